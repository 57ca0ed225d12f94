"""Freshness by each record's cadence, and the health page's judgement of every kind of trouble."""

from __future__ import annotations

import csv
import io
from datetime import datetime, timedelta, timezone

import pytest

from cm_civic_plugin.core.catalogue.freshness import freshness, parse_cadence, parse_date
from cm_civic_plugin.core.catalogue.health import (
    ACT,
    OK,
    WATCH,
    cadence_template,
    completeness,
    counts,
    csv_text,
    health,
    health_csv,
)
from cm_civic_plugin.core.catalogue.health_html import health_html
from cm_civic_plugin.core.catalogue.pack import LayerState, PackManifest
from cm_civic_plugin.core.catalogue.records import catalogue
from cm_civic_plugin.core.csv_text import safe_cell

NOW = datetime(2026, 11, 24, tzinfo=timezone.utc)


def say(template, params):
    return template.format(**params) if params else template


def of(layer_id, **facts):
    state = LayerState(**{"status": "ready", "features": 10, "named": 9, **facts})
    return catalogue().record(layer_id), state


def manifest(layers=None, **facts):
    states = {record.id: LayerState("ready", 10, "2026-11-20", named=9)
              for record in catalogue().records}  # fmt: skip
    states.update(layers or {})
    return PackManifest(
        **{"extract": "x.osm.pbf", "extract_sha256": "0" * 64, "extract_date": "2026-11-20",
           "area": (98, 18, 99, 19), "layers": states, "tool": "t", "built_at": "2026-11-21",
           **facts}
    )  # fmt: skip


def row(pack, layer_id):
    return next(row for row in health(catalogue(), pack, NOW) if row.record.id == layer_id)


@pytest.mark.parametrize(
    ("text", "days"),
    [("P7D", 7), ("P1Y", 365.25), ("P3M", 365.25 / 4), ("PT1H", 1 / 24), ("PT10M", 10 / 1440)],
)
def test_a_cadence_is_a_span_of_time(text, days):
    assert parse_cadence(text) == timedelta(days=days)


@pytest.mark.parametrize("text", ["", "P", "1 month", "P1", "PT", "P-1D"])
def test_what_is_no_cadence_is_refused(text):
    with pytest.raises(ValueError, match="cadence"):
        parse_cadence(text)


def test_every_record_has_a_cadence_with_words():
    for record in catalogue().records:
        cadence = record.data["refresh"]["cadence"]
        parse_cadence(cadence)
        assert cadence_template(cadence) != cadence, record.id


@pytest.mark.parametrize(
    ("text", "then"),
    [
        ("2026-11-24", datetime(2026, 11, 24)),
        ("2026-11-24T07:00:00+07:00", datetime(2026, 11, 24)),
        ("2026-11", datetime(2026, 11, 1)),
        ("2021", datetime(2021, 1, 1)),
    ],
)
def test_dates_are_read_as_they_are_written(text, then):
    assert parse_date(text) == then.replace(tzinfo=timezone.utc)


@pytest.mark.parametrize("text", [None, "", "ปีที่แล้ว", "24/11/2026"])
def test_what_is_no_date_is_none(text):
    assert parse_date(text) is None


@pytest.mark.parametrize(
    ("days", "level"), [(0, "fresh"), (30, "fresh"), (31, "due"), (91, "due"), (92, "stale")]
)
def test_a_monthly_layer_is_due_after_one_month_and_stale_after_three(days, level):
    record, _state = of("markets")
    assert record.data["refresh"]["cadence"] == "P1M"
    date = (NOW - timedelta(days=days)).isoformat()
    assert freshness(*of("markets", source_date=date), NOW).level == level


def test_a_date_that_lies_ahead_or_is_missing_is_not_known():
    assert freshness(*of("markets", source_date="2031-01-01"), NOW).level == "unknown"
    assert freshness(*of("markets", source_date=None), NOW).level == "unknown"
    assert freshness(catalogue().record("markets"), None, NOW).level == "unknown"


@pytest.mark.parametrize(
    ("named", "level"),
    [(10, "good"), (8, "good"), (7, "partial"), (4, "partial"), (3, "poor"), (None, "not_counted")],
)
def test_names_are_good_partial_or_poor(named, level):
    assert completeness(*of("markets", named=named)).level == level


def test_rasters_have_no_names():
    assert completeness(*of("elevation")).level == "no_names"


def test_all_64_have_a_line_whatever_the_pack():
    for pack in (None, manifest(), manifest({"markets": LayerState("failed")})):
        rows = health(catalogue(), pack, NOW)
        assert {row.record.id for row in rows} == {record.id for record in catalogue().records}
        assert sum(counts(rows).values()) == 64
        assert [row.level for row in rows] == sorted(
            (row.level for row in rows), key=[ACT, WATCH, OK].index
        )
        for row in rows:
            assert len(row.problems) >= len(row.todo)
            assert bool(row.problems) == bool(row.todo)


def test_a_layer_in_order_has_nothing_to_do():
    found = row(manifest(), "markets")
    assert (found.level, found.problems, found.todo) == (OK, (), ())


@pytest.mark.parametrize(
    ("state", "level", "said"),
    [
        (LayerState("failed", message="The file is torn."), ACT, "The file is torn."),
        (LayerState("empty"), WATCH, "holds none"),
        (LayerState("ready", 10, "2020-01-01", named=9), ACT, "2020-01-01"),
        (LayerState("ready", 10, "2026-10-01", named=9), WATCH, "renewed every"),
        (LayerState("ready", 10, None, named=9), WATCH, "not stated"),
        (LayerState("ready", 10, "2026-11-20", named=1), WATCH, "10 %"),
        (LayerState("ready", 10, "2026-11-20", named=9, sample=True), WATCH, "sample"),
    ],
)
def test_each_trouble_is_named_with_what_to_do(state, level, said):
    found = row(manifest({"markets": state}), "markets")
    assert found.level == level
    assert any(said in say(*sentence) for sentence in found.problems)
    assert found.todo


@pytest.mark.parametrize("layer_id", ["buildings", "land_use", "toilets_water_waste", "parking"])
def test_no_names_are_asked_of_what_has_none(layer_id):
    found = row(manifest({layer_id: LayerState("ready", 100, "2026-11-20", named=1)}), layer_id)
    assert (found.level, found.todo) == (OK, ())
    assert found.completeness.share == 0.01  # the column still shows it


@pytest.mark.parametrize(
    "layer_id",
    ["buddhist_temples", "schools_education", "markets", "settlements_places", "city_gates"],
)
def test_names_are_asked_of_what_people_call_by_name(layer_id):
    found = row(manifest({layer_id: LayerState("ready", 100, "2026-11-20", named=1)}), layer_id)
    assert found.level == WATCH
    assert any("missing names" in say(*sentence) for sentence in found.todo)


def test_no_pack_or_a_layer_the_pack_does_not_know_is_to_be_acted_on():
    assert row(None, "markets").level == ACT
    pack = manifest()
    del pack.layers["markets"]
    assert row(pack, "markets").level == ACT


def test_a_licence_that_is_not_open_is_said():
    found = row(manifest(), "planning_zones")
    assert any("licence" in say(*sentence) for sentence in found.problems)


@pytest.mark.parametrize("text", ["=1+1", "+66", "-x", "@a", "\tx", "\rx"])
def test_no_cell_becomes_a_formula(text):
    assert safe_cell(text) == f"'{text}"
    assert next(csv.reader(io.StringIO(csv_text([text], []).lstrip("\ufeff"))))[0][0] == "'"


def test_the_csv_has_both_languages_and_a_mark_for_excel():
    text = health_csv(health(catalogue(), manifest(), NOW), say, say)
    assert text.startswith("\ufeff")
    lines = list(csv.reader(io.StringIO(text.lstrip("\ufeff"))))
    assert len(lines) == 65
    assert {len(line) for line in lines} == {len(lines[0])}
    markets = next(line for line in lines if line[0] == "markets")
    assert "ตลาดและกาด" in markets
    assert "Markets (kat)" in markets


def test_the_page_escapes_what_the_pack_says():
    hostile = manifest(
        {"markets": LayerState("failed", message="<script>x</script>")}, extract="<b>x</b>.pbf"
    )
    page = health_html(health(catalogue(), hostile, NOW), hostile, "th", say, NOW)
    assert "<script>" not in page
    assert "<b>x</b>" not in page
    assert page.count("<tr class=") == 64
