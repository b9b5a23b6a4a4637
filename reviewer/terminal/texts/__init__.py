"""The page of the two texts: blocks, their setting in lines, and the pane that shows them."""
