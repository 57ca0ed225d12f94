"""What a workshop is called in set-up, where it is, and who sits at how many tables."""

from __future__ import annotations

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsDistanceArea,
    QgsPointXY,
    QgsProject,
)
from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from ....core.scenario.plan import CODE_LETTERS, MOST_TABLES, TITLE_LETTERS, Plan, is_code, most
from ....gis.i18n import tr
from ..small_widgets import FINGER, plain_label, push_button
from .setup_widgets import CalmWheel, fault_label, one_line, show_fault

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class AboutEditor(QWidget):
    """Title, place, tables, and what each has; ``changed`` says that something is other."""

    changed = pyqtSignal()

    def __init__(self, iface: QgisInterface) -> None:
        super().__init__()
        self.setObjectName("cmCivicSetupAbout")
        self._iface = iface
        self._calm = CalmWheel(self)
        self.title, self.place, self.codes = QLineEdit(), QLineEdit(), QLineEdit()
        for edit, name in (
            (self.title, "Title"), (self.place, "Place"), (self.codes, "Codes"),
        ):  # fmt: skip
            edit.setObjectName(f"cmCivicSetup{name}")
            edit.setMinimumHeight(FINGER)
        self.title.setMaxLength(TITLE_LETTERS)
        self.place.setMaxLength(TITLE_LETTERS)
        self.title_fault = fault_label("cmCivicSetupTitleFault")
        self.place_fault = fault_label("cmCivicSetupPlaceFault")
        self.tables_fault = fault_label("cmCivicSetupTablesFault")
        self.title.textChanged.connect(lambda _text: self.changed.emit())
        self.place.textChanged.connect(lambda _text: self.changed.emit())
        self.codes.textChanged.connect(self._codes_changed)
        self.view_button = push_button(
            "cmCivicSetupView", tr("Use the map's view"), "", self.use_view
        )
        self.count = self._spin("Count", 1, MOST_TABLES)
        self.count.valueChanged.connect(self._count_changed)
        self.seats = self._spin("Seats", 0, most("seats"))
        self.tokens = self._spin("Tokens", 0, most("tokens"))
        self.dots = self._spin("Dots", 0, most("dots"))
        for spin in (self.seats, self.tokens, self.dots):
            spin.valueChanged.connect(lambda _value: self.changed.emit())
        self.seats.setSpecialValueText(tr("not counted"))
        self._build()

    def set_plan(self, plan: Plan) -> None:
        """Show a plan's."""
        self.title.setText(plan.title)
        self.place.setText(plan.place)
        self._show_codes(plan.tables)
        self.seats.setValue(plan.seats)
        self.tokens.setValue(plan.tokens)
        self.dots.setValue(plan.dots)

    def title_text(self) -> str:
        """Return the title."""
        return one_line(self.title.text())

    def place_text(self) -> str:
        """Return the place."""
        return one_line(self.place.text())

    def tables(self) -> tuple[str, ...]:
        """Return the codes as they are written: apart by commas, or by spaces where none is."""
        text = self.codes.text()
        parts = text.split(",") if "," in text else text.split()
        return tuple(code for part in parts if (code := one_line(part)))

    def use_view(self) -> None:
        """Write where the map looks as the place: its middle and how wide it is."""
        canvas = self._iface.mapCanvas()
        extent, y = canvas.extent(), canvas.extent().center().y()
        earth = QgsCoordinateReferenceSystem("EPSG:4326")
        project = QgsProject.instance()
        to_earth = QgsCoordinateTransform(
            canvas.mapSettings().destinationCrs(), earth, project.transformContext()
        )
        measure = QgsDistanceArea()
        measure.setSourceCrs(earth, project.transformContext())
        measure.setEllipsoid("WGS84")
        try:
            west, middle, east = (
                to_earth.transform(QgsPointXY(x, y))
                for x in (extent.xMinimum(), extent.center().x(), extent.xMaximum())
            )
            wide = measure.measureLine(west, east) / 1000
        except QgsCsException:
            self._say_off()
            return
        if not (abs(middle.x()) <= 180 and abs(middle.y()) <= 90):
            self._say_off()
            return
        show_fault(self.place_fault, "")
        self.place.setText(
            tr(
                "Around {lat} N, {lon} E, {km} km across",
                lat=f"{middle.y():.4f}",
                lon=f"{middle.x():.4f}",
                km=f"{wide:.1f}",
            )
        )
        self.place.setCursorPosition(0)

    def check_title(self) -> str:
        """Show what is wrong with the title and return it; empty when nothing is."""
        said = "" if self.title_text() else tr("Give the workshop a title.")
        show_fault(self.title_fault, said)
        return said

    def check_tables(self) -> str:
        """Show what is wrong with the tables and return it; empty when nothing is."""
        said = self._tables_fault()
        show_fault(self.tables_fault, said)
        return said

    def _tables_fault(self) -> str:
        codes = self.tables()
        twice = next((code for at, code in enumerate(codes) if code in codes[:at]), None)
        unfit = next((code for code in codes if not is_code(code)), None)
        if not codes:
            return tr("Name at least one table, for example A.")
        if twice is not None:
            return tr("“{code}” is there twice.", code=twice)
        if unfit is not None:
            return tr(
                "“{code}” has more than {most} letters, or one that cannot be shown.",
                code=unfit,
                most=CODE_LETTERS,
            )
        if len(codes) > MOST_TABLES:
            return tr("{most} tables at most.", most=MOST_TABLES)
        return ""

    def _say_off(self) -> None:
        show_fault(self.place_fault, tr("The map's view lies off the earth. Zoom to the city."))

    def _show_codes(self, codes: tuple[str, ...]) -> None:
        alone = len(codes) == 1 and " " in codes[0]  # the comma says that it is one
        self.codes.setText(", ".join(codes) + ("," if alone else ""))

    def _codes_changed(self, _text: str) -> None:
        self.count.blockSignals(True)
        self.count.setValue(len(self.tables()))
        self.count.blockSignals(False)
        self.changed.emit()

    def _count_changed(self, wanted: int) -> None:
        codes = list(self.tables())[:wanted]
        for code in (*_LETTERS, *(f"A{n}" for n in range(1, 100))):
            if len(codes) < wanted and code not in codes:
                codes.append(code)
        self._show_codes(tuple(codes))

    def _build(self) -> None:
        tables = QHBoxLayout()
        tables.setSpacing(3)
        tables.addWidget(self.count)
        tables.addWidget(self.codes, 1)
        form = QFormLayout()
        form.setSpacing(4)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
        form.addRow(tr("Title"), _under(self.title, self.title_fault))
        form.addRow(tr("Place"), _under(self.place, self.place_fault, self.view_button))
        form.addRow(tr("Tables"), tables)
        form.addRow("", self.tables_fault)
        grid = QGridLayout()
        grid.setVerticalSpacing(1)
        for at, (words, field) in enumerate(
            (
                (tr("Seats at a table"), self.seats),
                (tr("Dots to vote with"), self.dots),
                (tr("Tokens to bargain with"), self.tokens),
            )
        ):
            caption = plain_label("cmCivicSetupCaption", words)
            caption.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
            caption.setBuddy(field)
            grid.addWidget(caption, 0, at)
            grid.addWidget(field, 1, at)
            grid.setColumnStretch(at, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(form)
        column.addLayout(grid)

    def _spin(self, name: str, least: int, largest: int) -> QSpinBox:
        spin = QSpinBox()
        spin.setObjectName(f"cmCivicSetup{name}")
        spin.setRange(least, largest)
        spin.setMinimumHeight(FINGER)
        self._calm.calm(spin)
        return spin


def _under(*widgets: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(3)
    for widget in widgets:
        column.addWidget(widget)
    return column
