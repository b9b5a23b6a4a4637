"""The state of a review without a screen: place, points, answers, unfinished words, names of clauses."""
