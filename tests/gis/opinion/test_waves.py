"""Waves as QGIS runs and plays them."""

from __future__ import annotations

import json

import numpy as np
import pytest
from qgis.core import (
    QgsDateTimeRange,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingOutputLayerDefinition,
    QgsProject,
    QgsSettings,
    QgsVectorLayer,
    QgsVectorLayerTemporalContext,
)
from qgis.PyQt.QtCore import QDate, QDateTime, Qt, QTime

from cm_civic_plugin.core.opinion.post_table import make_posts
from cm_civic_plugin.core.opinion.recipe import read_recipe
from cm_civic_plugin.gis.i18n import set_language
from cm_civic_plugin.gis.opinion import waves_layer
from cm_civic_plugin.gis.opinion.gazetteer import pack_places
from cm_civic_plugin.gis.opinion.hotspots_layer import recipe_of
from cm_civic_plugin.gis.opinion.posts_layer import make_features, make_fields
from cm_civic_plugin.gis.processing.opinion_waves import OpinionWaves
from tests.shared_data import shared_file

MIDDLE = (18.79, 98.98)


@pytest.fixture(autouse=True)
def english():
    before = QgsSettings().value("cm_civic/language")
    set_language("en")
    yield
    QgsSettings().setValue("cm_civic/language", before)


def run(parameters, load=False):
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    feedback = QgsProcessingFeedback()
    results, done = (
        OpinionWaves().create().run(parameters, context, feedback, catchExceptions=False)
    )
    assert done
    if load:
        return results, context, feedback
    return results


@pytest.fixture(scope="module")
def posts(tmp_path_factory, qgis_app):
    """A year of posts everywhere, and a crowd in one place in the last two months."""
    pd = pytest.importorskip("pandas")
    chance = np.random.default_rng(5)
    lat, lon, day = [], [], []
    for month in range(1, 13):
        crowd = 120 if month > 10 else 0
        lat += [*chance.uniform(18.76, 18.82, 140), *chance.normal(MIDDLE[0], 0.0004, crowd)]
        lon += [*chance.uniform(98.95, 99.01, 140), *chance.normal(MIDDLE[1], 0.0004, crowd)]
        day += [f"2025-{month:02d}-{d:02d} 05:00" for d in chance.integers(1, 28, 140 + crowd)]
    return as_layer(
        make_posts(
            {
                "platform": "csv",
                "created_at": pd.to_datetime(day, utc=True),
                "lat": lat,
                "lon": lon,
                "topic": "ก",
                "author_no": list(range(len(lat))),
            },
            len(lat),
        )
    )


def as_layer(table):
    layer = QgsVectorLayer("Point?crs=EPSG:4326", "posts", "memory")
    layer.dataProvider().addAttributes(make_fields().toList())
    layer.updateFields()
    layer.dataProvider().addFeatures(list(make_features(table)))
    return layer


def waves_of(posts, folder, **more):
    results = run(
        {
            "INPUT": posts,
            "OUTPUT": str(folder / "waves.gpkg"),
            "PATTERNS": str(folder / "patterns.gpkg"),
            "CELL_SIZE": 800,
            **more,
        }
    )
    steps = QgsVectorLayer(results["OUTPUT"], "waves", "ogr")
    cells = QgsVectorLayer(results["PATTERNS"], "patterns", "ogr")
    assert steps.isValid()
    assert cells.isValid()
    return results, steps, cells


def test_a_late_crowd_is_a_new_wave_and_both_layers_say_so(posts, tmp_path):
    results, steps, cells = waves_of(posts, tmp_path)
    assert results["STEPS"] == 12
    assert cells.featureCount() == results["CELLS"]
    hot = list(cells.getFeatures("\"pattern\" in ('new', 'consecutive')"))
    assert 0 < len(hot) == results["WAVES"] < 20
    best = max((f for f in hot if f["peak"]), key=lambda f: f["trend_z"])
    assert best["peak"] >= QDate(2025, 11, 1)
    rows = sorted(steps.getFeatures(f"\"cell_id\" = '{best['cell_id']}'"), key=lambda f: f["step"])
    last = rows[-1]
    assert (last["start_date"], last["end_date"]) == (QDate(2025, 12, 1), QDate(2025, 12, 31))
    assert last["class"] == 3
    assert last["pattern"] == best["pattern"]
    assert all(row["class"] == 0 for row in rows if row["step"] < 10)


def test_withheld_steps_say_nothing(posts, tmp_path):
    _, steps, cells = waves_of(posts, tmp_path)
    hidden = whole = 0
    for row in steps.getFeatures():
        if not row["suppressed"]:
            assert row["authors"] == 0 or row["authors"] >= 5
            continue
        hidden += 1
        assert not [name for name in ("posts", "authors", "gi_z", "p_value") if row[name]]
        assert row["class"] == 0
        if not isinstance(row["step"], int):
            whole += 1
            assert not row["pattern"]
            assert (row["start_date"], row["end_date"]) == (QDate(2025, 1, 1), QDate(2025, 12, 31))
    assert (
        hidden
        > whole
        == cells.dataProvider().featureCount() - len(list(cells.getFeatures('not "suppressed"')))
    )
    assert whole > 0


def at(layer, first, last):
    """Return the features QGIS would draw while the slider stands on these days."""
    context = QgsVectorLayerTemporalContext()
    context.setLayer(layer)
    start, end = (QDateTime(QDate(*day), QTime(0, 0), Qt.TimeSpec.UTC) for day in (first, last))
    filtered = layer.temporalProperties().createFilterString(
        context, QgsDateTimeRange(start, end, True, False)
    )
    assert filtered
    return list(layer.getFeatures(filtered))


def test_the_time_slider_plays_each_step_alone(posts, tmp_path, qgis_new_project):
    project = QgsProject.instance()
    target = QgsProcessingOutputLayerDefinition(str(tmp_path / "waves.gpkg"), project)
    results, context, feedback = run(
        {"INPUT": posts, "OUTPUT": target, "CELL_SIZE": 800}, load=True
    )
    (details,) = context.layersToLoadOnCompletion().values()
    layer = QgsVectorLayer(results["OUTPUT"], "waves", "ogr")
    details.postProcessor().postProcessLayer(layer, context, feedback)
    assert layer.temporalProperties().isActive()
    assert layer.renderer().type() == "categorizedSymbol"
    for month in (1, 7, 12):
        after = (2026, 1, 1) if month == 12 else (2025, month + 1, 1)
        shown = at(layer, (2025, month, 1), after)
        steps = {row["step"] for row in shown if isinstance(row["step"], int)}
        assert steps == {month - 1}
        ids = [row["cell_id"] for row in shown]
        assert len(ids) == len(set(ids))
    time = project.timeSettings().temporalRange()
    assert (time.begin().date(), time.end().date()) == (QDate(2025, 1, 1), QDate(2026, 1, 1))
    # A project that has a time of its own keeps it.
    project.timeSettings().setTemporalRange(
        QgsDateTimeRange(QDateTime(QDate(2020, 1, 1), QTime(0, 0)), time.end())
    )
    _, context, feedback = run({"INPUT": posts, "OUTPUT": target, "CELL_SIZE": 900}, load=True)
    (details,) = context.layersToLoadOnCompletion().values()
    details.postProcessor().postProcessLayer(layer, context, feedback)
    assert project.timeSettings().temporalRange().begin().date() == QDate(2020, 1, 1)


def test_before_and_after_a_date(posts, tmp_path):
    _, _, cells = waves_of(posts, tmp_path, DATE=QDateTime(QDate(2025, 11, 1), QTime(0, 0)))
    told = list(cells.getFeatures('"change" is not null'))
    assert told
    for cell in told:
        assert cell["before"] >= 5
        assert cell["after"] >= 5 or cell["after"] == 0
        assert cell["change"] == pytest.approx((cell["after"] / 61) / (cell["before"] / 304))
    assert max(cell["change"] for cell in told) > 10
    with pytest.raises(QgsProcessingException, match="one side of 2031-01-01"):
        waves_of(posts, tmp_path, DATE=QDateTime(QDate(2031, 1, 1), QTime(0, 0)))


def test_running_again_gives_the_same_bytes_and_the_recipe_says_how(posts, tmp_path):
    rows = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        _, steps, cells = waves_of(posts, tmp_path / name)
        rows.append(
            [
                (f.geometry().asWkb().data(), str(f.attributes()))
                for layer in (steps, cells)
                for f in layer.getFeatures()
            ]
        )
        recipe = read_recipe(recipe_of(steps))
        assert recipe_of(cells) == recipe_of(steps)
    assert rows[0] == rows[1]
    assert recipe["made_by"] == "cmcivic:opinionwaves"
    assert recipe["settings"] == {
        "WHOLE_AREA": True,
        "CELL_SIZE": 800, "RINGS": 1, "MIN_AUTHORS": 5, "STEP": "month", "DATE": None, "TOPIC": "",
    }  # fmt: skip
    assert len(recipe["inputs"]["posts"]) == 64
    assert set(recipe["versions"]) >= {"plugin", "qgis", "numpy", "python"}
    assert str(tmp_path) not in json.dumps(recipe)


def test_posts_known_only_to_an_area_enter_the_scores(sample_pack, tmp_path):
    pd = pytest.importorskip("pandas")
    places = [p for p in pack_places(sample_pack) if p.shape == "area" and 300 < p.extent < 4000]
    place = max(places, key=lambda p: p.extent)
    chance = np.random.default_rng(1)
    few = 3  # in the third month only
    month = np.concatenate([np.repeat([1, 2, 3, 4, 5, 6], 200), [1] * 40, [6] * 300, [3] * few])
    count, pointed = len(month), 1200
    area = np.arange(count) >= pointed
    table = make_posts(
        {
            "platform": "csv",
            "created_at": pd.to_datetime([f"2025-{m:02d}-10 05:00" for m in month], utc=True),
            "lat": np.where(area, place.lat, chance.uniform(18.76, 18.82, count)),
            "lon": np.where(area, place.lon, chance.uniform(98.96, 99.02, count)),
            "place_source": np.where(area, "area", "export"),
            "place_id": np.where(area, place.place_id, None),
            "author_no": list(range(count)),
        },
        count,
    )
    asked = {"PACK": str(sample_pack), "CELL_SIZE": 1000}
    _, steps, _ = waves_of(as_layer(table), tmp_path, **asked)
    abstract = steps.metadata().abstract()
    assert "posts known only to an area are spread over its cells step by step" in abstract
    spread = int(abstract.split(" posts known only")[0].split()[-1])
    assert spread <= 340
    assert spread >= 300  # the last month's at least
    (tmp_path / "two").mkdir()
    _, bare, _ = waves_of(as_layer(table[~area]), tmp_path / "two", **asked)
    assert "known only to an area" not in bare.metadata().abstract()
    last = [max(f["gi_z"] for f in layer.getFeatures('"step" = 5 and not "suppressed"')) for layer in (steps, bare)]  # fmt: skip
    assert last[0] > last[1]
    counts = [
        sorted((f["cell_id"], str(f["step"]), str(f["authors"])) for f in layer.getFeatures('"authors" > 0'))
        for layer in (steps, bare)
    ]  # fmt: skip
    assert counts[0] == counts[1]


def test_words_in_both_languages_and_a_colour_for_every_pattern(posts, tmp_path):
    _, steps, cells = waves_of(posts, tmp_path)
    abstract = steps.metadata().abstract()
    assert "Hot cells by their course: " in abstract
    assert "ช่องร้อนตามการเปลี่ยนแปลง" in abstract
    for code, word in (("en", "New: hot"), ("th", "ใหม่")):
        set_language(code)
        waves_layer.style_cells(cells)
        labels = [category.label() for category in cells.renderer().categories()]
        assert labels[0].startswith(word)
    colours = [category.symbol().color().name() for category in cells.renderer().categories()]
    assert len(set(colours)) == len(colours) == len(waves_layer.PATTERN_WORDS) + 1


def test_real_reports(tmp_path):
    from cm_civic_plugin.core.opinion.reading import read_all

    layer = as_layer(read_all(shared_file("reports/traffy_2022_broken_lines.csv"))[0])
    results, steps, _ = waves_of(layer, tmp_path, CELL_SIZE=4000, STEP=0)
    assert results["STEPS"] > 1
    assert results["SUPPRESSED"] < results["CELLS"]
    shown = list(steps.getFeatures('not "suppressed" and "authors" > 0'))
    assert len(shown) > 10
    assert min(row["authors"] for row in shown) >= 5
    undated = as_layer(read_all(shared_file("reports/traffy_2022_bangkok.csv"))[0])
    with pytest.raises(QgsProcessingException, match="has a date"):
        waves_of(undated, tmp_path)
