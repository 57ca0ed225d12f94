"""The area a hotspot map covers, taken from a city pack."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np

from ...core.errors import BadInput, msg
from .placed_posts import CRS, transform

_STEPS = 20


def pack_outline(folder: Path) -> np.ndarray:
    """Return the outline (k, 2) of a city pack's area, in EPSG:32647 metres.

    Raises:
        BadInput: the folder has no ``pack.json``, or it states no area.
    """
    path = folder / "pack.json"
    try:
        west, south, east, north = map(float, json.loads(path.read_text(encoding="utf-8"))["area"])
        if not (-180 <= west < east <= 180 and -90 <= south < north <= 90):
            raise ValueError("an empty area")
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BadInput(
            msg(
                "{folder} is no city pack whose area can be read. Choose a folder that Build made."
            ),
            folder=str(folder),
        ) from error
    # A side that is straight in degrees bends in metres: it is followed in twenty steps.
    corners = np.array([[west, south], [east, south], [east, north], [west, north], [west, south]])
    share = np.linspace(0, 1, _STEPS, endpoint=False)[:, None]
    sides = [start + (end - start) * share for start, end in zip(corners, corners[1:])]
    ring = np.concatenate(sides)
    return transform(ring[:, 0], ring[:, 1], None, CRS)
