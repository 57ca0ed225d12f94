"""A QGIS of its own that draws into a workshop file and says of each stroke what the light says.

``drawing_process.py FILE SPILL [STROKES]`` draws so many strokes (0: without end). With ``lives``
as STROKES it waits for a line on its input, draws without end in a fork of itself until somebody
kills that, and waits again: so a hundred lives need one start of QGIS.

Lines out: ``life PID``, ``saved UUID``, ``waiting UUID``, ``over``.
"""

from __future__ import annotations

import itertools
import os
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[3]))

from qgis.core import QgsApplication

from cm_civic_plugin.core.scenario.journal import new_row
from cm_civic_plugin.core.scenario.shape import shape_of
from cm_civic_plugin.gis.scenario.keeper import StrokeKeeper
from cm_civic_plugin.gis.scenario.workshop_file import WorkshopFile
from cm_civic_plugin.gui.scenario.draw.light import light_of

VERTICES = 200


def say(line: str) -> None:
    os.write(1, f"{line}\n".encode())  # at once and in one piece


def draw(file: str, spill: str, strokes: int) -> None:
    say(f"life {os.getpid()}")
    keeper = StrokeKeeper(WorkshopFile.open(file), Path(spill))
    for number in itertools.count(1):
        points = [(98.9 + n / 1e4, 18.8 + (n * number) % 7 / 1e4) for n in range(VERTICES)]
        row = new_row(
            "draw", f"sitting {os.getpid()}", "A", future_id="chaos", element_id="trees",
            certainty="sure", shape=shape_of("line", points),
        )  # fmt: skip
        keeper.keep(row)
        state, sentence = light_of(keeper)
        if state == "saved":
            assert "aved" in sentence, sentence
        elif not keeper.spilled:
            state = "memory"
        say(f"{state} {row.uuid}")
        if number == strokes:
            break
    while not keeper.retry():
        time.sleep(0.01)
    keeper.close()
    say("over")


def main(file: str, spill: str, strokes: str = "0") -> None:
    app = QgsApplication([], False)
    app.initQgis()
    if strokes != "lives":
        draw(file, spill, int(strokes))
        return
    for _line in sys.stdin:
        pid = os.fork()
        if pid == 0:
            draw(file, spill, 0)
        os.waitpid(pid, 0)
        say("over")


if __name__ == "__main__":
    main(*sys.argv[1:])
