"""Draw the screens of a matter: the negotiation of the example, with their second draft in."""

from __future__ import annotations

import asyncio
import importlib.util
import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reviewer.negotiation import Event
from reviewer.negotiation.case import lay_rounds
from reviewer.negotiation.copies import Copies
from reviewer.negotiation.matter import Matter, create_matter
from reviewer.terminal.app import ReviewerApp
from reviewer.terminal.matter.opening import Named
from reviewer.terminal.matter.screen import MatterScreen
from reviewer.terminal.opening.loading import Files, load

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

ROOT = Path(__file__).resolve().parents[2]
USUAL = (120, 36)
SCREENS: dict[str, tuple[tuple[int, int], tuple[str, ...], str]] = {
    "matter": (USUAL, (), "A matter: its rounds, its points, and the course of one"),
    "matter-room": (
        USUAL,
        ("down", "down", "enter"),
        "The texts of the newest exchange at one of its points",
    ),
    "wordings": (USUAL, ("down", "down", "enter", "P"), "Choosing a wording of the playbook"),
    "playbook": (USUAL, ("enter", "K"), "Every topic of the playbook beside their draft"),
}
"""Name to size, keys pressed and what the picture shows."""


def make(folder: Path) -> Path:
    """Make the matter with three rounds, our answers to the first in it, and return its file."""
    story = _story()
    files = [
        (
            "counterparty",
            "2027-03-05",
            "对方稿一.docx",
            (story.INCIDENT, story.TERM, story.CONSENT, story.RETURN),
        ),
        ("us", "2027-03-09", "我方回复一.docx", (story.INCIDENT_AGREED, story.TERM_AGREED, story.RETURN)),
        ("counterparty", "2027-03-15", "对方稿二.docx", (story.INCIDENT, _HALF, _LONGER, story.FORUM)),
    ]
    matter = create_matter(
        folder / "望潮与青麓.matter",
        name="望潮与青麓",
        side="甲方",
        baseline=story.BASELINE.read_bytes(),
        baseline_name=story.BASELINE.name,
        at="2027-03-01",
        facts={"playbook": "confidentiality-mutual"},
    )
    for sender, at, name, changes in files:
        path = story._draft(story.BASELINE, folder / name, *story.PARTIES, *changes)
        matter.add(path.read_bytes(), name, sender, at)
        if name == "对方稿一.docx":
            _answer(matter)
    matter.close()
    return Path(matter.path)


_HALF = ("持续5年，不因", "持续2.5年，不因")
_LONGER = ("应当在10个工作日内返还", "应当在30个工作日内返还")


def _answer(matter: Matter) -> None:
    """Answer the first draft as the story does."""
    with Copies(matter) as copies:
        case = lay_rounds(matter.rounds, copies.paths, {}, side="甲方", lang=lambda contract: "zh")
    for point in case.negotiation.points:
        text = case.negotiation.text(point, 1)
        verdict = "rejected" if "未经披露方同意" in text else "accepted"
        if "泄露" in text or "持续2年" in text:
            verdict = "countered"
        matter.apply(Event("verdict", point.keys, verdict))
        if verdict == "rejected":
            matter.apply(Event("reply", point.keys[:1], "同意须事先、书面。"))


def _story() -> Any:
    path = ROOT / "examples" / "negotiation" / "run.py"
    spec = importlib.util.spec_from_file_location("story", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["story"] = module
    spec.loader.exec_module(module)
    return module


async def draw_matter(shot: Callable[[ReviewerApp, Any, str, str], Awaitable[None]]) -> None:
    """Write every screen of the matter, and the pages of the bundled draft with tracked changes."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["REVIEWER_DATA"] = folder
        path = make(Path(folder))
        for name, (size, keys, title) in SCREENS.items():
            app = ReviewerApp(lang="zh", matter=Named(str(path)))
            async with app.run_test(size=size) as pilot:
                while not isinstance(app.screen, MatterScreen):
                    await asyncio.sleep(0.02)
                await pilot.pause()
                for key in keys:
                    await pilot.press(key)
                    await pilot.pause()
                await shot(app, pilot, name, title)
        del os.environ["REVIEWER_DATA"]
    base, draft = (
        ROOT / "baselines" / "confidentiality-mutual.docx",
        ROOT / "examples" / "3-tracked-changes.docx",
    )
    review = load(Files(str(base), str(draft), "甲方"), "zh", lambda step: None)
    for name, key, title in (
        ("marks", "C", "Comments, and changes by whether they are tracked"),
        ("balance", "L", "Duties and rights of the parties, counted beside the baseline"),
    ):
        app = ReviewerApp(review, lang="zh", playbook="confidentiality-mutual")
        async with app.run_test(size=USUAL) as pilot:
            for pressed in ("enter", key):
                await pilot.press(pressed)
                await pilot.pause()
            await shot(app, pilot, name, title)
