"""What one party bore alone, divided between two or joined again in one hand.

甲方承担运费及保险费 became 甲方承担运费，乙方承担保险费: no duty is new, another party bears an old one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from reviewer.findings.obligations.claims import Claims
from reviewer.findings.obligations.deciding import decides
from reviewer.findings.obligations.gains import who
from reviewer.findings.obligations.shifts import deducted
from reviewer.findings.obligations.side import BOTH
from reviewer.findings.obligations.words import observed
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reviewer.findings.obligations.matches import Matches
    from reviewer.findings.obligations.reading import Reading
    from reviewer.findings.obligations.side import Side
    from reviewer.findings.observation import Observation
    from reviewer.language.norms import Norm, Span
    from reviewer.model import Quote

__all__ = ["carried", "divided", "told_with", "without"]

_EDGE = " ，,。；;、：:和及与并由归应当须的"
_LEAST = 2
_HALF = ("obligation.bearer/dropped", "obligation.bearer/named")
_COST = lazy(r"费|税|损失|风险|成本|开支|款")
_TITLE = lazy(r"的?(?:所有权|著作权|版权|专利权|商标权|知识产权|使用权|收益权|处分权|权利|权益|权属)+$")
_OWNS = lazy(r"(?:单独|共同|独家|独占)?(?:所有|享有|拥有|共有)")
_BESIDE = 2
"""So many letters before a norm, a comma and a joining word, belong to the edit that put it in."""


class Divided(Struct, frozen=True):
    """A norm that stands on one side alone and speaks of what a norm of the other side spoke of."""

    norm: Norm
    base: bool
    holder: str
    """Who bears or holds it on the other side."""
    thing: Span
    """Where the other side speaks of it."""


def divided(reading: Reading, matches: Matches) -> tuple[Divided, ...]:
    """Return the norms that came or went with nothing new in them but who bears what was borne already."""
    return tuple(
        one
        for norms, base in ((matches.new, False), (matches.gone, True))
        for norm in norms
        if (one := _borne(reading, norm, base=base)) is not None
    )


def without(matches: Matches, found: Iterable[Divided]) -> Matches:
    """Return the matches without the norms that are told as divided."""
    spoken = [one.norm for one in found]
    return replace(
        matches,
        gone=tuple(norm for norm in matches.gone if norm not in spoken),
        new=tuple(norm for norm in matches.new if norm not in spoken),
    )


def told_with(
    reading: Reading, found: Iterable[Divided], told: Iterable[Observation]
) -> Iterator[Observation]:
    """Yield what was told, with one observation more for each norm that now falls to another party; where it
    falls to the same, its words go with what is told of the other's share."""
    spoken = list(told)
    for one in found:
        side, _ = _sides(reading, base=one.base)
        here, there = side.key(one.norm.bearer), one.holder
        if here != there:
            spoken.append(_shift(reading, one, here, there))
            continue
        at = next((n for n, seen in enumerate(spoken) if seen.kind == "obligation.bearer"), None)
        if at is not None:
            spoken[at] = replace(spoken[at], covers=(*spoken[at].covers, *_covers(reading, one)))
    yield from spoken


def carried(reading: Reading, matches: Matches, told: Iterable[Observation]) -> Iterator[Observation]:
    """Yield what was told, with one observation more for each norm that stayed while the edit names for it
    another party than the one that acts in the words before.

    It says more than that a party was dropped or named: 甲方提供场地并承担电费 became 甲方提供场地，
    电费由乙方承担.
    """
    spoken = list(told)
    claimed = Claims(reading, (seen for seen in spoken if seen.topic not in _HALF))
    for old, new in matches.pairs:
        before, after = reading.base.key(old.bearer), reading.draft.key(new.bearer)
        if before == after or not {before, after} <= {*reading.parties, BOTH} or old.burden * new.burden < 0:
            continue
        spans = old.bearer_span, new.bearer_span
        named = [
            span is not None and reading.touched(span, base=base)
            for span, base in zip(spans, (True, False), strict=True)
        ]
        if not any(named) or claimed.has(spans[0] if named[0] else None, spans[1] if named[1] else None):
            continue
        if deducted(reading, spans[0], spans[1]):
            continue
        seen = _moved(
            reading, (old.start, old.end), (new.start, new.end), old if old.cue else new, (before, after)
        )
        spoken = [one for one in spoken if one.topic not in _HALF or not _within(one, seen)]
        spoken.append(seen)
    yield from spoken


def _within(one: Observation, other: Observation) -> bool:
    return all(
        here is None
        or (there is not None and here.clause == there.clause and there.start <= here.start < there.end)
        for here, there in ((one.base, other.base), (one.draft, other.draft))
    )


def _sides(reading: Reading, *, base: bool) -> tuple[Side, Side]:
    return (reading.base, reading.draft) if base else (reading.draft, reading.base)


def _borne(reading: Reading, norm: Norm, *, base: bool) -> Divided | None:
    side, other = _sides(reading, base=base)
    if norm.bearer_span is None or norm.grade == "D" or side.key(norm.bearer) not in reading.parties:
        return None
    begin = max(norm.bearer_span[1], norm.cue[1] if norm.cue else 0)
    for span in ((begin, norm.end), (norm.start, norm.bearer_span[0])):
        words = side.text[slice(*span)].strip(_EDGE)
        owned = _TITLE.sub("", words)
        for thing in dict.fromkeys((words, words.rpartition("的")[2], owned)):
            if len(thing) < _LEAST or side.text.count(thing) != 1 or other.text.count(thing) != 1:
                continue
            at = other.text.index(thing)
            holder = _holder(reading, other, (at, at + len(thing)), norm, owned=thing == owned != words)
            if holder is not None:
                return Divided(norm, base, holder, (at, at + len(thing)))
    return None


def _holder(reading: Reading, side: Side, thing: Span, like: Norm, *, owned: bool) -> str | None:
    """Return who bears or owns a thing, by the norm that speaks of it or the words that give it away."""
    if owned:
        low, high = side.sentence(thing[0])
        owners = (m for m in side.mentions if low <= m.start < high and m.slot in ("owner", "agent"))
        return next((side.key(m.label) for m in owners if _OWNS.match(side.text, m.end)), None)
    norm = side.norm_at(*thing)
    if (
        norm is None
        or norm.grade == "D"
        or not norm.start <= thing[0] < norm.end
        or norm.burden * like.burden < 0
    ):
        return None
    key = side.key(norm.bearer)
    return key if key in reading.parties else None


def _shift(reading: Reading, one: Divided, here: str | None, there: str | None) -> Observation:
    span = one.norm.start, one.norm.end
    if one.base:
        seen = _moved(reading, span, one.thing, one.norm, (here, there))
    else:
        seen = _moved(reading, one.thing, span, one.norm, (there, here))
    return replace(seen, covers=_covers(reading, one))


def _moved(
    reading: Reading, base: Span, draft: Span, norm: Norm, holders: tuple[str | None, str | None]
) -> Observation:
    """Return the observation of a norm that another party bears; `holders` before and after."""
    old, new = holders
    gainer = old if norm.burden > 0 else new
    if gainer not in reading.parties:
        gainer = reading.other(new if norm.burden > 0 else old)
    words = reading.base.text[slice(*base)] + reading.draft.text[slice(*draft)]
    settles = _settles(reading, norm)
    if settles:
        gainer = new if new in reading.parties else reading.other(old)
    say = "decision" if settles else "cost" if norm.burden > 0 and _COST.search(words) else "duty"
    if norm.burden <= 0 and not settles:
        say = "owner" if norm.grade == "D" else "right"
    return observed(
        reading,
        "bearer",
        f"bearer.{say}",
        say,
        base=base,
        draft=draft,
        favours=gainer or "unclear",
        params={"old": who(old), "new": who(new)},
        data={"from": old, "to": new, "slot": "decider" if settles else "bearer", "grade": norm.grade},
    )


def _settles(reading: Reading, norm: Norm) -> bool:
    """Whether whoever bears a norm settles something for both."""
    side = reading.base if norm in reading.base.norms else reading.draft
    return norm.bearer_span is not None and decides(side.text, *norm.bearer_span) > 0


def _covers(reading: Reading, one: Divided) -> tuple[tuple[Quote | None, Quote | None], ...]:
    """Return the edits that put the norm in or took it out."""
    found = []
    for mark in reading.marks:
        span = mark.base if one.base else mark.draft
        if span[0] < one.norm.end and one.norm.start - _BESIDE < span[1]:
            found.append((reading.base.quote(*mark.base), reading.draft.quote(*mark.draft)))
    return tuple(found)
