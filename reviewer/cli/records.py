"""The decisions on record for two files that the command line opened."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reviewer.negotiation.folders import default_path

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Mapping

    from reviewer.model import Contract, Decision

__all__ = ["has_record", "record_path", "recorded"]


def recorded(base: Contract, draft: Contract, record: str | None) -> Mapping[str, Decision]:
    """Return the decisions on record for two contracts, none where nobody decided anything yet; nothing is
    created."""
    path = Path(record) if record else record_path(base, draft)
    if record is None and not path.exists():
        return {}
    from reviewer.negotiation.store import Store

    with Store(path) as store:
        return store.ledger.decisions


def has_record(options: Namespace) -> bool:
    """Tell whether decisions on the two files that the options name may have been taken and are asked for."""
    if options.no_decisions or options.decisions:
        return not options.no_decisions
    try:
        return default_path(options.base, options.draft).exists()
    except (OSError, ValueError):
        return True


def record_path(base: Contract, draft: Contract) -> Path:
    """Return where the decisions on the two files are kept, by digest for what was piped in."""
    documents = (base.document, draft.document)
    return default_path(*(f"sha256:{d.sha256}" if d.path == "-" else d.path for d in documents))
