"""Clauses with other words in the same place: scored inside the gaps between anchors, within a budget."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from rapidfuzz import process
from rapidfuzz.fuzz import ratio

from reviewer.comparison.budget import CANDIDATES, GAP_CELLS, SHARED_BY
from reviewer.comparison.scores import ACCEPTED, fitness
from reviewer.comparison.sequences import increasing
from reviewer.comparison.texts import NOTE, features

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewer.comparison.budget import Budget
    from reviewer.comparison.matches import Matches

_BACK, _AHEAD = 6, 14
_WALK_SCORE = 72
_RESIDUE = 0.8
_LEAST = 10


def fill_gaps(matches: Matches, budget: Budget, *, containers: bool) -> None:
    """Match what is left between the anchors; with `containers`, only clauses that have others below them."""
    base, draft = matches.base, matches.draft
    for zone in range(NOTE + 1):
        places_b = [i for i, each in enumerate(base.zone) if each == zone]
        places_d = [j for j, each in enumerate(draft.zone) if each == zone]
        for low, high in list(matches.gaps(places_b, places_d)):
            if containers:
                low = [i for i in low if i in base.children or base.clauses[i].heading]
                high = [j for j in high if j in draft.children or draft.clauses[j].heading]
                _by_heading(matches, low, high)
            _fill(
                matches,
                budget,
                [i for i in low if matches.of_base[i] < 0],
                [j for j in high if matches.of_draft[j] < 0],
            )


def _by_heading(matches: Matches, low: Sequence[int], high: Sequence[int]) -> None:
    """Match clauses whose heading stands once on either side of the gap."""
    groups: dict[str, tuple[list[int], list[int]]] = {}
    for i in low:
        groups.setdefault(matches.base.heading(i), ([], []))[0].append(i)
    for j in high:
        groups.setdefault(matches.draft.heading(j), ([], []))[1].append(j)
    pairs = sorted(
        (ours[0], theirs[0])
        for heading, (ours, theirs) in groups.items()
        if heading and len(ours) == 1 and len(theirs) == 1 and matches.kinship(ours[0], theirs[0]) >= 0
    )
    for at in increasing([j for _, j in pairs]):
        matches.join(*pairs[at])


def fill_families(matches: Matches, budget: Budget) -> None:
    """Match what is left below clauses that answer to each other, wherever these stand."""
    for i, below in sorted(matches.base.children.items()):
        j = matches.of_base[i]
        if j >= 0 and j in matches.draft.children:
            for low, high in list(matches.gaps(below, matches.draft.children[j])):
                _fill(matches, budget, low, high)


def match_headings(matches: Matches) -> None:
    """Match chapters and articles that moved and were edited, by a heading that stands once on either
    side.
    """
    low, high = matches.unmatched()
    groups: dict[str, tuple[list[int], list[int]]] = {}
    for i in low:
        if matches.base.clauses[i].heading and (i in matches.base.children or matches.base.parent[i] < 0):
            groups.setdefault(matches.base.heading(i), ([], []))[0].append(i)
    for j in high:
        group = groups.get(matches.draft.heading(j)) if matches.draft.clauses[j].heading else None
        if group is not None:
            group[1].append(j)
    for ours, theirs in groups.values():
        if len(ours) == len(theirs) == 1 and matches.kinship(ours[0], theirs[0]) >= 0:
            matches.join(ours[0], theirs[0])


def _fill(matches: Matches, budget: Budget, low: list[int], high: list[int]) -> None:
    if not low or not high:
        return
    if budget.allows(len(low) * len(high)):
        _best_run(matches, low, high)
        return
    _walk(matches, low, high)
    for ours, theirs in list(matches.gaps(low, high)):
        if len(ours) * len(theirs) > GAP_CELLS:
            _by_features(matches, ours, theirs, ordered=True)
    for ours, theirs in list(matches.gaps(low, high)):
        if budget.allows(len(ours) * len(theirs)):
            _best_run(matches, ours, theirs)
        elif len(ours) * len(theirs) <= GAP_CELLS:
            budget.gaps += 1


def _best_run(matches: Matches, low: Sequence[int], high: Sequence[int]) -> None:
    """Match so that the sum of the scores is greatest and the order kept."""
    gains = [[fitness(matches, i, j) - ACCEPTED for j in high] for i in low]
    width = len(high)
    rows = [[0.0] * (width + 1)]
    for row in gains:
        above = rows[-1]
        here = [0.0] * (width + 1)
        for at, gain in enumerate(row):
            best = max(above[at + 1], here[at])
            if gain >= 0 and above[at] + gain + 1e-9 > best:
                best = above[at] + gain + 1e-9
            here[at + 1] = best
        rows.append(here)
    x, y = len(low), width
    while x and y:
        if rows[x][y] == rows[x - 1][y]:
            x -= 1
        elif rows[x][y] == rows[x][y - 1]:
            y -= 1
        else:
            x, y = x - 1, y - 1
            matches.join(low[x], high[y])


def _walk(matches: Matches, low: Sequence[int], high: Sequence[int]) -> None:
    """Walk both sides of a wide gap together and match what is plainly alike near the place expected."""
    texts = [matches.draft.scored(j) for j in high]
    taken: set[int] = set()
    pairs: list[tuple[int, int]] = []
    ahead = 0
    for i in low:
        start, end = max(0, ahead - _BACK), min(len(high), ahead + _AHEAD)
        text = matches.base.scored(i)
        ahead += 1
        if len(text) < _LEAST:
            continue
        choices = {at: texts[at] for at in range(start, end) if at not in taken}
        best = process.extractOne(text, choices, scorer=ratio, score_cutoff=_WALK_SCORE)
        if best is not None:
            at = best[2]
            taken.add(at)
            pairs.append((i, at))
            ahead = at + 1
    for place in increasing([at for _, at in pairs]):
        i, at = pairs[place]
        matches.join(i, high[at])


def match_residue(matches: Matches) -> None:
    """Match clauses that moved and were edited: those that share rare pieces, wherever they stand."""
    low, high = matches.unmatched()
    _by_features(matches, low, high, ordered=False)


def _by_features(matches: Matches, low: Sequence[int], high: Sequence[int], *, ordered: bool) -> None:
    holders: dict[str, list[int]] = defaultdict(list)
    for i in low:
        text = matches.base.scored(i)
        if len(text) >= _LEAST:
            for piece in features(text):
                holders[piece].append(i)
    found: list[tuple[float, int, int]] = []
    for j in high:
        text = matches.draft.scored(j)
        if len(text) < _LEAST:
            continue
        votes: Counter[int] = Counter()
        for piece in features(text):
            shared = holders.get(piece)
            if shared is not None and len(shared) <= SHARED_BY:
                votes.update(shared)
        ranked = sorted(votes.items(), key=lambda item: (-item[1], item[0]))
        for i, _ in ranked[:CANDIDATES]:
            score = fitness(matches, i, j)
            if score >= _RESIDUE:
                found.append((score, i, j))
    found.sort(key=lambda item: (-item[0], item[2], item[1]))
    used_b: set[int] = set()
    used_d: set[int] = set()
    pairs: list[tuple[int, int]] = []
    for _, i, j in found:
        if i not in used_b and j not in used_d:
            used_b.add(i)
            used_d.add(j)
            pairs.append((i, j))
    if ordered:
        pairs.sort()
        pairs = [pairs[at] for at in increasing([j for _, j in pairs])]
    for i, j in pairs:
        matches.join(i, j)


def match_containers(matches: Matches) -> None:
    """Match clauses most of whose children answer to each other, the innermost first."""
    base, draft = matches.base, matches.draft
    for i in sorted(base.children, reverse=True):
        if matches.of_base[i] >= 0:
            continue
        votes: Counter[int] = Counter()
        for child in base.children[i]:
            partner = matches.of_base[child]
            above = draft.parent[partner] if partner >= 0 else -1
            if above >= 0 and matches.of_draft[above] < 0 and draft.zone[above] == base.zone[i]:
                votes[above] += 1
        if not votes:
            continue
        j, count = min(votes.items(), key=lambda item: (-item[1], item[0]))
        share = 2 * count / (len(base.children[i]) + len(draft.children[j]))
        if share >= 0.5 or (share >= 0.25 and fitness(matches, i, j) >= ACCEPTED):
            matches.join(i, j)
