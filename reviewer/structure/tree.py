"""The clause tree: which line is a clause, and under which other it stands.

Levels follow the order in which the families of markers appear under a parent; only 编, 章, 节 and 条 have a
fixed order. A number counts where it fits: as the successor of an open run, as the first of a new one, or
with a gap that a deletion may have left.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.structure.decimals import USUAL
from reviewer.structure.node import Node
from reviewer.structure.succession import (
    AGAIN,
    FIRST,
    GAP,
    ODD,
    SUCCESSOR,
    UNFIT,
    following,
    step,
    step_below,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reviewer.model import Block
    from reviewer.structure.node import Marker

_ARTICLE = 3
"""The rank of an article: a chapter above one has no numbers like 3.1 of its own."""
_RANK = {
    "part": 0,
    "chapter": 1,
    "section": 2,
    "article": _ARTICLE,
    "en-article": _ARTICLE,
    "en-section": 4,
    "en-clause": 4,
    "en-§": 4,
}
"""Families whose order is fixed."""
_PLAIN = ("壹、", "一、", "1、", "1.", "1", "一.", "I.", "I、", "A.", "A、")
_ALIKE = {"1、": "1.", "1.": "1、"}
_LETTERS = ("A、", "A.", "A)", "(A)", "annex", "en-section", "part")
_DECIMALS = ("decimal", "1-1")


class Tree:
    """Nodes in document order, and the path of those that may still get children."""

    def __init__(self) -> None:
        self.root = Node("", "preamble", None)
        self.nodes: list[Node] = []
        self.path: list[Node] = [self.root]
        self._above: set[tuple[str, str]] = set()
        self._latest: dict[str, tuple[Node, tuple[int, ...]]] = {}

    @property
    def top(self) -> Node:
        """The deepest open node."""
        return self.path[-1]

    @property
    def scope(self) -> Node:
        """The root, or the annex in which numbers begin anew."""
        return next((node for node in reversed(self.path) if node.kind == "annex"), self.root)

    def add(self, node: Node, *, keep_open: bool = True) -> Node:
        """Put a node at the end of the document, under its parent."""
        self.nodes.append(node)
        parent = node.parent or self.root
        while self.path and self.path[-1] is not parent:
            self.path.pop()
        if not self.path:
            self.path = [self.root]
        if keep_open:
            self.path.append(node)
        return node

    def number(self, marker: Marker, parent: Node, node: Node) -> Node:
        """Add a node that bears a number, and remember the number in its run."""
        parent.take(marker)
        if marker.family in _RANK:
            self.scope.take(marker)
        elif parent.family in _RANK:
            self._latest[marker.family] = parent, marker.value
        for above in self.path[1:]:
            if above is parent or above.parent is not None:
                self._above.add((above.family, marker.family))
        node.parent = None if parent is self.root else parent
        return self.add(node)

    def place(
        self, markers: Sequence[Marker], *, sound: Callable[[Marker], bool] = lambda _: True
    ) -> tuple[Marker, Node] | None:
        """Choose the reading of a line's number that fits best, and the node under which it stands.

        `sound` is asked about a reading that may be a quantity or a reference; None where nothing fits.
        """
        best: tuple[float, int, Marker, Node] | None = None
        for place, marker in enumerate(markers):
            score, parent = self._fit(marker)
            if best is None or (score, place) < best[:2]:
                best = (score, place, marker, parent)
            if score <= SUCCESSOR:
                break
        if best is None or best[0] >= UNFIT:
            return None
        score, _, marker, parent = best
        listed = self.top.family == marker.family and score <= AGAIN
        if marker.weak and ((score > FIRST and not listed) or not sound(marker)):
            return None
        return marker, parent

    def _fit(self, marker: Marker) -> tuple[float, Node]:
        if marker.family in _RANK:
            return self._fit_ranked(marker)
        if marker.family in _DECIMALS:
            return self._fit_decimal(marker)
        if marker.family == "A1":
            return self._fit_lettered(marker)
        if marker.family == "•":
            return FIRST, self._holder("•")
        return self._fit_plain(marker)

    def _fit_ranked(self, marker: Marker) -> tuple[float, Node]:
        rank = _RANK[marker.family]
        parent = self.scope
        for node in self.path[self.path.index(parent) + 1 :]:
            if (
                _RANK.get(node.family, 9) < rank
                or node.family == "outline"
                or (node.family == "head" and (marker.value == (1,) or marker.family in node.last))
            ):
                parent = node
            else:
                break
        if marker.family == "en-article" and self.top.family == "article" and self.top.value == marker.value:
            return UNFIT, parent
        last = parent.last.get(marker.family) or self.scope.last.get(marker.family)
        return step(last, marker.value), parent

    def _fit_decimal(self, marker: Marker) -> tuple[float, Node]:
        value, family = marker.value, marker.family
        stem = value[:-1]
        if marker.number.rstrip(".．、 ")[-1:].isalpha() and (beside := self._run_of(family, stem)):
            return step(beside.last[family], value), beside
        below_article = False
        for node in reversed(self.path):
            rank = _RANK.get(node.family, _ARTICLE)
            if below_article and rank < _ARTICLE and family not in node.last:
                continue
            below_article = below_article or (node.family in _RANK and rank == _ARTICLE)
            inserted = len(stem) > 1 and marker.number[len(str(stem[0])) :][:1].isalpha()
            article = (len(stem) == 1 or inserted) and (node.family in _PLAIN or node.family in _RANK)
            if node.value == stem and (node.family == family or article):
                return step_below(node.last.get(family), value), node
        for node in reversed(self.path):
            last = node.last.get(family)
            if last and len(last) == len(value) and last[:-1] == stem:
                return step(last, value), node
        if len(value) > 2:
            for node in reversed(self.path):
                length = len(node.value)
                if node.family == family and length < len(value) and node.value == value[:length]:
                    return (ODD if value[-1] == 1 else ODD + 1), node
        holder = self._article()
        if stem[0] > USUAL:
            return UNFIT, holder
        last = holder.last.get(family)
        if last and len(last) == len(value) and value[-1] == last[-1] + 1:
            return GAP, holder
        if holder is self.scope:
            if len(value) == 2 and (not last or stem[0] == last[0] + 1) and value[-1] == 1:
                return FIRST, holder
            if len(value) == 2 and not last and value[-1] < 9:
                return ODD, holder
        if value[-1] == 1:
            return ODD, holder
        return (AGAIN if marker.sure else UNFIT), holder

    def _run_of(self, family: str, value: tuple[int, ...]) -> Node | None:
        """Return the open node of whose run a number, or one put in behind it, was the last: that of 5.3."""
        for node in reversed(self.path):
            if node.value != value and node.last.get(family, ())[: len(value)] == value:
                return node
        return None

    def _fit_lettered(self, marker: Marker) -> tuple[float, Node]:
        """Fit a number like A1: under the article of that letter, or after one of its letter."""
        for node in reversed(self.path):
            if node.family in _LETTERS and node.value == marker.value[:1]:
                return step_below(node.last.get("A1"), marker.value), node
            last = node.last.get("A1")
            if last and last[0] == marker.value[0]:
                return step(last, marker.value), node
        return UNFIT, self.scope

    def _article(self) -> Node:
        """Return the open node that numbers like 3.1 stand under when none of them bears a 3."""
        found = self.scope
        for node in self.path[self.path.index(found) + 1 :]:
            if (
                node.family in _RANK
                or node.family.startswith(("outline", "head"))
                or (node.family in _PLAIN and found is self.scope)
            ):
                found = node
        return found

    def _fit_plain(self, marker: Marker) -> tuple[float, Node]:
        family, value = marker.family, marker.value
        first = self.path.index(self.scope)
        runs = [(node, node.last[family]) for node in reversed(self.path[first:]) if family in node.last]
        for node, last in runs:
            if step(last, value) == SUCCESSOR:
                return SUCCESSOR, node
        if len(value) > 1:
            return UNFIT, self.scope
        like = _ALIKE.get(family)
        if like and not runs:
            for node in reversed(self.path[first:]):
                if like in node.last and value == following(node.last[like]) and value[-1] > 1:
                    return SUCCESSOR, node
        holder = self._holder(family)
        if not runs and self._runs_on(marker, holder):
            return SUCCESSOR, holder
        if value[-1] == 1:
            if not runs:
                return FIRST, holder
            node = runs[0][0]
            top = self.top
            if top.parent is (None if node is self.root else node) and top.family == family:
                return (ODD, node)
            if (
                (family, top.family) in self._above
                and (top.family, family) not in self._above
                and not top.open_list
            ):
                return ODD, node
            return (FIRST, holder) if holder is not node else (ODD, node)
        for node, last in runs:
            if last < value and value[-1] - last[-1] <= 12:
                return GAP, node
        if runs:
            return AGAIN, runs[0][0]
        if family in ("A.", "A、", "a.", "A)", "a)", "I.", "i.", "甲、", "1") or value[-1] > 20:
            return UNFIT, holder
        return ODD, holder

    def _runs_on(self, marker: Marker, holder: Node) -> bool:
        """Whether a number goes on from the part before: 第一部分 ends with 3, 第二部分 begins with 4."""
        before, last = self._latest.get(marker.family, (holder, ()))
        return (
            before is not holder
            and before.family == holder.family
            and before.parent is holder.parent
            and marker.value == following(last)
        )

    def _holder(self, family: str) -> Node:
        """Return the node under which a new list begins: an unnumbered paragraph only where it leads in."""
        for node in reversed(self.path):
            if node.kind == "party":
                continue
            if (
                (node.family and node.family != family and node.family != "•")
                or node.open_list
                or node is self.scope
            ):
                return node
        return self.scope

    def close_outlines(self, level: int, block: Block) -> None:
        """Close the headings that a heading of that level ends, but none that its number stands below."""
        for place, node in enumerate(self.path):
            if node.outline is not None and node.outline >= level and not node.is_above(block):
                del self.path[place:]
                return

    def close_lists(self) -> None:
        """Close the lists that stand before the first article."""
        del self.path[1:]

    def close_deeper(self, depth: int, series: str | None) -> None:
        """Close the automatic items that stand deeper in the list of a bullet than it does."""
        for place, node in enumerate(self.path):
            if node.depth is not None and node.depth > depth and node.series == series:
                del self.path[place:]
                return

    def holder_of_text(self) -> Node:
        """Return the node under which an unnumbered paragraph or a table row stands."""
        top = self.top
        if top.open_list and top.family:
            return top
        above = top.parent
        if not top.family and above is not None and above.family and above.open_list and len(top.text) <= 40:
            return above
        for node in reversed(self.path):
            if node is self.scope or node.family in _RANK or node.family in _DECIMALS:
                return node
            if node.family.startswith(("outline", "head")):
                return node
            if node.open_list and not node.family:
                return node if node.kind == "recital" else self._above_text(node)
            if node.family in _PLAIN and (node.parent is None or node.parent.kind in ("chapter", "annex")):
                return node
            if node is not top and node.family == "1." and node.parent and node.parent.family == "A.":
                return node
        return self.scope

    def _above_text(self, node: Node) -> Node:
        parent = node.parent
        while parent is not None and not parent.family and parent.kind != "annex":
            parent = parent.parent
        return parent or self.root
