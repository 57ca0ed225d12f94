"""Download what the records name, when asked and only then."""
