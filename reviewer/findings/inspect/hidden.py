"""Words that the file hides from a reader, and characters that cannot be seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.findings.context import shorten
from reviewer.findings.observation import Observation
from reviewer.model import Message, Quote
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewer.model import Clause, Contract

_GLYPHS = "[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]"
_UNSEEN = lazy(_GLYPHS)
_INVISIBLE = lazy(rf"(?<=\w){_GLYPHS}+(?=\w)")

_NEAR = lazy(r"[“‘]([^”’]+)[”’]")


def hidden_text(contract: Contract) -> Iterator[Observation]:
    """Yield `hidden.text` for hidden runs (vanish, white, tiny) and for invisible characters inside a
    word."""
    blocks = contract.document.blocks
    for clause in contract.clauses:
        for block in clause.blocks:
            if block < len(blocks):
                for start, end in blocks[block].hidden:
                    words = blocks[block].text[start:end].strip()
                    quote = _find(clause, words)
                    if quote is not None:
                        yield _hidden(quote)
        for found in _INVISIBLE.finditer(clause.text) if _UNSEEN.search(clause.text) else ():
            start, end = max(0, found.start() - 2), min(len(clause.text), found.end() + 2)
            points = " ".join(f"U+{ord(glyph):04X}" for glyph in found.group())
            yield Observation(
                kind="hidden.text",
                message=Message("findings.inspect.invisible", {"points": points}),
                draft=Quote(clause.id, start, end, clause.text[start:end]),
                data={"code_points": points.split()},
            )
    yield from _removed(contract)


def _removed(contract: Contract) -> Iterator[Observation]:
    """Yield characters that cannot be seen and that reading took out, where its notice says."""
    for notice in contract.document.notices:
        if not notice.key.startswith("notices.removed."):
            continue
        quotes = [
            quote
            for found in _NEAR.finditer(str(notice.params.get("near", "")))
            if (quote := _near(contract, found[1])) is not None
        ]
        if quotes:
            name = notice.key.rpartition(".")[2]
            yield Observation(
                kind="hidden.text",
                message=Message(f"findings.inspect.removed_{name}", {"words": shorten(quotes[0].quote)}),
                draft=quotes[0],
                topic=f"hidden.text/{name}",
                data={"check": name, "count": notice.params.get("count", 1)},
                covers=tuple((None, quote) for quote in quotes[1:]),
            )


def _near(contract: Contract, words: str) -> Quote | None:
    """Return where the words of a notice stand; they may reach over the number or the end of a clause."""
    for least in (len(words), max(2, len(words) * 2 // 3)):
        for start in range(len(words) - least + 1):
            part = words[start : start + least].strip()
            for clause in contract.clauses if len(part) > 1 else ():
                at = clause.text.find(part)
                if at >= 0:
                    return Quote(clause.id, at, at + len(part), part)
    return None


def _find(clause: Clause, words: str) -> Quote | None:
    """Return where words of a block stand in the clause, whose runs of blanks are one blank."""
    flat = " ".join(words.split())
    at = clause.text.find(flat) if flat else -1
    return Quote(clause.id, at, at + len(flat), flat) if at >= 0 else None


def _hidden(quote: Quote) -> Observation:
    return Observation(
        kind="hidden.text",
        message=Message("findings.inspect.hidden", {"words": shorten(quote.quote)}),
        draft=quote,
        data={"words": quote.quote},
    )
