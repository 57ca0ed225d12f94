"""Where the opinion column keeps what is the user's own, in the profile of QGIS."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsApplication


def profile_folder() -> Path:
    """Return the plugin's folder in the user's profile; it need not exist."""
    return Path(QgsApplication.qgisSettingsDirPath()) / "cm_civic"


def ledger_path() -> Path:
    """Return the file that lists the erased rows (``core.opinion.erasure.Ledger``)."""
    return profile_folder() / "erased.json"


def codebook_file() -> Path:
    """Return the file of the user's changes to the codebook (``core.opinion.codebook``)."""
    return profile_folder() / "codebook.yaml"
