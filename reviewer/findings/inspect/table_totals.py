"""The total of the one price table against the price that a clause states in words."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reviewer.findings.inspect.sums import WHOLE, figures_differ
from reviewer.language.numerals import plain
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewer.findings.inspect.scene import Scene
    from reviewer.findings.observation import Observation
    from reviewer.model import Clause

__all__ = ["table_total"]

_STATED = lazy(
    r"合同(?:总价款?|总金额|总额|价款总额|总价格)(?:共计|合计|总计|为|是|：|:)*"
    r"(?:人民币|[¥￥])*\s*(?P<sum>\d[\d,]*(?:\.\d+)?)\s*(?P<unit>万?元)"
)
_DOUBTFUL = lazy(r"税|暂[定估列]|预[估计]|约|折|优惠|调整|下浮|上浮|另计|不含|除外|外币|美元|补充|变更")
"""Words with which a price may differ from the sum of a table, in its clause or in the table."""
_TOTAL = lazy(r"(?:合|总)\s*计")
_SUMS = lazy(r"金额|小计|合计|总价|价款")
_NUMBER = lazy(r"(?:人民币|[¥￥])?\s*(\d[\d,]*(?:\.\d+)?)\s*(万?元)?")


def table_total(scene: Scene) -> Iterator[Observation]:
    """Report that the one price of the contract and the total of its one table of prices differ; nothing
    where tax, discounts or estimates may explain it, or where there are several of either."""
    rows = [row for row in scene.contents if row.kind == "table" and row.columns]
    last = [row for row in rows if row.cells and _TOTAL.match(_words(row, 0))]
    if len(last) != 1 or len(last[0].cells) != len(last[0].columns):
        return
    row = last[0]
    heads = [place for place, column in enumerate(row.columns) if place and _SUMS.search(column)]
    if len(heads) != 1 or any(_DOUBTFUL.search(column) for column in row.columns):
        return
    if any(_DOUBTFUL.search(one.text) for one in rows if one.columns == row.columns):
        return
    listed = _value(row, heads[0])
    stated = [
        (clause, found)
        for clause in scene.contents
        if clause.kind != "table"
        for found in _STATED.finditer(clause.text)
    ]
    if listed is None or len({_sum(found["sum"], found["unit"]) for _, found in stated}) != 1:
        return
    clause, found = stated[0]
    price = _sum(found["sum"], found["unit"])
    if any(_DOUBTFUL.search(one.text) for one, _ in stated) or abs(price - listed) < WHOLE:
        return
    facts = {"price": plain(price), "listed": plain(listed)}
    yield figures_differ(scene, clause, found.span(), "table_total", facts, [row])


def _words(row: Clause, place: int) -> str:
    return row.text[slice(*row.cells[place])].strip()


def _value(row: Clause, place: int) -> Decimal | None:
    found = _NUMBER.fullmatch(_words(row, place))
    if found is None:
        return None
    return _sum(found[1], found[2] or ("万元" if "万元" in row.columns[place] else "元"))


def _sum(figure: str, unit: str) -> Decimal:
    return Decimal(figure.replace(",", "")) * (10_000 if unit == "万元" else 1)
