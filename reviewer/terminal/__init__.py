"""The review room: the only room that knows textual."""
