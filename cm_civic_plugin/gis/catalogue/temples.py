"""A temple drawn twice, as an area and as a point inside it, is one temple."""

from __future__ import annotations

from osgeo import ogr

from .osm_element import Dropped, Element


class TempleNodes:
    """Remembers a layer's nodes and areas, and tells which nodes repeat an area of their name."""

    def __init__(self) -> None:
        self._nodes: dict[str, list[tuple[int, ogr.Geometry]]] = {}
        self._repeated: set[tuple[str, int]] = set()

    def see(self, element: Element, name: str | None) -> None:
        """Take note of an element; nodes have to be seen before ways and relations."""
        if not name or element.wkb is None:
            return
        if element.kind == "node":
            self._nodes.setdefault(name, []).append((element.osm_id, element.geometry))
            return
        nodes = self._nodes.get(name)
        if not nodes:
            return
        try:
            area = ogr.CreateGeometryFromWkb(element.area().wkb)
        except Dropped:
            return
        self._repeated.update(("node", node_id) for node_id, node in nodes if area.Contains(node))

    def repeated(self) -> set[tuple[str, int]]:
        """Return (osm_type, osm_id) of the nodes that lie inside an area of the same name."""
        return self._repeated
