"""The review room: outline, texts and finding, and what can be done there."""
