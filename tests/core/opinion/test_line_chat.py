"""LINE chats as LINE saves them: groups and two people, Thai and English. All made up."""

from __future__ import annotations

import pytest

from cm_civic_plugin.core.errors import BadInput
from cm_civic_plugin.core.opinion import post_table
from cm_civic_plugin.core.opinion.readers import line_chat
from cm_civic_plugin.core.opinion.reading import read_all

GROUP = (
    '[LINE] ประวัติการแชทในกลุ่ม "คนรักคลองแม่ข่า"\n'
    "บันทึกเมื่อ 04/09/2569 07:48\n"
    "\n"
    "ศ. 28/11/2568\n"
    "08:54\t\tสมชาย ใจดี เพิ่ม สมหญิง เข้ากลุ่ม\n"
    "08:55\tสมชาย ใจดี\tน้ำท่วมตลาดวโรรส\n"
    "09:00\tสมหญิง\t[รูป]\n"
    "09:01\tสมหญิง\t[สติกเกอร์]\n"
    '09:02\tสมหญิง\t"ถนนพังมาก\n'
    "\n"
    'ถาม @สมชาย ใจดี เขาว่า ""รอก่อน"" โทร 081-234-5678"\n'
    "09:03\tสมชาย ใจดี\t☎ สายที่ไม่ได้รับ\n"
    "09:04\tสมหญิง ยกเลิกข้อความ\n"
    "\n"
    "ส. 29/11/2568\n"
    "23:30\tสมหญิง\tพบ สมชาย ใจดี ที่สวนบวกหาด\n"
)
DIRECT = (
    "2025.05.15 วันพฤหัสบดี\n"
    "08:35 สมหญิง รักเมือง สวัสดีค่ะ\n"
    "08:36 สมชาย ฟุตบาทพัง ตรงแยกรินคำ\n"
    "08:37 สมหญิง รักเมือง รูป\n"
    "08:38 สมหญิง รักเมือง ควันเยอะมาก\n"
    "08:39 สมชาย รับทราบครับ\n"
    "บรรทัดที่สอง\n"
    "08:40 ยกเลิกข้อความแล้ว\n"
    "08:41 สมชาย ไม่ได้รับสาย\n"
    "08:42 นานาน ใครไม่รู้ พิมพ์ครั้งเดียว\n"
    "\n"
    "2025.05.16 วันศุกร์\n"
    "09:00 สมชาย เรียบร้อยครับ\n"
)


def write(path, text, encoding="utf-8"):
    path.write_bytes(text.encode(encoding))
    return path


def test_thai_group(tmp_path):
    posts, report = read_all(write(tmp_path / "[LINE]คนรักคลองแม่ข่า.txt", GROUP))
    assert (report.platform, report.read, report.kept, report.placed) == ("line", 8, 3, 0)
    assert posts["text"].tolist() == [
        "น้ำท่วมตลาดวโรรส",
        'ถนนพังมาก\n\nถาม [name] เขาว่า "รอก่อน" โทร [phone]',
        "พบ [name] ที่สวนบวกหาด",
    ]
    assert [str(time) for time in posts["created_at"]] == [
        "2025-11-28 01:55:00+00:00",
        "2025-11-28 02:02:00+00:00",
        "2025-11-29 16:30:00+00:00",
    ]
    assert posts["source_row"].tolist() == [6, 9, 16]
    assert report.repairs[post_table.BUDDHIST].rows == 3
    assert report.skipped[line_chat.ATTACHMENT].examples == [7, 8]
    assert report.skipped[line_chat.CALL].examples == [12]
    assert report.skipped[line_chat.NOTICE].examples == [5, 13]
    assert posts["place_source"].tolist() == ["none"] * 3


def test_who_wrote_and_what_the_group_is_called_is_kept_nowhere(tmp_path):
    posts, report = read_all(write(tmp_path / "[LINE]คนรักคลองแม่ข่า.txt", GROUP))
    numbers = posts["author_no"].tolist()
    assert report.has_authors
    assert numbers[1] == numbers[2] != numbers[0]
    everything = posts.to_csv() + report.to_json()
    for planted in ("สมชาย", "ใจดี", "สมหญิง", "คนรักคลองแม่ข่า", "081-234-5678"):
        assert planted not in everything
    assert report.file == "LINE.txt"
    assert read_all(write(tmp_path / "chat.txt", GROUP))[1].file == "chat.txt"


def test_two_people_parted_by_spaces(tmp_path):
    posts, report = read_all(write(tmp_path / "[LINE]สมหญิง รักเมือง.txt", DIRECT))
    assert report.platform == "line"
    assert posts["text"].tolist() == [
        "สวัสดีค่ะ",
        "ฟุตบาทพัง ตรงแยกรินคำ",
        "ควันเยอะมาก",
        "รับทราบครับ\nบรรทัดที่สอง",
        "เรียบร้อยครับ",
    ]
    assert str(posts["created_at"][0]) == "2025-05-15 01:35:00+00:00"
    assert post_table.BUDDHIST not in report.repairs
    assert posts["author_no"].nunique() == 2
    # A name that wrote once cannot be told from a text: the line is left out, not shown.
    assert report.skipped[line_chat.NO_SENDER].examples == [10]
    assert report.skipped[line_chat.CALL].examples == [9]
    everything = posts.to_csv() + report.to_json()
    assert not [one for one in ("สมหญิง", "รักเมือง", "สมชาย", "นานาน") if one in everything]


def test_a_nickname_is_not_lengthened_by_what_its_owner_says_often(tmp_path):
    lines = "".join(
        f"08:{minute:02d} นก {text}\n"
        for minute, text in enumerate(["ครับ", "โอเค", "ครับ", "โอเค", "ครับ ผม", "น้ำท่วม"])
    )
    posts, _ = read_all(write(tmp_path / "a.txt", "2025.05.15 วันพฤหัสบดี\n" + lines))
    assert posts["text"].tolist() == ["ครับ", "โอเค", "ครับ", "โอเค", "ครับ ผม", "น้ำท่วม"]
    assert posts["author_no"].nunique() == 1


@pytest.mark.parametrize(
    ("day", "clock", "utc"),
    [
        ("2024/01/15(Mon)", "10:30", "2024-01-15 03:30"),
        ("2024.01.15 Monday", "10:30", "2024-01-15 03:30"),
        ("Sun, 05/04/2026", "04:35PM", "2026-04-05 09:35"),  # the weekday says which is the month
        ("Mon, 11/03/2025", "8:15AM", "2025-11-03 01:15"),
        ("Sat, 04/11/2026", "12:05 AM", "2026-04-10 17:05"),
    ],
)
def test_english_days_and_times(tmp_path, day, clock, utc):
    text = (
        "[LINE] Chat history with Alice Smith\r\nSaved on: 11/04/2026, 08:00\r\n\r\n"
        f"{day}\r\n{clock}\tAlice Smith\tSmoke again\r\n{clock}\tBob\t[Sticker]\r\n"
    )
    posts, report = read_all(write(tmp_path / "[LINE]Alice Smith.txt", text))
    assert [str(time)[:16] for time in posts["created_at"]] == [utc]
    assert posts["text"].tolist() == ["Smoke again"]
    assert "Alice" not in posts.to_csv() + report.to_json()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp874"])
def test_encodings_and_the_callers_zone(tmp_path, encoding):
    posts, _ = read_all(
        write(tmp_path / "a.txt", GROUP.replace("☎ ", ""), encoding), timezone="UTC"
    )
    assert posts["text"][0] == "น้ำท่วมตลาดวโรรส"
    assert str(posts["created_at"][0]) == "2025-11-28 08:55:00+00:00"


def test_a_chat_in_chunks_is_the_same(tmp_path):
    from cm_civic_plugin.core.opinion.reading import read_posts

    path = write(
        tmp_path / "a.txt",
        GROUP + "".join(f"10:{n % 60:02d}\tคนที่ {n % 7}\tข้อความ {n}\n" for n in range(200)),
    )
    report = post_table.ReadReport()
    chunks = list(read_posts(path, report, chunk_rows=50))
    assert [len(chunk) for chunk in chunks] == [50, 50, 50, 50, 3]
    assert report.kept == 203
    assert sum(tally.rows for tally in report.skipped.values()) + report.kept == report.read


def test_a_text_that_only_mentions_line_is_no_chat(tmp_path):
    path = write(tmp_path / "a.txt", "[LINE] เป็นแอปที่คนใช้มาก\nข้อความธรรมดา ไม่ใช่แชท\n")
    with pytest.raises(BadInput, match="only one column"):
        read_all(path)


def test_a_chat_without_messages_is_said_to_be_one(tmp_path):
    path = write(tmp_path / "[LINE]ใครสักคน.txt", GROUP.partition("\n\n")[0] + "\n")
    with pytest.raises(BadInput, match=r"LINE\.txt holds no day"):
        read_all(path)
