"""What is said of a clause by its number, and not by that clause: another figure than the clause gives, a
duty under it that it lays on the other side alone."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from reviewer.findings.context import place
from reviewer.findings.inspect.twice import Said, told_otherwise
from reviewer.findings.observation import Observation
from reviewer.language.pairs import han_pairs
from reviewer.model import Message
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewer.findings.inspect.scene import Scene
    from reviewer.language.quantities import Quantity
    from reviewer.model import Clause, Reference

__all__ = ["other_side", "restated"]

_SAYS = lazy(r"(?:的)?(?:规定|约定|要求|载明|所述|所定|所列)?(?:的)?(?P<gap>[^。；，]{0,14})$")
_APART = lazy(r"后|超过|逾|另|加|外|违约|支付[^。；，]{0,6}$")
_REACH = 10
_SHARED = 2
_BREACH = lazy(
    r"(?:未(?:能)?(?:按照?|依照?|履行|遵守|根据)|违反|不(?:按照?|履行|遵守)|没有(?:按照?|履行))(?:了)?(?:本(?:合同|协议))?$"
)
_DUTY = r"(?:应当?|须|必须|不得|负责|保证|承诺|有义务)"
_BOTH = lazy(r"双方|各方|任何一方|任一方|一方|当事人")


def _cited(scene: Scene) -> Iterator[tuple[Reference, Clause, Clause]]:
    """Yield each reference to one other clause with nothing under it: the reference, where it stands, and
    that clause."""
    for reference, clause, target in scene.cited:
        if clause.id != target.id and not scene.index.children.get(target.id):
            yield reference, clause, target


def restated(scene: Scene) -> Iterator[Observation]:
    """Yield `consistency.contradiction` where a sentence cites a clause for a figure and the one figure of
    that kind there is another: 未按第五条在两小时内抢修, and 第五条 says four hours."""
    if not scene.chinese:
        return
    for reference, clause, target in _cited(scene):
        text = scene.text(clause)
        _, end = scene.sentence_at(clause, reference.start)
        stop = text.find("，", reference.end, end)
        stop = stop if stop >= 0 else end
        for one in scene.quantities_in(clause, reference.end, stop):
            says = _SAYS.fullmatch(text, reference.end, one.start)
            other = _only(scene, target, one) if says and not _APART.search(says["gap"]) else None
            if other is not None and other.value != one.value:
                words = scene.text(target)
                near = [_near(text, one.end), _near(words, other.end)]
                if len(near[0] & near[1]) >= _SHARED:
                    here, there = Said(clause, (reference.start, stop)), Said(target, (0, len(target.text)))
                    yield told_otherwise(scene, "restated", here, there)
                    break


def _near(text: str, at: int) -> frozenset[str]:
    stops = [place for stop in "，。；" if (place := text.find(stop, at)) >= 0]
    return han_pairs(text[at : min([*stops, at + _REACH])])


def _only(scene: Scene, target: Clause, one: Quantity) -> Quantity | None:
    """Return the one quantity of a clause of the same kind; None where there is none or are several."""
    found = [
        it for it in scene.quantities(target) if (it.sort, it.unit, it.per) == (one.sort, one.unit, one.per)
    ]
    return found[0] if len(found) == 1 and one.sort in ("duration", "percent", "amount", "count") else None


@lru_cache(maxsize=64)
def _bound(label: str) -> re.Pattern[str]:
    name = re.escape(label)
    return re.compile(rf"(?<![向给对为与和经]){name}[^。；，]{{0,8}}?{_DUTY}")


@lru_cache(maxsize=64)
def _named(label: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![向给对为与经]){re.escape(label)}")


def other_side(scene: Scene) -> Iterator[Observation]:
    """Yield `reference.broken` where a party is said to break a clause that binds the other side alone."""
    if not scene.chinese or len(scene.party_labels) != _TWO:
        return
    for reference, clause, target in _cited(scene):
        text = scene.text(clause)
        start, _ = scene.sentence_at(clause, reference.start)
        breach = _BREACH.search(text, start, reference.start)
        if breach is None:
            continue
        who = next(
            (label for label in scene.party_labels if text.endswith(label, start, breach.start())), None
        )
        words = scene.text(target)
        if who is None or _BOTH.search(words) or _named(who).search(words):
            continue
        other = next(label for label in scene.party_labels if label != who)
        if not _bound(other).search(words):
            continue
        quote = scene.quote(clause, breach.start() - len(who), reference.end)
        facts: dict[str, str | int | float | tuple[str, ...] | Message] = {
            "words": quote.quote,
            "place": place(target),
            "party": who,
            "other": other,
        }
        yield Observation(
            kind="reference.broken",
            message=Message("check.reference.side", facts),
            draft=quote,
            topic="reference.broken/subject",
            data={"words": quote.quote, "target": target.id, "party": who},
        )


_TWO = 2
