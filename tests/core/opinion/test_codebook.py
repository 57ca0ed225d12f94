"""Topics suggested by key words: which words count, the user's changes, bad files, how well."""

from __future__ import annotations

import csv
import time
from dataclasses import replace

import pytest

from cm_civic_plugin.core.errors import BadInput, BadOutput
from cm_civic_plugin.core.opinion import codebook as codebook_module
from cm_civic_plugin.core.opinion.codebook import (
    Category,
    Codebook,
    fault_of,
    load_codebook,
    save_changes,
    shipped,
    usable_codebook,
    with_topics,
)
from cm_civic_plugin.core.opinion.places.matcher import Matcher, make_matcher
from cm_civic_plugin.core.opinion.places.normal import normalise
from cm_civic_plugin.core.opinion.post_table import ReadReport, make_posts
from cm_civic_plugin.core.opinion.reading import read_posts
from tests.core.opinion.labelled_topics import own_type_suggested, score_topics, sentences
from tests.shared_data import shared_file


def book(**words):
    """Return a codebook of categories named like their ids; ``-x`` is an exclusion."""
    return Codebook(
        tuple(
            Category(
                name,
                name,
                name,
                (),
                tuple(word for word in given if word[0] != "-"),
                tuple(word[1:] for word in given if word[0] == "-"),
            )
            for name, given in words.items()
        )
    )


def ids_of(text):
    return {category.id for category, _words in shipped().explain(text)}


# --- words


def test_a_longer_word_that_means_something_else_counts_as_nothing():
    roads = book(roads=["ถนน", "-ถนนคนเดิน"], markets=["ถนนคนเดิน"])
    assert roads.topics_of(["ถนนพัง", "ไปถนนคนเดิน", "ถนนคนเดินแน่น ถนนพัง", "ฟ้าใส"]) == [
        "roads", "markets", "roads;markets", None,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "id_", "other"),
    [
        ("ไปเดินถนนคนเดินกัน", "roads", "คนขุดหลุมกลางถนน"),
        ("ชาวบ้านมีน้ำใจมาก น้ำพริกก็อร่อย", "flood", "น้ำท่วมใจกลางเมือง"),
        ("เห็นแล้วขยะแขยง", "waste", "ขยะแขยงน้อยกว่าขยะล้นถัง"),
        ("ขี่จักรยานยนต์มา", "cycling", "เลนจักรยาน"),
        ("a waste of time", "waste", "waste everywhere"),
        ("เสียน้ำเสียงไปเลย", "drains", "น้ำเสียไหลลงคลอง"),
    ],
)
def test_words_that_look_like_a_topic(text, id_, other):
    assert id_ not in ids_of(text)
    assert id_ in ids_of(other)


def test_latin_words_count_whole_and_thai_ones_anywhere():
    both = book(bus=["bus", "bus stop"], rain=["ฝน"])
    assert both.topics_of(["the BUS is late", "a busy day", "Bus-stop", "วันนี้ฝนตก", "busฝน"]) == [
        "bus", None, "bus", "rain", "bus;rain",
    ]  # fmt: skip


def test_spelling_makes_no_difference():
    assert ids_of("PM 2.5 วันนี้") == ids_of("ค่าpm2.5") == {"air"}
    assert ids_of("น้ําท่วม") == ids_of("น้ำ\u200bท่วม") == {"flood"}  # SARA AM in pieces


def test_another_category_never_hides_a_word():
    """Two words that overlap both count, each in its own category."""
    overlapping = book(blocked=["ขวางทาง"], sidewalks=["ทางเท้า"], drains=["ทางเท้าพัง", "-ท้าพัง"])
    assert overlapping.topics_of(["จอดขวางทางเท้าพัง"]) == ["blocked;sidewalks;drains"]
    inside = book(flood=["น้ำท่วมถนนใหญ่"], roads=["ถนน"], none=["ท่วมถนน", "-น้ำท่วมถนน"])
    assert inside.topics_of(["น้ำท่วมถนนใหญ่มาก"]) == ["flood;roads"]


def test_each_category_is_looked_for_as_if_it_were_alone():
    texts = [row["text"] for row in sentences()]
    found = {(text, number) for text, number, _word in shipped()._found(texts)}
    alone = set()
    for number, category in enumerate(shipped().categories):
        words = {normalise(word) for word in category.words}
        got = make_matcher({*words, *map(normalise, category.exclusions)}).find(texts)
        alone |= {(text, number) for text, key in zip(got.texts.tolist(), got.keys) if key in words}
    assert found == alone
    assert len(found) > 200


def test_what_was_masked_is_no_word():
    names = book(who=["name", "phone"])
    assert names.topics_of(["[name] โทร [phone]", "his name is long"]) == [None, "who"]


def test_topics_stand_in_the_codebooks_order_and_once():
    assert book(a=["ก้อน"], b=["ขวด"]).topics_of(["ขวด ขวด ก้อน ขวด"]) == ["a;b"]


def test_why_a_topic_is_suggested():
    told = {c.id: words for c, words in shipped().explain("ฝาท่อแตก น้ำท่วมขังทุกปี ฝาท่ออีกฝาก็หาย")}
    assert told == {"drains": ["ฝาท่อ"], "flood": ["น้ำท่วม"]}
    assert shipped().explain("") == []


@pytest.mark.parametrize("texts", [[], [""], ["", "ฝาท่อ", "\ud800", "😷ควัน😷"]])
def test_empty_and_odd_texts(texts):
    assert len(shipped().topics_of(texts)) == len(texts)


def test_without_pyahocorasick_the_topics_are_the_same(monkeypatch):
    texts = [row["text"] for row in sentences()]
    expected = shipped().topics_of(texts)
    monkeypatch.setattr(codebook_module, "make_matcher", Matcher)
    assert Codebook(shipped().categories).topics_of(texts) == expected


# --- the codebook that comes with the plugin


def test_the_shipped_codebook_is_sound():
    categories = shipped().categories
    assert 20 <= len(categories) <= 30
    assert fault_of(categories) is None
    for category in categories:
        assert len(category.words) >= 4, category.id
        words = [normalise(word) for word in category.words]
        assert len(set(words)) == len(words), category.id
        for exclusion in category.exclusions:
            assert any(word in normalise(exclusion) for word in words), (category.id, exclusion)


def test_every_type_of_traffy_has_a_category():
    types = {name for category in shipped().categories for name in category.traffy}
    for name in (
        "ถนน น้ำท่วม ทางเท้า แสงสว่าง ความสะอาด สะพาน ท่อระบายน้ำ จราจร กีดขวาง เสียงรบกวน PM2.5 ต้นไม้ คลอง "
        "สายไฟ สัตว์จรจัด ความปลอดภัย การเดินทาง เสนอแนะ ร้องเรียน สอบถาม"
    ).split():
        assert name in types


@pytest.mark.parametrize("half", ["tune", "held"])
def test_how_well_topics_are_suggested(half):
    rows = sentences(half)
    score = score_topics(shipped(), rows)
    assert len(rows) >= 100
    assert score.precision > 0.9
    assert score.recall > 0.9


def test_how_often_a_platforms_own_type_is_suggested():
    """Words were added after a look at every second row; the rows between are held out."""
    with shared_file("reports/traffy_2022_bangkok.csv").open(
        encoding="utf-8", newline=""
    ) as stream:
        rows = list(csv.DictReader(stream))[::2]
    hit, topics = own_type_suggested(shipped(), [(row["type"], row["comment"]) for row in rows])
    assert len(rows) > 3000
    assert hit > 0.85
    assert topics < 1.6


def test_a_hundred_thousand_texts_take_seconds():
    texts = [row["text"] for row in sentences()] * 455
    start = time.perf_counter()
    topics = Codebook(shipped().categories).topics_of(texts[:100_000])
    assert time.perf_counter() - start < 15  # about 1.5 s on a quiet machine
    assert len(topics) == 100_000


# --- post tables


def test_only_posts_without_a_topic_get_one():
    posts = make_posts(
        {
            "topic": ["น้ำประปา", None, None],
            "topic_source": ["export", None, None],
            "text": ["ฝาท่อแตก", "ฝาท่อแตก", "สวัสดี"],
            "platform": "x",
        },
        3,
    )
    before = posts.copy()
    made, count = with_topics(posts, shipped())
    assert made["topic"].tolist() == ["น้ำประปา", "ท่อระบายน้ำ", None]
    assert made["topic_source"].tolist() == ["export", "codebook", None]
    assert count == 1
    assert posts.equals(before)
    # Said anew with another codebook and texts from elsewhere.
    again, count = with_topics(made, book(hello=["สวัสดี"]), ["ก", "ข", "สวัสดี"])
    assert again["topic"].tolist() == ["น้ำประปา", None, "hello"]
    assert again["topic_source"].tolist() == ["export", None, "codebook"]
    assert count == 1
    assert with_topics(make_posts({}, 0), shipped())[1] == 0
    assert with_topics(make_posts({"topic": "ก", "topic_source": "export"}, 2), shipped())[1] == 0
    assert with_topics(make_posts({}, 2), shipped())[1] == 0  # neither topic nor text


def read(path, **options):
    report = ReadReport()
    return list(read_posts(path, report, **options)), report


@pytest.fixture
def export(tmp_path):
    path = tmp_path / "a.csv"
    rows = "18.79,98.98,ฝาท่อแตก เห็นด้วยที่จะซ่อม,\n18.79,98.98,ฝาท่อแตก,ไฟ\n18.7,98.9,สวัสดี,\n" * 6
    path.write_text("lat,lon,text,topic\n" + rows, encoding="utf-8")
    return path


def test_reading_with_a_codebook_streams_and_counts(export):
    chunks, report = read(export, codebook=shipped(), with_stance=True, chunk_rows=5)
    assert len(chunks) == 4
    first = chunks[0].iloc[:3]
    assert first["topic"].tolist() == ["ท่อระบายน้ำ", "ไฟ", None]
    assert first["topic_source"].tolist() == ["codebook", "export", None]
    assert first["stance"].tolist() == ["support", None, None]
    assert report.suggested_topics == 6
    assert report.topics == {"ท่อระบายน้ำ": 6, "ไฟ": 6}
    assert '"suggested_topics": 6' in report.to_json()


def test_reading_without_one_suggests_nothing(export):
    (posts,), report = read(export)
    assert posts["topic"].tolist()[:3] == [None, "ไฟ", None]
    assert posts["topic_source"].tolist()[:3] == [None, "export", None]
    assert posts["stance"].isna().all()
    assert report.suggested_topics == 0


# --- the user's changes

MINE = """version: 1
removed: [noise]
categories:
  - id: waste
    title_th: ขยะ
    title_en: Waste
    words: [กองขยะ]
  - id: night
    title_th: กลางคืน
    title_en: Night
    words: [กลางคืน, night]
    not: [night bazaar]
"""


@pytest.fixture
def mine(tmp_path):
    path = tmp_path / "codebook.yaml"
    path.write_text(MINE, encoding="utf-8")
    return path


def test_changes_lie_over_the_shipped_codebook(mine, tmp_path):
    changed = load_codebook(mine)
    ids = [category.id for category in changed.categories]
    assert ids == [c.id for c in shipped().categories if c.id != "noise"] + ["night"]
    assert changed.topics_of(["ขยะ", "กองขยะ", "night bazaar", "one night"]) == [
        None, "ขยะ", None, "กลางคืน",
    ]  # fmt: skip
    assert load_codebook(tmp_path / "none.yaml") is shipped()
    assert load_codebook() is shipped()
    assert changed.sha256 != shipped().sha256


def test_changes_are_written_and_read_back(mine, tmp_path):
    changed = load_codebook(mine)
    copy = tmp_path / "new" / "codebook.yaml"
    save_changes(changed, copy)
    again = load_codebook(copy)
    assert again == changed
    assert again.sha256 == changed.sha256
    assert "กองขยะ" in copy.read_text(encoding="utf-8")
    assert "ฝาท่อ" not in copy.read_text(encoding="utf-8")  # what is the plugin's stays there
    assert [file.name for file in copy.parent.iterdir()] == ["codebook.yaml"]
    save_changes(shipped(), copy)
    assert not copy.exists()
    save_changes(shipped(), copy)


def test_a_codebook_that_cannot_be_kept_is_said(mine, tmp_path):
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(BadOutput, match="cannot be kept"):
        save_changes(load_codebook(mine), tmp_path / "file" / "codebook.yaml")


def test_the_digest_is_of_what_is_found_and_no_more():
    one = shipped().categories[0]

    def digest(**changes):
        return Codebook((replace(one, **changes),)).sha256

    assert digest(title_en="X", traffy=()) == digest(words=one.words[::-1]) == digest()
    assert len({digest(), digest(title_th="X"), digest(words=("ab",)), digest(exclusions=())}) == 4


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("a: [", "line 2"),
        ("- just a list", "key “version”"),
        ("version: 2", "key “version”"),
        ("version: 1\ncategories: 3", "key “categories”"),
        ("version: 1\nremoved: noise", "key “removed”"),
        ("version: 1\ncategories: [7]", "category 1, key “id”"),
        (MINE.replace("id: night", "id: Night!"), "category Night!, key “id”: only a-z"),
        (MINE.replace("id: night", "id: waste"), "category waste, key “id”: it is there twice"),
        (MINE.replace("title_th: กลางคืน", "title_th: ''"), "category night, key “title_th”"),
        (MINE.replace("title_th: กลางคืน", "title_th: ก;ข"), "may not hold a semicolon"),
        (MINE.replace("title_th: กลางคืน", "title_th: ถนน"), "key “title_th”: it is there twice"),
        (MINE.replace("title_en: Night", "title_en: 3"), "category night, key “title_en”"),
        (MINE.replace("[กลางคืน, night]", "[กลางคืน, no]"), "category night, key “words”"),
        (MINE.replace("[กลางคืน, night]", "night"), "key “words”: it must be a list of texts"),
        (MINE.replace("[กลางคืน, night]", "[n]"), "“n” is too short"),
        (MINE.replace("[กลางคืน, night]", "['24/7']"), "“24/7” is too short or holds a sign"),
        (MINE.replace("[night bazaar]", "[NIGHT]"), "“NIGHT” is a word and an exclusion"),
        (MINE.replace("[night bazaar]", "{a: 1}"), "key “not”"),
    ],
)
def test_a_bad_file_is_named_with_its_place_and_ours_is_used(mine, content, said):
    mine.write_text(content, encoding="utf-8")
    with pytest.raises(BadInput) as error:
        load_codebook(mine)
    assert said in str(error.value)
    assert str(mine) in str(error.value)
    used, problem = usable_codebook(mine)
    assert used is shipped()
    assert str(problem) == str(error.value)


def test_a_file_that_is_no_text(mine):
    mine.write_bytes(b"\xff\xfe\x00broken")
    assert "cannot be read as YAML" in str(usable_codebook(mine)[1])
    mine.unlink()
    assert usable_codebook(mine) == (shipped(), None)
