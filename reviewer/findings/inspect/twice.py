"""How it is told that two clauses settle one thing differently."""

from __future__ import annotations

from collections import defaultdict
from operator import itemgetter
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from reviewer.findings.context import place, shorten
from reviewer.findings.observation import Observation
from reviewer.model import Message

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator

    from reviewer.findings.inspect.scene import Scene
    from reviewer.model import Clause

__all__ = ["Said", "perhaps_one", "told_once_each", "told_otherwise", "told_twice"]

Kind = TypeVar("Kind", bound="Said")
Way = TypeVar("Way", bound="Hashable")


class Said(Struct, frozen=True):
    """What a part of a clause says of something that another clause may settle otherwise."""

    clause: Clause
    span: tuple[int, int]

    @property
    def shown(self) -> str:
        """What it says, short enough for a sentence."""
        return shorten(self.clause.text[slice(*self.span)].strip("，, "))

    def by(self: Kind, clause: Clause) -> Kind:
        """Return the same, said by a clause of the same words."""
        return self if clause is self.clause else replace(self, clause=clause)


def perhaps_one(who: str | None, other: str | None) -> bool:
    """Tell whether two may be one party: None is whoever it may be."""
    return who is None or other is None or who == other


def told_once_each(
    scene: Scene,
    measure: str,
    given: Iterable[tuple[str, Kind]],
    conflict: Callable[[str, Kind, Kind], bool],
    way: Callable[[Kind], Way],
    opposed: Callable[[Way, Way], bool],
) -> Iterator[Observation]:
    """Yield the first contradiction under each name of what is given, in order.

    `conflict` judges two of one name; it is asked only of those whose ways, of which there are few, are
    `opposed`.
    """
    earlier: defaultdict[str, defaultdict[Way, list[tuple[int, Kind]]]]
    earlier = defaultdict(lambda: defaultdict(list))
    told: set[str] = set()
    for turn, (name, said) in enumerate(given):
        if name in told:
            continue
        own = way(said)
        firsts = (
            next(((at, one) for at, one in those if conflict(name, one, said)), None)
            for other_way, those in earlier[name].items()
            if opposed(other_way, own)
        )
        other = min(filter(None, firsts), key=itemgetter(0), default=None)
        if other is None:
            earlier[name][own].append((turn, said))
        else:
            told.add(name)
            yield told_otherwise(scene, measure, said, other[1])


def told_otherwise(scene: Scene, measure: str, here: Said, there: Said) -> Observation:
    """Return that what is said here is settled otherwise there."""
    words = here.shown, there.shown
    return told_twice(scene, measure, (here.clause, *here.span), there.clause, words, say="settled")


def told_twice(
    scene: Scene,
    measure: str,
    here: tuple[Clause, int, int],
    other: Clause,
    words: tuple[str, str],
    *,
    say: str = "twice",
) -> Observation:
    """Return the contradiction of two clauses over what `check.name.<measure>` names.

    `here`: the later clause and the range to quote; `other`: the earlier one; `words`: what each says;
    `say`: the message of `check.stated`.
    """
    clause, start, end = here
    one, two = words
    facts: dict[str, str | int | float | Message] = {
        "name": Message(f"check.name.{measure}"),
        "one": one,
        "two": two,
        "place": place(other),
    }
    return Observation(
        kind="consistency.contradiction",
        message=Message(f"check.stated.{say}", facts),
        draft=scene.quote(clause, start, end),
        topic="consistency.contradiction/stated",
        data={"measure": measure, "here": one, "there": two, "other_clause": other.id},
    )
