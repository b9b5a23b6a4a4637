"""Figures that must add up: tax, copies."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reviewer.findings.observation import Observation
from reviewer.language.numerals import parse_number, plain
from reviewer.model import Message
from reviewer.patterns import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from reviewer.findings.inspect.scene import Scene
    from reviewer.language.quantities import Quantity
    from reviewer.model import Clause

__all__ = ["WHOLE", "figures_differ", "sums", "total_of"]

_TOTAL = lazy(r"(?:总价|合计|总计|共计|总额|总金额)(?:款|金额)?(?:为|是|：|共)*(?:人民币|¥|￥)?$")
_NET = lazy(r"不含税(?:[^，。；：]{0,6})(?:为|是|：)*(?:人民币|¥|￥)?$")
_GROSS = lazy(r"(?<!不)含税(?:[^，。；：]{0,6})(?:为|是|：)*(?:人民币|¥|￥)?$")
_TAX = lazy(r"税额(?:为|是|：|共)*(?:人民币|¥|￥)?$")
_RATE = lazy(r"税率(?:为|是|：|按)*$|含$")
_COPIES = lazy(r"(?:一式|壹式)\s*([一二两三四五六七八九十壹贰叁肆伍陆柒捌玖拾\d]{1,3})\s*份")
_KEPT = lazy(
    r"(?P<who>[^。；，]{0,24}?)(?P<each>各自?|均)?(?:执|持|保留|留存|存|保存|保管|备案|报送|备查)(?:有)?\s*"
    r"(?P<number>[一二两三四五六七八九十壹贰叁肆伍陆柒捌玖拾\d]{1,3})\s*份"
)
_MORE = lazy(r"([一二两三四五六七八九十壹贰叁肆伍陆柒捌玖拾\d]{1,3})\s*份")
_EVERYONE = lazy(r"各方|三方|四方|全体")
_NUMBERED = {"三": 3, "四": 4}
_REST = lazy(r"其余|剩余|其他|另|正本|副本")
WHOLE = Decimal(1)
"""Differences below one yuan are rounding."""


def sums(scene: Scene) -> Iterator[Observation]:
    """Yield `consistency.arithmetic` where prices with and without tax, or the number of copies, disagree."""
    for clause, text in scene.saying("含税", "价税合计", "份"):
        if "税" in text:
            yield from _tax(scene, clause, text)
        if "份" in text and "式" in text:
            yield from _copies(scene, clause, text)


def total_of(found: Iterable[Quantity]) -> Decimal:
    """Return the sum of quantities that have a number for their value."""
    return sum((Decimal(one.value) for one in found), Decimal(0))


def figures_differ(
    scene: Scene,
    clause: Clause,
    span: tuple[int, int],
    key: str,
    facts: Mapping[str, str],
    others: Sequence[Clause] = (),
) -> Observation:
    """Return the finding that stated figures do not agree; `key` names the check and its sentence, `others`
    are the further clauses in which the figures stand."""
    data: dict[str, object] = {"check": key, **facts}
    if others:
        data["clauses"] = list(dict.fromkeys((clause.id, *(other.id for other in others))))
    return Observation(
        kind="consistency.arithmetic",
        message=Message(f"check.sum.{key}", dict(facts)),
        draft=scene.quote(clause, *span),
        topic=f"consistency.arithmetic/{key}",
        data=data,
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


def _tax(scene: Scene, clause: Clause, text: str) -> Iterator[Observation]:
    net = _behind(scene, clause, text, _NET, "amount")
    if net is None:
        if "增值税" in text or "税额" in text:
            yield from _tax_within(scene, clause, text)
        return
    gross, tax = (_behind(scene, clause, text, cue, "amount") for cue in (_GROSS, _TAX))
    rate = _behind(scene, clause, text, _RATE, "percent")
    if gross is None and rate is not None:
        gross = _behind(scene, clause, text, _TOTAL, "amount")
    if rate and gross:
        expected = net[1] * (1 + rate[1])
        if abs(expected - gross[1]) > WHOLE:
            facts = {
                "net": plain(net[1]),
                "rate": _percent(rate[1]),
                "expected": _money(expected),
                "stated": plain(gross[1]),
            }
            yield figures_differ(scene, clause, _span(net[0], gross[0], rate[0]), "tax_total", facts)
            return
    if rate and tax and abs(net[1] * rate[1] - tax[1]) > WHOLE:
        facts = {
            "net": plain(net[1]),
            "rate": _percent(rate[1]),
            "stated": plain(tax[1]),
            "expected": _money(net[1] * rate[1]),
        }
        yield figures_differ(scene, clause, _span(net[0], tax[0], rate[0]), "tax_amount", facts)
    elif tax and gross and abs(net[1] + tax[1] - gross[1]) > WHOLE:
        facts = {
            "net": plain(net[1]),
            "tax": plain(tax[1]),
            "expected": plain(net[1] + tax[1]),
            "stated": plain(gross[1]),
        }
        yield figures_differ(scene, clause, _span(net[0], tax[0], gross[0]), "net_tax", facts)


_WITHIN = lazy(r"(?:(?<!不)含税(?:[^，。；：]{0,6})|价税合计(?:金额|总额)?)(?:为|是|：)*(?:人民币|¥|￥)?$")
_VAT = lazy(r"(?<!的)(?:增值税(?:税?额|款)?|税额)(?:为|是|：|共|计)*(?:人民币|¥|￥)?$")
_AT = lazy(r"税率(?:为|是|：|按)*$|(?:按|以|适用)$")


def _tax_within(scene: Scene, clause: Clause, text: str) -> Iterator[Observation]:
    """Hold the tax that a price takes in against its rate, where the price without it is not stated beside
    them."""
    gross, tax = (_behind(scene, clause, text, cue, "amount") for cue in (_WITHIN, _VAT))
    rate = _behind(scene, clause, text, _AT, "percent")
    if gross is None or tax is None or rate is None or not 0 < tax[1] < gross[1]:
        return
    net = gross[1] - tax[1]
    if abs(net * rate[1] - tax[1]) <= WHOLE:
        return
    facts = {
        "net": plain(net),
        "rate": _percent(rate[1]),
        "stated": plain(tax[1]),
        "expected": _money(net * rate[1]),
    }
    yield figures_differ(scene, clause, _span(gross[0], tax[0], rate[0]), "tax_amount", facts)


def _percent(value: Decimal) -> str:
    return f"{plain(value * 100)}%"


def _money(value: Decimal) -> str:
    return plain(value.quantize(Decimal("0.01")))


def _copies(scene: Scene, clause: Clause, text: str) -> Iterator[Observation]:
    """Hold the number of copies against those that the parties and others are said to keep."""
    made = _COPIES.search(text)
    total = parse_number(made[1]) if made else None
    if made is None or total is None:
        return
    stop = next((at for at in range(made.end(), len(text)) if text[at] in "。；"), len(text))
    held, last = Decimal(0), made.end()
    if _REST.search(text, made.end(), stop):
        return
    named: set[str] = set()
    for found in _KEPT.finditer(text, made.end(), stop):
        number, holders = parse_number(found["number"]), _holders(scene, found["who"])
        if number is None or holders is None:
            return
        named |= holders
        held += number * (len(holders) if found["each"] and holders else 1)
        last = found.end()
    for found in _MORE.finditer(text, last, stop):
        held += parse_number(found[1]) or 0
    if not named >= set(scene.labels("party")) or held == total:
        return
    facts = {"total": plain(total), "held": plain(held)}
    yield figures_differ(scene, clause, (made.start(), last), "copies", facts)


def _holders(scene: Scene, words: str) -> set[str] | None:
    """Return the parties that keep copies; the words themselves for anybody else, None where unclear."""
    labels = scene.labels("party")
    if "双方" in words:
        return set(labels[:2]) if len(labels) >= 2 else None
    if not words.strip("，、其中由 ") or _EVERYONE.search(words):
        number = _NUMBERED.get(words.strip("，、其中由 ")[:1], len(labels))
        return set(labels[:number]) if len(labels) >= 2 else None
    found = {label for label in labels if scene.levelled(label) in words}
    return found or {words}
