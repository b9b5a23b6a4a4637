"""What a rule saw, before anyone asks how much it hurts: severity and impact are judged in `assess` from
tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import Struct, field

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from reviewer.model import Message, Quote

    Told = set[tuple[str, object, object]]

__all__ = ["Observation", "once"]


class Observation(Struct, frozen=True):
    """One difference or fault with its evidence.

    `topic` names the row of `data/severity.toml` that weighs it, `<kind>/<detail>`; a row for the bare kind
    serves where the detail has none. `favours` is a baseline party label, `both`, `none` or `unclear`.
    """

    kind: str
    message: Message
    pair: str | None = None
    base: Quote | None = None
    draft: Quote | None = None
    topic: str = ""
    favours: str = "unclear"
    data: Mapping[str, Any] = field(default_factory=dict)
    source: str | None = None
    covers: tuple[tuple[Quote | None, Quote | None], ...] = ()
    """Further words of the baseline and of the draft that this observation accounts for."""


def once(seen: Iterable[Observation], told: Told) -> Iterator[Observation]:
    """Leave out a second finding of one kind over the very same words: a hand-written rule and one of
    data agree. `told` remembers from one rule to the next."""
    for one in seen:
        mark = (one.kind, one.draft, one.data.get("rule") if one.kind.startswith("advice.") else None)
        if one.draft is None or mark not in told:
            told.add(mark)
            yield one
