"""The headless face: ids, parameters and answers of the algorithms."""

from __future__ import annotations

import json

import pytest
from qgis.core import (
    QgsApplication,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
)

from cm_civic_plugin.core.resources import SAMPLE_DATA
from cm_civic_plugin.gis.processing.provider import CivicProvider

# ids, parameters and outputs that the design fixes
FACE = {
    "buildcitypack": (
        {"EXTRACT", "AREA", "SOURCES", "OUTPUT", "REPORT"},
        {"OUTPUT", "LAYERS_READY", "FEATURES", "REPORT"},
    ),
    "importopinions": (
        {"INPUT", "PLATFORM", "PACK", "TIMEZONE", "OUTPUT", "REPORT"},
        {"OUTPUT", "READ", "KEPT", "PLACED", "REPORT"},
    ),
    "opinionhotspots": (
        {"INPUT", "PACK", "CELL_SIZE", "RINGS", "MIN_AUTHORS", "POPULATION", "TOPIC", "OUTPUT"},
        {"OUTPUT", "CELLS", "HOT", "COLD", "SUPPRESSED"},
    ),
    "opinionwaves": ({"INPUT", "CELL_SIZE", "STEP", "MIN_AUTHORS", "OUTPUT"}, {"OUTPUT"}),
    "hotspotoverlap": ({"HOTSPOTS", "PACK", "PERMUTATIONS", "SEED", "OUTPUT"}, {"OUTPUT"}),
    "mergeworkshops": (
        {"INPUTS", "OUTPUT", "REPORT"},
        {"OUTPUT", "STROKES", "DUPLICATES", "REPORT"},
    ),
    "agreementmap": (
        {"WORKSHOP", "FUTURE", "CELL_SIZE", "MIN_TABLES", "OUTPUT", "REPORT"},
        {"OUTPUT", "REPORT"},
    ),
    "scenarioindicators": ({"WORKSHOP", "PACK", "OUTPUT"}, {"OUTPUT"}),
}


@pytest.fixture(scope="module")
def provider(qgis_app):
    provider = CivicProvider()
    QgsApplication.processingRegistry().addProvider(provider)
    yield provider
    QgsApplication.processingRegistry().removeProvider(provider)


def run(provider, name, parameters, feedback=None):
    algorithm = provider.algorithm(name).create()
    context = QgsProcessingContext()
    answer, ok = algorithm.run(parameters, context, feedback or QgsProcessingFeedback())
    return answer, ok


@pytest.mark.parametrize("name", FACE)
def test_the_fixed_face(provider, name):
    algorithm = provider.algorithm(name)
    parameters, outputs = FACE[name]
    assert algorithm.id() == f"cmcivic:{name}"
    assert {p.name() for p in algorithm.parameterDefinitions()} >= parameters
    assert {o.name() for o in algorithm.outputDefinitions()} >= outputs
    assert algorithm.shortHelpString() and algorithm.displayName()


def test_the_whole_way_from_files_to_hotspots(provider, tmp_path):
    answer, ok = run(
        provider,
        "buildcitypack",
        {
            "EXTRACT": str(SAMPLE_DATA / "chiangmai_sample.osm.pbf"),
            "SOURCES": str(SAMPLE_DATA / "sources"),
            "OUTPUT": str(tmp_path / "pack"),
            "REPORT": str(tmp_path / "report.json"),
        },
    )
    assert ok and answer["LAYERS_READY"] == 43 + 12 + 7
    report = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert answer["FEATURES"] == sum(s["features"] for s in report["layers"].values())
    posts = str(tmp_path / "posts.gpkg")
    answer, ok = run(
        provider,
        "importopinions",
        {
            "INPUT": str(SAMPLE_DATA / "opinions" / "traffy_sample.csv"),
            "PLATFORM": 0,
            "OUTPUT": posts,
            "REPORT": str(tmp_path / "read.json"),
        },
    )
    assert ok and answer["READ"] >= answer["KEPT"] >= answer["PLACED"] > 1000
    answer, ok = run(
        provider, "opinionhotspots", {"INPUT": posts, "OUTPUT": str(tmp_path / "hot.gpkg")}
    )
    assert ok and answer["HOT"] > 0 and answer["SUPPRESSED"] > 0


@pytest.mark.parametrize(
    ("name", "parameters"),
    [
        ("buildcitypack", {"EXTRACT": "{bad}", "OUTPUT": "{folder}/pack"}),
        ("importopinions", {"INPUT": "{bad}", "OUTPUT": "{folder}/posts.gpkg"}),
    ],
)
def test_bad_input_is_an_exception_with_a_sentence(provider, tmp_path, name, parameters):
    bad = tmp_path / "bad.osm.pbf"
    bad.write_bytes(b"\x00\x01\x02 not what it says")
    out = tmp_path / "out"
    out.mkdir()
    given = {key: value.format(bad=bad, folder=out) for key, value in parameters.items()}
    algorithm = provider.algorithm(name).create()
    with pytest.raises(QgsProcessingException, match=r"bad\.osm\.pbf"):
        algorithm.run(given, QgsProcessingContext(), QgsProcessingFeedback(), {}, False)
    assert list(out.iterdir()) == []


def test_cancelling_stops_and_leaves_nothing(provider, tmp_path):
    feedback = QgsProcessingFeedback()
    feedback.cancel()
    algorithm = provider.algorithm("buildcitypack").create()
    with pytest.raises(QgsProcessingException):
        algorithm.run(
            {
                "EXTRACT": str(SAMPLE_DATA / "chiangmai_sample.osm.pbf"),
                "OUTPUT": str(tmp_path / "pack"),
            },
            QgsProcessingContext(),
            feedback,
            {},
            False,
        )
    assert list(tmp_path.iterdir()) == []
