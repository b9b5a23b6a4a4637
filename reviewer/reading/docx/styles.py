"""What a paragraph or a run inherits from its style: numbering, heading level, emphasis, hidden text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace

from reviewer.patterns import lazy
from reviewer.reading.docx.names import PPR, RPR, VAL, W
from reviewer.reading.docx.numbering import is_on, to_int
from reviewer.reading.docx.symbols import SYMBOL_FONTS

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml import etree

_HEADING = lazy(r"heading ([1-9])$", re.IGNORECASE)
_CONTENTS = lazy(r"(toc|table of figures|index) ?[1-9]?$", re.IGNORECASE)
_TINY = 4
"""Half-points: at two points and below nobody reads."""
_NARROW = 10
"""Per cent of the usual width of a character; the least that Word offers is 1."""
_PALE = 0xF0
"""A colour none of whose three parts is darker than this is not seen on paper."""


class Look(Struct, frozen=True):
    """How a run looks, as far as it matters to a reader; None where nothing is said."""

    bold: bool | None = None
    vanish: bool | None = None
    white: bool | None = None
    tiny: bool | None = None
    underline: bool | None = None
    shaded: bool | None = None
    font: str | None = None

    def over(self, below: Look) -> Look:
        """Return this look with the gaps filled from the one below."""
        if self is PLAIN or below is PLAIN:
            return below if self is PLAIN else self
        return Look(
            below.bold if self.bold is None else self.bold,
            below.vanish if self.vanish is None else self.vanish,
            below.white if self.white is None else self.white,
            below.tiny if self.tiny is None else self.tiny,
            below.underline if self.underline is None else self.underline,
            below.shaded if self.shaded is None else self.shaded,
            self.font or below.font,
        )

    @property
    def hidden(self) -> bool:
        """True where a reader of the page does not see the words."""
        return bool(self.vanish or self.tiny or (self.white and not self.shaded))


PLAIN = Look()


class Style(Struct, frozen=True):
    """What a style says of the paragraphs that bear it, its ancestors included."""

    num_id: str | None = None
    level: int | None = None
    outline: int | None = None
    """1 to 9; 0 where the style says running text."""
    centred: bool = False
    contents: bool = False
    """A line of a table of contents."""
    shaded: bool = False
    look: Look = PLAIN


NO_STYLE = Style()


def read_look(rpr: etree._Element) -> Look:
    """Return the look that run properties give directly."""
    said: dict[str, Any] = {}
    for prop in rpr:
        reader = LOOKS.get(prop.tag)
        if reader is not None:
            name, value = reader(prop)
            if value is not None:
                said[name] = value
    if said.get("shaded") and _painted_over(rpr):
        said["vanish"] = True
    return Look(**said) if said else PLAIN


def _painted_over(rpr: etree._Element) -> bool:
    """Tell whether the words have the very colour that is laid behind them."""
    colour, shd = rpr.find(COLOUR), rpr.find(_SHADING)
    if colour is None or shd is None or shd.get(VAL, "clear") not in ("clear", "solid"):
        return False
    behind = shd.get(W + "fill" if shd.get(VAL, "clear") == "clear" else W + "color", "auto")
    return behind.upper() == colour.get(VAL, "auto").upper() != "AUTO"


def is_pale(colour: str | None) -> bool:
    """Tell whether words of that colour are not seen on paper."""
    if colour is None or len(colour) != 6:
        return False
    try:
        return all(part >= _PALE for part in bytes.fromhex(colour))
    except ValueError:
        return False


def _font(prop: etree._Element) -> tuple[str, str | None]:
    name = prop.get(_ASCII)
    return "font", name if name in SYMBOL_FONTS else None


def is_tiny(size: str | None) -> bool:
    """Tell whether words of that size, in half-points, are not read."""
    return 0 < to_int(size, 99) <= _TINY


def _width(prop: etree._Element) -> tuple[str, bool | None]:
    return "tiny", 0 < to_int(prop.get(VAL, "").removesuffix("%"), 100) <= _NARROW or None


FONTS = W + "rFonts"
_ASCII = W + "ascii"
SIZE, COLOUR, _SHADING = W + "sz", W + "color", W + "shd"
LOOKS: dict[str, Callable[[etree._Element], tuple[str, Any]]] = {
    FONTS: _font,
    W + "b": lambda prop: ("bold", is_on(prop)),
    W + "vanish": lambda prop: ("vanish", is_on(prop)),
    COLOUR: lambda prop: ("white", is_pale(prop.get(VAL))),
    SIZE: lambda prop: ("tiny", is_tiny(prop.get(VAL))),
    W + "w": _width,
    W + "u": lambda prop: ("underline", prop.get(VAL, "single") != "none"),
    W + "highlight": lambda prop: ("shaded", prop.get(VAL) not in ("none", "white")),
    W + "shd": lambda prop: ("shaded", is_shaded(prop)),
}
"""Properties of a run that matter to a reader: what each says of which part of the look."""


def is_shaded(shd: etree._Element | None) -> bool:
    """Tell whether a shading lays a colour other than white behind the words."""
    if shd is None:
        return False
    if shd.get(VAL, "clear") not in ("clear", "nil"):
        return True
    return (
        shd.get(W + "fill", "auto").upper() not in ("AUTO", "FFFFFF", "")
        or shd.get(W + "themeFill") is not None
    )


class Styles:
    """The styles of one document, resolved along `basedOn` when first asked for."""

    def __init__(self, root: etree._Element | None) -> None:
        self._elements: dict[str, etree._Element] = {}
        self._resolved: dict[str, Style] = {}
        self.default = self._floor = NO_STYLE
        self.linked_lists: dict[str, str] = {}
        """Numbering style to the numId that it carries."""
        if root is None:
            return
        general = root.find(f"{W}docDefaults/{W}rPrDefault/{RPR}")
        if general is not None:
            self.default = self._floor = Style(look=read_look(general))
        default = None
        for style in root.iterchildren(W + "style"):
            key = style.get(W + "styleId", "")
            self._elements[key] = style
            kind = style.get(W + "type")
            if kind == "paragraph" and style.get(W + "default") in ("1", "true", "on"):
                default = key
            if kind == "numbering":
                num = style.find(f"{PPR}/{W}numPr/{W}numId")
                if num is not None:
                    self.linked_lists[key] = num.get(VAL, "")
        if default is not None:
            self.default = self.get(default)

    def get(self, key: str | None) -> Style:
        """Return the style of that id; the default paragraph style where there is none of that id."""
        if key is None:
            return self.default
        known = self._resolved.get(key)
        if known is not None:
            return known
        chain: list[etree._Element] = []
        at: str | None = key
        seen: set[str] = set()
        while at is not None and at in self._elements and at not in seen:
            seen.add(at)
            chain.append(self._elements[at])
            based = self._elements[at].find(W + "basedOn")
            at = based.get(VAL) if based is not None else None
        style = self._floor if chain else self.default
        for element in reversed(chain):
            style = _extend(style, element)
        self._resolved[key] = style
        return style

    def character(self, key: str | None) -> Look:
        """Return the look that a character style gives."""
        return self.get(key).look if key is not None and key in self._elements else PLAIN


def _extend(base: Style, element: etree._Element) -> Style:
    name = element.find(W + "name")
    title = name.get(VAL, "") if name is not None else ""
    style = replace(base, contents=base.contents or bool(_CONTENTS.match(title)))
    heading = _HEADING.match(title)
    if heading:
        style = replace(style, outline=int(heading[1]))
    rpr = element.find(RPR)
    if rpr is not None:
        style = replace(style, look=read_look(rpr).over(base.look))
    ppr = element.find(PPR)
    if ppr is None:
        return style
    outline = ppr.find(W + "outlineLvl")
    if outline is not None:
        level = to_int(outline.get(VAL), 9)
        style = replace(style, outline=level + 1 if 0 <= level < 9 else 0)
    jc = ppr.find(W + "jc")
    if jc is not None:
        style = replace(style, centred=jc.get(VAL) == "center")
    shd = ppr.find(W + "shd")
    if shd is not None:
        style = replace(style, shaded=is_shaded(shd))
    num = ppr.find(W + "numPr")
    if num is not None:
        num_id, level_element = num.find(W + "numId"), num.find(W + "ilvl")
        style = replace(
            style,
            num_id=num_id.get(VAL) if num_id is not None else style.num_id,
            level=to_int(level_element.get(VAL)) if level_element is not None else style.level,
        )
    return style
