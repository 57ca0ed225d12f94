"""Waves of opinion: where people speak more, step by step, and whether that comes or goes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from ..errors import BadInput, msg
from .gi_star import Links, classes, gi_star, two_sided_p
from .hexgrid import HexGrid
from .hotspots import PlacedPosts, locate
from .mann_kendall import mann_kendall
from .spread import AreaPosts
from .step_spread import StepSpread, spread_over_steps
from .step_suppression import suppressed_bins
from .suppression import level_out, people_per_cell, suppressed_cells

Weigh = Callable[[HexGrid, np.ndarray], Mapping[str, tuple[np.ndarray, np.ndarray]]]
"""Gives, for a grid and its cells (m, 2), each area's cells and weights; see ``spread_people``."""

STEPS = ("day", "week", "month")
MOST_STEPS = 1000
MOST_BINS = 8_000_000

PATTERNS = (
    "none",
    "new",
    "consecutive",
    "intensifying",
    "persistent",
    "diminishing",
    "sporadic",
    "oscillating",
    "historical",
)
"""What a cell's hot steps make together; see ``patterns``."""

_MOSTLY = 0.9
_TREND_LEVEL = 0.10


@dataclass
class Waves:
    """Cells (m,) and steps (t,) of a study area; see ``find_waves``.

    ``starts`` (t + 1,): the first day of each step, and the day after the last one. Of suppressed
    bins (m, t) ``posts`` and ``people`` are -1, ``z`` and ``p`` NaN, ``class_`` 0; a cell that is
    suppressed over the whole time (``whole_hidden``) has all its bins so, and no pattern.
    ``pattern``: positions in ``PATTERNS``, negative for the same of cold steps. ``first``,
    ``peak``, ``last``: the number of the first step of those in which people are shown, of the one
    with most people and of the last, -1 for none. ``before`` and ``after``: distinct people
    (m,) on either side of ``cut``, -1 where suppressed, None without a cut. ``spread``: what posts
    known only to an area added to the scores; no count has them.
    """

    grid: HexGrid
    cells: np.ndarray
    step: str
    starts: np.ndarray
    cut: int | None
    posts: np.ndarray
    people: np.ndarray
    z: np.ndarray
    p: np.ndarray
    class_: np.ndarray
    suppressed: np.ndarray
    whole_hidden: np.ndarray
    pattern: np.ndarray
    trend_z: np.ndarray
    trend_p: np.ndarray
    first: np.ndarray
    peak: np.ndarray
    last: np.ndarray
    before: np.ndarray | None
    after: np.ndarray | None
    people_told_apart: bool
    posts_used: int
    posts_outside: int
    posts_undated: int
    spread: StepSpread | None = None

    @property
    def hot_steps(self) -> np.ndarray:
        """How many steps (m,) of each cell are hot."""
        return (self.class_ > 0).sum(axis=1)

    def days(self, part: int) -> int:
        """Return how many days lie before (part 0) or after (1) the cut."""
        at = self.cut or 0
        ends = (self.starts[0], self.starts[at], self.starts[-1])
        return int((ends[part + 1] - ends[part]).astype(np.int64))


class SpaceTimeLinks:
    """Which bins are near which: a cell's neighbours in the same step and in the one before.

    Bins are (cells, steps) laid out flat. It stands in for ``Links`` in ``gi_star``.
    """

    def __init__(self, links: Links, cells: int, steps: int) -> None:
        self._links, self._shape = links, (cells, steps)

    def sums(self, values: np.ndarray) -> np.ndarray:
        """Return the sum of ``values`` (n,) over the bins near each bin (n,)."""
        values = values.reshape(self._shape)
        near = np.column_stack([self._links.sums(step) for step in values.T])
        near[:, 1:] += near[:, :-1].copy()
        return near.ravel()

    def degrees(self) -> np.ndarray:
        """Return how many bins are near each bin (n,)."""
        degrees = np.repeat(self._links.degrees()[:, None], self._shape[1], axis=1)
        degrees[:, 1:] *= 2
        return degrees.ravel()


def find_waves(
    posts: PlacedPosts,
    step: str = "month",
    cell_size: float = 250.0,
    rings: int = 1,
    min_people: int = 5,
    area: np.ndarray | None = None,
    cut: np.datetime64 | None = None,
    areas: AreaPosts | None = None,
    weigh: Weigh = lambda _grid, _cells: {},
) -> Waves:
    """Return the waves of posts: Gi* of distinct people over space and time, and its trend.

    Each step's Gi* of a cell is over the cell and its rings in that step and the one before,
    against the mean of all cells in all steps; classes after Benjamini and Hochberg over all shown
    bins. The trend is Mann and Kendall's of a cell's scores over the steps.

    Args:
        posts, cell_size, rings, area: as in ``hotspots.find_hotspots``.
        step: one of ``STEPS``. Weeks begin on Monday, months on the 1st, unless ``cut`` is given.
        min_people: as in ``find_hotspots``, for each step and over the whole time; see
            ``step_suppression``.
        cut: a day that splits the time in before and after; steps are then counted from it, so
            that none lies on both sides.
        areas: posts known only to an area. Its people of each step are spread over its cells as
            ``weigh`` says: they enter the scores and no count, and make no step of their own.

    Raises:
        BadInput: no post has a place and a day, all lie in one step or on one side of the cut, or
            there would be too many bins.
    """
    if step not in STEPS:
        raise ValueError(f"not a step: {step!r}")
    dated = ~np.isnat(posts.day)
    undated = int((~dated).sum())
    if not dated.any():
        raise BadInput(
            msg("None of the posts has a date, so no waves can be seen. Find hotspots instead.")
        )
    located = locate(posts.where(dated), cell_size, rings, min_people, area)
    posts, at = located.posts, located.at
    number, starts, cut_at = _steps(posts.day, step, cut)
    count, steps = len(located.cells), len(starts) - 1
    if count * steps > MOST_BINS:
        raise BadInput(
            msg(
                "{cells} cells in {steps} steps are too many. Choose larger cells or longer steps."
            ),
            cells=f"{count:,}",
            steps=f"{steps:,}",
        )
    bins = at.astype(np.int64) * steps + number
    people, told_apart = people_per_cell(bins, posts.author, posts.platform, count * steps)
    people = people.reshape(count, steps)
    everyone, _ = people_per_cell(at, posts.author, posts.platform, count)
    whole = suppressed_cells(everyone, min_people)
    part = (np.arange(steps) >= cut_at).astype(np.int64) if cut_at else np.zeros(steps, np.int64)
    hidden = suppressed_bins(people, min_people, whole, part)
    levelled = np.column_stack([level_out(people[:, t], hidden[:, t]) for t in range(steps)])
    spread = None
    if areas is not None and len(areas.place_id):
        weights = weigh(located.grid, located.cells)
        withheld = np.where(hidden, people, 0).sum(axis=0)
        spread = spread_over_steps(areas, weights, count, starts, part, min_people, withheld)
        levelled += spread.people
    links = SpaceTimeLinks(Links(*located.index.neighbours(rings)), count, steps)
    z = gi_star(levelled.ravel(), links)
    p = two_sided_p(z)
    shown = ~hidden.ravel()
    class_ = np.zeros(count * steps, dtype=np.int64)
    class_[shown] = classes(z[shown], p[shown])
    class_[(class_ > 0) & (links.sums(levelled.ravel()) < min_people)] = 0
    z, p, class_ = (values.reshape(count, steps) for values in (z, p, class_))
    trend_z, trend_p = _trends(z, np.flatnonzero(~whole))
    pattern = patterns(class_, trend_z, trend_p)
    before = after = None
    if cut_at:
        before, after = _either_side(at, posts, part[number], whole, min_people, count)
    number_of_posts = np.bincount(bins, minlength=count * steps).reshape(count, steps)
    number_of_posts[hidden] = people[hidden] = -1
    z[hidden] = p[hidden] = np.nan
    pattern[whole] = 0
    first, peak, last = _marks(people)
    return Waves(
        located.grid, located.cells, step, starts, cut_at, number_of_posts, people, z, p, class_,
        hidden, whole, pattern, trend_z, trend_p, first, peak, last, before, after, told_apart,
        len(posts.x), located.outside, undated, spread,
    )  # fmt: skip


def patterns(class_: np.ndarray, trend_z: np.ndarray, trend_p: np.ndarray) -> np.ndarray:
    """Return the pattern (m,) of each cell's classes (m, t): a position in ``PATTERNS``.

    The categories of the field, after Esri, "How Emerging Hot Spot Analysis works" (ArcGIS Pro
    documentation), said in our own words. *Mostly* is in at least 90 % of the steps; a trend counts
    at p ≤ 0.10, as class 1 does.

    - new: hot in the last step, and never before.
    - consecutive: hot in at least the last two steps without a break, never before that, and not
      mostly hot.
    - intensifying, persistent, diminishing: mostly hot, the last step among them, with a rising
      trend, with none, with a falling one.
    - sporadic: hot in the last step, on and off before, never cold, not mostly hot.
    - oscillating: hot in the last step, not mostly hot, and cold in some step before.
    - historical: mostly hot, but not in the last step.
    - none: any other.

    What is cold at the end (or was mostly cold) gets the same pattern as a negative number.
    """
    hot = _patterns_of(class_ > 0, class_ < 0, trend_z, trend_p)
    cold = _patterns_of(class_ < 0, class_ > 0, -trend_z, trend_p)
    return np.where(hot > 0, hot, -cold)


def _patterns_of(
    on: np.ndarray, opposite: np.ndarray, trend: np.ndarray, p: np.ndarray
) -> np.ndarray:
    steps = on.shape[1]
    number = {name: position for position, name in enumerate(PATTERNS)}
    times = on.sum(axis=1)
    mostly = times >= _MOSTLY * steps
    ends_on = on[:, -1]
    run = np.cumprod(on[:, ::-1], axis=1).sum(axis=1)  # steps on without a break at the end
    sure = p <= _TREND_LEVEL
    # The first that holds names the cell.
    return np.select(
        [
            ends_on & (times == 1),
            mostly & ends_on & sure & (trend > 0),
            mostly & ends_on & sure & (trend < 0),
            mostly & ends_on,
            mostly,
            ends_on & opposite.any(axis=1),
            ends_on & (run == times),
            ends_on,
        ],
        [
            number[name]
            for name in (
                "new", "intensifying", "diminishing", "persistent", "historical", "oscillating",
                "consecutive", "sporadic",
            )
        ],
        default=0,
    )  # fmt: skip


def _steps(
    day: np.ndarray, step: str, cut: np.datetime64 | None
) -> tuple[np.ndarray, np.ndarray, int | None]:
    """Return each day's step number (n,), the steps' first days (t + 1,) and the cut's step."""
    origin = cut
    if origin is None:  # a Monday, and a first of the month
        origin = np.datetime64("1970-01-05" if step == "week" else "1970-01-01", "D")
    origin = origin.astype("datetime64[D]")
    low, high = (_step_number(np.array([end]), origin, step)[0] for end in (day.min(), day.max()))
    if cut is not None and not low < 0 <= high:
        raise BadInput(
            msg("All posts lie on one side of {date}. Choose a date between {first} and {last}."),
            date=str(cut),
            first=str(day.min() + 1),
            last=str(day.max()),
        )
    if low == high:
        raise BadInput(
            msg(
                "All posts lie within one step of time. Choose shorter steps, or find hotspots "
                "instead."
            )
        )
    if high - low >= MOST_STEPS:
        raise BadInput(
            msg("{steps} steps of time are too many. Choose longer steps."),
            steps=f"{high - low + 1:,}",
        )
    starts = _first_day(np.arange(low, high + 2), origin, step)
    return _step_number(day, origin, step) - low, starts, int(-low) if cut is not None else None


def _step_number(day: np.ndarray, origin: np.datetime64, step: str) -> np.ndarray:
    if step != "month":
        return (day - origin).astype(np.int64) // (7 if step == "week" else 1)
    months = (day.astype("datetime64[M]") - origin.astype("datetime64[M]")).astype(np.int64)
    return months - (day < _first_day(months, origin, step))


def _first_day(number: np.ndarray, origin: np.datetime64, step: str) -> np.ndarray:
    if step != "month":
        return origin + number * (7 if step == "week" else 1)
    # Counted from the 31st, a step begins on a shorter month's last day.
    months = origin.astype("datetime64[M]") + number
    longest = (months + 1).astype("datetime64[D]") - months.astype("datetime64[D]")
    into = origin - origin.astype("datetime64[M]").astype("datetime64[D]")
    return months.astype("datetime64[D]") + np.minimum(into, longest - np.timedelta64(1, "D"))


def _trends(z: np.ndarray, cells: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    trend_z, trend_p = np.full(len(z), np.nan), np.full(len(z), np.nan)
    for chunk in np.array_split(cells, max(1, z[cells].size // 1_000_000)):
        # Scores that differ by rounding alone are equal.
        trend = mann_kendall(np.round(z[chunk], 9))
        trend_z[chunk], trend_p[chunk] = trend.z, trend.p
    return trend_z, trend_p


def _either_side(
    at: np.ndarray,
    posts: PlacedPosts,
    side: np.ndarray,
    whole: np.ndarray,
    least: int,
    count: int,
) -> tuple[np.ndarray, np.ndarray]:
    """Return the people (m,) before and after the cut, -1 where suppressed."""
    sides = at.astype(np.int64) * 2 + side
    people, _ = people_per_cell(sides, posts.author, posts.platform, 2 * count)
    people = people.reshape(count, 2)
    people[suppressed_bins(people, least, whole, np.zeros(2, np.int64))] = -1
    return people[:, 0], people[:, 1]


def _marks(people: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    spoke = people > 0
    steps = people.shape[1]
    any_ = spoke.any(axis=1)
    first = np.where(any_, spoke.argmax(axis=1), -1)
    last = np.where(any_, steps - 1 - spoke[:, ::-1].argmax(axis=1), -1)
    return first, np.where(any_, people.argmax(axis=1), -1), last
