"""What is printed of a game and of a scenario: the record, votes, participation, two courses, and handouts for a class.

A page is a `Document` (`documents.py`), which HTML, PDF and Word files are made of; no other file of this room knows
how any of them is written.
"""
