"""Postal codes by tambon: GeoThai's shapes and tables."""

from __future__ import annotations

import json

import pytest

from cm_civic_plugin.core.catalogue.sources import postal_codes
from cm_civic_plugin.core.errors import BadInput


@pytest.mark.parametrize(
    "content",
    [
        [{"id": 500116, "th": "สันผีเสื้อ", "postal_code": [50290, 50300]}],
        {"500116": {"code": 500116, "postal_codes": ["50290", "50300"]}},
        [{"postal_code": 50290, "areas": [500116]}, {"postal_code": 50300, "areas": [500116]}],
        [{"id": 7, "subdistrict_id": 500116, "postal_code": "50290, 50300"}],
    ],
)
def test_every_shape_gives_the_codes_in_their_order(tmp_path, content):
    path = tmp_path / "codes.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    assert postal_codes.read(path) == {"500116": ["50290", "50300"]}


def test_a_table_may_repeat_a_tambon(tmp_path):
    path = tmp_path / "codes.csv"
    path.write_text("dopa_code,postal_code\n500101,50200\n500116,50290\n500116,50300\n", "utf-8")
    assert postal_codes.read(path) == {"500101": ["50200"], "500116": ["50290", "50300"]}


def test_a_file_without_any_is_refused(tmp_path):
    path = tmp_path / "codes.json"
    path.write_text('[{"id": 50, "postal_code": 50000}]', encoding="utf-8")
    with pytest.raises(BadInput, match="no postal code of a tambon"):
        postal_codes.read(path)
