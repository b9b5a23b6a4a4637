from __future__ import annotations

import pytest

from reviewer.model import Block, Contract, Document
from reviewer.structure import build_contract


@pytest.fixture(scope="session")
def contract_of():
    """Return a function that builds a contract from lines; a tuple is a row, a dict gives block fields."""

    def build(*lines: object, kind: str = "docx") -> Contract:
        blocks = []
        for number, line in enumerate(lines, 1):
            if isinstance(line, tuple):
                blocks.append(Block("", cells=line, table=0))
            elif isinstance(line, dict):
                blocks.append(Block(**line))
            else:
                blocks.append(Block(str(line), line=number))
        return build_contract(Document("t", kind, "", tuple(blocks)))  # type: ignore[arg-type]

    return build


@pytest.fixture(scope="session")
def shape():
    """Return a function that writes a tree as `level number text` triples."""

    def outline(contract: Contract) -> list[tuple[int, str | None, str]]:
        return [(clause.level, clause.number, clause.text) for clause in contract.clauses]

    return outline
