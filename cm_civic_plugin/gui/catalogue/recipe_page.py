"""What the dock tells of a recipe: how to read its map, what it does not say, what is on it."""

from __future__ import annotations

from html import escape

from ...core.catalogue.pack import READY, PackManifest
from ...core.catalogue.recipes import Recipe
from ...core.catalogue.records import Catalogue
from ...gis.i18n import language, tr
from .layer_tree import status_word


def recipe_html(recipe: Recipe, manifest: PackManifest | None, catalogue: Catalogue) -> str:
    """Return a recipe's page as HTML: question, how to read it, caution, layers and their state."""
    here = language()
    parts = [
        f"<h3 style='margin:0'>{escape(recipe.title(here))}</h3>",
        f"<p style='margin:2px 0 6px 0'><i>{escape(recipe.text('question', here))}</i></p>",
        f"<p style='margin:2px 0'><b>{escape(tr('How to read it'))}:</b> "
        f"{escape(recipe.text('reading', here))}</p>",
        "<p style='margin:6px 0;background:#fff1c2;color:#5c4300'>"
        f"<b>! {escape(tr('What it does not say'))}:</b> "
        f"{escape(recipe.text('caution', here))}</p>",
        f"<p style='margin:6px 0 0 0'><b>{escape(tr('Its layers, from top to bottom'))}</b></p>",
    ]
    lines = []
    for item in recipe.layers:
        record = catalogue.record(item.id)
        state = manifest.layers.get(item.id) if manifest else None
        if state is None or state.status != READY:
            sign, word = "✕", status_word(state)
        elif item.visible:
            sign, word = "✓", tr("shown")
        else:
            sign, word = "○", tr("switched off at first")
        lines.append(
            f"<tr><td>{sign}&nbsp;</td><td style='color:{record.theme.colour}'>"
            f"{escape(record.title(here))}&nbsp;&nbsp;</td>"
            f"<td style='color:gray'>{escape(word)}</td></tr>"
        )
    return f"{''.join(parts)}<table>{''.join(lines)}</table>"
