"""Text broken at a fixed width, put together again: one paragraph, one block, however it was broken."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from reviewer.language.numerals import parse_number
from reviewer.patterns import lazy
from reviewer.reading.columns import cells_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Measure = Callable[[str], int]
    Fit = tuple[float, int, Measure]

_NARROWEST, _WIDEST = 20, 200
_FEWEST = 3
_SHARE = 0.6
_SPACED = 0.7
"""From this share of lines behind a blank one on, the few that follow another directly go on with it."""
_SLACK = 4
"""Cells by which a line may fall short because no closing mark may begin the next."""
_END = lazy(r"[。；！？：.;:!?…][”’）)」』】\]]*$")
_COUNT = "[零〇○一二两三四五六七八九十百千]+"
_MARKER = lazy(
    rf"""第\s*(?:{_COUNT}|\d{{1,4}})\s*(?:编|部分|章|节|条)
    | [1-9]\d?(?:[.．]\d{{1,2}}){{1,5}}(?!\d|\s*(?:万|亿|元|%|％|‰|倍|折|小时|个?月|天|日|年|秒|分钟|米|吨))
    | \d{{1,3}}[.．、)）](?!\d)
    | [(（]\s*(?:{_COUNT}|\d{{1,3}}|[a-zA-Z]|[ivxIVX]{{1,5}})\s*[)）]
    | (?:{_COUNT}|[甲乙丙丁戊己庚辛壬癸](?![乙丙丁方、]))、
    | [a-zA-Z][.)）]\s
    | [①-⑳㉑-㉟㊱-㊿❶-❿⑴-⒇⒈-⒛㈠-㈩㊀-㊉]
    | (?:附件|附录|附表|附图)\s*(?:{_COUNT}|\d|[A-Z])?\s*(?:[:：]|$)
    | (?i:article|section|clause|annex|appendix|schedule|exhibit)\s+(?:\d|[A-Z]\b)
    | (?:WHEREAS|鉴于)
    | [•●■◆➢▪◦○✓□☐☑*\-–—]\s
    | \#{{1,6}}\s | \| | >\s
    """,
    re.VERBOSE,
)
_REFERENCE = lazy(
    rf"第\s*(?:{_COUNT}|\d{{1,4}})\s*条(?:之{_COUNT})?\s*(?:约定|规定|所述|所列|所称|之|的|中|项下|、第|和第|至第|及第|或第|第)"
)
_FIELD = lazy(
    r"(?:[甲乙丙丁]\s*方|[\w（）()]{1,8}[方人]|法定代表人|授权代表|(?:注册|通讯|联系|送达)?地址|住所地?|联系(?:人|电话|方式)|电话|手机"
    r"|传真|(?:电子)?邮[箱编件]|开户(?:行|银行)|账[户号]|户名|统一社会信用代码|纳税人识别号|身份证号码?|(?:签[订署]|合同)?(?:日期|地点|编号)"
    r"|项目名称|税号)\s*(?:[(（][^()（）]{1,20}[)）])?\s*[:：]"
)
_ANY_FIELD = lazy(r"[^，。；,;:：]{1,16}[:：]")
_LATIN_FIELD = lazy(r"[A-Z][A-Za-z .&/'()-]{1,32}:\s")
_LATIN_END, _LATIN_START = lazy(r"[A-Za-z0-9,.;:!?)\]’”'\"%]$"), lazy(r"[A-Za-z0-9(\[“‘\"'$€£]")
_WORD = lazy(r"[!-\u024f\u2010-\u203a]+")
_OPEN = lazy(r"[，,、（(\[【“‘]$")
_DIGITS_MEET = lazy(r"[0-9][.,]?$"), lazy(r"[0-9]")
_GROUPS = lazy(r"(?<!\d)(?:(\d{3,5}) )?(\d{3,5})$"), lazy(r"(\d{3,5})(?: (\d{3,5}))?(?!\d)")
"""The last two and the next two groups of a number that is written in groups."""
_HAN = lazy(r"[\u3400-\u9fff]")
_SPELT = lazy(r"(?i:\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve))$")
"""A number in words, of which the figures in brackets follow."""
_NAMING = lazy(
    r"(?i:\b(?:clauses?|sections?|articles?|paragraphs?|schedules?|annex|appendix|items?|rules?|regulations?|numbers?|no\.))$"
)
"""A word at the end of a line whose number stands in the next: under clause, 5.1."""
_LETTERED = lazy(r"[A-Za-z]\s+[A-Z]$")
"""An annex by its letter, which a sentence may name as well."""
_NUMBER = lazy(rf"\d+(?:[.．]\d+)*|{_COUNT}")


class Line(Struct):
    """A line of a text file. `text` keeps its indent; `after_blank`: it does not directly follow another."""

    number: int
    text: str
    after_blank: bool = True
    fixed: bool = False
    """Never part of another line: a heading, a table row."""


def rejoin(lines: Sequence[Line]) -> tuple[list[Line], int]:
    """Return the lines with those of one paragraph joined, and how many were joined to the line before them.

    Nothing is joined where the text does not look broken at a fixed width.
    """
    begun = _begun(lines)
    follows = [at for at in range(1, len(lines)) if at not in begun and _may_follow(lines[at - 1], lines[at])]
    if not follows:
        return list(lines), 0
    fits = [fit for measure in (cells_of, len) if (fit := _wrap_width(lines, follows, measure)) is not None]
    if not fits:
        return list(lines), 0
    _, width, measure = max(fits, key=lambda fit: fit[0])
    indented = _first_lines_indented(lines, follows)
    continued = {at for at in follows if _is_full(lines[at - 1], lines[at], width, measure)}
    if indented:
        continued = {at for at in continued if not _indent(lines[at].text)}
    joined: list[Line] = []
    for at, line in enumerate(lines):
        if at in continued and joined:
            last = joined[-1]
            joined[-1] = Line(last.number, glue(last.text, line.text), last.after_blank)
        else:
            joined.append(line)
    return joined, len(lines) - len(joined)


def _may_follow(before: Line, line: Line) -> bool:
    if line.after_blank or line.fixed or before.fixed or "\t" in line.text.strip():
        return False
    text = line.text.strip()
    ended = _ended(before, line)
    if _MARKER.match(text):
        return not ended
    if _FIELD.match(text):
        return bool(_OPEN.search(before.text.rstrip()))
    return not (_is_field(text) and (ended or _is_field(before.text.strip())))


def _is_field(text: str) -> bool:
    """Tell whether a line looks like a label with what belongs to it, as in a list of the parties."""
    return bool(_ANY_FIELD.match(text) or _LATIN_FIELD.match(text))


def _ended(before: Line, line: Line) -> bool:
    """Tell whether a line ends a sentence; a point inside a figure that goes on in the next line does not."""
    tail = before.text.rstrip()
    inside = tail.endswith(".") and _DIGITS_MEET[0].search(tail) and _DIGITS_MEET[1].match(line.text.strip())
    return not inside and bool(_END.search(tail))


def _begun(lines: Sequence[Line]) -> frozenset[int]:
    """Return the places of the lines that surely begin a clause: those whose number is the first of its sort
    or follows the last one, and those whose mark has none (a bullet). A number that fits nowhere and stands
    behind an unfinished line is a figure of the sentence."""
    last: dict[str, tuple[int, ...]] = {}
    found: set[int] = set()
    for at, line in enumerate(lines):
        text = line.text.strip()
        mark = _MARKER.match(text)
        if mark is None:
            continue
        number = _NUMBER.search(mark[0])
        value = _value(number[0]) if number else None
        if number is None or value is None:
            if at == 0 or line.after_blank or _ended(lines[at - 1], line) or not _LETTERED.search(mark[0]):
                found.add(at)
            continue
        shape = f"{mark[0][: number.start()]}{len(value)}{mark[0][number.end() :]}".replace(" ", "")
        before = last.get(shape)
        firm = at == 0 or line.after_blank or _ended(lines[at - 1], line)
        above = lines[at - 1].text.rstrip()
        inside = _REFERENCE.match(text) or _SPELT.search(above) or _NAMING.search(above)
        named = mark[0][0].isalpha() and mark[0][0] != "第" and number.start() > 1
        fits = before is not None if named else True
        goes_on = fits and _goes_on(before, value) and not inside and len(text) > mark.end()
        if firm or goes_on:
            last[shape] = value
            found.add(at)
    return frozenset(found)


def _goes_on(before: tuple[int, ...] | None, value: tuple[int, ...]) -> bool:
    if value[-1] == 1:
        return True
    if before is None:
        return False
    return value == (*before[:-1], before[-1] + 1)


def _value(number: str) -> tuple[int, ...] | None:
    if number[0].isdigit():
        return tuple(int(part) for part in number.replace("．", ".").split("."))
    value = parse_number(number)
    return None if value is None else (int(value),)


def _wrap_width(lines: Sequence[Line], follows: Sequence[int], measure: Measure) -> Fit | None:
    """Return the share of lines that reach the width at which the text is broken, the width, the measure."""
    open_ends = [at for at in follows if not _END.search(lines[at - 1].text.rstrip())]
    spaced = sum(line.after_blank for line in lines) >= _SPACED * len(lines)
    if len(open_ends) < (1 if spaced else _FEWEST):
        return None
    width = max(measure(lines[at - 1].text.rstrip()) for at in open_ends)
    if not _NARROWEST <= width <= _WIDEST:
        return None
    longer = sum(measure(line.text.rstrip()) > width + _SLACK for line in lines if not line.fixed)
    full = sum(_is_full(lines[at - 1], lines[at], width, measure) for at in open_ends)
    share = full / len(open_ends)
    least = 1.0 if len(open_ends) < _FEWEST else _SHARE
    return (share, width, measure) if share >= least and longer <= len(lines) // 20 else None


def _is_full(before: Line, line: Line, width: int, measure: Measure) -> bool:
    """True where the first word of the line would not have fitted behind the line before."""
    text = line.text.strip()
    word = _WORD.match(text)
    need = _SLACK if measure is cells_of else _SLACK // 2
    if word is not None and _LATIN_END.search(before.text.rstrip()):
        need = 1 + len(word[0])
    elif word is not None and len(word[0]) < width:
        need = max(need, len(word[0]))
    return measure(before.text.rstrip()) + need > width


def _first_lines_indented(lines: Sequence[Line], follows: Sequence[int]) -> bool:
    hanging = sum(_indent(lines[at - 1].text) > _indent(lines[at].text) == 0 for at in follows)
    return hanging >= 2


def _indent(text: str) -> int:
    return cells_of(text[: len(text) - len(text.lstrip())])


def glue(before: str, after: str) -> str:
    """Return two lines as one, with a blank between words that have one, and without their outer blanks."""
    before, after = before.rstrip(), after.strip()
    if before.endswith("-") and before[-2:-1].isalpha() and after[:1].isalpha():
        return before + after
    figures = _DIGITS_MEET[0].search(before) and _DIGITS_MEET[1].match(after) and _HAN.search(before)
    if figures and _between_groups(before, after):
        return f"{before} {after}"
    between = " " if not figures and _LATIN_END.search(before) and _LATIN_START.match(after) else ""
    return before + between + after


def _between_groups(before: str, after: str) -> bool:
    """Tell whether a number written in groups of one length is broken behind a whole group."""
    tail, head = _GROUPS[0].search(before), _GROUPS[1].match(after)
    if tail is None or head is None:
        return False
    size = len(tail[2])
    return len(tail[1] or "") == size or len(head[1]) == len(head[2] or "") == size
