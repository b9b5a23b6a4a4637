"""How many of a thing there are: 空压机 twelve in the body, fifteen in the annex."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from msgspec import Struct

from reviewer.findings.context import place, shorten
from reviewer.findings.observation import Observation
from reviewer.language.numerals import parse_number
from reviewer.model import Message
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from reviewer.findings.inspect.scene import Scene
    from reviewer.model import Clause

__all__ = ["counted_twice"]

_UNITS = "台套件辆架艘部吨只组根块把樘株头羽枚幅座箱桶盏"
_NUMBER = r"(?P<number>\d[\d,]*(?:\.\d+)?|[一二两三四五六七八九十百千]{1,6})"
_BEHIND = lazy(
    rf"(?P<thing>[一-鿿]{{2,12}}?)(?:（[^（）]{{0,30}}）)?(?:共计?|合计|总计|数量|各|：|为|,|，数量为?|，共计?)*\s*{_NUMBER}\s*(?P<unit>[{_UNITS}])"
    r"(?![一-鿿]{0,1}(?:以上|以下|以内|左右|/))"
)
_BEFORE = lazy(rf"(?<![第每\d.]){_NUMBER}\s*(?P<unit>[{_UNITS}])(?P<thing>[一-鿿]{{2,8}})(?=[，。；、：]|$)")
_COUNTED = lazy(rf"[\d一二两三四五六七八九十百千]\s*[{_UNITS}]")
_WHOLE = lazy(
    r"采购|购买|订购|供应|供货|交付|提供|出租|租赁|安装|出售|销售|承租|配备|数量|清单|共计?|合计|总计|定作|制作|加工"
)
_PART = lazy(
    r"其中|首批|第[一二三四五六]批|分批|批次|每|备用|备品|抽|样|不少于|不低于|至少|以上|不超过|增加|增购|减少|另|更换|损坏|赠|如|若|超|违约"
    r"|先行|剩余|其余|余下|已(?:交|供|到|安)|原|前\d|第[一二三四\d]+(?:年|期|阶段)|分别|周转|试|故障|不合格|退|低于|少于|楼|层|区|栋|车间|门店|站点|[东西南北]侧"
)
_LEAD = lazy(
    r"^(?:.*(?:采购|购买|订购|供应|供货|交付|提供|出租|租赁|安装|出售|销售|承租|配备|甲方|乙方|向|为|的|及|和|与|将|共|套|台|一次性|全部|上述|该|清单|定作|制作|加工|数量|型号|品牌))"
)
_LATIN = lazy(r"[a-z0-9）)]")
_LEAST = 2


class _Count(Struct, frozen=True):
    """A number of things, and where it stands."""

    clause: Clause
    start: int
    end: int
    number: Decimal

    @property
    def words(self) -> str:
        return shorten(self.clause.text[self.start : self.end])


def counted_twice(scene: Scene) -> Iterator[Observation]:
    """Yield `consistency.contradiction` where two clauses give two numbers of one thing, named alike, as all
    that is sold, let or made; parts, batches, spares and conditions are left alone."""
    if not scene.chinese:
        return
    found: defaultdict[tuple[str, str], list[_Count]] = defaultdict(list)
    for clause, text in scene.matching(_COUNTED):
        for start, end in scene.sentences(clause):
            if _PART.search(text, start, end) or not (
                clause.kind == "table" or _WHOLE.search(text, start, end)
            ):
                continue
            for pattern in (_BEHIND, _BEFORE):
                for one in pattern.finditer(text, start, end):
                    number, thing = parse_number(one["number"].replace(",", "")), _LEAD.sub("", one["thing"])
                    begins = one.end("thing") - len(thing)
                    if number is None or len(thing) < _LEAST or _LATIN.match(text, max(0, begins - 1)):
                        continue
                    begins = begins if pattern is _BEHIND else one.start()
                    found[thing, one["unit"]].append(_Count(clause, begins, one.end(), number))
    for counts in found.values():
        first, second = counts[0], counts[-1]
        if len({one.number for one in counts}) != 2 or len({one.clause.id for one in counts}) != len(counts):
            continue
        second = next(one for one in counts if one.number != first.number)
        yield _told(scene, first, second)


def _told(scene: Scene, there: _Count, here: _Count) -> Observation:
    facts: dict[str, str | int | float | Message] = {
        "words": here.words,
        "one": here.words,
        "two": there.words,
        "place": place(there.clause),
    }
    return Observation(
        kind="consistency.contradiction",
        message=Message("check.stated.repeat", facts),
        draft=scene.quote(here.clause, here.start, here.end),
        topic="consistency.contradiction/stated",
        data={"check": "count", "here": facts["one"], "there": facts["two"], "other_clause": there.clause.id},
    )
