"""Words of which every match of an expression holds one: a cheap first look at a long contract."""

from __future__ import annotations

from reviewer.patterns import lazy

__all__ = ["hints_of"]

_GROUP = lazy(r"\((?:\?:)?[^()]*\)[?*]?|\[[^\]]*\](?:\{[^}]*\}|[?*+])*\??|\\.|.[?*]")
_LITERAL = lazy(r"[^\W\d_](?:[^\W\d_]| (?=[^\W\d_]))*")


def hints_of(pattern: str) -> tuple[str, ...]:
    """Return, for each alternative of an expression, the longest words that all its matches hold.

    Nothing where an alternative has none. Groups, sets and optional characters are left out.
    """
    found = []
    for alternative in _alternatives(pattern):
        pieces = _LITERAL.findall(_GROUP.sub("\n", alternative))
        if not pieces:
            return ()
        found.append(max(pieces, key=len))
    return tuple(dict.fromkeys(found))


def _alternatives(pattern: str) -> list[str]:
    """Return the alternatives of an expression that stand in no group."""
    found, depth, start = [], 0, 0
    for at, sign in enumerate(pattern):
        depth += (sign in "([") - (sign in ")]")
        if sign == "|" and depth == 0:
            found.append(pattern[start:at])
            start = at + 1
    return [*found, pattern[start:]]
