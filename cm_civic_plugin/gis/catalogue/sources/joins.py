"""Rows that get their place from layers of the pack: districts, subdistricts, known places."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from osgeo import ogr

from ....core.catalogue.sources.flood_shelters import place_key
from ....core.catalogue.sources.registered_population import district
from ....core.errors import BadInput, msg
from ..osm_geometry import Shape, point, surface_point
from .vectors import Rows

_PLACES = ("buddhist_temples", "schools_education", "government_offices")
NOT_HERE = msg("district that is not in this pack")
NO_TAMBON = msg("place in a tambon that is not in this pack")


@contextmanager
def table(path: Path, layer_id: str) -> Iterator[ogr.Layer | tuple]:
    """Give a table of the pack's GeoPackage to read, an empty tuple where it has none."""
    dataset = ogr.Open(str(path))
    layer = dataset.GetLayerByName(layer_id) if dataset is not None else None
    yield layer if layer is not None else ()


def _needs(layer_id: str) -> BadInput:
    return BadInput(
        msg("Needs {inputs}, which is not in this pack. Add it and build the pack again."),
        inputs=layer_id,
    )


def population(path: Path, figures: list[dict[str, Any]], dropped: Counter[str], file: str) -> Rows:
    """Yield the pack's districts with their figures. Raises BadInput where it has no districts."""
    by_name = {figure["name_th"]: figure for figure in figures}
    with table(path, "district_boundaries") as districts:
        rows = []
        some = False
        for feature in districts:
            some = True
            named = feature.GetField("name_th") or feature.GetField("name") or ""
            figure = by_name.pop(district(named), None)
            if figure is not None:
                geometry = feature.GetGeometryRef()
                shape = Shape(bytes(geometry.ExportToWkb(ogr.wkbNDR)), geometry.GetEnvelope())
                rows.append((shape, {"dopa_code": feature.GetField("dopa_code"), **figure}))
    if not some:
        raise _needs("district_boundaries")
    if not rows:
        raise BadInput(
            msg("None of the districts in {file} is in this pack. Use an extract of Chiang Mai."),
            file=file,
        )
    if by_name:
        dropped[NOT_HERE] += len(by_name)
    yield from rows


class ShelterPlaces:
    """Finds where a listed shelter is: a known place of its tambon, else the tambon itself."""

    def __init__(self, path: Path, amphoe_codes: dict[str, str]) -> None:
        """``path`` is the pack's GeoPackage. Raises BadInput where it has no subdistricts."""
        self._tambon: dict[tuple[str, str], ogr.Geometry] = {}
        self._amphoe = amphoe_codes
        names = {code: name for name, code in amphoe_codes.items()}
        with table(path, "subdistrict_boundaries") as layer:
            for feature in layer:
                amphoe = names.get((feature.GetField("adm2_pcode") or "")[2:], "")
                key = (feature.GetField("name_th") or "", amphoe)
                self._tambon[key] = feature.GetGeometryRef().Clone()
        if not self._tambon:
            raise _needs("subdistrict_boundaries")
        self._places: dict[str, list[ogr.Geometry]] = defaultdict(list)
        for layer_id in _PLACES:
            with table(path, layer_id) as layer:
                for feature in layer:
                    spot = feature.GetGeometryRef().Clone()
                    for name in {feature.GetField("name_th"), feature.GetField("name")}:
                        if name:
                            self._places[place_key(name)].append(spot)

    def _find(self, tambon: str, amphoe: str) -> ogr.Geometry | None:
        """Return a tambon's area; one given with no district's name is known by its own alone."""
        if amphoe in self._amphoe:
            return self._tambon.get((tambon, amphoe))
        same = [area for (name, _amphoe), area in self._tambon.items() if name == tambon]
        return same[0] if len(same) == 1 else None

    def rows(self, shelters: list[dict[str, Any]], dropped: Counter[str]) -> Rows:
        """Yield the shelters with ``geocode_precision`` place or tambon."""
        for shelter in shelters:
            tambon = self._find(shelter["tambon"], shelter["amphoe"])
            if tambon is None:
                dropped[NO_TAMBON] += 1
                continue
            known = self._places.get(place_key(shelter["place"]), [])
            spot = next((place for place in known if tambon.Contains(place)), None)
            precision = "place"
            if spot is None:
                spot, precision = surface_point(tambon), "tambon"
            yield (
                point(spot.GetX(), spot.GetY()),
                {**shelter, "geocode_precision": precision},
            )
