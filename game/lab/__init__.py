"""The laboratory: many games played by delegations, and what they show; the tests themselves put to the test."""
