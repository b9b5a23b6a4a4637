"""The `reviewer` command: arguments in, text and exit status out; rooms are opened where they are needed."""
