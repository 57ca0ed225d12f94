"""The city pack in use: remembered between sessions, and known to all who ask for layers."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsSettings

from ...core.catalogue.pack import PackManifest, manifest_or_none

_SETTING = "cm_civic/pack"


def current_pack() -> Path | None:
    """Return the folder of the pack last used, or None; the folder may be gone by now."""
    last = QgsSettings().value(_SETTING, "", type=str)
    return Path(last) if last else None


def current_manifest() -> PackManifest | None:
    """Return the manifest of the pack in use; None where there is none, or it is out of reach."""
    folder = current_pack()
    return manifest_or_none(folder) if folder else None


def remember_pack(folder: Path) -> None:
    """Make a folder the pack in use."""
    QgsSettings().setValue(_SETTING, str(folder))
