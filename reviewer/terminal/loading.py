"""From two paths to a review, telling each step; no screen is touched here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.errors import UsageError
from reviewer.model import Review

if TYPE_CHECKING:
    from collections.abc import Callable

    from reviewer.model import Language


def load(base: str, draft: str, side: str | None, lang: Language, reach: Callable[[str], None]) -> Review:
    """Return the review of two files. `reach` is called as each step begins, and may raise to give up.

    Raises `ReviewerError` where a file cannot be read or is no contract, or `side` is no party of it.
    """
    from reviewer.comparison import compare_contracts
    from reviewer.findings import find
    from reviewer.reading import read_document
    from reviewer.structure import build_contract, require_contract

    reach("read_base")
    before = require_contract(build_contract(read_document(base)))
    if side is not None and side not in {party.label for party in before.parties}:
        labels = "、".join(party.label for party in before.parties) or "—"
        raise UsageError("usage.side", path=base, side=side, labels=labels)
    reach("read_draft")
    after = require_contract(build_contract(read_document(draft)))
    reach("compare")
    comparison = compare_contracts(before, after)
    reach("judge")
    return Review(comparison, find(comparison, side=side), side, lang)
