"""Where the plugin's own files are, in a checkout and in the built plugin alike."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]
# `make build` puts resources/, i18n/, sample_data/ and metadata.txt inside the package folder;
# in a checkout they lie beside it.
ROOT = _PACKAGE if (_PACKAGE / "resources").is_dir() else _PACKAGE.parent

CATALOGUE = ROOT / "resources" / "catalogue"
RECIPES = ROOT / "resources" / "recipes.yaml"
STYLES = ROOT / "resources" / "styles"
ICONS = ROOT / "resources" / "icons"
I18N = ROOT / "i18n"
SAMPLE_DATA = ROOT / "sample_data"
METADATA = ROOT / "metadata.txt"


def plugin_version() -> str:
    """Return the version that metadata.txt states, e.g. ``0.1.0``."""
    for line in METADATA.read_text(encoding="utf-8").splitlines():
        if line.startswith("version="):
            return line.partition("=")[2].strip()
    raise RuntimeError("metadata.txt has no version")
