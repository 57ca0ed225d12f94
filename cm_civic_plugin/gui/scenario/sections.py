"""Pages under one another in a tab of the dock, each folded away until it is wanted."""

from __future__ import annotations

from pathlib import Path

from qgis.gui import QgsCollapsibleGroupBoxBasic
from qgis.PyQt.QtWidgets import QVBoxLayout, QWidget

from ...gis.scenario.sitting import Sitting


class Sections(QWidget):
    """A column of pages. What is told to it is told to all its pages."""

    def __init__(self) -> None:
        super().__init__()
        self.pages: list[QWidget] = []
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(6, 6, 6, 6)

    def add_section(self, name: str, title: str, page: QWidget, *, folded: bool = True) -> None:
        """Add a page under a title; ``name`` ends the box's object name."""
        box = QgsCollapsibleGroupBoxBasic(title)
        box.setObjectName(f"cmCivicSection_{name}")
        inside = QVBoxLayout(box)
        inside.setContentsMargins(0, 4, 0, 4)  # the dock is narrow, and pages have their own
        inside.addWidget(page)
        box.setCollapsed(folded)
        self.column.addWidget(box)
        self.pages.append(page)

    def open_section(self, name: str) -> None:
        """Unfold the section of that name."""
        box = self.findChild(QgsCollapsibleGroupBoxBasic, f"cmCivicSection_{name}")
        if box is not None:
            box.setCollapsed(False)

    def set_sitting(self, sitting: Sitting | None) -> None:
        """Show a sitting on every page; None when there is none."""
        for page in self.pages:
            page.set_sitting(sitting)

    def set_pack(self, pack: Path | None) -> None:
        """Tell the pages that measure which city pack there is."""
        for page in self.pages:
            if hasattr(page, "set_pack"):
                page.set_pack(pack)

    def unload(self) -> None:
        """Let go of canvas, tools and sitting."""
        for page in self.pages:
            page.unload()
