"""Texts that exports and keyboards have damaged are mended, counted, and can be left as they are."""

from __future__ import annotations

import random
import unicodedata

import pytest

from cm_civic_plugin.core.opinion import post_table
from cm_civic_plugin.core.opinion.reading import read_all
from cm_civic_plugin.core.opinion.text_repair import TEXT_REPAIRS, mend_text, mend_texts


def garbled(text):
    return text.encode("utf-8").decode("latin-1")


def fancy(text, first):
    return "".join(chr(first + ord(c) - ord("A")) if "A" <= c <= "Z" else c for c in text)


NAM = "น้ำ"


@pytest.mark.parametrize(
    ("text", "mended", "repairs"),
    [
        (garbled("น้ำท่วม 🌊"), "น้ำท่วม 🌊", ["mojibake"]),
        (garbled("กาดหลวง — café"), "กาดหลวง — café", ["mojibake"]),
        (fancy("NIMMAN", 0x1D400), "NIMMAN", ["fancy_letters"]),
        (fancy("NIMMAN", 0x1D468), "NIMMAN", ["fancy_letters"]),
        (fancy("NIMMAN", 0x24B6), "NIMMAN", ["fancy_letters"]),
        (fancy("NIMMAN", 0x1F170), "NIMMAN", ["fancy_letters"]),
        ("𝟎𝟖𝟏-𝟐𝟑𝟒 ０８", "081-234 08", ["fancy_letters"]),
        ("0️⃣8️⃣1⃣", "081", ["fancy_letters"]),
        ("ℎ𝑜𝑡ℯ𝑙 น้ำ", "hotel น้ำ", ["fancy_letters"]),
        ("น\u0e4d\u0e49\u0e32ท่วม", NAM + "ท่วม", ["sara_am"]),
        ("น\u0e49\u0e4d\u0e32ท่วม", NAM + "ท่วม", ["sara_am"]),
        ("น\u0e33\u0e49ท่วม", NAM + "ท่วม", ["sara_am"]),
        ("ท\u0e4d\u0e32ไม", "ทำไม", ["sara_am"]),
        (unicodedata.normalize("NFKC", "น้ำทำไม"), "น้ำทำไม", ["sara_am"]),
        ("น้ำ\u200bท่วม\ufeff\u2060", "น้ำท่วม", ["zero_width"]),
        ("081\u00ad2345678", "0812345678", ["zero_width"]),
        ("น\u0e49\u200b\u0e4d\u0e32", NAM, ["zero_width", "sara_am"]),
        (garbled("𝗡𝗜𝗠\u200bn\u0e4d\u0e49\u0e32"), "NIMnน้ำ"[:4] + "\u0e49\u0e33",
         ["mojibake", "zero_width", "fancy_letters", "sara_am"]),
    ],
)  # fmt: skip
def test_mended(text, mended, repairs):
    made = []
    assert mend_text(text, made=made) == mended
    assert made == repairs


@pytest.mark.parametrize(
    "text",
    [
        "",
        "plain",
        "น้ำท่วมขังหน้าปากซอย ทำไมไม่ซ่อม ½ № ℃ … “คำ”",
        "café à Paris",  # Latin-1 that is no UTF-8
        "Ã น้ำ",  # a Thai letter: nothing was taken for Latin-1
        "👨‍👩‍👧 ❤️‍🔥 🏳️‍🌈",  # joiners that hold a family together
    ],
)
def test_left_alone(text):
    made = []
    assert mend_text(text, made=made) == text
    assert made == []


def test_many_texts_are_mended_as_each_is_alone():
    chance = random.Random(3)
    pieces = [
        "น้ำท่วม", "plain", "\n", "น\u0e4d\u0e49\u0e32", "น\u0e33\u0e49", "\u200b", "𝐍", "é", "é ก",
        "❤️", "“", "①", "\u200d", garbled("ที่"), "", "ำ", "้", "่า", "\ud83d",
    ]  # fmt: skip
    texts = ["".join(chance.choices(pieces, k=chance.randrange(5))) for _ in range(3000)]
    for without in (frozenset(), frozenset({"mojibake"}), frozenset({"sara_am", "zero_width"})):
        mended, changed = mend_texts(texts, without)
        expected = {}
        for index, text in enumerate(texts):
            made = []
            assert mended[index] == mend_text(text, without, made)
            for repair in made:
                expected.setdefault(repair, []).append(index)
        assert changed == expected
        assert changed.keys() == TEXT_REPAIRS - without


def test_what_stays_garbled_loses_no_byte():
    text = garbled("ตัวอย่าง")
    assert "\u00ad" in text
    assert mend_text(text, frozenset({"mojibake"})) == text


def test_half_a_letter_can_be_written_to_a_file():
    mended, _ = mend_texts(["ดี \ud83d", "ดี"])
    assert mended == ["ดี \ufffd", "ดี"]


HEADER = "lat,lon,date,text\n"
ROWS = (
    f"18.79,98.98,2024-01-01,{garbled('ฝุ่นควัน')}\n"
    "18.79,98.98,2024-01-01,𝐍𝐈𝐌𝐌𝐀𝐍\n"
    "18.79,98.98,2024-01-01,น\u0e4d\u0e49\u0e32\n"
    "18.79,98.98,1 ม.ค. 2567,น้ำ\u200bท่วม\n"
    "98.98,18.79,2024-01-01,ดี\n"
)


def test_repairs_are_counted_with_rows_and_can_be_switched_off(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text(HEADER + ROWS, encoding="utf-8")
    posts, report = read_all(path)
    assert posts["text"].tolist() == ["ฝุ่นควัน", "NIMMAN", NAM, "น้ำท่วม", "ดี"]
    rows = {
        "mojibake": 2,
        "fancy_letters": 3,
        "sara_am": 4,
        "zero_width": 5,
        "buddhist_years": 5,
        "swapped_coordinates": 6,
    }
    for repair, row in rows.items():
        assert report.repairs[post_table.REPAIRS[repair]].examples == [row]
        without = frozenset({repair})
        left, told = read_all(path, without=without)
        assert post_table.REPAIRS[repair] not in told.repairs
        assert told.switched_off == [repair]
        others = {post_table.REPAIRS[other] for other in rows.keys() - without}
        assert others <= told.repairs.keys()
        if repair in TEXT_REPAIRS:
            raw = ROWS.splitlines()[row - 2].split(",")[3]
            assert left["text"][row - 2] == raw
    no_swap, told = read_all(path, without=frozenset({"swapped_coordinates"}))
    assert told.unplaced[post_table.OUTSIDE_WORLD].examples == [6]
    assert no_swap["lon"].isna().tolist() == [False] * 4 + [True]
    no_years, told = read_all(path, without=frozenset({"buddhist_years"}))
    assert told.repairs[post_table.BAD_TIME].examples == [5]
    assert no_years["created_at"].isna().tolist() == [False] * 3 + [True, False]


def test_quotes_and_tails_can_be_left_as_they_are(tmp_path):
    path = tmp_path / "quotes.csv"
    path.write_text("lat,lon,text\n" + '18.79,98.98,"เขา \\"พูด\\", แล้ว"\n' * 3, encoding="utf-8")
    _, report = read_all(path)
    assert report.repairs[post_table.BACKSLASH].rows == 1
    _, report = read_all(path, without=frozenset({"backslash_quotes"}))
    assert post_table.BACKSLASH not in report.repairs
    path = tmp_path / "tails.csv"
    path.write_text(
        "ticket_id,type,comment,coords,photo_after\n"
        'A1,ถนน,ดี,"98.98,18.79",\n'
        'ท้ายข้อความ,"98.97,18.78",,,\n',
        encoding="utf-8",
    )
    _, report = read_all(path)
    assert report.repairs[post_table.HEALED].examples == [3]
    _, report = read_all(path, without=frozenset({"healed_tails"}))
    assert post_table.HEALED not in report.repairs
    assert report.skipped[post_table.BROKEN_PIECE].examples == [3]


def test_what_is_private_is_masked_however_it_is_written(tmp_path):
    path = tmp_path / "a.csv"
    texts = [
        "โทร 𝟎𝟖𝟏-𝟐𝟑𝟒-𝟓𝟔𝟕𝟖",
        "โทร 0️⃣8️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣8️⃣",
        "โทร 081\u200b234\u200b5678",
        "โทร ０８１２３４５６７８",
        "เมล somchai\u200b.jai@example\u200b.com",
        garbled("ติดต่อคุณสมหมาย ตัวอย่างดี"),
        "ดี\u200b \ud55c",
    ]
    rows = "".join(f"18,98,{text},𝟎𝟖𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖\n" for text in texts)
    path.write_text("lat,lon,text,topic\n" + rows, encoding="utf-8")
    for without in (frozenset(), TEXT_REPAIRS):
        posts, report = read_all(path, without=without)
        assert posts["text"].str.contains(r"\[(?:phone|email|name)\]").tolist() == [True] * 6 + [
            False
        ]
        assert posts["topic"].tolist() == ["[phone]"] * 7
        assert sum(tally.rows for tally in report.masked.values()) >= 6
    assert posts["text"][6] == "ดี\u200b \ud55c"  # nothing private: left as it is


def test_an_unknown_repair_is_told(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("lat,lon\n18,98\n", encoding="utf-8")
    with pytest.raises(ValueError, match="no such repair"):
        read_all(path, without=frozenset({"spelling"}))


def test_authors_do_not_sign_in_the_text(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text(
        "lat,lon,text,author\n"
        "18,98,น้ำท่วมจาก สมชาย ตัวอย่าง,สมชาย ตัวอย่าง\n"
        "18,98,ธรรมดามาก,ดา\n"
        "18,98,by somchai_99,somchai_99\n",
        encoding="utf-8",
    )
    posts, report = read_all(path)
    assert posts["text"].tolist() == ["น้ำท่วมจาก [name]", "ธรรมดามาก", "by [name]"]
    assert report.masked[post_table.MASKED["name"]].rows == 2
