"""Parts of one package taken over into another with all that they relate to: pictures, charts, objects."""

from __future__ import annotations

import posixpath
from copy import deepcopy
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from reviewer.exporting.word.package import WordPackage
    from reviewer.reading.docx.package import Relation

__all__ = ["Carrier"]

_POINTER = "relId"
"""Attribute by which the data of a diagram names the drawing of it, a relation of the document itself."""
_DIAGRAM_DATA = "diagramData"


class Carrier:
    """Copies parts of `other` into `here`, each once."""

    def __init__(self, other: WordPackage, here: WordPackage) -> None:
        self._other, self._here = other, here
        self._known: dict[str, str | None] = {}

    def relation(self, source: str, key: str, target: str) -> str | None:
        """Return the id of a relation of the part `target` here like that of `source` there.

        None where there is none, or where it leads to a part whose type is not declared.
        """
        relation = self._other.relations(source).get(key)
        if relation is None:
            return None
        if relation.external:
            return self._here.relate(target, relation.kind, relation.target, like=relation)
        same = self._same(relation, target)
        if same is not None:
            return same
        part = self._part(relation, source, target)
        return self._here.relate(target, relation.kind, part, like=relation) if part is not None else None

    def _same(self, relation: Relation, target: str) -> str | None:
        """Return the relation here to a picture of the same bytes."""
        if relation.kind != "image":
            return None
        digest = self._other.digest(relation.target)
        for key, ours in self._here.relations(target).items():
            if ours.kind == "image" and not ours.external and self._here.digest(ours.target) == digest:
                return key
        return None

    def _part(self, relation: Relation, source: str, target: str) -> str | None:
        """Copy the part of a relation and what it relates to; return its name here."""
        part = relation.target
        if part in self._known:
            return self._known[part]
        self._known[part] = None
        kind, content = self._other.content_type(part), self._other.bytes_of(part)
        if kind is None or not content:
            return None
        data = self._other.read(part) if relation.kind == _DIAGRAM_DATA else None
        if data is not None:
            content = self._with_drawing(deepcopy(data), source, target)
        name = self._name(part)
        self._here.add(name, kind, content)
        self._known[part] = name
        for key, further in self._other.relations(part).items():
            to = further.target if further.external else self._part(further, part, name)
            if to is not None:
                self._here.relate(name, further.kind, to, key=key, like=further)
        return name

    def _name(self, part: str) -> str:
        folder, file = posixpath.split(part)
        home, root = posixpath.dirname(self._here.main), posixpath.dirname(self._other.main)
        inside = folder[len(root) :].strip("/") if folder.startswith(root) else folder
        return self._here.free_name(
            posixpath.join(home, inside).strip("/") or "media", "redline", posixpath.splitext(file)[1].lower()
        )

    def _with_drawing(self, root: etree._Element, source: str, target: str) -> bytes:
        """Return the data of a diagram with the id that its drawing has here."""
        for element in root.iter(etree.Element):
            key = element.get(_POINTER)
            if key is not None:
                found = self.relation(source, key, target)
                element.attrib.pop(_POINTER)
                if found is not None:
                    element.set(_POINTER, found)
        return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
