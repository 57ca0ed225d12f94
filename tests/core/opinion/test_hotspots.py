"""Hotspots of made-up posts, and that what is withheld stays so."""

from __future__ import annotations

import numpy as np
import pytest

from cm_civic_plugin.core.errors import BadInput
from cm_civic_plugin.core.opinion.gi_star import Links, gi_star, two_sided_p
from cm_civic_plugin.core.opinion.hexgrid import CellIndex
from cm_civic_plugin.core.opinion.hotspots import (
    PlacedPosts,
    find_hotspots,
    people_in_cells,
)
from cm_civic_plugin.core.opinion.spread import AreaPosts, spread_people
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


def test_about_how_many_posts_it_would_take():
    """With that many the strongest cell's p, times the cells, is 0.10; with one fewer it is not."""
    found = find_hotspots(make_posts(*city(seed=3, planted=3)), 500, min_people=1)
    assert found.hot == found.cold == 0
    strongest, tests = np.nanmax(found.z), (~found.suppressed).sum()
    assert 403 < found.needed < 3 * 403
    p = [two_sided_p(strongest * np.sqrt([n / 403]))[0] * tests for n in (-1, 0)
         for n in [found.needed + n]]  # fmt: skip
    assert p[0] > 0.10 >= p[1]


def test_how_many_posts_until_there_are_enough_people():
    people = np.array([3] * 3 + [0] * 60)
    x = np.repeat(np.arange(63) * 1000.0, people)
    found = find_hotspots(make_posts(x, 0 * x), 250, min_people=100, area=np.array(
        [[-500, -500], [63_000, -500], [63_000, 500], [-500, 500.0]]))  # fmt: skip
    assert found.hot == 0
    assert found.needed is None  # over twenty times as many: not worth a promise
    near = find_hotspots(make_posts(x, 0 * x), 250, min_people=12, area=np.array(
        [[-500, -500], [63_000, -500], [63_000, 500], [-500, 500.0]]))  # fmt: skip
    # The nine are withheld, with one empty cell: each of the four counts as 9/4, and 12 are asked.
    assert near.needed == 9 * 12 / (9 / 4)


def test_where_nothing_gathers_no_number_is_named():
    side = np.arange(250, 5000, 500.0)
    x, y = (axis.ravel() for axis in np.meshgrid(side, side))
    inner = np.array([[600, 600], [4400, 600], [4400, 4400], [600, 4400.0]])
    even = find_hotspots(make_posts(np.repeat(x, 40), np.repeat(y, 40)), 2000, area=inner)
    assert even.hot == 0
    assert even.needed is None
    assert find_hotspots(make_posts(*city()), 250).needed is None  # something is hot


def areas(place, author):
    count = len(place)
    return AreaPosts(
        np.array(place, dtype=object), np.array(author), np.zeros(count, dtype=int),
        np.array([""] * count, dtype=object), np.full(count, np.datetime64("2025-01-01")),
    )  # fmt: skip


def test_an_area_is_spread_by_weight_and_people_are_counted_once():
    weights = {"a": (np.array([1, 3]), np.array([3.0, 1.0])), "b": (np.array([0]), np.array([9.0]))}
    posts = areas(
        ["a"] * 10 + ["b"] * 4 + ["elsewhere"] * 3, [*range(8), 1, 1, 20, 21, 22, 23, 1, 2, 3]
    )
    found = spread_people(posts, weights, 5, 5)
    assert found.people == pytest.approx([0, 6, 0, 2, 0])
    assert (found.posts, found.few, found.unknown) == (10, 4, 3)
    assert spread_people(posts, weights, 5, 4).people == pytest.approx([4, 6, 0, 2, 0])


def test_an_area_enters_the_scores_and_no_count():
    x, y = city(planted=0)
    plain = find_hotspots(make_posts(x, y), 250)
    asked = []

    def spread(grid, cells):
        at = np.flatnonzero(np.hypot(*(grid.centres(cells) - 2500).T) < 400)
        asked.append(len(at))
        weights = {"a": (at, np.ones(len(at)))}
        return spread_people(areas(["a"] * 200, list(range(200))), weights, len(cells), 5)

    found = find_hotspots(make_posts(x, y), 250, spread=spread)
    assert plain.hot == 0
    assert asked[0] > 5
    near = np.hypot(*(found.grid.centres(found.cells) - 2500).T) < 200
    shown = near & ~found.suppressed
    assert shown.any()
    assert (found.class_[shown] == 3).all()
    assert found.people.tolist() == plain.people.tolist()
    assert found.posts.tolist() == plain.posts.tolist()


def test_people_in_cells_are_counted_unsuppressed():
    found = find_hotspots(make_posts(*city()), 250)
    people = people_in_cells(make_posts(*city()), found.grid, found.cells)
    assert people[~found.suppressed].tolist() == found.people[~found.suppressed].tolist()
    assert (people[found.suppressed] >= 0).all()
    assert people.sum() == 520
    assert people_in_cells(make_posts([np.nan], [0.0]), found.grid, found.cells).sum() == 0


def test_reactions_are_their_own_number():
    x = [0.0] * 7 + [9000] * 6 + [-9000] * 2
    plain = find_hotspots(make_posts(x, x))
    assert plain.reactions is None
    posts = make_posts(x, x)
    posts.reactions = np.array(
        [5, 0, 1, 2, 3, np.nan, np.nan] + [7] * 4 + [np.nan] * 2 + [50, 60.0]
    )
    found = find_hotspots(posts)
    assert found.people.tolist() == plain.people.tolist()
    assert found.posts.tolist() == plain.posts.tolist()
    assert found.z.tolist() == pytest.approx(plain.z.tolist(), nan_ok=True)
    # Of the second cell only four have a number, of the third only two people are there.
    assert found.reactions[~np.isnan(found.reactions)].tolist() == [11]
    assert found.people[~np.isnan(found.reactions)].tolist() == [7]
    assert np.isnan(found.reactions[found.suppressed]).all()


def test_one_persons_reactions_are_not_told():
    posts = make_posts([0.0] * 12, [0.0] * 12, author=[1] * 6 + list(range(2, 8)))
    posts.reactions = np.array([100.0] * 6 + [np.nan] * 6)
    assert np.isnan(find_hotspots(posts).reactions).all()


def test_stances_are_told_of_shown_cells_only():
    x = [0.0] * 16 + [-9000] * 6 + [9000] * 3
    assert find_hotspots(make_posts(x, x)).stance is None
    posts = make_posts(x, x)
    posts.stance = np.array(["support"] * 9 + [""] * 13 + ["against"] * 3, dtype=object)
    found = find_hotspots(posts)
    assert [said for said in found.stance if said] == ["support (9); other (7)"]
    assert "against" not in str(found.stance)


def test_posts_keep_reactions_and_stance_when_some_are_left_out():
    posts = make_posts([1.0, 2], [1.0, 2])
    posts.reactions, posts.stance = np.array([3.0, 4]), np.array(["support", ""], dtype=object)
    left = posts.where(np.array([False, True]))
    assert (left.reactions.tolist(), left.stance.tolist()) == ([4], [""])
    assert make_posts([1.0], [1.0]).where(np.array([True])).reactions is None
