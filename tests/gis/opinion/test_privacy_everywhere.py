"""Whatever is planted in an export is in nothing that is made of it: every byte is looked at.

Every platform's export (``tests.opinion_exports``) goes through all that the dock does and through
every algorithm, with all outputs, logs and sentences kept, and then searched (``leak_search``).
"""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import sqlite3
import tempfile
from contextlib import closing
from dataclasses import dataclass, field
from functools import cache
from html import escape
from pathlib import Path
from random import Random
from urllib.parse import quote

import pytest
from qgis.core import (
    QgsApplication,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProject,
    QgsSettings,
)

from cm_civic_plugin.core.errors import BadInput, CivicError
from cm_civic_plugin.core.opinion.places.aliases import LocalPlaces, save_local
from cm_civic_plugin.core.opinion.platforms import PLATFORMS
from cm_civic_plugin.core.opinion.readers.reader import PostMaker
from cm_civic_plugin.gis.i18n import say, set_language
from cm_civic_plugin.gis.opinion import gazetteer, maps, profile, report_words, session
from cm_civic_plugin.gis.opinion.card import attributes_of, card_html
from cm_civic_plugin.gis.opinion.kept_posts import keep
from cm_civic_plugin.gis.opinion.making import Population, Settings
from cm_civic_plugin.gis.opinion.quotes import Quote, posts_of_cell, write_quotes
from cm_civic_plugin.gis.opinion.waves_layer import set_project_time
from cm_civic_plugin.gis.processing.provider import CivicProvider
from cm_civic_plugin.gis.tasks import CivicTask
from tests.leak_search import Leak, Searcher
from tests.opinion_exports import (
    ALIAS,
    MAKERS,
    PEOPLE,
    RARE_TOPIC,
    RARE_WORD,
    Export,
    Secret,
)

EXACT = ("posts.gpkg", "posts.geojson", "posts.csv")
"""Layers of exact points, which say that they are not to be published; topics are as exported."""
KEPT = ".opinions.sqlite"
RARE = (RARE_WORD, RARE_TOPIC, ALIAS)
CELL = 300
ALGORITHMS = ("importopinions", "opinionhotspots", "opinionwaves", "opinionscan", "opinionsilence",
              "hotspotoverlap")  # fmt: skip


def quiet(*_progress):
    """Progress that nobody watches."""


@dataclass
class Made:
    """What came of one export: all files are below ``folder``; ``said`` is all that was said."""

    export: Export
    folder: Path
    said: dict[str, str] = field(default_factory=dict)
    shown_cells: int = 0
    authors: list[set[int]] = field(default_factory=list)
    kinds: set[str] = field(default_factory=set)
    leaks: set[Leak] = field(default_factory=set)

    def files(self):
        return sorted(file for file in self.folder.rglob("*") if file.is_file())


@dataclass
class World:
    """What all exports share: a pack, residents, a log, and where temporary files go."""

    pack: Path
    small_pack: Path
    residents: Path
    root: Path
    log: list[str]

    @property
    def temporary(self):
        return self.root / "temporary"

    @property
    def profile(self):
        return self.root / "profile"


def small_pack(pack, folder):
    """Return the same pack with six of its layers: all take two seconds to be compared."""
    folder.mkdir()
    for file in pack.iterdir():
        if file.name != "pack.json":
            (folder / file.name).symlink_to(file)
    manifest = json.loads((pack / "pack.json").read_text("utf-8"))
    manifest["layers"] = dict(list(manifest["layers"].items())[:6])
    (folder / "pack.json").write_text(json.dumps(manifest), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def world(sample_pack, tmp_path_factory, qgis_app):
    root = tmp_path_factory.mktemp("world")
    patch = pytest.MonkeyPatch()
    chance = Random(4)  # or one run in ten thousand would find a telephone number by chance
    patch.setattr(secrets, "randbelow", chance.randrange)
    patch.setattr(secrets, "randbits", chance.getrandbits)
    for folder in ("temporary", "profile"):
        (root / folder).mkdir()
    patch.setenv("TMPDIR", str(root / "temporary"))
    patch.setenv("OGR_SQLITE_SYNCHRONOUS", "OFF")  # quicker, and the same files
    patch.setattr(tempfile, "tempdir", None)
    for name in ("ledger_path", "codebook_file"):
        patch.setattr(session, name, lambda name=name: root / "profile" / name, raising=False)
    patch.setattr(profile, "profile_folder", lambda: root / "profile")
    patch.setattr(gazetteer, "taught_places", lambda: root / "profile" / "places.json")
    market = next(p for p in gazetteer.pack_places(sample_pack) if not p.wide)
    local = LocalPlaces().taught(ALIAS, market.name, market.place_id)
    save_local(local, root / "profile" / "places.json")
    once = cache(gazetteer.pack_gazetteer)  # it takes a second and a half
    for module in (gazetteer, session):
        patch.setattr(module, "pack_gazetteer", once)
    residents = root / "residents.geojson"
    points = [
        {
            "type": "Feature",
            "properties": {"population": 40},
            "geometry": {"type": "Point", "coordinates": [98.96 + x / 300, 18.77 + y / 300]},
        }
        for x in range(16)
        for y in range(16)
    ]
    residents.write_text(json.dumps({"type": "FeatureCollection", "features": points}))
    log: list[str] = []
    QgsApplication.messageLog().messageReceived.connect(lambda *parts: log.append(str(parts)))
    provider = CivicProvider()
    QgsApplication.processingRegistry().addProvider(provider)
    set_language("th")
    yield World(sample_pack, small_pack(sample_pack, root / "pack"), residents, root, log)
    set_language("en")
    QgsApplication.processingRegistry().removeProvider(provider)
    patch.undo()


@pytest.fixture(scope="module")
def made(world, tmp_path_factory):
    """Return what gives all that was made of an export, made once."""

    @cache
    def make(code):
        exports = tmp_path_factory.mktemp(code)
        found = Made(MAKERS[code](exports), tmp_path_factory.mktemp(f"{code}_out"))
        start = len(world.log)
        for name, work in (("dock", use_dock), ("algorithms", use_algorithms)):
            (found.folder / name).mkdir()
            work(found, found.folder / name, world)
        found.said["log"] = "\n".join(world.log[start:])
        rare = [Secret("rare", word) for word in RARE]
        found.leaks = leaks_of(found, Searcher([*found.export.secrets, *rare]))
        return found

    return make


def use_dock(made, folder, world):
    """Do all that the dock does with an export; keep its project with everything in it."""
    project = QgsProject()
    assert project.write(str(folder / "work.qgz"))
    read = session.import_posts(made.export.path, quiet, suggest_topics=True, with_stance=True)
    found = session.find_places(read, world.pack, quiet)
    imported = found.imported
    made.authors.append(set(imported.posts["author_no"].dropna()))
    made.said["review table"] = "\n".join(f"{i.name}\t{i.text}\t{i}" for i in found.items)
    made.said["posts in memory"] = imported.posts.to_csv()
    (folder / "report.json").write_text(imported.report.to_json(), encoding="utf-8")
    settings = Settings(
        CELL,
        pack=world.pack,
        robust=False,
        whole_area=False,
        trials=19,
        population=Population(str(world.residents), False),
    )
    making = {
        "hotspots": maps.map_hotspots,
        "topics": maps.map_topics,
        "waves": maps.map_waves,
        "scan": maps.map_scan,
        "silence": maps.map_silence,
    }
    cards: list[str] = []
    for kind, make in making.items():
        try:
            results = make(imported, settings, folder / f"{kind}.gpkg", quiet)
        except BadInput as error:
            made.said[f"{kind} refused"] = str(error)
            continue
        made.kinds.add(kind)
        for result in results if isinstance(results, list) else [results]:
            made.said[f"{kind}: {result.path.name}"] = str(result.said)
            for layer in result.open():
                dress(layer, folder)
                project.addMapLayer(layer)
                if kind == "hotspots":
                    cards += hotspot_cards(made, layer, imported, project)
            if result.waves is not None:
                set_project_time(project, result.waves)
    for language in ("en", "th"):
        set_language(language)
        made.said[f"report in {language}"] = "\n".join(report_words.whole_report(imported.report))
    made.said["cards"] = "\n".join(cards)
    keep(project, imported)
    assert project.write()
    assert project.write(str(folder / "work.qgs"))
    project.clear()


def dress(layer, folder):
    """Write what a layer carries beside its features: styles and metadata."""
    name = f"{len(list(folder.iterdir()))}"
    layer.saveNamedStyle(str(folder / f"{name}.qml"))
    layer.saveSldStyle(str(folder / f"{name}.sld"))
    layer.saveNamedMetadata(str(folder / f"{name}.qmd"))


def hotspot_cards(made, layer, imported, project):
    """Return the cards of all cells; quote all that a person could find fit in those shown."""
    quotes, cards = [], []
    for cell in layer.getFeatures():
        attributes = attributes_of(cell)
        cards.append(card_html(attributes, layer.metadata().abstract(), layer.name()))
        if attributes["suppressed"] or not attributes["posts"]:
            continue
        made.shown_cells += 1
        for at in posts_of_cell(imported, attributes["cell_id"], 5):
            text = imported.texts[at]
            if not any(word in text for word in RARE):
                row = int(imported.posts["source_row"].iloc[at])
                quotes.append(Quote(imported.sha256, row, attributes["cell_id"], text))
    write_quotes(project, quotes)
    return cards


def use_algorithms(made, folder, world):
    """Run every algorithm of the opinion column, with all kinds of files."""
    posts, hot = str(folder / "posts.gpkg"), str(folder / "hotspots.gpkg")
    pack, few, people = map(str, (world.pack, world.small_pack, world.residents))
    turn = list(MAKERS).index(made.export.code)  # which export goes to which kind of file
    kinds = [("gpkg", "geojson", "csv")[(turn + number) % 3] for number in range(3)]
    plain = ("geojson", "csv")[turn % 2]
    maps_of = {"INPUT": posts, "CELL_SIZE": CELL}
    chance = {"PERMUTATIONS": 19}
    runs = [
        ("importopinions", "posts.gpkg", {"PACK": pack, "REPORT": str(folder / "report.json")}),
        ("importopinions", f"posts.{plain}", {}),
        ("importopinions", f"masked.{kinds[0]}", {"DONUT": 200, "PACK": pack}),
        ("opinionhotspots", "hotspots.gpkg", {**maps_of, "POPULATION": people}),
        ("opinionhotspots", f"hotspots.{plain}", maps_of),
        (
            "opinionwaves",
            f"waves.{kinds[0]}",
            {**maps_of, "PATTERNS": str(folder / f"patterns.{kinds[1]}")},
        ),
        ("opinionscan", f"scan.{kinds[1]}", {**maps_of, **chance, "POPULATION": people}),
        ("opinionsilence", f"silence.{kinds[2]}", {**maps_of, "POPULATION": people}),
        ("hotspotoverlap", f"overlap.{kinds[2]}", {"HOTSPOTS": hot, "PACK": few, **chance}),
    ]
    for name, file, parameters in runs:
        given = {"OUTPUT": str(folder / file), "INPUT": str(made.export.path), **parameters}
        if name == "hotspotoverlap":
            del given["INPUT"]
        said, results = run_algorithm(f"cmcivic:{name}", given)
        # what the user gave is no secret to the user, nor are the numbers
        made.said[f"{name} to {file}"] = said
        if results:
            made.kinds.add(name)


def run_algorithm(name, parameters):
    """Return all that an algorithm says, and its results, none where it raised."""
    algorithm = QgsApplication.processingRegistry().createAlgorithmById(name)
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    feedback = QgsProcessingFeedback()
    results, said = {}, ""
    try:
        results, _done = algorithm.run(parameters, context, feedback, catchExceptions=False)
    except QgsProcessingException as error:
        said = str(error)
    return f"{said}\n{feedback.textLog()}\n{feedback.htmlLog()}", results


def leaks_of(made, searcher):
    """Return what is found in all files and sentences."""
    found = set()
    for file in made.files():
        found |= searcher.in_file(file)
    for where, text in made.said.items():
        found |= searcher.in_text(where, text)
    return found


def listed(leaks):
    """Return leaks as a test shows them."""
    return sorted(f"{one.kind} {one.value} ({one.form}) in {one.where}" for one in leaks)


# --- the search itself


def test_every_platform_has_an_export():
    assert MAKERS.keys() >= PLATFORMS.keys() - {"csv"}


@pytest.mark.parametrize("code", MAKERS)
def test_what_is_planted_is_found_in_the_export(code, tmp_path):
    export = MAKERS[code](tmp_path)
    searcher = Searcher(export.secrets)
    found = searcher.in_text("its name", export.path.name)
    for file in export.files:
        found |= searcher.in_file(file)
    seen = {(leak.kind, leak.value) for leak in found}
    assert [one for one in searcher.secrets if (one.kind, one.value) not in seen] == []


@pytest.mark.parametrize("value", ["๐๘๑-๒๓๔-๕๖๗๘", "สมชาย & Co-op"])
@pytest.mark.parametrize(
    "write",
    [
        str.encode,
        lambda value: value.upper().encode("utf-16-be"),
        lambda value: json.dumps(json.dumps(value)).encode(),
        lambda value: quote(value).lower().encode(),
        lambda value: escape(value).encode("ascii", "xmlcharrefreplace"),
        lambda value: value.encode().decode("latin-1").encode(),
        lambda value: value.encode("cp874"),
        lambda value: hashlib.md5(value.encode()).hexdigest()[:10].encode(),
        lambda value: hashlib.sha256(value.encode()).hexdigest().upper().encode(),
        lambda value: base64.b64encode(hashlib.sha1(value.encode()).digest())[:12],
        lambda value: hashlib.sha256(value.encode()).digest(),
    ],
)
def test_a_secret_is_found_however_it_is_written(write, value):
    searcher = Searcher([Secret("phone", value)])
    assert searcher.in_bytes("x", b"<a>" + write(value) + b"</a>")
    assert not searcher.in_bytes("x", b"<a>nothing 0812 3456 98.98765432101 \x00\xff</a>")


@pytest.mark.parametrize("text", ["081 234 5678", "(+66)81–234.5678", "๐๘๑๒๓๔ ๕๖๗๘", "66812345678"])
def test_a_number_is_found_however_it_is_written(text):
    assert Searcher([Secret("phone", "081-234-5678")]).in_text("x", f"โทร {text}!")


# --- what is made


@pytest.mark.parametrize("code", MAKERS)
def test_nothing_planted_is_in_anything_made(code, made):
    things = made(code)
    assert {"hotspots", "waves", "scan", "silence", *ALGORITHMS} <= things.kinds
    assert things.shown_cells  # or nothing could have been told
    assert listed(one for one in things.leaks if one.kind != "rare") == []


@pytest.mark.parametrize("code", MAKERS)
def test_what_one_person_alone_says_stays_on_the_machine(code, made):
    """A rare word, a topic in somebody's own words, what a place is called at home."""
    at_home = ("review table", "posts in memory", *EXACT)
    away = [
        one
        for one in made(code).leaks
        if one.kind == "rare" and KEPT not in one.where and not one.where.startswith(at_home)
    ]
    assert listed(away) == []


def test_who_wrote_is_another_number_in_each_import(made):
    things = made("any_csv")
    (known,) = things.authors
    with closing(sqlite3.connect(things.folder / "algorithms" / "posts.gpkg")) as database:
        other = {row[0] for row in database.execute('SELECT "author_no" FROM posts')}
    assert len(known) == len(other) == len(PEOPLE)
    assert not known & other


def test_nothing_is_left_in_folders_of_temporary_files_or_of_the_profile(made, world):
    secrets_of_all = [one for code in MAKERS for one in made(code).export.secrets]
    searcher = Searcher([*secrets_of_all, Secret("rare", RARE_WORD), Secret("rare", RARE_TOPIC)])
    found = set()
    files = [QgsSettings().fileName()]
    for folder in (world.temporary, world.profile):
        files += [file for file in folder.rglob("*") if file.is_file()]
    for file in map(Path, files):
        found |= searcher.in_file(file) if file.is_file() else set()
    assert listed(found) == []
    taught = (world.profile / "places.json").read_text("utf-8")
    assert ALIAS in taught  # the user's own word, in the user's own profile


def test_erasing_a_person_names_nobody(world, tmp_path):
    export = MAKERS["any_csv"](tmp_path)
    made = tmp_path / "made"
    made.mkdir()
    layer, report, ledger = (made / name for name in ("posts.gpkg", "erased.json", "ledger.json"))
    # the report says where the export still lies: its name is the user's own
    given = {"INPUT": str(export.path.rename(tmp_path / "x.csv"))}
    run_algorithm("cmcivic:importopinions", {**given, "OUTPUT": str(layer)})
    start = len(world.log)
    given.update(PERSON=PEOPLE[2].name, FOLDER=str(made), LEDGER=str(ledger), REPORT=str(report))
    said, results = run_algorithm("cmcivic:eraseopinions", given)
    assert results["ERASED"] == 5
    assert json.loads(ledger.read_text("utf-8"))
    searcher = Searcher(export.secrets)
    found = searcher.in_text("said", "\n".join([said, *world.log[start:]]))
    for file in made.iterdir():
        found |= searcher.in_file(file)
    assert listed(found) == []


# --- when something goes wrong

BROKEN = ("traffy", "facebook", "kobo", "kobo_xlsx", "open311", "line", "any_geojson", "any_gpkg")


@pytest.mark.parametrize("code", BROKEN)
def test_a_broken_file_is_said_without_its_rows(code, world, tmp_path):
    export = MAKERS[code](tmp_path)
    whole = export.path.read_bytes()
    searcher, said = Searcher(export.secrets), []
    start, middle = len(world.log), len(whole) * 6 // 10
    for number, content in enumerate(
        (
            whole[:middle],
            whole[:middle] + b'"\x00,{"' + whole[middle:],
            whole[:middle].replace(b"}", b"]") + whole[middle:],
        )
    ):
        path = tmp_path / f"broken{number}{export.path.suffix}"
        path.write_bytes(content)
        task = CivicTask("read", lambda _progress, path=path: session.import_posts(path, quiet))
        task.failed.connect(said.append)
        ended = task.run()
        task.finished(ended)
        if ended:
            said.append(task._result.report.to_json())
        words, _results = run_algorithm(
            "cmcivic:importopinions",
            {"INPUT": str(path), "OUTPUT": str(tmp_path / f"{number}.gpkg")},
        )
        said.append(words)
    assert said
    assert listed(searcher.in_text("said", "\n".join(said + world.log[start:]))) == []
    assert "unexpected" not in "\n".join(said)


def test_an_error_nobody_expected_does_not_quote_a_row(world, tmp_path, monkeypatch):
    export = MAKERS["any_csv"](tmp_path)

    def fail(_self, columns, _topic_of):
        raise ValueError(f"cannot read {columns.texts} by {columns.authors}")

    monkeypatch.setattr(PostMaker, "posts", fail)
    path = export.path.rename(tmp_path / "x.csv")
    said, start = [], len(world.log)
    task = CivicTask("read", lambda _progress: session.import_posts(path, quiet))
    task.failed.connect(said.append)
    task.finished(task.run())
    parameters = {"INPUT": str(path), "OUTPUT": str(tmp_path / "posts.gpkg")}
    words, results = run_algorithm("cmcivic:importopinions", parameters)
    said += [words, *world.log[start:]]
    assert not results
    assert "ValueError" in "\n".join(said)
    assert listed(Searcher(export.secrets).in_text("said", "\n".join(said))) == []
    assert not (tmp_path / "posts.gpkg").exists()


def test_a_table_without_a_header_does_not_tell_its_first_row(tmp_path):
    export = MAKERS["any_csv"](tmp_path)
    lines = export.path.read_text("utf-8").splitlines()[1:]
    path = tmp_path / "x.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    said = []
    try:
        said.append(session.import_posts(path, quiet).report.to_json())
    except CivicError as error:
        said.append(say(error))
    assert listed(Searcher(export.secrets).in_text("said", "\n".join(said))) == []
