"""Which clause of the draft answers to which of the baseline.

Equal texts first, as anchors in one order; then, inside the gaps between them, headings and what scores as
alike; then whatever moved; then what was divided or joined; then what was put in other words elsewhere. But
for the few of that last step, nothing is ever compared with everything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.comparison.anchors import anchor, anchor_moved
from reviewer.comparison.blocks import match_blocks
from reviewer.comparison.divided import Group, find_divided
from reviewer.comparison.elsewhere import match_anew_elsewhere
from reviewer.comparison.fuzzy import (
    fill_families,
    fill_gaps,
    match_containers,
    match_headings,
    match_residue,
)
from reviewer.comparison.in_place import match_lone, match_rewritten, return_to_numbers
from reviewer.comparison.matches import Matches
from reviewer.comparison.regrouped import match_regrouped

if TYPE_CHECKING:
    from reviewer.comparison.budget import Budget
    from reviewer.comparison.texts import Side


def align(base: Side, draft: Side, budget: Budget) -> tuple[Matches, tuple[Group, ...]]:
    """Return the partners one to one, and the groups of clauses that were divided or joined."""
    matches = Matches(base, draft)
    match_blocks(matches)
    anchor(matches)
    anchor_moved(matches)
    match_containers(matches)
    fill_gaps(matches, budget, containers=True)
    fill_gaps(matches, budget, containers=False)
    match_residue(matches)
    match_containers(matches)
    match_headings(matches)
    anchor_moved(matches)
    fill_families(matches, budget)
    match_lone(matches)
    match_rewritten(matches)
    return_to_numbers(matches)
    divided = match_regrouped(matches, find_divided(matches))
    match_anew_elsewhere(
        matches,
        {place for group in divided for place in group.base},
        {place for group in divided for place in group.draft},
    )
    match_containers(matches)
    return matches, divided
