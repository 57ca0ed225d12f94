"""Last step at work: a cell is picked on the map, and what is known of it is gathered."""

from __future__ import annotations

from qgis.core import QgsFeature, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QObject, pyqtSignal

from .cell_tool import CellTool
from .read_page import ReadPage
from .work import Work


class ReadStep(QObject):
    """Shows the card of the cell that is clicked. ``opened`` says that there is one to read."""

    opened = pyqtSignal()

    def __init__(self, work: Work, page: ReadPage) -> None:
        super().__init__(page)
        self._work, self._page = work, page
        self.tool = CellTool(work.iface.mapCanvas())
        page.tool_wanted.connect(self._take_tool)
        self.tool.activated.connect(lambda: page.set_tool_active(True))
        self.tool.deactivated.connect(lambda: page.set_tool_active(False))
        self.tool.cell_chosen.connect(self.show_cell)
        self.tool.missed.connect(page.show_missed)
        self.tool.lost.connect(page.forget)

    def unload(self) -> None:
        """Leave the canvas (the plugin is unloading)."""
        self.tool.unload()

    def show_cell(self, layer: QgsVectorLayer, cell: QgsFeature) -> None:
        """Show the card of a cell of a hotspot map."""
        self.opened.emit()
        self._page.show_cell(QgsProject.instance(), layer, cell)

    def _take_tool(self, wanted: bool) -> None:
        canvas = self._work.iface.mapCanvas()
        if wanted:
            canvas.setMapTool(self.tool)
        else:
            canvas.unsetMapTool(self.tool)
