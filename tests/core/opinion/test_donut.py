"""The donut mask: how far points are moved, how evenly, and that many posts do not undo it."""

from __future__ import annotations

import numpy as np
import pytest

from cm_civic_plugin.core.opinion.donut import DonutMask, donut_mask, mask_posts, shuffled
from cm_civic_plugin.core.opinion.post_table import make_posts

pd = pytest.importorskip("pandas")
HOME = (98.98, 18.79)


def metres(lon, lat, lon2, lat2):
    """Return the chord between points on the ellipsoid: over a kilometre it is the way itself."""

    def in_space(lon, lat):
        lon, lat = np.radians(lon), np.radians(lat)
        b2_a2 = 1 - 6.69437999014e-3
        across = 6378137 / np.sqrt(1 - 6.69437999014e-3 * np.sin(lat) ** 2)
        return np.array(
            [across * np.cos(lat) * np.cos(lon), across * np.cos(lat) * np.sin(lon), across * b2_a2 * np.sin(lat)]
        )  # fmt: skip

    lon, lat, lon2, lat2 = np.broadcast_arrays(lon, lat, lon2, lat2)
    return np.linalg.norm(in_space(lon, lat) - in_space(lon2, lat2), axis=0)


@pytest.mark.parametrize("lat", [-33.9, 0.0, 18.79, 60.2])
def test_every_point_is_moved_by_no_less_and_no_more(lat):
    lon = np.full(5000, 98.98)
    moved = donut_mask(lon, np.full(5000, lat), 100, 500, np.random.default_rng(1))
    far = metres(lon, lat, *moved)
    assert far.min() >= 100 * 0.999
    assert far.max() <= 500 * 1.001
    assert far.min() < 103
    assert far.max() > 497


def chi_square(counts):
    expected = counts.sum() / len(counts)
    return ((counts - expected) ** 2 / expected).sum()


def test_every_spot_of_the_ring_is_as_likely():
    """100 parts of equal area: chi-square within the middle 99.8 % for 99 degrees of freedom."""
    n, least, most = 20_000, 100.0, 500.0
    lon, lat = np.full(n, HOME[0]), np.full(n, HOME[1])
    moved = donut_mask(lon, lat, least, most, np.random.default_rng(7))
    far = metres(lon, lat, *moved)
    north = np.sign(moved[1] - lat) * metres(lon, lat, lon, moved[1])
    east = np.sign(moved[0] - lon) * metres(lon, lat, moved[0], lat)
    ring = np.clip((far**2 - least**2) / (most**2 - least**2) * 10, 0, 9.999).astype(int)
    side = np.clip((np.arctan2(north, east) / np.pi + 1) * 5, 0, 9.999).astype(int)
    found = chi_square(np.bincount(ring * 10 + side, minlength=100))
    assert 60 < found < 149
    # The same measure finds the common fault, a distance that is uniform itself.
    faulty = np.random.default_rng(7).uniform(least, most, n)
    ring = np.clip((faulty**2 - least**2) / (most**2 - least**2) * 10, 0, 9.999).astype(int)
    assert chi_square(np.bincount(ring, minlength=10)) > 500


@pytest.mark.parametrize(("least", "most"), [(-1, 10), (10, 10), (20, 10), (0, 60_000)])
def test_no_ring_is_refused(least, most):
    with pytest.raises(ValueError, match="no ring"):
        donut_mask(np.zeros(1), np.zeros(1), least, most, np.random.default_rng(1))


def test_one_persons_posts_in_one_place_move_as_one_and_their_mean_tells_nothing():
    """A hundred posts from home, some metres apart as phones give them, in two parts of a file."""
    jitter = np.random.default_rng(3).uniform(0, 2e-5, (2, 100))
    mask = DonutMask(500)
    parts = [
        mask.move(HOME[0] + jitter[0, part], HOME[1] + jitter[1, part], np.full(50, 8))
        for part in (slice(50), slice(50, 100))
    ]
    lon, lat = np.concatenate([part[0] for part in parts]), np.concatenate([p[1] for p in parts])
    assert metres(*HOME, lon.mean(), lat.mean()) > 100 * 0.97
    assert metres(lon, lat, lon.mean(), lat.mean()).max() < 4
    # And what it would be were each moved for itself: the mean is all but home.
    alone = donut_mask(HOME[0] + jitter[0], HOME[1] + jitter[1], 100, 500, np.random.default_rng(3))
    assert metres(*HOME, alone[0].mean(), alone[1].mean()) < 100


def test_two_people_at_one_point_part_and_unknown_ones_do_not():
    mask = DonutMask(500, rng=np.random.default_rng(5))
    lon, lat = mask.move(np.full(4, HOME[0]), np.full(4, HOME[1]), np.array([1, 2, -1, -1]))
    assert lon[2] == lon[3]
    assert len(set(lon.tolist())) == len(set(lat.tolist())) == 3


def test_two_imports_are_moved_differently_and_no_seed_is_kept():
    one, two = DonutMask(500), DonutMask(500)
    at = np.full(1, HOME[0]), np.full(1, HOME[1]), np.array([1])
    assert one.move(*at)[0] != two.move(*at)[0]
    numpys_own = np.random.get_state()[1].tolist()
    assert DonutMask(500).move(*at)[0] != DonutMask(500).move(*at)[0]
    assert np.random.get_state()[1].tolist() == numpys_own


def test_a_post_without_a_place_stays_without_one():
    lon, lat = DonutMask(500).move(np.array([np.nan, 98.9]), np.array([np.nan, 18.7]), np.ones(2))
    assert np.isnan([lon[0], lat[0]]).all()
    assert np.isfinite([lon[1], lat[1]]).all()


def table():
    return make_posts(
        {
            "post_id": [f"N{n}" for n in range(8)],
            "platform": "csv",
            "created_at": pd.to_datetime(["2025-03-01 23:30", "2025-03-01 16:59"] * 4, utc=True),
            "text": "ลับ",
            "lon": [HOME[0]] * 7 + [np.nan],
            "lat": [HOME[1]] * 7 + [np.nan],
            "place_source": ["export"] * 5 + ["place", "area", "none"],
            "place_id": [None] * 5 + ["spot", "tambon", None],
            "place_confidence": [0.8765] * 8,
            "topic": ["ไฟ;ฉันเอง"] + ["ไฟ"] * 6 + [None],
            "reactions": [0, 7, 12, 347, 9999, None, 1, 0],
            "author_no": list(range(8)),
            "source_row": list(range(2, 10)),
        },
        8,
    )


def test_what_leads_back_to_a_post_is_left_out_or_coarse():
    made = mask_posts(table(), DonutMask(500))
    assert not {"author_no", "source_row", "post_id", "text"} & set(made.columns)
    assert made["place_id"].dropna().tolist() == ["tambon"]
    assert made["place_confidence"].tolist() == [0.9] * 8
    assert made["reactions"].fillna(-1).tolist() == [0, 7, 10, 300, 9000, -1, 1, 0]
    # 23:30 in London is the next day in Chiang Mai; both say noon there.
    days = made["created_at"].dt.strftime("%Y-%m-%d %H:%M").tolist()
    assert days == ["2025-03-02 05:00", "2025-03-01 05:00"] * 4


def test_the_order_of_the_rows_and_a_persons_own_topic_are_gone():
    posts = pd.concat([table()] * 40, ignore_index=True)
    posts["lon"], posts["lat"] = 98 + np.arange(len(posts)) / 1000, HOME[1]
    posts.loc[1:, "topic"] = posts.loc[1:, "topic"].replace("ไฟ;ฉันเอง", "ไฟ")
    made = shuffled(
        [mask_posts(posts[:200], DonutMask(500)), mask_posts(posts[200:], DonutMask(5))], {"ไฟ"}
    )
    assert len(made) == 320
    assert set(made["topic"].dropna()) == {"ไฟ"}
    assert abs(np.corrcoef(made["lon"], np.arange(320))[0, 1]) < 0.3
    assert np.abs(np.sort(made["lon"]) - posts["lon"]).max() < 0.01  # nobody is lost
