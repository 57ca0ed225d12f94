"""What changed between two packs, and where each layer has data, against hand-made cities."""

from __future__ import annotations

import shutil

import pytest
from osgeo import ogr

from cm_civic_plugin.core.catalogue.changes import changes_csv, changes_html, summary
from cm_civic_plugin.core.catalogue.pack import read_manifest
from cm_civic_plugin.core.catalogue.records import catalogue
from cm_civic_plugin.core.errors import BadInput, Cancelled
from cm_civic_plugin.core.resources import SAMPLE_DATA
from cm_civic_plugin.gis.catalogue.build_pack import build_pack
from cm_civic_plugin.gis.catalogue.pack_changes import compare_packs

METRE = 1 / 110_650  # of latitude, at 18.8 N


def say(template, params):
    return template.format(**params) if params else template


def osm(nodes):
    body = "".join(
        f'<node id="{i}" version="1" lat="{lat}" lon="{lon}"><tag k="amenity" v="marketplace"/>'
        f'<tag k="name" v="{name}"/></node>'
        for i, (lon, lat, name) in nodes.items()
    )
    return f'<osm version="0.6">{body}</osm>'


def pack(folder, name, nodes):
    (folder / f"{name}.osm").write_text(osm(nodes), encoding="utf-8")
    build_pack(folder / f"{name}.osm", folder / name, catalogue(), thumbnails=False)
    return folder / name


def markets(changes):
    return next(layer for layer in changes.layers if layer.layer_id == "markets")


OLD = {1: (98.98, 18.78, "ก"), 2: (98.99, 18.78, "ข"), 3: (98.98, 18.79, "ค"), 4: (99, 18.8, "ง")}


def test_added_removed_moved_and_renamed_are_told_apart(tmp_path):
    new = {
        1: (98.98, 18.78, "ก ใหม่"),
        2: (98.99, 18.78 + 20 * METRE, "ข"),
        4: (99, 18.8 + 0.5 * METRE, "ง"),  # half a metre is the hand of the mapper
        5: (98.97, 18.77, "จ"),
    }
    changes = compare_packs(pack(tmp_path, "old", OLD), pack(tmp_path, "new", new), catalogue())
    found = markets(changes)
    assert (found.added, found.removed, found.moved, found.changed) == (1, 1, 1, 1)
    assert found.farthest == pytest.approx(20, abs=0.3)
    places = {e.kind: (e.key, e.place) for e in changes.examples if e.layer_id == "markets"}
    assert places["added"][1] == pytest.approx((98.97, 18.77))
    assert places["removed"][1] == pytest.approx((98.98, 18.79))
    assert "5" in places["added"][0]
    assert "1 added" in say(summary(changes, say), {}) or "added" in summary(changes, say)
    assert "markets" in changes_csv(changes, catalogue(), "en", say)
    assert "Markets (kat)" in changes_html(changes, catalogue(), "en", say)


def test_a_pack_does_not_differ_from_itself(sample_pack, tmp_path):
    copy = tmp_path / "copy"
    shutil.copytree(sample_pack, copy)
    changes = compare_packs(sample_pack, copy, catalogue())
    assert changes.differing() == []
    assert changes.examples == []


def test_both_packs_are_only_read(tmp_path):
    one, two = pack(tmp_path, "old", OLD), pack(tmp_path, "new", {1: OLD[1]})
    before = {p: p.read_bytes() for p in (*one.rglob("*"), *two.rglob("*")) if p.is_file()}
    compare_packs(one, two, catalogue())
    assert {p: p.read_bytes() for p in (*one.rglob("*"), *two.rglob("*")) if p.is_file()} == before


def test_what_is_no_pack_is_said(sample_pack, tmp_path):
    with pytest.raises(BadInput, match=r"pack\.json"):
        compare_packs(tmp_path, sample_pack, catalogue())
    broken = tmp_path / "broken"
    shutil.copytree(sample_pack, broken)
    (broken / "layers.gpkg").write_bytes(b"not a database at all" * 100)
    with pytest.raises(BadInput, match="broken"):
        compare_packs(broken, sample_pack, catalogue())


def test_comparing_can_be_cancelled(sample_pack, tmp_path):
    copy = tmp_path / "copy"
    shutil.copytree(sample_pack, copy)

    def stop(_percent, _word):
        raise Cancelled

    with pytest.raises(Cancelled):
        compare_packs(sample_pack, copy, catalogue(), stop)


def test_features_are_counted_in_the_tambon_they_lie_in(tmp_path):
    sources = tmp_path / "sources"
    sources.mkdir()
    shutil.copy(SAMPLE_DATA / "sources" / "tambon_sample.geojson", sources)
    # two at Tha Phae gate, one in the far north of the province, outside every tambon of Mueang
    nodes = {1: (98.9930, 18.7877, "ก"), 2: (98.9931, 18.7878, "ข"), 3: (99.1, 19.9, "ค")}
    (tmp_path / "x.osm").write_text(osm(nodes), encoding="utf-8")
    build_pack(tmp_path / "x.osm", tmp_path / "pack", catalogue(), sources=sources,
               thumbnails=False)  # fmt: skip
    states = read_manifest(tmp_path / "pack").layers
    counted = states["markets"].coverage
    assert sum(counted.values()) == 2
    assert sorted(counted.values())[-1] == 2
    assert states["elevation"].coverage == {}
    assert sum(states["subdistrict_boundaries"].coverage.values()) == len(
        states["subdistrict_boundaries"].coverage
    )


def test_what_is_long_or_wide_counts_in_every_tambon_it_reaches(full_pack):
    states = read_manifest(full_pack).layers
    whole = set(states["subdistrict_boundaries"].coverage)
    # the province covers them all; the amphoe's code is no tambon's
    assert states["province_boundary"].coverage == dict.fromkeys(whole, 1)
    assert set(states["district_boundaries"].coverage) == whole
    assert states["district_boundaries"].coverage["500101"] >= 1
    # a tambon only touches its neighbours: it is counted in itself alone
    assert states["subdistrict_boundaries"].coverage == dict.fromkeys(whole, 1)
    # independently, by OGR: at least where the Ping runs well inside, at most where it touches
    dataset = ogr.Open(str(full_pack / "layers.gpkg"))
    rivers = [
        feature.GetGeometryRef().Clone() for feature in dataset.GetLayerByName("rivers_streams")
    ]
    through, touched = set(), set()
    for tambon in dataset.GetLayerByName("subdistrict_boundaries"):
        area = tambon.GetGeometryRef()
        if any(river.Intersects(area) for river in rivers):
            touched.add(tambon["dopa_code"])
        if any(river.Intersects(area.Buffer(-0.0004)) for river in rivers):
            through.add(tambon["dopa_code"])
    counted = {code for code, count in states["rivers_streams"].coverage.items() if count}
    assert through <= counted <= touched
    assert len(through) > 4


def test_without_tambon_nothing_is_said_of_coverage(sample_pack):
    assert all(state.coverage == {} for state in read_manifest(sample_pack).layers.values())
