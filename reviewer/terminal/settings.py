"""The user's own settings: keys, order and colours, from one TOML file that is checked before it is used.

preset = "vim"              # or "plain"
theme = "light"             # or "dark"
colours = "red"             # red and green; "blue" is blue and orange
order = "severity"          # or "document"
ambiguous = "wide"          # for a terminal that draws … and “ in two cells
author = "赵律师"            # of tracked changes and comments in Word files

[keys]
accept = ["a", "f10"]
"""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace

from reviewer.errors import UsageError
from reviewer.negotiation.folders import settings_path
from reviewer.terminal.keys.actions import actions, clashes, is_key, remapped

if TYPE_CHECKING:
    from pathlib import Path

    from reviewer.terminal.keys.actions import Action

CHOICES = {
    "preset": ("plain", "vim"),
    "theme": ("dark", "light"),
    "colours": ("blue", "red"),
    "order": ("document", "severity"),
    "ambiguous": ("narrow", "wide"),
}
"""What may be written at the top of the file; the first is meant where nothing is written."""
NEEDED = ("quit", "leave", "enter", "down", "up", "help", "next_point", "accept", "reject")
"""What must be left with a key."""
LARGEST = 100_000
"""Bytes of a file that is taken for settings."""


class Settings(Struct, frozen=True):
    """How the user wants the screen."""

    keymap: tuple[Action, ...]
    theme: str
    colours: str
    order: str
    ambiguous: str = "narrow"
    """`wide` for a terminal that draws characters such as `…` and `“` in two cells."""
    author: str | None = None
    """Of tracked changes and comments in Word files, where a command names nobody."""


def load_settings(path: Path | None = None) -> Settings:
    """Return the settings of the file, the usual ones where there is none.

    Raises `UsageError` where the file cannot be read, is no TOML, or names what does not exist.
    """
    path = path or settings_path()
    table = _read(path)
    unknown = sorted(set(table) - {*CHOICES, "author", "keys"})
    if unknown:
        known = (*CHOICES, "author", "[keys]")
        raise UsageError("config.unknown", path=str(path), name=unknown[0], known=known)
    chosen = {name: _choice(path, table, name) for name in CHOICES if name != "preset"}
    keys = _keys(path, table.get("keys", {}))
    base = actions("vim" if _choice(path, table, "preset") == "vim" else "plain")
    keymap = remapped(_freed(base, keys), keys)
    for action in keymap:
        if action.name in NEEDED and not action.keys:
            raise UsageError("config.needed", path=str(path), action=action.name)
    return Settings(keymap, **chosen, author=_author(path, table.get("author")))


def settled_author(named: str | None) -> str | None:
    """Return who signs tracked changes: who was named, else the author of the settings, None for neither."""
    return named or load_settings().author


def _read(path: Path) -> dict[str, Any]:
    try:
        with path.open("rb") as stream:
            return tomllib.loads(stream.read(LARGEST).decode("utf-8-sig"))
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise UsageError("config.unreadable", path=str(path), reason=error.strerror or "") from error
    except ValueError as error:
        raise UsageError("config.syntax", path=str(path), reason=str(error)) from error


def _choice(path: Path, table: dict[str, Any], name: str) -> str:
    value = table.get(name, CHOICES[name][0])
    if value not in CHOICES[name]:
        raise UsageError(
            "config.choice", path=str(path), name=name, value=str(value), choices=tuple(CHOICES[name])
        )
    return str(value)


def _author(path: Path, value: Any) -> str | None:
    if value is None:
        return None
    if not isinstance(value, str) or not value.isprintable() or not value.strip():
        raise UsageError("config.author", path=str(path))
    return value.strip()


def _keys(path: Path, table: Any) -> dict[str, tuple[str, ...]]:
    if not isinstance(table, dict):
        raise UsageError("config.keys", path=str(path), action="keys")
    known = {action.name: action for action in actions()}
    keys: dict[str, tuple[str, ...]] = {}
    for name, value in table.items():
        if name not in known:
            raise UsageError("config.action", path=str(path), action=name, known=tuple(sorted(known)))
        listed = [value] if isinstance(value, str) else value
        if not isinstance(listed, list) or not all(isinstance(key, str) and key.strip() for key in listed):
            raise UsageError("config.keys", path=str(path), action=name)
        keys[name] = tuple(_key(key.strip()) for key in listed)
        for key, written in zip(keys[name], listed, strict=True):
            if not is_key(key):
                raise UsageError("config.no_key", path=str(path), action=name, pressed=written.strip())
    own = [replace(known[name], keys=listed) for name, listed in keys.items()]
    for key, one, other in clashes(own):
        raise UsageError("config.twice", path=str(path), pressed=key, first=one.name, second=other.name)
    return keys


def _key(written: str) -> str:
    """Return a key as the terminal library names it: `Ctrl+K` and `/` as they are written on a keyboard."""
    from textual.keys import _character_to_key

    if len(written) == 1:
        return _character_to_key(written)
    *held, last = written.split("+")
    return "+".join([*(part.lower() for part in held), last.lower() if len(last) > 1 or held else last])


def _freed(base: tuple[Action, ...], keys: dict[str, tuple[str, ...]]) -> tuple[Action, ...]:
    """Return the actions without the keys that the user gave to another action of the same screen."""
    taken: dict[tuple[str, str], str] = {}
    for action in base:
        for key in keys.get(action.name, ()):
            for screen in action.where:
                taken[screen, key] = action.name

    def free(action: Action, key: str) -> bool:
        return all(taken.get((screen, key), action.name) == action.name for screen in action.where)

    return tuple(
        replace(action, keys=tuple(key for key in action.keys if free(action, key))) for action in base
    )
