"""Get current data, against a server on the loopback: sizes first, each file's outcome at once."""

from __future__ import annotations

import socket
import threading
import time
from dataclasses import replace
from html import unescape

import pytest
from qgis.core import Qgis, QgsApplication, QgsAuthMethodConfig, QgsCredentials
from qgis.PyQt.QtCore import QCoreApplication, Qt
from qgis.PyQt.QtTest import QSignalSpy

from cm_civic_plugin.core.catalogue.fetch_plan import source_items
from cm_civic_plugin.core.catalogue.records import catalogue
from cm_civic_plugin.gis.catalogue.fetching.file_by_file import megabytes
from cm_civic_plugin.gui.catalogue import fetch_dialog, fetch_list
from cm_civic_plugin.gui.catalogue.fetch_dialog import FetchDialog
from tests.gis.catalogue.http_server import Answer, serving

JSON = b'{"stations": [1, 2, 3]}'
FOR, SIZE, STATE = 1, 4, 5


class MasterPassword(QgsCredentials):
    """Answers QGIS's question for the master password; None is what a user says who declines."""

    def __init__(self) -> None:
        super().__init__()
        self.setInstance(self)
        self.answer: str | None = None
        self.asked: list[int] = []

    def request(self, *_what):
        return False, "", ""

    def requestMasterPassword(self, *_what):  # noqa: N802 (QGIS's name)
        self.asked.append(threading.get_ident())
        return self.answer is not None, self.answer or ""


_user: list[MasterPassword] = []  # QGIS holds on to the one it was given


@pytest.fixture
def user(qgis_app):
    if not _user:
        _user.append(MasterPassword())
    _user[0].answer = None
    _user[0].asked.clear()
    return _user[0]


@pytest.fixture
def server(qgis_app):
    with serving() as running:
        yield running


@pytest.fixture
def dialog(server, monkeypatch, qgis_new_project, tmp_path):
    """The dialog with the two live files and the one for a key, all at the loopback."""
    items = [
        replace(item, url=f"{server.root}/{item.file}")
        for item in fetch_dialog.source_items(catalogue())
        if item.live or item.key_header
    ]
    assert [bool(item.key_header) for item in items] == [False, False, True]
    monkeypatch.setattr(fetch_dialog, "source_items", lambda _catalogue: items)
    for item in items:
        server.put(f"/{item.file}", Answer(JSON))
    shown = FetchDialog()
    shown.folder.setFilePath(str(tmp_path))
    shown.live_button.click()
    yield shown
    shown.close()


def run(until, seconds=20):
    """Let Qt work until something holds."""
    end = time.monotonic() + seconds
    while not until():
        assert time.monotonic() < end, "it does not come"
        QCoreApplication.processEvents()
        time.sleep(0.01)


def rows(dialog):
    return [
        row
        for row in map(dialog.items.topLevelItem, range(dialog.items.topLevelItemCount()))
        if row.data(0, Qt.ItemDataRole.UserRole) is not None
    ]


def row_of(dialog, file):
    (row,) = [row for row in rows(dialog) if row.text(0) == file]
    return row


def idle(dialog):
    return not dialog.cancel_button.isEnabled()


def test_nothing_is_downloaded_before_its_size_was_asked_for(server, dialog):
    assert not dialog.start_button.isEnabled()
    assert dialog.sizes_button.isEnabled()
    server.put("/air4thai.json", Answer(JSON, framing="chunked"))
    server.put("/thaiwater_waterlevel.json", Answer(b"x" * 3_000_000))
    dialog.sizes_button.click()
    run(lambda: idle(dialog))
    assert {asked.method for asked in server.asked} == {"HEAD"}
    assert row_of(dialog, "thaiwater_waterlevel.json").text(SIZE) == "3 MB"
    assert row_of(dialog, "air4thai.json").text(SIZE) == megabytes(None)
    assert "3 MB" in dialog.total.text()
    assert "1 state no size" in dialog.total.text()
    assert dialog.start_button.isEnabled()
    row_of(dialog, "gistda_flood_freq.geojson").setCheckState(0, Qt.CheckState.Checked)
    assert not dialog.start_button.isEnabled()  # this one was not asked for


def test_a_size_that_cannot_be_had_does_not_keep_the_file_away(server, dialog):
    server.put("/air4thai.json", Answer(status=404))
    dialog.sizes_button.click()
    run(lambda: idle(dialog))
    row = row_of(dialog, "air4thai.json")
    assert row.text(SIZE) == megabytes(None)
    assert "404" in row.text(STATE)
    assert dialog.said.text() == row.text(STATE)  # in full, under the list
    assert dialog.start_button.isEnabled()


def test_without_internet_each_row_says_so_and_all_are_tried(server, dialog, monkeypatch):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    gone = [
        replace(item, url=f"http://127.0.0.1:{port}/{item.file}") for item in dialog.items.chosen()
    ]
    assert len(gone) == 2
    monkeypatch.setattr(dialog.items, "chosen", lambda: gone)
    for button in (dialog.sizes_button, dialog.start_button):
        button.click()
        run(lambda: idle(dialog))
        for item in gone:
            said = row_of(dialog, item.file).text(STATE)
            assert said.startswith("✕")
            assert "cannot be reached" in said
            assert said.count(". ") == 1  # what is wrong, and what to do
        if button is dialog.sizes_button:
            assert "Could not be asked for their size: 2" in dialog.total.text()
            assert "no server states it" not in dialog.total.text()
    assert "0 of 2" in dialog.total.text()


def test_what_nobody_thought_of_stops_one_file_only(server, dialog, monkeypatch):
    def broken(item, *_args, **_more):
        if item.file == "air4thai.json":
            raise ZeroDivisionError("quotes what is private")
        return fetch(item, *_args, **_more)

    fetch = fetch_dialog.fetch
    monkeypatch.setattr(fetch_dialog, "fetch", broken)
    logged = QSignalSpy(QgsApplication.messageLog().messageReceived[str, str, Qgis.MessageLevel])
    dialog.download()
    run(lambda: idle(dialog))
    said = row_of(dialog, "air4thai.json").text(STATE)
    assert "ZeroDivisionError" in said
    assert "private" not in said + str(list(logged))
    assert "test_fetch_dialog.py" in str(list(logged))
    assert row_of(dialog, "thaiwater_waterlevel.json").text(STATE).startswith("✓")
    assert "1 of 2" in dialog.total.text()


def test_every_cell_says_all_of_its_text(dialog):
    for extract in range(dialog.extract.count()):
        dialog.extract.setCurrentIndex(extract)
        for place in range(dialog.items.topLevelItemCount()):
            row = dialog.items.topLevelItem(place)
            for column in range(dialog.items.columnCount()):
                tip = unescape(row.toolTip(column))
                assert row.text(column) in tip or column == FOR, row.text(0)
                assert bool(tip) == bool(row.text(column))
    dialog.extract.setCurrentIndex(0)
    (osm,) = [row for row in rows(dialog) if "layers" in row.text(FOR)]
    assert osm.toolTip(FOR).count(", ") > 20  # the layers by their names


def test_what_a_server_says_is_no_markup(server, dialog):
    row = row_of(dialog, "air4thai.json")
    dialog.items._say(row, "<img src='x'>")
    assert "<img" not in row.toolTip(STATE)


def test_the_words_of_a_licence_without_a_name_are_translated(dialog, monkeypatch):
    said = {"free to use; credit: {credit}": "ใช้ได้ อ้างอิง {credit}"}
    monkeypatch.setattr(fetch_list, "tr", lambda text, **slots: said[text].format(**slots))
    words = [item.licence for item in source_items(catalogue()) if "free to use" in item.licence]
    assert words
    for licence in words:
        assert dialog.items._licence(licence) == f"ใช้ได้ อ้างอิง {licence.partition('credit: ')[2]}"


def test_what_the_key_is_for_is_said(dialog):
    (note,) = [
        label for label in dialog.findChildren(fetch_dialog.QLabel)
        if label.objectName() == "cmCivicFetchKeyNote"
    ]  # fmt: skip
    assert "No pack is built from it" in note.text()
    assert "not for packs" in row_of(dialog, "gistda_flood_freq.geojson").text(STATE)


def test_each_outcome_is_shown_as_it_comes(server, dialog):
    end = threading.Event()
    server.put("/air4thai.json", Answer(JSON))
    server.put("/thaiwater_waterlevel.json", Answer(b"<html>", until=end))
    dialog.download()
    first = row_of(dialog, "air4thai.json")
    run(lambda: first.text(STATE))
    assert first.text(STATE).startswith("✓")
    assert not idle(dialog)  # the other is not there yet
    second = row_of(dialog, "thaiwater_waterlevel.json")
    assert not second.text(STATE)
    end.set()
    run(lambda: idle(dialog))
    assert second.text(STATE).startswith("✕")
    assert "1 of 2" in dialog.total.text()
    assert [item.file for item in dialog.items.chosen()] == ["thaiwater_waterlevel.json"]


def test_cancelling_in_the_middle_keeps_what_came_and_says_so(server, dialog, tmp_path):
    end = threading.Event()
    server.put("/thaiwater_waterlevel.json", Answer(JSON, until=end, cut=5))
    dialog.download()
    first = row_of(dialog, "air4thai.json")
    run(lambda: first.text(STATE) and list(tmp_path.rglob("*waterlevel.json.part")))
    asked = time.monotonic()
    dialog.cancel_button.click()
    run(lambda: idle(dialog))
    assert time.monotonic() - asked < 1
    end.set()
    assert first.text(STATE).startswith("✓")
    assert (tmp_path / "air4thai.json").read_bytes() == JSON
    assert not (tmp_path / "thaiwater_waterlevel.json").exists()
    assert "Stopped" in dialog.total.text()


def test_live_values_without_an_extract_may_be_built_with_another(server, dialog, tmp_path):
    assert not dialog.build_button.isEnabled()
    dialog.download()
    run(lambda: idle(dialog))
    spy = QSignalSpy(dialog.fetched)
    dialog.build_button.click()
    assert spy[0] == ["", str(tmp_path)]


def test_a_table_that_nothing_tells_the_end_of_is_not_called_whole(server, dialog, monkeypatch):
    (item,) = [x for x in dialog.items.chosen() if x.file == "air4thai.json"]
    table = replace(item, kind="csv")
    monkeypatch.setattr(dialog.items, "chosen", lambda: [table])
    server.put("/air4thai.json", Answer(b"a,b\n1,2\n", framing="close"))
    dialog.download()
    run(lambda: idle(dialog))
    said = row_of(dialog, "air4thai.json").text(STATE)
    assert "nothing says where it ends" in said


@pytest.fixture
def key(user, dialog):
    """A key in QGIS's authentication database, chosen in the dialog; the database is locked."""
    manager = QgsApplication.authManager()
    assert manager.setMasterPassword("of the test", True)
    config = QgsAuthMethodConfig("Basic")
    config.setName("GISTDA")
    config.setConfig("username", "me")
    config.setConfig("password", "s3cret")
    assert manager.storeAuthenticationConfig(config)
    dialog.key.setConfigId(config.id())
    row_of(dialog, "gistda_flood_freq.geojson").setCheckState(0, Qt.CheckState.Checked)
    manager.clearMasterPassword()
    yield config.id()
    manager.setMasterPassword("of the test", True)
    manager.removeAuthenticationConfig(config.id())
    manager.clearMasterPassword()


def test_the_master_password_is_asked_for_before_anything_else(user, server, dialog, key):
    user.answer = "of the test"
    server.put(
        "/gistda_flood_freq.geojson", Answer(b'{"type": "FeatureCollection", "features": []}')
    )
    dialog.download()
    assert user.asked == [threading.get_ident()]  # once, on the main thread
    run(lambda: idle(dialog))
    keys = {asked.path: asked.headers.get("api-key") for asked in server.asked}
    assert keys.pop("/gistda_flood_freq.geojson") == "s3cret"
    assert set(keys.values()) == {None}
    assert row_of(dialog, "gistda_flood_freq.geojson").text(STATE).startswith("✓")


def test_a_user_who_declines_is_told_and_no_server_is_asked(user, server, dialog, key):
    for button in (dialog.download, dialog.ask_sizes):
        dialog.total.clear()
        assert button() is None
        assert "master password" in dialog.total.text()
    assert len(user.asked) == 2
    assert server.asked == []
    assert idle(dialog)


def test_no_master_password_is_asked_for_where_no_key_is_needed(user, server, dialog, key):
    row_of(dialog, "gistda_flood_freq.geojson").setCheckState(0, Qt.CheckState.Unchecked)
    dialog.ask_sizes()
    run(lambda: idle(dialog))
    assert user.asked == []
    assert len(server.asked) == 2


def test_how_a_key_is_stored_is_said(dialog):
    (note,) = [
        label for label in dialog.findChildren(fetch_dialog.QLabel)
        if label.objectName() == "cmCivicFetchKeyNote"
    ]  # fmt: skip
    has = "APIHeader" in QgsApplication.authManager().authMethodsKeys()
    assert ("API Header" in note.text()) == has
    assert ("Basic" in note.text()) != has
