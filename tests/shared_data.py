"""Real data of other people, kept outside the project; tests skip where it is absent."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

SHARED = Path(os.environ.get("CM_CIVIC_SHARED", Path(__file__).parents[2] / "shared")) / "data"


def shared_file(name: str) -> Path:
    """Return the path of a shared test file, or skip the test saying which one is missing."""
    path = SHARED / name
    if not path.exists():
        pytest.skip(f"needs shared/data/{name}, which is not beside this checkout")
    return path
