"""The city pack's manifest, ``pack.json``: what a built catalogue holds and how fresh it is."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from ..errors import BadInput, msg

SCHEMA_VERSION = 2  # 2 added: named, repaired, coverage, clipped, notes
MANIFEST = "pack.json"
LAYERS = "layers.gpkg"
RASTERS = "rasters"
THUMBNAILS = "thumbnails"
REPORT_PAGE = "report.html"

READY, EMPTY, ONLINE, FAILED = "ready", "empty", "online", "failed"


@dataclass
class LayerState:
    """How one layer of a pack came out.

    ``status`` is ready, empty, online or failed. ``message`` is an English template and
    ``message_params`` its slots, so that it can be said in either language.
    ``seconds`` is the time its rows took, without its share of reading the extract.
    ``dropped`` counts elements that matched but were left out, by reason. ``notes`` are further
    sentences, each a template under ``message`` and its slots under ``params``. ``files`` names
    the source files a layer was, or should have been, made from. ``sample`` is true
    for a layer made from a sample file, whatever the pack is. ``named`` counts the features that
    have a name, None where the layer has no name column. ``repaired`` counts geometries that were
    invalid and were mended. ``coverage`` gives features by tambon (DOPA code), empty where the
    pack has no tambon or the layer is a raster.
    """

    status: str
    features: int = 0
    source_date: str | None = None
    seconds: float = 0.0
    message: str = ""
    message_params: dict[str, Any] = field(default_factory=dict)
    dropped: dict[str, int] = field(default_factory=dict)
    notes: list[dict[str, Any]] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    sample: bool = False
    named: int | None = None
    repaired: int = 0
    coverage: dict[str, int] = field(default_factory=dict)

    def add_note(self, template: str, **params: Any) -> None:
        """Add a sentence: the first becomes the message, those after it notes."""
        if not self.message:
            self.message, self.message_params = template, params
        else:
            self.notes.append({"message": template, "params": params})

    def sentences(self) -> list[tuple[str, dict[str, Any]]]:
        """Return the message and the notes, templates with their slots."""
        first = [(self.message, self.message_params)] if self.message else []
        return first + [(note["message"], note["params"]) for note in self.notes]


@dataclass
class PackManifest:
    """What ``pack.json`` says of a pack.

    ``area`` is west, south, east, north in EPSG:4326 degrees, the extent the layers cover.
    ``extract_date`` is the date the extract's own header states (ISO 8601), else None.
    ``sample`` is true for the drawn sample city, and is shown wherever the pack is.
    ``sources`` gives the SHA-256 of each source file used, by file name; ``unused_sources`` says
    of each other file in their folder why not, as the notes of a layer do. ``clipped`` is true
    where features were cut at the area's edge. ``notes`` are sentences about the whole pack.
    A pack of an older schema is read with the defaults of what it lacks.
    """

    extract: str
    extract_sha256: str
    extract_date: str | None
    area: tuple[float, float, float, float]
    layers: dict[str, LayerState]
    tool: str
    built_at: str
    seconds: float = 0.0
    sample: bool = False
    sources: dict[str, str] = field(default_factory=dict)
    unused_sources: list[dict[str, Any]] = field(default_factory=list)
    clipped: bool = False
    notes: list[dict[str, Any]] = field(default_factory=list)
    schema_version: int = SCHEMA_VERSION

    def to_json(self) -> str:
        """Return the manifest as ``pack.json`` holds it."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1) + "\n"

    def write(self, folder: Path) -> None:
        """Write ``pack.json`` into ``folder``."""
        (folder / MANIFEST).write_text(self.to_json(), encoding="utf-8")

    def ready(self) -> list[str]:
        """Return the ids of the layers that can be loaded from the pack's own files."""
        return [layer_id for layer_id, state in self.layers.items() if state.status == READY]


def read_manifest(folder: Path) -> PackManifest:
    """Read a pack's manifest.

    Raises BadInput if the folder is no pack, its manifest is broken, or it was made by a newer
    plugin than this one.
    """
    path = folder / MANIFEST
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        if not isinstance(data, dict):
            raise TypeError("not an object")
        version = int(data["schema_version"])
    except FileNotFoundError:
        raise BadInput(
            msg(
                "{folder} is not a city pack: it has no pack.json. Choose a folder that Build made."
            ),
            folder=str(folder),
        ) from None
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BadInput(
            msg("{file} cannot be read ({reason}). Build the city pack again."),
            file=str(path),
            reason=type(error).__name__,
        ) from error
    if version > SCHEMA_VERSION:
        raise BadInput(
            msg(
                "{folder} was built by a newer version of the plugin (pack schema {found}, "
                "this plugin reads {known}). Update the plugin."
            ),
            folder=str(folder),
            found=version,
            known=SCHEMA_VERSION,
        )
    try:
        data["layers"] = {key: LayerState(**state) for key, state in data["layers"].items()}
        data["area"] = tuple(data["area"])
        return PackManifest(**data)
    except (KeyError, TypeError, AttributeError) as error:
        raise BadInput(
            msg("{file} cannot be read ({reason}). Build the city pack again."),
            file=str(path),
            reason=type(error).__name__,
        ) from error


def manifest_or_none(folder: Path) -> PackManifest | None:
    """Read a pack's manifest; None where it cannot be read, as on a stick that is not there."""
    try:
        return read_manifest(folder)
    except BadInput:
        return None
