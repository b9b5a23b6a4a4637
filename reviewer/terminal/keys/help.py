"""Help for the pane in focus: what it answers, then every action with its keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.language.wrapping import cell_width
from reviewer.messages import say
from reviewer.terminal.keys.actions import ROOM, key_labels, known_in, title
from reviewer.terminal.looks.spans import BLANK, Line, Span, line, typeset

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewer.model import Language
    from reviewer.terminal.keys.actions import Action

GROUPS = ("answer", "walk", "view", "out", "pages")
KEYS_WIDE = 18


def help_lines(
    pane: str, keymap: Sequence[Action], lang: Language, width: int, where: str = ROOM
) -> list[Line]:
    """Return the help page of a pane in lines of `width` cells, with the actions that its screen knows."""
    rows = typeset(say(f"terminal.help.{pane}", lang), width, role="message")
    known = known_in(keymap, where)
    for group in GROUPS:
        listed = [action for action in known if action.group == group]
        if listed:
            rows += [BLANK, line((say(f"terminal.help.{group}", lang), "heading"))]
        for action in listed:
            keys = key_labels(action)
            pad = " " * max(1, KEYS_WIDE - cell_width(keys))
            words = typeset(title(action.name, lang, where), max(8, width - KEYS_WIDE - 2))
            for number, row in enumerate(words):
                head = (Span(f"  {keys}{pad}", "key"),) if number == 0 else (Span(" " * (KEYS_WIDE + 2)),)
                rows.append((*head, *row))
    if where == ROOM:
        rows += [BLANK, *typeset(say("terminal.help.marks", lang), width, role="dim")]
    return rows
