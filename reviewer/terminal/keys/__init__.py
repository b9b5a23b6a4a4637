"""What can be done, by which keys, and how it is found: help and palette."""
