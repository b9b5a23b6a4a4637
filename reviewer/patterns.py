"""Regular expressions that are compiled when first used: a run pays only for those that its text needs."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["lazy"]

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
        compiled = re.compile(self.pattern, self.flags)
        self.__dict__.update((method, getattr(compiled, method)) for method in _METHODS)
        return compiled


def lazy(pattern: str, flags: int = 0, *, needs: Sequence[str] = ()) -> re.Pattern[str]:
    """Return what behaves as `re.compile(pattern, flags)` when called, and compiles at the first call.

    Every match holds one of `needs`, where they are given (a string gives its characters): a text without any
    of them is answered before anything is compiled. A pattern that does not compile raises `re.error` only
    when it is.
    """
    return cast("re.Pattern[str]", _Lazy(pattern, flags, needs))
