"""Firms beside the parties whose names differ in one character between two places."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from reviewer.findings.context import place
from reviewer.findings.observation import Observation
from reviewer.model import Message
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewer.findings.inspect.scene import Scene
    from reviewer.model import Clause

    Named = tuple[Clause, int, int, str]
    """The clause, where the name may begin and ends, and the words up to its legal form."""

__all__ = ["firms"]

_FIRM = lazy(r"(?P<words>[一-鿿]{5,30}?)(?:股份有限公司|有限责任公司|有限公司)")
_TOLD_APART = frozenset("一二三四五六七八九十东南西北中甲乙丙丁新老大小上下")
"""Characters by which firms of one group are told apart."""
_SAME = 5
"""So many characters, at least, that two names have in common to be one name."""


def firms(scene: Scene) -> Iterator[Observation]:
    """Yield `consistency.party` where the name of a firm that is no party stands a second time with another
    character in it (苏州恒正…有限公司, 苏州恒信…有限公司). Firms of one group are left alone."""
    if not scene.chinese:
        return
    named: defaultdict[str, dict[str, Named]] = defaultdict(dict)
    parties = [scene.levelled(party.name) for party in scene.contract.parties if party.name]
    for clause, text in scene.saying("有限公司", "有限责任公司"):
        if clause.kind == "table":
            continue
        for hit in _FIRM.finditer(text):
            if any(hit[0].endswith(name) for name in parties):
                continue
            words = hit["words"]
            alike = named[words[-1]]
            if words in alike:
                continue
            for other in alike.values():
                at = _slip(words, other[3])
                if at is None or other[0].id == clause.id:
                    continue
                start = hit.start("words") + at
                one, two = (
                    clause.text[start : hit.end()],
                    other[0].text[other[1] + len(other[3]) - len(words) + at :],
                )
                two = two[: len(one)]
                facts: dict[str, str | int | float | Message] = {
                    "one": one,
                    "two": two,
                    "place": place(other[0]),
                }
                yield Observation(
                    kind="consistency.party",
                    message=Message("check.party.firm", facts),
                    draft=scene.quote(clause, start, hit.end()),
                    topic="consistency.party/firm",
                    data={"check": "firm", "one": one, "two": two, "other_clause": other[0].id},
                )
                return
            alike[words] = clause, hit.start("words"), hit.end("words"), words


def _slip(one: str, two: str) -> int | None:
    """Return where a name begins that differs from another in one character alone, both read from their ends;
    None where they are the same, or two names."""
    same, other = 0, -1
    for at, (here, there) in enumerate(zip(reversed(one), reversed(two), strict=False)):
        if here == there:
            same += 1
        elif other < 0 and not {here, there} & _TOLD_APART:
            other = at
        else:
            break
    length = same + 1
    behind = length - 1 - other
    return len(one) - length if other >= 1 and behind >= 2 and same >= _SAME else None
