from __future__ import annotations

import random
from dataclasses import replace

import numpy as np
import pytest

from cm_civic_plugin.core import hexagons
from cm_civic_plugin.core.errors import BadInput
from cm_civic_plugin.core.scenario.agreement import Opposition, agree, appendix, drawings_of
from cm_civic_plugin.core.scenario.cover import cover
from cm_civic_plugin.core.scenario.journal import new_row
from cm_civic_plugin.core.scenario.shape import shape_of

SIZE = 100.0


def shape(kind, *points):
    return shape_of(kind, points)


def random_shapes(seed, count=150):
    """Return strokes of every kind as hands draw them, also areas that cross themselves."""
    rng = np.random.default_rng(seed)
    shapes = []
    for _ in range(count):
        kind = rng.choice(["line", "area", "stamp"])
        at = rng.uniform(0, 2000, 2) + [500_000, 2_078_000]
        turn = np.cumsum(rng.normal(0, 0.4, 1 if kind == "stamp" else rng.integers(3, 50)))
        step = rng.uniform(1, 120) * np.column_stack([np.cos(turn), np.sin(turn)])
        xy = at + np.cumsum(step, axis=0)
        shapes.append(shape_of(kind, np.vstack([xy, xy[:1]]) if kind == "area" else xy))
    return shapes


def all_it_goes_round(shapely, ring):
    """Return the faces of a ring that it winds round, and the ring itself."""
    faces = shapely.polygonize([shapely.unary_union(ring)]).geoms
    xy = np.array(ring.coords)
    kept = [ring]
    for face in faces:
        inner = face.representative_point()
        way = np.unwrap(np.arctan2(xy[:, 1] - inner.y, xy[:, 0] - inner.x))
        if round((way[-1] - way[0]) / (2 * np.pi)):
            kept.append(face)
    return shapely.union_all(kept)


@pytest.mark.parametrize("seed", range(3))
def test_cells_are_those_that_shapely_finds(seed):
    shapely = pytest.importorskip("shapely", minversion="2.0")
    shapes = random_shapes(seed)
    found = cover(shapes, SIZE)
    box = np.concatenate([np.array(one.points) for one in shapes])
    corners = np.array([box.min(axis=0) - 200, box.max(axis=0) + 200])
    x, y = np.meshgrid(*(np.arange(*corners[:, axis], 40) for axis in (0, 1)))
    cells = np.unique(hexagons.cells_of(x.ravel(), y.ravel(), SIZE), axis=0)
    polygons = shapely.polygons(hexagons.outlines(cells, SIZE))
    want = set()
    for number, one in enumerate(shapes):
        if one.kind == "stamp":
            geometry = shapely.Point(one.points[0])
        else:
            geometry = shapely.LineString(one.points)
        if one.kind == "area":
            geometry = all_it_goes_round(shapely, geometry)
        hit = shapely.intersects(polygons, geometry)
        want |= {(*cell, number) for cell in cells[hit].tolist()}
    got = [(*found.cells[cell].tolist(), n) for cell, n in zip(found.cell, found.drawing)]
    assert len(got) == len(set(got)) > 1000
    assert set(got) == want


def test_a_line_has_a_width_like_a_buffer():
    shapely = pytest.importorskip("shapely", minversion="2.0")
    shapes = [one for one in random_shapes(4) if one.kind == "line"]
    thin, wide = cover(shapes, SIZE), cover(shapes, SIZE, 40)
    polygons = shapely.polygons(hexagons.outlines(wide.cells, SIZE))
    buffers = [shapely.LineString(one.points).buffer(20) for one in shapes]
    want = sum(int(shapely.intersects(polygons, one).sum()) for one in buffers)
    assert len(thin.cell) < len(wide.cell) <= want
    assert len(wide.cell) / want > 0.99  # all but slivers at the round corners
    (own,) = {len(wide.drawings_in(0)), int((wide.cell == 0).sum())}
    assert own >= 1


def test_what_a_hand_circles_twice_is_inside():
    turn = np.linspace(0, 4 * np.pi, 90)
    radius = np.linspace(300, 500, 90)
    xy = radius[:, None] * np.column_stack([np.cos(turn), np.sin(turn)])
    found = cover([shape_of("area", np.vstack([xy, xy[:1]]))], SIZE)
    assert [0, 0] in found.cells.tolist()


def test_a_tiny_area_and_a_line_within_one_cell_count_once():
    centre = hexagons.centres(np.array([[7, 3]]), SIZE)[0] + [20, 20]
    tiny = [(0, 0), (3, 0), (3, 3), (0, 0)]
    found = cover([shape("area", *(centre + tiny)), shape("line", centre, centre + 5)], SIZE)
    assert found.cells.tolist() == [[7, 3]]
    assert found.drawing.tolist() == [0, 1]


def test_absurdly_many_cells_are_an_error_with_a_sentence():
    huge = shape("area", (0, 0), (1e6, 0), (1e6, 1e6), (0, 0))
    with pytest.raises(BadInput, match="larger cells"):
        cover([huge], 10)
    assert len(cover([], SIZE).cells) == 0


# --- tables


def draw(table, element="trees", future="good_living", at=(0, 0), **more):
    """Return a stamp in the middle of the cell at axial ids."""
    xy = hexagons.centres(np.array([at]), SIZE)[0]
    values = {"shape": shape("stamp", xy), "certainty": "sure", **more}
    return new_row("draw", f"s{table}", table, future_id=future, element_id=element, **values)


def find(rows, min_tables=1, future=None):
    return agree(drawings_of(rows, lambda xy: xy, future), SIZE, min_tables)


def test_share_and_consensus_as_in_the_reference():
    """6 of 10 tables drew the cell; agri, agri, resid, park, comm, agri: 3 of 6."""
    drawn = dict(zip("ABCDEF", ("agri", "agri", "resid", "park", "comm", "agri")))
    rows = [draw(code, element) for code, element in drawn.items()]
    rows += [draw(code, at=(50, 50)) for code in "GHIJ"]
    found = find(rows)
    (here,) = np.flatnonzero((found.cover.cells == [0, 0]).all(axis=1))
    assert (found.tables, found.drew[here], found.share[here]) == (10, 6, 0.6)
    assert found.kinds[found.mode[here]] == ("good_living", "agri")
    assert found.consensus[here] == 3 / 6


def test_a_table_weighs_the_same_however_much_it_draws():
    rows = [draw("A", "market") for _ in range(50)] + [draw("B"), draw("C")]
    found = find(rows)
    assert found.drew.tolist() == [3]
    assert found.kinds[found.mode[0]] == ("good_living", "trees")
    assert found.consensus[0] == pytest.approx(2 / 3)


def test_erased_and_undone_strokes_do_not_count_but_their_table_does():
    first, second = draw("A"), draw("B")
    erased = new_row("erase", "sB", "B", target_uuid=second.uuid)
    rows = [first, second, erased]
    found = find([replace(row, seq=n) for n, row in enumerate(rows, 1)])
    assert (found.tables, found.drew.tolist()) == (2, [1])


def test_opposed_elements_are_a_conflict_in_futures_people_want():
    rows = [draw("A"), draw("B"), draw("C", "road"), draw("D", "road"), draw("E", "market")]
    found = find(rows)
    assert found.opposed == ("green",)
    assert found.conflict[0] == pytest.approx(2 * 2 / 5)
    # across two wanted futures too, and not among fears
    rows = [draw("A"), draw("B", "road", "joyful_trade")]
    assert find(rows).conflict[0] == 1
    rows = [draw("A", future="chaos"), draw("B", "road", "chaos")]
    assert find(rows).conflict[0] == 0
    # another future is compared with itself only
    rows = [draw("A", future="ours"), draw("B", "road", "ours")]
    assert find(rows).conflict[0] == 1
    rows = [draw("A", future="ours"), draw("B", "road", "theirs")]
    assert find(rows).conflict[0] == 0


def test_a_workshop_has_its_own_oppositions():
    ours = Opposition("wet_dry", frozenset({"flood_water"}), frozenset({"homes"}))
    rows = [draw("A", "flood_water"), draw("B", "homes"), draw("C", "road"), draw("D", "trees")]
    drawings = drawings_of(rows, lambda xy: xy)
    found = agree(drawings, SIZE, 1, oppositions=(ours,))
    assert found.opposed == ("wet_dry",) and found.conflict[0] == 2 * 1 / 4
    assert found.oppositions == (ours,)
    assert agree(drawings, SIZE, 1).opposed == ("green",)
    assert agree(drawings, SIZE, 1, oppositions=()).conflict[0] == 0


def test_one_element_wanted_and_feared_is_a_conflict_of_futures():
    rows = [draw("A", "night_life"), draw("B", "night_life", "chaos"), draw("C", "market")]
    found = find(rows)
    assert found.opposed == ("futures:night_life",)
    assert found.conflict[0] == pytest.approx(2 / 3)
    # other things in other futures may well be in one place
    assert find([draw("A"), draw("B", "flood_water", "chaos")]).conflict[0] == 0
    # a table that drew both sides opposes nobody
    both = [draw("A", "night_life"), draw("A", "night_life", "chaos"), draw("B", "night_life")]
    assert find(both).conflict[0] == 0
    assert find(rows, future="good_living").conflict[0] == 0


def test_cells_of_few_tables_are_suppressed_and_show_no_strokes():
    rows = [draw(code) for code in "ABC"] + [draw("A", at=(5, 5))]
    found = find(rows, min_tables=3)
    by_cell = {tuple(cell): n for n, cell in enumerate(found.cover.cells.tolist())}
    here, alone = by_cell[0, 0], by_cell[5, 5]
    assert (found.suppressed[here], found.suppressed[alone]) == (False, True)
    assert found.behind(here) == sorted(row.uuid for row in rows[:3])
    assert found.behind(alone) == []


def test_the_order_of_rows_changes_nothing():
    rng = random.Random(2)
    elements = ("trees", "road", "keep", "night_life", "homes")
    rows = [
        draw(
            rng.choice("ABCDE"),
            rng.choice(elements),
            rng.choice(("good_living", "chaos")),
            (rng.randrange(4), 0),
        )
        for _ in range(80)
    ]
    one = find(rows)
    other = find(rng.sample(rows, len(rows)))
    for name in ("drew", "mode", "consensus", "conflict"):
        assert (getattr(one, name) == getattr(other, name)).all()
    assert one.opposed == other.opposed
    assert np.allclose(vars_of(appendix(one)), vars_of(appendix(other)), equal_nan=True)


def vars_of(found):
    return list(vars(found).values())


def test_the_appendix_against_numbers_worked_by_hand():
    """The binary reference k = [3, 3, 2, 1, 0, 0, 0, 0] on the cells that someone drew."""
    who = ["ABC", "ABC", "AB", "A"]
    rows = [draw(code, at=(n, 0)) for n, codes in enumerate(who) for code in codes]
    numbers = appendix(find(rows))
    assert numbers.iou == pytest.approx((3 / 4 + 2 / 4 + 2 / 3) / 3)
    assert numbers.dice == pytest.approx((6 / 7 + 4 / 6 + 4 / 5) / 3)
    # P = (1 + 1 + 1/3 + 1/3) / 4 = 2/3; chance = (9² + 3²) / 12² = 0.625
    assert numbers.fleiss == pytest.approx((2 / 3 - 0.625) / (1 - 0.625))
    # A drew all four: no better than chance with anybody; B and C agree on 3 of 4, chance is 1/2
    assert numbers.cohen == pytest.approx((0 + 0 + 0.5) / 3)
    assert np.isnan(numbers.alpha)  # all drew trees: nothing to tell apart
    assert np.isnan(vars_of(appendix(find([draw("A")])))).all()
    assert np.isnan(vars_of(appendix(find([])))).all()
    mixed = [draw("A"), draw("B"), draw("A", "road", at=(1, 0)), draw("B", "road", at=(1, 0))]
    assert appendix(find(mixed)).alpha == pytest.approx(1)
