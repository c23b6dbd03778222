"""Names, labels, ballots and acts in words: one table for each, which window, terminal and record use."""
