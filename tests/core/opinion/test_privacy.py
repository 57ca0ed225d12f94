"""What is taken out of a text, and what must stay."""

from __future__ import annotations

import pytest

from cm_civic_plugin.core.opinion.privacy import AuthorNumbers, mask_text


@pytest.mark.parametrize(
    ("text", "private"),
    [
        ("โทร 081-234-5678 ครับ", "234"),
        ("โทร 08 1234 5678", "1234"),
        ("โทร ๐๘๑๒๓๔๕๖๗๘", "๓๔๕"),
        ("053-123456 ต่อ 2", "123456"),
        ("+66 81 234 5678", "234"),
        ("(951) 443-9756", "443"),
        ("เลขบัตร 1-2345-67890-12-3", "67890"),
        ("somsri.t@example.com", "somsri"),
        ("ทักไลน์ @somchai_99 ได้", "somchai"),
        ("Line ID: somchai99", "somchai"),
        ("ไลน์ไอดี: somchai99", "somchai"),
        ("รถทะเบียนกข 1234 จอดขวาง", "กข 1234"),
        ("1กข 234 จอดขวาง", "กข 234"),
        ("www.facebook.com/somchai.jaidee", "somchai"),
        ("facebook.com/somchai.jaidee", "somchai"),
        ("ติดต่อคุณสมหมาย ตัวอย่างดี บ้านเลขที่ 9", "สมหมาย"),
        ("แจ้งโดย นายสมชาย ใจดี", "สมชาย"),
        ("น้ำท่วม ติดต่อ สมหมาย ตัวอย่างดี", "สมหมาย"),
        ("ติดต่อ: สมหมาย ตัวอย่างดี โทร 081-234-5678", "สมหมาย"),
    ],
)
def test_masked(text, private):
    counts = {}
    assert private not in mask_text(text, counts)
    assert counts


@pytest.mark.parametrize(
    "text",
    [
        "ซอย 12 ถนนนิมมานเหมินท์ น้ำท่วม 30 ซม.",
        "เมื่อ 2022-12-11 เวลา 20:30 น.",
        "ห่างจากแยก 2.5 กม 12 นาที",
        "คุณภาพ อากาศ แย่มาก ขอบคุณ มากครับ",
        "นายก เทศมนตรี ช่วยด้วย",
        "มีรถ 1,200 คันต่อวัน",
        "ติดต่อ เทศบาลนคร เชียงใหม่",
        "ติดต่อ แล้ว ไม่มา ซ่อมให้",
        "",
    ],
)
def test_left_alone(text):
    assert mask_text(text) == text


def test_author_numbers_tell_apart_and_come_from_no_name():
    one, two = AuthorNumbers(), AuthorNumbers()
    names = [f"ผู้ใช้ {n}" for n in range(500)]
    numbers = [one.number(name) for name in names]
    assert len(set(numbers)) == 500
    assert one.number(" ผู้ใช้ 3 ") == numbers[3]
    assert one.number("  ") is None
    assert [two.number(name) for name in names] != numbers
