"""Downloads against a server on the loopback: whole, resumed, refused, broken, never unasked."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import os
import shutil
import socket
import sqlite3
import subprocess
import threading
import time
import zipfile
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from email.utils import format_datetime

import pytest
from osgeo import gdal
from qgis.core import QgsApplication, QgsAuthMethodConfig
from qgis.PyQt.QtCore import QCoreApplication

from cm_civic_plugin.core.catalogue.fetch_plan import FetchItem, source_items
from cm_civic_plugin.core.catalogue.records import catalogue
from cm_civic_plugin.core.errors import Cancelled, CivicError
from cm_civic_plugin.core.resources import SAMPLE_DATA
from cm_civic_plugin.gis.catalogue.build_pack import build_pack
from cm_civic_plugin.gis.catalogue.fetching.download import ask_size, fetch
from cm_civic_plugin.gis.catalogue.fetching.http import USER_AGENT, Rules

from .http_server import Answer, serving
from .test_bad_places import mounted

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


@pytest.mark.parametrize(
    "answer",
    [Answer(CSV, framing="chunked"), Answer(CSV, framing="close"), Answer(status=405),
     Answer(status=501)],
)  # fmt: skip
def test_a_size_that_the_server_does_not_state_is_not_known(server, rules, answer):
    assert ask_size(item(server.put("/a.csv", answer), "csv"), rules=rules) is None
    assert [asked.method for asked in server.asked] == ["HEAD"]


def test_the_answers_to_a_worker_thread_stay_alive_while_the_main_thread_is_busy(server, rules):
    url = server.put("/a.json", Answer(JSON))
    came = []

    def work():
        for _time in range(600):
            try:
                came.append(ask_size(item(url), rules=rules))
            except RuntimeError as error:  # what PyQt says of a reply that it takes for deleted
                came.append(error)

    worker = threading.Thread(target=work)
    worker.start()
    while worker.is_alive():
        time.sleep(0.01)
        QCoreApplication.processEvents()
    assert came == [len(JSON)] * 600


def test_the_size_of_what_is_gone_is_a_failure(server, rules):
    with pytest.raises(CivicError, match="404"):
        ask_size(item(server.root + "/nothing"), rules=rules)


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


def go_on(server, folder, rules, *answers):
    """Let a download break off after 30,000 bytes, then go on with these answers."""
    url = server.put("/big.csv", Answer(CSV, headers={"ETag": '"v1"'}, cut=30_000), *answers)
    return fetch(item(url, "csv"), folder, rules=rules)


def test_a_server_that_knows_no_ranges_sends_it_all_again(server, rules, tmp_path):
    done = go_on(server, tmp_path, rules, Answer(CSV, headers={"ETag": '"v1"'}))
    assert "range" in server.asked[1].headers
    assert done.path.read_bytes() == CSV


def test_other_bytes_than_those_asked_for_are_not_put_behind(server, rules, tmp_path):
    size = len(CSV)
    wrong = Answer(CSV[:9], 206, {"Content-Range": f"bytes 0-8/{size}", "ETag": '"v1"'})
    done = go_on(server, tmp_path, rules, wrong, Answer(CSV, headers={"ETag": '"v1"'}))
    assert "range" not in server.asked[2].headers
    assert done.path.read_bytes() == CSV


def test_packed_bytes_are_not_put_behind_plain_ones(server, rules, tmp_path):
    headers = {"ETag": '"v1"', "Content-Encoding": "gzip"}
    packed = Answer(b"\0" * 30_000 + gzip.compress(CSV), headers=headers, ranges=True)
    done = go_on(server, tmp_path, rules, packed, Answer(CSV, headers={"ETag": '"v1"'}))
    assert "range" in server.asked[1].headers
    assert "range" not in server.asked[2].headers
    assert done.path.read_bytes() == CSV


def test_an_answer_packed_unasked_is_unpacked_and_never_gone_on_from(server, rules, tmp_path):
    headers = {"ETag": '"v1"', "Content-Encoding": "gzip"}
    packed = gzip.compress(CSV)
    url = server.put(
        "/big.csv",
        Answer(packed, headers=headers, cut=300, ranges=True),
        Answer(packed, headers=headers, ranges=True),
    )
    done = fetch(item(url, "csv"), tmp_path, rules=rules)
    assert server.asked[0].headers["accept-encoding"] == "identity"
    assert "range" not in server.asked[1].headers
    assert done.path.read_bytes() == CSV
    assert done.sha256 == hashlib.sha256(CSV).hexdigest()
    assert left(tmp_path) == ["thing.csv"]


@pytest.mark.parametrize(
    ("coding", "body"),
    [("gzip", gzip.compress(CSV)[:300]), ("gzip", CSV), ("br", CSV)],
)
def test_an_answer_that_cannot_be_unpacked_is_thrown_away(server, rules, tmp_path, coding, body):
    url = server.put("/a.csv", Answer(body, headers={"Content-Encoding": coding}))
    refused(item(url, "csv"), tmp_path, rules)
    assert left(tmp_path) == []


def test_a_part_longer_than_the_file_is_now_starts_anew(server, rules, tmp_path):
    short = CSV[:13] * 2
    gone = Answer(status=416, headers={"Content-Range": f"bytes */{len(short)}"})
    done = go_on(server, tmp_path, rules, gone, Answer(short))
    assert "range" not in server.asked[2].headers
    assert done.path.read_bytes() == short


def test_what_came_whole_before_its_checksum_failed_is_not_fetched_again(server, rules, tmp_path):
    tag = {"ETag": '"v1"'}
    url = server.put(
        "/a.json",
        Answer(JSON, headers=tag),
        Answer(status=416, headers={"Content-Range": f"bytes */{len(JSON)}"}),
    )
    what = item(url, checksum_url=server.put("/a.json.md5", Answer(b"<html>sorry")))
    assert "what came is kept" in refused(what, tmp_path, rules)
    md5 = hashlib.md5(JSON, usedforsecurity=False).hexdigest()
    server.put("/a.json.md5", Answer(md5.encode()))
    done = fetch(what, tmp_path, rules=rules)
    assert done.path.read_bytes() == JSON
    assert server.asked[2].headers["range"] == f"bytes={len(JSON)}-"
    assert len(server.asked) == 4


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


NOW = datetime(2026, 11, 24, 10, 0, tzinfo=timezone.utc)


@pytest.mark.parametrize(
    ("after", "waited"),
    [(NOW + timedelta(seconds=20), 20), (NOW - timedelta(days=1), 5), ("soon", 5), ("0", 5)],
)
def test_a_wait_until_a_time_is_reckoned_by_the_servers_clock(
    server, rules, waits, tmp_path, after, waited
):
    text = after if isinstance(after, str) else format_datetime(after, usegmt=True)
    headers = {"Retry-After": text, "Date": format_datetime(NOW, usegmt=True)}
    url = server.put("/a.json", Answer(status=503, headers=headers), Answer(JSON))
    fetch(item(url), tmp_path, rules=rules)
    assert [wait for wait in waits if wait >= 1] == [waited]


def test_a_wait_until_a_time_is_reckoned_by_our_clock_where_the_server_tells_none(
    server, rules, waits, tmp_path
):
    after = format_datetime(datetime.now(timezone.utc) + timedelta(seconds=30), usegmt=True)
    url = server.put("/a.json", Answer(status=429, headers={"Retry-After": after}), Answer(JSON))
    fetch(item(url), tmp_path, rules=rules)
    assert max(waits) == pytest.approx(29, abs=2)


def test_a_wait_until_tomorrow_is_not_waited_for(server, rules, waits, tmp_path):
    after = format_datetime(datetime.now(timezone.utc) + timedelta(days=1), usegmt=True)
    url = server.put("/a.json", Answer(status=429, headers={"Retry-After": after}))
    assert "429" in refused(item(url), tmp_path, rules)
    assert len(server.asked) == 1
    assert max(waits, default=0) < 3600


@pytest.mark.parametrize("kind", ["json", "geojson", "csv", "zip", "xlsx", "tiff", "pbf", "osm"])
def test_a_web_page_in_place_of_data_is_thrown_away(server, rules, tmp_path, kind):
    page = b"<!DOCTYPE html><html><body>Please log in</body></html>"
    said = refused(item(server.put("/a.json", Answer(page)), kind), tmp_path, rules)
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


def zipped():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("thing.gdb/a.gdbtable", os.urandom(20_000))
        archive.writestr("thing.gdb/b.gdbtable", CSV)
    return out.getvalue()


WHOLE = {
    "json": JSON,
    "geojson": (SOURCES / "tambon_sample.geojson").read_bytes(),
    "zip": zipped(),
    "xlsx": (SOURCES / "fire_hotspots.xlsx").read_bytes(),
    "tiff": (SOURCES / "elevation_sample.tif").read_bytes(),
    "osm": b'<osm version="0.6"><node id="1" lat="18.7" lon="98.9"/></osm>\n',
    "pbf": (SAMPLE_DATA / "chiangmai_sample.osm.pbf").read_bytes(),
}


@pytest.mark.parametrize("kind", WHOLE)
def test_a_file_cut_short_where_nothing_tells_its_length_is_noticed(server, rules, tmp_path, kind):
    whole = WHOLE[kind]
    url = server.put("/a", Answer(whole, framing="close"))
    done = fetch(item(url, kind), tmp_path, rules=rules)
    assert done.path.read_bytes() == whole
    assert done.whole
    done.path.unlink()
    for share in (0.1, 0.5, 0.9):
        server.put("/a", Answer(whole[: int(len(whole) * share)], framing="close"))
        refused(item(url, kind), tmp_path, rules)
    server.put("/a", Answer(whole[:-4], framing="close"))
    refused(item(url, kind), tmp_path, rules)
    assert left(tmp_path) == []


@pytest.mark.parametrize(
    "options",
    [["TILED=NO"], ["TILED=YES", "COMPRESS=DEFLATE"], ["BIGTIFF=YES", "TILED=YES"],
     ["ENDIANNESS=BIG", "INTERLEAVE=BAND"]],
)  # fmt: skip
@pytest.mark.parametrize("overviews", [False, True])
def test_a_tiff_of_any_build_is_whole_or_cut(server, rules, tmp_path, options, overviews):
    made = tmp_path / "made.tif"
    image = gdal.GetDriverByName("GTiff").Create(str(made), 500, 400, 2, options=options)
    for band in (1, 2):
        image.GetRasterBand(band).WriteRaster(0, 0, 500, 400, os.urandom(200_000))
    if overviews:
        image.BuildOverviews("NEAREST", [2, 4])
    image = None
    whole = made.read_bytes()
    url = server.put("/a.tif", Answer(whole))
    assert fetch(item(url, "tiff"), tmp_path / "got", rules=rules).size == len(whole)
    for gone in (1, 100, len(whole) // 3, len(whole) - 200, len(whole) - 4):
        server.put("/a.tif", Answer(whole[:-gone]))
        refused(item(url, "tiff"), tmp_path / "got", rules)


def test_a_tiff_cut_short_in_its_second_image_is_noticed(server, rules, tmp_path):
    made = tmp_path / "made.tif"
    for options in ([], ["APPEND_SUBDATASET=YES"]):
        image = gdal.GetDriverByName("GTiff").Create(str(made), 50, 40, 1, options=options)
        image.GetRasterBand(1).WriteRaster(0, 0, 50, 40, os.urandom(2_000))
        image = None
    whole = made.read_bytes()
    url = server.put("/a.tif", Answer(whole))
    fetch(item(url, "tiff"), tmp_path / "got", rules=rules)
    for gone in (1, 1_000):
        server.put("/a.tif", Answer(whole[:-gone]))
        refused(item(url, "tiff"), tmp_path / "got", rules)


def test_a_tiff_whose_directories_go_round_in_circles_is_none(server, rules, tmp_path):
    loop = b"II*\0" + (8).to_bytes(4, "little") + b"\0\0" + (8).to_bytes(4, "little")
    refused(item(server.put("/a.tif", Answer(loop)), "tiff"), tmp_path, rules)


def test_a_zip_that_is_damaged_inside_is_noticed(server, rules, tmp_path):
    body = bytearray(WHOLE["zip"])
    body[5_000] ^= 1
    refused(item(server.put("/a.zip", Answer(bytes(body))), "zip"), tmp_path, rules)
    assert left(tmp_path) == []


@pytest.mark.parametrize("framing", ["length", "chunked"])
def test_a_table_cut_short_is_gone_on_from(server, rules, tmp_path, framing):
    tag = {"ETag": '"v1"'}
    url = server.put(
        "/a.csv",
        Answer(CSV, headers=tag, cut=50_000, framing=framing),
        Answer(CSV, headers=tag, ranges=True),
    )
    done = fetch(item(url, "csv"), tmp_path, rules=rules)
    assert done.path.read_bytes() == CSV
    assert done.whole
    assert "range" in server.asked[1].headers


def test_a_table_that_may_be_cut_short_is_not_called_whole(server, rules, tmp_path):
    cut = Answer(CSV[:50_000], framing="close")  # nothing tells that this is not all of it
    url = server.put("/a.csv", cut)
    assert not fetch(item(url, "csv"), tmp_path, rules=rules).whole
    md5 = hashlib.md5(CSV, usedforsecurity=False).hexdigest()
    sums = server.put("/a.csv.md5", Answer(md5.encode()))
    assert "checksum" in refused(item(url, "csv", checksum_url=sums), tmp_path, rules)
    server.put("/a.csv", Answer(CSV, framing="close"))
    assert fetch(item(url, "csv", checksum_url=sums), tmp_path, rules=rules).whole


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


def test_a_redirect_in_circles_ends(server, rules, tmp_path):
    server.put("/b.json", Answer(status=302, headers={"Location": "/a.json"}))
    url = server.put("/a.json", Answer(status=302, headers={"Location": "/b.json"}))
    assert "in circles" in refused(item(url), tmp_path, rules)
    assert len(server.asked) <= 6
    assert left(tmp_path) == []


def test_a_server_that_falls_silent_is_left_and_gone_on_from(server, waits, tmp_path):
    rules = Rules(silence=0.5, tries=1, between=0)
    end = threading.Event()
    tag = {"ETag": '"v1"'}
    url = server.put("/big.csv", Answer(CSV, headers=tag, cut=30_000, until=end))
    assert "sent nothing" in refused(item(url, "csv"), tmp_path, rules)
    end.set()
    server.put("/big.csv", Answer(CSV, headers=tag, ranges=True))
    assert fetch(item(url, "csv"), tmp_path, rules=rules).path.read_bytes() == CSV
    assert "range" in server.asked[1].headers


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


def cancelled_after(seconds, folder, what, rules):
    """Cancel a download after so long and return how long it took to end from then on."""
    at = time.monotonic() + seconds

    def stop(_got, _whole):
        if time.monotonic() > at:
            raise Cancelled

    with pytest.raises(Cancelled):
        fetch(what, folder, stop, rules=rules)
    return time.monotonic() - at


def test_cancelling_does_not_wait_for_a_server_that_is_silent(server, tmp_path):
    end = threading.Event()
    tag = {"ETag": '"v1"'}
    url = server.put("/big.csv", Answer(CSV, headers=tag, cut=30_000, until=end))
    assert cancelled_after(0.5, tmp_path, item(url, "csv"), Rules(between=0)) < 1
    end.set()
    server.put("/big.csv", Answer(CSV, headers=tag, ranges=True))
    done = fetch(item(url, "csv"), tmp_path, rules=Rules(between=0))
    assert server.asked[1].headers["range"] == "bytes=30000-"
    assert done.path.read_bytes() == CSV


def test_cancelling_does_not_wait_for_the_next_try(server, tmp_path):
    what = item(server.put("/a.json", Answer(status=503)))
    assert cancelled_after(0.5, tmp_path, what, Rules(between=0, backoff=30)) < 1
    assert len(server.asked) == 1


@pytest.fixture
def key(qgis_app):
    """The id of a key in QGIS's authentication database, which is unlocked."""
    manager = QgsApplication.authManager()
    assert manager.setMasterPassword("of the test", True)
    config = QgsAuthMethodConfig("Basic")
    config.setName("GISTDA")
    config.setConfig("username", "me")
    config.setConfig("password", "s3cret")
    assert manager.storeAuthenticationConfig(config)
    yield config.id()
    manager.setMasterPassword("of the test", True)
    manager.removeAuthenticationConfig(config.id())
    manager.clearMasterPassword()


def test_the_key_goes_to_its_server_and_nowhere_else(server, rules, tmp_path, key):
    what = item(server.put("/a.json", Answer(JSON)), key_header="API-Key")
    fetch(what, tmp_path, auth=key, rules=rules)
    assert ask_size(what, key, rules=rules) == len(JSON)
    assert [asked.headers["api-key"] for asked in server.asked] == ["s3cret", "s3cret"]
    (record,) = tmp_path.rglob("fetched.json")
    assert "s3cret" not in record.read_text(encoding="utf-8")
    with serving() as other:
        away = Answer(status=302, headers={"Location": other.put("/a.json", Answer(JSON))})
        server.put("/a.json", away)
        refused(what, tmp_path, rules, auth=key)
        assert other.asked == []


def test_a_key_that_the_answer_quotes_is_not_written_down(server, rules, tmp_path, key):
    link = b'{"links": [{"href": "https://example.org/next?api_key=s3cret"}], "n": 1}'
    what = item(server.put("/a.json", Answer(link)), key_header="API-Key")
    done = fetch(what, tmp_path, auth=key, rules=rules)
    assert json.loads(done.path.read_bytes())["n"] == 1
    assert b"s3cret" not in b"".join(p.read_bytes() for p in tmp_path.rglob("*") if p.is_file())
    server.put("/a.json", Answer(link, headers={"ETag": '"v1"'}, cut=60))
    refused(what, tmp_path, rules, auth=key)
    assert left(tmp_path) == ["thing.json"]  # no part of it is kept


def test_a_key_that_is_locked_is_said_and_no_one_is_asked(server, rules, tmp_path, key):
    QgsApplication.authManager().clearMasterPassword()
    what = item(server.put("/a.json", Answer(JSON)), key_header="API-Key")
    assert "master password" in refused(what, tmp_path, rules, auth=key)
    assert server.asked == []


def test_a_key_that_is_not_accepted_is_said(server, rules, tmp_path, key):
    what = item(server.put("/a.json", Answer(status=403)), key_header="API-Key")
    said = refused(what, tmp_path, rules, auth=key)
    assert "does not accept the key" in said
    assert "s3cret" not in said


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


def test_a_disk_that_becomes_full_is_said_and_gone_on_from(server, rules, tmp_path):
    tag = {"ETag": '"v1"'}
    url = server.put("/big.csv", Answer(CSV, headers=tag, ranges=True))
    with mounted(tmp_path / "disk", "-t", "tmpfs", "-o", "size=96k", "tmpfs") as disk:
        (disk / "thing.csv").write_bytes(b"old,one\n")
        said = refused(item(url, "csv"), disk, rules)
        assert "is full" in said
        assert str(disk) in said
        assert (disk / "thing.csv").read_bytes() == b"old,one\n"
        subprocess.run(["mount", "-o", "remount,size=1m", str(disk)], check=True)
        assert fetch(item(url, "csv"), disk, rules=rules).path.read_bytes() == CSV
        assert "range" in server.asked[1].headers
        assert left(disk) == ["thing.csv"]


def test_a_folder_that_is_read_only_is_said(server, rules, tmp_path):
    out = tmp_path / "out"
    out.mkdir()
    with mounted(tmp_path / "stick", "--bind", str(out)) as stick:
        if subprocess.run(["mount", "-o", "remount,ro,bind", str(stick)], check=False).returncode:
            pytest.skip("needs the right to mount read-only")
        said = refused(item(server.put("/a.json", Answer(JSON))), stick, rules)
        assert str(stick) in said
        assert "Read-only file system" in said
    assert server.asked == []
    assert left(out) == []


def test_live_values_come_by_themselves_and_into_the_pack(server, rules, tmp_path):
    extract = SAMPLE_DATA / "chiangmai_sample.osm.pbf"
    live = [what for what in source_items(catalogue()) if what.live]
    folder, pack = tmp_path / "sources", tmp_path / "pack"

    def gauge_after(level):
        for what in live:
            body = (SOURCES / what.file).read_bytes().replace(b'"301.78"', level)
            url = server.put(f"/{what.file}", Answer(body))
            fetch(replace(what, url=url), folder, rules=rules)
        manifest = build_pack(extract, pack, catalogue(), sources=folder, thumbnails=False)
        for layer in ("air_quality_stations", "river_gauges"):
            assert manifest.layers[layer].status == "ready", layer
        with closing(sqlite3.connect(pack / "layers.gpkg")) as db:
            return [row for row in db.execute("SELECT * FROM river_gauges") if "P.1" in row]

    (before,), (after,) = gauge_after(b'"301.78"'), gauge_after(b'"303.33"')
    assert 301.78 in before
    assert 303.33 in after
    assert left(folder) == ["air4thai.json", "thaiwater_waterlevel.json"]


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
