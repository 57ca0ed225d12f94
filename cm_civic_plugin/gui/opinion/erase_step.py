"""Erasing at work: what is erased for good leaves the import in hand too."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QObject

from .import_step import ImportStep
from .map_page import MapPage
from .work import Work

if TYPE_CHECKING:
    from ...core.opinion.places.review import Decision
    from .erase_dialog import EraseDialog


class EraseStep(QObject):
    """Opens the dialog that erases, one at a time. ``decisions`` gives what was decided of places,
    as maps that are made anew need it.
    """

    def __init__(
        self,
        work: Work,
        importing: ImportStep,
        maps: MapPage,
        decisions: Callable[[], list[Decision]],
    ) -> None:
        super().__init__(importing)
        self._work, self._importing, self._maps = work, importing, maps
        self._decisions = decisions
        self.dialog: EraseDialog | None = None

    def open(self) -> None:  # noqa: A003 (what it does)
        """Ask what is to be erased."""
        from .erase_dialog import EraseDialog

        if self.dialog is not None:
            self.dialog.raise_()
            return
        imported = self._work.imported
        self.dialog = EraseDialog(
            imported.decided(self._decisions()) if imported is not None else None,
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

    def _leave_out(self, sha256: str, rows: Collection[int]) -> None:
        from ...core.opinion.erasure import Ledger
        from ...gis.opinion.erasing import without_rows
        from ...gis.opinion.profile import ledger_path

        imported = self._work.imported
        if imported is not None and self._is_in_hand(sha256):
            erased = len(Ledger.load(ledger_path()).rows(sha256))
            imported = imported.decided(self._decisions())
            self._work.take(without_rows(imported, rows, erased))
        self._importing.show_kept()

    def _is_in_hand(self, sha256: str) -> bool:
        return self._work.imported is not None and self._work.imported.sha256 == sha256
