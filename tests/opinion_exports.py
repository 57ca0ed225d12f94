"""Made-up exports of every platform, sown with what must never come out of one again.

Each is a file as its platform writes it: sixty posts of Chiang Mai by twelve people who do not
exist, with names, profile numbers, telephone numbers, addresses, plates, links and the like in the
columns that hold such things, in texts, titles and topics, in the file's own name and in the names
of files packed with it. ``Export.secrets`` is all that was planted.
"""

from __future__ import annotations

import csv
import io
import json
import sqlite3
import struct
import zipfile
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from tests.core.opinion.workbooks import write_xlsx

POSTS = 60
PACKED_AT = (2025, 6, 1, 12, 0, 0)  # a ZIP file that says when it was made would differ each time


@dataclass(frozen=True)
class Secret:
    """Something planted. ``kind`` tells how it is looked for (``leak_search``)."""

    kind: str
    value: str


@dataclass(frozen=True)
class Person:
    """Somebody who does not exist."""

    name: str
    number: str
    handle: str
    email: str
    phone: str
    address: str

    @property
    def secrets(self) -> list[Secret]:
        """All that would find this person; a family name alone does."""
        return [
            Secret("name", self.name),
            Secret("name", self.name.split()[1]),
            Secret("number", self.number),
            Secret("handle", self.handle),
            Secret("email", self.email),
            Secret("phone", self.phone),
            Secret("address", self.address),
        ]


_NAMES = (
    "สมชาย ลับเฉพาะ",
    "Anchalee Hiddenname",
    "สมหญิง ซ่อนเร้นดี",
    "Boonmee Secretson",
    "ประเสริฐ ปกปิดมิด",
    "Kanya Maskington",
    "มาลี มิดชิดใจ",
    "Wichai Cloakfield",
    "บุญมี อำพรางกุล",
    "Preecha Veilwright",
    "วิไล พรางตานนท์",
    "Malee Shroudman",
)
PEOPLE = tuple(
    Person(
        name,
        f"1000998877665{number:02d}",
        f"planteduser.{number:02d}",
        f"planted.mail{number:02d}@example.com",
        f"089-700-61{number:02d}",
        f"99/{number + 11} บ้านลับสุดซอย",
    )
    for number, name in enumerate(_NAMES)
)

SAID = (
    ("โทร 081-234-5678", Secret("phone", "081-234-5678")),
    ("โทร +66 82 345 6789 ได้ตลอด", Secret("phone", "+66 82 345 6789")),
    ("ติดต่อ ๐๘๓-๔๕๖-๗๘๙๐", Secret("phone", "๐๘๓-๔๕๖-๗๘๙๐")),
    ("เบอร์ 0845678901 ครับ", Secret("phone", "0845678901")),
    ("(085) 678-9012", Secret("phone", "(085) 678-9012")),
    ("tel 086.789.0123", Secret("phone", "086.789.0123")),
    ("โทรบ้าน 053-284567 ต่อ 2", Secret("phone", "053-284567")),
    ("โทร 087–890–1234", Secret("phone", "087–890–1234")),
    ("โทร ０８８９０１２３４５", Secret("phone", "０８８９０１２３４５")),
    ("โทร 09\u200b1-012-3456", Secret("phone", "09\u200b1-012-3456")),
    ("โทร 092/123/4567", Secret("phone", "092/123/4567")),
    ("เลขบัตร 1-5099-00123-45-6", Secret("number", "1-5099-00123-45-6")),
    ("บัตรประชาชน ๑๕๐๙๙๐๐๒๓๔๕๖๗", Secret("number", "๑๕๐๙๙๐๐๒๓๔๕๖๗")),
    ("มีคนทิ้งขยะ planted.words@example.org", Secret("email", "planted.words@example.org")),
    ("เมล planted_two@example.ac.th นะ", Secret("email", "planted_two@example.ac.th")),
    ("ทัก @planted_friend ได้", Secret("handle", "planted_friend")),
    ("ถาม @เพื่อนลับสุดใจ ดู", Secret("handle", "เพื่อนลับสุดใจ")),
    ("Line ID: plantedline1", Secret("handle", "plantedline1")),
    ("ไอดีไลน์ plantedline2", Secret("handle", "plantedline2")),
    ("ไลน์ไอดี plantedline3 ครับ", Secret("handle", "plantedline3")),
    ("add line plantedline4", Secret("handle", "plantedline4")),
    ("LINE : @plantedline5", Secret("handle", "plantedline5")),
    ("ไอจี planted.ig6", Secret("handle", "planted.ig6")),
    ("เฟส: planted.fb7", Secret("handle", "planted.fb7")),
    ("รถ ฮฬ 9173 เชียงใหม่ จอดขวาง", Secret("plate", "ฮฬ 9173")),
    ("รถทะเบียน 7ฬฮ-8264 ชนแล้วหนี", Secret("plate", "7ฬฮ-8264")),
    ("เห็น ๖ฮฌ ๗๓๕๑ ขับเร็ว", Secret("plate", "๖ฮฌ ๗๓๕๑")),
    ("ทะเบียนรถ ฌฮ 45", Secret("plate", "ฌฮ 45")),
    ("https://www.facebook.com/planted.link1", Secret("link", "planted.link1")),
    ("ดู m.me/planted.link2", Secret("link", "planted.link2")),
    ("line.me/ti/p/~plantedlink3", Secret("link", "plantedlink3")),
    ("t.me/plantedlink4 ลิงก์", Secret("link", "plantedlink4")),
    ("รูป https://photos.example/plantedlink5.jpg", Secret("link", "plantedlink5")),
    ("bit.ly/plantedlink6", Secret("link", "plantedlink6")),
    ("ถามคุณวิภาดา ปิดสนิทดี ดูก็ได้", Secret("name", "ปิดสนิทดี")),
    ("ผู้เสียหายคือ นายอุดม เร้นลับจริง", Secret("name", "เร้นลับจริง")),
    ("ติดต่อ นางสาวพิมพ์ ลับแลงาม", Secret("name", "ลับแลงาม")),
    ("ด.ช. ปัณณ์ ปกป้องใจ ตกท่อ", Secret("name", "ปกป้องใจ")),
    ("call Mr. Harold Veiledname", Secret("name", "Veiledname")),
    ("Mrs Agnes Veiledlady fell here", Secret("name", "Veiledlady")),
)
"""Something said in a text, and the secret in it."""

RARE_WORD = "ดุกดุยดุ่ม"
"""Means nothing; one person alone writes it."""
ALIAS = "กระท่อมปลายนายายแก้ว"
"""What the same person calls a place, and taught the plugin."""
RARE_TOPIC = "กระจุกกระจิ๊กของเจ๊"
"""One person calls all of their posts so, in a column where others choose from a list."""
TOPICS = ("น้ำท่วม", "ทางเท้า")
_LONE = 7
_TOPIC_PHONE, _TOPIC_NAME = "094-345-6789", PEOPLE[9].name
_FILE_PHONE, _FILE_EMAIL = "095-456-7890", "planted.file@example.com"
_SPOTS = (("น้ำท่วมขังทุกปี", "หน้าประตูท่าแพ", 98.9933, 18.7878),
          ("ทางเท้าแตกเดินลำบาก", "หน้าตลาดสันป่าข่อย", 99.0110, 18.7858))  # fmt: skip
_ELSEWHERE = (
    ("หน้าตลาดช้างเผือก", 98.9862, 18.7966), ("หน้าวัดดับภัย", 98.9826, 18.7924),
    ("หน้าประตูสวนดอก", 98.9782, 18.7888), ("หน้าตลาดอนุสาร", 99.0006, 18.7826),
    ("หน้าวัดอุปคุต", 99.0022, 18.7877), ("หน้าประตูแสนปุง", 98.9816, 18.7815),
    ("หน้าโรงเรียนวัดร้องชัย", 98.9981, 18.8065), ("หน้าร้านขายยาพิงค์นคร", 98.9612, 18.8087),
    ("หน้าคลินิกแพทย์ม่อนดาว", 98.9776, 18.7791), ("หน้าคลินิกน้าแดง", 98.9971, 18.8010),
    ("หน้าโรงเรียนวัดชมพู", 98.9763, 18.8032), ("หน้าวัดพันเตา", 98.9877, 18.7877),
)  # fmt: skip
"""Names of the sample city; the posts gather at the first two spots, one lies at each other."""


@dataclass(frozen=True)
class Post:
    """One post before it is written as a platform would write it."""

    number: int
    person: Person
    lon: float
    lat: float
    at: datetime
    title: str
    text: str
    topic: str

    @property
    def photo(self) -> str:
        """A link that leads back to the post."""
        return f"https://storage.example/planted-photo-{self.number:02d}.jpg"


def make_posts(named: bool = True, told_apart: bool = True) -> list[Post]:
    """Return the posts.

    ``named`` lets some sign with their own names, where the export holds them. Of an export that
    names nobody (``told_apart``) each post counts as a person, so four of one kind have to do.
    """
    posts = []
    for number in range(POSTS):
        person = PEOPLE[number % len(PEOPLE)]
        cluster = number // (POSTS // 2)
        what, where, lon, lat = _SPOTS[cluster]
        if number % 5 == 4:
            where, lon, lat = _ELSEWHERE[number // 5]
        text = f"{what} {where} {SAID[number % len(SAID)][0]}"
        if named and number % 3 == 0:
            text = f"{person.name} ขอแจ้งว่า {text}"
        if number % len(PEOPLE) == _LONE and (told_apart or number < 48):
            text += f" {RARE_WORD} {ALIAS}"
        topic = TOPICS[cluster]
        if told_apart or number < 48:
            own = {_LONE: RARE_TOPIC, 8: f"โทร {_TOPIC_PHONE}"}
            if named:
                own[9] = f"เรื่องของ {_TOPIC_NAME}"
            topic = own.get(number % len(PEOPLE), topic)
        posts.append(
            Post(
                number,
                person,
                round(lon + (number % 7) * 1e-4, 6),
                round(lat + (number % 5) * 1e-4, 6),
                datetime(2025, 1 + number % 6, 3 + number % 25, 8 + number % 12, number),
                f"เรื่องที่ {number} โทร {SAID[0][1].value}",
                text,
                topic,
            )
        )
    return posts


@dataclass
class Export:
    """A written export; ``marks`` are harmless words of it that a reader has to have read."""

    code: str
    path: Path
    secrets: list[Secret]
    platform: str = ""
    files: list[Path] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.platform = self.platform or self.code
        self.files = self.files or [self.path]


# --- writing


def _named(folder: Path, code: str, suffix: str = ".csv") -> Path:
    """Return a name such as people give to files: with a number and an address in it."""
    return folder / f"{code} {_FILE_PHONE} {_FILE_EMAIL}{suffix}"


_IN_NAME = [Secret("phone", _FILE_PHONE), Secret("email", _FILE_EMAIL)]
_IN_TOPICS = [Secret("phone", _TOPIC_PHONE)]


def _in_texts() -> list[Secret]:
    return [secret for _words, secret in SAID[:POSTS]]


def _people(*kinds: str) -> list[Secret]:
    return [secret for one in PEOPLE for secret in one.secrets if secret.kind in kinds]


def _family_names() -> list[Secret]:
    return [one.secrets[1] for one in PEOPLE]


def _photos() -> list[Secret]:
    return [Secret("link", "planted-photo-")]


def _write_csv(path: Path, header: list[str], rows: Iterable[list[object]], **more: object) -> Path:
    text = io.StringIO()
    writer = csv.writer(text, **more)  # type: ignore[arg-type]
    writer.writerow(header)
    writer.writerows(rows)
    path.write_text(text.getvalue(), encoding="utf-8")
    return path


def _zone(at: datetime) -> str:
    return at.strftime("%Y-%m-%d %H:%M:%S+07")


def traffy(folder: Path) -> Export:
    """Traffy Fondue's open data dump: no authors; staff, addresses and photographs instead."""
    header = [
        "ticket_id", "type", "organization", "comment", "photo", "photo_after", "coords",
        "address", "subdistrict", "district", "province", "timestamp", "state", "star",
        "count_reopen", "last_activity",
    ]  # fmt: skip
    rows = [
        [
            f"2025-PLANTED{p.number:02d}", f"{{{p.topic}}}", p.person.name, p.text, p.photo,
            p.photo, f"{p.lon},{p.lat}", p.person.address, "ศรีภูมิ", "เมือง", "เชียงใหม่",
            _zone(p.at), "เสร็จสิ้น", 4, 0, _zone(p.at),
        ]
        for p in make_posts(named=False, told_apart=False)
    ]  # fmt: skip
    return Export(
        "traffy",
        _write_csv(_named(folder, "traffy"), header, rows),
        [*_in_texts(), *_IN_TOPICS, *_IN_NAME, *_people("name", "address"), *_photos(),
         Secret("number", "2025-PLANTED")],
    )  # fmt: skip


def facebook(folder: Path) -> Export:
    """A download of Facebook, in a ZIP archive named after the account, with media and messages."""

    def garbled(value: object) -> object:
        if isinstance(value, str):
            return value.encode("utf-8").decode("latin-1")
        if isinstance(value, list):
            return [garbled(one) for one in value]
        if isinstance(value, dict):
            return {key: garbled(one) for key, one in value.items()}
        return value

    owner = PEOPLE[0]
    posts, comments = [], []
    for p in make_posts():
        seconds = int(p.at.timestamp())
        if p.number % 2:
            said = {"timestamp": seconds, "comment": p.text, "author": p.person.name,
                    "group": "กลุ่มลับสุดใจ"}  # fmt: skip
            comments.append(
                {
                    "timestamp": seconds,
                    "data": [{"comment": said}],
                    "title": f"{p.person.name} replied to {PEOPLE[3].name}'s comment.",
                }
            )
            continue
        place = {
            "name": f"บ้านของ{p.person.name}",
            "coordinate": {"latitude": p.lat, "longitude": p.lon},
            "address": p.person.address,
            "url": f"https://www.facebook.com/{p.person.number}",
        }
        posts.append(
            {
                "timestamp": seconds,
                "attachments": [
                    {
                        "data": [
                            {"place": place},
                            {"media": {"uri": f"posts/media/{p.person.handle}.jpg",
                                       "title": p.person.name}},
                            {"external_context": {"name": p.title, "url": p.photo}},
                        ]
                    }
                ],
                "data": [{"post": f"{p.text} กับ {PEOPLE[5].name}"}],
                "title": f"{owner.name} อยู่กับ {p.person.name}",
                "tags": [{"name": PEOPLE[5].name}, {"name": p.person.name}],
            }
        )  # fmt: skip
    path = folder / f"facebook-{owner.handle}-2025-06-01-AbCdEf-1.zip"
    message = {"participants": [{"name": one.name} for one in PEOPLE], "messages": []}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        base = "your_facebook_activity"
        for name, content in (
            (f"{base}/posts/your_posts__check_ins__photos_and_videos_1.json", posts),
            (f"{base}/groups/your_comments_in_groups.json", {"group_comments_v2": comments}),
            (f"{base}/messages/inbox/{owner.handle}_{owner.number}/message_1.json", message),
        ):
            _pack(archive, name, json.dumps(garbled(content)))
        for one in PEOPLE:
            _pack(archive, f"{base}/posts/media/{one.handle}/{one.name}.jpg", "x")
    return Export(
        "facebook",
        path,
        [*_in_texts(), *_people("name", "handle"), *_photos(), Secret("name", "กลุ่มลับสุดใจ"),
         *(secret for one in PEOPLE[::2] for secret in one.secrets
           if secret.kind in ("number", "address"))],
    )  # fmt: skip


def _pack(archive: zipfile.ZipFile, name: str, content: str) -> None:
    archive.writestr(zipfile.ZipInfo(name, PACKED_AT), content)


def content_library(folder: Path) -> Export:
    """Meta Content Library's table."""
    header = [
        "id", "creation_time", "modified_time", "text", "lang", "statistics.like_count",
        "statistics.reaction_count", "post_owner.type", "post_owner.id", "post_owner.name",
        "post_owner.username", "surface.type", "surface.id", "surface.name", "link_attachment.link",
    ]  # fmt: skip
    rows = [
        [
            f"12345678901234567{p.number:02d}", p.at.strftime("%Y-%m-%d %H:%M:%S"), "", p.text,
            "th", 3, 4, "profile", p.person.number, p.person.name, p.person.handle, "group",
            PEOPLE[1].number, "กลุ่มลับสุดใจ", p.photo,
        ]
        for p in make_posts()
    ]  # fmt: skip
    return Export(
        "content_library",
        _write_csv(_named(folder, "mcl"), header, rows),
        [*_in_texts(), *_IN_NAME, *_people("name", "number", "handle"), *_photos(),
         Secret("name", "กลุ่มลับสุดใจ"), Secret("number", "12345678901234567")],
    )  # fmt: skip


def crowdtangle(folder: Path) -> Export:
    """CrowdTangle's table of pages."""
    header = [
        "Page Name", "User Name", "Facebook Id", "Page Category", "Page Admin Top Country",
        "Post Created", "Type", "Total Interactions", "Likes", "Comments", "URL", "Message",
        "Link", "Sponsor Name", "Overperforming Score (weighted  —  Likes 1x )",
    ]  # fmt: skip
    rows = [
        [
            p.person.name, p.person.handle, p.person.number, "CITY", "TH",
            p.at.strftime("%Y-%m-%d %H:%M:%S ICT"), "Photo", "1,300", "1,000", "100",
            f"https://www.facebook.com/{p.person.number}/posts/{p.number}", p.text, p.photo,
            p.person.name, "2.1",
        ]
        for p in make_posts()
    ]  # fmt: skip
    return Export(
        "crowdtangle",
        _write_csv(_named(folder, "crowdtangle"), header, rows),
        [*_in_texts(), *_IN_NAME, *_people("name", "number", "handle"), *_photos()],
    )


def business_suite(folder: Path) -> Export:
    """Meta Business Suite's table of posts."""
    header = [
        "Post ID", "Page ID", "Page name", "Account username", "Title", "Description",
        "Publish time", "Permalink", "Post type", "Views", "Reach", "Reactions", "Comments",
        "Shares",
    ]  # fmt: skip
    rows = [
        [
            f"12210000000000{p.number:02d}", p.person.number, p.person.name, p.person.handle,
            p.title, p.text, p.at.strftime("%m/%d/%Y %H:%M"),
            f"https://www.facebook.com/{p.person.number}/posts/pfbid0{p.number}", "Photos", 1, 1,
            3, 0, 0,
        ]
        for p in make_posts()
    ]  # fmt: skip
    return Export(
        "business_suite",
        _write_csv(_named(folder, "suite"), header, rows),
        [*_in_texts(), *_IN_NAME, *_people("name", "number", "handle"),
         Secret("number", "12210000000000")],
    )  # fmt: skip


def decidim(folder: Path) -> Export:
    """Decidim's proposals."""
    header = [
        "id", "author/id", "author/name", "author/url", "taxonomies/id", "taxonomies/name",
        "participatory_space/id", "participatory_space/url", "component/id", "title/th", "body/th",
        "latitude", "longitude", "votes", "likes/total_count", "endorsements/user_endorsements",
        "published_at", "attachments",
    ]  # fmt: skip
    rows = [
        [
            p.number + 1, p.person.number, p.person.name,
            f"https://decidim.example/profiles/{p.person.handle}", 4, p.topic, 3,
            "https://decidim.example/p", 9, p.title, f"<p>{p.text}</p>", p.lat, p.lon, 5, 3,
            ", ".join(one.name for one in PEOPLE[:4]), p.at.strftime("%Y-%m-%d %H:%M:%S +0700"),
            p.photo,
        ]
        for p in make_posts()
    ]  # fmt: skip
    return Export(
        "decidim",
        _write_csv(_named(folder, "decidim"), header, rows, delimiter=";"),
        [*_in_texts(), *_IN_TOPICS, *_IN_NAME, *_people("name", "number", "handle"), *_photos()],
    )


def polis(folder: Path) -> Export:
    """Pol.is's comments."""
    header = ["timestamp", "datetime", "comment-id", "author-id", "agrees", "disagrees",
              "moderated", "comment-body"]  # fmt: skip
    rows = [
        [int(p.at.timestamp()), "", p.number, p.person.number, 5, 2, 1, p.text]
        for p in make_posts()
    ]
    return Export(
        "polis",
        _write_csv(_named(folder, "comments"), header, rows),
        [*_in_texts(), *_IN_NAME, *_people("number")],
    )


def ushahidi(folder: Path) -> Export:
    """Ushahidi, version 2, with who sent the reports."""
    header = [
        "#", "FORM #", "INCIDENT TITLE", "INCIDENT DATE", "LOCATION", "DESCRIPTION", "CATEGORY",
        "LATITUDE", "LONGITUDE", "FIRST NAME", "LAST NAME", "EMAIL", "APPROVED", "VERIFIED",
    ]  # fmt: skip
    rows = [
        [
            p.number + 1, 1, p.title, p.at.strftime("%Y-%m-%d %H:%M:%S"), p.person.address, p.text,
            p.topic, p.lat, p.lon, *p.person.name.split(), p.person.email, "YES", "NO",
        ]
        for p in make_posts()
    ]  # fmt: skip
    return Export(
        "ushahidi",
        _write_csv(_named(folder, "ushahidi"), header, rows),
        [*_in_texts(), *_IN_TOPICS, *_IN_NAME, *_family_names(), *_people("email", "address")],
    )


def ushahidi_3(folder: Path) -> Export:
    """Ushahidi, version 3."""
    header = [
        "Post ID", "Post Status", "Created (UTC)", "Contact", "Contact ID", "Source", "Survey",
        "Title", "Description", "Where.lat", "Where.lon", "Categories",
    ]  # fmt: skip
    rows = [
        [
            p.number + 1, "published", p.at.strftime("%Y-%m-%d %H:%M:%S"), p.person.phone,
            p.person.number, "sms", "Floods", p.title, p.text, p.lat, p.lon, p.topic,
        ]
        for p in make_posts(named=False)
    ]  # fmt: skip
    return Export(
        "ushahidi_3",
        _write_csv(_named(folder, "posts"), header, rows),
        [*_in_texts(), *_IN_TOPICS, *_IN_NAME, *_people("phone", "number")],
        "ushahidi",
    )


def fixmystreet(folder: Path) -> Export:
    """FixMyStreet's dashboard."""
    header = [
        "Report ID", "Title", "Detail", "User Name", "Category", "Subcategory", "Created",
        "Confirmed", "Status", "Latitude", "Longitude", "Query", "Ward", "Easting", "Northing",
        "Report URL", "Device Type", "Site Used", "Reported As",
    ]  # fmt: skip
    rows = [
        [
            p.number + 1, p.title, p.text, p.person.name, p.topic, "",
            p.at.strftime("%Y-%m-%dT%H:%M:%S"), "", "confirmed", p.lat, p.lon, p.person.address,
            "ศรีภูมิ", 1, 2, p.photo, "website", "fixmystreet", p.person.email,
        ]
        for p in make_posts()
    ]  # fmt: skip
    return Export(
        "fixmystreet",
        _write_csv(_named(folder, "fixmystreet"), header, rows),
        [*_in_texts(), *_IN_TOPICS, *_IN_NAME, *_people("name", "address", "email"), *_photos()],
    )


def open311(folder: Path) -> Export:
    """Open311 in JSON, with all that GeoReport lets a person send along."""
    requests = [
        {
            "service_request_id": f"R{p.number:03d}",
            "status": "open",
            "status_notes": f"โทรหา {p.person.name} {p.person.phone}",
            "service_name": p.topic,
            "description": p.text,
            "agency_responsible": p.person.name,
            "requested_datetime": p.at.strftime("%Y-%m-%dT%H:%M:%S+07:00"),
            "address": p.person.address,
            "account_id": p.person.number,
            "first_name": p.person.name.split()[0],
            "last_name": p.person.name.split()[1],
            "phone": p.person.phone,
            "email": p.person.email,
            "device_id": p.person.handle,
            "media_url": p.photo,
            "lat": p.lat,
            "long": p.lon,
        }
        for p in make_posts(named=False)
    ]
    path = _named(folder, "requests", ".json")
    path.write_text(json.dumps(requests), encoding="utf-8")
    return Export(
        "open311",
        path,
        [*_in_texts(), *_IN_TOPICS, *_IN_NAME, *_photos(),
         *_people("name", "number", "handle", "email", "phone", "address")],
    )  # fmt: skip


def consul(folder: Path) -> Export:
    """A list of proposals as a CONSUL site gives it."""
    header = ["id", "url", "code", "title", "userId", "username", "date", "summary", "text",
              "tags", "numSupports"]  # fmt: skip
    rows = [
        [
            p.number + 1, f"/proposals/{p.number + 1}-x", f"CNX-2025-05-{p.number + 1}", p.title,
            p.person.number, p.person.handle, p.at.strftime("%Y-%m-%d"), "สั้น", p.text, p.topic, 65,
        ]
        for p in make_posts(named=False)
    ]  # fmt: skip
    return Export(
        "consul",
        _write_csv(_named(folder, "consul"), header, rows),
        [*_in_texts(), *_IN_TOPICS, *_IN_NAME, *_people("number", "handle")],
    )


def _kobo_table() -> list[list[object]]:
    header = [
        "start", "end", "deviceid", "where", "_where_latitude", "_where_longitude",
        "_where_altitude", "_where_precision", "ปัญหาคืออะไร", "ประเภท", "ชื่อผู้ตอบ", "โทรศัพท์",
        "ภาพ", "_id", "_uuid", "_submission_time", "_validation_status", "_notes",
        "_submitted_by", "_index",
    ]  # fmt: skip
    return [header] + [
        [
            p.at.strftime("%Y-%m-%dT%H:%M:%S.000+07:00"),
            p.at.strftime("%Y-%m-%dT%H:%M:%S.000+07:00"),
            f"ee.example:{p.person.handle}", f"{p.lat} {p.lon} 310.5 4", str(p.lat), str(p.lon),
            "", "", p.text, p.topic, p.person.name, p.person.phone, p.photo, str(900 + p.number),
            f"planteduuid-{p.number:02d}", p.at.strftime("%Y-%m-%dT%H:%M:%S"), "",
            p.person.name, p.person.email, str(p.number + 1),
        ]
        for p in make_posts(named=False, told_apart=False)
    ]  # fmt: skip


_KOBO = ("name", "phone", "email", "handle")


def kobo(folder: Path) -> Export:
    """KoboToolbox's CSV in a ZIP archive, with pictures named after people."""
    text = io.StringIO()
    csv.writer(text, delimiter=";", quoting=csv.QUOTE_ALL).writerows(_kobo_table())
    path = _named(folder, "kobo", ".zip")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        _pack(archive, f"form_{PEOPLE[2].name}.csv", text.getvalue())
        for one in PEOPLE:
            _pack(archive, f"media/{one.handle}/{one.name}.jpg", "x")
    return Export(
        "kobo",
        path,
        [*_in_texts(), *_IN_TOPICS, *_IN_NAME, *_people(*_KOBO), *_photos(),
         Secret("number", "planteduuid-")],
    )  # fmt: skip


def kobo_xlsx(folder: Path) -> Export:
    """KoboToolbox's workbook."""
    path = write_xlsx(_named(folder, "kobo", ".xlsx"), _kobo_table())
    return Export(
        "kobo_xlsx",
        path,
        [*_in_texts(), *_IN_TOPICS, *_IN_NAME, *_people(*_KOBO), *_photos(),
         Secret("number", "planteduuid-")],
        "kobo",
    )  # fmt: skip


def odk(folder: Path) -> Export:
    """ODK Central's submissions."""
    header = [
        "SubmissionDate", "start", "loc-Latitude", "loc-Longitude", "loc-Altitude",
        "loc-Accuracy", "say", "kind", "full_name", "phone_number", "meta-instanceID", "KEY",
        "SubmitterID", "SubmitterName", "AttachmentsPresent", "Status", "ReviewState", "DeviceID",
        "Edits", "FormVersion",
    ]  # fmt: skip
    rows = [
        [
            p.at.strftime("%Y-%m-%dT%H:%M:%S.000Z"), p.at.strftime("%Y-%m-%dT%H:%M:%S.000+07:00"),
            p.lat, p.lon, 310.5, 4.9, p.text, p.topic, p.person.name, p.person.phone,
            f"uuid:planted-{p.number}", f"uuid:planted-{p.number}", p.person.number,
            p.person.name, 0, "", "", f"collect:{p.person.handle}", 0, 3,
        ]
        for p in make_posts(named=False, told_apart=False)
    ]  # fmt: skip
    return Export(
        "odk",
        _write_csv(_named(folder, "odk"), header, rows),
        [*_in_texts(), *_IN_TOPICS, *_IN_NAME, *_people("name", "phone", "number", "handle"),
         Secret("number", "uuid:planted-")],
    )  # fmt: skip


def line(folder: Path) -> Export:
    """A LINE group's chat, in a file named after the group."""
    lines = ['[LINE] ประวัติการแชทในกลุ่ม "กลุ่มลับสุดใจ"', "บันทึกเมื่อ 04/09/2569 07:48", ""]
    day = ""
    for p in sorted(make_posts(), key=lambda post: post.at):
        if (today := p.at.strftime("%d/%m/") + str(p.at.year + 543)) != day:
            day = today
            lines += ["", day]
        if p.number % 10 == 3:
            lines.append(f"{p.at:%H:%M}\t\t{p.person.name} เพิ่ม {PEOPLE[4].name} เข้ากลุ่ม")
        text = f"ถาม @{PEOPLE[2].name} แล้ว {p.text}" if p.number % 4 == 1 else p.text
        lines.append(f"{p.at:%H:%M}\t{p.person.name}\t{text}")
    path = folder / "[LINE]กลุ่มลับสุดใจ.txt"
    path.write_text("\n".join(lines), encoding="utf-8")
    return Export("line", path, [*_in_texts(), *_people("name"), Secret("name", "กลุ่มลับสุดใจ")])


def google_forms(folder: Path) -> Export:
    """The answers to a Google form that asks for the address, the name and the telephone."""
    header = ["ประทับเวลา", "ที่อยู่อีเมล", "ชื่อ-นามสกุล", "สิ่งที่อยากให้ปรับปรุง", "ปัญหาที่พบ", "เบอร์โทรศัพท์",
              "ไอดีไลน์", "อัปโหลดรูป"]  # fmt: skip
    rows = [
        [
            p.at.strftime("%Y/%m/%d %I:%M:%S %p GMT+7"), p.person.email, p.person.name, p.text,
            p.topic, p.person.phone, p.person.handle, p.photo,
        ]
        for p in make_posts(named=False)
    ]  # fmt: skip
    return Export(
        "google_forms",
        _write_csv(_named(folder, "form"), header, rows),
        [*_in_texts(), *_IN_TOPICS, *_IN_NAME, *_photos(),
         *_people("email", "name", "phone", "handle")],
    )  # fmt: skip


_TABLE = ["id", "lat", "lon", "date", "text", "topic", "author", "profile", "phone", "email",
          "line_id", "address", "photo"]  # fmt: skip


def _table_rows() -> list[list[object]]:
    return [
        [
            f"planted-id-{p.number:02d}", p.lat, p.lon, p.at.strftime("%Y-%m-%d %H:%M"), p.text,
            p.topic, p.person.name, p.person.number, p.person.phone, p.person.email,
            p.person.handle, p.person.address, p.photo,
        ]
        for p in make_posts()
    ]  # fmt: skip


def _table_secrets() -> list[Secret]:
    kinds = ("name", "number", "handle", "email", "phone", "address")
    return [*_in_texts(), *_IN_TOPICS, *_IN_NAME, *_people(*kinds), *_photos(),
            Secret("number", "planted-id-")]  # fmt: skip


def any_csv(folder: Path) -> Export:
    """A table of no known platform."""
    path = _write_csv(_named(folder, "table"), _TABLE, _table_rows())
    return Export("any_csv", path, _table_secrets(), "csv")


def any_xlsx(folder: Path) -> Export:
    """The same as a workbook."""
    path = write_xlsx(
        _named(folder, "table", ".xlsx"),
        [_TABLE, *([str(cell) for cell in row] for row in _table_rows())],
    )
    return Export("any_xlsx", path, _table_secrets(), "csv")


def any_geojson(folder: Path) -> Export:
    """The same as GeoJSON."""
    features = [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [row[2], row[1]]},
            "properties": {name: cell for name, cell in zip(_TABLE, row) if name not in "lat lon"},
        }
        for row in _table_rows()
    ]
    path = _named(folder, "table", ".geojson")
    path.write_text(
        json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8"
    )
    return Export("any_geojson", path, _table_secrets(), "csv")


def any_gpkg(folder: Path) -> Export:
    """The same as a GeoPackage."""
    path = _named(folder, "table", ".gpkg")
    with closing(sqlite3.connect(path)) as database:
        database.executescript(
            "CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT, srs_id INTEGER, organization TEXT,"
            " organization_coordsys_id INTEGER);"
            "CREATE TABLE gpkg_contents (table_name TEXT, data_type TEXT);"
            "CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT,"
            " srs_id INTEGER);"
            "INSERT INTO gpkg_spatial_ref_sys VALUES ('x', 4326, 'EPSG', 4326);"
            "INSERT INTO gpkg_contents VALUES ('opinions', 'features');"
            "INSERT INTO gpkg_geometry_columns VALUES ('opinions', 'geom', 4326);"
        )
        names = [name for name in _TABLE if name not in ("lat", "lon")]
        database.execute(f"CREATE TABLE opinions ({', '.join(names)}, geom BLOB)")
        for row in _table_rows():
            cells = [cell for name, cell in zip(_TABLE, row) if name in names]
            point = struct.pack("<2sBBiBI2d", b"GP", 0, 1, 4326, 1, 1, row[2], row[1])
            marks = ", ".join("?" * (len(cells) + 1))
            database.execute(f"INSERT INTO opinions VALUES ({marks})", [*cells, point])
        database.commit()
    return Export("any_gpkg", path, _table_secrets(), "csv")


def folder_of_tables(folder: Path) -> Export:
    """Traffy Fondue's table in two files of a folder, both named after people."""
    whole = traffy(folder)
    lines = whole.path.read_text(encoding="utf-8").splitlines()
    where = folder / f"ของ {_FILE_PHONE}"
    where.mkdir()
    files = []
    for number, part in enumerate((lines[1:31], lines[31:])):
        files.append(where / f"{number} {_FILE_EMAIL}.csv")
        files[-1].write_text("\n".join([lines[0], *part]), encoding="utf-8")
    whole.path.unlink()
    return Export("folder", where, whole.secrets, "traffy", files)


MAKERS: dict[str, Callable[[Path], Export]] = {
    "traffy": traffy,
    "facebook": facebook,
    "content_library": content_library,
    "crowdtangle": crowdtangle,
    "business_suite": business_suite,
    "decidim": decidim,
    "polis": polis,
    "ushahidi": ushahidi,
    "ushahidi_3": ushahidi_3,
    "fixmystreet": fixmystreet,
    "open311": open311,
    "consul": consul,
    "kobo": kobo,
    "kobo_xlsx": kobo_xlsx,
    "odk": odk,
    "line": line,
    "google_forms": google_forms,
    "any_csv": any_csv,
    "any_xlsx": any_xlsx,
    "any_geojson": any_geojson,
    "any_gpkg": any_gpkg,
    "folder": folder_of_tables,
}
"""Every kind of export; the platforms of ``core.opinion.platforms`` are all among them."""
