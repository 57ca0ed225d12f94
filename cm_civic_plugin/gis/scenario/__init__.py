"""The workshop file and its layers."""
