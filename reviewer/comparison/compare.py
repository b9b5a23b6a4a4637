"""The comparison as one function of two contracts."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from reviewer.beside import in_halves
from reviewer.comparison.alignment import align
from reviewer.comparison.budget import Budget
from reviewer.comparison.comparators import without_equal_bounds
from reviewer.comparison.differences import differences, whole
from reviewer.comparison.labels import keys_of, marks_of
from reviewer.comparison.moves import moved_clauses
from reviewer.comparison.numbers import renumbered
from reviewer.comparison.parties import link_parties
from reviewer.comparison.passages import read_passage
from reviewer.comparison.pieces import LIKE, windows_of
from reviewer.comparison.references import ReferenceKeys
from reviewer.comparison.texts import Words, read_side
from reviewer.comparison.windows import Window, differing_ends, differing_sentences, is_giant
from reviewer.model import Comparison, Edit, Pair

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from reviewer.beside import Later
    from reviewer.comparison.texts import Side
    from reviewer.model import Clause, Contract, PairKind


class _Group(Struct, frozen=True):
    """Places of the clauses of a pair."""

    base: tuple[int, ...]
    draft: tuple[int, ...]


Compared = tuple[tuple[Edit, ...], float, bool]
"""The edits of a pair, how alike its texts are, and whether no budget left the edits coarse."""

_NOTHING: Compared = ((), 1.0, True)
"""What differs between clauses that nobody had to compare."""

MANY, FEW = 200, 40
"""Changed pairs from which on a second process for half of them is worth its beginning; and how many are
compared before it is asked whether a core has become free for one."""


def compare_contracts(base: Contract, draft: Contract, *, others: Later[Any] | None = None) -> Comparison:
    """Link the parties, align the clauses and find the edits.

    Kinds: `same` where no word differs (whatever the number); `moved` where the words are the same and the
    place is another; `edited` where words differ, with `moved` set where the clause also moved; `added` and
    `deleted` with one edit over the whole text; `split` and `merged` with edits between the one and the
    several. A clause moved when it stands in another order among its siblings or under another clause; one
    that goes along with the clause above it has not moved. What a budget left coarse is told in `notices`.
    """
    links = link_parties(base, draft)
    marks_b, marks_d = marks_of(links)
    words = Words()
    before, after = read_side(base, marks_b, words), read_side(draft, marks_d, words)
    budget = Budget()
    matches, divided = align(before, after, budget)
    moved = moved_clauses(matches)
    whole_and_parts = [_Group(each.base, each.draft) for each in divided]
    groups = _ordered(before, after, matches.of_base, whole_and_parts, moved)
    labels_b, labels_d = keys_of(links)
    references = ReferenceKeys(base, draft, [(group.base, group.draft) for group in groups])
    changed = {place: group for place, group in enumerate(groups, 1) if _differs(before, after, group)}
    work, todo = partial(_compared, before, after, (labels_b, labels_d), references), [*changed.values()]
    done = work(todo) if others is None else in_halves(work, todo, others, many=MANY, few=FEW)
    compared = dict(zip(changed, done, strict=True))
    pairs: list[Pair] = []
    for place, group in enumerate(groups, 1):
        ours = [before.clauses[i] for i in group.base]
        theirs = [after.clauses[j] for j in group.draft]
        found = compared.get(place, _NOTHING)
        if not found[2]:
            budget.coarse.append(theirs[0].number or theirs[0].id)
        is_moved = bool(group.base) and group.base[0] in moved
        pairs.append(_pair(f"p{place}", ours, theirs, found, moved=is_moved))
    return Comparison(base, draft, links, tuple(pairs), budget.notices())


def _pair(
    name: str, ours: Sequence[Clause], theirs: Sequence[Clause], found: Compared, *, moved: bool
) -> Pair:
    """Return clauses as a pair with what differs between them; `moved` speaks of one clause and its like."""
    if not ours or not theirs:
        return _deleted(name, ours[0]) if ours else _added(name, theirs[0])
    edits, similarity, _ = found
    ids = tuple(clause.id for clause in ours), tuple(clause.id for clause in theirs)
    if len(ours) > 1 or len(theirs) > 1:
        return Pair(name, "split" if len(ours) == 1 else "merged", *ids, similarity, edits)
    kind: PairKind = "edited" if edits else "moved" if moved else "same"
    shifted = renumbered(ours[0].number, theirs[0].number)
    return Pair(name, kind, *ids, similarity, edits, moved, shifted)


def _differs(before: Side, after: Side, group: _Group) -> bool:
    """Tell whether the words of a pair are to be compared: those of several clauses, or unequal ones."""
    if not group.base or not group.draft:
        return False
    if len(group.base) > 1 or len(group.draft) > 1:
        return True
    return before.exact[group.base[0]] != after.exact[group.draft[0]]


def _compared(
    before: Side,
    after: Side,
    labels: tuple[Mapping[str, str], Mapping[str, str]],
    references: ReferenceKeys,
    groups: Sequence[_Group],
) -> list[Compared]:
    return [_differences(before, after, group, labels, references) for group in groups]


def _differences(
    before: Side,
    after: Side,
    group: _Group,
    labels: tuple[Mapping[str, str], Mapping[str, str]],
    references: ReferenceKeys,
) -> Compared:
    """Compare the sentences that differ, or whole clauses where a slot may stand for several sentences."""
    ours = [before.clauses[i] for i in group.base]
    theirs = [after.clauses[j] for j in group.draft]
    renamed = references.renamed(ours)
    if len(ours) > 1 or len(theirs) > 1:
        joined = differences(read_passage(ours, labels[0]), read_passage(theirs, labels[1], renamed))
        return joined if joined[1] >= LIKE else _by_pieces(ours, theirs, labels, renamed) or joined
    left, right = ours[0].text, theirs[0].text
    windows = [Window(0, len(left), 0, len(right))]
    if is_giant(left, right):
        windows = differing_sentences(left, right, before.key, after.key)
    elif (
        labels[0] == labels[1] and not before.has_slots(group.base[0]) and not after.has_slots(group.draft[0])
    ):
        windows = [differing_ends(left, right)]
    edits: list[Edit] = []
    both = equal = len(left) + len(right)
    likeness = 0.0
    sound = True
    for low, high, start, end in windows:
        old = read_passage(ours, labels[0], window=(low, high))
        new = read_passage(theirs, labels[1], renamed, (start, end))
        found, similarity, exact = differences(old, new)
        edits.extend(found)
        sound &= exact
        within = high - low + end - start
        equal -= within
        likeness += similarity * within
    kept = without_equal_bounds(left, right, edits)
    return kept, round((equal + likeness) / both, 4) if kept else 1.0, sound


def _by_pieces(
    ours: Sequence[Clause],
    theirs: Sequence[Clause],
    labels: tuple[Mapping[str, str], Mapping[str, str]],
    renamed: Callable[[str, int, int, str], str] | None,
) -> Compared | None:
    """Compare each of several clauses with the sentences of the one that it answers to, where that is
    plain."""
    divided = len(ours) == 1
    windows = windows_of(ours[0], theirs) if divided else windows_of(theirs[0], ours)
    if windows is None:
        return None
    edits: list[Edit] = []
    likeness = 0.0
    both = 0
    sound = True
    for part, window in zip(theirs if divided else ours, windows, strict=True):
        if window[0] == window[1]:
            if part.text != part.heading:
                edits.append(
                    Edit("insert", None, whole(part)) if divided else Edit("delete", whole(part), None)
                )
            continue
        old = read_passage(ours, labels[0], window=window) if divided else read_passage([part], labels[0])
        new = (
            read_passage([part], labels[1], renamed)
            if divided
            else read_passage(theirs, labels[1], renamed, window)
        )
        found, similarity, exact = differences(old, new)
        edits.extend(found)
        size = len(part.text) + window[1] - window[0]
        likeness += similarity * size
        both += size
        sound &= exact
    return tuple(edits), round(likeness / max(both, 1), 4), sound


def _deleted(name: str, clause: Clause) -> Pair:
    edits = (Edit("delete", whole(clause), None),) if clause.text else ()
    return Pair(name, "deleted", (clause.id,), (), 0.0, edits)


def _added(name: str, clause: Clause) -> Pair:
    edits = (Edit("insert", None, whole(clause)),) if clause.text else ()
    return Pair(name, "added", (), (clause.id,), 0.0, edits)


def _ordered(
    base: Side, draft: Side, of_base: Sequence[int], divided: Sequence[_Group], moved: frozenset[int]
) -> list[_Group]:
    """Return all groups in the order of the draft, deleted clauses behind what stood before them."""
    by_draft: dict[int, _Group] = {}
    of_group: dict[int, int] = {}
    for group in divided:
        by_draft[group.draft[0]] = group
        of_group.update(dict.fromkeys(group.base, group.draft[0]))
    inside = {j for group in divided for j in group.draft}
    for i, j in enumerate(of_base):
        if j >= 0:
            by_draft[j] = _Group((i,), (j,))
            of_group[i] = j
    behind: dict[int, list[_Group]] = {}
    anchor = -1
    for i in range(len(base)):
        if i not in of_group:
            behind.setdefault(anchor, []).append(_Group((i,), ()))
        elif i not in moved:
            anchor = of_group[i]
    found = list(behind.get(-1, ()))
    for j in range(len(draft)):
        if j in by_draft:
            found.append(by_draft[j])
        elif j not in inside:
            found.append(_Group((), (j,)))
        found.extend(behind.get(j, ()))
    return found
