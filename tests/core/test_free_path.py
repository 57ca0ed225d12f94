from __future__ import annotations

from cm_civic_plugin.core.free_path import free_path


def test_nothing_that_is_there_is_named_again(tmp_path):
    path = tmp_path / "แผนที่.gpkg"
    names = []
    for _ in range(3):
        free = free_path(path)
        free.touch()
        names.append(free.name)
    assert names == ["แผนที่.gpkg", "แผนที่_2.gpkg", "แผนที่_3.gpkg"]
    (tmp_path / "spare_2026-11-26").mkdir()
    assert free_path(tmp_path / "spare_2026-11-26").name == "spare_2026-11-26_2"
