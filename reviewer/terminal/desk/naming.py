"""What a clause is called on the screen: its number, its place in a table, or the label it begins with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.exporting.places import place_of, row_place
from reviewer.language.wrapping import clip
from reviewer.messages import say
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from reviewer.model import Clause, Contract, Language, Quote, Review
    from reviewer.terminal.desk.points import Point

SHORT = 20
"""Cells of a name made of a clause's own words."""
_LABEL = lazy(r"\s*([^：:。；，]{1,16})[：:]")


def clause_name(contract: Contract, clause: Clause, lang: Language, *, brief: bool = False) -> str:
    """Return what to call a clause where it is cited on the screen; `brief` where there is little room."""
    if clause.kind == "table":
        return row_place(contract, clause, lang, brief=brief)
    if clause.number:
        return place_of(contract, clause, lang)
    own = _own_name(clause)
    above = contract.clause(clause.parent) if clause.parent else None
    if brief or above is None or above.kind == "title" or not own:
        return own
    upper = _own_name(above) if not above.number else place_of(contract, above, lang)
    return f"{upper} · {own}" if upper else own


def _own_name(clause: Clause) -> str:
    if clause.heading:
        return clip(clause.heading, SHORT)
    label = _LABEL.match(clause.text)
    return label[1] if label else clip(clause.text, SHORT)


def column_name(contract: Contract, quote: Quote | None) -> str:
    """Return the head of the column that a quote of a table row begins in; empty where there is none."""
    if quote is None:
        return ""
    clause = contract.clause(quote.clause)
    for (start, end), name in zip(clause.cells, clause.columns, strict=False):
        if start <= quote.start < max(end, start + 1) and quote.end <= end:
            return name
    return ""


def where(point: Point, review: Review, lang: Language, *, brief: bool = False) -> str:
    """Return the places of a point on both sides: `8.2 → 9.2`, or one where they agree."""
    comparison = review.comparison
    names: list[str] = []
    for contract, quote in ((comparison.base, point.finding.base), (comparison.draft, point.finding.draft)):
        if quote is None:
            continue
        name = clause_name(contract, contract.clause(quote.clause), lang, brief=brief)
        column = "" if brief else column_name(contract, quote)
        name = f"{name} · {column}" if column else name
        if name and name not in names:
            names.append(name)
    if not names and point.pair and point.place[0] >= 0:
        pair = comparison.pairs[point.place[0]]
        contract, ids = (comparison.draft, pair.draft) if pair.draft else (comparison.base, pair.base)
        names = [clause_name(contract, contract.clause(ids[0]), lang, brief=brief)]
    return " → ".join(names) or say("terminal.finding.whole", lang)
