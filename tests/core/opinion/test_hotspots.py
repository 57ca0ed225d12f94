"""Hotspots of made-up posts, and that what is withheld stays so."""

from __future__ import annotations

import numpy as np
import pytest

from cm_civic_plugin.core.errors import BadInput
from cm_civic_plugin.core.opinion.gi_star import Links, gi_star
from cm_civic_plugin.core.opinion.hexgrid import CellIndex
from cm_civic_plugin.core.opinion.hotspots import PlacedPosts, find_hotspots
from cm_civic_plugin.core.opinion.suppression import (
    level_out,
    people_per_cell,
    suppressed_cells,
)


def make_posts(x, y, author=None, platform=None, topics=None, day="2025-01-01"):
    count = len(x)
    return PlacedPosts(
        np.asarray(x, dtype=float),
        np.asarray(y, dtype=float),
        np.full(count, -1) if author is None else np.asarray(author),
        np.zeros(count, dtype=int) if platform is None else np.asarray(platform),
        np.array([""] * count if topics is None else topics, dtype=object),
        np.full(count, np.datetime64(day, "D")),
    )


def city(seed=1, planted=120, at=(2500, 2500)):
    chance = np.random.default_rng(seed)
    x = np.concatenate([chance.uniform(0, 5000, 400), chance.normal(at[0], 150, planted)])
    y = np.concatenate([chance.uniform(0, 5000, 400), chance.normal(at[1], 150, planted)])
    return x, y


def test_a_planted_gathering_is_hot_and_nothing_far_from_it_is():
    found = find_hotspots(make_posts(*city()), 250)
    centres = found.grid.centres(found.cells)
    far = np.hypot(*(centres - 2500).T)
    assert (found.class_[far < 125] == 3).all()
    assert not (found.class_[far > 1200] > 0).any()


def test_one_busy_person_is_no_crowd():
    x, y = city()
    author = np.arange(len(x))
    author[400:] = 7  # the whole gathering is one person's
    found = find_hotspots(make_posts(x, y, author), 250)
    assert found.people_told_apart
    far = np.hypot(*(found.grid.centres(found.cells) - 2500).T)
    assert not (found.class_[far < 400] > 0).any()


def test_even_posts_give_the_honest_empty_answer():
    side = np.arange(125, 5000, 250.0)
    x, y = (axis.ravel() for axis in np.meshgrid(side, side))
    found = find_hotspots(make_posts(np.repeat(x, 6), np.repeat(y, 6)), 500)
    assert found.hot == 0


def test_two_people_in_an_empty_land_are_no_hotspot():
    chance = np.random.default_rng(8)
    x, y = chance.uniform(0, 20_000, (2, 60))
    x[:2], y[:2] = (10_000, 10_200), (10_000, 10_010)
    found = find_hotspots(make_posts(x, y), 250)
    assert np.nanmax(found.z) > 5  # the normal curve alone would call it one
    assert found.hot == 0


def test_a_stray_post_does_not_stretch_the_study_area():
    x, y = city()
    near = find_hotspots(make_posts(x, y), 250)
    far = find_hotspots(make_posts(np.append(x, 690_000), np.append(y, 0)), 250)
    assert len(far.cells) == len(near.cells)
    assert (far.posts_used, far.posts_outside) == (520, 1)


def test_a_given_area_is_kept_to():
    area = np.array([[1000, 1000], [4000, 1000], [4000, 4000], [1000, 4000.0]])
    x, y = city()
    found = find_hotspots(make_posts(x, y), 250, area=area)
    centres = found.grid.centres(found.cells)
    assert centres.min() >= 1000
    assert centres.max() <= 4000
    assert found.posts_used + found.posts_outside == 520
    with pytest.raises(BadInput, match="study area"):
        find_hotspots(make_posts(x, y), 250, area=area + 90_000)


def test_no_posts_and_senseless_settings():
    with pytest.raises(BadInput, match="nothing to map"):
        find_hotspots(make_posts([], []))
    with pytest.raises(BadInput, match="nothing to map"):
        find_hotspots(make_posts([np.nan], [np.nan]))
    with pytest.raises(BadInput, match="more than zero"):
        find_hotspots(make_posts([1], [1]), cell_size=0)


@pytest.mark.parametrize("count", [1, 4, 5, 40])
def test_all_on_one_point(count):
    found = find_hotspots(make_posts([100.0] * count, [100.0] * count))
    assert found.posts_used == count
    assert (found.people.max() == count) == (count >= 5)


def test_what_is_withheld_is_nowhere_in_the_result():
    found = find_hotspots(make_posts(*city(), topics=["น้ำท่วม"] * 520), 250)
    hidden = found.suppressed
    assert hidden.sum() > 50
    assert (found.posts[hidden] == -1).all()
    assert (found.people[hidden] == -1).all()
    assert np.isnan(found.z[hidden]).all()
    assert np.isnan(found.p[hidden]).all()
    assert (found.class_[hidden] == 0).all()
    assert np.isnat(found.first[hidden]).all()
    assert all(found.topics[cell] is None for cell in np.flatnonzero(hidden))
    shown = found.people[~hidden]
    assert ((shown == 0) | (shown >= 5)).all()


def test_topics_show_only_when_enough_people_raised_them():
    topics = ["น้ำท่วม;ถนน"] * 6 + ["น้ำท่วม"] * 2 + ["ไฟ"] * 4 + [""] * 3
    posts = make_posts([0.0] * 15 + [9000], [0.0] * 15 + [9000], topics=[*topics, "น้ำท่วม"])
    found = find_hotspots(posts, 250)
    assert [topics for topics in found.topics if topics] == ["น้ำท่วม (8); ถนน (6)"]
    one_voice = find_hotspots(
        make_posts([0.0] * 15, [0.0] * 15, author=[1] * 12 + [2, 3, 4], topics=["ไฟ"] * 15),
        min_people=4,
    )
    assert [topics for topics in one_voice.topics if topics] == ["ไฟ (15)"]
    few = find_hotspots(
        make_posts([0.0] * 15, [0.0] * 15, author=[1] * 11 + [2, 3, 4, 5], topics=["ไฟ"] * 11
                   + [""] * 4),
    )  # fmt: skip
    assert set(few.topics) == {None}


def test_first_and_last_day():
    posts = make_posts([0.0] * 6, [0.0] * 6)
    posts.day[:] = np.datetime64("NaT")
    posts.day[2:4] = np.array(["2025-03-02", "2025-01-09"], dtype="datetime64[D]")
    found = find_hotspots(posts)
    cell = int(np.argmax(found.people))
    assert str(found.first[cell]) == "2025-01-09"
    assert str(found.last[cell]) == "2025-03-02"


def test_people_by_platform():
    cell = np.array([0, 0, 0, 0, 1, 1, 1, 1])
    author = np.array([5, 5, -1, -1, -1, -1, -1, 5])
    platform = np.array([0, 0, 0, 0, 1, 1, 1, 0])
    people, told_apart = people_per_cell(cell, author, platform, 3)
    # Cell 0: person 5 and an unnamed one. Cell 1: three posts of a platform without authors,
    # and person 5 of the other.
    assert people.tolist() == [2, 4, 0]
    assert told_apart


@pytest.mark.parametrize(
    ("people", "hidden"),
    [
        ([9, 0, 7, 5], []),
        ([9, 0, 4, 2], [2, 3]),
        ([9, 0, 7, 2], [2, 3]),  # one alone: the next smallest goes with it
        ([9, 0, 2, 1], [0, 2, 3]),  # together under five: they would still be few
        ([9, 8, 1, 1, 1, 1, 1, 1], [1, 2, 3, 4, 5, 6, 7]),  # six in six cells give each one away
        ([0, 0, 3], [0, 2]),  # nobody else: an empty cell makes two
        ([0, 0, 0], []),
    ],
)
def test_complementary_suppression(people, hidden):
    assert np.flatnonzero(suppressed_cells(np.array(people), 5)).tolist() == hidden


def test_z_scores_cannot_be_solved_for_a_withheld_count():
    """Two maps that differ only in how the withheld cells share their people look the same."""
    found = find_hotspots(make_posts(*city()), 250)
    hidden = np.flatnonzero(found.suppressed)
    links = Links(*CellIndex(found.cells).neighbours(1))
    chance = np.random.default_rng(6)
    values = np.where(found.people < 0, 0, found.people)
    values[hidden] = chance.integers(1, 5, len(hidden))
    other = values.copy()
    other[hidden] = chance.permutation(values[hidden])
    assert (other != values).any()
    scores = [gi_star(level_out(v, found.suppressed), links) for v in (values, other)]
    assert scores[0].tolist() == scores[1].tolist()
    # On the bare counts a neighbour's score would tell them apart.
    assert np.abs(gi_star(values * 1.0, links) - gi_star(other * 1.0, links)).max() > 0.1
    # And the map itself was made on the levelled values.
    people, _ = people_per_cell(
        CellIndex(found.cells).find(found.grid.cells_of(*city())),
        np.full(520, -1),
        np.zeros(520, dtype=int),
        len(found.cells),
    )
    z = gi_star(level_out(people, found.suppressed), links)
    assert found.z[~found.suppressed] == pytest.approx(z[~found.suppressed])
