"""The number a line begins with: every family of marker, each reading of it, and what it leaves as text."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec.structs import replace

from reviewer.language.folding import HAN_LETTER
from reviewer.language.numerals import ENGLISH_ONES, ENGLISH_TENS
from reviewer.patterns import lazy
from reviewer.structure.decimals import DECIMAL, USUAL, split_decimal
from reviewer.structure.node import Marker
from reviewer.structure.ordinals import CN, STEMS, WIDTH, cn_int, readings_of, roman_int, single

if TYPE_CHECKING:
    import re

_SHELL = {"编": "part", "部分": "part", "章": "chapter", "节": "section", "条": "article"}
_REFERENCE = lazy(
    r"约定|规定|所述|所列|所称|所指|之约|的|中(?!介)|项下|以下|以上|[、,，]\s*第|和第|与第|至第|及第|或第|或者第|第\s*[^\s]{1,6}[款项目]|[款项]"
)
_ARTICLE = lazy(
    rf"第\s*(?P<value>{CN}(?:\s*{CN})*|\d{{1,4}}|[０-９]{{1,4}})(?:\s?(?P<early>[A-Z]))?\s*(?P<shell>编|部分|章|节|条)"
    r"(?:之(?P<behind>[一二三四五六七八九十]+)|(?P<letter>[A-Z])(?![A-Za-z]))?(?P<gap>\s*[:：、.．,，]?\s*)"
)
_SPELLED = (*ENGLISH_ONES[1:], ENGLISH_TENS[0])
"""Numbers in words, from one to twenty."""
_SPELLINGS = "|".join((*map(str.capitalize, _SPELLED), *map(str.upper, _SPELLED)))
_ENGLISH = lazy(
    r"(Article|ARTICLE|Section|SECTION|Clause|CLAUSE|Chapter|CHAPTER|Part|PART|§)\s*"
    rf"(\d{{1,3}}(?:\.\d{{1,3}})*|[IVXLC]{{1,6}}|{_SPELLINGS})(?![\w])"
    r"(\s*[.:：\-–—]?\s+|\s*[.:：]\s*|$)"
)
_WIDE_NUMBER = lazy(r"[\d\s.-]*[０-９．－（）]")
_INSERTED = lazy(
    rf"(?P<value>\d{{1,3}})(?P<letter>[A-Z])(?P<stop>[.．、])(?:(?P<below>\d{{1,2}})(?![\d%％])[.．、]?)?\s*(?={HAN_LETTER}|[“\"《])"
)
"""An article put in behind another, and a clause of it: 6A. 保密, 6A.1 乙方应当保密."""
_LETTERED = lazy(rf"(\d{{1,3}})[.．]([A-Z])[.．、]?(?:\s+|(?=[“\"]))(?={HAN_LETTER}|[“\"《])")
_PAREN = lazy(
    rf"([(（〔])\s*({CN}{{1,4}}|\d{{1,3}}|[a-zA-Z]|[ivxIVX]{{2,5}})\s*([)）〕])(\s*[、.．]?)\s*",
    needs="(（〔",
)
_HALF = lazy(rf"(\d{{1,3}}|{CN}{{1,3}}|[a-zA-Z]|[ivx]{{2,5}})\s*([)）])(\s*[、.．]?)\s*")
_DUNHAO = lazy(rf"({CN}(?:\s?{CN}){{0,3}}|\d{{1,3}}|[IVX]{{1,5}}|[Ⅰ-Ⅻⅰ-ⅻ])\s*([、])\s*")
_LETTER = lazy(r"([A-Z])\s*([、])\s*(?![A-Za-z][、，,和及与或]|[A-Z](?![A-Za-z]))")
_LETTER_NUMBER = lazy(
    rf"([A-Z])[-.．]?(\d{{1,2}})(?:\s*[、.．:：](?!\d)\s*|\s+(?={HAN_LETTER}|[A-Z“\"])|(?={HAN_LETTER}{{4}}))"
)
_CN_DOT = lazy(rf"({CN}{{1,4}})\s*([.．])\s*")
_DOT = lazy(r"(\d{1,3})\s?([.．])(?!\d)\s*")
_SPACED = lazy(r"(\d{1,3})\s?([.．])\s+(?=\d)")
_PRODUCT = lazy(r"\d{1,2}\s?[xX×*]\s?\d")
"""Hours a day and days a week, or a size, behind the number of an item: 3. 7×24小时客服."""
_ROMAN_DOT = lazy(rf"([IVX]{{1,5}}|[ivx]{{1,5}}|[A-Za-z]|[Ⅰ-Ⅻⅰ-ⅻ])([.．])(?:\s+|(?={HAN_LETTER}|[“\"]))")
_SINGLE = lazy(r"([①-⑳㉑-㉟㊱-㊿❶-❿⓪⑴-⒇⒈-⒛㈠-㈩㊀-㊉])\s*[、.．]?\s*")
_STEM = lazy(rf"([{STEMS}])\s*(、)\s*(?![{STEMS}])", needs="、")
_BARE = lazy(
    rf"(\d{{1,2}})\s+(?={HAN_LETTER}|[A-Z])(?!年|月|日|天|个|元|万|小时|分|秒|号|人|名|份|层|套|间|倍|折|周|次)"
)
_GLUED = lazy(
    rf"(\d{{1,2}})(?={HAN_LETTER}{{2}})(?!年|月|日|天|个|元|万|亿|千|百|小时|分钟|秒|号|人|名|份|层|楼|栋|室|套|间|倍|折|周|次|批|期|季|届|台|件|条|项|级|岁|时|至|到)"
)
_BULLET = lazy(r"([•·●◆◇▪▫➢➤►※★\uf000-\uf0ff]|[-–—*](?=\s))\s*")
ANNEX = lazy(
    rf"(合\s*同\s*附\s*件|附\s*件|附\s*录|附\s*表|附\s*图|Annex|ANNEX|Appendix|APPENDIX|Schedule|SCHEDULE|Exhibit|EXHIBIT|Attachment|ATTACHMENT)"
    rf"\s*({CN}{{1,3}}(?!{HAN_LETTER})|\d{{1,2}}(?![\d.年月日份个页])|[A-Z](?![A-Za-z])|[IVX]{{1,4}}(?![A-Za-z]))?(\s*[:：、.\-—–]?\s*)"
)
_SHORT, _CAPITALS = 30, 80
"""So many letters at most has a heading behind a bare number, and one in capitals."""
_PAUSE = lazy(r"[。；;，,]")
_NEXT = lazy(r"[、,，]\s*第")
_LIST = lazy(rf"{CN}{{1,3}}[、项款条类种]")
_REFERENCE_EN = lazy(r"(?:of|and|or|to|above|below|shall|is|hereof)\b")
_ORDINAL = lazy(rf"{CN}+|[A-Za-z]{{1,5}}|[Ⅰ-ⅻ]")


@lru_cache(maxsize=65536)
def candidates(text: str) -> tuple[Marker, ...]:
    """Return the readings of the marker at the head of a line, likeliest first; none without a marker."""
    return tuple(_candidates(text)) if text else ()


def _candidates(text: str) -> list[Marker]:
    first = text[0]
    if first == "第":
        return _article(text)
    if first == "【" and text[1:2] == "第":
        return [
            replace(marker, rest=marker.rest + 1) for marker in _article(text[1:]) if _closes(text, marker)
        ]
    if first.isdigit() and first.isdecimal():
        return _digits(text)
    if first in "(（〔":
        return _shaped(_PAREN.match(text), text, "(#)", 2)
    if first in "零〇○一二三四五六七八九十百两壹贰叁肆伍陆柒捌玖拾":
        found = _shaped(_DUNHAO.match(text), text, "#、", 1)
        found += _shaped(_CN_DOT.match(text), text, "#.", 1)
        return found or _shaped(_HALF.match(text), text, "#)", 1)
    if (first.isascii() and first.isalpha()) or "Ⅰ" <= first <= "ⅻ":
        return _latin(text)
    if first in STEMS:
        match = _STEM.match(text)
        return (
            [Marker("甲、", (STEMS.index(first) + 1,), match.group().rstrip(), match.end(), weak=True)]
            if match
            else []
        )
    match = _SINGLE.match(text)
    if match:
        family, value = single(match.group(1))
        return [Marker(family, (value,), match.group().rstrip(), match.end(), sure=True)]
    if first == "§":
        return _latin(text)
    match = _BULLET.match(text)
    if match and len(text) > match.end():
        return [Marker("•", (0,), "", match.end(), weak=True)]
    return []


def _closes(text: str, marker: Marker) -> bool:
    """Whether the bracket before a number of a chapter or article is closed at the end of the line."""
    return text[-1] == "】" and len(text) > marker.rest + 2 and not _PAUSE.search(text)


def _article(text: str) -> list[Marker]:
    match = _ARTICLE.match(text)
    if not match:
        return []
    value = cn_int(match["value"])
    if value is None:
        return []
    letter = match["early"] or match["letter"]
    insert = cn_int(match["behind"]) if match["behind"] else ord(letter) - 64 if letter else None
    rest = match.end()
    tail = text[rest:]
    glued = not match["gap"]
    reference = _REFERENCE.match(tail) if glued else _NEXT.match(text, match.start("gap"))
    family = _SHELL[match["shell"]]
    number = text[: match.start("gap")].rstrip()
    values = (value,) if insert is None else (value, insert)
    return [Marker(family, values, number, rest, weak=bool(reference), sure=not reference)]


def _digits(text: str) -> list[Marker]:
    flat = text[:32].translate(WIDTH) + text[32:] if _WIDE_NUMBER.match(text) else text
    match = DECIMAL.match(flat)
    if match:
        found = split_decimal(flat, match)
        item = _DOT.match(flat) or _SPACED.match(flat)
        if item and _PRODUCT.match(flat, item.end()):
            found = [*_shaped(item, text, "#.", 1), *found]
        return found if flat is text else [_display(marker, text) for marker in found]
    if match := _INSERTED.match(flat):
        return [_inserted(match, text)]
    match = _LETTERED.match(flat)
    if match:
        value = (ord(match.group(2)) - ord("A") + 1,)
        return [Marker("1.A", value, text[: match.end()].rstrip(), match.end(), sure=True)]
    for pattern, shape in ((_DUNHAO, "#、"), (_DOT, "#."), (_HALF, "#)")):
        found = _shaped(pattern.match(flat), text, shape, 1)
        if found:
            return found
    match = _BARE.match(flat) or _GLUED.match(flat)
    if not match:
        return []
    number, value = text[: match.end(1)], (int(match.group(1)),)
    found = []
    headed = len(text) <= _CAPITALS and text.isupper() and text[-1].isalpha()
    if headed or (len(text) <= _SHORT and not _PAUSE.search(text)):
        found.append(Marker("1", value, number, match.end(), weak=True))
    if value > (1,):
        found += [Marker(family, value, number, match.end(), weak=True) for family in ("1、", "1.")]
    return found


def _inserted(match: re.Match[str], text: str) -> Marker:
    """Return the marker of an article put in behind another, or of one of its clauses."""
    above = (int(match["value"]), ord(match["letter"]) - 64)
    number = text[: match.end()].rstrip()
    if match["below"]:
        return Marker("decimal", (*above, int(match["below"])), number, match.end(), sure=True)
    return Marker("1、" if match["stop"] == "、" else "1.", above, number, match.end())


def _display(marker: Marker, text: str) -> Marker:
    return replace(marker, number=text[: len(marker.number)])


def _shaped(match: re.Match[str] | None, text: str, shape: str, group: int) -> list[Marker]:
    if match is None:
        return []
    number = text[: match.end()].rstrip()
    rest = text[match.end() :]
    words = match.group(group)
    weak = rest.startswith(("项", "款", "目", "条", "至", "、", "和", "及")) if shape == "(#)" else False
    if shape == "#、" and (rest[:1].isdigit() or _LIST.match(rest)):
        weak = True
    if shape in ("#.", "#)") and words.isdecimal() and int(words) > USUAL:
        weak = True
    readings = readings_of("".join(words.split()), shape)
    return [
        Marker(family, (value,), number, match.end(), weak=weak)
        for family, value in readings
        if value or family == "(1)"
    ]


def _latin(text: str) -> list[Marker]:
    match = _ENGLISH.match(text)
    if match:
        word, number = match.group(1).lower(), match.group(2)
        if _REFERENCE_EN.match(text, match.end()):
            return []
        family = {"chapter": "chapter", "part": "part"}.get(word, f"en-{word}")
        display = text[: match.end(2)]
        if "." in number:
            return [
                Marker(
                    "decimal", tuple(int(part) for part in number.split(".")), display, match.end(), sure=True
                )
            ]
        if number.lower() in _SPELLED:
            value: int | None = _SPELLED.index(number.lower()) + 1
        else:
            value = int(number) if number.isdigit() else roman_int(number)
        return [Marker(family, (value,), display, match.end(), sure=True)] if value else []
    match = _LETTER_NUMBER.match(text)
    if match:
        place = (ord(match[1]) - 64, int(match[2]))
        return [Marker("A1", place, match.group().rstrip(), match.end())] if place[1] else []
    for pattern, shape in ((_DUNHAO, "#、"), (_LETTER, "#、"), (_ROMAN_DOT, "#."), (_HALF, "#)")):
        found = _shaped(pattern.match(text), text, shape, 1)
        if found:
            return [replace(marker, weak=pattern is not _LETTER) for marker in found]
    return []


def read_label(label: str) -> list[Marker]:
    """Return the readings of a number that Word computed; an unreadable one is a bullet."""
    label = " ".join(label.split())
    shell = _ARTICLE.match(label)
    if shell:
        label = label[: shell.start("gap")].rstrip()
    for marker in candidates(label):
        if marker.rest >= len(label):
            return [replace(found, number=label, weak=False, sure=True) for found in candidates(label)]
    bare = label.translate(WIDTH)
    if bare.isdecimal():
        return [Marker("1", (int(bare),), label, 0, sure=True)]
    readings = readings_of(bare, "#") if _ORDINAL.fullmatch(bare) else []
    if readings:
        return [Marker(family, (value,), label, 0, sure=True) for family, value in readings]
    if bare and bare[0] in STEMS:
        return [Marker("甲、", (STEMS.index(bare[0]) + 1,), label, 0, sure=True)]
    return [Marker("•", (0,), "", 0, sure=True)]
