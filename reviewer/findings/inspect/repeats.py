"""One sentence said twice with another number: 收到发票后10个工作日内付款, and elsewhere 15."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.findings.context import place, shorten
from reviewer.findings.observation import Observation
from reviewer.language.quantities import beginning_in
from reviewer.model import Message
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewer.findings.inspect.scene import Scene
    from reviewer.language.quantities import Quantity
    from reviewer.model import Clause

    Part = tuple[Clause, int, int, tuple[Quantity, ...]]
    """A clause, the range of the words, and the quantities in them."""

__all__ = ["repeats"]

_PART = lazy(r"[，,]")
_FILLER = lazy(
    r"应当|应该|必须|应|须|需|将|本合同|本协议|之|的|内|在|于|人民币|rmb|[\s（）()“”\"]|\b(?:the|shall|must|will|an?|of|its|such|this|agreement|is|are|be)\b"
)
_LEAST, _LEAST_EN = 10, 24
_ANCHOR = lazy(r"收到[^，。；]{1,20}(?:后|起)|(?:验收|交付|签订|生效|届满|终止)[^，。；]{0,8}(?:后|之日起)")
_CONDITION = lazy(r"的，|如|若|因|除|逾期|未|不|经|超过")
_PLAIN_KINDS = frozenset({"clause", "article"})
_OTHER_CASE = lazy(
    r"第[一二三四五六七八九十\d]+(?:年|期|笔|次|阶段|批)|首[年期次]|逾期|迟延|延误|超过|不足|低于|每延|\blate\b|overdue|delay"
)


def repeats(scene: Scene) -> Iterator[Observation]:
    """Yield `consistency.contradiction` where two clauses say the same words with another number in them.

    The words before in the sentence, its condition above all, count as part of what is said; steps of a scale
    and stages, which differ on purpose, are no repetition.
    """
    seen: dict[str, Part] = {}
    told: set[tuple[str, str]] = set()
    for clause in scene.contents:
        if not _stands_alone(scene, clause) or scene.article(clause).kind == "annex":
            continue
        for mask, part in _parts(scene, clause):
            earlier = seen.setdefault(mask, part)
            if earlier[0].id == clause.id or (earlier[0].id, clause.id) in told:
                continue
            differing = [
                (one, two) for one, two in zip(earlier[3], part[3], strict=True) if _differ(one, two)
            ]
            if len(differing) == 1:
                told.add((earlier[0].id, clause.id))
                yield _told(scene, earlier, part, *differing[0])


def _stands_alone(scene: Scene, clause: Clause) -> bool:
    """Tell whether a clause is no step of a list: an article, a clause, or an item right under a heading."""
    if clause.kind in _PLAIN_KINDS:
        return True
    if clause.kind != "item" or clause.parent is None:
        return False
    above = scene.contract.clause(clause.parent)
    return above.kind in ("article", "chapter") and above.text == (above.heading or "")


def _parts(scene: Scene, clause: Clause) -> Iterator[tuple[str, Part]]:
    """Yield each part of a sentence that holds a number, by what it says besides the numbers."""
    found = scene.quantities(clause)
    if not found:
        return
    text = scene.text(clause)
    least = _LEAST if scene.chinese else _LEAST_EN
    for start, end in scene.sentences(clause):
        inside = beginning_in(found, start, end)
        if not inside:
            continue
        stops = [mark.start() for mark in _PART.finditer(text, start, end)] if scene.chinese else []
        before = start - 1
        for stop in (*stops, end):
            held = tuple(quantity for quantity in inside if quantity.end <= stop)
            last, before = before, stop
            if not held or held[-1].start <= last or _OTHER_CASE.search(text, start, stop):
                continue
            mask = _mask(text, start, stop, held)
            if len(mask) >= least:
                yield mask, (clause, start, stop, held)
            own = tuple(quantity for quantity in held if quantity.start > last)
            if start > last or not own or not _ANCHOR.search(text, last, stop):
                continue
            mask = _mask(text, last + 1, stop, own)
            if len(mask) >= least and not _CONDITION.search(text, start, last + 1):
                yield mask, (clause, last + 1, stop, own)


def _mask(text: str, start: int, stop: int, held: tuple[Quantity, ...]) -> str:
    words, at = [], start
    for quantity in held:
        words += [text[at : quantity.start], f"#{quantity.sort}"]
        at = quantity.end
    return str(_FILLER.sub("", "".join((*words, text[at:stop]))).strip("，,：: "))


def _differ(one: Quantity, two: Quantity) -> bool:
    return one.sort != "date" and (one.value, one.unit, one.per) != (two.value, two.unit, two.per)


def _told(scene: Scene, there: Part, here: Part, one: Quantity, two: Quantity) -> Observation:
    clause, start, stop, _ = here
    other = there[0]
    while start < stop and clause.text[start] in " 　":
        start += 1
    facts: dict[str, str | int | float | Message] = {
        "words": shorten(clause.text[start:stop]),
        "one": clause.text[two.start : two.end],
        "two": other.text[one.start : one.end],
        "place": place(other),
    }
    return Observation(
        kind="consistency.contradiction",
        message=Message("check.stated.repeat", facts),
        draft=scene.quote(clause, start, stop),
        topic="consistency.contradiction/stated",
        data={"here": facts["one"], "there": facts["two"], "other_clause": other.id},
    )
