"""Members of a list put into another order, none added and none left out: told once, as just that.

Where the sentence gives the order a meaning (`依次`, `先…后…`, shares that follow each other) it is told as a
change of the term.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Literal

from msgspec import Struct

from reviewer.findings.context import changes, sentence_at, shorten
from reviewer.findings.observation import Observation
from reviewer.language.folding import fold_key
from reviewer.language.modality import find_cues
from reviewer.language.quantities import find_quantities
from reviewer.model import Message
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewer.findings.context import Change
    from reviewer.findings.view import PairView
    from reviewer.model import Edit

__all__ = ["Reordering", "find_reorderings", "reorderings"]

_JOINT = lazy(r"、|以及|并且|或者|或是|[及和与或]|,\s*(?:and|or)\b|\b(?:and|or)\b|,(?!\d)", re.IGNORECASE)
_EITHER = lazy(r"或|\bor\b", re.IGNORECASE)
_BOTH = lazy(r"以及|并且|[及和与]|\band\b", re.IGNORECASE)
_SEQUENCE = lazy(
    r"依次|顺序|次序|先后|优先|先[^，。；]{1,16}[后再]|首先|分别|依序|轮流"
    r"|\bin\s+(?:that|this|the\s+following)\s+order|\border\s+of|priority|\brespectively\b|\bfirst\b|\bthen\b",
    re.IGNORECASE,
)
"""Words that give the order of the members a meaning."""
_BORDER = lazy(r"[，,。；;：:、（()）\"“”\n]|以及|或者|[及和与或]|\b(?:and|or)\b", re.IGNORECASE)
_REACH = 24
_SHORT, _LEAST = 30, 2
_MOST = 6
"""So many edits may make up one change of order."""
_LONGEST = 120


_BETWEEN = lazy(r"(?<![日天月年时])[后前]|再|\b(?:before|after|then)\b", re.IGNORECASE)
_NOT = r"而不是|而非|并非|\brather than|\binstead of|\b(?:and|but) not(?: as)?\b"
_RATHER = lazy(_NOT, re.IGNORECASE)
_CONTRAST = lazy(
    rf"(?P<taken>[^，,。；;]{{1,40}}?)[，,]?\s*(?:{_NOT})\s*(?P<left>[^，,。；;]{{1,40}})", re.IGNORECASE
)
"""One thing and not another."""
Sense = Literal["none", "order", "quantity", "contrast"]


class Reordering(Struct, frozen=True):
    """The edits that only change the order of a list, and where the list stands on both sides."""

    edits: tuple[Edit, ...]
    base: tuple[int, int]
    draft: tuple[int, int]
    sense: Sense
    """What the order says: nothing, what comes first, which quantity goes with which place, or which of two
    things is meant and which is not."""


def reorderings(view: PairView) -> Iterator[Observation]:
    """Yield one observation for each list of the pair whose members only stand in another order."""
    for found in view.reordered:
        base, draft = view.base[0].quote(*found.base), view.draft[0].quote(*found.draft)
        kind, topic = "text.changed", "text.changed/order"
        data: dict[str, Any] = {"edits": len(found.edits), "reordered": True}
        if found.sense == "order":
            kind, topic = "obligation.condition", "obligation.condition/order"
            data = {"what": "order", "change": "order_changed"}
        elif found.sense == "contrast":
            kind, topic = "obligation.condition", "obligation.condition/contrast"
            data = {"what": "contrast", "change": "contrast_turned"}
        elif found.sense == "quantity":
            quantity = find_quantities(base.quote)[0]
            kind, topic = f"number.{quantity.sort}", f"number.{quantity.sort}"
            data = {"old": base.quote, "new": draft.quote, "unit": quantity.unit, "reordered": True}
        params = {"old": shorten(base.quote), "new": shorten(draft.quote)}
        yield Observation(
            kind=kind,
            message=Message(f"findings.order.{found.sense}", params),
            pair=view.pair.id,
            base=base,
            draft=draft,
            topic=topic,
            favours="none" if found.sense == "none" else "unclear",
            data=data,
        )


def find_reorderings(view: PairView) -> tuple[Reordering, ...]:
    """Return the lists of a pair of one clause each whose members only stand in another order."""
    if not view.edits or len(view.base) != 1 or len(view.draft) != 1:
        return ()
    text = view.base[0].text
    if not _JOINT.search(text) and not _BETWEEN.search(text) and not _RATHER.search(text):
        return ()
    placed = changes(view)
    found: list[Reordering] = []
    first = 0
    while first < len(placed):
        last = first
        seen = None
        while seen is None and last < min(first + _MOST, len(placed)):
            seen = _reordering(view, placed[first : last + 1])
            last += 1
        if seen is not None:
            found.append(seen)
        first = last if seen is not None else first + 1
    return tuple(found)


def _reordering(view: PairView, window: tuple[Change, ...]) -> Reordering | None:
    """Return the change of order that the edits of a window make together, None where they make none."""
    one, two = view.base[0].text, view.draft[0].text
    base, draft = (window[0].base[0], window[-1].base[1]), (window[0].draft[0], window[-1].draft[1])
    if not any(change.edit.base for change in window) or not any(change.edit.draft for change in window):
        return None
    if max(base[1] - base[0], draft[1] - draft[0]) > _LONGEST:
        return None
    mirrored = _mirrored(view, window) and _ordered(one, base, two, draft, between=True)
    if mirrored or _turned(view, one[slice(*base)], two[slice(*draft)]):
        return Reordering(tuple(change.edit for change in window), base, draft, "order")
    if turned := _put_first(one, base, two, draft):
        return Reordering(tuple(change.edit for change in window), *turned, "order")
    left, right = _before(one, base[0]), _after(one, base[1])
    for low in dict.fromkeys((0, left)):
        for high in dict.fromkeys((0, right)):
            old, new = (base[0] - low, base[1] + high), (draft[0] - low, draft[1] + high)
            if new[0] < 0 or one[old[0] : base[0]] != two[new[0] : draft[0]]:
                continue
            level = one[base[1] : old[1]] == two[draft[1] : new[1]]
            if level and _contrasted(one[slice(*old)], two[slice(*new)]):
                return Reordering(tuple(change.edit for change in window), old, new, "contrast")
            if _says_who(view, one[slice(*old)], window):
                continue
            if level and _same_members(one, old, two, new):
                sense: Sense = "order" if _ordered(one, old, two, new) else "none"
                if find_quantities(one[slice(*old)]):
                    sense = "quantity"
                return Reordering(tuple(change.edit for change in window), old, new, sense)
    return None


_FIRST_THEN = lazy(
    r"(?P<one>[^，,。；;]{0,12}?)先(?!行)(?P<act>[^，,。；;]{2,16})[，,、]?(?P<two>[^，,。；;、]{0,12}?)(?:后|再|随后)(?P<next>[^，,。；;]{2,16})"
)

_FIRST = "先"
_ACTS = 64
"""So far reach at most two acts of which one comes first."""


def _put_first(
    one: str, base: tuple[int, int], two: str, draft: tuple[int, int]
) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Return where two acts stand of which the second now comes first, each still of the same party:
    甲方先付款，乙方后发货 and 乙方先发货，甲方后付款."""
    if _FIRST not in one or _FIRST not in two:
        return None
    found = []
    for text, (low, high) in ((one, base), (two, draft)):
        start, end = sentence_at(text, low, high)
        match = _FIRST_THEN.search(text, max(start, low - _ACTS), min(end, high + _ACTS))
        if match is None or not (match.start() <= low and high <= match.end() + 1):
            return None
        found.append(match)
    old, new = found
    heads, tails = one[old.start() : base[0]] == two[new.start() : draft[0]], one[base[1] : old.end()]
    if not heads or tails != two[draft[1] : new.end()]:
        return None
    acts = [((m["one"], m["act"]), (m["two"], m["next"])) for m in (old, new)]
    return (old.span(), new.span()) if acts[0] == acts[1][::-1] and acts[0][0] != acts[0][1] else None


def _contrasted(before: str, after: str) -> bool:
    """Tell whether what is meant and what is not changed places: 债务加入而非保证, 保证而非债务加入."""
    if not _RATHER.search(before):
        return False
    old, new = _CONTRAST.fullmatch(before.strip()), _CONTRAST.fullmatch(after.strip())
    return (
        old is not None
        and new is not None
        and (old["taken"], old["left"]) == (new["left"], new["taken"])
        and old["taken"] != old["left"]
    )


def _before(text: str, place: int) -> int:
    """Return how many characters stand between a place and the border of its member before it."""
    ends = [mark.end() for mark in _BORDER.finditer(text, max(0, place - _REACH), place)]
    return place - ends[-1] if ends else 0


def _after(text: str, place: int) -> int:
    mark = _BORDER.search(text, place, place + _REACH)
    return mark.start() - place if mark else min(len(text) - place, _REACH)


def _same_members(one: str, old: tuple[int, int], two: str, new: tuple[int, int]) -> bool:
    before, after = one[slice(*old)], two[slice(*new)]
    if not _JOINT.search(before):
        return False
    ours, theirs = _members(before), _members(after)
    if len(ours) < 2 or len(ours) != len(theirs) or ours == theirs or sorted(ours) != sorted(theirs):
        return False
    if bool(_EITHER.search(before)) != bool(_EITHER.search(after)):
        return False
    return not _EITHER.search(before) or bool(_BOTH.search(before)) == bool(_BOTH.search(after))


def _ordered(
    one: str, old: tuple[int, int], two: str, new: tuple[int, int], *, between: bool = False
) -> bool:
    """Whether the sentence gives the order of the words a meaning."""
    if between and _BETWEEN.search(one, *old) and _BETWEEN.search(two, *new):
        return True
    return any(_SEQUENCE.search(text, *sentence_at(text, *span)) for text, span in ((one, old), (two, new)))


def _says_who(view: PairView, words: str, window: tuple[Change, ...]) -> bool:
    """Whether parties changed places among words that bind: no list, whatever joins its parts."""
    labels = view.base[0].labels
    moved = any(quote and quote.quote in labels for c in window for quote in (c.edit.base, c.edit.draft))
    return moved and bool(find_cues(words))


def _mirrored(view: PairView, window: tuple[Change, ...]) -> bool:
    """Whether two words, no names of parties, changed places: 先抵充利息后抵充本金."""
    if len(window) != 2:
        return False
    words = [(c.edit.base.quote, c.edit.draft.quote) for c in window if c.edit.base and c.edit.draft]
    if len(words) != 2 or words[0] != words[1][::-1] or words[0][0] == words[0][1]:
        return False
    return not any(label in word for label in view.base[0].labels for word in words[0])


def _turned(view: PairView, before: str, after: str) -> bool:
    """Whether the same words say that the second comes first: 交货后验收, 验收后交货."""
    if before == after or max(len(before), len(after)) > _SHORT or not _BETWEEN.search(before):
        return False
    if any(label in before for label in view.base[0].labels):
        return False
    old, new = (words.lower().split() if words.isascii() else sorted(words) for words in (before, after))
    return len(old) > _LEAST and sorted(old) == sorted(new) and bool(_BETWEEN.search(after))


def _members(words: str) -> list[str]:
    return [key for part in _JOINT.split(words) if (key := fold_key(part))]
