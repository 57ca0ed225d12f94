"""Third step at work: maps are made of the import in hand and put on the canvas."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsApplication,
    QgsCoordinateTransform,
    QgsLayerTreeGroup,
    QgsLayerTreeLayer,
    QgsProject,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QDockWidget, QDoubleSpinBox

from ...core.free_path import free_path
from ...gis.i18n import pick, tr
from ..messages import inform
from .map_page import HOTSPOTS, POINTS, SCAN, SILENCE, TOPICS, WAVES, MapPage
from .work import Work

if TYPE_CHECKING:
    from ...gis.opinion.maps import MadeMap


class MapStep(QObject):
    """Makes the maps that are asked for, and adds them on top of the layer tree.

    ``added`` carries the layer that is to be seen.
    """

    added = pyqtSignal(object)

    def __init__(self, work: Work, page: MapPage) -> None:
        super().__init__(page)
        self._work, self._page = work, page
        page.wanted.connect(self.make)
        page.again_wanted.connect(self.run_again)
        work.busy_changed.connect(page.set_busy)
        work.import_changed.connect(self.offer)
        work.amended.connect(self.offer)

    def offer(self) -> None:
        """Offer what can be made of the import in hand."""
        imported = self._work.imported
        if imported is None:
            self._page.forget()
        else:
            report = imported.report
            self._page.offer(report.topics, report.placed + report.by_area > 0)

    def offer_again(self) -> None:
        """Offer maps too once a person has given posts a place."""
        self._page.offer_again(bool(self._work.decisions()))

    def make(self, what: str) -> None:
        """Make a map in the background; ``what`` is one of ``map_page``'s names."""
        from ...gis.opinion import maps

        imported = self._work.imported
        if imported is None:
            inform(self._work.iface, tr("Choose a file of opinions first."))
            return
        title, make = {
            HOTSPOTS: (tr("Finding hotspots"), maps.map_hotspots),
            TOPICS: (tr("Finding the hotspots of each topic"), maps.map_topics),
            WAVES: (tr("Finding waves"), maps.map_waves),
            SCAN: (tr("Finding clusters"), maps.map_scan),
            SILENCE: (tr("Mapping the silence"), maps.map_silence),
            POINTS: (tr("Masking points"), maps.map_points),
        }[what]
        imported = self._work.decided()
        settings = self._page.settings(self._work.pack if imported.report.by_area else None)
        path = new_path(what)
        self._work.run(
            title,
            lambda progress: make(imported, settings, path, progress),
            self._add_topics if what == TOPICS else self._add,
        )

    def run_again(self) -> None:
        """Make the map chosen in the layer tree again by its recipe, and compare."""
        from ...core.errors import BadInput
        from ...core.opinion.recipe import read_recipe
        from ...gis.i18n import say
        from ...gis.opinion.hotspots_layer import recipe_of
        from ...gis.opinion.maps import run_again

        layer, imported = self._work.iface.activeLayer(), self._work.imported
        recipe = recipe_of(layer) if isinstance(layer, QgsVectorLayer) else ""
        if not recipe:
            inform(self._work.iface, tr("Choose a map of opinions in the layer tree first."))
            return
        try:
            inputs = read_recipe(recipe)["inputs"]
        except BadInput as error:
            inform(self._work.iface, say(error))
            return
        if imported is None:
            inform(
                self._work.iface,
                tr("Import the file that the map was made from first, then run it again."),
            )
            return
        imported = self._work.decided()
        pack = self._work.pack if "pack" in inputs else None
        residents = self._page.population() if "population" in inputs else None
        path, name = new_path("again"), layer.id()
        self._page.result_label.hide()
        self._work.run(
            tr("Making {layer} again", layer=layer.name()),
            lambda progress: (
                run_again(imported, recipe, path, progress, pack, residents),
                name,
            ),
            self._compare,
        )

    def _compare(self, result: tuple[MadeMap, str]) -> None:
        from ...gis.opinion.maps import same_features

        made, layer_id = result
        before = QgsProject.instance().mapLayer(layer_id)
        same = before is not None and any(same_features(before, one) for one in made.open())
        sentence = (
            tr("Made again: every feature is the same, byte for byte.")
            if same
            else tr("Made again: it comes out otherwise. Both maps are in the layer tree.")
        )
        self._add(made, [sentence])

    def _add_topics(self, made: list[MadeMap]) -> None:
        root = QgsProject.instance().layerTreeRoot()
        group = root.insertGroup(0, tr("Hotspots of each topic"))
        layers = [self._insert(one, group)[0] for one in reversed(made)]
        for node in group.children()[1:]:
            node.setItemVisibilityChecked(False)
        self._bring_into_view(layers[-1])
        first = made[0].path
        self._page.show_result(
            [tr("{count} topics were mapped, the commonest first.", count=len(made))], first
        )
        self.added.emit(layers[-1])

    def _add(self, made: MadeMap, before: Any = ()) -> None:
        layers = self._insert(made, QgsProject.instance().layerTreeRoot())
        if made.waves is not None:
            from ...gis.opinion.waves_layer import set_project_time

            set_project_time(QgsProject.instance(), made.waves)
            self._set_slider()
        self._bring_into_view(layers[0])
        self._page.show_result([*before, *(pick(*words) for words in made.said)], made.path)
        self.added.emit(layers[0])

    def _set_slider(self) -> None:
        """Give QGIS's time slider the project's step, which it asks for only as a project opens."""
        dock = self._work.iface.mainWindow().findChild(QDockWidget, "Temporal Controller")
        unit = dock.findChild(QComboBox, "mTimeStepsComboBox") if dock else None
        step = dock.findChild(QDoubleSpinBox, "mStepSpinBox") if dock else None
        if unit is not None and step is not None:
            time = QgsProject.instance().timeSettings()
            unit.setCurrentIndex(unit.findData(int(time.timeStepUnit())))
            step.setValue(time.timeStep())

    def _insert(self, made: MadeMap, group: QgsLayerTreeGroup) -> list[QgsVectorLayer]:
        """Put a map's layers on top of a group; of several on the same cells one is to be seen."""
        layers = made.open()
        for node in QgsProject.instance().layerTreeRoot().findLayers():
            if node.parent() != group or group.parent() is None:
                self._put_away(node)
        QgsProject.instance().addMapLayers(layers, False)
        for layer in reversed(layers):
            node = group.insertLayer(0, layer)
            node.setItemVisibilityChecked(layer is layers[0])
        return layers

    @staticmethod
    def _put_away(node: QgsLayerTreeLayer) -> None:
        """Untick an older map of opinions: through one another, colours are in no legend."""
        from ...gis.opinion.hotspots_layer import recipe_of

        layer = node.layer()
        if layer is not None and '"made_by": "cmcivic:opinion' in recipe_of(layer):
            node.setItemVisibilityChecked(False)

    def _bring_into_view(self, layer: QgsVectorLayer) -> None:
        canvas = self._work.iface.mapCanvas()
        extent = QgsCoordinateTransform(
            layer.crs(), canvas.mapSettings().destinationCrs(), QgsProject.instance()
        ).transformBoundingBox(layer.extent())
        if not canvas.extent().intersects(extent):
            canvas.setExtent(extent)
            canvas.refresh()


def new_path(what: str) -> Path:
    """Return a file name for a map of ``what``: beside the saved project, or in the profile."""
    project = QgsProject.instance()
    home = project.homePath() if project.fileName() else ""
    folder = (
        Path(home) if home else Path(QgsApplication.qgisSettingsDirPath()) / "cm_civic" / "hotspots"
    )
    stamp = datetime.now().strftime("%Y-%m-%d_%H%M%S")
    return free_path(folder / f"opinion_{what}_{stamp}.gpkg")
