"""Who chooses for a seat that no person holds, from a briefing and what is open."""
