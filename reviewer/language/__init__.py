"""What the words mean: tokens, numerals, quantities, deontic cues, party labels, statutes. Word lists are TOML."""
