"""Topics in the current language: exports and the codebook call them by Thai names."""

from __future__ import annotations

from functools import lru_cache

from ...core.opinion.codebook import shipped
from ..i18n import language


def topic_words(topic: str) -> str:
    """Return what to call a topic: in English, where it is known, its English name comes first."""
    if language() == "th":
        return topic
    english = _english().get(topic)
    return f"{english} ({topic})" if english else topic


@lru_cache(maxsize=1)
def _english() -> dict[str, str]:
    return {category.title_th: category.title_en for category in shipped().categories}
