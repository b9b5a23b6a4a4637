"""The table of duties and rights: who owes what, under which clause, how strongly, and what is unequal.

As plain values for whoever draws it, as lines of text, as a chapter in Markdown and as part of a page.
"""

from __future__ import annotations

from html import escape as text
from typing import TYPE_CHECKING

from msgspec import Struct

from reviewer.exporting.markup import escape
from reviewer.exporting.places import place_of
from reviewer.exporting.words import with_note
from reviewer.findings.balance import balance_of, words_of
from reviewer.findings.inspect.scene import Scene
from reviewer.messages import render, say

if TYPE_CHECKING:
    from reviewer.findings.balance import Balance, Entry, Kind
    from reviewer.model import Contract, Language, Quote

__all__ = [
    "BalanceEntry",
    "BalanceRow",
    "BalanceTable",
    "balance_chapter",
    "balance_html",
    "balance_lines",
    "balance_table",
]

_KINDS: tuple[tuple[Kind, str], ...] = (
    ("duty", "duty"),
    ("ban", "ban"),
    ("right", "right"),
    ("remedy", "remedy_kind"),
    ("penalty", "penalty_kind"),
)
_STRENGTH = {
    "O4": "absolute",
    "O3": "firm",
    "O3w": "firm",
    "O2": "soft",
    "O1": "effort",
    "F1": "soft",
    "R+": "sole",
}
"""What is said of a grade; a grade that is not named here is the usual one of its kind."""


class BalanceEntry(Struct, frozen=True):
    """One duty, ban, right, remedy or penalty."""

    place: str
    """The clause as a reader names it."""
    strength: str | None
    """How strongly, where it is not the usual way: 绝对, 尽力; None where it is."""
    both: bool
    """Whether it binds or entitles both sides."""
    quote: Quote


class BalanceRow(Struct, frozen=True):
    """All entries of one kind of a party, those of both parties included."""

    party: str
    kind: Kind
    name: str
    entries: tuple[BalanceEntry, ...]

    def places(self, lang: Language) -> tuple[str, ...]:
        """Return each clause once, with `*` for what holds for both sides and its strength behind."""
        named = ((f"{one.place}{'*' if one.both else ''}", one.strength) for one in self.entries)
        return tuple(dict.fromkeys(with_note(place, note, lang) for place, note in named))

    def listed(self, lang: Language) -> str:
        """Return the clauses in one line."""
        return say("check.checklist.separator", lang).join(self.places(lang))


class BalanceTable(Struct, frozen=True):
    """The rows of a contract, and its asymmetries as sentences."""

    rows: tuple[BalanceRow, ...]
    unequal: tuple[str, ...]


def balance_table(contract: Contract, lang: Language) -> BalanceTable | None:
    """Return the table of a contract between two parties or more; None for other texts."""
    if contract.kind != "contract" or len(contract.parties) < 2:
        return None
    table = balance_of(Scene(contract))
    if not table.entries:
        return None
    rows = tuple(
        BalanceRow(label, kind, say(f"check.balance.{name}", lang), entries)
        for label in table.parties
        for kind, name in _KINDS
        if (entries := _entries(contract, table, label, kind, lang))
    )
    return BalanceTable(rows, tuple(render(words_of(one), lang) for one in table.asymmetries))


def _entries(
    contract: Contract, table: Balance, label: str, kind: Kind, lang: Language
) -> tuple[BalanceEntry, ...]:
    return tuple(_entry(contract, entry, lang) for entry in table.of(label, kind))


def _entry(contract: Contract, entry: Entry, lang: Language) -> BalanceEntry:
    clause = contract.clause(entry.quote.clause)
    while clause.number is None and clause.parent:
        clause = contract.clause(clause.parent)
    key = _STRENGTH.get(entry.strength)
    strength = say(f"check.strength.{key}", lang) if key and key != "firm" else None
    return BalanceEntry(place_of(contract, clause, lang), strength, entry.party == "both", entry.quote)


def balance_lines(contract: Contract, lang: Language) -> list[str]:
    """Return the table as lines of text, a line a party and kind; nothing for other texts."""
    table = balance_table(contract, lang)
    if table is None:
        return []
    lines = [say("check.balance.title", lang)]
    for row in table.rows:
        facts = {
            "label": row.party,
            "kind": row.name,
            "count": len(row.entries),
            "list": row.listed(lang),
        }
        lines.append("  " + say("check.balance.detail", lang, **facts))
    return lines + ["  " + say("check.balance.asymmetry", lang, words=words) for words in table.unequal]


def _heads(lang: Language) -> list[str]:
    return [say(f"check.balance.{key}", lang) for key in ("party", "kind", "number", "clauses")]


def balance_chapter(contract: Contract, lang: Language) -> list[str]:
    """Return the table as a chapter of the notes in Markdown; nothing for other texts."""
    table = balance_table(contract, lang)
    if table is None:
        return []
    heads = _heads(lang)
    lines = [
        f"## {say('check.balance.title', lang)}",
        "",
        f"| {' | '.join(heads)} |",
        "| --- | --- | --: | --- |",
    ]
    lines += [
        f"| {escape(row.party)} | {row.name} | {len(row.entries)} | {escape(row.listed(lang))} |"
        for row in table.rows
    ]
    lines += ["", say("check.balance.legend", lang), ""]
    unequal = [f"- {escape(say('check.balance.asymmetry', lang, words=words))}" for words in table.unequal]
    return [*lines, *unequal, *([""] if unequal else [])]


def balance_html(contract: Contract, lang: Language) -> list[str]:
    """Return the table as a folded part of a page; nothing for other texts."""
    table = balance_table(contract, lang)
    if table is None:
        return []
    heads = _heads(lang)
    lines = [
        '<details class="balance">',
        f"<summary>{text(say('check.balance.title', lang))}</summary>",
        "<table>",
        "<tr>" + "".join(f"<th>{text(head)}</th>" for head in heads) + "</tr>",
    ]
    for row in table.rows:
        cells = (row.party, row.name, str(len(row.entries)), row.listed(lang))
        lines.append("<tr>" + "".join(f"<td>{text(cell)}</td>" for cell in cells) + "</tr>")
    lines += ["</table>", f"<p>{text(say('check.balance.legend', lang))}</p>"]
    lines += [f"<p>{text(say('check.balance.asymmetry', lang, words=words))}</p>" for words in table.unequal]
    return [*lines, "</details>"]
