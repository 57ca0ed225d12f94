from __future__ import annotations

import pytest
from qgis.PyQt.QtCore import QCoreApplication, QEventLoop, QTimer

from cm_civic_plugin.core.errors import BadInput, BadOutput
from cm_civic_plugin.core.scenario.events import STAGE_BEGUN, Ballot
from cm_civic_plugin.core.scenario.plan import default_plan, plan_to_text
from cm_civic_plugin.core.scenario.shape import shape_of
from cm_civic_plugin.gis.scenario import keeper as keeper_module
from cm_civic_plugin.gis.scenario import sitting as sitting_module
from cm_civic_plugin.gis.scenario.sitting import Sitting
from cm_civic_plugin.gis.scenario.workshop_file import WorkshopFile

LINE = shape_of("line", [(98.99, 18.79), (99.0, 18.8)])


@pytest.fixture(autouse=True)
def own_spill_folder(tmp_path, monkeypatch):
    monkeypatch.setattr(keeper_module, "spill_folder", lambda: tmp_path / "spill")


@pytest.fixture()
def path(tmp_path):
    path = tmp_path / "table_B.gpkg"
    plan = default_plan()
    WorkshopFile.create(
        path, "B", plan=plan_to_text(plan), workshop=plan.workshop, title="วัดเกต"
    ).close()
    return path


@pytest.fixture()
def sitting(path):
    sitting = Sitting(path)
    yield sitting
    sitting.close()


def draw(sitting, note=None):
    return sitting.write(
        "draw", future_id="chaos", element_id="trees", certainty="sure", shape=LINE, raw=LINE,
        note=note,
    )  # fmt: skip


def heard(sitting):
    said = []
    for name in ("rows_changed", "events_changed", "ballots_changed", "saved_changed", "closed"):
        getattr(sitting, name).connect(lambda name=name: said.append(name))
    return said


def test_what_is_written_is_of_this_table_and_in_the_file(sitting, path):
    said = heard(sitting)
    row = draw(sitting, "น้ำ")
    assert said == ["rows_changed", "saved_changed"]
    assert (row.table_code, row.session_uuid) == ("B", sitting.session_uuid)
    with WorkshopFile.open(path) as file:
        assert [one.uuid for one in file.rows()] == [row.uuid]


def test_the_picture_is_that_of_the_whole_journal(sitting):
    first, second = draw(sitting), draw(sitting)
    assert [one.uuid for one in sitting.picture()] == [first.uuid, second.uuid]
    assert sitting.picture() is sitting.picture()  # not worked out anew
    sitting.write("erase", target_uuid=first.uuid)
    sitting.write("note", target_uuid=second.uuid, note="ปู่")
    assert [(one.uuid, one.note) for one in sitting.picture()] == [(second.uuid, "ปู่")]


def test_an_event_knows_the_last_stroke_before_it(sitting, path):
    said = heard(sitting)
    row = draw(sitting)
    event = sitting.note_event(STAGE_BEGUN, number=1, minutes=10)
    assert event.after_seq == sitting.rows[-1].seq and sitting.rows[-1].uuid == row.uuid
    assert event.detail == {"number": 1, "minutes": 10}
    assert said[2:] == ["events_changed", "saved_changed"]
    with WorkshopFile.open(path) as file:
        assert [one.uuid for one in file.events()] == [event.uuid]


def test_votes_are_kept_together(sitting, path):
    said = heard(sitting)
    votes = [
        Ballot(f"v{n}", "s", "B", "chaos", "trees", None, 1, "2022-08-20T03:00:00.000Z", "r")
        for n in range(3)
    ]
    sitting.cast(votes)
    assert said == ["ballots_changed", "saved_changed"]
    with WorkshopFile.open(path) as file:
        assert file.ballots() == votes


def test_what_waits_is_tried_again_by_itself(path, tmp_path, monkeypatch):
    monkeypatch.setattr(sitting_module, "_RETRY_MS", 50)
    sitting = Sitting(path)
    path.rename(tmp_path / "away")
    row = draw(sitting)
    sitting.note_event(STAGE_BEGUN, number=1)
    assert sitting.keeper.is_waiting
    assert [one.uuid for one in sitting.picture()] == [row.uuid]  # shown all the same
    (tmp_path / "away").rename(path)
    loop = QEventLoop()
    sitting.rows_changed.connect(loop.quit)
    QTimer.singleShot(5000, loop.quit)
    loop.exec()
    assert not sitting.keeper.is_waiting
    with WorkshopFile.open(path) as file:
        assert len(file.rows()) == len(file.events()) == 1
    sitting.close()


def test_it_goes_on_in_another_file(sitting, path, tmp_path):
    first = draw(sitting)
    event = sitting.note_event(STAGE_BEGUN, number=1)
    taken = tmp_path / "taken.gpkg"
    taken.write_bytes(b"mine")
    with pytest.raises(BadOutput):
        sitting.go_on_in(taken)
    assert sitting.workshop.path == path
    sitting.go_on_in(tmp_path / "stick.gpkg")
    second = draw(sitting)
    with WorkshopFile.open(tmp_path / "stick.gpkg") as file:
        assert [one.uuid for one in file.rows()] == [first.uuid, second.uuid]
        assert [one.uuid for one in file.events()] == [event.uuid]
        assert file.meta["plan"] == plan_to_text(sitting.plan)  # also what people agreed to


def test_a_file_that_is_none_is_refused_and_let_go(tmp_path):
    bad = tmp_path / "x.gpkg"
    bad.write_text("ไม่ใช่")
    with pytest.raises(BadInput):
        Sitting(bad)


def test_a_plan_that_cannot_be_read_leaves_no_file_open(tmp_path):
    path = tmp_path / "table_A.gpkg"
    WorkshopFile.create(path, "A", plan="stages: 7").close()
    with pytest.raises(BadInput, match=r"table_A\.gpkg"):
        Sitting(path)
    path.unlink()  # also on Windows
    WorkshopFile.create(path, "A").close()
    sitting = Sitting(path)  # a file of before there were plans
    assert sitting.plan.futures == default_plan().futures
    sitting.close()


def test_closing_says_so_and_tries_no_more(path, tmp_path, monkeypatch):
    monkeypatch.setattr(sitting_module, "_RETRY_MS", 20)
    sitting = Sitting(path)
    path.rename(tmp_path / "away")
    draw(sitting)
    said = heard(sitting)
    sitting.close()
    assert said[-1] == "closed"
    count = len(said)
    loop = QEventLoop()
    QTimer.singleShot(150, loop.quit)
    loop.exec()
    QCoreApplication.processEvents()
    assert len(said) == count
