"""What else is here, in words."""

from __future__ import annotations

import pytest
from qgis.core import QgsSettings

from cm_civic_plugin.gis.i18n import set_language
from cm_civic_plugin.gis.opinion.here import COUNT, LENGTH, MEAN, SHARE, Here
from cm_civic_plugin.gis.opinion.here_words import lines
from cm_civic_plugin.gis.opinion.topic_words import topic_words


@pytest.fixture(autouse=True)
def english():
    before = QgsSettings().value("cm_civic/language")
    set_language("en")
    yield
    QgsSettings().setValue("cm_civic/language", before)


def test_what_is_sure_comes_first_and_a_district_last():
    found = [
        Here("district", "อำเภอ", "Districts", 1, SHARE, 1.0),
        Here("roads", "ถนน", "Roads", 7, LENGTH, 1234.4),
        Here("parks", "สวน", "Parks", 1, SHARE, 0.004),
        Here("people", "คน", "People", 16, MEAN, 21.94),
        Here("markets", "ตลาด", "Markets", 3, COUNT, 3.0),
    ]
    said = lines(found, {"roads": 2.44})
    assert said == [
        "Roads: 1,234 m (×2.4)",
        "Markets: 3",
        "Parks: < 1 % of the cell",
        "People: 21.9 on average",
        "Districts: 100 % of the cell",
        "×: how many times as much as by chance, in all hot cells of the map",
    ]
    assert lines(found)[-1] == "Districts: 100 % of the cell"


def test_a_long_list_is_cut():
    found = [Here(f"layer_{n}", "ชั้น", f"Layer {n}", n, COUNT, float(n)) for n in range(1, 21)]
    said = lines(found)
    assert len(said) == 15 and said[-1] == "and 6 more layers"


def test_topics_are_called_in_the_language_of_now():
    said = topic_words("น้ำท่วม")
    assert said.endswith(" (น้ำท่วม)") and said[0].isascii()
    assert topic_words("หัวข้อของฉันเอง") == "หัวข้อของฉันเอง"
    set_language("th")
    assert topic_words("น้ำท่วม") == "น้ำท่วม"
