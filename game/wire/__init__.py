"""A game on the wire: what a seat may know and do, as messages from which another process can put any act together."""
