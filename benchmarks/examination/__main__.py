"""Print how many noted facts of the four templates in a folder are found, and which are not.

Usage: `python -m benchmarks.examination FOLDER`, the templates in the order of their names.
"""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

from reviewer.findings.inspect import inspect
from reviewer.reading import read_document
from reviewer.structure import build_contract

_FACTS = Path(__file__).with_name("facts.toml")


def names_found(path: Path) -> set[str]:
    """Return the rules, kinds and checklist items that a document gives."""
    found: set[str] = set()
    for one in inspect(build_contract(read_document(path))):
        found |= {one.kind, str(one.data.get("rule")), str(one.data.get("item")), *one.data.get("items", ())}
    return found


def missed(folder: Path) -> tuple[int, list[str]]:
    """Return how many facts were noted, and those that are not found."""
    facts = tomllib.loads(_FACTS.read_text(encoding="utf-8"))
    lost: list[str] = []
    count = 0
    for (name, noted), path in zip(facts.items(), sorted(folder.iterdir()), strict=False):
        found = names_found(path)
        count += len(noted)
        lost += [f"{name} {fact} ({rule})" for fact, rule in noted if rule not in found]
    return count, lost


if __name__ == "__main__":
    total, left = missed(Path(sys.argv[1]))
    lines = [f"{total - len(left)} of {total} found", *(f"  not found: {one}" for one in left)]
    sys.stdout.write("\n".join(lines) + "\n")
