"""Law and facts together: the state of a game, what may be done in it, and what follows."""
