"""From file names to a review: the rooms of the core in their order, with the options of the command line."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from reviewer.cli import speech
from reviewer.errors import UsageError
from reviewer.model import Review

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable

    from reviewer.findings.observation import Observation
    from reviewer.model import Contract, Language
    from reviewer.reading import Limits

__all__ = ["JUDGING", "judge", "open_contract", "open_review", "open_sides", "read_contract"]

LONG = 100_000
"""Bytes of a file from which on it is read beside the other one, where a core is free."""
JUDGING = (
    "reviewer.comparison.compare",
    "reviewer.findings.registry",
    "reviewer.findings.assess",
    "reviewer.findings.quoted",
    "reviewer.findings.inspect.registry",
    "reviewer.negotiation.house",
    "platformdirs",
    "reviewer.exporting.comparison_json",
)
"""What is needed once both contracts are read, in the order of the need; half of what a short comparison
takes goes into loading modules."""


def open_review(
    options: Namespace, wish: Language | None, reach: Callable[[str], None] = lambda step: None
) -> Review:
    """Return the review that the options ask for; raise `ReviewerError` for what cannot be compared.

    `reach` is called with the name of each step as it begins, and may raise to give up.
    """
    return judge(*open_sides(options, reach), options, wish, reach)


def open_sides(
    options: Namespace, reach: Callable[[str], None] = lambda step: None
) -> tuple[Contract, Contract]:
    """Return the baseline and the draft that the options name; raise `ReviewerError` where either cannot be
    read or is no contract.

    Where a core is free a process of its own reads both, while this one loads what judges them.
    """
    from reviewer.beside import begin, load_while

    read = partial(_read_sides, options, reach)
    reading = begin(read, worth=not (_takes_long(options.draft) or "-" in (options.base, options.draft)))
    load_while(reading, JUDGING)
    return reading()


def _read_sides(options: Namespace, reach: Callable[[str], None]) -> tuple[Contract, Contract]:
    from reviewer.beside import begin

    if options.base == options.draft == "-":
        raise UsageError("usage.stdin_twice")
    limits = limits_of(options)
    reach("read_base")
    reading = begin(partial(read_contract, options.draft, limits), worth=_takes_long(options.draft))
    base = read_contract(options.base, limits)
    reach("read_draft")
    with speech.about(base.language):
        return base, reading()


def judge(
    base: Contract,
    draft: Contract,
    options: Namespace,
    wish: Language | None,
    reach: Callable[[str], None] = lambda step: None,
) -> Review:
    """Return the review of two contracts that the options ask for, as `open_review` does."""
    from reviewer.cli.checking import rulebook_of
    from reviewer.comparison import compare_contracts
    from reviewer.findings import begin_inspection, find, without_marks
    from reviewer.negotiation.house import undismissed
    from reviewer.structure.sides import our_side

    overrides = None
    if options.severity_table:
        from reviewer.findings.assess import load_overrides

        overrides = load_overrides(options.severity_table)
    reach("compare")
    inspected = begin_inspection(base, draft, partial(rulebook_of, options))
    comparison = compare_contracts(base, draft, others=inspected)
    with speech.about(base.language):
        side = our_side(options.side, base, options.base, comparison)
    reach("judge")
    limits = limits_of(options)
    unmarked = without_marks(draft, limits, base)
    looks: tuple[Observation, ...] = ()
    if options.formatting:
        from reviewer.findings.formatting import formatting

        looks = formatting(comparison, limits)
    findings = find(
        comparison, side=side, overrides=overrides, unmarked=unmarked, more=looks, inspected=inspected
    )
    findings = undismissed(findings, comparison)
    lang = speech.for_contract(wish, base.language)
    return Review(comparison, findings, side, lang, our_author=options.our_author)


def read_contract(path: str, limits: Limits | None = None, data: bytes | None = None) -> Contract:
    """Return the contract of a file, or of its bytes where they were read already; raise `ReviewerError`
    where it is none."""
    from reviewer.reading import Limits, read_document
    from reviewer.structure import build_contract, require_contract

    return require_contract(build_contract(read_document(path, limits=limits or Limits(), data=data)))


def _takes_long(path: str) -> bool:
    """Tell whether reading a file takes longer than beginning a process for it; standard input stays here,
    since it can be read only once."""
    try:
        return path != "-" and Path(path).stat().st_size >= LONG
    except (OSError, ValueError):
        return False


def open_contract(options: Namespace, *, view: str = "accepted") -> Contract:
    """Return the one document that the options name, whether or not it is a contract."""
    from reviewer.reading import read_document
    from reviewer.structure import build_contract

    return build_contract(read_document(options.document, view=view, limits=limits_of(options)))


def limits_of(options: Namespace) -> Limits:
    """Return the bounds for reading, raised or lowered as the options say."""
    from reviewer.reading import Limits

    limits = Limits()
    if options.max_entries:
        limits = replace(limits, entries=options.max_entries)
    if options.max_unpacked:
        limits = replace(limits, unpacked=options.max_unpacked)
    return limits
