"""Bare numbers, of things that no table of units knows: how many hours of lessons, the price in a column."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from reviewer.findings.amounts import plain
from reviewer.findings.context import NOTHING
from reviewer.findings.measures import column_of
from reviewer.findings.observation import Observation
from reviewer.findings.phrases import gain_of, what_is
from reviewer.language.english_words import read
from reviewer.language.numerals import ENGLISH, bare_number
from reviewer.model import Message, Quote
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from reviewer.findings.view import ClauseView, PairView

__all__ = ["figure_change"]

_COLUMNS = 3
_YEAR = lazy(r"(?:19|20)\d{2}")
_COUNTED = lazy(
    rf"(?P<body>an? \w+ of )?(?P<number>\d+|{ENGLISH}|(?:an? |the )?(?:sole|single))"
    r" (?P<noun>(?:[a-z-]+ ){0,3}[a-z]{3,})",
    re.IGNORECASE,
)
"""How many of something: three arbitrators, a sole arbitrator, a panel of three experts."""
_ORDINAL = lazy(r"\d+(?:st|nd|rd|th)|[a-z]+(?:-[a-z]+)?", re.IGNORECASE)
_OF_MONTH = lazy(
    r"(?: (?:calendar|business|working|banking))? day(?: of\b|$|(?= each\b))"
    r"|,? (?:of|in) (?:each|every|any|that|the (?:following|next|same|succeeding|relevant))"
    r" (?:calendar )?(?:month|quarter|year)\b",
    re.IGNORECASE,
)
"""What makes an ordinal before it a day of the calendar: the tenth day of each month, the 5th of every
month."""
_ONLY = lazy(r"(?:an? |the )?(?:sole|single)", re.IGNORECASE)
_SOME = lazy(
    r"(?:plenty of|several|some|many|numerous|various|a few|a number of|any number of|an unlimited number of"
    r"|unlimited|as many|countless)(?: [a-z-]+){0,3}",
    re.IGNORECASE,
)
"""How many, left open."""
_RANK = lazy(
    r"[\s-]+(?:rank|lien|charge|mortgage|pledge|priority|refusal|offer|class|instance|party|parties)",
    re.IGNORECASE,
)
"""What an ordinal before it is no count of: a second ranking charge, a right of first refusal."""
_GRADE = lazy(r"等(?:座|舱|席|铺|仓|品|奖)")
"""What an ordinal before it grades: 二等座."""
_MEASURED = lazy(r"(?P<number>\d[\d,]*(?:\.\d+)?) ?(?P<unit>[A-Za-z°℃Ωμ²³/]{1,8})")
"""A number with a unit that no table knows."""
_STREET = lazy(
    r"[A-Za-z]?,? (?:(?:[A-Z][\w'’.-]*|of|the) ){1,4}?"
    r"(?:Road|Rd|Street|St|Avenue|Ave|Lane|Drive|Boulevard|Blvd|Way|Square|Place|Court"
    r"|Close|Crescent|Terrace|Quay|Row|Highway|Parkway|Gardens|Hill|Park|Wharf|Embankment|Alley|Circle|Plaza|Mews|Walk|Parade)\b"
)
_NAMED = lazy(
    r"\b(?:Unit|Suite|Room|Floor|Flat|Apartment|Block|Building|Tower|Plot|Lot|Gate|Berth|Hangar|Dock|Warehouse|Workshop|Shop|Box)"
    r"(?: [Nn]o\.| [Nn]umber)? $"
)
"""What makes the number beside it part of an address: 88 Quay Street, Unit 7."""
_OF_THINGS = lazy(
    r"\s(?:[A-Za-z][a-z-]*\s){0,2}(?!(?i:dollars|pounds|euros?|cents|pence|francs|yen|yuan|sterling|plus|shares))"
    r"[A-Za-z][a-z]{2,}s\b"
)
"""What is counted, and no money: 1,200 students."""
_MONEY = lazy(r"[价款金额费元]|租|运费|小计|合计|(?i:price|amount|total|fee|cost|usd|eur|rmb|cny)")


def figure_change(view: PairView, base: Quote | None, draft: Quote | None) -> Observation | None:
    """Return the observation of an edit that puts one bare number for another; None for any other edit.

    In a column of prices, or with thousands set apart, it is an amount, a year for another a date, elsewhere
    a count.
    """
    if base is None or draft is None:
        return None
    base, draft = _without_unit(*_without_noun(base, draft))
    old, new = _number(base.quote), _number(draft.quote)
    if (old is None or new is None) and _of_some(base.quote, draft.quote):
        old, new = (_number(_counted(quote.quote)) for quote in (base, draft))
    elif old is None or new is None:
        return None
    if old == new:
        return None
    side = view.draft_of(draft.clause)
    if _counts_nothing(side, draft):
        return None
    cell = column_of(side.clause, draft.start)
    sort = _sort(side, base, draft, cell[1] if cell is not None else _head_above(side, draft))
    notes = NOTHING
    by = new / old if old and new is not None else None
    if by is not None and sort == "amount":
        notes = Message("findings.number.times", {"times": plain(round(by, 2))})
    return Observation(
        kind=f"number.{sort}",
        message=Message(
            "findings.number.changed",
            {
                "what": what_is("", sort, cell),
                "old": base.quote,
                "new": draft.quote,
                "notes": notes,
                "gain": gain_of("unclear"),
            },
        ),
        pair=view.pair.id,
        base=base,
        draft=draft,
        topic=f"number.{sort}",
        data={
            "old": plain(old) if old is not None else None,
            "new": plain(new) if new is not None else None,
            "unit": None,
            "per": None,
            "ratio": round(float(by), 4) if by is not None else None,
            "measure": None,
            "bearer": None,
        },
    )


def _counts_nothing(side: ClauseView, quote: Quote) -> bool:
    """Whether a number ranks what stands behind it or is part of an address."""
    if _GRADE.match(side.text, quote.end):
        return True
    if not quote.quote.isdigit() and _RANK.match(side.text, quote.end):
        return True
    return bool(_STREET.match(side.text, quote.end) or _NAMED.search(side.text, 0, quote.start))


def _sort(side: ClauseView, base: Quote, draft: Quote, head: str) -> str:
    """Return what two numbers are, `amount`, `date` or `count`, by their spelling and the head above them."""
    grouped = "," in base.quote + draft.quote and not _OF_THINGS.match(side.text, draft.end)
    if grouped or _MONEY.search(head):
        return "amount"
    days = all(_ORDINAL.fullmatch(quote.quote) for quote in (base, draft))
    if days and _OF_MONTH.match(side.text, draft.end):
        return "date"
    return "date" if all(_YEAR.fullmatch(quote.quote) for quote in (base, draft)) else "count"


def _number(words: str) -> Decimal | None:
    """Return the value of a bare number; of the only one there is, one."""
    return Decimal(1) if _ONLY.fullmatch(words) else bare_number(words)


def _counted(words: str) -> str:
    """Return the number before a noun, or the words themselves: two chances."""
    found = _COUNTED.fullmatch(words)
    return found["number"] if found else words


def _of_some(old: str, new: str) -> bool:
    """Whether one side counts what the other leaves open: plenty of chances, two chances."""
    for one, two in ((old, new), (new, old)):
        if _SOME.fullmatch(one) and _number(_counted(two)) is not None:
            return True
    return False


def _without_noun(old: Quote, new: Quote) -> tuple[Quote, Quote]:
    """Return both quotes without a noun behind the number that only agrees with it: one director, two
    directors."""
    one, two = (_COUNTED.fullmatch(quote.quote) for quote in (old, new))
    if one is None or two is None or read(one["noun"]) != read(two["noun"]):
        return old, new
    first, second = (
        Quote(
            quote.clause,
            quote.start + match.start("number"),
            quote.start + match.end("number"),
            match["number"],
        )
        for quote, match in ((old, one), (new, two))
    )
    return first, second


def _without_unit(old: Quote, new: Quote) -> tuple[Quote, Quote]:
    """Return both quotes without a unit in Latin letters or signs that both numbers have: 300dpi, 50Hz."""
    one, two = (_MEASURED.fullmatch(quote.quote) for quote in (old, new))
    if one is None or two is None or one["unit"] != two["unit"]:
        return old, new
    first, second = (
        Quote(quote.clause, quote.start, quote.start + match.end("number"), match["number"])
        for quote, match in ((old, one), (new, two))
    )
    return first, second


def _head_above(side: ClauseView, quote: Quote) -> str:
    """Return the field above words in a table that a text file sets in lines, fields set off by blanks: in
    the nearest line above with as many fields and no figure; empty where there is none."""
    fields = side.text.split()
    if len(fields) < _COLUMNS or side.clause.parent is None:
        return ""
    place = len(side.text[: quote.start].split())
    parent = side.contract.clause(side.clause.parent)
    rows = side.index.children.get(parent.id, ())
    before = rows[: next((at for at, row in enumerate(rows) if row.id == side.clause.id), 0)]
    for line in (*reversed(before), parent):
        heads = line.text.split()
        if len(heads) == len(fields) and not any(sign.isdigit() for sign in line.text):
            return heads[min(place, len(heads) - 1)]
    return ""
