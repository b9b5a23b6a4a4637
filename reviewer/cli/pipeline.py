"""From file names to a review: the rooms of the core in their order, with the options of the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from reviewer.cli import speech
from reviewer.cli.checking import rulebook_of
from reviewer.errors import UsageError
from reviewer.model import Review

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable

    from reviewer.findings.observation import Observation
    from reviewer.model import Contract, Language
    from reviewer.reading import Limits

__all__ = ["open_contract", "open_review"]


def open_review(
    options: Namespace, wish: Language | None, reach: Callable[[str], None] = lambda step: None
) -> Review:
    """Return the review that the options ask for; raise `ReviewerError` for what cannot be compared.

    `reach` is called with the name of each step as it begins, and may raise to give up.
    """
    from reviewer.comparison import compare_contracts
    from reviewer.findings import begin_inspection, find, without_marks
    from reviewer.negotiation.house import undismissed
    from reviewer.reading import read_document
    from reviewer.structure import build_contract, require_contract

    if options.base == options.draft == "-":
        raise UsageError("usage.stdin_twice")
    overrides = None
    if options.severity_table:
        from reviewer.findings.assess import load_overrides

        overrides = load_overrides(options.severity_table)
    limits = limits_of(options)
    reach("read_base")
    base = require_contract(build_contract(read_document(options.base, limits=limits)))
    reach("read_draft")
    draft = require_contract(build_contract(read_document(options.draft, limits=limits)))
    side = _side(options.side, base, options.base)
    book = rulebook_of(options)
    reach("compare")
    inspected = begin_inspection(base, draft, book)
    comparison = compare_contracts(base, draft)
    reach("judge")
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


def _side(wish: str | None, base: Contract, path: str) -> str | None:
    if wish is None:
        return None
    labels = [party.label for party in base.parties]
    if wish.strip() in labels:
        return wish.strip()
    raise UsageError("usage.side", path=path, side=wish, labels="、".join(labels) or "—")
