"""Slots that are still open: one finding an article, the graver where money, term, party or liability is
blank."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewer.findings.context import number_of, place, shorten
from reviewer.findings.index import ContractIndex
from reviewer.findings.observation import Observation
from reviewer.model import Message, Quote
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewer.model import Blank, Clause, Contract

    Found = tuple[Clause, Blank]

_MATERIAL = lazy(
    r"金额|价款|价格|费用|租金|报酬|标准|利率|比例|百分|违约金|赔偿|责任|期限|日期|天数|年限|月数|名称|姓名|公司|账号|账户|元|%|％|"
    r"amount|price|fee|rate|date|term|days|name|liabilit|account",
    re.IGNORECASE,
)
_UNIT = lazy(r"^[\s）)\]】]*(?:元|万元|%|％|日|天|个月|月|年|个工作日|工作日)")


def open_blanks(contract: Contract) -> Iterator[Observation]:
    """Yield `placeholder.open` once for each article that holds open slots, and once for the particulars of
    the parties; signature lines are left to be signed."""
    index = ContractIndex(contract)
    parties: list[Found] = []
    articles: dict[str, list[Found]] = {}
    for clause in contract.clauses:
        blanks = index.blanks.get(clause.id, ())
        if not blanks or clause.kind == "signature":
            continue
        group = parties if clause.kind == "party" else articles.setdefault(_article(index, clause), [])
        group.extend((clause, blank) for blank in blanks)
    for found in articles.values():
        yield _open(found)
    if parties:
        yield _told(parties, "open_parties", parties[0], "/material", {})


def _article(index: ContractIndex, clause: Clause) -> str:
    """Return the id of the article a clause belongs to; of the clause itself where it stands under none."""
    for above in (clause, *index.ancestors(clause)):
        if above.kind in ("article", "annex"):
            return above.id
    return clause.id


def _open(found: Sequence[Found]) -> Observation:
    left = [each for each in found if each[1].kind in ("instruction", "clause")]
    material = any(_is_material(clause.text, blank) for clause, blank in found)
    paths = [clause.path for clause, _ in found]
    shared = paths[0][: _common(paths)]
    params: dict[str, str | int | Message] = {"place": number_of(shared) or place(found[0][0])}
    if left:
        return _told(found, "instruction", left[0], "/instruction", {"place": place(left[0][0])})
    key = "open" if len(found) == 1 else "open_many"
    return _told(found, key, found[0], "/material" if material else "", params)


def _common(paths: Sequence[tuple[str, ...]]) -> int:
    """Return how many numbers, from the article down, all the paths begin with."""
    levels = enumerate(zip(*paths, strict=False))
    return next((at for at, numbers in levels if len(set(numbers)) > 1), min(map(len, paths)))


def _told(
    found: Sequence[Found], key: str, first: Found, detail: str, params: dict[str, str | int | Message]
) -> Observation:
    clause, blank = first
    words = [each.text[each_blank.start : each_blank.end] for each, each_blank in found]
    start, end = _quoted(clause.text, blank)
    return Observation(
        kind="placeholder.open",
        message=Message(
            f"findings.placeholder.{key}", {**params, "slot": _shown(clause.text, blank), "count": len(words)}
        ),
        draft=Quote(clause.id, start, end, clause.text[start:end]),
        topic=f"placeholder.open{detail}",
        data={"slots": words, "count": len(words), "clauses": [each.id for each, _ in found]},
        covers=tuple(
            (None, Quote(each.id, slot.start, slot.end, each.text[slot.start : slot.end]))
            for each, slot in found
            if each.id != clause.id
        ),
    )


def _quoted(text: str, blank: Blank) -> tuple[int, int]:
    """Return what is quoted of a slot: itself, or a mere gap with the words about it."""
    if text[blank.start : blank.end].strip():
        return blank.start, blank.end
    unit = _UNIT.match(text[blank.start :])
    return _led_from(text, blank.start), blank.start + unit.end() if unit else blank.end


def _led_from(text: str, start: int) -> int:
    """Return where the words before a slot begin by which a reader knows it: a few letters, whole words."""
    lead = _LEAD.search(text[:start])
    begin = lead.start() if lead else start
    if begin == start:
        return start
    whole = _CUT.search(text, max(0, begin - _LONGEST), begin + 1)
    return whole.start() if whole and whole.end() == begin + 1 else begin


_LEAD = lazy(r"[^，,。；;：:\n_＿]{0,8}[：:]?\s*$")
_CUT = lazy(r"[A-Za-z]+$|[甲乙丙丁戊己]方$")
_LONGEST = 20
"""Letters of the longest word that is quoted whole."""
_LINE = lazy(r"[_＿]{4,}")


def _shown(text: str, blank: Blank) -> str:
    """Return a slot as a reader knows it again: a bare line with the words before it."""
    slot = text[blank.start : blank.end]
    if any(glyph.isalnum() for glyph in slot):
        return shorten(slot, 24)
    return _LINE.sub("____", text[_led_from(text, blank.start) : blank.start] + slot)


def _is_material(text: str, blank: Blank) -> bool:
    words = text[blank.start : blank.end]
    return bool(_MATERIAL.search(words) or _UNIT.match(text[blank.end : blank.end + 8]))
