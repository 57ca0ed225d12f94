"""Last step at work: a cell is picked on the map, and what is known of it is gathered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsFeature, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...core.errors import BadInput
from ...gis.i18n import say
from ..messages import warn
from .cell_tool import CellTool
from .read_page import ReadPage
from .work import Work

if TYPE_CHECKING:
    from .posts_dialog import PostsDialog


class ReadStep(QObject):
    """Shows the card of the cell that is clicked, and has its posts reviewed.

    ``opened`` says that there is a card to read.
    """

    opened = pyqtSignal()

    def __init__(self, work: Work, page: ReadPage) -> None:
        super().__init__(page)
        self._work, self._page = work, page
        self._cell: tuple[QgsVectorLayer, QgsFeature] | None = None
        self._review: PostsDialog | None = None
        self.tool = CellTool(work.iface.mapCanvas())
        page.tool_wanted.connect(self._take_tool)
        page.review_wanted.connect(self.review)
        self.tool.activated.connect(lambda: page.set_tool_active(True))
        self.tool.deactivated.connect(lambda: page.set_tool_active(False))
        self.tool.cell_chosen.connect(self.show_cell)
        self.tool.missed.connect(page.show_missed)
        self.tool.lost.connect(self._forget)
        work.import_changed.connect(self._import_changed)

    def unload(self) -> None:
        """Leave the canvas and close what is open (the plugin is unloading)."""
        self.tool.unload()
        self._close_review()

    def show_cell(self, layer: QgsVectorLayer, cell: QgsFeature) -> None:
        """Show the card of a cell of a hotspot map."""
        self._cell = layer, cell
        self.opened.emit()
        self._show()

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
        self._close_review()
        self._page.forget()

    def _take_tool(self, wanted: bool) -> None:
        canvas = self._work.iface.mapCanvas()
        if wanted:
            canvas.setMapTool(self.tool)
        else:
            canvas.unsetMapTool(self.tool)
