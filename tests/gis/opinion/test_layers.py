"""The layers themselves: what they hold, say, and look like."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest
from qgis.core import NULL, QgsSettings, QgsVectorLayer

from cm_civic_plugin.core.errors import BadOutput
from cm_civic_plugin.core.opinion.hotspots import PlacedPosts, find_hotspots
from cm_civic_plugin.core.opinion.post_table import ReadReport
from cm_civic_plugin.core.opinion.reading import read_all, read_posts
from cm_civic_plugin.gis.i18n import set_language
from cm_civic_plugin.gis.opinion import hotspot_words
from cm_civic_plugin.gis.opinion.hotspot_style import style
from cm_civic_plugin.gis.opinion.hotspots_layer import (
    make_metadata,
    open_hotspots,
    write_hotspots,
)
from cm_civic_plugin.gis.opinion.placed_posts import from_source, from_table
from cm_civic_plugin.gis.opinion.posts_layer import FIELDS, make_features, make_fields
from cm_civic_plugin.gis.opinion.report_words import details, headline, recognised


@pytest.fixture(autouse=True)
def english():
    before = QgsSettings().value("cm_civic/language")
    set_language("en")
    yield
    QgsSettings().setValue("cm_civic/language", before)


def gathering(count=80):
    chance = np.random.default_rng(2)
    x = np.concatenate([chance.uniform(497_000, 501_000, 300), chance.normal(499_000, 90, count)])
    y = np.concatenate(
        [chance.uniform(2_076_000, 2_080_000, 300), chance.normal(2_078_000, 90, count)]
    )
    n = len(x)
    return find_hotspots(
        PlacedPosts(
            x, y, np.full(n, -1), np.zeros(n, dtype=int), np.array(["ไฟ"] * n, dtype=object),
            np.full(n, np.datetime64("2025-02-03")),
        ),
    )  # fmt: skip


def write(found, path):
    text = hotspot_words.abstract(found, 1, 5)
    return write_hotspots(found, path, make_metadata("title", text))


def test_posts_layer_has_no_text_and_no_number(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text(
        "id,lat,lon,text,author,likes\nA1,18.79,98.98,ลับ,ก,7\nA2,,,ลับ,ข,\n", encoding="utf-8"
    )
    posts, _ = read_all(path)
    features = list(make_features(posts))
    assert make_fields().names() == [
        "platform", "created_at", "place_source", "place_id", "place_confidence", "topic",
        "reactions", "author_no", "source_row",
    ]  # fmt: skip
    assert [feature.hasGeometry() for feature in features] == [True, False]
    assert features[0].geometry().asWkt(2) == "Point (98.98 18.79)"
    assert features[0]["reactions"] == 7
    assert features[0]["author_no"] != features[1]["author_no"]
    assert not any("ลับ" in str(feature.attributes()) for feature in features)


def test_a_layer_and_a_table_give_the_same_posts(tmp_path):
    path = tmp_path / "a.csv"
    rows = "".join(f"18.{n},98.{n},2025-01-{n} 23:00,ก;ข,u{n % 3}\n" for n in range(10, 30))
    path.write_text("lat,lon,date,topic,author\n" + rows, encoding="utf-8")
    posts, _ = read_all(path)
    layer = QgsVectorLayer("Point?crs=EPSG:4326", "posts", "memory")
    layer.dataProvider().addAttributes(make_fields().toList())
    layer.updateFields()
    layer.dataProvider().addFeatures(list(make_features(posts)))
    one, two = from_table(posts), from_source(layer)
    for name in ("x", "y", "author", "platform", "topics", "day"):
        assert getattr(one, name).tolist() == getattr(two, name).tolist(), name
    assert str(one.day[0]) == "2025-01-10"


def test_a_stance_is_never_in_a_layer_of_points(tmp_path):
    path = tmp_path / "a.csv"
    rows = "18.79,98.98,เห็นด้วย\n18.8,98.99,ขอคัดค้าน\n" * 6
    path.write_text("lat,lon,text\n" + rows, encoding="utf-8")
    (posts,) = read_posts(path, ReadReport(), with_stance=True)
    assert set(posts["stance"]) == {"support", "against"}
    assert "stance" not in {name for name, _kind in FIELDS}
    features = list(make_features(posts))
    assert len(features) == 12
    assert not any(
        word in str(value)
        for feature in features
        for value in feature.attributes()
        for word in ("support", "against", "unclear")
    )
    assert from_table(posts).stance.tolist() == ["support", "against"] * 6
    layer = QgsVectorLayer("Point?crs=EPSG:4326", "posts", "memory")
    layer.dataProvider().addAttributes(make_fields().toList())
    layer.updateFields()
    layer.dataProvider().addFeatures(features)
    assert from_source(layer).stance is None


def test_reactions_come_from_a_table_and_a_layer_alike(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("lat,lon,text,likes\n18.7,98.9,ก,3\n18.7,98.9,ข,\n18.7,98.9,ค,0\n", "utf-8")
    posts, _ = read_all(path)
    layer = QgsVectorLayer("Point?crs=EPSG:4326", "posts", "memory")
    layer.dataProvider().addAttributes(make_fields().toList())
    layer.updateFields()
    layer.dataProvider().addFeatures(list(make_features(posts)))
    for made in (from_table(posts), from_source(layer)):
        assert np.array_equal(made.reactions, [3, np.nan, 0], equal_nan=True)
    posts["reactions"] = None
    posts["reactions"] = posts["reactions"].astype("Int64")
    assert from_table(posts).reactions is None
    assert from_table(posts.drop(columns="stance")).stance is None  # kept by an older plugin


def test_reactions_and_stances_of_cells_are_written_or_withheld(tmp_path):
    n = 40
    x = np.append(np.full(30, 499_000.0), 501_000.0 + np.repeat(np.arange(5), 2) * 300)
    posts = PlacedPosts(
        x, np.full(n, 2_078_000.0), np.arange(n), np.zeros(n, dtype=int),
        np.array([""] * n, dtype=object), np.full(n, np.datetime64("2025-02-03")),
        np.full(n, 2.0e9), np.array(["support"] * 12 + ["against"] * 2 + [""] * 16
                                    + ["against"] * 10, dtype=object),
    )  # fmt: skip
    layer = open_hotspots(write(find_hotspots(posts), tmp_path / "hot.gpkg"))
    assert layer.fields().names()[-2:] == ["reactions", "stance"]
    shown = list(layer.getFeatures('"authors" > 0'))
    assert [(f["authors"], f["stance"]) for f in shown] == [(30, "support (12); other (18)")]
    assert shown[0]["reactions"] == 2**31 - 1  # as much as the field holds
    hidden = list(layer.getFeatures('"suppressed"'))
    assert len(hidden) == 5
    assert all(f[name] in (None, NULL) for f in hidden for name in ("reactions", "stance"))
    assert not any("against" in str(f.attributes()) for f in layer.getFeatures())


def test_written_layer_says_what_it_is(tmp_path):
    found = gathering()
    layer = open_hotspots(write(found, tmp_path / "new" / "hot.gpkg"))
    assert layer.isValid()
    assert layer.featureCount() == len(found.cells)
    abstract = layer.metadata().abstract()
    assert "posts are counted, not people" in abstract
    assert "นับเป็นจำนวนเรื่อง" in abstract
    assert f"{found.hot} hot and {found.cold} cold cells of {len(found.cells)}" in abstract
    assert [file.name for file in (tmp_path / "new").iterdir()] == ["hot.gpkg"]
    cells = [feature.geometry() for feature in layer.getFeatures()]
    assert all(cell.isGeosValid() for cell in cells)
    assert cells[0].area() == pytest.approx(250**2 * 3**0.5 / 2)


def test_no_hotspot_is_said_as_an_answer():
    nothing = gathering(count=0)
    english, thai = hotspot_words.summary(nothing)
    assert english.startswith(
        f"No hotspot at this level: 300 of about {nothing.needed} posts needed"
    )
    assert thai.startswith("ไม่พบจุดร้อน")
    assert f"300 จากประมาณ {nothing.needed}" in thai
    english, thai = hotspot_words.summary(replace(nothing, needed=None))
    assert english.startswith("No hotspot at this level: 300 posts in")
    assert thai.startswith("ไม่พบจุดร้อน")


def test_cells_too_small_for_the_posts_are_advised_against():
    side = 20_000 * np.random.default_rng(3).uniform(size=(2, 60))
    n = 60
    found = find_hotspots(
        PlacedPosts(*side, np.full(n, -1), np.zeros(n, dtype=int), np.array([""] * n, dtype=object),
                    np.full(n, np.datetime64("NaT", "D")))
    )  # fmt: skip
    english, _ = hotspot_words.advice(found)
    size = int(english.split(" of about ")[1].split()[0])
    cells = len(found.cells) * (250 / size) ** 2
    assert 0.9 < 60 / cells < 1.2


def test_legend_in_both_languages(tmp_path):
    layer = open_hotspots(write(gathering(), tmp_path / "hot.gpkg"))
    for code, hot, withheld in (("en", "Hot, 99 %", "Withheld"), ("th", "จุดร้อน", "ปิดไว้")):
        set_language(code)
        style(layer)
        labels = [category.label() for category in layer.renderer().categories()]
        assert labels[0].startswith(hot)
        assert labels[-1].startswith(withheld)
        assert len(labels) == 8
    suppressed = next(layer.getFeatures('"suppressed"'))
    hottest = next(layer.getFeatures('"class" = 3'))
    renderer = layer.renderer()
    from qgis.core import QgsRenderContext

    context = QgsRenderContext()
    context.expressionContext().setFields(layer.fields())
    renderer.startRender(context, layer.fields())
    colours = []
    for feature in (suppressed, hottest):
        context.expressionContext().setFeature(feature)
        colours.append(renderer.symbolForFeature(feature, context).color().name())
    renderer.stopRender(context)
    assert colours == ["#969696", "#a63603"]


def test_a_folder_that_cannot_be_written_is_said(tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("x", encoding="utf-8")
    with pytest.raises(BadOutput, match="cannot be written"):
        write(gathering(), blocked / "hot.gpkg")
    assert [file.name for file in tmp_path.iterdir()] == ["file"]


def test_report_in_plain_words(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("lat,lon,text\n18.7,98.9,โทร 081-234-5678\n98.9,18.7,ก\n0,0,ข\n", "utf-8")
    _, report = read_all(path)
    assert headline(report) == "3 rows read, 3 kept, 2 of them with a place."
    assert recognised(report).startswith("Recognised as CSV: no platform")
    lines = details(report)
    assert any("(0, 0)" in line and "rows 4)" in line for line in lines)
    assert "Mended: 1 × latitude and longitude swapped back (for example rows 3)" in lines
    assert "Taken out of the text: 1 × phone number or id number" in lines
    assert "081" not in json.dumps(lines) + report.to_json()
