"""A text on this installation to copy into a question: versions, pack, settings; no one's name."""

from __future__ import annotations

import getpass
import importlib.util
import platform
import re
import shutil
import sys
from importlib import metadata
from pathlib import Path

from osgeo import gdal
from qgis.core import Qgis, QgsSettings
from qgis.PyQt.QtCore import PYQT_VERSION_STR, QT_VERSION_STR
from qgis.PyQt.QtGui import QFontDatabase, QGuiApplication

from ..core.catalogue.pack import LAYERS, MANIFEST, PackManifest, read_manifest
from ..core.errors import CivicError
from ..core.resources import plugin_version
from .catalogue.current_pack import current_pack
from .i18n import language

_LIBRARIES = (
    "numpy",
    "pandas",
    "geopandas",
    "scipy",
    "shapely",
    "pyogrio",
    "yaml",
    "openpyxl",
    "libpysal",
    "esda",
)
_DISTRIBUTION = {"yaml": "PyYAML"}
_OURS = "cm_civic"
# settings whose values may be repeated: choices among the plugin's own words, never typed text
_TELLABLE = {"language"}


def diagnostics_text(folder: Path | None = None) -> str:
    """Return the text, in English, for whoever helps; ``folder`` is a pack, else the one in use.

    It holds no user name, no path below the home folder in full, no opinions and no drawings.
    """
    pack = folder or current_pack()
    parts = [
        *_versions(),
        "",
        "Libraries: " + ", ".join(_library(name) for name in _LIBRARIES),
        f"Thai fonts: {_thai_fonts()}",
        f"Language: {language()}",
        "",
        *_pack(pack),
        "",
        "Settings:",
        *_settings(),
    ]
    return without_names("\n".join(parts) + "\n")


def without_names(text: str) -> str:
    """Return text with the home folder as ``~`` and the user's name as ``(user)``."""
    homes = {str(Path.home()), str(Path.home().resolve()), Path.home().as_posix()}
    for home in sorted(homes, key=len, reverse=True):
        if len(home) > 1:
            text = text.replace(home, "~")
    text = re.sub(r"(/home/|/Users/|[A-Za-z]:[\\/]Users[\\/])[^/\\\n]+", "~", text)
    user = _user()
    if user:
        text = re.sub(rf"(?<!\w){re.escape(user)}(?!\w)", "(user)", text, flags=re.IGNORECASE)
    return text


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # no such thing here
        return ""


def _versions() -> list[str]:
    return [
        f"Chiang Mai Civic {plugin_version()}",
        f"QGIS {Qgis.QGIS_VERSION}",
        f"Qt {QT_VERSION_STR}, PyQt {PYQT_VERSION_STR}",
        f"GDAL {gdal.__version__}",
        f"Python {platform.python_version()} ({'64' if sys.maxsize > 2**32 else '32'} bit)",
        f"{platform.system()} {platform.release()} {platform.machine()}",
    ]


def _library(name: str) -> str:
    """Return a library with its version, without importing it."""
    if importlib.util.find_spec(name) is None:
        return f"{name} missing"
    try:
        return f"{name} {metadata.version(_DISTRIBUTION.get(name, name))}"
    except metadata.PackageNotFoundError:
        return f"{name} there"


def _thai_fonts() -> str:
    if QGuiApplication.instance() is None:
        return "not known without a screen"
    # a static method in Qt 6, and callable on the class and on an instance in Qt 5
    families = QFontDatabase().families(QFontDatabase.WritingSystem.Thai)
    listed = ", ".join(families[:8]) + (" …" if len(families) > 8 else "")
    return f"{len(families)} ({listed})" if families else "NONE"


def _pack(folder: Path | None) -> list[str]:
    if folder is None:
        return ["Pack: none"]
    lines = [f"Pack: {folder}"]
    try:
        manifest = read_manifest(folder)
    except CivicError as error:
        return [*lines, f"  {error}"]
    lines += [f"  {line}" for line in _pack_facts(folder, manifest)]
    failed = [key for key, state in manifest.layers.items() if state.status == "failed"]
    if failed:
        lines.append(f"  Not built: {', '.join(failed)}")
    return lines


def _pack_facts(folder: Path, manifest: PackManifest) -> list[str]:
    statuses: dict[str, int] = {}
    for state in manifest.layers.values():
        statuses[state.status] = statuses.get(state.status, 0) + 1
    size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
    layers = folder / LAYERS
    return [
        f"{MANIFEST} schema {manifest.schema_version}, {manifest.tool}, {manifest.built_at}",
        f"Extract {manifest.extract}, date {manifest.extract_date or 'not stated'}",
        f"SHA-256 {manifest.extract_sha256}",
        "Sample: yes" if manifest.sample else "Sample: no",
        "Layers " + ", ".join(f"{count} {status}" for status, count in sorted(statuses.items())),
        f"Features {sum(state.features for state in manifest.layers.values()):,}",
        f"Size {_megabytes(size)}, {LAYERS} "
        + (_megabytes(layers.stat().st_size) if layers.is_file() else "MISSING"),
        f"Free on its disk {_megabytes(shutil.disk_usage(folder).free)}",
    ]


def _megabytes(count: int) -> str:
    return f"{count / 1_000_000:,.1f} MB"


def _settings() -> list[str]:
    settings = QgsSettings()
    settings.beginGroup(_OURS)
    keys = sorted(settings.allKeys())
    lines = [
        f"  {key} = {settings.value(key)}" if key in _TELLABLE else f"  {key} is set"
        for key in keys
    ]
    settings.endGroup()
    return lines or ["  none"]
