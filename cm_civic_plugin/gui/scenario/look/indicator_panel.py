"""The table of indicators: two futures side by side with the difference, live while people draw."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Optional

from qgis.core import QgsApplication, QgsCoordinateReferenceSystem, QgsRectangle, QgsWkbTypes
from qgis.gui import QgisInterface, QgsMapCanvas, QgsRubberBand
from qgis.PyQt.QtCore import QModelIndex, QRect, QSize, Qt, QTimer
from qgis.PyQt.QtGui import QColor, QGuiApplication, QIcon, QPalette, QPixmap, QShowEvent
from qgis.PyQt.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QPlainTextEdit,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ....core.catalogue.records import catalogue
from ....core.csv_text import csv_text
from ....core.errors import BadOutput, msg
from ....core.scenario.futures import Future
from ....core.scenario.indicators import (
    NEAREST,
    NO_VALUE,
    OUTSIDE,
    PARTLY_NOTE,
    REPAIRED,
    Comparison,
    IndicatorRow,
    cell_words,
    compare,
    is_partly,
    load_indicators,
)
from ....core.scenario.journal import JournalRow
from ....gis.i18n import language, pick, say, tr
from ....gis.scenario.footprints import CRS
from ....gis.scenario.indicators import Indicators, Repaired
from ....gis.scenario.sitting import Sitting
from ....gis.scenario.symbols import future_sign, picture_of
from ....gis.tasks import CivicTask, Progress, start
from ...messages import inform, warn
from ..small_widgets import FINGER, plain_label

_MARGIN = 8
_PAUSE_MS = 300  # people who draw on at once are not measured in between
_LINE = Qt.ItemDataRole.UserRole
_UNKNOWN = (OUTSIDE, NO_VALUE)  # of one element, where all others may be known


Map = tuple[QgsMapCanvas, Callable[[], Optional[str]]]
"""A map, and what tells the future that it shows (its id; None for all)."""


@dataclass(frozen=True)
class _Measured:
    """What a task brings: the table of a pair, and the drawings that were repaired for it."""

    table: list[IndicatorRow]
    repaired: list[Repaired]
    pair: tuple[str, str]


class IndicatorPanel(QWidget):
    """Shows the table for a sitting and a pack; one at a time is measured, in a task.

    While the new numbers are made, the old ones stay, in grey.
    """

    def __init__(self, iface: QgisInterface) -> None:
        super().__init__()
        self.setObjectName("cmCivicIndicators")
        self._iface = iface
        self._known = {indicator.id: indicator for indicator in load_indicators()}
        self._maps: list[Map] = [(iface.mapCanvas(), _all_futures)]
        self._sitting: Sitting | None = None
        self._pack: Path | None = None
        self._pair: tuple[str, str] | None = None
        self._indicators: Indicators | None = None
        self._task: CivicTask | None = None
        self._measured: _Measured | None = None
        self._lines: list[Comparison] = []
        self._bands: list[QgsRubberBand] = []
        self._wanted = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._begin)
        self.state = plain_label("cmCivicIndicatorsState")
        self.table = self._make_table()
        self.words = QPlainTextEdit()
        self.words.setObjectName("cmCivicIndicatorsWords")
        self.words.setReadOnly(True)
        self.words.setMinimumHeight(2 * FINGER)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.addWidget(self.state)
        column.addWidget(self.table, 3)
        self.partly = plain_label("cmCivicIndicatorsPartly", pick(PARTLY_NOTE.en, PARTLY_NOTE.th))
        column.addWidget(self.partly)
        column.addWidget(self.words, 1)
        column.addLayout(self._repaired_row())
        column.addLayout(self._button_row())
        self._show_nothing()

    # --- what others call ---

    def set_sitting(self, sitting: Sitting | None) -> None:
        """Measure this sitting from now on; None for none."""
        if self._sitting is not None:
            self._sitting.rows_changed.disconnect(self._changed)
        self._sitting = sitting
        self._pair = None
        if sitting is not None:
            sitting.rows_changed.connect(self._changed)
            self._pair = _ids(sitting.plan.pair)
        self._anew()

    def set_pack(self, pack: Path | None) -> None:
        """Measure on this pack from now on; None measures only what is drawn."""
        if pack != self._pack:
            self._pack = pack
            self._anew()

    def set_pair(self, one: str, other: str) -> None:
        """Compare these two futures of the plan; twice the same is left as it was."""
        if self._sitting is None or one == other or (one, other) == self._pair:
            return
        self._pair = (one, other)
        self._changed()
        self._pause.start(0)

    def set_maps(self, maps: Sequence[Map]) -> None:
        """Mark repaired shapes on these maps, of which the first is the main one."""
        self._unmark()
        self._maps = list(maps)

    def mark_again(self) -> None:
        """Mark repaired shapes anew: a map shows another future."""
        self._unmark()
        if self.mark_button.isChecked():
            self._mark()

    @property
    def is_up_to_date(self) -> bool:
        """Whether the numbers are of what is drawn now."""
        return self._measured is not None and not self._wanted and self._task is None

    def text(self) -> str:
        """Return the table as plain sentences in the plugin's language."""
        code = language()
        lines = self._with_parts() if self.elements_button.isChecked() else self._lines
        sentences = [
            row.sentence_th if code == "th" else row.sentence_en
            for line in lines
            for row in line.sides
        ]
        return "\n".join([self._about(), *sentences])

    def save_csv(self, path: Path) -> bool:
        """Write the table as CSV in both languages, safe for spreadsheets; say how it went."""
        try:
            head, *lines = self._csv_lines()
            path.write_bytes(csv_text(head, lines).encode("utf-8"))
        except OSError as error:
            said = BadOutput(
                msg("{folder} cannot be written ({reason}). Choose a folder you may write to."),
                folder=str(path),
                reason=error.strerror or type(error).__name__,
            )
            warn(self._iface, say(said))
            return False
        inform(self._iface, tr("Saved as {file}.", file=path.name))
        return True

    def unload(self) -> None:
        """Let everything go: the plugin is leaving."""
        self.set_sitting(None)
        self._pause.stop()
        self._unmark()

    # --- measuring ---

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt)
        """Measure what came while nobody looked."""
        super().showEvent(event)
        if self._wanted:
            self._pause.start(0)

    def _anew(self) -> None:
        """Forget all numbers: they are of another sitting or pack."""
        self._indicators = None
        if self._sitting is not None and self._pair is not None:
            plan = self._sitting.plan
            self._indicators = Indicators(self._pack, plan.futures, plan.elements)
        self._measured = None
        if self._task is not None:
            self._task.cancel()  # the next one begins when it has ended
        self._show_nothing()
        self._wanted = self._indicators is not None
        if self._wanted:
            self._show_state()
            self._pause.start(0)

    def _changed(self) -> None:
        self._wanted = self._indicators is not None
        if self._wanted:
            self._grey(True)
            self._show_state()
            self._pause.start(_PAUSE_MS)

    def _begin(self) -> None:
        """Measure what is drawn now, unless a measuring runs: then after it."""
        if self._task is not None or not self._wanted or not self.isVisible():
            return
        self._wanted = False
        work = partial(_measure, self._indicators, tuple(self._sitting.rows), self._pair)
        task = CivicTask(tr("Indicators of the futures"), work)
        task.succeeded.connect(partial(self._ended, self._indicators))
        task.failed.connect(partial(self._failed, self._indicators))
        task.cancelled.connect(partial(self._stopped, self._indicators))
        self._task = start(task)
        self._show_state()

    def _ended(self, indicators: Indicators, measured: _Measured) -> None:
        self._task = None
        if indicators is self._indicators:
            self._measured = measured
            self._show_table()
        self._go_on()

    def _stopped(self, indicators: Indicators) -> None:
        self._task = None
        if self._wanted or indicators is not self._indicators:
            self._go_on()
        else:  # by hand, among QGIS's tasks
            self.state.setText(tr("Measuring was stopped: these numbers are older than the map."))

    def _failed(self, indicators: Indicators, sentence: str) -> None:
        self._task = None
        if indicators is self._indicators:
            self._measured = None
            self._show_nothing()
            self.state.setText(sentence)
        self._go_on()

    def _go_on(self) -> None:
        if self._wanted:
            self._pause.start(0)
        elif self._measured is not None:
            self._grey(False)
            self._show_state()

    # --- what is shown ---

    def _show_state(self) -> None:
        if self._sitting is None or self._pair is None:
            self.state.setText(tr("Open a workshop file to see its numbers."))
        elif self._wanted or self._task is not None:
            self.state.setText(tr("Measuring what is drawn…"))
        elif self._measured is not None:
            self.state.setText(self._about())

    def _about(self) -> str:
        """Say what the numbers are of: the table, how much of it is made up, what is missing."""
        if self._sitting is None or self._measured is None:
            return ""
        about = tr("Table {code}: {one} and {other}", **self._heads())
        if self._sitting.workshop.is_sample:
            about = tr("SAMPLE · {name}", name=about)
        if any(row.sample for row in self._measured.table):
            about = "{} · {}".format(about, tr("some layers are sample data"))
        if self._pack is None:
            about = "{} · {}".format(
                about, tr("no city pack is open, so only what is drawn is measured")
            )
        return about

    def _heads(self) -> dict[str, str]:
        one, other = (self._future(identifier) for identifier in self._measured.pair)
        return {
            "code": self._sitting.table_code,
            "one": pick(one.name.en, one.name.th),
            "other": pick(other.name.en, other.name.th),
        }

    def _future(self, identifier: str) -> Future:
        return next(one for one in self._sitting.plan.futures if one.id == identifier)

    def _show_nothing(self) -> None:
        self._lines = []
        self.table.clear()
        self.words.clear()
        self.partly.hide()
        self._show_repaired([])
        self._grey(False)
        self._show_state()
        for button in (self.copy_button, self.csv_button, self.elements_button):
            button.setEnabled(False)

    def _show_table(self) -> None:
        """Fill the table, keeping which row is chosen and which are folded out."""
        table, measured = self.table, self._measured
        chosen = self._chosen()
        folded_out = {
            table.topLevelItem(place).data(0, _LINE).id
            for place in range(table.topLevelItemCount())
            if table.topLevelItem(place).isExpanded()
        }
        scrolled = table.verticalScrollBar().value()
        self._lines = [
            line for line in compare(measured.table, *measured.pair) if line.id != REPAIRED
        ]
        table.blockSignals(True)
        table.clear()
        head = table.headerItem()
        for place, identifier in enumerate(measured.pair, 1):
            future = self._future(identifier)
            head.setText(place, pick(future.name.en, future.name.th))
            head.setIcon(place, QIcon(QPixmap.fromImage(picture_of(future_sign(future), 32))))
        again = None
        for line in self._lines:
            item = self._item(line)
            table.addTopLevelItem(item)
            for part in self._telling(line):
                inner = self._item(part)
                item.addChild(inner)
                if chosen == (part.id, part.element_id):
                    again = inner
            item.setExpanded(line.id in folded_out)
            if chosen == (line.id, None):
                again = item
        table.blockSignals(False)
        table.setCurrentItem(again)
        table.verticalScrollBar().setValue(scrolled)
        self.partly.setVisible(
            any(is_partly(row) for one in self._with_parts() for row in one.sides)
        )
        self._show_words()
        self._show_repaired(measured.repaired)
        for button in (self.copy_button, self.csv_button, self.elements_button):
            button.setEnabled(True)

    def _item(self, line: Comparison) -> QTreeWidgetItem:
        code = language()
        sides = (line.one, line.other, line.difference)
        item = QTreeWidgetItem([self._what(line), *(cell_words(side, code) for side in sides)])
        item.setData(0, _LINE, line)
        for place in (1, 2, 3):
            item.setTextAlignment(
                place, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            )
        return item

    def _what(self, line: Comparison, code: str = "") -> str:
        code = code or language()
        words = self._known[line.id].name
        if line.element_id is not None:
            element = self._sitting.plan.element(line.element_id)
            if element is None:
                return line.element_id
            words = element.name
        return getattr(words, code).replace("\u200b", "")

    def _chosen(self) -> tuple[str, str | None] | None:
        item = self.table.currentItem()
        line = item.data(0, _LINE) if item is not None else None
        return (line.id, line.element_id) if line is not None else None

    def _show_words(self) -> None:
        """Say the chosen row in sentences, with its rule and the layer behind it."""
        item = self.table.currentItem()
        line = item.data(0, _LINE) if item is not None else None
        if line is None:
            self.words.setPlainText(tr("Choose a row to read it in a sentence, with its rule."))
            return
        thai = language() == "th"
        said = [row.sentence_th if thai else row.sentence_en for row in line.sides]
        row = line.one or line.other
        if row is not None:
            said.append(tr("How: {rule}", rule=row.rule_th if thai else row.rule_en))
            if row.source_layer:
                said.append(tr("From: {layer}", layer=_title(row.source_layer, language())))
        self.words.setPlainText("\n".join(said))

    def _with_parts(self) -> Iterable[Comparison]:
        for line in self._lines:
            yield line
            yield from self._telling(line)

    def _telling(self, line: Comparison) -> list[Comparison]:
        """Return the lines about the elements that have something of what a line is about."""
        at_zero = self._known[line.id].measure == NEAREST  # no distance is as near as can be

        def tells(row: IndicatorRow | None) -> bool:
            if row is None:
                return False
            return bool(row.value) or (at_zero and row.value == 0) or row.reason in _UNKNOWN

        return [part for part in line.parts if tells(part.one) or tells(part.other)]

    def _grey(self, grey: bool) -> None:
        self.table.setProperty("stale", grey)
        palette = QPalette(self.palette())
        if grey:
            ink = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
            for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText):
                palette.setColor(role, ink)
        self.table.setPalette(palette)

    # --- repaired shapes ---

    def _show_repaired(self, repaired: Sequence[Repaired]) -> None:
        self._unmark()
        count = len(repaired)
        self.repaired.setText(
            tr("1 shape that crossed itself was repaired for measuring; it is kept as drawn.")
            if count == 1
            else tr(
                "{count} shapes that crossed themselves were repaired for measuring; they are kept "
                "as drawn.",
                count=count,
            )
        )
        self.repaired.setVisible(count > 0)
        self.mark_button.setVisible(count > 0)
        if count == 0:
            self.mark_button.setChecked(False)
        elif self.mark_button.isChecked():
            self._mark()

    def _mark_toggled(self, on: bool) -> None:
        self._unmark()
        if on:
            self._mark()
            self._find()

    def _mark(self) -> None:
        crs = QgsCoordinateReferenceSystem(CRS)
        for canvas, future_of in self._maps:
            for one in self._measured.repaired if self._measured else ():
                if future_of() not in (None, one.row.future_id):
                    continue
                band = QgsRubberBand(canvas, QgsWkbTypes.GeometryType.PolygonGeometry)
                band.setFillColor(QColor(0, 0, 0, 0))
                band.setStrokeColor(QColor("black"))
                band.setSecondaryStrokeColor(QColor("white"))  # seen on any map, also in grey
                band.setLineStyle(Qt.PenStyle.DashLine)
                band.setWidth(3)
                band.addGeometry(one.outline, crs)
                self._bands.append(band)

    def _find(self) -> None:
        """Look at the repaired shapes where the main map shows none of them."""
        boxes = [band.asGeometry().boundingBox() for band in self._bands]
        canvas, _future_of = self._maps[0]
        boxes = boxes[: len(self._measured.repaired)] if self._measured else []
        if boxes and not any(box.intersects(canvas.extent()) for box in boxes):
            whole = QgsRectangle(boxes[0])
            for box in boxes[1:]:
                whole.combineExtentWith(box)
            whole.grow(0.2 * max(whole.width(), whole.height()))
            canvas.setExtent(whole)
            canvas.refresh()

    def _unmark(self) -> None:
        for band in self._bands:
            band.hide()
            scene = band.scene()
            if scene is not None:
                scene.removeItem(band)
        self._bands = []

    # --- widgets ---

    def _make_table(self) -> QTreeWidget:
        table = QTreeWidget()
        table.setObjectName("cmCivicIndicatorsTable")
        table.setHeaderLabels([tr("What"), "", "", tr("Difference")])
        table.setWordWrap(True)
        table.setItemDelegate(_TouchRows(table))
        table.setAlternatingRowColors(True)
        table.setIndentation(28)
        table.setMinimumHeight(3 * FINGER)
        header = table.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        wide = table.fontMetrics().horizontalAdvance("1,200 people") + 2 * _MARGIN
        for place in (1, 2, 3):
            table.setColumnWidth(place, wide)  # longer words take a second line
        header.setMinimumSectionSize(wide // 2)
        header.sectionResized.connect(lambda *_args: table.scheduleDelayedItemsLayout())
        table.currentItemChanged.connect(lambda _now, _before: self._show_words())
        return table

    def _repaired_row(self) -> QHBoxLayout:
        self.repaired = plain_label("cmCivicIndicatorsRepaired")
        self.mark_button = _button(
            "cmCivicIndicatorsMark", "/mActionHighlightFeature.svg", tr("Show them on the map")
        )
        self.mark_button.setCheckable(True)
        self.mark_button.toggled.connect(self._mark_toggled)
        row = QHBoxLayout()
        row.addWidget(self.repaired, 1)
        row.addWidget(self.mark_button)
        return row

    def _button_row(self) -> QHBoxLayout:
        self.elements_button = _button(
            "cmCivicIndicatorsElements", "/mActionExpandTree.svg", tr("Each element too")
        )
        self.elements_button.setCheckable(True)
        self.elements_button.toggled.connect(
            lambda on: self.table.expandAll() if on else self.table.collapseAll()
        )
        self.copy_button = _button(
            "cmCivicIndicatorsCopy", "/mActionEditCopy.svg", tr("Copy as text")
        )
        self.copy_button.clicked.connect(lambda _on: self._copy())
        self.csv_button = _button("cmCivicIndicatorsCsv", "/mActionFileSave.svg", tr("Export CSV…"))
        self.csv_button.clicked.connect(lambda _on: self._ask_csv())
        row = QHBoxLayout()
        for button in (self.elements_button, self.copy_button, self.csv_button):
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text())
        inform(self._iface, tr("The sentences are on the clipboard."))

    def _ask_csv(self) -> None:
        path, _kind = QFileDialog.getSaveFileName(
            self, tr("Export CSV…"), "indicators.csv", "CSV (*.csv)"
        )
        if path:
            self.save_csv(Path(path))

    def _csv_lines(self) -> list[list[object]]:
        """Return head and lines; a difference that is not known is an empty cell, never 0."""
        one, other = self._measured.pair
        head = ["indicator", "element", "indicator_th", "indicator_en", "element_th", "element_en"]
        head += ["unit", one, other, "difference"]
        head += [f"{which}_{code}" for which in (one, other, "difference") for code in ("th", "en")]
        head += ["rule_th", "rule_en", "source_layer", "sample"]
        lines: list[list[object]] = [head]
        for line in self._with_parts():
            row = line.one or line.other
            whole = Comparison(line.id, None, None, None, None)
            cells: list[object] = [line.id, line.element_id]
            cells += [self._what(whole, code) for code in ("th", "en")]
            cells += [self._what(line, code) if line.element_id else "" for code in ("th", "en")]
            sides = (line.one, line.other, line.difference)
            cells.append(row.unit if row else "")
            cells += [side.value if side else None for side in sides]
            for side in sides:
                cells += [side.sentence_th, side.sentence_en] if side else ["", ""]
            cells += [row.rule_th, row.rule_en, row.source_layer] if row else ["", "", ""]
            cells.append("yes" if row and row.sample else "")
            lines.append(cells)
        return lines


class _TouchRows(QStyledItemDelegate):
    """Rows that a finger hits, and as high as their words need in the columns' present widths."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:  # noqa: N802
        """Return the size that the text needs, as high as a finger at least."""
        table = self.parent()
        width = table.columnWidth(index.column()) - _MARGIN
        if index.column() == 0:
            width -= table.indentation() * (2 if index.parent().isValid() else 1)
        room = QRect(0, 0, max(1, width), 10_000)
        words = index.data() or ""
        needed = option.fontMetrics.boundingRect(room, Qt.TextFlag.TextWordWrap, words)
        return QSize(needed.width(), max(FINGER, needed.height() + _MARGIN))


def _all_futures() -> None:
    """The main map shows all futures."""


def _measure(
    indicators: Indicators, rows: Sequence[JournalRow], pair: tuple[str, str], progress: Progress
) -> _Measured:
    """Return the table; runs in a task."""

    def check(share: float) -> None:
        progress(100 * share, "")

    indicators.warm(lambda share: check(0.6 * share))
    table = indicators.table(rows, lambda share: check(0.6 + 0.4 * share), pair)
    return _Measured(table, indicators.repaired(rows), pair)


def _ids(pair: Sequence[Future]) -> tuple[str, str] | None:
    return (pair[0].id, pair[1].id) if len(pair) == 2 else None


def _title(layer_id: str, code: str) -> str:
    titles = {record.id: record.title(code) for record in catalogue().records}
    return titles.get(layer_id, layer_id)


def _button(name: str, icon: str, text: str) -> QPushButton:
    button = QPushButton(QgsApplication.getThemeIcon(icon), text)
    button.setObjectName(name)
    button.setMinimumHeight(FINGER)
    button.setAutoDefault(False)
    return button
