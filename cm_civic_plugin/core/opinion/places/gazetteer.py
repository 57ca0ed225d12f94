"""The gazetteer: every way to write every place, ready to be looked for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property

from .aliases import Alias, Lexicon, LocalPlaces, built_in
from .matcher import Matcher, make_matcher
from .names import kind_words, spellings
from .normal import normalise
from .place import Place

# Which of several places of one name people mean when nothing else tells.
_RANK = {
    kind: place
    for place, kind in enumerate(
        "neighbourhood district subdistrict market gate quarter temple university wall water road "
        "municipality bridge town village park culture hill station estate school hospital soi "
        "venue worship police office building business other junction".split()
    )
}


class Form(IntEnum):
    """How a place is written in a text."""

    CORE = 0
    """Its name without the word for its kind: วโรรส."""
    PERHAPS = 1
    """An alias that means other things too: ท่าแพ."""
    ALIAS = 2
    """An alias that means nothing else: กาดหลวง."""
    WHOLE = 3
    """Its official name with the word for its kind: ตลาดวโรรส."""
    TAUGHT = 4
    """An alias the user taught."""


@dataclass(frozen=True)
class Sense:
    """One meaning of a key."""

    place: Place
    form: Form
    first: bool = False
    """Whether the plugin's list says that this one is meant."""


class Gazetteer:
    """Places with their names, the plugin's aliases and what the user taught.

    Args:
        places: of a city pack, see ``gis.opinion.gazetteer``.
        local: what the user taught.
        lexicon: the plugin's own list; another one in tests.
    """

    def __init__(
        self,
        places: Iterable[Place],
        local: LocalPlaces | None = None,
        lexicon: Lexicon | None = None,
    ) -> None:
        self.places = list(places)
        self.local = local or LocalPlaces()
        self.lexicon = lexicon or built_in()
        self.by_id = {place.place_id: place for place in self.places}
        self._by_name: dict[bytes, list[Place]] = {}
        senses: dict[bytes, dict[str, Sense]] = {}
        generic = {normalise(word) for word, _kinds in kind_words()} | _GENERIC
        for place in self.places:
            official = (place.name, *place.names)
            for name in (*official, *self._said_otherwise(place)):
                for number, spelling in enumerate(spellings(name, place.kind)):
                    key = normalise(spelling.text)
                    if number == 0 and name in official:
                        self._by_name.setdefault(key, []).append(place)
                    if key in generic or len(key) < 3:
                        continue
                    form = Form.WHOLE if spelling.whole else Form.CORE
                    _keep(senses, key, Sense(place, form))
        for alias in self.lexicon.aliases:
            self._add_alias(senses, alias)
        for key, alias in self.local.aliases.items():
            senses.pop(key, None)
            self._add_alias(senses, alias, taught=True)
        self.senses = {
            key: tuple(sorted(found.values(), key=_order)) for key, found in senses.items()
        }
        self.not_places = frozenset(normalise(word) for word in self.lexicon.not_places)

    @cached_property
    def matcher(self) -> Matcher:
        """The matcher of all names, made when it is first asked for."""
        return make_matcher({*self.senses, *self.not_places})

    def named(self, names: Sequence[str]) -> list[Place]:
        """Return the places of the first of some official names that there is."""
        for name in names:
            found = self._by_name.get(normalise(name))
            if found:
                return found
        return []

    def common(self, key: bytes) -> bool:
        """Tell whether a bare name is a common word above all."""
        return key in self.lexicon.common

    def everyday(self, key: bytes) -> bool:
        """Tell whether a bare name is an everyday word or a first name as well."""
        return key in self.lexicon.everyday

    def _said_otherwise(self, place: Place) -> list[str]:
        return [
            place.name.replace(part, other)
            for part, others in self.lexicon.within.items()
            if part in place.name
            for other in others
        ]

    def _add_alias(
        self, senses: dict[bytes, dict[str, Sense]], alias: Alias, taught: bool = False
    ) -> None:
        place = self.by_id.get(alias.place_id)
        form = Form.TAUGHT if taught else Form.ALIAS if alias.sure else Form.PERHAPS
        for meant in [place] if place else self.named(alias.places):
            _keep(senses, normalise(alias.text), Sense(meant, form, first=True))


def _keep(senses: dict[bytes, dict[str, Sense]], key: bytes, sense: Sense) -> None:
    """Add a meaning; of two forms of one place under one key the surer stays, still first if so."""
    found = senses.setdefault(key, {})
    known = found.get(sense.place.place_id)
    # An alias that the list calls doubtful stays so, though the place's own name is the same.
    if known and not (sense.first and sense.form == Form.PERHAPS):
        sense = Sense(sense.place, max(known.form, sense.form), known.first or sense.first)
    found[sense.place.place_id] = sense


def _order(sense: Sense) -> tuple[bool, bool, int, str]:
    return (
        not sense.first,
        sense.form == Form.CORE,
        _RANK.get(sense.place.kind, len(_RANK)),
        sense.place.place_id,
    )


# Names that many things bear, or that are no name at all.
_GENERIC = {
    normalise(word)
    for word in (
        "ตลาดสด", "ตลาดนัด", "ถนนคนเดิน", "วิหารหลวง", "วิหาร", "เจดีย์", "อุโบสถ", "ศาลา",
        "หอประชุม", "ห้องสมุด", "โรงอาหาร", "ลานจอดรถ", "ที่จอดรถ", "ห้องน้ำ", "ห้องน้ำสาธารณะ",
        "สวนสาธารณะ", "สนามกีฬา", "สนามเด็กเล่น", "โรงพยาบาล", "โรงเรียน", "มหาวิทยาลัย", "วัด",
        "ตลาด", "กาด", "สะพาน", "ประตู", "ประตูเมือง", "กำแพงเมือง", "แม่น้ำ", "คลอง", "ถนน",
        "ซอย", "หมู่บ้าน", "ชุมชน", "เทศบาล", "อำเภอ", "ตำบล", "บ้าน", "ร้าน", "ร้านอาหาร",
        "ร้านกาแฟ", "กาแฟ", "โรงแรม", "หอพัก", "ธนาคาร", "ปั๊มน้ำมัน", "ตู้เอทีเอ็ม", "ไปรษณีย์",
        "ลำเหมืองสาธารณะ", "เหมืองกลาง", "เหมืองใหม่", "เหมืองล่อง", "ศูนย์บริการประชาชน",
        "กลาง", "เหนือ", "ใต้", "ใหม่", "หลวง", "น้อย", "เมือง", "เชียงใหม่", "สุขใจ", "ครัว",
        "ป้าแดง", "ก๋วยเตี๋ยว", "ข้าวซอย", "ร้านค้า", "มินิมาร์ท", "เซเว่น", "โลตัส", "คลินิก",
        "ร้านยา", "อาคารเรียน", "คณะ", "สหกรณ์", "temple", "market", "school", "hotel", "cafe",
        "coffee", "massage", "restaurant", "guesthouse", "hostel", "chiang mai", "chiangmai",
        "thai", "bar", "spa", "resort", "home", "house", "hospital", "clinic", "shop", "bank",
        "atm", "food", "the", "office", "university", "post office", "police", "toilet", "parking",
        "seven eleven", "7-eleven", "lotus", "big c", "street food", "city", "city hall", "laundry",
        "local", "garden", "central", "lanna", "nature", "walking street", "night market", "noodle",
        "old town", "river", "gate", "bridge", "road",
    )
}  # fmt: skip
