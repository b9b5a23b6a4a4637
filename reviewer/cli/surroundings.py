"""What the terminal can do, fact by fact, with advice where something could be better."""

from __future__ import annotations

import locale
import os
import shlex
import shutil
import sys
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from reviewer.messages import describe, say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from reviewer.model import Language

    Told = Callable[..., str]

__all__ = ["Fact", "surroundings"]

NARROW, COMFORTABLE = 80, 100
"""Columns below which the screen is cramped, and from which both texts stand side by side."""
_SILENT = ("Apple_Terminal",)
"""Values of TERM_PROGRAM whose terminals take no text from a program into the clipboard."""
_ABLE = ("iTerm.app", "WezTerm", "ghostty", "vscode", "Hyper", "rio")


class Fact(NamedTuple):
    """One thing about the terminal."""

    name: str
    value: str
    advice: str = ""
    """What to do about it; empty where nothing is amiss."""


def surroundings(
    lang: Language, *, terminal: bool, environment: Mapping[str, str] | None = None
) -> Iterator[Fact]:
    """Yield the facts in their order: terminal, width, colour, clipboard, editor, locale, settings."""
    env = os.environ if environment is None else environment
    told = partial(_told, lang)
    term = env.get("TERM", "") or "—"
    if terminal:
        yield Fact("terminal", told("terminal_yes", term=term))
    else:
        yield Fact("terminal", told("terminal_no", term=term), told("terminal_advice"))
    yield Fact("width", *_width(told))
    yield Fact("colour", *_colour(env, told))
    yield Fact("clipboard", *_clipboard(env, told))
    yield Fact("editor", *_editor(env, told))
    yield Fact("locale", *_locale(told))
    yield Fact("settings", *_settings(lang, told))


def _told(lang: Language, name: str, **params: object) -> str:
    return say(f"cli.doctor.{name}", lang, **params)


def _width(told: Told) -> tuple[str, str]:
    columns, lines = shutil.get_terminal_size()
    value = told("size", columns=columns, lines=lines)
    if columns < NARROW:
        return value, told("width_cramped", n=NARROW)
    return value, told("width_stacked", n=COMFORTABLE) if columns < COMFORTABLE else ""


def _colour(env: Mapping[str, str], told: Told) -> tuple[str, str]:
    if "NO_COLOR" in env:
        return told("colour_none"), told("colour_none_advice")
    if env.get("COLORTERM", "").lower() in ("truecolor", "24bit"):
        return told("colour_true"), ""
    if "256color" in env.get("TERM", ""):
        return told("colour_256"), told("colour_advice")
    return told("colour_16"), told("colour_advice")


def _clipboard(env: Mapping[str, str], told: Told) -> tuple[str, str]:
    """Judge whether a copy (OSC 52) arrives: the terminal answers no question about it, so its name must."""
    program = env.get("TERM_PROGRAM", "")
    if env.get("TMUX"):
        return told("clipboard_tmux"), told("clipboard_tmux_advice")
    if env.get("STY"):
        return told("clipboard_no", program="screen"), told("clipboard_advice")
    if program in _SILENT:
        return told("clipboard_no", program=program), told("clipboard_advice")
    if program in _ABLE or env.get("KITTY_WINDOW_ID") or env.get("WT_SESSION"):
        return told("clipboard_yes"), ""
    return told("clipboard_unsure"), told("clipboard_advice")


def _editor(env: Mapping[str, str], told: Told) -> tuple[str, str]:
    wanted = env.get("VISUAL") or env.get("EDITOR") or "vi"
    try:
        words = shlex.split(wanted)
    except ValueError:
        words = []
    if not words or shutil.which(words[0]) is None:
        return told("editor_missing", program=wanted), told("editor_advice")
    return wanted, "" if "VISUAL" in env or "EDITOR" in env else told("editor_usual")


def _locale(told: Told) -> tuple[str, str]:
    encoding = locale.getpreferredencoding(False)
    unicode = encoding.replace("-", "").lower() in ("utf8", "utf8mb4", "cp65001")
    value = f"{os.environ.get('LC_ALL') or os.environ.get('LANG') or '—'} {encoding}"
    return value, "" if unicode or sys.platform == "win32" else told("locale_advice")


def _settings(lang: Language, told: Told) -> tuple[str, str]:
    """Say where the settings are, and what is wrong in them."""
    from reviewer.errors import ReviewerError
    from reviewer.negotiation.folders import settings_path
    from reviewer.terminal.settings import load_settings

    path = settings_path()
    try:
        load_settings(path)
    except ReviewerError as error:
        return str(path), describe(error, lang)
    return str(path), "" if path.exists() else told("settings_none")
