"""How strongly words bind: duty, prohibition, permission, right, exemption and their degrees, with guards.

A bare substring search is wrong for one 应 in five (响应, 相应, 应用, 应付未付): each word of the table
carries the neighbours that take its force away. Negated and doubly negated forms are words of their own
(不得不 is a duty).
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from reviewer.language.guarded import Guards, WordTable
from reviewer.language.tables import table
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Cue", "burden", "find_cues", "force_of", "modality_table"]


class Cue(Struct, frozen=True):
    """A word that carries deontic force; offsets are code points into the text that was searched."""

    start: int
    end: int
    grade: str
    """O4 O3 O3w O2 O1 (duty, from absolute to best efforts), F3 F3c F1 (prohibition), P (permission), R
    (right), R+ (one-sided discretion), E (exemption), W (waiver), D (declaration)."""
    text: str
    lexical: bool = False
    """A verb that carries force of itself (承担, 保证), not a modal word (应, 不得)."""


@lru_cache(maxsize=1)
def modality_table() -> Mapping[str, Any]:
    """Return the table of deontic words as data."""
    return table("modality")


_OPENING = lazy(r"(?:^|[.;:!?\n])[\s(]*(?:\w\)\s*)?$")
"""What stands before a word that begins a sentence; elsewhere `May` is a month."""


_TURNED = lazy(
    r"(?:(?:^|[.;:\n])[\s(]*Should|[,;]\s(?:and\s|or\s|but\s)?should)(?=\s(?:an?|any|the|either|it|they|he|she|we|you|this|such|[A-Z]))"
)
"""Where `should` stands before its subject, and puts a case: should the lift fail, the Tenant may leave."""
_OWED = lazy(
    r"(?:抵[作为充扣销消偿]|冲[抵减]|折抵|充抵|抵入|转[作为]|作为|计入|扣[除减抵])[^，,。；;的应]{0,8}应[付收]$"
    r"|(?:相当于|等于|占|乘以|不超过|低于|高于|超过|达到|不足)应[付收]$"
)
"""What makes 应付 a word for a sum, which something is set off against: 抵作甲方应付服务费."""
_NEAR = 12


@lru_cache(maxsize=1)
def _words() -> WordTable[tuple[str, bool]]:
    table = modality_table()
    words = (
        (
            word,
            Guards(*(tuple(entry.get(name, ())) for name in Guards._fields)),
            (entry["grade"], entry.get("lexical", False)),
            0,
        )
        for entry in table["cue"]
        for word in entry["words"]
    )
    return WordTable(words, gap=table["gap"])


@lru_cache(maxsize=8192)
def find_cues(text: str) -> tuple[Cue, ...]:
    """Return the deontic words of a text in order, none inside another, the longest at each place."""
    return tuple(
        Cue(start, end, grade, text[start:end], lexical)
        for start, end, (grade, lexical) in _words().find(text)
        if (text[start:end] != "May" or _OPENING.search(text, 0, start))
        and not (text[start:end].lower() == "should" and _TURNED.search(text, max(0, start - 4), end + 8))
        and not (text[start:end] == "应" and _OWED.search(text, max(0, start - _NEAR), end + 1))
    )


@lru_cache(maxsize=1)
def _forces() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for entry in modality_table()["cue"]:
        if not any(name in entry for name in ("lexical", "after", "before")):
            for word in entry["words"]:
                found.setdefault(word, entry["grade"])
    return found


def force_of(word: str) -> str | None:
    """Return the grade of a modal word by itself, whatever stands beside it; None where it is none."""
    return _forces().get(word.strip())


def burden(grade: str) -> float:
    """Return how heavily a grade weighs on its bearer: duties above nought, rights and exemptions below."""
    return float(modality_table()["burden"][grade])
