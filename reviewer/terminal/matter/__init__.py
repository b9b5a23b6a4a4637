"""A negotiation of several rounds on the screen."""
