"""What is taken out of a text, and what must stay."""

from __future__ import annotations

import pytest

from cm_civic_plugin.core.opinion.privacy import (
    AuthorNumbers,
    KnownNames,
    mask_file_name,
    mask_text,
)


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
        ("ถามคุณสมหมาย ตัวอย่างดี ดูก็ได้", "ตัวอย่างดี"),
        ("ด.ช. สมหมาย ตัวอย่างดี ตกท่อ", "ตัวอย่างดี"),
        ("ท่อตัน คุณสมหมาย 081-234-5678", "สมหมาย"),
        ("ท่อตัน นายสมหมาย โทร. 08X-XXX-XXXX", "สมหมาย"),
        ("ติดต่อคุณสมหมาย ได้ทุกวัน", "สมหมาย"),
        ("Please call Mr. Sommai Example", "Sommai"),
        ("Mrs Sommai fell here", "Sommai"),
        ("ไอดีไลน์ somchai99", "somchai"),
        ("ไลน์ไอดี somchai ครับ", "somchai"),
        ("add line somchai", "somchai"),
        ("Line : @somchai", "somchai"),
        ("ไลน์ somchai_99", "somchai"),
        ("เฟส: somchai.jaidee", "somchai"),
        ("IG somchai.jaidee", "somchai"),
        ("m.me/somchai", "somchai"),
        ("ดู t.me/somchai นะ", "somchai"),
        ("bit.ly/somchai", "somchai"),
        ("somchai @example.com", "somchai"),
        ("somchai(at)example.com", "somchai"),
        ("โทร 081/234/5678", "234"),
        ("โทร ０８１２３４５６７８", "３４５"),
        ("ทะเบียนรถ กข 45 ชนแล้วหนี", "กข 45"),
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
        "คุณภาพ อากาศ แย่มาก 12 วัน",
        "ขอบคุณ เจ้าหน้าที่ มากครับ",
        "คุณครู โรงเรียน นี้ และ คุณยาย",
        "นายอำเภอ เมือง มาดู นายทุน ถมที่",
        "นางฟ้า ลงมา แล้ว",
        "ระหว่าง 12/05/2565 08:30 ถึง 13/05/2565",
        "สร้างเฟส 2 อยู่ เฟส 3 ยัง",
        "the Facebook group. line Pierre. MS word mr bean",
        "Line 2 ของรถไฟฟ้า ต่อ line BTS",
        "ความเร็ว 90 กม./ชม. 5 km./hr และ/หรือ and/or",
        "ราคา 20 @ 5.50",
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


def test_names_of_those_who_wrote_are_found_in_all_texts():
    names = KnownNames()
    names.add(["นก", ""])
    assert not names
    names.add(["สมหมาย ตัวอย่างดี", "สมหมาย ตัวอย่าง", "นก", "Sommai Example", "sommai.example"])
    names.add(["สมหมาย ตัวอย่างดี", "ก ข", "", "น้ำท่วม", "12345678"])
    for text, masked in (
        ("ขอบคุณสมหมาย ตัวอย่างดีมาก", "ขอบคุณ[name]มาก"),
        ("สมหมาย ตัวอย่าง กับ สมหมาย ตัวอย่างดี", "[name] กับ [name]"),
        ("by Sommai Example, sommai.example", "by [name], [name]"),
        ("Sommai Example", "[name]"),
        ("นก บิน ก ข น้ำท่วม ที่ 12345678", "นก บิน ก ข น้ำท่วม ที่ 12345678"),
        ("sommai.examples สมหมาย ดี", "sommai.examples สมหมาย ดี"),
        (" a  ", " a  "),
        ("", ""),
    ):
        assert names
        assert names.mask(text) == masked


@pytest.mark.parametrize(
    ("name", "masked"),
    [
        ("traffy 081-234-5678.csv", "traffy [phone].csv"),
        ("ส่งจาก somchai@example.com.csv", "ส่งจาก [email].csv"),
        ("+66812345678.xlsx", "[phone].xlsx"),
        ("traffy_2022_bangkok.csv", "traffy_2022_bangkok.csv"),
        ("export 20250601123456.csv", "export 20250601123456.csv"),
        ("2025-06-01 (2).csv", "2025-06-01 (2).csv"),
        ("1717171717171.json", "1717171717171.json"),
        ("เรื่องร้องเรียน กพ 2568.csv", "เรื่องร้องเรียน กพ 2568.csv"),
    ],
)
def test_file_names(name, masked):
    assert mask_file_name(name) == masked
