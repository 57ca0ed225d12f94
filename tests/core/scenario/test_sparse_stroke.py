"""A fast hand leaves few points: what it drew keeps its size."""

from __future__ import annotations

import numpy as np
import pytest

from cm_civic_plugin.core.scenario.shape import AREA, LINE
from cm_civic_plugin.core.scenario.stroke import shape_stroke


@pytest.mark.parametrize("points", [6, 8, 12, 24, 60])
def test_a_loop_of_few_points_keeps_its_size(points):
    """By hand: a regular n-gon of radius r has the area n/2 r^2 sin(2 pi/n)."""
    turn = np.linspace(0, 2 * np.pi, points + 1)
    ring = np.column_stack([150 * np.cos(turn), 150 * np.sin(turn)])
    drawn, raw = shape_stroke(ring.tolist(), 1.0, (AREA,))
    x, y = np.asarray(drawn.points).T
    area = abs(np.dot(x, np.roll(y, -1)) - np.dot(y, np.roll(x, -1))) / 2
    assert area == pytest.approx(points / 2 * 150**2 * np.sin(2 * np.pi / points), rel=0.02)
    assert len(raw.points) in (points + 1, points + 2)


def test_a_zigzag_keeps_its_height():
    zigzag = [(40 * n, 80 * (n % 2)) for n in range(8)]
    drawn, _raw = shape_stroke(zigzag, 1.0, (LINE,))
    ys = [y for _x, y in drawn.points]
    assert max(ys) - min(ys) > 70
