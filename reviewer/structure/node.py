"""What the tree grows from: a reading of the number of a line, and a clause while it is growing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field

if TYPE_CHECKING:
    from reviewer.model import Block, ClauseKind


class Marker(Struct, frozen=True):
    """One reading of the number at the head of a line."""

    family: str
    """`part`, `chapter`, `article`, `decimal`, `一、`, `1.`, `(1)`, `①`, …: the lines of a list share it."""
    value: tuple[int, ...]
    """Ordinals; one but for decimals and for inserts (第十二条之一 is 12, 1)."""
    number: str
    """As displayed."""
    rest: int
    """Offset at which the text begins."""
    weak: bool = False
    """The line may as well be no clause at all; only a fitting place in the sequence makes it one."""
    sure: bool = False
    """The number stands apart from the text or names itself a clause."""


class Node(Struct, eq=False):
    """What becomes a Clause: its place is its parent and its position in the list of all nodes."""

    text: str
    kind: ClauseKind
    parent: Node | None
    family: str = ""
    value: tuple[int, ...] = ()
    number: str | None = None
    heading: str | None = None
    blocks: tuple[int, ...] = ()
    cells: tuple[tuple[int, int], ...] = ()
    columns: tuple[str, ...] = ()
    automatic: bool = False
    name: str | None = None
    """Stands in the path of a clause without a number (`页眉`)."""
    last: dict[str, tuple[int, ...]] = field(default_factory=dict)
    """The last number of each family among the children."""
    open_list: bool = False
    """The text ends where a list is to follow."""
    depth: int | None = None
    """Level of the automatic number in its list, 0 to 8."""
    series: str | None = None
    """The list of the file that the automatic number belongs to."""
    outline: int | None = None
    """Heading level of the paragraph in the file, 1 to 9."""

    def is_above(self, block: Block) -> bool:
        """Tell whether the automatic number of a paragraph is deeper in the list of this one's."""
        return (
            self.depth is not None
            and block.label_level is not None
            and self.series == block.label_list
            and self.depth < block.label_level
        )

    def take(self, marker: Marker) -> None:
        """Note a child's number as the last of its family."""
        self.last[marker.family] = marker.value
