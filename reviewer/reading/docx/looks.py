"""How the words of a Word document look: read only where changes of format are asked for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from reviewer.reading.docx.names import DEL, MOVE_FROM, PPR, RPR, RUN, TR, TXBX, VAL, P, T, W
from reviewer.reading.docx.package import open_package
from reviewer.reading.limits import Limits

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml import etree

    from reviewer.reading.docx.package import Package

__all__ = ["PROPERTIES", "Appearance", "Piece", "read_looks"]

PROPERTIES = ("bold", "italic", "underline", "size", "style", "align")
_KINDS = ("footnotes", "endnotes", "header", "footer")
_SWITCHES = {W + "b": "bold", W + "i": "italic"}
_OFF = ("0", "false", "off", "none")
_ASIDE = (DEL, MOVE_FROM)


class Appearance(NamedTuple):
    """What a reader sees of a run and of the paragraph it stands in."""

    bold: str = ""
    """`on`, or empty; so are the next two, and `underline` is the sort of line."""
    italic: str = ""
    underline: str = ""
    size: str = ""
    """In points."""
    style: str = ""
    align: str = ""


class Piece(NamedTuple):
    """Words of one look, with what they looked like before a tracked change of format, and whose it is."""

    text: str
    look: Appearance
    former: Appearance | None
    author: str
    date: str


class _Sheet(Struct, frozen=True):
    """The properties that each style gives, its ancestors included, and those that hold without one."""

    names: Mapping[str, str]
    given: Mapping[str, Mapping[str, str]]
    plain: Mapping[str, str]
    default: str


def read_looks(path: str, limits: Limits | None = None) -> Mapping[str, tuple[Piece, ...]]:
    """Return the pieces of each paragraph and each table row, by their place as in `Block.source`.

    Tracked changes of words are read as accepted. Raises ReadingError as `read_document` does.
    """
    package = open_package(Path(path).read_bytes(), path, limits or Limits())
    related = [r for r in package.relations(package.main).values() if not r.external]
    sheet = _sheet(package, next((r.target for r in related if r.kind == "styles"), ""))
    parts = [package.main, *dict.fromkeys(r.target for r in related if r.kind in _KINDS)]
    found: dict[str, tuple[Piece, ...]] = {}
    for part in parts:
        root = package.xml(part)
        if root is None:
            continue
        pieces = {p: tuple(_pieces(p, sheet)) for p in root.iter(P)}
        for place, paragraph in enumerate(root.iter(P)):
            found[f"{part}#p{place}"] = pieces[paragraph]
        for place, row in enumerate(root.iter(TR)):
            found[f"{part}#r{place}"] = tuple(piece for p in row.iter(P) for piece in pieces[p])
    return found


def _sheet(package: Package, part: str) -> _Sheet:
    root = package.xml(part)
    if root is None:
        return _Sheet({}, {}, {}, "")
    elements = {style.get(W + "styleId", ""): style for style in root.iterchildren(W + "style")}
    plain = _run_properties(root.find(f"{W}docDefaults/{W}rPrDefault/{RPR}"))
    names: dict[str, str] = {}
    given: dict[str, Mapping[str, str]] = {}
    default = ""
    for key, element in elements.items():
        name = element.find(W + "name")
        names[key] = name.get(VAL, key) if name is not None else key
        if element.get(W + "type") == "paragraph" and element.get(W + "default") in ("1", "true", "on"):
            default = key
        chain, at, seen = [element], element, {key}
        while (based := at.find(W + "basedOn")) is not None and based.get(VAL, "") in elements:
            if based.get(VAL, "") in seen:
                break
            seen.add(based.get(VAL, ""))
            at = elements[based.get(VAL, "")]
            chain.append(at)
        said: dict[str, str] = {}
        for one in reversed(chain):
            said |= _run_properties(one.find(RPR))
            said |= _align(one.find(PPR))
        given[key] = said
    return _Sheet(names, given, plain, default)


def _pieces(paragraph: etree._Element, sheet: _Sheet) -> Iterator[Piece]:
    properties = paragraph.find(PPR)
    change = properties.find(W + "pPrChange") if properties is not None else None
    now = _paragraph(properties, sheet)
    before = _paragraph(change.find(PPR), sheet) if change is not None else None
    box = next(paragraph.iterancestors(TXBX), None)
    for run in paragraph.iter(RUN):
        gone = next(run.iterancestors(*_ASIDE), None) is not None
        if gone or next(run.iterancestors(TXBX), None) is not box:
            continue
        text = "".join(node.text or "" for node in run.iterchildren(T))
        if not text:
            continue
        look = run.find(RPR)
        revised = look.find(W + "rPrChange") if look is not None else None
        former = None
        if revised is not None or before is not None:
            old = revised.find(RPR) if revised is not None else look
            former = _appearance(before or now, old, sheet)
        who = revised if revised is not None else change
        author, date = (who.get(W + "author", ""), who.get(W + "date", "")) if who is not None else ("", "")
        yield Piece(text, _appearance(now, look, sheet), former, author, date)


def _paragraph(properties: etree._Element | None, sheet: _Sheet) -> dict[str, str]:
    """Return what a paragraph's style and its own properties say of all its runs."""
    named = properties.find(W + "pStyle") if properties is not None else None
    key = named.get(VAL, "") if named is not None else sheet.default
    said = {**sheet.plain, **sheet.given.get(key, {}), **_align(properties)}
    said["style"] = sheet.names.get(key, key)
    return said


def _appearance(above: Mapping[str, str], look: etree._Element | None, sheet: _Sheet) -> Appearance:
    said = dict(above)
    named = look.find(W + "rStyle") if look is not None else None
    if named is not None:
        said |= sheet.given.get(named.get(VAL, ""), {})
    said |= _run_properties(look)
    return Appearance(**{name: said.get(name, "") for name in PROPERTIES})


def _run_properties(look: etree._Element | None) -> dict[str, str]:
    said: dict[str, str] = {}
    for prop in look if look is not None else ():
        value = prop.get(VAL, "")
        if prop.tag in _SWITCHES:
            said[_SWITCHES[prop.tag]] = "" if value in _OFF else "on"
        elif prop.tag == W + "u":
            said["underline"] = "" if value in _OFF else value or "single"
        elif prop.tag == W + "sz" and value.isdigit():
            said["size"] = f"{int(value) / 2:g}"
    return said


def _align(properties: etree._Element | None) -> dict[str, str]:
    jc = properties.find(W + "jc") if properties is not None else None
    if jc is None:
        return {}
    value = jc.get(VAL, "")
    return {"align": {"start": "", "left": "", "both": "", "end": "right"}.get(value, value)}
