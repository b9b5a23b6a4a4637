"""Which rules over one document are asked, in which order."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reviewer.findings.inspect.accrued import accrued
from reviewer.findings.inspect.acts import acts
from reviewer.findings.inspect.agreed import agreed_twice
from reviewer.findings.inspect.allocation import allocation, options
from reviewer.findings.inspect.amounts import amounts_in_words
from reviewer.findings.inspect.anchored import anchored
from reviewer.findings.inspect.annexes import annexes, skipped_annexes
from reviewer.findings.inspect.applying import apply_rule
from reviewer.findings.inspect.articles import article_numbers
from reviewer.findings.inspect.award import award
from reviewer.findings.inspect.banned_places import after_hours, banned_places
from reviewer.findings.inspect.bearing import bearing
from reviewer.findings.inspect.blanks import open_blanks
from reviewer.findings.inspect.capitals import capitals
from reviewer.findings.inspect.ceilings import ceilings
from reviewer.findings.inspect.chains import chains
from reviewer.findings.inspect.checklists import checklists
from reviewer.findings.inspect.citing import other_side, restated
from reviewer.findings.inspect.complements import complements
from reviewer.findings.inspect.contributions import allotted, contributions, yearly_fees
from reviewer.findings.inspect.counted import counted_twice
from reviewer.findings.inspect.courts import court_of_place, ship_court
from reviewer.findings.inspect.dates import date_order
from reviewer.findings.inspect.deadlines import deadlines
from reviewer.findings.inspect.deemed import deemed_early
from reviewer.findings.inspect.disputes import conflicting_forums, forums
from reviewer.findings.inspect.drafting import drafting_notes
from reviewer.findings.inspect.echoes import echoes
from reviewer.findings.inspect.ending import truncated
from reviewer.findings.inspect.english_bearing import english_bearing
from reviewer.findings.inspect.english_charges import english_charges
from reviewer.findings.inspect.english_counts import english_counts
from reviewer.findings.inspect.english_facts import english_facts
from reviewer.findings.inspect.english_instalments import english_instalments
from reviewer.findings.inspect.english_limits import english_leases
from reviewer.findings.inspect.english_rents import english_rents
from reviewer.findings.inspect.english_reports import english_reports
from reviewer.findings.inspect.english_sums import english_sums
from reviewer.findings.inspect.firms import firms
from reviewer.findings.inspect.fixed_days import beyond_term, days_of_month, due_days
from reviewer.findings.inspect.formulas import formulas, kept_back, sessions
from reviewer.findings.inspect.grades import grades
from reviewer.findings.inspect.guarantees import care_deposit, early_guarantee
from reviewer.findings.inspect.handed import handed_to_itself
from reviewer.findings.inspect.hidden import hidden_text
from reviewer.findings.inspect.identities import identities
from reviewer.findings.inspect.instalments import instalments
from reviewer.findings.inspect.interest import interest, joint_cost
from reviewer.findings.inspect.labour import probation, training, week
from reviewer.findings.inspect.left_over import left_over, penalty_caps, split_shares
from reviewer.findings.inspect.limits import (
    coined_interest,
    court_elsewhere,
    earnest,
    long_leases,
    renewed_leases,
)
from reviewer.findings.inspect.lookalikes import lookalikes
from reviewer.findings.inspect.measured import measured_twice
from reviewer.findings.inspect.multiples import multiples
from reviewer.findings.inspect.multiplied import multiplied
from reviewer.findings.inspect.named_periods import late_from, named_periods
from reviewer.findings.inspect.nicknames import renamed_places, unexplained
from reviewer.findings.inspect.notice_windows import notice_windows
from reviewer.findings.inspect.notices import notices
from reviewer.findings.inspect.numbering import numbering
from reviewer.findings.inspect.outlasting import expired_first, known_too_late, other_length, outlasting
from reviewer.findings.inspect.owners import owners
from reviewer.findings.inspect.parties import party_faults
from reviewer.findings.inspect.parts import parts
from reviewer.findings.inspect.periods import periods
from reviewer.findings.inspect.persons import identity_numbers, persons
from reviewer.findings.inspect.prices import prices
from reviewer.findings.inspect.properties import properties, table_specs
from reviewer.findings.inspect.qualified import qualified_terms
from reviewer.findings.inspect.references import broken_references
from reviewer.findings.inspect.repairs import repairs
from reviewer.findings.inspect.repayment import repayment
from reviewer.findings.inspect.repeats import repeats
from reviewer.findings.inspect.rows import rows
from reviewer.findings.inspect.rulebook import shipped_rulebook
from reviewer.findings.inspect.sequence import sequence
from reviewer.findings.inspect.series import series
from reviewer.findings.inspect.settled import settled_twice
from reviewer.findings.inspect.slips import slips
from reviewer.findings.inspect.spans import spans
from reviewer.findings.inspect.stages import stages
from reviewer.findings.inspect.stated import invoice_terms, naming, stated_twice, tiers
from reviewer.findings.inspect.statutes import repealed_statutes
from reviewer.findings.inspect.strangers import strangers
from reviewer.findings.inspect.subjects import about_another, misdirected, strayed
from reviewer.findings.inspect.sums import sums
from reviewer.findings.inspect.table_totals import table_total
from reviewer.findings.inspect.tallies import tallies
from reviewer.findings.inspect.tariffs import tariffs
from reviewer.findings.inspect.temperatures import temperatures
from reviewer.findings.inspect.terms import defined_twice, undefined_terms, unused_terms
from reviewer.findings.inspect.titles import annex_titles, work_titles
from reviewer.findings.inspect.weekdays import weekdays
from reviewer.findings.inspect.weighty import weighty
from reviewer.findings.inspect.windows import windows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from reviewer.findings.inspect.rules import Rulebook
    from reviewer.findings.inspect.scene import Scene
    from reviewer.findings.observation import Observation
    from reviewer.model import Contract

    ContractRule = Callable[[Contract], Iterable[Observation]]
    SceneRule = Callable[[Scene], Iterable[Observation]]

CONTRACT_RULES: tuple[ContractRule, ...] = (
    open_blanks,
    broken_references,
    repealed_statutes,
    conflicting_forums,
    amounts_in_words,
    date_order,
    numbering,
    party_faults,
    undefined_terms,
    unused_terms,
    defined_twice,
    truncated,
    hidden_text,
)
"""Rules over the structure of one contract."""
SCENE_RULES: tuple[SceneRule, ...] = (
    sums,
    prices,
    tariffs,
    tallies,
    instalments,
    parts,
    english_sums,
    english_instalments,
    english_rents,
    multiples,
    multiplied,
    banned_places,
    after_hours,
    contributions,
    yearly_fees,
    allotted,
    renamed_places,
    unexplained,
    notice_windows,
    expired_first,
    other_length,
    left_over,
    split_shares,
    penalty_caps,
    chains,
    award,
    complements,
    ceilings,
    english_charges,
    interest,
    accrued,
    repayment,
    rows,
    table_total,
    periods,
    spans,
    outlasting,
    known_too_late,
    sequence,
    series,
    weekdays,
    stages,
    notices,
    stated_twice,
    agreed_twice,
    settled_twice,
    deadlines,
    deemed_early,
    measured_twice,
    acts,
    bearing,
    english_bearing,
    echoes,
    anchored,
    english_counts,
    english_facts,
    english_reports,
    windows,
    grades,
    owners,
    weighty,
    qualified_terms,
    article_numbers,
    invoice_terms,
    repeats,
    counted_twice,
    temperatures,
    named_periods,
    late_from,
    properties,
    table_specs,
    due_days,
    days_of_month,
    beyond_term,
    restated,
    formulas,
    kept_back,
    sessions,
    annex_titles,
    work_titles,
    court_of_place,
    ship_court,
    other_side,
    allocation,
    repairs,
    options,
    tiers,
    identities,
    firms,
    handed_to_itself,
    persons,
    identity_numbers,
    strangers,
    capitals,
    annexes,
    skipped_annexes,
    misdirected,
    about_another,
    strayed,
    probation,
    training,
    week,
    long_leases,
    renewed_leases,
    english_leases,
    court_elsewhere,
    earnest,
    early_guarantee,
    care_deposit,
    forums,
    naming,
    lookalikes,
    slips,
    drafting_notes,
)
"""Rules over the words and numbers of one contract."""


def each_rule(book: Rulebook | None = None) -> Iterator[SceneRule]:
    """Yield the rules in their order, those of the book (the shipped one by default) among them; the
    balance of duties, which reads every sentence, is not one of them."""
    book = book or shipped_rulebook()
    yield from (partial(_over_contract, rule) for rule in CONTRACT_RULES)
    yield from SCENE_RULES
    yield partial(coined_interest, book=book)
    yield partial(joint_cost, book=book)
    yield from (partial(apply_rule, rule, book) for rule in book.rules)
    yield checklists


def _over_contract(rule: ContractRule, scene: Scene) -> Iterable[Observation]:
    return rule(scene.contract)
