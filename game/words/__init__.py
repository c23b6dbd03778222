"""Names, labels, ballots and acts in words: one table for each, which all rooms above use."""
