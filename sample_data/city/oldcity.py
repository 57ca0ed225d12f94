"""The square: moat, wall remains, bastions and gates, to the facts measured on the real ones."""

from __future__ import annotations

from .geo import Point, along, dist, lerp, nearest, offset, to_xy
from .osm import Osm

# Corner bastions and gates (lon, lat): hand-checked truths, see facts in sample_data/README.md.
BASTIONS: dict[str, tuple[str, str, Point]] = {
    "NW": ("แจ่งหัวลิน", "Chaeng Hua Lin", (98.9785, 18.7956)),
    "NE": ("แจ่งศรีภูมิ", "Chaeng Si Phum", (98.9934, 18.7950)),
    "SE": ("แจ่งก๊ะต๊ำ", "Chaeng Katam", (98.9927, 18.7814)),
    "SW": ("แจ่งกู่เฮือง", "Chaeng Ku Hueang", (98.9781, 18.7818)),
}
GATES: list[tuple[str, str, Point]] = [
    ("ประตูท่าแพ", "Tha Phae Gate", (98.9932697, 18.7877625)),
    ("ประตูเชียงใหม่", "Chiang Mai Gate", (98.9889812, 18.7813553)),
    ("ประตูสวนดอก", "Suan Dok Gate", (98.9781922, 18.7888357)),
    ("ประตูแสนปุง", "Saen Pung Gate", (98.9815967, 18.7815449)),
    ("ประตูช้างเผือก", "Chang Phueak Gate", (98.9865942, 18.7954331)),
]
# Outer corners of the water, metres beyond each bastion (east, north), so that the outer sides
# come to 1633 (N), 1575 (E), 1597 (S) and 1575 m (W).
_PUSH = {"NW": (-30, 24), "NE": (32, 32), "SE": (27, -37), "SW": (-30, -24)}
WIDTH = 15.0


def outer_corners() -> dict[str, Point]:
    """Outer corners of the moat in plane metres."""
    return {
        k: (to_xy(b[2])[0] + _PUSH[k][0], to_xy(b[2])[1] + _PUSH[k][1]) for k, b in BASTIONS.items()
    }


def _ring(inset: float) -> list[Point]:
    """Corners NW, NE, SE, SW of the moat square drawn in by `inset` metres."""
    c = outer_corners()
    sign = {"NW": (1, -1), "NE": (-1, -1), "SE": (-1, 1), "SW": (1, 1)}
    return [(c[k][0] + sign[k][0] * inset, c[k][1] + sign[k][1] * inset) for k in sign]


def inner_ring(inset: float = WIDTH) -> list[Point]:
    return _ring(inset)


# Causeways: fractions along each side (N from NW, E from NE, S from SE, W from SW) besides gates.
_CAUSEWAYS = {"N": (0.22, 0.40, 0.76, 0.90), "E": (0.18, 0.34, 0.80), "S": (0.13, 0.45, 0.88),
              "W": (0.16, 0.32, 0.64, 0.82)}  # fmt: skip
_GATE_SIDE = {"N": (4,), "E": (0,), "S": (1, 3), "W": (2,)}
_SIDES = {"N": (0, 1), "E": (1, 2), "S": (2, 3), "W": (3, 0)}


def causeways() -> list[tuple[str, float]]:
    """(side, fraction from the side's start) of the crossings, clockwise from the NW corner."""
    ring = _ring(0)
    out = []
    for side, (i, j) in _SIDES.items():
        a, b = ring[i], ring[j]
        fr = list(_CAUSEWAYS[side])
        for g in _GATE_SIDE[side]:
            p = to_xy(GATES[g][2])
            fr.append(
                ((p[0] - a[0]) * (b[0] - a[0]) + (p[1] - a[1]) * (b[1] - a[1])) / dist(a, b) ** 2
            )
        out += [(side, f) for f in sorted(fr)]
    return out


def causeway_line(side: str, fraction: float, inner: float, outer: float) -> tuple[Point, Point]:
    """Ends of a crossing, `inner` m inside and `outer` m outside the moat's outer edge."""
    i, j = _SIDES[side]
    ring = _ring(0)
    p = lerp(ring[i], ring[j], fraction)
    n = dist(ring[i], ring[j])
    nx, ny = -(ring[j][1] - ring[i][1]) / n, (ring[j][0] - ring[i][0]) / n  # outwards (left)
    return (p[0] - nx * inner, p[1] - ny * inner), (p[0] + nx * outer, p[1] + ny * outer)


def moat_pieces() -> list[list[Point]]:
    """The 19 water polygons (plane metres), corner pieces bent round their corner."""
    ring = _ring(0)
    sides = [dist(ring[i], ring[(i + 1) % 4]) for i in range(4)]
    start = [sum(sides[:i]) for i in range(4)]
    cuts = [start["NESW".index(s)] + f * sides["NESW".index(s)] for s, f in causeways()]
    total, half, out = sum(sides), 9.0, []
    loop = [*ring, ring[0]]
    for a, b in zip(cuts, [*cuts[1:], cuts[0] + total]):
        outer = []
        marks = [
            a + half,
            *[s for s in [*start, *(x + total for x in start)] if a < s < b],
            b - half,
        ]
        for m in marks:
            outer.append(along(loop, m % total)[0])
        line = offset_inwards(outer)
        out.append([*outer, *line[::-1]])
    return out


def offset_inwards(outer: list[Point]) -> list[Point]:
    if len(outer) == 2:
        return offset(outer, -WIDTH)
    # the bent piece: square corner, both legs moved in by the width
    a, c, b = outer
    u = ((c[0] - a[0]) / dist(a, c), (c[1] - a[1]) / dist(a, c))
    v = ((b[0] - c[0]) / dist(c, b), (b[1] - c[1]) / dist(c, b))
    return [
        (a[0] + u[1] * WIDTH, a[1] - u[0] * WIDTH),
        (c[0] - u[0] * WIDTH + v[0] * WIDTH, c[1] - u[1] * WIDTH + v[1] * WIDTH),
        (b[0] + v[1] * WIDTH, b[1] - v[0] * WIDTH),
    ]


def _bastion(c: Point, key: str) -> list[Point]:
    """An L of old brick round the corner, centred on the bastion's point."""
    sx, sy = {"NW": (1, -1), "NE": (-1, -1), "SE": (-1, 1), "SW": (1, 1)}[key]
    arm, w = 26.0, 6.0
    pts = [(0, 0), (arm, 0), (arm, w), (w, w), (w, arm), (0, arm)]
    return [(c[0] + sx * (x - 8), c[1] + sy * (y - 8)) for x, y in pts]


def draw(osm: Osm) -> None:
    for n, piece in enumerate(moat_pieces()):
        tags = {"natural": "water", "water": "moat"}
        if n % 4 == 0:
            tags |= {"name": "คูเมืองเชียงใหม่", "name:en": "Chiang Mai City Moat"}
        osm.area_xy(piece, tags)
    wall = {"barrier": "city_wall"}
    for n, (key, (th, en, p)) in enumerate(BASTIONS.items()):
        tags = {**wall, "name": th, "name:en": en, "historic": ("ruins", "yes")[n % 2]}
        if n % 2 == 0:
            tags["ruins"] = "yes"
        osm.area_xy(_bastion(to_xy(p), key), tags)
    inner = _ring(WIDTH + 3)
    for g, (th, en, p) in enumerate(GATES):
        osm.node(p, {"historic": "city_gate", "name": th, "name:th": th, "name:en": en,
                     **({"tourism": "attraction"} if g == 0 else {})})  # fmt: skip
        c = to_xy(p)
        side = min(range(4), key=lambda i: nearest(c, inner[i], inner[(i + 1) % 4])[0])
        a, b = inner[side], inner[(side + 1) % 4]
        n = dist(a, b)
        u = ((b[0] - a[0]) / n, (b[1] - a[1]) / n)
        for s in (-1, 1):  # the wall stub on either side of the gate
            m = (c[0] + u[0] * s * 26, c[1] + u[1] * s * 26)
            q = offset(
                [(m[0] - u[0] * 14, m[1] - u[1] * 14), (m[0] + u[0] * 14, m[1] + u[1] * 14)], 2.5
            )
            r = offset(
                [(m[0] - u[0] * 14, m[1] - u[1] * 14), (m[0] + u[0] * 14, m[1] + u[1] * 14)], -2.5
            )
            osm.area_xy([*q, *r[::-1]], {**wall, "material": "brick", "height": "5"})
