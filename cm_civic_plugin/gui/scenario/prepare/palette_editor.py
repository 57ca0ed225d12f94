"""The palette of a workshop in set-up: the plugin's own, or one that a facilitator wrote."""

from __future__ import annotations

from pathlib import Path

from qgis.PyQt.QtCore import QSize, Qt, QUrl, pyqtSignal
from qgis.PyQt.QtGui import QDesktopServices, QIcon, QPixmap
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QGridLayout,
    QListView,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ....core.errors import CivicError
from ....core.scenario.elements import Element, load_elements
from ....gis.i18n import pick, say, tr
from ....gis.scenario.preparing import open_palette, save_palette
from ....gis.scenario.symbols import badge, picture_of
from ..small_widgets import plain_label, push_button
from .setup_widgets import fault_label, show_fault

_FILTER = "YAML (*.yaml *.yml)"


class PaletteEditor(QWidget):
    """Shows the elements and takes others from a file; ``changed`` says that it did.

    ``folder`` is where file dialogs begin.
    """

    changed = pyqtSignal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("cmCivicSetupPalette")
        self.folder = Path.home()
        self._elements: tuple[Element, ...] = ()
        self._file: Path | None = None
        self.source = plain_label("cmCivicSetupPaletteSource")
        self.fault = fault_label("cmCivicSetupPaletteFault")
        self.preview = QListWidget()
        self.preview.setObjectName("cmCivicSetupPalettePreview")
        self.preview.setViewMode(QListView.ViewMode.IconMode)
        self.preview.setMovement(QListView.Movement.Static)
        self.preview.setResizeMode(QListView.ResizeMode.Adjust)
        self.preview.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.preview.setIconSize(QSize(28, 28))
        self.preview.setGridSize(QSize(88, 74))
        self.preview.setWordWrap(True)
        self.preview.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.preview.setFixedHeight(154)
        font = self.preview.font()
        font.setPointSizeF(font.pointSizeF() * 0.8)
        self.preview.setFont(font)
        self.copy_button = push_button(
            "cmCivicSetupPaletteCopy",
            tr("Edit a copy…"),
            "/mActionToggleEditing.svg",
            self._ask_copy,
        )
        self.choose_button = push_button(
            "cmCivicSetupPaletteChoose", tr("Choose file…"), "/mActionFileOpen.svg", self._ask_file
        )
        self.again_button = push_button(
            "cmCivicSetupPaletteAgain", tr("Read it again"), "/mActionRefresh.svg", self.read_again
        )
        self.own_button = push_button(
            "cmCivicSetupPaletteOwn", tr("The plugin's own"), "/mActionUndo.svg", self.use_own
        )
        buttons = QGridLayout()
        buttons.setSpacing(3)
        for at, button in enumerate(
            (self.copy_button, self.choose_button, self.again_button, self.own_button)
        ):
            buttons.addWidget(button, at // 2, at % 2)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(4)
        whole.addWidget(self.source)
        whole.addWidget(self.preview)
        whole.addWidget(self.fault)
        whole.addLayout(buttons)

    def elements(self) -> tuple[Element, ...]:
        """Return the palette in use."""
        return self._elements

    def set_elements(self, elements: tuple[Element, ...], file: Path | None = None) -> None:
        """Use these elements, which came from ``file`` if one is named."""
        self._elements, self._file = elements, file
        show_fault(self.fault, "")
        self.preview.clear()
        for element in elements:
            icon = QIcon(QPixmap.fromImage(picture_of(badge(element), 56)))
            item = QListWidgetItem(icon, pick(element.name.en, element.name.th))
            item.setToolTip(f"{element.name.th} · {element.name.en}")
            self.preview.addItem(item)
        count = len(elements)
        if file is not None:
            words = tr("{count} elements from {file}.", count=count, file=file.name)
        elif elements == load_elements():
            words = tr("The plugin's own {count} elements.", count=count)
        else:
            words = tr("{count} elements of this plan.", count=count)
        self.source.setText(words)
        self.again_button.setVisible(file is not None)
        self.own_button.setVisible(elements != load_elements())
        self.changed.emit()

    def use_own(self) -> None:
        """Use the plugin's own palette."""
        self.set_elements(load_elements())

    def read(self, path: Path) -> bool:
        """Use a file's palette; False, and the reason beside the field, where it is none."""
        try:
            elements = open_palette(path)
        except CivicError as error:
            show_fault(self.fault, say(error))
            return False
        self.folder = path.parent
        self.set_elements(elements, path)
        return True

    def read_again(self) -> bool:
        """Read the file in use again: somebody edited it."""
        return self._file is not None and self.read(self._file)

    def write_copy(self, path: Path) -> bool:
        """Write the palette as a file to edit, use that, and open its folder."""
        try:
            save_palette(self._elements, path)
        except CivicError as error:
            show_fault(self.fault, say(error))
            return False
        if not self.read(path):
            return False
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))
        return True

    def _ask_copy(self) -> None:
        path, _filter = QFileDialog.getSaveFileName(
            self, tr("A copy of the palette to edit"), str(self.folder / "palette.yaml"), _FILTER
        )
        if path:
            known = path.lower().endswith((".yaml", ".yml"))
            self.write_copy(Path(path if known else path + ".yaml"))

    def _ask_file(self) -> None:
        path, _filter = QFileDialog.getOpenFileName(
            self, tr("Open a palette"), str(self.folder), _FILTER
        )
        if path:
            self.read(Path(path))
