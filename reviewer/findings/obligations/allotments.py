"""What is dealt out to whom: 水费由甲方承担，电费、燃气费由乙方承担.

A member of one list that passes into the list of another party changes hands though no name changed.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from reviewer.findings.obligations.claims import Claims
from reviewer.findings.obligations.gains import relieved, who
from reviewer.findings.obligations.side import BOTH
from reviewer.findings.obligations.words import observed, shorten
from reviewer.findings.tables import table
from reviewer.language.folding import fold_key
from reviewer.language.modality import modality_table
from reviewer.language.roles import compiled_with
from reviewer.language.spans import SpanIndex
from reviewer.patterns import compiled, lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reviewer.findings.obligations.reading import Reading
    from reviewer.findings.obligations.side import Side
    from reviewer.findings.observation import Observation
    from reviewer.language.norms import Span
    from reviewer.model import Quote

__all__ = ["allotments"]

_JOINT = lazy(r"、|以及|或者|[及和与或]|\s*,\s*(?:and|or)\s+|\s+(?:and|or)\s+|\s*,\s*", re.IGNORECASE)
_HEAD = lazy(
    r".*的|^(?:其中|但|而|且|并|则|至于|关于|就)+|^(?:(?:whereas|while|whilst|but|and|any|all|the|each)\s+)+",
    re.IGNORECASE,
)
_OWNS = r"(?!的|所在|住所|住址|户籍|经常居住|注册|登记|营业|经营|主要办事)"
"""Behind a party to whom a thing is dealt out, and not behind one whose place or court it is:
争议由甲方所在地人民法院管辖."""
_LEAST = 2


class _Lot(Struct, frozen=True):
    """A member of a list and whose it is."""

    span: Span
    reach: Span
    """The member with all that stands between it and the name of the party."""
    key: str
    right: bool
    said: str
    """The words that deal it out: 由甲方承担."""


def _either(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


def _party(labels: Iterable[str]) -> str:
    """Return an expression for every name of a party and every word that stands for whichever it is."""
    parties = modality_table()["parties"]
    return _either(map(re.escape, {*labels, *parties["variable"], *parties["collective"]}))


@lru_cache(maxsize=64)
def _chinese(labels: tuple[str, ...]) -> re.Pattern[str]:
    """Return what deals things out: 水费由甲方承担, 甲方负责水费."""
    words, party = table("allotments"), _party(labels)
    begin, part = r"(?:^|(?<=[，,；;。：:\n]))", r"[^，；;。：:\n]"
    return compiled_with(
        labels,
        rf"{begin}(?P<things>{part}{{2,60}}?)(?P<to>由|归属于|归属|归|属于)(?P<who>{party}){_OWNS}"
        rf"(?=(?P<verb>[^，；;。：:\n、]{{0,12}}))"
        rf"|{begin}(?P<doer>{party})(?:{_either(words['before_verb'])})*"
        rf"(?P<act>{_either(words['verbs'])})(?P<objects>{part}{{2,60}})",
    )


@lru_cache(maxsize=64)
def _english(labels: tuple[str, ...]) -> re.Pattern[str]:
    """Return what deals things out: fees are borne by the Buyer, the Buyer shall bear fees."""
    words, party = table("allotments")["english"], _party(labels)
    be = r"(?P<to>)(?:is|are|shall\s+be|will\s+be|must\s+be|to\s+be)"
    for_whom = r"for\s+the\s+account\s+of|the\s+responsibility\s+of|for"
    next_one = rf",?\s+(?:and|whereas|while|whilst|but)\s+(?:the\s+)?(?:{party})\b"
    return compiled_with(
        labels,
        rf"(?i)(?:^|(?<=[.;:,]\s)|(?<=whereas\s)|(?<=while\s)|(?<=but\s))(?P<things>[^.;:\n]{{2,90}}?)\s+{be}\s+"
        rf"(?:(?P<verb>{_either(words['done'])})\s+by|{for_whom})?\s*(?:the\s+)?(?P<who>{party})\b"
        rf"(?:['’]s?\s+(?:sole\s+)?(?:account|responsibility|expense|cost))?"
        rf"|\b(?P<doer>{party})\s+(?:shall|will|must|agrees\s+to|undertakes\s+to)\s+"
        rf"(?P<act>{_either(words['acts'])})\s+(?P<objects>[^.;:\n]{{2,90}}?)(?=[.;:\n]|$|{next_one})",
    )


@lru_cache(maxsize=1)
def _tail() -> re.Pattern[str]:
    words = table("allotments")
    return compiled(
        rf"(?:{_either(words['tails'])})+$|\s+(?:{_either(words['english']['shared'])})$", re.IGNORECASE
    )


def allotments(reading: Reading, told: Iterable[Observation]) -> Iterator[Observation]:
    """Yield an observation for the members that pass from one party's list to another's where no name was
    exchanged and told."""
    if len(reading.parties) < _LEAST:
        return
    before, after = _lots(reading, reading.base, base=True), _lots(reading, reading.draft, base=False)
    claimed = Claims(reading, [seen for seen in told if seen.kind == "obligation.bearer"])
    moved: dict[tuple[str, str], list[tuple[_Lot, _Lot]]] = {}
    for name, old in before.items():
        new = after.get(name)
        if new is None or old.key == new.key or BOTH in (old.key, new.key):
            continue
        if not claimed.has(old.reach, None) and not claimed.has(None, new.reach):
            moved.setdefault((old.key, new.key), []).append((old, new))
    for (old_key, new_key), rows in moved.items():
        right = rows[0][0].right
        words = tuple(shorten(reading.base.text[slice(*old.span)]) for old, _ in rows)
        seen = observed(
            reading,
            "bearer",
            "bearer.allotted_right" if right else "bearer.allotted",
            "allotted",
            base=_hull(old for old, _ in rows),
            draft=_hull(new for _, new in rows),
            favours=relieved(reading, *((new_key, old_key) if right else (old_key, new_key))),
            params={"words": words, "old": who(old_key), "new": who(new_key)},
            data={"from": old_key, "to": new_key, "slot": "owner" if right else "agent", "grade": None},
        )
        yield replace(seen, covers=tuple(_joints(reading, rows)))


def _joints(
    reading: Reading, rows: Iterable[tuple[_Lot, _Lot]]
) -> Iterator[tuple[Quote | None, Quote | None]]:
    """Yield the words between members that only went along with those that passed: 水费、电费和燃气费."""
    sentences = [
        (reading.base.sentence(old.span[0]), reading.draft.sentence(new.span[0])) for old, new in rows
    ]
    said = {lot.said for row in rows for lot in row}
    for mark in reading.marks:
        words = reading.base.text[slice(*mark.base)], reading.draft.text[slice(*mark.draft)]
        if not all(_joins(word) or word.strip("，, ") in said for word in words):
            continue
        if any(a <= mark.base[0] < b or c <= mark.draft[0] < d for (a, b), (c, d) in sentences):
            yield reading.base.quote(*mark.base), reading.draft.quote(*mark.draft)


def _joins(words: str) -> bool:
    """Whether words, if any, only join members."""
    return not words or bool(_JOINT.fullmatch(f" {words.strip()} " if words.isascii() else words))


def _hull(lots: Iterable[_Lot]) -> Span:
    spans = [lot.reach for lot in lots]
    return min(low for low, _ in spans), max(high for _, high in spans)


def _lots(reading: Reading, side: Side, *, base: bool) -> dict[str, _Lot]:
    """Return what the sentences that an edit touches deal out, by the words for it; what is dealt out twice
    is left out."""
    found: dict[str, _Lot] = {}
    twice: set[str] = set()
    quotes = [edit.base if base else edit.draft for edit in reading.view.edits]
    edited = SpanIndex([span for quote in quotes if quote and (span := side.offset(quote))])
    for low, high in side.sentences:
        if not edited.meeting((low, high)):
            continue
        pattern = (_english if side.text[low:high].isascii() else _chinese)(tuple(side.labels))
        for match in pattern.finditer(side.text, low, high):
            for name, lot in _members(side, match):
                if name in found:
                    twice.add(name)
                found[name] = lot
    return {name: lot for name, lot in found.items() if name not in twice}


def _members(side: Side, match: re.Match[str]) -> Iterator[tuple[str, _Lot]]:
    """Yield each member that a match deals out, with its words in one spelling."""
    name, things, verb = ("who", "things", "verb") if match["who"] else ("doer", "objects", "act")
    key = side.key(match[name]) or match[name]
    right = any(word in (match[verb] or "").lower() for word in table("allotments")["rights"]) or (
        match["to"] not in (None, "", "由") and not match[verb]
    )
    start, end = match.span(things)
    said = (
        side.text[end : match.end(verb)]
        if verb == "verb" and match[verb]
        else side.text[match.start(name) : start]
    )
    for joint in [*_JOINT.finditer(side.text, start, end), None]:
        low, high = _core(side.text, start, joint.start() if joint else end)
        start = joint.end() if joint else end
        if high - low >= _LEAST:
            place = match.span(name)
            lot = _Lot((low, high), (min(low, place[0]), max(high, place[1])), key, right, said)
            yield fold_key(side.text[low:high]).lower(), lot


def _core(text: str, low: int, high: int) -> Span:
    """Return a member without what it has in common with the others: 租赁期内房屋的, 等费用."""
    words = text[low:high].rstrip()
    tail = _tail().search(words)
    high = low + (tail.start() if tail else len(words))
    head = _HEAD.match(text[low:high])
    return (low + head.end() if head else low), high
