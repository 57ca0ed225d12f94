"""Importing and hotspots as QGIS runs them, on sample and made-up files."""

from __future__ import annotations

import hashlib
import json
import zipfile

import numpy as np
import pytest
from osgeo import gdal, osr
from qgis.core import (
    NULL,
    QgsApplication,
    QgsFeature,
    QgsGeometry,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingOutputLayerDefinition,
    QgsProject,
    QgsRasterLayer,
    QgsVectorLayer,
)

from cm_civic_plugin.core.opinion.erasure import Ledger
from cm_civic_plugin.core.opinion.platforms import PLATFORMS
from cm_civic_plugin.core.opinion.recipe import read_recipe
from cm_civic_plugin.core.opinion.repairs import REPAIRS
from cm_civic_plugin.core.resources import SAMPLE_DATA
from cm_civic_plugin.gis.opinion.gazetteer import pack_places
from cm_civic_plugin.gis.opinion.hotspots_layer import recipe_of
from cm_civic_plugin.gis.opinion.placed_posts import CRS, transform
from cm_civic_plugin.gis.opinion.posts_layer import make_fields
from cm_civic_plugin.gis.processing.import_opinions import ImportOpinions
from cm_civic_plugin.gis.processing.opinion_hotspots import OpinionHotspots
from cm_civic_plugin.gis.processing.opinion_silence import OpinionSilence
from tests.shared_data import shared_file

SAMPLE = SAMPLE_DATA / "opinions" / "traffy_sample.csv"
TRUTH = SAMPLE_DATA / "opinions" / "truth.json"


def run(algorithm, parameters, feedback=None):
    """Run an algorithm and return its results; raises what it raises."""
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    made = algorithm.create()
    results, done = made.run(
        parameters, context, feedback or QgsProcessingFeedback(), catchExceptions=False
    )
    assert done
    return results


def import_file(path, folder, **more):
    return run(
        ImportOpinions(),
        {
            "INPUT": str(path),
            "OUTPUT": str(folder / "posts.gpkg"),
            "REPORT": str(folder / "report.json"),
            **more,
        },
    )


def find(folder, **more):
    results = run(
        OpinionHotspots(),
        {"INPUT": str(folder / "posts.gpkg"), "OUTPUT": str(folder / "hot.gpkg"), **more},
    )
    layer = QgsVectorLayer(results["OUTPUT"], "hot", "ogr")
    assert layer.isValid()
    return results, layer


def cell_at(layer, lon, lat):
    x, y = transform(np.array([lon]), np.array([lat]), None, CRS)[0]
    (feature,) = [
        feature
        for feature in layer.getFeatures()
        if feature.geometry().contains(QgsGeometry.fromWkt(f"Point({x} {y})"))
    ]
    return feature


@pytest.fixture(scope="module")
def sample(tmp_path_factory, qgis_app):
    if not SAMPLE.exists():
        pytest.skip("the sample opinions have not been made")
    folder = tmp_path_factory.mktemp("sample")
    return folder, import_file(SAMPLE, folder), json.loads(TRUTH.read_text("utf-8"))


def test_the_planted_hotspots_are_found_and_the_fallback_point_is_not(sample):
    folder, results, truth = sample
    point = truth["fallback_point"]
    with SAMPLE.open(encoding="utf-8") as stream:
        stacked = sum(f'"{point["lon"]},{point["lat"]}"' in line for line in stream)
    assert results["PLACED"] == results["READ"] - stacked
    report = json.loads((folder / "report.json").read_text("utf-8"))
    (named,) = report["fallback_points"]
    assert (named["lon"], named["lat"], named["rows"]) == (point["lon"], point["lat"], stacked)

    _, layer = find(folder)
    assert layer.crs().authid() == CRS
    for spot in truth["hotspots"].values():
        assert cell_at(layer, spot["lon"], spot["lat"])["class"] == 3
    assert cell_at(layer, point["lon"], point["lat"])["class"] <= 0
    # Everything hot is near something planted.
    planted = [
        transform(np.array([s["lon"]]), np.array([s["lat"]]), None, CRS)[0]
        for s in truth["hotspots"].values()
    ]
    for feature in layer.getFeatures('"class" > 0'):
        centre = feature.geometry().centroid().asPoint()
        assert min(np.hypot(centre.x() - x, centre.y() - y) for x, y in planted) < 1000


def test_one_topic_finds_its_own_hotspot_only(sample):
    folder, _, truth = sample
    flood, noise = truth["hotspots"].values()
    results, layer = find(folder, TOPIC=flood["topics"][0])
    assert results["HOT"] > 0
    assert cell_at(layer, flood["lon"], flood["lat"])["class"] == 3
    x, y = transform(np.array([noise["lon"]]), np.array([noise["lat"]]), None, CRS)[0]
    for feature in layer.getFeatures('"class" > 0'):
        centre = feature.geometry().centroid().asPoint()
        assert np.hypot(centre.x() - x, centre.y() - y) > 1000
    with pytest.raises(QgsProcessingException, match="' OR 1=1"):
        find(folder, TOPIC="x' OR 1=1")


def test_fields_counts_and_what_is_withheld(sample):
    folder, _, _ = sample
    results, layer = find(folder)
    names = "cell_id posts authors rate gi_z p_value class suppressed top_words topics"
    fields = [field.name() for field in layer.fields() if field.name() != "fid"]
    more = ["first_seen", "last_seen", "robust", "topic_share", "topic_lift"]
    more += ["reactions", "stance"]
    assert fields == [*names.split(), *more]
    withheld = 0
    for feature in layer.getFeatures():
        if feature["suppressed"]:
            withheld += 1
            kept = [name for name in fields if name not in ("cell_id", "suppressed", "class")]
            assert not [name for name in kept if feature[name]]
            assert feature["class"] == 0
        else:
            assert feature["authors"] == 0 or feature["authors"] >= 5
            assert (feature["first_seen"] is not None) or feature["posts"] == 0
    assert withheld == results["SUPPRESSED"] > 0
    assert layer.featureCount() == results["CELLS"]


def test_nothing_private_is_in_any_output_or_log(sample, tmp_path):
    _, _, truth = sample
    private = [row["value"] for row in truth["private_rows"] if row["file"] == SAMPLE.name]
    assert len(private) >= 5
    assert all(value in SAMPLE.read_text("utf-8") for value in private)
    made = tmp_path / "made.csv"
    planted = ["สมชาย ลับเฉพาะ", "081-999-8877", "somchai.secret", "u/somchai_profile", "ภาพลับ.jpg"]
    made.write_text(
        "lat,lon,text,author,photo,profile,staff,topic\n"
        + "".join(
            f"18.79,98.98{n},โทรหา {planted[0]} {planted[1]} {planted[2]}@example.com,"
            f"{planted[0]},{planted[4]},{planted[3]},{planted[0]},โทร {planted[1]}\n"
            for n in range(30)
        ),
        encoding="utf-8",
    )
    logged = []
    log = QgsApplication.messageLog()
    log.messageReceived.connect(lambda *parts: logged.append(str(parts)))
    feedback = QgsProcessingFeedback()
    for number, path in enumerate((SAMPLE, made)):
        folder = tmp_path / str(number)
        folder.mkdir()
        run(
            ImportOpinions(),
            {
                "INPUT": str(path),
                "OUTPUT": str(folder / "posts.gpkg"),
                "REPORT": str(folder / "report.json"),
            },
            feedback,
        )
        run(
            OpinionHotspots(),
            {"INPUT": str(folder / "posts.gpkg"), "OUTPUT": str(folder / "hot.gpkg")},
            feedback,
        )
        (folder / "log.txt").write_text(feedback.textLog() + "".join(logged), encoding="utf-8")
    outputs = [file for file in tmp_path.rglob("*") if file.is_file() and file != made]
    assert {file.name for file in outputs} >= {"posts.gpkg", "hot.gpkg", "report.json", "log.txt"}
    for file in outputs:
        content = file.read_bytes()
        for value in (*private, *planted):
            assert value.encode() not in content, (file.name, value)
            assert value.encode("utf-16-le") not in content, (file.name, value)
    assert "เสร็จสิ้น".encode() not in (tmp_path / "0" / "posts.gpkg").read_bytes()


def test_times_survive_the_layer(tmp_path):
    path = tmp_path / "a.csv"
    rows = "18.79,98.98,2025-03-01 23:30\n" * 4 + "18.79,98.98,2025-03-05 00:10\n" * 4
    path.write_text("lat,lon,date\n" + rows, encoding="utf-8")
    import_file(path, tmp_path)
    _, layer = find(tmp_path)
    (cell,) = [feature for feature in layer.getFeatures() if feature["posts"]]
    assert cell["posts"] == 8
    assert cell["first_seen"].toString("yyyy-MM-dd") == "2025-03-01"
    assert cell["last_seen"].toString("yyyy-MM-dd") == "2025-03-05"


@pytest.mark.parametrize(("content", "says"), [(b"PK\x03\x04abc", "ZIP"), (b"a\n1\n", "column")])
def test_a_bad_file_leaves_nothing_behind(tmp_path, content, says):
    path = tmp_path / "a.csv"
    path.write_bytes(content)
    with pytest.raises(QgsProcessingException, match=says):
        import_file(path, tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == ["a.csv"]


class CancelledLater(QgsProcessingFeedback):
    """Says that it is cancelled from the third time it is asked."""

    def __init__(self):
        super().__init__()
        self.asked = 0

    def isCanceled(self):  # noqa: N802
        self.asked += 1
        return self.asked > 2


def test_cancelling_leaves_the_input_and_nothing_else(tmp_path):
    path = tmp_path / "p.csv"  # of the same name as the output
    path.write_text("lat,lon\n" + "18.79,98.98\n" * 70_000, encoding="utf-8")
    with pytest.raises(QgsProcessingException, match="Cancelled"):
        run(
            ImportOpinions(),
            {"INPUT": str(path), "OUTPUT": str(tmp_path / "p.gpkg")},
            CancelledLater(),
        )
    assert [file.name for file in tmp_path.iterdir()] == ["p.csv"]


def test_layers_that_qgis_loads_are_dressed(tmp_path, qgis_new_project):
    grid_of_posts(tmp_path)
    target = QgsProcessingOutputLayerDefinition(str(tmp_path / "hot.gpkg"), QgsProject.instance())
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    feedback = QgsProcessingFeedback()
    results, done = (
        OpinionHotspots()
        .create()
        .run({"INPUT": str(tmp_path / "posts.gpkg"), "OUTPUT": target}, context, feedback)
    )
    assert done
    (details,) = context.layersToLoadOnCompletion().values()
    layer = QgsVectorLayer(results["OUTPUT"], "hot", "ogr")
    details.postProcessor().postProcessLayer(layer, context, feedback)
    assert layer.renderer().type() == "categorizedSymbol"
    assert "Gi*" in layer.metadata().abstract()


def grid_of_posts(folder):
    path = folder / "a.csv"
    chance = np.random.default_rng(1)
    rows = [
        f"{lat:.6f},{lon:.6f}"
        for lon, lat in zip(chance.uniform(98.97, 99.0, 900), chance.uniform(18.77, 18.8, 900))
    ]
    path.write_text("lat,lon\n" + "\n".join(rows), encoding="utf-8")
    import_file(path, folder)


def test_pack_gives_the_study_area(tmp_path):
    grid_of_posts(tmp_path)
    pack = tmp_path / "pack"
    pack.mkdir()
    with pytest.raises(QgsProcessingException, match="city pack"):
        find(tmp_path, PACK=str(pack))
    (pack / "pack.json").write_text(json.dumps({"area": [98.96, 18.76, 99.01, 18.81]}))
    results, layer = find(tmp_path, PACK=str(pack))
    west, south = transform(np.array([98.96]), np.array([18.76]), None, CRS)[0]
    east, north = transform(np.array([99.01]), np.array([18.81]), None, CRS)[0]
    area = (east - west) * (north - south)
    assert results["CELLS"] * 250**2 * np.sqrt(3) / 2 == pytest.approx(area, rel=0.02)


def test_population_raster_loses_nobody(tmp_path):
    grid_of_posts(tmp_path)
    raster = tmp_path / "people.tif"
    side = 60
    dataset = gdal.GetDriverByName("GTiff").Create(str(raster), side, side, 1, gdal.GDT_Float32)
    dataset.SetGeoTransform((98.95, 0.0012, 0, 18.82, 0, -0.0012))
    crs = osr.SpatialReference()
    crs.ImportFromEPSG(4326)
    dataset.SetProjection(crs.ExportToWkt())
    dataset.GetRasterBand(1).WriteArray(np.full((side, side), 10.0))
    dataset = None
    layer = QgsRasterLayer(str(raster), "people")
    QgsProject.instance().addMapLayer(layer)
    _, hot = find(tmp_path, POPULATION=layer.id())
    # 10 people on about 126 m by 133 m: the rate of a cell of 5.41 ha follows by hand.
    pixel = 0.0012 * 111_320 * np.cos(np.radians(18.785)) * 0.0012 * 110_660
    residents = 10 * 250**2 * np.sqrt(3) / 2 / pixel
    rates = [
        (feature["rate"], 1000 * feature["authors"] / residents)
        for feature in hot.getFeatures('"authors" > 0')
    ]
    assert len(rates) > 50
    assert np.mean([a for a, _ in rates]) == pytest.approx(np.mean([b for _, b in rates]), rel=0.05)


def test_people_per_resident_is_another_map_than_people(tmp_path):
    """Ten times the residents where the posts are even: speaking alike is cold, per resident."""
    grid_of_posts(tmp_path)
    raster = tmp_path / "people.tif"
    dataset = gdal.GetDriverByName("GTiff").Create(str(raster), 60, 60, 1, gdal.GDT_Float32)
    dataset.SetGeoTransform((98.95, 0.0012, 0, 18.82, 0, -0.0012))
    crs = osr.SpatialReference()
    crs.ImportFromEPSG(4326)
    dataset.SetProjection(crs.ExportToWkt())
    values = np.full((60, 60), 10.0)
    values[:, 33:] = 100  # east of 98.9896
    values[:25] = 0  # and nobody north of 18.79
    dataset.GetRasterBand(1).WriteArray(values)
    dataset = None
    layer = QgsRasterLayer(str(raster), "people")
    QgsProject.instance().addMapLayer(layer)
    asked = {"POPULATION": layer.id(), "MIN_AUTHORS": 1, "ROBUST": False, "CELL_SIZE": 400}
    _, hot = find(tmp_path, **asked, MEASURE=1)
    said = read_recipe(recipe_of(hot))["settings"]["MEASURE"]
    assert said == "people per resident"
    assert "of people per resident" in hot.metadata().abstract()
    west = list(hot.getFeatures('"class" > 0'))
    assert len(west) > 10
    border = transform(np.array([98.9896]), np.array([18.785]), None, CRS)[0][0]
    assert all(f.geometry().centroid().asPoint().x() < border + 400 for f in west)
    unlived = list(hot.getFeatures('"rate" is null and not "suppressed"'))
    assert unlived
    assert all(f["class"] == 0 and not isinstance(f["gi_z"], float) for f in unlived)
    (tmp_path / "two").mkdir()
    _, plain = find(tmp_path, **asked, OUTPUT=str(tmp_path / "two" / "hot.gpkg"))
    assert "MEASURE" not in read_recipe(recipe_of(plain))["settings"]
    assert len(list(plain.getFeatures('"class" > 0'))) < len(west)
    with pytest.raises(QgsProcessingException, match="need a population"):
        find(tmp_path, MEASURE=1)


def test_population_of_points_and_polygons(tmp_path, qgis_new_project):
    grid_of_posts(tmp_path)
    for kind, geometry in (
        ("Point", "Point(98.985 18.785)"),
        ("Polygon", "Polygon((98.985 18.785, 98.98502 18.785, 98.985 18.78502, 98.985 18.785))"),
    ):
        layer = QgsVectorLayer(f"{kind}?crs=EPSG:4326&field=ประชากร:double", "people", "memory")
        feature = QgsFeature(layer.fields())
        feature.setGeometry(QgsGeometry.fromWkt(geometry))
        feature.setAttributes([2000.0])
        layer.dataProvider().addFeatures([feature])
        QgsProject.instance().addMapLayer(layer)
        _, hot = find(tmp_path, POPULATION=layer.id(), MIN_AUTHORS=1)
        (cell,) = [feature for feature in hot.getFeatures() if feature["rate"] is not None
                   and feature["rate"] == feature["rate"] and str(feature["rate"]) != "NULL"]  # fmt: skip
        assert cell["rate"] == pytest.approx(cell["authors"] / 2)
        assert cell["cell_id"] == cell_at(hot, 98.985, 18.785)["cell_id"]


def test_posts_far_from_thailand_are_refused_with_a_reason(tmp_path):
    import_file(shared_file("reports/ushahidi_haiti_2010.csv"), tmp_path)
    with pytest.raises(QgsProcessingException, match="far from Thailand"):
        find(tmp_path)


def test_real_bangkok_file_end_to_end(tmp_path):
    results = import_file(shared_file("reports/traffy_2022_bangkok.csv"), tmp_path)
    assert (results["READ"], results["KEPT"], results["PLACED"]) == (6978, 6978, 6978)
    results, layer = find(tmp_path, CELL_SIZE=1000)
    assert 0 < results["HOT"] < results["CELLS"] / 4
    assert layer.featureCount() == results["CELLS"]


def test_platform_can_be_said(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("lat,lon\n18.79,98.98\n", encoding="utf-8")
    choice = {code: number for number, code in enumerate(PLATFORMS, start=1)}
    with pytest.raises(QgsProcessingException, match="not an export of Traffy Fondue"):
        import_file(path, tmp_path, PLATFORM=choice["traffy"])
    assert import_file(path, tmp_path, PLATFORM=choice["csv"])["PLACED"] == 1


def posts_of(folder):
    layer = QgsVectorLayer(str(folder / "posts.gpkg"), "posts", "ogr")
    assert layer.isValid()
    return layer


def test_masked_points_are_moved_and_their_layer_tells_neither_author_nor_row(tmp_path):
    chance = np.random.default_rng(4)
    lon, lat = chance.uniform(98.9, 99.0, 200), chance.uniform(18.7, 18.8, 200)
    path = tmp_path / "a.csv"
    path.write_text(
        "id,lat,lon,date,author,text\n"
        + "".join(
            f"X{n},{lat[n]:.7f},{lon[n]:.7f},2025-03-{n % 28 + 1:02d} 09:{n % 60:02d},u{n},ก\n"
            for n in range(200)
        ),
        encoding="utf-8",
    )
    results = import_file(path, tmp_path, DONUT=400)
    assert results["PLACED"] == 200
    layer = posts_of(tmp_path)
    names = [field.name() for field in layer.fields() if field.name() != "fid"]
    assert names == [
        "platform", "created_at", "place_source", "place_id", "place_confidence", "topic",
        "reactions",
    ]  # fmt: skip
    features = list(layer.getFeatures())
    at = np.array([(f.geometry().asPoint().x(), f.geometry().asPoint().y()) for f in features])
    moved, exact = (transform(*ends, None, CRS) for ends in (at.T, (lon, lat)))
    # A row of the file lands in the ring round its own point; which row it was is not said.
    apart = np.hypot(*(moved[:, None] - exact[None]).transpose(2, 0, 1))
    in_ring = (apart >= 79.9) & (apart <= 400.5)
    assert in_ring.any(axis=1).all()
    assert in_ring.any(axis=0).all()
    assert (np.diag(apart) > 1000).sum() > 150  # the rows' order is gone
    assert {f["created_at"].toUTC().toString("HH:mm") for f in features} == {"05:00"}
    said = layer.metadata().abstract()
    assert "Masked: points are moved by 80 to 400 m" in said
    assert "พรางตำแหน่งแล้ว" in said
    settings = read_recipe(recipe_of(layer))["settings"]
    assert settings["DONUT"] == 400
    assert not [name for name in settings if "SEED" in name]
    assert b"author_no" not in (tmp_path / "posts.gpkg").read_bytes()
    _, hot = find(tmp_path, CELL_SIZE=2000)
    assert "posts are counted, not people" in hot.metadata().abstract()


def test_an_export_can_be_followed_through_every_result(tmp_path):
    grid_of_posts(tmp_path)
    digest = hashlib.sha256((tmp_path / "a.csv").read_bytes()).hexdigest()
    recipe = read_recipe(recipe_of(posts_of(tmp_path)))
    assert recipe["made_by"] == "cmcivic:importopinions"
    assert recipe["inputs"] == {"file": digest}
    assert recipe["settings"] == {"PLATFORM": "csv", "TIMEZONE": "Asia/Bangkok", "DONUT": 0.0}
    assert str(tmp_path) not in json.dumps(recipe)
    _, hot = find(tmp_path)
    assert read_recipe(recipe_of(hot))["inputs"]["file"] == digest
    # Of a layer of unknown origin nothing is said.
    bare = QgsVectorLayer("Point?crs=EPSG:4326", "bare", "memory")
    features = [QgsFeature(f) for f in posts_of(tmp_path).getFeatures()]
    bare.dataProvider().addFeatures(features)
    _, hot = find(tmp_path, INPUT=bare)
    assert "file" not in read_recipe(recipe_of(hot))["inputs"]


def test_repairs_can_be_left_out_and_fallback_points_believed(tmp_path):
    path = tmp_path / "a.csv"
    rows = (
        "98.98,18.79\n" * 3 + "18.7,98.9\n" * 40 + "".join(f"18.7{n},98.9\n" for n in range(1, 10))
    )
    path.write_text("lat,lon\n" + rows, encoding="utf-8")
    results = import_file(path, tmp_path)
    assert (results["KEPT"], results["PLACED"]) == (52, 12)
    results = import_file(path, tmp_path, BELIEVE_FALLBACK=True)
    assert results["PLACED"] == 52
    report = json.loads((tmp_path / "report.json").read_text("utf-8"))
    assert [point["believed"] for point in report["fallback_points"]] == [True]
    swapped = list(REPAIRS).index("swapped_coordinates")
    results = import_file(path, tmp_path, BELIEVE_FALLBACK=True, WITHOUT=[swapped])
    assert results["PLACED"] == 49
    settings = read_recipe(recipe_of(posts_of(tmp_path)))["settings"]
    assert settings["WITHOUT"] == ["swapped_coordinates"]
    assert settings["BELIEVED"] == [[98.9, 18.7]]
    hot, _ = find(tmp_path, MIN_AUTHORS=1)[::-1]
    made = read_recipe(recipe_of(hot))["settings"]
    assert {name: made[name] for name in ("WITHOUT", "BELIEVED", "DONUT")} == {
        name: settings[name] for name in ("WITHOUT", "BELIEVED", "DONUT")
    }


def test_erased_rows_do_not_come_back(tmp_path, monkeypatch):
    path = tmp_path / "a.csv"
    path.write_text("lat,lon\n18.79,98.98\n18.78,98.97\n18.77,98.96\n", encoding="utf-8")
    ledger = Ledger(tmp_path / "ledger" / "erased.json")
    ledger.add(hashlib.sha256(path.read_bytes()).hexdigest(), [3])
    monkeypatch.setattr("cm_civic_plugin.gis.opinion.profile.ledger_path", lambda: ledger.path)
    results = import_file(path, tmp_path)
    assert (results["READ"], results["KEPT"]) == (3, 2)
    assert sorted(f["source_row"] for f in posts_of(tmp_path).getFeatures()) == [2, 4]
    assert read_recipe(recipe_of(posts_of(tmp_path)))["settings"]["ERASED"] == 1


def test_a_download_in_several_parts_is_read_whole_by_any_of_them(tmp_path):
    def part(number, texts):
        posts = [{"timestamp": 1700000000 + n, "data": [{"post": t}]} for n, t in enumerate(texts)]
        path = tmp_path / f"facebook-x-2024-05-01-{number}.zip"
        with zipfile.ZipFile(path, "w") as archive:
            name = f"your_facebook_activity/posts/your_posts__check_ins__photos_and_videos_{number}.json"
            archive.writestr(name, json.dumps(posts))
        return path

    first, second = part(1, ["one", "two"]), part(2, ["three"])
    digests = []
    for path in (first, second):
        assert import_file(path, tmp_path)["READ"] == 3
        digests.append(read_recipe(recipe_of(posts_of(tmp_path)))["inputs"]["file"])
    assert digests[0] == digests[1]


def test_robust_cells_and_a_topic_against_the_platform(sample):
    folder, _, truth = sample
    _, layer = find(folder)
    marked = list(layer.getFeatures('"class" <> 0'))
    assert {round(3 * f["robust"]) for f in marked} <= {1, 2, 3}
    spot = next(iter(truth["hotspots"].values()))
    assert cell_at(layer, spot["lon"], spot["lat"])["robust"] == 1
    assert not list(layer.getFeatures('"class" = 0 and "robust" is not null'))
    assert not list(layer.getFeatures('"topic_share" is not null'))
    assert "stay so in cells of 0.75 and 1.5" in layer.metadata().abstract()
    _, plain = find(folder, ROBUST=False)
    assert not list(plain.getFeatures('"robust" is not null'))

    _, layer = find(folder, TOPIC=spot["topics"][0])
    told = list(layer.getFeatures('"topic_share" is not null and "authors" > 0'))
    assert told
    assert all(0 < f["topic_share"] <= 1 for f in told)
    lifts = {round(f["topic_share"] / f["topic_lift"], 9) for f in told}
    assert len(lifts) == 1  # one share in the whole area


def test_a_hotspot_layer_can_be_made_again_byte_for_byte(sample, tmp_path):
    folder, _, _ = sample
    layers = [find(folder, OUTPUT=str(tmp_path / f"{name}.gpkg"))[1] for name in ("one", "two")]
    rows = [
        [(f.geometry().asWkb().data(), str(f.attributes())) for f in layer.getFeatures()]
        for layer in layers
    ]
    assert rows[0] == rows[1]
    recipe = read_recipe(recipe_of(layers[0]))
    assert recipe == read_recipe(recipe_of(layers[1]))
    assert recipe["made_by"] == "cmcivic:opinionhotspots"
    assert recipe["settings"]["CELL_SIZE"] == 250
    # Another import of the same file draws other author numbers, and its recipe is the same.
    import_file(SAMPLE, tmp_path)
    _, again = find(tmp_path)
    assert read_recipe(recipe_of(again))["inputs"] == recipe["inputs"]


def test_posts_known_only_to_an_area_are_spread_over_it(sample_pack, tmp_path, qgis_new_project):
    places = [p for p in pack_places(sample_pack) if p.shape == "area" and 300 < p.extent < 4000]
    place = max(places, key=lambda p: p.extent)
    layer = QgsVectorLayer("Point?crs=EPSG:4326", "posts", "memory")
    layer.dataProvider().addAttributes(make_fields().toList())
    layer.updateFields()
    features = []
    chance = np.random.default_rng(1)
    for number in range(400):
        feature = QgsFeature(layer.fields())
        feature["author_no"], feature["platform"] = number, "csv"
        lon, lat = chance.uniform(98.96, 99.02), chance.uniform(18.76, 18.82)
        if number < 150:
            feature["place_source"], feature["place_id"] = "area", place.place_id
            lon, lat = place.lon, place.lat  # where a map would pile them up
        feature.setGeometry(QgsGeometry.fromWkt(f"Point({lon} {lat})"))
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    output = {"INPUT": layer, "OUTPUT": str(tmp_path / "hot.gpkg"), "MIN_AUTHORS": 1}
    _, hot = find(tmp_path, **output, PACK=str(sample_pack))
    assert sum(f["authors"] for f in hot.getFeatures('"authors" > 0')) <= 250
    pile = cell_at(hot, place.lon, place.lat)
    assert pile["authors"] < 20
    assert "150 posts known only to an area are spread" in hot.metadata().abstract()
    (tmp_path / "two").mkdir()
    _, bare = find(tmp_path, **{**output, "OUTPUT": str(tmp_path / "two" / "hot.gpkg")})
    assert "About 150 posts known only to an area are left out" in bare.metadata().abstract()
    assert max(f["gi_z"] for f in hot.getFeatures()) > max(f["gi_z"] for f in bare.getFeatures())


def test_silence_where_people_live_and_nobody_spoke(tmp_path, qgis_new_project):
    grid_of_posts(tmp_path)
    people = QgsVectorLayer("Point?crs=EPSG:4326&field=pop:double", "people", "memory")
    features = []
    for lon, lat, pop in ((98.985, 18.785, 2000.0), (98.9625, 18.7625, 500.0)):
        feature = QgsFeature(people.fields())
        feature.setGeometry(QgsGeometry.fromWkt(f"Point({lon} {lat})"))
        feature.setAttributes([pop])
        features.append(feature)
    people.dataProvider().addFeatures(features)
    QgsProject.instance().addMapLayer(people)
    (tmp_path / "pack.json").write_text(json.dumps({"area": [98.96, 18.76, 99.01, 18.81]}))
    parameters = {
        "INPUT": str(tmp_path / "posts.gpkg"),
        "OUTPUT": str(tmp_path / "silent.gpkg"),
        "PACK": str(tmp_path),
    }
    with pytest.raises(QgsProcessingException, match="give a population"):
        run(OpinionSilence(), parameters)
    results = run(OpinionSilence(), {**parameters, "POPULATION": people.id()})
    layer = QgsVectorLayer(results["OUTPUT"], "silent", "ogr")
    (silent,) = layer.getFeatures()
    assert results["SILENT"] == results["SURE"] == 1
    assert silent["residents"] == 500
    assert silent["expected"] == pytest.approx(900 * 500 / 2500, rel=0.02)
    assert silent["class"] == 3
    x, y = transform(np.array([98.9625]), np.array([18.7625]), None, CRS)[0]
    assert silent.geometry().contains(QgsGeometry.fromWkt(f"Point({x} {y})"))
    assert "500 people live" in layer.metadata().abstract()


def test_topics_are_suggested_on_request_and_the_layer_says_so(tmp_path):
    path = tmp_path / "posts.csv"
    rows = "".join(f"18.79{n},98.98{n},น้ำท่วมหน้าบ้านอีกแล้ว\n" for n in range(100, 120))
    path.write_text("lat,lon,text\n" + rows, encoding="utf-8")
    import_file(path, tmp_path)
    assert {f["topic"] for f in posts_of(tmp_path).getFeatures()} == {NULL}
    import_file(path, tmp_path, SUGGEST_TOPICS=True)
    (topic,) = {f["topic"] for f in posts_of(tmp_path).getFeatures()}
    assert "น้ำท่วม" in topic
    assert "suggested by key words" in posts_of(tmp_path).metadata().abstract()
    recipe = read_recipe(recipe_of(posts_of(tmp_path)))
    assert len(recipe["settings"]["CODEBOOK"]) == 64
