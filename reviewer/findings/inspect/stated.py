"""One thing with two values: the same measure stated twice, tiers that overlap or leave a hole, two
self-names."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct

from reviewer.findings.context import shorten
from reviewer.findings.inspect.twice import told_twice
from reviewer.findings.observation import Observation
from reviewer.findings.tables import table
from reviewer.language.numerals import HAN_NUMERAL
from reviewer.language.quantities.bounds import names_bound, sets_bound
from reviewer.language.quantities.openings import beginning
from reviewer.model import Message
from reviewer.patterns import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from reviewer.findings.inspect.scene import Scene
    from reviewer.language.quantities import Bound, Quantity
    from reviewer.model import Clause

__all__ = ["invoice_terms", "naming", "stated_twice", "tiers"]

_JOIN = (
    r"(?:（[^（）]{0,10}）)?(?:暂定|总计|合计|共计|一般|均|应|固定)?(?:为|是|：|共|计|定为|确定为)*"
    r"(?:自?(?:本)?(?:合同|协议)(?:有效期内及)?(?:终止|解除|届满|期满|签订|生效|履行完毕)?(?:之日)?(?:起|后)?(?:计算)?)?"
    r"(?:人民币|rmb|¥|￥)?"
)
_JOIN_EN = (
    r"(?: of (?:this|the) (?:agreement|contract|lease))?(?: is| shall be| means| of|:| being)?"
    r"(?: an?)?(?: (?:initial )?(?:period|term) of)?"
)
_OTHER_CASE = lazy(
    r"renew|extend|extension|increase|each|adjust|变更|调整|续约|续期|续租|延长|顺延|第[一二三四五六七八九\d]+年|原|逾期|超过|如|若|另行|每"
)
_INCLUDED = ("含本数", "不含", "（含", "含）", "包含本数", "不包括本数")
_AMEND = lazy(r"补充|变更|解除|终止|修订|续签|框架|主合同|从合同|保密|附属")
_SELF = lazy(r"本(合同|协议)(?!书|的附件|编号)")
_NUMERAL = f"0-9０-９{HAN_NUMERAL}貳參叄陸萬億半"
_LETTER = "a-zA-Zİıſ\u212a"
"""Every character that is one of a to z where case is ignored."""
_NUMBER = lazy(rf"[{_NUMERAL}{_LETTER}](?:(?<=[{_NUMERAL}])[{_NUMERAL}]*|[{_LETTER}]{{2,}})")
_FACING: tuple[tuple[Bound, Bound], ...] = (("ge", "le"), ("lt", "gt"))
"""The rarer bound of each two first."""
_RARE = tuple(rare for rare, _ in _FACING)
_SORTS = ("amount", "percent", "duration", "count")
_PAUSE = lazy(r"[；。，]")


class _Measure(Struct, frozen=True):
    """What a contract states once."""

    name: str
    sort: str
    words: tuple[str, ...]
    before: re.Pattern[str]
    """The words and what may stand between them and a value."""
    valued: re.Pattern[str]
    """The same with the beginning of a value behind."""


@lru_cache(maxsize=2)
def _measures(*, chinese: bool) -> tuple[_Measure, ...]:
    """Return each measure of `data/stated.toml`."""
    words_in, join, begin = ("words", _JOIN, beginning()) if chinese else ("words_en", _JOIN_EN, "")
    found = []
    for name, row in table("stated").items():
        if words := row.get(words_in):
            either = f"(?:{'|'.join(sorted(words, key=len, reverse=True))}){join}\\s*"
            found.append(_Measure(name, row["sort"], tuple(words), lazy(f"{either}$"), lazy(either + begin)))
    return tuple(found)


def stated_twice(scene: Scene) -> Iterator[Observation]:
    """Yield `consistency.contradiction` where a measure that a contract states once has two values.

    A value for another case (a renewal, a later year, a change) is no second statement.
    """
    for measure in _measures(chinese=scene.chinese):
        first: tuple[Clause, Quantity] | None = None
        stating = [
            (clause, text)
            for clause, text in scene.saying(*measure.words)
            if clause.kind not in ("annex", "table") and measure.valued.search(text)
        ]
        for clause, text in stating if len(stating) > 1 else ():
            second = _stated(scene, clause, text, measure)
            if second is None:
                continue
            if first is None:
                first = clause, second
            elif _differ(first[1], second) and scene.article(clause).kind != "annex":
                yield _twice(scene, measure.name, (clause, second), first)
                break


def _stated(scene: Scene, clause: Clause, text: str, measure: _Measure) -> Quantity | None:
    for start, end in scene.sentences(clause):
        for quantity in scene.quantities_in(clause, start, end):
            if quantity.sort != measure.sort or quantity.bound:
                continue
            found = measure.before.search(text, max(start, quantity.start - 50), quantity.start)
            if found and not _OTHER_CASE.search(text, start, found.start()):
                return quantity
    return None


_INVOICE = lazy(
    r"\b(?:pay|payment|payable|settle|due)\b[^.;]*\binvoices?\b|\binvoices?\b[^.;]*\b(?:paid|payable|due|payment)\b"
)
_NO_TERM = lazy(
    r"disput|late|overdue|suspend|terminat|interest|object|query|reject|credit|audit|unless"
    r"|first invoice|final invoice"
)


def invoice_terms(scene: Scene) -> Iterator[Observation]:
    """Yield `consistency.contradiction` where an English contract gives two periods to pay an invoice."""
    if scene.chinese:
        return
    first: tuple[Clause, Quantity] | None = None
    for clause, text in scene.saying("invoice"):
        for start, end in scene.sentences(clause):
            if not _INVOICE.search(text, start, end) or _NO_TERM.search(text, start, end):
                continue
            periods = [
                quantity
                for quantity in scene.quantities_in(clause, start, end)
                if quantity.sort == "duration" and not quantity.per
            ]
            if len(periods) != 1:
                continue
            if first is None:
                first = clause, periods[0]
            elif first[0].id != clause.id and _differ(first[1], periods[0]):
                yield _twice(scene, "payment_term", (clause, periods[0]), first)
                return


def _differ(one: Quantity, two: Quantity) -> bool:
    return one.unit == two.unit and one.per == two.per and one.value != two.value


def _twice(
    scene: Scene, name: str, here: tuple[Clause, Quantity], there: tuple[Clause, Quantity]
) -> Observation:
    (clause, one), (other, two) = here, there
    words = clause.text[one.start : one.end], other.text[two.start : two.end]
    return told_twice(scene, name, (clause, one.start, one.end), other, words)


def tiers(scene: Scene) -> Iterator[Observation]:
    """Yield `consistency.contradiction` for neighbouring tiers that both take in, or both leave out, the
    number between them (以上, 以下, 以内 include it; 不满, 超过 do not: 民法典 1259)."""
    if scene.contract.language != "zh" or scene.lines.any(_INCLUDED):
        return
    children = scene.index.children
    bounding = {clause.id for clause in scene.contract.clauses if names_bound(clause.text, _RARE)}
    for clause in scene.contents:
        group = [clause, *children.get(clause.id, ())]
        if not any(part.id in bounding for part in group) or not _may_be_tiers([part.text for part in group]):
            continue
        bounded = [
            (part, quantity)
            for part in group
            for quantity in scene.quantities(part)
            if quantity.sort in _SORTS and quantity.bound in ("ge", "le", "gt", "lt")
        ]
        if len(group) > 1 and any(part.id == clause.id for part, _ in bounded):
            bounded = [(part, quantity) for part, quantity in bounded if part.id == clause.id]
        for (one_in, one), (two_in, two) in pairwise(bounded):
            fault = _fault(one, two)
            if fault is None or not _are_tiers(scene, one_in, one, two_in, two):
                continue
            words = [_bounded(one_in, one), _bounded(two_in, two)]
            shown = two_in.text[two.start : two.end]
            facts = {"one": words[0], "two": words[1], "value": shown}
            start = one.start if one_in.id == two_in.id else two.start
            yield Observation(
                kind="consistency.contradiction",
                message=Message(f"check.tier.{fault}", facts),
                draft=scene.quote(two_in, start, two.end),
                topic="consistency.contradiction/tiers",
                data={"fault": fault, "value": shown},
                source="民法典 1259",
            )
            break


def _may_be_tiers(texts: Sequence[str]) -> bool:
    """Tell whether texts hold two numbers and words that bound one from above, one from below."""
    return sum(map(_numbers, texts)) > 1 and any(
        any(sets_bound(text, rare) for text in texts) and any(sets_bound(text, other) for text in texts)
        for rare, other in _FACING
    )


@lru_cache(maxsize=65536)
def _numbers(text: str) -> int:
    return len(_NUMBER.findall(text))


def _fault(one: Quantity, two: Quantity) -> str | None:
    if one.sort != two.sort or one.unit != two.unit or one.value != two.value:
        return None
    bounds = {one.bound, two.bound}
    if bounds == {"le", "ge"}:
        return "overlap"
    return "hole" if bounds == {"lt", "gt"} else None


def _are_tiers(scene: Scene, one_in: Clause, one: Quantity, two_in: Clause, two: Quantity) -> bool:
    """Tell whether both stand in a scale: each in its own item or sentence part, and not in one condition."""
    if one_in.id != two_in.id:
        return True
    between = scene.text(one_in)[one.end : two.start]
    return bool(_PAUSE.search(between)) and len(between) >= 4


def _bounded(clause: Clause, quantity: Quantity) -> str:
    span = quantity.bound_span or (quantity.start, quantity.end)
    return shorten(clause.text[min(span[0], quantity.start) : max(span[1], quantity.end)])


def naming(scene: Scene) -> Iterator[Observation]:
    """Yield `consistency.wording` once where the text calls itself both 本合同 and 本协议.

    Annexes with a title of their own, and contracts that amend another, may well use both words.
    """
    if scene.contract.language != "zh" or _AMEND.search(scene.contract.title):
        return
    if not (scene.lines.has("本合同") and scene.lines.has("本协议")):
        return
    used: Counter[str] = Counter()
    places: dict[str, tuple[Clause, int, int]] = {}
    for clause, text in scene.saying("本合同", "本协议"):
        if scene.article(clause).kind == "annex":
            continue
        for found in _SELF.finditer(text):
            used[found.group()] += 1
            places.setdefault(found.group(), (clause, found.start(), found.end()))
    if len(used) < 2 or sum(used.values()) < 4:
        return
    (main, most), (other, fewer) = used.most_common(2)
    if most < 2 * fewer and fewer > 3:
        return
    clause, start, end = places[other]
    facts: dict[str, str | int | float | Message] = {"main": main, "other": other, "count": fewer}
    yield Observation(
        kind="consistency.wording",
        message=Message("check.naming.mixed", facts),
        draft=scene.quote(clause, start, end),
        topic="consistency.wording/naming",
        data=facts,
    )
