"""What can be foreseen, by anybody or by one seat: positions, ballots, the days that are left, and why."""
