"""How well and how fast places are found in Thai texts, in one run.

``python tests/bench/bench_places.py`` prints it; nothing is asserted. The gazetteer is that of a
pack of the sample city. The rules were tuned on one half of the labelled sentences only.
"""

from __future__ import annotations

import csv
import random
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from cm_civic_plugin.core.catalogue.records import catalogue
from cm_civic_plugin.core.opinion.places.finder import place_posts
from cm_civic_plugin.core.opinion.places.gazetteer import Gazetteer
from cm_civic_plugin.core.opinion.places.matcher import AhoMatcher, Matcher
from cm_civic_plugin.core.resources import SAMPLE_DATA
from cm_civic_plugin.gis.catalogue.build_pack import build_pack
from cm_civic_plugin.gis.opinion.gazetteer import pack_places
from tests.core.opinion.places.labelled import score, sentences

NAMES = 5000


class AutomatonMatcher(AhoMatcher):
    """pyahocorasick for every text, to see what numpy saves."""

    def _occurrences(self, data: bytes) -> tuple[np.ndarray, np.ndarray]:
        return self._by_automaton(data)


def best(work: Callable[[], object], times: int = 7) -> float:
    """Return the shortest time of several runs, in seconds."""
    shortest = float("inf")
    for _ in range(times):
        start = time.perf_counter()
        work()
        shortest = min(shortest, time.perf_counter() - start)
    return shortest


def bench_accuracy(gazetteer: Gazetteer) -> None:
    """Print precision and recall of the places taken without asking."""
    for half, words in (("tune", "tuned on"), ("held", "held out")):
        rows = sentences(half)
        got = score(gazetteer, rows)
        print(
            f"places in {len(rows)} labelled sentences ({words}): precision {got.precision:.3f}, "
            f"recall {got.recall:.3f} ({got.right} right, {got.wrong} wrong, {got.missed} missed, "
            f"of which {got.asked} are candidates in the review)"
        )
    for kind in sorted({row["kind"] for row in sentences("held")}):
        got = score(gazetteer, [row for row in sentences("held") if row["kind"] == kind])
        print(f"  held out, {kind:6}: {got.right} right, {got.wrong} wrong, {got.missed} missed")


def bench_matching(gazetteer: Gazetteer) -> None:
    """Print the finding of 5,000 names against ``str.find`` of one name over the same texts."""
    keys = sorted(key for key in gazetteer.senses if len(key) > 2)
    keys = random.Random(1).sample(keys, min(NAMES, len(keys)))
    with (SAMPLE_DATA / "opinions" / "traffy_sample.csv").open(encoding="utf-8") as stream:
        spoken = [row["comment"] for row in csv.DictReader(stream)]
    plain = [row["text"] for row in sentences() if not row["places"]]
    names = [p.name for p in random.Random(2).sample(gazetteer.places, 20)]
    for words, texts in (
        ("sample reports, a name in nearly each", spoken * 15),
        ("sentences that name no place", plain * 200),
    ):
        letters = sum(map(len, texts))

        def find_one(name: str, texts: Sequence[str] = texts) -> None:
            for text in texts:
                text.find(name)

        one = sum(best(lambda name=name: find_one(name), 5) for name in names) / len(names)
        print(
            f"{len(keys):,} names in {len(texts):,} texts of {letters / len(texts):.0f} letters "
            f"({words}); str.find of one name, mean of {len(names)}: {1e9 * one / letters:.2f} ns "
            "a letter; aim <= 10 x"
        )
        for said, kind in (
            ("without pyahocorasick (numpy)", Matcher),
            ("where pyahocorasick is installed", AhoMatcher),
            ("pyahocorasick alone, not used so", AutomatonMatcher),
        ):
            try:
                matcher = kind(keys)
            except ImportError:
                print("  pyahocorasick is not installed")
                break
            seconds = best(lambda matcher=matcher, texts=texts: matcher.find(texts), 15)
            print(
                f"  {said}: {1e9 * seconds / letters:.2f} ns a letter = {seconds / one:.1f} x; "
                f"{len(texts) / seconds:,.0f} texts a second, normalising included; "
                f"{len(matcher.find(texts).keys):,} names found"
            )
        seconds = best(lambda texts=texts: list(place_posts(gazetteer, texts)), 3)
        print(
            f"  with cues, candidates and confidences: {len(texts) / seconds:,.0f} texts a second"
        )


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        pack = Path(folder) / "pack"
        extract = next(SAMPLE_DATA.glob("*.osm.pbf"))
        build_pack(extract, pack, catalogue(), sources=SAMPLE_DATA / "sources", thumbnails=False)
        started = time.perf_counter()
        sample = Gazetteer(pack_places(pack))
        print(
            f"gazetteer of the sample pack: {len(sample.places):,} places, {len(sample.senses):,} "
            f"spellings in {time.perf_counter() - started:.1f} s"
        )
    bench_accuracy(sample)
    bench_matching(sample)
