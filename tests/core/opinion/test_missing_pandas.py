"""Without pandas the column says what is missing, and starting the plugin does not ask for it."""

from __future__ import annotations

import subprocess
import sys

import pytest

from cm_civic_plugin.core.errors import MissingLibrary
from cm_civic_plugin.core.opinion.reading import read_all


def test_reading_says_what_to_install(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(MissingLibrary, match="python3-pandas"):
        read_all(tmp_path / "a.csv")


def test_importing_the_column_does_not_import_pandas():
    code = (
        "import sys; sys.modules['pandas'] = sys.modules['scipy'] = None\n"
        "import cm_civic_plugin.core.opinion.reading, cm_civic_plugin.core.opinion.hotspots\n"
        "import cm_civic_plugin.core.opinion.readers.detect"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
