"""Erasing at work: what is erased for good leaves the import in hand too."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QObject

from .import_step import ImportStep
from .map_page import MapPage
from .work import Work

if TYPE_CHECKING:
    from .erase_dialog import EraseDialog


class EraseStep(QObject):
    """Opens the dialog that erases, one at a time."""

    def __init__(self, work: Work, importing: ImportStep, maps: MapPage) -> None:
        super().__init__(importing)
        self._work, self._importing, self._maps = work, importing, maps
        self.dialog: EraseDialog | None = None

    def open(self) -> None:  # noqa: A003 (what it does)
        """Ask what is to be erased."""
        from .erase_dialog import EraseDialog

        if self.dialog is not None:
            self.dialog.raise_()
            return
        self.dialog = EraseDialog(
            self._work.decided(),
            self._importing.path,
            self._work.pack,
            self._maps,
            self._maps.population(),
        )
        self.dialog.erased_source.connect(self._forget_source)
        self.dialog.erased_posts.connect(self._leave_out)
        self.dialog.finished.connect(self._closed)
        self.dialog.show()

    def close(self) -> None:
        """Close the dialog (the plugin is unloading)."""
        if self.dialog is not None:
            self.dialog.close()

    def _closed(self, _result: int) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None

    def _forget_source(self, sha256: str) -> None:
        if self._is_in_hand(sha256):
            self._importing.forget()
        self._importing.show_kept()
        self._work.iface.mapCanvas().refresh()  # QGIS leaves the last picture of a map that is gone

    def _leave_out(self, sha256: str, rows: Collection[int]) -> None:
        from ...core.opinion.erasure import Ledger
        from ...gis.opinion.erasing import without_rows
        from ...gis.opinion.profile import ledger_path

        if self._is_in_hand(sha256):
            erased = len(Ledger.load(ledger_path()).rows(sha256))
            self._work.settle()
            self._work.take(without_rows(self._work.decided(), rows, erased))
        self._importing.show_kept()
        self._work.iface.mapCanvas().refresh()

    def _is_in_hand(self, sha256: str) -> bool:
        return self._work.imported is not None and self._work.imported.sha256 == sha256
