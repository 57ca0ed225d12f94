"""Pages of the second tab for when people are here: stages, turns, votes, bargaining, room."""
