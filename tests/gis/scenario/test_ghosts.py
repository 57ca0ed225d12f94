from __future__ import annotations

import contextlib
import shutil
import sqlite3
from pathlib import Path

import pytest
from qgis.core import QgsProject, QgsVectorLayer

from cm_civic_plugin.core.errors import BadInput
from cm_civic_plugin.core.resources import SAMPLE_DATA
from cm_civic_plugin.core.scenario.journal import new_row, replay
from cm_civic_plugin.core.scenario.plan import default_plan, plan_to_text
from cm_civic_plugin.core.scenario.shape import shape_of
from cm_civic_plugin.gis.scenario.agreement_project import PROPERTY as AGREEMENT_PROPERTY
from cm_civic_plugin.gis.scenario.film_layers import FILM_PROPERTY
from cm_civic_plugin.gis.scenario.ghosts import (
    GHOST_PROPERTY,
    add_ghosts,
    ghosts_of,
    remove_ghost,
    restore,
)
from cm_civic_plugin.gis.scenario.merging import read_journal
from cm_civic_plugin.gis.scenario.project_layers import ProjectLayers
from cm_civic_plugin.gis.scenario.records import INSERT, to_record
from cm_civic_plugin.gis.scenario.room_layers import ROOM_PROPERTY
from cm_civic_plugin.gis.scenario.side_layers import side_layers
from cm_civic_plugin.gis.scenario.sitting import Sitting
from cm_civic_plugin.gis.scenario.workshop_file import WorkshopFile

WORKSHOP = SAMPLE_DATA / "workshop"
HERE = Path(__file__).parent


@pytest.fixture()
def project(qgis_app, qgis_new_project):
    project = QgsProject.instance()
    yield project
    project.clear()


@pytest.fixture()
def earlier(tmp_path):
    folder = tmp_path / "a year ago"
    folder.mkdir()
    path = folder / "table ข #1.gpkg"
    shutil.copy(WORKSHOP / "table_B.gpkg", path)
    return path


@pytest.fixture()
def today(project, tmp_path):
    path = tmp_path / "table_A.gpkg"
    shutil.copy(WORKSHOP / "table_A.gpkg", path)
    sitting = Sitting(path)
    plan = sitting.plan
    base = QgsVectorLayer("Point?crs=EPSG:4326", "base", "memory")
    project.addMapLayer(base)
    ProjectLayers(project, sitting.workshop, plan.futures, plan.elements).ensure()
    yield sitting
    sitting.close()


def order(project):
    return [layer.name() for layer in project.layerTreeRoot().layerOrder()]


def test_the_file_and_its_folder_stay_as_they_are(project, earlier):
    earlier.chmod(0o444)
    before = earlier.read_bytes(), earlier.stat().st_mtime_ns
    layers = add_ghosts(project, [earlier])
    assert layers and (earlier.read_bytes(), earlier.stat().st_mtime_ns) == before
    remove_ghost(project, earlier)
    assert (earlier.read_bytes(), earlier.stat().st_mtime_ns) == before
    assert list(earlier.parent.iterdir()) == [earlier]


def test_a_file_of_an_older_schema_is_not_migrated(project, tmp_path):
    path = tmp_path / "old.gpkg"
    with contextlib.closing(sqlite3.connect(path)) as db:
        db.executescript((HERE / "schema_1.sql").read_text(encoding="utf-8"))
        about = {
            "schema_version": "1",
            "workshop_uuid": "6f1e7d3c-6f0f-4c3a-9a55-0d9d7a0c7a11",
            "table_code": "A",
        }
        db.executemany("INSERT INTO meta (key, value) VALUES (?, ?)", about.items())
        stamp = shape_of("stamp", [(98.98, 18.78)])
        row = new_row("draw", "s", "A", future_id="chaos", element_id="homes", shape=stamp)
        db.execute(INSERT, to_record(row))
        db.commit()
    before = path.read_bytes()
    assert add_ghosts(project, [path])
    assert path.read_bytes() == before and [p.name for p in tmp_path.iterdir()] == ["old.gpkg"]


def test_pale_and_read_only_with_all_that_was_drawn(project, earlier):
    layers = add_ghosts(project, [earlier])
    drawn = replay(read_journal(earlier).rows)
    assert sum(layer.featureCount() for layer in layers) == len(drawn) > 10
    for layer in layers:
        assert layer.opacity() < 0.5 and layer.readOnly() and not layer.startEditing()
        assert not layer.labelsEnabled()
        future = layer.customProperty("cm_civic/future")
        mine = [row for row in drawn if row.future_id == future]
        assert layer.featureCount() <= len(mine)
        assert {f["element_id"] for f in layer.getFeatures()} <= {row.element_id for row in mine}


def test_named_with_title_table_and_date_and_that_it_is_a_sample(project, earlier, tmp_path):
    plan = default_plan()
    real = tmp_path / "real.gpkg"
    file = WorkshopFile.create(
        real, "C", title="Our street", plan=plan_to_text(plan), workshop=plan.workshop
    )
    file.close()
    sitting = Sitting(real)
    sitting.write(
        "draw",
        future_id="chaos",
        element_id="homes",
        shape=shape_of("stamp", [(98.98, 18.78)]),
        started_at="2021-03-05T03:00:00.000Z",
    )
    sitting.close()
    add_ghosts(project, [earlier, real])
    names = {ghost.path: ghost.name for ghost in ghosts_of(project)}
    assert names[earlier].startswith(("SAMPLE", "ตัวอย่าง"))
    assert not names[real].startswith(("SAMPLE", "ตัวอย่าง"))
    assert "Our street" in names[real]
    assert " C " in names[real] and ("5 Mar 2021" in names[real] or "2564" in names[real])


def test_under_todays_drawings_and_over_the_maps(project, today, earlier):
    ghosts = add_ghosts(project, [earlier])
    layers = project.layerTreeRoot().layerOrder()
    places = [layers.index(layer) for layer in ghosts]
    of_today = [
        place
        for place, layer in enumerate(layers)
        if layer.customProperty("cm_civic/future") and layer not in ghosts
    ]
    base = layers.index(project.mapLayersByName("base")[0])
    assert max(of_today) < min(places) and max(places) < base


def test_each_is_taken_away_alone_and_comes_only_once(project, today, earlier, tmp_path):
    before = order(project)
    other = tmp_path / "table_C.gpkg"
    shutil.copy(WORKSHOP / "table_C.gpkg", other)
    add_ghosts(project, [earlier, other])
    once = len(project.mapLayers())
    add_ghosts(project, [earlier])
    assert len(project.mapLayers()) == once and len(ghosts_of(project)) == 2
    remove_ghost(project, earlier)
    assert [ghost.path for ghost in ghosts_of(project)] == [other]
    remove_ghost(project, other)
    remove_ghost(project, other)  # already gone
    assert order(project) == before and ghosts_of(project) == []


def test_a_project_that_is_opened_again_has_them_again(project, today, earlier, tmp_path):
    ghosts = add_ghosts(project, [earlier])
    count = sum(layer.featureCount() for layer in ghosts)
    names, saved = order(project), tmp_path / "p.qgz"
    assert project.write(str(saved))
    project.clear()
    assert project.read(str(saved))
    assert restore(project) == []
    again = [
        layer for layer in project.mapLayers().values() if layer.customProperty(GHOST_PROPERTY)
    ]
    assert sum(layer.featureCount() for layer in again) == count
    assert order(project) == names
    earlier.unlink()
    project.clear()
    assert project.read(str(saved))
    (lost,) = restore(project)
    assert lost.path == earlier
    assert [ghost.path for ghost in ghosts_of(project)] == [earlier]  # it can be taken away


def test_those_that_are_there_stay_as_they_are(project, earlier):
    before = {layer.id() for layer in add_ghosts(project, [earlier])}
    earlier.unlink()
    assert restore(project) == []
    assert set(project.mapLayers()) == before


def test_each_side_has_the_ghosts_of_its_future(project, today, earlier):
    ghosts = add_ghosts(project, [earlier])
    for future in ("good_living", "chaos"):
        shown = side_layers(project, future, today.workshop.path)
        mine = [layer for layer in ghosts if layer.customProperty("cm_civic/future") == future]
        assert mine and [layer for layer in shown if layer in ghosts] == mine
    group = project.layerTreeRoot().findLayer(ghosts[0]).parent()
    group.setItemVisibilityChecked(False)
    shown = side_layers(project, "good_living", today.workshop.path)
    assert not [layer for layer in shown if layer in ghosts]


def test_other_tables_are_on_their_futures_side_and_the_film_on_none(project, today):
    live, film = (
        QgsVectorLayer("Point?crs=EPSG:4326", name, "memory") for name in ("live", "film")
    )
    live.setCustomProperty(ROOM_PROPERTY, "chaos")
    film.setCustomProperty(FILM_PROPERTY, True)
    project.addMapLayers([live, film])
    good, chaos = (
        side_layers(project, future, today.workshop.path) for future in ("good_living", "chaos")
    )
    assert live in chaos and live not in good
    assert film not in chaos and film not in good


def test_the_map_of_agreement_is_on_neither_side(project, today):
    layer = QgsVectorLayer("Polygon?crs=EPSG:4326", "agreement", "memory")
    layer.setCustomProperty(AGREEMENT_PROPERTY, True)
    project.addMapLayer(layer)
    for future in ("good_living", "chaos"):
        assert layer not in side_layers(project, future, today.workshop.path)


def test_a_title_is_never_evaluated(project, tmp_path):
    path = tmp_path / "x.gpkg"
    WorkshopFile.create(path, "A", title="[% 6 * 7 %] <b>bold</b>").close()
    add_ghosts(project, [path])
    (ghost,) = ghosts_of(project)
    assert "[%" not in ghost.name and "<b>" not in ghost.name and "6 * 7" in ghost.name


@pytest.mark.parametrize("content", [None, b"", b"no database at all" * 100])
def test_what_is_no_workshop(project, tmp_path, content):
    path = tmp_path / "x.gpkg"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(BadInput) as caught:
        add_ghosts(project, [path])
    assert caught.value.params["file"] == path and project.mapLayers() == {}
    assert path.exists() == (content is not None)
