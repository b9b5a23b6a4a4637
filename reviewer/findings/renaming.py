"""One word that gave way to another throughout: told in full once, and in a word elsewhere."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec.structs import replace

from reviewer.findings.context import place
from reviewer.findings.neighbours import neighbour_words
from reviewer.findings.tables import table
from reviewer.language.folding import fold_key
from reviewer.language.modality import find_cues
from reviewer.language.opposites import opposed
from reviewer.language.risk_words import group_words
from reviewer.model import Message
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Set

    from reviewer.findings.observation import Observation
    from reviewer.model import Comparison, Edit

__all__ = ["Renaming", "renaming_key", "renamings", "told_once"]

Renaming = tuple[str, str]
"""Folded words before and after."""
_TIMES = 3
"""From so many places on a change of word is one of the whole document."""
_WORD = lazy(r"[^\W\d_]{2,8}|[A-Za-z][A-Za-z ]{1,24}")
_NEGATION = lazy(r"[不未无非]|\bnot?\b", re.IGNORECASE)


def renaming_key(edit: Edit) -> Renaming | None:
    """Return what an edit puts for what; None where a side has no words."""
    if edit.base is None or edit.draft is None:
        return None
    return fold_key(edit.base.quote), fold_key(edit.draft.quote)


def renamings(comparison: Comparison) -> Set[Renaming]:
    """Return the names that gave way to the same other name in at least three places and all but vanished.

    Words that bind, forbid, deny or measure are none, nor are parties, the terms that the rules of law tell
    apart and words of risk (立即, 及时).
    """
    counts = Counter(
        key for pair in comparison.pairs for edit in pair.edits if (key := renaming_key(edit)) is not None
    )
    often = {key: count for key, count in counts.items() if count >= _TIMES and _is_name(comparison, key)}
    if not often:
        return frozenset()
    text = fold_key("\n".join(clause.text for clause in comparison.draft.clauses))
    return frozenset(key for key, count in often.items() if text.count(key[0]) * 3 <= count)


def _is_name(comparison: Comparison, key: Renaming) -> bool:
    labels = {party.label for side in (comparison.base, comparison.draft) for party in side.parties}
    return not opposed(*key) and all(
        _WORD.fullmatch(word)
        and not find_cues(word)
        and not _NEGATION.search(word)
        and not any(label in word for label in labels)
        and not any(term in word for term in _terms())
        and word not in neighbour_words()
        and not group_words(word)
        for word in key
    )


@lru_cache(maxsize=1)
def _terms() -> frozenset[str]:
    rows: Mapping[str, Mapping[str, Iterable[str | list[str]]]] = table("confusable")
    words = [word for row in rows.values() for word in (*row["a"], *row.get("b", ()))]
    return frozenset(one for word in words for one in ((word,) if isinstance(word, str) else word))


def told_once(seen: Iterable[Observation], comparison: Comparison) -> Iterator[Observation]:
    """Yield the observations, those of a change of word made in at least three places told in full once.

    The first carries `count` and `first`; the others refer to it.
    """
    observations = tuple(seen)
    counts = Counter(mark for one in observations if (mark := _mark(one)) is not None)
    first: dict[tuple[str, str, str], str] = {}
    for one in observations:
        mark = _mark(one)
        if mark is None or counts[mark] < _TIMES or one.base is None or one.draft is None:
            yield one
            continue
        told = first.get(mark)
        data = {**one.data, "count": counts[mark], "first": told or one.draft.clause}
        if told is None:
            first[mark] = one.draft.clause
            params: dict[str, str | int | Message] = {"told": one.message, "count": counts[mark]}
            yield replace(one, message=Message("findings.text.throughout", params), data=data)
        else:
            params = {
                "old": one.base.quote,
                "new": one.draft.quote,
                "place": place(comparison.draft.clause(told)),
            }
            yield replace(
                one, message=Message("findings.text.again", params), topic=f"{one.kind}/again", data=data
            )


def _mark(one: Observation) -> tuple[str, str, str] | None:
    """Return what makes two changes of word the same; None for findings of another sort."""
    if one.kind not in ("text.changed", "term.confusable") or one.base is None or one.draft is None:
        return None
    return one.kind, fold_key(one.base.quote), fold_key(one.draft.quote)
