"""The house rules that import-linter cannot see."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CODE = ROOT / "cm_civic_plugin"
MODULES = sorted(CODE.rglob("*.py"))


def names_imported(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            yield node.module or ""


def calls(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            if isinstance(node.func, ast.Attribute):
                yield node.func.attr
            elif isinstance(node.func, ast.Name):
                yield node.func.id


@pytest.mark.parametrize("path", sorted((CODE / "gis").rglob("*.py")), ids=lambda p: p.name)
def test_the_first_floor_has_no_widgets(path):
    assert not [
        name
        for name in names_imported(path)
        if name.startswith(("qgis.gui", "qgis.PyQt.QtWidgets", "qgis.utils"))
    ]


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(CODE)))
def test_nothing_evaluates_text_or_unzips_blindly(path):
    banned = {"eval", "exec_", "unzip", "print"}
    assert not banned.intersection(calls(path))
    assert "QgsZipUtils" not in path.read_text(encoding="utf-8")


def test_start_up_needs_no_pandas():
    """What QGIS imports at load must not pull in the opinion column's libraries."""
    seen: set[Path] = set()
    todo = [CODE / "plugin.py"]
    while todo:
        path = todo.pop()
        if path in seen:
            continue
        seen.add(path)
        for node in ast.parse(path.read_text(encoding="utf-8")).body:  # module level only
            if isinstance(node, ast.Import):
                heavy = {alias.name.partition(".")[0] for alias in node.names}
                assert not heavy & {"pandas", "geopandas", "scipy"}, path
            elif isinstance(node, ast.ImportFrom) and node.level:
                base = path.parents[node.level - 1]
                parts = (node.module or "").split(".") if node.module else []
                targets = [base.joinpath(*parts)]
                targets += [targets[0] / alias.name for alias in node.names]
                for target in targets:
                    for file in (target.with_suffix(".py"), target / "__init__.py"):
                        if file.exists():
                            todo.append(file)
            elif isinstance(node, ast.ImportFrom):
                heavy = {(node.module or "").partition(".")[0]}
                assert not heavy & {"pandas", "geopandas", "scipy"}, path
    assert CODE / "gis" / "processing" / "provider.py" in seen
