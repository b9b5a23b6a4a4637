"""The order in which the schema wants the children of an element (ISO/IEC 29500-1, annex A), and other rules.

Standard library only, no line shared with the program. Names that are not in a list are not judged.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree import ElementTree as ET

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ORDER = {
    "pPr": (
        "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers "
        "pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE "
        "autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents "
        "suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle "
        "rPr sectPr pPrChange"
    ),
    "rPr": (
        "ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline "
        "shadow emboss imprint noProof snapToGrid vanish webHidden color spacing w kern position sz "
        "szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout "
        "specVanish oMath rPrChange"
    ),
    "numPr": "ilvl numId numberingChange ins",
    "tcPr": (
        "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText "
        "vAlign hideMark headers cellIns cellDel cellMerge tcPrChange"
    ),
    "tr": "tblPrEx trPr tc",
    "tbl": "tblPr tblGrid tr",
    "tc": "tcPr p",
    "sectPr": (
        "headerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType "
        "pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid "
        "printerSettings sectPrChange"
    ),
    "numbering": "numPicBullet abstractNum num numIdMacAtCleanup",
    "num": "abstractNumId lvlOverride",
    "comment": "p",
}
LAST = {"trPr": ("ins", "del", "trPrChange")}
PLACES = {
    name: {W + child: place for place, child in enumerate(said.split())} for name, said in ORDER.items()
}
ENDINGS = (W + "p", W + "sdt", W + "customXml")
PAIRED = ("commentRangeStart", "commentRangeEnd", "commentReference")


def misplaced(root: ET.Element) -> Iterator[str]:
    """Yield what stands in another order than the schema wants, and what is paired and has no counterpart."""
    for element in root.iter():
        name = str(element.tag).removeprefix(W)
        if name in PLACES:
            known = [PLACES[name][child.tag] for child in element if child.tag in PLACES[name]]
            if known != sorted(known):
                yield f"order in {name}"
        if name in LAST:
            tail = [child.tag in {W + one for one in LAST[name]} for child in element]
            if tail != sorted(tail):
                yield f"order in {name}"
        if name == "del":
            yield from ("instruction that is not deleted" for _ in _runs_of(element, "instrText"))
        if name in ("footnote", "endnote") and not len(element):
            yield "a note without a paragraph"
        if name == "tc" and (
            not len(element) or element[-1].tag not in (W + "p", W + "sdt", W + "customXml")
        ):
            yield "a cell that ends on no paragraph"
    marks = {one: Counter(mark.get(W + "id") for mark in root.iter(W + one)) for one in PAIRED}
    if marks[PAIRED[0]] != marks[PAIRED[1]] or max(marks[PAIRED[0]].values(), default=1) > 1:
        yield "comment ranges that do not pair"
    if marks[PAIRED[0]].keys() - marks[PAIRED[2]].keys():
        yield "a comment range without its mark"
    names = Counter(mark.get(W + "id") for mark in root.iter(W + "bookmarkStart"))
    if max(names.values(), default=1) > 1:
        yield "a bookmark twice"


def _runs_of(element: ET.Element, name: str) -> Iterator[ET.Element]:
    for run in element.iterfind(W + "r"):
        yield from run.iterfind(W + name)
