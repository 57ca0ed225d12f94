from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

from cm_civic_plugin.core.scenario.futures import load_futures
from cm_civic_plugin.core.scenario.plan import default_plan
from cm_civic_plugin.gis.scenario.room_schema import grants
from cm_civic_plugin.gui.scenario.manual import MANUALS, ManualWindow

TEXTS = Path(__file__).parents[3] / "i18n" / "cm_civic_th.ts"


def labels(code):
    """All that the plugin says in a language."""
    messages = ElementTree.parse(TEXTS).getroot().iter("message")
    tag = "translation" if code == "th" else "source"
    return {one.find(tag).text for one in messages} | {
        getattr(future.name, code).replace("\u200b", "") for future in load_futures()
    }


@pytest.mark.parametrize("code", ["th", "en"])
def test_every_button_that_the_manual_names_is_called_so_on_the_screen(code):
    text = MANUALS[code].read_text(encoding="utf-8")
    named = re.findall(r"(?<!\*)\*([^*\n]+)\*(?!\*)", text)
    assert len(set(named)) > 35
    assert sorted(set(named) - labels(code)) == []


@pytest.mark.parametrize("code", ["th", "en"])
def test_the_manuals_day_is_that_of_the_plan(code):
    text = MANUALS[code].read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([^|]+) \| (\d+) \|", text, re.MULTILINE)
    plan = [(getattr(stage.name, code), str(stage.minutes)) for stage in default_plan().stages]
    assert rows == plan


def test_both_manuals_have_the_same_parts():
    th, en = (re.findall(r"^#+|^\d\.|^-", MANUALS[code].read_text("utf-8"), re.MULTILINE)
              for code in ("th", "en"))  # fmt: skip
    assert th == en


def test_the_window_shows_it(iface):
    window = ManualWindow(iface)
    window.show_window()
    assert window.isVisible()
    assert "table_A.gpkg" in window.text.toPlainText()
    window.unload()
    assert not window.isVisible()
    window.deleteLater()


@pytest.mark.parametrize("language", ["th", "en"])
def test_the_manual_gives_the_tables_the_rights_that_the_room_asks_for(language):
    text = MANUALS[language].read_text(encoding="utf-8")
    for line in grants("tables").strip().splitlines():
        assert f"    {line}\n" in text + "\n"
