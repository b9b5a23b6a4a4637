"""What cannot fit: 20 songs of six minutes in ninety minutes, 5,000 tickets for 4,800 seats, rooms with
fewer beds than guests."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reviewer.findings.inspect.sums import figures_differ
from reviewer.findings.inspect.twice import Said, told_otherwise
from reviewer.language.numerals import ARABIC, HAN, parse_number, plain
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewer.findings.inspect.scene import Scene
    from reviewer.findings.observation import Observation

__all__ = ["ceilings"]

_NUMBER = rf"(?:{ARABIC}|{HAN})"
_MANY = lazy(
    rf"不少于(?P<count>{_NUMBER})\s*(?P<unit>[首场节次件篇集段课轮题组])[^。；，]{{0,6}}，每(?P=unit)[^。；，\d]{{0,8}}?"
    rf"(?:不少于|不低于|不短于)(?P<each>{_NUMBER})\s*(?P<time>分钟|小时)"
)
_LONGEST = lazy(
    rf"(?P<by>每[场次日天期课])[^。；，]{{0,8}}(?:时长|时间|总时长)[^。；，\d]{{0,6}}?(?:不超过|不得超过|不多于|最长为?|限于)"
    rf"(?P<most>{_NUMBER})\s*(?P<time>分钟|小时)"
)
_MINUTES = {"分钟": 1, "小时": 60}
_SEATS = lazy(
    rf"(?:每(?P<by>[场次班车船期])|(?P<by2>[车船班])(?:辆|舶|级|型))(?:的)?[^。；，]{{0,6}}(?:容量|核载|容纳|核定人数|核载人数|载客(?:量|人数)?|座位数?)[^。；，\d]{{0,12}}?"
    rf"(?P<most>{_NUMBER})\s*(?:人|名|位|座|张|个座位)"
)
_SOLD = lazy(
    rf"每(?P<by>[场次班车船期])[^。；，]{{0,8}}(?:公开)?(?:销售|发售|售票|出售|接待|安排|招收|运送|载客)[^。；，\d]{{0,6}}?"
    rf"(?P<sold>{_NUMBER})\s*(?:张|人|名|位)(?!以[下内])"
)
_FEWER = lazy(r"不(?:得)?(?:超过|多于|高于)|至多|最多|以内|以下")
_ROOMS = lazy(
    rf"(?P<kind>单人|单床|双人|双床|标准|三人)(?:标准|大床|标)?[间房](?:客房|房)?(?P<count>{_NUMBER})\s*(?:间|套)?"
)
_BEDS = {"单人": 1, "单床": 1, "双人": 2, "双床": 2, "标准": 2, "三人": 3}
_GUESTS = lazy(
    rf"(?P<who>[一-鿿]{{2,8}}?)(?:成员)?(?:共|共计|合计|为|总计)(?P<count>{_NUMBER})\s*(?:人|名|位)"
)
_ALL = lazy(r"全员|全体|全部|所有人员")


class _Most(Said, frozen=True):
    """How many a place, or a run, holds."""

    run: str
    number: Decimal


def ceilings(scene: Scene) -> Iterator[Observation]:
    """Yield `consistency.arithmetic` where the least of one clause is more than the most of another: so many
    things of so long in a shorter time, more guests than beds; `consistency.contradiction` where more are
    sold than a place holds."""
    if not scene.chinese:
        return
    yield from _in_time(scene)
    yield from _in_place(scene)
    yield from _in_beds(scene)


def _number(words: str) -> Decimal:
    return parse_number(words) or Decimal(0)


def _in_time(scene: Scene) -> Iterator[Observation]:
    asked = [(clause, found) for clause, text in scene.saying("不少于") for found in _MANY.finditer(text)]
    if not asked:
        return
    limits = [
        (clause, found) for clause, text in scene.saying("时长", "时间") for found in _LONGEST.finditer(text)
    ]
    for clause, found in asked:
        product = _number(found["count"]) * _number(found["each"]) * _MINUTES[found["time"]]
        start, _ = scene.sentence_at(clause, found.start())
        text = scene.text(clause)
        for other, limit in limits:
            most = _number(limit["most"]) * _MINUTES[limit["time"]]
            if limit["by"] not in text[start : found.start()] or product <= most:
                continue
            facts = {
                "figures": f"{found['count']} × {found['each']}",
                "product": plain(product / _MINUTES[limit["time"]]),
                "unit": limit["time"],
                "stated": other.text[limit.start() : limit.end()],
            }
            yield figures_differ(scene, clause, found.span(), "too_long", facts, [other])
            return


def _in_place(scene: Scene) -> Iterator[Observation]:
    limits = [
        _Most(clause, found.span(), found["by"] or found["by2"], _number(found["most"]))
        for clause, text in scene.saying("容量", "容纳", "核定人数", "核载", "载客", "座位")
        for found in _SEATS.finditer(text)
    ]
    if len({one.run for one in limits}) != len(limits):
        return
    for clause, text in scene.saying("售", "接待", "安排", "招收", "运送", "载客"):
        for found in _SOLD.finditer(text):
            sold = _number(found["sold"])
            for limit in limits:
                if (
                    limit.run != found["by"]
                    or sold <= limit.number
                    or clause.id == limit.clause.id
                    or _FEWER.search(found[0])
                ):
                    continue
                yield told_otherwise(scene, "holds", Said(clause, found.span()), limit)
                return


def _in_beds(scene: Scene) -> Iterator[Observation]:
    for clause, text in scene.saying("间", "房"):
        for start, end in scene.sentences(clause):
            rooms = list(_ROOMS.finditer(text, start, end))
            if not rooms or not _ALL.search(text, start, end):
                continue
            beds = sum(_BEDS[one["kind"]] * _number(one["count"]) for one in rooms)
            guests = [
                (other, found)
                for other, words in scene.saying("共", "合计")
                for found in _GUESTS.finditer(words)
                if found["who"][-2:] in text[start:end]
            ]
            if len(guests) != 1 or _number(guests[0][1]["count"]) <= beds:
                continue
            other, found = guests[0]
            facts = {
                "beds": plain(Decimal(beds)),
                "stated": other.text[found.start() : found.end()],
            }
            yield figures_differ(scene, clause, (rooms[0].start(), rooms[-1].end()), "beds", facts, [other])
            return
