"""Which statements of two passages of Chinese say the same, in whatever order their phrases stand."""

from __future__ import annotations

from collections import Counter
from itertools import permutations
from typing import TYPE_CHECKING

from reviewer.language.alike import lasting, one_list_turned, one_moved, same_in_order
from reviewer.language.coded import sort_of
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewer.language.leaves import Leave
    from reviewer.language.statements import Statement

__all__ = ["hangs_elsewhere", "matched", "same_statement"]

_MOST_PIECES, _FEW_PIECES = 6, 4
_JOINERS = "并且及经同时"
_APART = 12
"""So many letters may differ before synonyms are looked up."""
_AGAIN = lazy(r"因此|由此|此|该|前述|上述|前款|违约方|守约方|其")
"""Words by which a statement holds on to the case told before it."""


def matched(old: Sequence[Statement], new: Sequence[Statement]) -> list[tuple[int, int]]:
    """Return which statements of two passages say the same, as places in both, in order on both sides."""
    rows = [[0] * (len(new) + 1) for _ in range(len(old) + 1)]
    same = [[_same(old, i, new, j) for j in range(len(new))] for i in range(len(old))]
    for i in range(len(old) - 1, -1, -1):
        for j in range(len(new) - 1, -1, -1):
            rows[i][j] = max(rows[i + 1][j], rows[i][j + 1], rows[i + 1][j + 1] + 1 if same[i][j] else 0)
    found: list[tuple[int, int]] = []
    i = j = 0
    while i < len(old) and j < len(new):
        if same[i][j] and rows[i][j] == rows[i + 1][j + 1] + 1:
            found.append((i, j))
            i, j = i + 1, j + 1
        elif rows[i + 1][j] >= rows[i][j + 1]:
            i += 1
        else:
            j += 1
    return found


def _same(old: Sequence[Statement], i: int, new: Sequence[Statement], j: int) -> bool:
    one, two = old[i], new[j]
    if not same_statement(one, two):
        return False
    cases = _case_before(old, i), _case_before(new, j)
    return bool(cases[0]) == bool(cases[1]) or bool(_AGAIN.search(one.words) and _AGAIN.search(two.words))


def _case_before(statements: Sequence[Statement], at: int) -> tuple[str, ...]:
    """Return the case, told before in its sentence, in which a statement without one of its own holds."""
    if statements[at].cases:
        return ()
    for before in reversed(statements[:at]):
        if before.sentence != statements[at].sentence:
            return ()
        if before.cases:
            return before.cases
    return ()


def hangs_elsewhere(old: Sequence[Statement], new: Sequence[Statement]) -> tuple[int, int] | None:
    """Return which of two passages' statements lost and which gained what it hung on, where they say the same
    acts in the same order and a case, a time or a leave that stood with one of them stands with another
    (经甲方同意可以转让，可以分包, 可以转让，经甲方同意可以分包); None for all others."""
    if len(old) != len(new) or not all(map(_same_act, old, new)):
        return None
    lost = [at for at, (one, two) in enumerate(zip(old, new, strict=True)) if _hangs(one) and not _hangs(two)]
    gained = [
        at for at, (one, two) in enumerate(zip(old, new, strict=True)) if _hangs(two) and not _hangs(one)
    ]
    return (lost[0], gained[0]) if lost and gained else None


def _same_act(one: Statement, two: Statement) -> bool:
    return one.actor == two.actor and one.force == two.force and _act(one) == _act(two) != ""


def _act(statement: Statement) -> str:
    return statement.pieces[-1].lstrip(_JOINERS) if statement.pieces else ""


def _hangs(statement: Statement) -> bool:
    """Whether a statement is said for a case, a time or under a leave."""
    before = (piece.lstrip(_JOINERS) for piece in statement.pieces[:-1])
    return statement.leave is not None or bool(statement.cases) or any(before)


def same_statement(one: Statement, two: Statement) -> bool:
    """Whether two statements say that the same person must, may or must not do the same, in the same case."""
    return (
        one.actor == two.actor
        and one.force == two.force
        and one.receivers == two.receivers
        and one.case_subject == two.case_subject
        and _same_pieces(one.cases, two.cases)
        and (
            (_same_leave(one.leave, two.leave) and _same_pieces(one.pieces, two.pieces))
            or _same_thing_first(one, two)
            or _same_thing_first(two, one)
        )
    )


def _same_thing_first(one: Statement, two: Statement) -> bool:
    """Whether what both speak of stands before the leave in the first and before the act in the second:
    工程经验收后方可使用, 未经验收，工程不得使用."""
    if one.leave is None or two.leave is None or one.leave.sort != "only" or two.leave.sort != "only":
        return False
    thing = one.leave.words.removesuffix(two.leave.words)
    return (
        0 < len(thing) < len(one.leave.words)
        and "said" not in (one.leave.early, two.leave.early)
        and f"{thing}{one.words}" == two.words
    )


def _same_leave(one: Leave | None, two: Leave | None) -> bool:
    if one is None or two is None:
        return one is two
    return one.sort == two.sort and {one.early, two.early} != {"said", ""} and _alike(one.words, two.words)


def _same_pieces(one: Sequence[str], two: Sequence[str]) -> bool:
    old, new = "".join(one), "".join(two)
    if _alike(old, new):
        return True
    if Counter(lasting(old)) - Counter(new) or Counter(lasting(new)) - Counter(old):
        return False
    if _things(old) != _things(new):
        return False
    here, there = Counter(old), Counter(new)
    if max((here - there).total(), (there - here).total()) > _APART:
        return False
    return (
        _in_some_order(one, new)
        or _in_some_order(two, old)
        or one_moved(old, new)
        or one_list_turned(old, new)
    )


def _things(words: str) -> dict[int, list[str]]:
    """Return the quantities, references and statutes of each sort in order: which goes with which."""
    found: dict[int, list[str]] = {}
    for sign in words:
        if sort := sort_of(sign):
            found.setdefault(sort, []).append(sign)
    return found


def _in_some_order(pieces: Sequence[str], whole: str) -> bool:
    if not 1 < len(pieces) <= _MOST_PIECES:
        return False
    return any(_alike("".join(order), whole) for order in permutations(pieces)) or (
        len(pieces) <= _FEW_PIECES
        and any(
            one_moved(words, whole) or one_list_turned(words, whole)
            for words in map("".join, permutations(pieces))
        )
    )


def _alike(one: str, two: str) -> bool:
    return one == two or same_in_order(one, two) is not None
