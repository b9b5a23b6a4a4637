"""A Word package that is changed in few places: every part that nobody touches keeps its bytes."""

from __future__ import annotations

import hashlib
import io
import posixpath
import zipfile
from typing import TYPE_CHECKING, cast

from lxml import etree

from reviewer.errors import ExportError
from reviewer.reading.docx.bound import fill_bound
from reviewer.reading.docx.names import RELATIONS
from reviewer.reading.docx.package import Relation, open_package, plain_form
from reviewer.reading.limits import Limits

if TYPE_CHECKING:
    from reviewer.reading.docx.package import Package

__all__ = ["OFFICE_RELATIONS", "WordPackage"]

OFFICE_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_TYPES_PART = "[Content_Types].xml"
_EPOCH = (1980, 1, 1, 0, 0, 0)
_NO_RELATIONS = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
_XML = (".xml", ".rels")
_LEFT_BY_OTHERS = "__MACOSX/"
"""A folder that the archiver of macOS adds, which is no part of a package."""


class WordPackage:
    """The parts of a package as bytes, and the roots of those that were asked for as XML.

    A root asked for with `edit` is written anew; one asked for with `read` must not be changed.
    """

    def __init__(self, data: bytes, path: str, limits: Limits | None = None) -> None:
        """Open the package; ReadingError where it is corrupt, over a limit, or no Word document."""
        self.path = path
        self._source: Package = open_package(data, path, limits or Limits())
        self.main = self._source.main
        self._new: dict[str, bytes] = {}
        self._read: dict[str, etree._Element] = {}
        self._changed: dict[str, etree._Element] = {}
        self._before: dict[str, float] = {}
        """How many elements a part that may be changed had before."""
        self._relations: dict[str, dict[str, Relation]] = {}
        self._removed: set[str] = set()
        """Parts that are not written, in lower case."""

    def has(self, part: str) -> bool:
        """Tell whether the package holds that part."""
        return part in self._new or part in self._changed or self._source.has(part)

    def bytes_of(self, part: str) -> bytes:
        """Return the bytes of a part as read, the strict form made the usual one; empty if there is none."""
        if part in self._new:
            return self._new[part]
        if not self._source.has(part):
            return b""
        data = self._source.archive.read(self._source.names[part.lower()])
        return plain_form(data) if part.lower().endswith(_XML) else data

    def read(self, part: str) -> etree._Element | None:
        """Return the root of an XML part, None where there is none."""
        if part in self._changed:
            return self._changed[part]
        if part not in self._read:
            root = self._source.xml(part)
            if root is None:
                return None
            fill_bound(root, self._source)
            self._read[part] = root
        return self._read[part]

    def edit(self, part: str) -> etree._Element | None:
        """Return the root of an XML part that is going to be changed, None where there is none."""
        root = self.read(part)
        if root is not None and part not in self._changed:
            self._changed[part] = root
            self._before[part] = _elements(root)
        return root

    def relations(self, part: str) -> dict[str, Relation]:
        """Return the relations of a part by id, those added since included."""
        if part not in self._relations:
            self._relations[part] = self._source.relations(part)
        return self._relations[part]

    def target(self, kind: str) -> str | None:
        """Return the part that the document relates to by that kind (`styles`, `comments`), if any."""
        for relation in self.relations(self.main).values():
            if relation.kind == kind and not relation.external and self.has(relation.target):
                return relation.target
        return None

    def relate(
        self, part: str, kind: str, target: str, *, key: str = "", like: Relation | None = None
    ) -> str:
        """Add a relation from one part to another, and return its id.

        `key` is the id it must have, if any; `like` is a relation of another package that it copies.
        """
        folder, name = posixpath.split(part)
        file = posixpath.join(folder, "_rels", f"{name}.rels")
        root = self.edit(file)
        if root is None:
            root = self._changed[file] = etree.fromstring(_NO_RELATIONS)
        known = self.relations(part)
        number = len(known) + 1
        while not key and f"rId{number}" in known:
            number += 1
        key = key or f"rId{number}"
        external = like is not None and like.external
        entry = etree.SubElement(root, RELATIONS + "Relationship")
        entry.set("Id", key)
        entry.set("Type", like.type if like is not None else OFFICE_RELATIONS + kind)
        entry.set("Target", target if external else "/" + target)
        if external:
            entry.set("TargetMode", "External")
        known[key] = Relation(kind, target, external, entry.get("Type", ""))
        return key

    def add(self, part: str, content_type: str, content: bytes | etree._Element) -> None:
        """Add a part and declare its type."""
        if isinstance(content, bytes):
            self._new[part] = content
        else:
            self._changed[part] = content
        types = self.edit(_TYPES_PART)
        if types is None:
            raise ExportError("export.no_types", path=self.path)
        override = etree.SubElement(types, _TYPES + "Override")
        override.set("PartName", "/" + part)
        override.set("ContentType", content_type)

    def declare(self, part: str, content_type: str) -> None:
        """Declare another type for a part that has one declared by its name."""
        types = self.edit(_TYPES_PART)
        for entry in types.iterchildren(_TYPES + "Override") if types is not None else ():
            if entry.get("PartName", "").lower() == "/" + part.lower():
                entry.set("ContentType", content_type)

    def remove(self, part: str, kind: str) -> bool:
        """Take the parts out that a part relates to by that kind, with all that they relate to themselves.

        Return whether there were any. No other part may relate to them.
        """
        gone = [one for one in self.relations(part).values() if one.kind == kind and not one.external]
        if not gone:
            return False
        folder, name = posixpath.split(part)
        root = self.edit(posixpath.join(folder, "_rels", f"{name}.rels"))
        for entry in list(root) if root is not None else ():
            if entry.get("Type", "").rsplit("/", 1)[-1] == kind:
                entry.getparent().remove(entry)  # type: ignore[union-attr]
        self._relations[part] = {key: one for key, one in self.relations(part).items() if one not in gone}
        removed = {one.target.lower() for one in gone}
        for target in tuple(removed):
            removed.update(one.target.lower() for one in self._source.relations(target).values())
            place, file = posixpath.split(target)
            removed.add(posixpath.join(place, "_rels", f"{file}.rels"))
        types = self.edit(_TYPES_PART)
        for entry in list(types) if types is not None else ():
            if entry.get("PartName", "").lower().lstrip("/") in removed:
                entry.getparent().remove(entry)  # type: ignore[union-attr]
        self._removed |= removed
        return True

    def content_type(self, part: str) -> str | None:
        """Return the declared type of a part."""
        types = self.read(_TYPES_PART)
        if types is None:
            return None
        name = "/" + part.lower()
        ending = posixpath.splitext(part)[1].lstrip(".").lower()
        for entry in types.iterchildren(_TYPES + "Override"):
            if entry.get("PartName", "").lower() == name:
                return entry.get("ContentType")
        for entry in types.iterchildren(_TYPES + "Default"):
            if entry.get("Extension", "").lower() == ending:
                return entry.get("ContentType")
        return None

    def free_name(self, folder: str, stem: str, ending: str) -> str:
        """Return a part name that is not taken: `word/media/redline1.png`."""
        number = 1
        while self.has(f"{folder}/{stem}{number}{ending}"):
            number += 1
        return f"{folder}/{stem}{number}{ending}"

    def digest(self, part: str) -> str:
        """Return a fingerprint of a part's bytes."""
        return hashlib.sha256(self.bytes_of(part)).hexdigest()

    def write(self) -> bytes:
        """Return the package as bytes, the same for the same content: no clock has a part in it.

        Parts are called as others refer to them: not every program looks for a name whatever its case.
        """
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            written: set[str] = set()
            called = {
                relation.target.lower(): relation.target
                for part in ("", self.main)
                for relation in self.relations(part).values()
                if not relation.external
            }
            for info in self._source.archive.infolist():
                name = info.filename.replace("\\", "/").lstrip("/")
                name = called.get(name.lower(), name)
                if name in written or name.endswith("/") or name.lower() in self._removed:
                    continue
                if name.startswith(_LEFT_BY_OTHERS):
                    continue
                written.add(name)
                self._put(archive, name)
            for name in (*self._new, *self._changed):
                if name not in written and name.lower() not in {one.lower() for one in written}:
                    written.add(name)
                    self._put(archive, name)
        return out.getvalue()

    def _put(self, archive: zipfile.ZipFile, name: str) -> None:
        part, changed = next(
            ((part, root) for part, root in self._changed.items() if part.lower() == name.lower()),
            (name, None),
        )
        content = (
            self.bytes_of(name)
            if changed is None or self._is_as_read(part, changed)
            else etree.tostring(changed, xml_declaration=True, encoding="UTF-8", standalone=True)
        )
        info = zipfile.ZipInfo(name, _EPOCH)
        info.compress_type = zipfile.ZIP_DEFLATED
        info.external_attr = 0o600 << 16
        archive.writestr(info, content)

    def _is_as_read(self, part: str, root: etree._Element) -> bool:
        """Tell whether a part that was asked for with `edit` is what it was; the count settles most."""
        if self._before.get(part) != _elements(root):
            return False
        read = self._source.xml(part)
        return read is not None and etree.tostring(read) == etree.tostring(root)


def _elements(root: etree._Element) -> float:
    return cast("float", root.xpath("count(//*)"))
