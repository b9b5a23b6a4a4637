"""What a reader of a document must be told about how it was read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.model import Message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reviewer.reading.docx.reader import Unread
    from reviewer.reading.invisible import Removed

_PLACES = 3


def quoted(places: Sequence[str]) -> tuple[str, ...]:
    """Return the first few places as quotations, the last with an ellipsis where there are more."""
    distinct = [place for place in dict.fromkeys(places) if place]
    more = "…" if len(distinct) > _PLACES else ""
    last = min(len(distinct), _PLACES) - 1
    return tuple(f"“{place}”{more if at == last else ''}" for at, place in enumerate(distinct[:_PLACES]))


def about_unread(unread: Mapping[Unread, Sequence[str]]) -> Iterator[Message]:
    """Say of each kind of thing that is not text how many there are and near what words."""
    for kind, near in unread.items():
        yield Message(f"notices.unread.{kind}", {"count": len(near), "near": quoted(near) or "“”"})


def about_removed(removed: Removed) -> Iterator[Message]:
    """Say which invisible characters were taken out."""
    for kind, count in (
        ("bidi", removed.bidi),
        ("zero_width", removed.zero_width),
        ("controls", removed.controls),
    ):
        if count:
            near = quoted(removed.places.get(kind, ()))
            yield Message(f"notices.removed.{kind}", {"count": count, "near": near or "“”"})
