"""Slips of the pen: a word that is none, and a word written twice over."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from reviewer.findings.observation import Observation
from reviewer.findings.tables import table
from reviewer.model import Message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewer.findings.inspect.scene import Scene

__all__ = ["slips"]


def slips(scene: Scene) -> Iterator[Observation]:
    """Yield `consistency.wording` once for each slip of `data/slips.toml` that stands in a contract, and for
    each of its words that is written twice over (应当应当, shall shall)."""
    known = table("slips")
    if scene.chinese:
        written = dict(known["written"]) | {word * 2: word for word in known["doubled"]["words"]}
    else:
        written = {f" {word} {word} ": f" {word} " for word in known["doubled"]["english"]}
    for slip, meant in written.items():
        at = (
            (clause, place)
            for clause, text in scene.saying(slip)
            if (place := _slipped(text, slip, known["unless"].get(slip, ()))) >= 0
        )
        for clause, place in islice(at, 1):
            start = place + len(slip) - len(slip.lstrip())
            words = clause.text[start : start + len(slip.strip())]
            yield Observation(
                kind="consistency.wording",
                message=Message("check.slip", {"words": words.strip(), "meant": meant.strip()}),
                draft=scene.quote(clause, start, start + len(words)),
                topic="consistency.wording/slip",
                data={"words": words.strip(), "meant": meant.strip()},
            )


def _slipped(text: str, slip: str, words: Sequence[str]) -> int:
    """Return the first place of a slip outside of the words in which its letters stand by right; -1 where
    there is none."""
    for word in words:
        text = text.replace(word, "\0" * len(word))
    return text.find(slip)
