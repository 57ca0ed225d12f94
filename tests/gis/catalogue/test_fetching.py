"""Downloads against a server on the loopback: whole, resumed, refused, broken, never unasked."""

from __future__ import annotations

import hashlib
import json
import shutil
import socket
import subprocess

import pytest

from cm_civic_plugin.core.catalogue.fetch_plan import FetchItem
from cm_civic_plugin.core.catalogue.records import catalogue
from cm_civic_plugin.core.errors import Cancelled, CivicError
from cm_civic_plugin.core.resources import SAMPLE_DATA
from cm_civic_plugin.gis.catalogue.build_pack import build_pack
from cm_civic_plugin.gis.catalogue.fetching.download import ask_size, fetch
from cm_civic_plugin.gis.catalogue.fetching.http import USER_AGENT, Rules

from .http_server import Answer, serving

SOURCES = SAMPLE_DATA / "sources"
JSON = b'{"stations": [1, 2, 3]}'
CSV = "ตำบล,คน\nสุเทพ,1\n".encode() * 4000


@pytest.fixture
def server(qgis_app):
    with serving() as running:
        yield running


@pytest.fixture
def waits():
    return []


@pytest.fixture
def rules(waits):
    return Rules(silence=5, between=0, backoff=5, wait=lambda s, _look: waits.append(s))


def item(url, kind="json", **more):
    facts = {
        "id": "thing", "layers": ("markets",), "url": url, "file": f"thing.{kind}", "kind": kind,
        "publisher_en": "City", "publisher_th": "เมือง", "licence": "ODbL-1.0",
        "homepage": "https://example.org/data",
    }  # fmt: skip
    return FetchItem(**{**facts, **more})


def left(folder):
    """Return the files that are in the folder, but for the record of what was fetched."""
    return sorted(
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and path.name != "fetched.json"
    )


def refused(what, folder, rules, **kwargs):
    with pytest.raises(CivicError) as caught:
        fetch(what, folder, rules=rules, **kwargs)
    said = str(caught.value)
    assert said.endswith(".")
    assert what.file.rpartition("/")[2] in said
    return said


def test_a_file_comes_whole_with_a_record_of_where_from(server, rules, tmp_path):
    what = item(server.put("/a.json", Answer(JSON)))
    done = fetch(what, tmp_path, rules=rules)
    assert done.path == tmp_path / "thing.json"
    assert done.path.read_bytes() == JSON
    assert done.sha256 == hashlib.sha256(JSON).hexdigest()
    (record,) = tmp_path.rglob("fetched.json")
    noted = json.loads(record.read_text(encoding="utf-8"))["thing.json"]
    assert done.sha256 in noted.values()
    assert what.url in noted.values()
    assert left(tmp_path) == ["thing.json"]
    assert server.asked[0].headers["user-agent"] == USER_AGENT


def test_the_size_is_asked_for_by_the_head_alone(server, rules, tmp_path):
    url = server.put("/a.csv", Answer(CSV))
    assert ask_size(item(url, "csv"), rules=rules) == len(CSV)
    assert [asked.method for asked in server.asked] == ["HEAD"]


def test_one_that_broke_off_is_gone_on_from(server, rules, waits, tmp_path):
    tag = {"ETag": '"v1"'}
    url = server.put(
        "/big.csv",
        Answer(CSV, headers=tag, cut=30_000, ranges=True),
        Answer(CSV, headers=tag, ranges=True),
    )
    done = fetch(item(url, "csv"), tmp_path, rules=rules)
    assert done.path.read_bytes() == CSV
    second = server.asked[1].headers
    assert 0 < int(second["range"].removeprefix("bytes=").rstrip("-")) <= 30_000
    assert second["if-range"] == '"v1"'
    assert left(tmp_path) == ["thing.csv"]


def test_a_part_is_kept_for_the_next_time(server, rules, tmp_path):
    tag = {"ETag": '"v1"'}
    url = server.put("/big.csv", Answer(CSV, headers=tag, cut=30_000, ranges=True))
    said = refused(item(url, "csv"), tmp_path, rules)
    assert "go on from where it stopped" in said
    assert not (tmp_path / "thing.csv").exists()
    server.put("/big.csv", Answer(CSV, headers=tag, ranges=True))
    asked = len(server.asked)
    assert fetch(item(url, "csv"), tmp_path, rules=rules).path.read_bytes() == CSV
    assert "range" in server.asked[asked].headers


def test_another_file_under_the_same_address_starts_anew(server, rules, tmp_path):
    url = server.put("/big.csv", Answer(CSV, headers={"ETag": '"v1"'}, cut=30_000, ranges=True))
    refused(item(url, "csv"), tmp_path, rules)
    other = CSV.replace(b"1", b"2")
    server.put("/big.csv", Answer(other, headers={"ETag": '"v2"'}, ranges=True))
    assert fetch(item(url, "csv"), tmp_path, rules=rules).path.read_bytes() == other


def test_too_many_questions_wait_as_long_as_they_are_told(server, rules, waits, tmp_path):
    url = server.put("/a.json", Answer(status=429, headers={"Retry-After": "7"}), Answer(JSON))
    assert fetch(item(url), tmp_path, rules=rules).path.read_bytes() == JSON
    assert 7 in waits
    assert len(server.asked) == 2


def test_an_overloaded_server_is_tried_three_times_and_named(server, rules, waits, tmp_path):
    url = server.put("/a.json", Answer(b"busy", status=504))
    said = refused(item(url), tmp_path, rules)
    assert "127.0.0.1" in said
    assert "504" in said
    assert len(server.asked) == 3
    assert [wait for wait in waits if wait >= 1] == [5, 10]
    assert left(tmp_path) == []


def test_a_wait_of_an_hour_is_not_waited_for(server, rules, waits, tmp_path):
    url = server.put("/a.json", Answer(status=429, headers={"Retry-After": "3600"}))
    assert "429" in refused(item(url), tmp_path, rules)
    assert len(server.asked) == 1
    assert max(waits, default=0) < 3600


def test_a_web_page_in_place_of_data_is_thrown_away(server, rules, tmp_path):
    page = b"<!DOCTYPE html><html><body>Please log in</body></html>"
    said = refused(item(server.put("/a.json", Answer(page))), tmp_path, rules)
    assert "web page" in said
    assert left(tmp_path) == []


@pytest.mark.parametrize(
    ("kind", "body"),
    [("json", JSON[:10]), ("tiff", b"not a picture"), ("zip", b"PK\3\4 cut"), ("pbf", b"\0\0\0\5x"),
     ("pbf", (SAMPLE_DATA / "chiangmai_sample.osm.pbf").read_bytes()[:-7]),
     ("osm", b"<osm><node id='1'/>"), ("csv", b'{"error": 1}')],
)  # fmt: skip
def test_what_is_not_of_its_kind_is_thrown_away(server, rules, tmp_path, kind, body):
    refused(item(server.put("/a", Answer(body)), kind), tmp_path, rules)
    assert left(tmp_path) == []


def test_the_old_file_stays_until_the_new_one_is_whole(server, rules, tmp_path):
    (tmp_path / "thing.json").write_bytes(b'{"old": 1}')
    refused(item(server.put("/a.json", Answer(b"<html>"))), tmp_path, rules)
    assert (tmp_path / "thing.json").read_bytes() == b'{"old": 1}'


def test_an_overpass_answer_that_ran_out_of_time_is_no_answer(server, rules, tmp_path):
    body = b'<osm version="0.6"><remark>runtime error: Query timed out</remark></osm>'
    what = item(server.put("/q", Answer(body)), "osm", body="data=x")
    said = refused(what, tmp_path, rules)
    assert "smaller area" in said
    assert server.asked[0].method == "POST"
    assert server.asked[0].body == b"data=x"


def test_the_publishers_checksum_is_held_against_the_file(server, rules, tmp_path):
    md5 = hashlib.md5(JSON, usedforsecurity=False).hexdigest()
    url = server.put("/a.json", Answer(JSON))
    sums = server.put("/a.json.md5", Answer(f"{md5}  a.json\n".encode()))
    assert fetch(item(url, checksum_url=sums), tmp_path, rules=rules).checked
    server.put("/a.json.md5", Answer(b"0" * 32 + b"  a.json\n"))
    (tmp_path / "thing.json").unlink()
    assert "checksum" in refused(item(url, checksum_url=sums), tmp_path, rules)
    assert left(tmp_path) == []


def test_a_safe_redirect_is_followed_and_an_unsafe_one_is_not(server, rules, tmp_path):
    server.put("/b.json", Answer(JSON))
    url = server.put("/a.json", Answer(status=302, headers={"Location": "/b.json"}))
    assert fetch(item(url), tmp_path, rules=rules).path.read_bytes() == JSON
    away = server.put(
        "/c.json", Answer(status=302, headers={"Location": "http://example.org/b.json"})
    )
    said = refused(item(away), tmp_path, rules)
    assert "example.org" in said
    assert "not safe" in said


def test_a_page_that_is_gone_tells_where_to_look(server, rules, tmp_path):
    said = refused(item(server.root + "/nothing"), tmp_path, rules)
    assert "404" in said
    assert "https://example.org/data" in said
    assert len(server.asked) == 1


def test_a_dead_host_is_named(qgis_app, rules, tmp_path):
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
    said = refused(item(f"http://127.0.0.1:{port}/a.json"), tmp_path, rules)
    assert "cannot be reached" in said
    assert left(tmp_path) == []


def test_a_certificate_that_cannot_be_trusted_stops_it(qgis_app, rules, tmp_path):
    if not shutil.which("openssl"):
        pytest.skip("needs openssl to make a certificate")
    pem = tmp_path / "self.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", str(pem), "-out",
         str(tmp_path / "cert.pem"), "-days", "1", "-subj", "/CN=127.0.0.1"],
        check=True, capture_output=True,
    )  # fmt: skip
    pem.write_bytes(pem.read_bytes() + (tmp_path / "cert.pem").read_bytes())
    with serving(pem) as running:
        url = running.put("/a.json", Answer(JSON))
        folder = tmp_path / "got"
        said = refused(item(url), folder, rules)
        assert running.asked == []  # not one byte was said over it
    assert "cannot be trusted" in said
    assert left(folder) == []


def test_cancelling_keeps_the_part_and_nothing_else(server, rules, tmp_path):
    url = server.put("/big.csv", Answer(CSV, headers={"ETag": '"v1"'}, ranges=True))

    def stop(got, _whole):
        if got:
            raise Cancelled

    with pytest.raises(Cancelled):
        fetch(item(url, "csv"), tmp_path, stop, rules=rules)
    assert not (tmp_path / "thing.csv").exists()
    assert all(".part" in name for name in left(tmp_path))


def test_without_a_key_nothing_is_asked(server, rules, tmp_path):
    url = server.put("/a.json", Answer(JSON))
    said = refused(item(url, key_header="API-Key"), tmp_path, rules)
    assert "key" in said
    assert server.asked == []


def test_a_host_is_not_asked_twice_in_a_second(server, waits, tmp_path):
    url = server.put("/a.json", Answer(JSON))
    polite = Rules(silence=5, between=1, wait=lambda s, _look: waits.append(s))
    fetch(item(url), tmp_path, rules=polite)
    fetch(item(url), tmp_path, rules=polite)
    assert max(waits) > 0.5


def test_a_disk_that_cannot_be_written_is_said(server, rules, tmp_path):
    (tmp_path / "file").write_text("x")
    url = server.put("/a.json", Answer(JSON))
    with pytest.raises(CivicError, match="file"):
        fetch(item(url), tmp_path / "file", rules=rules)


def test_what_was_fetched_builds_the_layers(server, rules, tmp_path):
    names = {"air4thai.json": "json", "thaiwater_waterlevel.json": "json",
             "registered_population.csv": "csv", "fire_hotspots.xlsx": "xlsx",
             "land_cover_sample.tif": "tiff"}  # fmt: skip
    folder = tmp_path / "sources"
    for name, kind in names.items():
        url = server.put(f"/{name}", Answer((SOURCES / name).read_bytes()))
        fetch(item(url, kind, file=name), folder, rules=rules)
    extract = SAMPLE_DATA / "chiangmai_sample.osm.pbf"
    url = server.put("/city.osm.pbf", Answer(extract.read_bytes()))
    done = fetch(item(url, "pbf", file="extract/city.osm.pbf"), folder, rules=rules)
    manifest = build_pack(
        done.path, tmp_path / "pack", catalogue(), sources=folder, thumbnails=False
    )
    for layer in ("air_quality_stations", "river_gauges", "registered_population",
                  "fire_hotspots", "land_cover_2021"):  # fmt: skip
        assert manifest.layers[layer].status == "ready", layer
    assert manifest.unused_sources == []  # neither the record nor the extract is taken for one
