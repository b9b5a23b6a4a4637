"""Whose side we are on, as a user says it: a label, the word for a role, or a name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewer.errors import UsageError
from reviewer.language.folding import fold_key
from reviewer.language.roles import roles_named
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reviewer.model import Comparison, Contract, Party

__all__ = ["our_side", "sides_meant"]

_NOTED = lazy(r"([^（(]+)[（(]([^）)]+)[）)]")
_ARTICLE = lazy(r"the\s+", re.IGNORECASE)
_LEAST = 2
"""Characters of a name that are enough to be part of one."""


def our_side(wish: str | None, base: Contract, path: str, comparison: Comparison | None = None) -> str | None:
    """Return the label in the baseline of the party that `wish` calls by label, role or name; None for none.

    Where the baseline leaves a name blank, that of the same party in the draft serves, once there is a
    comparison. Raises `UsageError`, which names the file by `path`, where it is no party or may be several.
    """
    if wish is None:
        return None
    found = sides_meant(wish, base, comparison)
    if len(found) == 1:
        return found[0]
    labels = tuple(_shown(party) for party in base.parties)
    if found:
        raise UsageError("usage.side_several", path=path, side=wish, labels=tuple(found))
    raise UsageError("usage.side", path=path, side=wish, labels=labels)


def sides_meant(wish: str, base: Contract, comparison: Comparison | None = None) -> tuple[str, ...]:
    """Return the labels in the baseline of the parties that `wish` may call, as `our_side` reads it."""
    found = _among(wish, base.parties)
    return found if found or comparison is None else _named_in_draft(wish, comparison)


def _among(wish: str, parties: Sequence[Party]) -> tuple[str, ...]:
    """Return the labels of the parties that the first way of reading the words finds.

    The ways are, in order: the label; the word beside it; the role that the word names; the name; part of it.
    """
    words = wish.strip()
    if words in {party.label for party in parties}:
        return (words,)
    if noted := _NOTED.fullmatch(words):
        ways = [set(_among(part, parties)) for part in noted.groups()]
        both = set.intersection(*ways) if all(ways) else set.union(*ways)
        return tuple(party.label for party in parties if party.label in both)
    return next(filter(None, _readings(words, parties)), ())


def _readings(words: str, parties: Sequence[Party]) -> Iterator[tuple[str, ...]]:
    plain = _ARTICLE.sub("", words, count=1) if _ARTICLE.match(words) else words
    key = fold_key(plain)
    if not key:
        return
    yield _labels(party for party in parties if fold_key(party.label) == key)
    yield _labels(party for party in parties if party.designation and fold_key(party.designation) == key)
    roles = roles_named(plain)
    yield _labels(party for party in parties if party.role in roles)
    yield from _by_name(key, [(party.label, party.name) for party in parties])


def _named_in_draft(wish: str, comparison: Comparison) -> tuple[str, ...]:
    known = {party.label: party.name for party in comparison.draft.parties}
    names = [(base, known.get(draft)) for draft, base in comparison.to_base.items()]
    return next(filter(None, _by_name(fold_key(wish), names)), ())


def _by_name(key: str, names: Iterable[tuple[str, str | None]]) -> Iterator[tuple[str, ...]]:
    folded = [(label, fold_key(name)) for label, name in names if name]
    yield tuple(label for label, name in folded if name == key)
    if len(key) >= _LEAST:
        yield tuple(label for label, name in folded if key in name)


def _labels(parties: Iterable[Party]) -> tuple[str, ...]:
    return tuple(party.label for party in parties)


def _shown(party: Party) -> str:
    if not party.designation or party.designation == party.label:
        return party.label
    plain = party.designation.isascii()
    return f"{party.label} ({party.designation})" if plain else f"{party.label}（{party.designation}）"
