"""What every algorithm of the provider says of itself."""

from __future__ import annotations

from collections.abc import Callable

from qgis.core import QgsProcessingAlgorithm, QgsProcessingFeedback

from ...core.errors import Cancelled, msg
from ..i18n import tr

_GROUPS = {"catalogue": msg("Catalogue"), "opinion": msg("Opinion"), "scenario": msg("Futures")}


def progress_of(feedback: QgsProcessingFeedback) -> Callable[[float], None]:
    """Return what takes the share done (0-1), and raises ``Cancelled`` once the user cancelled."""

    def progress(share: float) -> None:
        if feedback.isCanceled():
            raise Cancelled
        feedback.setProgress(100 * share)

    return progress


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
