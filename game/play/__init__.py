"""The one door through which a game is played, and its journal."""
