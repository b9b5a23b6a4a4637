"""Which rules are asked, in which order; the order of this file is the order of equals in the result."""

from __future__ import annotations

from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace

from reviewer.beside import Later, begin, in_halves
from reviewer.findings.apart import taken_apart, told_of_the_clauses
from reviewer.findings.capacities import capacities
from reviewer.findings.cases_whole import cases_told_whole
from reviewer.findings.clauses import whole_clauses
from reviewer.findings.concert import (
    bounds_with_orders,
    owed_at_another_rate,
    share_the_gain,
    share_the_telling,
    standing_elsewhere,
)
from reviewer.findings.context import overlaps
from reviewer.findings.emptied import emptied, without_emptied
from reviewer.findings.hanging import hanging, without_hanging
from reviewer.findings.headings import headings_told_whole
from reviewer.findings.inspect.origin import faults, inspect_both
from reviewer.findings.joints import with_joints
from reviewer.findings.law import law_changes
from reviewer.findings.leftover import leftover
from reviewer.findings.moved_words import told_as_moved, without_moved
from reviewer.findings.naming import named_by_role
from reviewer.findings.numbers import numbers
from reviewer.findings.obligations import RULES as OBLIGATION_RULES
from reviewer.findings.open_periods import open_periods
from reviewer.findings.parties import particulars, party_changes
from reviewer.findings.placeholders import placeholders
from reviewer.findings.places import places
from reviewer.findings.references import explained, reference_changes
from reviewer.findings.renaming import told_once
from reviewer.findings.reordering import reorderings
from reviewer.findings.terms import confusables, definitions
from reviewer.findings.under_anew import without_crumbs
from reviewer.findings.unrelated import strangers
from reviewer.findings.view import changed
from reviewer.findings.written_anew import told_whole
from reviewer.model import Quote

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from reviewer.findings.inspect.origin import Inspected
    from reviewer.findings.observation import Observation
    from reviewer.findings.view import PairView
    from reviewer.model import Comparison, Contract

    DocumentRule = Callable[[Comparison], Iterable[Observation]]
    PairRule = Callable[[PairView], Iterable[Observation]]

DOCUMENT_RULES: tuple[DocumentRule, ...] = (party_changes, whole_clauses, reference_changes)
"""Rules over the two contracts as wholes."""
PAIR_RULES: tuple[PairRule, ...] = (
    placeholders,
    emptied,
    reorderings,
    hanging,
    particulars,
    capacities,
    places,
    *OBLIGATION_RULES,
    numbers,
    open_periods,
    definitions,
    confusables,
    law_changes,
)
"""Rules over one pair in which something differs."""

_GIVES_WAY = {
    "term.confusable": (
        *("number.", "law.changed", "placeholder."),
        *(
            f"obligation.condition/{row}"
            for row in (
                "event",
                "threshold",
                "fault",
                "form",
                "exclusivity",
                "trade_term",
                "forum_exclusivity",
            )
        ),
        "obligation.modality/effort",
        "obligation.bearer/place",
    ),
    "term.confusable/critical": tuple(
        f"obligation.condition/{row}" for row in ("joint", "fault", "loss", "loss_minor", "trade_term")
    ),
    "obligation.condition/frequency": ("number.",),
    "obligation.condition/quantifier_minor": ("term.confusable",),
    "obligation.condition/opposite": ("term.confusable", "number."),
    "obligation.condition/order": ("number.",),
    "text.changed/wording": ("obligation.condition/passing",),
}
"""Kinds that say nothing more where one of the kinds beside them quotes the same words."""


MANY, FEW = 200, 40
"""Changed pairs from which on a second process for half of them is worth its beginning; and how many are
judged before it is asked whether a core has become free for one."""


def observe(
    comparison: Comparison, inspected: Later[list[Inspected]] | None = None, *, alone: bool = False
) -> tuple[Observation, ...]:
    """Return what every rule saw between two contracts and inside each; no edit is left without an
    observation.

    `inspected` gives what was found inside each, where that was begun before; `alone`: this process does
    nothing else and may be copied for half of many changed pairs, once those who were at work on that are
    done.
    """
    inspected = inspected or begin(partial(inspect_both, comparison.base, comparison.draft), worth=False)
    apart = taken_apart(comparison)
    views = tuple(changed(apart))
    seen = [found for rule in DOCUMENT_RULES for found in rule(comparison)]
    seen.extend(in_halves(_over, views, inspected, many=MANY, few=FEW) if alone else _over(views))
    seen = without_hanging(_without_repeats(seen))
    seen = owed_at_another_rate(seen)
    seen = bounds_with_orders(without_moved(standing_elsewhere(seen, apart), apart))
    seen = [_widened(one, apart) for one in seen]
    seen.extend(faults(comparison, inspected()))
    seen = with_joints(views, share_the_gain(without_emptied(seen)))
    seen.extend(leftover(views, seen, explained(comparison)))
    seen = list(told_as_moved(seen, apart))
    seen = without_crumbs(told_whole(views, cases_told_whole(views, seen)))
    seen = headings_told_whole(views, seen)
    seen = told_of_the_clauses(seen)
    seen = list(strangers(list(share_the_telling(seen)), comparison))
    return tuple(named_by_role(told_once(seen, comparison), comparison))


def _over(views: Sequence[PairView]) -> list[Observation]:
    return [found for view in views for rule in PAIR_RULES for found in rule(view)]


def _widened(one: Observation, comparison: Comparison) -> Observation:
    """Return the observation with quotes that reach over what it covers in the same clause, as evidence of
    it all."""
    if not one.covers:
        return one
    base = _hull(one.base, [base for base, _ in one.covers], comparison.base)
    draft = _hull(one.draft, [draft for _, draft in one.covers], comparison.draft)
    return replace(one, base=base, draft=draft)


def _hull(quote: Quote | None, others: Iterable[Quote | None], contract: Contract) -> Quote | None:
    mine = [
        other for other in others if other is not None and quote is not None and other.clause == quote.clause
    ]
    if quote is None or not mine:
        return quote
    start = min(quote.start, *(other.start for other in mine))
    end = max(quote.end, *(other.end for other in mine))
    return Quote(quote.clause, start, end, contract.clause(quote.clause).text[start:end])


def _without_repeats(seen: Sequence[Observation]) -> list[Observation]:
    by_pair: defaultdict[str | None, list[Observation]] = defaultdict(list)
    for observation in seen:
        by_pair[observation.pair].append(observation)
    return [one for one in seen if not _repeats(one, by_pair[one.pair])]


def _repeats(one: Observation, fellows: Iterable[Observation]) -> bool:
    prefixes = _GIVES_WAY.get(one.topic)
    if prefixes is None and not one.topic.endswith("/critical"):
        prefixes = _GIVES_WAY.get(one.kind)
    if prefixes is None:
        return False
    alone = one.topic == _OF_A_TERM
    return any(
        (fellow.kind.startswith(prefixes) or fellow.topic in prefixes)
        and (_same_words(one.base, fellow.base) or (alone and one.base is None))
        and (_same_words(one.draft, fellow.draft) or (alone and one.draft is None))
        for fellow in fellows
    )


_OF_A_TERM = "obligation.condition/quantifier_minor"
"""What came or went alone, and may be part of a term that gave way to another."""


def _same_words(one: Quote | None, two: Quote | None) -> bool:
    return (
        one is not None
        and two is not None
        and one.clause == two.clause
        and overlaps(one.start, one.end, two.start, two.end)
    )
