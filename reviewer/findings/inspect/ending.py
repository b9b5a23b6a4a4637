"""A text that breaks off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.findings.observation import Observation
from reviewer.model import Message, Quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewer.model import Contract

_SHOWN = 20


def truncated(contract: Contract) -> Iterator[Observation]:
    """Yield `consistency.truncated` where the document ends in the middle of a sentence."""
    if not contract.truncated:
        return
    last = next((c for c in reversed(contract.clauses) if c.kind not in ("note", "signature")), None)
    if last is None:
        return
    start = max(0, len(last.text) - _SHOWN)
    words = last.text[start:]
    yield Observation(
        kind="consistency.truncated",
        message=Message("findings.inspect.truncated", {"words": words}),
        draft=Quote(last.id, start, len(last.text), words),
    )
