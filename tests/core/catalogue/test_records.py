"""Reading the catalogue folder: what is there, what a bad record says, how one is added."""

from __future__ import annotations

import shutil

import pytest
import yaml

from cm_civic_plugin.core.catalogue.records import catalogue, load_catalogue
from cm_civic_plugin.core.errors import BadInput
from cm_civic_plugin.core.resources import CATALOGUE

THEME = "mobility.yaml"


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(CATALOGUE, tmp_path / "catalogue")


def change(folder, edit, file=THEME):
    """Let ``edit`` change the layers of one theme file of a copied catalogue."""
    path = folder / file
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    edit(content["layers"])
    path.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")


def refusal(folder):
    with pytest.raises(BadInput) as caught:
        load_catalogue(folder)
    return str(caught.value)


def test_sixty_four_records_in_order_under_eight_themes():
    whole = catalogue()
    assert [record.order for record in whole.records] == list(range(1, 65))
    assert [len(whole.of_theme(theme.id)) for theme in whole.themes] == [8] * 8
    assert [theme.id for theme in whole.themes][:2] == ["boundaries_governance", "heritage_culture"]
    assert len(whole.osm_records()) == 43
    assert whole.record("city_gates").title("th") == "ประตูเมือง"


def test_a_record_takes_shared_titles_of_columns_unless_it_has_its_own():
    columns = {a.name: a for a in catalogue().record("city_wall_remains").attributes}
    assert columns["name_th"].alias_th == "ชื่อภาษาไทย"
    assert columns["height"].alias_en == "Height (m)"


def test_a_missing_key_is_named_with_file_and_record(folder):
    change(folder, lambda layers: layers[2].pop("title_th"))
    said = refusal(folder)
    assert THEME in said
    assert "crossings_signals" in said
    assert "title_th" in said
    assert "is missing" in said


def test_a_wrong_value_is_named_with_its_place_and_reason(folder):
    def edit(layers):
        layers[0]["attributes"][3]["type"] = "text"

    change(folder, edit)
    said = refusal(folder)
    assert f"{THEME}, record road_network, key attributes[3].type: 'text' is not one of" in said


def test_a_record_without_id_is_counted(folder):
    change(folder, lambda layers: layers[4].pop("id"))
    assert "record no. 5" in refusal(folder)


def test_an_id_used_twice_names_both_files(folder):
    change(folder, lambda layers: layers[0].update(id="markets"))
    said = refusal(folder)
    assert "markets" in said
    assert THEME in said
    assert "services_economy.yaml" in said


def test_an_unknown_licence_is_named(folder):
    change(folder, lambda layers: layers[0].update(licence="WTFPL"))
    said = refusal(folder)
    assert "road_network" in said
    assert "WTFPL" in said


def test_broken_yaml_names_the_line(folder):
    path = folder / THEME
    lines = path.read_text(encoding="utf-8").splitlines()
    lines[6] = "  - id: [road_network"
    path.write_text("\n".join(lines), encoding="utf-8")
    said = refusal(folder)
    assert f"{THEME}, line " in said
    assert int(said.split("line ")[1].split(":")[0]) in (7, 8)


def test_a_file_without_layers_says_what_it_should_hold(folder):
    (folder / "zoo.yaml").write_text("theme: {}\n", encoding="utf-8")
    assert "zoo.yaml has no list called layers" in refusal(folder)


def test_a_layer_is_added_by_a_record(folder):
    def add(layers):
        layers.append({**layers[0], "id": "street_trees", "order": 65, "title_th": "ต้นไม้ริมถนน"})

    change(folder, add, "environment_green.yaml")
    whole = load_catalogue(folder)
    assert len(whole.records) == 65
    assert whole.records[-1].id == "street_trees"
    assert whole.record("street_trees").theme.id == "environment_green"
    assert len(whole.of_theme("environment_green")) == 9
