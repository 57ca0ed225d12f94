"""What ``layers.gpkg`` says of itself to programs that do not know the plugin.

Each table carries its provenance in ``gpkg_metadata`` and its style in ``layer_styles``, so that
a pack opened by itself in QGIS still looks right and still names its source.
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

from ...core.catalogue.pack import LAYERS, PackManifest
from ...core.catalogue.records import Catalogue, LayerRecord
from ...core.resources import STYLES
from .layer_metadata import attribution
from .pack_writer import open_to_write

_STYLES_TABLE = """
CREATE TABLE layer_styles (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  f_table_catalog TEXT(256), f_table_schema TEXT(256), f_table_name TEXT(256),
  f_geometry_column TEXT(256), styleName TEXT(30), styleQML TEXT, styleSLD TEXT,
  useAsDefault BOOLEAN, description TEXT, owner TEXT(30), ui TEXT(30),
  update_time DATETIME DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
)"""


def provenance(record: LayerRecord, manifest: PackManifest, catalogue: Catalogue) -> dict[str, str]:
    """Return where a layer comes from, by the keys that ``ogrinfo`` shows."""
    state = manifest.layers[record.id]
    made_of = {name: manifest.sources.get(name, "") for name in state.files}
    if not made_of:
        made_of = {manifest.extract: manifest.extract_sha256}
    facts = {
        "TITLE_TH": record.title("th"),
        "TITLE_EN": record.title("en"),
        "SOURCE_FILES": ", ".join(made_of),
        "SOURCE_SHA256": ", ".join(made_of.values()),
        "SOURCE_DATE": state.source_date or "",
        "FILTER": "",
        "LICENCE": record.licence,
        "CREDIT": attribution(record, manifest, catalogue, "en"),
        "TOOL": manifest.tool,
        "BUILT_AT": manifest.built_at,
        "SAMPLE": "YES: drawn for practice, not survey data"
        if manifest.sample or state.sample
        else "",
    }
    if record.access["type"] == "derived":
        facts["COMPUTED_FROM"] = ", ".join(record.access["inputs"])
    if "any_of" in record.access:
        rule = {key: record.access[key] for key in ("any_of", "none_of") if key in record.access}
        facts["FILTER"] = json.dumps(rule, ensure_ascii=False)
    return {key: value for key, value in facts.items() if value}


def write_metadata(pack: Path, manifest: PackManifest, catalogue: Catalogue) -> None:
    """Write provenance and style of every ready vector layer into a pack's ``layers.gpkg``."""
    path = pack / LAYERS
    ready = [
        record
        for record in catalogue.records
        if record.id in manifest.ready() and record.geometry != "Raster"
    ]
    dataset = open_to_write(path)
    for record in ready:
        layer = dataset.GetLayerByName(record.id)
        layer.SetMetadata(provenance(record, manifest, catalogue))
    layer = dataset = None
    with closing(sqlite3.connect(path)) as db, db:
        # never half a style: the pack is thrown away if the build does not reach its end
        db.execute("PRAGMA synchronous=OFF")
        db.execute(_STYLES_TABLE)
        db.execute(
            "INSERT INTO gpkg_contents (table_name, data_type, identifier)"
            " VALUES ('layer_styles', 'attributes', 'layer_styles')"
        )
        for record in ready:
            style = STYLES / f"{record.id}.qml"
            if style.is_file():
                db.execute(
                    "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name,"
                    " f_geometry_column, styleName, styleQML, styleSLD, useAsDefault, description,"
                    " owner) VALUES ('', '', ?, 'geom', ?, ?, '', 1, ?, '')",
                    (
                        record.id,
                        record.id[:30],
                        style.read_text(encoding="utf-8"),
                        f"{record.title('th')} | {record.title('en')}",
                    ),
                )
