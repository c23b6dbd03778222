"""A class plays the Council: a room on the local network, which students enter with browsers and a teacher runs."""
