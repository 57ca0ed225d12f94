"""First step at work: a file, or several parts of one, becomes the import in hand."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import QgsSettings
from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QFileDialog

from ...core.opinion.platforms import SUFFIXES
from ...gis.i18n import tr
from ...gis.tasks import Progress
from .import_page import ImportPage
from .work import Work

if TYPE_CHECKING:
    from ...core.opinion.readers.any_table import Table
    from ...gis.opinion.session import Import

_FOLDER_SETTING = "cm_civic/opinion/folder"


class ImportStep(QObject):
    """Reads the file that was chosen or dropped, as often as the user decides otherwise of it.

    ``imported`` carries the read report of a file that has been read.
    """

    imported = pyqtSignal(object)

    def __init__(self, work: Work, page: ImportPage) -> None:
        super().__init__(page)
        self._work, self._page = work, page
        self.path: Path | None = None
        self._options: dict[str, Any] = {}
        page.choose_button.clicked.connect(self._choose)
        page.columns_button.clicked.connect(self._choose_columns)
        page.without_changed.connect(lambda without: self._read_again(without=without))
        page.believed_changed.connect(lambda points: self._read_again(believed=points))
        work.busy_changed.connect(self._rest)

    def read(self, path: str | Path, **options: Any) -> None:
        """Read a file in the background; see ``core.opinion.reading.read_posts`` for options."""
        from ...gis.opinion.session import import_posts

        self.path, self._options = Path(path), options
        file = self.path
        self._work.cancel()
        self._work.take(None)
        self._work.run(
            tr("Reading {file}", file=file.name),
            lambda progress: import_posts(file, progress, **options),
            self._publish,
        )
        self._page.show_reading(file.name)

    def go_on(self, other: ImportStep) -> None:
        """Have in hand what another dock's step had read."""
        self.path, self._options = other.path, other._options
        self._publish(other._work.imported)

    def _read_again(self, **changed: Any) -> None:
        if self.path is not None:
            self.read(self.path, **{**self._options, **changed})

    def _publish(self, imported: Import) -> None:
        self._work.take(imported)
        report = imported.report
        self._page.show_report(report, frozenset(report.switched_off))
        self.imported.emit(report)

    def _rest(self, busy: bool) -> None:
        """Ask for a file again where reading one came to nothing."""
        if not busy and self._work.imported is None:
            self._page.forget()

    def _choose(self) -> None:
        settings = QgsSettings()
        name, _ = QFileDialog.getOpenFileName(
            self._page,
            tr("Choose a file of opinions"),
            settings.value(_FOLDER_SETTING, "", type=str),
            tr("Opinions") + f" ({' '.join(SUFFIXES)});;" + tr("All files") + " (*)",
        )
        if name:
            settings.setValue(_FOLDER_SETTING, str(Path(name).parent))
            self.read(name)

    def _choose_columns(self) -> None:
        if self.path is not None:
            self._work.run(
                tr("Looking at the columns of {file}", file=self.path.name),
                _looker(self.path),
                self._ask_for_columns,
            )

    def _ask_for_columns(self, found: tuple[Table, dict]) -> None:
        from .mapping_dialog import MappingDialog

        table, proposals = found
        dialog = MappingDialog(table, self._page, proposals)
        dialog.accepted.connect(
            lambda: self.read(table.path, **{**self._options, "mapping": dialog.mapping()})
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def _looker(path: Path) -> Callable[[Progress], tuple[Table, dict]]:
    """Return what opens a table and proposes its columns, in a task."""
    from ...core.opinion.mapping import propose
    from ...core.opinion.readers.any_table import open_table

    def look(_progress: Progress) -> tuple[Table, dict]:
        table = open_table(path)
        return table, propose(table.header, table.sample)

    return look
