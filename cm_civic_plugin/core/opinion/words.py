"""The words that set a cell apart from the rest, with Thai cut into words."""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from importlib import import_module

import numpy as np

from ..resources import ROOT

WORDS = ROOT / "resources" / "opinion" / "thai_words.txt"
MOST_WORDS = 5

_THAI = re.compile(r"[\u0e01-\u0e3a\u0e40-\u0e4e]+")
_PARTS = re.compile(r"[\u0e01-\u0e3a\u0e40-\u0e4e]+|[^\W\d_\u0e00-\u0e7f]{3,}", re.UNICODE)
_MASK = re.compile(r"\[(?:phone|email|plate|name|link)\]")
# What cannot be parted in Thai: a leading vowel with its consonant, a consonant with the vowels,
# tone marks and silencers above, below and behind it.
_CLUSTER = re.compile(
    r"[เแโใไ]?[ก-ฮ](?:[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]*)(?:[ะาำๅ](?![\u0e31\u0e34-\u0e3a]))*ๆ?|."
)
_STOP = frozenset(
    """
    ที่ ซึ่ง อัน และ หรือ แต่ ก็ จะ ได้ ให้ ใน ของ กับ แก่ แด่ ต่อ จาก โดย ตาม เป็น คือ อยู่ มี ไม่ ไม่มี ไม่ได้
    ว่า ไป มา แล้ว นี้ นั้น โน้น นี่ นั่น ๆ ครับ ค่ะ คะ นะ นะคะ นะครับ จ้า ด้วย เลย บ้าง อีก ทั้ง ทุก บาง หลาย
    เพราะ เพื่อ ถ้า หาก เมื่อ ขณะ จน ถึง เข้า ออก ขึ้น ลง กัน กว่า มาก น้อย เช่น ยัง คง เคย กำลัง ต้อง ควร อาจ
    ผม ฉัน ดิฉัน เรา เขา เธอ มัน ท่าน คุณ ใคร อะไร ไหน เท่าไร อย่างไร ทำไม การ ความ ช่วย ขอ อยาก แจ้ง
    เรื่อง วัน คน ตัว อย่าง แบบ ทำ ทาง ตรง บริเวณ หน้า หลัง ข้าง ใกล้ แถว เนื่องจาก ทำให้ สามารถ มาก
    the and for are was were with that this from have has not but you your they there here please
    """.split()
)


def top_words(
    texts: Sequence[str | None],
    cell: np.ndarray,
    author: np.ndarray,
    platform: np.ndarray,
    shown: np.ndarray,
    min_people: int = 5,
    most: int = MOST_WORDS,
    check: Callable[[], None] = lambda: None,
) -> list[str | None]:
    """Return for each cell (m,) the words that set it apart, strongest first, ``a, b, c``.

    A word counts once for each person who used it in a cell, so that one loud voice is one voice;
    it must be used by ``min_people`` people there. The score is the log-odds of the word in the
    cell against all other shown cells, with an informative Dirichlet prior, over its standard
    deviation (B. L. Monroe, M. P. Colaresi and K. M. Quinn, "Fightin' Words", Political Analysis
    16, 2008, eqs. 15, 16, 18-20)::

        δ = ln((y + α)/(n + α₀ − y − α)) − ln((y' + α)/(n' + α₀ − y' − α))
        z = δ / √(1/(y + α) + 1/(y' + α))

    where α shares out α₀ as the words are shared in all cells, and α₀ is the mean count of a cell:
    the prior weighs as much as a usual cell. Words at z ≥ 1.96 are kept.

    Args:
        texts: (n,) of the posts, masked; None for none.
        cell: (n,) position of each post's cell; ``author`` and ``platform`` as in PlacedPosts.
        shown: (m,) which cells are shown; words of others go nowhere.
        check: called now and then; may raise ``Cancelled``.
    """
    usable = np.flatnonzero(shown[cell])
    who = _people(author, platform)
    numbers: dict[str, int] = {}
    # Words, and the positions of their posts. As arrays, since a list of tuples is sorted with
    # Python's lock held, and the window stands still so long.
    used, user = array("q"), array("q")
    for turn, post in enumerate(usable.tolist()):
        if turn % 1000 == 0:
            check()
        for word in words_of(texts[post] or ""):
            used.append(numbers.setdefault(word, len(numbers)))
            user.append(post)
    result: list[str | None] = [None] * len(shown)
    if not used:
        return result
    posts = np.array(user, dtype=np.int64)
    pairs, pair = np.unique(
        cell[posts].astype(np.int64) * len(numbers) + np.array(used, dtype=np.int64),
        return_inverse=True,
    )
    people = 2 * len(cell)  # more than there are numbers of people
    count = np.bincount(np.unique(pair * people + who[posts]) // people)
    at, word = np.divmod(pairs, len(numbers))
    in_cell = np.bincount(at, count, minlength=len(shown))
    in_all = np.bincount(word, count, minlength=len(numbers))
    total = float(in_all.sum())
    prior = total / max(1, int((in_cell > 0).sum()))
    alpha = prior * in_all[word] / total
    y, n = count.astype(float), in_cell[at]
    rest_y, rest_n = in_all[word] - y, total - n
    with np.errstate(divide="ignore", invalid="ignore"):  # one word in all the texts
        delta = np.log((y + alpha) / (n + prior - y - alpha)) - np.log(
            (rest_y + alpha) / (rest_n + prior - rest_y - alpha)
        )
    z = np.nan_to_num(delta / np.sqrt(1 / (y + alpha) + 1 / (rest_y + alpha)), posinf=0.0)
    names = list(numbers)
    kept = np.flatnonzero((z >= 1.96) & (count >= min_people))
    # Equal scores in the order of the alphabet: the order of reading must not show.
    order = sorted(kept.tolist(), key=lambda row: (at[row], -round(z[row], 9), names[word[row]]))
    for row in order:
        here = result[at[row]]
        if here is None:
            result[at[row]] = names[word[row]]
        elif here.count(", ") < most - 1:
            result[at[row]] = f"{here}, {names[word[row]]}"
    return result


def words_of(text: str, cut: Callable[[str], Iterable[str]] | None = None) -> set[str]:
    """Return the words of a text that carry a meaning: no masks, numbers, stop words.

    ``cut`` cuts a run of Thai letters into words; None takes ``cutter()``.
    """
    cut = cut or cutter()
    found: set[str] = set()
    for part in _PARTS.findall(_MASK.sub(" ", text)):
        pieces = cut(part) if _THAI.match(part) else (part.lower(),)
        found.update(piece for piece in pieces if len(piece) > 1 and piece not in _STOP)
    return found


@lru_cache(maxsize=1)
def cutter() -> Callable[[str], Iterable[str]]:
    """Return what cuts Thai: PyThaiNLP's newmm where it is installed, else ``cut_thai``."""
    try:
        tokenize = import_module("pythainlp.tokenize").word_tokenize
    except ImportError:
        return cut_thai
    return lambda run: tokenize(run, engine="newmm", keep_whitespace=False)


def cut_thai(run: str) -> list[str]:
    """Return a run of Thai letters cut into words by the longest match in a small list.

    What the list does not know stays together up to the next word it knows; no character cluster
    (``_CLUSTER``) is ever parted.
    """
    words, longest = _word_list()
    clusters = _CLUSTER.findall(run)
    cut: list[str] = []
    unknown = ""
    at = 0
    while at < len(clusters):
        best = 0
        piece = ""
        for end in range(at + 1, len(clusters) + 1):
            piece += clusters[end - 1]
            if len(piece) > longest:
                break
            if piece in words:
                best = end
        if best:
            if unknown:
                cut.append(unknown)
            cut.append("".join(clusters[at:best]))
            unknown, at = "", best
        else:
            unknown += clusters[at]
            at += 1
    return [*cut, unknown] if unknown else cut


@lru_cache(maxsize=1)
def _word_list() -> tuple[frozenset[str], int]:
    lines = WORDS.read_text(encoding="utf-8").splitlines()
    words = {word for line in lines if not line.startswith("#") for word in line.split()}
    words |= {word for word in _STOP if _THAI.fullmatch(word)}
    return frozenset(words), max(map(len, words))


def _people(author: np.ndarray, platform: np.ndarray) -> np.ndarray:
    """Return a number for each post's person (n,), by the rules of ``people_per_cell``."""
    nameless = np.zeros(len(author), dtype=bool)
    for code in np.unique(platform):
        mine = platform == code
        nameless[mine] = (author[mine] < 0).all()
    _, where = np.unique(platform, return_inverse=True)
    names, who = np.unique(author, return_inverse=True)
    _, number = np.unique(where * len(names) + who, return_inverse=True)
    return np.where(nameless, np.arange(len(author)), len(author) + number)
