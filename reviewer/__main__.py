"""`python -m reviewer` is the `reviewer` command."""

from reviewer.cli.main import main

raise SystemExit(main())
