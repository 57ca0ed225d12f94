"""Futures, elements and the journal of what was drawn."""
