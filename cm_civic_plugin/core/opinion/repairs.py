"""The repairs of an import that can be switched off, told without loading the readers."""

from __future__ import annotations

from ..errors import msg

HEALED = msg("tail of a broken record put back under its columns")
SWAPPED = msg("latitude and longitude swapped back")
BUDDHIST = msg("Buddhist year turned into a Common Era year")
BACKSLASH = msg("quotes escaped by a backslash")
MOJIBAKE = msg("letters garbled by a wrong encoding (mojibake) put right")
ZERO_WIDTH = msg("invisible characters taken out")
FANCY_LETTERS = msg("fancy letters turned into plain ones")
SARA_AM = msg("SARA AM typed in pieces put together")

REPAIRS = {
    "mojibake": MOJIBAKE,
    "zero_width": ZERO_WIDTH,
    "fancy_letters": FANCY_LETTERS,
    "sara_am": SARA_AM,
    "buddhist_years": BUDDHIST,
    "swapped_coordinates": SWAPPED,
    "backslash_quotes": BACKSLASH,
    "healed_tails": HEALED,
}
"""Stable id -> words, in the order of the WITHOUT parameter."""
