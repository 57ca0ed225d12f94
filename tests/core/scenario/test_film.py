from __future__ import annotations

import random
from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest

from cm_civic_plugin.core.scenario.film import MINUTE, STEP, TABLE, THEME, make_film
from cm_civic_plugin.core.scenario.journal import replay, utc_text
from tests.core.scenario.random_journal import make_row, wild_journal

START = datetime(2022, 8, 20, 2, 30, tzinfo=timezone.utc)


def at(row, minutes):
    text = utc_text(START + timedelta(minutes=minutes))
    return replace(row, started_at=text, ended_at=text)


def shown(film, frame):
    return {scene.row for scene in film.scenes if scene.begin <= frame.begin < scene.end}


@pytest.mark.parametrize("seed", range(40))
def test_every_minute_shows_what_the_journal_replayed_shows(seed):
    rows = [at(row, row.seq) for row in wild_journal(seed)]
    film = make_film(rows)
    assert film.frames
    begins = [frame.begin for frame in film.frames]
    assert [later - earlier for earlier, later in zip(begins, begins[1:])] == [STEP] * (
        len(begins) - 1
    )
    for frame in film.frames:
        minute = int((frame.begin - START) / STEP)
        assert shown(film, frame) == set(replay(rows, until=minute))
    assert shown(film, film.frames[-1]) == set(replay(rows))


def test_a_clock_set_back_does_not_turn_the_film_back():
    rng = random.Random(1)
    rows = [at(make_row(rng, n, "draw"), minute) for n, minute in enumerate((0, 5, 2, 3), 1)]
    film = make_film(rows)
    assert [len(shown(film, frame)) for frame in film.frames] == [1, 1, 1, 1, 1, 4]


def test_tables_have_their_own_clocks():
    rng = random.Random(1)
    rows = [
        replace(at(make_row(rng, n, "draw"), minute), table_code=code)
        for n, (code, minute) in enumerate((("A", 9), ("B", 0), ("B", 1)), 1)
    ]
    film = make_film(rows)
    counts = [len(shown(film, frame)) for frame in film.frames]
    assert counts == [1, 2, 2, 2, 2, 2, 2, 2, 2, 3]
    assert len(make_film(rows, tables=["B"]).frames) == 2


def test_a_film_runs_along_tables_and_themes():
    rng = random.Random(4)
    rows = [
        replace(at(make_row(rng, n, "draw"), n), table_code=code, element_id=element)
        for n, (code, element) in enumerate(
            (("B", "trees"), ("A", "market"), ("A", "trees"), ("C", "road")), 1
        )
    ]
    rows.append(at(make_row(rng, 5, "erase", rows[3].uuid), 5))
    by_table = make_film(rows, TABLE)
    assert [frame.key for frame in by_table.frames] == ["A", "B"]  # C has nothing left
    assert [len(shown(by_table, frame)) for frame in by_table.frames] == [2, 1]
    by_theme = make_film(rows, THEME, elements=["trees", "market"])
    assert [frame.key for frame in by_theme.frames] == ["trees", "market"]
    assert [len(shown(by_theme, frame)) for frame in by_theme.frames] == [2, 1]


def test_an_empty_journal_makes_an_empty_film():
    assert make_film([]).frames == ()
    assert make_film([], TABLE).scenes == ()
    rows = [at(row, row.seq) for row in wild_journal(3)]
    assert make_film(rows, MINUTE, futures=["no_such"]).frames == ()
