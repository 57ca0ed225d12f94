from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeatureRequest,
    QgsMapSettings,
    QgsProject,
    QgsRectangle,
    QgsVectorLayerTemporalContext,
)
from qgis.PyQt.QtCore import QEventLoop, QSize, QTimer
from qgis.PyQt.QtGui import QColor, QImage

from cm_civic_plugin.core.scenario.film import TABLE, make_film
from cm_civic_plugin.core.scenario.journal import new_row, utc_text
from cm_civic_plugin.core.scenario.plan import default_plan
from cm_civic_plugin.core.scenario.shape import shape_of
from cm_civic_plugin.gis.scenario.film_export import FilmExport, write_caption
from cm_civic_plugin.gis.scenario.film_layers import (
    film_range,
    frame_range,
    frame_words,
    make_film_layers,
)

START = datetime(2022, 8, 20, 2, 30, tzinfo=timezone.utc)


def drawing(minute, kind="area", table="A", future="good_living", element="trees"):
    x = 98.98 + minute / 1000
    points = {
        "area": [(x, 18.78), (x + 0.002, 18.78), (x + 0.002, 18.782), (x, 18.782), (x, 18.78)],
        "line": [(x, 18.79), (x + 0.002, 18.79)],
        "stamp": [(x, 18.8)],
    }[kind]
    time = utc_text(START + timedelta(minutes=minute, seconds=20))
    return new_row(
        "draw", "s", table, future_id=future, element_id=element, certainty="sure",
        shape=shape_of(kind, points), started_at=time, ended_at=time,
    )  # fmt: skip


def numbered(rows):
    return [replace(row, seq=number) for number, row in enumerate(rows, 1)]


@pytest.fixture()
def rows():
    return numbered([
        drawing(0), drawing(2, "line", future="chaos", element="road"), drawing(4, "stamp"),
        drawing(5, table="B", element="market"),
    ])  # fmt: skip


def count_at(layers, moments):
    """Return how many features each time shows, as QGIS itself filters them."""
    counts = []
    for moment in moments:
        shown = 0
        for layer in layers:
            context = QgsVectorLayerTemporalContext()
            context.setLayer(layer)
            words = layer.temporalProperties().createFilterString(context, moment)
            shown += len(list(layer.getFeatures(QgsFeatureRequest().setFilterExpression(words))))
        counts.append(shown)
    return counts


def test_qgis_shows_in_each_frame_what_was_drawn_by_then(qgis_app, rows):
    film = make_film(rows)
    layers = make_film_layers(film, default_plan())
    assert all(layer.temporalProperties().isActive() for layer in layers)
    assert count_at(layers, map(frame_range, film.frames)) == [1, 1, 2, 2, 3, 4]
    assert film_range(film.frames).begin() == frame_range(film.frames[0]).begin()


def test_a_film_along_tables_shows_one_table_a_frame(qgis_app, rows):
    film = make_film(rows, TABLE)
    layers = make_film_layers(film, default_plan())
    assert count_at(layers, map(frame_range, film.frames)) == [3, 1]
    assert [frame_words(film, n, default_plan())[-1] for n in (0, 1)] == ["A", "B"]


@pytest.fixture()
def settings(qgis_app, rows):
    layers = make_film_layers(make_film(rows), default_plan())
    QgsProject.instance().addMapLayers(layers, False)
    settings = QgsMapSettings()
    settings.setLayers(layers)
    settings.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:4326"))
    settings.setExtent(QgsRectangle(98.97, 18.77, 99.0, 18.81))
    settings.setOutputSize(QSize(320, 240))
    settings.setBackgroundColor(QColor("white"))
    yield settings
    QgsProject.instance().clear()


def wait_for(signal, start, seconds=30):
    loop, brought = QEventLoop(), []
    signal.connect(lambda *values: (brought.append(values), loop.quit()))
    QTimer.singleShot(seconds * 1000, loop.quit)
    start()
    if not brought:
        loop.exec()
    return brought[0][0]


def ink(path):
    image = QImage(str(path)).convertToFormat(QImage.Format.Format_Grayscale8)
    return sum(
        image.pixelColor(x, y).value() < 200
        for x in range(0, image.width(), 2) for y in range(0, round(image.height() * 0.9), 2)
    )  # fmt: skip


def test_every_frame_becomes_a_picture_and_they_fill_up(settings, rows, tmp_path):
    film = make_film(rows)
    export = FilmExport(film, settings, tmp_path / "film", lambda n: f"กำแพง ปู่ {n}")
    shares = []
    export.progressed.connect(shares.append)
    pictures = wait_for(export.finished, export.start)
    assert [path.name for path in pictures] == [f"frame_{n:04d}.png" for n in range(1, 7)]
    assert shares[-1] == 1.0
    inks = [ink(path) for path in pictures]
    assert inks == sorted(inks) and 0 < inks[0] < inks[2] < inks[5]
    again = FilmExport(film, settings, tmp_path / "film", str)
    assert "another folder" in wait_for(again.failed, again.start)
    assert len(list((tmp_path / "film").iterdir())) == 6


def test_a_cancelled_export_leaves_no_pictures(settings, rows, tmp_path):
    export = FilmExport(make_film(rows), settings, tmp_path / "film", str)
    export.progressed.connect(lambda share: export.cancel() if share > 0.3 else None)
    export.start()
    loop = QEventLoop()
    QTimer.singleShot(1500, loop.quit)
    loop.exec()
    assert not list((tmp_path / "film").iterdir())


@pytest.mark.parametrize(
    "words", ["สั้น", "SAMPLE · เชียงใหม่ที่อยากเห็น · The Chiang Mai we want · 03:17 · " * 2]
)
def test_a_caption_is_written_whole(qgis_app, words):
    image = QImage(760, 600, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    write_caption(image, words)
    dark = [
        x
        for x in range(image.width())
        if any(image.pixelColor(x, y).value() < 128 for y in range(560, 600))
    ]
    assert dark[0] > 5 and dark[-1] < 755  # nothing is cut at the edges
