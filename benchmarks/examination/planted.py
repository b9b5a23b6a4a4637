"""Contracts with faults planted in them, and which of the faults are found.

A fault is marked in the text: `⟦words|kinds⟧` is a fault that a finding of one of those kinds (or rules, or
checklist items), apart by `/`, must quote, in the clause or as its other side; `⟦words|⟧` is the other side
of such a fault. The words themselves belong to the text.
"""

from __future__ import annotations

import re
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reviewer.findings import examine
from reviewer.reading import read_document
from reviewer.structure import build_contract

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewer.model import Contract, Finding

__all__ = ["CONTRACTS", "Planted", "Reading", "planted_in", "read_planted"]

CONTRACTS = Path(__file__).with_name("contracts")
_MARK = re.compile(r"⟦([^|⟦⟧]*)\|([^⟦⟧]*)⟧")

_MARKDOWN = re.compile(r"^## |^\|[ :]*-{2,}", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Planted:
    """One mark: the line it stands on, its words, and the kinds of which one must be found."""

    line: int
    words: str
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """What was found in one contract."""

    name: str
    faults: tuple[Planted, ...]
    missed: tuple[Planted, ...]
    other: tuple[Finding, ...]
    """Findings that touch no planted fault."""
    contract: Contract


def planted_in(text: str) -> tuple[str, list[Planted]]:
    """Return the text without its marks, and the marks; a line with nothing but a mark is left out."""
    lines: list[str] = []
    marks: list[Planted] = []
    for line in text.splitlines():
        plain = _MARK.sub(r"\1", line)
        marks += [
            Planted(len(lines) if plain.strip() else -1, words, tuple(filter(None, kinds.split("/"))))
            for words, kinds in _MARK.findall(line)
        ]
        if plain.strip():
            lines.append(plain)
    return "\n".join(lines) + "\n", marks


def read_planted(path: Path) -> Reading:
    """Examine the contract of that file and hold the findings against its marks."""
    text, marks = planted_in(path.read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as name:
        plain = Path(name) / f"{path.stem}{'.md' if _MARKDOWN.search(text) else '.txt'}"
        plain.write_text(text, encoding="utf-8")
        contract = build_contract(read_document(plain))
    findings = examine(contract)
    lines = _lines(contract, text)
    faults = tuple(mark for mark in marks if mark.kinds)
    missed = tuple(mark for mark in faults if not any(_finds(one, mark, lines) for one in findings))
    touched = {mark.line for mark in marks}
    items = {kind for mark in marks for kind in mark.kinds}
    other = tuple(
        one
        for one in findings
        if not (places(one, lines) & touched or (one.data.get("item") in items and one.draft is None))
    )
    return Reading(path.stem, faults, missed, other, contract)


def _lines(contract: Contract, text: str) -> dict[str, int]:
    """Return the line of the text on which each clause begins, by the clause's id."""
    squeezed = [_squeezed(line) for line in text.splitlines()]
    found: dict[str, int] = {}
    at = 0
    for clause in contract.clauses:
        words = _squeezed(clause.text)
        for line in (*range(at, len(squeezed)), *range(at)):
            if words and words in squeezed[line]:
                found[clause.id] = at = line
                break
    return found


def _squeezed(words: str) -> str:
    """Return words without blanks, borders of tables and what reading takes out."""
    return "".join(glyph for glyph in words if glyph.isprintable() and not glyph.isspace() and glyph != "|")


def places(finding: Finding, lines: dict[str, int]) -> set[int]:
    """Return the lines that a finding speaks of."""
    ids: Iterator[str | None] = iter(
        (
            finding.draft.clause if finding.draft else None,
            finding.data.get("other_clause"),
            *finding.data.get("clauses", ()),
        )
    )
    return {lines[one] for one in ids if one in lines}


def _finds(finding: Finding, mark: Planted, lines: dict[str, int]) -> bool:
    names = {finding.kind, finding.data.get("rule"), finding.data.get("item"), *finding.data.get("items", ())}
    if not names & set(mark.kinds):
        return False
    return mark.line < 0 or mark.line in places(finding, lines)
