"""Actions by name and the keys that do them: data, so that a keymap only maps keys."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib.resources import files
from itertools import combinations
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from reviewer.messages import catalogue, say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from reviewer.model import Language

Preset = Literal["plain", "vim"]
ROOM = "room"
SHOWN = {
    "down": "↓", "up": "↑", "left": "←", "right": "→", "pagedown": "PgDn", "pageup": "PgUp", "enter": "Enter",
    "colon": ":", "slash": "/", "question_mark": "?", "exclamation_mark": "!", "full_stop": ".",
    "equals_sign": "=", "right_square_bracket": "]", "left_square_bracket": "[", "left_curly_bracket": "{",
    "right_curly_bracket": "}", "delete": "Del", "backspace": "⌫", "home": "Home", "end": "End",
    "tab": "Tab", "escape": "Esc", "space": "Space",
}  # fmt: skip
"""Keys as they are written on a keyboard."""
TWINS = {".": "。", "/": "、", "[": "【", "]": "】", "\\": "、", "<": "《", ">": "》", "$": "￥", "^": "…"}
"""What a Chinese input method writes for a key, beside the full-width form of the same character."""


class Action(Struct, frozen=True):
    """Something the lawyer can do."""

    name: str
    group: str
    keys: tuple[str, ...]
    where: tuple[str, ...] = (ROOM,)
    """The screens that know it."""


@lru_cache(maxsize=4)
def actions(preset: Preset = "plain") -> tuple[Action, ...]:
    """Return every action with its keys in a preset."""
    text = files("reviewer.terminal").joinpath("data/actions.toml").read_text(encoding="utf-8")
    entries = tomllib.loads(text)
    own = entries.pop("presets").get(preset, {})
    return tuple(
        Action(name, entry["group"], tuple(own.get(name, entry["keys"])), tuple(entry.get("where", (ROOM,))))
        for name, entry in entries.items()
    )


def remapped(base: Iterable[Action], keys: Mapping[str, Iterable[str]]) -> tuple[Action, ...]:
    """Return the actions with the user's keys; a name that does not exist raises KeyError."""
    known = {action.name: action for action in base}
    unknown = set(keys) - set(known)
    if unknown:
        raise KeyError(", ".join(sorted(unknown)))
    return tuple(
        Action(action.name, action.group, tuple(keys.get(action.name, action.keys)), action.where)
        for action in known.values()
    )


def clashes(keymap: Iterable[Action]) -> Iterator[tuple[str, Action, Action]]:
    """Yield each key that does two things on one screen, with both actions."""
    for one, other in combinations(keymap, 2):
        if set(one.where) & set(other.where):
            for key in one.keys:
                if key in other.keys:
                    yield key, one, other


def known_in(keymap: Iterable[Action], where: str) -> tuple[Action, ...]:
    """Return the actions that a screen knows."""
    return tuple(action for action in keymap if where in action.where)


@lru_cache(maxsize=1)
def _characters() -> Mapping[str, str]:
    """Map the names of the keys of a keyboard to the characters they write."""
    from textual.keys import _character_to_key

    return {_character_to_key(chr(code)): chr(code) for code in range(0x20, 0x7F)}


def twins(key: str) -> tuple[str, ...]:
    """Return the keys that a Chinese input method sends for a key: full-width forms, Chinese punctuation."""
    from textual.keys import _character_to_key

    char = _characters().get(key, "")
    if not char.strip():
        return ()
    written = [chr(ord(char) + 0xFEE0), *TWINS.get(char, "")]
    return tuple(dict.fromkeys(name for form in written for name in (form, _character_to_key(form))))


def is_typed(key: str) -> bool:
    """Return whether a key writes a character where there is a line to type in."""
    return key in _characters() or len(key) == 1


def is_key(name: str) -> bool:
    """Return whether that is the name of a key, Ctrl, Alt and Shift before it included."""
    from textual.keys import Keys

    *held, last = name.split("+")
    known = last in _characters() or len(last) == 1 or last in {key.value for key in Keys}
    return known and all(part in ("ctrl", "alt", "shift") for part in held)


def key_label(key: str) -> str:
    """Return a key as it is written on a keyboard: `Ctrl+R`, `F8`, `/`."""
    *held, last = key.split("+")
    name = SHOWN.get(last) or (last.upper() if last.startswith("f") and last[1:].isdigit() else last)
    return "+".join(
        [*(word.capitalize() for word in held), name.upper() if held and len(name) == 1 else name]
    )


def key_labels(action: Action, limit: int = 3) -> str:
    """Return the first keys of an action for a reader."""
    return " ".join([key_label(key) for key in action.keys][:limit])


def title(name: str, lang: Language, where: str = ROOM) -> str:
    """Return what an action is called, on a screen where it does something of its own."""
    own = catalogue("terminal", lang)["action_on"].get(where, {})
    return say(f"terminal.action_on.{where}.{name}" if name in own else f"terminal.action.{name}", lang)


def matches(typed: str, action: Action, lang: Language, where: str = ROOM) -> bool:
    """Return whether the words name an action: part of its name, pinyin initials, or its English name."""
    wanted = typed.strip().casefold().replace(" ", "")
    name = title(action.name, lang, where).casefold().replace(" ", "")
    initials = say(f"terminal.initials.{action.name}", lang)
    return wanted in name or initials.startswith(wanted) or wanted in action.name.replace("_", "")
