"""Draw the screens of the guided tour: drives the program on the bundled example and writes SVG files here.

Run by `make screens`. The same program gives the same files on any day and any machine.
"""

from __future__ import annotations

import asyncio
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

FOLDER = Path(__file__).resolve().parent

os.environ.pop("NO_COLOR", None)
os.environ.update(TERM="xterm-256color", COLORTERM="truecolor")

from matter import draw_matter
from svg import picture

from reviewer.cli.bundled import demo_pair
from reviewer.terminal.app import ReviewerApp
from reviewer.terminal.opening.loading import Files, load
from reviewer.terminal.opening.recent import Recent
from reviewer.terminal.opening.start_screen import StartScreen

if TYPE_CHECKING:
    from reviewer.model import Review

USUAL = (120, 36)
LATE = ("enter", "colon", *"7.5", "enter")
"""Keys that lead to the clause on late payment."""
SCREENS: dict[str, tuple[tuple[int, int], tuple[str, ...], str]] = {
    "summary": (USUAL, (), "The summary page: parties, what was read, the gravest points"),
    "review": (USUAL, LATE, "The review room at a late-payment clause"),
    "narrow": ((80, 24), LATE, "The same clause in 80 columns"),
    "counter": (USUAL, (*LATE, "c"), "Proposing a wording"),
    "filter": (USUAL, ("enter", "f"), "Choosing what is shown"),
    "help": (USUAL, ("enter", "question_mark"), "Help for the pane in focus"),
    "export": (USUAL, ("enter", "a", "n", "r", "f5"), "Exporting the notes"),
}
"""Name to size, keys pressed and what the picture shows."""


async def draw(review: Review) -> None:
    """Write every screen."""
    for name, (size, keys, title) in SCREENS.items():
        app = ReviewerApp(review, lang="zh")
        app.today = "2026-11-20"
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            for key in keys:
                await pilot.press(key)
                await pilot.pause()
            await shot(app, pilot, name, title)
    with tempfile.TemporaryDirectory() as folder:
        for name in ("客服外包合同.docx", "客服外包合同-对方稿.docx", "保密协议.docx", "保密协议-回稿.docx"):
            Path(folder, name).touch()
        app = ReviewerApp(lang="zh")
        app.open_start = lambda: None  # type: ignore[method-assign]
        async with app.run_test(size=(100, 24)) as pilot:
            screen = StartScreen("zh", Path(folder))
            screen.recent = (
                Recent("客服外包合同.docx", "客服外包合同-对方稿.docx", "甲方", "2026-11-20 14:02"),
                Recent("望潮与青麓.matter", "", "甲方", "2026-11-19 16:20"),
                Recent("保密协议.docx", "保密协议-回稿.docx", "乙方", "2026-11-18 09:41"),
            )
            app.push_screen(screen)
            await pilot.pause()
            screen.query_one("#files").root.set_label("合同")
            await pilot.pause(0.3)
            await shot(app, pilot, "start", "The start screen: recent reviews, and files to choose")


async def shot(app: ReviewerApp, pilot: object, name: str, title: str) -> None:
    """Write one screen, when nothing moves or blinks on it."""
    for field in app.screen.query("Input, TextArea"):
        field.cursor_blink = False
    app.clear_notifications()
    await pilot.pause(0.2)  # type: ignore[attr-defined]
    (FOLDER / f"{name}.svg").write_text(picture(app, title), encoding="utf-8")
    print(name)


def main() -> None:
    """Compare the bundled example, then draw."""
    base, draft, side = demo_pair()
    asyncio.run(draw(load(Files(str(base), str(draft), side), "zh", lambda step: None)))
    asyncio.run(draw_matter(shot))


if __name__ == "__main__":
    main()
