"""Icons of elements: the plugin's own, and a facilitator's own when they are safe to draw.

An icon travels inside a workshop file and a QGIS project, and is drawn wherever those are opened.
So it may hold shapes only: nothing that runs, fetches, repeats itself without end or needs a font.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from functools import cache
from pathlib import Path

from ..errors import BadInput, msg
from .palette_file import FOLDER, Entry

MOST_BYTES = 64 * 1024
_MOST_DEPTH = 24
_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_SHAPES = frozenset(
    "svg g defs style path circle ellipse rect line polyline polygon "
    "linearGradient radialGradient stop clipPath".split()
)
_WORDS = ("title", "desc", "metadata")  # left out
# In an attribute or a style: what fetches, a code that may hide such, and dashes, of which a short
# file can ask millions.
_FETCHES = re.compile(
    r"@import|javascript:|expression\(|url\((?!\s*['\"]?#)|\\|stroke-dasharray", re.IGNORECASE
)
_NAME = re.compile(r"[^./\\:*?\"<>|][^/\\:*?\"<>|]*\.svg\Z", re.IGNORECASE)


def plugin_icon(name: str) -> bytes | None:
    """Return the plugin's icon of that name, e.g. ``trees``; None when there is none."""
    return _plugin_icons().get(name)


def name_of_plugin_icon(icon: bytes) -> str | None:
    """Return the name of the plugin's icon that is the same, if one is."""
    return next((name for name, own in _plugin_icons().items() if own == icon), None)


def icon_of(entry: Entry, identifier: str, folder: Path) -> bytes | None:
    """Return an entry's icon.

    ``svg`` holds it; or ``icon`` names one of the plugin's, or a file in ``folder``, or is
    ``none``; or it is the plugin's or the folder's of the entry's id. Raises ``BadInput``.
    """
    if entry.get("svg") is not None:
        return checked(str(entry.get("svg")).encode("utf-8", "replace"), entry, "svg", "svg")
    if entry.get("icon") is None:
        beside = folder / f"{identifier}.svg"
        if (own := plugin_icon(identifier)) is not None:
            return own
        return _read(beside, entry) if beside.is_file() else None
    name = entry.text("icon")
    if name == "none":
        return None
    if _NAME.match(name):
        return _read(folder / name, entry)
    own = plugin_icon(name)
    if own is None:
        raise entry.refusal(
            msg(
                "{file}, entry {place}, key “{key}”: there is no icon “{name}”. Write the name of "
                "an SVG file that lies beside this file, or one of {choices}."
            ),
            "icon",
            name=name,
            choices=", ".join(sorted(_plugin_icons())),
        )
    return own


def checked(data: bytes, entry: Entry, key: str, name: str) -> bytes:
    """Return an SVG as it is kept: ASCII, and nothing in it but shapes. Raises ``BadInput``.

    What an editor writes for itself and for readers is left out: Qt goes by an element's name,
    whatever its namespace.
    """
    if len(data) > MOST_BYTES:
        raise entry.refusal(
            msg(
                "{file}, entry {place}, key “{key}”: the icon “{name}” is larger than {most} kB. "
                "Draw a simpler one and open the file again."
            ),
            key,
            name=name,
            most=MOST_BYTES // 1024,
        )
    try:
        text = data.decode("utf-8-sig").replace("\x7f", "")  # XML knows it, YAML does not
        if re.search("<!DOCTYPE|<!ENTITY|<[?]xml-stylesheet", text, re.IGNORECASE):
            raise ValueError("it asks for another file")
        # Without a document type there are no entities to grow.
        root = ET.fromstring(text.strip().encode())  # nosec B314
    except (ValueError, LookupError, ET.ParseError) as error:
        raise _not_svg(entry, key, name) from error
    if root.tag != f"{{{_SVG}}}svg":
        raise _not_svg(entry, key, name)
    if unsafe := _keep_shapes(root):
        raise entry.refusal(
            msg(
                "{file}, entry {place}, key “{key}”: the icon “{name}” holds “{what}”; only plain "
                "shapes are drawn. Save it as a plain SVG of paths and open the file again."
            ),
            key,
            name=name,
            what=unsafe,
        )
    root.set("xmlns", _SVG)
    return ET.tostring(root, encoding="us-ascii")


def _keep_shapes(root: ET.Element) -> str | None:
    """Take all but shapes out of a tree; return the name of what is unsafe in it, if anything is.

    Names lose their namespaces, for an SVG's own is the only one left.
    """
    root.tag = "svg"
    waiting = [(root, 1)]
    while waiting:
        node, depth = waiting.pop()
        if node.tag not in _SHAPES or depth > _MOST_DEPTH:
            return f"<{node.tag}>"
        style = node.text or "" if node.tag == "style" else ""
        if _FETCHES.search(style) or (node.tag == "style" and len(node)):
            return "<style>"
        node.text, node.tail = style or None, None
        attributes = dict(node.attrib)
        node.attrib.clear()
        for full_name, value in attributes.items():
            space, _brace, name = full_name.rpartition("}")
            if space and (space[1:] != _XLINK or name != "href"):
                continue
            link = name in ("href", "src") and not value.startswith("#")
            if link or name.lower().startswith("on") or _FETCHES.search(f"{name}:{value}"):
                return name
            if space:
                root.set("xmlns:xlink", _XLINK)
                name = "xlink:href"
            node.set(name, value)
        for child in list(node):
            space, _brace, name = str(child.tag).rpartition("}")
            if space[1:] != _SVG or name in _WORDS:
                node.remove(child)
            else:
                child.tag = name
                waiting.append((child, depth + 1))
    return None


def _not_svg(entry: Entry, key: str, name: str) -> BadInput:
    return entry.refusal(
        msg(
            "{file}, entry {place}, key “{key}”: the icon “{name}” is not an SVG picture that can "
            "be read. Save it as a plain SVG and open the file again."
        ),
        key,
        name=name,
    )


def _read(path: Path, entry: Entry) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise entry.refusal(
            msg(
                "{file}, entry {place}, key “{key}”: the icon “{name}” cannot be read beside this "
                "file. Put it there and open the file again."
            ),
            "icon",
            name=path.name,
        ) from error
    return checked(data, entry, "icon", path.name)


@cache
def _plugin_icons() -> dict[str, bytes]:
    return {
        path.stem: path.read_bytes().strip() for path in sorted((FOLDER / "icons").glob("*.svg"))
    }
