"""Mann and Kendall's trend against published values and a count by hand."""

from __future__ import annotations

import numpy as np
import pytest

from cm_civic_plugin.core.opinion.mann_kendall import mann_kendall

TIED = [1, 1, 2, 3, 2, 5, 4, 6, 7, 7, 8, 5]


@pytest.mark.parametrize(
    ("series", "s", "variance", "z", "p"),
    [
        (list(range(1, 11)), 45, 125, 3.93548, 8.303e-5),
        (list(range(10, 0, -1)), -45, 125, -3.93548, 8.303e-5),
        (TIED, 50, 208.666667, 3.392107, 0.00069357),
        ([4] * 12, 0, 0, 0, 1),
    ],
)
def test_reference_values(series, s, variance, z, p):
    trend = mann_kendall(np.array([series]))
    assert trend.s.tolist() == [s]
    assert trend.variance == pytest.approx([variance], abs=1e-6)
    assert trend.z == pytest.approx([z], abs=1e-5)
    assert trend.p == pytest.approx([p], rel=1e-4)


def test_many_series_at_once_are_each_their_own():
    together = mann_kendall(np.array([TIED, TIED[::-1], [0] * 12, [1.5] * 11 + [0]]))
    assert together.s.tolist() == [50, -50, 0, -11]
    # The last by hand: 12·11·29 = 3828, less 11·10·27 = 2970 for eleven ties; / 18.
    assert together.variance[3] == pytest.approx(858 / 18)
    assert together.z[3] == pytest.approx(-10 / (858 / 18) ** 0.5)


def test_short_series_show_no_trend():
    for steps in range(3):
        trend = mann_kendall(np.arange(2 * steps).reshape(2, steps))
        assert trend.z.tolist() == [0, 0]
        assert trend.p.tolist() == [1, 1]
