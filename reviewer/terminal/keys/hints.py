"""The line at the foot of a screen: a few keys as the user has them, and what each does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.messages import say
from reviewer.terminal.keys.actions import is_typed, key_label
from reviewer.terminal.looks.spans import Line, Span, width_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reviewer.model import Language
    from reviewer.terminal.keys.actions import Action

Hint = tuple[str, str]
"""Names of actions parted by blanks, or the keys themselves; then the entry `terminal.hint.<name>`."""


def key_shown(keymap: Iterable[Action], name: str, *, typed: bool = True) -> str:
    """Return the key to remind of for an action, one that writes no character unless `typed` are welcome.

    Empty for an action without keys; a name that is no action is returned as it is.
    """
    action = next((action for action in keymap if action.name == name), None)
    if action is None:
        return name
    keys = [key for key in action.keys if typed or not is_typed(key)] or list(action.keys)
    return key_label(keys[0]) if keys else ""


def hint_line(
    keymap: Iterable[Action],
    lang: Language,
    hints: Iterable[Hint],
    lead: str = "",
    *,
    typed: bool = False,
    width: int = 10_000,
) -> Line:
    """Return the reminders as one line behind the words of `lead`, as many as go into `width` cells."""
    known = tuple(keymap)
    spans = [Span(f"{lead}  ", "dim")] if lead else []
    for names, words in hints:
        keys = "".join(key_shown(known, name, typed=typed) for name in names.split())
        hint = (Span(keys, "key"), Span(f" {say(f'terminal.hint.{words}', lang)}  ", "dim"))
        if keys and width_of((*spans, *hint)) - 2 <= width:
            spans += hint
    return tuple(spans)


def foot_line(keymap: Iterable[Action], lang: Language, hints: Iterable[Hint], width: int) -> Line:
    """Return the reminders at the foot of a screen of `width` cells, set in from its edge."""
    return (Span(" "), *hint_line(keymap, lang, hints, typed=True, width=width - 2))


def keys_in_words(keymap: Iterable[Action], *names: str) -> dict[str, str]:
    """Return the keys of actions as parameters for a sentence: `key_` and the name of the action."""
    known = tuple(keymap)
    return {f"key_{name}": key_shown(known, name) for name in names}
