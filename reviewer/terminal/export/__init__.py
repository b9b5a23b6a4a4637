"""Writing the review to a file from inside: what for whom, a look at it, where it went."""
