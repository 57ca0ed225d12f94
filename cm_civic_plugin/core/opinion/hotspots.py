"""From placed posts to hotspot cells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np

from ..errors import BadInput, msg
from .gi_star import LEVELS, Links, classes, gi_star, two_sided_p
from .hexgrid import CellIndex, HexGrid
from .rates import gi_star_of_rates
from .spread import Spread
from .stance import in_cells
from .suppression import level_out, people_per_cell, suppressed_cells

_SOMETHING = 1.0  # below this z nothing gathers, and more posts of the same would not either
_MOST_MORE = 20


@dataclass
class PlacedPosts:
    """Posts with a place, as arrays of n.

    ``x``, ``y``: metres of the projected CRS. ``author``: author number, -1 for none.
    ``platform``: a code per platform. ``topics``: ``a;b`` or an empty text. ``day``: days since
    1970-01-01 in local time, as ``datetime64[D]``, NaT for none. ``reactions``: NaN where there are
    none. ``stance``: as suggested or chosen, an empty text for none. Both None if unknown.
    """

    x: np.ndarray
    y: np.ndarray
    author: np.ndarray
    platform: np.ndarray
    topics: np.ndarray
    day: np.ndarray
    reactions: np.ndarray | None = None
    stance: np.ndarray | None = None

    def where(self, keep: np.ndarray) -> PlacedPosts:
        """Return the posts for which ``keep`` (n,) is True."""
        columns = (getattr(self, name) for name in self.__dataclass_fields__)
        return PlacedPosts(*(None if column is None else column[keep] for column in columns))


@dataclass
class Hotspots:
    """The cells (m,) of a study area and what is said of each; see ``find_hotspots``.

    ``posts``, ``people``, ``z``, ``p`` of a suppressed cell are not to be shown: ``z`` and ``p``
    are NaN and the counts -1 there, and ``topics`` None. ``needed``: about how many posts it would
    take for the strongest gathering to be hot, where nothing is; None where there is none to speak
    of. ``spread``: what posts known only to an area added to the scores; ``posts`` and ``people``
    do not count them. ``reactions``: what the posts of a cell got together, in no other number;
    NaN where withheld or unknown. ``stance``: see ``stance.in_cells``. ``per_resident``: scores are
    of people per resident, and NaN where nobody lives. The rest is filled by ``robustness``,
    ``baseline`` and ``words``.
    """

    grid: HexGrid
    cells: np.ndarray
    posts: np.ndarray
    people: np.ndarray
    z: np.ndarray
    p: np.ndarray
    class_: np.ndarray
    suppressed: np.ndarray
    topics: list[str | None]
    first: np.ndarray
    last: np.ndarray
    people_told_apart: bool
    posts_used: int
    posts_outside: int
    occupied: int
    needed: int | None = None
    spread: Spread | None = None
    robust: np.ndarray | None = None
    topic_share: np.ndarray | None = None
    topic_lift: np.ndarray | None = None
    top_words: list[str | None] | None = None
    reactions: np.ndarray | None = None
    stance: list[str | None] | None = None
    per_resident: bool = False

    @property
    def hot(self) -> int:
        """How many cells are hot at 90 % or more."""
        return int((self.class_ > 0).sum())

    @property
    def cold(self) -> int:
        """How many cells are cold at 90 % or more."""
        return int((self.class_ < 0).sum())


def find_hotspots(
    posts: PlacedPosts,
    cell_size: float = 250.0,
    rings: int = 1,
    min_people: int = 5,
    area: np.ndarray | None = None,
    spread: Callable[[HexGrid, np.ndarray], Spread] | None = None,
    residents: Callable[[HexGrid, np.ndarray], np.ndarray] | None = None,
) -> Hotspots:
    """Return the hotspots of posts: Gi* of distinct people per cell, after suppression.

    Args:
        posts: the posts, x and y in metres of a projected CRS.
        cell_size: metres between the centres of neighbouring hexagons.
        rings: how many rings of cells around a cell are near it (1: its six neighbours).
        min_people: cells of fewer distinct people are suppressed, and a cell that has fewer in
            it and its neighbours together is never hot.
        area: outline (k, 2) of the study area in metres; None takes the convex hull of the
            posts that are not strays, widened by one cell. Posts outside it, or without
            finite coordinates, are counted and left out.
        spread: gives, for the grid and its cells (m, 2), the people of posts known only to an area;
            they enter Gi* and no count.
        residents: gives the residents (m,) of the cells; Gi* is then of people per resident (see
            ``rates``) and no cell where nobody lives is hot or cold.

    Raises:
        BadInput: there is no post, or the numbers asked for make no map.
    """
    located = locate(posts, cell_size, rings, min_people, area)
    posts, at, cells = located.posts, located.at, located.cells
    count = len(cells)
    people, told_apart = people_per_cell(at, posts.author, posts.platform, count)
    hidden = suppressed_cells(people, min_people)
    indptr, indices = located.index.neighbours(rings)
    links = Links(indptr, indices)
    levelled = level_out(people, hidden)
    added = spread(located.grid, cells) if spread else None
    if added is not None:
        levelled += added.people
    if residents is None:
        z = gi_star(levelled, links)
    else:
        z = gi_star_of_rates(levelled, residents(located.grid, cells), indptr, indices)
    p = two_sided_p(z)
    shown = ~hidden & np.isfinite(z)
    class_ = np.zeros(count, dtype=np.int64)
    class_[shown] = classes(z[shown], p[shown])
    # Where most cells are empty, the normal curve behind z takes two people side by side for a
    # crowd. Fewer people than may be shown are not a hotspot.
    near = links.sums(levelled)
    class_[(class_ > 0) & (near < min_people)] = 0
    needed = None
    if not class_.any() and residents is None:
        needed = _needed(z, near, shown, len(posts.x), min_people)
    first, last = _span(at, posts.day, count)
    topics = _topics(at, posts, hidden, min_people, count)
    reactions = _reactions(at, posts, hidden, min_people, count)
    stance = None
    if posts.stance is not None:
        stance = in_cells(
            at, posts.author, posts.platform, posts.stance, people, ~hidden, min_people
        )
    number = np.bincount(at, minlength=count)
    number[hidden] = -1
    occupied = int((people > 0).sum())
    people[hidden] = -1
    z[hidden] = p[hidden] = np.nan
    first[hidden] = last[hidden] = np.datetime64("NaT")
    return Hotspots(
        located.grid, cells, number, people, z, p, class_, hidden, topics, first, last,
        told_apart, len(posts.x), located.outside, occupied, needed, added, reactions=reactions,
        stance=stance, per_resident=residents is not None,
    )  # fmt: skip


@dataclass
class Located:
    """The cells (m,) of a study area, and the posts (n,) in it with the position of each's cell."""

    grid: HexGrid
    cells: np.ndarray
    index: CellIndex
    posts: PlacedPosts
    at: np.ndarray
    outside: int


def locate(
    posts: PlacedPosts, cell_size: float, rings: int, min_people: int, area: np.ndarray | None
) -> Located:
    """Return the study area of posts and where they lie in it; see ``find_hotspots``."""
    if not (cell_size > 0 and rings >= 1 and min_people >= 1):
        raise BadInput(msg("Cell size, rings and least number of people must be more than zero."))
    known = np.isfinite(posts.x) & np.isfinite(posts.y)
    unknown = int((~known).sum())
    if unknown:
        posts = posts.where(known)
    if not len(posts.x):
        raise BadInput(
            msg(
                "None of the posts has a place, so there is nothing to map. "
                "See the read report for the reason."
            )
        )
    grid = HexGrid(float(cell_size))
    if area is None:
        near = ~_strays(posts.x, posts.y, grid.size)
        cells = grid.cells_around(posts.x[near], posts.y[near])
    else:
        cells = grid.cells_within(area)
    index = CellIndex(cells)
    at = index.find(grid.cells_of(posts.x, posts.y))
    inside = at >= 0
    outside = int((~inside).sum())
    if not inside.any():
        raise BadInput(
            msg("No post lies in the study area. Choose a city pack that covers the posts.")
        )
    if outside:
        posts, at = posts.where(inside), at[inside]
    return Located(grid, cells, index, posts, at, outside + unknown)


def people_in_cells(posts: PlacedPosts, grid: HexGrid, cells: np.ndarray) -> np.ndarray:
    """Return the distinct people (m,) of posts in each of the cells (m, 2), unsuppressed."""
    at = positions_in(posts, grid, cells)
    there = at >= 0
    return people_per_cell(at[there], posts.author[there], posts.platform[there], len(cells))[0]


def positions_in(posts: PlacedPosts, grid: HexGrid, cells: np.ndarray) -> np.ndarray:
    """Return the position (n,) of each post's cell among the cells (m, 2), -1 for none."""
    known = np.isfinite(posts.x) & np.isfinite(posts.y)
    at = np.full(len(posts.x), -1, dtype=np.int64)
    at[known] = CellIndex(cells).find(grid.cells_of(posts.x[known], posts.y[known]))
    return at


def _strays(x: np.ndarray, y: np.ndarray, size: float) -> np.ndarray:
    """Return which posts (n,) lie so far off that they must not stretch the study area.

    They are over three times as far from the median point as 95 % of the posts are. One post in
    another province would otherwise make thousands of empty cells, beside which every cell where
    anyone spoke looks hot: 2 such posts among 6,978 of Bangkok made 163,664 cells of 1 km.
    """
    distance = np.hypot(x - np.median(x), y - np.median(y))
    return distance > max(3 * np.quantile(distance, 0.95), 10 * size)


def _needed(
    z: np.ndarray, near: np.ndarray, shown: np.ndarray, posts: int, min_people: int
) -> int | None:
    """Return about how many posts would make the strongest gathering hot, None if there is none.

    If every cell kept its share of more and more posts, counts would grow with their number n and
    chance's part of them with √n, so that z grows with √n too. One cell alone is hot at 90 % when
    its p is 0.10 over the number of cells (Benjamini and Hochberg), and when there are
    ``min_people`` in it and its neighbours.
    """
    strongest = int(np.argmax(np.where(shown, z, -np.inf)))
    if not (shown.any() and z[strongest] > _SOMETHING):
        return None
    enough = NormalDist().inv_cdf(1 - max(LEVELS) / (2 * int(shown.sum())))
    more = max((enough / z[strongest]) ** 2, min_people / max(near[strongest], 1e-9))
    return int(-(-posts * more // 1)) if 1 < more <= _MOST_MORE else None


def _span(at: np.ndarray, day: np.ndarray, count: int) -> tuple[np.ndarray, np.ndarray]:
    """Return the first and last day (count,) of the posts of each cell, NaT for none."""
    first = np.full(count, np.datetime64("NaT", "D"))
    last = first.copy()
    known = ~np.isnat(day)
    order = np.lexsort((day[known], at[known]))
    cell, days = at[known][order], day[known][order]
    if len(cell):
        change = np.flatnonzero(np.diff(cell)) + 1
        starts, ends = np.append(0, change), np.append(change, len(cell)) - 1
        first[cell[starts]], last[cell[ends]] = days[starts], days[ends]
    return first, last


def _reactions(
    at: np.ndarray, posts: PlacedPosts, hidden: np.ndarray, least: int, count: int
) -> np.ndarray | None:
    """Return the sum (count,) of the reactions to each cell's posts, NaN where not to be shown.

    Posts of at least ``least`` people must have a number of reactions, for on a page that anybody
    can look through, one post's number leads to it.
    """
    if posts.reactions is None:
        return None
    known = ~np.isnan(posts.reactions)
    total = np.bincount(at[known], posts.reactions[known], minlength=count)
    people, _ = people_per_cell(at[known], posts.author[known], posts.platform[known], count)
    total[hidden | (people < least)] = np.nan
    return total


def _topics(
    at: np.ndarray, posts: PlacedPosts, hidden: np.ndarray, least: int, count: int
) -> list[str | None]:
    """Return each cell's topics, commonest first, as ``flood (12); road (7)``.

    A topic shows only when at least ``least`` people of the cell raised it; its number is of
    posts. What few people spoke of stays unsaid even where the cell itself is shown.
    """
    seen = np.flatnonzero(~hidden[at] & (posts.topics != ""))
    if not len(seen):
        return [None] * count
    names, code = np.unique(posts.topics[seen].astype(str), return_inverse=True)
    splits = [name.split(";") for name in names]
    topic_no = {topic: no for no, topic in enumerate(sorted({t for one in splits for t in one}))}
    rows, topic = [], []
    for row, which in zip(seen, code):
        for name in splits[which]:
            rows.append(row)
            topic.append(topic_no[name])
    rows, topic = np.array(rows), np.array(topic)
    pairs, where = np.unique(at[rows] * len(topic_no) + topic, return_inverse=True)
    people, _ = people_per_cell(where, posts.author[rows], posts.platform[rows], len(pairs))
    number = np.bincount(where)
    by_cell: dict[int, Counter] = {}
    names_by_no = list(topic_no)
    for pair in np.flatnonzero(people >= least):
        cell, no = divmod(int(pairs[pair]), len(topic_no))
        by_cell.setdefault(cell, Counter())[names_by_no[no]] = int(number[pair])
    return [
        "; ".join(f"{name} ({n})" for name, n in by_cell[cell].most_common())
        if cell in by_cell
        else None
        for cell in range(count)
    ]
