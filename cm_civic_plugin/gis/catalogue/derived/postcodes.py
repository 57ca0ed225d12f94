"""Postcode areas: tambon joined by the first postal code of each."""

from __future__ import annotations

from collections import defaultdict

from qgis.core import QgsGeometry

from ....core.catalogue.sources import postal_codes
from ....core.errors import BadInput, msg
from .arrays import area_of, multipolygon_shape, read_parts, rings_of, row_rings
from .ground import Rows, Work

_NO_CODE = msg("tambon without a postal code in the table")


def postcode_areas(work: Work) -> Rows:
    """Give one area a postal code: the union of the tambon that list it first.

    Raises BadInput where there is no table of postal codes, or none that knows these tambon.
    """
    if not work.postal_tables:
        raise BadInput(
            msg("Needs {inputs}, which is not in this pack. Add it and build the pack again."),
            inputs=msg("a table of postal codes by tambon (GeoThai)"),
        )
    codes: dict[str, list[str]] = {}
    for path in work.postal_tables:
        for tambon, listed in postal_codes.read(path).items():
            codes.setdefault(tambon, listed)
    work.note(msg("An estimate from tambon lines: the post publishes no areas, and follows none."))
    tambon = read_parts(
        work.ground.layers, "subdistrict_boundaries", ("dopa_code",), work.ground.beat
    )
    members: dict[str, list[int]] = defaultdict(list)
    for row, (code,) in enumerate(tambon.rows):
        listed = codes.get(code or "")
        if listed:
            members[listed[0]].append(row)
        else:
            work.state.dropped[_NO_CODE] = work.state.dropped.get(_NO_CODE, 0) + 1
    if tambon.rows and not members:
        raise BadInput(
            msg("The table of postal codes knows none of the tambon of this pack. Use the table of "
                "the whole country.")
        )  # fmt: skip
    rows = []
    for place, (postcode, its_rows) in enumerate(sorted(members.items())):
        work.step(place / len(members))
        area = QgsGeometry.unaryUnion([area_of(row_rings(tambon, row)) for row in its_rows])
        values = {
            "postcode": postcode,
            "tambon_count": len(its_rows),
            "ambiguous": any(len(codes[tambon.rows[row][0]]) > 1 for row in its_rows),
        }
        rows.append((multipolygon_shape(rings_of(area)), values))
    return rows
