"""The same thing to be repaired by one party here and by the other there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.findings.context import place, shorten
from reviewer.findings.observation import Observation
from reviewer.language.roles import compiled_with
from reviewer.model import Message
from reviewer.patterns import either, lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewer.findings.inspect.scene import Scene
    from reviewer.model import Clause

    Said = tuple[Clause, tuple[int, int], str]
    """A clause, the range of the sentence, and who repairs."""

__all__ = ["repairs"]

_REPAIR = lazy(r"维修|修复|修缮|修理|维护保养|养护")
_THINGS = lazy(
    r"房屋(?:及其?(?:附属)?设施(?:设备)?)?(?=的?(?:日常)?(?:维修|修缮|养护))|屋面|屋顶|外墙|墙体|主体结构|承重结构|地基|门窗|电梯|空调|消防(?:设施|设备|系统)|给排水|管道"
    r"|水电(?:设施|设备|管线)|电路|公共部位|附属设施|房屋结构"
)
_CONDITION = lazy(r"因|如|若|造成|导致|不当|过错|保修期|质保期|期满|外，|除")
_WORN = lazy(
    r"因[^。；，]{0,14}(?:老化|自然损耗|正常磨损|正常使用|年久失修|自然损坏|自身质量)[^。；，]{0,4}?(?:造成|导致|引起|发生)?的"
)
"""What makes no case of its own: things wear."""
_PART = lazy(r"大修|小修|主体|结构|公共|屋面|外墙|门窗")
"""What makes the repair of a house that of a part of it."""
_TEXTS = ("维修", "修复", "修缮", "修理", "维护保养", "养护")


def repairs(scene: Scene) -> Iterator[Observation]:
    """Yield `consistency.contradiction` where a thing, named in both sentences, is repaired, or its repair
    paid, by different parties without any condition."""
    labels = scene.party_labels
    if not scene.chinese or len(labels) < 2:
        return
    party = either(labels)
    bears = compiled_with(
        labels,
        rf"由(?P<who>{party})(?:自行|全部|单独)?(?:负责|承担|负担|支付)|(?P<does>{party})(?:应当?"
        rf"|须)?负责",
    )
    first: dict[str, Said] = {}
    for clause, text in scene.saying(*_TEXTS):
        for start, end in scene.sentences(clause):
            borne = bears.search(text, start, end)
            if borne is None or not _REPAIR.search(text, start, end):
                continue
            if _CONDITION.search(_WORN.sub("", text[start:end])):
                continue
            who = borne["who"] or borne["does"]
            for found in _THINGS.finditer(text, start, end):
                house = found[0].startswith("房屋") and found[0] != "房屋结构"
                if house and _PART.search(text, start, end):
                    continue
                thing = "房屋" if house else found[0]
                other = first.setdefault(thing, (clause, (start, end), who))
                if other[2] != who and other[0].id != clause.id:
                    yield _told(scene, other, (clause, (start, end), who))
                    return


def _told(scene: Scene, there: Said, here: Said) -> Observation:
    (other, low_high, _), (clause, span, _) = there, here
    facts: dict[str, str | int | float | Message] = {
        "one": shorten(clause.text[span[0] : span[1]].strip()),
        "two": shorten(other.text[low_high[0] : low_high[1]].strip()),
        "place": place(other),
    }
    return Observation(
        kind="consistency.contradiction",
        message=Message("check.stated.allotted", facts),
        draft=scene.quote(clause, *span),
        topic="consistency.contradiction/stated",
        data={"check": "repairs", "here": facts["one"], "there": facts["two"], "other_clause": other.id},
    )
