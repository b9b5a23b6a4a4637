"""Particulars of the parties: representative, code, address, bank details, each with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.language.roles import compiled_with
from reviewer.model import PartyField
from reviewer.patterns import either, lazy
from reviewer.structure.zones import FIELD

if TYPE_CHECKING:
    from reviewer.model import Clause
    from reviewer.structure.introduced import Introduction

_SEAL = lazy(r"[（(][^（()）]{0,6}(?:签|盖|章)|[\s_＿]*年[\s_＿]*月")
_END = lazy(r"[；;。]|[，,](?=\s*$)|[，,](?=[^，,]{0,16}[:：])")


def read_particulars(
    clause: Clause, known: dict[str, Introduction], owners: list[str], places: list[tuple[int, str]]
) -> None:
    """Add the particulars of a line to their parties.

    `owners` are the labels that the line or the line before introduced, `places` the labels in this line. A
    particular belongs to the label before it; where a line repeats one (`电话：　电话：`), the second is that
    of the second owner.
    """
    text = clause.text
    matches = list(FIELD.finditer(text))
    seen: dict[str, int] = {}
    for at, match in enumerate(matches):
        key = "".join(match.group(1).split()) if not match.group(1).isascii() else match.group(1)
        stop = matches[at + 1].start() if at + 1 < len(matches) else len(text)
        stop = min([stop, *(start for start, _ in places if match.end() < start < stop)])
        raw = text[match.end() : stop]
        end = _END.search(raw)
        raw = raw[: end.start()] if end else raw
        value = raw.strip(" ，,")
        nth = seen.get(key, 0)
        seen[key] = nth + 1
        before = [label for start, label in places if start < match.start()]
        party = known.get(before[-1] if before else owners[min(nth, len(owners) - 1)])
        if party is None or not value or _SEAL.match(value):
            continue
        if any(field.name == key and field.value == value for field in party.fields):
            continue
        start = match.end() + raw.index(value)
        party.fields.append(PartyField(key, value, clause.id, start, start + len(value)))


def read_accounts(clauses: tuple[Clause, ...], known: dict[str, Introduction]) -> None:
    """Add the bank details of a payment clause to the party whose account the clause names."""
    if not known:
        return
    labels = either(known)
    account = compiled_with(known, rf"({labels})(?:(?!{labels})[^，。；]){{0,14}}(?:[账帐]户|[账帐]号)")
    owner: tuple[str, str] | None = None
    for clause in clauses:
        text = clause.text
        if clause.kind in ("party", "signature", "note"):
            continue
        if owner and (clause.parent == owner[0] or clause.kind == "table") and FIELD.match(text):
            read_particulars(clause, known, [owner[1]], [])
            continue
        if "户" not in text and "账号" not in text and "帐号" not in text:
            continue
        match = account.search(text)
        if match:
            owner = (clause.id, match.group(1))
            if FIELD.search(text, match.end()):
                read_particulars(clause, known, [match.group(1)], [])
