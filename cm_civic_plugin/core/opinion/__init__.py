"""Readers of platform exports, the post table, privacy and hotspot statistics."""
