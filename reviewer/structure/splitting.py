"""Nodes for numbers: at the head of a paragraph, and inside it where clauses and items run on in a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.structure.headings import find_heading
from reviewer.structure.inline import Cut, find_cuts
from reviewer.structure.node import Marker, Node
from reviewer.structure.zones import leads_in

if TYPE_CHECKING:
    from reviewer.model import ClauseKind
    from reviewer.structure.tree import Tree

__all__ = ["SHELL", "numbered_node", "split"]

SHELL = frozenset({"part", "chapter", "section"})
_ARTICLE = frozenset({"article", "en-article"})
_PLAIN = frozenset("壹、 一、 1、 1. 1 一. I. I、 A. A、 en-section en-clause en-§".split())


def numbered_node(tree: Tree, marker: Marker, parent: Node, text: str, blocks: tuple[int, ...]) -> Node:
    """Return a node of that number for that parent, with kind and heading; it is not in the tree yet."""
    kind = _kind(tree, marker, parent)
    node = Node(text, kind, parent, marker.family, marker.value, marker.number or None, blocks=blocks)
    top = kind in ("chapter", "article")
    node.heading = find_heading(text, top=top, numbered=marker.family != "•")
    node.open_list = leads_in(text)
    return node


def _kind(tree: Tree, marker: Marker, parent: Node) -> ClauseKind:
    family = marker.family
    high = parent is tree.root or parent.kind in ("chapter", "annex") or parent.family in ("outline", "head")
    if parent.kind in ("recital", "party", "preamble") and parent is not tree.root:
        return "item"
    if family in SHELL:
        return "chapter"
    if family in _ARTICLE:
        return "article"
    if family in ("decimal", "1-1", "A1"):
        return "clause"
    if family in _PLAIN:
        return "article" if high else "clause" if parent.kind == "article" else "item"
    return "article" if high and family == "(一)" and parent.kind != "annex" else "item"


def split(tree: Tree, node: Node, own: tuple[str, tuple[int, ...]] | None) -> list[Node]:
    """Cut the clauses and list items inside a paragraph off into nodes of their own, and return these.

    `own` is the family and value of the number of the paragraph itself.
    """
    text = node.text
    cuts = find_cuts(text, own)
    if not cuts:
        return []
    node.text = text[: cuts[0].start].rstrip()
    node.heading = (
        find_heading(node.text, top=node.kind in ("chapter", "article")) if node.number else node.heading
    )
    node.open_list = leads_in(node.text)
    children: list[Node] = []
    holders: dict[str, Node] = {own[0]: node.parent or tree.root} if own else {}
    if tree.top is not node and not (own and node in tree.path):
        tree.path = [*_path_to(tree, node)]
    for cut, after in zip(cuts, [*cuts[1:], Cut(len(text), len(text), "", ())], strict=True):
        parent = holders.get(cut.shape)
        if (
            parent is None
            or (cut.value[-1] == 1 and cut.shape != (own or ("",))[0] and parent not in tree.path)
            or (
                cut.value[-1] == 1
                and tree.top.family != cut.shape
                and parent is not tree.top
                and cut.shape != (own or ("",))[0]
            )
        ):
            parent = holders[cut.shape] = tree.top
        marker = Marker(cut.shape, cut.value, text[cut.start : cut.end].strip(), cut.end, sure=True)
        child = numbered_node(tree, marker, parent, text[cut.end : after.start].strip(), node.blocks)
        tree.number(marker, parent, child)
        children.append(child)
    return children


def _path_to(tree: Tree, node: Node) -> list[Node]:
    path = [node]
    while path[0].parent is not None:
        path.insert(0, path[0].parent)
    return [tree.root, *path]
