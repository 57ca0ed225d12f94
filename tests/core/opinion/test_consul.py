"""CONSUL's three shapes; none has coordinates."""

from __future__ import annotations

import pytest

from cm_civic_plugin.core.opinion.post_table import NO_COORDINATES
from cm_civic_plugin.core.opinion.reading import read_all
from tests.shared_data import shared_file

OPEN_DATA = (
    "id,title,description,cached_votes_up,comments_count,hot_score,confidence_score,created_at,"
    "geozone_name\n"
    '1,ทางจักรยาน,"<p>ขอทางจักรยานรอบคูเมือง</p>",1250,3,10,20,2024-05-06 10:00:00 +0700,ศรีภูมิ\n'
)
LIST = (
    "id,url,code,title,userId,date,summary,text,numSupports\n"
    "7,/proposals/7-clean,CNX-2024-05-7,Clean it,880077,2024-05-06,Short.,,65\n"
    "9,/proposals/9-green,CNX-2024-05-9,Green it,880077,2024-05-07,,Long text 081-234-5678,6\n"
)
BUDGETS = {
    "en": "ID,Title,Description,Administrator,Valuator,Valuation Group,Scope of operation,"
    "Feasibility,Val. Fin.,Unfeasibility explanation,Selected,Show to valuators,Author username",
    "es": "ID,Título,Descripción,Administrador,Evaluador,Grupos evaluadores,Ámbito de actuación,"
    "Viabilidad,Ev. Fin.,Informe de inviabilidad,Seleccionado,Mostrar a evaluadores,Usuario autor",
    "th": "รหัส,หัวข้อ,รายละเอียด,ผู้ดูแลระบบ,ผู้ประเมิน,กลุ่มผู้ประเมิน,เขต,ความเป็นไปได้,ประเมินเสร็จ,"
    "เหตุผล,ได้รับเลือก,ผู้ประเมินเห็น,ชื่อผู้ใช้ของผู้เขียน",
}
BUDGET_ROW = "\n3,ไฟถนน,ซอยมืดมาก,Admin Planted,Val Planted,-,หายยา,Feasible,Yes,-,No,No,planted99\n"


def write(tmp_path, text):
    path = tmp_path / "x.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_open_data(tmp_path):
    posts, report = read_all(write(tmp_path, OPEN_DATA))
    assert (report.platform, report.kept, report.placed) == ("consul", 1, 0)
    assert report.unplaced[NO_COORDINATES].rows == 1
    # The text says the title too. The district follows, where place matching finds it.
    assert posts["text"][0] == "ขอทางจักรยานรอบคูเมือง\nศรีภูมิ"
    assert posts["reactions"][0] == 1250
    assert str(posts["created_at"][0]) == "2024-05-06 03:00:00+00:00"
    assert any("names areas but no coordinates" in reason for reason in report.reasons)


def test_list_known_by_its_cells(tmp_path):
    posts, report = read_all(write(tmp_path, LIST))
    assert report.platform == "consul"
    assert posts["text"].tolist() == ["Clean it\nShort.", "Green it\nLong text [phone]"]
    assert posts["reactions"].tolist() == [65, 6]
    assert posts["author_no"].nunique() == 1
    assert "880077" not in posts.drop(columns="author_no").to_csv() + report.to_json()
    # The same columns with codes and links of somebody else are no CONSUL list.
    _, other = read_all(write(tmp_path, LIST.replace("CNX-2024-", "").replace("/proposals/", "/p")))
    assert other.platform == "csv"


@pytest.mark.parametrize("language", BUDGETS)
def test_budget_in_the_language_of_the_site(tmp_path, language):
    posts, report = read_all(write(tmp_path, BUDGETS[language] + BUDGET_ROW))
    assert report.platform == "consul"
    assert posts["text"][0] == "ไฟถนน\nซอยมืดมาก\nหายยา"
    assert posts["post_id"][0] == "3"
    assert report.has_authors
    assert "lanted" not in posts.to_csv() + report.to_json()


def test_real_madrid_file():
    posts, report = read_all(shared_file("reports/consul_madrid_proposals.csv"), timezone="UTC")
    assert (report.platform, report.read, report.kept, report.placed) == ("consul", 80, 80, 0)
    assert report.unplaced[NO_COORDINATES].rows == 80
    assert any("place matching" in reason for reason in report.reasons)
    assert posts["text"].str.len().gt(0).all()
    assert (posts["reactions"][0], str(posts["created_at"][0])[:10]) == (6560, "2015-09-15")
    assert report.has_authors
