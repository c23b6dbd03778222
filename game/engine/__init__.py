"""Law and facts together: one state, what may be done in it, and what follows."""
