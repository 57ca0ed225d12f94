from __future__ import annotations

import pytest
from qgis.core import QgsApplication
from qgis.gui import QgsCollapsibleGroupBoxBasic
from qgis.PyQt.QtWidgets import QScrollArea

from cm_civic_plugin.gis.i18n import language
from cm_civic_plugin.gui.scenario.dock import ScenarioDock
from cm_civic_plugin.gui.scenario.look import measuring

from .conftest import new_sitting
from .test_indicator_panel import draw, until


@pytest.fixture()
def sitting(canvas, tmp_path):
    return new_sitting(tmp_path / "a.gpkg")


@pytest.fixture()
def dock(iface, sitting):
    dock = ScenarioDock(iface)
    dock.resize(420, 700)
    dock.take_over(sitting)
    dock.show()
    yield dock
    live = dock.look_tab.live
    dock.unload()
    until(lambda: live._task is None)
    dock.deleteLater()


@pytest.fixture()
def live(dock):
    """The section in sight."""
    dock.panel.tabs.setCurrentIndex(2)
    dock.look_tab.open_section("indicators")
    QgsApplication.processEvents()
    return dock.look_tab.live


def ready(live):
    until(lambda: live.is_up_to_date)


def told(live):
    return {
        name.text(): words.text().splitlines()
        for name, words in live.lines
        if name.isVisible() and words.isVisible()
    }


def sentences(live, indicator):
    return [
        getattr(row, f"sentence_{language()}")
        for row in live._measured.table
        if row.id == indicator and row.element_id is None and row.future_id in live._measured.pair
    ]


def test_a_few_sentences_of_what_is_drawn_and_the_difference(live, sitting, sample_pack, dock):
    dock.set_pack(sample_pack)
    draw(sitting)
    draw(sitting, [(0, 0), (300, 0)], "chaos", "road", "line")
    ready(live)
    shown = list(told(live).values())
    assert 1 < len(shown) <= 5
    assert sorted(shown[0]) == sorted(sentences(live, "drawn_area"))
    assert len(shown[0]) == 3  # of both, and the difference


def test_a_stroke_is_followed_and_what_it_changed_comes_first(live, sitting):
    draw(sitting)
    ready(live)
    before = told(live)
    assert ["·" in name for name in before] == [True]
    draw(sitting, [(0, 0), (300, 0)], kind="line", element="road")
    assert not live.box.isEnabled() and told(live) == before  # grey until the new ones are there
    ready(live)
    first = next(iter(told(live)))
    assert live.box.isEnabled() and ["·" in name for name in told(live)] == [True, False]
    assert sorted(told(live)[first]) == sorted(sentences(live, "drawn_length"))


def test_no_data_is_said_and_no_pack_too_and_neither_is_zero(live, sitting):
    draw(sitting)
    ready(live)
    assert "pack" in live.state.text() or "ชุดข้อมูล" in live.state.text()
    unknown = {row.id for row in live._measured.table if row.reason not in ("", "nothing_drawn")}
    assert live.unknown.isVisible() and str(len(unknown)) in live.unknown.text()
    assert len(told(live)) == 1  # the area: nothing else has a number


def test_where_nothing_is_drawn_that_is_said(live, sitting):
    ready(live)
    assert told(live) == {} and live.unknown.isVisible()


def test_it_follows_the_future_that_is_drawn(live, dock, sitting):
    draw(sitting, future="chaos")
    ready(live)
    dock.set_future("chaos")
    ready(live)
    assert live._measured.pair == ("chaos", "good_living")
    assert not any("·" in name for name in told(live))  # another side, but no change
    dock.set_future("beset")
    ready(live)
    assert live._measured.pair == ("beset", "good_living")


def test_a_sitting_begins_with_the_future_in_the_hand(dock, live, tmp_path):
    dock.set_future("chaos")
    dock.take_over(new_sitting(tmp_path / "b.gpkg"))
    ready(live)
    assert live._measured.pair == ("chaos", "good_living")


def test_it_measures_only_while_it_is_open_and_seen(dock, sitting):
    live = dock.look_tab.live
    box = dock.findChild(QgsCollapsibleGroupBoxBasic, "cmCivicSection_indicators")
    assert box.isCollapsed()
    dock.panel.tabs.setCurrentIndex(2)
    draw(sitting)
    until(lambda: not live._pause.isActive())
    assert live._task is None and live._measured is None  # folded
    box.setCollapsed(False)
    ready(live)
    dock.panel.tabs.setCurrentIndex(0)
    draw(sitting)
    until(lambda: not live._pause.isActive())
    assert live._task is None and not live.is_up_to_date  # another tab
    dock.panel.tabs.setCurrentIndex(2)
    ready(live)


def test_scrolled_out_of_sight_it_waits(dock, live, sitting):
    ready(live)
    dock.look_tab.open_section("film")
    dock.resize(420, 420)
    QgsApplication.processEvents()
    area = next(one for one in dock.findChildren(QScrollArea) if one.widget() is dock.look_tab)
    bar = area.verticalScrollBar()
    bar.setValue(bar.maximum())
    QgsApplication.processEvents()
    assert live.visibleRegion().isEmpty()
    draw(sitting)
    until(lambda: not live._pause.isActive())
    assert live._task is None and not live.is_up_to_date
    bar.setValue(0)
    ready(live)


def test_while_the_pen_is_down_nothing_is_begun(live, sitting, monkeypatch):
    ready(live)
    down = [True, True, True]
    monkeypatch.setattr(measuring, "_PAUSE_MS", 1)
    monkeypatch.setattr(measuring, "_is_pressed", lambda: bool(down and down.pop()))
    begun = []
    real = measuring.start
    monkeypatch.setattr(measuring, "start", lambda task: begun.append(len(down)) or real(task))
    draw(sitting)
    ready(live)
    assert begun == [0]
