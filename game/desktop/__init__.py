"""The game in a window."""
