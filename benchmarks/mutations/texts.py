"""The contracts that changes are put into, as lines, and the comparison of one with a draft of it."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.accuracy.markup import pair_of
from reviewer.comparison import compare_contracts
from reviewer.errors import ReviewerError
from reviewer.findings import find
from reviewer.reading import read_document
from reviewer.structure import build_contract, require_contract

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reviewer.model import Clause, Contract, Finding, Language

__all__ = ["Compared", "Text", "compared", "shuffled", "text_of", "texts"]

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
MARKED = ROOT / "benchmarks" / "accuracy" / "contracts" / "tuned"
_OWN = ((ROOT / "baselines", "*.docx"), (ROOT / "examples", "*.docx"))
_OUTSIDE = (
    (SHARED / "seeds", "*.txt"),
    (SHARED / "corpus" / "leases", "*.docx"),
    (SHARED / "corpus" / "english", "*.[dm]*"),
)
_EDGE = 4
"""Lines at either end, of the head and of the signatures, that are left alone."""
_LONGEST = 600
_FIXED = {"title", "preamble", "party", "table", "signature"}


@dataclass(frozen=True)
class Text:
    """A contract as lines, what the program reads in them, and the clauses of each line by its place."""

    name: str
    lines: tuple[str, ...]
    contract: Contract
    clauses: dict[int, tuple[Clause, ...]] = field(repr=False)

    @cached_property
    def free(self) -> list[int]:
        """The lines that may be changed: clauses of a common length, no two of them in one clause."""
        taken: set[str] = set()
        found = []
        for place in range(_EDGE, len(self.lines) - _EDGE):
            clauses = self.clauses.get(place, ())
            ids = {clause.id for clause in clauses}
            if not clauses or ids & taken or len(self.lines[place]) >= _LONGEST:
                continue
            if not any(clause.kind in _FIXED for clause in clauses):
                found.append(place)
                taken |= ids
        return found

    def refers(self, place: int) -> bool:
        """Tell whether a reference points at a clause of that line, or by place from it, as 前款 does."""
        return any(clause.id in self._referring for clause in self.clauses.get(place, ()))

    @cached_property
    def _referring(self) -> frozenset[str]:
        found = self.contract.references
        near = {one.clause for one in found if one.kind == "relative"}
        return frozenset(near.union(*(one.targets for one in found)))


@dataclass(frozen=True, slots=True)
class Compared:
    """What the program tells of a draft of a text: changes alone, no fault inside one of both."""

    base: Text
    draft: Text
    findings: tuple[Finding, ...]

    def at(self, base: Iterable[int], draft: Iterable[int]) -> list[Finding]:
        """Return the findings that quote a clause on one of those lines."""
        before = {clause.id for place in base for clause in self.base.clauses.get(place, ())}
        after = {clause.id for place in draft for clause in self.draft.clauses.get(place, ())}
        return [
            one
            for one in self.findings
            if (one.base and one.base.clause in before) or (one.draft and one.draft.clause in after)
        ]


def text_of(name: str, lines: Iterable[str]) -> Text:
    """Return the text of those lines; ReviewerError where they are no contract."""
    kept = tuple(" ".join(line.split()) for line in lines if line.strip())
    contract = _read("lines.txt", "\n".join(kept).encode())
    clauses: dict[int, tuple[Clause, ...]] = {}
    for clause in contract.clauses:
        for line in dict.fromkeys(contract.document.blocks[block].line for block in clause.blocks):
            if line is not None:
                clauses[line - 1] = (*clauses.get(line - 1, ()), clause)
    return Text(name, kept, contract, clauses)


def compared(base: Text, lines: Iterable[str]) -> Compared:
    """Compare a text with a draft of those lines."""
    draft = text_of(base.name, lines)
    findings = find(compare_contracts(base.contract, draft.contract))
    return Compared(base, draft, tuple(one for one in findings if one.data.get("origin") is None))


def texts(language: Language) -> list[Text]:
    """Return every contract of a language: the project's own, then those beside the checkout."""
    found = []
    for name, lines in _sources():
        try:
            text = text_of(name, lines)
        except ReviewerError:
            continue
        if text.contract.language == language and text.free:
            found.append(text)
    return found


def shuffled(found: Iterable[Text], name: str) -> list[Text]:
    """Return texts in the order in which the change of that name takes them: the same in every run."""
    order = list(found)
    random.Random(name).shuffle(order)
    return order


def _sources() -> Iterator[tuple[str, Iterable[str]]]:
    """Yield the name and the lines of each text; of files that differ in their ending alone, the first."""
    for folder, pattern in (*_OWN, *_OUTSIDE):
        seen = set()
        for path in sorted(folder.glob(pattern)):
            if path.stem not in seen:
                seen.add(path.stem)
                yield path.stem, _lines_of(path)
    for path in sorted(MARKED.glob("*.md")):
        yield path.stem, pair_of(path, ()).base


def _lines_of(path: Path) -> list[str]:
    """Return the clauses of a file, a line each; none where the program does not read it as a contract."""
    try:
        contract = _read(path)
    except ReviewerError:
        return []
    return [f"{clause.number or ''} {clause.text}".strip() for clause in contract.clauses]


def _read(path: str | Path, data: bytes | None = None) -> Contract:
    return require_contract(build_contract(read_document(path, data=data)))
