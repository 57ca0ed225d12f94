"""Real exports of other people, counted a second time by hand-written patterns."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter

import pytest

from cm_civic_plugin.core.opinion import post_table
from cm_civic_plugin.core.opinion.post_table import ReadReport
from cm_civic_plugin.core.opinion.reading import read_all, read_posts
from tests.shared_data import shared_file

# A line that begins with its two numbers and ends with status, stars and state, the coordinates
# between them; what stands before the coordinates is a ticket number.
_WHOLE = re.compile(
    r"""^\d+,(?:\d{6})?,.*,(?:20\d\d-[A-Z0-9]{6})?,"\['1\d\d\.\d+', '\d\d?\.\d+'\]",https?:.*,\d*,\d,[^,]+$"""
)
_TAIL = re.compile(
    r"""^(?!\d+,(?:\d{6})?,).*,20\d\d-[A-Z0-9]{6},"\['1\d\d\.\d+', '\d\d?\.\d+'\]",.*,,,,,$"""
)


def test_every_row_of_the_bangkok_file() -> None:
    path = shared_file("reports/traffy_2022_bangkok.csv")
    posts, report = read_all(path)
    assert (report.platform, report.read, report.kept, report.placed) == (
        "traffy", 6978, 6978, 6978,
    )  # fmt: skip
    text = path.read_text(encoding="utf-8")
    pairs = re.findall(r"\['(\d+\.\d+)', '(\d+\.\d+)'\]", text)
    assert [(float(lon), float(lat)) for lon, lat in pairs] == list(zip(posts["lon"], posts["lat"]))
    topics = Counter(record[-1] for record in csv.reader(io.StringIO(text)))
    del topics["type"]
    assert report.topics == dict(topics)
    assert len(topics) == 13
    assert (report.skipped, report.unplaced, report.fallback_points) == ({}, {}, [])


def test_the_broken_lines_are_recovered_or_explained() -> None:
    """1,220 lines are whole records; 211 more are the last line of one, five columns too far left.

    The others hold no coordinates: 214 first lines and 363 lines from the middle of a text.
    """
    path = shared_file("reports/traffy_2022_broken_lines.csv")
    lines = path.read_text(encoding="utf-8").rstrip("\n").split("\n")[1:]
    whole = [number for number, line in enumerate(lines, start=2) if _WHOLE.match(line)]
    tails = [number for number, line in enumerate(lines, start=2) if _TAIL.match(line)]
    located = [number for number, line in enumerate(lines, start=2) if "['1" in line]
    assert sorted(whole + tails) == located
    posts, report = read_all(path)
    assert (report.read, report.kept, report.placed) == (len(lines), 1431, 1431) == (2008, 1431, 1431)  # fmt: skip  # noqa: E501
    assert posts["source_row"].tolist() == located
    assert (len(whole), len(tails)) == (1220, 211)
    assert report.repairs[post_table.HEALED].rows == len(tails)
    assert {what: tally.rows for what, tally in report.skipped.items()} == {
        post_table.BROKEN_PIECE: 363,
        post_table.CUT_RECORD: 214,
    }
    assert posts["created_at"].notna().all()
    assert posts["lon"].between(97, 106).all()
    assert posts["lat"].between(5, 21).all()


def test_whoever_trusts_no_tail_gets_the_whole_records_alone() -> None:
    path = shared_file("reports/traffy_2022_broken_lines.csv")
    _, report = read_all(path, without=frozenset({"healed_tails"}))
    assert (report.read, report.kept, report.placed) == (2008, 1220, 1220)
    assert report.skipped[post_table.BROKEN_PIECE].rows == 363 + 211


def test_haitis_stacked_and_far_rows_are_named() -> None:
    path = shared_file("reports/ushahidi_haiti_2010.csv")
    posts, report = read_all(path, timezone="America/Port-au-Prince")
    rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"), newline="")))
    places = Counter((row["LATITUDE"], row["LONGITUDE"]) for row in rows)
    ((lat, lon), stacked) = places.most_common(1)[0]
    assert (report.platform, report.read, report.kept) == ("ushahidi", len(rows), 3593)
    (point,) = report.fallback_points
    assert (point.lat, point.lon, point.rows) == (float(lat), float(lon), stacked) == (
        18.539167, -72.335, 140,
    )  # fmt: skip
    assert report.unplaced[post_table.FALLBACK].rows == 140
    assert report.placed == 3593 - 140
    # Hispaniola and the sea about it, drawn by hand.
    far = [
        number
        for number, row in enumerate(rows, start=2)
        if not (-75 < float(row["LONGITUDE"]) < -68 and 17 < float(row["LATITUDE"]) < 20.5)
    ]
    assert report.far_away is not None
    assert report.far_away.rows == 12
    assert set(far) <= set(report.far_away.examples)
    assert posts["text"].str.len().gt(0).all()


def test_haitis_point_can_be_believed() -> None:
    report = ReadReport()
    path = shared_file("reports/ushahidi_haiti_2010.csv")
    for _chunk in read_posts(path, report, believed=[(-72.335, 18.539167)]):
        pass
    assert (report.placed, report.unplaced) == (3593, {})
    assert report.fallback_points[0].rows == 140


def test_madrid_has_no_coordinates_and_is_offered_to_place_matching() -> None:
    posts, report = read_all(shared_file("reports/consul_madrid_proposals.csv"), timezone="UTC")
    assert (report.platform, report.read, report.kept, report.placed) == ("consul", 80, 80, 0)
    assert report.unplaced[post_table.NO_COORDINATES].rows == 80
    assert any("place matching" in reason for reason in report.reasons)
    assert report.has_authors
    assert posts["text"].str.len().gt(0).all()


@pytest.mark.parametrize(
    "name",
    [
        "traffy_2022_bangkok.csv",
        "traffy_2022_broken_lines.csv",
        "ushahidi_haiti_2010.csv",
        "consul_madrid_proposals.csv",
    ],
)
def test_every_row_is_accounted_for(name: str) -> None:
    posts, report = read_all(shared_file(f"reports/{name}"))
    skipped = sum(tally.rows for tally in report.skipped.values())
    unplaced = sum(tally.rows for tally in report.unplaced.values())
    assert report.read == report.kept + skipped
    assert report.kept == report.placed + unplaced == len(posts)
    assert posts["source_row"].is_unique
