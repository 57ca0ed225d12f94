"""The face of the scenario panel: widgets and their signals, no workshop logic."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QEvent, QObject, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QFont, QResizeEvent
from qgis.PyQt.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QScroller,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ....core.scenario.elements import Element
from ....core.scenario.futures import Future
from ....core.scenario.journal import CERTAINTIES
from ....gis.i18n import tr
from ....gis.scenario.symbols import certainty_mark
from ..small_widgets import BIG_FINGER, FINGER, GREEN, GREY, RED, plain_label, tall
from .fitted_button import ANY_SIZE, BIG_ROW, FittedButton, choice_button
from .palette_chooser import PaletteChooser

_LIGHTS = {"off": GREY, "saved": GREEN, "waiting": RED}
_ROWS, _VERY_LOW = 3, 420
_TOOL = (
    "QToolButton { border: 1px solid palette(mid); border-radius: 6px; padding: 3px 2px; }"
    f"QToolButton:checked {{ background: {GREEN}; color: white; font-weight: bold; }}"
)


class ScenarioPanel(QWidget):
    """Buttons of a workshop. Ids go out by signals; states come in by the ``show_`` methods.

    What one draws with is the first of its tabs (``add_page`` adds others); how sure it is, tools,
    undo and the light stay in sight beneath them on the smallest laptop. Where the panel is too
    low for some rows of the palette besides, all else takes fewer rows: ``low_changed`` says 1,
    where it is very low 2, and 0 again.
    """

    new_clicked = pyqtSignal()
    open_clicked = pyqtSignal()
    elsewhere_clicked = pyqtSignal()
    tool_chosen = pyqtSignal(str)
    note_given = pyqtSignal(str)
    low_changed = pyqtSignal(int)

    def __init__(self, futures: Sequence[Future], elements: Sequence[Element]) -> None:
        super().__init__()
        self.certainties = QButtonGroup(self)
        self.tools = QButtonGroup(self)
        self._workshop_parts: list[QWidget] = []
        self._big = False
        self._low = 0  # 1: few rows for all but the palette, 2: and smaller letters
        self.tabs = QTabWidget()
        self.tabs.setObjectName("cmCivicScenarioTabs")
        self.tabs.setDocumentMode(True)
        choices = QWidget()
        column = self._column = QVBoxLayout(choices)
        column.setSpacing(6)
        column.addWidget(self._title_row())
        column.addWidget(self._file_row())
        self.chooser = PaletteChooser(futures, elements)
        self._workshop_parts.append(self.chooser)
        column.addWidget(self.chooser)
        column.addStretch(1)
        self.add_page(choices, tr("Draw"), self._certainty_row())
        self.above = QVBoxLayout()  # for whose turn it is
        pinned = self._pinned = QVBoxLayout()
        pinned.setContentsMargins(9, 4, 9, 9)
        pinned.addLayout(self.above)
        pinned.addLayout(self._tool_row())
        pinned.addLayout(self._history_row())
        self._note_row = QHBoxLayout()  # for the note where the panel is low
        pinned.addLayout(self._note_row)
        pinned.addLayout(self._light_row())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.tabs, 1)
        whole.addLayout(pinned)
        self.show_workshop("")
        self.show_light("off", tr("No workshop is open."))

    def add_page(self, page: QWidget, title: str, foot: QHBoxLayout | None = None) -> None:
        """Add a tab that scrolls where the dock is low, by finger too; ``foot`` stays below."""
        area = _Page()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(page)
        QScroller.grabGesture(area.viewport(), QScroller.ScrollerGestureType.TouchGesture)
        if foot is None:
            self.tabs.addTab(area, title)
            return
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(area, 1)
        foot.setContentsMargins(9, 0, 9, 0)
        column.addLayout(foot)
        self.tabs.addTab(whole, title)

    def set_big(self, big: bool) -> None:
        """Make all that is touched while drawing larger, for a touch table."""
        if big != self._big:
            self._big = big
            self.chooser.set_big(big)
            self._resize_all()
            self._fit_height()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt)
        """Make room for the palette where the panel is low."""
        super().resizeEvent(event)
        self._fit_height()

    def event(self, event: QEvent) -> bool:
        """Look again at the height when a row comes or goes, as that of the turns."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit_height()
        return done

    def _fit_height(self) -> None:
        """Take fewer rows where too few of the palette would be in sight."""
        low = 0 if self.height() >= self._good_height() else 1 if self.height() >= _VERY_LOW else 2
        if low != self._low:
            self._low = low
            self._set_low(low)
            self.low_changed.emit(low)

    def _good_height(self) -> int:
        """Return how high the panel must be to show all, with ``_ROWS`` rows of the palette."""
        row, element, pair = (
            (BIG_ROW, BIG_FINGER, BIG_FINGER) if self._big else (FINGER, FINGER, 48)
        )
        others = len(self.chooser.futures.buttons()) - 1
        height = pair + others // 2 * (row + 6) + _ROWS * (element + 4)
        height += 3 * row + 22  # how sure, undo, and the tools with their words
        if any(self.above.itemAt(n).widget().isVisibleTo(self) for n in range(self.above.count())):
            height += 100
        return height + 8 * self.fontMetrics().height() + 60  # words, tabs and the space between

    def _set_low(self, low: int) -> None:
        self.chooser.set_low(low)
        self._place_title()
        self._column.setContentsMargins(*((9, 0, 9, 4) if low else (9, 9, 9, 9)))
        self.layout().setSpacing(0 if low else -1)
        self._column.setSpacing(4 if low else 6)
        self._pinned.setSpacing((6, 4, 3)[low])
        self._pinned.setContentsMargins(9, *((4, 9, 9), (4, 9, 4), (1, 9, 1))[low])
        for button in self.certainties.buttons():
            (self._certainty if low else self._history).removeWidget(button)
        self._history.removeWidget(self.note_button)
        (self._history if low else self._note_row).removeWidget(self.note)
        for button in self.certainties.buttons():
            (self._history if low else self._certainty).addWidget(button, 1)
            style = Qt.ToolButtonStyle
            button.setToolButtonStyle(
                style.ToolButtonTextOnly if low else style.ToolButtonTextBesideIcon
            )
        if low:
            self._history.addWidget(self.note_button)
            self._note_row.addWidget(self.note)
        else:
            self._history.addWidget(self.note, 2)
        for place in range(2):
            self._history.setStretch(place, 0 if low else 1)
        self.note_button.setVisible(low > 0)
        self.note_button.setChecked(bool(low) and bool(self.note.text()))
        self.note.setVisible(not low or self.note_button.isChecked())
        self._resize_all()

    def _place_title(self) -> None:
        """Put the title below the palette where the panel is low, but above while none is open."""
        below = self._low and not self.files.isVisibleTo(self.files.parentWidget())
        for part in (self.title_row, self.files):
            self._column.removeWidget(part)
        at = self._column.indexOf(self.chooser) + 1 if below else 0
        self._column.insertWidget(at, self.title_row)
        # above its button where that is the last that is in sight
        self._column.insertWidget(at if below else at + 1, self.files)

    def _resize_all(self) -> None:
        for button in (*self.tools.buttons(), *self.certainties.buttons()):
            self._resize(button)
        for button, words in self._steps:
            self._resize(button)
            button.setText("" if self._low else words)
            button.setToolTip(words if self._low else "")
            button.setAccessibleName(words)
        self._resize(self.note_button)
        for button in (self.undo_button, self.redo_button, self.note_button):
            side = BIG_ROW if self._big else FINGER
            button.setMinimumWidth(side if self._low else 0)
            button.setMaximumWidth(side if self._low else ANY_SIZE)
        self.tabs.tabBar().setFont(self.undo_button.font())
        self._resize_note()

    def _resize(self, button: QAbstractButton) -> None:
        button.setMinimumHeight(BIG_ROW if self._big else FINGER)
        side = ((36, 22, 22) if self._big else (20, 16, 14))[self._low]
        button.setIconSize(QSize(side, side))
        points = self.font().pointSizeF() * (1.25 if self._big else 1.0)
        if self._low == 2:
            points *= 0.8
        if isinstance(button, FittedButton):
            button.set_points(points, button.minimumHeight() + 4 if self._low == 2 else ANY_SIZE)
        else:
            font = QFont(self.font())
            font.setPointSizeF(points)
            button.setFont(font)

    def _resize_note(self) -> None:
        self.note.setMinimumHeight(BIG_ROW if self._big else FINGER)

    def certainty(self) -> str:
        """Return what the next stroke will be: sure, perhaps or disputed."""
        return self.certainties.checkedButton().property("id")

    def show_workshop(self, title: str) -> None:
        """Show which workshop is open; an empty title means none, and nothing can be drawn."""
        for part in self._workshop_parts:
            part.setEnabled(bool(title))
        self.title.setText(
            title or tr("Make a workshop file for your table, or open the one it has.")
        )
        self.files_button.setVisible(bool(title))
        self.files_button.setChecked(False)
        self.files.setVisible(not title)
        self._place_title()
        if not title:
            self.show_history(can_undo=False, can_redo=False)

    def show_history(self, *, can_undo: bool, can_redo: bool) -> None:
        """Enable undo and redo."""
        self.undo_button.setEnabled(can_undo)
        self.redo_button.setEnabled(can_redo)

    def show_light(self, state: str, text: str) -> None:
        """Set the light: ``off``, ``saved`` or ``waiting``. The words say it too."""
        self.light.setText(text)
        self.light.setProperty("state", state)
        self.elsewhere_button.setVisible(state == "waiting")
        self.lamp.setStyleSheet(f"background: {_LIGHTS[state]}; border-radius: 9px;")
        self.light.setStyleSheet(
            f"color: {_LIGHTS[state]}; font-weight: bold;" if state == "waiting" else ""
        )

    def _title_row(self) -> QWidget:
        """Which workshop it is; while one is open, the ways to another are folded away."""
        self.title = plain_label("cmCivicScenarioTitle")
        self.files_button = tall(QToolButton(), "cmCivicScenarioFiles")
        self.files_button.setMinimumWidth(FINGER)
        self.files_button.setIcon(QgsApplication.getThemeIcon("/mActionFileOpen.svg"))
        self.files_button.setToolTip(tr("Another workshop file"))
        self.files_button.setAccessibleName(self.files_button.toolTip())
        self.files_button.setCheckable(True)
        self.files_button.toggled.connect(lambda on: self.files.setVisible(on))
        self.title_row = QWidget()
        row = QHBoxLayout(self.title_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.title, 1)
        row.addWidget(self.files_button)
        return self.title_row

    def _file_row(self) -> QWidget:
        self.files = QWidget()
        row = QHBoxLayout(self.files)
        row.setContentsMargins(0, 0, 0, 0)
        caption = QLabel(tr("Table"))
        self.table_code = QLineEdit("A")
        self.table_code.setObjectName("cmCivicScenarioTableCode")
        self.table_code.setMaxLength(12)
        self.table_code.setMaximumWidth(64)
        caption.setBuddy(self.table_code)
        new = QPushButton(QgsApplication.getThemeIcon("/mActionFileNew.svg"), tr("New…"))
        new.setObjectName("cmCivicScenarioNew")
        new.setToolTip(
            tr("One table's file. While a workshop is open: of a further table of that workshop")
        )
        new.clicked.connect(lambda _checked: self.new_clicked.emit())
        existing = QPushButton(QgsApplication.getThemeIcon("/mActionFileOpen.svg"), tr("Open…"))
        existing.setObjectName("cmCivicScenarioOpen")
        existing.clicked.connect(lambda _checked: self.open_clicked.emit())
        for widget in (self.table_code, new, existing):
            widget.setMinimumHeight(FINGER)
        for widget in (caption, self.table_code):
            row.addWidget(widget)
        row.addWidget(new, 1)
        row.addWidget(existing, 1)
        return self.files

    def _certainty_row(self) -> QHBoxLayout:
        row = self._certainty = QHBoxLayout()
        row.setSpacing(4)
        words = {"sure": tr("Sure"), "perhaps": tr("Perhaps"), "disputed": tr("Disputed")}
        for certainty in CERTAINTIES:
            button = choice_button(
                "cmCivicCertainty_" + certainty,
                words[certainty],
                "",
                certainty_mark(certainty),
                "#444444",
                border=1,
            )
            button.setProperty("id", certainty)
            button.setChecked(certainty == "sure")
            self._resize(button)
            self.certainties.addButton(button)
            self._workshop_parts.append(button)
            row.addWidget(button)
        return row

    def _tool_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        tools = {
            "pen": (tr("Pen"), "/mActionToggleEditing.svg", tr("Draw: press, drag and lift")),
            "marker": (
                tr("Marker"),
                "/mActionHighlightFeature.svg",
                tr("Paint an area with a broad stroke"),
            ),
            "eraser": (
                tr("Eraser"),
                "/mActionDeleteSelectedFeatures.svg",
                tr("Touch what should go; undo brings it back"),
            ),
            "move": (
                tr("Move"),
                "/mActionMoveFeature.svg",
                tr("Drag a drawing to its place; tap one to write its note"),
            ),
            "hand": (tr("Hand"), "/mActionPan.svg", tr("Push the map; two fingers do so too")),
        }
        for identifier, (word, icon, tip) in tools.items():
            button = FittedButton(f"cmCivicTool_{identifier}", word)
            button.setIcon(QgsApplication.getThemeIcon(icon))
            button.setToolTip(tip)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
            button.setProperty("id", identifier)
            button.setStyleSheet(_TOOL)
            self._resize(button)
            self.tools.addButton(button)
            self._workshop_parts.append(button)
            row.addWidget(button, 1)
        self.tools.buttonClicked.connect(
            lambda button: self.tool_chosen.emit(button.property("id"))
        )
        return row

    def show_tool(self, identifier: str) -> None:
        """Show which tool is in the hand; an empty text for none of ours."""
        self.tools.setExclusive(False)
        for button in self.tools.buttons():
            button.setChecked(button.property("id") == identifier)
        self.tools.setExclusive(True)

    def _history_row(self) -> QHBoxLayout:
        row = self._history = QHBoxLayout()
        row.setSpacing(4)
        icon = QgsApplication.getThemeIcon
        self.undo_button = tall(
            QPushButton(icon("/mActionUndo.svg"), tr("Undo")), "cmCivicScenarioUndo"
        )
        self.redo_button = tall(
            QPushButton(icon("/mActionRedo.svg"), tr("Redo")), "cmCivicScenarioRedo"
        )
        self._steps = [(button, button.text()) for button in (self.undo_button, self.redo_button)]
        for button, _words in self._steps:
            row.addWidget(button, 1)
        self.note_button = tall(
            QPushButton(icon("/mActionTextAnnotation.svg"), ""), "cmCivicNoteFold"
        )
        self.note_button.setToolTip(tr("Note"))
        self.note_button.setAccessibleName(self.note_button.toolTip())
        self.note_button.setCheckable(True)
        self.note_button.hide()
        self.note_button.toggled.connect(self._fold_note)
        self._workshop_parts.append(self.note_button)
        row.addWidget(self._note_line(), 2)
        return row

    def _fold_note(self, out: bool) -> None:
        """Show the note's line, or fold it in, where the panel is low."""
        if self._low:
            self.note.setVisible(out)
            if out:
                self.note.setFocus()

    def _note_line(self) -> QLineEdit:
        self.note = QLineEdit()
        self.note.setObjectName("cmCivicScenarioNote")
        self.note.setToolTip(tr("Write, then press Enter"))
        self.note.setMaxLength(5000)
        self._resize_note()
        self.ask_note(None)
        self.note.returnPressed.connect(self._give_note)
        self._workshop_parts.append(self.note)
        return self.note

    def _light_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.lamp = QLabel()
        self.lamp.setObjectName("cmCivicScenarioLamp")
        self.lamp.setFixedSize(18, 18)
        self.light = plain_label("cmCivicScenarioLight")
        row.addWidget(self.lamp, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.light, 1)
        self.elsewhere_button = QPushButton(tr("Save elsewhere…"))
        self.elsewhere_button.setObjectName("cmCivicScenarioElsewhere")
        self.elsewhere_button.setMinimumHeight(FINGER)
        self.elsewhere_button.setToolTip(
            tr("Put all strokes into a new file, on another disk, and go on drawing there")
        )
        self.elsewhere_button.clicked.connect(lambda _on: self.elsewhere_clicked.emit())
        row.addWidget(self.elsewhere_button, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def ask_note(self, now: str | None) -> None:
        """Wait for the note of a drawing that was tapped, ``now`` as it is; None: of the last."""
        if now is None:
            self.note.setPlaceholderText(tr("Note on the last stroke"))
            self.note.clear()
            return
        self.note.setPlaceholderText(tr("Note on what you tapped"))
        self.note.setText(now)
        if self._low:
            self.note_button.setChecked(True)
        self.note.selectAll()
        self.note.setFocus()

    def _give_note(self) -> None:
        self.note_given.emit(self.note.text())
        self.note_button.setChecked(bool(self.note.text()))


class _Page(QScrollArea):
    """A page that scrolls up and down only, so it is never narrower than what is on it."""

    def minimumSizeHint(self) -> QSize:  # noqa: N802 (Qt)
        """Leave room for the widest part and the scroll bar."""
        least = super().minimumSizeHint()
        if self.widget() is None:
            return least
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(self.widget().minimumSizeHint().width() + bar, least.height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt)
        """Ask for more room when something wider is unfolded."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)
