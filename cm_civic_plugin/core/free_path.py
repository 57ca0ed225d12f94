"""A name for a new file or folder that nothing has yet."""

from __future__ import annotations

from pathlib import Path


def free_path(path: Path) -> Path:
    """Return the path, or the first of ``name_2``, ``name_3``… where there is something."""
    number, free = 1, path
    while free.exists():
        number += 1
        free = path.with_name(f"{path.stem}_{number}{path.suffix}")
    return free
