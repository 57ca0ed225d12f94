"""The rehearsal: is the laptop ready, before people come? Each check says it in one sentence.

Those of disks and files are in ``rehearsal_files``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from qgis.PyQt.QtCore import QDate
from qgis.PyQt.QtGui import QFont, QTextLayout

from ...core.resources import METADATA
from ..i18n import day_words, tr
from .machine import battery

GOOD, LOOK, BAD, UNTRIED = "good", "look", "bad", "untried"
CHECKS = (
    "disk", "writing", "fonts", "pen", "projector", "pack", "drawing", "spare", "power", "clock"
)  # fmt: skip
THAI_WORDS = ("น้ำ", "กำแพง", "ปู่", "ที่")
"""Marks above, below, and two on one letter: where Thai breaks first."""

_FINE_PER_SECOND = 30
_SLOW_SECONDS = 1.0
_THAI_HOURS = 7
_DOTTED_CIRCLE = "\u25cc"


@dataclass(frozen=True)
class Check:
    """What one check found: its state, a sentence on it, and what to do (may be empty)."""

    id: str
    state: str
    sentence: str
    advice: str = ""


@dataclass(frozen=True)
class Screen:
    """A screen: size in its own pixels, where it begins, and how much QGIS enlarges on it."""

    name: str
    width: int
    height: int
    x: int
    y: int
    scale: float


def title_of(check_id: str) -> str:
    """Return the name of a check."""
    return {
        "disk": tr("Room on the disk"),
        "writing": tr("Saving a stroke"),
        "fonts": tr("Thai letters"),
        "pen": tr("The pen"),
        "projector": tr("The projector"),
        "pack": tr("The city's layers, offline"),
        "drawing": tr("How fast the map draws"),
        "spare": tr("A spare copy elsewhere"),
        "power": tr("Power"),
        "clock": tr("The clock"),
    }[check_id]


def untried(check_id: str) -> Check:
    """Return a check that nobody made yet."""
    return Check(check_id, UNTRIED, tr("Not tried yet."))


def summary(checks: Iterable[Check]) -> str:
    """Return how many are good."""
    checks = list(checks)
    good = sum(check.state == GOOD for check in checks)
    return tr("{good} of {all} good", good=good, all=len(checks))


def as_text(checks: Iterable[Check]) -> str:
    """Return all checks as plain text, to send or print."""
    checks = list(checks)
    words = state_words()
    lines = [tr("Rehearsal check"), summary(checks), ""]
    for check in checks:
        said = " ".join(part for part in (check.sentence, check.advice) if part)
        lines.append(f"[{words[check.state]}] {title_of(check.id)}: {said}")
    return "\n".join(lines) + "\n"


def state_words() -> dict[str, str]:
    """Return the states in words."""
    return {
        GOOD: tr("Good"),
        LOOK: tr("Look again"),
        BAD: tr("Bad"),
        UNTRIED: tr("Not tried"),
    }


# --- the checks ---


def check_fonts(font: QFont) -> Check:
    """Tell whether Thai words are drawn from a real font, all letters and marks of them."""
    families: list[str] = []
    for word in THAI_WORDS:
        found = _families_of(word, font)
        if not found:
            return Check(
                "fonts",
                BAD,
                tr("No font on this laptop has the letters of “{word}”.", word=word),
                tr("Install a Thai font, for example Noto Sans Thai or TH Sarabun New."),
            )
        families += [family for family in found if family not in families]
    said = tr("Thai is written in {font}.", font=", ".join(families))
    look = tr("Look at the words: no mark may touch or hide another.")
    return Check("fonts", GOOD if len(families) == 1 else LOOK, said, look)


def check_pen(kinds: Sequence[str], points: int, seconds: float) -> Check:
    """Tell what drew on the pad, and how closely it was followed.

    ``kinds`` are of mouse, touch and stylus; ``points`` came in ``seconds`` of drawing.
    """
    if not kinds:
        return Check(
            "pen",
            UNTRIED,
            tr("Nothing was drawn on the pad."),
            tr("Press, drag and lift in the frame, with what people will draw with."),
        )
    names = {"mouse": tr("mouse"), "touch": tr("finger"), "stylus": tr("stylus")}
    seen = ", ".join(names[kind] for kind in kinds)
    rate = round(points / seconds) if seconds > 0 else 0
    said = tr("Seen: {kinds}, {rate} points a second.", kinds=seen, rate=rate)
    if rate < _FINE_PER_SECOND:
        return Check(
            "pen",
            LOOK,
            said,
            tr("Draw a longer line. If it stays slow, close other programs and map layers."),
        )
    return Check("pen", GOOD, said)


def check_screens(screens: Sequence[Screen]) -> Check:
    """Tell whether there is a second screen to show people the map on."""
    listed = "; ".join(_screen_words(screen) for screen in screens)
    if len(screens) < 2:
        return Check(
            "projector",
            LOOK,
            tr("One screen: {screens}.", screens=listed),
            tr(
                "Plug the projector in. If it shows the same as the laptop, that is enough: open "
                "the test picture and read it from the back row."
            ),
        )
    said = tr("{count} screens: {screens}.", count=len(screens), screens=listed)
    if min(screen.width for screen in screens) < 1024:
        return Check(
            "projector",
            LOOK,
            said,
            tr("One shows few pixels: use big letters, and read the test picture from the back."),
        )
    look = tr("Open the test picture, drag it over and read it from the back row.")
    return Check("projector", GOOD, said, look)


def check_draw_time(seconds: float | None, layers: int) -> Check:
    """Judge how long the map took to draw itself; None: it had not finished when we gave up."""
    if not layers:
        return Check(
            "drawing",
            LOOK,
            tr("The map is empty."),
            tr("Put the layers on the map that people will see, then measure again."),
        )
    fewer = tr(
        "Switch off layers that nobody needs, take a lighter background, or save the background "
        "as an offline one."
    )
    if seconds is None:
        late = tr("The map had not finished drawing after half a minute.")
        return Check("drawing", BAD, late, fewer)
    said = tr("The map draws itself in {seconds} s.", seconds=f"{seconds:.2f}")
    if seconds > _SLOW_SECONDS:
        return Check("drawing", LOOK, said, fewer)
    return Check("drawing", GOOD, said)


def check_power() -> Check:
    """Tell whether the laptop is plugged in, where it says so."""
    state = battery()
    if state is None:
        return Check(
            "power",
            LOOK,
            tr("This computer does not say how it is powered."),
            tr("See for yourself that it is plugged in."),
        )
    plugged, percent = state
    charge = tr("the battery holds {percent} %", percent=percent) if percent is not None else ""
    if plugged:
        said = tr("Plugged in; {charge}.", charge=charge) if charge else tr("Plugged in.")
        return Check("power", GOOD, said)
    said = tr("Not plugged in; {charge}.", charge=charge) if charge else tr("Not plugged in.")
    low = percent is not None and percent < 50
    return Check("power", BAD if low else LOOK, said, tr("Plug the laptop in before people come."))


def check_clock(files: Iterable[Path], now: datetime | None = None) -> Check:
    """Tell whether the clock can be right: strokes and stages are told by it.

    It is compared with when ``files`` were written, and with the plugin's own.
    """
    now = now or datetime.now().astimezone()
    wrong_year = now.year > 2400
    said = tr(
        "It is {time} on {day}, {zone}.",
        time=f"{now:%H:%M}",
        day=f"{now:%Y-%m-%d}" if wrong_year else day_words(QDate(now.year, now.month, now.day)),
        zone=_zone(now),
    )
    if wrong_year:
        return Check(
            "clock",
            BAD,
            said,
            tr(
                "The year is a Buddhist one in a calendar that is not: set the computer to {year}.",
                year=now.year - 543,
            ),
        )
    newest = max(_times([*files, METADATA]), default=None)
    if newest is not None and now.timestamp() + 120 < newest:
        return Check(
            "clock",
            BAD,
            said + " " + tr("That is before files on this laptop were written."),
            tr("The clock is behind. Set it by a telephone's."),
        )
    if now.utcoffset() != timedelta(hours=_THAI_HOURS):
        zone = tr("In Thailand the zone is UTC+7. Set it, or leave it on purpose.")
        return Check("clock", LOOK, said, zone)
    return Check("clock", GOOD, said, tr("Compare it with a telephone's."))


# --- what the checks are made of ---


def _families_of(word: str, font: QFont) -> list[str]:
    """Return the fonts that a word is really drawn from; empty where a letter is in none."""
    layout = QTextLayout(word, font)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    families, fonts = [], []
    for run in layout.glyphRuns():
        raw = run.rawFont()
        circle = raw.glyphIndexesForString(_DOTTED_CIRCLE)[:1]
        # 0 is the box of a missing letter; a mark that found no letter to sit on gets a circle
        if 0 in run.glyphIndexes() or set(circle) - {0} & set(run.glyphIndexes()):
            return []
        fonts.append(raw)
        families.append(raw.familyName())
    has_all = all(any(raw.supportsCharacter(letter) for raw in fonts) for letter in word)
    return families if has_all else []


def _times(files: Iterable[Path]) -> list[float]:
    times = []
    for path in files:
        with suppress(OSError):
            times.append(path.stat().st_mtime)
    return times


def _zone(now: datetime) -> str:
    minutes = int((now.utcoffset() or timedelta()).total_seconds() // 60)
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'-' if minutes < 0 else '+'}{hours}" + (f":{rest:02d}" if rest else "")


def _screen_words(screen: Screen) -> str:
    scale = f" × {screen.scale:g}" if screen.scale != 1 else ""
    return f"{screen.width}×{screen.height}{scale}"
