"""Words that move risk without a modal verb: form, scope, caps, remedies, connectives, exceptions and their
kin.

The groups, the changes that mean something and who gains by each are data; this module compiles and finds
them.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from reviewer.language.guarded import Guards, WordTable
from reviewer.language.tables import table
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Change", "Group", "Hit", "find_hits", "group_words", "groups"]

_GAP = 18
_NEGATION = lazy(
    r"不(?:包括|包含|含|承担|赔偿|负|予|对|就|计|论|应|得)|除外|无需|免除|排除|均不|概不|免于|(?i:exclud|not\s+be\s+liable|no\s+liability|in\s+no\s+event|neither|but\s+no|\bno\s+(?:loss|compensation|claim)|under\s+no\s+circumstances|not\s+be\s+responsible|not\s+liable)"
)
_PART = lazy(r"[^。；;\n]+")


class Change(Struct, frozen=True):
    """What one change inside a group means."""

    say: str
    """Entry of the catalogue, under `obligations.condition`."""
    gains: str
    """Who is better off, as a position: `bearer`, `injured`, `silent`, …"""
    topic: str
    """Row of the severity table, under `obligation.condition/`."""
    source: str | None


class Hit(Struct, frozen=True):
    """A word of a group in a text."""

    start: int
    end: int
    member: str
    text: str


class Group(Struct, frozen=True):
    """Words that exclude each other, with the changes among them that mean something."""

    name: str
    alone: bool
    """Matters also where a whole sentence with it comes or goes."""
    negatable: bool
    inner: bool
    """Other words in the gap of the same member are a change of their own."""
    pure: bool
    """A member that comes or goes counts only where no other words stand in its place."""
    hosted: bool
    """A member that comes or goes counts only where the words it stood by are not another passage now."""
    bare: bool
    """A member that comes or goes counts only where the edit holds little beside it."""
    roving: bool
    """A member may stand elsewhere in its sentence and still qualify the same."""
    of_right: tuple[str, ...]
    """Members whose coming or going counts only in the words of a right."""
    not_of_ban: tuple[str, ...]
    """Members whose coming or going says nothing in the words of a ban: shall not refuse for any reason."""
    changes: Mapping[str, Change]
    number: int
    """Position in the table, from 0."""
    members: tuple[str, ...]

    def change(self, old: str | None, new: str | None) -> Change | None:
        """Return what it means that `old` gave way to `new` (None: was or is not there); None where
        nothing."""
        if old is None:
            return self.changes.get(f"+{new}") or self.changes.get("+*")
        if new is None:
            return self.changes.get(f"-{old}") or self.changes.get("-*")
        if old == new:
            return self.changes.get(f"={old}")
        for key in (f"{old}>{new}", f"{old}>*", f"*>{new}", "*>*"):
            if key in self.changes:
                return self.changes[key]
        return None


@lru_cache(maxsize=1)
def _entries() -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = table("risk_words")["group"]
    return entries


@lru_cache(maxsize=1)
def groups() -> tuple[Group, ...]:
    """Return the groups of the table in its order: an earlier group speaks first for words that two groups
    share."""
    return tuple(
        Group(
            entry["name"],
            entry.get("alone", False),
            entry.get("negatable", False),
            entry.get("inner", False),
            entry.get("pure", False),
            entry.get("hosted", False),
            entry.get("bare", False),
            entry.get("roving", False),
            tuple(entry.get("of_right", ())),
            tuple(entry.get("not_of_ban", ())),
            {
                key: Change(value["say"], value["gains"], value["topic"], value.get("source") or None)
                for key, value in entry["changes"].items()
            },
            number,
            tuple(entry["members"]),
        )
        for number, entry in enumerate(_entries())
    )


@lru_cache(maxsize=1)
def _words() -> WordTable[tuple[int, str]]:
    """Return the words of all groups, a lane for each group."""
    words: list[tuple[str, Guards, tuple[int, str], int]] = []
    for number, entry in enumerate(_entries()):
        own = entry.get("member_guards", {})
        for member, members in entry["members"].items():
            rows = own.get(member, entry)
            guards = Guards(*(tuple(rows.get(name, ())) for name in Guards._fields))
            words.extend((word, guards, (number, member), number) for word in members)
    return WordTable(words, gap=_GAP)


@lru_cache(maxsize=4096)
def group_words(text: str) -> dict[int, list[tuple[int, int, str]]]:
    """Return start, end and member of the words of each group that stand in a text, by the number of the
    group, found in one pass."""
    found: dict[int, list[tuple[int, int, str]]] = {}
    for start, end, (number, member) in _words().find(text):
        found.setdefault(number, []).append((start, end, member))
    return found


def find_hits(text: str, group: Group) -> tuple[Hit, ...]:
    """Return the words of a group in a text, in order, the longest at each place.

    In a group that can be negated, a member inside a sentence that negates it is called `member!`.
    """
    hits: list[Hit] = []
    for start, end, member in group_words(text).get(group.number, ()):
        turned = group.negatable and _negated(text, start)
        hits.append(Hit(start, end, f"{member}!" if turned else member, text[start:end]))
    return tuple(hits)


def _negated(text: str, start: int) -> bool:
    sentence = next((part for part in _PART.finditer(text) if part.start() <= start < part.end()), None)
    return bool(sentence and _NEGATION.search(sentence.group()))
