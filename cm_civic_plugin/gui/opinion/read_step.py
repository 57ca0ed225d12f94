"""Last step at work: a cell is picked on the map, and what is known of it is gathered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsFeature, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...core.errors import BadInput
from ...gis.i18n import pick, say, tr
from ...gis.tasks import CivicTask, start
from ..messages import inform, warn
from .cell_tool import CellTool
from .map_step import new_path
from .read_page import ReadPage
from .work import Work

if TYPE_CHECKING:
    from ...gis.opinion.here import Here
    from ...gis.opinion.maps import MadeMap
    from .posts_dialog import PostsDialog


class ReadStep(QObject):
    """Shows the card of the cell that is clicked, and has its posts reviewed.

    ``opened`` says that there is a card to read, ``looked_around`` that it tells what else is in
    the cell.
    """

    opened = pyqtSignal()
    looked_around = pyqtSignal()

    def __init__(self, work: Work, page: ReadPage) -> None:
        super().__init__(page)
        self._work, self._page = work, page
        self._cell: tuple[QgsVectorLayer, QgsFeature] | None = None
        self._review: PostsDialog | None = None
        self._looking: CivicTask | None = None
        self.tool = CellTool(work.iface.mapCanvas())
        page.tool_wanted.connect(self._take_tool)
        page.review_wanted.connect(self.review)
        page.overlap_wanted.connect(self.compare)
        self.tool.activated.connect(lambda: page.set_tool_active(True))
        self.tool.deactivated.connect(lambda: page.set_tool_active(False))
        self.tool.cell_chosen.connect(self.show_cell)
        self.tool.missed.connect(page.show_missed)
        self.tool.lost.connect(self._forget)
        work.import_changed.connect(self._import_changed)

    def unload(self) -> None:
        """Leave the canvas and close what is open (the plugin is unloading)."""
        self.tool.unload()
        self._stop_looking()
        self._close_review()

    def show_cell(self, layer: QgsVectorLayer, cell: QgsFeature) -> None:
        """Show the card of a cell of a hotspot map."""
        self._cell = layer, cell
        self.opened.emit()
        self._show()
        self._look_around()

    def review(self) -> None:
        """Open the posts of the cell for a person to read, quote and put right."""
        from ...gis.opinion.card import attributes_of, is_withheld, source_of
        from ...gis.opinion.quotes import posts_of_cell
        from .posts_dialog import PostsDialog

        imported = self._work.imported
        if self._cell is None or imported is None:
            return
        layer, cell = self._cell
        attributes = attributes_of(cell)
        if is_withheld(attributes):
            return
        self._close_review()
        try:
            source = source_of(layer)
            rows = posts_of_cell(imported, attributes["cell_id"], source.min_people, source.topic)
            dialog = PostsDialog(
                imported,
                source.sha256,
                attributes["cell_id"],
                rows,
                QgsProject.instance(),
                self._page,
            )
        except BadInput as error:
            warn(self._work.iface, say(error))
            return
        dialog.quotes_changed.connect(self._show)
        dialog.topics_changed.connect(lambda values: self._work.amend("topic", values))
        dialog.stance_changed.connect(lambda values: self._work.amend("stance", values))
        dialog.finished.connect(self._reviewed)
        self._review = dialog
        dialog.show()

    def compare(self) -> None:
        """Compare the hot cells of the map that is read with all layers of the city pack."""
        from ...core.opinion.recipe import read_recipe
        from ...gis.opinion.hotspots_layer import recipe_of
        from ...gis.opinion.pack_overlap import map_overlap

        if self._cell is None:
            return
        layer, pack = self._cell[0], self._work.pack
        if pack is None:
            inform(self._work.iface, tr("Choose a city pack first: it holds the layers."))
            return
        if layer.providerType() != "ogr":
            inform(self._work.iface, tr("Save the map as a file first: it is read from there."))
            return
        try:
            origin = read_recipe(recipe_of(layer))
        except BadInput as error:
            warn(self._work.iface, say(error))
            return
        source, path = layer.source(), new_path("overlap")
        self._work.run(
            tr("Comparing hot cells with the layers"),
            lambda progress: map_overlap(source, origin, pack, path, progress),
            self._show_overlap,
        )

    def _show_overlap(self, made: MadeMap) -> None:
        (table,) = made.open()
        QgsProject.instance().addMapLayer(table)
        self._page.show_overlap([pick(*words) for words in made.said])
        self._look_around()

    def _show(self, _quotes: object = None) -> None:
        from ...gis.opinion.card import source_of

        if self._cell is None:
            return
        layer, cell = self._cell
        imported = self._work.imported
        try:
            of_import = imported is not None and source_of(layer).sha256 == imported.sha256
        except BadInput:
            of_import = False
        readable = of_import and imported.texts is not None
        self._page.show_cell(QgsProject.instance(), layer, cell, readable)

    def _look_around(self) -> None:
        """Look in the background for what else is in the cell; another import may go on."""
        from ...gis.opinion.card import attributes_of, is_withheld
        from ...gis.opinion.here import what_is_here

        self._stop_looking()
        if self._cell is None:
            return
        layer, cell = self._cell
        pack = self._work.pack
        if pack is None or is_withheld(attributes_of(cell)):
            return
        wkb = bytes(cell.geometry().asWkb())
        self._looking = CivicTask(
            tr("Looking for what else is here"),
            lambda progress: what_is_here(pack, wkb, check=lambda: progress(0, "")),
        )
        self._looking.succeeded.connect(self._show_around)
        start(self._looking)

    def _show_around(self, found: list[Here]) -> None:
        from ...gis.opinion.here_words import lines, sure_ratios

        if self.sender() is self._looking and self._cell is not None:
            self._looking = None
            ratios = sure_ratios(QgsProject.instance(), self._cell[0])
            self._page.show_here(lines(found, ratios))
            self.looked_around.emit()

    def _stop_looking(self) -> None:
        if self._looking is not None:
            self._looking.cancel()
            self._looking = None

    def _import_changed(self) -> None:
        """Close the posts, whose places in the import are others now, and show the card anew."""
        self._close_review()
        self._show()

    def _reviewed(self, _result: int) -> None:
        self._review = None

    def _close_review(self) -> None:
        if self._review is not None:
            self._review.close()

    def _forget(self) -> None:
        self._cell = None
        self._stop_looking()
        self._close_review()
        self._page.forget()

    def _take_tool(self, wanted: bool) -> None:
        canvas = self._work.iface.mapCanvas()
        if wanted:
            canvas.setMapTool(self.tool)
        else:
            canvas.unsetMapTool(self.tool)
