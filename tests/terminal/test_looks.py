"""Looks: every word can be read on what lies under it (WCAG 2.2, 1.4.3: a contrast of 4.5)."""

from __future__ import annotations

import itertools

import pytest
from rich.color import ColorSystem

from reviewer.terminal.looks.themes import DARK, LIGHT, style_of

TEXT = 4.5
"""The contrast that words need."""
DRAWN = 1.2
"""Lines between panes only need to be seen."""
THEMES = {DARK.name: DARK, LIGHT.name: LIGHT}
ROLES = (
    "number", "heading", "unchanged", "dim", "label", "fold", "note", "cursor", "message", "critical",
    "major", "minor", "info", "adverse", "favourable", "neutral", "unclear", "done", "accepted", "rejected",
    "countered", "query", "open", "arrow", "tilde", "plus", "minus", "insert", "delete", "added", "deleted",
    "found", "key", "bar", "title", "on_critical", "on_major", "on_minor", "on_info", "focus",
    "insert focus", "delete focus", "added focus", "unchanged focus", "number focus",
)  # fmt: skip
GROUNDS = ("", "current", "selected")


def luminance(triplet):
    parts = [channel / 255 for channel in triplet]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def hexed(colour):
    return tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))


def cells(theme, pair, role, ground):
    """Return the two colours of words in that role on that ground."""
    under = style_of(ground, theme.name, pair) if ground else None
    look = (under + style_of(role, theme.name, pair)) if under else style_of(role, theme.name, pair)
    if ground == "selected":
        look += style_of("selected", theme.name, pair)
    fore = look.color.triplet if look.color else hexed(theme.foreground)
    back = look.bgcolor.triplet if look.bgcolor else hexed(theme.background)
    return (back, fore) if look.reverse else (fore, back)


@pytest.mark.parametrize("pair", ["blue", "red"])
@pytest.mark.parametrize("name", list(THEMES))
def test_all_words_can_be_read(name, pair):
    theme = THEMES[name]
    faint = {
        (role, ground): round(contrast(*cells(theme, pair, role, ground)), 2)
        for role, ground in itertools.product(ROLES, GROUNDS)
        if contrast(*cells(theme, pair, role, ground)) < TEXT
    }
    assert not faint


@pytest.mark.parametrize("name", list(THEMES))
def test_quiet_words_can_be_read_in_dialogs_too_and_lines_can_be_seen(name):
    theme = THEMES[name]
    for role in ("dim", "label", "key", "heading", "number"):
        fore = style_of(role, name, "blue").color.triplet
        for ground in (theme.surface, theme.panel):
            assert contrast(fore, hexed(ground)) >= TEXT, (role, ground)
    assert contrast(hexed(theme.variables["border"]), hexed(theme.background)) >= DRAWN


@pytest.mark.parametrize("pair", ["blue", "red"])
@pytest.mark.parametrize("name", list(THEMES))
def test_in_256_colours_too_what_was_put_in_and_what_was_taken_out_can_be_read_and_told_apart(name, pair):
    def lowered(role):
        look = style_of(role, name, pair)
        return [
            colour.downgrade(ColorSystem.EIGHT_BIT).get_truecolor() for colour in (look.color, look.bgcolor)
        ]

    for role in ("insert", "delete", "insert focus", "delete focus", "on_critical", "on_major", "on_minor"):
        assert contrast(*lowered(role)) >= TEXT, role
    assert lowered("insert") != lowered("delete")


def test_without_colour_every_mark_is_still_a_line_or_a_weight():
    for role in ("insert", "delete", "added", "deleted", "focus", "found", "heading", "selected"):
        look = style_of(role, "reviewer-bare", colour=False)
        assert look.underline or look.strike or look.bold or look.reverse
        assert look.color is None
