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


@pytest.mark.parametrize(
    ("extract", "geometry"),
    [
        ("point", "MultiPolygon"),
        ("polygon", "Point"),
        ("line", "Polygon"),
        ("route", "LineString"),
        ("wall_polygon", "MultiPolygon"),
    ],
)
def test_a_geometry_that_the_extract_does_not_make_is_named(folder, extract, geometry):
    def edit(layers):
        layers[0]["geometry"] = geometry
        layers[0]["access"].update(extract=extract)

    change(folder, edit)
    said = refusal(folder)
    assert f"{THEME}, record road_network, key geometry: extract {extract} makes " in said
    assert f"not {geometry}. Mend the record." in said


@pytest.mark.parametrize(
    ("elements", "said"),
    [
        (["node", "way"], "key access.elements[0]: extract line makes nothing of a node"),
        (["way", "relation"], "key access.elements[1]: extract line makes nothing of a relation"),
        (["way", "way"], "key access.elements[1]: way is there twice"),
    ],
)
def test_elements_that_do_not_suit_the_extract_are_named(folder, elements, said):
    change(folder, lambda layers: layers[0]["access"].update(elements=elements))
    assert f"{THEME}, record road_network, {said}" in refusal(folder)


@pytest.mark.parametrize("key", ["elements", "any_of", "extract"])
def test_what_an_osm_layer_needs_is_missed(folder, key):
    change(folder, lambda layers: layers[0]["access"].pop(key))
    assert f"record road_network, key access.{key}: is missing, osm needs it" in refusal(folder)


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ({"key": "highway", "op": "in"}, "values: is missing, op in needs it"),
        ({"key": "highway", "op": "regex"}, "pattern: is missing, op regex needs it"),
        (
            {"key": "highway", "op": "regex", "pattern": "("},
            "pattern: '(' is no regular expression",
        ),
    ],
)
@pytest.mark.parametrize("place", ["any_of[0][0]", "none_of[0]"])
def test_a_condition_that_cannot_be_asked_is_named(folder, rule, said, place):
    def edit(layers):
        name = place.partition("[")[0]
        layers[0]["access"][name] = [[rule]] if name == "any_of" else [rule]

    change(folder, edit)
    assert f"record road_network, key access.{place}.{said}" in refusal(folder)


def test_a_derived_layer_without_inputs_is_named(folder):
    def edit(layers):
        (derived,) = (layer for layer in layers if layer["id"] == "green_space_access")
        del derived["access"]["inputs"]

    change(folder, edit, "environment_green.yaml")
    assert "record green_space_access, key access.inputs: is missing" in refusal(folder)


def test_a_column_named_twice_is_named(folder):
    change(folder, lambda layers: layers[0]["attributes"][2].update(name="osm_id"))
    assert "record road_network, key attributes[2].name: 'osm_id' is already" in refusal(folder)


def test_an_order_used_twice_names_both_records(folder):
    change(folder, lambda layers: layers[1].update(order=layers[0]["order"]))
    said = refusal(folder)
    first, second = (
        yaml.safe_load((folder / THEME).read_text("utf-8"))["layers"][n] for n in (0, 1)
    )
    assert f"{THEME}, record {second['id']}, key order: {second['order']} is already" in said
    assert f"the order of {first['id']}. Give it a number of its own." in said


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
