"""The replay film on the map: scrubbed by minute, table or theme, and kept as pictures."""

from __future__ import annotations

from pathlib import Path

from qgis.core import (
    QgsApplication,
    QgsDateTimeRange,
    QgsInterval,
    QgsLayerTreeGroup,
    QgsProject,
    QgsTemporalNavigationObject,
    QgsUnitTypes,
)
from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import QDateTime, Qt, QTimer
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QProgressBar,
    QSlider,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ....core.scenario.film import MINUTE, TABLE, THEME, Film, make_film
from ....core.scenario.journal import JournalRow
from ....gis.i18n import pick, tr
from ....gis.scenario.agreement_project import PROPERTY as AGREEMENT_PROPERTY
from ....gis.scenario.decision_layers import DECISION_PROPERTY
from ....gis.scenario.film_export import FilmExport
from ....gis.scenario.film_layers import (
    FILM_PROPERTY,
    film_range,
    frame_range,
    frame_words,
    make_film_layers,
)
from ....gis.scenario.room_layers import ROOM_PROPERTY
from ....gis.scenario.sitting import Sitting
from ....gis.scenario.workshop_layers import FUTURE_PROPERTY
from ...messages import inform, warn
from ..small_widgets import FINGER, plain_label, push_button, row_of, tall

_FRAME_MS = 700
_IN_THE_WAY = (FUTURE_PROPERTY, ROOM_PROPERTY, AGREEMENT_PROPERTY, DECISION_PROPERTY)
"""What of today would lie over a film of earlier: also what others draw live, votes and deals."""


class FilmPage(QWidget):
    """Plays the journal of the open workshop, or of several tables put together.

    While the film is shown the workshop's own layers are hidden; ``unload`` and *Put away* bring
    them back. QGIS's temporal controller scrubs the film too.
    """

    def __init__(self, iface: QgisInterface) -> None:
        super().__init__()
        self.setObjectName("cmCivicFilmPage")
        self._iface = iface
        self._sitting: Sitting | None = None
        self._film = Film(MINUTE, (), ())
        self._hidden: list[str] = []
        self._export: FilmExport | None = None
        self._controller_was: object = None
        self._timer = QTimer(self)
        self._timer.setInterval(_FRAME_MS)
        self._timer.timeout.connect(self._step)
        self._make()
        self._refresh()

    # --- what the dock calls

    def set_sitting(self, sitting: Sitting | None) -> None:
        """Play this sitting's journal from now on."""
        self.put_away()
        self._sitting = sitting
        self._fill_choices()
        self._refresh()

    def unload(self) -> None:
        """Take the film off the map."""
        self.put_away()

    def show_film(self) -> bool:
        """Put the film on the map at its first frame; False (and a word) when nothing is drawn."""
        self.put_away()
        if self._sitting is None:
            return False
        tables = [self.table.currentData()] if self.table.currentData() else []
        elements = [self.theme.currentData()] if self.theme.currentData() else []
        self._film = make_film(self._rows(), self.axis.currentData(), tables, elements)
        if not self._film.frames:
            inform(self._iface, tr("Nothing is drawn that this film could show."))
            return False
        project = QgsProject.instance()
        root = project.layerTreeRoot()
        self._hide_drawings(root)
        layers = make_film_layers(self._film, self._sitting.plan)
        group = root.insertGroup(0, tr("Replay film"))
        group.setCustomProperty(FILM_PROPERTY, True)
        project.addMapLayers(layers, False)
        for layer in layers:
            group.addLayer(layer).setExpanded(False)
        self.slider.setRange(0, len(self._film.frames) - 1)
        self.slider.setValue(0)
        self._use_controller()
        self._show_frame(0)
        self._refresh()
        return True

    def put_away(self) -> None:
        """Take the film off the map, and show the drawings again."""
        self._timer.stop()
        self.cancel_export()
        if not self._film.frames:
            return
        self._film = Film(MINUTE, (), ())
        project = QgsProject.instance()
        root = project.layerTreeRoot()
        for group in list(root.findGroups()):
            if group.customProperty(FILM_PROPERTY):
                project.removeMapLayers(group.findLayerIds())
                root.removeChildNode(group)
        self._show_drawings()
        self._free_controller()
        self._refresh()

    # --- the film's controls

    def _make(self) -> None:
        form = QFormLayout()
        self.axis = tall(QComboBox(), "cmCivicFilmAxis")
        for axis, words in (
            (MINUTE, tr("Minute by minute")),
            (TABLE, tr("Table by table")),
            (THEME, tr("Theme by theme")),
        ):
            self.axis.addItem(words, axis)
        self.table = tall(QComboBox(), "cmCivicFilmTable")
        self.theme = tall(QComboBox(), "cmCivicFilmTheme")
        form.addRow(tr("Play"), self.axis)
        form.addRow(tr("Tables"), self.table)
        form.addRow(tr("Themes"), self.theme)
        self.show_button = push_button("cmCivicFilmShow", tr("Show the film"), "", self.show_film)
        self.away_button = push_button("cmCivicFilmAway", tr("Put away"), "", self.put_away)
        self.play_button = QToolButton()
        self.play_button.setObjectName("cmCivicFilmPlay")
        self.play_button.setCheckable(True)
        self.play_button.setIcon(QgsApplication.getThemeIcon("/temporal_navigation/forward.svg"))
        self.play_button.setToolTip(tr("Play"))
        self.play_button.setMinimumSize(FINGER, FINGER)
        self.play_button.toggled.connect(self._play)
        self.slider = tall(QSlider(Qt.Orientation.Horizontal), "cmCivicFilmSlider")
        self.slider.valueChanged.connect(self._show_frame)
        self.words = plain_label("cmCivicFilmWords")
        self.export_button = push_button(
            "cmCivicFilmExport", tr("Save as pictures…"), "", self._ask_export
        )
        self.cancel_button = push_button("cmCivicFilmCancel", tr("Cancel"), "", self.cancel_export)
        self.progress = QProgressBar()
        player = QHBoxLayout()
        player.addWidget(self.play_button)
        player.addWidget(self.slider, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(form)
        column.addLayout(row_of(self.show_button, self.away_button))
        column.addLayout(player)
        column.addWidget(self.words)
        column.addWidget(self.export_button)
        column.addLayout(row_of(self.progress, self.cancel_button))

    def _fill_choices(self) -> None:
        rows = self._rows()
        plan = self._sitting.plan if self._sitting else None
        for combo in (self.table, self.theme):
            combo.clear()
        self.table.addItem(tr("All tables"), "")
        for code in sorted({row.table_code for row in rows}):
            self.table.addItem(tr("Table {code}", code=code), code)
        self.theme.addItem(tr("All themes"), "")
        drawn = {row.element_id for row in rows if row.element_id}
        for element in plan.elements if plan else ():
            if element.id in drawn:
                self.theme.addItem(pick(element.name.en, element.name.th), element.id)

    def _rows(self) -> list[JournalRow]:
        return self._sitting.rows if self._sitting else []

    def _refresh(self) -> None:
        shown, running = bool(self._film.frames), self._export is not None
        self.show_button.setEnabled(self._sitting is not None and not running)
        for part in (self.away_button, self.play_button, self.slider, self.export_button):
            part.setEnabled(shown and not running)
        for part in (self.progress, self.cancel_button):
            part.setVisible(running)
        if not shown:
            self.play_button.setChecked(False)
            self.words.setText("")

    def _play(self, on: bool) -> None:
        if not on or not self._film.frames:
            self._timer.stop()
            return
        if self.slider.value() == self.slider.maximum():
            self.slider.setValue(0)
        self._timer.start()

    def _step(self) -> None:
        if self._iface.mapCanvas().isDrawing():
            return  # a slow map plays slowly, and skips nothing
        if self.slider.value() == self.slider.maximum():
            self.play_button.setChecked(False)
        else:
            self.slider.setValue(self.slider.value() + 1)

    def _show_frame(self, number: int) -> None:
        if number >= len(self._film.frames):
            return
        self.words.setText(self._caption(number))
        time = self._iface.mapCanvas().temporalController()
        if isinstance(time, QgsTemporalNavigationObject):
            time.setCurrentFrameNumber(number)
        self._iface.mapCanvas().setTemporalRange(frame_range(self._film.frames[number]))

    def _caption(self, number: int) -> str:
        return frame_words(self._film, number, self._sitting.plan)

    def _use_controller(self) -> None:
        """Let QGIS's own temporal controller play the film, frame by frame."""
        time = self._iface.mapCanvas().temporalController()
        if not isinstance(time, QgsTemporalNavigationObject):
            return
        self._controller_was = (
            time.navigationMode(), time.temporalExtents(), time.frameDuration()
        )  # fmt: skip
        time.setTemporalExtents(film_range(self._film.frames))
        time.setFrameDuration(QgsInterval(1, QgsUnitTypes.TemporalUnit.TemporalMinutes))
        time.setNavigationMode(QgsTemporalNavigationObject.NavigationMode.Animated)
        time.updateTemporalRange.connect(self._controller_moved)

    def _controller_moved(self, range_shown: QgsDateTimeRange) -> None:
        for number, frame in enumerate(self._film.frames):
            if frame_range(frame).begin() == range_shown.begin():
                self.slider.setValue(number)
                return

    def _free_controller(self) -> None:
        canvas = self._iface.mapCanvas()
        time = canvas.temporalController()
        if self._controller_was is not None:
            time.updateTemporalRange.disconnect(self._controller_moved)
            mode, extents, duration = self._controller_was
            self._controller_was = None
            time.setTemporalExtents(extents)
            time.setFrameDuration(duration)
            time.setNavigationMode(mode)
        canvas.setTemporalRange(QgsDateTimeRange(QDateTime(), QDateTime()))  # all of time

    # --- the drawings of today and what they agree on, out of the way while the film runs

    def _hide_drawings(self, root: QgsLayerTreeGroup) -> None:
        self._hidden = []
        for node in root.findLayers():
            layer = node.layer()
            in_the_way = layer is not None and any(map(layer.customProperty, _IN_THE_WAY))
            if in_the_way and node.itemVisibilityChecked():
                self._hidden.append(layer.id())
                node.setItemVisibilityChecked(False)

    def _show_drawings(self) -> None:
        root = QgsProject.instance().layerTreeRoot()
        for identifier in self._hidden:
            node = root.findLayer(identifier)
            if node is not None:
                node.setItemVisibilityChecked(True)
        self._hidden = []

    # --- pictures

    def _ask_export(self) -> None:
        title = tr("Folder for the film's pictures")
        folder = QFileDialog.getExistingDirectory(self, title)
        if folder:
            self.export(Path(folder) / "film")

    def export(self, folder: Path) -> None:
        """Write every frame, as the map now looks, into a folder of its own."""
        if not self._film.frames or self._export is not None:
            return
        self.play_button.setChecked(False)
        settings = self._iface.mapCanvas().mapSettings()
        title = self._sitting.plan.title
        if self._sitting.workshop.is_sample:
            title = tr("SAMPLE · {name}", name=title)
        captions = [" · ".join(filter(None, (title, self._caption(number))))
                    for number in range(len(self._film.frames))]  # fmt: skip
        self._export = FilmExport(self._film, settings, folder, captions.__getitem__, self)
        self._export.progressed.connect(lambda share: self.progress.setValue(round(100 * share)))
        self._export.finished.connect(self._exported)
        self._export.failed.connect(self._not_exported)
        self.progress.setValue(0)
        self._refresh()
        self._export.start()

    def cancel_export(self) -> None:
        """Stop writing pictures; those written are taken away."""
        if self._export is not None:
            self._export.cancel()
            self._end_export()

    def _exported(self, pictures: list[Path]) -> None:
        self._end_export()
        inform(
            self._iface,
            tr("{count} pictures are in {folder}.", count=len(pictures), folder=pictures[0].parent),
        )

    def _not_exported(self, sentence: str) -> None:
        self._end_export()
        warn(self._iface, sentence)

    def _end_export(self) -> None:
        self._export.deleteLater()
        self._export = None
        self._refresh()
