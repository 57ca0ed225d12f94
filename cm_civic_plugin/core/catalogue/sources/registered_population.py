"""The province's open data ``poppulation``: registered people by district and year."""

from __future__ import annotations

from ...errors import BadInput, msg
from .found import UNREADABLE, UNSURE_YEAR, Found, integer, is_buddhist, plain, sure_year
from .table import Table

COLUMNS = ("ปี", "อำเภอ", "จำนวน")


def district(name: str) -> str:
    """Return a district's name without its prefix; the city's own by its full name."""
    bare = plain(name)
    for prefix in ("อำเภอ", "อ."):
        bare = bare.removeprefix(prefix).strip()
    return "เมืองเชียงใหม่" if bare == "เมือง" else bare


def read(table: Table) -> Found:
    """Return the newest year's figures: name_th, year_ce (Common Era), population.

    Each year is read by its own era, so that 2566 and 2023 are one year. Raises BadInput
    where columns lack, no row can be read, or a district has two figures for one year.
    """
    found = Found()
    figures: dict[int, dict[str, tuple[int, int]]] = {}
    years: dict[bool, int] = {}  # Buddhist or not: the newest year so written
    unsure: list[tuple[int, int]] = []
    for number, row in table.rows(COLUMNS):
        year, people = integer(row["ปี"]), integer(row["จำนวน"])
        name = district(row["อำเภอ"])
        if year is None or people is None or people < 0 or not name:
            found.dropped[UNREADABLE] += 1
            continue
        common = sure_year(year)
        if common is None:
            found.dropped[UNSURE_YEAR] += 1
            unsure.append((number, year))
            continue
        era = is_buddhist(year)
        years[era] = max(year, years.get(era, year))
        other = figures.setdefault(common, {}).setdefault(name, (people, number))
        if other[0] != people:
            raise BadInput(
                msg(
                    "{file}, row {row}: {district} already has another figure for {year} in row "
                    "{other}. Keep one row for each district and year."
                ),
                file=table.path.name,
                row=number,
                district=name,
                year=year,
                other=other[1],
            )
    if unsure:
        found.notes.append(
            (
                msg(
                    "{file}, row {row}: the year {year} could be of either era or of none, so "
                    "{count} rows were left out. Write years with four digits."
                ),
                {
                    "file": table.path.name,
                    "row": unsure[0][0],
                    "year": unsure[0][1],
                    "count": len(unsure),
                },
            )
        )
    if not figures:
        raise BadInput(
            msg("{file} holds no row with a year and a number. Download it again."),
            file=table.path.name,
        )
    newest = max(figures)
    found.source_date = f"{newest}-12-31"  # the register is counted at the end of the year
    if len(years) == 2:
        found.notes.append(
            (
                msg(
                    "{file} mixes years of the Buddhist Era, such as {be}, with years of the "
                    "Common Era, such as {ce}. Each was read by its own era."
                ),
                {"file": table.path.name, "be": years[True], "ce": years[False]},
            )
        )
    elif True in years:
        found.notes.append(
            (
                msg("Years in {file} are Buddhist Era: {be} is {ce}."),
                {"file": table.path.name, "be": newest + 543, "ce": newest},
            )
        )
    found.rows = [
        {"name_th": name, "year_ce": newest, "population": people}
        for name, (people, _row) in figures[newest].items()
    ]
    return found
