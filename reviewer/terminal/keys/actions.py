"""Actions by name and the keys that do them: data, so that a keymap only maps keys."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Literal

from reviewer.messages import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reviewer.model import Language

Preset = Literal["plain", "vim"]
SHOWN = {
    "down": "↓", "up": "↑", "left": "←", "right": "→", "pagedown": "PgDn", "pageup": "PgUp", "enter": "Enter",
    "colon": ":", "slash": "/", "question_mark": "?", "exclamation_mark": "!", "full_stop": ".",
    "equals_sign": "=", "right_square_bracket": "]", "left_square_bracket": "[",
    "delete": "Del", "backspace": "⌫", "home": "Home", "end": "End", "tab": "Tab", "escape": "Esc",
    "space": "Space",
}  # fmt: skip
"""Keys as they are written on a keyboard."""


@dataclass(frozen=True, slots=True)
class Action:
    """Something the lawyer can do."""

    name: str
    group: str
    keys: tuple[str, ...]


@lru_cache(maxsize=4)
def actions(preset: Preset = "plain") -> tuple[Action, ...]:
    """Return every action with its keys in a preset."""
    text = files("reviewer.terminal").joinpath("data/actions.toml").read_text(encoding="utf-8")
    entries = tomllib.loads(text)
    return tuple(Action(name, entry["group"], tuple(entry[preset])) for name, entry in entries.items())


def remapped(base: Iterable[Action], keys: Mapping[str, Iterable[str]]) -> tuple[Action, ...]:
    """Return the actions with the user's keys; a name that does not exist raises KeyError."""
    known = {action.name: action for action in base}
    unknown = set(keys) - set(known)
    if unknown:
        raise KeyError(", ".join(sorted(unknown)))
    return tuple(
        Action(action.name, action.group, tuple(keys.get(action.name, action.keys)))
        for action in known.values()
    )


def key_label(key: str) -> str:
    """Return a key as it is written on a keyboard: `Ctrl+R`, `F8`, `/`."""
    *held, last = key.split("+")
    name = SHOWN.get(last) or (last.upper() if last.startswith("f") and last[1:].isdigit() else last)
    return "+".join(
        [*(word.capitalize() for word in held), name.upper() if held and len(name) == 1 else name]
    )


def key_labels(action: Action, limit: int = 3) -> str:
    """Return the first keys of an action for a reader, full-width twins left out."""
    seen = [
        key_label(key)
        for key in action.keys
        if key.isascii() and not key.startswith(("fullwidth", "ideographic")) and "_black_" not in key
    ]
    return " ".join(seen[:limit])


def title(name: str, lang: Language) -> str:
    """Return what an action is called."""
    return say(f"terminal.action.{name}", lang)


def matches(typed: str, action: Action, lang: Language) -> bool:
    """Return whether the words name an action: part of its name, pinyin initials, or its English name."""
    wanted = typed.strip().casefold().replace(" ", "")
    name = title(action.name, lang).casefold().replace(" ", "")
    initials = say(f"terminal.initials.{action.name}", lang)
    return wanted in name or initials.startswith(wanted) or wanted in action.name.replace("_", "")
