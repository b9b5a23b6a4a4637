"""Mechanical changes put into whole contracts, and whether each is told as what it is."""
