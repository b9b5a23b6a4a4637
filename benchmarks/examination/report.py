"""The chapter on examining one contract: planted faults, the facts noted in four templates, and the noise."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.examination.__main__ import FACTS, missed_by_template
from benchmarks.examination.planted import CONTRACTS, read_planted

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["chapter"]

_HERE = Path(__file__).parent


def chapter(templates: Path | None) -> list[str]:
    """Return the chapter as lines of Markdown.

    `templates` is the folder of the four templates; they are not the project's to keep, so without it the
    facts are listed as last measured.
    """
    return ["## examining one contract", "", *_planted(), *_judged(), *_facts(templates), *_left_out()]


def _toml(name: str) -> Mapping[str, Any]:
    return tomllib.loads((_HERE / name).read_text(encoding="utf-8"))


def _planted() -> list[str]:
    lines = [
        "Contracts in benchmarks/examination/contracts, with faults planted in them or sound.",
        "",
        "| contract | planted | found | other findings, checklists apart |",
        "| --- | --: | --: | --: |",
    ]
    for folder in ("tuned", "held_out", "sound"):
        for path in sorted((CONTRACTS / folder).glob("*.md")):
            reading = read_planted(path)
            other = [one for one in reading.other if one.kind != "checklist.missing"]
            found = len(reading.faults) - len(reading.missed)
            name = f"{folder.replace('_', ' ')}, {path.stem.replace('_', ' ')}"
            lines.append(f"| {name} | {len(reading.faults)} | {found} | {len(other)} |")
    return [*lines, ""]


def _judged() -> list[str]:
    judged = _toml("judgement.toml")
    lines = ["At first contact, before a rule was touched:", ""]
    for one in judged["first_contact"]:
        share = one["found"] / one["planted"]
        lines.append(
            f"- {one['name']}: {one['found']} of {one['planted']} found ({share:.0%}); {one['other']}"
        )
    lines += [
        "",
        "Every finding on texts by others was read, open blanks apart, and judged as a busy lawyer would:",
        "",
        "| read | findings | noise | what |",
        "| --- | --: | --: | --- |",
    ]
    for one in judged["read"]:
        lines.append(f"| {one['name']} | {one['findings']} | {one['noise']} | {one['why']} |")
    findings = sum(one["findings"] for one in judged["read"])
    noise = sum(one["noise"] for one in judged["read"])
    return [*lines, f"| together | {findings} | {noise} | one in {findings / noise:.0f} |", ""]


def _facts(templates: Path | None) -> list[str]:
    facts = tomllib.loads(FACTS.read_text(encoding="utf-8"))
    lost = missed_by_template(templates) if templates else _toml("missed.toml")
    count = sum(len(noted) for noted in facts.values())
    left = sum(len(names) for names in lost.values())
    how = "" if templates else ", as last measured; `make accuracy TEMPLATES=folder` measures again"
    lines = [
        f"Faults that a lawyer noted in four customer-service templates: {count - left} of {count} that one "
        f"text alone decides are found ({(count - left) / count:.0%}){how}.",
        "",
        "| template | fault | found by |",
        "| --- | --- | --- |",
    ]
    for name, noted in facts.items():
        for fact, rule in noted:
            told = "**not found**" if fact in lost.get(name, ()) else rule
            lines.append(f"| {name} | {fact} | {told} |")
    return [*lines, ""]


def _left_out() -> list[str]:
    lines = [
        "Left out, because one text does not decide them or because they are matters of style:",
        "",
        "| template | left out | why |",
        "| --- | --- | --- |",
    ]
    lines += [
        f"| {one['text']} | {one['what']} | {one['why']} |" for one in _toml("left_out.toml")["left_out"]
    ]
    return [*lines, ""]
