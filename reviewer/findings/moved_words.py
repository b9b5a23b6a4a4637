"""A sentence that went from one place of a clause and came at another is told as that, once."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from reviewer.findings.contents import told_as_wording
from reviewer.language.folding import fold_key
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reviewer.findings.observation import Observation

__all__ = ["told_as_moved"]

_TOPICS = frozenset({"obligation.condition/content", "obligation.condition/sentence", "text.changed"})
_LEAST = 6
"""Characters of the shortest words that are known again at another place."""
_SIGNS = lazy(r"[\W_]+")


def told_as_moved(seen: Iterable[Observation]) -> list[Observation]:
    """Return the observations; words that one of them says came, and another of the same pair that they went,
    are told as words that stand elsewhere now."""
    found: list[Observation | None] = list(seen)
    gone: defaultdict[tuple[str | None, str], list[int]] = defaultdict(list)
    for at, one in enumerate(found):
        if one and one.topic in _TOPICS and one.base and not one.draft:
            gone[one.pair, _letters(one.base.quote)].append(at)
    for at, one in enumerate(found):
        if not one or one.topic not in _TOPICS or one.base or not one.draft:
            continue
        letters = _letters(one.draft.quote)
        places = gone.get((one.pair, letters))
        if places and len(letters) >= _LEAST and one.pair is not None:
            place = places.pop(0)
            old = found[place]
            found[place] = None
            found[at] = told_as_wording(one.pair, old.base if old else None, one.draft, 2)
    return [one for one in found if one is not None]


def _letters(words: str) -> str:
    return _SIGNS.sub("", fold_key(words))
