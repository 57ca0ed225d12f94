"""The opinion dock: a file in, places found, maps out, and how to read them.

Each of its four steps is a page (what is shown) and a step (what is done): ``import_page`` and
``import_step``, and so on. What they share is in ``work``; ``erase_step`` undoes all of it.
"""

from __future__ import annotations

import html
from pathlib import Path

from qgis.gui import QgisInterface, QgsDockWidget
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QDragEnterEvent, QDropEvent
from qgis.PyQt.QtWidgets import (
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from ...core.opinion.libraries import pandas_problem
from ...gis.i18n import say, tr
from ..messages import warn
from .erase_step import EraseStep
from .import_page import ImportPage
from .import_step import ImportStep
from .map_page import MapPage
from .map_step import MapStep
from .places_page import PlacesPage
from .places_step import PlacesStep
from .read_page import ReadPage
from .read_step import ReadStep
from .widgets import text_label
from .work import Work


class OpinionDock(QgsDockWidget):
    """Imports a file of opinions and maps it, step by step; everything long runs in a task."""

    def __init__(self, iface: QgisInterface, parent: QWidget | None = None) -> None:
        super().__init__(tr("Opinions"), parent)
        self.setObjectName("cmCivicOpinionDock")
        self.setAcceptDrops(True)
        self._make_widgets()
        self.work = Work(iface, self)
        self.import_step = ImportStep(self.work, self.import_page)
        self.places_step = PlacesStep(self.work, self.places_page)
        self.map_step = MapStep(self.work, self.map_page)
        self.read_step = ReadStep(self.work, self.read_page)
        self.erase_step = EraseStep(self.work, self.import_step, self.map_page)
        self.import_step.read_again.connect(self.places_step.find_again)
        self.steps.currentChanged.connect(self._show_marks)
        self.import_page.erase_wanted.connect(self.erase_step.open)
        self.places_step.decided.connect(self.map_step.offer_again)
        self.places_step.decided.connect(self.import_step.note_change)
        self.read_step.opened.connect(lambda: self.steps.setCurrentWidget(self.read_page))
        self.work.busy_changed.connect(self._set_busy)
        self.work.progressed.connect(self.progress_bar.setValue)
        self.cancel_button.clicked.connect(lambda _on: self.work.cancel())
        self._set_busy(False)
        problem = pandas_problem()
        if problem is not None:
            self.missing_label.setText(html.escape(say(problem)))
            self.missing_label.setContentsMargins(8, 8, 8, 0)
            self.missing_label.show()
            self.import_page.show_missing()
            for page in (self.places_page, self.map_page, self.read_page):
                page.setEnabled(False)
        self._missing = problem

    def _make_widgets(self) -> None:
        self.missing_label = text_label("cmCivicOpinionMissing")
        self.missing_label.hide()
        self.import_page, self.places_page = ImportPage(), PlacesPage()
        self.map_page, self.read_page = MapPage(), ReadPage()
        self.steps = QTabWidget()
        self.steps.setObjectName("cmCivicOpinionSteps")
        self.steps.setDocumentMode(True)
        for page, words in (
            (self.import_page, tr("Import")),
            (self.places_page, tr("Places")),
            (self.map_page, tr("Map")),
            (self.read_page, tr("Read")),
        ):
            self.steps.addTab(page, f"{self.steps.count() + 1} {words}")
        self.progress_bar = QProgressBar()
        self.progress_bar.setObjectName("cmCivicOpinionProgress")
        self.cancel_button = QPushButton(tr("Cancel"))
        self.cancel_button.setObjectName("cmCivicOpinionCancel")
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.missing_label)
        column.addWidget(self.steps, 1)
        row = QHBoxLayout()
        row.addWidget(self.progress_bar, 1)
        row.addWidget(self.cancel_button)
        column.addLayout(row)
        self.setWidget(whole)

    def use_pack(self, folder: Path | None) -> None:
        """Look for places, and spread what is known of an area only, by this city pack."""
        self.work.use_pack(folder)

    def import_file(self, path: str | Path) -> None:
        """Read a file in the background and show what became of it."""
        if self._missing is not None:
            warn(self.work.iface, say(self._missing), "opinion_import")
            return
        self.steps.setCurrentWidget(self.import_page)
        self.import_step.read(path)

    def is_busy(self) -> bool:
        """Tell whether a task runs."""
        return self.work.is_busy()

    def go_on(self, other: OpinionDock) -> None:
        """Go on with what another dock has in hand: this one speaks another language."""
        self.work.use_pack(other.work.pack)
        if other.work.imported is not None:
            self.import_step.go_on(other.import_step)
            self.work.settled = other.work.settled
            self.work.looked_for_places = other.work.looked_for_places
            self.places_page.resume(other.places_page.review())
            self.places_step.show_summary()
            self.map_step.offer_again()
        self.steps.setCurrentIndex(other.steps.currentIndex())

    def unload(self) -> None:
        """Stop what runs and let go of what was read (the plugin is unloading)."""
        self.work.cancel()
        self.work.imported = None
        self.erase_step.close()
        self.read_step.unload()
        self.places_step.unload()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Accept one local file."""
        if _dropped(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Import the file that was dropped."""
        path = _dropped(event)
        if path is not None:
            event.acceptProposedAction()
            self.import_file(path)

    def _show_marks(self, _page: int) -> None:
        self.places_step.show_marks(self.steps.currentWidget() is self.places_page)

    def _set_busy(self, busy: bool) -> None:
        self.progress_bar.setValue(0)
        self.progress_bar.setVisible(busy)
        self.cancel_button.setVisible(busy)


def _dropped(event: QDropEvent) -> str | None:
    urls = event.mimeData().urls() if event.mimeData().hasUrls() else []
    local = [url.toLocalFile() for url in urls if url.isLocalFile()]
    usable = len(local) == 1 and event.possibleActions() & Qt.DropAction.CopyAction
    return local[0] if usable else None
