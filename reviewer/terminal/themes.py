"""Looks: what each role looks like in a dark, a light and a bare terminal, in blue and orange or in red and green."""

from __future__ import annotations

from functools import lru_cache

from rich.style import Style
from textual.theme import Theme

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
    },
)
THEMES = {theme.name: theme for theme in (DARK, LIGHT, BARE)}

_SHAPES = {
    "heading": "bold", "strong": "bold", "message": "", "insert": "underline", "delete": "strike",
    "added": "underline", "deleted": "strike", "focus": "bold", "sign": "bold", "badge": "bold", "label": "",
    "found": "reverse", "cursor": "bold", "selected": "reverse", "key": "bold", "verdict": "bold", "own": "italic",
}  # fmt: skip
"""What holds without any colour."""

_COLOURS: dict[str, dict[str, str]] = {
    "reviewer-dark": {
        "number": "#8fa3bd", "heading": "#e9edf3", "unchanged": "#9aa3b0", "dim": "#7d8795", "label": "#7d8795",
        "rule": "#39424f", "fold": "#667080", "note": "#c3a6d8", "cursor": "#e9b872", "message": "#eef1f6",
        "critical": "#ff8f7a", "major": "#e9b872", "minor": "#8fb8e0", "info": "#8a94a6",
        "adverse": "#ff8f7a", "favourable": "#8cc08c", "neutral": "#9aa3b0", "unclear": "#c3a6d8",
        "done": "#8cc08c", "accepted": "#8cc08c", "rejected": "#ff8f7a", "countered": "#e9b872", "query": "#c3a6d8",
        "open": "#9aa3b0", "arrow": "#c3a6d8", "tilde": "#e9b872", "found": "#14171c on #e6d36a", "key": "#e9b872",
        "selected": "not reverse #ffffff on #2b3a52", "focus": "on #4a4426", "bar": "#9aa3b0 on #1f252e", "title": "#e9edf3 on #1f252e",
    },
    "reviewer-light": {
        "number": "#4a6484", "heading": "#0d1117", "unchanged": "#5c6673", "dim": "#6b7480", "label": "#6b7480",
        "rule": "#c9c4b8", "fold": "#8a8577", "note": "#6b3f8f", "cursor": "#a65e00", "message": "#0d1117",
        "critical": "#b3261e", "major": "#a65e00", "minor": "#24598f", "info": "#5c6673",
        "adverse": "#b3261e", "favourable": "#2e6b34", "neutral": "#5c6673", "unclear": "#6b3f8f",
        "done": "#2e6b34", "accepted": "#2e6b34", "rejected": "#b3261e", "countered": "#a65e00", "query": "#6b3f8f",
        "open": "#5c6673", "arrow": "#6b3f8f", "tilde": "#a65e00", "found": "#101418 on #f2dc5d", "key": "#a65e00",
        "selected": "not reverse #101418 on #d3e2f4", "focus": "on #f5e6b8", "bar": "#5c6673 on #ebe8e1", "title": "#0d1117 on #ebe8e1",
    },
    "reviewer-bare": {
        "number": "cyan", "note": "magenta", "cursor": "yellow", "critical": "red", "major": "yellow", "minor": "blue",
        "adverse": "red", "favourable": "green", "unclear": "magenta", "done": "green", "accepted": "green",
        "rejected": "red", "countered": "yellow", "query": "magenta", "arrow": "magenta", "tilde": "yellow",
        "fold": "dim", "unchanged": "dim", "dim": "dim", "label": "dim", "rule": "dim", "title": "reverse", "bar": "reverse",
        "key": "yellow",
    },
}  # fmt: skip
_PAIRS: dict[tuple[str, str], tuple[str, str, str, str]] = {
    ("reviewer-dark", "blue"): ("#a8cdf5 on #1d3350", "#f3bd8b on #472c14", "#8fbdf0", "#eda868"),
    ("reviewer-dark", "red"): ("#a9d8a9 on #1d3a22", "#f2a79d on #4a2120", "#8cc98c", "#ee8a7d"),
    ("reviewer-light", "blue"): ("#0b3f78 on #dce9f8", "#7a3e00 on #fae3cb", "#24598f", "#a65e00"),
    ("reviewer-light", "red"): ("#14501c on #dcf0dc", "#8c1c13 on #fadcd9", "#2e6b34", "#b3261e"),
    ("reviewer-bare", "blue"): ("blue", "yellow", "blue", "yellow"),
    ("reviewer-bare", "red"): ("green", "red", "green", "red"),
}
"""By theme and pair of colours: what came, what went, their signs."""


@lru_cache(maxsize=2048)
def style_of(roles: str, theme: str, pair: str = "blue", *, colour: bool = True) -> Style:
    """Return the look of roles parted by blanks; without `colour` only weight, lines and reversal are left."""
    look = Style()
    colours = {**_COLOURS.get(theme, _COLOURS["reviewer-dark"])}
    came, went, plus, minus = _PAIRS.get((theme, pair), _PAIRS["reviewer-dark", "blue"])
    colours |= {"insert": came, "added": came, "delete": went, "deleted": went, "plus": plus, "minus": minus}
    for role in roles.split():
        look += Style.parse(_SHAPES.get(role) or "none")
        if colour and role in colours:
            look += Style.parse(colours[role])
        elif not colour and role in ("title", "bar"):
            look += Style(reverse=True)
    return look
