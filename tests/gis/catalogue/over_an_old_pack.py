"""What the tests of bad builds share: building over an old pack and seeing that it stays."""

from __future__ import annotations

import hashlib

import pytest

from cm_civic_plugin.core.catalogue.records import catalogue
from cm_civic_plugin.core.errors import BadInput
from cm_civic_plugin.core.resources import SAMPLE_DATA
from cm_civic_plugin.gis.catalogue.build_pack import build_pack

SAMPLE = SAMPLE_DATA / "chiangmai_sample.osm.pbf"


def build(extract, output, **options):
    return build_pack(extract, output, catalogue(), thumbnails=False, **options)


def small(path, lat="18.78"):
    """Write a small extract with one marketplace."""
    path.write_text(
        f'<?xml version="1.0"?><osm version="0.6"><node id="1" lat="{lat}" lon="98.98" version="1">'
        '<tag k="amenity" v="marketplace"/></node></osm>',
        encoding="utf-8",
    )
    return path


def contents(folder):
    """Return everything below a folder: names, and digests of files."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        if path.is_file()
        else "folder"
        for path in folder.rglob("*")
    }


def refused(extract, out, kind=BadInput):
    """Build over the old pack; return the sentence, after a look that nothing changed."""
    before = contents(out)
    with pytest.raises(kind) as caught:
        build(extract, out / "pack")
    assert contents(out) == before
    said = str(caught.value)
    assert said.endswith(".") and "{" not in said and "Traceback" not in said
    return said
