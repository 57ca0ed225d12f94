"""What all tests share."""

from __future__ import annotations

import contextlib
import gc
import types

import pytest

with contextlib.suppress(ImportError):  # the same examples each time: a test run proves one tree
    import hypothesis

    hypothesis.settings.register_profile("same", derandomize=True)
    hypothesis.settings.load_profile("same")


@pytest.fixture(autouse=True, scope="module")
def let_go():
    """Free the layers and data sets that a module's caught errors still hold through their frames.

    QGIS never lets go of the traceback of an error that passed through it, and a layer or data set
    that outlives QGIS crashes at the very end, when its driver is gone.
    """
    yield
    for thing in gc.get_objects():
        if isinstance(thing, types.TracebackType):
            frame = thing.tb_frame
            while frame is not None:
                with contextlib.suppress(RuntimeError):  # still running
                    frame.clear()
                frame = frame.f_back
    gc.collect()


@pytest.fixture(scope="session")
def sample_pack(tmp_path_factory):
    """A pack of the drawn sample city, built once; tests read it and leave it as it is."""
    return _build(tmp_path_factory, thumbnails=False)


@pytest.fixture(scope="session")
def full_pack(tmp_path_factory):
    """The same with all its source files, derived layers and pictures; left as it is, too."""
    from cm_civic_plugin.core.resources import SAMPLE_DATA

    return _build(tmp_path_factory, sources=SAMPLE_DATA / "sources")


def _build(tmp_path_factory, **options):
    # here and not above: tests/core runs with no QGIS in reach
    from cm_civic_plugin.core.catalogue.records import catalogue
    from cm_civic_plugin.core.resources import SAMPLE_DATA
    from cm_civic_plugin.gis.catalogue.build_pack import build_pack

    extract = next(SAMPLE_DATA.glob("*.osm.pbf"), None)
    if extract is None:
        pytest.skip("needs sample_data/*.osm.pbf")
    folder = tmp_path_factory.mktemp("packs") / "pack"
    build_pack(extract, folder, catalogue(), **options)
    return folder
