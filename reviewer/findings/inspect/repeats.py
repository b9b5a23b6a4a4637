"""One sentence said twice with another number: 收到发票后10个工作日内付款, and elsewhere 15."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from reviewer.findings.context import place, shorten
from reviewer.findings.inspect.scene import sentences_of
from reviewer.findings.observation import Observation
from reviewer.language.quantities import beginning_in, find_quantities
from reviewer.language.quantities.openings import NUMBER_WORDS, NUMERAL, SPELT, leading
from reviewer.model import Message
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewer.findings.inspect.scene import Scene
    from reviewer.language.quantities import Quantity
    from reviewer.model import Clause, Quote

    Part = tuple[int, int, tuple[Quantity, ...]]
    """The range of the words in a clause, and the quantities in them."""

__all__ = ["repeats"]

_LATIN = lazy(r"[a-zａ-ｚＡ-Ｚ]+")
_GROUPED = lazy(r"(?<!\d)\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?")
_PART = lazy(r"[，,]")
_COMMA = lazy(r"\d,\d")
_WORDS = r"应当|应该|必须|应|须|需|将|本合同|本协议|之|的|内|在|于|人民币|rmb|（|）|[(]|[)]|“|”|\""
_FILLER = lazy(_WORDS)
_LATIN_FILLER = lazy(rf"{_WORDS}|\s|\b(?:the|shall|must|will|an?|of|its|such|this|agreement|is|are|be)\b")
_LEAST, _LEAST_EN = 10, 24
_ANCHOR = lazy(
    r"收到[^，。；]{1,20}(?:后|起)|"
    + "|".join(
        rf"{event}[^，。；]{{0,8}}(?:后|之日起)" for event in ("验收", "交付", "签订", "生效", "届满", "终止")
    )
)
_CONDITION = lazy(r"的，|如|若|因|除|逾期|未|不|经|超过")
_PLAIN_KINDS = frozenset({"clause", "article"})
_OTHER_CASES = lazy(
    r"第[一二三四五六七八九十\d]+(?:年|期|笔|次|阶段|批)|首[年期次]|逾期|迟延|延误|超过|不足|低于|每延|overdue|delay"
)
_LATE = lazy(r"\blate\b", needs=["late"])


class _Differing(NamedTuple):
    """A part of a clause that an earlier one says with another number."""

    other: Clause
    clause: Clause
    part: Part
    one: Quantity
    two: Quantity

    def quote(self, scene: Scene) -> Quote:
        """Return the words of the later clause."""
        start, stop, _ = self.part
        while start < stop and self.clause.text[start] in " 　":
            start += 1
        return scene.quote(self.clause, start, stop)


def repeats(scene: Scene) -> Iterator[Observation]:
    """Yield `consistency.contradiction` where two clauses say the same words with another number in them.

    The words before in the sentence, its condition above all, count as part of what is said; steps of a scale
    and stages, which differ on purpose, are no repetition. Words that stand in many clauses are told once; of
    two contracts that are compared, those of clauses that only one has are told one by one.
    """
    seen: dict[str, tuple[Clause, Part]] = {}
    known: defaultdict[str, list[_Differing]] = defaultdict(list)
    fresh = scene.fresh or frozenset()
    told: set[tuple[str, str]] = set()
    for clause, sentences in _like_others(scene):
        if scene.article(clause).kind == "annex":
            continue
        text = scene.text(clause)
        for sentence in sentences:
            for mask, part in _parts(clause.text, text, sentence, chinese=scene.chinese):
                other, earlier = seen.setdefault(mask, (clause, part))
                if other.id == clause.id or (other.id, clause.id) in told:
                    continue
                differing = [
                    (one, two) for one, two in zip(earlier[2], part[2], strict=True) if _differ(one, two)
                ]
                if len(differing) == 1:
                    told.add((other.id, clause.id))
                    found = _Differing(other, clause, part, *differing[0])
                    if fresh.isdisjoint((other.id, clause.id)):
                        known[mask].append(found)
                    else:
                        yield _told(scene, [found])
    yield from (_told(scene, differing) for differing in known.values())


def _stands_alone(scene: Scene, clause: Clause) -> bool:
    """Tell whether a clause is no step of a list: an article, a clause, or an item right under a heading."""
    if clause.kind in _PLAIN_KINDS:
        return True
    if clause.kind != "item" or clause.parent is None:
        return False
    above = scene.contract.clause(clause.parent)
    return above.kind in ("article", "chapter") and above.text == (above.heading or "")


def _like_others(scene: Scene) -> Iterator[tuple[Clause, list[tuple[int, int]]]]:
    """Yield the clauses that stand alone, with those of their sentences that can repeat another clause's: up
    to its first number a part of theirs has the words of another's. No other quantities have to be read."""
    clauses = [clause for clause in scene.contents if _stands_alone(scene, clause)]
    if not scene.chinese or (scene.lines.any(NUMBER_WORDS) and SPELT.search(scene.whole)):
        yield from ((clause, scene.sentences(clause)) for clause in clauses)
        return
    opened = [(clause, parts) for clause in clauses if (parts := _openings(scene.text(clause)))]
    counted = Counter(words for _, parts in opened for words in {words for words, _ in parts})
    for clause, parts in opened:
        alike = {sentence: None for words, sentence in parts if counted[words] > 1}
        if alike:
            yield clause, list(alike)


@lru_cache(maxsize=65536)
def _openings(text: str) -> tuple[tuple[str, tuple[int, int]], ...]:
    """Return what each part that `_parts` may give of a levelled Chinese text says up to its first number,
    and the sentence; none of a sentence whose only figures are sums: they differ from clause to clause on
    purpose, and the rules of prices hold them together."""
    if not NUMERAL.search(text):
        return ()
    anchored = _ANCHOR.search(text) is not None
    grouped = _COMMA.search(text) is not None
    found = []
    for start, end in sentences_of(text, chinese=True):
        number = NUMERAL.search(text, start, end)
        if number is None:
            continue
        stop = text.find("，", number.end(), end)
        counted = not grouped or NUMERAL.search(_GROUPED.sub("", text[start:end]))
        if counted and not _OTHER_CASES.search(text, start, stop if stop >= 0 else end):
            found.append((_opening(text[start : number.start()]), (start, end)))
        for anchor in _ANCHOR.finditer(text, start, end) if anchored else ():
            last = text.rfind("，", start, anchor.start()) + 1
            own = NUMERAL.search(text, last, end) if last else None
            if own:
                found.append((_opening(text[last : own.start()]), (start, end)))
    return tuple(found)


def _opening(words: str) -> str:
    latin = bool(_LATIN.search(words))
    telling = _telling(words, latin=latin)
    return (_LATIN.sub("", telling) if latin else telling).rstrip(leading()).lstrip("，：")


@lru_cache(maxsize=65536)
def _parts(
    words: str, text: str, sentence: tuple[int, int], *, chinese: bool
) -> tuple[tuple[str, Part], ...]:
    """Return each part of a sentence of a text that holds a number, by what it says besides the numbers.

    `text` is `words` levelled.
    """
    start, end = sentence
    inside = beginning_in(find_quantities(words), start, end)
    if not inside:
        return ()
    least = _LEAST if chinese else _LEAST_EN
    stops = [mark.start() for mark in _PART.finditer(text, start, end)] if chinese else []
    before = start - 1
    found: list[tuple[str, Part]] = []
    for stop in (*stops, end):
        held = tuple(quantity for quantity in inside if quantity.end <= stop)
        last, before = before, stop
        if not held or held[-1].start <= last or _other_case(text, start, stop):
            continue
        mask = _mask(text, start, stop, held)
        if len(mask) >= least:
            found.append((mask, (start, stop, held)))
        own = tuple(quantity for quantity in held if quantity.start > last)
        if start > last or not own or not _ANCHOR.search(text, last, stop):
            continue
        mask = _mask(text, last + 1, stop, own)
        if len(mask) >= least and not _CONDITION.search(text, start, last + 1):
            found.append((mask, (last + 1, stop, own)))
    return tuple(found)


def _other_case(text: str, start: int, stop: int) -> bool:
    return bool(_OTHER_CASES.search(text, start, stop) or _LATE.search(text, start, stop))


def _mask(text: str, start: int, stop: int, held: tuple[Quantity, ...]) -> str:
    words, at = [], start
    for quantity in held:
        words += [text[at : quantity.start], f"#{quantity.sort}"]
        at = quantity.end
    said = "".join((*words, text[at:stop]))
    return _telling(said, latin=bool(_LATIN.search(text, start, stop))).strip("，,：: ")


def _telling(words: str, *, latin: bool) -> str:
    """Return words without those that say nothing; the Latin ones cost most to look for."""
    return _LATIN_FILLER.sub("", words) if latin else "".join(_FILLER.sub("", words).split())


def _differ(one: Quantity, two: Quantity) -> bool:
    return one.sort != "date" and (one.value, one.unit, one.per) != (two.value, two.unit, two.per)


def _told(scene: Scene, differing: Sequence[_Differing]) -> Observation:
    """Return the first of these with the number of the others, all of one sentence."""
    first, *more = differing
    quote = first.quote(scene)
    facts: dict[str, str | int | float | Message] = {
        "words": shorten(quote.quote),
        "one": first.clause.text[first.two.start : first.two.end],
        "two": first.other.text[first.one.start : first.one.end],
        "place": place(first.other),
    }
    data = {"here": facts["one"], "there": facts["two"], "other_clause": first.other.id}
    if more:
        facts["more"] = len(more)
    return Observation(
        kind="consistency.contradiction",
        message=Message("check.stated.repeat_more" if more else "check.stated.repeat", facts),
        draft=quote,
        topic="consistency.contradiction/stated",
        data={**data, "also": [one.clause.id for one in more]} if more else data,
        covers=tuple((None, one.quote(scene)) for one in more),
    )
