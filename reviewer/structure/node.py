"""A clause while the tree is growing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field

if TYPE_CHECKING:
    from reviewer.model import ClauseKind
    from reviewer.structure.markers import Marker


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
    outline: int | None = None
    """Heading level of the paragraph in the file, 1 to 9."""

    def take(self, marker: Marker) -> None:
        """Note a child's number as the last of its family."""
        self.last[marker.family] = marker.value
