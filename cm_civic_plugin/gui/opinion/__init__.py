"""The opinion dock."""
