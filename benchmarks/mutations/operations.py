"""The changes that are put into the clauses of a contract: expressions from a table, and the few in code."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_args

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from reviewer.model import Finding, Language

__all__ = ["Due", "Operation", "operation_of", "operations"]

Due = Literal["kinds", "same", "silent"]
"""One of certain kinds; at most that words differ; nothing."""
_FOLDER = Path(__file__).parent
_CHINESE = "零一二三四五六七八九"
_FIGURES = {"seven": "7", "ten": "10", "fourteen": "14", "thirty": "30"}


@dataclass(frozen=True, slots=True)
class Operation:
    """One change: where it fits, what it writes, and what must be told of it."""

    name: str
    find: re.Pattern[str]
    unless: re.Pattern[str] | None
    """Lines that are left alone."""
    write: Callable[[re.Match[str], random.Random], str]
    due: Due
    kinds: frozenset[str] = frozenset()
    """The kinds of finding of which one must tell a change in law."""

    def changed(self, line: str, dice: random.Random) -> str | None:
        """Return the line with the change in one of the places that it fits, none of them inside a blank to
        be filled; None where it fits none, or leaves the line as it was."""
        if self.unless is not None and self.unless.search(line):
            return None
        places = [found for found in self.find.finditer(line) if not _in_blank(line, found.start())]
        if not places:
            return None
        found = dice.choice(places)
        words = self.write(found, dice)
        return None if words == found[0] else line[: found.start()] + words + line[found.end() :]

    def right(self, told: Sequence[Finding]) -> bool:
        """Tell whether those findings are what is due."""
        if self.due == "kinds":
            return any(one.kind in self.kinds for one in told)
        light = self.due == "same"
        return all(light and (one.kind == "text.changed" or one.severity == "info") for one in told)


def _in_blank(line: str, place: int) -> bool:
    """Tell whether a place stands between square brackets, where a template gives examples."""
    before = max(line.rfind(sign, 0, place) for sign in "[【")
    return before > max(line.rfind(sign, 0, place) for sign in "]】")


def another_number(found: re.Match[str], dice: random.Random) -> str:
    """Return the match with its number, the first group, halved, doubled or raised by two or five."""
    number = int(found[1])
    other = max(1, number + dice.choice([-(number // 2) or 1, number or 1, 5, 2]))
    return found[0].replace(found[1], str(other), 1)


def another_day(found: re.Match[str], dice: random.Random) -> str:
    """Return the match with its day of a month, the first group, a week off, and of every month still."""
    day = int(found[1])
    return found[0].replace(found[1], str(day + 7 if day <= 21 else day - 7), 1)


def in_chinese(found: re.Match[str], dice: random.Random) -> str:
    """Return a figure in a Chinese numeral."""
    return _CHINESE[int(found[1])]


def percent_in_chinese(found: re.Match[str], dice: random.Random) -> str:
    """Return a percentage of one figure in Chinese numerals."""
    return f"百分之{_CHINESE[int(found[1])]}"


def in_figures(found: re.Match[str], dice: random.Random) -> str:
    """Return an English numeral in figures."""
    return _FIGURES[found[1]]


_MAKERS = {
    maker.__name__: maker
    for maker in (another_number, another_day, in_chinese, percent_in_chinese, in_figures)
}


def operation_of(row: Mapping[str, Any], also: Iterable[str] = ()) -> Operation:
    """Return the operation of a row of a table, those kinds right of it too; ValueError or KeyError where the
    row is none."""
    name = row["name"]
    due: list[Due] = [one for one in get_args(Due) if row.get(one)]
    if len(due) != 1 or ("put" in row) == ("make" in row):
        raise ValueError(f"{name}: one of `put` and `make`, and one of `kinds`, `same` and `silent`")
    write = _MAKERS[row["make"]] if "make" in row else _writer(row["put"])
    unless = re.compile(row["unless"]) if "unless" in row else None
    kinds = frozenset((*row["kinds"], *also)) if due == ["kinds"] else frozenset[str]()
    return Operation(name, re.compile(row["find"]), unless, write, due[0], kinds)


def _writer(words: str) -> Callable[[re.Match[str], random.Random], str]:
    return lambda found, dice: found.expand(words)


def operations(language: Language) -> tuple[Operation, ...]:
    """Return the operations of a language in the order of their table."""
    table = tomllib.loads((_FOLDER / f"{language}.toml").read_text(encoding="utf-8"))
    return tuple(operation_of(row, table["also"]) for row in table["operation"])
