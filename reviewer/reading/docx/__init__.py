"""Word documents: the package, what stands in it, and every word of it in reading order."""
