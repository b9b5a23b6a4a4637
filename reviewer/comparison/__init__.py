"""Two Contracts to a Comparison: parties linked, clauses aligned, tokens compared."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reviewer.comparison.compare import compare_contracts

__all__ = ["compare_contracts"]


def __getattr__(name: str) -> Any:
    """Load the comparison of contracts when it is first asked for: a redline needs that of words alone."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from reviewer.comparison.compare import compare_contracts

    return compare_contracts
