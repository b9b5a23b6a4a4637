"""The command: arguments, output, exit codes. Heavy rooms are imported inside the command that needs them."""
