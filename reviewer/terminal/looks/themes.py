"""Looks: a dark, a light and a bare theme, each in blue and orange or in red and green."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import Any

from rich.style import Style
from textual.theme import Theme


def _bar(thumb: str, track: str) -> dict[str, str]:
    """Return the variables of a quiet scroll bar."""
    return {
        "scrollbar": thumb,
        "scrollbar-hover": thumb,
        "scrollbar-active": thumb,
        "scrollbar-background": track,
        "scrollbar-background-hover": track,
        "scrollbar-background-active": track,
    }


DARK = Theme(
    name="reviewer-dark",
    dark=True,
    primary="#7aa2c9",
    secondary="#8a94a6",
    accent="#d9a05b",
    foreground="#d8dce3",
    background="#14171c",
    surface="#1a1e25",
    panel="#232933",
    warning="#d9a05b",
    error="#e0715c",
    success="#7fb07f",
    variables={
        "block-cursor-background": "#31405a",
        "block-cursor-foreground": "#ffffff",
        "border": "#39424f",
        **_bar("#39424f", "#14171c"),
    },
)
LIGHT = Theme(
    name="reviewer-light",
    dark=False,
    primary="#24598f",
    secondary="#5c6673",
    accent="#a65e00",
    foreground="#1c2128",
    background="#fbfaf7",
    surface="#f3f1ec",
    panel="#e6e3dc",
    warning="#a65e00",
    error="#b3261e",
    success="#2e6b34",
    variables={
        "block-cursor-background": "#c9dcf2",
        "block-cursor-foreground": "#101418",
        "border": "#b9b4a8",
        **_bar("#c9c4b8", "#fbfaf7"),
    },
)
BARE = Theme(
    name="reviewer-bare",
    dark=True,
    ansi=True,
    primary="ansi_blue",
    secondary="ansi_default",
    accent="ansi_yellow",
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    warning="ansi_yellow",
    error="ansi_red",
    success="ansi_green",
    boost="ansi_default",
    variables={
        "ansi-background": "ansi_black",
        "ansi-foreground": "ansi_white",
        "border": "ansi_default",
        "border-blurred": "ansi_default",
        "block-cursor-foreground": "ansi_black",
        "block-cursor-background": "ansi_white",
        "input-cursor-background": "ansi_black",
        "input-cursor-foreground": "ansi_bright_white",
        "input-cursor-text-style": "reverse",
        "input-selection-background": "ansi_bright_blue",
        "input-selection-foreground": "ansi_black",
        "screen-selection-background": "ansi_bright_blue",
        "screen-selection-foreground": "ansi_black",
        **_bar("ansi_bright_black", "ansi_default"),
    },
)
THEMES = {theme.name: theme for theme in (DARK, LIGHT, BARE)}


@lru_cache(maxsize=1)
def _looks() -> dict[str, Any]:
    text = files("reviewer.terminal").joinpath("data/looks.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@lru_cache(maxsize=2048)
def style_of(roles: str, theme: str, pair: str = "blue", *, colour: bool = True) -> Style:
    """Return the look of roles parted by blanks; without `colour` only weight and lines are left."""
    looks = _looks()
    colours = looks.get(theme, looks[DARK.name])
    colours = {**colours, **colours[pair]}
    look = Style()
    names = roles.split()
    if "focus" in names:
        names += [f"focus_{change}" for change in ("insert", "delete") if change in names]
    for role in names:
        look += Style.parse(looks["shapes"].get(role, "none"))
        if colour and isinstance(colours.get(role), str):
            look += Style.parse(colours[role])
        elif not colour and role in ("title", "bar"):
            look += Style(reverse=True)
    return look
