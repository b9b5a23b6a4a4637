"""The labelled examples of the rules over one document, and the asking of each."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reviewer.findings.inspect import inspect
from reviewer.model import Clause, Contract, Document, Party
from reviewer.structure.definitions import find_definitions
from reviewer.structure.targets import find_targets

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewer.model import Language

__all__ = ["Example", "examples", "found_in"]

_FILES = sorted(Path(__file__).parent.glob("examples*.toml"))
_ROLES = {
    "租赁": ("lessor", "lessee"),
    "借款": ("lender", "borrower"),
    "劳动": ("employer", "employee"),
    "买卖": ("buyer", "seller"),
    "特许": ("supplier", "dealer"),
    "经销": ("supplier", "dealer"),
    "仓储": ("depositor", "keeper"),
    "运输": ("shipper", "carrier"),
}


@dataclass(frozen=True, slots=True)
class Example:
    """A text of a few clauses, and whether the rule or kind of that name must be found in it."""

    name: str
    title: str
    text: str
    expected: bool
    language: Language = "zh"


def examples() -> Iterator[Example]:
    """Yield every labelled example; a table of a file may stand for one rule more than once, as
    `C9/2`, or `C9/en` and `C9/en2` for contracts in English."""
    for path in _FILES:
        for key, entry in tomllib.loads(path.read_text(encoding="utf-8")).items():
            name, _, language = key.partition("/")
            chinese = not language.startswith("en")
            title = entry.get("title", "合作合同" if chinese else "Services Agreement")
            for expected, texts in ((True, entry["yes"]), (False, entry["no"])):
                for text in texts:
                    yield Example(name, title, text, expected, "zh" if chinese else "en")


def contract_of(title: str, text: str, language: Language = "zh") -> Contract:
    """Return a contract of those clauses, one a line."""
    if language == "en" and "Lease" in title:
        parties = (
            Party("Landlord", "Landlord", "lessor", None),
            Party("Tenant", "Tenant", "lessee", None),
        )
    elif language == "en":
        parties = (
            Party("Customer", "Customer", "customer", None),
            Party("Supplier", "Supplier", "provider", None),
        )
    else:
        roles = next((roles for word, roles in _ROLES.items() if word in title), ("customer", "provider"))
        parties = (Party("甲方", None, roles[0], None), Party("乙方", None, roles[1], None))
    mark = "第{}条" if language == "zh" else "{}."
    clauses = tuple(
        Clause(f"c{place}", mark.format(place), (mark.format(place),), "article", 0, None, line, None)
        for place, line in enumerate(text.splitlines(), start=1)
    )
    return Contract(
        document=Document("x.txt", "txt", "0" * 64, ()),
        kind="contract",
        title=title,
        language=language,
        parties=parties,
        clauses=clauses,
        definitions=find_definitions(clauses),
        references=find_targets(clauses),
    )


def found_in(example: Example) -> bool:
    """Tell whether the rule or kind is found in the example."""
    return any(
        example.name in (one.data.get("rule"), one.kind)
        for one in inspect(contract_of(example.title, example.text, example.language))
    )
