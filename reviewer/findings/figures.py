"""Bare numbers, of things that no table of units knows: how many hours of lessons, the price in a column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.findings.amounts import plain
from reviewer.findings.context import NOTHING, shorten
from reviewer.findings.measures import column_of
from reviewer.findings.observation import Observation
from reviewer.findings.phrases import gain_of, what_is
from reviewer.language.numerals import bare_number
from reviewer.model import Message
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from reviewer.findings.view import PairView
    from reviewer.model import Quote

__all__ = ["figure_change"]

_MONEY = lazy(r"[价款金额费元]|租|运费|小计|合计|(?i:price|amount|total|fee|cost|usd|eur|rmb|cny)")


def figure_change(view: PairView, base: Quote | None, draft: Quote | None) -> Observation | None:
    """Return the observation of an edit that puts one bare number for another; None for any other edit.

    In a column of prices, or with thousands set apart, it is an amount, elsewhere a count.
    """
    if base is None or draft is None:
        return None
    old, new = bare_number(base.quote), bare_number(draft.quote)
    if old is None or new is None or old == new:
        return None
    cell = column_of(view.draft_of(draft.clause).clause, draft.start)
    money = (cell is not None and _MONEY.search(cell[1])) or "," in base.quote + draft.quote
    sort = "amount" if money else "count"
    what = what_is("", sort)
    if cell is not None:
        row, column = (shorten(words, 24) for words in cell)
        what = Message("findings.cell", {"row": row, "column": column})
    notes = NOTHING
    by = new / old if old else None
    if by is not None and sort == "amount":
        notes = Message("findings.number.times", {"times": plain(round(by, 2))})
    return Observation(
        kind=f"number.{sort}",
        message=Message(
            "findings.number.changed",
            {"what": what, "old": base.quote, "new": draft.quote, "notes": notes, "gain": gain_of("unclear")},
        ),
        pair=view.pair.id,
        base=base,
        draft=draft,
        topic=f"number.{sort}",
        data={
            "old": plain(old),
            "new": plain(new),
            "unit": None,
            "per": None,
            "ratio": round(float(by), 4) if by is not None else None,
            "measure": None,
            "bearer": None,
        },
    )
