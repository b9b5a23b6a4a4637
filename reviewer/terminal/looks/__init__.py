"""Words with a role, the looks of roles by theme, and the pane of lines."""
