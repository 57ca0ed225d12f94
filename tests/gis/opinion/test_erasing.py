"""Erasing for good, checked by looking through every byte without the plugin's own search."""

from __future__ import annotations

import json
import sqlite3
import zipfile
from dataclasses import replace

import pytest
from osgeo import ogr
from qgis.core import (
    QgsApplication,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingUtils,
    QgsProject,
    QgsSettings,
    QgsVectorLayer,
)

from cm_civic_plugin.core.errors import BadInput, BadOutput, Cancelled
from cm_civic_plugin.core.opinion.erasure import Ledger, find_posts, searched_for
from cm_civic_plugin.core.opinion.post_store import load_posts
from cm_civic_plugin.core.opinion.recipe import read_recipe
from cm_civic_plugin.gis.i18n import set_language
from cm_civic_plugin.gis.opinion import erase_proof, kept_posts, made_from, profile
from cm_civic_plugin.gis.opinion.erase_proof import prove, tidy, traces_of_source
from cm_civic_plugin.gis.opinion.erasing import (
    delete,
    finish,
    let_go,
    prepare,
    put_in_project,
    refresh,
    without_rows,
)
from cm_civic_plugin.gis.opinion.hotspots_layer import recipe_of
from cm_civic_plugin.gis.opinion.made_from import POSTS, Source, find_made, see
from cm_civic_plugin.gis.opinion.making import Settings
from cm_civic_plugin.gis.opinion.maps import map_hotspots, map_waves, run_again, same_features
from cm_civic_plugin.gis.opinion.quotes import Quote, read_quotes, write_quotes
from cm_civic_plugin.gis.opinion.session import import_posts
from cm_civic_plugin.gis.processing.erase_opinions import EraseOpinions
from cm_civic_plugin.gis.processing.import_opinions import ImportOpinions
from cm_civic_plugin.gis.processing.opinion_hotspots import OpinionHotspots

NAME = "สมหญิง ทดสอบดี"
SECRET = "ความลับหนึ่งเดียวของฉันเรื่องฟุตบาท"
NUMBER = "2023-ZZTOP7"
HER_ROWS = [9, 21, 43]


def quiet(_percent, _word=""):
    """Progress that nobody watches."""


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    """A profile and a folder of temporary files of this test alone, in English."""
    before = QgsSettings().value("cm_civic/language")
    set_language("en")
    folder, temporary = tmp_path / "profile", tmp_path / "temporary"
    folder.mkdir()
    temporary.mkdir()
    monkeypatch.setattr(QgsApplication, "qgisSettingsDirPath", staticmethod(lambda: f"{folder}/"))
    monkeypatch.setattr(QgsProcessingUtils, "tempFolder", staticmethod(lambda: str(temporary)))
    yield folder
    QgsSettings().setValue("cm_civic/language", before)


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "work"
    folder.mkdir()
    return folder


@pytest.fixture
def export(tmp_path):
    """Two places, two months; three posts of one person, one of them with words only she wrote."""
    path = tmp_path / "exports" / "voices_of_2025.csv"
    path.parent.mkdir()
    lines = ["id,lat,lon,date,text,topic,author"]
    for number in range(120):
        lat, lon, text, topic = (
            (18.790, 98.980, "น้ำท่วม ถนน", "น้ำ")
            if number % 2
            else (18.800, 98.990, "ไฟทาง ถนน", "ไฟ")
        )
        row = number + 2
        author, ticket = f"u{number}", f"2023-AA{number:04d}"
        if row in HER_ROWS:
            author = NAME
        if row == HER_ROWS[0]:
            text, ticket = f"{text} {SECRET} โทร 081-234-5678", NUMBER
        month = 1 if number < 60 else 3
        lat += number * 2e-6
        lines.append(
            f"{ticket},{lat:.6f},{lon},2025-0{month}-{1 + number % 27:02d} 10:00,{text},{topic},{author}"
        )
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


@pytest.fixture
def project(folder, qgis_new_project):
    project = QgsProject.instance()
    assert project.write(str(folder / "work.qgz"))
    yield project
    project.clear()


@pytest.fixture
def made(project, folder, export):
    """All that can be made of an export: maps, kept posts, a quote, all in a saved project."""
    imported = import_posts(export, quiet)
    hot = map_hotspots(imported, Settings(cell_size=400), folder / "hot_2025.gpkg", quiet)
    waves = map_waves(imported, Settings(cell_size=400), folder / "waves_2025.gpkg", quiet)
    for layer in (*hot.open(), *waves.open()):
        project.addMapLayer(layer)
    kept_posts.keep(project, imported)
    write_quotes(
        project,
        [
            Quote(imported.sha256, HER_ROWS[0], "400_1_1", f"เธอว่า {SECRET}"),
            Quote(imported.sha256, 3, "400_1_1", "น้ำท่วมถนนเส้นนี้ทุกปี"),
            Quote("ff" * 32, HER_ROWS[0], "400_1_1", "ของอีกไฟล์หนึ่ง"),
        ],
    )
    assert project.write()
    return imported


def forms(text):
    xml = text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
    return {
        text.encode(),
        xml.encode(),
        text.encode("utf-16-le"),
        json.dumps(text)[1:-1].encode(),
    }


def grep(roots, *texts, apart=()):
    """Return which files, or members of archives, hold any of the texts: every byte is looked at."""
    wanted = [form for text in texts for form in forms(text)]
    found = []
    for root in roots:
        for path in [root] if root.is_file() else sorted(root.rglob("*")):
            if not path.is_file() or path in apart:
                continue
            content = [path.read_bytes()]
            if zipfile.is_zipfile(path):
                with zipfile.ZipFile(path) as archive:
                    content += [archive.read(name) for name in archive.namelist()]
            if any(form in data for form in wanted for data in content):
                found.append(path.name)
    return found


def source_of(imported, export):
    return Source(imported.sha256, export.name, export)


def erase_all_of(project, source, **more):
    plan = find_made(see(project), source, **more)
    done = delete(plan, let_go(project, plan))
    return plan, done


def erase_rows_of(project, source, rows, imported=None, **more):
    plan = find_made(see(project), source, imported=imported, **more)
    ledger = Ledger.load(profile.ledger_path())
    prepared = prepare(plan, rows, ledger.rows(source.sha256), imported=imported)
    put_in_project(project, prepared, ledger)
    done = finish(prepared)
    refresh(project, prepared)
    return prepared, done


# --- a whole export


def test_an_export_goes_from_every_layer_file_and_store(made, project, folder, export, home):
    source = source_of(made, export)
    assert sorted(grep([folder], made.sha256)) == [
        "hot_2025.gpkg",
        "voices_of_2025-" + made.sha256[:8] + ".opinions.sqlite",
        "waves_2025.gpkg",
        "work.qgz",
    ]
    (home / "cm_civic" / "hotspots").mkdir(parents=True)
    unloaded = home / "cm_civic" / "hotspots" / "old.gpkg"
    map_hotspots(made, Settings(cell_size=300), unloaded, quiet)
    other = import_posts(_another(export), quiet)
    kept = map_hotspots(other, Settings(cell_size=400), folder / "other.gpkg", quiet)
    project.addMapLayer(kept.open()[0])

    plan, done = erase_all_of(project, source, imported=made)
    assert len(plan.made) == 4
    assert done.stuck == []
    assert (done.stores, done.quotes) == (1, 2)
    assert len(project.mapLayers()) == 1  # the other export's
    assert [quote.text for quote in read_quotes(project)] == ["ของอีกไฟล์หนึ่ง"]
    assert kept_posts.kept_files(project) == []
    # the project on the disk is as it was saved: the proof must say so
    traces = traces_of_source(source)
    proof = prove(see(project), source, traces)
    assert {one.path.name for one in proof.left} == {"work.qgz"}
    assert {one.advice for one in proof.left} == {erase_proof.PROJECT}
    assert not proof.is_clean
    assert tidy(project, traces)
    proof = prove(see(project), source, traces)
    assert proof.is_clean
    assert proof.files >= 2
    assert proof.bytes > (folder / "other.gpkg").stat().st_size
    assert proof.export == [export]
    assert export.exists()
    assert grep([folder, home], made.sha256, export.name) == []
    assert (folder / "other.gpkg").exists()


def _another(export):
    path = export.with_name("another.csv")
    path.write_text(export.read_text("utf-8").replace("u3\n", "u5\n"), encoding="utf-8")
    return path


def test_a_backup_of_the_project_is_found_and_goes_with_saving(made, project, folder, export):
    assert project.write(str(folder / "plain.qgs"))
    assert project.write()
    (folder / "work.qgz").unlink()
    assert (folder / "plain.qgs~").exists()
    source = source_of(made, export)
    erase_all_of(project, source)
    traces = traces_of_source(source)
    left = {one.path.name: one.advice for one in prove(see(project), source, traces).left}
    assert left == {"plain.qgs": erase_proof.PROJECT, "plain.qgs~": erase_proof.BACKUP}
    assert tidy(project, traces)
    assert not (folder / "plain.qgs~").exists()
    assert grep([folder], made.sha256, export.name) == []


def test_other_tables_of_a_file_stay_and_nothing_of_ours_is_left_in_its_pages(made, folder, export):
    path = folder / "hot_2025.gpkg"
    data = ogr.Open(str(path), 1)
    theirs = data.CreateLayer("theirs", None, ogr.wkbPoint)
    feature = ogr.Feature(theirs.GetLayerDefn())
    feature.SetGeometry(ogr.CreateGeometryFromWkt("POINT (1 2)"))
    theirs.CreateFeature(feature)
    theirs = feature = data = None
    project = QgsProject.instance()
    layer = QgsVectorLayer(f"{path}|layername=opinion_hotspots", "styled", "ogr")
    layer.saveStyleToDatabase(f"style {made.sha256}", "", True, "")
    layer = None
    cells = {f["cell_id"] for f in project.mapLayersByName(_names(project)[0])[0].getFeatures()}
    _plan, done = erase_all_of(project, source_of(made, export))
    assert done.stuck == []
    assert {table.name for table in made_from.tables_of(path)} == {"theirs"}
    assert ogr.Open(str(path)).GetLayerByName("theirs").GetFeatureCount() == 1
    assert grep([path], made.sha256, "opinion_hotspots", *cells) == []


def _names(project):
    return sorted(
        (layer.name() for layer in project.mapLayers().values()), key=lambda n: "file" in n
    )


def test_what_is_left_on_purpose_is_found(made, project, folder, export, home, tmp_path):
    """A file, a layer in memory, an archive, a journal and QGIS's own history keep a trace."""
    source = source_of(made, export)
    erase_all_of(project, source)
    traces = traces_of_source(source)
    tidy(project, traces)
    (folder / "mine.gpkg").write_bytes(b"x" * 5000 + made.sha256.encode())
    layer = QgsVectorLayer("None?field=note:string", "notes", "memory")
    layer.dataProvider().addFeatures([_feature(layer, [f"from {export.name}"])])
    project.addMapLayer(layer)
    (home / "user-history.db").write_bytes(export.name.encode("utf-16-le"))
    results = tmp_path / "results" / "deep"
    results.mkdir(parents=True)
    with zipfile.ZipFile(results / "all.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("readme.txt", f"made from {export.name}")
    (home / "cm_civic").mkdir(exist_ok=True)
    (home / "cm_civic" / "notes.json").write_text(json.dumps(made.sha256), encoding="utf-8")
    proof = prove(see(project), source, traces, folders=[tmp_path / "results"])
    assert {one.path.name if one.path else one.where for one in proof.left} == {
        "mine.gpkg",
        "notes",
        "user-history.db",
        "all.zip",
        "notes.json",
    }
    assert "readme.txt" in next(one.where for one in proof.left if one.path == results / "all.zip")
    assert not proof.is_clean
    said = json.loads(proof.to_json())
    assert len(said["left"]) == len(proof.left)


def _feature(layer, values):
    from qgis.core import QgsFeature

    feature = QgsFeature(layer.fields())
    feature.setAttributes(values)
    return feature


def test_a_map_that_is_still_there_is_no_proof(made, project, export):
    source = source_of(made, export)
    proof = prove(see(project), source, [])
    assert len(proof.left) == 3 + 1 + 1  # tables, kept posts, quotes


# --- one person's posts


def test_one_persons_posts_go_from_maps_kept_posts_and_quotes(made, project, folder, export, home):
    source = source_of(made, export)
    layers = {layer.id(): layer.name() for layer in project.mapLayers().values()}
    hot = next(x for x in project.mapLayers().values() if "opinion_hotspots" in x.source())
    hot.setName("My map")
    people = sum(f["authors"] for f in hot.getFeatures('"authors" is not null'))
    assert SECRET.encode() in _store(folder).read_bytes()
    rows = [match.row for match in find_posts(export, NAME).matches]
    assert rows == HER_ROWS
    prepared, done = erase_rows_of(project, source, rows, made)
    assert done.posts == 3
    assert (len(done.remade), done.removed, done.differ, done.stuck) == (3, [], [], [])
    assert (done.stores, done.quotes) == (1, 1)
    # the same layers show new files, and the old ones are gone
    assert {layer.id() for layer in project.mapLayers().values()} == set(layers)
    assert hot.name() == "My map"
    assert hot.isValid()
    assert hot.renderer().type() == "categorizedSymbol"
    assert sorted(path.name for path in folder.glob("*.gpkg")) == [
        "hot_2025_2.gpkg",
        "waves_2025_2.gpkg",
    ]
    after = sum(f["authors"] for f in hot.getFeatures('"authors" is not null'))
    assert people - after == 2  # one person in each of two places
    assert read_recipe(recipe_of(hot))["settings"]["ERASED"] == 3
    # a map made from the file without the rows is the same map
    again = import_posts(export, quiet, erased=Ledger.load(profile.ledger_path()).rows(made.sha256))
    assert not set(HER_ROWS) & set(again.posts["source_row"])
    fresh = run_again(again, recipe_of(hot), folder / "fresh.gpkg", quiet).open()[0]
    assert same_features(fresh, hot)
    fresh = None
    assert len(load_posts(_store(folder)).posts) == 117
    assert [quote.text for quote in read_quotes(project)] == ["น้ำท่วมถนนเส้นนี้ทุกปี", "ของอีกไฟล์หนึ่ง"]
    # the proof: first the project on the disk still holds the quote, then nothing does
    traces = [*prepared.traces.traces, *searched_for(NAME)]
    proof = prove(see(project), source, traces, rows=rows, erased=3, imported=made)
    assert {one.path.name for one in proof.left} == {"work.qgz"}
    assert not [text for text in (NAME, SECRET, NUMBER) if text in proof.to_json(done)]
    assert tidy(project, traces)
    proof = prove(see(project), source, traces, rows=rows, erased=3, imported=made)
    assert proof.left == []
    assert proof.is_clean
    assert proof.kept_rows == 3
    assert proof.export == [export]
    planted = (NAME, SECRET, NUMBER, "081-234-5678", "0812345678")
    assert grep([folder, home], *planted) == []
    assert grep([export], *planted) == [export.name]  # the user's own file is untouched


def _store(folder):
    (path,) = folder.glob("*.opinions.sqlite")
    return path


def test_the_proof_knows_maps_and_stores_that_still_count_the_person(made, project, folder, export):
    source = source_of(made, export)
    store = _store(folder).read_bytes()
    prepared, _done = erase_rows_of(project, source, HER_ROWS, made)
    tidy(project, prepared.traces.traces)
    map_hotspots(made, Settings(cell_size=500), folder / "stale.gpkg", quiet)
    _store(folder).write_bytes(store)
    write_quotes(project, [Quote(made.sha256, HER_ROWS[1], "400_1_1", "สั้น")])
    proof = prove(
        see(project), source, prepared.traces.traces, rows=HER_ROWS, erased=3, imported=made
    )
    names = {one.path.name if one.path else one.where for one in proof.left}
    assert names == {"stale.gpkg", _store(folder).name, "Quotes in the project"}


def test_a_second_person_goes_after_the_first(made, project, folder, export):
    source = source_of(made, export)
    erase_rows_of(project, source, HER_ROWS, made)
    left = without_rows(made, HER_ROWS, 3)
    prepared, done = erase_rows_of(project, source, [4, 6], left)
    assert (len(done.remade), done.removed, done.differ) == (3, [], [])
    assert Ledger.load(profile.ledger_path()).rows(made.sha256) == [4, 6, *HER_ROWS]
    assert len(load_posts(_store(folder)).posts) == 115
    proof = prove(see(project), source, [], rows=[4, 6], erased=5, imported=left)
    assert proof.left == []
    # and a third, by the export alone
    (layer, *_) = [x for x in project.mapLayers().values() if "opinion_hotspots" in x.source()]
    _store(folder).unlink()
    _prepared, done = erase_rows_of(project, source, [5], None)
    assert (len(done.remade), done.differ) == (3, [])
    assert read_recipe(recipe_of(layer))["settings"]["ERASED"] == 6


def test_without_the_export_the_kept_posts_tell_what_to_look_for(made, project, folder, export):
    source = replace(source_of(made, export), path=None)
    prepared, done = erase_rows_of(project, source, HER_ROWS)
    assert len(done.remade) == 3
    assert any(SECRET in trace.text for trace in prepared.traces.traces)
    _store(folder).unlink()
    with pytest.raises(BadInput, match="not at hand"):
        prepare(find_made(see(project), source), [4], HER_ROWS)


def test_a_map_made_from_other_repairs_is_made_again_with_them(made, project, folder, export):
    other = import_posts(export, quiet, without=frozenset({"sara_am"}))
    other = replace(other, posts=other.posts.assign(lat=other.posts["lat"] + 0.001))
    moved = map_hotspots(other, Settings(cell_size=400), folder / "moved.gpkg", quiet)
    layer = project.addMapLayer(moved.open()[0])
    _prepared, done = erase_rows_of(project, source_of(made, export), HER_ROWS, made)
    assert len(done.remade) == 4
    assert done.differ == [layer.name()]  # its posts lay elsewhere, and that cannot be known


def test_cancelled_or_without_a_ledger_nothing_has_changed(made, project, folder, export):
    plan = find_made(see(project), source_of(made, export), imported=made)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}

    def stop(share):
        if share > 0.9:
            raise Cancelled

    with pytest.raises(Cancelled):
        prepare(plan, HER_ROWS, [], stop, imported=made)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    (folder.parent / "file").write_text("", encoding="utf-8")
    prepared = prepare(plan, HER_ROWS, [], imported=made)
    assert len(list(folder.iterdir())) > len(before)
    with pytest.raises(BadOutput):
        put_in_project(project, prepared, Ledger(folder.parent / "file" / "x.json"))
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    assert len(read_quotes(project)) == 3


# --- layers of points, and what Processing makes of them


def run(algorithm, parameters):
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    results, done = algorithm.create().run(
        parameters, context, QgsProcessingFeedback(), catchExceptions=False
    )
    assert done
    return results


def test_layers_of_points_lose_the_rows_and_maps_of_them_go(made, project, folder, export):
    posts = folder / "posts.gpkg"
    run(ImportOpinions(), {"INPUT": str(export), "OUTPUT": str(posts)})
    run(
        OpinionHotspots(),
        {"INPUT": str(posts), "OUTPUT": str(folder / "processed.gpkg"), "CELL_SIZE": 400},
    )
    layer = project.addMapLayer(QgsVectorLayer(str(posts), "points", "ogr"))
    memory = layer.materialize(_everything())
    memory.setName("points in memory")
    project.addMapLayer(memory)
    with sqlite3.connect(posts) as db:
        (shape,) = db.execute(f"SELECT geom FROM posts WHERE source_row = {HER_ROWS[0]}").fetchone()
    shape, before = shape[-16:], posts.read_bytes()
    assert shape in before
    plan = find_made(see(project), source_of(made, export), imported=made)
    assert sorted(one.kind for one in plan.made).count(POSTS) == 2
    prepared, done = erase_rows_of(project, source_of(made, export), HER_ROWS, made)
    assert sorted(done.pruned) == ["points", "points in memory"]
    assert done.removed == ["processed"]
    assert not (folder / "processed.gpkg").exists()
    for points in (layer, memory):
        rows = {feature["source_row"] for feature in points.getFeatures()}
        assert len(rows) == 117
        assert not rows & set(HER_ROWS)
    project.removeMapLayer(layer.id())
    for path in folder.glob("posts.gpkg*"):
        assert shape not in path.read_bytes()
    proof = prove(see(project), source_of(made, export), [], rows=HER_ROWS, erased=3, imported=made)
    assert proof.left == []
    posts.write_bytes(before)
    proof = prove(see(project), source_of(made, export), [], rows=HER_ROWS, erased=3, imported=made)
    assert [one.path for one in proof.left] == [posts]


def _everything():
    from qgis.core import QgsFeatureRequest

    return QgsFeatureRequest()


def test_masked_points_tell_no_rows_so_they_go_as_a_whole(made, project, folder, export):
    posts = folder / "masked.gpkg"
    run(ImportOpinions(), {"INPUT": str(export), "OUTPUT": str(posts), "DONUT": 300})
    _prepared, done = erase_rows_of(project, source_of(made, export), HER_ROWS, made)
    assert done.removed == ["masked"]
    assert not posts.exists()


def test_points_of_another_export_are_left_alone(made, project, folder, export):
    other = _another(export)
    text = other.read_text("utf-8").replace(" 10:00", " 11:30").replace("18.7", "18.6")
    other.write_text(text, encoding="utf-8")
    posts = folder / "others.gpkg"
    run(ImportOpinions(), {"INPUT": str(other), "OUTPUT": str(posts)})
    plan, _done = erase_all_of(project, source_of(made, export), imported=made)
    assert posts.exists()
    assert POSTS not in {one.kind for one in plan.made}


# --- as QGIS runs it


def erase(export, folder, **more):
    return run(
        EraseOpinions(),
        {
            "INPUT": str(export),
            "FOLDER": str(folder),
            "REPORT": str(folder.parent / "report.json"),
            **more,
        },
    )


def test_the_algorithm_erases_a_person(made, project, folder, export, home):
    results = erase(export, folder, PERSON=NAME)
    assert results["ERASED"] == 3
    report = json.loads((folder.parent / "report.json").read_text("utf-8"))
    assert report["erased"]["posts"] == 3
    assert results["LEFT"] == len(report["left"]) > 0  # the project is not saved yet
    assert {entry["advice"] for entry in report["left"]} == {erase_proof.PROJECT}
    for text in (NAME, SECRET, NUMBER):
        assert text not in (folder.parent / "report.json").read_text("utf-8")
    assert project.write()
    assert grep([folder, home, folder.parent / "report.json"], NAME, SECRET, NUMBER) == []
    results = erase(export, folder, PERSON="nobody of this name")
    assert results["ERASED"] == 0


def test_the_algorithm_erases_a_source_and_keeps_the_export(
    made, project, folder, export, home, tmp_path
):
    ledger = tmp_path / "elsewhere.json"
    erase(export, folder, PERSON=NUMBER, LEDGER=str(ledger))
    assert Ledger.load(ledger).rows(made.sha256) == [HER_ROWS[0]]
    project.write()
    results = erase(export, folder, LEDGER=str(ledger))
    assert results["ERASED"] == 4  # three tables and a file of posts
    project.write()
    assert grep([folder, home], made.sha256, export.name) == []
    assert export.exists()
    assert Ledger.load(ledger).rows(made.sha256) == [HER_ROWS[0]]  # who was erased stays so


def test_what_was_searched_for_is_not_in_what_qgis_logs():
    algorithm = EraseOpinions().create()
    parameters = {"INPUT": "x.csv", "PERSON": NAME}
    context = QgsProcessingContext()
    logged = [algorithm.asPythonCommand(parameters, context)]
    logged.append(algorithm.parameterDefinition("PERSON").valueAsPythonString(NAME, context))
    if hasattr(algorithm, "asMap"):
        logged.append(str(algorithm.asMap(parameters, context)))
    if hasattr(algorithm, "asQgisProcessCommand"):
        logged.append(str(algorithm.asQgisProcessCommand(parameters, context)))
    assert "x.csv" in logged[0]
    assert NAME not in "".join(logged)


def test_the_algorithm_refuses_what_is_no_export(project, folder, tmp_path):
    path = tmp_path / "x.csv"
    path.write_bytes(b"%PDF-1.4")
    with pytest.raises(QgsProcessingException, match=r"x\.csv"):
        erase(path, folder, PERSON="สมชาย")


def test_it_is_in_the_toolbox(qgis_app):
    from cm_civic_plugin.gis.processing.provider import CivicProvider

    provider = CivicProvider()
    assert QgsApplication.processingRegistry().addProvider(provider)
    try:
        assert provider.algorithm("eraseopinions") is not None
    finally:
        QgsApplication.processingRegistry().removeProvider(provider)


def test_a_name_that_others_speak_of_is_found_though_it_was_masked(project, folder, export):
    lines = export.read_text("utf-8").replace("น้ำท่วม ถนน,น้ำ,u1\n", f"เห็นด้วยกับ {NAME},น้ำ,u1\n")
    export.write_text(lines, encoding="utf-8")
    imported = import_posts(export, quiet)
    kept_posts.keep(project, imported)
    project.write()
    source = source_of(imported, export)
    matches = find_posts(export, NAME).matches
    assert [match.row for match in matches] == [3, *HER_ROWS]
    prepared, _done = erase_rows_of(project, source, HER_ROWS, imported)
    traces = [*prepared.traces.traces, *searched_for(NAME)]
    proof = prove(see(project), source, traces, rows=HER_ROWS, erased=3, imported=imported)
    assert not proof.left  # whoever wrote is nobody's word to name: masked in all texts
    assert NAME.encode() not in _store(folder).read_bytes()
    erase_rows_of(project, source, [3], without_rows(imported, HER_ROWS, 3))
    proof = prove(see(project), source, traces, rows=[3], erased=4, imported=imported)
    assert proof.is_clean
