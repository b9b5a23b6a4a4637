"""How well a number goes on with the numbers before it: the run of 1, 2, 3 and what may have broken it."""

from __future__ import annotations

__all__ = ["AGAIN", "FIRST", "GAP", "ODD", "SUCCESSOR", "UNFIT", "following", "step", "step_below"]

SUCCESSOR = 0
"""The next number of an open run. This score and those below: the lower, the better the number fits."""
FIRST_HERE = 0.5
"""The first number of a run under the very number that it begins with (3.1 under 3)."""
FIRST = 1
"""The first number of a new run."""
GAP = 3
"""A later number of an open run: a deletion may have taken those between."""
ODD = 4
"""A number that can stand here, though nothing asks for it."""
AGAIN = 5
"""A number that the run has had already."""
UNFIT = 9
"""No place for the number; from here on it is none."""
_WIDEST = 9
"""So far behind the last of its run, or behind 0 where the run lacks its beginning, a number may stand."""


def following(value: tuple[int, ...]) -> tuple[int, ...]:
    """Return the number after that one in its run: 3.2 after 3.1."""
    return (*value[:-1], value[-1] + 1)


def step(last: tuple[int, ...] | None, value: tuple[int, ...]) -> float:
    """Score a number after the last of its run, None where the run would begin with it."""
    if last is None:
        return FIRST if value[-1] == 1 else GAP if value[-1] <= _WIDEST else AGAIN
    if value in (following(last), (*last, 1)) or (
        len(last) > len(value) and value == following(last[: len(value)])
    ):
        return SUCCESSOR
    if value > last:
        return GAP if value[-1] - last[-1] <= _WIDEST else AGAIN + 1
    return AGAIN


def step_below(last: tuple[int, ...] | None, value: tuple[int, ...]) -> float:
    """Score a number under the one it begins with (3.1 under 3), after the last of its run there."""
    if last is None:
        return FIRST_HERE if value[-1] == 1 else GAP if value[-1] <= _WIDEST else AGAIN + 1
    return step(last, value)
