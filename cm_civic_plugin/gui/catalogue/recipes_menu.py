"""The menu of recipes: bundles of layers for a question."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QMenu, QWidget

from ...core.catalogue.pack import PackManifest
from ...core.catalogue.recipes import Recipe, recipes
from ...core.errors import CivicError
from ...gis.catalogue.recipes import missing
from ...gis.i18n import language, say, tr


class RecipesMenu(QMenu):
    """Lists the recipes when it is opened; ``chosen`` carries a recipe's id.

    ``manifest`` gives the pack in use, by which a recipe with no layer ready is greyed.
    """

    chosen = pyqtSignal(str)

    def __init__(
        self, manifest: Callable[[], PackManifest | None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("cmCivicRecipes")
        self.setToolTipsVisible(True)
        self._manifest = manifest
        self.aboutToShow.connect(self.fill)

    def fill(self) -> None:
        """List the recipes in the current language."""
        self.clear()
        manifest = self._manifest()
        try:
            known = recipes()
        except CivicError as error:
            self.addAction(say(error)).setEnabled(False)
            return
        for recipe in known:
            lacking = missing(recipe, manifest)
            action = self.addAction(recipe.title(language()))
            action.setObjectName(f"cmCivicRecipe_{recipe.id}")
            action.setEnabled(len(lacking) < len(recipe.layers))
            action.setToolTip(_tip(recipe, len(lacking)))
            action.triggered.connect(lambda _on, wanted=recipe.id: self.chosen.emit(wanted))


def _tip(recipe: Recipe, lacking: int) -> str:
    here = language()
    parts = [
        f"<b>{escape(recipe.text('question', here))}</b>",
        escape(recipe.text("reading", here)),
        f"<i>{escape(recipe.text('caution', here))}</i>",
    ]
    if lacking:
        parts.append(
            escape(
                tr(
                    "{lacking} of its {all} layers are not ready in this pack.",
                    lacking=lacking,
                    all=len(recipe.layers),
                )
            )
        )
    return "<p>" + "</p><p>".join(parts) + "</p>"
