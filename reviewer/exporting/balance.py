"""The table of duties and rights as plain text: who owes what, under which clause, and what is unequal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.exporting.places import place_of
from reviewer.findings.balance import balance_of, words_of
from reviewer.findings.inspect.scene import Scene
from reviewer.messages import render, say

if TYPE_CHECKING:
    from reviewer.findings.balance import Balance, Kind
    from reviewer.model import Contract, Language

__all__ = ["balance_lines"]

_ROWS: tuple[tuple[Kind, str], ...] = (
    ("duty", "duty"),
    ("ban", "ban"),
    ("right", "right"),
    ("remedy", "remedy_kind"),
    ("penalty", "penalty_kind"),
)


def balance_lines(contract: Contract, lang: Language) -> list[str]:
    """Return the table of a contract between two parties or more, a line a party and sort; nothing for
    other texts.

    Each entry is named by its clause; `*` marks what binds or entitles both sides.
    """
    if contract.kind != "contract" or len(contract.parties) < 2:
        return []
    table = balance_of(Scene(contract))
    if not table.entries:
        return []
    lines = [say("check.balance.title", lang)]
    for label in table.parties:
        for kind, name in _ROWS:
            places = _places(contract, table, label, kind, lang)
            if places:
                words = say(f"check.balance.{name}", lang)
                shown = say("check.checklist.separator", lang).join(places)
                count = len(table.of(label, kind))
                lines.append(
                    "  " + say("check.balance.detail", lang, label=label, kind=words, count=count, list=shown)
                )
    unequal = [render(words_of(one), lang) for one in table.asymmetries]
    lines += ["  " + say("check.balance.asymmetry", lang, words=words) for words in unequal]
    return lines


def _places(contract: Contract, table: Balance, label: str, kind: Kind, lang: Language) -> list[str]:
    found: dict[str, None] = {}
    for entry in table.of(label, kind):
        clause = contract.clause(entry.quote.clause)
        while clause.number is None and clause.parent:
            clause = contract.clause(clause.parent)
        mark = "*" if entry.party == "both" else ""
        found[place_of(contract, clause, lang) + mark] = None
    return list(found)
