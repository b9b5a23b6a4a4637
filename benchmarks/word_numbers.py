"""The numbers that Word writes before paragraphs, counted once more for the reader of `word_reader`.

Standard library only, no line shared with the program. Formats that contracts use; others count in digits.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xml.etree import ElementTree as ET

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HAN = "零一二三四五六七八九"
ROMAN = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def value(element: ET.Element | None, path: str) -> str | None:
    found = element.find(path) if element is not None else None
    return found.get(W + "val") if found is not None else None


def han(number: int) -> str:
    if number >= 100:
        return str(number)
    tens, ones = divmod(number, 10)
    return (HAN[tens] if tens > 1 else "") + ("十" if tens else "") + (HAN[ones] if ones or not tens else "")


def roman(number: int) -> str:
    out = ""
    for size, letters in ROMAN:
        out, number = out + letters * (number // size), number % size
    return out


def written(number: int, form: str) -> str:
    if form.startswith(("chineseCounting", "taiwaneseCounting", "japaneseCounting")):
        return han(number)
    if form in ("upperLetter", "lowerLetter"):
        letter = chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter if form == "upperLetter" else letter.lower()
    if form in ("upperRoman", "lowerRoman"):
        return roman(number) if form == "upperRoman" else roman(number).lower()
    if form == "decimalEnclosedCircleChinese" or form == "decimalEnclosedCircle":
        return chr(0x2460 + number - 1)
    return "" if form == "none" else f"{number:02}" if form == "decimalZero" else str(number)


class Numbers:
    """Counts the paragraphs of one story; without `legal`, as a program does that does not know `w:isLgl`."""

    def __init__(
        self, numbering: ET.Element | None, styles: ET.Element | None, *, legal: bool = True
    ) -> None:
        self.obeyed = legal
        self.abstracts = {
            a.get(W + "abstractNumId"): a for a in (numbering or ()) if a.tag == W + "abstractNum"
        }
        self.nums = {n.get(W + "numId"): n for n in (numbering or ()) if n.tag == W + "num"}
        self.styles = {s.get(W + "styleId"): s for s in (styles or ()) if s.tag == W + "style"}
        self.default = next(
            (
                key
                for key, style in self.styles.items()
                if style.get(W + "type") == "paragraph" and style.get(W + "default") == "1"
            ),
            None,
        )
        self.counts: dict[str | None, dict[int, int]] = {}
        self.started: set[tuple[str, int]] = set()

    def label(self, properties: ET.Element | None) -> str:
        """Count a paragraph with these properties; return the number before it, empty where there is none."""
        key, level = value(properties, f"{W}numPr/{W}numId"), value(properties, f"{W}numPr/{W}ilvl")
        style = value(properties, f"{W}pStyle") or self.default
        named = style
        for _ in range(20):
            above = self.styles.get(style)
            key = key or value(above, f"{W}pPr/{W}numPr/{W}numId")
            level = level or value(above, f"{W}pPr/{W}numPr/{W}ilvl")
            style = value(above, f"{W}basedOn")
        num = self.nums.get(key)
        if num is None or key is None:
            return ""
        home = value(num, f"{W}abstractNumId")
        levels = {
            int(one.get(W + "ilvl", 0)): one for one in self.abstracts.get(home, ()) if one.tag == W + "lvl"
        }
        if level is None:
            level = next((str(n) for n, one in levels.items() if value(one, f"{W}pStyle") == named), "0")
        return self.count(key, home, int(level), levels, num)

    def count(
        self, key: str, home: str | None, depth: int, levels: dict[int, ET.Element], num: ET.Element
    ) -> str:
        starts = {
            int(one.get(W + "ilvl", 0)): int(value(one, f"{W}startOverride") or 1)
            for one in num.iter(W + "lvlOverride")
            if one.find(f"{W}startOverride") is not None
        }
        counts = self.counts.setdefault(home, {})
        first = {n: int(value(one, f"{W}start") or 0) for n, one in levels.items()}
        if depth in starts and (key, depth) not in self.started:
            self.started.add((key, depth))
            counts[depth] = starts[depth]
        else:
            counts[depth] = counts[depth] + 1 if depth in counts else first.get(depth, 0)
        for higher in range(depth):
            counts.setdefault(higher, first.get(higher, 0))
        for lower in [n for n in counts if n > depth]:
            if value(levels.get(lower), f"{W}lvlRestart") != "0":
                del counts[lower]
        form = value(levels.get(depth), f"{W}numFmt") or "decimal"
        if form == "bullet":
            return "•"
        level = levels.get(depth)
        legal = self.obeyed and level is not None and level.find(f"{W}isLgl") is not None
        return re.sub(
            r"%(\d)",
            lambda match: written(
                counts.get(int(match[1]) - 1, 0),
                "decimal" if legal else value(levels.get(int(match[1]) - 1), f"{W}numFmt") or "decimal",
            ),
            value(levels.get(depth), f"{W}lvlText") or "",
        )
