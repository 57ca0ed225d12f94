"""The scenario dock and the pen."""
