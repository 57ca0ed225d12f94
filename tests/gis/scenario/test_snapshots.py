from __future__ import annotations

import json
from dataclasses import replace

import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsDistanceArea, QgsPointXY, QgsProject

from cm_civic_plugin.core.errors import BadOutput, Cancelled
from cm_civic_plugin.core.scenario.journal import DRAW, ERASE, UNDO, replay
from cm_civic_plugin.core.scenario.plan import default_plan, plan_to_text
from cm_civic_plugin.core.scenario.shape import shape_of
from cm_civic_plugin.core.scenario.warm_up import metres_between
from cm_civic_plugin.gis.scenario.merging import merge_files
from cm_civic_plugin.gis.scenario.sitting import Sitting
from cm_civic_plugin.gis.scenario.snapshots import export_snapshot, picture_at, snapshots
from cm_civic_plugin.gis.scenario.workshop_file import WorkshopFile
from cm_civic_plugin.gis.scenario.workshop_layers import make_layers


@pytest.fixture()
def sitting(qgis_app, tmp_path):
    plan = replace(default_plan(), title="สวนหลวง", tables=("A", "B"))
    WorkshopFile.create(
        tmp_path / "a.gpkg", "A", plan=plan_to_text(plan), workshop=plan.workshop, title=plan.title
    ).close()
    sitting = Sitting(tmp_path / "a.gpkg")
    yield sitting
    sitting.close()


def draw(sitting, lon=98.99):
    shape = shape_of("stamp", [(lon, 18.79)])
    return sitting.write(DRAW, future_id="good_living", element_id="trees", shape=shape)


@pytest.fixture()
def two_stages(sitting):
    """Two drawings in the first stage; one of them goes, and one comes, in the second."""
    sitting.note_event("stage_begun", number=1, name="x", minutes=5)
    one, two = draw(sitting), draw(sitting, 99.0)
    sitting.note_event("stage_ended", number=1, name="คนเดียว")
    sitting.note_event("stage_begun", number=2, name="x", minutes=5)
    sitting.write(ERASE, target_uuid=one.uuid)
    three = draw(sitting, 99.01)
    sitting.note_event("stage_ended", number=2)
    sitting.write(UNDO, target_uuid=three.uuid)
    return one, two, three


def uuids(rows):
    return [row.uuid for row in rows]


def test_each_stages_end_has_its_picture_whatever_came_after(sitting, two_stages):
    one, two, three = two_stages
    first, second = snapshots(sitting.events, sitting.plan)
    assert (first.number, first.name.th, first.table_code) == (
        1,
        "คนเดียว",
        "A",
    )  # no longer so in the plan
    assert second.name == sitting.plan.stages[1].name  # as none was noted
    assert uuids(picture_at(sitting.rows, first)) == uuids([one, two])
    assert uuids(picture_at(sitting.rows, second)) == uuids([two, three])
    assert uuids(sitting.picture()) == [two.uuid]


def test_a_name_of_the_plan_is_said_in_both_languages(sitting):
    name = sitting.plan.stages[0].name
    for noted in (name.en, name.th):
        sitting.note_event("stage_ended", number=1, name=noted)
    assert [one.name for one in snapshots(sitting.events, sitting.plan)] == [name, name]


def test_snapshots_come_back_from_the_file(sitting, two_stages, tmp_path):
    before = snapshots(sitting.events, sitting.plan)
    sitting.close()
    again = Sitting(tmp_path / "a.gpkg")
    assert snapshots(again.events, again.plan) == before
    again.close()


@pytest.mark.parametrize("detail", [{}, {"number": "x"}, {"number": 99}, {"number": 1, "name": 3}])
def test_an_odd_event_breaks_nothing(sitting, detail):
    sitting.note_event("stage_ended", **detail)
    found = snapshots(sitting.events, sitting.plan)
    assert len(found) == (1 if isinstance(detail.get("number"), int) else 0)
    assert all(one.title for one in found)


def export(sitting, path, number=0, progress=None):
    snapshot = snapshots(sitting.events, sitting.plan)[number]
    meta = dict(sitting.workshop.meta)
    return export_snapshot(path, sitting.rows, sitting.events, meta, snapshot, progress)


def test_an_exported_snapshot_is_a_workshop_file_of_that_moment(sitting, two_stages, tmp_path):
    path = export(sitting, tmp_path / "out.gpkg")
    with WorkshopFile.open(path) as file:
        assert uuids(replay(file.rows())) == uuids(two_stages[:2])
        assert [event.kind for event in file.events()] == ["stage_begun", "stage_ended"]
        assert file.meta["title"].startswith("สวนหลวง · ")
        assert file.meta["workshop"] == sitting.plan.workshop
        assert file.meta["workshop_uuid"] != sitting.workshop.meta["workshop_uuid"]
        layers = make_layers(file, sitting.plan.futures, sitting.plan.elements)
        assert sum(layer.featureCount() for layer in layers) == 2
    there = Sitting(path)
    assert there.plan == sitting.plan
    there.close()


def test_a_snapshot_merged_with_its_table_adds_nothing(sitting, two_stages, tmp_path):
    path = export(sitting, tmp_path / "out.gpkg", 1)
    merge_files([tmp_path / "a.gpkg", path], tmp_path / "both.gpkg")
    with WorkshopFile.open(tmp_path / "both.gpkg") as merged:
        assert sorted(uuids(merged.rows())) == sorted(uuids(sitting.rows))
        assert len(merged.events()) == len(sitting.events)
        assert uuids(replay(merged.rows())) == uuids(sitting.picture())


def test_a_name_that_is_taken_is_left_alone(sitting, two_stages, tmp_path):
    taken = tmp_path / "taken.gpkg"
    taken.write_text("mine", encoding="ascii")
    with pytest.raises(BadOutput):
        export(sitting, taken)
    assert taken.read_text(encoding="ascii") == "mine"


@pytest.mark.parametrize("when", [0, 100])
def test_cancelled_nothing_is_left_behind(sitting, two_stages, tmp_path, when):
    def progress(percent, _word):
        if percent >= when:
            raise Cancelled

    with pytest.raises(Cancelled):
        export(sitting, tmp_path / "out.gpkg", progress=progress)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a.gpkg"]


def test_details_are_plain_json(sitting, two_stages):
    assert all(json.loads(json.dumps(event.detail)) == event.detail for event in sitting.events)


@pytest.mark.parametrize("off", [(0.0007, 0.0), (0.0, -0.001), (0.02, 0.03), (-0.2, 0.1)])
def test_placement_errors_are_those_qgis_measures(qgis_app, off):
    measure = QgsDistanceArea()
    measure.setEllipsoid("EPSG:7030")
    measure.setSourceCrs(
        QgsCoordinateReferenceSystem("EPSG:4326"), QgsProject.instance().transformContext()
    )
    here = (98.9932697, 18.7877625)
    there = (here[0] + off[0], here[1] + off[1])
    expected = measure.measureLine(QgsPointXY(*here), QgsPointXY(*there))
    assert metres_between(here, there) == pytest.approx(expected, abs=0.01)
