"""What the words mean: tokens, numerals, quantities, deontic cues, labels, statutes. Word lists are TOML."""
