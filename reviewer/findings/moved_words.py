"""A sentence that went from one place of a clause and stands at another of it is told as that, once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.findings.contents import told_as_wording
from reviewer.findings.context import is_whole, sentence_at
from reviewer.model import Quote

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reviewer.findings.observation import Observation
    from reviewer.model import Comparison

__all__ = ["told_as_moved", "without_moved"]

_TOPIC = "obligation.condition/sentence"
_LEAST = 6
"""Characters of the shortest words that are known again at another place."""
_MOST = 20_000
"""Characters of the longest clause in which words are looked for."""
_ENDS = " 　。；;.！？!?\n"


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
        or not one.kind.startswith("obligation.")
    ):
        return False
    in_draft = one.base is not None
    text = (comparison.base if in_draft else comparison.draft).clause(quote.clause).text
    low, high = sentence_at(text, quote.start, quote.end)
    words = text[low:high].strip(_ENDS)
    return len(words) >= _LEAST and _again(words, one.pair, comparison, in_draft=in_draft) is not None


def told_as_moved(seen: Iterable[Observation], comparison: Comparison) -> Iterator[Observation]:
    """Yield the observations; a whole sentence that one of them says went, or came, and that the clauses of
    its pair hold on the other side as well, is told once as words at another place."""
    told: set[tuple[str, str]] = set()
    for one in seen:
        quote = one.base or one.draft
        if one.topic != _TOPIC or one.pair is None or quote is None or (one.base and one.draft):
            yield one
            continue
        words = quote.quote.strip(_ENDS)
        other = _again(words, one.pair, comparison, in_draft=one.base is not None)
        if len(words) < _LEAST or other is None:
            yield one
        elif (one.pair, words) not in told:
            told.add((one.pair, words))
            sides = (quote, other) if one.base else (other, quote)
            yield told_as_wording(one.pair, *sides, 2)


def _again(words: str, pair_id: str, comparison: Comparison, *, in_draft: bool) -> Quote | None:
    """Return where words stand in the clauses of a pair on one side."""
    pair = comparison.pairs_by_id[pair_id]
    contract = comparison.draft if in_draft else comparison.base
    for name in pair.draft if in_draft else pair.base:
        text = contract.clause(name).text
        at = text.find(words) if len(text) <= _MOST else -1
        if at >= 0 and is_whole(text, at, at + len(words), numbered=True):
            return Quote(name, at, at + len(words), words)
    return None
