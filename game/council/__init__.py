"""The law of the Council: who sits, how it votes, what comes in which order."""
