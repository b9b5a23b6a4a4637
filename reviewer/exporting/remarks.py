"""What the other side wrote in the margin, at the clause it stands at, answers under what they answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reviewer.exporting.places import place_of
from reviewer.messages import say

if TYPE_CHECKING:
    from reviewer.model import Clause, Comment, Contract, Language

__all__ = ["Remark", "day_of", "remark_head", "remarks_of"]


class Remark(NamedTuple):
    """A comment with the clause and the words that it is about."""

    comment: Comment
    clause: Clause | None
    words: str
    depth: int
    """0, or how many comments it answers in turn."""


def remarks_of(contract: Contract) -> tuple[Remark, ...]:
    """Return the comments of a document by their place in it, each followed by the answers to it."""
    comments = contract.document.remarks
    if not comments:
        return ()
    homes: dict[int, list[Clause]] = {}
    for clause in contract.clauses:
        for number in clause.blocks:
            homes.setdefault(number, []).append(clause)
    known = {comment.id for comment in comments}
    answers: dict[str | None, list[Comment]] = {}
    for comment in comments:
        above = comment.parent if comment.parent in known else None
        answers.setdefault(above, []).append(comment)
    first = answers.get(None, [])
    first.sort(key=lambda one: (one.block is None, one.block or 0, one.start))
    found: list[Remark] = []
    waiting = [(comment, 0) for comment in reversed(first)]
    while waiting:
        comment, depth = waiting.pop()
        words = _words(contract, comment)
        found.append(Remark(comment, _clause(homes, comment, words), words, depth))
        waiting.extend((answer, depth + 1) for answer in reversed(answers.get(comment.id, [])))
    return tuple(found)


def remark_head(contract: Contract, remark: Remark, lang: Language) -> str:
    """Return where a comment stands, who wrote it and when, and whether it is settled."""
    comment = remark.comment
    who = comment.author or say("word.remark.nobody", lang)
    key = "dated" if comment.date else "undated"
    said = say(f"word.remark.{key}", lang, author=who, date=day_of(comment.date))
    if comment.done:
        said += say("word.remark.done", lang)
    if remark.depth:
        return say("word.remark.answer", lang, said=said)
    place = place_of(contract, remark.clause, lang) if remark.clause else say("notes.place.whole", lang)
    return say("word.remark.at", lang, place=place, said=said)


def day_of(date: str) -> str:
    """Return the day of a time in ISO 8601."""
    return date.partition("T")[0]


def _words(contract: Contract, comment: Comment) -> str:
    if comment.block is None:
        return ""
    block = contract.document.blocks[comment.block]
    text = block.text or "\n".join(block.cells)
    return " ".join(text[comment.start : comment.end].split())


def _clause(homes: dict[int, list[Clause]], comment: Comment, words: str) -> Clause | None:
    """Return the clause that a comment stands at: of several in one block the one that has its words."""
    if comment.block is None:
        return None
    near = homes.get(comment.block) or homes.get(comment.block - 1) or []
    return next((clause for clause in near if words and words in clause.text), near[0] if near else None)
