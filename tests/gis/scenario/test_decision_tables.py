from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import timedelta, timezone

import pytest
from osgeo import ogr
from qgis.core import (
    QgsExpressionContext,
    QgsLayerTree,
    QgsLayerTreeModel,
    QgsMapRendererSequentialJob,
    QgsMapSettings,
    QgsPalLayerSettings,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QPoint, QSize, Qt
from qgis.PyQt.QtGui import QColor, qGray

from cm_civic_plugin.core.errors import BadOutput
from cm_civic_plugin.core.scenario import bargain as b
from cm_civic_plugin.core.scenario import votes as v
from cm_civic_plugin.core.scenario.bargain import Proposal, fold
from cm_civic_plugin.core.scenario.events import new_event
from cm_civic_plugin.core.scenario.journal import DRAW, NOTE, new_row, replay
from cm_civic_plugin.core.scenario.palette_file import Words
from cm_civic_plugin.core.scenario.plan import default_plan
from cm_civic_plugin.core.scenario.shape import shape_of
from cm_civic_plugin.core.scenario.votes import BallotBox, Thing, results, rounds
from cm_civic_plugin.gis.scenario.decision_files import table_csv, write_csv, write_geopackage
from cm_civic_plugin.gis.scenario.decision_layers import fill_layer, make_layer
from cm_civic_plugin.gis.scenario.decision_tables import (
    all_drawings,
    deals_table,
    place_of,
    votes_table,
)
from cm_civic_plugin.gis.scenario.decision_words import NOTES, OUTCOMES, REASONS

BANGKOK = timezone(timedelta(hours=7))
EVIL = '=HYPERLINK("http://x","กด")'


@pytest.fixture(scope="module")
def plan():
    plan = default_plan()
    market = replace(plan.element("market"), name=Words("Market", "กาด"))
    elements = (market, *(one for one in plan.elements if one.id != "market"))
    return replace(plan, elements=elements)


def draw(seq, kind="stamp", points=((98.99, 18.79),), element="market", table="A"):
    shape = shape_of(kind, points)
    row = new_row(DRAW, "s", table, future_id="chaos", element_id=element, shape=shape)
    return replace(row, seq=seq)


def note(row, text, seq):
    return replace(new_row(NOTE, "s", row.table_code, target_uuid=row.uuid, note=text), seq=seq)


def voted(placed, about=v.DRAWINGS, close=True, **how):
    """Return ballots and events of a round in which table A placed these dots."""
    how = {"secret": False, "dots": 9, **how}
    event = new_event(v.VOTE_OPENED, "s", "A", 0, **v.opening([], about, **how))
    box, ballots = BallotBox(rounds([event])[0]), []
    for thing, count in placed.items():
        for _ in range(count):
            ballots += box.place(thing, "A", "s")
    events = [event]
    if close:
        events.append(new_event(v.VOTE_CLOSED, "s", "A", 0, round=event.detail["round"]))
    return ballots, events


def on(row):
    return Thing(target_uuid=row.uuid)


def lines_of(text):
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text[1:], newline="")))


def bargaining(steps, groups=("A", "B"), tokens=10):
    events = [new_event(b.BARGAIN_OPENED, "s", "A", 0, **b.opening(groups, tokens))]
    for step in steps:
        kind, detail = step(fold(events).bargains[0])
        events.append(new_event(kind, "s", "A", 0, **detail))
    return fold(events).bargains


def offer(note="", target=None, to="B", tokens=4):
    proposal = Proposal("chaos", "market", target, 98.99, 18.79)
    return lambda one: (b.DEAL_OFFERED, one.offer("A", to, proposal, tokens=tokens, note=note))


def answer(kind, by="B"):
    return lambda one: (kind, one.answer(list(one.deals.values())[-1], by))


# --- votes


def test_votes_say_in_both_languages_what_got_how_many_dots_and_where(plan):
    first, second = draw(1), draw(2, element="trees")
    rows = [first, second, note(first, "กาดก้อมหน้าวัด", 3)]
    ballots, events = voted({on(first): 3, on(second): 1})
    drawings = all_drawings(rows, replay(rows))
    table = votes_table(results(ballots, events, replay(rows)), plan, drawings)
    top, other = lines_of(table_csv(table))
    assert top["สิ่งที่ได้คะแนน (th) / What (th)"] == "กาด (อลหม่าน) โต๊ะ A ลำดับ 1 “กาดก้อมหน้าวัด”"
    assert top["สิ่งที่ได้คะแนน (en) / What (en)"].startswith("Market (Chaos), table A no. 1 “")
    assert (top["จุด / Dots"], top["ร้อยละของจุดทั้งหมด / Share of all dots, %"]) == ("3", "75")
    assert top["จุดของแต่ละโต๊ะ / Dots of each table"] == "A: 3"
    assert (other["อันดับ / Rank"], other["ละติจูด / Latitude"]) == ("2", "18.79")
    assert table.places == [(98.99, 18.79)] * 2


def test_a_tie_is_said(plan):
    one, other = draw(1), draw(2)
    ballots, events = voted({on(one): 2, on(other): 2})
    table = votes_table(
        results(ballots, events, [one, other]), plan, all_drawings([one, other], ())
    )
    line = lines_of(table_csv(table))[0]
    assert line["หมายเหตุ (en) / Notes (en)"].startswith("A tie for the first place, 2 each: ")
    assert line["หมายเหตุ (th) / Notes (th)"].startswith("คะแนนสูงสุดเท่ากัน 2 จุด")
    assert line["คะแนนเท่ากัน (1) / Tied (1)"] == "1"


def test_a_round_in_which_nobody_voted_is_a_line_that_says_so(plan):
    table = votes_table(results([], voted({})[1]), plan, {})
    (line,) = lines_of(table_csv(table))
    assert line["หมายเหตุ (th) / Notes (th)"] == "ไม่มีใครลงคะแนน"
    assert line["จุด / Dots"] == "0" and table.places == [None]


def test_an_open_secret_round_gives_no_count_away(plan):
    row = draw(1)
    ballots, events = voted({on(row): 2}, close=False, secret=True)
    assert ballots == []  # nothing is written before it is handed in
    box = BallotBox(rounds(events)[0])
    box.place(on(row), "A", "s")
    table = votes_table(results(box.hand_in("A", "s"), events, [row]), plan, {row.uuid: row})
    text = table_csv(table)
    assert row.uuid not in text and "ยังไม่ปิด" in text and table.places == [None]


def test_an_erased_drawing_is_named_but_has_no_badge(plan):
    row = draw(1)
    ballots, events = voted({on(row): 1})
    table = votes_table(results(ballots, events, []), plan, {row.uuid: row})
    assert table.places == [None]
    assert "not on the map any more" in table_csv(table)


def test_elements_are_named_by_the_plan_and_unknown_ones_by_their_id(plan):
    market, strange = Thing("good_living", "market"), Thing("mars", "rocket")
    ballots, events = voted({market: 2, strange: 1}, about=v.ELEMENTS)
    first, second = lines_of(table_csv(votes_table(results(ballots, events), plan, {})))
    assert first["สิ่งที่ได้คะแนน (th) / What (th)"] == "กาด (กินดีอยู่ดี)"
    assert second["สิ่งที่ได้คะแนน (en) / What (en)"] == "rocket (mars)"


# --- deals


def test_the_log_of_deals_has_who_what_how_much_and_what_came_of_it(plan):
    bargains = bargaining([offer("ขอที่จอดรถ"), answer(b.DEAL_TAKEN), offer(tokens=1, to=None)])
    bargains[0].deals = {
        uuid: replace(deal, offered_at="2026-11-25T10:03:00.000Z")
        for uuid, deal in bargains[0].deals.items()
    }
    taken, left = lines_of(table_csv(deals_table(bargains, plan, {}, BANGKOK)))
    assert taken["เวลาที่เสนอ / Offered (local time)"] == "2026-11-25 17:03"
    assert (taken["ผู้เสนอ / From"], taken["เสนอให้ (en) / To (en)"]) == ("A", "B")
    assert (taken["เบี้ย / Tokens"], taken["ผล (th) / Outcome (th)"]) == ("4", "ตกลง")
    assert taken["หมายเหตุ / Note"] == "ขอที่จอดรถ"
    assert (
        taken["ประโยค (en) / Sentence (en)"]
        == "A offers B 4 tokens to accept Market (Chaos): taken."
    )
    assert (
        taken["ประโยค (th) / Sentence (th)"] == "กลุ่ม A เสนอกลุ่ม B 4 เบี้ย ให้ยอมรับ กาด (อลหม่าน): ตกลง"
    )
    assert left["ประโยค (en) / Sentence (en)"].startswith("A offers everybody 1 token to accept")
    assert left["ผล (th) / Outcome (th)"] == "ยังไม่มีคำตอบ"


def test_a_deal_about_an_erased_drawing_keeps_name_and_place(plan):
    row = draw(7)
    bargains = bargaining([offer(target=row.uuid)])
    table = deals_table(bargains, plan, {row.uuid: row})
    assert "table A no. 7" in table_csv(table) and table.places == [(98.99, 18.79)]
    assert "Market (Chaos)" in table_csv(deals_table(bargains, plan, {}))  # drawn in another file


def test_every_outcome_reason_and_note_has_its_words_in_both_languages():
    assert set(REASONS) == set(b.REASONS)
    assert set(OUTCOMES) == {b.OPEN, b.TAKEN, b.REFUSED, b.WITHDRAWN, b.LAPSED}
    assert set(NOTES) == {
        v.NOBODY,
        v.NOT_CLOSED,
        v.OTHER_DOTS,
        v.OTHER_SECRECY,
        v.ODD,
        v.TOO_MANY,
        v.TWICE,
    }
    for words in (REASONS, OUTCOMES, NOTES):
        for english, thai in words.values():
            assert english.isascii() and any("\u0e00" <= letter <= "\u0e7f" for letter in thai)


# --- files


@pytest.mark.parametrize("text", [EVIL, "+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1"])
def test_no_text_becomes_a_formula_in_a_spreadsheet(plan, text):
    row = draw(1)
    rows = [row, note(row, text, 2)]
    bargains = bargaining([offer(text)], groups=("=1+1", "B"))  # nobody called A: no deal
    assert bargains[0].deals == {}
    bargains = bargaining([offer(text)])
    ballots, events = voted({Thing("=cmd", "@x"): 1}, about=v.ELEMENTS)
    drawings = all_drawings(rows, replay(rows))
    for table in (
        deals_table(bargains, plan, drawings),
        votes_table(results(ballots, events), plan, drawings),
    ):
        cells = [
            cell
            for line in csv.reader(io.StringIO(table_csv(table)[1:], newline=""))
            for cell in line
        ]
        assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_csv_is_whole_or_not_there_and_a_bad_place_is_said(plan, tmp_path):
    table = deals_table(bargaining([offer("ครึ่งอีโมจิ \ud83d กับ\0")]), plan, {})
    write_csv(tmp_path / "deals.csv", table)
    assert "ครึ่งอีโมจิ" in (tmp_path / "deals.csv").read_text("utf-8-sig")
    with pytest.raises(BadOutput) as error:
        write_csv(tmp_path / "nowhere" / "deals.csv", table)
    assert "nowhere" in str(error.value)
    assert [one.name for one in tmp_path.iterdir()] == ["deals.csv"]


def test_a_geopackage_holds_votes_and_deals_and_reads_in_qgis(plan, tmp_path, qgis_app):
    row = draw(1)
    ballots, events = voted({on(row): 2})
    votes = votes_table(results(ballots, events, [row]), plan, {row.uuid: row})
    deals = deals_table(bargaining([offer(EVIL), answer(b.DEAL_REFUSED)]), plan, {})
    path = tmp_path / "decisions.gpkg"
    write_geopackage(path, [votes, deals])
    write_geopackage(path, [votes, deals])  # again: it is ours
    layer = QgsVectorLayer(f"{path}|layername=votes", "votes", "ogr")
    (feature,) = layer.getFeatures()
    assert feature["dots"] == 2 and feature.geometry().asPoint().y() == pytest.approx(18.79)
    (deal,) = QgsVectorLayer(f"{path}|layername=deals", "deals", "ogr").getFeatures()
    assert deal["outcome"] == "refused" and deal["note"] == EVIL  # data, not a cell: as it was
    assert [one.name for one in tmp_path.iterdir()] == ["decisions.gpkg"]


def test_another_file_is_never_replaced(plan, tmp_path):
    deals = deals_table(bargaining([offer()]), plan, {})
    other = tmp_path / "workshop.gpkg"
    source = ogr.GetDriverByName("GPKG").CreateDataSource(str(other))
    source.CreateLayer("strokes", None, ogr.wkbPoint)
    del source
    text = tmp_path / "letter.gpkg"
    text.write_text("not a GeoPackage")
    for path in (other, text):
        before = path.read_bytes()
        with pytest.raises(BadOutput):
            write_geopackage(path, [deals])
        assert path.read_bytes() == before
    with pytest.raises(BadOutput):
        write_geopackage(tmp_path / "nowhere" / "x.gpkg", [deals])


# --- layers


def test_the_badge_of_a_drawing_lies_on_it(qgis_app):
    assert place_of(shape_of("stamp", [(98.9, 18.7)])) == (98.9, 18.7)
    line = place_of(shape_of("line", [(98.0, 18.0), (98.2, 18.0), (98.4, 18.0)]))
    assert line == pytest.approx((98.2, 18.0))
    ring = [(0, 0), (3, 0), (3, 3), (2, 3), (2, 1), (1, 1), (1, 3), (0, 3), (0, 0)]  # a U
    x, y = place_of(shape_of("area", ring))
    assert (0 < x < 1 or 2 < x < 3) and 0 < y < 3


def test_a_layer_of_votes_shows_and_follows_the_dots(plan, qgis_app):
    one, other = draw(1), draw(2, points=[(98.98, 18.78)])
    drawings = {row.uuid: row for row in (one, other)}
    ballots, events = voted({on(one): 1})
    layer = make_layer(
        votes_table(results(ballots, events, [one]), plan, drawings), ("v", "v"), "w"
    )
    assert [feature["dots"] for feature in layer.getFeatures()] == [1]
    ballots, events = voted({on(one): 4, on(other): 2})
    fill_layer(layer, votes_table(results(ballots, events, [one, other]), plan, drawings))
    assert [feature["dots"] for feature in layer.getFeatures()] == [4, 2]
    assert layer.readOnly() and layer.extent().width() == pytest.approx(0.01)


def drawn(layer):
    settings = QgsMapSettings()
    settings.setLayers([layer])
    settings.setDestinationCrs(layer.crs())
    settings.setOutputSize(QSize(200, 200))
    settings.setOutputDpi(96)
    settings.setBackgroundColor(QColor("#7f7f7f"))
    settings.setExtent(QgsRectangle(98.98, 18.78, 99.0, 18.8))
    job = QgsMapRendererSequentialJob(settings)
    job.start()
    job.waitForFinished()
    return job.renderedImage()


@pytest.mark.parametrize("dots", [1, 12])
def test_a_badge_is_white_with_black_rim_and_number(plan, qgis_app, dots):
    row = draw(1)
    ballots, events = voted({on(row): dots}, dots=20)
    layer = make_layer(
        votes_table(results(ballots, events, [row]), plan, {row.uuid: row}), ("v", "v"), "w"
    )
    image = drawn(layer)
    greys = [[qGray(image.pixel(x, y)) for x in range(200)] for y in range(200)]
    white = [(x, y) for y in range(200) for x in range(200) if greys[y][x] > 250]
    assert white and all(
        greys[y][x] == 127 for x, y in ((0, 0), (100, 100))
    )  # the place itself is free
    left, right = min(x for x, _ in white), max(x for x, _ in white)
    top, bottom = min(y for _, y in white), max(y for _, y in white)
    assert 20 < right - left < 45 and abs((right - left) - (bottom - top)) <= 2  # a disc
    ink = [
        x
        for x in range(left + 3, right - 2)
        for y in range(top + 8, bottom - 7)
        if greys[y][x] < 60
    ]
    assert ink  # the number, in its middle
    assert abs((min(ink) + max(ink)) / 2 - (left + right) / 2) <= 3


def test_a_layer_of_deals_has_a_form_for_each_outcome(plan, qgis_app):
    deals = deals_table(bargaining([offer(), answer(b.DEAL_TAKEN), offer()]), plan, {})
    layer = make_layer(deals, ("d", "d"), "w")
    assert sorted(feature["outcome"] for feature in layer.getFeatures()) == ["open", "taken"]
    values = {category.value() for category in layer.renderer().categories()}
    assert values == set(OUTCOMES)


@pytest.mark.parametrize("answers", [[b.DEAL_TAKEN, b.DEAL_REFUSED], [b.DEAL_TAKEN, None]])
def test_a_deal_that_was_taken_is_not_hidden_by_another_about_the_same(plan, qgis_app, answers):
    steps = []
    for one in answers:
        steps += [offer(), answer(one)] if one else [offer()]
    both = make_layer(deals_table(bargaining(steps), plan, {}), ("d", "d"), "w")
    alone = make_layer(deals_table(bargaining(steps[:2]), plan, {}), ("d", "d"), "w")
    for layer in (both, alone):
        layer.setLabelsEnabled(False)
    one, other = drawn(alone), drawn(both)
    disc = [
        (x, y)
        for y in range(200)
        for x in range(200)
        if qGray(one.pixel(x, y)) < 40  # what is dark of the disc stays dark
    ]
    assert len(disc) > 50 and all(qGray(other.pixel(x, y)) < 40 for x, y in disc)


def test_a_legend_shows_whole_signs(plan, qgis_app):
    row = draw(1)
    ballots, events = voted({on(row): 2})
    tables = (
        votes_table(results(ballots, events, [row]), plan, {row.uuid: row}),
        deals_table(bargaining([offer()]), plan, {}),
    )
    for table in tables:
        layer = make_layer(table, ("d", "d"), "w")
        QgsProject.instance().addMapLayer(layer, False)
        root = QgsLayerTree()
        root.insertLayer(0, layer)
        model = QgsLayerTreeModel(root)
        nodes = model.layerLegendNodes(root.findLayer(layer.id()), skipNodeEmbeddedInParent=False)
        assert len(nodes) == (1 if table.name == "votes" else len(OUTCOMES))
        for node in nodes:
            icon = node.data(Qt.ItemDataRole.DecorationRole)
            image = (icon if hasattr(icon, "toImage") else icon.pixmap(24)).toImage()
            inked = [
                QPoint(x, y)
                for x in range(image.width())
                for y in range(image.height())
                if QColor.fromRgba(image.pixel(x, y)).alpha() > 40
            ]
            middle = sum(one.x() for one in inked) / len(inked)
            assert abs(middle - (image.width() - 1) / 2) < 1.5, node.data(0)
        QgsProject.instance().removeMapLayer(layer.id())


def test_a_deals_words_are_beside_its_own_sign(plan, qgis_app):
    deals = deals_table(bargaining([offer(), offer(), offer()]), plan, {})
    layer = make_layer(deals, ("d", "d"), "w")
    settings = layer.labeling().settings()
    rule = settings.dataDefinedProperties().property(QgsPalLayerSettings.Property.OffsetXY)
    context = QgsExpressionContext()
    context.setFields(layer.fields())
    for feature in layer.getFeatures():
        context.setFeature(feature)
        words, _known = rule.valueAsString(context)
        right, down = (float(one) for one in words.split(","))
        sign_right, sign_down = (float(one) for one in feature["beside"].split(","))
        assert right > sign_right + 2 and down == sign_down
    written = drawn(layer)
    layer.setLabelsEnabled(False)
    signs = drawn(layer)
    rows = {y for y in range(200) for x in range(200) if written.pixel(x, y) != signs.pixel(x, y)}
    assert max(rows) - min(rows) > 30  # mm are 3.8 pixels: three lines, 5.4 mm from each other


def test_votes_and_deals_of_one_drawing_lie_beside_each_other(plan, qgis_app):
    row = draw(1)
    ballots, events = voted({on(row): 2})
    tables = (
        votes_table(results(ballots, events, [row]), plan, {row.uuid: row}),
        deals_table(bargaining([offer()]), plan, {}),
    )
    reach = []
    for table in tables:
        layer = make_layer(table, ("d", "d"), "w")
        layer.setLabelsEnabled(False)
        image = drawn(layer)
        reach.append(
            {
                x
                for x in range(200)
                for y in range(200)
                if qGray(image.pixel(x, y)) not in (126, 127)
            }
        )
    votes, deals = reach
    assert votes and deals
    assert max(votes) < min(deals)
