"""The law of the Council: membership, meetings, motions, papers, votes. Knows nothing of the world outside."""
