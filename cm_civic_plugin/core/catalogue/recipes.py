"""Recipes: named bundles of layers for a question, read from ``resources/recipes.yaml``."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from ..errors import BadInput, msg
from ..resources import RECIPES
from ..yaml_file import read_yaml
from .records import catalogue

_TEXTS = ("title", "question", "reading", "caution")


@dataclass(frozen=True)
class RecipeLayer:
    """One layer of a recipe, and whether it starts switched on."""

    id: str
    visible: bool = True


@dataclass(frozen=True)
class Recipe:
    """A bundle of layers, from top to bottom, and its texts by key and language."""

    id: str
    layers: tuple[RecipeLayer, ...]
    texts: dict[str, str]

    def text(self, key: str, language: str) -> str:
        """Return ``title``, ``question``, ``reading`` or ``caution`` in ``"th"`` or ``"en"``."""
        return self.texts[f"{key}_{language}"]

    def title(self, language: str) -> str:
        """Return the title in ``"th"`` or ``"en"``."""
        return self.text("title", language)


def load_recipes(path: Path, known: Collection[str]) -> tuple[Recipe, ...]:
    """Read recipes whose layers are all among the ids ``known``.

    Raises BadInput naming the file, the recipe, its key and the reason.
    """
    content = read_yaml(path)
    found = content.get("recipes") if isinstance(content, dict) else None
    if not isinstance(found, list) or not found:
        raise BadInput(msg("{file} has no list called recipes. Add one."), file=path.name)
    made: list[Recipe] = []
    for number, data in enumerate(found, 1):
        recipe_id = data.get("id") if isinstance(data, dict) else None
        name = str(recipe_id or f"no. {number}")
        if not isinstance(recipe_id, str) or recipe_id in {recipe.id for recipe in made}:
            raise _bad(path, name, "id", "is missing or used twice")
        for key in _TEXTS:
            for language in ("en", "th"):
                text = data.get(f"{key}_{language}")
                if not isinstance(text, str) or not text.strip():
                    raise _bad(path, name, f"{key}_{language}", "is missing or empty")
        made.append(
            Recipe(
                recipe_id,
                tuple(_layers(path, name, data.get("layers"), known)),
                {
                    f"{key}_{language}": data[f"{key}_{language}"].strip()
                    for key in _TEXTS
                    for language in ("en", "th")
                },
            )
        )
    return tuple(made)


def _layers(path: Path, name: str, found: Any, known: Collection[str]) -> list[RecipeLayer]:
    if not isinstance(found, list) or not found:
        raise _bad(path, name, "layers", "is missing or empty")
    layers: list[RecipeLayer] = []
    for item in found:
        layer_id = item.get("id") if isinstance(item, dict) else None
        if layer_id not in known:
            raise _bad(path, name, "layers", f"{layer_id} is no layer of the catalogue")
        if layer_id in {layer.id for layer in layers}:
            raise _bad(path, name, "layers", f"{layer_id} is listed twice")
        visible = item.get("visible", True)
        if not isinstance(visible, bool):
            raise _bad(path, name, "layers", f"visible of {layer_id} is neither true nor false")
        layers.append(RecipeLayer(layer_id, visible))
    return layers


def _bad(path: Path, recipe: str, key: str, reason: str) -> BadInput:
    return BadInput(
        msg("{file}, recipe {recipe}, key {key}: {reason}. Mend the recipe."),
        file=path.name,
        recipe=recipe,
        key=key,
        reason=reason,
    )


@lru_cache(maxsize=1)
def recipes() -> tuple[Recipe, ...]:
    """Return the plugin's own recipes, read at their first use."""
    return load_recipes(RECIPES, {record.id for record in catalogue().records})
