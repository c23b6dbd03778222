"""What a game leaves behind: records, tallies, ledger and debrief."""
