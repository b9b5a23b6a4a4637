"""Clauses with the same words: found first, at the cost of a dictionary, so that nothing else is looked at
twice.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from rapidfuzz.distance import LCSseq

from reviewer.comparison.sequences import increasing
from reviewer.comparison.texts import NOTE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reviewer.comparison.matches import Matches

_LONG = 8
"""From how many characters on a text is likely to be alike for no other reason than being the same clause."""
_LCS_CELLS = 4_000_000
_ROUNDS = 12


def anchor(matches: Matches) -> None:
    """Match equal texts that stand in one order on both sides, those that occur once first."""
    for zone in range(NOTE + 1):
        places_b = [i for i, each in enumerate(matches.base.zone) if each == zone and matches.of_base[i] < 0]
        places_d = [
            j for j, each in enumerate(matches.draft.zone) if each == zone and matches.of_draft[j] < 0
        ]
        if places_b and places_d:
            _ends(matches, places_b, places_d)
            _unique(matches, places_b, places_d, lambda text: len(text) >= _LONG)
            for low, high in list(matches.gaps(places_b, places_d)):
                _within(matches, low, high)


def anchor_moved(matches: Matches) -> None:
    """Match equal texts that stand in another place: the residue of `anchor`."""
    low, high = matches.unmatched()
    for related in (True, False):
        found = _by_text(matches, low, high, lambda text: len(text) >= _LONG)
        for ours, theirs in found.values():
            free_b = [i for i in ours if matches.of_base[i] < 0]
            free_d = [j for j in theirs if matches.of_draft[j] < 0]
            if related:
                _kin(matches, free_b, free_d)
            elif len(free_b) == len(free_d) or len(free_b) == 1 or len(free_d) == 1:
                for i, j in zip(free_b, free_d, strict=False):
                    matches.join(i, j)


def _kin(matches: Matches, ours: Sequence[int], theirs: Sequence[int]) -> None:
    waiting: dict[int, list[int]] = defaultdict(list)
    for j in reversed(theirs):
        waiting[matches.draft.parent[j]].append(j)
    for i in ours:
        above = matches.base.parent[i]
        answer = matches.of_base[above] if above >= 0 else -1
        if (above < 0 or answer >= 0) and waiting.get(answer):
            matches.join(i, waiting[answer].pop())


def _by_text(
    matches: Matches, low: Sequence[int], high: Sequence[int], fits: Callable[[str], bool]
) -> dict[str, tuple[list[int], list[int]]]:
    found: dict[str, tuple[list[int], list[int]]] = {}
    for i in low:
        text = matches.base.loose[i]
        if matches.of_base[i] < 0 and fits(text):
            found.setdefault(text, ([], []))[0].append(i)
    for j in high:
        group = found.get(matches.draft.loose[j])
        if group is not None and matches.of_draft[j] < 0:
            group[1].append(j)
    return {text: group for text, group in found.items() if group[1]}


def _ends(matches: Matches, low: Sequence[int], high: Sequence[int]) -> None:
    """Match what is alike at the beginning and at the end."""
    first, last = 0, 0
    most = min(len(low), len(high))
    base, draft = matches.base.loose, matches.draft.loose
    while first < most and base[low[first]] == draft[high[first]]:
        matches.join(low[first], high[first])
        first += 1
    while last < most - first and base[low[-1 - last]] == draft[high[-1 - last]]:
        last += 1
    for back in range(last, 0, -1):
        matches.join(low[-back], high[-back])


def _unique(matches: Matches, low: Sequence[int], high: Sequence[int], fits: Callable[[str], bool]) -> bool:
    pairs = [
        (ours[0], theirs[0])
        for ours, theirs in _by_text(matches, low, high, fits).values()
        if len(ours) == 1 and len(theirs) == 1 and matches.kinship(ours[0], theirs[0]) >= 0
    ]
    pairs.sort()
    run = increasing([j for _, j in pairs])
    for at in run:
        matches.join(*pairs[at])
    return bool(run)


def _within(matches: Matches, low: Sequence[int], high: Sequence[int], rounds: int = _ROUNDS) -> None:
    """Match inside one gap: its ends, what is unique there, and at last what is not."""
    waiting = [(list(low), list(high), rounds)]
    while waiting:
        low, high, rounds = waiting.pop()
        found = _unique(matches, low, high, _any) if rounds else False
        if found:
            waiting.extend((ours, theirs, rounds - 1) for ours, theirs in matches.gaps(low, high))
        else:
            _repeated(matches, low, high)


def _any(_: str) -> bool:
    return True


def _repeated(matches: Matches, low: Sequence[int], high: Sequence[int]) -> None:
    """Match texts that stand several times on a side: the longest common run, else the n-th with the n-th."""
    groups = _by_text(matches, low, high, _any)
    if not groups:
        return
    ours = sorted(i for group in groups.values() for i in group[0])
    theirs = sorted(j for group in groups.values() for j in group[1])
    if len(ours) * len(theirs) <= _LCS_CELLS:
        codes = {text: code for code, text in enumerate(groups)}
        left = [codes[matches.base.loose[i]] for i in ours]
        right = [codes[matches.draft.loose[j]] for j in theirs]
        pairs = [
            (ours[block.src_start + step], theirs[block.dest_start + step])
            for block in LCSseq.opcodes(left, right)
            if block.tag == "equal"
            for step in range(block.src_end - block.src_start)
        ]
    else:
        pairs = sorted(pair for group in groups.values() for pair in zip(*group, strict=False))
        pairs = [pairs[at] for at in increasing([j for _, j in pairs])]
    for i, j in pairs:
        if matches.kinship(i, j) >= 0 or len(matches.base.loose[i]) >= _LONG:
            matches.join(i, j)
