"""Two Contracts to a Comparison: parties linked, clauses aligned, tokens compared."""
