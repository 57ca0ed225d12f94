"""Geometries for tests, as little-endian WKB."""

from __future__ import annotations

import struct


def rectangle(west: float, east: float, south: float, north: float) -> bytes:
    """Return a polygon of four corners."""
    ring = [(west, south), (east, south), (east, north), (west, north), (west, south)]
    return struct.pack("<BIII", 1, 3, 1, 5) + b"".join(struct.pack("<2d", *xy) for xy in ring)
