"""What the words around a name say: that it is a place, which kind of place, or a person."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from ...errors import msg
from .names import kind_words, latin_kind

_NEAR = 16  # letters before and after a name that are looked at


@dataclass(frozen=True)
class Cue:
    """A reason to believe in a place more (``weight`` > 0) or less.

    ``words`` is a sentence to be translated, in which {word} is the ``word`` of the text.
    """

    code: str
    words: str
    weight: float
    word: str = ""


KIND_SAID = msg("the word {word} before it says what kind of place")
OTHER_KIND = msg("the word {word} before it says another kind of place")
PLACE_WORD = msg("the word {word} says that a place is meant")
HINT_WORD = msg("the word {word} may say that a place is meant")
PERSON_WORD = msg("the word {word} before it says that a person is meant")
SURNAME = msg("it stands where a surname stands")
SPEAKS = msg("the word {word} after it says what a person does")
ELSEWHERE = msg("the word {word} after it says another city or province")
OTHER_THING = msg("the word {word} before it says that something else bears the name")
SEEN = msg("the word {word} before it says that it is seen from elsewhere")
OPENS = msg("it opens a sentence")
INSIDE = msg("these few letters stand inside other words as well")
SPLIT = msg("a space stands in the middle of it")

_THAI = "ก-๛"
# Before a name, at once or after a space. Those that end many other words need a gap before them.
_PLACE_BEFORE = (
    "หน้า หลัง ข้าง ข้างๆ แถว แถวๆ ย่าน ใกล้ ใกล้ๆ ตรงข้าม บริเวณ ละแวก แถบ โซน เขต แยก สี่แยก สามแยก "
    "ห้าแยก ไฟแดง ปากซอย ในซอย ปากทาง ทางเข้า หน้าปากซอย ริม รอบ รอบๆ เลียบ เส้น ฝั่ง สาย ทางลอด "
    "อุโมงค์ทางลอด พื้นที่ ตีนดอย เชิง เชิงสะพาน ท้าย หัวมุม มุม ตัวเมือง แจ่ง ทางขึ้น ลานจอดรถ ป้ายรถเมล์ "
    "ข่วง คิวรถ ศูนย์ แถวๆหน้า ประตู คิวรถแดง ชาว คน รถแดง สถานี ชุมชน ท่ารถ ตู้ยาม ด่าน โค้ง ปั๊ม "
    "เทศบาล สำนักงาน อบต. กาด ตลาด สะพาน"
).split()
_HINT_BEFORE = (
    "ที่ ไป มา จาก ถึง อยู่ ผ่าน ตรง แวะ เข้า ออกจาก ใน ขึ้น ลง กลับ เที่ยว เดิน เดินเล่น วิ่ง นั่ง ข้าม ปิด ทาง "
    "จอด จอดรถ น้ำท่วม ท่วม รถติด ช่วง รถชน บ้าน แต่ และ กับ หรือ ไปที่ มาที่ แค่ ขับรถ ขับ เดินทาง ปลายทาง "
    "ต้นทาง ของ"
).split()
_PERSON_BEFORE = (
    "พี่ คุณ นาย นาง นางสาว น.ส. น้อง ลุง ป้า ครู อาจารย์ หมอ นพ. พญ. ดร. ผอ. กำนัน ผู้ใหญ่ ส.ส. สส. ส.จ. สจ. "
    "นายก เจ๊ เฮีย ด.ช. ด.ญ. หลวงพ่อ หลวงปู่ หลวงตา ครูบา ไอ้ ท่าน ป๋า แม่ค้าชื่อ ชื่อ ชื่อเล่น จ่า ดาบ ผู้กำกับ "
    "ผู้ว่า ช่าง อาม่า อากง แม่หลวง พ่อหลวง พ่ออุ๊ย แม่อุ๊ย ศ. รศ. ผศ. ทนาย เพื่อนชื่อ นักร้อง ดารา ศิลปิน ด.ต. "
    "ร.ต.อ. พ.ต.ท. พ.ต.อ. พล.ต.ต. ว่าที่ร้อยตรี อ้าย ปู่ ย่า ตายาย ลุงชื่อ นักมวย คุณพ่อ คุณแม่ คุณป้า คุณลุง คุณครู "
    "พระครู พระอาจารย์ แอดมิน"
).split()
_PERSON_AFTER_GAP = "น้า อา ตา ยาย พ่อ แม่ เสี่ย อี บัง สาว หนุ่ม อ.".split()
_THING_BEFORE = (
    "ร้าน บริษัท หจก. โรงแรม คอนโด หอพัก คาเฟ่ ทีม วง รุ่น เพลง หนัง หนังสือ เพจ แบรนด์ สโมสร ยี่ห้อ ละคร กาแฟ "
    "นม รีสอร์ท รีสอร์ต อพาร์ทเม้นท์ อพาร์ตเมนต์ แมนชั่น ข้าวซอย ก๋วยเตี๋ยว ไส้อั่ว พันธุ์ กลุ่ม ค่าย นามสกุล สกุล "
    "ตระกูล ราชวงศ์ ธนาคาร คลินิก น้ำมัน ฟาร์ม ไร่ เหล้า เบียร์ ผ้า ดอก ต้น กลิ่น ศิลปะ สาขา"
).split()
_SPEAKS_AFTER = (
    "บอก กล่าว พูด เล่า ยิ้ม ร้องไห้ หัวเราะ ตอบ ใจดี แซ่ โทร ทัก ฝากบอก ให้สัมภาษณ์ อายุ เกิดปี เป็นคน แต่งงาน "
    "เสียใจ ดีใจ ป่วย นามสกุล เก่ง สอน"
).split()
_STRONG_EVENT = (
    "น้ำท่วม ท่วม รถติด ไฟดับ น้ำไม่ไหล น้ำประปา ฝนตก ฝุ่น ควัน ไฟป่า ไฟไหม้ ดินถล่ม น้ำหลาก น้ำป่า หมอก น้ำขัง รถชน "
    "น้ำรอระบาย ร้อนมาก หนาวมาก อากาศ"
).split()
_EVENT_AFTER = (
    "ขยะ แล้ง ร้อน หนาว เผา ทำถนน พายุ ซอย ถนน ขาเข้า ขาออก ขาขึ้น ขาล่อง ฝั่ง ช่วง "
    "ตอนเย็น ตอนเช้า วันนี้ เมื่อคืน เมื่อวาน คนเยอะ ทั้ง ตรง แถว กำลัง ปิด เปิด มืด ไฟทาง หน้า หลัง ไป "
    "ถึง ย่าน มี สกปรก เหม็น รถเยอะ ที่จอด ทางเท้า น้ำ"
).split()
_ELSEWHERE_AFTER = (
    "กรุงเทพ กทม ลำพูน ลำปาง เชียงราย พะเยา แพร่ น่าน แม่ฮ่องสอน ตาก ภูเก็ต โคราช ขอนแก่น อยุธยา พิษณุโลก ชลบุรี "
    "ระยอง สงขลา นครศรี นครศรีธรรมราช อุดร สุโขทัย นครสวรรค์ นนทบุรี ปทุมธานี อุบล สุพรรณ นครปฐม ฝั่งธน "
    "สุราษฎร์ หาดใหญ่ พัทยา"
).split()
_ENGLISH_BEFORE = {
    **dict.fromkeys(("near", "around", "opposite", "behind", "outside", "beside"), 0.25),
    **dict.fromkeys(("at", "in", "to", "from", "on", "the", "along", "between", "and"), 0.15),
}
_ENGLISH_PERSON = set("mr mrs ms khun pi p' ajarn dr kru uncle aunt nong phi".split())
_ENGLISH_AFTER = set("area intersection junction side corner neighborhood zone".split())
_THAI_LETTER = re.compile(f"[{_THAI}]")
_BEFORE_GAP = re.compile(rf"[^{_THAI}]$")
_WORD_BEFORE = re.compile(r"([A-Za-z']+)[\s.]*$")
_WORD_AFTER = re.compile(r"^[\s.]*([A-Za-z']+)")


def _choice(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _tail(words: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?P<word>{_choice(words)})[\s.]{{0,2}}$")


def _head(words: list[str]) -> re.Pattern[str]:
    return re.compile(rf"^\s{{0,2}}(?P<word>{_choice(words)})")


# Words in which these end without meaning them: ขอบคุณ is no title, ราคา no uncle.
_NOT_PERSON = _tail("ขอบคุณ บุญคุณ พระคุณ ขอบพระคุณ ครอบครู ไหว้ครู เจ้านาย".split())
_PLACE = _tail(_PLACE_BEFORE)
_HINT = _tail(_HINT_BEFORE)
_PERSON = _tail(_PERSON_BEFORE)
_PERSON_GAP = re.compile(
    rf"(?:^|[^{_THAI}]|ของ|กับ|ให้|และ|ถาม|โดย|เจอ)(?P<word>{_choice(_PERSON_AFTER_GAP)})\s?$"
)
_PERSON_NAME = re.compile(rf"(?<![{_THAI}])(?:{_choice(_PERSON_BEFORE)})\s?[{_THAI}]{{2,14}}\s$")
_THING = _tail(_THING_BEFORE)
_SEEN = _tail(["เห็น", "มองเห็น", "วิว"])
_SPEAKS = _head(_SPEAKS_AFTER)
_EVENT = _head(_EVENT_AFTER)
_HAPPENS = _head(_STRONG_EVENT)
_HIDDEN = re.compile("[\u200b-\u200f\u2060\ufeff]")
_ELSE = re.compile(rf"^\s?(?:จังหวัด|จ\.|ที่|ใน)?\s?(?P<word>{_choice(_ELSEWHERE_AFTER)})")
_ABBREVIATED = re.compile(rf"(?:^|[^{_THAI}.])(?P<word>[{_THAI}]{{1,2}}\.(?:[{_THAI}]\.)?)\s?$")
_KINDS = dict(kind_words())
_KIND = _tail([word for word in _KINDS if not word.endswith(".")])


def around(text: str, start: int, end: int) -> tuple[str, str]:
    """Return the letters before and after a name that are looked at."""
    before, after = text[max(0, start - 2 * _NEAR) : start], text[end : end + _NEAR]
    return _HIDDEN.sub("", before), _HIDDEN.sub("", after)


def inside_word(text: str, start: int, end: int, before: str, after: str) -> bool:
    """Tell whether a name of two or three Thai letters may be a piece of longer words: ชุมชน.

    It stands by itself with a gap after it (or its own dot), and before it a gap or a word that
    says that a place is meant.
    """
    if not _THAI_LETTER.match(text[start]):
        return False
    if _THAI_LETTER.match(after) and not _HAPPENS.search(after):
        return True
    alone = not before or bool(_BEFORE_GAP.search(before))
    return not (alone or _PLACE.search(before) or _HINT.search(before))


@lru_cache(maxsize=20_000)
def kind_said(before: str) -> tuple[str, frozenset[str]] | None:
    """Return the word right before a name that says its kind, and the kinds; or None."""
    found = _ABBREVIATED.search(before)
    if found and found["word"] in _KINDS:
        return found["word"], _KINDS[found["word"]]
    if found and found["word"].replace(".", "") + "." in _KINDS:
        word = found["word"].replace(".", "") + "."
        return found["word"], _KINDS[word]
    dotted = re.search(r"(?P<word>อบต|สภ|รพ|รร|ทต|ทม|ร\.ร|ร\.พ)\.?\s?$", before)
    if dotted:
        return dotted["word"], _KINDS[dotted["word"] + "."]
    found = _KIND.search(before)
    if found:
        return found["word"], _KINDS[found["word"]]
    word = _WORD_BEFORE.search(before)
    kind = latin_kind(word[1]) if word else None
    return (word[1], frozenset((kind,))) if word and kind else None


def kind_after(after: str) -> tuple[str, frozenset[str]] | None:
    """Return the English word right after a name that says its kind: Tha Phae *Gate*."""
    word = _WORD_AFTER.search(after)
    kind = latin_kind(word[1]) if word else None
    return (word[1], frozenset((kind,))) if word and kind else None


@lru_cache(maxsize=20_000)
def person_cue(before: str, after: str) -> Cue | None:
    """Return the cue that a person bears the name, if there is one."""
    if not _NOT_PERSON.search(before):
        found = _PERSON.search(before) or _PERSON_GAP.search(before)
        if found:
            return Cue("person", PERSON_WORD, -0.6, found["word"])
    word = _WORD_BEFORE.search(before)
    if word and word[1].lower() in _ENGLISH_PERSON:
        return Cue("person", PERSON_WORD, -0.6, word[1])
    if _PERSON_NAME.search(before):
        return Cue("surname", SURNAME, -0.55)
    found = _SPEAKS.search(after)
    return Cue("speaks", SPEAKS, -0.3, found["word"]) if found else None


@lru_cache(maxsize=20_000)
def place_cues(before: str, after: str) -> tuple[Cue, ...]:
    """Return the cues that a place is meant, and that something else is."""
    cues = []
    thing, seen = _THING.search(before), _SEEN.search(before)
    if seen:
        cues.append(Cue("seen", SEEN, -0.35, seen["word"]))
    elif thing:
        cues.append(Cue("thing", OTHER_THING, -0.4, thing["word"]))
    elif found := _PLACE.search(before):
        cues.append(Cue("place_word", PLACE_WORD, 0.3, found["word"]))
    elif found := _HINT.search(before):
        cues.append(Cue("hint_word", HINT_WORD, 0.17, found["word"]))
    else:
        word = _WORD_BEFORE.search(before)
        weight = _ENGLISH_BEFORE.get(word[1].lower()) if word else None
        if word and weight:
            words = PLACE_WORD if weight > 0.2 else HINT_WORD
            cues.append(Cue("place_word" if weight > 0.2 else "hint_word", words, weight, word[1]))
        elif not word and (not before.strip() or _BEFORE_GAP.search(before)):
            cues.append(Cue("opens", OPENS, 0.12))
    if found := _ELSE.search(after):
        cues.append(Cue("elsewhere", ELSEWHERE, -0.45, found["word"]))
    elif found := _HAPPENS.search(after):
        cues.append(Cue("event", HINT_WORD, 0.2, found["word"]))
    elif found := _EVENT.search(after):
        cues.append(Cue("event", HINT_WORD, 0.12, found["word"]))
    else:
        word = _WORD_AFTER.search(after)
        if word and word[1].lower() in _ENGLISH_AFTER:
            cues.append(Cue("place_word", PLACE_WORD, 0.25, word[1]))
    return tuple(cues)
