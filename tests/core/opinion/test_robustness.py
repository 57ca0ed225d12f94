"""Hotspots under other cell sizes, a topic against its platform, and silence."""

from __future__ import annotations

import math

import numpy as np
import pytest

from cm_civic_plugin.core.errors import BadInput
from cm_civic_plugin.core.opinion.baseline import against_platform
from cm_civic_plugin.core.opinion.hotspots import find_hotspots
from cm_civic_plugin.core.opinion.robustness import robust_shares
from cm_civic_plugin.core.opinion.silence import find_silence
from tests.core.opinion.test_hotspots import city, make_posts


def test_a_true_gathering_is_robust():
    posts = make_posts(*city())
    found = find_hotspots(posts, 250)
    shares = robust_shares(found, lambda size: find_hotspots(posts, size))
    middle = np.hypot(*(found.grid.centres(found.cells) - 2500).T) < 125
    assert (shares[middle] == 1).all()
    assert np.isnan(shares[found.class_ == 0]).all()
    assert set(np.round(shares[found.class_ != 0] * 3)) <= {1, 2, 3}


def test_what_one_size_alone_shows_is_not_robust():
    posts = make_posts(*city())
    found = find_hotspots(posts, 250)
    sizes = []

    def nothing(size):
        sizes.append(size)
        return find_hotspots(make_posts(*city(planted=0)), size)

    shares = robust_shares(found, nothing)
    assert sizes == [187.5, 375]
    assert shares[found.class_ != 0] == pytest.approx(1 / 3)

    def refuse(size):
        raise BadInput("too many cells")

    assert robust_shares(found, refuse)[found.class_ != 0] == pytest.approx(1 / 3)


def test_a_topic_against_its_platform():
    topic = np.array([10, 10, 6, 10, 0, 0, 9])
    everyone = np.array([40, 10, 9, 15, 20, 0, 4])
    hidden = np.array([False] * 6 + [True])
    base = against_platform(topic, everyone, hidden, 5)
    whole = 45 / 98
    # Cell 2: three spoke of other things alone. Cell 5: nobody at all. Cell 6: withheld. And the
    # four of cell 6 take the fewest of all others with them: the nine of cell 2.
    assert base.share == pytest.approx([0.25, 1, np.nan, 2 / 3, 0, np.nan, np.nan], nan_ok=True)
    assert base.lift[0] == pytest.approx(0.25 / whole)


def test_silence_by_hand():
    people = np.array([12, 0, 0, 0, 8, 0])
    residents = np.array([500, 1000, 10, 0, 400, 90.0])
    hidden = np.array([False] * 5 + [True])
    found = find_silence(people, hidden, residents)
    assert found.rate == pytest.approx(20 / 2000)
    assert found.silent.tolist() == [False, True, True, False, False, False]
    assert found.expected[1] == pytest.approx(10)
    assert found.p[1] == pytest.approx(math.exp(-10))
    assert found.class_.tolist() == [0, 3, 0, 0, 0, 0]
    with pytest.raises(BadInput, match="nobody in the study area"):
        find_silence(people, hidden, np.full(6, np.nan))
