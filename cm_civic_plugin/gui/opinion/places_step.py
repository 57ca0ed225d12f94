"""Second step at work: places found in the texts, decided by a person, shown on the map."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QFileDialog

from ...core.errors import CivicError
from ...gis.i18n import say, tr
from ..messages import inform, warn
from .candidate_marks import CandidateMarks
from .places_page import PlacesPage
from .work import Work

if TYPE_CHECKING:
    from ...core.opinion.places.aliases import LocalPlaces
    from ...core.opinion.places.place import Place
    from ...gis.opinion.session import FoundPlaces


class PlacesStep(QObject):
    """Has the posts of the import placed by their texts.

    ``found`` carries the read report after that; ``decided`` says that a person decided anew.
    """

    found = pyqtSignal(object)
    decided = pyqtSignal()

    def __init__(self, work: Work, page: PlacesPage) -> None:
        super().__init__(page)
        self._work, self._page = work, page
        self._marks: CandidateMarks | None = None
        work.decisions = page.decisions
        page.pack_wanted.connect(self._choose_pack)
        page.find_wanted.connect(self.find)
        page.decided.connect(self._keep)
        page.undone.connect(self._keep)
        page.candidates_shown.connect(self._show_candidates)
        work.pack_changed.connect(lambda: page.show_pack(work.pack))
        work.busy_changed.connect(page.set_busy)
        work.import_changed.connect(page.forget)

    def find(self) -> None:
        """Place the posts without a place by their texts, in the background."""
        from ...gis.opinion.session import find_places

        self._work.settle()
        imported, pack = self._work.decided(), self._work.pack
        settled = list(self._work.settled.values())
        if imported is None:
            inform(self._work.iface, tr("Choose a file of opinions first."))
        elif pack is None:
            inform(self._work.iface, tr("Choose a city pack first: its layers give the names."))
        else:
            self._work.run(
                tr("Finding places in the texts"),
                lambda progress: find_places(imported, pack, progress, settled),
                self._publish,
            )

    def unload(self) -> None:
        """Take the marks off the canvas (the plugin is unloading)."""
        self._show_candidates([])
        if self._marks is not None:
            self._work.iface.mapCanvas().scene().removeItem(self._marks)
            self._marks = None

    def show_summary(self) -> None:
        """Say what the look for places gave, in the language of now."""
        from ...gis.opinion.report_words import found_by_text, headline

        if self._work.imported is not None and self._work.looked_for_places:
            report = self._work.imported.report
            self._page.show_summary([headline(report), *found_by_text(report)])

    def show_marks(self, shown: bool) -> None:
        """Show the places of the current row on the map, or take them off."""
        self._page.show_candidates() if shown else self._show_candidates([])

    def find_again(self) -> None:
        """Find the places once more after the same file was read otherwise."""
        if self._work.looked_for_places and self._work.pack is not None:
            self.find()

    def _publish(self, found: FoundPlaces) -> None:
        self._work.looked_for_places = True
        self._work.take(found.imported)
        report = found.imported.report
        self.show_summary()
        self._page.load(found.items, found.local, ordered=True)
        self.found.emit(report)

    def _choose_pack(self) -> None:
        folder = QFileDialog.getExistingDirectory(
            self._page, tr("Choose a city pack"), str(self._work.pack or "")
        )
        if folder:
            self._work.use_pack(Path(folder))

    def _keep(self, _decisions: list, taught: LocalPlaces | None) -> None:
        from ...core.opinion.places.aliases import save_local
        from ...gis.opinion.gazetteer import taught_places

        if taught is not None:
            try:
                save_local(taught, taught_places())
            except CivicError as error:
                warn(self._work.iface, say(error))
        self.decided.emit()

    def _show_candidates(self, places: list[Place]) -> None:
        if self._marks is None and places:
            self._marks = CandidateMarks(self._work.iface.mapCanvas())
        if self._marks is not None:
            self._marks.show_places(places)
