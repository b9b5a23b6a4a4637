"""Formulas written in one line, so that a changed figure in them is seen (ISO/IEC 29500-1, 22.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.reading.docx.names import M, W

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml import etree

_PROPERTIES = "Pr"


def linear(element: etree._Element, gone: Callable[[etree._Element], bool]) -> str:
    """Return a formula as one line: `(a+b)/2`, `x^2`; tracked changes that are `gone` are left out."""
    out: list[str] = []
    for child in element:
        tag = child.tag
        if gone(child) or tag.endswith(_PROPERTIES):
            continue
        if tag in (M + "t", W + "t", W + "delText"):
            out.append(child.text or "")
        elif tag == M + "f":
            out.append(f"{_part(child, 'num', gone)}/{_part(child, 'den', gone)}")
        elif tag == M + "sSup":
            out.append(f"{_part(child, 'e', gone)}^{_part(child, 'sup', gone)}")
        elif tag == M + "sSub":
            out.append(f"{_part(child, 'e', gone)}_{_part(child, 'sub', gone)}")
        elif tag == M + "rad":
            degree = _inner(child, "deg", gone)
            out.append(f"{degree}√({_inner(child, 'e', gone)})")
        elif tag == M + "d":
            out.append("(" + ",".join(linear(e, gone) for e in child.iterchildren(M + "e")) + ")")
        elif tag == M + "nary":
            sign = child.find(f"{M}naryPr/{M}chr")
            low, high = _inner(child, "sub", gone), _inner(child, "sup", gone)
            bounds = (f"_{low}" if low else "") + (f"^{high}" if high else "")
            out.append(
                f"{sign.get(M + 'val', '∫') if sign is not None else '∫'}{bounds} {_inner(child, 'e', gone)}"
            )
        else:
            out.append(linear(child, gone))
    return "".join(out)


def _inner(element: etree._Element, name: str, gone: Callable[[etree._Element], bool]) -> str:
    child = element.find(M + name)
    return linear(child, gone) if child is not None else ""


def _part(element: etree._Element, name: str, gone: Callable[[etree._Element], bool]) -> str:
    text = _inner(element, name, gone)
    return text if len(text) <= 1 or text.isalnum() else f"({text})"
