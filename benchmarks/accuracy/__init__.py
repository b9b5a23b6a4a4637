"""How right the findings are: contracts with edits marked in place, null pairs, and the score of both."""
