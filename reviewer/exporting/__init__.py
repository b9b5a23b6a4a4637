"""One writer a format over the same values."""
