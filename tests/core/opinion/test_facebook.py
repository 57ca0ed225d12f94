"""Facebook's download: all eras of its paths, single files, archives in parts, and bad ones."""

from __future__ import annotations

import json
import zipfile

import pytest

from cm_civic_plugin.core.errors import BadInput
from cm_civic_plugin.core.opinion import post_table
from cm_civic_plugin.core.opinion.post_table import ReadReport
from cm_civic_plugin.core.opinion.readers.detect import find_reader
from cm_civic_plugin.core.opinion.reading import read_all, read_posts
from cm_civic_plugin.core.resources import SAMPLE_DATA

AT = 1_714_521_600  # 2024-05-01 00:00 UTC
OWNER = "สมชาย ตัวอย่าง"
PRIVATE = (
    OWNER,
    "สมชาย",
    "สมหญิง",
    "Somying Example",
    "100009988776655",
    "081-234",
    "somchai@",
    "facebook.com",
    "กลุ่มลับ",
    "fbid",
)


def garbled(value):
    """Every string as Facebook writes it: UTF-8 taken for Latin-1."""
    if isinstance(value, str):
        return value.encode("utf-8").decode("latin-1")
    if isinstance(value, list):
        return [garbled(one) for one in value]
    if isinstance(value, dict):
        return {key: garbled(one) for key, one in value.items()}
    return value


def as_json(value):
    return json.dumps(garbled(value)).encode("ascii")


def place(lon=98.99, lat=18.79, name="กาดหลวง"):
    return {
        "name": name,
        "coordinate": {"latitude": lat, "longitude": lon},
        "url": "facebook.com/1",
    }


def post(text, where=None, **more):
    details = [{"external_context": {"name": "ข่าว", "url": "https://facebook.com/100009988776655"}}]
    if where:
        details.append({"place": where})
    return {
        "timestamp": AT,
        "attachments": [{"data": details}],
        "data": [{"post": text}, {"update_timestamp": AT}],
        "title": f"{OWNER} posted in กลุ่มลับ.",
        "tags": [{"name": "Somying Example"}],
        **more,
    }


def comment(text, author=OWNER):
    return {
        "timestamp": AT,
        "data": [
            {"comment": {"timestamp": AT + 60, "comment": text, "author": author, "group": "กลุ่มลับ"}}
        ],
        "title": f"{OWNER} commented on สมหญิง's post.",
    }


CHECK_IN = {
    "timestamp": AT,
    "media": [],
    "label_values": [
        {"label": "ข้อความ", "value": "แวะมาดูน้ำ"},
        {"label": "Coordinates", "value": "(18.7883 , 98.9853)"},
        {"label": "Owner", "value": OWNER},
        {"label": "URL", "value": "https://www.facebook.com/100009988776655"},
    ],
    "fbid": "100009988776655",
}
ERAS = {
    "posts/your_posts_1.json": [post("น้ำท่วมหน้าตลาด", place())],
    "posts/your_posts.json": [post("น้ำท่วมหน้าตลาด", place())],
    "your_facebook_activity/posts/your_posts__check_ins__photos_and_videos_1.json": [
        post("น้ำท่วมหน้าตลาด", place())
    ],
    "this_profile's_activity_across_facebook/posts/profile_posts_1.json": [
        post("น้ำท่วมหน้าตลาด", place())
    ],
    "comments/comments.json": {"comments": [comment("น้ำท่วมหน้าตลาด")]},
    "comments_and_reactions/comments.json": {"comments_v2": [comment("น้ำท่วมหน้าตลาด")]},
    "your_facebook_activity/comments_and_reactions/comments.json": {
        "comments_v2": [comment("น้ำท่วมหน้าตลาด")]
    },
    "groups/your_posts_and_comments_in_groups.json": {
        "group_posts": {"activity_log_data": [post("น้ำท่วมหน้าตลาด", place())]}
    },
    "groups/your_posts_in_groups.json": {"group_posts_v2": [post("น้ำท่วมหน้าตลาด", place())]},
    "your_facebook_activity/groups/group_posts_and_comments.json": {
        "group_posts_v2": [post("น้ำท่วมหน้าตลาด", place())]
    },
    "groups/your_comments_in_groups.json": {"group_comments_v2": [comment("น้ำท่วมหน้าตลาด")]},
    "your_facebook_activity/posts/check-ins.json": [
        CHECK_IN | {"label_values": [{"label": "ข้อความ", "value": "น้ำท่วมหน้าตลาด"}]}
    ],
}


def make_zip(path, files, **more):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, value in files.items():
            archive.writestr(name, value if isinstance(value, bytes) else as_json(value), **more)
    return path


def single(tmp_path, value, name="x.json"):
    path = tmp_path / name
    path.write_bytes(as_json(value))
    return path


@pytest.mark.parametrize("name", ERAS)
def test_every_era_as_a_file_and_in_a_zip(tmp_path, name):
    alone, report = read_all(single(tmp_path, ERAS[name]))
    assert (report.platform, report.read, report.kept) == ("facebook", 1, 1)
    zipped, report = read_all(
        make_zip(
            tmp_path / "facebook-somchai-1.zip",
            {name: ERAS[name], "facebook-x/" + name: ERAS[name]},
        )
    )
    assert (report.platform, report.kept) == ("facebook", 2)
    assert {*alone["text"], *zipped["text"]} == {"น้ำท่วมหน้าตลาด"}
    late = "comment" in json.dumps(ERAS[name])
    assert str(alone["created_at"][0]) == f"2024-05-01 00:0{int(late)}:00+00:00"
    has_place = "coordinate" in json.dumps(ERAS[name])
    assert alone["lon"].notna()[0] == has_place


def test_what_is_read_of_each_kind_of_entry(tmp_path):
    path = make_zip(
        tmp_path / "facebook-somchai.jaidee-2024-05-01-AbCd.zip",
        {
            "posts/your_posts_1.json": [
                post("ก @[100009988776655:2048:Somying Example]ดี", place(98.9, 18.7)),
                post("", place(18.71, 98.91)),  # swapped
                post(""),  # a link that was shared
                {"timestamp": AT, "data": [{"post": "โทร 081-234-5678 somchai@example.com"}]},
                {"timestamp": AT, "attachments": [{"data": [
                    {"media": {"uri": "posts/media/1.jpg", "description": "รูปน้ำ", "title": OWNER}},
                    {"media": {"uri": "posts/media/2.jpg", "description": "รูปน้ำ"}}]}]},
                post(f"ลงชื่อ {OWNER} กับSomying Example"),
                post("ที่บ้าน", {"name": "บ้าน"}),
                "no object",
                {"timestamp": "soon", "data": "x", "attachments": 5, "tags": None},
                {"timestamp": 10**400, "data": [{"post": "ไกล"}],
                 "attachments": [{"data": [{"place": place("x", None)}]}]},
            ],
            "your_facebook_activity/posts/check-ins.json": CHECK_IN,
            "comments/comments.json": {"comments_v2": [comment("ตอบ")]},
            "messages/inbox/somying_1/message_1.json": {"participants": [{"name": "สมหญิง"}]},
            "posts/other_people's_posts_to_your_timeline.json": [post("ของคนอื่น")],
            "likes_and_reactions/posts_and_comments.json": {"reactions_v2": [
                {"timestamp": AT, "data": [{"reaction": {"reaction": "LIKE", "actor": OWNER}}]}]},
            "posts/media/1.jpg": b"\xff\xd8",
        },
    )  # fmt: skip
    posts, report = read_all(path)
    assert posts["text"].tolist() == [
        "ตอบ",
        "ก  [name] ดี",
        "",
        "โทร [phone] [email]",
        "รูปน้ำ",
        "ลงชื่อ [name] กับ[name]",
        "ที่บ้าน",
        "ไกล",
        "แวะมาดูน้ำ",
    ]
    assert posts["lon"].round(4).fillna(0).tolist() == [0, 98.9, 98.91, 0, 0, 0, 0, 0, 98.9853]
    assert report.skipped[post_table.NO_OPINION].rows == 2
    assert report.read == report.kept + 2
    assert report.unplaced[post_table.NOT_A_COORDINATE].rows == 1
    assert report.repairs[post_table.BAD_TIME].rows == 1
    # One account wrote all of it, signed or not.
    assert posts["author_no"].nunique() == 1
    assert posts["author_no"].notna().all()
    assert report.parts == ["facebook-…-2024-05-01-AbCd.zip"]
    everything = posts.to_csv() + report.to_json()
    assert [word for word in PRIVATE if word in everything] == []


def test_place_names_are_handed_on_but_enter_no_post_table(tmp_path):
    path = single(tmp_path, [post("ก", place(name="กาดหลวง")), post("ข")])
    (columns, _), = find_reader(path).columns(ReadReport(), 10)  # fmt: skip
    assert columns.place_names == ["กาดหลวง", ""]
    assert "กาดหลวง" not in read_all(path)[0].to_csv()


PARTS = [
    ("facebook-somchai-1.zip", "facebook-somchai-2.zip"),
    ("facebook-somchai (1).zip", "facebook-somchai.zip"),
    ("download-part1.zip", "Download-part2.ZIP"),
    ("facebook-somchai-2024-05-01-AbCd.zip", "facebook-somchai-2024-05-01-EfGh.zip"),
    ("facebook-somchai-01_05_2024-AbCd-1.zip", "facebook-somchai-01_05_2024-AbCd-2.zip"),
]


@pytest.mark.parametrize("names", PARTS)
def test_parts_beside_the_chosen_one(tmp_path, names):
    one, two = tmp_path / names[0], tmp_path / names[1]
    make_zip(one, {"posts/your_posts_1.json": [post("หนึ่ง")], "posts/media/a.jpg": b"x"})
    make_zip(two, {"posts/your_posts_2.json": [post("สอง")], "posts/media/b.jpg": b"x"})
    make_zip(tmp_path / "facebook-other-2.zip", {"posts/your_posts_3.json": [post("อื่น")]})
    for chosen in (one, two):
        posts, report = read_all(chosen)
        assert sorted(posts["text"]) == ["สอง", "หนึ่ง"]
        assert len(report.parts) == 2
        assert any("parts" in reason for reason in report.reasons)
        assert "somchai" not in report.to_json()


def test_the_part_chosen_may_hold_photographs_only(tmp_path):
    make_zip(tmp_path / "facebook-s-1.zip", {"posts/your_posts_1.json": [post("หนึ่ง")]})
    photos = make_zip(tmp_path / "facebook-s-2.zip", {"posts/media/a.jpg": b"x"})
    posts, report = read_all(photos)
    assert posts["text"].tolist() == ["หนึ่ง"]
    assert report.parts == ["facebook-…-1.zip"]


def test_a_second_download_of_the_same_is_no_part(tmp_path):
    old = make_zip(tmp_path / "facebook-s-1.zip", {"posts/your_posts_1.json": [post("เก่า")]})
    make_zip(tmp_path / "facebook-s-2.zip", {"posts/your_posts_1.json": [post("เก่า"), post("ใหม่")]})
    posts, report = read_all(old)
    assert posts["text"].tolist() == ["เก่า"]
    assert report.parts == ["facebook-…-1.zip"]


def test_a_folder_of_downloads_and_of_loose_files(tmp_path):
    folder = tmp_path / "all"
    (folder / "unpacked" / "posts").mkdir(parents=True)
    single(folder / "unpacked" / "posts", [post("เปิดแล้ว")], "your_posts_1.json")
    make_zip(folder / "facebook-a-1.zip", {"posts/your_posts_1.json": [post("ของเอ")]})
    make_zip(folder / "facebook-a-2.zip", {"posts/your_posts_2.json": [post("ของเอ")]})
    make_zip(folder / "facebook-b.zip", {"posts/your_posts_1.json": [post("ของบี")]})
    posts, report = read_all(folder)
    assert sorted(posts["text"]) == ["ของบี", "ของเอ", "ของเอ", "เปิดแล้ว"]
    assert posts.groupby("text")["author_no"].nunique().tolist() == [1, 1, 1]
    assert posts["author_no"].nunique() == 3
    assert len(report.parts) == 3


def test_long_lists_come_in_chunks_and_row_numbers_go_on(tmp_path):
    path = make_zip(
        tmp_path / "x.zip",
        {
            "posts/your_posts_10.json": [post(f"สิบ {n}") for n in range(5)],
            "posts/your_posts_9.json": {
                "posts": [post(f"เก้า {n}") for n in range(25)],
                "group_posts_v2": [post(f"ต่อ {n}") for n in range(5)],
            },
        },
    )
    report = ReadReport()
    shares = []
    chunks = list(read_posts(path, report, chunk_rows=10, progress=shares.append))
    assert [len(chunk) for chunk in chunks] == [10, 10, 10, 5]
    rows = [row for chunk in chunks for row in chunk["source_row"]]
    assert rows == list(range(1, 36))
    texts = [text for chunk in chunks for text in chunk["text"]]
    assert [texts[0], texts[25], texts[30]] == ["เก้า 0", "ต่อ 0", "สิบ 0"]
    assert report.read == 35
    assert shares == sorted(shares)
    assert shares[-1] == pytest.approx(1.0)


def test_the_sample():
    posts, report = read_all(SAMPLE_DATA / "opinions" / "facebook_sample.json")
    assert (report.platform, report.file) == ("facebook", "facebook_sample.json")
    assert (report.read, report.kept, report.placed) == (600, 600, 110)
    assert report.repairs[post_table.MOJIBAKE].rows == 600
    assert report.unplaced[post_table.FALLBACK].rows == 72
    assert posts["author_no"].nunique() > 100
    truth = json.loads((SAMPLE_DATA / "opinions" / "truth.json").read_text("utf-8"))
    private = [
        row["value"] for row in truth["private_rows"] if row["file"] == "facebook_sample.json"
    ]
    source = json.loads((SAMPLE_DATA / "opinions" / "facebook_sample.json").read_text("utf-8"))
    authors = {entry["author"].encode("latin-1").decode() for entry in source["group_posts_v2"]}
    everything = posts.to_csv() + report.to_json()
    assert private
    assert [word for word in (*private, *authors) if word in everything] == []


def test_mojibake_can_be_left_where_it_hides_nobody(tmp_path):
    entries = [post(f"จาก {OWNER}", author=OWNER), post("ทักไลน์ @somying_99 ครับ")]
    posts, _ = read_all(single(tmp_path, entries), without=frozenset({"mojibake"}))
    assert posts["text"].tolist() == ["จาก [name]", "ทักไลน์ [name] ครับ"]
    posts, _ = read_all(single(tmp_path, [post("น้ำ")]), without=frozenset({"mojibake"}))
    assert posts["text"].tolist() == [garbled("น้ำ")]


@pytest.mark.parametrize(
    ("files", "says"),
    [
        ({"../posts/your_posts_1.json": [post("ก")]}, "unsafe name"),
        ({"posts/your_posts_1.json": [post("ก")], "/etc/x": b""}, "unsafe name"),
        ({"posts/your_posts_1.json": b"[" + b" " * (12 << 20) + b"]"}, "would unpack"),
        ({"posts/your_posts_1.json": as_json([post("ก")] * 3)[:-40]}, "after entry 2"),
        ({"posts/your_posts_1.html": b"<html>"}, "HTML"),
        ({"posts/your_posts_1.json": {"posts": []}}, "holds no post"),
        ({"posts/your_posts_1.json": b'{"label_values": [', "posts/your_posts_2.json": [post("ก")]},
         "after entry 0"),
    ],
)  # fmt: skip
def test_archives_that_cannot_be_read(tmp_path, files, says):
    path = make_zip(tmp_path / "facebook-s.zip", files)
    with pytest.raises(BadInput, match=says) as caught:
        read_all(path)
    assert "facebook-s.zip" in str(caught.value)
    assert [file.name for file in tmp_path.iterdir()] == ["facebook-s.zip"]


def test_a_bomb_that_lies_about_its_size_is_stopped_while_it_is_read(tmp_path):
    from cm_civic_plugin.core.archive import open_entry, safe_entries

    path = make_zip(tmp_path / "x.zip", {"posts/your_posts_1.json": b"0" * (30 << 20)})
    with zipfile.ZipFile(path) as archive:
        packed = archive.infolist()[0].compress_size
    # The sizes stand twice, before the entry and in the list at the end.
    lie = path.read_bytes().replace(
        (30 << 20).to_bytes(4, "little"), (9 << 20).to_bytes(4, "little")
    )
    path.write_bytes(lie)
    (entry,) = safe_entries(path)
    assert (entry.file_size, entry.compress_size) == (9 << 20, packed)
    with pytest.raises(BadInput, match="whole ZIP"), open_entry(path, entry) as stream:
        while stream.read(1 << 20):
            pass
    entry.file_size = 30 << 20
    taken = 0
    with pytest.raises(BadInput, match="would unpack"), open_entry(path, entry) as stream:
        while block := stream.read(1 << 20):
            taken += len(block)
    assert taken <= 11 << 20


def test_a_damaged_part_is_named(tmp_path):
    path = make_zip(tmp_path / "facebook-s-1.zip", {"posts/your_posts_1.json": [post("ก")]})
    (tmp_path / "facebook-s-2.zip").write_bytes(b"PK\x03\x04 cut")
    with pytest.raises(BadInput, match="facebook-s-2.zip is no whole ZIP"):
        read_all(path)


def test_damaged_bytes_inside_are_told(tmp_path):
    path = make_zip(
        tmp_path / "x.zip", {"posts/your_posts_1.json": [post(f"ก {n}") for n in range(200)]}
    )
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 0xFF
    path.write_bytes(data)
    with pytest.raises(BadInput, match="x.zip"):
        read_all(path)


def test_a_locked_archive(tmp_path):
    path = make_zip(tmp_path / "x.zip", {"posts/your_posts_1.json": [post("ก")]})
    data = bytearray(path.read_bytes())
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)
    with pytest.raises(BadInput, match="password"):
        read_all(path)


@pytest.mark.parametrize(
    ("value", "says"),
    [
        ({"participants": [{"name": OWNER}], "messages": [{"timestamp_ms": AT * 1000}]}, "private"),
        (
            {"reactions_v2": [{"timestamp": AT, "data": [{"reaction": {"reaction": "LIKE"}}]}]},
            "what the account liked",
        ),
        ({"comments_v2": []}, "holds no post"),
        # Newer lists of likes, whose labels are in the account's language.
        (
            [
                {
                    "timestamp": AT,
                    "media": [],
                    "label_values": [{"label": "Reaction", "value": "LIKE"}],
                }
            ],
            "holds no post",
        ),
        (
            [{"timestamp": AT, "label_values": [{"label": "ความรู้สึก", "value": "ถูกใจ"}]}],
            "holds no post",
        ),
    ],
)
def test_files_without_opinions(tmp_path, value, says):
    with pytest.raises(BadInput, match=says):
        read_all(single(tmp_path, value))


def test_json_nested_without_end(tmp_path):
    path = tmp_path / "x.json"
    start = as_json([post("ก")])[:-1]
    path.write_bytes(start + b", " + b'{"data": [' * 100_000)
    with pytest.raises(BadInput, match="after entry 1"):
        read_all(path)


@pytest.mark.parametrize(
    "value",
    [
        [{"service_request_id": 1, "description": "x", "requested_datetime": "2024"}],
        [{"timestamp": AT, "text": "x"}],
        {"posts": [{"id": 1, "body": "x"}]},
        [],
        [1, 2],
    ],
)
def test_other_json_is_not_taken_for_facebooks(tmp_path, value):
    try:
        _, report = read_all(single(tmp_path, value))
    except BadInput:
        return
    assert report.platform != "facebook"
