"""Who owes what, how strongly and on what terms: the findings of the obligation family.

The norms of both sides are read and matched once for a pair; then each module speaks of its own: the bearer,
the force, what came or went whole, leave and notice, and the qualifiers. A later module passes over words
that an earlier one told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.findings.capacities import in_capacity
from reviewer.findings.context import overlaps
from reviewer.findings.obligations.allotments import allotments
from reviewer.findings.obligations.asking import demands_softened
from reviewer.findings.obligations.assistance import assistance
from reviewer.findings.obligations.bases import base_changes
from reviewer.findings.obligations.bearer import other_bearers, party_shifts
from reviewer.findings.obligations.bearing import borne_anew
from reviewer.findings.obligations.carve_outs import carve_outs, settled_otherwise
from reviewer.findings.obligations.cases import attributes, condition_parts
from reviewer.findings.obligations.cases_with_force import cases_with_force
from reviewer.findings.obligations.conditions import qualifiers
from reviewer.findings.obligations.consents import consent_changes
from reviewer.findings.obligations.costs import own_costs
from reviewer.findings.obligations.divided import carried, divided, told_with, without
from reviewer.findings.obligations.english_costs import english_costs
from reviewer.findings.obligations.english_denials import within_denials
from reviewer.findings.obligations.falling import falling
from reviewer.findings.obligations.grounds import grounds
from reviewer.findings.obligations.included import inclusions
from reviewer.findings.obligations.lists import list_items
from reviewer.findings.obligations.matches import match_norms
from reviewer.findings.obligations.measured_terms import measured_terms
from reviewer.findings.obligations.modality import force_changes
from reviewer.findings.obligations.negations import bans_lifted, negations
from reviewer.findings.obligations.opposites import opposites
from reviewer.findings.obligations.possessors import possessors
from reviewer.findings.obligations.presence import came_and_went, whole_clause
from reviewer.findings.obligations.reading import Reading
from reviewer.findings.obligations.rights_and_duties import rights_and_duties
from reviewer.findings.obligations.silence import silences
from reviewer.findings.obligations.substitutes import substitutes
from reviewer.findings.obligations.undeclared import undeclared

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from reviewer.findings.observation import Observation
    from reviewer.findings.view import PairView

__all__ = ["RULES", "obligations"]

_WHOLE = {"obligation.added", "obligation.removed"}
_NAMED = 16
"""So many letters before what a term means may name it: 在本合同中系指."""
_FORMAL = {"title", "party", "signature"}
_RECITING = {"preamble", "recital"}
"""Clauses that tell why the contract is made: what they say of the parties is no duty."""


def obligations(view: PairView) -> Iterator[Observation]:
    """Yield what changed in the duties, rights and terms of one pair."""
    clauses = (*view.base, *view.draft)
    if all(side.clause.kind in _FORMAL for side in clauses):
        return
    reading = Reading(view)
    reciting = all(side.clause.kind in _RECITING for side in clauses)
    if not view.base or not view.draft:
        if reciting:
            return
        yield from whole_clause(reading)
        return
    if not view.edits:
        return
    matches = match_norms(reading)
    carved = (
        *carve_outs(reading),
        *settled_otherwise(reading),
        *grounds(reading),
        *inclusions(reading),
        *own_costs(reading),
        *rights_and_duties(reading),
        *silences(reading),
    )
    carved = (*carved, *(one for one in falling(reading) if not _beside(one, carved)))
    told = [
        *party_shifts(reading, matches),
        *force_changes(reading, matches),
        *demands_softened(reading, matches),
    ]
    told = [*carved, *(one for one in told if not _beside(one, carved))]
    parted = divided(reading, matches)
    told, matches = list(told_with(reading, parted, told)), without(matches, parted)
    told = list(carried(reading, matches, told))
    lifted = tuple(bans_lifted(reading, told))
    told.extend(
        one
        for one in came_and_went(reading, matches)
        if not _beside(one, (*lifted, *carved)) and not within_denials(reading, one)
    )
    told.extend(lifted)
    told.extend(consent_changes(reading, matches, tuple(told)))
    told.extend(allotments(reading, told))
    told.extend(other_bearers(reading, matches, tuple(told)))
    told.extend(possessors(reading, tuple(told)))
    told.extend(english_costs(reading, tuple(told)))
    anew = tuple(borne_anew(reading, tuple(told)))
    told = [*(one for one in told if one.kind not in _WHOLE or not _beside(one, anew)), *anew]
    told.extend(assistance(reading, tuple(told)))
    others = tuple(substitutes(reading, matches, tuple(told), parties=True))
    borne = [one for one in others if one.data["slot"] in ("borne", "done")]
    told = [one for one in told if one.kind not in _WHOLE or not _beside(one, borne)]
    told.extend(others)
    told.extend(qualifiers(reading, matches, tuple(told)))
    told.extend(undeclared(reading, tuple(told)))
    told.extend(base_changes(reading, tuple(told)))
    told.extend(negations(reading, tuple(told)))
    turned = tuple(opposites(reading, tuple(told)))
    told = [*(one for one in told if not _half_of(one, turned)), *turned]
    told.extend(condition_parts(reading, matches, tuple(told)))
    told.extend(list_items(reading, tuple(told)))
    told.extend(substitutes(reading, matches, tuple(told), parties=False))
    told.extend(attributes(reading, tuple(told)))
    told.extend(cases_with_force(reading, tuple(told)))
    told.extend(measured_terms(reading, tuple(told)))
    yield from (seen for seen in told if not _in_definition(reading, seen) and not _of_heading(reading, seen))


def _beside(one: Observation, lifted: Iterable[Observation]) -> bool:
    """Whether an observation speaks of words that others told: a ban that gave way, an exception as a
    whole."""
    return any(
        here is not None
        and there is not None
        and here.clause == there.clause
        and overlaps(here.start, here.end, there.start, there.end)
        for other in lifted
        for here, there in ((one.base, other.base), (one.draft, other.draft))
    )


def _half_of(one: Observation, turned: Iterable[Observation]) -> bool:
    """Whether an observation tells the word of an exception alone that gave way to its opposite: excluding,
    including."""
    return one.topic == "obligation.condition/exception" and any(
        (one.base is None and one.draft == other.draft) or (one.draft is None and one.base == other.base)
        for other in turned
    )


def _in_definition(reading: Reading, seen: Observation) -> bool:
    """Whether an observation speaks of the meaning of a defined term, which the rules of terms tell."""
    for side, quote in ((reading.base, seen.base), (reading.draft, seen.draft)):
        for view in side.views:
            if quote is not None and any(
                term.clause == quote.clause
                and term.start - _NAMED <= quote.start
                and term.start < quote.end <= term.end
                for term in view.index.definitions.get(quote.clause, ())
            ):
                return True
    return False


def _of_heading(reading: Reading, seen: Observation) -> bool:
    """Whether an observation speaks of the capacity in which a party contracts, which the rules of parties
    tell."""
    return seen.kind == "obligation.condition" and any(
        quote is not None and in_capacity(view, quote)
        for side, quote in ((reading.base, seen.base), (reading.draft, seen.draft))
        for view in side.views
    )


RULES: tuple[Callable[[PairView], Iterable[Observation]], ...] = (obligations,)
"""The rules of this family, for the registry: one, since its parts share one reading of the pair."""
