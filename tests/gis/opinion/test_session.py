"""The dock's work without a dock: import, map, words, waves, and all of it again."""

from __future__ import annotations

import json

import pytest
from qgis.core import QgsDistanceArea, QgsPointXY, QgsProject, QgsSettings

from cm_civic_plugin.core.errors import BadInput
from cm_civic_plugin.core.opinion.words import cutter
from cm_civic_plugin.gis.i18n import set_language
from cm_civic_plugin.gis.opinion.hotspots_layer import recipe_of
from cm_civic_plugin.gis.opinion.making import Settings
from cm_civic_plugin.gis.opinion.maps import map_hotspots, map_points, map_waves, run_again
from cm_civic_plugin.gis.opinion.session import import_posts, suggest
from cm_civic_plugin.gis.opinion.waves_layer import set_project_time

SECRET = "ความลับหนึ่งเดียว"


@pytest.fixture(autouse=True)
def english():
    before = QgsSettings().value("cm_civic/language")
    set_language("en")
    cutter.cache_clear()
    yield
    QgsSettings().setValue("cm_civic/language", before)


def quiet(_percent, _word):
    """Progress that nobody watches."""


@pytest.fixture
def export(tmp_path):
    """Flood in one place, roads in another, two months, and words that one person alone used."""
    lines = ["lat,lon,date,text,topic,author"]
    for number in range(120):
        lat, lon, text, topic = (
            (18.790, 98.980, "น้ำท่วม ถนน", "น้ำ")
            if number % 2
            else (18.800, 98.990, "ไฟทาง ถนน", "ไฟ")
        )
        text += f" {SECRET}" if number == 7 else ""
        month = 1 if number < 60 else 3
        lat += number * 2e-6  # or it would be taken for a geocoder's fallback point
        lines.append(
            f"{lat:.6f},{lon},2025-0{month}-{1 + number % 27:02d} 10:00,{text},{topic},u{number}"
        )
    path = tmp_path / "export.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def rows_of(layer):
    return [(f.geometry().asWkb().data(), str(f.attributes())) for f in layer.getFeatures()]


def test_words_come_from_texts_in_memory_and_rare_ones_nowhere(export, tmp_path):
    imported = import_posts(export, quiet)
    assert "text" not in imported.posts.columns
    made = map_hotspots(imported, Settings(cell_size=400), tmp_path / "hot.gpkg", quiet)
    (layer,) = made.open()
    words = {f["top_words"] for f in layer.getFeatures('"top_words" is not null')}
    assert words == {"น้ำท่วม", "ไฟทาง"}
    assert SECRET.encode() not in (tmp_path / "hot.gpkg").read_bytes()
    bare = import_posts(export, quiet, keep_texts=False)
    assert bare.texts is None
    layer = map_hotspots(bare, Settings(cell_size=400), tmp_path / "bare.gpkg", quiet).open()[0]
    assert not list(layer.getFeatures('"top_words" is not null'))


def test_running_again_gives_the_same_bytes_from_another_import(export, tmp_path):
    settings = Settings(cell_size=400, min_people=4, topic="น้ำ")
    first = map_hotspots(import_posts(export, quiet), settings, tmp_path / "a.gpkg", quiet).open()[
        0
    ]
    imported = import_posts(export, quiet)
    again = run_again(imported, recipe_of(first), tmp_path / "b.gpkg", quiet).open()[0]
    assert rows_of(first) == rows_of(again)
    assert recipe_of(first) == recipe_of(again)
    export.write_text(export.read_text("utf-8").replace("u3\n", "u5\n"), encoding="utf-8")
    with pytest.raises(BadInput, match="not the file that the map was made from"):
        run_again(import_posts(export, quiet), recipe_of(first), tmp_path / "c.gpkg", quiet)
    with pytest.raises(BadInput, match="carries no recipe"):
        run_again(imported, "", tmp_path / "c.gpkg", quiet)
    assert not (tmp_path / "c.gpkg").exists()


def test_waves_are_two_layers_of_one_file_and_made_again(export, tmp_path, qgis_new_project):
    imported = import_posts(export, quiet)
    settings = Settings(cell_size=400, step="month", cut="2025-02-15")
    made = map_waves(imported, settings, tmp_path / "waves.gpkg", quiet)
    steps, cells = made.open()
    assert steps.isValid()
    assert cells.isValid()
    assert steps.temporalProperties().isActive()
    assert cells.featureCount() == len(made.waves.cells)
    assert {f["before"] for f in cells.getFeatures('"before" is not null')} >= {30}
    set_project_time(QgsProject.instance(), made.waves)
    assert not QgsProject.instance().timeSettings().temporalRange().isInfinite()
    again = run_again(imported, recipe_of(steps), tmp_path / "again.gpkg", quiet)
    assert rows_of(again.open()[0]) == rows_of(steps)
    assert rows_of(again.open()[1]) == rows_of(cells)
    assert [file.name for file in tmp_path.glob(".*")] == []


def test_masked_points_are_moved_and_tell_neither_author_nor_row(export, tmp_path):
    imported = import_posts(export, quiet)
    made = map_points(imported, Settings(mask_m=200), tmp_path / "points.gpkg", quiet)
    (layer,) = made.open()
    assert layer.featureCount() == len(imported.posts) == 120
    assert layer.crs().authid() == "EPSG:4326"
    names = layer.fields().names()
    assert not {"author_no", "source_row", "text", "post_id"} & set(names)
    exact = {(lon, lat) for lon, lat in zip(imported.posts["lon"], imported.posts["lat"])}
    metres = QgsDistanceArea()
    metres.setEllipsoid("WGS84")
    for feature in layer.getFeatures():
        point = feature.geometry().asPoint()
        assert (point.x(), point.y()) not in exact
        nearest = min(metres.measureLine(point, QgsPointXY(*place)) for place in exact)
        assert nearest < 201
    assert "200" in layer.metadata().abstract()
    on_topic = map_points(imported, Settings(topic="น้ำ"), tmp_path / "topic.gpkg", quiet)
    assert on_topic.open()[0].featureCount() == 60


def test_with_stances_a_map_is_made_again_too(export, tmp_path):
    text = export.read_text("utf-8").replace("น้ำท่วม ถนน", "เห็นด้วยกับการแก้น้ำท่วม")
    export.write_text(text, encoding="utf-8")
    imported = import_posts(export, quiet, with_stance=True)
    assert imported.report.suggested_stances == 60
    settings = Settings(cell_size=400)
    recipe = recipe_of(map_hotspots(imported, settings, tmp_path / "a.gpkg", quiet).open()[0])
    again = run_again(imported, recipe, tmp_path / "b.gpkg", quiet).open()[0]
    assert again.featureCount()
    other = imported.edited("stance", {1: "against"})
    with pytest.raises(BadInput, match="not what they were"):
        run_again(other, recipe, tmp_path / "c.gpkg", quiet)
    fewer = json.loads(recipe)
    del fewer["inputs"]["posts"]  # as erasing does, since there are fewer posts now
    assert run_again(other, json.dumps(fewer), tmp_path / "d.gpkg", quiet).open()[0].isValid()


def test_suggestions_come_and_go_without_reading_again(export):
    imported = import_posts(export, quiet)
    with_stance = suggest(imported, False, True, quiet)
    assert with_stance.how == {"STANCE": True}
    assert suggest(with_stance, False, False, quiet).posts["stance"].isna().all()
    bare = imported.edited("topic", dict.fromkeys(range(120)))
    assert bare.posts["topic"].isna().all() and bare.report.topics == {}
    topics = suggest(bare, True, False, quiet)
    assert topics.report.suggested_topics == int(topics.posts["topic"].notna().sum()) > 50
    assert len(topics.how["CODEBOOK"]) == 64
    assert suggest(topics, False, False, quiet).posts["topic"].isna().all()
