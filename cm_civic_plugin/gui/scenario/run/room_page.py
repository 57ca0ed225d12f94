"""The live shared room in the dock: which connection, how it stands, who is there."""

from __future__ import annotations

from datetime import datetime, timedelta

from qgis.core import QgsApplication, QgsProject, QgsSettings
from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import QDate, Qt
from qgis.PyQt.QtGui import QShowEvent
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ....gis.i18n import day_words, say, tr
from ....gis.scenario.room import (
    AWAY,
    BEHIND,
    CONNECTED,
    JOINING,
    OFF,
    Room,
    connection_names,
    connection_uri,
)
from ....gis.scenario.room_layers import OthersLayers
from ....gis.scenario.room_link import Guest
from ....gis.scenario.sitting import Sitting
from ..small_widgets import AMBER, GREEN, GREY, RED, plain_label, shown_setting, tall

_REMEMBERED = "cm_civic/room/{file}"  # per workshop file the name of a connection, no more
_SHOWN = "cm_civic/room_shown"
_MOST_MINUTES = 60  # "250 min ago" tells nobody anything
_LIGHTS = {OFF: GREY, JOINING: GREY, CONNECTED: GREEN, BEHIND: AMBER, AWAY: RED}


class RoomPage(QWidget):
    """Goes into a room and out of it; drawing never waits for anything here.

    The room a table went into is remembered by the name of its connection, so a table that
    starts QGIS anew is back in it and catches up.
    """

    def __init__(self, iface: QgisInterface) -> None:
        super().__init__()
        self._iface = iface
        self._sitting: Sitting | None = None
        self._layers: OthersLayers | None = None
        self.room: Room | None = None
        column = QVBoxLayout(self)
        about = plain_label(
            "cmCivicRoomAbout",
            tr(
                "For tables with a network: each sees what the others draw. Your strokes are in "
                "your own file first, and stay there whatever the network does."
            ),
        )
        column.addWidget(about)
        column.addLayout(self._connection_row())
        column.addLayout(self._button_row())
        column.addLayout(self._state_row())
        self.guests = plain_label("cmCivicRoomGuests")
        column.addWidget(self.guests)
        self.shown = tall(QCheckBox(tr("Show what others draw")), "cmCivicRoomShown")
        shown_setting(self.shown, _SHOWN, default=True)
        self.shown.toggled.connect(self._show_others)
        column.addWidget(self.shown)
        column.addStretch(1)
        self._show()

    def _connection_row(self) -> QVBoxLayout:
        self.connections = tall(QComboBox(), "cmCivicRoomConnection")
        self.connections.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.connections.setMinimumContentsLength(12)
        self.no_connection = plain_label(
            "cmCivicRoomNoConnection",
            tr(
                "QGIS has no PostgreSQL connection yet. Make one in Layer ▸ Data Source Manager ▸ "
                "PostgreSQL; keep its password in QGIS's own password store."
            ),
        )
        column = QVBoxLayout()
        column.addWidget(self.connections)
        column.addWidget(self.no_connection)
        return column

    def _button_row(self) -> QVBoxLayout:
        icon = QgsApplication.getThemeIcon
        self.join_button = tall(
            QPushButton(icon("/mActionSharingExport.svg"), tr("Go into the room")),
            "cmCivicRoomJoin",
        )
        self.leave_button = tall(QPushButton(tr("Leave the room")), "cmCivicRoomLeave")
        self.retry_button = tall(
            QPushButton(icon("/mActionRefresh.svg"), tr("Try now")), "cmCivicRoomRetry"
        )
        self.make_button = tall(
            QPushButton(icon("/mActionOpenTable.svg"), tr("Make the room's tables")),
            "cmCivicRoomMake",
        )
        self.make_button.setToolTip(
            tr(
                "For the facilitator, once: makes the tables in the database, if need be, and a "
                "room for this workshop. What is there stays as it is."
            )
        )
        self.join_button.clicked.connect(lambda _on: self.join())
        self.leave_button.clicked.connect(lambda _on: self.leave())
        self.retry_button.clicked.connect(lambda _on: self.room and self.room.retry())
        self.make_button.clicked.connect(lambda _on: self.join(make=True))
        first, second = QHBoxLayout(), QHBoxLayout()
        for button in (self.join_button, self.leave_button, self.retry_button):
            first.addWidget(button)
        second.addWidget(self.make_button)
        column = QVBoxLayout()
        column.addLayout(first)
        column.addLayout(second)
        return column

    def _state_row(self) -> QHBoxLayout:
        self.lamp = QLabel()
        self.lamp.setObjectName("cmCivicRoomLamp")
        self.lamp.setFixedSize(18, 18)
        self.state = plain_label("cmCivicRoomState")
        row = QHBoxLayout()
        row.addWidget(self.lamp, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.state, 1)
        return row

    # --- what the dock calls

    def set_sitting(self, sitting: Sitting | None) -> None:
        """Take the open workshop, None when there is none; goes back into its room, if it was."""
        self._drop_room()
        self._sitting = sitting
        self._list_connections()
        if sitting is not None:
            name = QgsSettings().value(self._key(), "", type=str)
            if name and self.connections.findText(name) >= 0:
                self.connections.setCurrentText(name)
                self.join()
        self._show()

    def join(self, *, make: bool = False) -> None:
        """Go into the room of the chosen connection; ``make`` its tables first."""
        uri = connection_uri(self.connections.currentText())
        if self._sitting is None or uri is None:
            return
        self._drop_room()
        QgsSettings().setValue(self._key(), self.connections.currentText())
        plan = self._sitting.plan
        self._layers = OthersLayers(QgsProject.instance(), plan.futures, plan.elements)
        self.room = Room(uri, self._sitting, self)
        self.room.changed.connect(self._show)
        self.room.others_changed.connect(self._show_others)
        if make:
            self.room.open_room()
        else:
            self.room.join()

    def leave(self) -> None:
        """Leave the room for good; its strokes leave the map."""
        QgsSettings().remove(self._key())
        self._drop_room()
        self._show()

    def unload(self) -> None:
        """Undo everything; the room is remembered."""
        self._drop_room()
        self._sitting = None

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        """Offer connections that were made meanwhile."""
        super().showEvent(event)
        self._list_connections()
        self._show()

    # --- inside

    def _key(self) -> str:
        return _REMEMBERED.format(file=self._sitting.workshop.meta["workshop_uuid"])

    def _drop_room(self) -> None:
        if self.room is not None:
            room, self.room = self.room, None
            room.changed.disconnect(self._show)
            room.others_changed.disconnect(self._show_others)
            room.leave()
            room.deleteLater()
        if self._layers is not None:
            self._layers.remove()
            self._layers = None

    def _list_connections(self) -> None:
        names, chosen = connection_names(), self.connections.currentText()
        if names != [self.connections.itemText(n) for n in range(self.connections.count())]:
            self.connections.clear()
            self.connections.addItems(names)
            self.connections.setCurrentText(chosen)

    def _show_others(self) -> None:
        if self.room is None or self._layers is None:
            return
        if self.shown.isChecked():
            self._layers.show(self.room.others.picture())
        else:
            self._layers.remove()

    def _show(self) -> None:
        room = self.room
        state = room.state if room is not None else OFF
        ready = self._sitting is not None and self.connections.count() > 0
        self.no_connection.setVisible(self.connections.count() == 0)
        self.connections.setVisible(self.connections.count() > 0)
        self.connections.setEnabled(ready and state == OFF)
        self.join_button.setVisible(state == OFF)
        self.join_button.setEnabled(ready)
        self.make_button.setVisible(state == OFF)
        self.make_button.setEnabled(ready)
        self.leave_button.setVisible(state != OFF)
        self.retry_button.setVisible(state == AWAY)
        self.lamp.setStyleSheet(f"background: {_LIGHTS[state]}; border-radius: 9px;")
        self.state.setText(self._words(state))
        self.state.setProperty("state", state)
        guests = room.guests if state in (CONNECTED, BEHIND) else []
        self.guests.setText("\n".join(map(self._guest, guests)))
        self.guests.setVisible(bool(self.guests.text()))

    def _words(self, state: str) -> str:
        room = self.room
        if self._sitting is None:
            return tr("No workshop is open.")
        if room is None or (state == OFF and room.fault is None):
            return tr("Not in a room. Everything is in this table's file.")
        if state == OFF:
            return say(room.fault)
        if state == JOINING:
            return tr("Going into the room…")
        if state == AWAY:
            waits = tr(
                "Still to send: {count}. All of it is in this table's file and goes to the room "
                "when it is back; it is tried again by itself. Go on drawing.",
                count=room.to_send,
            )
            return f"{say(room.fault)}\n{waits}"
        if room.refused:
            return tr(
                "In the room. Not taken by its server: {count} ({reason}). All of it is in this "
                "table's file.",
                count=len(room.refused),
                reason=next(iter(room.refused.values())),
            )
        if state == BEHIND:
            return tr("In the room. On its way: {count}.", count=room.to_send)
        return tr("In the room. All that this table drew is there.")

    def _guest(self, guest: Guest) -> str:
        own = guest.file_uuid == self._sitting.workshop.meta["workshop_uuid"]
        return guest_words(guest, datetime.now(), own=own)


def guest_words(guest: Guest, now: datetime, *, own: bool) -> str:
    """Return a table in the room, and when it last drew: whoever went home is not "just now"."""
    name = (
        tr("Table {code} (this one)", code=guest.table_code)
        if own
        else tr("Table {code}", code=guest.table_code)
    )
    if guest.seconds is None:
        return tr("{table}: nothing yet", table=name)
    minutes = int(guest.seconds // 60)
    if not minutes:
        return tr("{table}: {count} drawn, just now", table=name, count=guest.drawn)
    if minutes < _MOST_MINUTES:
        return tr(
            "{table}: {count} drawn, the last {minutes} min ago",
            table=name,
            count=guest.drawn,
            minutes=minutes,
        )
    last = now - timedelta(seconds=guest.seconds)
    time = f"{last:%H:%M}"
    if last.date() != now.date():
        time = f"{day_words(QDate(last.year, last.month, last.day))} {time}"
    return tr(
        "{table}: {count} drawn, the last at {time}", table=name, count=guest.drawn, time=time
    )
