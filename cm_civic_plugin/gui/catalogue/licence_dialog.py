"""The licence sheet on screen: read, copy, save, or put into a layout."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsPrintLayout, QgsProject
from qgis.gui import QgisInterface
from qgis.PyQt.QtGui import QGuiApplication
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from ...core.catalogue.licence_sheet import Entry, sheet_html, sheet_text
from ...gis.catalogue.credit_layout import insert_sheet, make_credit_layout
from ...gis.catalogue.licences import project_entries
from ...gis.i18n import language, tr
from ..messages import inform
from .saving import save_text


class LicenceDialog(QDialog):
    """What the layers of the project ask of whoever publishes a map. It does not block QGIS."""

    def __init__(
        self, iface: QgisInterface, project: QgsProject, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("cmCivicLicenceDialog")
        self.setWindowTitle(tr("Licence sheet"))
        self.resize(820, 560)
        self._iface = iface
        self._project = project
        self._entries: list[Entry] = []
        self.languages = QComboBox()
        self.languages.setObjectName("cmCivicLicenceLanguages")
        first, second = ("th", "en") if language() == "th" else ("en", "th")
        names = {"th": "ไทย", "en": "English"}  # languages are called by their own names
        self.languages.addItem(tr("Both languages"), [first, second])
        self.languages.addItem(names[first], [first])
        self.languages.addItem(names[second], [second])
        self.page = QTextBrowser()
        self.page.setObjectName("cmCivicLicencePage")
        self.page.setOpenExternalLinks(True)
        self.layouts = QComboBox()
        self.layouts.setObjectName("cmCivicLicenceLayouts")
        self.copy_button = self._button("Copy", tr("Copy"), self.copy)
        self.save_button = self._button("Save", tr("Save HTML…"), self._ask_where)
        self.insert_button = self._button("Insert", tr("Insert as a page"), self.insert)
        self.map_button = self._button("Map", tr("New map with credits"), self.new_map)
        self.map_button.setToolTip(
            tr("A4 page with what the map shows now, its legend, scale bar and credits")
        )
        top = QHBoxLayout()
        top.addWidget(self.languages)
        top.addStretch(1)
        top.addWidget(self.copy_button)
        top.addWidget(self.save_button)
        bottom = QHBoxLayout()
        bottom.addWidget(QLabel(tr("Layout")))
        bottom.addWidget(self.layouts, 1)
        bottom.addWidget(self.insert_button)
        bottom.addStretch(1)
        bottom.addWidget(self.map_button)
        column = QVBoxLayout(self)
        column.addLayout(top)
        column.addWidget(self.page, 1)
        column.addLayout(bottom)
        self.languages.currentIndexChanged.connect(self._show)
        self.refresh()

    def _button(self, name: str, text: str, pressed: object) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(f"cmCivicLicence{name}")
        button.setAutoDefault(False)
        button.clicked.connect(lambda: pressed())
        return button

    def refresh(self) -> None:
        """Read the project's layers and layouts anew."""
        self._entries = project_entries(self._project)
        chosen = self.layouts.currentText()
        self.layouts.clear()
        for layout in self._project.layoutManager().printLayouts():
            self.layouts.addItem(layout.name())
        self.layouts.setCurrentIndex(max(0, self.layouts.findText(chosen)))
        self.insert_button.setEnabled(self.layouts.count() > 0 and bool(self._entries))
        self.map_button.setEnabled(bool(self._entries))
        self._show()

    def _spoken(self) -> list[str]:
        return list(self.languages.currentData())

    def _show(self) -> None:
        self.page.setHtml(sheet_html(self._entries, self._spoken()))

    def copy(self) -> None:
        """Put the sheet on the clipboard as plain text."""
        QGuiApplication.clipboard().setText(sheet_text(self._entries, self._spoken()))
        inform(self._iface, tr("The licence sheet is on the clipboard."))

    def _ask_where(self) -> None:
        path, _kind = QFileDialog.getSaveFileName(
            self, tr("Save the licence sheet"), "licences.html", "HTML (*.html)"
        )
        if path:
            self.save(Path(path))

    def save(self, path: Path) -> bool:
        """Save the sheet as HTML; a file that cannot be written is said and False returned."""
        return save_text(self._iface, path, sheet_html(self._entries, self._spoken()))

    def insert(self) -> None:
        """Put the sheet behind the last page of the chosen layout and open it."""
        layout = self._project.layoutManager().layoutByName(self.layouts.currentText())
        if not isinstance(layout, QgsPrintLayout):
            self.refresh()  # it was removed in the meantime
            return
        insert_sheet(layout, self._entries, self._spoken())
        self._project.setDirty(True)
        self._iface.openLayoutDesigner(layout)

    def new_map(self) -> None:
        """Make a printable map of what the canvas shows, with credits, and open it."""
        canvas = self._iface.mapCanvas()
        extent = canvas.extent()
        if extent.isEmpty():
            extent = canvas.projectExtent()
        title = self._project.title() or tr("Map of Chiang Mai")
        layout = make_credit_layout(self._project, language(), extent, title)
        self._project.setDirty(True)
        self.refresh()
        self.layouts.setCurrentIndex(self.layouts.findText(layout.name()))
        self._iface.openLayoutDesigner(layout)
