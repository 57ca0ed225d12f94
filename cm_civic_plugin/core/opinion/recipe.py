"""The recipe of a result: what it was made from and how, so that it can be made again."""

from __future__ import annotations

import hashlib
import json
import platform
from typing import Any

import numpy as np

from ..errors import BadInput, msg
from ..resources import plugin_version
from .hotspots import PlacedPosts
from .libraries import find_scipy
from .spread import AreaPosts

SCHEMA = 1


def make_recipe(
    made_by: str, inputs: dict[str, Any], settings: dict[str, Any], **versions: str
) -> str:
    """Return a recipe as one line of JSON.

    The same inputs and settings give the same features, byte for byte, in the same versions.

    Args:
        made_by: the id of the algorithm.
        inputs: what each input is -> the SHA-256 of its file, or ``posts_sha256`` of posts.
        settings: every setting that changes the result, seeds among them.
        versions: of further programs, QGIS for one.
    """
    scipy = find_scipy("version")
    versions = {
        "plugin": plugin_version(),
        "python": platform.python_version(),
        "numpy": np.__version__,
        "scipy": scipy.version if scipy else "",
        **versions,
    }
    recipe = {
        "schema": SCHEMA,
        "made_by": made_by,
        "inputs": inputs,
        "settings": settings,
        "versions": versions,
    }
    return json.dumps(recipe, ensure_ascii=False, sort_keys=True)


def read_recipe(text: str) -> dict[str, Any]:
    """Return a recipe from its JSON.

    Raises:
        BadInput: it is none, or one of a newer plugin.
    """
    try:
        recipe = json.loads(text)
        known = recipe["schema"] <= SCHEMA and isinstance(recipe["settings"], dict)
        known = known and isinstance(recipe["inputs"], dict) and isinstance(recipe["made_by"], str)
    except (ValueError, KeyError, TypeError):
        known = False
    if not known:
        raise BadInput(msg("The layer carries no recipe that this version of the plugin can read."))
    return recipe


def posts_sha256(posts: PlacedPosts, areas: AreaPosts | None = None) -> str:
    """Return the SHA-256 of posts, the same for every import of one file.

    The numbers that stand for authors differ from import to import: they are taken in the order in
    which they first come.
    """
    digest = hashlib.sha256()
    for values in (posts.x, posts.y):
        digest.update(np.ascontiguousarray(values, dtype="<f8").tobytes())
    for some in (posts, areas):
        if some is None or not len(some.author):
            continue
        for values in (
            _by_coming(some.author),
            some.platform,
            some.day.astype("datetime64[D]").astype(np.int64),
        ):
            digest.update(np.ascontiguousarray(values, dtype="<i8").tobytes())
        digest.update("\x00".join(some.topics.tolist()).encode())
    if posts.reactions is not None:
        digest.update(np.nan_to_num(posts.reactions, nan=-1).astype("<f8").tobytes())
    if areas is not None:
        digest.update("\x00".join(areas.place_id.tolist()).encode())
    return digest.hexdigest()


def _by_coming(author: np.ndarray) -> np.ndarray:
    """Return the authors numbered in the order in which they first come, -1 where there is none."""
    _, first, number = np.unique(author, return_index=True, return_inverse=True)
    order = np.empty(len(first), dtype=np.int64)
    order[np.argsort(first)] = np.arange(len(first))
    return np.where(author < 0, -1, order[number])
