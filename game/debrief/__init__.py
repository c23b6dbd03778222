"""What a finished game means: the only room that reads secrets, and the pages of it."""
