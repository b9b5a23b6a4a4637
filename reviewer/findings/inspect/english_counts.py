"""Figures and names of an English contract that hang on its own terms: 250 Authorized Users here and 200
there, one party's users that are the other's by definition, shares and sums listed respectively."""

from __future__ import annotations

import re
from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING

from reviewer.findings.inspect.sums import WHOLE, figures_differ
from reviewer.findings.inspect.twice import told_twice
from reviewer.findings.observation import Observation
from reviewer.language.numerals import plain
from reviewer.model import Message
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewer.findings.inspect.scene import Scene
    from reviewer.model import Clause

__all__ = ["english_counts"]

_NUMBERED = lazy(r"\b(?P<number>\d[\d,]*)\s+(?P<term>[a-z]+(?: [a-z]+){0,3})")
_MORE = lazy(
    r"\b(?:additional|further|extra|each|every|more than|fewer|first|next|per)\b[^.;]{0,20}$"
    r"|[$£€]\s*$|\bby\s*$"
)
_RESPECTIVELY = lazy(r"\brespectively\b")
_TIME = lazy(r"\b(?:days?|weeks?|months?|quarters?|years?|hours?)$")
_LEAST = 2


def english_counts(scene: Scene) -> Iterator[Observation]:
    """Yield `consistency.contradiction` where two clauses give two numbers of what a term defines,
    `consistency.party` where one party has what a definition gives the other, and `consistency.arithmetic`
    where shares of a sum and the sums listed respectively disagree."""
    if scene.chinese:
        return
    yield from _counts(scene)
    yield from _whose(scene)
    yield from _listed(scene)


def _counts(scene: Scene) -> Iterator[Observation]:
    terms = {scene.levelled(one.term) for one in scene.contract.definitions if " " in one.term}
    terms = {term for term in terms if not _TIME.search(term)}
    plurals = {f"{term}s" for term in terms if not term.endswith("s")} | {
        one for one in terms if one.endswith("s")
    }
    given: defaultdict[str, list[tuple[Clause, int, int, str]]] = defaultdict(list)
    for clause, text in scene.saying(*plurals) if plurals else ():
        for found in _NUMBERED.finditer(text):
            name = next((one for one in plurals if found["term"].startswith(one)), None)
            if name is None or _MORE.search(text, max(0, found.start() - 30), found.start()):
                continue
            span = found.start(), found.start("term") + len(name)
            number = found["number"].replace(",", "")
            other = next((it for it in given[name] if it[3] != number and it[0].id != clause.id), None)
            if other is not None:
                words = clause.text[slice(*span)], other[0].text[other[1] : other[2]]
                yield told_twice(scene, "measured", (clause, *span), other[0], words, say="settled")
                return
            given[name].append((clause, *span, number))


def _whose(scene: Scene) -> Iterator[Observation]:
    labels = {scene.levelled(label): label for label in scene.labels("party")}
    if len(labels) != _LEAST:
        return
    for definition in scene.contract.definitions:
        says = scene.levelled(
            scene.contract.clause(definition.clause).text[definition.start : definition.end]
        )
        owners = {label for label in labels if re.search(rf"\b(?:of|by) (?:the )?{re.escape(label)}\b", says)}
        term = scene.levelled(definition.term)
        if (
            len(owners) != 1
            or " " not in term
            or any(label in says for label in labels if label not in owners)
        ):
            continue
        other = next(label for label in labels if label not in owners)
        written = f"{other}'s {term}"
        for clause, text in scene.saying(written):
            at = text.find(written)
            words = clause.text[at : at + len(written)]
            facts: dict[str, str | int | float | Message] = {
                "words": words,
                "term": definition.term,
                "party": labels[next(iter(owners))],
            }
            yield Observation(
                kind="consistency.party",
                message=Message("check.party.whose", facts),
                draft=scene.quote(clause, at, at + len(words)),
                topic="consistency.party/major",
                data={"check": "whose", **facts, "other_clause": definition.clause},
            )
            break


def _listed(scene: Scene) -> Iterator[Observation]:
    for clause, text in scene.matching(_RESPECTIVELY):
        for start, end in scene.sentences(clause):
            if not _RESPECTIVELY.search(text, start, end):
                continue
            found = [one for one in scene.quantities_in(clause, start, end) if not isinstance(one.value, str)]
            shares = [one for one in found if one.sort == "percent"]
            amounts = [one for one in found if one.sort == "amount"]
            if len(shares) < _LEAST or len(amounts) != len(shares) + 1:
                continue
            whole = Decimal(amounts[0].value)
            for share, amount in zip(shares, amounts[1:], strict=True):
                expected = whole * Decimal(share.value)
                if abs(expected - Decimal(amount.value)) >= WHOLE:
                    facts = {
                        "total": plain(whole),
                        "share": f"{plain(Decimal(share.value) * 100)}%",
                        "expected": plain(expected),
                        "stated": plain(Decimal(amount.value)),
                    }
                    span = share.start, amounts[-1].end
                    yield figures_differ(scene, clause, span, "share", facts)
                    break
