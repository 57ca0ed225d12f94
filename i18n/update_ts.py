"""Bring cm_civic_th.ts up to date with the texts of the code, or check that it is.

    python3 i18n/update_ts.py           collect texts; new ones are marked unfinished
    python3 i18n/update_ts.py --check   fail on a text that is missing, unfinished or gone

Texts are the literal first arguments of ``tr()`` and ``msg()``, all in one context: Qt's own
collector files them by class, where a subclass no longer finds them.
"""

from __future__ import annotations

import argparse
import ast
import re
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CODE = ROOT / "cm_civic_plugin"
TS = ROOT / "i18n" / "cm_civic_th.ts"
CONTEXT = "CmCivic"
_SLOT = re.compile(r"\{(\w+)")


def collect(folder: Path) -> dict[str, list[str]]:
    """Return every text of the code with the files it is used in.

    Raises SystemExit where tr() or msg() is given a text that is put together.
    """
    texts: dict[str, list[str]] = {}
    for path in sorted(folder.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args):
                continue
            first = node.args[0]
            where = str(path.relative_to(ROOT))
            if node.func.id in ("tr", "msg"):
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    texts.setdefault(first.value, []).append(where)
                elif isinstance(first, ast.JoinedStr) or node.func.id == "msg":
                    raise SystemExit(f"{where}:{node.lineno}: {node.func.id}() needs a plain text")
    return texts


def read(path: Path) -> dict[str, str]:
    """Return the finished translations of a .ts file."""
    if not path.exists():
        return {}
    found = {}
    for message in ET.parse(path).getroot().iter("message"):  # our own file
        translation = message.find("translation")
        if translation is not None and translation.get("type") is None and translation.text:
            found[message.findtext("source", "")] = translation.text
    return found


def write(path: Path, texts: dict[str, list[str]], known: dict[str, str]) -> None:
    """Write a .ts file of the texts, unfinished where no translation is known."""
    root = ET.Element("TS", version="2.1", language="th_TH", sourcelanguage="en")
    context = ET.SubElement(root, "context")
    ET.SubElement(context, "name").text = CONTEXT
    for text in sorted(texts):
        message = ET.SubElement(context, "message")
        ET.SubElement(message, "source").text = text
        translation = ET.SubElement(message, "translation")
        if text in known:
            translation.text = known[text]
        else:
            translation.set("type", "unfinished")
    ET.indent(root, " ")
    body = ET.tostring(root, encoding="unicode")
    path.write_text(
        f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n', encoding="utf-8"
    )


def problems(texts: dict[str, list[str]], path: Path) -> list[str]:
    """Return what keeps the translation from being complete, one line each."""
    known = read(path)
    listed = {m.findtext("source", "") for m in ET.parse(path).getroot().iter("message")}
    found = [f"not translated: {text!r} ({texts[text][0]})" for text in texts if text not in known]
    found += [f"no longer in the code: {text!r}" for text in sorted(listed - texts.keys())]
    for text, thai in known.items():
        if sorted(set(_SLOT.findall(text))) != sorted(set(_SLOT.findall(thai))):
            found.append(f"slots differ: {text!r} / {thai!r}")
    return found


def main() -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--check", action="store_true")
    checking = parser.parse_args().check
    texts = collect(CODE)
    if not checking:
        write(TS, texts, read(TS))
    found = problems(texts, TS)
    print("\n".join(found) if found else f"cm_civic_th.ts: {len(texts)} texts, all translated")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
