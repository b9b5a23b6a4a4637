"""The labelled examples of the rules over one document, and the asking of each."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reviewer.findings.inspect import inspect
from reviewer.model import Clause, Contract, Document, Party

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Example", "examples", "found_in"]

_FILE = Path(__file__).with_name("examples.toml")
_ROLES = {
    "租赁": ("lessor", "lessee"),
    "借款": ("lender", "borrower"),
    "劳动": ("employer", "employee"),
    "买卖": ("buyer", "seller"),
}


@dataclass(frozen=True, slots=True)
class Example:
    """A text of a few clauses, and whether the rule or kind of that name must be found in it."""

    name: str
    title: str
    text: str
    expected: bool


def examples() -> Iterator[Example]:
    """Yield every labelled example."""
    for name, entry in tomllib.loads(_FILE.read_text(encoding="utf-8")).items():
        title = entry.get("title", "合作合同")
        for text in entry["yes"]:
            yield Example(name, title, text, expected=True)
        for text in entry["no"]:
            yield Example(name, title, text, expected=False)


def contract_of(title: str, text: str) -> Contract:
    """Return a contract of those clauses, one a line."""
    roles = next((roles for word, roles in _ROLES.items() if word in title), ("customer", "provider"))
    clauses = tuple(
        Clause(f"c{place}", f"第{place}条", (f"第{place}条",), "article", 0, None, line, None)
        for place, line in enumerate(text.splitlines(), start=1)
    )
    return Contract(
        document=Document("x.txt", "txt", "0" * 64, ()),
        kind="contract",
        title=title,
        language="zh",
        parties=(Party("甲方", None, roles[0], None), Party("乙方", None, roles[1], None)),
        clauses=clauses,
    )


def found_in(example: Example) -> bool:
    """Tell whether the rule or kind is found in the example."""
    return any(
        example.name in (one.data.get("rule"), one.kind)
        for one in inspect(contract_of(example.title, example.text))
    )
