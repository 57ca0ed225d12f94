from __future__ import annotations

import importlib.util
import shutil

import pytest

from cm_civic_plugin.core.resources import SAMPLE_DATA
from cm_civic_plugin.core.scenario.elements import load_elements
from cm_civic_plugin.core.scenario.futures import load_futures
from cm_civic_plugin.core.scenario.journal import replay
from cm_civic_plugin.core.scenario.plan import plan_of
from cm_civic_plugin.gis.scenario.workshop_file import WorkshopFile

CODES = "ABCDE"


@pytest.fixture(scope="module")
def journals(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sample")
    rows = {}
    for code in CODES:
        name = f"table_{code}.gpkg"
        shutil.copy(SAMPLE_DATA / "workshop" / name, folder / name)  # shipped files stay untouched
        with WorkshopFile.open(folder / name) as file:
            assert file.is_sample
            assert file.table_code == code
            rows[code] = file.rows()
    return rows


def test_five_small_tables_with_strokes_in_both_futures(journals):
    futures = {future.id for future in load_futures()}
    elements = {element.id: element for element in load_elements()}
    for code, rows in journals.items():
        assert (SAMPLE_DATA / "workshop" / f"table_{code}.gpkg").stat().st_size < 150_000
        picture = replay(rows)
        assert 25 <= len(picture) <= 40
        assert {"good_living", "chaos"} <= {row.future_id for row in picture} <= futures
        assert all(row.shape.kind in elements[row.element_id].takes for row in picture)
        assert {"undo", "redo", "note", "erase"} <= {row.action for row in rows}


def test_strokes_lie_in_the_city_and_look_drawn_by_hand(journals):
    for rows in journals.values():
        for row in replay(rows):
            west, south, east, north = row.shape.bounds()
            assert 98.94 < west <= east < 99.04
            assert 18.74 < south <= north < 18.82
            if row.shape.kind != "stamp":
                assert len(row.raw.points) >= 24


def test_tables_agree_in_some_places_and_are_at_odds_in_others(journals):
    def drawn(future, element):
        return {
            code
            for code, rows in journals.items()
            for row in replay(rows)
            if (row.future_id, row.element_id) == (future, element)
        }

    assert drawn("good_living", "bus") == set(CODES)
    assert drawn("chaos", "flood_water") == set(CODES)
    assert drawn("good_living", "night_life")
    assert drawn("chaos", "night_life")


def test_stages_turns_landmarks_and_votes_are_there_to_try(tmp_path):
    for code in CODES:
        path = tmp_path / f"table_{code}.gpkg"
        shutil.copy(SAMPLE_DATA / "workshop" / path.name, path)
        before = path.read_bytes()
        with WorkshopFile.open(path) as file:
            plan = plan_of(file.meta, path)
            events, ballots, rows = file.events(), file.ballots(), file.rows()
        assert path.read_bytes() == before  # of the newest schema
        assert plan.tables == tuple(CODES) and plan.title == file.meta["title"]
        assert plan.elements == load_elements()
        ended = [event for event in events if event.kind == "stage_ended"]
        kinds = [plan.stages[event.detail["number"] - 1].kind for event in ended]
        assert kinds == ["warm_up", "silent", "table", "vote"]
        drawn = [len(replay(rows, until=event.after_seq)) for event in ended]
        assert drawn[0] == 0 < drawn[1] < drawn[2] == drawn[3]
        far = [event.detail["metres"] for event in events if event.kind == "landmark"]
        assert len(far) == len(plan.landmarks) and all(0 < metres < 1500 for metres in far)
        assert sum(ballot.dots for ballot in ballots) == plan.dots
        times = [event.happened_at for event in events]
        assert times == sorted(times)


def test_the_program_that_made_them_makes_them_again(tmp_path, journals):
    spec = importlib.util.spec_from_file_location("make_workshop", SAMPLE_DATA / "make_workshop.py")
    maker = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(maker)
    maker.main(tmp_path)
    for code in CODES:
        with WorkshopFile.open(tmp_path / f"table_{code}.gpkg") as file:
            again = file.rows()
        shipped = journals[code]
        assert [row.uuid for row in again] == [row.uuid for row in shipped]
        for one, other in zip(again, shipped):
            assert (one.action, one.note, one.ended_at) == (
                other.action,
                other.note,
                other.ended_at,
            )
            if one.shape:
                assert one.shape.bounds() == pytest.approx(other.shape.bounds(), abs=2e-7)
