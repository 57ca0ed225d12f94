"""A workshop file as layers: per future a group of areas, lines and stamps, styled and named."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsFeatureRequest,
    QgsMapLayer,
    QgsNullSymbolRenderer,
    QgsPalLayerSettings,
    QgsProperty,
    QgsRectangle,
    QgsRendererCategory,
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
    QgsWkbTypes,
)
from qgis.PyQt.QtGui import QColor

from ...core.errors import BadInput, msg
from ...core.scenario.elements import Element
from ...core.scenario.futures import Future
from ...core.scenario.shape import AREA, LINE, STAMP, Shape
from ..i18n import pick, tr
from .symbols import drawing_symbol
from .workshop_file import WorkshopFile

GEOMETRY = {STAMP: "Point", LINE: "LineString", AREA: "Polygon"}
"""QGIS's name of each kind of shape, as layers lie on each other: top first."""
_BADGE_PLACE = {
    STAMP: "$geometry",
    LINE: "line_interpolate_point($geometry, length($geometry) / 2)",
    AREA: "point_on_surface($geometry)",
}
FUTURE_PROPERTY = "cm_civic/future"
NOT_ASKED = "skipMemoryLayersCheck"
"""Set on layers in memory that are made anew: QGIS would ask, at its end, whether to lose them."""
KIND_PROPERTY = "cm_civic/kind"
# What is sure has the element's id for a value, what is in doubt that and the doubt.
_LOOK = (
    "\"element_id\" || CASE WHEN \"certainty\" IN ('perhaps', 'disputed') "
    "THEN ' ' || \"certainty\" ELSE '' END"
)
NOTES_PROPERTY = "cm_civic/notes"
"""Set on layers that only write the notes of another. They are apart because QGIS places all
labels of a map anew, and renders each labelled layer again, when a layer with labels changes."""
# Of an empty view GDAL takes OGC_FID for a field, and later finds the others one out of place: a
# layer has to be read again once its future has a row.
_READ, _ROWS_SEEN = "read", "rows seen"


def make_layers(
    workshop: WorkshopFile, futures: Sequence[Future], elements: Sequence[Element]
) -> list[QgsVectorLayer]:
    """Return the layers of a workshop: for each future stamps, lines and areas, top first.

    They read the file's ``picture`` and need no plugin. CRS EPSG:4326. Raises ``BadInput`` when
    QGIS cannot read the file.
    """
    layers = []
    for future in futures:
        for kind in GEOMETRY:
            source = _source(workshop, future.id, kind)
            layer = QgsVectorLayer(source, layer_name(future, kind), "ogr")
            _check(layer, workshop)
            layer.setCustomProperty(FUTURE_PROPERTY, future.id)
            layer.setCustomProperty(KIND_PROPERTY, kind)
            style_layer(layer, kind, future, elements)
            _describe(layer, about(workshop.meta, future))
            layers.append(layer)
    fit(layers)
    return layers


def point_at(
    layers: Sequence[QgsVectorLayer], workshop: WorkshopFile, futures: Sequence[Future]
) -> None:
    """Let layers of another table of the same workshop, and their notes, show this file.

    How they look stays as it is. Raises ``BadInput`` when QGIS cannot read the file.
    """
    by_id = {future.id: future for future in futures}
    for layer in layers:
        future_id, kind = map(layer.customProperty, (FUTURE_PROPERTY, KIND_PROPERTY))
        layer.setDataSource(_source(workshop, future_id, kind), layer.name(), "ogr")
        _check(layer, workshop)
        if layer.customProperty(NOTES_PROPERTY) is not None:
            layer.setCustomProperty(NOTES_PROPERTY, _READ)
        else:
            _describe(layer, about(workshop.meta, by_id[future_id]))
        layer.triggerRepaint()


def _source(workshop: WorkshopFile, future_id: str, kind: str) -> str:
    return (
        f"{workshop.path}|layername=picture|geometrytype={GEOMETRY[kind]}"
        f"|subset=\"future_id\" = '{future_id}'"  # an id is a-z, 0-9 and _ only
    )


def _check(layer: QgsVectorLayer, workshop: WorkshopFile) -> None:
    if not layer.isValid():
        raise BadInput(
            msg("{file}: QGIS cannot show its drawings. Open another copy of the file."),
            file=workshop.path,
        )
    layer.setReadOnly(True)  # the journal is written by the pen only


def style_layer(
    layer: QgsVectorLayer, kind: str, future: Future, elements: Sequence[Element]
) -> None:
    """Draw a layer of one kind of shape as drawings look; its features have ``element_id``,
    ``certainty`` and ``note``. Doubts that come later need ``show_doubts``.
    """
    layer.setRenderer(_renderer(kind, future, elements))
    show_doubts([layer], [future], elements, kind=kind)
    _label(layer, kind, future)


def show_doubts(
    layers: Iterable[QgsVectorLayer],
    futures: Sequence[Future],
    elements: Sequence[Element],
    *,
    kind: str | None = None,
) -> None:
    """Give layers a symbol for each element that is drawn in doubt and has none for that yet.

    Only for those: a symbol of every element and doubt would treble what a project saves. The
    layers say their future and kind themselves, unless ``kind`` and one future are given.
    """
    by_id = {future.id: future for future in futures}
    known = {element.id: element for element in elements}
    words = look_words(elements)
    for layer in layers:
        renderer = layer.renderer()
        if not isinstance(renderer, QgsCategorizedSymbolRenderer):
            continue  # the user's own, or that of notes
        future = futures[0] if kind else by_id.get(layer.customProperty(FUTURE_PROPERTY))
        there = {category.value() for category in renderer.categories()}
        missing = [
            (known[element_id], certainty)
            for element_id, certainty in sorted(_doubts_in(layer))
            if element_id in known and _look(element_id, certainty) not in there
        ]
        if future is None or not missing:
            continue
        renderer = renderer.clone()
        for element, certainty in missing:
            shape = kind or layer.customProperty(KIND_PROPERTY)
            look = _look(element.id, certainty)
            symbol = drawing_symbol(shape, element, future, certainty)
            renderer.addCategory(QgsRendererCategory(look, symbol, words[look]))
        layer.setRenderer(renderer)


def _doubts_in(layer: QgsVectorLayer) -> set[tuple[str, str]]:
    request = QgsFeatureRequest()
    request.setFlags(QgsFeatureRequest.Flag.NoGeometry)
    request.setSubsetOfAttributes(["element_id", "certainty"], layer.fields())
    request.setFilterExpression("\"certainty\" IN ('perhaps', 'disputed')")
    return {
        (str(feature["element_id"]), str(feature["certainty"]))
        for feature in layer.getFeatures(request)
    }


def _look(element_id: str, certainty: str) -> str:
    return f"{element_id} {certainty}"


def fit(layers: Iterable[QgsVectorLayer]) -> None:
    """Give each layer the extent of its drawings.

    The provider knows none for a filtered view, and without one "zoom to layer" fails.
    """
    for layer in layers:
        extent = QgsRectangle()
        for feature in layer.getFeatures(QgsFeatureRequest().setNoAttributes()):
            extent.combineExtentWith(feature.geometry().boundingBox())
        layer.setExtent(extent)


def refresh(
    layers: Iterable[QgsVectorLayer], future_id: str | None = None, drawn: Shape | None = None
) -> None:
    """Make layers (of one future only, if given) show what the file holds now.

    Their extents grow by ``drawn``, the shape just added; they shrink only by ``fit``.
    """
    for layer in layers:
        if future_id is not None and layer.customProperty(FUTURE_PROPERTY) != future_id:
            continue
        notes = layer.customProperty(NOTES_PROPERTY)
        if notes is not None and drawn is not None:
            if notes == _ROWS_SEEN:
                continue  # what was just drawn has no note yet
            layer.setCustomProperty(NOTES_PROPERTY, _ROWS_SEEN)
        elif notes is not None:
            layer.setCustomProperty(NOTES_PROPERTY, _READ)
        layer.dataProvider().reloadData()
        if drawn is not None and layer.customProperty(KIND_PROPERTY) == drawn.kind:
            extent = layer.extent()
            extent.combineExtentWith(QgsRectangle(*drawn.bounds()))
            layer.setExtent(extent)
        layer.triggerRepaint()


def move_notes(layer: QgsVectorLayer) -> QgsVectorLayer:
    """Take the notes off a layer; return one that writes them, draws nothing and is not listed."""
    notes = layer.clone()
    notes.setRenderer(QgsNullSymbolRenderer())
    notes.setCustomProperty(NOTES_PROPERTY, _READ)
    notes.setFlags(notes.flags() | QgsMapLayer.LayerFlag.Private)
    layer.setLabelsEnabled(False)
    return notes


def layer_name(future: Future, kind: str) -> str:
    """Return the name of a layer of one kind of shape, in the current language."""
    word = {STAMP: tr("stamps"), LINE: tr("lines"), AREA: tr("areas")}[kind]
    return f"{future_name(future)} · {word}"


def future_name(future: Future) -> str:
    """Return the name of a future's group, in the current language."""
    return plain(pick(future.name.en, future.name.th))


def look_words(elements: Sequence[Element]) -> dict[str, str]:
    """Return what a legend calls each look, by the value of its category; "" is any other."""
    words = {"": tr("other")}
    for element in elements:
        words[element.id] = name = plain(pick(element.name.en, element.name.th))
        words[_look(element.id, "perhaps")] = f"{name} · {tr('perhaps')}"
        words[_look(element.id, "disputed")] = f"{name} · {tr('disputed')}"
    return words


def about(meta: Mapping[str, str | None], future: Future) -> str:
    """Say what a layer is, so that no drawing is taken for a fact or a plan."""
    text = tr(
        "Drawn by the people of table {code}: an imagined future ({future}), not a plan or a "
        "survey. Positions are as exact as a hand.",
        code=meta["table_code"],
        future=pick(future.name.en, future.name.th),
    )
    doubt = tr("“?” and hollow: perhaps so; “!” and hatched: people disagree.")
    text = f"{text} {doubt}"
    if meta.get("is_sample") == "yes":
        sample = tr("SAMPLE: made up to try the plugin with; no workshop drew this.")
        text = f"{sample} {text}"
    return plain(text)


def plain(text: str) -> str:
    """Keep a workshop's own words from being evaluated in a legend or taken for HTML in a tip."""
    return text.replace("[%", "[ %").replace("<", "‹").replace(">", "›")


def _renderer(
    kind: str, future: Future, elements: Sequence[Element]
) -> QgsCategorizedSymbolRenderer:
    words = look_words(elements)
    categories = [
        QgsRendererCategory(element.id, drawing_symbol(kind, element, future), words[element.id])
        for element in elements
    ]
    # An element of another workshop's palette is shown too, as the last of ours: a free idea.
    other = drawing_symbol(kind, elements[-1], future)
    categories.append(QgsRendererCategory(None, other, words[""]))
    return QgsCategorizedSymbolRenderer(_LOOK, categories)


def wrappable(expression: str) -> str:
    """Return the expression of a label such that QGIS finds where to wrap what it gives.

    Thai has no spaces between words, and QGIS wraps at spaces and U+200B: it gets one where a
    syllable surely begins or ends, or a long text would be one line across the map.
    """
    edges = "(?<=[ก-๛]{3})(?=[เแโใไ])|(?<=[ๆฯ])(?=[ก-ฮ])"
    return f"regexp_replace({expression}, '{edges}', '\u200b')"


def _label(layer: QgsVectorLayer, kind: str, future: Future) -> None:
    """Show notes beside drawings: horizontal, since curved labels break Thai.

    Doubt is drawn by the symbol.
    """
    settings = QgsPalLayerSettings()
    settings.fieldName = wrappable('"note"')  # of a field: what people wrote is not evaluated
    settings.isExpression = True
    settings.autoWrapLength = 24
    settings.geometryGenerator = _BADGE_PLACE[kind]  # beside the icon, not on top of it
    settings.geometryGeneratorType = QgsWkbTypes.GeometryType.PointGeometry
    settings.geometryGeneratorEnabled = True
    settings.placement = QgsPalLayerSettings.Placement.OrderedPositionsAroundPoint
    settings.dataDefinedProperties().setProperty(
        QgsPalLayerSettings.Property.PredefinedPositionOrder, QgsProperty.fromValue("B,T,R,L")
    )
    settings.dist = 3.6  # mm: half a badge and a little air
    text = QgsTextFormat()
    text.setSize(9)
    text.setColor(QColor(future.colour).darker(150))
    halo = QgsTextBufferSettings()
    halo.setEnabled(True)
    halo.setSize(0.9)
    text.setBuffer(halo)
    settings.setFormat(text)
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    layer.setLabelsEnabled(True)


def _describe(layer: QgsVectorLayer, abstract: str) -> None:
    metadata = layer.metadata()
    metadata.setTitle(layer.name())
    metadata.setAbstract(abstract)
    metadata.setLanguage(pick("ENG", "THA"))
    layer.setMetadata(metadata)
