"""What matters, in one page."""
