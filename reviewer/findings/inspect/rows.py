"""Figures in the rows of a table that must add up: shares, unit prices, totals."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec import Struct

from reviewer.findings.inspect.sums import WHOLE, figures_differ
from reviewer.language.numerals import plain
from reviewer.patterns import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from reviewer.findings.inspect.scene import Scene
    from reviewer.findings.observation import Observation
    from reviewer.model import Clause

__all__ = ["rows"]


class _Words(Struct):
    """What a language calls the columns and rows of a table of prices."""

    sums: re.Pattern[str]
    total: re.Pattern[str]
    """What the row of the total begins with."""
    apart: re.Pattern[str]
    """In what a row is called: it is no item of the total, or the total takes in what no row says."""
    shares: re.Pattern[str]
    other_shares: re.Pattern[str]
    price: re.Pattern[str]
    count: re.Pattern[str]
    product: re.Pattern[str]
    each: re.Pattern[str]
    """In the head of a column: no sums, prices for each."""


_ZH = _Words(
    sums=lazy(r"金额|小计|合计|总价|价款"),
    total=lazy(r"(?:合|总|共)\s*计|总额|总价"),
    apart=lazy(r"小\s*计|(?:合|总|共)\s*计|其中|折扣|优惠|减免|扣减|选配|可选"),
    shares=lazy(r"付款比例|支付比例|比例"),
    other_shares=lazy(r"税|违约|折扣|持股"),
    price=lazy(r"单价"),
    count=lazy(r"数量"),
    product=lazy(r"金额|小计|总价|合计"),
    each=lazy(r"单价"),
)
_EN = _Words(
    sums=lazy(r"\b(?:amount|total|sum|price|cost|fees?|value|charges?|subtotal|payable)\b"),
    total=lazy(r"(?:grand |overall |contract |aggregate )?(?:total|sum|aggregate)\b"),
    apart=lazy(
        r"\b(?:sub-?total|total|of which|thereof|less|discount|rebate|deduct\w*|credit|optional|alternative"
        r"|incl(?:\.|uding|usive|udes)?|gross)\b"
    ),
    shares=lazy(
        r"(?=.*(?:%|\bper ?cent|\bpercentage|\bshare|\bproportion))"
        r".*\b(?:payment|price|fees?|payable|due|instal+ment)"
    ),
    other_shares=lazy(r"\b(?:tax|vat|gst|late|penalty|interest|discount|rate|equity|holding)\b"),
    price=lazy(r"\bunit (?:price|cost|rate|fee)|\b(?:price|cost|rate|fee) (?:each|per (?!\d))|\beach\b"),
    count=lazy(r"\b(?:quantity|qty|number|units|pieces|pcs)\b"),
    product=lazy(r"\b(?:amount|total|subtotal|sum)\b"),
    each=lazy(r"\b(?:unit|each|per|rates?|max\w*|min\w*|cumulative|balance|paid)\b"),
)
_MONEY = r"人民币|rmb|cny|usd|us\$|eur|gbp|hk\$|hkd|sgd|aud|[¥￥$€£]"
_NUMBER = lazy(
    rf"(?P<money>{_MONEY})?\s*(?P<figure>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)\s*"
    rf"(?P<unit>元|万元|个|台|套|件|项|人|%|％|{_MONEY}|units?|pieces|pcs|sets?)?"
)
_SCALE = lazy(r"万|千元|百|thousand|million|'000|’000|000s|\bper \d|\bk\b")


def rows(scene: Scene) -> Iterator[Observation]:
    """Check rows under a head row: shares of payment to 100%, price times quantity, rows against their
    total.

    Silent where a row is a part of another, is taken off, or where the total says that it takes in tax.
    """
    if scene.contract.language not in ("zh", "en"):
        return
    words = _ZH if scene.chinese else _EN
    tables: dict[tuple[str | None, tuple[str, ...]], list[Clause]] = {}
    for clause in scene.contents:
        if clause.kind == "table" and clause.columns and len(clause.cells) == len(clause.columns):
            tables.setdefault((clause.parent, clause.columns), []).append(clause)
    for (_, columns), found in tables.items():
        heads = [column.lower() for column in columns]
        for place, head in enumerate(heads):
            if words.shares.search(head) and not words.other_shares.search(head):
                yield from _shares(scene, words, found, place)
            if words.sums.search(head) and not words.each.search(head):
                yield from _total_row(scene, words, found, place)
        yield from _products(scene, words, found, heads)


def _shares(scene: Scene, words: _Words, rows: Sequence[Clause], place: int) -> Iterator[Observation]:
    known = [value for row in rows if (value := _cell(row, place)) is not None]
    shares = all("%" in _words(row, place) or "％" in _words(row, place) for row in rows)
    if not (shares and len(known) == len(rows) >= 2) or _names_total(words, rows[-1]):
        return
    total = sum(known, Decimal(0))
    if total != 100:
        yield _row(scene, rows[-1], place, "percent", {"sum": f"{plain(total)}%"})


def _names_total(words: _Words, row: Clause) -> bool:
    return bool(words.total.match(_label(row))) or "计" in _label(row)


def _label(row: Clause) -> str:
    """Return what a row is called: the first of its cells that holds words."""
    cells = (_words(row, place).lower() for place in range(len(row.cells)))
    return next((words for words in cells if words and not _NUMBER.fullmatch(words)), "")


def _words(row: Clause, place: int) -> str:
    return row.text[row.cells[place][0] : row.cells[place][1]].strip()


def _cell(row: Clause, place: int) -> Decimal | None:
    found = _NUMBER.fullmatch(_words(row, place).lower())
    return Decimal(found["figure"].replace(",", "")) if found else None


def _money(row: Clause, place: int) -> str | None:
    found = _NUMBER.fullmatch(_words(row, place).lower())
    return found["money"] if found else None


def _row(scene: Scene, row: Clause, place: int, key: str, facts: dict[str, str]) -> Observation:
    return figures_differ(scene, row, row.cells[place], key, facts)


def _total_row(scene: Scene, words: _Words, rows: Sequence[Clause], place: int) -> Iterator[Observation]:
    *items, last = rows
    named = words.total.match(_label(last))
    if len(items) < 2 or named is None or words.apart.search(_label(last), named.end()):
        return
    if any(words.apart.search(_label(row)) for row in items):
        return
    values = [value for row in items if (value := _cell(row, place)) is not None]
    stated = _cell(last, place)
    monies = {money for row in rows if (money := _money(row, place))}
    if stated is None or len(values) != len(items) or len(monies) > 1:
        return
    total = sum(values, Decimal(0))
    if abs(total - stated) >= WHOLE:
        facts = {"column": last.columns[place], "sum": plain(total), "stated": plain(stated)}
        yield _row(scene, last, place, "rows", facts)


def _products(
    scene: Scene, words: _Words, rows: Sequence[Clause], heads: Sequence[str]
) -> Iterator[Observation]:
    price_at, count_at = _place(words.price, heads), _place(words.count, heads)
    total_at = next(
        (at for at, head in enumerate(heads) if words.product.search(head) and not words.each.search(head)),
        None,
    )
    if price_at is None or count_at is None or total_at is None or total_at == count_at:
        return
    if {*_SCALE.findall(heads[price_at])} != {*_SCALE.findall(heads[total_at])}:
        return
    for row in rows:
        price, count, stated = (_cell(row, place) for place in (price_at, count_at, total_at))
        if price is None or count is None or stated is None or abs(price * count - stated) < WHOLE:
            continue
        if words.total.match(_label(row)) and len(rows) > 1:
            continue
        facts = {"price": plain(price), "count": plain(count), "product": plain(price * count)}
        yield _row(scene, row, total_at, "product", {**facts, "stated": plain(stated)})


def _place(words: re.Pattern[str], heads: Sequence[str]) -> int | None:
    return next((place for place, head in enumerate(heads) if words.search(head)), None)
