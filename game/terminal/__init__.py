"""The same game in text."""
