"""Finding columns by the names that exports give them, in Thai and English."""

from __future__ import annotations

import re
from collections.abc import Sequence

ROLES: dict[str, tuple[str, ...]] = {
    "lat": ("latitude", "lat", "ละติจูด", "ละติจุด", "ypoint", "y", "พิกัดy"),
    "lon": ("longitude", "lon", "lng", "long", "ลองจิจูด", "ลองติจูด", "xpoint", "x", "พิกัดx"),
    "pair": ("coords", "coordinates", "coordinate", "latlon", "latlng", "lonlat", "พิกัด"),
    "text": (
        "text",
        "comment",
        "message",
        "description",
        "body",
        "detail",
        "details",
        "content",
        "ข้อความ",
        "รายละเอียด",
        "ความคิดเห็น",
        "ข้อเสนอแนะ",
        "ความเห็น",
        "เนื้อหา",
        "summary",
        "title",
        "incidenttitle",
        "หัวข้อ",
        "เรื่อง",
    ),
    "date": (
        "createdat",
        "created",
        "timestamp",
        "datetime",
        "date",
        "time",
        "incidentdate",
        "requesteddatetime",
        "publishtime",
        "submissiondate",
        "ประทับเวลา",
        "วันที่แจ้ง",
        "วันที่",
        "วันเวลา",
        "เวลา",
    ),
    "topic": (
        "topic",
        "category",
        "categories",
        "type",
        "tag",
        "tags",
        "servicename",
        "theme",
        "ประเภท",
        "หมวดหมู่",
        "หมวด",
        "ประเด็น",
    ),
    "id": ("id", "postid", "ticketid", "messageid", "reportid", "serial", "servicerequestid"),
    "author": (
        "author",
        "authorid",
        "userid",
        "user",
        "username",
        "name",
        "email",
        "emailaddress",
        "reporter",
        "ชื่อผู้แจ้ง",
        "ผู้แจ้ง",
        "ชื่อ",
        "ชื่อผู้ใช้",
        "ผู้ใช้",
        "อีเมล",
        "ที่อยู่อีเมล",
    ),
    "reactions": (
        "reactions",
        "likes",
        "votes",
        "supports",
        "numsupports",
        "totalinteractions",
        "ถูกใจ",
    ),
}
"""Role of a column -> header names it goes by, likeliest first, as ``plain`` writes them."""


def plain(header: str) -> str:
    """Return a header without case, spaces, signs or a unit in brackets: ``Lat (°)`` -> ``lat``."""
    return re.sub(r"\(.*?\)|[\s_\-.:/#*\"']", "", header).lower()


def find_columns(header: Sequence[str]) -> dict[str, int]:
    """Return role -> column index for every role whose name is in the header."""
    names = [plain(cell) for cell in header]
    found = {}
    for role, known in ROLES.items():
        for name in known:
            if name in names:
                found[role] = names.index(name)
                break
    return found
