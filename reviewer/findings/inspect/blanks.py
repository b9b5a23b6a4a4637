"""Slots that are still open: one finding a clause, the graver where money, term, party or liability is
blank."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewer.findings.context import place, shorten
from reviewer.findings.index import ContractIndex
from reviewer.findings.observation import Observation
from reviewer.model import Message, Quote

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewer.model import Blank, Clause, Contract

_MATERIAL = re.compile(
    r"金额|价款|价格|费用|租金|报酬|标准|利率|比例|百分|违约金|赔偿|责任|期限|日期|天数|年限|月数|名称|姓名|公司|账号|账户|元|%|％|"
    r"amount|price|fee|rate|date|term|days|name|liabilit|account",
    re.IGNORECASE,
)
_UNIT = re.compile(r"^[\s）)\]】]*(?:元|万元|%|％|日|天|个月|月|年|个工作日|工作日)")


def open_blanks(contract: Contract) -> Iterator[Observation]:
    """Yield `placeholder.open` once for each clause that holds open slots; signature lines are left to be
    signed."""
    index = ContractIndex(contract)
    parties: list[tuple[Clause, Blank]] = []
    for clause in contract.clauses:
        blanks = index.blanks.get(clause.id, ())
        if not blanks or clause.kind == "signature":
            continue
        if clause.kind == "party":
            parties.extend((clause, blank) for blank in blanks)
        else:
            yield _open(clause, blanks)
    if parties:
        yield _unnamed(parties)


def _unnamed(parties: Sequence[tuple[Clause, Blank]]) -> Observation:
    clause, first = parties[0]
    words = [each.text[blank.start : blank.end] for each, blank in parties]
    return Observation(
        kind="placeholder.open",
        message=Message(
            "findings.placeholder.open_parties", {"slot": shorten(words[0]), "count": len(words)}
        ),
        draft=Quote(clause.id, first.start, first.end, words[0]),
        topic="placeholder.open/material",
        data={"slots": words, "count": len(words)},
    )


def _open(clause: Clause, blanks: Sequence[Blank]) -> Observation:
    text = clause.text
    left = [blank for blank in blanks if blank.kind in ("instruction", "clause")]
    material = any(_is_material(text, blank) for blank in blanks)
    first = left[0] if left else blanks[0]
    words = [text[blank.start : blank.end] for blank in blanks]
    key = "instruction" if left else "open" if len(blanks) == 1 else "open_many"
    params: dict[str, str | int | Message] = {
        "place": place(clause),
        "slot": shorten(text[first.start : first.end]),
        "count": len(blanks),
    }
    return Observation(
        kind="placeholder.open",
        message=Message(f"findings.placeholder.{key}", params),
        draft=Quote(clause.id, first.start, first.end, text[first.start : first.end]),
        topic="placeholder.open/instruction"
        if left
        else f"placeholder.open{'/material' if material else ''}",
        data={"slots": words, "count": len(blanks)},
    )


def _is_material(text: str, blank: Blank) -> bool:
    words = text[blank.start : blank.end]
    return bool(_MATERIAL.search(words) or _UNIT.match(text[blank.end : blank.end + 8]))
