"""Catalogue: the one-pass build against ogr2ogr, and the plugin's load against an empty plugin.

Needs ../shared/data/osm/helsinki-centre.osm.pbf (tiled 60 times, about 40 MB), osmium-tool and
ogr2ogr. Every figure is of a process of its own.
"""

from __future__ import annotations

import importlib.util
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from cm_civic_plugin.core.catalogue.records import LayerRecord, catalogue

ROOT = Path(__file__).parents[2]
SHARED = Path(os.environ.get("CM_CIVIC_SHARED", ROOT.parent / "shared")) / "data"
TIMES = 60
OGR_LAYER = {
    "Point": "points",
    "LineString": "lines",
    "MultiLineString": "multilinestrings",
    "Polygon": "multipolygons",
    "MultiPolygon": "multipolygons",
}
# the 43 layers alone: ogr2ogr computes no derived layers and draws no thumbnails
BUILD = """
import sys
from dataclasses import replace
from pathlib import Path
from cm_civic_plugin.core.catalogue.records import catalogue
from cm_civic_plugin.gis.catalogue.build_pack import build_pack
osm = replace(catalogue(), records=tuple(catalogue().osm_records()))
build_pack(Path(sys.argv[1]), Path(sys.argv[2]), osm, thumbnails=False)
"""
LOAD = """
import sys, time
from qgis.core import QgsApplication
from unittest.mock import MagicMock
from qgis.PyQt.QtWidgets import QMainWindow, QToolBar
app = QgsApplication([], True)
app.initQgis()
iface = MagicMock()
window = QMainWindow()
iface.mainWindow.return_value = window
iface.addToolBar.side_effect = lambda title: QToolBar(title, window)
started = time.perf_counter()
if sys.argv[1] == "plugin":
    import cm_civic_plugin
    plugin = cm_civic_plugin.classFactory(iface)
    plugin.initGui()
print((time.perf_counter() - started) * 1000)
"""


ADD = """
import sys, time
from pathlib import Path
from qgis.core import QgsApplication, QgsProject
from cm_civic_plugin.core.catalogue.pack import read_manifest
from cm_civic_plugin.core.catalogue.records import catalogue
from cm_civic_plugin.gis.catalogue.build_pack import build_pack
from cm_civic_plugin.gis.catalogue.loading import add_layers
app = QgsApplication([], False)
app.initQgis()
pack, project = Path(sys.argv[2]) / "pack", QgsProject.instance()
build_pack(Path(sys.argv[1]), pack, catalogue(), sources=Path(sys.argv[1]).parent / "sources")
ready = read_manifest(pack).ready()
adds, reads = [], []
for _ in range(5):
    project.clear()
    started = time.perf_counter()
    added = add_layers(project, pack, ready, "th")
    adds.append(time.perf_counter() - started)
    assert len(added) == len(ready)
    project.write(str(pack / "all.qgz"))
    project.clear()
    started = time.perf_counter()
    assert project.read(str(pack / "all.qgz"))
    reads.append(time.perf_counter() - started)
print(len(ready), sorted(adds)[2], sorted(reads)[2])
"""


def timed(command: list[str]) -> tuple[float, float]:
    """Return the seconds a command took and its peak memory in MB."""
    started = time.perf_counter()
    pid = os.posix_spawnp(
        command[0],
        command,
        {**os.environ, "PYTHONPATH": str(ROOT)},
        file_actions=[(os.POSIX_SPAWN_OPEN, fd, os.devnull, os.O_WRONLY, 0) for fd in (1, 2)],
    )
    _pid, status, usage = os.wait4(pid, 0)
    if status:
        raise SystemExit(f"failed: {' '.join(command)}")
    return time.perf_counter() - started, usage.ru_maxrss / 1024


def single_layer(record: LayerRecord, extract: Path, out: Path) -> list[str]:
    """Return the ogr2ogr command that takes one record's layer from an extract."""
    groups = []
    for group in record.access["any_of"]:
        parts = []
        for rule in group:
            value = f"hstore_get_value(all_tags, '{rule['key']}')"
            if rule["op"] == "in":
                values = ", ".join(f"'{value}'" for value in rule["values"])
                parts.append(f"{value} IN ({values})")
            else:
                parts.append(f"{value} IS NOT NULL")
        groups.append(" AND ".join(parts))
    sql = (
        f"SELECT * FROM {OGR_LAYER[record.geometry]} WHERE {' OR '.join(f'({g})' for g in groups)}"
    )
    return ["ogr2ogr", "-f", "GPKG", str(out), str(extract), "-sql", sql, "-nln", record.id]


def build() -> None:
    source = SHARED / "osm" / "helsinki-centre.osm.pbf"
    if not source.exists() or not shutil.which("osmium") or not shutil.which("ogr2ogr"):
        print("build of the 43 OSM layers: not measured (needs shared/data, osmium-tool, ogr2ogr)")
        return
    spec = importlib.util.spec_from_file_location("tile", Path(__file__).parent / "tile_extract.py")
    tiler = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tiler)
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        extract = work / "tiled.osm.pbf"
        tiler.tile(source, extract, TIMES)
        ours, memory = timed([sys.executable, "-c", BUILD, str(extract), str(work / "pack")])
        layers = json.loads((work / "pack" / "pack.json").read_text(encoding="utf-8"))["layers"]
        rows = sum(state["features"] for state in layers.values())
        plain, plain_memory = timed(
            ["ogr2ogr", "-f", "GPKG", str(work / "plain.gpkg"), str(extract)]
        )
        conf = work / "osmconf.ini"
        conf.write_text(
            (ROOT / "resources" / "osmconf.ini")
            .read_text(encoding="utf-8")
            .replace("other_tags=yes", "all_tags=yes"),
            encoding="utf-8",
        )
        os.environ["OSM_CONFIG_FILE"] = str(conf)
        singles = 0.0
        for record in catalogue().osm_records():
            singles += timed(single_layer(record, extract, work / f"{record.id}.gpkg"))[0]
        del os.environ["OSM_CONFIG_FILE"]
        print(
            f"build of the 43 OSM layers, {extract.stat().st_size / 1e6:.0f} MB, {rows} rows: "
            f"{ours:.1f} s, {memory:.0f} MB"
        )
        half = work / "half.osm.pbf"
        tiler.tile(source, half, TIMES // 2)
        halved, _memory = timed([sys.executable, "-c", BUILD, str(half), str(work / "half")])
        print(
            f"  half of the extract {halved:.1f} s: doubling it takes {ours / halved:.2f}x (aim 2x)"
        )
        print(
            f"  43 single-layer ogr2ogr runs {singles:.1f} s: {singles / ours:.1f}x faster (aim 10x)"
        )
        print(
            f"  one plain ogr2ogr {plain:.1f} s, {plain_memory:.0f} MB: "
            f"{ours / plain:.2f}x the time (aim 0.5x), memory {memory:.0f} MB (aim 600)"
        )


def load() -> None:
    def milliseconds(what: str) -> float:
        runs = []
        for _ in range(5):
            said = subprocess.run(
                [sys.executable, "-W", "ignore", "-c", LOAD, what],
                env={**os.environ, "PYTHONPATH": str(ROOT)},
                capture_output=True, text=True, check=True,
            ).stdout  # fmt: skip
            runs.append(float(said.split()[-1]))
        return sorted(runs)[2]

    extra = milliseconds("plugin") - milliseconds("empty")
    print(f"plugin load over an empty plugin: +{extra:.0f} ms (aim +150)")


def add() -> None:
    sample = ROOT / "sample_data" / "chiangmai_sample.osm.pbf"
    with tempfile.TemporaryDirectory() as folder:
        said = subprocess.run(
            [sys.executable, "-W", "ignore", "-c", ADD, str(sample), folder],
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            capture_output=True, text=True, check=True,
        ).stdout  # fmt: skip
    layers, ours, peer = said.split()[-3:]
    print(
        f"add the {layers} built layers of the sample, styled: {float(ours):.2f} s = "
        f"{float(ours) / float(peer):.2f}x QgsProject.read of the same (aim 1.2x)"
    )


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    load()
    add()
    build()
