"""Two Contracts to a Comparison: parties linked, clauses aligned, tokens compared."""

from __future__ import annotations

from reviewer.comparison.compare import compare_contracts

__all__ = ["compare_contracts"]
