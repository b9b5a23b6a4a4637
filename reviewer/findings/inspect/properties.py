"""What a thing must be like, said with two values: 破损率不超过2%, and elsewhere 破损率超过5%的扣减; 壁厚3mm
in the table, 壁厚不小于2mm in the text."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from reviewer.findings.inspect.twice import Said, told_otherwise
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewer.findings.inspect.scene import Scene
    from reviewer.findings.observation import Observation
    from reviewer.model import Clause

__all__ = ["properties", "table_specs"]

_SAID = lazy(
    r"(?P<name>[一-鿿]{1,14}?率|[一-鿿]{0,14}?(?:含量|水分|杂质|浓度|湿度|纯度|精度|比例))(?:应|须|均|必须|一般|的)?"
    r"(?P<how>不超过|不高于|不大于|不得?超过|不得?高于|不得?大于|控制在|低于|小于|不足|未达到?|达不到|不低于|不少于|不小于"
    r"|不得?低于|不得?少于|不得?小于|达到?|超过|高于|大于|≤|≥|在)?\s*$"
)
_UNDER = (
    "不超过",
    "不高于",
    "不大于",
    "不得超过",
    "不得高于",
    "不得大于",
    "≤",
    "控制在",
    "超过",
    "高于",
    "大于",
)
"""Words of a value that must not be exceeded, and of what follows where it is."""
_WRONG = ("超过", "高于", "大于", "低于", "小于", "不足", "未达", "未达到", "达不到")
_GENERAL = lazy(
    r"^(?:如|若|因|且|或|其|该|每批|本批|全部|交付的?|交售的?|供应的?|交货的?|提供的?|所供的?|月度|年度|季度|当月|当年|产品|货物|标的物?|原料|材料|商品|服务|项目|系统|设备|[甲乙]方|的|应)+"
)
_FREE_WORDS = lazy(
    r"(?:税|利|费|汇|效|频|功|扣|折扣|版税|佣金|提成|分成|持股|出资|付款|支付|违约金|分配|抽样|抽检|预付)(?:率|比例)"
)
_CASE = lazy(
    r"每(?:超|高|下降|降低|提高|增加|减少|升高)|第[一二三四五六七八九十\d]+[年期次]|首年|试运行|试用|初期|以上的?部分|以上(?:（含）)?[^。；]{0,10}以下|[一二三四特优]级|其中|续|至\s*\d|\d\s*[-~～—]\s*\d"
)
_VERB = lazy(r"^.*(?:保证|确保|核定|测定|检测|抽检|实测|承诺|达到|经核算|应使|[时后前内将])的?(?=[一-鿿]{2})")
"""What is done about a property, and no part of its name."""
_MOST, _SUFFIX = 2, 3
_NAMES = lazy(r"名称|品名|品种|货物|产品|设备|材料|项目")
_SPEC = lazy(
    r"(?P<what>[一-鿿]{2,4})(?:为|：|≥|≤|不小于|不低于)?\s*(?P<value>\d+(?:\.\d+)?)\s*(?P<unit>cm|mm|m|kg|g|kw|w|v|l|ml|厘米|毫米|米|公斤|千克|克|升|寸|英寸|吨|千瓦|瓦|伏)(?![a-z0-9²³])"
)
_TELLS = (
    r"(?:的)?{what}(?:应|须|为|是|：|均|必须|不得?小于|不得?低于|不得?少于|不得?大于|不得?超过|不小于|不低于|不大于|不超过|达到?|≥|≤)*"
    r"\s*(?P<value>\d+(?:\.\d+)?)\s*{unit}(?![a-z0-9²³])"
)


class _Limit(Said, frozen=True):
    """A value of a property, and on which side of it things are right."""

    name: str
    below: bool
    value: str
    wrong: bool
    """Whether it is said what follows where things are not right."""


def properties(scene: Scene) -> Iterator[Observation]:
    """Yield `consistency.contradiction` where one property has two limits of the same side in two clauses.
    Rates of money, scales and cases of their own are left alone."""
    if not scene.chinese:
        return
    given: defaultdict[tuple[str, bool], list[_Limit]] = defaultdict(list)
    for clause, _ in scene.saying("%", "％", "‰", "分之"):
        if clause.kind == "table" or scene.article(clause).kind == "annex":
            continue
        for one in scene.read_once("properties", clause, partial(_limits, scene)):
            given[one.name[-_SUFFIX:], one.below].append(one.by(clause))
    for said in given.values():
        if len(said) != _MOST or len({one.clause.id for one in said}) != _MOST:
            continue
        first, second = said
        names = sorted((first.name, second.name), key=len)
        one_thing = names[0] == names[1] or (first.wrong != second.wrong and names[1].endswith(names[0]))
        if first.value != second.value and one_thing:
            yield told_otherwise(scene, "property", second, first)


def _limits(scene: Scene, clause: Clause) -> list[_Limit]:
    text = scene.text(clause)
    found: list[_Limit] = []
    for one in scene.quantities(clause):
        if one.sort != "percent" or one.per or isinstance(one.value, str):
            continue
        start, end = scene.sentence_at(clause, one.start)
        low = max(text.rfind(stop, start, one.start) for stop in "，、：；") + 1
        low = max(low, start)
        said = _SAID.search(text, low, one.start)
        if said is None or _FREE_WORDS.search(said["name"]) or _CASE.search(text, low, end):
            continue
        how = said["how"] or ""
        if not how:
            bound = one.bound
            if bound not in ("le", "lt", "ge", "gt"):
                continue
            below = bound in ("le", "lt")
        elif how == "在":
            below = text.startswith("以下", one.end) or text.startswith("以内", one.end)
        else:
            below = how in _UNDER
        name = _GENERAL.sub("", _VERB.sub("", said["name"])).replace("的", "")
        if len(name) > 1:
            found.append(_Limit(clause, (low, one.end), name, below, str(one.value), how in _WRONG))
    return found


def table_specs(scene: Scene) -> Iterator[Observation]:
    """Yield `consistency.contradiction` where the text gives another measure of a thing than the row of a
    table that names it."""
    if not scene.chinese:
        return
    for row in scene.clauses:
        if row.kind != "table" or not row.columns or len(row.cells) != len(row.columns):
            continue
        at = next((place for place, column in enumerate(row.columns) if _NAMES.search(column)), None)
        if at is None:
            continue
        name = row.text[slice(*row.cells[at])].strip()
        if len(name) < 2 or not scene.lines.has(name):
            continue
        elsewhere = [(clause, text) for clause, text in scene.saying(name) if clause.kind != "table"]
        if not elsewhere:
            continue
        text = scene.text(row)
        for start, end in (cell for place, cell in enumerate(row.cells) if place != at):
            for spec in _SPEC.finditer(text, start, end):
                told = _other_measure(scene, name, row, spec.span(), spec.groupdict(), elsewhere)
                if told is not None:
                    yield told
                    return


@lru_cache(maxsize=64)
def _tells(what: str, unit: str) -> re.Pattern[str]:
    """Return what gives a measure in words of the document, which are kept nowhere."""
    return re.compile(_TELLS.replace("{what}", re.escape(what)).replace("{unit}", re.escape(unit)))


def _other_measure(
    scene: Scene,
    name: str,
    row: Clause,
    span: tuple[int, int],
    spec: dict[str, str],
    elsewhere: list[tuple[Clause, str]],
) -> Observation | None:
    for clause, text in elsewhere:
        place = text.find(f"{name}{spec['what']}")
        if place < 0:
            place = text.find(f"{name}的{spec['what']}")
        if place < 0:
            continue
        said = _tells(spec["what"], spec["unit"]).match(text, place + len(name))
        if said is not None and float(said["value"]) != float(spec["value"]):
            return told_otherwise(scene, "table_spec", Said(clause, (place, said.end())), Said(row, span))
    return None
