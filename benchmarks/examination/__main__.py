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

FACTS = Path(__file__).with_name("facts.toml")


def names_found(path: Path) -> set[str]:
    """Return the rules, kinds and checklist items that a document gives."""
    found: set[str] = set()
    for one in inspect(build_contract(read_document(path))):
        found |= {one.kind, str(one.data.get("rule")), str(one.data.get("item")), *one.data.get("items", ())}
    return found


def missed_by_template(folder: Path) -> dict[str, list[str]]:
    """Return the facts of each template that are not found, the templates in the order of their names."""
    facts = tomllib.loads(FACTS.read_text(encoding="utf-8"))
    lost: dict[str, list[str]] = {}
    for (name, noted), path in zip(facts.items(), sorted(folder.iterdir()), strict=False):
        found = names_found(path)
        lost[name] = [fact for fact, rule in noted if rule not in found]
    return lost


if __name__ == "__main__":
    left = missed_by_template(Path(sys.argv[1]))
    total = sum(len(noted) for noted in tomllib.loads(FACTS.read_text(encoding="utf-8")).values())
    lines = [f"{total - sum(map(len, left.values()))} of {total} found"]
    lines += [f"  not found: {name} {fact}" for name, facts in left.items() for fact in facts]
    sys.stdout.write("\n".join(lines) + "\n")
