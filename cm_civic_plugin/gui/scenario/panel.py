"""The face of the scenario panel: widgets and their signals, no workshop logic."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.core import QgsApplication, QgsMarkerSymbol
from qgis.PyQt.QtCore import QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QFont, QIcon, QPixmap, qGray
from qgis.PyQt.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ...core.scenario.elements import Element
from ...core.scenario.futures import Future
from ...core.scenario.journal import CERTAINTIES
from ...gis.i18n import pick, tr
from ...gis.scenario.symbols import badge, certainty_mark, future_sign, picture_of

_PALETTE_COLUMNS = 3
_LIGHTS = {"off": "#8a8a8a", "saved": "#1a7f37", "waiting": "#c62828"}
# A thin border and a quiet face until chosen; the chosen one fills with its colour.
_BUTTON = (
    "QToolButton {{ border: {border}px solid {colour}; border-radius: 6px; padding: 4px 2px; }}"
    "QToolButton:checked {{ background: {colour}; color: {ink}; font-weight: bold; }}"
    "QToolButton:disabled {{ border-color: #b8b8b8; }}"
)
_TOOL = (
    "QToolButton { border: 1px solid palette(mid); border-radius: 6px; padding: 3px 2px; }"
    "QToolButton:checked { background: #1a7f37; color: white; font-weight: bold; }"
)


class ScenarioPanel(QWidget):
    """Buttons of a workshop. Ids go out by signals; states come in by the ``show_`` methods.

    What one draws with is the first of its tabs (``add_page`` adds others); tools, undo and the
    light stay in sight beneath them on the smallest laptop.
    """

    new_clicked = pyqtSignal()
    open_clicked = pyqtSignal()
    elsewhere_clicked = pyqtSignal()
    future_chosen = pyqtSignal(str)
    element_chosen = pyqtSignal(str)
    tool_chosen = pyqtSignal(str)
    note_given = pyqtSignal(str)

    def __init__(self, futures: Sequence[Future], elements: Sequence[Element]) -> None:
        super().__init__()
        self.certainties = QButtonGroup(self)
        self.tools = QButtonGroup(self)
        self._workshop_parts: list[QWidget] = []
        self._big = False
        self.tabs = QTabWidget()
        self.tabs.setObjectName("cmCivicScenarioTabs")
        self.tabs.setDocumentMode(True)
        choices = QWidget()
        column = QVBoxLayout(choices)
        column.setSpacing(6)
        column.addLayout(self._file_row())
        self.title = _label("cmCivicScenarioTitle")
        column.addWidget(self.title)
        self._palette_place = QVBoxLayout()
        column.addLayout(self._palette_place)
        column.addLayout(self._certainty_row())
        column.addStretch(1)
        self.add_page(choices, tr("Draw"))
        self.above = QVBoxLayout()  # for whose turn it is
        pinned = QVBoxLayout()
        pinned.setContentsMargins(9, 4, 9, 9)
        pinned.addLayout(self.above)
        pinned.addLayout(self._tool_row())
        pinned.addLayout(self._history_row())
        pinned.addLayout(self._light_row())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.tabs, 1)
        whole.addLayout(pinned)
        self.futures = QButtonGroup(self)
        self.elements = QButtonGroup(self)
        self._palette_box: QWidget | None = None
        self.futures.buttonToggled.connect(self._future_toggled)
        # A click only: checking by program (set_element) does not put the pen in the hand.
        self.elements.buttonClicked.connect(
            lambda button: self.element_chosen.emit(button.property("id"))
        )
        self.show_palette(futures, elements)
        self.show_workshop("")
        self.show_light("off", tr("No workshop is open."))

    def add_page(self, page: QWidget, title: str) -> None:
        """Add a tab that scrolls where the dock is low."""
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(page)
        self.tabs.addTab(area, title)

    def show_palette(self, futures: Sequence[Future], elements: Sequence[Element]) -> None:
        """Show a workshop's futures and elements, the first of each chosen."""
        self._palette = (tuple(futures), tuple(elements))
        is_open = self._palette_box is not None and self._palette_box.isEnabled()
        chosen = [group.checkedButton() for group in (self.futures, self.elements)]
        ids = [button.property("id") if button else "" for button in chosen]
        if self._palette_box is not None:
            self._palette_place.removeWidget(self._palette_box)
            self._palette_box.deleteLater()
        for group in (self.futures, self.elements):
            for button in group.buttons():
                group.removeButton(button)
        self._palette_box = QWidget()
        self.sentence = _label("cmCivicScenarioSentence")
        column = QVBoxLayout(self._palette_box)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._future_grid(futures))
        column.addWidget(self.sentence)
        column.addLayout(self._palette_grid(elements))
        self._palette_place.addWidget(self._palette_box)
        self._palette_box.setEnabled(is_open)
        for group, identifier in zip((self.futures, self.elements), ids):
            if not self.choose(group, identifier):
                group.buttons()[0].setChecked(True)
        self._show_sentence(self.futures.checkedButton())

    def set_big(self, big: bool) -> None:
        """Make all that is touched while drawing larger, for a touch table."""
        if big != self._big:
            self._big = big
            self.show_palette(*self._palette)
            for button in (*self.tools.buttons(), *self.certainties.buttons()):
                self._resize(button)
            for button in (self.undo_button, self.redo_button):
                self._resize(button)
            self.note.setMinimumHeight(48 if big else 0)

    def _resize(self, button: QAbstractButton) -> None:
        button.setMinimumHeight(64 if self._big else 36)
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * (1.25 if self._big else 1.0))
        button.setFont(font)
        side = 36 if self._big else 20
        button.setIconSize(QSize(side, side))

    def certainty(self) -> str:
        """Return what the next stroke will be: sure, perhaps or disputed."""
        return self.certainties.checkedButton().property("id")

    def show_workshop(self, title: str) -> None:
        """Show which workshop is open; an empty title means none, and nothing can be drawn."""
        for part in (*self._workshop_parts, self._palette_box):
            part.setEnabled(bool(title))
        self.title.setText(
            title or tr("Make a workshop file for your table, or open the one it has.")
        )
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

    def choose(self, group: QButtonGroup, identifier: str) -> bool:
        """Check the group's button of that id; False when there is none."""
        for button in group.buttons():
            if button.property("id") == identifier:
                button.setChecked(True)
                return True
        return False

    def _file_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        caption = QLabel(tr("Table"))
        self.table_code = QLineEdit("A")
        self.table_code.setObjectName("cmCivicScenarioTableCode")
        self.table_code.setMaxLength(12)
        self.table_code.setMaximumWidth(64)
        caption.setBuddy(self.table_code)
        new = QPushButton(QgsApplication.getThemeIcon("/mActionFileNew.svg"), tr("New…"))
        new.setObjectName("cmCivicScenarioNew")
        new.clicked.connect(lambda _checked: self.new_clicked.emit())
        existing = QPushButton(QgsApplication.getThemeIcon("/mActionFileOpen.svg"), tr("Open…"))
        existing.setObjectName("cmCivicScenarioOpen")
        existing.clicked.connect(lambda _checked: self.open_clicked.emit())
        for widget in (caption, self.table_code):
            row.addWidget(widget)
        row.addWidget(new, 1)
        row.addWidget(existing, 1)
        return row

    def _future_grid(self, futures: Sequence[Future]) -> QGridLayout:
        grid = QGridLayout()
        for number, future in enumerate(futures):
            is_pair = number < 2
            button = _choice(
                "cmCivicFuture_" + future.id,
                pick(future.name.en, future.name.th),
                pick(future.sentence.en, future.sentence.th),
                future_sign(future),
                future.colour,
                border=3 if is_pair else 2,
            )
            button.setProperty("id", future.id)
            button.setProperty("sentence", pick(future.sentence.en, future.sentence.th))
            side = (30 if is_pair else 20) * (1.5 if self._big else 1)
            button.setIconSize(QSize(round(side), round(side)))
            if is_pair:
                _set_font(button, 1.7 if self._big else 1.3)
                button.setMinimumHeight(96 if self._big else 64)
            else:
                _set_font(button, 1.2 if self._big else 0.9)
                button.setMinimumHeight(64 if self._big else 36)
                button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            self.futures.addButton(button)
            grid.addWidget(button, number // 2, number % 2)
        return grid

    def _palette_grid(self, elements: Sequence[Element]) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(4)
        for number, element in enumerate(elements):
            name = pick(element.name.en, element.name.th)
            button = _choice(
                "cmCivicElement_" + element.id, name, name, badge(element), element.colour, border=1
            )
            side = 44 if self._big else 28
            button.setIconSize(QSize(side, side))
            _set_font(button, 1.15 if self._big else 0.85)
            button.setMinimumHeight(96 if self._big else 0)
            button.setProperty("id", element.id)
            self.elements.addButton(button)
            grid.addWidget(button, number // _PALETTE_COLUMNS, number % _PALETTE_COLUMNS)
        return grid

    def _certainty_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        words = {"sure": tr("Sure"), "perhaps": tr("Perhaps"), "disputed": tr("Disputed")}
        for certainty in CERTAINTIES:
            button = _choice(
                "cmCivicCertainty_" + certainty,
                words[certainty],
                "",
                certainty_mark(certainty),
                "#444444",
                border=1,
            )
            button.setProperty("id", certainty)
            button.setChecked(certainty == "sure")
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
            button = QToolButton()
            button.setObjectName(f"cmCivicTool_{identifier}")
            button.setText(word)
            button.setIcon(QgsApplication.getThemeIcon(icon))
            button.setToolTip(tip)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
            button.setCheckable(True)
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            button.setProperty("id", identifier)
            button.setStyleSheet(_TOOL)
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
        row = QHBoxLayout()
        self.undo_button = QPushButton(QgsApplication.getThemeIcon("/mActionUndo.svg"), tr("Undo"))
        self.undo_button.setObjectName("cmCivicScenarioUndo")
        self.redo_button = QPushButton(QgsApplication.getThemeIcon("/mActionRedo.svg"), tr("Redo"))
        self.redo_button.setObjectName("cmCivicScenarioRedo")
        for button in (self.undo_button, self.redo_button):
            button.setMinimumHeight(36)
            row.addWidget(button, 1)
        row.addWidget(self._note_line(), 2)
        return row

    def _note_line(self) -> QLineEdit:
        self.note = QLineEdit()
        self.note.setObjectName("cmCivicScenarioNote")
        self.note.setPlaceholderText(tr("Note on the last stroke, then Enter"))
        self.note.setMaxLength(5000)
        self.note.returnPressed.connect(self._give_note)
        self._workshop_parts.append(self.note)
        return self.note

    def _light_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.lamp = QLabel()
        self.lamp.setObjectName("cmCivicScenarioLamp")
        self.lamp.setFixedSize(18, 18)
        self.light = _label("cmCivicScenarioLight")
        row.addWidget(self.lamp, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.light, 1)
        self.elsewhere_button = QPushButton(tr("Save elsewhere…"))
        self.elsewhere_button.setObjectName("cmCivicScenarioElsewhere")
        self.elsewhere_button.setToolTip(
            tr("Put all strokes into a new file, on another disk, and go on drawing there")
        )
        self.elsewhere_button.clicked.connect(lambda _on: self.elsewhere_clicked.emit())
        row.addWidget(self.elsewhere_button, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _future_toggled(self, button: QAbstractButton, checked: bool) -> None:
        if checked:
            self._show_sentence(button)
            self.future_chosen.emit(button.property("id"))

    def _show_sentence(self, future: QAbstractButton) -> None:
        self.sentence.setText(future.property("sentence"))

    def ask_note(self) -> None:
        """Wait for the note of the drawing that was just tapped."""
        self.note.setPlaceholderText(tr("Note on the drawing you tapped, then Enter"))
        self.note.setFocus()

    def _give_note(self) -> None:
        self.note_given.emit(self.note.text())


def _label(name: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)  # titles and reasons come from files
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
    return label


def _choice(
    name: str, text: str, tip: str, symbol: QgsMarkerSymbol | None, colour: str, *, border: int
) -> QToolButton:
    button = QToolButton()
    button.setObjectName(name)
    button.setText(_two_lines(text))
    button.setToolTip(tip)
    button.setCheckable(True)
    button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    if symbol is not None:
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        button.setIcon(QIcon(QPixmap.fromImage(picture_of(symbol, 64))))
    ink = "black" if qGray(QColor(colour).rgb()) > 150 else "white"
    button.setStyleSheet(_BUTTON.format(border=border, colour=colour, ink=ink))
    return button


def _set_font(button: QToolButton, factor: float) -> None:
    font = button.font()
    font.setPointSizeF(font.pointSizeF() * factor)
    button.setFont(font)


def _two_lines(name: str) -> str:
    """Break a long name near its middle, at a space or U+200B: a tool button never wraps."""
    name = name.replace("&", "&&")  # no shortcut, whatever a user's name holds
    breaks = [index for index, letter in enumerate(name) if letter in " \u200b"]
    if len(name) < 10 or not breaks:
        return name
    cut = min(breaks, key=lambda index: abs(index - len(name) / 2))
    return name[:cut] + "\n" + name[cut + 1 :]
