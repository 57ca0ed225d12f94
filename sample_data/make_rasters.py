#!/usr/bin/env python3
"""Write the four small sample rasters from the drawn city. Needs GDAL's Python (QGIS has it).

/usr/bin/python3 sample_data/make_rasters.py [--out DIR]
"""

from __future__ import annotations

import argparse
import math
import sys
from pathlib import Path

import numpy as np
from osgeo import gdal, ogr, osr

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

import make_city  # noqa: E402
from city.geo import to_xy  # noqa: E402
from city.water import city_ping  # noqa: E402

gdal.UseExceptions()
PLAIN = (98.83, 18.64, 99.16, 18.95)
TOWN = (98.93, 18.71, 99.07, 18.89)
SURFACE_WATER_CELL = 0.0005  # twice the 30 m of Global Surface Water: a sample stays small


def save(
    path: Path, data: np.ndarray, west: float, north: float, cell: float, what: str, nodata
) -> None:
    """North-up EPSG:4326 GeoTIFF, deflated, with a note that it is a sample."""
    kind = {"u": gdal.GDT_Byte, "f": gdal.GDT_Float32}[data.dtype.kind]
    predictor = "3" if data.dtype.kind == "f" else "2"
    ds = gdal.GetDriverByName("GTiff").Create(
        str(path), data.shape[1], data.shape[0], 1, kind,
        ["COMPRESS=DEFLATE", "ZLEVEL=9", f"PREDICTOR={predictor}", "TILED=YES"],
    )  # fmt: skip
    ds.SetGeoTransform((west, cell, 0, north, 0, -cell))
    srs = osr.SpatialReference()
    srs.ImportFromEPSG(4326)
    ds.SetProjection(srs.ExportToWkt())
    ds.SetMetadata({"SAMPLE": what})
    band = ds.GetRasterBand(1)
    band.SetNoDataValue(nodata)
    band.WriteArray(data)
    del band, ds


def burn(rings: list[tuple[list, int]], box: tuple, cell: float, start: int) -> np.ndarray:
    """Class raster: rings (lon, lat) burnt over each other in the order given."""
    w, s, e, n = box
    shape = (round((n - s) / cell), round((e - w) / cell))
    ds = gdal.GetDriverByName("MEM").Create("", shape[1], shape[0], 1, gdal.GDT_Byte)
    ds.SetGeoTransform((w, cell, 0, n, 0, -cell))
    srs = osr.SpatialReference()
    srs.ImportFromEPSG(4326)
    srs.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    ds.SetProjection(srs.ExportToWkt())
    ds.GetRasterBand(1).Fill(start)
    for value in sorted({v for _, v in rings}, key=[v for _, v in rings].index):
        src = ogr.GetDriverByName("Memory").CreateDataSource("")
        layer = src.CreateLayer("r", srs, ogr.wkbPolygon)
        for ring, v in rings:
            if v == value:
                r = ogr.Geometry(ogr.wkbLinearRing)
                for x, y in [*ring, ring[0]]:
                    r.AddPoint_2D(x, y)
                g = ogr.Geometry(ogr.wkbPolygon)
                g.AddGeometry(r)
                f = ogr.Feature(layer.GetLayerDefn())
                f.SetGeometry(g)
                layer.CreateFeature(f)
        gdal.RasterizeLayer(ds, [1], layer, burn_values=[value])
    return ds.ReadAsArray()


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    ap.add_argument("--out", type=Path, default=HERE / "sources", help="folder for the result")
    out = ap.parse_args().out
    out.mkdir(parents=True, exist_ok=True)
    osm = make_city.draw()
    at = {i: (lon / 1e7, lat / 1e7) for i, (lon, lat, _) in osm.nodes.items()}
    rng = np.random.default_rng(57)

    houses = np.array([at[r[0]] for r, t in osm.ways.values() if "building" in t])
    levels = np.array(
        [float(t.get("building:levels", 2)) for r, t in osm.ways.values() if "building" in t]
    )
    w, s, e, n = TOWN
    cell = 1 / 1200  # WorldPop's 3 arc seconds, about 100 m
    shape = (round((n - s) / cell), round((e - w) / cell))
    people, _, _ = np.histogram2d(
        houses[:, 1],
        houses[:, 0],
        bins=shape,
        range=((s, n), (w, e)),
        weights=1.8 * np.sqrt(levels),
    )
    people = people[::-1]
    people = np.round(people * rng.uniform(0.8, 1.2, people.shape), 1).astype("float32")
    people[people == 0] = -99999
    save(
        out / "population_sample.tif",
        people,
        w,
        n,
        cell,
        "people per cell, from drawn houses",
        -99999,
    )

    rings: list[tuple[list, int]] = []
    for value, match in (
        (10, lambda t: t.get("landuse") == "forest" or t.get("natural") in ("wood", "scrub") or t.get("leisure") in ("park", "garden")),
        (40, lambda t: t.get("landuse") in ("farmland", "orchard")),
        (30, lambda t: t.get("landuse") == "grass" or t.get("leisure") in ("pitch", "golf_course")),
        (80, lambda t: t.get("natural") == "water" or t.get("waterway") == "riverbank"),
    ):  # fmt: skip
        rings += [
            ([at[i] for i in r[:-1]], value)
            for r, t in osm.ways.values()
            if r[0] == r[-1] and match(t)
        ]
    cell = 0.0005
    cover = burn(rings, PLAIN, cell, 0)
    w, s, e, n = PLAIN
    built, _, _ = np.histogram2d(
        houses[:, 1], houses[:, 0], bins=cover.shape, range=((s, n), (w, e))
    )
    built = built[::-1]
    near = built + sum(
        np.roll(built, (i, j), (0, 1)) for i, j in ((0, 1), (0, -1), (1, 0), (-1, 0))
    )
    cover[(near >= 2) & (cover == 0)] = 50
    lon = w + (np.arange(cover.shape[1]) + 0.5) * cell
    lat = n - (np.arange(cover.shape[0]) + 0.5) * cell
    height = terrain(lon, lat, 0.0)
    cover[(cover == 0) & (height > 360)] = 10
    cover[cover == 0] = np.where(rng.random((cover == 0).sum()) < 0.12, 20, 40)
    save(
        out / "land_cover_sample.tif",
        cover.astype("uint8"),
        w,
        n,
        cell,
        "WorldCover classes, drawn",
        0,
    )

    cell = 0.001
    lon = w + (np.arange(round((e - w) / cell)) + 0.5) * cell
    lat = n - (np.arange(round((n - s) / cell)) + 0.5) * cell
    height = np.round(terrain(lon, lat, 0.6, rng) * 2) / 2
    save(
        out / "elevation_sample.tif",
        height.astype("float32"),
        w,
        n,
        cell,
        "metres, drawn hills",
        -9999,
    )

    water = [
        ([at[i] for i in r[:-1]], 1)
        for r, t in osm.ways.values()
        if r[0] == r[-1] and (t.get("natural") == "water" or t.get("waterway") == "riverbank")
    ]
    save(
        out / "surface_water_sample.tif",
        surface_water(water),
        TOWN[0],
        TOWN[3],
        SURFACE_WATER_CELL,
        "per cent of looks with water, drawn lakes and a drawn flood plain",
        255,
    )
    for name in ("population", "land_cover", "elevation", "surface_water"):
        f = out / f"{name}_sample.tif"
        print(f"{f}: {f.stat().st_size:,} bytes")


def surface_water(rings: list[tuple[list, int]]) -> np.ndarray:
    """Per cent as in Global Surface Water: lakes nearly always, less and less beside the Ping."""
    w, s, e, n = TOWN
    cell = SURFACE_WATER_CELL
    rng = np.random.default_rng(47)
    lakes = burn(rings, TOWN, cell, 0) > 0
    lon = w + (np.arange(lakes.shape[1]) + 0.5) * cell
    lat = n - (np.arange(lakes.shape[0]) + 0.5) * cell
    px = np.array([to_xy((a, 18.79))[0] for a in lon])[None, :]
    py = np.array([to_xy((98.99, b))[1] for b in lat])[:, None]
    away = np.full(lakes.shape, 1e9)
    for a, b in city_ping()[::2]:
        away = np.minimum(away, np.hypot(px - a, py - b))
    share = np.where(away < 45, 92, 34 * np.exp(-(away - 45) / 130))
    blocks = rng.uniform(0.3, 1.3, (lakes.shape[0] // 8 + 1, lakes.shape[1] // 8 + 1))
    share = share * np.where(away < 45, 1, np.kron(blocks, np.ones((8, 8)))[: len(lat), : len(lon)])
    share = np.where(lakes, 88, np.round(share))
    share[(share < 2) & ~lakes] = 0
    return np.clip(share, 0, 100).astype("uint8")


def terrain(lon: np.ndarray, lat: np.ndarray, rough: float, rng=None) -> np.ndarray:
    """Metres above sea: a plain falling south along the Ping, Doi Suthep-Pui in the west."""
    x, y = np.meshgrid(lon, lat)
    h = 306 + (y - 18.79) * 60 + np.abs(x - 98.997) * 70
    for px, py, top, rx, ry in (
        (98.8924, 18.8166, 1290, 0.030, 0.040), (98.8840, 18.8290, 560, 0.020, 0.025), (98.860, 18.880, 800, 0.030, 0.035),
        (98.9180, 18.7597, 170, 0.009, 0.010), (98.850, 18.740, 700, 0.030, 0.035), (98.840, 18.940, 700, 0.03, 0.03),
        (99.180, 18.950, 500, 0.030, 0.040),
    ):  # fmt: skip
        h = h + top * np.exp(-(((x - px) / rx) ** 2 + ((y - py) / ry) ** 2))
    px = np.array([to_xy((a, 18.79))[0] for a in lon])[None, :]
    py = np.array([to_xy((98.99, b))[1] for b in lat])[:, None]
    river = city_ping()
    d = np.full(h.shape, 1e9)
    for a, b in river[::3]:
        d = np.minimum(d, np.hypot(px - a, py - b))
    h -= 4.0 * np.exp(-((d / 250.0) ** 2))
    if rough and rng is not None:
        h = h + rng.normal(0, rough, h.shape) * (1 + np.clip((h - 340) / 60, 0, 12))
    return np.where(np.isfinite(h), h, math.nan)


if __name__ == "__main__":
    main()
