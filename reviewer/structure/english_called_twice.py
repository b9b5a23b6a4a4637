"""A party with one short name before and behind its name in a line: `Grower: Ann Lee ("the Grower")`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewer.patterns import lazy
from reviewer.structure.introduced import NO_PARTY, Introduction, name_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reviewer.model import Clause

__all__ = ["called_twice"]

_TWICE = lazy(
    r"(?P<label>[A-Z][a-z]+(?: [A-Z][a-z]+)?):\s*(?P<name>[A-Z][^:;()“\"]{1,79}?)(?:,[^:;()“\"]{1,80})?,?\s*"
    r"\(\s*(?:here(?:in)?after\s+)?(?:the\s+)?[“\"](?:[Tt]he\s+)?(?P=label)[”\"]\s*\)",
    needs=("(",),
)
_KINDS = ("party", "preamble")


def called_twice(head: Iterable[Clause], known: Iterable[str], text: str) -> list[Introduction]:
    """Return the parties that lines of `head` name so, beside those that are `known`.

    A thing may be called so too; a party is who agrees, warrants or is entitled in the contract's `text`.
    """
    found: dict[str, Introduction] = {}
    for clause in head:
        match = _TWICE.match(clause.text) if clause.kind in _KINDS else None
        if match is None or NO_PARTY.search(match["label"]) or match["label"] in {*known, *found}:
            continue
        label = re.escape(match["label"])
        if re.search(
            rf"\b{label} (?:agrees|undertakes|acknowledges|warrants|represents|is entitled|is responsible)\b",
            text,
        ):
            name = name_of(match["name"])
            found[match["label"]] = Introduction(match["label"], None, name, clause.id, 0, match.end())
    return list(found.values())
