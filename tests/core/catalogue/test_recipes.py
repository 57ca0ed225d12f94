"""The recipes' file: bilingual, of known layers, and refused kindly where it is broken."""

from __future__ import annotations

import copy

import pytest
import yaml

from cm_civic_plugin.core.catalogue.recipes import load_recipes, recipes
from cm_civic_plugin.core.catalogue.records import catalogue
from cm_civic_plugin.core.errors import BadInput
from cm_civic_plugin.core.resources import RECIPES

KNOWN = {record.id for record in catalogue().records}
WRITTEN = yaml.safe_load(RECIPES.read_text(encoding="utf-8"))


@pytest.mark.parametrize("recipe", recipes(), ids=lambda recipe: recipe.id)
def test_each_says_in_both_languages_what_to_look_for_and_what_not(recipe):
    for key in ("title", "question", "reading", "caution"):
        thai, english = recipe.text(key, "th"), recipe.text(key, "en")
        assert any("ก" <= letter <= "ฮ" for letter in thai)
        assert english.isascii() or "é" in english
        assert not any("ก" <= letter <= "ฮ" for letter in english)
    assert recipe.text("question", "en").endswith("?")
    assert len(recipe.layers) >= 5
    assert any(layer.visible for layer in recipe.layers)


def test_all_eight_themes_are_of_use_in_some_recipe():
    used = {catalogue().record(layer.id).theme.id for r in recipes() for layer in r.layers}
    assert used == {theme.id for theme in catalogue().themes}


def test_those_the_work_asks_for_are_there():
    assert {"flood_and_schools", "heritage_under_pressure", "walkable_to_green"} <= {
        recipe.id for recipe in recipes()
    }
    assert len(recipes()) >= 8


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda d: d["recipes"][0].pop("reading_th"), "flood_and_schools, key reading_th"),
        (lambda d: d["recipes"][1].update(title_en=" "), "heritage_under_pressure, key title_en"),
        (lambda d: d["recipes"][0]["layers"].append({"id": "moon"}), "moon is no layer"),
        (lambda d: d["recipes"][0]["layers"].append({"id": "bridges"}), "bridges is listed twice"),
        (lambda d: d["recipes"][0]["layers"][0].update(visible="yes"), "neither true nor false"),
        (lambda d: d["recipes"][2].update(id="flood_and_schools"), "used twice"),
        (lambda d: d["recipes"][2].update(layers=[]), "layers: is missing or empty"),
        (lambda d: d.update(recipes={}), "no list called recipes"),
    ],
)
def test_a_broken_recipe_is_named(tmp_path, spoil, said):
    content = copy.deepcopy(WRITTEN)
    spoil(content)
    path = tmp_path / "mine.yaml"
    path.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
    with pytest.raises(BadInput, match=said) as caught:
        load_recipes(path, KNOWN)
    assert "mine.yaml" in str(caught.value)
