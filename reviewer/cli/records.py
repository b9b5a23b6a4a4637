"""The decisions on record for a review that the command line opened."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reviewer.negotiation.store import Store, default_path

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reviewer.model import Decision, Review

__all__ = ["record_path", "recorded"]


def recorded(review: Review, record: str | None) -> Mapping[str, Decision]:
    """Return the decisions on record; none where nobody decided anything yet. Nothing is created."""
    path = Path(record) if record else record_path(review)
    if record is None and not path.exists():
        return {}
    with Store(path) as store:
        return store.ledger.decisions


def record_path(review: Review) -> Path:
    """Return where the decisions on the two files of a review are kept, by digest for what was piped in."""
    documents = (review.comparison.base.document, review.comparison.draft.document)
    base, draft = (f"sha256:{d.sha256}" if d.path == "-" else d.path for d in documents)
    return default_path(base, draft)
