"""Recipes: what a result was made from, told without naming anybody."""

from __future__ import annotations

import json

import numpy as np
import pytest

from cm_civic_plugin.core.errors import BadInput
from cm_civic_plugin.core.opinion.recipe import make_recipe, posts_sha256, read_recipe
from tests.core.opinion.test_hotspots import areas, make_posts


def test_a_recipe_is_read_back():
    text = make_recipe("cmcivic:x", {"posts": "ab"}, {"SEED": 3, "TOPIC": "น้ำ"}, qgis="3.22")
    recipe = read_recipe(text)
    assert recipe["settings"] == {"SEED": 3, "TOPIC": "น้ำ"}
    assert recipe["versions"]["qgis"] == "3.22"
    assert recipe["versions"]["numpy"] == np.__version__
    assert "\n" not in text
    assert text == make_recipe(
        "cmcivic:x", {"posts": "ab"}, {"TOPIC": "น้ำ", "SEED": 3}, qgis="3.22"
    )


@pytest.mark.parametrize("text", ["", "x", "[]", "{}", '{"schema": 99, "settings": {}}', "null"])
def test_what_is_no_recipe(text):
    with pytest.raises(BadInput, match="carries no recipe"):
        read_recipe(text)


def test_a_newer_recipe_is_refused():
    recipe = json.loads(make_recipe("cmcivic:x", {}, {}))
    assert read_recipe(json.dumps(recipe))
    with pytest.raises(BadInput):
        read_recipe(json.dumps({**recipe, "schema": 2}))


def test_posts_of_another_import_have_the_same_digest_and_other_posts_another():
    x, y = [1.0, 2, 3, 4], [5.0, 6, 7, 8]
    one = make_posts(x, y, author=[900, 17, 900, -1])
    other_import = make_posts(x, y, author=[3, 88, 3, -1])
    digest = posts_sha256(one)
    assert len(digest) == 64
    assert posts_sha256(other_import) == digest
    for changed in (
        make_posts(x, y, author=[900, 17, 17, -1]),
        make_posts([1.0, 2, 3, 4.001], y, author=[900, 17, 900, -1]),
        make_posts(x, y, author=[900, 17, 900, -1], topics=["a", "", "", ""]),
        make_posts(x, y, author=[900, 17, 900, -1], day="2025-01-02"),
    ):
        assert posts_sha256(changed) != digest
    assert posts_sha256(one, areas(["a"], [1])) not in (
        digest,
        posts_sha256(one, areas(["b"], [1])),
    )
    assert posts_sha256(make_posts([], [])) != digest
