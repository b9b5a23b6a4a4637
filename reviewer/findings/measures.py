"""What a quantity measures, told by the words near it: by tables, never guessed."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from reviewer.findings.context import sentence_at
from reviewer.findings.tables import table
from reviewer.patterns import compiled, first_signs, lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reviewer.findings.view import ClauseView
    from reviewer.language.quantities import Quantity
    from reviewer.model import Clause

_BEFORE, _AFTER = 48, 16
_AFTER_COST = {"duration": 0}
"""How much nearer a cue behind the quantity must stand than one before it: periods are told by the verb
behind."""
_AFTER_ELSE = 6
_STOP = lazy(r"[，,。；;]")
_NEXT = 10
_VERB_FIRST = 30
"""A deadline is named by what must be done in it: the verb next behind goes before any word ahead."""
_WEAK_COST = 20
"""A weak cue (a bare verb of payment) gives way to any cue of substance in the sentence."""
_IN_ALL = lazy(r"累计|合计|总额|最高")


class _Row(Struct, frozen=True):
    name: str
    sorts: frozenset[str]
    cues: re.Pattern[str]
    weak: re.Pattern[str] | None
    within: bool | None
    """True for a row of deadlines (10日内) alone, False for one that no deadline belongs to."""


@lru_cache(maxsize=1)
def _rows() -> tuple[_Row, ...]:
    return tuple(
        _Row(
            name,
            frozenset(row["sorts"]),
            _any(row["cues"]),
            _any(row["weak"]) if "weak" in row else None,
            row.get("within"),
        )
        for name, row in table("measures").items()
    )


def _any(words: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern for any of those words, Latin ones from the beginning of a word."""
    longest = sorted(words, key=len, reverse=True)
    pattern = "|".join((r"\b" if word[0].isascii() else "") + re.escape(word) for word in longest)
    return compiled(f"(?=[{first_signs(longest)}])(?:{pattern})", re.IGNORECASE)


_CAP_BEFORE = lazy(
    r"(?:累计|合计|总计|总额|总和|最高|最多|上限|封顶|限额|全部|总)[^，,。；;]{0,24}?(?:不(?:得)?(?:超过|高于|多于)|为限|为|以|达到?)"
    r"[^，,。；;]{0,24}$|(?:赔偿|违约金|责任)[^，,。；;]{0,16}?不(?:得)?(?:超过|高于|多于)[^，,。；;]{0,24}$"
    r"|(?:赔偿|违约金|责任|滞纳金)[^。；;]*[，,](?:但|且|并|但总额|最高|最多)[^，,。；;]{0,8}不(?:得)?(?:超过|高于)[^，,。；;]{0,24}$"
    r"|(?:上限|限额|封顶)[^，,。；;]{0,12}$|\b(?:not exceed|capped at|maximum of|up to)\b[^,.;]{0,48}$",
    re.IGNORECASE,
)
_CAP_AFTER = lazy(r"^[^，,。；;]{0,4}?(?:为限|为上限|封顶)")
_PENAL = lazy(r"违约金|滞纳金|罚息|liquidated damages|late fee|penalt", re.IGNORECASE)
_LIABLE = lazy(r"赔偿|责任|liabilit", re.IGNORECASE)
_SUM_OF_PERIODS = lazy(r"的?(?:租金|房租|工资|薪资|服务费|管理费|费用|货款)")
_SUM_NAMED = lazy(r"的?[^，,。；;、的内前后]{1,4}?(?:租金|房租|工资|薪资|服务费|管理费|费用|货款)")
"""Behind a period, what makes it a sum: two months' rent."""
_SUM_LATER = lazy(
    r"[^，,。；;]{0,12}?(?:租金|房租|工资|薪资|报酬|费|价款|货款|金额|总额)|[^，,。；;]{0,40}?\b(?:fees?|rent|price|charges|amounts?|sums?|salary|paid|payable)\b"
)
_OWED = frozenset({"penalty_amount", "liability_cap", "deposit", "compensation"})
"""What such a sum may be; of other measures it says how long, not how much."""
_DELAYED = lazy(r"(?:逾期|迟延|延迟|延误|拖欠)[^，,。；;]{0,10}?(?:超过|达到?|满)$")
_TENOR = lazy(
    r"(?:以上)?的?(?:LPR|贷款市场报价|贷款(?:基准)?利率|(?:定期)?存款(?:基准)?利率|定期存款|国债|(?i:shibor|libor))"
)
"""Behind a period, the rate that is published for money lent so long: 一年期LPR."""
_RUNS = lazy(r"的?(?:观察|保留|冻结|监管|公示)?期[间限满]?|[届期]?满|[之以]?[内后前]")
"""Behind a period, what makes it one of time and no multiple of a rent that is given as security."""
_GENERAL = frozenset({"", "performance_time", "delivery_time", "service_term", "start_date", "end_date"})
"""Columns (完成时间, 期限) that the head of the row says more of."""
_AHEAD = lazy(r"(?<![提之以])前(?:不少于|不晚于|不迟于|至少|的|[，,])?$")
_DUE = frozenset(
    {"performance_time", "delivery_time", "payment_term", "return_time", "review_time", "resolution_time"}
)
"""Deadlines that are the harder to keep the longer before an event they lie: 开工前十日交付图纸."""
_NAMED_AS = lazy(
    r"[^，,。；;]{0,48}?(?:\b(?:as|by way of)\s(?:(?:an?|the|its)\s)?|作为)(?!(?:much|soon|long|from)\b)",
    re.IGNORECASE,
)
"""What stands between a share and the name that the sentence gives it: 20% of the price as an advance."""
_SHARES = frozenset({"percent"})
_CAPPED = frozenset({"percent", "amount", "count", "duration"})
_WITHIN = lazy(r"^(?:之|以)?[内前]")
_HOW_OFTEN = lazy(r"(?i:\s(?:an?|per|each|every|in\s(?:an?|each|every|any))\s(?!year['’]s|month['’]s))")
"""What makes a number of times a frequency: twice a year, once in each quarter."""
_NOT_LATER = lazy(r"(?i:\b(?:within|(?:no|not) later than)\s+(?:the\s+|a\s+period\s+of\s+)?)$")
"""What makes an English period a deadline."""
_LEADING = lazy(r"\s*['’]?\s*(?:before|prior to|ahead of|in advance)\b", re.IGNORECASE)
"""Behind an English period, what makes it one of notice, however it is bounded: not later than 6 days
before."""


def measure_of(view: ClauseView, quantity: Quantity) -> str:
    """Return what the quantity measures, a key of `data/measures.toml`; an empty string where nothing
    tells."""
    begin, end = sentence_at(view.text, quantity.start, quantity.end)
    summed = _SUM_OF_PERIODS.match(view.text, quantity.end) or (
        quantity.sort == "duration" and _SUM_NAMED.match(view.text, quantity.end)
    )
    sort = "amount" if summed else quantity.sort
    rows = [row for row in _rows() if sort in row.sorts and (sort == quantity.sort or row.name in _OWED)]
    if quantity.sort == "duration" and _RUNS.match(view.text, quantity.end):
        rows = [row for row in rows if row.name != "deposit"]
    head = column_of(view.clause, quantity.start)
    if head is not None:
        begin, end = next((low, high) for low, high in view.clause.cells if low <= quantity.start <= high)
        by_column, by_row = _named_by([head[1]], rows), _named_by([head[0]], rows)
        if by_column or by_row:
            return by_row if by_row and by_column in _GENERAL else by_column
    text = _without_event(view.text, quantity)
    if quantity.unit == "coverage":
        return "working_hours"
    if quantity.unit == "time" and _HOW_OFTEN.match(text, quantity.end):
        return "frequency"
    if capped := _cap(text, quantity, begin, end):
        return capped
    if sort == "duration" and _TENOR.match(text, quantity.end):
        return "rate_tenor"
    if sort == "duration" and _DELAYED.search(text[begin : quantity.start]):
        return "delay_threshold"
    named = _NAMED_AS.match(text, quantity.end, end) if sort in _SHARES else None
    behind = named.end() if named else quantity.end
    after = text[behind : min(end, behind + _AFTER)]
    around = (
        text[max(begin, quantity.start - _BEFORE) : quantity.start],
        text[quantity.start : quantity.end],
        after,
    )
    before_verb = sort == "duration" and bool(_WITHIN.match(after))
    deadline = before_verb or (
        sort == "duration" and bool(_NOT_LATER.search(around[0])) and not _LEADING.match(after)
    )
    ahead = sort == "duration" and _AHEAD.search(around[0]) and not _WITHIN.match(after)
    after_cost = _AFTER_COST.get(sort, _AFTER_ELSE)
    best, best_cost = "", 1000
    for row in rows:
        if row.within is not None and row.within != deadline:
            continue
        if row.name.endswith("_cap") and (quantity.bound in ("ge", "gt", "lt") or sort == "duration"):
            continue
        for cost in _costs(row, *around, after_cost, deadline=before_verb):
            if cost < best_cost:
                best, best_cost = row.name, cost
    if ahead and best in _DUE:
        return "lead_time"
    if best or head is not None:
        return best
    headings = [view.clause.heading or ""]
    headings += [above.heading or "" for above in view.index.ancestors(view.clause)]
    if quantity.sort == "date":
        headings = [heading for heading in headings if not _OF_TWO.search(heading)]
    return _named_by(headings, [row for row in rows if row.within in (None, deadline)])


_OF_TWO = lazy(r"[与及和、&]|\band\b", re.IGNORECASE)
"""What makes a heading one of two matters, of which a day within may be either's."""


def _named_by(headings: Iterable[str], rows: Iterable[_Row]) -> str:
    """Return the first measure that a heading names, by a cue of substance or else by a weak one."""
    headings, rows = tuple(headings), tuple(rows)
    for weak in (False, True):
        for heading in headings:
            for row in rows:
                cues = row.weak if weak else row.cues
                if cues is not None and cues.search(heading):
                    return row.name
    return ""


def column_of(clause: Clause, start: int) -> tuple[str, str] | None:
    """Return the cell that names a table row, and the head of the column in which an offset stands.

    A row is named by its first cell, or by the next with a word in it where that holds a mere number.
    """
    for place, (low, high) in enumerate(clause.cells):
        if low <= start <= high and place < len(clause.columns) and clause.columns[place].strip():
            cells = [clause.text[first:last].strip() for first, last in clause.cells]
            worded = (cell for cell in cells[:place] if any(map(str.isalpha, cell)))
            return next(worded, cells[0]), clause.columns[place].strip()
    return None


def _cap(text: str, quantity: Quantity, begin: int, end: int) -> str:
    """Return the measure of a ceiling on what somebody must pay; an empty string for any other quantity."""
    if quantity.sort not in _CAPPED:
        return ""
    if quantity.sort == "duration" and not _SUM_LATER.match(text, quantity.end):
        return ""
    low = quantity.bound_span[0] if quantity.bound_span else quantity.start
    before = text[begin : max(low, quantity.start)]
    bounded = quantity.bound == "le" and bool(_IN_ALL.search(before[-24:]))
    if not bounded and not _CAP_BEFORE.search(before) and not _CAP_AFTER.match(text[quantity.end : end]):
        return ""
    around = text[begin:end]
    if _PENAL.search(around):
        return "penalty_cap"
    return "liability_cap" if _LIABLE.search(around) else ""


_NO_CUE = lazy(
    r"折[后前]|从[^，,。；;]{0,8}(?:保证金|押金|货款|价款)[中内]|[（(][^（()）]*[）)]", needs="折从（("
)
"""Words that name what another thing is taken from, or stand in brackets: 折后总金额的5%, 从保证金中扣除."""


def _without_event(text: str, quantity: Quantity) -> str:
    """Return the text with what is no cue blanked out, the start event too: 收到通知后 does not make a period
    one of notice."""
    for aside in _NO_CUE.finditer(text):
        low, high = aside.span()
        if high <= quantity.start or quantity.end <= low:
            text = text[:low] + " " * (high - low) + text[high:]
    if quantity.event_span is None:
        return text
    start, end = quantity.event_span
    return text[:start] + " " * (end - start) + text[end:]


def _part_end(text: str) -> int:
    stop = _STOP.search(text)
    return stop.start() if stop else len(text)


def _costs(row: _Row, before: str, own: str, after: str, after_cost: int, *, deadline: bool) -> Iterator[int]:
    for cues, cost in ((row.cues, 0), (row.weak, _WEAK_COST)):
        if cues is None:
            continue
        if deadline and (verb := cues.search(after, 0, _part_end(after))) and verb.start() <= _NEXT:
            yield cost - _VERB_FIRST + verb.start()
        if cues.search(own):
            yield cost
        for cue in cues.finditer(before):
            yield cost + 1 + len(before) - cue.end()
        for cue in cues.finditer(after):
            yield cost + 1 + cue.start() + after_cost
