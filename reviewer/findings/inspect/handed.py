"""A party that does a thing and hands it to itself for approval: 甲方应填写养护记录，每月末交甲方检查."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from reviewer.findings.observation import Observation
from reviewer.language.roles import compiled_with
from reviewer.model import Message
from reviewer.patterns import either, lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from reviewer.findings.inspect.scene import Scene

__all__ = ["handed_to_itself"]

_OWES = lazy(r"\s*(?:每[日天周月季年]|按[^。；，]{1,6})?(?:应当?|须|必须|负责)")
_OTHERS = lazy(r"双方|各方|第三|人员|员工|代表|对方|另一方|双人|有权|可以")


@lru_cache(maxsize=64)
def _handed(labels: tuple[str, ...]) -> re.Pattern[str]:
    return compiled_with(
        labels,
        rf"(?:交由|送交|报送|提交|报请|交|报|送|呈)(?P<to>{either(labels)})(?:进行|予以)?"
        r"(?:核对|审核|检查|确认|审批|批准|验收|签收|核实|备案|审阅|签字)",
    )


def handed_to_itself(scene: Scene) -> Iterator[Observation]:
    """Yield `consistency.party` where the party that begins a sentence with what it must do, and is the only
    one that the sentence names, hands it to itself for approval."""
    labels = scene.party_labels
    if not scene.chinese or len(labels) < 2:
        return
    for clause, text in scene.matching(_handed(labels)):
        for found in _handed(labels).finditer(text):
            start, _ = scene.sentence_at(clause, found.start())
            said = text[start : found.start()]
            if not said.startswith(found["to"]) or not _OWES.match(said, len(found["to"])):
                continue
            if _OTHERS.search(said) or any(label in said for label in labels if label != found["to"]):
                continue
            words = clause.text[start : found.end()]
            yield Observation(
                kind="consistency.party",
                message=Message("check.party.handed", {"words": words, "label": found["to"]}),
                draft=scene.quote(clause, start, found.end()),
                topic="consistency.party/major",
                data={"check": "handed", "label": found["to"]},
            )
            return
