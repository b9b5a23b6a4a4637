"""The zip package around a Word document: opened under limits, its parts found through their relations."""

from __future__ import annotations

import codecs
import io
import posixpath
import zipfile
import zlib
from typing import TYPE_CHECKING

from lxml import etree
from msgspec import Struct, field

from reviewer.errors import ReadingError
from reviewer.patterns import lazy
from reviewer.reading.docx.names import RELATIONS

if TYPE_CHECKING:
    from reviewer.reading.limits import Limits

_SIZEABLE = 1 << 20
_LIBXML_DEPTH = 256
_FAULTS = (
    zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, EOFError, OSError, ValueError, KeyError, IndexError,
    NotImplementedError, RuntimeError, OverflowError, UnicodeError, MemoryError,
)  # fmt: skip
_STRICT = b"purl.oclc.org/ooxml"
_PURL, _SCHEMAS = b"http://purl.oclc.org/ooxml/", b"http://schemas.openxmlformats.org/"
_PLAIN_NAMES = tuple(
    (_PURL + strict, _SCHEMAS + plain)
    for strict, plain in (
        (b"wordprocessingml/main", b"wordprocessingml/2006/main"),
        (b"drawingml/", b"drawingml/2006/"),
        (b"schemaLibrary/main", b"schemaLibrary/2006/main"),
        (
            b"officeDocument/relationships/extendedProperties",
            b"officeDocument/2006/relationships/extended-properties",
        ),
        (
            b"officeDocument/relationships/customProperties",
            b"officeDocument/2006/relationships/custom-properties",
        ),
        (b"officeDocument/extendedProperties", b"officeDocument/2006/extended-properties"),
        (b"officeDocument/customProperties", b"officeDocument/2006/custom-properties"),
        (b"officeDocument/", b"officeDocument/2006/"),
    )
)
"""Names of the strict form of the standard and those of the usual form (ISO/IEC 29500-1 and -4, annex A)."""
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_DECLARED = lazy(r"""<\?xml\b[^>]*\?>""")
_CONFORMANCE = lazy(r"""\s[\w.-]+:conformance=["']strict["']""")
_FOREIGN = (
    ("xl/", "xlsx"), ("ppt/", "pptx"), ("visio/", "vsdx"), ("META-INF/container.xml", "epub"),
    ("META-INF/MANIFEST", "jar"),
)  # fmt: skip


class Relation(Struct, frozen=True):
    """A relation of one part to another: the last word of its type, and the part it points at."""

    kind: str
    target: str
    external: bool
    type: str = ""
    """The whole name of the relation, of which `kind` is the last word."""


class Package(Struct):
    """An opened package. `main` is the part that holds the document."""

    path: str
    archive: zipfile.ZipFile
    limits: Limits
    main: str = ""
    names: dict[str, str] = field(default_factory=dict)
    """Part name in lower case to that in the archive: part names compare without case (ISO/IEC 29500-2)."""

    def has(self, part: str) -> bool:
        """Tell whether the package holds that part."""
        return part.lower() in self.names

    def xml(self, part: str) -> etree._Element | None:
        """Return the root of an XML part, None where there is none; ReadingError where it is broken."""
        if not self.has(part):
            return None
        data = self._bytes(part)
        data = plain_form(data)
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False,
            huge_tree=self.limits.depth > _LIBXML_DEPTH, remove_comments=True, remove_pis=True,
        )  # fmt: skip
        try:
            root = etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            if "xcessive depth" in str(error):
                raise ReadingError(
                    "reading.limit_depth", path=self.path, part=part, limit=self.limits.depth
                ) from error
            raise ReadingError("reading.malformed_xml", path=self.path, part=part) from error
        except (ValueError, MemoryError) as error:
            raise ReadingError("reading.malformed_xml", path=self.path, part=part) from error
        if root is None:
            raise ReadingError("reading.malformed_xml", path=self.path, part=part)
        if self.limits.depth != _LIBXML_DEPTH:
            self._check_depth(root, part)
        return root

    def relations(self, part: str) -> dict[str, Relation]:
        """Return the relations of a part by id; those of the package itself for the empty name."""
        folder, name = posixpath.split(part)
        root = self.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
        found: dict[str, Relation] = {}
        if root is None:
            return found
        for entry in root.iter(RELATIONS + "Relationship"):
            target = entry.get("Target", "")
            external = entry.get("TargetMode") == "External"
            if not external:
                target = posixpath.normpath(posixpath.join("/" + folder, target)).lstrip("/")
            name = entry.get("Type", "")
            found[entry.get("Id", "")] = Relation(name.rsplit("/", 1)[-1], target, external, name)
        return found

    def _bytes(self, part: str) -> bytes:
        try:
            return self.archive.read(self.names[part.lower()])
        except _FAULTS as error:
            raise ReadingError("reading.corrupt", path=self.path) from error

    def _check_depth(self, root: etree._Element, part: str) -> None:
        depth = 0
        for event, _ in etree.iterwalk(root, events=("start", "end")):
            depth += 1 if event == "start" else -1
            if depth > self.limits.depth:
                raise ReadingError("reading.limit_depth", path=self.path, part=part, limit=self.limits.depth)


def plain_form(data: bytes) -> bytes:
    """Return a part of the strict form of Open XML in the names of the usual form, others as they are.

    A part in UTF-16 comes back in UTF-8 where it is of the strict form.
    """
    if data.startswith(_WIDE) and _STRICT.decode() in (words := data.decode("utf-16", "replace")):
        data = _DECLARED.sub("", words, count=1).encode()
    head = data[:8192]
    if _STRICT not in head:
        return data
    for strict, plain in _PLAIN_NAMES:
        data = data.replace(strict, plain)
    text = data[:8192].decode("latin-1")
    return _CONFORMANCE.sub("", text, count=1).encode("latin-1") + data[8192:]


def open_package(data: bytes, path: str, limits: Limits) -> Package:
    """Return the package in those bytes.

    Raises ReadingError where it is corrupt, over a limit, locked by a password, or another kind of zip file.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        infos = archive.infolist()
    except _FAULTS as error:
        raise ReadingError("reading.corrupt", path=path) from error
    if len(infos) > limits.entries:
        raise ReadingError("reading.limit_entries", path=path, count=len(infos), limit=limits.entries)
    total = sum(info.file_size for info in infos)
    if total > limits.unpacked:
        raise ReadingError("reading.limit_unpacked", path=path, size=total >> 20, limit=limits.unpacked >> 20)
    for info in infos:
        if info.file_size > _SIZEABLE and info.file_size > limits.ratio * max(info.compress_size, 1):
            raise ReadingError("reading.limit_ratio", path=path, limit=limits.ratio)
        if info.flag_bits & 1:
            raise ReadingError("reading.encrypted", path=path)
    package = Package(path, archive, limits)
    package.names = {info.filename.replace("\\", "/").lstrip("/").lower(): info.filename for info in infos}
    package.main = _main_part(package)
    return package


def _main_part(package: Package) -> str:
    mains = [
        r.target for r in package.relations("").values() if r.kind == "officeDocument" and not r.external
    ]
    for target in mains:
        if package.has(target) and not target.startswith(("xl/", "ppt/", "visio/")):
            return target
    if package.has("mimetype"):
        kind = package._bytes("mimetype")[:80].decode("ascii", "replace").rsplit(".", 1)[-1].strip()
        raise ReadingError("reading.foreign", path=package.path, kind={"text": "odt"}.get(kind, kind))
    for prefix, kind in _FOREIGN:
        if any(name.startswith(prefix.lower()) for name in package.names):
            raise ReadingError("reading.foreign", path=package.path, kind=kind)
    if not mains and package.has("word/document.xml"):
        return "word/document.xml"
    if mains or package.has("[Content_Types].xml"):
        raise ReadingError("reading.corrupt", path=package.path)
    raise ReadingError("reading.not_word", path=package.path)
