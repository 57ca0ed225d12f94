"""Waves of made-up posts, their patterns, and that no two steps give anybody away."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from cm_civic_plugin.core.errors import BadInput
from cm_civic_plugin.core.opinion.gi_star import Links, gi_star
from cm_civic_plugin.core.opinion.hotspots import PlacedPosts
from cm_civic_plugin.core.opinion.spread import AreaPosts
from cm_civic_plugin.core.opinion.step_spread import spread_over_steps
from cm_civic_plugin.core.opinion.step_suppression import suppressed_bins
from cm_civic_plugin.core.opinion.waves import (
    PATTERNS,
    SpaceTimeLinks,
    find_waves,
    patterns,
)

STEPS = 12


def make_posts(x, y, day, author=None):
    count = len(x)
    return PlacedPosts(
        np.asarray(x, dtype=float),
        np.asarray(y, dtype=float),
        np.full(count, -1) if author is None else np.asarray(author),
        np.zeros(count, dtype=int),
        np.array([""] * count, dtype=object),
        np.asarray(day, dtype="datetime64[D]"),
    )


def town(people_by_month, seed=1):
    """Six people in each of 144 places every month, and more in the middle as given."""
    chance = np.random.default_rng(seed)
    x, y, day = [], [], []
    for month, people in enumerate(people_by_month):
        first = (np.datetime64("2025-01") + month).astype("datetime64[D]")
        for at_x, at_y in itertools.product(range(0, 12_000, 1000), repeat=2):
            count = 6 + (people if (at_x, at_y) == (6000, 6000) else 0)
            x += [at_x] * count
            y += [at_y] * count
            day += list(first + chance.integers(0, 28, count))
    return make_posts(x, y, day)


def pattern_in_the_middle(people_by_month):
    waves = find_waves(town(people_by_month), "month", 1000)
    middle = int(np.argmax(waves.people.sum(axis=1)))
    return waves, middle, PATTERNS[waves.pattern[middle]]


@pytest.mark.parametrize(
    ("people", "pattern"),
    [
        ([0] * 11 + [90], "new"),
        ([0] * 9 + [90] * 3, "consecutive"),
        ([60 + 9 * month for month in range(12)], "intensifying"),
        ([170 - 9 * month for month in range(12)], "diminishing"),
        # Gi* looks one step back: the twelfth month is the echo of the eleventh.
        ([90] * 11 + [0] * 2, "historical"),
        ([0, 0, 0, 90, 0, 0, 0, 90, 0, 0, 0, 90], "sporadic"),
        ([0] * 12, "none"),
    ],
)
def test_a_planted_wave_is_named(people, pattern):
    waves, middle, found = pattern_in_the_middle(people)
    assert found == pattern
    assert waves.starts[0] == np.datetime64("2025-01-01")
    far = np.flatnonzero(waves.people.max(axis=1) == 6)
    assert len(far) >= 100
    quiet = [cell for cell in far if not (waves.class_[cell] > 0).any()]
    assert len(quiet) >= len(far) - 6  # but for the neighbours of the middle


H, C, N = 3, -3, 0


@pytest.mark.parametrize(
    ("classes", "trend", "p", "pattern"),
    [
        ([N] * 9 + [H], 1, 0.5, "new"),
        ([H] + [N] * 8 + [H], 1, 0.5, "sporadic"),
        ([N] * 8 + [H, H], 1, 0.5, "consecutive"),
        ([N] + [H] * 9, 1, 0.05, "intensifying"),  # 90 % is enough
        ([N] + [H] * 9, -1, 0.05, "diminishing"),
        ([N] + [H] * 9, 1, 0.11, "persistent"),
        ([N] * 2 + [H] * 8, 1, 0.05, "consecutive"),
        ([H] * 9 + [N], 1, 0.05, "historical"),
        ([H] * 8 + [N] * 2, 1, 0.05, "none"),
        ([N] * 8 + [C, H], 1, 0.5, "new"),
        ([H] + [N] * 7 + [C, H], 1, 0.5, "oscillating"),
        ([C] + [N] * 7 + [H, H], 1, 0.5, "oscillating"),
        ([N] * 9 + [C], 1, 0.5, "-new"),
        ([C] * 10, 1, 0.01, "-diminishing"),  # cold, and the scores rise: less cold
        ([C] * 10, -1, 0.01, "-intensifying"),
        ([C] * 9 + [N], 1, 0.5, "-historical"),
        ([N] * 10, 1, 0.01, "none"),
    ],
)
def test_patterns_by_their_definitions(classes, trend, p, pattern):
    (found,) = patterns(np.array([classes]), np.array([float(trend)]), np.array([p]))
    assert ("-" if found < 0 else "") + PATTERNS[abs(found)] == pattern


def test_scores_are_gi_star_over_space_and_time():
    """Against the formula on a dense matrix of weights written from the definition."""
    near = [[0, 1], [0, 1, 2], [1, 2, 3], [2, 3]]
    links = Links(np.array([0, 2, 5, 8, 10]), np.array([c for row in near for c in row]))
    values = np.random.default_rng(3).poisson(4, (4, 5)).astype(float)
    weights = np.zeros((20, 20))
    for cell, step in itertools.product(range(4), range(5)):
        for other, then in itertools.product(near[cell], (step, step - 1)):
            if then >= 0:
                weights[cell * 5 + step, other * 5 + then] = 1
    flat, w = values.ravel(), weights.sum(axis=1)
    spread = np.sqrt((flat**2).mean() - flat.mean() ** 2)
    z = (weights @ flat - w * flat.mean()) / (spread * np.sqrt((20 * w - w**2) / 19))
    assert gi_star(flat, SpaceTimeLinks(links, 4, 5)) == pytest.approx(z)


def test_first_peak_and_last():
    waves, middle, _ = pattern_in_the_middle([0, 3, 90, 20] + [0] * 8)
    assert (waves.first[middle], waves.peak[middle], waves.last[middle]) == (0, 2, 11)
    nobody = np.flatnonzero(waves.people.max(axis=1) == 0)
    assert (waves.peak[nobody] == -1).all()


@pytest.mark.parametrize(
    ("step", "cut", "starts"),
    [
        ("day", None, ["2025-01-30", "2025-01-31", "2025-02-01", "2025-02-02"]),
        ("week", None, ["2025-01-27", "2025-02-03"]),
        ("month", None, ["2025-01-01", "2025-02-01", "2025-03-01"]),
        ("week", "2025-02-01", ["2025-01-25", "2025-02-01", "2025-02-08"]),
        ("month", "2025-01-31", ["2024-12-31", "2025-01-31", "2025-02-28"]),
    ],
)
def test_where_steps_begin(step, cut, starts):
    day = ["2025-01-30"] * 9 + ["2025-02-01"] * 9
    posts = make_posts([0] * 18, [0] * 18, day)
    cut = np.datetime64(cut) if cut else None
    if len(starts) == 2:
        with pytest.raises(BadInput, match="within one step"):
            find_waves(posts, step, cut=cut)
        return
    waves = find_waves(posts, step, cut=cut)
    assert waves.starts.astype(str).tolist() == starts
    (cell,) = np.flatnonzero(waves.people.max(axis=1) > 0)
    if cut is not None:
        assert (waves.before[cell], waves.after[cell]) == (9, 9)
        assert waves.starts[waves.cut] == cut
        assert waves.days(0) + waves.days(1) == (waves.starts[-1] - waves.starts[0]).astype(int)


def test_months_counted_from_the_31st_leave_no_day_out():
    days = np.arange("2023-12-31", "2025-03-02", dtype="datetime64[D]").repeat(5)
    waves = find_waves(
        make_posts([0] * len(days), [0] * len(days), days), "month", cut=np.datetime64("2024-03-31")
    )
    (cell,) = np.flatnonzero(waves.people.max(axis=1) > 0)
    lengths = np.diff(waves.starts).astype(int)
    assert waves.people[cell, :-1].tolist() == (5 * lengths[:-1]).tolist()
    assert waves.posts[cell].sum() == len(days)


def test_one_person_counts_once_in_each_step_and_once_on_each_side():
    day = ["2025-01-01"] * 6 + ["2025-02-01"] * 12
    waves = find_waves(
        make_posts([0] * 18, [0] * 18, day, [1, 2, 3, 4, 5, 6] * 3),
        cut=np.datetime64("2025-02-01"),
    )
    (cell,) = np.flatnonzero(waves.people.max(axis=1) > 0)
    assert waves.people[cell].tolist() == [6, 6]
    assert waves.posts[cell].tolist() == [6, 12]
    assert (waves.before[cell], waves.after[cell]) == (6, 6)


def test_what_makes_no_waves_is_said():
    with pytest.raises(BadInput, match="has a date"):
        find_waves(make_posts([0], [0], ["NaT"]))
    day = ["2020-01-01"] * 5 + ["2025-01-01"] * 5
    posts = make_posts([0] * 10, [0] * 10, day)
    with pytest.raises(BadInput, match="1,828 steps of time"):
        find_waves(posts, "day")
    with pytest.raises(BadInput, match="between 2020-01-02 and 2025-01-01"):
        find_waves(posts, "month", cut=np.datetime64("2020-01-01"))
    undated = make_posts([0] * 11, [0] * 11, [*day, "NaT"])
    assert find_waves(undated, "month").posts_undated == 1


def test_what_is_withheld_is_nowhere_in_the_result():
    chance = np.random.default_rng(4)
    x = np.concatenate([chance.uniform(0, 5000, 500), chance.normal(2500, 150, 400)])
    y = np.concatenate([chance.uniform(0, 5000, 500), chance.normal(2500, 150, 400)])
    day = np.datetime64("2025-01-01") + chance.integers(0, 120, 900)
    waves = find_waves(make_posts(x, y, day), "month", 250, cut=np.datetime64("2025-02-10"))
    hidden = waves.suppressed
    assert hidden.sum() > 100
    assert not hidden.all()
    assert (waves.people[hidden] == -1).all()
    assert (waves.posts[hidden] == -1).all()
    assert np.isnan(waves.z[hidden]).all()
    assert np.isnan(waves.p[hidden]).all()
    assert (waves.class_[hidden] == 0).all()
    whole = waves.whole_hidden
    assert hidden[whole].all()
    assert (waves.pattern[whole] == 0).all()
    assert np.isnan(waves.trend_z[whole]).all()
    assert (waves.before[whole] == -1).all()
    assert (waves.first[whole] == -1).all()
    for shown in (waves.people[~hidden], waves.before, waves.after):
        assert ((shown <= 0) | (shown >= 5)).all()
    assert (waves.people > 0).sum() > 5


def ranges(people, hidden, part):
    """Return how far each suppressed bin can vary given what anybody can add up, as a table.

    Sums over a cell's part and over a step make a transportation problem, whose extremes are whole
    numbers: linear programs find them exactly.
    """
    linprog = pytest.importorskip("scipy.optimize").linprog
    cell, step = np.nonzero(hidden)
    lines = [(cell == c) & (part[step] == s) for c in range(len(people)) for s in set(part)]
    lines += [step == t for t in range(people.shape[1])]
    sums = np.array(lines, dtype=float)
    known = sums @ people[hidden]
    width = np.zeros(people.shape)
    for number, spot in enumerate(zip(cell, step)):
        goal = np.zeros(len(cell))
        goal[number] = 1
        low, high = (linprog(sign * goal, A_eq=sums, b_eq=known).fun * sign for sign in (1, -1))
        width[spot] = high - low
    return width


def test_sums_over_cells_and_steps_leave_every_suppressed_bin_open():
    """Every suppressed bin of small tables keeps at least two values that fit all the sums."""
    chance = np.random.default_rng(11)
    tried = bare = 0
    for number in range(120):
        people = chance.choice([0, 0, 1, 2, 3, 6, 7, 8, 20], (5, 6))
        part = np.repeat([0, number % 2], 3)
        hidden = suppressed_bins(people, 5, np.zeros(5, dtype=bool), part)
        few = (people > 0) & (people < 5)
        assert hidden[few].all()
        if hidden.all():
            continue
        # A part of a cell with too few people in all is itself suppressed: its sum is not known.
        parts = np.array([people[:, part == side].sum(axis=1) for side in part]).T
        untold = (parts > 0) & (parts < 5)
        if untold.any():
            continue
        tried += 1
        bare += (ranges(people, few, part)[few] < 0.5).any()  # primary suppression alone
        spoken = hidden & (people > 0)  # that nobody spoke in an empty step gives nobody away
        assert (ranges(people, hidden, part)[spoken] > 0.5).all(), people
    assert tried > 20
    assert bare > 10


def test_a_bridge_between_two_circles_is_closed():
    # Two circles of suppressed bins joined by one bin (1, 2): sums would settle it exactly.
    people = np.array([[3, 3, 9, 9], [3, 3, 4, 9], [9, 9, 3, 3], [9, 9, 3, 3]])
    part = np.zeros(4, dtype=int)
    hidden = suppressed_bins(people, 5, np.zeros(4, dtype=bool), part)
    assert ranges(people, people < 5, part)[1, 2] == pytest.approx(0)
    assert hidden[1].all()
    assert (ranges(people, hidden, part)[hidden] > 0.5).all()


def test_a_cell_of_few_people_is_withheld_in_every_step():
    people = np.array([[0, 2, 0, 0], [0, 1, 2, 0], [9, 9, 9, 9], [8, 8, 0, 9]])
    whole = np.array([True, True, False, False])
    hidden = suppressed_bins(people, 5, whole, np.zeros(4, dtype=int))
    assert hidden[:2].all()
    # And each step hides more than those few behind it.
    assert (np.where(hidden, people, 0).sum(axis=0) >= 5).all()


def area_posts(people_by_step, place="tambon", first="2025-01", same=False):
    """Return so many posts of different people (or of the ``same`` few) in each month."""
    day = np.concatenate(
        [
            np.full(n, (np.datetime64(first) + month).astype("datetime64[D]"))
            for month, n in enumerate(people_by_step)
        ]
    )
    count = len(day)
    author = np.concatenate([np.arange(n) for n in people_by_step]) if same else np.arange(count)
    return AreaPosts(
        np.array([place] * count, dtype=object),
        author,
        np.zeros(count, dtype=int),
        np.array([""] * count, dtype=object),
        day,
    )


def joined(*some):
    names = AreaPosts.__dataclass_fields__
    return AreaPosts(*(np.concatenate([getattr(one, name) for one in some]) for name in names))


def spread_of(posts, steps, weights, cells=6, withheld=None, part=None, least=5):
    starts = (np.datetime64("2025-01") + np.arange(steps + 1)).astype("datetime64[D]")
    return spread_over_steps(
        posts,
        weights,
        cells,
        starts,
        np.zeros(steps, dtype=int) if part is None else part,
        least,
        np.full(steps, 50) if withheld is None else np.asarray(withheld),
    )


HALVES = {"tambon": (np.array([0, 3]), np.array([30.0, 10.0]))}


def test_people_of_an_area_are_spread_in_each_step_by_weight():
    found = spread_of(area_posts([8, 0, 20]), 3, HALVES)
    assert found.people[0].tolist() == [6, 0, 15]
    assert found.people[3].tolist() == [2, 0, 5]
    assert found.people[[1, 2, 4, 5]].sum() == 0
    assert (found.posts, found.unknown, found.undated, found.few) == (28, 0, 0, 0)
    # Eight people who write every month are eight in each of them.
    again = spread_of(joined(*[area_posts([8, 8, 8], same=True)] * 3), 3, HALVES)
    assert again.people[0].tolist() == [6, 6, 6]
    assert again.posts == 72


def test_what_became_of_area_posts_adds_up():
    posts = joined(
        area_posts([9, 9]),
        area_posts([7], "nowhere"),
        area_posts([6], first="2031-05"),
        area_posts([4], "elsewhere"),
    )
    posts.day[0] = np.datetime64("NaT")
    weights = {**HALVES, "elsewhere": (np.array([1]), np.array([1.0]))}
    found = spread_of(posts, 2, weights)
    assert (found.unknown, found.undated) == (7, 7)
    assert found.posts + found.unknown + found.undated + found.few == len(posts.day)
    assert found.few >= 4
    assert found.people[1].sum() == 0


def test_few_people_of_an_area_in_a_step_are_left_out_and_cannot_be_had_by_subtraction():
    """Whoever knows an area's whole, and a step's, must not find the step of three people."""
    few, many = area_posts([20, 3, 20, 20]), area_posts([20, 20, 20, 20], "other")
    weights = {**HALVES, "other": (np.array([1]), np.array([1.0]))}
    for withheld in ([50] * 4, [0] * 4):
        found = spread_of(joined(few, many), 4, weights, withheld=withheld)
        used = found.people[[0, 3]].sum(axis=0)
        assert used[1] == 0
        assert (used == 0).sum() >= 2  # the area's whole less its other steps is not the three
        if not withheld[1]:  # and where no cell of that step is withheld, another area is left out
            assert found.people[1, 1] == 0
    # A cut makes each part of time known for itself: the second step left out is of the same part.
    found = spread_of(few, 4, HALVES, part=np.array([0, 0, 1, 1]))
    assert found.people[0].tolist() == [0, 0, 15, 15]


def test_an_area_of_few_people_over_the_whole_time_is_left_out():
    two = area_posts([6, 6, 6], same=True)
    two.author %= 2
    assert spread_of(joined(two), 3, HALVES).people.sum() == 0


def test_a_crowd_known_only_to_an_area_makes_a_wave_of_scores_and_no_count():
    crowd = area_posts([0] * 11 + [3000], first="2025-01")
    plain = find_waves(town([0] * 12), "month", 1000)
    middle = int(np.argmin(np.hypot(*(plain.grid.centres(plain.cells) - 6000).T)))
    near = plain.grid.centres(plain.cells)
    at = np.flatnonzero(np.hypot(*(near - near[middle]).T) < 2500)

    def weigh(grid, cells):
        assert len(cells) == len(plain.cells)
        return {"tambon": (at, np.ones(len(at)))}

    found = find_waves(town([0] * 12), "month", 1000, areas=crowd, weigh=weigh)
    assert PATTERNS[plain.pattern[middle]] == "none"
    assert PATTERNS[found.pattern[middle]] == "new"
    assert found.people.tolist() == plain.people.tolist()
    assert found.posts.tolist() == plain.posts.tolist()
    assert found.suppressed.tolist() == plain.suppressed.tolist()
    assert found.spread.posts == 3000
    assert plain.spread is None
    # What is spread over nothing changes nothing.
    lost = find_waves(town([0] * 12), "month", 1000, areas=crowd)
    assert lost.spread.unknown == 3000
    assert np.array_equal(lost.z, plain.z, equal_nan=True)


def test_scores_tell_of_area_posts_only_what_may_be_shown():
    """Three people more or less in a step that is left out change no score at all."""
    scores = []
    for few in (1, 4):
        crowd = area_posts([30, few, 30, 30, 30, 30] + [30] * 6)
        waves = find_waves(
            town([0] * 12),
            "month",
            1000,
            areas=crowd,
            weigh=lambda _grid, cells: {"tambon": (np.arange(40), np.ones(40))},
        )
        assert waves.spread.few >= few + 30
        scores.append(waves.z)
    assert np.array_equal(scores[0], scores[1], equal_nan=True)


def test_people_withheld_beside_the_bins_keep_them_open():
    """As above, where of some steps people are withheld elsewhere too: an unknown more in each."""
    linprog = pytest.importorskip("scipy.optimize").linprog
    chance = np.random.default_rng(12)
    tried = spared = 0
    for number in range(60):
        people = chance.choice([0, 0, 1, 2, 3, 6, 7, 8, 20], (4, 6))
        part = np.repeat([0, number % 2], 3)
        beside = chance.choice([0, 3, 5, 40], 6, p=[0.2, 0.1, 0.2, 0.5])
        none = np.zeros(4, dtype=bool)
        hidden = suppressed_bins(people, 5, none, part, beside)
        parts = np.array([people[:, part == side].sum(axis=1) for side in part]).T
        if hidden.all() or ((parts > 0) & (parts < 5)).any():
            continue
        tried += 1
        spared += hidden.sum() < suppressed_bins(people, 5, none, part).sum()
        row, step = np.nonzero(hidden)
        lines = [
            np.append((row == r) & (part[step] == s), np.zeros(6))
            for r in range(4)
            for s in {*part}
        ]
        lines += [np.append(step == t, (np.arange(6) == t) & (beside > 0)) for t in range(6)]
        sums = np.array(lines, dtype=float)
        known = sums @ np.append(people[hidden], beside)
        for at in np.flatnonzero(people[hidden] > 0):
            goal = np.zeros(sums.shape[1])
            goal[at] = 1
            low, high = (linprog(k * goal, A_eq=sums, b_eq=known).fun * k for k in (1, -1))
            assert high - low > 0.5, (people, beside)
    assert tried > 15
    assert spared > 5
