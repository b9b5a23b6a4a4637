"""From nothing, or two paths, to a review on the screen: start, progress, what was opened lately."""
