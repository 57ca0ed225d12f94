"""Counting people where the numbers of cells and people are large, against plain counting."""

from __future__ import annotations

import numpy as np

from cm_civic_plugin.core.opinion.hexgrid import convex_hull
from cm_civic_plugin.core.opinion.suppression import people_per_cell
from cm_civic_plugin.core.opinion.words import top_words

CELLS, PEOPLE, POSTS = 300_000, 50_000, 80_000  # cells x people is more than 32 bits hold


def made_up():
    chance = np.random.default_rng(3)
    cell = np.sort(chance.integers(CELLS - 20_000, CELLS, POSTS)).astype(np.int32)
    names = chance.integers(0, 2**52, PEOPLE)
    author = names[chance.integers(0, PEOPLE, POSTS)]
    author[::50] = -1
    return cell, author, chance.integers(0, 2, POSTS)


def test_people_of_many_cells():
    cell, author, platform = made_up()
    people, told_apart = people_per_cell(cell, author, platform, CELLS)
    assert told_apart
    slow = np.zeros(CELLS, dtype=int)
    for at, _who, _where in set(zip(cell.tolist(), author.tolist(), platform.tolist())):
        slow[at] += 1
    assert people.tolist() == slow.tolist()


def test_a_word_counts_once_for_each_person_of_a_cell_with_a_high_number():
    cell, author, platform = made_up()
    cell = np.concatenate([cell, np.full(60, CELLS - 1, dtype=np.int32)])
    author = np.concatenate([author, np.arange(30), np.full(30, 7)])
    platform = np.concatenate([platform, np.zeros(60, dtype=int)])
    texts = np.array(["river"] * POSTS + ["flood"] * 30 + ["garden"] * 30, dtype=object)
    texts[:POSTS:40], texts[1:POSTS:40] = "flood", "garden"
    words = top_words(texts, cell, author, platform, np.ones(CELLS, dtype=bool), min_people=5)
    assert words[CELLS - 1] == "flood"  # of gardens one person spoke, thirty times
    assert set(words[: CELLS - 20_000]) == {None}


def test_corners_of_many_points_with_doubles():
    chance = np.random.default_rng(4)
    points = chance.normal(0, 100, (5000, 2)).round()
    corners = np.array([[-999, -999], [999, -999], [999, 999], [-999, 999]])
    hull = convex_hull(np.concatenate([points, corners, points, corners]))
    assert sorted(map(tuple, hull)) == sorted(map(tuple, corners))
