"""The city's constants are those of the catalogue."""

from __future__ import annotations

from cm_civic_plugin.core import city
from cm_civic_plugin.core.catalogue.records import catalogue


def test_same_as_the_study_area():
    area = catalogue().shared["study_area"]
    assert list(city.CORE) == area["core_bbox"]
    assert area["analysis_crs"] == city.METRIC_CRS
