"""A grade that is none of those which a clause lists: 护理等级分为一级、二级、三级, and then 等级为特级."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewer.findings.inspect.twice import Said, told_otherwise
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewer.findings.inspect.scene import Scene
    from reviewer.findings.observation import Observation

__all__ = ["grades"]

_HEADS = ("等级", "级别", "程度", "档次", "类别", "类型", "星级")
_LISTED = lazy(
    rf"(?P<what>[一-鿿]{{1,4}}(?:{'|'.join(_HEADS)}))(?:共|由高至低|由低至高|从高到低|从低到高|依次)*"
    r"(?:分为|划分为|包括|设为?|区分为)(?P<list>[a-z一-鿿]{1,6}(?:[、和及][a-z一-鿿]{1,6}){1,6})(?=[，。；（]|$|[一二三四五六七八两]个|[一二三四五六七八两]级|[一二三四五六七八]类)"
)
_IS = (
    r"{what}(?:等级)?(?:被)?(?:确定为|评定为|认定为|评估为|核定为|定为|属于|应为|为|是|：)"
    r"(?P<grade>[a-z一-鿿]{{1,4}}?{end})"
)
_TELLING = 4
"""So many characters at the end of what is graded tell it: 技能等级 of 工人技能等级."""
_SPLIT = lazy(r"[、和及]")
_MANY = lazy(r"[一二三四五六七八九两\d]+(?:个)?(?:等级|级别|档|类)?$")


def grades(scene: Scene) -> Iterator[Observation]:
    """Yield `consistency.contradiction` where a clause gives a thing a grade that the one list of its grades
    does not hold."""
    if not scene.chinese:
        return
    for clause, text in scene.said(scene.lines.holding(_HEADS, ("分为", "包括", "设"))):
        for listed in _LISTED.finditer(text):
            names = [name for name in _SPLIT.split(listed["list"]) if name]
            names[-1] = _MANY.sub("", names[-1]) or names[-1]
            end = names[0][-1]
            if len(names) < 2 or any(name[-1] != end or len(name) < 2 for name in names):
                continue
            what = listed["what"][-_TELLING:]
            says = re.compile(_IS.format(what=re.escape(what), end=re.escape(end)))
            for other, words in scene.saying(what):
                found = says.search(words)
                if other.id == clause.id or found is None or found["grade"] in names:
                    continue
                here = Said(other, found.span())
                yield told_otherwise(scene, "grade", here, Said(clause, listed.span()))
                return
