"""Figures that must add up: instalments, shares, unit prices, tax, rows of a table, copies."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from reviewer.findings.observation import Observation
from reviewer.language.numerals import parse_number, plain
from reviewer.model import Message
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewer.findings.inspect.scene import Scene
    from reviewer.language.quantities import Quantity
    from reviewer.model import Clause

__all__ = ["WHOLE", "figures_differ", "sums"]

_STAGE = lazy(
    r"第[一二三四五六七八1-8](?:期|笔|次付款|阶段)|首期款?|首付款?|首笔|预付款|(?<![确审核暂约固指规商议拟])定金(?!额)|进度款|中期款|二期款?|三期款?|到货款|验收款|尾款|余款|剩余款项?|质保金|质量保证金"
)
_LAST = lazy(r"尾款|余款|剩余|质保金|质量保证金|余下")
_CUMULATIVE = lazy(r"付至|付到|支付至|支付到|累计|达到|返还|退还|扣除|扣留|抵作|抵扣|冲抵|违约|逾期|罚")
_UNIT_PRICE = lazy(r"单价(?:为|是|：|（[^）]{0,8}）)*(?:人民币|¥|￥)?$")
_TOTAL = lazy(r"(?:总价|合计|总计|共计|总额|总金额)(?:款|金额)?(?:为|是|：|共)*(?:人民币|¥|￥)?$")
_COUNT = lazy(r"(?:数量|共|共计|订购|采购|购买)(?:为|是|：)*$")
_NET = lazy(r"不含税(?:[^，。；：]{0,6})(?:为|是|：)*(?:人民币|¥|￥)?$")
_GROSS = lazy(r"(?<!不)含税(?:[^，。；：]{0,6})(?:为|是|：)*(?:人民币|¥|￥)?$")
_TAX = lazy(r"税额(?:为|是|：|共)*(?:人民币|¥|￥)?$")
_RATE = lazy(r"税率(?:为|是|：|按)*$")
_COPIES = lazy(r"(?:一式|壹式)\s*([一二两三四五六七八九十壹贰叁肆伍陆柒捌玖拾\d]{1,3})\s*份")
_EACH = lazy(
    r"(?:双方|各方|甲乙双方|三方|甲乙丙三方)?[，、]?各(?:执|持|保留|留存)(?:有)?\s*([一二两三四五六七八九十壹贰叁肆伍陆柒捌玖拾\d]{1,3})\s*份"
)
_ONE = lazy(
    r"(?:<party>)\s*(?:各)?(?:执|持|保留|留存)?\s*([一二两三四五六七八九十壹贰叁肆伍陆柒捌玖拾\d]{1,3})\s*份"
)
_OTHERS = lazy(r"其余|其他|另|备案|登记机关|公证|见证|主管|报送|物业|中介|报")
WHOLE = Decimal(1)
"""Differences below one yuan are rounding."""


def sums(scene: Scene) -> Iterator[Observation]:
    """Yield `consistency.arithmetic` where stated figures do not agree with each other.

    Silent wherever a figure is blank, a share is cumulative (付至80%) or the list is not known to be whole.
    """
    if scene.contract.language != "zh":
        return
    for clause in scene.contents:
        text = scene.text(clause)
        if "单价" in text:
            yield from _product(scene, clause, text)
        if "含税" in text:
            yield from _tax(scene, clause, text)
        if "份" in text and "式" in text:
            yield from _copies(scene, clause, text)
    yield from _instalments(scene)


def figures_differ(
    scene: Scene, clause: Clause, span: tuple[int, int], key: str, **facts: str
) -> Observation:
    """Return the finding that stated figures do not agree; `key` names the check and its sentence."""
    return Observation(
        kind="consistency.arithmetic",
        message=Message(f"check.sum.{key}", facts),
        draft=scene.quote(clause, *span),
        topic=f"consistency.arithmetic/{key}",
        data={"check": key, **facts},
    )


def _behind(
    scene: Scene, clause: Clause, text: str, cue: re.Pattern[str], sort: str
) -> tuple[Quantity, Decimal] | None:
    """Return the one quantity of that sort with the cue directly before it; None for none or several."""
    found = [
        (quantity, quantity.value)
        for quantity in scene.quantities(clause)
        if quantity.sort == sort
        and isinstance(quantity.value, Decimal)
        and cue.search(text[max(0, quantity.start - 20) : quantity.start])
    ]
    return found[0] if len(found) == 1 else None


def _span(*quantities: Quantity) -> tuple[int, int]:
    return min(q.start for q in quantities), max(q.end for q in quantities)


def _product(scene: Scene, clause: Clause, text: str) -> Iterator[Observation]:
    price = _behind(scene, clause, text, _UNIT_PRICE, "amount")
    total = _behind(scene, clause, text, _TOTAL, "amount")
    count = _behind(scene, clause, text, _COUNT, "count")
    if not (price and total and count) or price[0] is total[0]:
        return
    product = price[1] * count[1]
    if abs(product - total[1]) >= WHOLE:
        yield figures_differ(
            scene, clause, _span(price[0], total[0], count[0]), "product",
            price=plain(price[1]), count=plain(count[1]), product=plain(product), stated=plain(total[1]),
        )  # fmt: skip


def _tax(scene: Scene, clause: Clause, text: str) -> Iterator[Observation]:
    net = _behind(scene, clause, text, _NET, "amount")
    if net is None:
        return
    gross, tax = (_behind(scene, clause, text, cue, "amount") for cue in (_GROSS, _TAX))
    rate = _behind(scene, clause, text, _RATE, "percent")
    if gross is None and rate is not None:
        gross = _behind(scene, clause, text, _TOTAL, "amount")
    if rate and gross:
        expected = net[1] * (1 + rate[1])
        if abs(expected - gross[1]) > WHOLE:
            yield figures_differ(
                scene, clause, _span(net[0], gross[0], rate[0]), "tax_total",
                net=plain(net[1]), rate=_percent(rate[1]), expected=_money(expected), stated=plain(gross[1]),
            )  # fmt: skip
            return
    if rate and tax and abs(net[1] * rate[1] - tax[1]) > WHOLE:
        yield figures_differ(
            scene, clause, _span(net[0], tax[0], rate[0]), "tax_amount",
            net=plain(net[1]), rate=_percent(rate[1]), stated=plain(tax[1]),
            expected=_money(net[1] * rate[1]),
        )  # fmt: skip
    elif tax and gross and abs(net[1] + tax[1] - gross[1]) > WHOLE:
        yield figures_differ(
            scene, clause, _span(net[0], tax[0], gross[0]), "net_tax",
            net=plain(net[1]), tax=plain(tax[1]), expected=plain(net[1] + tax[1]), stated=plain(gross[1]),
        )  # fmt: skip


def _percent(value: Decimal) -> str:
    return f"{plain(value * 100)}%"


def _money(value: Decimal) -> str:
    return plain(value.quantize(Decimal("0.01")))


def _copies(scene: Scene, clause: Clause, text: str) -> Iterator[Observation]:
    made = _COPIES.search(text)
    if made is None or _OTHERS.search(text):
        return
    end = text.find("。", made.end())
    rest = text[made.end() : end if end >= 0 else len(text)]
    total = parse_number(made[1])
    parties = len(scene.contract.parties)
    held: Decimal | None = None
    each = _EACH.search(rest)
    singles = [
        parse_number(found)
        for found in re.findall(
            _ONE.pattern.replace("<party>", "|".join(map(re.escape, scene.labels("party"))) or "甲方|乙方"),
            rest,
        )
    ]
    last = made.end()
    if each and (number := parse_number(each[1])) is not None and parties >= 2 and not singles:
        held, last = number * parties, made.end() + each.end()
    elif len(singles) == parties >= 2 and all(number is not None for number in singles):
        held = sum((number for number in singles if number is not None), Decimal(0))
        last = made.end() + len(rest)
    if total is not None and held is not None and held != total:
        facts = {"total": plain(total), "held": plain(held)}
        yield figures_differ(scene, clause, (made.start(), last), "copies", **facts)


def _groups(scene: Scene) -> Iterator[list[Clause]]:
    """Yield each clause with its own parts: a paragraph alone, or a lead-in with the items under it."""
    for clause in scene.contents:
        parts = scene.index.children.get(clause.id, ())
        yield [
            clause,
            *(part for part in parts if part.kind != "table" and not scene.index.children.get(part.id)),
        ]


def _instalments(scene: Scene) -> Iterator[Observation]:
    told: set[str] = set()
    for group in _groups(scene):
        stages: list[tuple[Clause, re.Match[str], Quantity]] = []
        for clause in group:
            text = scene.text(clause)
            if clause.id in told or not _STAGE.search(text):
                continue
            if _CUMULATIVE.search(text):
                stages = []
                break
            stages.extend(_staged(scene, clause, text))
        shares = [stage for stage in stages if stage[2].sort == "percent"]
        amounts = [stage for stage in stages if stage[2].sort == "amount"]
        for found in (
            _shares(scene, shares),
            _amounts(scene, amounts) if len(amounts) > len(shares) else None,
        ):
            if found is not None:
                told.update(clause.id for clause in group)
                yield found


def _staged(scene: Scene, clause: Clause, text: str) -> Iterator[tuple[Clause, re.Match[str], Quantity]]:
    """Yield each stage of payment with the first share or amount before the next stage is named."""
    names = list(_STAGE.finditer(text))
    for place, name in enumerate(names):
        end = names[place + 1].start() if place + 1 < len(names) else len(text)
        for quantity in scene.quantities(clause):
            if (
                name.end() <= quantity.start < end
                and quantity.sort in ("percent", "amount")
                and not quantity.per
            ):
                yield clause, name, quantity
                break


def _shares(scene: Scene, stages: Sequence[tuple[Clause, re.Match[str], Quantity]]) -> Observation | None:
    if len(stages) < 2:
        return None
    total = sum((Decimal(stage[2].value) for stage in stages), Decimal(0))
    whole = any(_LAST.search(name.group()) for _, name, _ in stages)
    if total == 1 or (total < 1 and not whole):
        return None
    return _first(scene, stages, "percent", sum=_percent(total))


def _amounts(scene: Scene, stages: Sequence[tuple[Clause, re.Match[str], Quantity]]) -> Observation | None:
    if len(stages) < 2 or scene.total is None:
        return None
    total = sum((Decimal(stage[2].value) for stage in stages), Decimal(0))
    whole = any(_LAST.search(name.group()) for _, name, _ in stages)
    if total == scene.total or (total < scene.total and not whole):
        return None
    return _first(scene, stages, "instalments", sum=plain(total), total=plain(scene.total))


def _first(
    scene: Scene, stages: Sequence[tuple[Clause, re.Match[str], Quantity]], key: str, **facts: str
) -> Observation:
    clause = stages[0][0]
    mine = [stage for stage in stages if stage[0].id == clause.id]
    return figures_differ(scene, clause, (mine[0][1].start(), mine[-1][2].end), key, **facts)
