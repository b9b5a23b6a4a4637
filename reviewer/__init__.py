"""Compare two drafts of a contract clause by clause and show what changed in law.

`compare` is the whole core in one call; it knows no screen. Everything else is reached through its own room
(`reviewer.reading`, `reviewer.structure`, …), so importing this package alone costs nothing.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

    from reviewer.model import Review

__all__ = ["__version__", "compare"]
__version__ = "0.1.0"


def compare(
    base: str | Path, draft: str | Path, *, side: str | None = None, lang: str | None = None
) -> Review:
    """Read, structure and compare two files and say what changed in law.

    `side` is the label of our party in the baseline (`甲方`); `lang` is `zh` or `en`, by default that of the
    contract.
    Raises `reviewer.errors.ReviewerError` where a file cannot be read or is no contract.
    """
    from reviewer.findings import review

    return review(base, draft, side=side, lang=lang)
