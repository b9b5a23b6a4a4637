"""A court that is called that of a place and lies elsewhere: that of the place of delivery, and the goods go
to another city."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.findings.inspect.twice import Said, told_otherwise
from reviewer.findings.observation import Observation
from reviewer.model import Message
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewer.findings.inspect.scene import Scene

__all__ = ["court_of_place", "ship_court"]

_COURT = lazy(
    r"(?P<what>甲方|乙方|丙方|出租人|承租人|买方|卖方|供方|需方|委托方|受托方|发包人|承包人"
    r"|(?:合同)?签[订署]|交货|交付|送货|收货|(?:合同)?履行|工程|项目|施工|房屋|标的物|不动产|租赁物|演出|活动|服务)"
    r"(?:地点|地)?(?:所在地|住所地|所在|住所)?(?:的|即|：|（)?"
    r"(?P<court>(?:[一-鿿]{2,8}?(?:省|自治区))?(?:[一-鿿]{2,6}?(?:市|自治州|州))?(?:[一-鿿]{1,6}?(?:区|县|旗|市))?)"
    r"(?:中级|基层)?人民法院"
)
_LIES = {
    "签": lazy(r"(?:签[订署])(?:地点?)(?:为|是|：|在|于)*(?P<where>[一-鿿]{2,24})"),
    "交送收": lazy(r"(?:交货|交付|送货|收货)(?:地点?|地址)(?:为|是|：|在|于)*(?P<where>[一-鿿]{2,24})"),
    "履": lazy(r"履行(?:地点?)(?:为|是|：|在|于)*(?P<where>[一-鿿]{2,24})"),
    "工施项": lazy(
        r"(?:工程|施工|项目)(?:地点|地址|位于|坐落于?)(?:为|是|：|在|于)*(?P<where>[一-鿿]{2,24})"
    ),
    "房标不租": lazy(
        r"(?:房屋|标的物|不动产|租赁物)[^。；，]{0,4}(?:位于|坐落于?|地址|地点)(?:为|是|：|在|于)*(?P<where>[一-鿿]{2,24})"
    ),
    "演活服": lazy(r"(?:演出|活动|服务)(?:地点|地址|场地)(?:为|是|：|在|于)*(?P<where>[一-鿿]{2,24})"),
}
_TOKEN = lazy(r"(?P<name>[一-鿿]{2,4}?)(?P<level>省|市|区|县|旗|州)")
_ADDRESS = ("地址", "住所", "住址", "住所地", "注册地址", "通讯地址", "经营场所")


def court_of_place(scene: Scene) -> Iterator[Observation]:
    """Yield `consistency.contradiction` where a court is said to be that of a party's or of the agreed place,
    and is named after another city or district than the one this contract gives for it."""
    if not scene.chinese:
        return
    for clause, text in scene.saying("人民法院"):
        for found in _COURT.finditer(text):
            court = _districts(found["court"])
            there = _place(scene, found["what"], clause.id) if court else None
            if there is None:
                continue
            other, words = there
            lies = _districts(words)
            levels = court.keys() & lies.keys()
            if not levels or any(court[level] & lies[level] for level in levels) or _shares(court, words):
                continue
            here = Said(clause, found.span())
            yield told_otherwise(scene, "court_place", here, other)
            return


def _districts(words: str) -> dict[str, set[str]]:
    """Return the names of districts in words, by their level."""
    found: dict[str, set[str]] = {}
    for one in _TOKEN.finditer(words):
        level = "county" if one["level"] in "区县旗" else one["level"]
        found.setdefault(level, set()).add(one["name"])
    found.pop("省", None)
    return found


def _shares(court: dict[str, set[str]], words: str) -> bool:
    """Tell whether the place is called by one of the court's names in another way."""
    return any(name in words for names in court.values() for name in names)


def _place(scene: Scene, what: str, but: str) -> tuple[Said, str] | None:
    """Return where this contract says that a party or a thing is; None where it does not say."""
    for party in scene.contract.parties:
        if what in (party.label, party.designation):
            for one in party.fields:
                if one.name in _ADDRESS:
                    clause = scene.contract.clause(one.clause)
                    return Said(clause, (0, len(clause.text))), one.value
            return None
    for heads, pattern in _LIES.items():
        if what.removeprefix("合同")[0] not in heads:
            continue
        said = [
            (Said(clause, found.span()), found["where"])
            for number in scene.lines.matching(pattern)
            if (clause := scene.clauses[number]).id != but
            for found in pattern.finditer(scene.text(clause))
            if _districts(found["where"])
        ]
        if len({words for _, words in said}) == 1:
            return said[0]
    return None


_SHIPS = lazy(
    r"(?:承修|修理|维修|坞修|建造|改装|拆解|租用|租赁|承租|出租|光船|买卖|购买)[^。；，]{0,14}(?:船舶|渔船|货轮|客轮|散货船|货船"
    r"|油轮|游艇|驳船|轮船|拖轮)|(?:船舶|渔船|货轮|客轮|散货船|货船|油轮|游艇|驳船|拖轮)[^。；，]{0,16}(?:坞修|修理|建造|改装|拆解"
    r"|租赁|租用|买卖|光船)|光船租赁|航次租船|定期租船|(?:承担|负责|从事|承运|提供|委托|办理)[^。；，]{0,12}海上货物运输|海上拖航"
)
_LOCAL = lazy(r"(?:向|由|提交|交由)[^。；，海]{0,24}?(?<!海事)人民法院")
_HEAD = 12


def ship_court(scene: Scene) -> Iterator[Observation]:
    """Yield `limit.statutory` where a contract about the repair, building or hire of a ship, or carriage by
    sea, sends disputes to a local court: they belong to the maritime courts.

    海事诉讼特别程序法 4; 法释〔2016〕4号.
    """
    if not scene.chinese or not scene.lines.any(("船", "轮", "海上")):
        return
    head = "\n".join((scene.levelled(scene.contract.title), *map(scene.text, scene.contents[:_HEAD])))
    if not _SHIPS.search(head):
        return
    for clause, text in scene.saying("人民法院"):
        found = _LOCAL.search(text)
        if found is None or "海事" in text or "仲裁" in text:
            continue
        words = clause.text[slice(*found.span())]
        yield Observation(
            kind="limit.statutory",
            message=Message("check.limit.ship", {"words": words}),
            draft=scene.quote(clause, *found.span()),
            topic="limit.statutory/major",
            data={"rule": "L20b", "sure": "N", "value": words},
            source="海事诉讼特别程序法 4；法释〔2016〕4号",
        )
        return
