"""The window that compares futures: two linked maps, swipe, earlier workshops, and the numbers."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from qgis.core import QgsApplication, QgsProject, QgsVectorLayer
from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import QSize, Qt, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QColor, QHideEvent, QIcon, QPixmap, QResizeEvent, QShowEvent, qGray
from qgis.PyQt.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from ....core.scenario.futures import Future
from ....gis.i18n import pick, tr
from ....gis.scenario.ghosts import picture_layers
from ....gis.scenario.side_layers import side_layers
from ....gis.scenario.sitting import Sitting
from ....gis.scenario.snapshots import Snapshot, picture_at, snapshots
from ....gis.scenario.symbols import future_sign, picture_of
from ..small_widgets import FINGER, plain_label
from .ghost_bar import GhostBar
from .indicator_panel import IndicatorPanel
from .linked_maps import LinkedMaps, make_canvas, retire
from .swipe import SwipeFrame

_SIGN_PX = 30
_WIDE, _HIGH = 1200, 800


class SideHead(QWidget):
    """What stands over a map: its future's sign, name and sentence, and what can be chosen.

    ``changed`` says that another future or another moment was chosen.
    """

    changed = pyqtSignal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._plate = QFrame()
        self._plate.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.sign = QLabel()
        self.name = plain_label(f"{name}Name")
        self.sentence = plain_label(f"{name}Sentence")
        self.futures = _combo(f"{name}Future", tr("Which future this map shows"))
        self.moments = _combo(f"{name}Moment", tr("Now, or as it was when a stage ended"))
        row = QHBoxLayout(self._plate)
        row.setContentsMargins(8, 3, 8, 3)
        row.addWidget(self.sign)
        row.addWidget(self.name, 1)
        choices = QHBoxLayout()
        choices.addWidget(self.futures, 1)
        choices.addWidget(self.moments, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(self._plate)
        column.addWidget(self.sentence, 1, Qt.AlignmentFlag.AlignTop)
        column.addLayout(choices)
        self._known: dict[str, Future] = {}
        self._snapshots: dict[str, Snapshot] = {}
        self.futures.currentIndexChanged.connect(lambda _place: self._chosen())
        self.moments.currentIndexChanged.connect(lambda _place: self._chosen())
        self.show_futures((), "")

    @property
    def future(self) -> Future | None:
        """The future chosen, None where there is none to choose."""
        return self._known.get(self.futures.currentData())

    @property
    def snapshot(self) -> Snapshot | None:
        """The moment chosen, None for now."""
        return self._snapshots.get(self.moments.currentData())

    def show_futures(self, futures: Sequence[Future], chosen: str) -> None:
        """Offer futures, one of them chosen."""
        self._known = {future.id: future for future in futures}
        self.futures.blockSignals(True)
        self.futures.clear()
        for future in futures:
            self.futures.addItem(_sign(future), pick(future.name.en, future.name.th), future.id)
        self.futures.setCurrentIndex(self.futures.findData(chosen))
        self.futures.blockSignals(False)
        self._show_title()

    def show_moments(self, taken: Sequence[Snapshot]) -> None:
        """Offer now, and the ends of the stages; what was chosen stays."""
        chosen = self.moments.currentData()
        self._snapshots = {snapshot.uuid: snapshot for snapshot in taken}
        self.moments.blockSignals(True)
        self.moments.clear()
        self.moments.addItem(tr("Now"), None)
        for snapshot in taken:
            self.moments.addItem(snapshot.title, snapshot.uuid)
        self.moments.setCurrentIndex(max(0, self.moments.findData(chosen)) if chosen else 0)
        self.moments.setVisible(self.moments.count() > 1)
        self.moments.blockSignals(False)
        self._show_title()

    def _chosen(self) -> None:
        self._show_title()
        self.changed.emit()

    def _show_title(self) -> None:
        future = self.future
        if future is None:
            self.sign.clear()
            self.name.setText(tr("No workshop is open."))
            self.sentence.clear()
            self._plate.setStyleSheet("")
            return
        self.sign.setPixmap(QPixmap.fromImage(picture_of(future_sign(future), _SIGN_PX)))
        name = pick(future.name.en, future.name.th).replace("\u200b", "")
        snapshot = self.snapshot
        self.name.setText(f"{name} · {snapshot.title}" if snapshot is not None else name)
        self.sentence.setText(pick(future.sentence.en, future.sentence.th))
        ink = "black" if qGray(QColor(future.colour).rgb()) > 150 else "white"
        self._plate.setStyleSheet(
            f"QFrame {{ background: {future.colour}; border-radius: 6px; }}"
            f"QLabel {{ color: {ink}; font-weight: bold; font-size: 15px; }}"
        )


class CompareWindow(QWidget):
    """Two futures of a sitting beside or over each other, with the project's maps beneath.

    The two maps have layer lists of their own: the project's tree is only read.
    """

    def __init__(self, iface: QgisInterface, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("cmCivicCompare")
        self.setWindowTitle(tr("Compare futures"))
        self._iface = iface
        self._project = QgsProject.instance()
        self._sitting: Sitting | None = None
        self._pictures: dict[tuple[str, str], list[QgsVectorLayer]] = {}
        self.canvases = make_canvas("cmCivicCompareLeft"), make_canvas("cmCivicCompareRight")
        self.heads = SideHead("cmCivicCompareLeftHead"), SideHead("cmCivicCompareRightHead")
        self.maps = SwipeFrame(*self.canvases)
        self.linked = LinkedMaps(self.canvases)
        self.indicators = IndicatorPanel(iface)
        sides = [
            (canvas, partial(_future_id, head)) for canvas, head in zip(self.canvases, self.heads)
        ]
        self.indicators.set_maps([(iface.mapCanvas(), lambda: None), *sides])
        self.ghosts = GhostBar(iface)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._show_layers)
        self._lay_out()
        self._connect()
        self._follow_crs()
        room = self.screen().availableGeometry()
        self.resize(min(1400, room.width() - 60), min(900, room.height() - 100))
        if self._is_small:  # the maps come first
            self.numbers_button.setChecked(False)

    # --- what others call ---

    def set_sitting(self, sitting: Sitting | None) -> None:
        """Compare what is drawn in this sitting; None for none."""
        if self._sitting is not None:
            self._sitting.events_changed.disconnect(self._show_moments)
        self._sitting = sitting
        self._pictures.clear()
        futures: Sequence[Future] = ()
        pair: Sequence[Future] = ()
        if sitting is not None:
            sitting.events_changed.connect(self._show_moments)
            futures, pair = sitting.plan.futures, sitting.plan.pair
        for place, head in enumerate(self.heads):
            head.show_futures(futures, pair[min(place, len(pair) - 1)].id if pair else "")
        self.about.setText(_about(sitting) if sitting is not None else "")
        self._show_moments()
        self.indicators.set_sitting(sitting)
        self._show_layers()

    def set_pack(self, pack: Path | None) -> None:
        """Measure the indicators on this city pack."""
        self.indicators.set_pack(pack)

    def set_swiping(self, swiping: bool) -> None:
        """Lay the maps on each other with a divider, or side by side."""
        (self.swipe_button if swiping else self.beside_button).setChecked(True)

    def look_as_main(self) -> None:
        """Look at what the main map shows."""
        self.linked.look_as(self._iface.mapCanvas())

    def unload(self) -> None:
        """Stop listening and let all layers go: the plugin is leaving."""
        self.set_sitting(None)
        self._later.stop()
        root = self._project.layerTreeRoot()
        root.layerOrderChanged.disconnect(self._later.start)
        root.visibilityChanged.disconnect(self._visibility_changed)
        self._project.layersWillBeRemoved.disconnect(self._let_go)
        self._iface.mapCanvas().destinationCrsChanged.disconnect(self._follow_crs)
        self.indicators.unload()
        self.ghosts.unload()
        self.linked.unload()
        self.close()
        for canvas in self.canvases:
            retire(canvas)

    # --- which layers ---

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt)
        """Draw the maps again; on first sight they look where the main map does."""
        super().showEvent(event)
        for canvas in self.canvases:
            canvas.freeze(False)
        if not self.linked.is_looking:
            QTimer.singleShot(0, self.look_as_main)  # when the maps have their size
        self._show_layers()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt)
        """Have the numbers beside the maps where there is room, else beneath or in their place."""
        super().resizeEvent(event)
        wide = self.width() >= _WIDE
        self.parts.setOrientation(Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical)
        self._share_room()

    @property
    def _is_small(self) -> bool:
        """Whether there is room for the maps or the numbers, but not for both."""
        return self.width() < _WIDE and self.height() < _HIGH

    def _share_room(self) -> None:
        numbers = self.numbers_button.isChecked()
        maps = not (numbers and self._is_small)
        self._maps_part.setVisible(maps)
        self.indicators.setVisible(numbers)
        for button in (self.beside_button, self.swipe_button, self.main_button):
            button.setEnabled(maps)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 (Qt)
        """Draw nothing while nobody looks: each stroke would cost two maps more."""
        super().hideEvent(event)
        for canvas in self.canvases:
            canvas.stopRendering()
            canvas.freeze(True)

    def _show_layers(self, going: Sequence[str] = ()) -> None:
        workshop = self._sitting.workshop.path if self._sitting is not None else None
        for canvas, head in zip(self.canvases, self.heads):
            future, snapshot = head.future, head.snapshot
            layers = side_layers(
                self._project,
                future.id if future is not None else "",
                workshop,
                today=snapshot is None,
                without=going,
            )
            if future is not None and snapshot is not None:
                layers = [*self._picture(future, snapshot), *layers]
            canvas.setLayers(layers)
            canvas.refresh()

    def _picture(self, future: Future, snapshot: Snapshot) -> list[QgsVectorLayer]:
        """Return a future's drawings as they were at the end of a stage."""
        key = future.id, snapshot.uuid
        if key not in self._pictures:
            drawn = picture_at(self._sitting.rows, snapshot)
            elements = self._sitting.plan.elements
            self._pictures[key] = picture_layers(drawn, [future], elements)
        return self._pictures[key]

    def _let_go(self, going: Sequence[str]) -> None:
        """Take layers off the maps before they are deleted."""
        self._show_layers(going)

    def _visibility_changed(self, _node: Any) -> None:  # noqa: ANN401
        self._later.start()

    def _show_moments(self) -> None:
        sitting = self._sitting
        taken = snapshots(sitting.events, sitting.plan) if sitting is not None else []
        for head in self.heads:
            head.show_moments(taken)

    def _side_changed(self) -> None:
        one, other = (head.future for head in self.heads)
        if one is not None and other is not None:
            self.indicators.set_pair(one.id, other.id)
        self.indicators.mark_again()
        self._show_layers()

    def _follow_crs(self) -> None:
        """Have the main map's CRS, and what the project says of labels."""
        crs = self._iface.mapCanvas().mapSettings().destinationCrs()
        for canvas in self.canvases:
            canvas.setDestinationCrs(crs)
            canvas.setLabelingEngineSettings(self._project.labelingEngineSettings())

    # --- widgets ---

    def _connect(self) -> None:
        root = self._project.layerTreeRoot()
        root.layerOrderChanged.connect(self._later.start)
        root.visibilityChanged.connect(self._visibility_changed)
        self._project.layersWillBeRemoved.connect(self._let_go)
        self._iface.mapCanvas().destinationCrsChanged.connect(self._follow_crs)
        for head in self.heads:
            head.changed.connect(self._side_changed)
        self.swipe_button.toggled.connect(self.maps.set_swiping)
        self.main_button.clicked.connect(lambda _on: self.look_as_main())
        self.numbers_button.toggled.connect(lambda _on: self._share_room())

    def _lay_out(self) -> None:
        self.beside_button = _button("cmCivicCompareBeside", tr("Side by side"), checkable=True)
        self.swipe_button = _button("cmCivicCompareSwipe", tr("Swipe"), checkable=True)
        self.beside_button.setChecked(True)
        modes = QButtonGroup(self)
        modes.addButton(self.beside_button)
        modes.addButton(self.swipe_button)
        self.main_button = _button("cmCivicCompareMain", tr("As in the main map"))
        self.main_button.setIcon(QgsApplication.getThemeIcon("/mActionZoomToLayer.svg"))
        self.numbers_button = _button("cmCivicCompareNumbers", tr("Numbers"), checkable=True)
        self.numbers_button.setIcon(QgsApplication.getThemeIcon("/mActionSum.svg"))
        self.numbers_button.setChecked(True)
        bar = QHBoxLayout()
        for button in (self.beside_button, self.swipe_button, self.main_button):
            bar.addWidget(button)
        self.about = plain_label("cmCivicCompareAbout")
        self.about.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        bar.addWidget(self.about, 1)
        bar.addWidget(self.numbers_button)
        heads = QHBoxLayout()
        for head in self.heads:
            heads.addWidget(head, 1)
        maps = self._maps_part = QWidget()
        column = QVBoxLayout(maps)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(heads)
        column.addWidget(self.maps, 1)
        column.addWidget(self.ghosts)
        self.parts = QSplitter(Qt.Orientation.Horizontal)
        self.parts.addWidget(maps)
        self.parts.addWidget(self.indicators)
        self.parts.setStretchFactor(0, 1)
        self.parts.setSizes([820, 560])
        whole = QVBoxLayout(self)
        whole.addLayout(bar)
        whole.addWidget(self.parts, 1)


def _about(sitting: Sitting) -> str:
    """Return which workshop this is, and that it is a sample where it is one."""
    title = sitting.plan.title or sitting.workshop.meta.get("title") or sitting.workshop.path.stem
    name = tr("Table {code}: {title}", code=sitting.table_code, title=title)
    return tr("SAMPLE · {name}", name=name) if sitting.workshop.is_sample else name


def _future_id(head: SideHead) -> str | None:
    return head.future.id if head.future is not None else None


def _sign(future: Future) -> QIcon:
    return QIcon(QPixmap.fromImage(picture_of(future_sign(future), 48)))


def _combo(name: str, tip: str) -> QComboBox:
    combo = QComboBox()
    combo.setObjectName(name)
    combo.setToolTip(tip)
    combo.setAccessibleName(tip)
    combo.setMinimumHeight(FINGER)
    combo.setIconSize(QSize(22, 22))
    combo.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    return combo


def _button(name: str, text: str, *, checkable: bool = False) -> QPushButton:
    button = QPushButton(text)
    button.setObjectName(name)
    button.setCheckable(checkable)
    button.setMinimumHeight(FINGER)
    return button
