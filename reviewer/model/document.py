"""A file as it was read: blocks of text in reading order, before anyone asks what they mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct

if TYPE_CHECKING:
    from reviewer.model.finding import Message

Part = Literal["body", "textbox", "footnote", "endnote", "header", "footer"]
"""Where in the file a block stands."""


class Revision(Struct, frozen=True):
    """A tracked change, as an offset range in the text of its block in the view that was read."""

    start: int
    end: int
    kind: Literal["insert", "delete", "move_to", "move_from"]
    author: str
    date: str


class Block(Struct, frozen=True):
    """One paragraph, or one table row."""

    text: str
    """The words; a line break is `\\n`, a tab `\\t`. Empty for a row, whose words are in `cells`."""
    part: Part = "body"
    label: str | None = None
    """Number that Word computes and does not store in the text, as displayed: `第三条`, `2.1`, `(一)`."""
    label_level: int | None = None
    """Depth of that numbering, 0 to 8."""
    label_list: str | None = None
    """Which list of the file it belongs to: depths of one list can be compared, those of two cannot."""
    outline: int | None = None
    """Heading level from the style, 1 to 9, or None for running text."""
    cells: tuple[str, ...] = ()
    """The words of each cell where the block is a table row."""
    table: int | None = None
    """Which table of the document the row belongs to, from 0."""
    centred: bool = False
    bold: bool = False
    hidden: tuple[tuple[int, int], ...] = ()
    """Offset ranges in `text` that the file hides from a reader (vanish, white, size 1).

    For a row, this and `revisions` are offsets into the cells joined by line breaks.
    """
    revisions: tuple[Revision, ...] = ()
    line: int | None = None
    """Line in a text file, from 1, where the block begins."""
    source: str = ""
    """Where the block stands in the package, for writers that must find it again."""


class Comment(Struct, frozen=True):
    """What somebody wrote in the margin, and the words it is about."""

    id: str
    author: str
    date: str
    """As the file has it, in ISO 8601; empty where it says none."""
    text: str
    block: int | None
    """Index into `Document.blocks`; None where the comment stands at no words that were read."""
    start: int = 0
    end: int = 0
    """Offset range in `Block.text`, or in the cells joined by line breaks; to the end of the block where
    the comment is about more than one."""
    parent: str | None = None
    """Id of the comment that this one answers."""
    done: bool = False
    """Marked as settled."""


class Mark(Struct, frozen=True):
    """A tracked change of words with the words themselves, whatever the view that was read."""

    kind: Literal["insert", "delete", "move_to", "move_from"]
    author: str
    date: str
    text: str
    """The words; empty where only a paragraph mark was tracked."""
    places: tuple[str, ...]
    """The paragraph and the rows around it, as in `Block.source`."""


class Document(Struct, frozen=True):
    """All that was read from one file, and an account of what was not."""

    path: str
    """As the user gave it; `-` for standard input."""
    format: Literal["docx", "txt", "md"]
    sha256: str
    blocks: tuple[Block, ...]
    notices: tuple[Message, ...] = ()
    """What a reader must know: site words stripped, images not read, encoding guessed, revisions accepted."""
    tracked: int = 0
    """How many tracked changes the file carries."""
    comments: int = 0
    """How many comments the file carries."""
    title: str | None = None
    """Title in the file's own properties, never shown as the contract's title without the text agreeing."""
    remarks: tuple[Comment, ...] = ()
    """The comments in the margin, in the file's order."""
    marks: tuple[Mark, ...] = ()
    """The tracked changes of words, in the order of the parts they stand in."""
