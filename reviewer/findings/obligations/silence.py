"""Whose silence, or failure, makes the case: neither party's act (双方均未提出异议) or the want of one
party's (任何一方未提出异议); neither party gives notice, either party fails to give notice."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewer.findings.obligations.words import observed
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewer.findings.obligations.reading import Reading
    from reviewer.findings.observation import Observation

__all__ = ["silences"]

_NOT = r"(?:(?:仍|尚|并)?未|没有|并无|无(?=异议)|不(?=提出|表示|同意|通知|反对))"
_ACT = r"[^，,。；;\n]{2,24}?"
_THEN = r"(?=的?[，,]|时|的话|的情况|的情形)"
_WHO = lazy(
    rf"(?P<all>(?:(?:[甲乙丙]、?)*双方|各方|合同(?:双方|各方)|任[何一意]一?方(?=[均都皆]))[均都皆]?(?={_NOT}))"
    rf"{_NOT}(?P<act>{_ACT}){_THEN}"
    rf"|(?P<one>(?:(?:任[何意]?|其中)一方|有一方|一方)(?={_NOT})){_NOT}(?P<its>{_ACT}){_THEN}",
    needs=("双方", "各方", "一方"),
)
_LATIN = lazy(
    r"(?P<all>neither (?:party|of the parties)|no party)\s(?P<act>[^,.;]{4,80}?)(?=[,.;])"
    r"|(?P<one>(?:either|any|a|one) party|one of the parties)\s(?:fails? to|(?:does|has|did) not)\s"
    r"(?P<its>[^,.;]{4,80}?)(?=[,.;])",
    re.IGNORECASE,
    needs=("party", "Party", "parties", "Parties"),
)
_ALIKE = 2
"""So many letters in common at least make it one act."""


def silences(reading: Reading) -> Iterator[Observation]:
    """Yield an observation for each case that was one where nobody acts and is one where one party does not,
    or the reverse."""
    for pattern in (_WHO, _LATIN):
        old, new = tuple(pattern.finditer(reading.base.text)), tuple(pattern.finditer(reading.draft.text))
        for before, after in zip(old, new, strict=False):
            if (before["all"] is None) == (after["all"] is None) or not _one_act(before, after):
                continue
            change = "silence_one" if before["all"] else "silence_all"
            base, draft = before.span(), after.span()
            yield observed(
                reading,
                "condition",
                f"condition.{change}",
                "silence",
                base=base,
                draft=draft,
                favours="unclear",
                data={"what": "silence", "change": change},
            )


def _one_act(before: re.Match[str], after: re.Match[str]) -> bool:
    one, two = (found["act"] or found["its"] for found in (before, after))
    words = [set(act.split()) if act.isascii() else set(act) for act in (one, two)]
    return len(words[0] & words[1]) >= _ALIKE
