"""From left to right through a text: at each number, the most telling reading wins."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec.structs import replace

from reviewer.language.codes import find_codes
from reviewer.language.folding import fold
from reviewer.language.numerals import HAN_NUMERAL, OPEN_FIGURE
from reviewer.language.quantities.bounds import find_bound
from reviewer.language.quantities.dates import read_date
from reviewer.language.quantities.english import find_english
from reviewer.language.quantities.events import find_event
from reviewer.language.quantities.measures import read_measure
from reviewer.language.quantities.rates import find_rate
from reviewer.language.quantities.ratios import read_ratio
from reviewer.language.quantities.times import may_hold_time, read_time
from reviewer.language.quantities.value import Quantity
from reviewer.language.references import ReferenceMention, references_in
from reviewer.language.statutes import Statute, statutes_in
from reviewer.language.tables import table
from reviewer.patterns import compiled, lazy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_SPOKEN = lazy(r"(?:上午|早上|早晨|凌晨|清晨|早|中午|下午|傍晚|晚上|晚间|夜间|晚)\s?$")
_ROW = lazy(r"consecutive|successive|continuous", re.IGNORECASE)
_IN_ROW = "_in_row"
"""What ends the name of a unit whose days must follow one another, in the table of units."""
_TWIN = lazy(r"[\s。,]?\((?:大写|小写|即|计|合|人民币)?[:]?\s*(?:人民币|RMB|¥)?\s*$")
_CLOSED = lazy(r"(?:\s?/[=-]{1,2})?\)")
_ANY = lazy(rf"[0-9０-９{HAN_NUMERAL}半〇○贰貳叄參陸萬億兩弌弍弎⼀-⿕]")
_ENGLISH = lazy(r"[A-Za-z][A-Za-z]{2}")
_FIGURE = lazy(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\dA-Za-z:/-]|[,.]\d)|\d+(?:\.\d+)?(?![\dA-Za-z:/-]|[,.]\d)")
_UNIT = (
    r"\s?(?:%|‰|[\u4e00-\u9fff]"
    r"|(?:per cent|percent|(?:(?:business|working|calendar)\s)?days?|months?|years?|weeks?|hours?)\b)"
)
_IN_BRACKETS = lazy(
    rf"(?<=分之)[\[【〔](?P<share>{OPEN_FIGURE})[\]】〕]"
    rf"|[\[【〔](?P<figure>{OPEN_FIGURE})[\]】〕](?={_UNIT})",
    needs="[【〔",
)
"""A figure that is still to be agreed, before a unit or as a share: [30]日, 万分之【五】."""
_INDEX = lazy(r"\s(?:[A-Z]*IBOR|SONIA|SOFR|€STR|[Tt]erm SOFR)\b")
"""Behind a period, the rate that is quoted for it: 4 per cent over three-month EURIBOR."""
_NO_FIGURE = lazy(r"[第A-Za-z0-9.:/-]$")


@lru_cache(maxsize=1)
def _start() -> re.Pattern[str]:
    """Return the pattern of what can begin a quantity: a figure, or a numeral before what can follow one."""
    units = {
        word.removeprefix(" ")[0]
        for sort in ("duration", "currency", "count")
        for word in table("units")[sort]
    }
    follow = "".join(sorted(units | set("分折成倍点时半个(%‰‱角多余几数至到~- ./:")))
    return compiled(rf"[0-9{HAN_NUMERAL}半参](?:(?<=[0-9])|(?=[{HAN_NUMERAL}0-9{re.escape(follow)}]))")


@lru_cache(maxsize=65536)
def find_quantities(text: str) -> tuple[Quantity, ...]:
    """Return every amount, ratio, duration, date, time and count of `text` in order, offsets in code points.

    Clause and document numbers, standards, telephone and account numbers are no quantities. A number in words
    with the same number in figures behind it in brackets is one quantity; where they disagree there are two.
    """
    if not _ANY.search(text) and not _ENGLISH.search(text):
        return ()
    folded = fold(text)
    found = quantities_in(folded.text)
    if not folded.offsets:
        return found
    return tuple(_unfold(quantity, folded.original_span) for quantity in found)


@lru_cache(maxsize=16384)
def quantities_in(flat: str) -> tuple[Quantity, ...]:
    """Return the quantities of a text that is folded already. A figure in square brackets, which is still to
    be agreed, measures what it would without them: [30]日."""
    open_figures = [found.span() for found in _IN_BRACKETS.finditer(flat)]
    if open_figures:
        return tuple(_with_brackets(one, open_figures) for one in quantities_in(_bare_figures(flat)))
    found = _merge_twins(flat, [_unbroken(flat, one) for one in _scan(flat)])
    full: list[Quantity] = []
    floor = rated = 0
    for place, quantity in enumerate(found, 1):
        ceiling = found[place].start if place < len(found) else len(flat)
        full.append(_surroundings(flat, quantity, floor, rated, ceiling))
        floor = quantity.end
        if quantity.sort in ("percent", "amount"):
            rated = quantity.end
    return tuple(full)


def _bare_figures(flat: str) -> str:
    """Return a text of the same length with no brackets around its open figures."""

    def bare(found: re.Match[str]) -> str:
        if found["share"]:
            return f"{found['share']}  "
        return f"  {found['figure']}"

    return _IN_BRACKETS.sub(bare, flat)


def _with_brackets(quantity: Quantity, open_figures: list[tuple[int, int]]) -> Quantity:
    """Return a quantity with the brackets around its figures in its words."""
    start, end = quantity.start, quantity.end
    for low, high in open_figures:
        if low < end and start < high:
            start, end = min(start, low), max(end, high)
    return replace(quantity, start=start, end=end)


def _unfold(quantity: Quantity, back: Callable[[int, int], tuple[int, int]]) -> Quantity:
    start, end = back(quantity.start, quantity.end)
    return replace(
        quantity,
        start=start,
        end=end,
        bound_span=back(*quantity.bound_span) if quantity.bound_span else None,
        event_span=back(*quantity.event_span) if quantity.event_span else None,
    )


def _scan(flat: str) -> Iterator[Quantity]:
    begin = _start()
    closed = sorted([*find_codes(flat), *((item.start, item.end) for item in _citations(flat))])
    english = find_english(flat)
    timed = may_hold_time(flat)
    place = 0
    while True:
        start = begin.search(flat, place)
        at = start.start() if start else len(flat)
        while english and english[0].start < place:
            english.pop(0)
        if english and english[0].start <= at:
            quantity = english.pop(0)
            yield quantity
            place = quantity.end
            continue
        if not start:
            return
        while closed and closed[0][1] <= at:
            closed.pop(0)
        inside = bool(closed) and closed[0][0] <= at
        if inside:
            place = closed[0][1]
            continue
        found, end = _read(flat, at, place, timed=timed)
        yield from found
        place = max(end, at + 1)


def _citations(flat: str) -> list[ReferenceMention | Statute]:
    """Return what points at another text: numbers inside it measure nothing."""
    return [*references_in(flat), *statutes_in(flat)]


def _read(flat: str, at: int, floor: int, *, timed: bool) -> tuple[list[Quantity], int]:
    """Return what begins at `at`, and where to go on; `timed`: whether the text may hold a time."""
    spoken = _SPOKEN.search(flat, max(floor, at - 6), at) if timed else None
    time = read_time(flat, spoken.start() if spoken else at) if timed else None
    if time:
        end, value, unit = time
        if unit == "coverage":
            return [Quantity(at, end, "count", value, unit)], end
        return [Quantity(spoken.start() if spoken else at, end, "time", value, unit)], end
    date = read_date(flat, at) if flat[at] != "半" else None
    if date and (date[0] >= floor or date[2].startswith("---")):
        start, end, text, unit = date
        return [Quantity(start if start >= floor else at, end, "date", text, unit)], end
    ratio = read_ratio(flat, at)
    if ratio:
        end, share, unit = ratio
        return [Quantity(at, end, "percent", share, unit)], end
    measured = read_measure(flat, at, floor)
    return measured if measured[0] else (_bare(flat, at, floor), measured[1])


def _bare(flat: str, at: int, floor: int) -> list[Quantity]:
    """Return a number without a unit as a count where a comparator stands beside it (偏差在0.01以内)."""
    number = _FIGURE.match(flat, at)
    if number is None or _NO_FIGURE.search(flat[max(floor, at - 1) : at]):
        return []
    bound = find_bound(flat, at, number.end(), "count", floor)
    blank = " " if "." in number.group() else ""
    beside = bound is not None and (
        flat[number.end() : bound[1][0]] in ("", blank)
        if bound[1][0] >= number.end()
        else flat[bound[1][1] : at] in ("", blank)
    )
    return (
        [Quantity(at, number.end(), "count", Decimal(number.group().replace(",", "")), "")] if beside else []
    )


def _unbroken(flat: str, quantity: Quantity) -> Quantity:
    """Return a duration whose unit says that it runs in one piece (consecutive days) in the plain unit."""
    if not quantity.unit.endswith(_IN_ROW):
        return quantity
    word = _ROW.search(flat, quantity.start, quantity.end)
    plain = quantity.unit.removesuffix(_IN_ROW)
    return replace(quantity, unit=plain, unbroken=word.group().lower() if word else "")


def _merge_twins(flat: str, found: list[Quantity]) -> list[Quantity]:
    """Make one of a quantity and the same quantity repeated behind it in brackets."""
    merged: list[Quantity] = []
    for quantity in found:
        last = merged[-1] if merged else None
        if (
            last is not None
            and last.key == quantity.key
            and _TWIN.fullmatch(flat, last.end, quantity.start)
            and (closed := _CLOSED.match(flat, quantity.end))
        ):
            merged[-1] = replace(last, end=closed.end())
            continue
        merged.append(quantity)
    return merged


def _surroundings(flat: str, quantity: Quantity, floor: int, rated: int, ceiling: int) -> Quantity:
    rate = quantity.per or find_rate(flat, quantity, rated, ceiling)
    bound = find_bound(flat, quantity.start, quantity.end, quantity.sort, floor)
    event = None
    if quantity.sort == "duration":
        start = quantity.start
        if bound and _INDEX.match(flat, quantity.end):
            bound = None
        if bound and bound[1][1] <= start:
            start = bound[1][0]
        event = find_event(flat, start, quantity.end, floor)
    if not (rate or bound or event):
        return quantity
    return replace(
        quantity,
        per=rate,
        bound=quantity.bound or (bound[0] if bound else None),
        bound_span=quantity.bound_span or (bound[1] if bound else None),
        event=event[0] if event else None,
        event_span=event[1] if event else None,
    )
