"""Clauses and lists inside one paragraph: where a run of successive markers cuts the text."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from reviewer.patterns import lazy
from reviewer.structure.ordinals import CN, cn_int, roman_int, single
from reviewer.structure.succession import following

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

_SINGLES = "①-⑳㉑-㉟㊱-㊿⑴-⒇❶-❿"
_HINT = lazy(
    rf"[(（{_SINGLES}\d一二三四五六七八九十第](?:(?<=[{_SINGLES}])|(?<=\d)\s?[、)）.．]|(?<=[一二三四五六七八九十])、"
    rf"|(?<=[(（])\s*(?:[1-9１-９][0-9]?|{CN}{{1,3}}|[a-z]|[ivx]{{1,4}})\s*[)）]|(?<=第)\s?{CN}{{1,4}}\s?条)"
)
_ITEM = lazy(
    rf"(?P<paren>[(（]\s*(?P<p>[1-9１-９][0-9]?|{CN}{{1,3}}|[a-z]|[ivx]{{1,4}})\s*[)）])(?![项款目条])"
    rf"|(?P<single>[{_SINGLES}])"
    r"|(?P<half>(?<![\d.(（第])(?P<h>[1-9]\d?)\s?[)）])(?![项款目条])"
    r"|(?P<dun>(?<![\d.第])(?P<d>[1-9]\d?)、)(?![\d第])"
    rf"|(?P<cn>(?<![{CN[1:-1]}第])(?P<c>{CN}{{1,3}})、)(?![{CN[1:-1]}第])"
    r"|(?P<dot>(?<![\d.第])(?P<o>[1-9]\d?)[.．](?![\d]))"
    r"|(?P<dec>(?<![\d.])(?P<e>\d{1,2}(?:[.．]\d{1,2}){1,4}))(?=[^\d%％])"
    rf"|(?P<art>第\s?(?P<a>{CN}{{1,4}}|\d{{1,3}})\s?条)(?!约定|规定|所|的|中|项下|第|[、,，和及至与或])"
)
_FIRST = lazy(rf"[(（{_SINGLES}\d第{CN[1:-1]}]")
"""What a marker begins with."""
_BEFORE = frozenset(":：;；。，,、 及和或与")
_OPEN, _CLOSE = "([{（【〔［“‘「『《<", ")]}）】〕］”’」』》>"


class Cut(Struct, frozen=True):
    """A marker found inside a text."""

    start: int
    end: int
    shape: str
    value: tuple[int, ...]
    loose: bool = False
    """No mark stands before it, so that it only goes on with a run begun after a colon."""
    colon: bool = False


def _depths(text: str, marks: list[Cut]) -> list[int]:
    """Return for each mark how many brackets are open before it, its own bracket not counted."""
    spans = {mark.start: mark.end for mark in marks}
    found: list[int] = []
    depth = place = 0
    straight = False
    while place < len(text):
        if place in spans:
            found.append(depth + straight)
            place = spans[place]
            continue
        ch = text[place]
        if ch in _OPEN:
            depth += 1
        elif ch in _CLOSE and depth:
            depth -= 1
        elif ch == '"':
            straight = not straight
        place += 1
    return found


def _value(match: re.Match[str]) -> tuple[str, tuple[int, ...]] | None:
    groups = match.groupdict()
    if groups["paren"]:
        words = groups["p"]
        if words.isascii() and words.isalpha():
            return (
                ("(a)", (ord(words) - 96,))
                if len(words) == 1 and words not in "ivx"
                else ("(i)", (roman_int(words) or 0,))
            )
        value = cn_int(words)
        return ("(1)" if words.isdecimal() else "(一)", (value or 0,))
    if groups["single"]:
        family, value = single(groups["single"])
        return family, (value,)
    for name, word, shape in (
        ("half", "h", "1)"),
        ("dun", "d", "1、"),
        ("cn", "c", "一、"),
        ("dot", "o", "1."),
        ("art", "a", "article"),
    ):
        if groups[name]:
            return shape, (cn_int(groups[word]) or 0,)
    parts = [int(part) for part in groups["e"].replace("．", ".").split(".")]
    return ("decimal", tuple(parts)) if all(parts) else None


def find_cuts(text: str, own: tuple[str, tuple[int, ...]] | None = None) -> list[Cut]:
    """Return the markers at which a paragraph falls into several clauses or items, in order.

    `own` is the family and value of the number that the paragraph itself bears: the run of its successors
    (`1.1 …。1.2 …`) counts as begun; every other run begins with its first number and has two members.
    References (`第(1)项`), and whatever stands inside brackets or quotation marks, cut nothing.
    """
    marks = _marks(text)
    return _chains(marks, own) if marks else []


@lru_cache(maxsize=65536)
def _marks(text: str) -> tuple[Cut, ...]:
    """Return the markers of a paragraph outside of brackets."""
    if not _HINT.search(text):
        return ()
    marks: list[Cut] = []
    for match in _items(text):
        read = _value(match)
        if read is None or not read[1][0]:
            continue
        before = text[: match.start()].rstrip()[-1:]
        gap = match.start() > 0 and text[match.start() - 1] == " "
        if before == "第" or text[match.end() :].lstrip()[:1] in ("项", "款", "目"):
            continue
        if read[0] in ("decimal", "article", "一、"):
            fits = before in ";；。" or not before or (gap and before in ":：")
        elif read[0] in ("1.", "1、", "1)"):
            fits = before in ";；。:：" or not before
        else:
            fits = not before or before in _BEFORE or text[: match.start()].rstrip().endswith((" and", " or"))
        loose = not fits and (read[0][0] in "(①⑴❶") and (before not in "0123456789" or not before)
        if fits or loose:
            marks.append(Cut(match.start(), match.end(), *read, loose=loose, colon=before in ":："))
    if not marks:
        return ()
    levels = _depths(text, marks)
    return tuple(mark for mark, depth in zip(marks, levels, strict=False) if not depth)


def _items(text: str) -> Iterator[re.Match[str]]:
    """Yield what `_ITEM` finds, looked for only where it can begin."""
    place = 0
    for first in _FIRST.finditer(text):
        if first.start() >= place and (found := _ITEM.match(text, first.start())):
            place = found.end()
            yield found


def _without_loose(run: list[Cut]) -> list[Cut]:
    """Drop the marks without a mark before them, unless they go on with a run begun after a colon."""
    kept: list[Cut] = []
    eager = False
    for mark, after in zip(run, [*run[1:], None], strict=True):
        if mark.value[-1] == 1:
            eager = mark.colon
            if mark.loose and after is not None and not after.loose and after.value == following(mark.value):
                kept.append(mark)
                continue
        if not mark.loose or (eager and kept and _goes_on(len(kept), kept[-1], mark, after)):
            kept.append(mark)
    return kept


_SURE = 3
"""So many members of a run show that one that is missing among the next was taken out."""


def _goes_on(count: int, last: Cut, mark: Cut, after: Cut | None) -> bool:
    """Whether a mark goes on with a run of so many members: with its next number, or with the one behind it
    where a member was taken out and the others kept their numbers: （7）（9）（10）."""
    value = following(last.value)
    if mark.value == value:
        return True
    return (
        count >= _SURE
        and mark.shape[0] in "(①⑴❶"
        and mark.value == following(value)
        and (after is None or after.value == following(mark.value))
    )


def _chains(marks: Sequence[Cut], own: tuple[str, tuple[int, ...]] | None) -> list[Cut]:
    """Keep the marks that belong to a run of successors, outer runs first."""
    kept: list[Cut] = []
    by_shape: dict[str, list[Cut]] = {}
    for mark in marks:
        by_shape.setdefault(mark.shape, []).append(mark)
    for shape, members in by_shape.items():
        run = _without_loose(members)
        if not run:
            continue
        expected = following(own[1]) if own and own[0] == shape else None
        chain: list[Cut] = []
        for mark, after in zip(run, [*run[1:], None], strict=True):
            if expected is not None and (
                mark.value == expected or (chain and _goes_on(len(chain), chain[-1], mark, after))
            ):
                chain.append(mark)
                expected = following(mark.value)
            elif mark.value[-1] == 1 and not (own and own[0] == shape and len(mark.value) == 1):
                if len(chain) < 2 and not (chain and own and own[0] == shape):
                    chain = []
                kept.extend(chain)
                chain = [mark]
                expected = following(mark.value)
        if len(chain) >= 2 or (chain and own and own[0] == shape and chain[0].value == following(own[1])):
            kept.extend(chain)
    return sorted(kept, key=lambda cut: cut.start)
