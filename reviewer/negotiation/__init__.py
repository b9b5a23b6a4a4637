"""What the lawyer answers, and where it is kept."""
