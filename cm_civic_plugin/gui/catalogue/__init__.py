"""The catalogue dock."""
