"""Thai fonts of a machine that an offline workshop pack may carry.

Taken are only fonts known by name whose own file states a licence that lets them be passed on:
the SIL Open Font License, Bitstream Vera's, or the GPL where the file of its terms (with the font
exception and where the sources are) lies beside it, to go along. Fonts of Windows (Leelawadee UI,
Tahoma) and of macOS (Thonburi, Ayuthaya) may not be passed on and are never taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

_OFL_FAMILIES = ("NotoSansThai", "NotoSerifThai", "Sarabun", "IBMPlexSansThai")
_TLWG_FAMILIES = (
    "Loma", "Laksaman", "Garuda", "Waree", "Sawasdee", "Umpush", "Norasi", "Kinnari",
)  # fmt: skip
_OFL = "Open Font License"
_GPL = "GNU General Public License"
_VERA = "Bitstream Vera Fonts Copyright"
_LICENCE_FILE = re.compile(r"(?i)(ofl|licen[cs]e|copying|copyright)[^.]*(\.txt|\.md)?")
_EXCEPTION = re.compile(r"(?i)font\s+exception|embed\s+this\s+font")


def fonts_to_carry(places: Iterable[Path]) -> list[Path]:
    """Return the font files in folders and their folders that a pack may carry, by name.

    All that state the Open Font License; where there is none, the first family of the Thai
    fonts of Linux that may be carried.
    """
    found: dict[str, Path] = {}
    for place in places:
        for path in sorted(place.rglob("*")):
            if path.suffix.lower() in (".ttf", ".otf") and path.is_file():
                found.setdefault(path.name, path)
    names = sorted(found)
    carried = [
        found[name] for name in names
        if name.startswith(_OFL_FAMILIES) and _states(found[name], _OFL)
    ]  # fmt: skip
    for family in () if carried else _TLWG_FAMILIES:
        faces = [found[name] for name in names if family_of(found[name]) == family]
        carried = carried or [path for path in faces if _tlwg_may_go(path)]
    return carried


def family_of(font: Path) -> str:
    """Return a font file's name without its weight and slope."""
    return font.stem.partition("-")[0]


def families(fonts: Iterable[Path]) -> list[str]:
    """Return the names of the families of fonts, each once."""
    return list(dict.fromkeys(family_of(font) for font in fonts))


def licence_files(fonts: Iterable[Path]) -> dict[str, Path]:
    """Return the files of the fonts' terms by the name they get in a pack."""
    found = {family_of(font): _licence_file(font) for font in fonts}
    return {f"{family}-licence.txt": path for family, path in found.items() if path}


def _licence_file(font: Path) -> Path | None:
    """Return the file of a font's terms: beside it, or where Debian keeps a package's."""
    for path in sorted(font.parent.iterdir()):
        if _LICENCE_FILE.fullmatch(path.name) and path.is_file():
            return path
    package = f"fonts-tlwg-{family_of(font).lower()}*/copyright"
    for folder in font.parents:
        if folder.name == "share":
            return next(iter(sorted((folder / "doc").glob(package))), None)
    return None


def _tlwg_may_go(font: Path) -> bool:
    if _states(font, _OFL) or _states(font, _VERA):
        return True
    terms = _licence_file(font)
    return (
        terms is not None
        and _states(font, _GPL)
        and bool(_EXCEPTION.search(terms.read_text(encoding="utf-8", errors="replace")))
    )


def _states(font: Path, words: str) -> bool:
    """Tell whether a font's own name table names a licence, as the terms ask of who ships it."""
    data = font.read_bytes()
    return words.encode("utf-16-be") in data or words.encode() in data
