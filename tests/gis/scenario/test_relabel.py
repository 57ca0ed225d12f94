"""A workshop's layers on the map change their language, and only what was given to them."""

from __future__ import annotations

import re
import shutil

import pytest
from qgis.core import QgsLayerMetadata, QgsMapLayer, QgsProject, QgsReadWriteContext, QgsVectorLayer
from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtXml import QDomDocument

from cm_civic_plugin.core.resources import SAMPLE_DATA
from cm_civic_plugin.core.scenario.journal import new_row
from cm_civic_plugin.core.scenario.plan import default_plan, plan_of
from cm_civic_plugin.core.scenario.shape import shape_of
from cm_civic_plugin.gis.i18n import both, language, make_translator, pick, set_language, tr
from cm_civic_plugin.gis.scenario.agreement_card import AGREED, OPPOSED
from cm_civic_plugin.gis.scenario.agreement_project import AgreementLayer
from cm_civic_plugin.gis.scenario.agreement_words import names_of, title
from cm_civic_plugin.gis.scenario.decision_layers import find_layer, make_layer
from cm_civic_plugin.gis.scenario.decision_tables import (
    _DEAL_COLUMNS,
    _VOTE_COLUMNS,
    DEALS,
    VOTES,
    Table,
)
from cm_civic_plugin.gis.scenario.decision_words import OUTCOMES
from cm_civic_plugin.gis.scenario.ghosts import GHOST_PROPERTY, add_ghosts
from cm_civic_plugin.gis.scenario.project_layers import ProjectLayers
from cm_civic_plugin.gis.scenario.relabel import relabel_project
from cm_civic_plugin.gis.scenario.workshop_file import WorkshopFile
from cm_civic_plugin.gis.scenario.workshop_layers import NOTES_PROPERTY

OTHER = {"th": "en", "en": "th"}
KINDS = QgsMapLayer.StyleCategory


@pytest.fixture()
def speak(qgis_app):
    """Switch the plugin's language as the plugin does: the setting, and Qt's translator."""
    before, installed = language(), []

    def switch(code):
        while installed:
            QCoreApplication.removeTranslator(installed.pop())
        set_language(code)
        translator = make_translator()
        if translator is not None:
            QCoreApplication.installTranslator(translator)
            installed.append(translator)

    yield switch
    switch("en")
    set_language(before)


@pytest.fixture()
def project(qgis_app, qgis_new_project):
    project = QgsProject.instance()
    yield project
    project.clear()


@pytest.fixture()
def files(tmp_path):
    """Today's workshop, with drawings in doubt and a note, and an earlier one."""
    today, earlier = tmp_path / "table_A.gpkg", tmp_path / "earlier.gpkg"
    for goal, name in ((today, "table_A.gpkg"), (earlier, "table_B.gpkg")):
        shutil.copy(SAMPLE_DATA / "workshop" / name, goal)
        shape = shape_of("line", [(98.98, 18.78), (98.99, 18.79)])
        with WorkshopFile.open(goal) as file:
            for certainty in ("sure", "perhaps", "disputed"):
                values = {"future_id": "chaos", "element_id": "road", "certainty": certainty}
                file.append(new_row("draw", "s", file.table_code, shape=shape, **values))
    return today, earlier


def fill(project, files):
    """Put today's drawings and an earlier workshop's on the map, in the language of now."""
    today, earlier = files
    with WorkshopFile.open(today) as file:
        plan = plan_of(file.meta, today)
        ProjectLayers(project, file, plan.futures, plan.elements).ensure()
    add_ghosts(project, [earlier])


def state(project):
    """Return all that is said and drawn: the tree from top to bottom, legends, labels, metadata."""

    def look(node):
        if node.nodeType() == node.NodeGroup:
            return [node.name(), [look(child) for child in node.children()]]
        layer, document = node.layer(), QDomDocument("qgis")
        layer.exportNamedStyle(
            document,
            QgsReadWriteContext(),
            KINDS.Symbology | KINDS.Labeling | KINDS.Fields | KINDS.MapTips | KINDS.Rendering,
        )
        about = layer.metadata()
        # ids of symbols and their layers are drawn at random on newer QGIS
        style = re.sub(r"\{[0-9a-f]{8}-[-0-9a-f]+\}", "", document.toString())
        return [layer.name(), about.title(), about.abstract(), about.language(), style]

    return look(project.layerTreeRoot())


def drawings(project, ghost=False):
    return [
        layer
        for layer in project.mapLayers().values()
        if layer.customProperty("cm_civic/future")
        and layer.customProperty(NOTES_PROPERTY) is None
        and bool(layer.customProperty(GHOST_PROPERTY)) is ghost
    ]


def groups(project):
    return project.layerTreeRoot().findGroups(True)


def labels(layer):
    return [category.label() for category in layer.renderer().categories()]


def is_thai(text):
    return re.search("[ก-๛]", text) is not None


@pytest.mark.parametrize("first", ["th", "en"])
def test_switched_is_what_that_language_gives_and_back(speak, project, files, first):
    speak(first)
    fill(project, files)
    before = state(project)
    speak(OTHER[first])
    assert relabel_project(project, OTHER[first]) == len(project.mapLayers()) > 20
    switched = state(project)
    speak(first)
    relabel_project(project, first)
    assert state(project) == before

    project.clear()
    speak(OTHER[first])
    fill(project, files)
    assert state(project) == switched != before


def test_no_word_of_the_other_language_is_left(speak, project, files):
    speak("th")
    fill(project, files)
    relabel_project(project, "en")
    said = [one.name() for one in (*project.mapLayers().values(), *groups(project))]
    for layer in (*drawings(project), *drawings(project, ghost=True)):
        said += labels(layer)
    road = default_plan().element("road").name.en
    assert {road, f"{road} · perhaps", f"{road} · disputed", "other"} <= set(said)
    assert not [text for text in said if is_thai(text.replace(title_of(files), ""))]


def title_of(files):
    """Return the workshop's own title: words of people, in the one language they wrote."""
    with WorkshopFile.open(files[0]) as file:
        return file.meta["title"]


def test_what_the_user_changed_stays(speak, project, files):
    speak("en")
    fill(project, files)
    layer, ghost = drawings(project)[0], drawings(project, ghost=True)[0]
    was = labels(layer)
    layer.setName("Mine")
    ghost.setName("Mine too")
    for group in groups(project):
        group.setName(f"My {group.name()}")
    renderer = layer.renderer().clone()
    renderer.updateCategoryLabel(0, "Our trees")
    renderer.updateCategoryRenderState(1, False)
    category = renderer.categories()[1]  # in hand, or its symbol would be gone
    symbol = category.symbol().clone()
    symbol.setOpacity(0.25)
    renderer.updateCategorySymbol(1, symbol)
    layer.setRenderer(renderer)
    about = layer.metadata()
    about.setAbstract("My own words")
    layer.setMetadata(about)
    names = [group.name() for group in groups(project)]
    relabel_project(project, "th")
    assert (layer.name(), ghost.name()) == ("Mine", "Mine too")
    assert [group.name() for group in groups(project)] == names
    assert labels(layer)[0] == "Our trees"
    assert is_thai(labels(layer)[1]) and labels(layer)[1] != was[1]
    category = layer.renderer().categories()[1]
    assert category.symbol().opacity() == 0.25 and not category.renderState()
    assert layer.metadata().abstract() == "My own words"
    assert layer.metadata().language() == "ENG"


def test_a_saved_project_speaks_too(speak, project, files, tmp_path):
    speak("en")
    fill(project, files)
    saved = tmp_path / "plan.qgz"
    assert project.write(str(saved))
    project.clear()
    assert project.read(str(saved))
    project.setDirty(False)
    relabel_project(project, "th")
    assert project.isDirty()
    for layer in drawings(project):
        assert is_thai(layer.name()) and all(is_thai(text) for text in labels(layer))
        values = [category.value() for category in layer.renderer().categories()]
        assert "trees" in values and not any(is_thai(str(value)) for value in values)


def test_a_file_that_is_gone_leaves_its_layers_and_no_others(speak, project, files):
    speak("en")
    fill(project, files)
    ghosts = {layer.name() for layer in drawings(project, ghost=True)}
    files[1].unlink()
    relabel_project(project, "th")
    assert {layer.name() for layer in drawings(project, ghost=True)} == ghosts
    assert all(is_thai(layer.name()) for layer in drawings(project))


def test_other_layers_are_left_alone(speak, project):
    speak("en")
    layer = QgsVectorLayer("Point?crs=EPSG:4326", tr("Deals"), "memory")
    project.addMapLayer(layer)
    project.layerTreeRoot().addGroup("Chaos")
    project.setDirty(False)
    assert relabel_project(project, "th") == 0
    assert layer.name() == "Deals" and not project.isDirty()


def decided(name, columns):
    return make_layer(Table(name, columns, [], []), both(lambda: tr("Deals")), "w")


@pytest.mark.parametrize("name, columns", [(VOTES, _VOTE_COLUMNS), (DEALS, _DEAL_COLUMNS)])
def test_votes_and_deals_speak_too(speak, project, name, columns):
    speak("en")
    layer = decided(name, columns)
    project.addMapLayer(layer)
    before = state(project)
    speak("th")
    assert relabel_project(project, "th") == 1
    switched = state(project)
    assert layer.name() == tr("Deals") != "Deals"
    assert "_th" in layer.displayExpression() and "_en" not in layer.displayExpression()
    if name == DEALS:
        assert labels(layer) == [OUTCOMES[c.value()][1] for c in layer.renderer().categories()]
        assert '"to_th"' in layer.labeling().settings().fieldName
    relabel_project(project, "en")
    assert state(project) == before
    project.clear()
    project.addMapLayer(decided(name, columns))
    assert state(project) == switched


def test_deals_of_a_saved_project_are_found_and_speak(speak, project, tmp_path):
    speak("en")
    project.addMapLayer(decided(DEALS, _DEAL_COLUMNS))
    saved = tmp_path / "plan.qgz"
    assert project.write(str(saved))
    project.clear()
    assert project.read(str(saved))
    assert find_layer(project, VOTES, "w") is None and find_layer(project, DEALS, "x") is None
    relabel_project(project, "th")
    layer = find_layer(project, DEALS, "w")
    assert is_thai(layer.name()) and all(is_thai(text) for text in labels(layer))


def test_what_the_user_changed_of_deals_stays(speak, project):
    speak("en")
    layer = decided(DEALS, _DEAL_COLUMNS)
    project.addMapLayer(layer)
    layer.setName("Mine")
    layer.setDisplayExpression('"by"')
    layer.setLabeling(None)
    relabel_project(project, "th")
    assert layer.name() == "Mine" and layer.displayExpression() == '"by"'
    assert layer.labeling() is None


def river_names(plan):
    return names_of({one.id: one for one in plan.elements}, "water_care")


def agreement(project, plan, future):
    """Put an empty map of agreement on the map, in the language of now."""
    about = QgsLayerMetadata()
    about.setTitle(pick(*title((future.name.en, future.name.th))))
    about.setLanguage(pick("ENG", "THA"))
    river, ours = pick(*river_names(plan)), "Tom's and 1 Ann's"
    marks = {"a": f"{AGREED}1 {river}", "b": f"{OPPOSED}2 {ours}"}
    return AgreementLayer(project).show([], about, plan, marks)


def test_the_map_of_agreement_speaks_too(speak, project, files):
    speak("en")
    plan = default_plan()
    chaos = plan.future("chaos").name
    fill(project, files)  # so that there are other plans about
    layer = agreement(project, plan, plan.future("chaos"))
    before = state(project)
    relabel_project(project, "th")
    switched = state(project)[1][0]
    assert layer.name().endswith(chaos.th) and layer.metadata().title() == layer.name()
    rules = layer.renderer().rootRule().children()
    assert len(rules) > 4 and all(is_thai(rule.label()) for rule in rules)
    assert chaos.en not in layer.mapTipTemplate()
    written = layer.labeling().settings().fieldName
    english, thai = river_names(plan)
    assert thai in written and english not in written and "Tom''s and 1 Ann''s" in written
    relabel_project(project, "en")
    assert state(project) == before
    speak("th")
    project.clear()
    agreement(project, plan, plan.future("chaos"))
    assert state(project)[1][0] == switched


def test_both_speaks_each_language_and_forgets_it(speak):
    speak("en")
    english, thai = both(lambda: (language(), tr("Deals"), tr("Table {code}", code="A")))
    assert english == ("en", "Deals", "Table A")
    assert thai[0] == "th" and is_thai(thai[1]) and is_thai(thai[2]) and "A" in thai[2]
    assert (language(), tr("Deals")) == ("en", "Deals")
    speak("th")
    assert both(lambda: tr("Deals")) == (english[1], thai[1])
    with pytest.raises(ZeroDivisionError):
        both(lambda: 1 // 0)
    assert (language(), tr("Deals")) == ("th", thai[1])
