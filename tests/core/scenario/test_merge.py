from __future__ import annotations

import itertools
import random
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone

import pytest

from cm_civic_plugin.core.errors import BadInput
from cm_civic_plugin.core.scenario.journal import replay, utc_text
from cm_civic_plugin.core.scenario.merge import Ballot, Journal, Session, clock_notes, merge
from tests.core.scenario.random_journal import make_row, wild_journal

START = datetime(2022, 8, 20, 2, 30, tzinfo=timezone.utc)


def timed(rows, code, step=20.0, late=0.0):
    """Return rows as those of one table, ``step`` seconds apart."""
    out = []
    for number, row in enumerate(rows):
        ended = START + timedelta(seconds=late + number * step)
        out.append(
            replace(
                row,
                table_code=code,
                session_uuid=f"sitting-{code}",
                started_at=utc_text(ended - timedelta(seconds=3)),
                ended_at=utc_text(ended),
            )
        )
    return out


def table(code, rows, **meta):
    meta = {
        "workshop_uuid": f"file-{code}",
        "table_code": code,
        "title": "อนาคตเมือง",
        "is_sample": "no",
        **meta,
    }
    sitting = Session(f"sitting-{code}", code, rows[0].started_at if rows else "", "test")
    return Journal(f"{code}.gpkg", meta, rows, [sitting])


def wild_table(code, seed, length=60, **times):
    return table(code, timed(wild_journal(seed, length), code, **times))


def again(merged, name="merged.gpkg"):
    """Return a merged journal as a file that can be merged."""
    meta = {**merged.meta, "workshop_uuid": name, "table_code": "+".join(merged.table_codes)}
    return Journal(name, meta, merged.rows, merged.sessions, merged.ballots, merged.events)


def test_four_tables_in_every_order_are_one_journal():
    files = [wild_table(code, seed, step=10 + seed) for seed, code in enumerate("ABCD")]
    one = merge(files)
    assert len(one.rows) == 4 * 60 and one.duplicates == 0
    for order in itertools.permutations(files):
        assert merge(order).rows == one.rows


def test_eight_tables_of_500_strokes_give_the_same_picture_in_any_order():
    files = [wild_table(code, seed, 500, step=7 + seed) for seed, code in enumerate("ABCDEFGH")]
    one = merge(files)
    assert len(one.rows) == 4000
    for seed in range(6):
        shuffled = random.Random(seed).sample(files, len(files))
        assert merge(shuffled).rows == one.rows
    drawn = {row.uuid: row for file in files for row in replay(file.rows)}
    assert {row.uuid: replace(row, seq=0, raw=None) for row in replay(one.rows)} == {
        uuid: replace(row, seq=0) for uuid, row in drawn.items()
    }


def test_merging_twice_and_merging_merged_files_change_nothing():
    files = [wild_table(code, seed) for seed, code in enumerate("ABCD")]
    one = merge(files)
    twice = merge([*files, *files])
    assert twice.rows == one.rows and twice.duplicates == 240
    assert merge([again(one), *files]).rows == one.rows
    halves = [again(merge(files[:2]), "ab"), again(merge(files[2:]), "cd")]
    assert merge(halves).rows == one.rows
    assert merge([again(merge(files[1:]), "bcd"), files[0]]).rows == one.rows
    assert merge([again(one)]).rows == one.rows


@pytest.mark.parametrize("seed", range(12))
def test_clocks_set_back_and_copies_that_went_separate_ways_still_merge_the_same(seed):
    """A copy of table A was drawn on elsewhere, and clocks jump to and fro."""
    rng = random.Random(seed)
    files = []
    for code in "ABC":
        rows = timed(wild_journal(rng.randrange(10**6), 30), code)
        jumps = [rng.choice((0, 0, 0, -3600, 1800)) for _ in rows]
        rows = [
            replace(row, ended_at=utc_text(START + timedelta(seconds=20 * n + sum(jumps[:n]))))
            for n, row in enumerate(rows)
        ]
        files.append(table(code, rows))
    more = timed(wild_journal(rng.randrange(10**6), 8), "A", late=-7200)
    more = [replace(row, seq=20 + number) for number, row in enumerate(more, 1)]
    copy = replace(files[0], name="copy.gpkg", rows=[*files[0].rows[:20], *more])
    files.append(copy)
    one = merge(files)
    for order in itertools.permutations(files):
        assert merge(order).rows == one.rows
    ab, rest = merge(files[:2]), merge(files[2:])
    assert merge([again(ab, "ab"), again(rest, "rest")]).rows == one.rows
    place = {row.uuid: row.seq for row in one.rows}
    for file in files:  # an undo never comes before what it undoes
        places = [place[row.uuid] for row in file.rows]
        assert places == sorted(places)


def test_one_uuid_with_two_contents_is_named_and_the_first_is_kept():
    rows = timed(wild_journal(1, 10), "A")
    later = utc_text(START + timedelta(hours=1))
    changed = [replace(rows[0], note="changed", ended_at=later), *rows[1:]]
    good, bad = table("A", rows), replace(table("A", changed), name="bad.gpkg")
    for order in ([good, bad], [bad, good]):
        merged = merge(order)
        (conflict,) = merged.conflicts
        assert conflict.uuid == rows[0].uuid
        assert (conflict.kept_from, conflict.left_out_from) == (("A.gpkg",), ("bad.gpkg",))
        assert replace(merged.rows[0], seq=1) == replace(rows[0], seq=1, raw=rows[0].shape)


def test_files_of_another_workshop_are_refused_with_a_reason():
    ours = [wild_table(code, seed) for seed, code in enumerate("AB")]
    strangers = {
        "another workshop": table("C", timed(wild_journal(7), "C"), title="ลำพูน"),
        "sample": table("D", timed(wild_journal(8), "D"), is_sample="yes"),
    }
    for word, other in strangers.items():
        for order in ([*ours, other], [other, *ours]):
            merged = merge(order)
            assert list(merged.refused) == [other.name]
            assert word in str(merged.refused[other.name])
            assert merged.rows == merge(ours).rows


def test_the_workshop_id_outranks_the_title_and_futures_must_be_the_same():
    one = table("A", timed(wild_journal(1), "A"), workshop="w1", futures='["chaos", "good"]')
    renamed = table(
        "B", timed(wild_journal(2), "B"), workshop="w1", title="x", futures="good,chaos"
    )
    other = table("C", timed(wild_journal(3), "C"), workshop="w2")
    futures = table("D", timed(wild_journal(4), "D"), workshop="w1", futures="good")
    untitled = table("E", timed(wild_journal(5), "E"), title="")
    merged = merge([one, renamed, other, futures, untitled])
    assert set(merged.refused) == {"C.gpkg", "D.gpkg"}
    assert "other futures" in str(merged.refused["D.gpkg"])
    assert merged.meta["workshop"] == "w1" and merged.meta["is_sample"] == "no"


def test_sittings_and_ballots_are_merged_by_uuid():
    files = [wild_table(code, seed) for seed, code in enumerate("AB")]
    vote = Ballot("v1", "sitting-A", "A", "chaos", None, None, 3, "2022-08-20T03:00:00.000Z")
    voted = replace(files[0], ballots=[vote])
    merged = merge([voted, voted, files[1]])
    assert merged.ballots == [vote]
    assert [session.uuid for session in merged.sessions] == ["sitting-A", "sitting-B"]


@dataclass(frozen=True)
class Happened:
    uuid: str
    seq: int
    after_seq: int
    happened_at: str


def test_events_stay_behind_the_row_they_came_after():
    files = []
    for seed, code in enumerate("ABC"):
        file = wild_table(code, seed, 20, step=10 + seed)
        ends = [
            Happened(f"{code}{n}", n, after, file.rows[max(0, after - 1)].ended_at)
            for n, after in enumerate((0, 7, 20), 1)
        ]
        files.append(replace(file, events=ends))
    one = merge(files)
    assert [event.seq for event in one.events] == list(range(1, 10))
    at = {row.seq: row.uuid for row in one.rows}
    own = {event.uuid: event.after_seq for event in one.events}
    for file in files:
        code = file.meta["table_code"]
        assert own[f"{code}1"] == 0
        assert at[own[f"{code}2"]] == file.rows[6].uuid
        assert at[own[f"{code}3"]] == file.rows[19].uuid
    for order in itertools.permutations([*files, again(one), again(merge(files[1:]), "bc")]):
        assert merge(order).events == one.events


def test_odd_clocks_are_noted_by_table_and_nothing_is_corrected():
    rows = timed([make_row(random.Random(n), n, "draw") for n in range(1, 6)], "A")
    rows[3] = replace(rows[3], ended_at=utc_text(START - timedelta(hours=2)))
    late = timed([make_row(random.Random(9), 1, "draw")], "C", late=3600)
    merged = merge([table("A", rows), wild_table("B", 2), table("C", late)])
    notes = {(note.table_code, note.kind): note.seconds for note in merged.clocks}
    assert set(notes) == {("A", "back"), ("C", "apart")}
    assert notes["A", "back"] == pytest.approx(2 * 3600 + 40)
    assert notes["C", "apart"] == pytest.approx(3600)
    assert clock_notes(timed(wild_journal(3), "A")) == []
    assert {row.ended_at for row in merged.rows} >= {rows[3].ended_at}


def test_no_file_is_an_error_with_a_sentence():
    with pytest.raises(BadInput, match="no workshop file"):
        merge([])
