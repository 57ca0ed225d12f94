"""What a build does with bad extracts: a sentence, and the old pack unharmed."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from cm_civic_plugin.core.catalogue.osm_header import check_extract, unreadable
from cm_civic_plugin.core.catalogue.pack import SCHEMA_VERSION, read_manifest
from cm_civic_plugin.core.catalogue.records import catalogue
from cm_civic_plugin.core.errors import BadInput
from cm_civic_plugin.gis.catalogue.loading import make_layer
from tests.gis.catalogue.over_an_old_pack import SAMPLE, build, refused, small
from tests.shared_data import shared_file


@pytest.fixture
def out(tmp_path):
    """A folder with an old pack in it and nothing else."""
    folder = tmp_path / "out"
    folder.mkdir()
    build(small(tmp_path / "old.osm"), folder / "pack")
    return folder


# --- extracts that are none, or not whole


def packed_extract():
    """Return real gzipped XML where it is at hand, else some of our own."""
    return shared_file("osm/north-bayreuth-2014.osm.gz").read_bytes()


# of the whole, from the start; or bytes from the end
CUTS = [0.0001, 0.1, 0.5, 0.9, -2000, -9]


@pytest.mark.parametrize("cut", CUTS)
@pytest.mark.parametrize("suffix", ["osm.pbf", "osm"])
def test_an_extract_cut_short_is_named_and_refused(tmp_path, out, suffix, cut):
    whole = SAMPLE.read_bytes() if suffix == "osm.pbf" else gzip.decompress(packed_extract())
    at = int(len(whole) * cut) if cut > 0 else len(whole) + cut
    path = tmp_path / f"cut.{suffix}"
    path.write_bytes(whole[:at])
    said = refused(path, out)
    assert path.name in said and "cut short" in said and "Download it again" in said


@pytest.mark.parametrize("cut", [0.1, 0.5, 0.9, -2000, -4])
def test_a_gzip_cut_short_is_refused(tmp_path, out, cut):
    whole = packed_extract()
    path = tmp_path / "cut.osm.gz"
    path.write_bytes(whole[: int(len(whole) * cut) if cut > 0 else cut])
    said = refused(path, out)
    assert path.name in said and "cut short" in said
    check_extract(path)  # it begins well
    assert "cut short" in str(unreadable(path)) and path.name in str(unreadable(path))


def test_a_gzip_downloaded_again_after_a_cut_one_is_built(tmp_path, out):
    path = tmp_path / "city.osm.gz"
    whole = gzip.compress((tmp_path / "old.osm").read_bytes())
    path.write_bytes(packed_extract()[:5000])
    refused(path, out)
    path.write_bytes(whole)
    assert build(path, out / "pack").layers["markets"].features == 1


def test_a_build_leaves_nothing_beside_the_extract(tmp_path, out):
    folder = tmp_path / "download"
    folder.mkdir()
    (folder / "city.osm.gz").write_bytes(packed_extract())
    build(folder / "city.osm.gz", out / "pack")
    assert [path.name for path in folder.iterdir()] == ["city.osm.gz"]


@pytest.mark.parametrize("name", ["cut.osm.pbf", "cut.osm.gz", "cut.osm"])
def test_a_few_bytes_are_no_extract(tmp_path, out, name):
    whole = {"pbf": SAMPLE.read_bytes(), "gz": gzip.compress(b"<osm/>"), "osm": b"<osm/>"}
    path = tmp_path / name
    path.write_bytes(whole[name.rpartition(".")[2]][:3])
    assert name in refused(path, out)


@pytest.mark.parametrize("name", ["empty.osm.pbf", "empty.osm.gz", "empty.osm"])
def test_an_empty_file_is_refused(tmp_path, out, name):
    path = tmp_path / name
    path.write_bytes(b"")
    assert name in refused(path, out)
    with pytest.raises(BadInput, match=f"{name} is empty"):
        check_extract(path)


def test_bytes_lost_in_the_middle_are_noticed(tmp_path, out):
    whole = SAMPLE.read_bytes()
    middle = len(whole) // 2
    path = tmp_path / "hole.osm.pbf"
    path.write_bytes(whole[:middle] + bytes(4096) + whole[middle + 4096 :])
    said = refused(path, out)
    assert path.name in said and "damaged" in said


def entity_bomb(path):
    entities = "".join(
        f'<!ENTITY {name} "{f"&{inner};" * 10}">' for name, inner in zip("bcdefgh", "abcdefg")
    )
    path.write_text(
        f'<?xml version="1.0"?><!DOCTYPE osm [<!ENTITY a "aaaaaaaaaa">{entities}]>'
        '<osm version="0.6"><node id="1" lat="18.78" lon="98.98" version="1">'
        '<tag k="amenity" v="marketplace"/><tag k="name" v="&h;"/></node></osm>',
        encoding="utf-8",
    )
    return path


def test_an_entity_bomb_does_not_go_off(tmp_path, out):
    said = refused(entity_bomb(tmp_path / "bomb.osm"), out)
    assert "bomb.osm" in said and "0 elements" in said


def test_no_file_outside_is_read_by_an_entity(tmp_path, out):
    (tmp_path / "secret.txt").write_text("a neighbour's file", encoding="utf-8")
    path = tmp_path / "outside.osm"
    path.write_text(
        f'<?xml version="1.0"?><!DOCTYPE osm [<!ENTITY x SYSTEM "{(tmp_path / "secret.txt").as_uri()}">]>'
        '<osm version="0.6"><node id="1" lat="18.78" lon="98.98" version="1">'
        '<tag k="amenity" v="marketplace"/><tag k="name" v="&x;"/></node></osm>',
        encoding="utf-8",
    )
    try:
        build(path, out / "pack")
    except BadInput as error:
        assert "outside.osm" in str(error)
    assert b"neighbour" not in (out / "pack" / "layers.gpkg").read_bytes()


def bytes_read():
    """Return the bytes this process has read so far, holes of files included."""
    path = Path("/proc/self/io")
    if not path.exists():
        pytest.skip("needs /proc/self/io to count the bytes read")
    return int(path.read_text(encoding="utf-8").split()[1])


@pytest.fixture
def huge(tmp_path):
    """Three gigabytes of nothing, which take no room on a disk that knows holes."""
    path = tmp_path / "huge.osm.pbf"
    with path.open("wb") as file:
        file.truncate(3 << 30)
    return path


def test_a_huge_file_is_looked_at_and_not_read(huge):
    before = bytes_read()
    with pytest.raises(BadInput, match=r"huge\.osm\.pbf is not OpenStreetMap data"):
        check_extract(huge)
    assert bytes_read() - before < 1 << 20


def test_a_build_of_a_huge_file_stops_before_it_is_read(huge, out):
    before = bytes_read()
    said = refused(huge, out)
    assert "huge.osm.pbf" in said and "not OpenStreetMap data" in said
    assert bytes_read() - before < 50 << 20


def test_an_extract_of_another_city_says_so(tmp_path):
    extract = shared_file("osm/helsinki-centre.osm.pbf")
    manifest = build(extract, tmp_path / "pack")
    assert sum(state.features for state in manifest.layers.values()) > 1000
    (note,) = read_manifest(tmp_path / "pack").notes
    said = note["message"].format(**note["params"])
    assert said.startswith("0 of ") and "lies in" in said and "province" in said
    assert note["params"]["count"] == sum(s.features for s in manifest.layers.values())


def test_an_extract_of_the_city_has_no_such_note(out):
    assert read_manifest(out / "pack").notes == []


# --- packs of other schemas


def test_a_pack_of_schema_1_is_read(out):
    path = out / "pack" / "pack.json"
    data = json.loads(path.read_text(encoding="utf-8"))
    old = {key: data[key] for key in (
        "extract", "extract_sha256", "extract_date", "area", "tool", "built_at", "seconds", "sample",
        "sources", "unused_sources",
    )}  # fmt: skip
    old["schema_version"] = 1
    old["layers"] = {
        layer_id: {key: state[key] for key in (
            "status", "features", "source_date", "seconds", "message", "message_params", "dropped",
            "notes", "files", "sample",
        )}
        for layer_id, state in data["layers"].items()
    }  # fmt: skip
    path.write_text(json.dumps(old), encoding="utf-8")
    manifest = read_manifest(out / "pack")
    assert manifest.layers["markets"].features == 1
    assert manifest.layers["markets"].named is None and manifest.layers["markets"].coverage == {}
    assert manifest.notes == [] and manifest.clipped is False
    layer = make_layer(out / "pack", catalogue().record("markets"), "en")
    assert layer.isValid() and layer.featureCount() == 1


def test_a_pack_of_a_newer_schema_is_refused_and_may_be_built_anew(tmp_path, out):
    path = out / "pack" / "pack.json"
    data = json.loads(path.read_text(encoding="utf-8"))
    data["schema_version"] = SCHEMA_VERSION + 1
    path.write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(BadInput, match="newer version of the plugin.*Update the plugin"):
        read_manifest(out / "pack")
    build(tmp_path / "old.osm", out / "pack")
    assert read_manifest(out / "pack").schema_version == SCHEMA_VERSION
