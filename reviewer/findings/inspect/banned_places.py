"""Something forbidden in a region and announced there, and something due at an hour when nobody is there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewer.findings.inspect.twice import Said, told_otherwise
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewer.findings.inspect.scene import Scene
    from reviewer.findings.observation import Observation

__all__ = ["after_hours", "banned_places"]

_BAN = lazy(
    r"(?P<who>[一-鿿]{2})(?:均|也)?不得(?:自行)?(?:在|于)(?P<places>[一-鿿、]{2,30}?)(?:境内|范围内|地区|区域内?|内)?"
    r"(?:参加|举办|举行|开设|从事|设立|销售|经营|承接|代理|投放|提供|开展|进行|出席|加盟)"
)
_SPLIT = lazy(r"[、和及或与]")
_SUFFIX = lazy(r"(?:特别行政区|自治区|省|市|县|区)$")
_ACTS = r"(?:举行|举办|演出|演唱会|开设|开店|销售|经营|设立|开展|承接|投放|参加|出席|授课|代理)"
_MAY_NOT = lazy(r"不得|禁止|不在|除外|未经|不可")
_SHORTEST = 2


def banned_places(scene: Scene) -> Iterator[Observation]:
    """Yield `consistency.contradiction` where somebody may not act in a region, and another clause says
    that the same one will, or may, act there."""
    if not scene.chinese or not scene.lines.any(("不得在", "不得于", "不得自行在")):
        return
    for clause, text in scene.saying("不得"):
        ban = _BAN.search(text)
        if ban is None:
            continue
        places = [_SUFFIX.sub("", one) for one in _SPLIT.split(ban["places"])]
        names = "|".join(re.escape(one) for one in places if len(one) >= _SHORTEST)
        if not names:
            continue
        acts = re.compile(
            rf"{re.escape(ban['who'])}[^。；，]{{0,4}}(?:将|已|定于|拟|可以?|有权)[^。；]{{0,24}}(?:在|于)[^。；，]{{0,4}}(?:{names})"
            rf"[^。；，]{{0,16}}{_ACTS}[^。；，]{{0,12}}"
        )
        for other, words in scene.saying(*(one for one in places if len(one) >= _SHORTEST)):
            found = acts.search(words) if other.id != clause.id else None
            if found and not _MAY_NOT.search(words, *scene.sentence_at(other, found.start())):
                yield told_otherwise(scene, "region", Said(other, found.span()), Said(clause, ban.span()))
                return


_TIME = r"(?P<{0}h>\d{{1,2}})[:：](?P<{0}m>\d{{2}})"
_STAFFED = lazy(
    r"\b(?P<place>[a-z]+) (?:is|are|shall be|will be) (?:staffed|manned|attended|open)\b[^.;\d]{0,24}?"
    + _TIME.format("a")
    + r" ?(?:to|until|till|and|-) ?"
    + _TIME.format("b")
)
_OPEN = lazy(
    r"(?P<place>[一-鿿]{2,6}?)(?:的)?(?:开放|营业|办公|收货|作业|值守|对外服务)时间(?:为|是|：)*(?:每[日天]|工作日)?"
    + _TIME.format("a")
    + r"(?:至|到|-|—|~|～)"
    + _TIME.format("b")
)
_AT = lazy(r"\b(?:shall|must|will)\b[^.;]{0,60}\bat " + _TIME.format("c"))
_AT_ZH = lazy(r"(?:应当?|须|必须)[^。；]{0,30}?(?:于|在)(?:每[日天晚]|当[日晚]|次日)?" + _TIME.format("c"))


def after_hours(scene: Scene) -> Iterator[Observation]:
    """Yield `consistency.contradiction` where something is due at a place at an hour outside those at which
    the contract says that the place is staffed or open."""
    opening = [
        (clause, found)
        for clause, text in scene.saying(
            *(("时间",) if scene.chinese else ("staffed", "manned", "attended", "open "))
        )
        if (found := (_OPEN if scene.chinese else _STAFFED).search(text))
    ]
    for there, hours in opening:
        opens, closes = _minutes(hours, "a"), _minutes(hours, "b")
        if opens >= closes:
            continue
        for clause, text in scene.saying(hours["place"]):
            for start, end in scene.sentences(clause):
                found = (_AT_ZH if scene.chinese else _AT).search(text, start, end)
                if found is None or clause.id == there.id or hours["place"] not in text[start:end]:
                    continue
                if not opens <= _minutes(found, "c") <= closes:
                    said = Said(clause, found.span()), Said(there, hours.span())
                    yield told_otherwise(scene, "opening_hours", *said)
                    return


def _minutes(found: re.Match[str], name: str) -> int:
    return int(found[f"{name}h"]) * 60 + int(found[f"{name}m"])
