"""From texts to places: every name found, each with its candidates, confidence and reasons."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from ...errors import msg
from .cues import (
    INSIDE,
    KIND_SAID,
    OTHER_KIND,
    SPLIT,
    Cue,
    around,
    inside_word,
    kind_after,
    kind_said,
    person_cue,
    place_cues,
)
from .gazetteer import Form, Gazetteer, Sense
from .place import Place

ACCEPT, REVIEW = 0.75, 0.35
"""From here on a place is taken, or shown to a person; below it is none."""
SAME_METRES = 1000.0
"""Places of one name no further apart than this are one place to a city map."""
_NEAR_METRES = 3000.0

_FORM = {
    Form.TAUGHT: (0.95, msg("you taught this name")),
    Form.WHOLE: (0.86, msg("the whole name as on the map")),
    Form.ALIAS: (0.82, msg("what people call it")),
    Form.PERHAPS: (0.55, msg("what people call it, though it means other things too")),
    Form.CORE: (0.55, msg("part of its name")),
}
EVERYDAY = msg("an everyday word or a first name as well")
COMMON = msg("a common word, unless the word for its kind stands before it")
SHORT = msg("a short name")
LONG = msg("a long name that hardly means anything else")
ADMIN = msg("a district or subdistrict, which people call by its bare name")
DISTRICT_FIRST = msg("a district bears the name too, and people mean that")
UNLIKELY = msg("people hardly call it so without saying what it is")
BUSINESS = msg("a shop or hotel, whose name may be anything")
SEVERAL = msg("several places bear this name")
CONTEXT = msg("another place in the text is near")
BARRED = msg("you said that this name is no place")
NAMED_APART = msg("the text names places that lie far apart")

# Kinds that people seldom call by the bare core of their name.
_NEEDS_WORD = {
    "school", "hospital", "office", "police", "business", "building", "worship", "water", "park",
    "culture", "venue", "estate", "soi", "station", "other", "hill",
}  # fmt: skip
_ADMIN = {"district", "subdistrict", "neighbourhood", "town"}
_TOO_MUCH_ALIKE = 0.12


@dataclass(frozen=True)
class Candidate:
    """One place that a name may mean, with how sure that is (0-1)."""

    place: Place
    confidence: float


@dataclass
class Mention:
    """A name in a text: where, what it may mean (the likeliest first), how sure, and why."""

    start: int
    end: int
    text: str
    candidates: list[Candidate]
    reasons: list[Cue] = field(default_factory=list)

    @property
    def place(self) -> Place:
        """The likeliest place."""
        return self.candidates[0].place

    @property
    def confidence(self) -> float:
        """How sure the likeliest place is (0-1)."""
        return self.candidates[0].confidence


def find_mentions(gazetteer: Gazetteer, texts: Sequence[str]) -> list[list[Mention]]:
    """Return the mentions of each text, in order; those below ``REVIEW`` are left out."""
    mentions: list[list[Mention]] = [[] for _ in texts]
    found = gazetteer.matcher.find(texts)
    for number, start, end, key in zip(
        found.texts.tolist(), found.starts.tolist(), found.ends.tolist(), found.keys
    ):
        senses = gazetteer.senses.get(key)
        if senses and key not in gazetteer.not_places:
            mentions[number].append(_weigh(gazetteer, texts[number], start, end, key, senses))
    for row in mentions:
        if len(row) > 1:
            _look_around(row)
        for mention in row:
            _settle(mention)
        row[:] = [mention for mention in row if mention.confidence >= REVIEW]
    return mentions


def _weigh(
    gazetteer: Gazetteer, text: str, start: int, end: int, key: bytes, senses: tuple[Sense, ...]
) -> Mention:
    before, after = around(text, start, end)
    said = kind_said(before) or kind_after(after)
    shared: list[Cue] = []
    agreed = said and any(sense.place.kind in said[1] for sense in senses)
    person = person_cue(before, after)
    if agreed:
        pass  # the word for its kind says all
    elif person:
        shared.append(person)
    else:
        shared += place_cues(before, after)
    if key in gazetteer.local.never and not agreed:
        shared.append(Cue("barred", BARRED, -1.0))
    written = text[start:end]
    if len(key) <= 3 and not agreed and inside_word(text, start, end, before, after):
        shared.append(Cue("inside", INSIDE, -0.6))
    if any(space in written.strip() for space in " \n\t") and not agreed:
        shared += _split(written, senses)
    candidates, own = [], {}
    district = any(sense.place.kind == "district" and sense.form == Form.CORE for sense in senses)
    for sense in senses:
        cues = _own_cues(gazetteer, key, sense, bool(agreed), said)
        if district and not agreed and sense.form == Form.CORE and sense.place.kind != "district":
            cues.append(Cue("district_first", DISTRICT_FIRST, -0.15))
        cues += [_tempered(cue, sense.form) for cue in shared]
        own[sense.place.place_id] = cues
        weight = sum(cue.weight for cue in cues)
        candidates.append(Candidate(sense.place, weight))
    candidates.sort(key=lambda candidate: -candidate.confidence)
    return Mention(start, end, written, candidates, own[candidates[0].place.place_id])


def _tempered(cue: Cue, form: Form) -> Cue:
    """Return a doubt as it weighs on a name of this form: วัดสวนดอก is a temple after ลุง too."""
    if form != Form.WHOLE or cue.code not in ("person", "surname", "speaks", "thing", "split"):
        return cue
    return replace(cue, weight=cue.weight * (0.5 if cue.code == "split" else 0.2))


def _own_cues(
    gazetteer: Gazetteer,
    key: bytes,
    sense: Sense,
    agreed: bool,
    said: tuple[str, frozenset[str]] | None,
) -> list[Cue]:
    """Return what speaks for one of the meanings."""
    base, words = _FORM[sense.form]
    cues = [Cue(sense.form.name.lower(), words, base)]
    kind = sense.place.kind
    if agreed and said:
        weight = max(0.0, 0.9 - base) if kind in said[1] else -0.5
        return [*cues, Cue("fits" if weight >= 0 else "other_kind", KIND_SAID, weight, said[0])]
    if said and sense.form in (Form.CORE, Form.PERHAPS):
        cues.append(Cue("other_kind", OTHER_KIND, -0.25, said[0]))
    if sense.form == Form.CORE:
        if kind in _NEEDS_WORD or kind == "village":
            weight = -0.1 if kind == "village" else -0.3
            cues.append(Cue("needs_word", UNLIKELY, weight))
        elif kind in _ADMIN and not gazetteer.everyday(key):
            cues.append(Cue("admin", ADMIN, 0.08))
        if gazetteer.common(key):
            cues.append(Cue("common", COMMON, -0.6))
        elif gazetteer.everyday(key):
            cues.append(Cue("everyday", EVERYDAY, -0.08))
        elif len(key) <= 4:
            cues.append(Cue("short", SHORT, -0.1))
        elif len(key) >= 8:
            cues.append(Cue("long", LONG, 0.05))
    if kind == "business" and sense.form == Form.WHOLE:
        cues.append(Cue("business", BUSINESS, -0.3 if len(key) < 10 else -0.1))
    if sense.first:
        cues.append(Cue("first", words, 0.06))
    return cues


def _split(written: str, senses: tuple[Sense, ...]) -> list[Cue]:
    """Return a doubt where a space cuts the name in a way that no spelling of it has."""
    plain = " ".join(written.split())
    if "\n" not in written and (
        plain.isascii()
        or any(
            plain in (sense.place.name, *sense.place.names)
            or " " in sense.place.name
            or any(char.isdigit() for char in plain)
            for sense in senses
        )
    ):
        return []
    head = plain.partition(" ")[0]
    if kind_said(head + " ") and kind_said(head + " ")[0] == head:  # ถนน สุเทพ
        return []
    return [Cue("split", SPLIT, -0.25)]


def _look_around(row: list[Mention]) -> None:
    """Let the places of one text speak for those of the others' candidates that lie near."""
    for mention in row:
        others = [
            other.place
            for other in row
            if other is not mention
            and other.confidence >= 0.5
            and all(rival.confidence < other.confidence - 0.1 for rival in other.candidates[1:2])
        ]
        if not others:
            continue
        narrow = [place for place in others if place.extent < 30_000]
        near = [
            any(
                place.place_id != candidate.place.place_id
                and place.distance(candidate.place) < _NEAR_METRES
                for place in narrow
            )
            for candidate in mention.candidates
        ]
        if not any(near):
            continue
        mention.candidates = sorted(
            (
                Candidate(candidate.place, candidate.confidence + (0.13 if close else 0.0))
                for candidate, close in zip(mention.candidates, near)
            ),
            key=lambda candidate: -candidate.confidence,
        )
        if near[0]:
            mention.reasons.append(Cue("context", CONTEXT, 0.13))


def _settle(mention: Mention) -> None:
    """Bring confidences into 0-1, and doubt a name that several places bear alike."""
    best = mention.candidates[0]
    rivals = [
        other
        for other in mention.candidates[1:]
        if best.confidence - other.confidence < _TOO_MUCH_ALIKE
        and not _same(best.place, other.place)
    ]
    if rivals:
        cap = max(REVIEW, 0.7 - 0.03 * len(rivals))
        mention.reasons.append(Cue("several", SEVERAL, min(0.0, cap - best.confidence)))
        mention.candidates = [
            Candidate(c.place, min(c.confidence, cap + (c.confidence - best.confidence) * 0.5))
            for c in mention.candidates
        ]
    mention.candidates = [
        Candidate(c.place, round(min(0.99, max(0.0, c.confidence)), 3)) for c in mention.candidates
    ]


def _same(one: Place, other: Place) -> bool:
    """Tell whether a city map may take one for the other: near, or one inside the other."""
    return one.distance(other) <= SAME_METRES


@dataclass
class Placement:
    """Where a post is: ``status`` accept, review or none; the mention decided on, and all others.

    ``confidence`` is the place's, lowered where the text names several places far apart.
    """

    status: str
    mention: Mention | None = None
    confidence: float = 0.0
    others: list[Mention] = field(default_factory=list)
    reasons: list[Cue] = field(default_factory=list)


NOWHERE = Placement("none")


def place_posts(gazetteer: Gazetteer, texts: Sequence[str]) -> Iterator[Placement]:
    """Yield where each text's post is."""
    for mentions in find_mentions(gazetteer, texts):
        yield decide(mentions) if mentions else NOWHERE


def decide(mentions: list[Mention]) -> Placement:
    """Return the one place of a post: the narrowest of the sure ones, if they agree.

    A temple in a subdistrict is the temple. Sure places far apart (from one to another, or a
    list) are for a person to judge.
    """
    sure = [mention for mention in mentions if mention.confidence >= ACCEPT]
    if not sure:
        best = max(mentions, key=lambda mention: mention.confidence)
        rest = [mention for mention in mentions if mention is not best]
        return Placement("review", best, best.confidence, rest, list(best.reasons))
    chosen = min(sure, key=lambda mention: (_width(mention.place), -mention.confidence))
    apart = [
        mention
        for mention in sure
        if mention.place.place_id != chosen.place.place_id
        and not mention.place.holds(chosen.place)
        and mention.place.distance(chosen.place) > SAME_METRES
    ]
    rest = [mention for mention in mentions if mention is not chosen]
    if apart:
        confidence = round(min(0.7, chosen.confidence), 3)
        cue = Cue("apart", NAMED_APART, confidence - chosen.confidence)
        return Placement("review", chosen, confidence, rest, [*chosen.reasons, cue])
    return Placement("accept", chosen, chosen.confidence, rest, list(chosen.reasons))


def _width(place: Place) -> int:
    """Return how wide a place is, in steps: a spot, a street or quarter, a subdistrict, more."""
    if not place.wide:
        return 0
    return 1 if place.extent < 2500 else 2 if place.extent < 10_000 else 3
