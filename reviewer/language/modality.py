"""How strongly words bind: duty, prohibition, permission, right, exemption and their degrees, with guards.

A bare substring search is wrong for one 应 in five (响应, 相应, 应用, 应付未付): each word of the table
carries the neighbours that take its force away. Negated and doubly negated forms are words of their own
(不得不 is a duty).
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["Cue", "burden", "find_cues", "modality_table", "word_pattern"]

_PART = "，。；！？,;!?\n"
_LATIN = re.compile(r"[A-Za-z]")


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that carries deontic force; offsets are code points into the text that was searched."""

    start: int
    end: int
    grade: str
    """O4 O3 O3w O2 O1 (duty, from absolute to best efforts), F3 F3c F1 (prohibition), P (permission), R
    (right),
    R+ (one-sided discretion), E (exemption), W (waiver), D (declaration)."""
    text: str
    lexical: bool = False
    """A verb that carries force of itself (承担, 保证), not a modal word (应, 不得)."""


@lru_cache(maxsize=1)
def modality_table() -> Mapping[str, Any]:
    """Return the table of deontic words as data."""
    text = files("reviewer.language").joinpath("data/modality.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def word_pattern(
    word: str,
    *,
    not_after: Iterable[str] = (),
    not_before: Iterable[str] = (),
    after: Iterable[str] = (),
    before: Iterable[str] = (),
    gap: int = 12,
) -> str:
    """Return the regular expression of one table word with its guards.

    `…` in the word stands for up to `gap` characters of the same clause part; a Latin word is bounded on both
    sides and its blanks match any blanks.
    """
    filler = rf"[^{_PART}]{{0,{gap}}}?"
    body = filler.join(re.escape(piece) for piece in word.split("…"))
    if _LATIN.match(word):
        body = r"(?i:\b" + body.replace(r"\ ", r"\s+") + r"\b)"
    behind = "".join(f"(?<!{re.escape(guard)})" for guard in not_after if "…" not in guard)
    wanted_behind = "|".join(f"(?<={re.escape(guard)})" for guard in after)
    ahead = "|".join(re.escape(guard) for guard in not_before)
    wanted = "|".join(re.escape(guard) for guard in before)
    return "".join(
        (
            behind,
            f"(?:{wanted_behind})" if wanted_behind else "",
            body,
            f"(?!{ahead})" if ahead else "",
            f"(?={wanted})" if wanted else "",
        )
    )


@lru_cache(maxsize=1)
def _compiled() -> tuple[re.Pattern[str], tuple[tuple[str, bool], ...]]:
    table = modality_table()
    words = [(word, entry) for entry in table["cue"] for word in entry["words"]]
    words.sort(key=lambda item: -len(item[0].replace("…", "")))
    patterns: list[str] = []
    facts: list[tuple[str, bool]] = []
    for number, (word, entry) in enumerate(words):
        guards = {name: entry.get(name, ()) for name in ("not_after", "not_before", "after", "before")}
        patterns.append(f"(?P<w{number}>{word_pattern(word, gap=table['gap'], **guards)})")
        facts.append((entry["grade"], entry.get("lexical", False)))
    return re.compile("|".join(patterns)), tuple(facts)


@lru_cache(maxsize=8192)
def find_cues(text: str) -> tuple[Cue, ...]:
    """Return the deontic words of a text in order, none inside another, the longest at each place."""
    pattern, facts = _compiled()
    cues: list[Cue] = []
    for match in pattern.finditer(text):
        name = match.lastgroup or "w0"
        grade, lexical = facts[int(name[1:])]
        cues.append(Cue(match.start(), match.end(), grade, match.group(), lexical))
    return tuple(cues)


def burden(grade: str) -> float:
    """Return how heavily a grade weighs on its bearer: duties above nought, rights and exemptions below."""
    return float(modality_table()["burden"][grade])
