"""The manual for running a workshop, in a window of its own."""

from __future__ import annotations

from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QTextBrowser, QVBoxLayout, QWidget

from ...core.scenario.palette_file import FOLDER
from ...gis.i18n import language, tr
from .small_widgets import bring_up

MANUALS = {"th": FOLDER / "manual_th.md", "en": FOLDER / "manual_en.md"}


class ManualWindow(QWidget):
    """Shows the manual in the current language; it is one of the plugin's own files."""

    def __init__(self, iface: QgisInterface) -> None:
        parent = iface.mainWindow()
        super().__init__(parent if isinstance(parent, QWidget) else None, Qt.WindowType.Window)
        self.setObjectName("cmCivicManual")
        self.setWindowTitle(tr("How to run a workshop"))
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.text = QTextBrowser()
        self.text.setObjectName("cmCivicManualText")
        font = self.text.font()
        font.setPointSizeF(font.pointSizeF() * 1.15)
        self.text.setFont(font)
        self.text.setMarkdown(MANUALS[language()].read_text(encoding="utf-8"))
        QVBoxLayout(self).addWidget(self.text)
        self.resize(760, 820)

    def show_window(self) -> None:
        """Show the window, in front."""
        bring_up(self)

    def unload(self) -> None:
        """Close the window for good."""
        self.close()
        self.deleteLater()
