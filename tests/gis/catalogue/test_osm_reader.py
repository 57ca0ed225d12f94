"""Reading an extract ahead: in columns and as features alike, to be broken off at any time."""

from __future__ import annotations

import threading
import time

import pytest
from osgeo import ogr

from cm_civic_plugin.core.errors import Cancelled
from cm_civic_plugin.core.resources import SAMPLE_DATA
from cm_civic_plugin.gis.catalogue.osm_reader import ExtractReader
from cm_civic_plugin.gis.catalogue.read_ahead import ReadAhead
from tests.shared_data import shared_file

SAMPLE = SAMPLE_DATA / "chiangmai_sample.osm.pbf"


def elements(path):
    """Return (kind, id, tags, WKB, envelope) of all elements of an extract."""
    found = []
    with ExtractReader(path) as reader:
        for reading in ("node", "way", "relation"):
            for batch in reader.batches(reading):
                for place, tags in enumerate(batch.tags):
                    element = batch.element(place)
                    envelope = element.wkb and element.envelope
                    found.append((element.kind, element.osm_id, tags, element.wkb, envelope))
        assert reader.elements == len(found)
    return sorted(found, key=lambda row: row[:2])


@pytest.mark.skipif(
    not hasattr(ogr.Layer, "GetArrowStreamAsNumPy"), reason="GDAL before 3.6 has features only"
)
@pytest.mark.parametrize(
    "name", ["sample", "helsinki-centre.osm.pbf", "north-bayreuth-2014.osm.gz"]
)
def test_columns_and_features_bring_the_same(name, monkeypatch):
    path = SAMPLE if name == "sample" else shared_file(f"osm/{name}")
    in_columns = elements(path)
    monkeypatch.delattr(ogr.Layer, "GetArrowStreamAsNumPy")
    assert elements(path) == in_columns
    assert len(in_columns) > 5_000


def test_cancelling_leaves_no_thread_behind():
    before = threading.active_count()

    def cancel(_share):
        raise Cancelled

    began = time.monotonic()
    with pytest.raises(Cancelled), ExtractReader(SAMPLE) as reader:
        for _batch in reader.batches("node", cancel):
            pass
    while threading.active_count() > before and time.monotonic() < began + 10:
        time.sleep(0.01)
    assert threading.active_count() == before


def test_a_failure_on_the_thread_is_raised_where_the_items_are_taken():
    def make(_stopped):
        yield 1
        raise OSError("gone")

    ahead = ReadAhead(make, 4)
    ahead.start()
    taken = []
    with pytest.raises(OSError, match="gone"):
        taken.extend(item for item in ahead if item is not None)


def test_no_more_is_made_than_there_is_room_for():
    made = []

    def make(_stopped):
        for number in range(100):
            made.append(number)
            yield number

    ahead = ReadAhead(make, 4)
    ahead.start()
    taking = iter(ahead)
    assert next(taking) == 0
    time.sleep(0.3)
    assert len(made) <= 1 + 4 + 1  # taken, waiting, in hand
    ahead.stop()
    time.sleep(0.3)
    assert len(made) <= 1 + 4 + 1


def test_what_is_slow_to_come_leaves_time_to_look_around():
    go = threading.Event()

    def make(_stopped):
        go.wait(10)
        yield "late"

    ahead = ReadAhead(make, 4)
    ahead.start()
    taking = iter(ahead)
    assert next(taking) is None
    go.set()
    assert next(item for item in taking if item is not None) == "late"
