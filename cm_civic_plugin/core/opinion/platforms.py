"""The platforms whose exports can be read, told without loading their readers."""

from __future__ import annotations

PLATFORMS: dict[str, str] = {
    "traffy": "Traffy Fondue",
    "csv": "CSV",
    "facebook": "Facebook",
    "content_library": "Meta Content Library",
    "crowdtangle": "CrowdTangle",
    "business_suite": "Meta Business Suite",
    "decidim": "Decidim",
    "polis": "Pol.is",
    "ushahidi": "Ushahidi",
    "fixmystreet": "FixMyStreet",
    "open311": "Open311 (SeeClickFix)",
    "consul": "CONSUL",
    "kobo": "KoboToolbox",
    "odk": "ODK Central",
    "line": "LINE",
    "google_forms": "Google Forms",
}
"""Platform code -> name as people call it, in the order of the PLATFORM parameter."""

SUFFIXES = ("*.csv", "*.tsv", "*.txt", "*.json", "*.geojson", "*.xml", "*.xlsx", "*.gpkg", "*.zip")
"""How exports are named, as file dialogs want it; content decides what they are."""
