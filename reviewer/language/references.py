"""Cross-references inside a contract: `第四条`, `第三条第二款第（一）项`, `前款`, `附件二`, `Section 4.2`."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from msgspec import Struct

from reviewer.language.bare_references import HAN_HINT, bare_numbers
from reviewer.language.folding import fold
from reviewer.language.numerals import HAN_NUMERAL, parse_number, plain
from reviewer.language.statutes import statutes_in
from reviewer.patterns import lazy

_CN = rf"[{HAN_NUMERAL}]+"
_N = rf"(?:\d+(?:[.\-]\d+)*|{_CN})"
_NP = rf"\(?{_N}\)?"
_SEP = r"(?:、|,|和|与|及|以及|或|至|到|~|-+|/)"
_UNIT = r"(?:[条款项目章节编]|部分)"
_MEASURED = rf"(?![0-9{HAN_NUMERAL}]*(?:个|天|日|年|月|元|%|份|次|方|名|人))"
_STEP = rf"第\s?{_NP}(?:\s?{_SEP}\s?(?:第\s?)?{_NP}{_MEASURED})*\s?{_UNIT}(?:之{_CN})?"
_OWN = lazy(r"(?:本|该|主|原)(?:合同|协议)(?:正文)?(?:的|之|中)?")
_LOWER = rf"第\s?{_NP}\s?[款项目](?![目])"
_RELATIVE = (
    r"(?:前|上|下|后)[一二两三四五几]?(?:条|款|项)(?!件|目|款)(?:(?:至|到)第?[一二三四五六七八九十]+项)?"
    r"|前述(?=条款|约定|规定|各项|条|款|项)"
    rf"|本(?:条(?![款件])|款(?!项)|项(?!目)|章(?!程)|节(?!目))(?:{_LOWER}(?:{_LOWER})?)?"
)
_ANNEX_WORD = r"(?:附件|附录|附表|附图)"
_ANNEX_NUMBER = (
    rf"(?:{_CN}(?![份个项条款方式日天年月])|\d{{1,2}}(?![\d.份个项条款方日天年月])|[A-Z](?![A-Za-z]))"
)
_ANNEX = rf"{_ANNEX_WORD}\s?{_ANNEX_NUMBER}(?:\s?(?:、|和|与|及|至)\s?(?:{_ANNEX_WORD}\s?)?{_ANNEX_NUMBER})*"
_APART = (
    r"(?:\s\([a-z0-9]{1,4}\)(?=\s?(?:[,.;:)]|$)|\s(?:of|or|and|above|below|hereof|shall|is|are|has|have)\b))?"
)
"""A letter in brackets with a blank before it, as a list inside a sentence has it too: Clause 6.4 (b) of."""
_ENGLISH_NUMBER = (
    rf"(?:\d+(?:\.\d+)*[A-Z]?(?![A-Za-z0-9])(?:\([a-z0-9]+\))*{_APART}"
    r"|[IVXLC]+\b|[A-Z](?:\.?\d+)*\b(?!['’]))"
)
_ENGLISH = (
    rf"(?:\b(?:[Aa]rticles?|[Ss]ections?|[Cc]lauses?|[Pp]aragraphs?|[Ss]ub(?:clause|section|paragraph)s?|Parts?(?=\s))|§{{1,2}})\s?"
    rf"(?P<list>{_ENGLISH_NUMBER}(?:(?:\s?|\.\s)(?:,|and|or|to|through|-)\s?{_ENGLISH_NUMBER})*)"
    r"|\b(?:Exhibit|Schedule|Annex|Appendix|Attachment)\s(?P<annex>[A-Z]\b|\d+\b|[IVXLC]+\b)"
)
_LETTERED = r"[A-Z][.\-]?\d{0,2}\s?(?:[条款项章节编]|部分)"
_LETTER = (
    r"(?<![A-Za-z0-9])(?:第\s?)?"
    r"(?P<letter>[A-Z](?:\s?[条章节编]|\s?部分)|[A-Z][.\-]?\d{1,2}\s?(?:条款?|款|项|部分))"
)
"""An article that bears a letter: `F部分`, `第A条`, `A1条`."""
_STEP_AT = lazy(_STEP)
_LETTER_AT = lazy(_LETTER)
_LOWER_AT = lazy(_LOWER)
_BETWEEN_STEPS = lazy(r"\s?(?:之|的)?")
_BETWEEN_CHAINS = lazy(r"\s?(?:至|到|~|-+|/)\s?")
_BETWEEN_LISTED = lazy(rf"\s?{_SEP}\s?")
_RELATIVE_AT = lazy(_RELATIVE)
_ANNEX_AT = lazy(_ANNEX, needs="附")
_ENGLISH_AT = lazy(_ENGLISH)
_HAS = lazy(rf"[第前上下后本附]|[A-Z][a-z]|[a-z]\s\d|§|ARTICLE|SECTION|EXHIBIT|{_LETTERED}")
_OPENING = lazy(
    rf"[第附前上下后本该主原](?:(?<=第)(?=\s?\(?[\dA-Z{HAN_NUMERAL}])|(?<=附)(?=[件录表图])"
    r"|(?<=[前上下后])(?=[一二两三四五几]?[条款项])|(?<=前)(?=述)|(?<=本)(?=[条款项章节])"
    r"|(?<=[本该主原])(?=(?:合同|协议)(?:正文)?[的之中]?第))"
)
"""The first character of a reference, by what must stand behind it."""
_SURE_HINT = lazy(r"[第前上下后本附]")
_FRACTION = lazy(r"\d[.．]\d{1,2}\s?[条款项]")
_LATIN_LETTER = lazy(r"[A-Za-z§]")
"""What every reference holds that `_SURE_HINT` does not find."""
_LATIN_HINT = lazy(r"[A-Z][a-z]|§|[a-z]\s\d")
_LETTER_HINT = lazy(_LETTERED)
_STEPS = lazy(
    rf"第\s?(?P<list>{_NP}(?:\s?{_SEP}\s?(?:第\s?)?{_NP})*)\s?(?P<unit>{_UNIT})(?:之(?P<of>{_CN}))?"
)
_ITEM = lazy(rf"(?P<sep>{_SEP})?\s?(?:第\s?)?\(?(?P<number>{_N}|[A-Z])\)?")
_TO = {"至", "到", "~", "-", "to", "through"}
_OR = lazy(r"或|\bor\b")
_OPEN = "~"
"""Marks the end of a range that is not written out."""
_SPAN_LIMIT = 60
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_LISTED_NUMBER = lazy(r"\d+(?:\.\d+)*[A-Z]?(?:\s?\([a-z0-9]+\))*|[IVXLC]+\b|[A-Z](?:\.?\d+)*\b")
_NOT_IN_A_NUMBER = lazy(r"[^A-Z0-9]")
_LETTER_IN_BRACKETS = lazy(r"\s?\(([a-z0-9]+)\)")
_ANNEX_SIGN = lazy("附[件录表图]")


class ReferenceMention(Struct, frozen=True):
    """A cross-reference as it stands in a text."""

    start: int
    end: int
    kind: Literal["clause", "annex", "relative"]
    numbers: tuple[str, ...]
    """Each number meant in canonical form: `4`, `4.2`, `3/2/1`, `annex:1`; a relative one in its words."""
    joined: str = ""
    """What the numbers alone do not tell: `or` where one of them is meant, and `to2` where all from the
    second to the third are, which are not written out (第4.1条至第5.3条)."""

    @property
    def key(self) -> str:
        """A string that two references share exactly when they name the same places, joined alike."""
        return "|".join((f"{self.kind}:{','.join(self.numbers)}", *([self.joined] if self.joined else ())))


@lru_cache(maxsize=65536)
def find_references(text: str) -> tuple[ReferenceMention, ...]:
    """Return every reference of `text` to a clause or annex of its own contract in order."""
    sure = _SURE_HINT.search(text) or (_LATIN_LETTER.search(text) and _HAS.search(text))
    if not sure and not _FRACTION.search(text):
        return ()
    folded = fold(text)
    found = references_in(folded.text)
    if not folded.offsets:
        return found
    back = folded.original_span
    return tuple(
        ReferenceMention(*back(item.start, item.end), item.kind, item.numbers, item.joined) for item in found
    )


@lru_cache(maxsize=65536)
def references_in(flat: str) -> tuple[ReferenceMention, ...]:
    """Return the references of a folded text."""
    openings = _openings(flat)
    if not openings:
        return ()
    closed = [(statute.start, statute.end) for statute in statutes_in(flat)]
    found: list[ReferenceMention] = []
    place = 0
    for start in openings:
        if start < place:
            continue
        mention = _read(flat, start)
        if mention is None:
            continue
        place = mention.end
        law = next((high for low, high in closed if low < place and start < high), 0)
        if law:
            place = max(law, start + 1)
        elif mention.numbers and flat[max(0, start - 1) : start] != "》":
            found.append(mention)
    return tuple(found)


def _openings(flat: str) -> list[int]:
    """Return the places where a reference can begin, in order."""
    places = [match.start() for match in _OPENING.finditer(flat)]
    if not _LATIN_LETTER.search(flat):
        return sorted({*places, *bare_numbers(flat)}) if HAN_HINT.search(flat) else places
    if _LATIN_HINT.search(flat):
        places = sorted([*places, *(match.start() for match in _ENGLISH_AT.finditer(flat))])
    if bare := bare_numbers(flat):
        places = sorted({*places, *bare})
    if _LETTER_HINT.search(flat):
        places = sorted({*places, *(match.start() for match in _LETTER_AT.finditer(flat))})
    return places


def _read(flat: str, start: int) -> ReferenceMention | None:
    """Return the reference that begins at a place, None where none does; without numbers it means nothing."""
    first = flat[start]
    lettered = _LETTER_AT.match(flat, start) if first == "第" or first.isascii() else None
    if lettered:
        number = _NOT_IN_A_NUMBER.sub("", lettered["letter"])
        return ReferenceMention(start, lettered.end(), "clause", (number,))
    if first.isascii() or first == "§":
        return _read_english(flat, start)
    end = _clause_end(flat, start) if first not in "附前上下后" else start
    if end > start:
        return _mention(flat, start, end, "clause", _clause_numbers(flat[start:end]))
    if first == "附":
        annex = _ANNEX_AT.match(flat, start)
        if annex is None:
            return None
        numbers = [f"annex:{number}" for number in _expand(_ANNEX_SIGN.sub("", annex.group()))]
        return _mention(flat, start, annex.end(), "annex", numbers)
    relative = _RELATIVE_AT.match(flat, start)
    return ReferenceMention(start, relative.end(), "relative", (relative.group(),)) if relative else None


def _read_english(flat: str, start: int) -> ReferenceMention | None:
    if flat[start].isdigit():
        end = bare_numbers(flat).get(start, start)
        return _mention(flat, start, end, "clause", _english_list(flat[start:end]))
    match = _ENGLISH_AT.match(flat, start)
    if match is None:
        return None
    if match["annex"]:
        return ReferenceMention(start, match.end(), "annex", (f"annex:{match['annex']}",))
    return _mention(flat, start, match.end(), "clause", _english_list(match["list"]))


def _mention(
    flat: str, start: int, end: int, kind: Literal["clause", "annex"], marked: list[str]
) -> ReferenceMention:
    """Return the reference to those numbers, of which the ends of ranges not written out are marked."""
    joints = ["or"] if _OR.search(flat, start, end) else []
    joints += [f"to{place}" for place, number in enumerate(marked) if _OPEN in number]
    numbers = tuple(number.replace(_OPEN, "") for number in marked)
    return ReferenceMention(start, end, kind, numbers, ",".join(joints))


def _clause_end(flat: str, start: int) -> int:
    """Return where the reference to clauses that begins at a place ends, the place itself where none does."""
    own = _OWN.match(flat, start)
    end = _chain_end(flat, own.end() if own else start)
    if end < 0:
        return start
    while True:
        further = -1
        joint = _BETWEEN_CHAINS.match(flat, end)
        if joint:
            further = _chain_end(flat, joint.end())
        if further < 0 and (joint := _BETWEEN_LISTED.match(flat, end)):
            further = _lower_end(flat, joint.end())
        if further < 0:
            return end
        end = further


def _chain_end(flat: str, start: int) -> int:
    """Return where `第三条第二款` that begins at a place ends, -1 where it does not stand there."""
    step = _STEP_AT.match(flat, start)
    if step is None:
        return -1
    while True:
        end = step.end()
        joint = _BETWEEN_STEPS.match(flat, end)
        step = _STEP_AT.match(flat, joint.end() if joint else end)
        if step is None:
            return end


def _lower_end(flat: str, start: int) -> int:
    """Return where the run of 款, 项 and 目 that begins at a place ends, -1 where none stands there."""
    end = -1
    while lower := _LOWER_AT.match(flat, start):
        start = end = lower.end()
    return end


def _canonical(number: str) -> str:
    if number[0].isdigit():
        return number.replace("-", ".")
    value = parse_number(number)
    return number if value is None else plain(value)


def _expand(words: str) -> list[str]:
    """Return the numbers of a list, ranges of whole numbers written out, the end of any other marked."""
    numbers: list[str] = []
    for item in _ITEM.finditer(words):
        _join(numbers, (item["sep"] or "")[:1], _canonical(item["number"]))
    return numbers


def _join(numbers: list[str], sep: str, number: str) -> None:
    """Append what a number adds to those before it: all up to it where it ends a range."""
    if sep not in _TO or not numbers:
        numbers.append(number)
        return
    head, _, tail = numbers[-1].replace(_OPEN, "").rpartition(".")
    high_head, _, high_tail = number.rpartition(".")
    whole = head == high_head and tail.isdigit() and high_tail.isdigit()
    if whole and 0 < int(high_tail) - int(tail) <= _SPAN_LIMIT:
        prefix = f"{head}." if head else ""
        numbers.extend(f"{prefix}{step}" for step in range(int(tail) + 1, int(high_tail) + 1))
    else:
        numbers.append(f"{_OPEN}{number}")


def _clause_numbers(words: str) -> list[str]:
    """Return the places meant; a step 款, 项 or 目 refines what is before it, or joins one of its kind."""
    done: list[str] = []
    parents: list[str] = []
    heads: list[str] = []
    unit, end = "", 0
    for step in _STEPS.finditer(words):
        joint, end = words[end : step.start()].strip("之的 "), step.end()
        numbers = _expand(step["list"])
        if step["of"]:
            numbers = [f"{number}-{_canonical(step['of'])}" for number in numbers]
        lower = step["unit"] in "款项目" and not any("." in number for number in numbers)
        if heads and joint and step["unit"] == unit:
            prefix = f"{parents[-1]}/" if parents else ""
            last = heads[-1].removeprefix(prefix).replace(_OPEN, "")
            if joint[:1] in _TO:
                numbers = _expand(f"{last}至{numbers[0]}")[1:] + numbers[1:]
            heads = [*heads, *(prefix + number for number in numbers)]
        elif heads and lower:
            parents = heads
            heads = [f"{head}/{number}" for head in parents for number in numbers]
        else:
            done.extend(heads)
            parents, heads = [], numbers
        unit = step["unit"]
    return [*done, *heads]


def _english_list(words: str) -> list[str]:
    """Return the numbers of a list as `_expand` does."""
    numbers: list[str] = []
    end = 0
    for found in _LISTED_NUMBER.finditer(words):
        _join(numbers, words[end : found.start()].strip(". 第"), _roman(found.group()))
        end = found.end()
    return numbers


def _roman(number: str) -> str:
    if number[0].isalpha() and not number.isalpha():
        return number.replace(".", "")
    if not number.isalpha() or not (len(number) > 1 or number in "IVX"):
        return _LETTER_IN_BRACKETS.sub(r"/\1", number)
    values = [_ROMAN[char] for char in number]
    total = sum(-value if value < max(values[place:]) else value for place, value in enumerate(values))
    return str(total)
