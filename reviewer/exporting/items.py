"""What a contract of its kind should settle, as lines of text: settled, in part, blank, not found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.exporting.places import place_of
from reviewer.findings.inspect.checklists import coverage
from reviewer.findings.inspect.scene import Scene
from reviewer.messages import say

if TYPE_CHECKING:
    from reviewer.model import Contract, Language

__all__ = ["item_lines"]

_STATES = ("present", "partial", "blank", "absent")


def item_lines(contract: Contract, lang: Language) -> list[str]:
    """Return the items of the checklists by their state, each with the clause where it was seen first;
    nothing for a text that is no contract."""
    if contract.kind != "contract":
        return []
    states: dict[str, dict[str, None]] = {state: {} for state in _STATES}
    for item in coverage(Scene(contract)):
        place = place_of(contract, contract.clause(item.clause), lang) if item.clause else ""
        states[item.state][f"{item.name[lang]} {place}".rstrip()] = None
    glue = say("check.checklist.separator", lang)
    lines = [
        "  "
        + say(
            "check.item.list",
            lang,
            state=say(f"check.item.{state}", lang),
            count=len(names),
            list=glue.join(names),
        )
        for state, names in states.items()
        if names
    ]
    return [say("check.item.title", lang), *lines] if lines else []
