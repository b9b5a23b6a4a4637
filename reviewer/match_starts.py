"""With which characters a match of an expression can begin, told to the engine that looks for it.

The engine passes quickly over what cannot begin a match, but knows it only where an expression opens with
plain letters or one choice of them; before most of what a contract is searched for stands a look behind, a
bound of a word or a choice within a choice, and then it tries every place.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    Sign = tuple[Any, Any]
    """A single character, a range or a class, as the parser writes it in a set."""

__all__ = ["open_choices", "with_starts"]

_CASELESS = 2
"""`re.IGNORECASE`."""
_ALSO = {"i": "\u0130\u0131", "k": "\u212a", "s": "\u017f"}
"""Other letters that are taken for one of a to z where case is ignored."""
_NO_CASE = ((0x2E80, 0xA4CF), (0xAC00, 0xD7FF), (0xE000, 0xF8FF))
"""Ranges without upper and lower case: Chinese, Korean, private use."""
_ASCII = 128
_BEHIND = 5
"""Where in the instructions what begins a match stands: behind a mark, a length, flags, and two widths."""


def with_starts(code: Sequence[int], parsed: Any, flags: int) -> list[int]:
    """Return the instructions for an expression with those for what can begin a match put in.

    They find the same matches at the same places. `code`: what CPython's compiler makes of `parsed`, its
    parser's tree; both are its own affair and may change, which shows as an `AttributeError`, a `TypeError`
    or a `ValueError` here or in its engine.
    """
    signs = import_module("re._constants")
    compiler = import_module("re._compiler")
    known = list(map(int, code))
    told = signs.SRE_INFO_PREFIX | signs.SRE_INFO_CHARSET | signs.SRE_INFO_LITERAL
    if known[0] != signs.INFO or known[1] != _BEHIND - 1 or known[2] & told:
        return known
    starts = _Reader(signs).row(parsed, caseless=bool(flags & _CASELESS))
    if starts is None or starts.may_be_empty:
        return known
    written: list[int] = []
    compiler._compile_charset(compiler._optimize_charset(starts.signs)[0], flags, written)
    info = [known[0], known[1] + len(written), known[2] | signs.SRE_INFO_CHARSET, *known[3:_BEHIND]]
    return [*info, *map(int, written), *known[_BEHIND:]]


def open_choices(parsed: Any, *, caseless: bool) -> None:
    """Let each choice of an expression open with its first letter: the engine passes at once over those that
    cannot begin where it stands, and knows it only where a letter comes first.

    A look behind before the letter is put after it, `(?<!x)a` as `a(?<!xa)`; where case is ignored the letter
    becomes a set. The expression finds the same. `parsed`, its tree, is changed in place.
    """
    _open(parsed, _Reader(import_module("re._constants")), caseless=caseless)


def _open(tree: Any, reader: _Reader, *, caseless: bool) -> None:
    signs = reader.signs
    for kind, value in tree.data:
        if kind is signs.BRANCH:
            for branch in value[1]:
                _open(branch, reader, caseless=caseless)
                _put_letter_first(branch, reader)
                if caseless and branch.data and branch.data[0][0] is signs.LITERAL:
                    _open_with_set(branch, reader)
        elif kind is signs.SUBPATTERN:
            _open(value[3], reader, caseless=reader.ignores_case(value, caseless=caseless))
        elif kind in (signs.ASSERT, signs.ASSERT_NOT):
            _open(value[1], reader, caseless=caseless)
        elif kind is signs.ATOMIC_GROUP:
            _open(value, reader, caseless=caseless)
        elif kind in reader.repeats:
            _open(value[2], reader, caseless=caseless)


def _put_letter_first(branch: Any, reader: _Reader) -> None:
    signs = reader.signs
    looks: list[tuple[Any, Any]] = []
    for kind, value in branch.data:
        if kind is signs.AT and value is signs.AT_BOUNDARY:
            looks.append((signs.ASSERT_NOT, (-1, type(branch)(branch.state, [_word(signs)]))))
        elif kind in (signs.ASSERT, signs.ASSERT_NOT) and value[0] < 0:
            looks.append((kind, value))
        else:
            break
    letter = branch.data[len(looks)] if len(looks) < len(branch.data) else None
    if not looks or letter is None or letter[0] is not signs.LITERAL:
        return
    bounded = any(kind is signs.AT for kind, _ in branch.data[: len(looks)])
    if bounded and not (letter[1] < _ASCII and chr(letter[1]).isalnum()):
        return
    behind = [
        (kind, (back, type(branch)(branch.state, [*tree.data, letter]))) for kind, (back, tree) in looks
    ]
    branch.data[: len(looks) + 1] = [letter, *behind]


def _word(signs: Any) -> tuple[Any, Any]:
    return signs.IN, [(signs.CATEGORY, signs.CATEGORY_WORD)]


def _open_with_set(branch: Any, reader: _Reader) -> None:
    letters = reader.cases(branch.data[0])
    if letters is not None and len(letters) > 1:
        members = type(branch)(branch.state, [(reader.signs.IN, letters)])
        branch.data[0] = (reader.signs.SUBPATTERN, (None, 0, _CASELESS, members))


class _Starts(NamedTuple):
    signs: list[Sign]
    may_be_empty: bool


class _Reader:
    """Reads what can begin a match off the tree of an expression."""

    def __init__(self, signs: Any) -> None:
        self.signs = signs
        self.repeats = (signs.MAX_REPEAT, signs.MIN_REPEAT, signs.POSSESSIVE_REPEAT)

    def ignores_case(self, group: Any, *, caseless: bool) -> bool:
        """Tell whether case is ignored inside a group."""
        _, added, dropped, _ = group
        return bool((caseless * _CASELESS | added) & ~dropped & _CASELESS)

    def row(self, items: Iterable[tuple[Any, Any]], *, caseless: bool) -> _Starts | None:
        """Return what can begin a match of parts in a row, and whether they may match nothing; None where
        nearly everything can."""
        found: list[Sign] = []
        for kind, value in items:
            starts = self._part(kind, value, caseless=caseless)
            if starts is None:
                return None
            found += starts.signs
            if not starts.may_be_empty:
                return _Starts(found, may_be_empty=False)
        return _Starts(found, may_be_empty=True)

    def _part(self, kind: Any, value: Any, *, caseless: bool) -> _Starts | None:
        signs = self.signs
        if kind in (signs.AT, signs.ASSERT, signs.ASSERT_NOT):
            return _Starts([], may_be_empty=True)
        if kind is signs.LITERAL:
            return self._set([(kind, value)], caseless=caseless)
        if kind is signs.IN:
            return self._set(value, caseless=caseless)
        if kind is signs.BRANCH:
            branches = [self.row(branch, caseless=caseless) for branch in value[1]]
            known = [branch for branch in branches if branch is not None]
            if len(known) < len(branches):
                return None
            return _Starts(
                [one for branch in known for one in branch.signs], any(one.may_be_empty for one in known)
            )
        if kind is signs.SUBPATTERN:
            return self.row(value[3], caseless=self.ignores_case(value, caseless=caseless))
        if kind is signs.ATOMIC_GROUP:
            return self.row(value, caseless=caseless)
        if kind in self.repeats:
            starts = self.row(value[2], caseless=caseless)
            return starts and starts._replace(may_be_empty=starts.may_be_empty or value[0] == 0)
        return None

    def _set(self, items: Sequence[Sign], *, caseless: bool) -> _Starts | None:
        if items[0][0] is self.signs.NEGATE:
            return None
        if not caseless:
            return _Starts(list(items), may_be_empty=False)
        cases = [self.cases(item) for item in items]
        known = [one for case in cases if case is not None for one in case]
        return None if None in cases else _Starts(known, may_be_empty=False)

    def cases(self, item: Sign) -> list[Sign] | None:
        """Return a member of a set with all that is taken for it where case is ignored; None where that is
        not known."""
        kind, value = item
        if kind is self.signs.CATEGORY:
            return [item]
        low, high = value if kind is self.signs.RANGE else (value, value)
        alone = low == high and chr(low).lower() == chr(low).upper()
        if alone or any(first <= low and high <= last for first, last in _NO_CASE):
            return [item]
        if high >= _ASCII:
            return None
        letters = {
            other
            for letter in map(chr, range(low, high + 1))
            for other in (letter, letter.lower(), letter.upper(), *_ALSO.get(letter.lower(), ""))
        }
        return [(self.signs.LITERAL, ord(letter)) for letter in sorted(letters)]
