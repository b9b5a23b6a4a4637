"""Figures in the rows of a table that must add up: shares, unit prices, totals."""

from __future__ import annotations

import re
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

__all__ = ["rows"]

_NUMBER = lazy(
    r"(?:人民币|[¥￥])?\s*(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s*(?:元|万元|个|台|套|件|项|人|%|％)?"
)
_SUMS = lazy(r"金额|小计|合计|总价|价款")
_TOTAL = lazy(r"(?:合|总|共)\s*计|总额|总价")
_SHARES = lazy(r"付款比例|支付比例|比例")
_OTHER_SHARES = lazy("税|违约|折扣|持股")


def rows(scene: Scene) -> Iterator[Observation]:
    """Check rows under a head row: shares of payment to 100%, price times quantity, rows against their
    total."""
    tables: dict[tuple[str | None, tuple[str, ...]], list[Clause]] = {}
    for clause in scene.contents:
        if clause.kind == "table" and clause.columns and len(clause.cells) == len(clause.columns):
            tables.setdefault((clause.parent, clause.columns), []).append(clause)
    for (_, columns), rows in tables.items():
        for place, column in enumerate(columns):
            values = [_cell(row, place) for row in rows]
            if _SHARES.search(column) and not _OTHER_SHARES.search(column):
                known = [value for value in values if value is not None]
                if len(known) == len(rows) >= 2 and all(
                    "%" in _words(row, place) or "％" in _words(row, place) for row in rows
                ):
                    total = sum(known, Decimal(0))
                    last = _words(rows[-1], 0)
                    if total != 100 and "计" not in last:
                        yield _row(scene, rows[-1], place, "percent", {"sum": f"{plain(total)}%"})
            if _SUMS.search(column):
                yield from _total_row(scene, rows, place, column)
        yield from _products(scene, rows, columns)


def _words(row: Clause, place: int) -> str:
    return row.text[row.cells[place][0] : row.cells[place][1]].strip()


def _cell(row: Clause, place: int) -> Decimal | None:
    found = _NUMBER.fullmatch(_words(row, place))
    return Decimal(found[1].replace(",", "")) if found else None


def _row(scene: Scene, row: Clause, place: int, key: str, facts: dict[str, str]) -> Observation:
    return figures_differ(scene, row, row.cells[place], key, facts)


def _total_row(scene: Scene, rows: list[Clause], place: int, column: str) -> Iterator[Observation]:
    last = rows[-1]
    if len(rows) < 3 or not _TOTAL.match(_words(last, 0)):
        return
    values = [_cell(row, place) for row in rows]
    stated = values[-1]
    if stated is None or any(value is None for value in values):
        return
    total = sum((value for value in values[:-1] if value is not None), Decimal(0))
    if abs(total - stated) >= WHOLE:
        facts = {"column": column, "sum": plain(total), "stated": plain(stated)}
        yield _row(scene, last, place, "rows", facts)


def _products(scene: Scene, rows: list[Clause], columns: tuple[str, ...]) -> Iterator[Observation]:
    places = {
        name: next((place for place, column in enumerate(columns) if re.search(words, column)), None)
        for name, words in (("price", "单价"), ("count", "数量"), ("total", "金额|小计|总价|合计"))
    }
    price_at, count_at, total_at = places["price"], places["count"], places["total"]
    if price_at is None or count_at is None or total_at is None:
        return
    for row in rows:
        price, count, stated = (_cell(row, place) for place in (price_at, count_at, total_at))
        if price is None or count is None or stated is None or abs(price * count - stated) < WHOLE:
            continue
        facts = {"price": plain(price), "count": plain(count), "product": plain(price * count)}
        yield _row(scene, row, total_at, "product", {**facts, "stated": plain(stated)})
