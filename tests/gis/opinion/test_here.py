"""What the layers of a pack have in one cell, and rasters cell by cell."""

from __future__ import annotations

import threading

import numpy as np
import pytest
from osgeo import gdal, osr
from qgis.core import QgsGeometry

from cm_civic_plugin.core.errors import BadInput, Cancelled
from cm_civic_plugin.core.opinion.hexgrid import HexGrid
from cm_civic_plugin.gis.opinion.here import what_is_here
from cm_civic_plugin.gis.opinion.placed_posts import CRS, transform
from cm_civic_plugin.gis.opinion.population import from_raster
from cm_civic_plugin.gis.opinion.raster_cells import raster_means
from cm_civic_plugin.gis.pack_layers import CLASSES, RASTER, VECTOR, PackLayer, pack_layers

GRID = HexGrid(500.0)
X, Y = (498_000.0, 2_077_000.0)
CELL_ID = GRID.cells_of(np.array([X]), np.array([Y]))
(CENTRE,) = GRID.centres(CELL_ID)
(RING,) = GRID.rings(CELL_ID)
AREA = 500**2 * 3**0.5 / 2


def cell_wkb(ring=RING):
    corners = ",".join(f"{x} {y}" for x, y in ring)
    return bytes(QgsGeometry.fromWkt(f"Polygon(({corners}))").asWkb())


def degrees(*points):
    wkt = osr.SpatialReference()
    wkt.SetFromUserInput(CRS)
    xy = np.array(points) + CENTRE
    return transform(xy[:, 0], xy[:, 1], wkt.ExportToWkt(), "EPSG:4326")


def square(x, y, side):
    corners = [(x, y), (x + side, y), (x + side, y + side), (x, y + side), (x, y)]
    return "Polygon((" + ",".join(f"{a:.9f} {b:.9f}" for a, b in degrees(*corners)) + "))"


def line(*points):
    return "LineString(" + ",".join(f"{a:.9f} {b:.9f}" for a, b in degrees(*points)) + ")"


def point(x, y):
    ((a, b),) = degrees((x, y))
    return f"Point({a:.9f} {b:.9f})"


@pytest.fixture(scope="module")
def made(tmp_path_factory, qgis_app):
    """A GeoPackage of known shapes in degrees round one cell, as packs are, and two rasters."""
    folder = tmp_path_factory.mktemp("made")
    layers = {
        "points": [point(0, 0), point(100, 50), point(249, 0), point(251, 0), point(9000, 0)],
        "lines": [line((-1000, 0), (1000, 0)), line((0, 10), (60, 10)), line((0, 900), (9, 900))],
        "areas": [square(-50, -50, 100), square(-50, -50, 100), square(0, 0, 50)],
        "wide": [square(-5000, -5000, 10_000)],
        "far": [square(5000, 5000, 10)],
    }
    path = folder / "layers.gpkg"
    crs = osr.SpatialReference()
    crs.ImportFromEPSG(4326)
    data = gdal.GetDriverByName("GPKG").Create(str(path), 0, 0, 0, gdal.GDT_Unknown)
    from osgeo import ogr

    for name, shapes in layers.items():
        table = data.CreateLayer(name, crs)
        for wkt in shapes:
            feature = ogr.Feature(table.GetLayerDefn())
            feature.SetGeometry(ogr.CreateGeometryFromWkt(wkt))
            table.CreateFeature(feature)
    data = table = feature = None
    west, north = degrees((-3000, 3000))[0]
    for name, step in (("fine", 0.0005), ("coarse", 0.2)):
        side = int(0.07 / step) + 1
        raster = gdal.GetDriverByName("GTiff").Create(
            str(folder / f"{name}.tif"), side, side, 1, gdal.GDT_Float32
        )
        raster.SetGeoTransform((west, step, 0, north, 0, -step))
        raster.SetProjection(crs.ExportToWkt())
        band = raster.GetRasterBand(1)
        band.SetNoDataValue(-9999)
        values = west + step * (np.arange(side) + 0.5)[None, :] + np.zeros((side, 1))
        values[0, 0] = -9999 if side > 1 else values[0, 0]
        band.WriteArray(values)
        band = raster = None
    return folder


def layer(folder, name, kind=VECTOR):
    file = "layers.gpkg" if kind == VECTOR else f"{name}.tif"
    return PackLayer(name, f"ไทย {name}", name.title(), kind, folder / file)


def test_counts_metres_shares_and_means_by_hand(made):
    names = ["points", "lines", "areas", "wide", "far", "gone"]
    layers = [layer(made, name) for name in names]
    layers += [layer(made, "fine", RASTER), layer(made, "coarse", RASTER)]
    layers += [layer(made, "fine", CLASSES), layer(made, "no_file", RASTER)]
    found = {here.layer_id: here for here in what_is_here(made, cell_wkb(), layers)}
    assert list(found) == ["points", "lines", "areas", "wide", "fine", "coarse"]
    assert found["points"].title_th == "ไทย points"
    assert (found["points"].count, found["points"].measure) == (3, "count")
    assert (found["lines"].count, found["lines"].measure) == (2, "length_m")
    # The hexagon is 500 m wide from flat side to flat side, and one line ends within.
    assert found["lines"].amount == pytest.approx(560, abs=0.2)
    # Three squares, of which one lies on the other and one in both.
    assert (found["areas"].count, found["areas"].measure) == (3, "share")
    assert found["areas"].amount == pytest.approx(100**2 / AREA, rel=1e-4)
    assert found["wide"].amount == pytest.approx(1)
    ((lon, _),) = degrees((0, 0))
    assert found["fine"].measure == "mean"
    assert found["fine"].amount == pytest.approx(lon, abs=3e-4)
    assert found["fine"].count == pytest.approx(AREA / (0.0005**2 * 105_900 * 110_600), rel=0.1)
    assert found["coarse"].count == 1


def test_off_the_main_thread_and_cancelled(made):
    layers = [layer(made, "points")]
    found = []
    worker = threading.Thread(target=lambda: found.append(what_is_here(made, cell_wkb(), layers)))
    worker.start()
    worker.join()
    assert found[0][0].count == 3

    def cancel():
        raise Cancelled

    with pytest.raises(Cancelled):
        what_is_here(made, cell_wkb(), layers, cancel)
    with pytest.raises(BadInput):
        what_is_here(made, cell_wkb())


def test_the_sample_pack_has_something_of_every_kind_in_the_middle(sample_pack):
    x, y = transform(np.array([98.99]), np.array([18.788]), None, CRS)[0]
    (ring,) = GRID.rings(GRID.cells_of(np.array([x]), np.array([y])))
    ids = {one.layer_id for one in pack_layers(sample_pack)}
    assert {"buddhist_temples", "buildings"} <= ids
    found = what_is_here(sample_pack, cell_wkb(ring))
    assert {"buildings", "road_network", "buddhist_temples"} <= {here.layer_id for here in found}
    assert all(here.count > 0 for here in found)


def test_raster_means_are_those_of_the_pixels_in_each_cell(made):
    cells = GRID.cells_within(CENTRE + np.array([[-1500, -1500], [1500, -1500], [1500, 1500], [-1500, 1500]]))  # fmt: skip
    means = raster_means(str(made / "fine.tif"), GRID, cells)
    centres = GRID.centres(cells) - CENTRE
    lon = degrees(*centres.tolist())[:, 0]
    assert means == pytest.approx(lon, abs=2e-4)
    far = raster_means(str(made / "fine.tif"), GRID, cells + 1000)
    assert np.isnan(far).all()
    # A window of the raster gives what the whole would: nobody is lost at its edges.
    few, many = cells[:1], np.vstack([cells[:1], cells[:1] + [[100, 0]], cells[:1] - [[100, 0]]])
    one = from_raster(str(made / "fine.tif"), GRID, few)
    assert one[0] == pytest.approx(from_raster(str(made / "fine.tif"), GRID, many)[0])
    assert one[0] > 0
