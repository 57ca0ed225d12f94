"""The Processing provider ``cmcivic``."""

from __future__ import annotations

from qgis.core import QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from ...core.resources import ICONS
from ..i18n import tr
from .agreement_map import AgreementMap
from .build_city_pack import BuildCityPack
from .erase_opinions import EraseOpinions
from .hotspot_overlap import HotspotOverlap
from .import_opinions import ImportOpinions
from .merge_workshops import MergeWorkshops
from .opinion_hotspots import OpinionHotspots
from .opinion_scan import OpinionScan
from .opinion_silence import OpinionSilence
from .opinion_waves import OpinionWaves
from .scenario_indicators import ScenarioIndicators


class CivicProvider(QgsProcessingProvider):
    """Registers the algorithms; the docks call the same functions as these do."""

    def id(self) -> str:  # noqa: A003 (QGIS's name)
        """Return the id that algorithm ids begin with."""
        return "cmcivic"

    def name(self) -> str:
        """Return the name in the toolbox."""
        return tr("Chiang Mai Civic")

    def icon(self) -> QIcon:
        """Return the plugin's icon."""
        return QIcon(str(ICONS / "plugin.svg"))

    def loadAlgorithms(self) -> None:  # noqa: N802
        """Add the algorithms; QGIS calls this at registration and refresh."""
        for algorithm in (
            BuildCityPack(),
            ImportOpinions(),
            OpinionHotspots(),
            OpinionWaves(),
            HotspotOverlap(),
            OpinionScan(),
            OpinionSilence(),
            EraseOpinions(),
            MergeWorkshops(),
            AgreementMap(),
            ScenarioIndicators(),
        ):
            self.addAlgorithm(algorithm)
