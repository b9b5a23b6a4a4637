"""Whole screens of rows to go through: a list, and what there is to say of the row chosen."""
