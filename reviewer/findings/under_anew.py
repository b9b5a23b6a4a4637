"""What a sentence told as written anew tells with it: particles and words put for others within it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from reviewer.findings.context import lies_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewer.findings.observation import Observation

__all__ = ["without_crumbs"]

_ANEW = frozenset({"obligation.condition/anew", "text.changed/anew"})
_CRUMBS = frozenset(
    {"text.changed", "text.changed/particle", "text.changed/punctuation", "obligation.modality/wording"}
)
"""What says no more than that words differ, and is told where its words are quoted on every side it has."""
_ALIKE = frozenset({"text.changed/particle", "text.changed/punctuation", "text.changed/wording"})
"""What changes nothing: told where one of its sides is quoted."""


def without_crumbs(seen: Sequence[Observation]) -> list[Observation]:
    """Return the observations; what only says that words differ gives way to the line that quotes the whole
    sentence in which they stand and asks to read it."""
    whole: defaultdict[str | None, list[Observation]] = defaultdict(list)
    for one in seen:
        if one.topic in _ANEW:
            whole[one.pair].append(one)
    return [one for one in seen if not any(_told_by(one, other) for other in whole.get(one.pair, ()))]


def _told_by(one: Observation, whole: Observation) -> bool:
    if one is whole or one.topic not in _CRUMBS | _ALIKE:
        return False
    held = tuple(_held(one, whole))
    return any(held) if one.topic in _ALIKE else bool(held) and all(held)


def _held(one: Observation, whole: Observation) -> Iterator[bool]:
    for inner, outer in ((one.base, whole.base), (one.draft, whole.draft)):
        if inner is not None:
            yield lies_in(inner, outer)
