"""Third step of the opinion dock: what is to be mapped, and what was found."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from qgis.core import QgsMapLayer, QgsProject, QgsRasterLayer
from qgis.gui import QgsDateEdit, QgsMapLayerComboBox
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QFormLayout, QHBoxLayout, QLabel, QPushButton, QWidget

from ...gis.compat import population_filters
from ...gis.i18n import tr
from .widgets import CheckLine, Page, spin_box, text_label

if TYPE_CHECKING:
    from pathlib import Path

    from ...gis.opinion.making import Population, Settings

HOTSPOTS, TOPICS, WAVES = "hotspots", "topics", "waves"
SCAN, SILENCE, POINTS = "clusters", "silence", "points"
"""What can be mapped."""


class MapPage(Page):
    """Asks for topic, cells, the least number of people and who lives where; offers the maps.

    ``wanted`` carries which map is asked for, ``again_wanted`` that the map chosen in the layer
    tree is to be made once more.
    """

    wanted = pyqtSignal(str)
    again_wanted = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("cmCivicOpinionMap", parent)
        self._busy = self._ready = self._has_topics = False
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.topic_combo = _combo("cmCivicOpinionTopic")
        self.cell_spin = spin_box("cmCivicOpinionCell", 50, 5000, 250, 50)
        self.cell_spin.setSuffix(" " + tr("m"))
        self.rings_spin = spin_box("cmCivicOpinionRings", 1, 5, 1, 1)
        self.people_spin = spin_box("cmCivicOpinionPeople", 3, 100, 5, 1)
        self.population_combo = QgsMapLayerComboBox()
        self.population_combo.setObjectName("cmCivicOpinionPopulation")
        self.population_combo.setAllowEmptyLayer(True, tr("not known"))
        self.population_combo.setFilters(population_filters())
        self.population_combo.setCurrentIndex(0)  # setLayer(None) would show nothing at all
        self.population_combo.setMinimumContentsLength(6)
        self.population_combo.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.population_combo.setToolTip(
            _rich(
                tr(
                    "A raster of residents, or a layer of points or areas with a field named "
                    "population. With it the map tells people per 1,000 residents, clusters and "
                    "silence."
                )
            )
        )
        for words, field in (
            (tr("Topic"), self.topic_combo),
            (tr("Width of a cell"), self.cell_spin),
            (tr("Rings of neighbours"), self.rings_spin),
            (tr("Least people in a cell"), self.people_spin),
            (tr("Who lives where"), self.population_combo),
        ):
            form.addRow(_label(words, field), field)
        self.column.addLayout(form)
        self.rate_check = CheckLine(
            tr("Hotspots of people per resident"),
            "cmCivicOpinionRate",
            _rich(
                tr(
                    "Not where most people speak, but where more do than live there; small numbers "
                    "of residents are smoothed. Needs who lives where."
                )
            ),
        )
        self.column.addWidget(self.rate_check)

        self.privacy_label = text_label("cmCivicOpinionPrivacy")
        self.privacy_label.setText(
            tr(
                "Exact points are never put on the map: they could show who wrote. "
                "Cells of few people are withheld."
            )
        )
        self.column.addWidget(self.privacy_label)

        self.buttons: dict[str, QPushButton] = {}
        self.step_combo = _combo("cmCivicOpinionStep")
        for words, step in (
            (tr("by day"), "day"),
            (tr("by week"), "week"),
            (tr("by month"), "month"),
        ):
            self.step_combo.addItem(words, step)
        self.step_combo.setCurrentIndex(2)
        self._add_button(HOTSPOTS, "Find", tr("Find hotspots"))
        self._add_button(
            TOPICS,
            "Topics",
            tr("Hotspots of each topic"),
            tr("A layer for each of the commonest topics, in a group"),
        )
        self._add_button(WAVES, "Waves", tr("Find waves"), beside=self.step_combo)
        self.cut_edit = QgsDateEdit()
        self.cut_edit.setObjectName("cmCivicOpinionCut")
        self.cut_edit.setAllowNull(True)
        self.cut_edit.setNullRepresentation(tr("no day"))
        self.cut_edit.setDisplayFormat("yyyy-MM-dd")
        self.cut_edit.clear()
        self.cut_edit.setToolTip(
            _rich(
                tr("The patterns of waves then tell of each cell how many spoke before and since")
            )
        )
        cut = QHBoxLayout()
        cut.addWidget(_label(tr("Before and after"), self.cut_edit))
        cut.addWidget(self.cut_edit, 1)
        self.column.addLayout(cut)
        self._add_button(
            SCAN,
            "Clusters",
            tr("Find clusters"),
            tr(
                "Circles in which more people speak than live there, or speak of the topic than "
                "of anything. Needs who lives where, or a topic."
            ),
        )
        self._add_button(
            SILENCE,
            "Silence",
            tr("Map the silence"),
            tr("Where people live and nobody spoke. Needs who lives where."),
        )
        self.mask_spin = spin_box("cmCivicOpinionMask", 50, 5000, 300, 50)
        self.mask_spin.setSuffix(" " + tr("m"))
        self._add_button(
            POINTS,
            "MaskedPoints",
            tr("Masked points"),
            tr(
                "The posts as points, each moved at random by up to so many metres and at least a "
                "fifth of it, without author, text and hour"
            ),
            self.mask_spin,
        )
        self.again_button = QPushButton(tr("Run again"))
        self.again_button.setObjectName("cmCivicOpinionAgain")
        self.again_button.setToolTip(
            _rich(
                tr(
                    "Make the map that is chosen in the layer tree once more by its recipe, and "
                    "say whether it comes out the same"
                )
            )
        )
        self.again_button.clicked.connect(lambda _on: self.again_wanted.emit())
        self.column.addWidget(self.again_button)

        self.result_label = text_label("cmCivicOpinionResult")
        self.result_label.hide()
        self.column.addWidget(self.result_label)
        self.column.addStretch(1)
        self.population_combo.layerChanged.connect(lambda _layer: self._enable())
        self.topic_combo.currentIndexChanged.connect(lambda _index: self._enable())
        self.forget()

    @property
    def find_button(self) -> QPushButton:
        """The button of the hotspots."""
        return self.buttons[HOTSPOTS]

    @property
    def waves_button(self) -> QPushButton:
        """The button of the waves."""
        return self.buttons[WAVES]

    def settings(self, pack: Path | None = None) -> Settings:
        """Return what the user asks for, with a city pack where its areas are needed."""
        from ...gis.opinion.making import Settings

        return Settings(
            float(self.cell_spin.value()),
            self.rings_spin.value(),
            self.people_spin.value(),
            self.topic_combo.currentData() or "",
            pack,
            step=self.step_combo.currentData(),
            cut=None if self.cut_edit.isNull() else self.cut_edit.date().toString("yyyy-MM-dd"),
            whole_area=False,  # a pack may cover a province of which the posts fill a town
            population=self.population(),
            mask_m=float(self.mask_spin.value()),
            per_resident=self.rate_check.isEnabled() and self.rate_check.isChecked(),
        )

    def population(self) -> Population | None:
        """Return who lives where, None where that is not known."""
        from ...gis.opinion.making import Population

        layer = self.population_combo.currentLayer()
        if layer is None:
            return None
        return Population(layer.source(), isinstance(layer, QgsRasterLayer))

    def forget(self) -> None:
        """Offer nothing: there is no import."""
        self.offer({}, False)
        self.result_label.hide()

    def offer(self, topics: dict[str, int], ready: bool) -> None:
        """Offer the topics of an import; ``ready`` where any post has a place."""
        from ...gis.opinion.topic_words import topic_words

        self.topic_combo.clear()
        self.topic_combo.addItem(tr("All topics"), "")
        for topic, count in sorted(topics.items(), key=lambda item: -item[1]):
            self.topic_combo.addItem(f"{topic_words(topic)}: {count:,}", topic)
        self._ready, self._has_topics = ready, bool(topics)
        self._offer_populations()
        self._enable()

    def offer_again(self, ready: bool) -> None:
        """Offer maps too once a person has given posts a place."""
        self._ready = self._ready or ready
        self._enable()

    def set_busy(self, busy: bool) -> None:
        """Say whether work goes on, during which no button may be pressed."""
        self._busy = busy
        self._enable()

    def show_result(self, sentences: list[str], path: Path | None = None) -> None:
        """Show what was found and the file it was written to."""
        lines = list(sentences)
        if path is not None:
            name = path.name.replace("_", "_\u200b")  # a name may break at its underscores
            lines.append(tr("Saved as {file}", file=name))
        self.result_label.setText("<br>".join(html.escape(line) for line in lines))
        self.result_label.setToolTip(str(path or ""))
        self.result_label.show()

    def _add_button(
        self, what: str, name: str, words: str, tip: str = "", beside: QWidget | None = None
    ) -> None:
        button = self.buttons[what] = QPushButton(words)
        button.setObjectName(f"cmCivicOpinion{name}")
        button.setToolTip(_rich(tip))
        button.clicked.connect(lambda _on: self.wanted.emit(what))
        row = QHBoxLayout()
        row.addWidget(button, 1)
        if beside is not None:
            row.addWidget(beside)
        self.column.addLayout(row)

    def _offer_populations(self) -> None:
        """Leave out layers that lie in no file: a worker could not open them."""
        layers = QgsProject.instance().mapLayers().values()
        self.population_combo.setExceptedLayerList([one for one in layers if not _in_file(one)])

    def _enable(self) -> None:
        based = self.population_combo.currentLayer() is not None
        possible = {
            TOPICS: self._has_topics,
            SCAN: based or bool(self.topic_combo.currentData()),
            SILENCE: based,
        }
        for what, button in self.buttons.items():
            button.setEnabled(self._ready and not self._busy and possible.get(what, True))
        self.rate_check.setEnabled(based)
        self.again_button.setEnabled(not self._busy)


def _label(words: str, field: QWidget) -> QLabel:
    label = QLabel(words)
    label.setWordWrap(True)
    label.setMinimumWidth(90)  # or the longest would set how narrow the dock can be
    label.setBuddy(field)
    return label


def _in_file(layer: QgsMapLayer) -> bool:
    return layer.providerType() in ("ogr", "gdal")


def _rich(tip: str) -> str:
    return f"<p>{html.escape(tip)}</p>" if tip else ""  # rich, so that it wraps


def _combo(name: str) -> QComboBox:
    combo = QComboBox()
    combo.setObjectName(name)
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setMinimumContentsLength(6)
    return combo
