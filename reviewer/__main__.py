"""`python -m reviewer` is the `reviewer` command."""

from reviewer.cli.main import enter

enter()
