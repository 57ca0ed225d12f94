"""Finding columns by the names that exports give them, in Thai and English."""

from __future__ import annotations

import re

GEOMETRY_LON, GEOMETRY_LAT = "geometry_lon", "geometry_lat"
"""Names given to the columns that hold the points of a file with geometries, in degrees."""

ROLES: dict[str, tuple[str, ...]] = {
    "lat": ("geometrylat", "latitude", "lat", "ละติจูด", "ละติจุด", "ypoint", "y", "พิกัดy"),
    "lon": (
        "geometrylon",
        "longitude",
        "lon",
        "lng",
        "long",
        "ลองจิจูด",
        "ลองติจูด",
        "xpoint",
        "x",
        "พิกัดx",
    ),
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
    "id": (
        "id",
        "postid",
        "ticketid",
        "messageid",
        "reportid",
        "serial",
        "servicerequestid",
        "รหัส",
        "ลำดับ",
        "ลำดับที่",
    ),
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
        "ผู้ร้องเรียน",
        "ผู้โพสต์",
        "ผู้เขียน",
        "ชื่อนามสกุล",
        "ชื่อสกุล",
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


_PRIVATE = re.compile(
    r"ชื่อ|นามสกุล|โทร|เบอร์|มือถือ|อีเมล|อีเมล์|ที่อยู่|บ้านเลขที่|บัตรประชาชน|ไลน์|เฟซบุ๊ก|เฟสบุ๊ค|ติดต่อ"
    r"|เพศ|(?<!สูง)อายุ|อาชีพ|การศึกษา|รายได้|ศาสนา|เชื้อชาติ|วันเกิด|เจ้าหน้าที่"
    r"|ผู้(?:แจ้ง|ร้อง|โพสต์|เขียน|ส่ง|ใช้|ให้|ตอบ|กรอก|เก็บ|บันทึก|สัมภาษณ์|ประสาน)"
    r"|(?<![a-z])(?:(?:first|last|full|sur|nick|user)?_?name|e-?mail|phone\w*|tel|telephone|mobile"
    r"|address|contact|line[ _]?id|facebook|passport|citizen[ _]?id|national[ _]?id|ip|author"
    r"|gender|sex|age|birth\w*|occupation|job|education|income|religion|ethnicity|nationality"
    r"|device_?id|sim_?serial|subscriber_?id|user_?id"
    r"|enumerator|interviewer|surveyor|respondent|reporter|submitter\w*)(?![a-z])|^_?user$",
    re.IGNORECASE,
)


def is_private(header: str) -> bool:
    """Tell whether a column's name says that it holds who somebody is or how to reach them.

    Sex, age, trade and the like count too: a few of them beside a place pick a person out.
    """
    return bool(_PRIVATE.search(header))
