"""The README's recipe for a layer of one's own, followed: a record, a pack, a style, a search."""

from __future__ import annotations

import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
import yaml
from qgis.core import QgsProject

from cm_civic_plugin.core.catalogue.pack import READY, read_manifest
from cm_civic_plugin.core.catalogue.records import load_catalogue
from cm_civic_plugin.core.catalogue.search import SearchIndex
from cm_civic_plugin.core.resources import CATALOGUE, STYLES
from cm_civic_plugin.gis.catalogue import layer_style, pack_metadata
from cm_civic_plugin.gis.catalogue.build_pack import build_pack
from cm_civic_plugin.gis.catalogue.loading import add_layers

README = Path(__file__).parents[3] / "README.md"
FILE = "environment_green.yaml"
EXTRACT = """<?xml version="1.0"?><osm version="0.6">
<node id="1" lat="18.78" lon="98.98" version="1"><tag k="natural" v="tree"/>
  <tag k="species" v="Dipterocarpus alatus"/><tag k="name:th" v="ต้นยางนา"/></node>
<node id="2" lat="18.79" lon="98.99" version="1"><tag k="natural" v="tree"/></node>
<node id="3" lat="18.79" lon="98.98" version="1"><tag k="natural" v="peak"/></node>
<node id="4" lat="18.78" lon="98.99" version="1"/>
<way id="5" version="1"><nd ref="2"/><nd ref="4"/><tag k="natural" v="tree"/></way>
</osm>"""
WORDS = {
    "id": "street_trees",
    "order": 65,
    "title_en": "Street trees",
    "title_th": "ต้นไม้ริมถนน",
    "abstract_en": "Single trees beside streets, as people have mapped them one by one, with "
    "their species where somebody wrote it down.",
    "abstract_th": "ต้นไม้เดี่ยวริมถนนที่มีผู้วาดไว้ในแผนที่ทีละต้น พร้อมชนิดของต้นไม้หากมีผู้บันทึกไว้",
    "limits_en": "Most trees of the city are not mapped.",
    "limits_th": "ต้นไม้ส่วนใหญ่ของเมืองยังไม่มีในแผนที่",
    "civic_question_en": "Which street has no shade?",
    "civic_question_th": "ถนนสายไหนไม่มีร่มเงา",
    "aliases_en": ["tree", "shade", "avenue"],
    "aliases_th": ["ต้นไม้", "ร่มเงา", "ไม้ยืนต้น"],
}
COLUMNS = [
    {"name": "osm_id", "source": "@id", "type": "integer"},
    {"name": "name_th", "source": "@name_th", "type": "string"},
    {"name": "species", "source": "species", "type": "string",
     "alias_en": "Species", "alias_th": "ชนิด"},
]  # fmt: skip


def readme_keys():
    """Return what the README says to write, as it is there."""
    text = README.read_text(encoding="utf-8")
    block = re.search(r"^( +)geometry: Point\n(?:\1.*\n)+", text, re.MULTILINE)
    return yaml.safe_load(block[0])


@pytest.fixture
def whole(tmp_path, monkeypatch):
    """The catalogue with a 65th record in a copy, and its style beside copies of the others."""
    folder = shutil.copytree(CATALOGUE, tmp_path / "catalogue")
    content = yaml.safe_load((folder / FILE).read_text(encoding="utf-8"))
    like = next(layer for layer in content["layers"] if layer["geometry"] == "Point")
    record = {**like, **WORDS, **readme_keys(), "attributes": COLUMNS}
    record.pop("expected", None)
    content["layers"].append(record)
    (folder / FILE).write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
    styles = shutil.copytree(STYLES, tmp_path / "styles")
    style = (styles / "markets.qml").read_text(encoding="utf-8")
    assert '"178,41,35,255"' in style
    (styles / "street_trees.qml").write_text(
        style.replace('"178,41,35,255"', '"12,134,56,255"'), encoding="utf-8"
    )
    for module in (layer_style, pack_metadata):
        monkeypatch.setattr(module, "STYLES", styles)
    return load_catalogue(folder)


@pytest.fixture
def pack(tmp_path, whole):
    extract = tmp_path / "trees.osm"
    extract.write_text(EXTRACT, encoding="utf-8")
    build_pack(extract, tmp_path / "pack", whole, thumbnails=False)
    return tmp_path / "pack"


def test_its_table_holds_what_the_record_asks_for(pack):
    state = read_manifest(pack).layers["street_trees"]
    assert (state.status, state.features) == (READY, 2)  # a peak and a row of trees are none
    with closing(sqlite3.connect(pack / "layers.gpkg")) as db:
        rows = db.execute("SELECT osm_id, name_th, species FROM street_trees ORDER BY osm_id")
        assert rows.fetchall() == [(1, "ต้นยางนา", "Dipterocarpus alatus"), (2, None, None)]
        (style,) = db.execute(
            "SELECT styleQML FROM layer_styles WHERE f_table_name = 'street_trees'"
        ).fetchone()
    assert "12,134,56,255" in style


@pytest.mark.parametrize(
    ("language", "name", "alias"), [("th", "ต้นไม้ริมถนน", "ชนิด"), ("en", "Street trees", "Species")]
)
def test_it_is_loaded_named_and_styled(pack, whole, language, name, alias):
    project = QgsProject()
    (layer,) = add_layers(project, pack, ["street_trees"], language, records=whole)
    assert layer.isValid() and layer.featureCount() == 2
    assert name in layer.name()
    assert layer.renderer().symbol().color().getRgb() == (12, 134, 56, 255)
    assert layer.attributeDisplayName(layer.fields().indexOf("species")) == alias
    assert name in layer.metadata().title()
    project.clear()


@pytest.mark.parametrize("asked", ["ต้นไม้ริมถนน", "ไม้ยืนต้น", "street trees", "avenue", "stret tree"])
def test_it_is_found_in_either_language(whole, asked):
    assert SearchIndex(whole).find(asked)[0].id == "street_trees"
    assert len(whole.records) == 65
