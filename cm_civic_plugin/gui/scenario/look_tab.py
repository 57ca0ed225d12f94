"""The tab that looks at what was drawn: side by side, where tables agree, as a film."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsProject
from qgis.gui import QgisInterface

from ...gis.i18n import tr
from ...gis.scenario.ghosts import restore
from ...gis.scenario.sitting import Sitting
from ..messages import warn
from .look.agreement_page import AgreementPage
from .look.compare_window import CompareWindow
from .look.film_page import FilmPage
from .look.live_indicators import LiveIndicators
from .sections import Sections
from .small_widgets import bring_up, push_button


class LookTab(Sections):
    """What comes out of a workshop."""

    def __init__(self, iface: QgisInterface) -> None:
        super().__init__()
        self._iface = iface
        self._sitting: Sitting | None = None
        self._pack: Path | None = None
        self._compare: CompareWindow | None = None
        self.compare_button = push_button(
            "cmCivicLookCompare",
            tr("Compare futures side by side…"),
            "/mActionNewMap.svg",
            self.show_compare,
        )
        self.column.addWidget(self.compare_button)
        self.live = LiveIndicators()
        self.agreement = AgreementPage(iface)
        self.film = FilmPage(iface)
        self.add_section("indicators", tr("Indicators"), self.live)
        self.add_section("agreement", tr("Where tables agree"), self.agreement, folded=False)
        self.add_section("film", tr("Replay film"), self.film)
        self.column.addStretch(1)
        self.compare_button.setEnabled(False)
        QgsProject.instance().readProject.connect(self._restore_ghosts)
        self._restore_ghosts()

    @property
    def compare(self) -> CompareWindow:
        """The window of two maps, made at its first use."""
        if self._compare is None:
            self._compare = CompareWindow(self._iface, self._iface.mainWindow())
            self._compare.set_pack(self._pack)
            self._compare.set_sitting(self._sitting)
        return self._compare

    def show_compare(self) -> None:
        """Show two futures side by side."""
        bring_up(self.compare)

    def set_future(self, future_id: str) -> None:
        """Say the numbers of this future, which is drawn now."""
        self.live.set_future(future_id)

    def set_sitting(self, sitting: Sitting | None) -> None:
        """Look at a sitting; None at none."""
        self._sitting = sitting
        super().set_sitting(sitting)
        self.compare_button.setEnabled(sitting is not None)
        if self._compare is not None:
            self._compare.set_sitting(sitting)

    def set_pack(self, pack: Path | None) -> None:
        """Measure on this city pack."""
        self._pack = pack
        super().set_pack(pack)
        if self._compare is not None:
            self._compare.set_pack(pack)

    def unload(self) -> None:
        """Let go of canvas, tools and sitting."""
        super().unload()
        QgsProject.instance().readProject.disconnect(self._restore_ghosts)
        if self._compare is not None:
            self._compare.unload()
            self._compare.deleteLater()
            self._compare = None

    def _restore_ghosts(self, _document: object = None) -> None:
        """Read earlier workshops of a saved project again: their layers are in memory."""
        for ghost in restore(QgsProject.instance()):
            warn(
                self._iface,
                tr("Its file was not found, so nothing of it is shown: {name}", name=ghost.name),
            )
