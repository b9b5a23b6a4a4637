"""One act that is due after one event within two different times, in whatever order the sentences say it:
收到货物后10日内提出异议, and elsewhere 有异议的，应在收货后五个工作日内提出."""

from __future__ import annotations

from functools import lru_cache, partial
from typing import TYPE_CHECKING

from msgspec import Struct

from reviewer.findings.inspect.hints import hints_of
from reviewer.findings.inspect.twice import Said, perhaps_one, told_once_each
from reviewer.findings.tables import table
from reviewer.language.quantities.openings import NUMERALS
from reviewer.patterns import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from reviewer.findings.inspect.scene import Scene
    from reviewer.findings.observation import Observation
    from reviewer.language.quantities import Quantity
    from reviewer.model import Clause

    _Length = tuple[object, str]
    _Way = tuple[str | None, _Length]
    """Who is given a time, and how long it is."""

__all__ = ["deadlines"]

_AFTER = lazy(
    r"(?P<event>[^。；，（）]{1,26}?)(?:之日|之时|当日|次日|当天|之)?(?:起|后|时起|以后)(?:的)?，?(?:[^。；，\d]{0,8})$"
)
_AFTER_EN = lazy(
    r"\s*(?:of|after|from|following)\s+(?P<event>[^.;,]{1,60}?)(?=\s(?:to|shall|is|are|must|will)\b|[.;,]|$)"
)
_TIMED = lazy(rf"[后起][^。；]{{0,11}}?[{NUMERALS}]")
"""What a time in the reach of `_AFTER` holds."""
_WITHIN = lazy(r"\s*(?:（[^（）]{1,8}）)?(?:之?内|以内|之?前|$|[，。；])")
_WITHIN_EN = lazy(r"\b(?:within|not later than|no later than|in|have|has|period of)(?: a period of)?\s*$")
_HINTS_EN = ("within", "later than", "have", "has", "period of")
"""What one of the two that have to stand beside a time mostly holds."""
_OTHER_CASE = lazy(
    r"逾期|超过|另有约定|除外|紧急|特殊|重大|加急|节假日|夜间|首[年期次批]|第[一二三四五六七八九十\d]+[年期次批]|延长|顺延"
    r"|\bfurther\b|\bextended\b|\bunless\b|\bexcept\b|\burgent|\blate\b|\boverdue\b"
)
_LEAD = lazy(r".*(?:[自在于从为]|应当?|须)(?!提交|收到|接到)")
"""What stands before an event and is none of it."""
_TIME_OF = lazy(r"[^。；，]{2,12}(?:期|期限|时间)(?:为|是|：)")
"""A time that is named for what is due: 交货期为."""
_UNITS = {"minute": 1, "hour": 60, "day": 1440, "week": 10080, "month": 43200, "year": 525600}


class _Due(Struct, frozen=True):
    """What is due after an event."""

    name: str
    hints: tuple[tuple[str, ...], ...]
    """Groups of words of which a clause that says it holds one each."""
    event: re.Pattern[str]
    act: re.Pattern[str]
    of: re.Pattern[str] | None
    without: tuple[str, ...]


class _Said(Said, frozen=True):
    """A time for something due, and where it stands."""

    quantity: Quantity
    of: frozenset[str]
    event: str
    who: str | None


@lru_cache(maxsize=2)
def _dues(*, chinese: bool) -> tuple[_Due, ...]:
    return tuple(
        _Due(
            name,
            tuple(filter(None, (hints_of(row["event"]), hints_of(row["act"])))),
            lazy(row["event"]),
            lazy(row["act"]),
            lazy(row["of"]) if "of" in row else None,
            tuple(row.get("without", ())),
        )
        for name, row in table("deadlines").items()
        if row.get("english", False) != chinese
    )


def deadlines(scene: Scene) -> Iterator[Observation]:
    """Yield `consistency.contradiction` where two clauses give one act after one event two times.

    Annexes, tables, items of one list and sentences about another case (late, urgent, a later stage) are
    left alone.
    """
    yield from told_once_each(
        scene, "deadline", _given(scene), _conflict, lambda said: (said.who, _length(said.quantity)), _opposed
    )


def _given(scene: Scene) -> Iterator[tuple[str, _Said]]:
    """Yield every time for something due, by its name."""
    for clause, text in scene.said(_speaking(scene)):
        if clause.kind == "table" or (scene.chinese and scene.article(clause).kind == "annex"):
            continue
        if scene.chinese and not _TIMED.search(text):
            continue
        for name, said in scene.read_once("deadlines", clause, partial(_due_in, scene)):
            yield name, said.by(clause)


def _due_in(scene: Scene, clause: Clause) -> list[tuple[str, _Said]]:
    """Return every time for something due in a clause, by its name."""
    text = scene.text(clause)
    return [
        named
        for start, end in scene.sentences(clause)
        if not scene.chinese or _TIMED.search(text, start, end)
        for one in scene.quantities_in(clause, start, end)
        if one.sort == "duration" and not one.per and not isinstance(one.value, str)
        for named in _said(scene, clause, text, (start, end), one)
    ]


def _speaking(scene: Scene) -> list[int]:
    """Return the numbers of the clauses that may say when something is due."""
    if not scene.chinese:
        return scene.lines.holding(_HINTS_EN, ("of", "after", "from", "following"))
    hints = [due.hints for due in _dues(chinese=True)]
    return sorted({number for groups in hints for number in scene.lines.holding(("后", "起"), *groups)})


def _said(
    scene: Scene, clause: Clause, text: str, span: tuple[int, int], one: Quantity
) -> Iterator[tuple[str, _Said]]:
    """Yield what is due within a time of a sentence, by name."""
    start, end = span
    if scene.chinese:
        if not _WITHIN.match(text, one.end, min(end, one.end + 12)):
            return
        found = _AFTER.search(text, max(start, one.start - 34), one.start)
        if found is None:
            return
    else:
        found = _AFTER_EN.match(text, one.end, min(end, one.end + 64))
        if found is None or not _WITHIN_EN.search(text, max(start, one.start - 24), one.start):
            return
    low, high = _around(text, span, min(found.start(), one.start), max(found.end(), one.end))
    if _OTHER_CASE.search(text, low, high):
        return
    event, begins = found["event"], found.start("event")
    if scene.chinese and (lead := _LEAD.match(event)) is not None:
        begins += lead.end()
        event = event[lead.end() :]
    behind = max(one.end, found.end())
    rest = text[low : min(begins, one.start)] + "｜" + text[behind:high]
    for due in _dues(chinese=scene.chinese):
        what = due.event.search(event)
        named_time = _TIME_OF.match(event, 0, what.start()) if what else None
        if (
            what is None
            or not due.act.search(rest + (named_time[0] if named_time else ""))
            or any(word in text[low:high] for word in due.without)
        ):
            continue
        named = frozenset(due.of.findall(text[low:high])) if due.of else frozenset()
        yield due.name, _Said(clause, (low, high), one, named, what[0], _actor(scene, rest, event))


def _around(text: str, span: tuple[int, int], low: int, high: int) -> tuple[int, int]:
    """Return the part of a sentence around a time: from a case that leads to it to the act behind it."""
    comma = "，" if "，" in text[span[0] : span[1]] else ","
    before = text.rfind(comma, span[0], low)
    first = text.rfind(comma, span[0], before) + 1 if before >= 0 else span[0]
    after = text.find(comma, high, span[1])
    if 0 <= after <= high + 3 and not text.startswith("逾期", after + 1):
        after = text.find(comma, after + 1, span[1])
    return max(first, span[0]), after if after >= 0 else span[1]


def _actor(scene: Scene, rest: str, event: str) -> str | None:
    """Return the party that is to act: the only one named outside of the event."""
    named = {name for name in scene.party_labels if name in rest}
    if len(named) == 1:
        return named.pop()
    in_event = [name for name in scene.party_labels if event.startswith(name)]
    return in_event[0] if in_event and not named else None


def _opposed(one: _Way, two: _Way) -> bool:
    """Tell whether one party is given two lengths."""
    (who, length), (other_who, other_length) = one, two
    return length != other_length and perhaps_one(who, other_who)


def _conflict(_: str, one: _Said, two: _Said) -> bool:
    if one.clause.id == two.clause.id or (one.of ^ two.of and not one.of & two.of):
        return False
    return not (one.clause.parent == two.clause.parent and one.clause.kind == two.clause.kind == "item")


def _length(quantity: Quantity) -> _Length:
    if quantity.unit in _UNITS and not isinstance(quantity.value, str):
        return quantity.value * _UNITS[quantity.unit], "minute"
    return quantity.value, quantity.unit
