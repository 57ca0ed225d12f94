from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from cm_civic_plugin.core.scenario.votes import Held, Thing
from cm_civic_plugin.gis.scenario.held_dots import HeldDots

HELD = [
    Held("A", Thing("good_living", "market"), 2, "u1"),
    Held("B", Thing(target_uuid="d1"), -1, "u2"),
]
WRITER = """
import sys
from pathlib import Path
from tests.gis.scenario.test_held_dots import HELD, HeldDots
dots = HeldDots("round 1", Path(sys.argv[1]))
assert dots.keep(HELD)
print("kept", flush=True)
sys.stdin.read()
"""


def test_a_killed_qgis_leaves_its_dots_and_its_lock_holds_nobody_up(tmp_path):
    root = Path(__file__).resolve().parents[3]
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(tmp_path)],
        cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as writer:  # fmt: skip
        assert writer.stdout.readline() == "kept\n"
        other = HeldDots("round 1", tmp_path)
        assert other.read() == [] and not other.keep(HELD)  # they are in somebody's hand
        os.kill(writer.pid, signal.SIGKILL)
        writer.wait()
        assert other.read() == HELD
    assert HeldDots("round 2", tmp_path).read() == []
    assert other.keep([])
    other.close()
    assert list(tmp_path.iterdir()) == []


def test_the_file_tells_no_order_and_no_time(tmp_path):
    dots = HeldDots("../../round", tmp_path)
    assert dots.keep(HELD)
    names = sorted(path.name for path in tmp_path.iterdir())
    assert len(names) == 2 and all(path.parent == tmp_path for path in tmp_path.iterdir())
    (path,) = tmp_path.glob("*.json")
    assert path.read_text() == (
        '[["A", "good_living", "market", null, 2, "u1"], ["B", null, null, "d1", -1, "u2"]]'
    )
    dots.close()


@pytest.mark.parametrize(
    "text", ["", "[", "{}", "[1]", '[["A", 1, 2, 3, 4, 5]]', '[["A", "f", "e", null, 5000, "u"]]']
)
def test_what_cannot_be_read_is_none(tmp_path, text):
    dots = HeldDots("round", tmp_path)
    dots.keep(HELD)
    (path,) = tmp_path.glob("*.json")
    path.write_text(text)
    assert dots.read() == []
    dots.close()


def test_a_place_that_takes_no_file_is_said(tmp_path):
    (tmp_path / "file").write_text("")
    assert not HeldDots("round", tmp_path / "file").keep(HELD)
