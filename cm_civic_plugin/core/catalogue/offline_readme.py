"""The README of an offline workshop pack, Thai first, for someone who has never seen QGIS."""

from __future__ import annotations

from collections.abc import Sequence

from .pack import PackManifest

README = "READ-ME-FIRST.txt"


def readme_text(
    name: str, manifest: PackManifest, plugin_zip: str | None, fonts: Sequence[str]
) -> str:
    """Return the README with Windows line ends, so that every editor shows it.

    ``plugin_zip`` is the name of the plugin's zip where the pack has one; ``fonts`` are the names
    of the font files it has.
    """
    return "\r\n".join([*_thai(name, manifest, plugin_zip, fonts), "", "-" * 60, ""]) + (
        "\r\n".join(_english(name, manifest, plugin_zip, fonts)) + "\r\n"
    )


def _thai(
    name: str, manifest: PackManifest, plugin_zip: str | None, fonts: Sequence[str]
) -> list[str]:
    return [
        f"ชุดเวิร์กช็อปออฟไลน์: {name}" + (" (เมืองตัวอย่าง วาดขึ้น)" if manifest.sample else ""),
        f"มี {len(manifest.ready())} ชั้นข้อมูลที่พร้อมใช้ ใช้ได้โดยไม่ต้องต่ออินเทอร์เน็ต",
        "",
        "วิธีเปิด",
        "1. ติดตั้ง QGIS 3.22 ขึ้นไป (ต้องติดตั้งไว้ก่อน ในชุดนี้ไม่มีตัวติดตั้ง QGIS)",
        "2. ใน QGIS เลือกเมนู ปลั๊กอิน > จัดการและติดตั้งปลั๊กอิน > ติดตั้งจาก ZIP แล้วเลือกไฟล์ "
        + (f"plugin/{plugin_zip}" if plugin_zip else "ZIP ของปลั๊กอิน (ในชุดนี้ไม่มี กรุณาขอจากผู้จัด)"),
        "3. เปิดหน้าต่างคลังชั้นข้อมูลเมือง เลือก เปิดชุดเวิร์กช็อปออฟไลน์",
        "   แล้วเลือกไฟล์ zip นี้ หรือไฟล์ SHA256SUMS ในโฟลเดอร์นี้",
        "ปลั๊กอินตรวจทุกไฟล์ก่อน แล้วคัดลอกไว้ในเครื่อง ไม่แก้ไขชุดนี้ จึงใช้แฟลชไดรฟ์เดียวได้หลายเครื่อง",
        "",
        "ฟอนต์ไทย",
        *(
            [f"ในโฟลเดอร์ fonts มี {', '.join(fonts)} ดับเบิลคลิกเพื่อติดตั้ง หากตัวหนังสือไทยแสดงไม่ถูกต้อง"]
            if fonts
            else ["หากตัวหนังสือไทยแสดงไม่ถูกต้อง ให้ติดตั้งฟอนต์ Noto Sans Thai หรือ Sarabun (ใช้ได้ฟรี)"]
        ),
        "",
        "สิทธิ์การใช้ข้อมูล: ดูไฟล์ LICENCES.txt ก่อนเผยแพร่แผนที่",
        "ตรวจไฟล์ด้วยตนเอง: sha256sum -c SHA256SUMS",
    ]


def _english(
    name: str, manifest: PackManifest, plugin_zip: str | None, fonts: Sequence[str]
) -> list[str]:
    return [
        f"Offline workshop pack: {name}" + (" (sample city, drawn)" if manifest.sample else ""),
        f"{len(manifest.ready())} layers are ready. It needs no internet.",
        "",
        "How to open it",
        "1. Install QGIS 3.22 or newer (beforehand: its installer is not in this pack).",
        "2. In QGIS: Plugins > Manage and Install Plugins > Install from ZIP, and choose "
        + (
            f"plugin/{plugin_zip}"
            if plugin_zip
            else "the plugin's ZIP (not in this pack: ask whoever made it)"
        ),
        "3. In the city catalogue choose Open offline workshop pack, then this zip,",
        "   or the file SHA256SUMS in this folder.",
        "The plugin checks every file, then copies the pack to the computer and never edits this",
        "one: one stick serves many computers.",
        "",
        "Thai font",
        *(
            [f"fonts holds {', '.join(fonts)}: double-click to install if Thai looks wrong."]
            if fonts
            else ["If Thai looks wrong, install Noto Sans Thai or Sarabun (both are free)."]
        ),
        "",
        "Rights: see LICENCES.txt before you publish a map.",
        "Check the files yourself: sha256sum -c SHA256SUMS",
    ]
