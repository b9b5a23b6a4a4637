"""Regular expressions that are compiled when first used: a run pays only for those that its text needs."""

from __future__ import annotations

import re
from array import array
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any, cast

from reviewer.kept import kept
from reviewer.match_starts import open_choices, with_starts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

__all__ = ["begun", "compiled", "either", "first_signs", "group_of", "lazy", "replacer"]

_METHODS = ("match", "search", "fullmatch", "finditer", "findall", "sub", "subn", "split")
_NOTHING: dict[str, Callable[[], Any]] = {
    "match": lambda: None,
    "search": lambda: None,
    "fullmatch": lambda: None,
    "finditer": lambda: iter(()),
    "findall": list,
}


class _Lazy:
    """Stands for a compiled expression; once it is compiled its methods are those of the expression."""

    def __init__(self, pattern: str, flags: int, needs: Sequence[str]) -> None:
        self.pattern = pattern
        self.flags = flags
        self.needs = needs

    def __getattr__(self, name: str) -> Any:
        if name not in _METHODS:
            raise AttributeError(name)
        if self.needs and name in _NOTHING:
            return partial(self._ask, name)
        return getattr(self._compile(), name)

    def _ask(self, name: str, text: str, *span: int) -> Any:
        if not any(word in text for word in self.needs):
            return _NOTHING[name]()
        return getattr(self._compile(), name)(text, *span)

    def _compile(self) -> re.Pattern[str]:
        expression = compiled(self.pattern, self.flags)
        self.__dict__.update((method, getattr(expression, method)) for method in _METHODS)
        return expression


def lazy(pattern: str, flags: int = 0, *, needs: Sequence[str] = ()) -> re.Pattern[str]:
    """Return what behaves as `re.compile(pattern, flags)` when called, and compiles at the first call.

    Every match holds one of `needs`, where they are given (a string gives its characters): a text without any
    of them is answered before anything is compiled. A pattern that does not compile raises `re.error` only
    when it is.
    """
    return cast("re.Pattern[str]", _Lazy(pattern, flags, needs))


def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return `re.compile(pattern, flags)`, its instructions kept from one run to the next.

    For expressions of the program alone: one that holds words of a document must not be kept.
    """
    try:
        engine: Any = import_module("_sre")
        held = kept(f"sought {int(flags):x} {pattern}", lambda: _instructions(pattern, int(flags)))
        code = array("I")
        code.frombytes(held[2])
        made: re.Pattern[str] = engine.compile(*held[:2], code.tolist(), *held[3:])
    except (AttributeError, ImportError, TypeError, ValueError, OverflowError, RuntimeError):
        return re.compile(pattern, flags)
    return made


def either(words: Iterable[str]) -> str:
    """Return an expression for any of those words as they stand, the longest first, in one order in every
    run."""
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))


def begun(words: Iterable[str], written: Callable[[str], str]) -> str:
    """Return an expression for any of those words, each as `written` gives it, in their order; one in Latin
    letters only where no other letter stands before it."""
    latin: list[str] = []
    others: list[str] = []
    for word in words:
        (latin if word[0].isascii() and word[0].isalpha() else others).append(written(word))
    return "|".join([*others, *([rf"(?<![A-Za-z])(?:{'|'.join(latin)})"] if latin else [])])


def group_of(found: re.Match[str], name: str) -> str | None:
    """Return what the group of that name holds, in whichever alternative of the expression it stands: `what`,
    `what2` and so on to `what4`; None where none of them holds a letter."""
    groups = found.groupdict()
    return next((words for at in ("", "2", "3", "4") if (words := groups.get(f"{name}{at}"))), None)


def first_signs(words: Iterable[str]) -> str:
    """Return the first characters of words, to stand in a set of an expression: a look ahead that spares most
    places the search for the words. In one order in every run, so that the expression can be kept."""
    return re.escape("".join(sorted({word[:1] for word in words})))


def replacer(others: Mapping[str, str]) -> Callable[[str], str]:
    """Return a function that puts another string in the place of each of those characters.

    An expression passes over the characters that stay; `str.translate` looks up every one of them and takes
    several times as long.
    """
    expression = lazy(f"[{re.escape(''.join(others))}]")

    def put(found: re.Match[str]) -> str:
        return others[found[0]]

    return lambda text: expression.sub(put, text)


def _instructions(pattern: str, flags: int) -> tuple[object, ...]:
    """Return what `re.compile` hands to its engine, its code as bytes: the same steps as there, stopped
    before the last, with what can begin a match where it does not say that itself.

    These steps are CPython's own and may change; then something is missing here, and `compiled` does without.
    """
    parsed = import_module("re._parser").parse(pattern, flags)
    open_choices(parsed, caseless=bool((flags | parsed.state.flags) & re.IGNORECASE))
    code = import_module("re._compiler")._code(parsed, flags)
    state = parsed.state
    names: list[str | None] = [None] * state.groups
    for name, number in state.groupdict.items():
        names[number] = name
    packed = array("I", with_starts(code, parsed, flags | int(state.flags))).tobytes()
    return pattern, flags | int(state.flags), packed, state.groups - 1, dict(state.groupdict), tuple(names)
