"""A sentence that went from one place of a clause and stands at another of it is told as that, once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.findings.contents import told_as_wording
from reviewer.findings.context import is_whole, sentence_at
from reviewer.findings.partly_told import CASE, LEADS
from reviewer.model import Quote

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reviewer.findings.observation import Observation
    from reviewer.model import Comparison, Contract

__all__ = ["told_as_moved", "without_moved"]

_TOPIC = "obligation.condition/sentence"
_LEAST = 6
"""Characters of the shortest words that are known again at another place."""
_MOST = 20_000
"""Characters of the longest clause in which words are looked for."""
_ENDS = " 　。；;.！？!?\n"
_MARKS = f"{_ENDS}，：:"
_OF_PARTS = frozenset(
    f"obligation.condition/{name}" for name in ("content", "condition_wording", "attribute")
)


def without_moved(seen: Iterable[Observation], comparison: Comparison) -> list[Observation]:
    """Return the observations but those of words that came or went with their sentence, which the clauses of
    the pair hold on the other side as it is."""
    return [one for one in seen if not _moved(one, comparison)]


def _moved(one: Observation, comparison: Comparison) -> bool:
    quote = one.base or one.draft
    if (
        one.pair is None
        or quote is None
        or (one.base and one.draft)
        or not one.kind.startswith(("obligation.", "law.changed", "number."))
    ):
        return False
    in_draft = one.base is not None
    text = (comparison.base if in_draft else comparison.draft).clause(quote.clause).text
    low, high = sentence_at(text, quote.start, quote.end)
    words = text[low:high].strip(_ENDS)
    return len(words) >= _LEAST and _again(words, one.pair, comparison, in_draft=in_draft) is not None


def told_as_moved(seen: Iterable[Observation], comparison: Comparison) -> Iterator[Observation]:
    """Yield the observations; a whole sentence that one of them says went, or came, and that the clauses of
    its pair hold on the other side as well, is told once as words at another place; so is a whole part of a
    Chinese sentence that makes a statement of its own."""
    told: set[tuple[str, str]] = set()
    for one in seen:
        sides = _elsewhere(one, comparison)
        if sides is None or one.pair is None:
            yield one
            continue
        words = sides[1 if one.base else 0].quote
        if (one.pair, words) not in told:
            told.add((one.pair, words))
            yield told_as_wording(one.pair, *sides, 2)


def _elsewhere(one: Observation, comparison: Comparison) -> tuple[Quote, Quote] | None:
    """Return what an observation says went, or came, with the same words on the other side of its pair; None
    where they are not there, or where it speaks of no whole sentence or part."""
    quote = one.base or one.draft
    part = one.topic in _OF_PARTS
    if (one.topic != _TOPIC and not part) or one.pair is None or quote is None or (one.base and one.draft):
        return None
    words = quote.quote.strip(_MARKS if part else _ENDS)
    if len(words) < _LEAST or (
        part and not _states(quote, comparison.base if one.base else comparison.draft)
    ):
        return None
    other = _again(words, one.pair, comparison, in_draft=one.base is not None, part=part)
    if other is None or (part and not _under_the_same(one, other, comparison)):
        return None
    return (quote, other) if one.base else (other, quote)


def _states(quote: Quote, contract: Contract) -> bool:
    """Tell whether words are a whole part of a sentence and more than what another part hangs on."""
    words = quote.quote.strip(_MARKS)
    text = contract.clause(quote.clause).text
    start = text.find(words, quote.start)
    return _is_part(text, start, start + len(words)) and not LEADS.match(words) and not CASE.search(words)


def _under_the_same(one: Observation, other: Quote, comparison: Comparison) -> bool:
    """Tell whether the parts of a sentence on which words hang, those before them, are the same on both
    sides."""
    mine = one.base or one.draft
    ours, theirs = (comparison.base, comparison.draft) if one.base else (comparison.draft, comparison.base)
    return mine is not None and _cases(ours, mine) == _cases(theirs, other)


def _cases(contract: Contract, quote: Quote) -> list[str]:
    text = contract.clause(quote.clause).text
    start, _ = sentence_at(text, quote.start, quote.end)
    parts = (part.strip() for part in text[start : quote.start].split("，"))
    return [part for part in parts if LEADS.match(part) or CASE.search(part)]


def _is_part(text: str, start: int, end: int) -> bool:
    """Tell whether marks of punctuation, or the ends of a text, stand on both sides of a range."""
    before, behind = text[:start].rstrip(), text[end:].lstrip()
    return (not before or before[-1] in _MARKS) and (not behind or behind[0] in _MARKS)


def _again(
    words: str, pair_id: str, comparison: Comparison, *, in_draft: bool, part: bool = False
) -> Quote | None:
    """Return where words stand in the clauses of a pair on one side, as whole sentences or as a whole part of
    one."""
    pair = comparison.pairs_by_id[pair_id]
    contract = comparison.draft if in_draft else comparison.base
    for name in pair.draft if in_draft else pair.base:
        text = contract.clause(name).text
        at = text.find(words) if len(text) <= _MOST else -1
        if at < 0:
            continue
        end = at + len(words)
        if _is_part(text, at, end) if part else is_whole(text, at, end, numbered=True):
            return Quote(name, at, at + len(words), words)
    return None
