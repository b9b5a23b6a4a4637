"""How much work a fuzzy step may do, and the account of what it left undone."""

from __future__ import annotations

from msgspec import Struct, field

from reviewer.model import Message

GAP_CELLS = 10_000
"""Most scores of one gap that are all computed (clauses of one side times clauses of the other)."""
TOTAL_CELLS = 1_500_000
"""Most scores of all gaps of one comparison."""
SCORED_CHARACTERS = 3_000
"""Most characters of a clause that a score looks at: half from its head, half from its tail."""
DIVIDED_CHARACTERS = 200_000
"""The same for a clause that may have been divided into many."""
SHARED_BY = 48
"""A feature that more clauses share tells nothing of any of them."""
CANDIDATES = 5
"""How many candidates with the most shared features are scored for one clause."""
DIFF_CELLS = 64_000_000
"""Most cells of the matrix behind an exact token diff (an eighth of a byte each)."""
SENTENCE_CELLS = 400_000_000
"""The same for the sentences of a giant clause."""


class Budget(Struct):
    """Counts down what is left, and remembers which limits were met."""

    cells: int = TOTAL_CELLS
    gaps: int = 0
    coarse: list[str] = field(default_factory=list)

    def allows(self, cells: int) -> bool:
        """Take `cells` scores from what is left; False (and nothing taken) where they are too many."""
        if cells > GAP_CELLS or cells > self.cells:
            return False
        self.cells -= cells
        return True

    def notices(self) -> tuple[Message, ...]:
        """Return what a reader must know of the limits that were met."""
        found: list[Message] = []
        if self.gaps:
            found.append(Message("comparison.notice.gap", {"count": self.gaps}))
        if self.coarse:
            found.append(
                Message("comparison.notice.coarse", {"count": len(self.coarse), "first": self.coarse[0]})
            )
        return tuple(found)
