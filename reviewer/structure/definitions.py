"""Defined terms: what the contract calls a thing, and the words that say what it means."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewer.language.modality import find_cues, modality_table
from reviewer.model import Definition
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from reviewer.model import Clause

_QUOTED = lazy(
    r"[“\"「『]([^”\"」』]{1,30})[”\"」』]\*{0,2}\s*(?:[（(][^（()）]{1,40}[）)]\s*)?(?:[:：，,]\s*)?"
    r"(?:一词\s*[，,]?\s*|在?本(?:合同|协议)(?:项下|中|内)[，,]?\s*|(?:就|对于?)[^，。；;]{1,20}而言[，,]?\s*)?"
    r"(?:是指|系指|即指|意指|特指|专指|仅指|指的是|的含义是|指|[:：]\s*指|者?\s*[，,]?\s*[乃即系]?谓"
    r"|means?\b|shall mean\b|refers? to\b|has the meaning)"
    r"[:：,，]?\s*",
    needs='“"「『',
)
_STYLED = lazy(r"称\s*[“\"「『]([^”\"」』]{1,30})[”\"」』]\s*者\s*[，,]\s*[乃即系]?谓?\s*", needs="称")
"""The older style: 称“坞期”者，自…时起，至…时止."""
_COLON = lazy(
    r"^[“\"]([A-Z][^”\"]{1,40})[”\"]\s*"
    r"(?::\s*(?=[a-zA-Z(£$€\d])|(?:is|are|covers?|comprises?)\s+)"
)
"""The list of an English contract: "Fee": the fee set out in clause 4; "Goods" are the things sold."""
_CALLED = lazy(
    r"本(?:合同|协议)(?:所称|中所称|中的|项下的|中)[的]?\s*[“\"]?([^“”\"，,。是指系]{1,20})[”\"]?\s*[，,]?\s*"
    r"(?:是指|系指|指|以(?=[^。；;]{1,60}为准))[:：]?\s*",
    needs=("本合同", "本协议"),
)
_QUOTED_CALLED = lazy(
    r"本(?:合同|协议)(?:中?所称|中|项下|所述)的?\s*[“\"「『]([^”\"」』]{1,30})[”\"」』]\s*[，,]?\s*"
    r"(?:仅?限于|不?包括|包含|涵盖|即为?|系|为(?!准)|(?=自[^。；;]{1,80}止))[:：]?\s*",
    needs=("本合同", "本协议"),
)
_BARE = lazy(
    r"^([^\s，,。；;：:“”]{1,16})\s*"
    r"(?:[:：，,]?\s*(?:是指|系指|特指|专指|意指)|[:：]\s*指|[，,]\s*指(?![定示派令引导标南挥明出正认责控]))[:：]?\s*"
)
_SHORT = lazy(
    r"[（(]\s*(?:以下|下文|下|后)?(?:统|合|简)?(?:简称|称为|称|统称)(?:为)?\s*[:：]?\s*[“\"「『]\s*([^”\"」』]{"
    r"1,30}?)\s*[”\"」』]\s*[^（()）]{0,20}[）)]"
    r"|\(\s*(?:(?:hereinafter|hereafter)\s+)?(?:(?:referred to as|called|collectively|together|each)[, ]*)*"
    r"(?:an?\s+|the\s+)?[“\"]([A-Z][^”\"]{1,40})[”\"]\s*\)",
    needs="(（",
)
_EXPRESSION = lazy(
    r"[“\"]([A-Z][^”\"]{1,40})[”\"]\s*\)?\s*,?\s*(?:which|and such|and that) (?:expression|term)s?\b"
    r"[^.;()“”\"]{0,100}?\b(?:includes?|means?|extends? to)\b\s*",
    needs=("expression", "term"),
)
"""What else the short name of a party stands for: the “Lessor”, which expression shall include its heirs."""
_HINT = lazy(r"[指称谓]|^[“\"]|means?\b|refers? to|meaning|\([^()]{0,40}[“\"]")
_GLOSSARY = lazy(
    r"释\s*词|词\s*义|[几些]个?(?:词|用语|名词|概念|说法)|(?:词|用语|名词|概念)的?(?:意思|含义"
    r"|意义|说明)|定\s*义|释\s*义|术\s*语|用\s*语|词\s*语|名词解释|(?i:\bdefinitions?\b|\binterpretation\b)"
)
_GLOSSED = lazy(
    r"[“\"「『]?([^\s，,。；;：:“”\"「」『』—–]{1,20}|[A-Z][\w' -]{1,40}?)[”\"」』]?\s*"
    r"(?:[:：]|[—–]{1,2}|--)\s*(?=\S)"
)
_ENTRY = lazy(
    r"(?:[^“”\"「」『』。；;]{0,10})[“\"「『]([^”\"」』]{1,30})[”\"」』]\s*(?:一词)?\s*[，,]?\s*"
    r"(?:仅?限于|仅?包括|包含|涵盖|即为?|系|为|以|由|includes?\b|is\b|are\b)\s*[:：]?\s*"
)
"""What says in a glossary, and nowhere else, what a term means."""
_LONGEST_HEADING = 40
_OPENING = 3
"""A clause that begins with a definition, its quotation mark and a few words before it included."""
_STOP = lazy(r"[。；;]|(?<!\bNo)(?<!\bNos)\.(?=\s|$)")
_NEXT = lazy(
    r"[,;]?\s+(?:and|while|whereas)\s+(?=(?:the\s+)?[“\"][^”\"]{1,40}[”\"]\s*"
    r"(?:means?|shall mean|refers? to)\b)",
    needs='“"',
)
"""Where a second term is defined in the same sentence: "Day" means calendar day and "month" means …"""
_PART = lazy(r"[，,。；;：:]")


_BINDS = lazy(r"\b(?:shall|will|must|may|agrees? to|undertakes? to)\b", re.IGNORECASE)
_OBJECT = lazy(
    r"\b[a-z]+\s+(?=(?:the|an?|any|all|each|its|certain|one|two|three|four|five|six|seven|eight"
    r"|nine|ten|\d+)\b)"
)
"""An act of one word before what it is done to."""
_ACT = 12
"""So many characters behind a deontic word its verb may end."""


def _meant(text: str, start: int, stop: int) -> int:
    """Return where the thing begins that a short name stands for, behind the act that is owed in it:
    乙方应向甲方提供设备三台（“设备”）, shall deliver two lines (the “Equipment”)."""
    if text[start:stop].isascii():
        sentence = max(text.rfind(mark, 0, start) for mark in ".;")
        act = _OBJECT.search(text, start, stop) if _BINDS.search(text, sentence + 1, stop) else None
        return act.end() if act else start
    cue = next((cue for cue in reversed(find_cues(text[:stop])) if cue.grade != "D"), None)
    if cue is None or cue.start < start:
        return start
    last = min(stop, cue.end + _ACT)
    verbs = modality_table()["implied"]["verbs"]
    ends = [at + len(verb) for verb in verbs if (at := text.find(verb, cue.end, last)) >= 0]
    return min(ends, default=cue.end)


def find_definitions(clauses: tuple[Clause, ...]) -> tuple[Definition, ...]:
    """Return the definitions in order of the text; the span is that of what the term is said to mean."""
    found: list[Definition] = []
    glossaries: set[str] = set()
    for clause in clauses:
        text = clause.text
        if clause.heading and len(clause.heading) <= _LONGEST_HEADING and _GLOSSARY.search(clause.heading):
            glossaries.add(clause.id)
        here: dict[int, Definition] = {}
        if clause.parent in glossaries and (entry := _GLOSSED.match(text) or _ENTRY.match(text)):
            stop = _end_of(text, entry.start(), entry.end())
            here[0] = Definition(entry.group(1), clause.id, entry.end(), stop)
        elif clause.kind == "note" or not _HINT.search(text):
            continue
        for pattern in (_QUOTED, _EXPRESSION, _STYLED, _COLON, _CALLED, _QUOTED_CALLED, _BARE):
            for match in pattern.finditer(text):
                stop = _end_of(text, match.start(), match.end())
                term = match.group(1).strip()
                if (
                    stop > match.end()
                    and term
                    and not any(
                        start <= match.start() < d.start or d.start == match.end()
                        for start, d in here.items()
                    )
                ):
                    here.setdefault(match.start(), Definition(term, clause.id, match.end(), stop))
        for match in _SHORT.finditer(text):
            term = (match.group(1) or match.group(2)).strip()
            cut = max((m.end() for m in _PART.finditer(text, 0, match.start())), default=0)
            start = cut + (len(text[cut : match.start()]) - len(text[cut : match.start()].lstrip()))
            stop = cut + len(text[cut : match.start()].rstrip())
            if start < stop:
                start = min(_meant(text, start, stop), stop - 1)
                here.setdefault(match.start(), Definition(term, clause.id, start, stop))
        found.extend(here[key] for key in sorted(here))
    return tuple(found)


def _end_of(text: str, start: int, told: int) -> int:
    """Return where the meaning of a term ends that begins at `told`: with its sentence, or with the clause
    where that does nothing but define the term and its further sentences bind nobody."""
    end = _STOP.search(text, told)
    if (another := _NEXT.search(text, told, end.start() if end else len(text))) is not None:
        return another.start()
    if end is None:
        return len(text)
    rest = text[end.end() :].strip()
    if start > _OPENING or not rest or _QUOTED.search(rest) or "：" in rest or ":" in rest:
        return end.start()
    if any(cue.grade != "D" for cue in find_cues(rest)):
        return end.start()
    return len(text.rstrip("。；;. "))
