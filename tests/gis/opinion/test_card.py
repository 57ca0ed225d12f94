"""The card of a cell: what is said, what is never said, and its course over time."""

from __future__ import annotations

import numpy as np
import pytest
from qgis.core import QgsFeature, QgsProject, QgsSettings, QgsVectorLayer
from qgis.PyQt.QtCore import QDate

from cm_civic_plugin.core.opinion.hotspots import PlacedPosts, find_hotspots
from cm_civic_plugin.gis.i18n import day_words, set_language
from cm_civic_plugin.gis.opinion import card, hotspot_words, waves_layer
from cm_civic_plugin.gis.opinion.making import Settings
from cm_civic_plugin.gis.opinion.maps import map_hotspots, map_waves
from cm_civic_plugin.gis.opinion.session import import_posts

HOT = {
    "cell_id": "250_1_2", "posts": 1234, "authors": 56, "rate": None, "gi_z": 5.0,
    "p_value": 0.0001, "class": 3, "suppressed": False, "top_words": "น้ำท่วม, ฝาท่อ",
    "topics": "น้ำท่วม (30); ถนน (7)", "first_seen": QDate(2025, 1, 3),
    "last_seen": QDate(2025, 12, 31), "robust": 1.0, "topic_share": None, "topic_lift": None,
}  # fmt: skip


@pytest.fixture(autouse=True)
def english():
    before = QgsSettings().value("cm_civic/language")
    set_language("en")
    yield
    QgsSettings().setValue("cm_civic/language", before)


def said(trend=None, abstract="", **changes):
    return " ".join(card.sentences({**HOT, **changes}, abstract, trend))


def quiet(_percent, _word):
    """Progress that nobody watches."""


def test_a_hot_cell_says_what_it_means_and_what_it_does_not():
    text = said()
    assert "more people speak than chance would bring (99 % sure)" in text
    assert "People: 56. Posts: 1,234." in text
    assert (
        "Posts by topic: Floods and standing water (น้ำท่วม) 30, Roads and their surface (ถนน) 7."
        in text
    )
    assert "น้ำท่วม, ฝาท่อ." in text
    assert "First post 3 Jan 2025, last post 31 Dec 2025." in text
    assert "stays so when the cells are made smaller or larger" in text
    assert "not that it is bad" in text
    assert "residents" not in text


@pytest.mark.parametrize(("class_", "sure"), [(1, 90), (2, 95), (3, 99)])
def test_each_class_has_its_certainty_and_its_direction(class_, sure):
    hot, cold = said(**{"class": class_}), said(**{"class": -class_})
    assert f"more people speak than chance would bring ({sure} % sure)" in hot
    assert f"fewer people speak than chance would bring ({sure} % sure)" in cold
    assert "not that all is well" in cold
    assert f"{sure} %" in card.heading({**HOT, "class": class_})


def test_a_cell_like_any_other_claims_nothing():
    text = said(**{"class": 0, "robust": None})
    assert "no more and no less than chance" in text
    assert "sure" not in text
    assert "cell sizes" not in text


def test_what_is_missing_is_passed_over():
    bare = card.sentences({"cell_id": "1", "suppressed": False, "class": 3})
    assert len(bare) == 2  # the meaning and what it does not mean
    assert "Nobody wrote in this cell" in said(posts=0, authors=0)


def test_what_more_fields_say():
    text = said(rate=12.34, robust=1 / 3, topic_share=0.25, topic_lift=2.0)
    assert "12.3 people per 1,000 residents" in text
    assert "only 1 of 3 cell sizes" in text
    assert "25 % wrote of the map's topic: 2.0 times" in text
    many = "; ".join(f"t{number} ({9 - number})" for number in range(8))
    assert "t5 4 and 2 more" in said(topics=many)


@pytest.mark.parametrize("suppressed", [True, 1, "true", None, "?"])
def test_a_withheld_cell_shows_nothing_even_where_a_layer_holds_numbers(suppressed):
    trend = card.Trend((8, 9), QDate(2025, 1, 1), QDate(2025, 2, 28), True, "new", "Waves")
    text = card.card_html({**HOT, "suppressed": suppressed}, "", "Map", trend)
    assert "withheld" in text
    for secret in ("56", "1,234", "น้ำท่วม", "2025", "99", "Waves"):
        assert secret not in text


@pytest.mark.parametrize("suppressed", [False, 0, "false", "0"])
def test_a_shown_cell_is_shown_however_its_file_says_so(suppressed):
    assert "1,234" in said(suppressed=suppressed)


def test_posts_are_not_called_people_where_no_author_is_named():
    at = np.full(30, 500_000.0) + np.arange(30)
    posts = {
        "x": at, "y": at + 1_500_000, "platform": np.zeros(30, dtype=int),
        "topics": np.full(30, "", dtype=object), "day": np.full(30, np.datetime64("2025-01-01")),
    }  # fmt: skip
    for author, people in ((np.full(30, -1), False), (np.arange(30), True)):
        found = find_hotspots(PlacedPosts(author=author, **posts))
        assert found.people_told_apart is people
        abstract = hotspot_words.abstract(found, 1, 5)
        for language in abstract.split("\n\n"):  # either language alone tells it
            assert card.counts_people(language) is people
    text = said(abstract="The export names no authors, so …", rate=2.0)
    assert "more posts than chance would bring" in text
    assert "How many people wrote them is not known" in text
    assert "2.0 posts per 1,000" in text
    assert "56" not in text
    # Without an abstract it is only sure where the two numbers differ.
    assert "not known" in said(authors=1234)
    assert "People: 56." in said()


def test_what_comes_from_data_is_escaped():
    text = card.card_html({**HOT, "topics": "<b>x</b> (3)", "top_words": "<img>"}, "", "<i>Map")
    assert "<img" not in text
    assert "<b>" not in text
    assert "<i>" not in text
    assert "&lt;img&gt;" in text


def test_thai_days_have_the_buddhist_year():
    set_language("th")
    assert day_words(QDate(2025, 1, 3)) == "3 ม.ค. 2568"
    assert card.heading(HOT) == "จุดร้อน มั่นใจ 99 %"


@pytest.fixture(scope="module")
def maps(tmp_path_factory, qgis_app):
    """Ten people a month in one place, but two in February and none in March; a second place."""
    pytest.importorskip("pandas")
    lines = ["lat,lon,date,text,topic,author"]
    number = 0
    for month, people in ((1, 10), (2, 2), (3, 0), (4, 20)):
        for lat, topic in ((18.790, "น้ำ"), (18.810, "ไฟ")):
            for day in range(people if topic == "น้ำ" else 12):
                number += 1
                lines.append(
                    f"{lat + number * 1e-6:.6f},98.980,2025-{month:02d}-{day + 1:02d} 10:00,ก,{topic},u{number}"
                )
    folder = tmp_path_factory.mktemp("maps")
    path = folder / "export.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    imported = import_posts(path, quiet)
    hot = map_hotspots(imported, Settings(cell_size=400), folder / "hot.gpkg", quiet)
    waves = map_waves(imported, Settings(cell_size=400), folder / "waves.gpkg", quiet)
    on_topic = map_waves(
        imported, Settings(cell_size=400, topic="น้ำ"), folder / "topic.gpkg", quiet
    )
    return hot, waves, on_topic


def add(layer):
    project = QgsProject.instance()
    project.addMapLayer(layer, False)
    project.layerTreeRoot().insertLayer(0, layer)
    return layer


def busiest(layer):
    return max(layer.getFeatures('not "suppressed" and "posts" < 40'), key=lambda f: f["posts"])


def test_the_course_of_a_cell_has_zeros_and_gaps(qgis_new_project, maps):
    hot, waves, _on_topic = maps
    layer = add(hot.open()[0])
    cell = busiest(layer)
    assert cell["posts"] == 32
    assert card.find_trend(QgsProject.instance(), layer, cell) is None  # no waves yet
    add(waves.open()[1])  # which has no steps
    steps = add(waves.open()[0])
    trend = card.find_trend(QgsProject.instance(), layer, cell)
    # Two people are too few to be shown; then neither are the ten, as the map shows all 32.
    assert trend.counts == (None, None, 0, 20)
    assert (trend.first, trend.last) == (QDate(2025, 1, 1), QDate(2025, 4, 30))
    assert trend.of_people
    assert trend.layer == steps.name()


def test_waves_of_another_topic_or_other_cells_are_not_its_course(qgis_new_project, maps):
    hot, _waves, on_topic = maps
    layer = add(hot.open()[0])
    add(on_topic.open()[0])
    assert card.find_trend(QgsProject.instance(), layer, busiest(layer)) is None


def test_a_withheld_cell_has_no_course(qgis_new_project, maps):
    hot, waves, _on_topic = maps
    layer = add(hot.open()[0])
    add(waves.open()[0])
    cell = QgsFeature(busiest(layer))
    cell["suppressed"] = True
    assert card.find_trend(QgsProject.instance(), layer, cell) is None


def test_a_hotspot_map_is_told_from_waves(maps):
    hot, waves, _on_topic = maps
    assert card.is_hotspot_layer(hot.open()[0])
    assert not card.is_hotspot_layer(waves.open()[0])
    assert not card.is_hotspot_layer(waves.open()[1])
    assert not card.is_hotspot_layer(None)
    assert not card.is_hotspot_layer(QgsVectorLayer("Point?field=cell_id:string", "x", "memory"))


def test_the_pattern_of_its_waves_is_said():
    days = (QDate(2025, 1, 1), QDate(2025, 2, 28))
    trend = card.Trend((8, 9), *days, True, "persistent", "Waves")
    assert waves_layer.PATTERN_WORDS["persistent"][0] in said(trend)
    cold = card.Trend((8, 9), *days, True, "cold_new", "Waves")
    assert "Over time: Cold (from Waves)." in said(cold)
    none = card.Trend((8, 9), *days, True, "none", "Waves")
    assert "Over time" not in said(none)
