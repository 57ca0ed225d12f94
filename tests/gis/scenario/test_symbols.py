"""What is drawn must be told apart on grey paper: futures by form, elements by icon, and doubt."""

from __future__ import annotations

import itertools
from dataclasses import replace

import numpy as np
import pytest
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsGeometry,
    QgsMapRendererSequentialJob,
    QgsMapSettings,
    QgsRectangle,
    QgsSingleSymbolRenderer,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor, QImage, QPainter

from cm_civic_plugin.core.scenario.elements import load_elements
from cm_civic_plugin.core.scenario.futures import DASHES, SIGNS, Future, load_futures
from cm_civic_plugin.core.scenario.journal import CERTAINTIES
from cm_civic_plugin.core.scenario.palette_file import Words
from cm_civic_plugin.core.scenario.shape import AREA, KINDS, LINE, STAMP
from cm_civic_plugin.gis.scenario.symbols import (
    badge,
    certainty_mark,
    drawing_symbol,
    future_sign,
    picture_of,
)

ELEMENTS = load_elements()
HOMES = ELEMENTS[0]
WORDS = Words("x", "ก")
ALIKE = tuple(  # all of one colour: only their forms are left
    Future(f"f{number}", WORDS, WORDS, "#666666", sign, dash)
    for number, (sign, dash) in enumerate(zip(SIGNS, DASHES))
)
WIDE, HIGH = 150, 90
SHAPES = {
    STAMP: ("Point", "POINT(75 45)"),
    LINE: ("LineString", "LINESTRING(8 20, 60 70, 100 40, 142 60)"),
    AREA: ("Polygon", "POLYGON((8 8, 142 12, 136 82, 12 76, 8 8))"),
}
FAR = 24
"""Greys (0 to 255) a tenth apart: what a printer and an eye keep apart beside one another."""
STRONG = 64


def grey(image: QImage) -> np.ndarray:
    """Return the luminance (0 to 255) of a picture, as a photocopier would make it."""
    paper = QImage(image.size(), QImage.Format.Format_RGB32)
    paper.fill(QColor("white"))
    painter = QPainter(paper)
    painter.drawImage(0, 0, image)
    painter.end()
    image = paper.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(image.constBits().asstring(image.sizeInBytes()), np.uint8)
    return rows.reshape(image.height(), image.bytesPerLine())[:, : image.width()].astype(int)


def drawn(kind, future, certainty="sure", element=HOMES, background="white"):
    """Return the grey picture of one drawing on a map at 96 dots per inch."""
    return on_map(drawing_symbol(kind, element, future, certainty), kind, background)


def on_map(symbol, kind, background="white"):
    geometry, wkt = SHAPES[kind]
    layer = QgsVectorLayer(f"{geometry}?crs=EPSG:32647", "x", "memory")
    feature = QgsFeature(layer.fields())
    feature.setGeometry(QgsGeometry.fromWkt(wkt))
    layer.dataProvider().addFeature(feature)
    layer.setRenderer(QgsSingleSymbolRenderer(symbol))
    settings = QgsMapSettings()
    settings.setLayers([layer])
    settings.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:32647"))
    settings.setExtent(QgsRectangle(0, 0, WIDE, HIGH))
    settings.setOutputSize(QSize(WIDE, HIGH))
    settings.setOutputDpi(96)
    settings.setBackgroundColor(QColor(background))
    job = QgsMapRendererSequentialJob(settings)
    job.start()
    job.waitForFinished()
    return grey(job.renderedImage())


def apart(one, other):
    """Return how many of the pixels that either picture inks differ by ``FAR`` or more."""
    inked = (one < 235) | (other < 235)
    return (np.abs(one - other) >= FAR).sum() / inked.sum()


@pytest.mark.parametrize(("kind", "least"), [(STAMP, 0.10), (LINE, 0.10), (AREA, 0.03)])
def test_eight_futures_of_one_colour_differ_in_grey(qgis_new_project, kind, least):
    pictures = {future.sign: drawn(kind, future) for future in ALIKE}
    assert apart(pictures["circle"], drawn(kind, ALIKE[0])) == 0  # the same is the same
    found = {
        (one, other): apart(pictures[one], pictures[other])
        for one, other in itertools.combinations(pictures, 2)
    }
    assert min(found.values()) >= least


def test_the_dashes_alone_tell_lines_apart(qgis_new_project):
    pictures = [drawn(LINE, replace(future, sign="circle")) for future in ALIKE]
    found = [apart(one, other) for one, other in itertools.combinations(pictures, 2)]
    assert min(found) >= 0.05


@pytest.mark.parametrize("future", load_futures(), ids=lambda future: future.id)
@pytest.mark.parametrize(("kind", "least"), [(STAMP, 0.08), (LINE, 0.08), (AREA, 0.08)])
def test_sure_perhaps_and_disputed_differ_in_grey(qgis_new_project, future, kind, least):
    pictures = {certainty: drawn(kind, future, certainty) for certainty in CERTAINTIES}
    for one, other in itertools.combinations(pictures, 2):
        assert apart(pictures[one], pictures[other]) >= least, (one, other)
        assert (np.abs(pictures[one] - pictures[other]) >= STRONG).sum() >= 40  # the mark


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("background", ["#303030", "#9a9a9a"])
def test_doubt_is_seen_on_a_dark_map_as_well(qgis_new_project, kind, background):
    future = load_futures()[0]
    pictures = [drawn(kind, future, certainty, background=background) for certainty in CERTAINTIES]
    for one, other in itertools.combinations(pictures, 2):
        assert (np.abs(one - other) >= STRONG).sum() >= 30  # a quarter of a mark


def test_doubt_that_nobody_said_is_drawn_as_sure(qgis_new_project):
    for kind in KINDS:
        assert apart(drawn(kind, ALIKE[0], None), drawn(kind, ALIKE[0], "sure")) == 0


def test_elements_of_one_colour_differ_by_icon(qgis_new_project):
    pictures = {
        element.id: grey(picture_of(badge(replace(element, colour="#555555")), 32))
        for element in ELEMENTS
    }
    found = {
        (one, other): (np.abs(pictures[one] - pictures[other]) >= FAR).sum() / 32**2
        for one, other in itertools.combinations(pictures, 2)
    }
    assert min(found.values()) >= 0.05


@pytest.mark.parametrize("future", ALIKE, ids=lambda future: future.sign)
def test_every_icon_stays_on_its_plate(qgis_new_project, future):
    """White is seen on the plate only: the icon adds none outside it."""
    bare = drawn(STAMP, future, element=replace(HOMES, icon=None), background="black")
    for element in ELEMENTS:
        alike = replace(element, colour=HOMES.colour)
        whole = drawn(STAMP, future, element=alike, background="black")
        icon = np.abs(whole - bare) >= FAR
        assert icon.sum() >= 30, element.id
        assert (bare[icon] > 20).all(), element.id  # the plate was there


def test_what_is_sure_wears_no_mark(qgis_new_project):
    for future in ALIKE:
        plain = on_map(badge(HOMES, future), STAMP)
        assert (plain == drawn(STAMP, future)).all(), future.sign
        assert (plain != drawn(STAMP, future, "perhaps")).any()


def test_a_picture_for_a_legend_has_no_mark_of_doubt(qgis_new_project):
    for kind in KINDS:
        symbol = drawing_symbol(kind, HOMES, ALIKE[0])
        image = grey(symbol.asImage(QSize(64, 64)))
        # The disputed mark and hatching are the only black there is.
        assert image.min() > 40
    with_mark = drawn(STAMP, ALIKE[0], "disputed")
    assert with_mark.min() <= 40


def test_marks_and_signs_have_pictures_for_buttons(qgis_new_project):
    assert certainty_mark("sure") is None
    perhaps, disputed = (grey(picture_of(certainty_mark(one), 32)) for one in CERTAINTIES[1:])
    assert (np.abs(perhaps - disputed) >= FAR).sum() > 300
    signs = {future.sign: grey(picture_of(future_sign(future), 32)) for future in ALIKE}
    for one, other in itertools.combinations(signs, 2):
        assert (np.abs(signs[one] - signs[other]) >= FAR).sum() > 50, (one, other)


def test_an_element_without_an_icon_is_drawn_too(qgis_new_project):
    plain = replace(HOMES, icon=None)
    assert (drawn(STAMP, ALIKE[0], element=plain) < 235).sum() > 200
