"""A screen of the program as an SVG that needs no font of the network and keeps Chinese in its cells.

Every run of characters of one width stands at its own place with its own length, so that columns are straight
in whatever monospaced font the reader has.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from reviewer.language.wrapping import cell_width

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.color import Color
    from rich.segment import Segment
    from rich.style import Style
    from rich.terminal_theme import TerminalTheme
    from textual.app import App

CELL, LINE, SIZE, MARGIN = 8.0, 20.0, 16.0, 12.0
FONTS = (
    "'Sarasa Mono SC','Noto Sans Mono CJK SC','Source Han Mono SC','Cascadia Mono',Menlo,'PingFang SC',"
    "Consolas,'Microsoft YaHei','WenQuanYi Zen Hei Mono',monospace"
)

SHAPES = {
    "│": (0.45, 0, 0.1, 1),
    "─": (0, 0.48, 1, 0.05),
    "━": (0, 0.46, 1, 0.08),
    "▌": (0, 0, 0.5, 1),
    "█": (0, 0, 1, 1),
    **{chr(0x2580 + eighths): (0, 1 - eighths / 8, 1, eighths / 8) for eighths in range(1, 8)},
}
"""Left, top, width and height of what is drawn and not set, in parts of a cell."""


def picture(app: App[object], title: str) -> str:
    """Return what the app shows now as an SVG document; `title` names it for readers who hear it."""
    screen = app.screen
    strips = screen._compositor.render_strips()
    width = MARGIN * 2 + CELL * app.size.width
    height = MARGIN * 2 + LINE * len(strips)
    theme = app.ansi_theme
    back = _hex(screen.rich_style.bgcolor, theme, foreground=False)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" role="img" '
        f"aria-label={quoteattr(title)}>",
        f"<title>{escape(title)}</title>",
        f'<rect width="{width:g}" height="{height:g}" rx="8" fill="{back}"/>',
        f'<g font-family="{FONTS}" font-size="{SIZE:g}" xml:space="preserve">',
    ]
    for number, strip in enumerate(strips):
        parts.extend(_row(list(strip), MARGIN + number * LINE, theme, back))
    return "\n".join([*parts, "</g>", "</svg>", ""])


def _row(segments: list[Segment], top: float, theme: TerminalTheme, back: str) -> Iterator[str]:
    left = MARGIN
    words: list[str] = []
    for text, style, control in segments:
        if control or not text:
            continue
        wide = CELL * cell_width(text)
        ink, ground = _colours(style, theme)
        if ground != back:
            yield f'<rect x="{left:g}" y="{top:g}" width="{wide:g}" height="{LINE:g}" fill="{ground}"/>'
        words.extend(_words(text, style, left, top, ink))
        left += wide
    yield from words


def _words(text: str, style: Style | None, left: float, top: float, ink: str) -> Iterator[str]:
    looks = f' fill="{ink}"'
    if style and style.bold:
        looks += ' font-weight="bold"'
    if style and style.italic:
        looks += ' font-style="italic"'
    lines = (
        [name for name, on in (("underline", style.underline), ("line-through", style.strike)) if on]
        if style
        else []
    )
    if lines:
        looks += f' text-decoration="{" ".join(lines)}"'
    if style and style.dim:
        looks += ' opacity="0.65"'
    for (cells, _, blank), group in groupby(text, key=_sort):
        run = "".join(group)
        wide = CELL * cells * len(run)
        if run[0] in SHAPES:
            for number in range(len(run)):
                yield _shape(run[0], left + number * CELL, top, ink)
        elif not blank and cells:
            yield (
                f'<text x="{left:g}" y="{top + LINE - 6:g}" textLength="{wide:g}" '
                f'lengthAdjust="spacingAndGlyphs"{looks}>{escape(run)}</text>'
            )
        left += wide


def _sort(char: str) -> tuple[int, str, bool]:
    """Return what characters must share to stand in one run."""
    return cell_width(char), char if char in SHAPES else "", char == " "


def _shape(char: str, left: float, top: float, ink: str) -> str:
    """Return a line or block character as a rectangle, which no font can misplace."""
    x, y, wide, high = SHAPES[char]
    return (
        f'<rect x="{left + x * CELL:g}" y="{top + y * LINE:g}" width="{wide * CELL:g}" '
        f'height="{high * LINE:g}" fill="{ink}"/>'
    )


def _colours(style: Style | None, theme: TerminalTheme) -> tuple[str, str]:
    ink = _hex(style.color if style else None, theme, foreground=True)
    ground = _hex(style.bgcolor if style else None, theme, foreground=False)
    return (ground, ink) if style and style.reverse else (ink, ground)


def _hex(colour: Color | None, theme: TerminalTheme, *, foreground: bool) -> str:
    if colour is None or colour.is_default:
        red, green, blue = theme.foreground_color if foreground else theme.background_color
    else:
        red, green, blue = colour.get_truecolor(theme, foreground=foreground)
    return f"#{red:02x}{green:02x}{blue:02x}"
