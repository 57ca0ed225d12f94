"""The SHA-256 of a file: what names an extract, a source or a file of an offline pack for good."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

_BLOCK = 1 << 20


def sha256(path: Path, tick: Callable[[int], None] = lambda _size: None) -> str:
    """Return a file's SHA-256; ``tick`` gets the bytes read and may raise to cancel."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        for block in iter(lambda: file.read(_BLOCK), b""):
            digest.update(block)
            tick(len(block))
    return digest.hexdigest()
