"""Which column is what, in a window: proposals, choices, memory, and nobody's name in sight."""

from __future__ import annotations

import pytest
from qgis.core import QgsSettings
from qgis.PyQt.QtWidgets import QLabel, QWidget

from cm_civic_plugin.core.opinion.mapping import fingerprint
from cm_civic_plugin.core.opinion.readers.any_table import open_table
from cm_civic_plugin.core.opinion.reading import read_all
from cm_civic_plugin.gui.opinion import mapping_dialog
from cm_civic_plugin.gui.opinion.mapping_dialog import MappingDialog, remembered

HEADER = "q1,q2,q3,kind,who,ชื่อเล่น\n"
NAMES = ("สมชาย ใจดี", "สมหญิง รักเมือง", "บุญมี มีสุข")


def lines(count=12):
    return "".join(
        f"98.98{n:03d},18.79{n:03d},น้ำท่วมซอยหน้าวัดทุกปี โทร 081-234-567{n % 10},"
        f"{('น้ำ', 'ถนน', 'ไฟ')[n % 3]},{NAMES[n % 3]},เล็ก{n}\n"
        for n in range(count)
    )


@pytest.fixture(autouse=True)
def forget(qgis_app):
    QgsSettings().remove("cm_civic/opinion/mappings")
    yield
    QgsSettings().remove("cm_civic/opinion/mappings")


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "ความเห็น.csv"
    path.write_text(HEADER + lines(), encoding="utf-8")
    return path


@pytest.fixture
def dialog(path):
    dialog = MappingDialog(open_table(path))
    yield dialog
    dialog.deleteLater()


def choose(dialog, role, header):
    combo = dialog.combos[role]
    combo.setCurrentIndex(combo.findData(header))
    assert combo.currentData() == header


def shown(dialog):
    cells = [
        dialog.preview.item(row, column).text()
        for row in range(dialog.preview.rowCount())
        for column in range(dialog.preview.columnCount())
    ]
    return "\n".join(cells + [label.text() for label in dialog.findChildren(QLabel)])


def test_the_proposal_is_chosen_with_its_reason(dialog):
    assert dialog.mapping() == {
        "text": "q3", "date": "", "topic": "kind", "lat": "q2", "lon": "q1", "pair": "",
        "author": "", "reactions": "", "id": "",
    }  # fmt: skip
    assert "degrees" in dialog.combos["lat"].toolTip()
    assert "70 %" in dialog.reasons["lat"].text()
    assert dialog.reasons["topic"].text().startswith("a guess")
    assert dialog.combos["author"].toolTip() == ""
    assert dialog.ok_button.isEnabled()
    assert dialog.preview.horizontalHeaderItem(1).text() == "q2\nLatitude"


def test_proposals_may_be_made_elsewhere(path):
    dialog = MappingDialog(open_table(path), proposals={})
    assert set(dialog.mapping().values()) == {""}
    assert not dialog.ok_button.isEnabled()
    dialog.deleteLater()


def test_what_is_chosen_is_what_is_read(dialog, path):
    choose(dialog, "author", "who")
    posts, report = read_all(path, mapping=dialog.mapping())
    assert report.fields == {
        "lat": "q2", "lon": "q1", "text": "q3", "topic": "kind", "author": "who"
    }  # fmt: skip
    assert posts["author_no"].nunique() == 3
    everything = posts.to_csv() + report.to_json()
    assert not [one for one in (*NAMES, "081-234", "เล็ก") if one in everything]


def test_the_rows_shown_hide_who_people_are(dialog):
    assert dialog.preview.rowCount() == 8
    assert dialog.preview.item(0, 2).text() == "น้ำท่วมซอยหน้าวัดทุกปี โทร [phone]"
    assert dialog.preview.item(0, 5).text() == "•••"  # its name says that it holds names
    choose(dialog, "author", "who")
    assert dialog.preview.item(0, 4).text() == "•••"
    assert not [one for one in (*NAMES, "081-234", "เล็ก") if one in shown(dialog)]
    assert "random numbers" in dialog.combos["author"].toolTip()


def test_neither_text_nor_place_cannot_be_read(dialog):
    choose(dialog, "text", "")
    assert dialog.ok_button.isEnabled()
    choose(dialog, "lat", "")
    assert not dialog.ok_button.isEnabled()
    assert "coordinates" in dialog.problem.text()
    choose(dialog, "pair", "q1")
    assert dialog.ok_button.isEnabled()
    assert dialog.problem.text() == ""
    assert (dialog.mapping()["pair"], dialog.mapping()["lon"]) == ("q1", "")
    dialog.again_button.click()
    assert dialog.mapping()["text"] == "q3"


def test_a_choice_is_remembered_by_the_header(dialog, tmp_path):
    assert remembered(["q1", "q2"]) is None
    choose(dialog, "topic", "")
    choose(dialog, "id", "kind")
    dialog.accept()
    other = tmp_path / "other.csv"  # the columns in another order, written in another case
    other.write_text(
        "WHO,Q1,Q2,Q3,Kind,ชื่อเล่น\nx,98.98,18.79,ก,น้ำ,y\nx,98.97,18.78,ข,น้ำ,y\n", "utf-8"
    )
    header = open_table(other).header
    assert remembered(header)["id"] == "Kind"
    again = MappingDialog(open_table(other))
    assert again.mapping()["id"] == "Kind"
    assert again.mapping()["topic"] == ""
    assert (again.mapping()["lat"], again.mapping()["lon"]) == ("Q2", "Q1")
    assert again.combos["id"].toolTip() == "as you chose for a table with the same columns"
    posts, _ = read_all(other, mapping=remembered(header))
    assert posts["post_id"].tolist() == ["น้ำ", "น้ำ"]
    again.deleteLater()


def test_a_cancelled_choice_is_not_remembered(dialog, path):
    choose(dialog, "topic", "")
    dialog.reject()
    assert remembered(open_table(path).header) is None


@pytest.mark.parametrize("saved", ["", "nonsense", "[1]", '{"lat": "q1"}', '{"lat": 3}'])
def test_a_broken_memory_is_no_memory(path, saved):
    header = open_table(path).header
    QgsSettings().setValue(mapping_dialog._SETTING + fingerprint(header), saved)
    assert remembered(header) is None
    dialog = MappingDialog(open_table(path))
    assert dialog.mapping()["text"] == "q3"
    dialog.deleteLater()


def test_every_widget_of_weight_has_a_name(dialog):
    named = [*dialog.combos.values(), *dialog.reasons.values()]
    named += [widget for widget in vars(dialog).values() if isinstance(widget, QWidget)]
    assert len(named) > 20
    assert all(widget.objectName().startswith("cmCivicMapping") for widget in named)
    assert dialog.objectName() == "cmCivicMapping"
    assert len({widget.objectName() for widget in named}) == len(named)


def test_markup_in_a_header_or_cell_is_shown_as_it_is(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("<b>lat</b>,lon,\n18.7,<img src=x>,\n18.8,98,z\n", encoding="utf-8")
    dialog = MappingDialog(open_table(path))
    assert dialog.preview.horizontalHeaderItem(0).text().startswith("<b>lat</b>")
    assert dialog.preview.item(0, 1).text() == "<img src=x>"
    dialog.deleteLater()
