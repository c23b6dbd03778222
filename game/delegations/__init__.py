"""Who chooses for a seat, and for what reasons."""
