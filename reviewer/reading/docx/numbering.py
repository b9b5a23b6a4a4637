"""Automatic numbers: Word stores how to count, never the number, so the counting is done here again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field

from reviewer.patterns import lazy
from reviewer.reading.docx.labels import format_number
from reviewer.reading.docx.names import VAL, W

if TYPE_CHECKING:
    import re

    from lxml import etree

_PLACE = lazy(r"%([1-9])")
_LEVELS = 9
_BULLET = "•"


class Level(Struct, frozen=True):
    """One level of a list as its definition gives it."""

    start: int = 0
    form: str = "decimal"
    pattern: str = ""
    """Sample of a custom number format."""
    text: str = ""
    restart: int | None = None
    """The level, from 1, whose use restarts this one; 0 never; None any higher level."""
    legal: bool = False
    style: str | None = None
    suffix: str = "tab"


class List(Struct, frozen=True):
    """A `w:num`: the abstract list it counts on, its own levels, and where it starts afresh."""

    abstract: str
    levels: tuple[Level, ...]
    starts: dict[int, int] = field(default_factory=dict)


def to_int(text: str | None, default: int = 0) -> int:
    """Return an integer attribute; the default where it is absent or no number."""
    try:
        return int(text) if text is not None else default
    except ValueError:
        return default


def is_on(element: etree._Element | None) -> bool:
    """Tell whether an on-off property is there and not switched off (ISO/IEC 29500-1, 17.17.4)."""
    return element is not None and element.get(VAL, "true") not in ("0", "false", "off")


def read_lists(root: etree._Element | None, linked: dict[str, str]) -> dict[str, List]:
    """Return every list of a numbering part by its numId.

    `linked` maps the id of a numbering style to the numId that it carries, for lists defined through a style.
    """
    if root is None:
        return {}
    abstracts = {a.get(W + "abstractNumId", ""): a for a in root.iterchildren(W + "abstractNum")}
    homes = {n.get(W + "numId", ""): _value(n, "abstractNumId") or "" for n in root.iterchildren(W + "num")}
    levels = {key: _read_levels(element) for key, element in abstracts.items()}

    def resolve(key: str) -> str:
        seen: set[str] = set()
        while key in abstracts and key not in seen:
            seen.add(key)
            style = _value(abstracts[key], "numStyleLink")
            if style is None:
                return key
            through = homes.get(linked.get(style, ""))
            owner = next((k for k, a in abstracts.items() if _value(a, "styleLink") == style), None)
            key = through if through is not None and through not in seen else owner or key
        return key

    lists: dict[str, List] = {}
    for num in root.iterchildren(W + "num"):
        key = resolve(homes[num.get(W + "numId", "")])
        own = list(levels.get(key, (Level(),) * _LEVELS))
        starts: dict[int, int] = {}
        for override in num.iterchildren(W + "lvlOverride"):
            place = to_int(override.get(W + "ilvl"), -1)
            if not 0 <= place < _LEVELS:
                continue
            replacement = override.find(W + "lvl")
            if replacement is not None:
                own[place] = _read_level(replacement)
            start = _value(override, "startOverride")
            if start is not None:
                starts[place] = to_int(start)
        lists[num.get(W + "numId", "")] = List(key, tuple(own), starts)
    return lists


def _value(element: etree._Element, name: str) -> str | None:
    child = element.find(W + name)
    return child.get(VAL) if child is not None else None


def _read_levels(abstract: etree._Element) -> tuple[Level, ...]:
    levels = [Level()] * _LEVELS
    for element in abstract.iterchildren(W + "lvl"):
        place = to_int(element.get(W + "ilvl"), -1)
        if 0 <= place < _LEVELS:
            levels[place] = _read_level(element)
    return tuple(levels)


def _read_level(element: etree._Element) -> Level:
    form = next(iter(element.iter(W + "numFmt")), None)
    restart = _value(element, "lvlRestart")
    picture = element.find(W + "lvlPicBulletId") is not None
    return Level(
        start=to_int(_value(element, "start")),
        form="bullet" if picture else form.get(VAL, "decimal") if form is not None else "decimal",
        pattern=form.get(W + "format", "") if form is not None else "",
        text=_value(element, "lvlText") or "",
        restart=to_int(restart) if restart is not None else None,
        legal=is_on(element.find(W + "isLgl")),
        style=_value(element, "pStyle"),
        suffix=_value(element, "suff") or "tab",
    )


class Counter:
    """The running numbers of one story: the body with its tables, or a text box, a header, a note."""

    def __init__(self, lists: dict[str, List]) -> None:
        self._lists = lists
        self._counts: dict[str, list[int | None]] = {}
        self._started: set[tuple[str, int]] = set()

    def next(self, num_id: str, level: int) -> str | None:
        """Count one paragraph of that list and level (0 to 8); return its label, None where none is shown."""
        this = self._lists.get(num_id)
        if this is None or not 0 <= level < _LEVELS:
            return None
        counts = self._counts.setdefault(this.abstract, [None] * _LEVELS)
        if level in this.starts and (num_id, level) not in self._started:
            self._started.add((num_id, level))
            counts[level] = this.starts[level]
        else:
            before = counts[level]
            counts[level] = this.levels[level].start if before is None else before + 1
        for higher in range(level):
            if counts[higher] is None:
                counts[higher] = self._first(num_id, this, higher)
        for lower in range(level + 1, _LEVELS):
            restart = this.levels[lower].restart
            if restart is None or level < restart:
                counts[lower] = None
        return _show(this.levels, level, counts)

    def _first(self, num_id: str, this: List, level: int) -> int:
        if level in this.starts and (num_id, level) not in self._started:
            return this.starts[level]
        return this.levels[level].start


def _show(levels: tuple[Level, ...], level: int, counts: list[int | None]) -> str | None:
    shape = levels[level]
    if shape.form == "bullet":
        return _BULLET

    def fill(match: re.Match[str]) -> str:
        place = int(match[1]) - 1
        count = counts[place] if place <= level else None
        if count is None:
            return ""
        other = levels[place]
        if shape.legal and other.form != "none":
            return str(count)
        return format_number(count, other.form, other.pattern)

    return _PLACE.sub(fill, shape.text).strip() or None
