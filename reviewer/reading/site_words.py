"""Lines that are not the contract's own: what a document site or a printer puts around it."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from reviewer import tables
from reviewer.model import Message
from reviewer.patterns import compiled, lazy
from reviewer.reading.notices import quoted

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator, Sequence

_HEAD_LINES = 60
_BULLET = lazy(r"^[•·●▪◦\-*\s\u3000]+")
_SENTENCE = lazy(r".{25,}[。；;.]$")
_REPEATS = 3
_RUNNING_HEAD = 60
_CONTENTS_LINES = 3
_CONTENTS_LINE = 200
_SITE_LINE = 60
"""Characters beyond which no line is a page number or opens the tail of a site."""
_FIRST = 24
_FILE_ENDING = lazy(r"\.(?:docx?|pdf|wps)(?:\s*VIP)?$")
_ENDING = lazy(r"\.\w+(?:\s*VIP)?$")


class _Patterns(Struct, frozen=True):
    head_sure: re.Pattern[str]
    head_likely: re.Pattern[str]
    tail_sure: re.Pattern[str]
    tail_likely: re.Pattern[str]
    contract: re.Pattern[str]
    page: re.Pattern[str]
    contents_title: re.Pattern[str]
    contents_line: re.Pattern[str]
    contents_start: re.Pattern[str]


@lru_cache(maxsize=1)
def _patterns() -> _Patterns:
    data = tables.read("reading", "data", "site_words.toml")

    def any_of(patterns: Iterable[str]) -> re.Pattern[str]:
        return compiled("|".join(f"(?:{pattern})" for pattern in patterns))

    return _Patterns(
        any_of(data["head"]["sure"]),
        any_of(data["head"]["likely"]),
        any_of(data["tail"]["sure"]),
        any_of(data["tail"]["likely"]),
        any_of(data["contract"]["lines"]),
        any_of(data["page"]["lines"]),
        any_of([data["contents"]["title"]]),
        compiled(data["contents"]["line"]),
        any_of([data["contents"]["start"]]),
    )


class Foreign(Struct, frozen=True):
    """Which lines of a text are not the contract's own, by position."""

    site: frozenset[int] = frozenset()
    page: frozenset[int] = frozenset()
    contents: frozenset[int] = frozenset()
    title: str | None = None
    """The name of the file on the site, without its ending."""

    @property
    def lines(self) -> frozenset[int]:
        """All of them."""
        return self.site | self.page | self.contents


def find_foreign(lines: Sequence[str]) -> Foreign:
    """Return the lines of a text that stand around the contract; blank lines are passed as empty strings."""
    words = [(place, line.strip()) for place, line in enumerate(lines) if line and not line.isspace()]
    head, title = _head(words)
    rest = [entry for entry in words if entry[0] not in head]
    tail = _tail(rest)
    rest = [entry for entry in rest if entry[0] not in tail]
    page = _pages(rest)
    contents = _contents([entry for entry in rest if entry[0] not in page])
    return Foreign(frozenset(head | tail), frozenset(page), frozenset(contents), title)


def about_foreign(foreign: Foreign, lines: Sequence[str]) -> Iterator[Message]:
    """Say how many lines of each sort were left out, and how they begin."""
    for key, places in (("site_words", foreign.site), ("page_numbers", foreign.page)):
        if places:
            first = quoted([_BULLET.sub("", lines[place].strip())[:_FIRST] for place in sorted(places)])
            yield Message(f"notices.{key}", {"count": len(places), "first": first})
    if foreign.contents:
        yield Message("notices.contents_table", {"count": len(foreign.contents)})


def _bare(line: str) -> str:
    return _BULLET.sub("", line)


def _head(words: Sequence[tuple[int, str]]) -> tuple[set[int], str | None]:
    patterns = _patterns()
    zone: list[tuple[int, str]] = []
    for place, line in words[:_HEAD_LINES]:
        if patterns.contract.fullmatch(line) and not patterns.head_sure.fullmatch(_bare(line)):
            break
        zone.append((place, _bare(line)))
    sure = {place for place, line in zone if patterns.head_sure.fullmatch(line)}
    names = [line for place, line in zone if _FILE_ENDING.search(line)]
    stem = _ENDING.sub("", names[0]).strip() if names else None
    if not sure:
        twins = {line for _, line in zone}
        if stem is None or stem not in twins:
            return set(), None
        return {place for place, line in zone if line == names[0]}, stem
    return sure | {place for place, line in zone if patterns.head_likely.fullmatch(line)}, stem


def _tail(words: Sequence[tuple[int, str]]) -> set[int]:
    patterns = _patterns()
    short = ((at, line) for at, (_, line) in enumerate(words) if len(line) <= _SITE_LINE)
    sure = [at for at, line in short if patterns.tail_sure.fullmatch(_bare(line))]
    if not sure:
        return set()
    likely = [at for at, (_, line) in enumerate(words) if patterns.tail_likely.fullmatch(_bare(line))]
    last = max(
        (
            at
            for at, (_, line) in enumerate(words)
            if _is_contract(line) and at not in likely and at not in sure
        ),
        default=-1,
    )
    start = next((at for at in sure if at > last), None)
    if start is None:
        return {words[at][0] for at in sure}
    while start - 1 in likely:
        start -= 1
    return {place for place, _ in words[start:]} | {words[at][0] for at in sure}


def _is_contract(line: str) -> bool:
    return bool(_patterns().contract.fullmatch(line) or _SENTENCE.fullmatch(line))


def _pages(words: Sequence[tuple[int, str]]) -> set[int]:
    patterns = _patterns()
    pages = {
        at for at, (_, line) in enumerate(words) if len(line) <= _SITE_LINE and patterns.page.fullmatch(line)
    }
    if not pages:
        return set()
    beside = Counter(
        words[near][1]
        for near in {at + step for at in pages for step in (-1, 1)} - pages
        if 0 <= near < len(words) and len(words[near][1]) <= _RUNNING_HEAD
    )
    heads = {line for line, count in beside.items() if count >= _REPEATS}
    first = {line: at for at, (_, line) in reversed(list(enumerate(words))) if line in heads}
    running = {at for at, (_, line) in enumerate(words) if line in heads and at != first[line]}
    return {words[at][0] for at in pages | running}


def _contents(words: Sequence[tuple[int, str]]) -> set[int]:
    """Return the lines of a table of contents: entries with dot leaders whose page numbers never go back."""
    patterns = _patterns()
    lines = [
        (at, match)
        for at, (_, line) in enumerate(words)
        if line[-1].isdigit()
        and len(line) <= _CONTENTS_LINE
        and (match := patterns.contents_line.fullmatch(line))
    ]
    numbers = [int(match[1]) for _, match in lines]
    if len(lines) < _CONTENTS_LINES or numbers != sorted(numbers):
        return set()
    before = lines[0][0] - 1
    titled = before >= 0 and patterns.contents_title.fullmatch(words[before][1]) is not None
    numbered = sum(patterns.contents_start.match(match[0]) is not None for _, match in lines)
    if not titled and numbered * 2 < len(lines):
        return set()
    return {words[at][0] for at, _ in lines} | ({words[before][0]} if titled else set())
