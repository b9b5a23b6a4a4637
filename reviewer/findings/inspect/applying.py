"""Asking the rules of a rulebook of one contract: literals first, patterns where a literal stands,
numbers last."""

from __future__ import annotations

import operator
import re
from decimal import Decimal
from itertools import islice
from typing import TYPE_CHECKING

from reviewer.findings.context import place, shorten
from reviewer.findings.inspect.rolewords import with_roles
from reviewer.findings.inspect.rulebook import is_shipped
from reviewer.findings.inspect.rules import bound_parts
from reviewer.findings.inspect.scene import is_content
from reviewer.findings.observation import Observation
from reviewer.language.numerals import plain
from reviewer.messages import render, say
from reviewer.model import Message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reviewer.findings.inspect.rules import Against, Limit, Rule, Rulebook
    from reviewer.findings.inspect.scene import Scene
    from reviewer.language.quantities import Quantity
    from reviewer.model import Clause, Language

    Span = tuple[int, int]
    Hit = tuple[Clause, int, int, dict[str, str]]
    """A clause, the range found in it, and what the message says of it."""

__all__ = ["apply_rule", "asked"]

LANGUAGES: tuple[Language, Language] = ("zh", "en")

_YEARLY = {
    "day": Decimal(365),
    "week": Decimal(52),
    "month": Decimal(12),
    "quarter": Decimal(4),
    "year": Decimal(1),
}
_IN_DAYS = {
    "hour": Decimal(1) / 24,
    "day": Decimal(1),
    "week": Decimal(7),
    "month": Decimal(30),
    "year": Decimal(365),
}
_IN_MONTHS = {"month": Decimal(1), "quarter": Decimal(3), "year": Decimal(12), "day": Decimal(1) / 30}


def apply_rule(rule: Rule, book: Rulebook, scene: Scene) -> Iterator[Observation]:
    """Yield what a rule of the book finds in a contract."""
    if asked(rule, scene):
        yield from _told(rule, scene, list(_hits(rule, scene, book)))


def asked(rule: Rule, scene: Scene) -> bool:
    """Tell whether a rule is for this kind of contract, was in force on its day, and could find anything."""
    if (rule.types and not rule.types & scene.types) or rule.not_types & scene.types:
        return False
    day = scene.signed
    if day and ((rule.start and day < rule.start[: len(day)]) or (rule.until and day > rule.until)):
        return False
    if day is None and rule.until:
        return False
    lines = scene.lines
    return (
        lines.any(rule.any)
        and all(map(lines.any, rule.contract_with))
        and not lines.any(rule.contract_without)
    )


def _hits(rule: Rule, scene: Scene, book: Rulebook) -> Iterator[Hit]:
    pattern = with_roles(scene, rule.pattern, shipped=is_shipped(rule)) if rule.pattern else None
    if rule.pattern and pattern is None:
        return
    groups = (rule.any,) if rule.scope == "article" else (rule.any, *rule.with_)
    for clause in scene.holding(*groups):
        if rule.scope != "contract" and not is_content(clause):
            continue
        text = scene.text(clause)
        if rule.article_without and any(
            word in scene.articles[scene.article(clause).id] for word in rule.article_without
        ):
            continue
        words = [word for word in rule.any if word in text]
        for start, end in scene.sentences(clause) if rule.scope == "sentence" else [(0, len(text))]:
            for word in words:
                if text.find(word, start, end) >= 0:
                    yield from _in_scope(rule, scene, book, clause, (start, end), word, pattern)
                    break


def _in_scope(
    rule: Rule,
    scene: Scene,
    book: Rulebook,
    clause: Clause,
    span: tuple[int, int],
    literal: str,
    pattern: re.Pattern[str] | None,
) -> Iterator[Hit]:
    """Yield the hit in a range of a clause where the literal, the first of the rule's, stands."""
    text = scene.text(clause)
    start, end = span
    words = text[start:end]
    if rule.scope == "article":
        words = scene.articles[scene.article(clause).id]
    if any(word in words for word in rule.without):
        return
    if not all(any(word in words for word in group) for group in rule.with_):
        return
    places: list[tuple[tuple[int, int], tuple[int, int], tuple[str, str]]]
    if pattern is None:
        at = text.index(literal, start, end)
        places = [((at, at + len(literal)), (start, end), ("", ""))]
    else:
        places = [
            (
                match.span(),
                match.span("q") if named.get("q") is not None else match.span(),
                (named.get("g") or "", named.get("h") or ""),
            )
            for match in _matches(rule, pattern, text, span)
            for named in (match.groupdict(),)
        ]
    for found, group, group_words in places:
        facts: dict[str, str] = {}
        if rule.quantity is not None:
            judged = _measured(rule.quantity, scene, book, clause, group)
            if judged is None:
                continue
            quantity, limit = judged
            facts = {"value": clause.text[quantity.start : quantity.end], "limit": limit}
            found = min(found[0], quantity.start), max(found[1], quantity.end)
        if rule.against is not None:
            other = _against(rule, scene, clause, (start, end), group_words)
            if other is None:
                continue
            facts |= other
        yield clause, *found, facts
        return


def _matches(
    rule: Rule, pattern: re.Pattern[str], text: str, span: tuple[int, int]
) -> Iterable[re.Match[str]]:
    """Return where a pattern matches in a range: everywhere where a number must be measured too, for the word
    may stand there twice and the number at the second place; else the first place alone."""
    if rule.quantity is not None:
        return pattern.finditer(text, *span)
    first = pattern.search(text, *span)
    return (first,) if first else ()


def _against(
    rule: Rule, scene: Scene, clause: Clause, here: tuple[int, int], group: tuple[str, str]
) -> dict[str, str] | None:
    against = rule.against
    if against is None:
        return None
    key = rule.id, "\n".join(group)
    if key not in scene.sought:
        scene.sought[key] = tuple(islice(_sought(against, scene, group), _OTHERS))
    for other, sentence, (low, high) in scene.sought[key]:
        if other.id == clause.id and sentence == here and not against.same:
            continue
        return {
            "other": shorten(other.text[low:high].strip()),
            "other_place_zh": render(place(other), "zh"),
            "other_place_en": render(place(other), "en"),
            "other_clause": other.id,
        }
    return None


_OTHERS = 2
"""So many sentences that say the other thing are asked for: one of them at least is another sentence."""


def _sought(against: Against, scene: Scene, group: tuple[str, str]) -> Iterator[tuple[Clause, Span, Span]]:
    """Yield the sentences that say what a rule looks for against another, and where in them."""
    first, second = map(re.escape, group)
    written = against.pattern.replace("{g}", first).replace("{h}", second)
    pattern = with_roles(scene, written, shipped=False)
    if pattern is None:
        return
    for other in scene.holding(against.any):
        if not is_content(other):
            continue
        text = scene.text(other)
        for start, end in scene.sentences(other):
            match = pattern.search(text, start, end)
            if match and not any(word in text[start:end] for word in against.without):
                yield other, (start, end), match.span()


def _measured(
    limit: Limit, scene: Scene, book: Rulebook, clause: Clause, span: tuple[int, int]
) -> tuple[Quantity, str] | None:
    """Return the first number of that sort in the span where it breaks the limit, with the limit in words."""
    for quantity in scene.quantities_in(clause, *span):
        if quantity.sort != limit.sort:
            continue
        value = _value(limit, scene, quantity)
        if value is None:
            return None
        broken = _broken(limit, scene, book, value)
        return (quantity, broken) if broken is not None else None
    return None


def _value(limit: Limit, scene: Scene, quantity: Quantity) -> Decimal | None:
    value = quantity.value
    if isinstance(value, str):
        return None
    if limit.of_total:
        total = scene.total
        return value / total if total else None
    if limit.yearly:
        per = _YEARLY.get(quantity.per or limit.per or "year")
        return value * per if per is not None else None
    if limit.sort == "duration" and limit.unit == "hour":
        return value if quantity.unit == "hour" else None
    if limit.sort == "duration" and limit.unit:
        if limit.unit == "year":
            months = _IN_MONTHS.get(quantity.unit)
            return value * months / 12 if months is not None else None
        factors = _IN_MONTHS if limit.unit == "month" else _IN_DAYS
        factor = factors.get(quantity.unit)
        return value * factor if factor is not None else None
    if limit.unit and quantity.unit != limit.unit:
        return None
    return value


def _broken(limit: Limit, scene: Scene, book: Rulebook, value: Decimal) -> str | None:
    if limit.not_in:
        return None if value in {Decimal(one) for one in limit.not_in} else "、".join(limit.not_in)
    for bound, holds in (
        (limit.above, operator.gt),
        (limit.below, operator.lt),
        (limit.at_least, operator.ge),
        (limit.at_most, operator.le),
    ):
        if bound is None:
            continue
        number, rate = bound_parts(bound)
        if rate is not None:
            moving = book.rate(rate, scene.signed)
            if moving is None:
                return None
            number *= moving
        if not holds(value, number):
            return None
    shown = limit.above or limit.below or limit.at_least or limit.at_most or ""
    number, rate = bound_parts(shown)
    if rate is not None:
        number *= book.rate(rate, scene.signed) or 0
    return f"{plain(number * 100)}%" if limit.sort == "percent" or limit.of_total else plain(number)


def _told(rule: Rule, scene: Scene, hits: list[Hit]) -> Iterator[Observation]:
    if not hits:
        return
    shown = hits[:1] if rule.once else hits
    for clause, start, end, facts in shown:
        words = clause.text[start:end]
        count = len(hits)
        sentences: dict[str, str | int | float | Message] = {}
        for lang in LANGUAGES:
            params = {
                "words": shorten(words.strip()),
                "value": facts.get("value", ""),
                "limit": facts.get("limit", ""),
                "other": facts.get("other", ""),
                "place": render(place(clause), lang),
                "other_place": facts.get(f"other_place_{lang}", ""),
                "count": count,
                "seen": say("check.seen.part" if scene.contract.truncated else "check.seen.whole", lang),
            }
            sentences[lang] = rule.message[lang].format(**params)
        if rule.once and count > 1:
            sentences["count"] = count
        key = "check.rule_more" if rule.once and count > 1 else "check.rule"
        data: dict[str, object] = {"rule": rule.id, "sure": rule.sure}
        data.update({key: day for key, day in (("since", rule.start), ("until", rule.until)) if day})
        if count > 1 and rule.once:
            data["clauses"] = list(dict.fromkeys(hit[0].id for hit in hits))
        data.update({key: facts[key] for key in ("value", "limit", "other", "other_clause") if key in facts})
        yield Observation(
            kind=rule.kind,
            message=Message(key, sentences),
            draft=scene.quote(clause, start, end),
            topic=f"{rule.kind}/{rule.severity}",
            data=data,
            source=rule.source if rule.sure in ("V", "N") else None,
            covers=tuple((None, scene.quote(one, low, high)) for one, low, high, _ in hits[1:] if rule.once),
        )
