"""What every algorithm of the provider says of itself."""

from __future__ import annotations

from qgis.core import QgsProcessingAlgorithm

from ...core.errors import msg
from ..i18n import tr

_GROUPS = {"catalogue": msg("Catalogue"), "opinion": msg("Opinion"), "scenario": msg("Futures")}


class CivicAlgorithm(QgsProcessingAlgorithm):
    """Subclasses give the stable id, and title and help as texts marked with ``msg``."""

    NAME: str
    COLUMN: str
    TITLE: str
    HELP: str

    def createInstance(self) -> CivicAlgorithm:  # noqa: N802
        """Return a new instance, as QGIS asks for."""
        return type(self)()

    def name(self) -> str:
        """Return the stable id."""
        return self.NAME

    def displayName(self) -> str:  # noqa: N802
        """Return the name in the toolbox."""
        return tr(self.TITLE)

    def group(self) -> str:
        """Return the group in the toolbox."""
        return tr(_GROUPS[self.COLUMN])

    def groupId(self) -> str:  # noqa: N802
        """Return the group's stable id."""
        return self.COLUMN

    def shortHelpString(self) -> str:  # noqa: N802
        """Return the help beside the dialog."""
        return tr(self.HELP)
