"""The third tab: comparing, agreement, indicators, film."""
