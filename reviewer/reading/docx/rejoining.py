"""A Word file whose every line is a paragraph, as one copied out of a PDF: its paragraphs joined again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from reviewer.model import Revision
from reviewer.patterns import lazy
from reviewer.reading.wrapping import Line, glue, rejoin

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewer.model import Block
    from reviewer.reading.docx.anchors import Anchor
    from reviewer.reading.docx.reader import Reader

__all__ = ["rejoin_lines"]

_PLACE = lazy(r"(?P<part>.+)#p(?P<first>\d+)(?:-(?P<last>\d+))?")
_FEWEST, _LEAST = 6, 6
"""So many lines at least, and one in so many of all, must go on with the one before."""
_WIDEST = 120
"""No line of a page holds more characters than this."""
_ENDS = tuple("。；！？：.;:!?…")


def rejoin_lines(reader: Reader) -> int:
    """Join the paragraphs of the body that are lines of one paragraph; return how many were joined to others.

    Comments, tracked changes and hidden words keep their places. Nothing is joined where the paragraphs do
    not look like lines broken at one width.
    """
    blocks = reader.blocks
    lengths = [len(block.text) for block in blocks]
    top = max((length for length in lengths if length <= _WIDEST), default=0)
    unfinished = sum(
        top < 2 * length and not block.text.endswith(_ENDS)
        for block, length in zip(blocks, lengths, strict=True)
    )
    if unfinished < _FEWEST or sum(length > _WIDEST for length in lengths) > len(blocks) // 20:
        return 0
    lines = [
        Line(at, block.text, not _follows(blocks[at - 1], block) if at else True, fixed=_stands_alone(block))
        for at, block in enumerate(blocks)
    ]
    joined, count = rejoin(lines)
    if count < _FEWEST or count * _LEAST < len(lines):
        return 0
    starts = [line.number for line in joined]
    stood: dict[int, list[Anchor]] = {}
    for anchor in reader.anchors.values():
        stood.setdefault(id(anchor.block), []).append(anchor)
    reader.blocks = [
        _one(blocks[start:end], stood) for start, end in zip(starts, [*starts[1:], len(blocks)], strict=True)
    ]
    return count


def _stands_alone(block: Block) -> bool:
    marked = block.label is not None or block.outline is not None or block.centred
    return marked or bool(block.cells) or block.part != "body" or "\n" in block.text


def _follows(before: Block, block: Block) -> bool:
    """Tell whether nothing stands between two paragraphs, not even an empty one."""
    one, two = _PLACE.fullmatch(before.source), _PLACE.fullmatch(block.source)
    if one is None or two is None:
        return False
    return one["part"] == two["part"] and int(one["last"] or one["first"]) + 1 == int(two["first"])


def _one(blocks: Sequence[Block], stood: dict[int, list[Anchor]]) -> Block:
    """Return the block that holds the words of all."""
    if len(blocks) == 1:
        return blocks[0]
    text = blocks[0].text
    hidden, revisions = list(blocks[0].hidden), list(blocks[0].revisions)
    moved = [(anchor, 0) for anchor in stood.get(id(blocks[0]), ())]
    for block in blocks[1:]:
        text = glue(text, block.text)
        by = len(text) - len(block.text.rstrip())
        hidden.extend((start + by, end + by) for start, end in block.hidden)
        revisions.extend(
            Revision(one.start + by, one.end + by, one.kind, one.author, one.date) for one in block.revisions
        )
        moved.extend((anchor, by) for anchor in stood.get(id(block), ()))
    first, last = _PLACE.fullmatch(blocks[0].source), _PLACE.fullmatch(blocks[-1].source)
    whole = replace(
        blocks[0],
        text=text,
        hidden=tuple(hidden),
        revisions=tuple(revisions),
        bold=all(block.bold for block in blocks),
        source=f"{first['part']}#p{first['first']}-{last['last'] or last['first']}" if first and last else "",
    )
    for anchor, by in moved:
        anchor.block, anchor.start = whole, anchor.start + by
        anchor.end = anchor.end + by if anchor.end is not None else None
    return whole
