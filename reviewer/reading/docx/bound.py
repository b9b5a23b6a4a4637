"""Content controls bound to data of the file: what Word shows in them is the data, not the words in the text.

Word fills them from the data whenever it opens the file (ISO/IEC 29500-1, 17.5.2.6). A program that knows
nothing of that may have changed the words alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from reviewer.patterns import lazy
from reviewer.reading.docx.names import DEL, INS, SDT, SDT_CONTENT, T, W

if TYPE_CHECKING:
    from reviewer.reading.docx.package import Package

__all__ = ["fill_bound"]

_BINDING, _PLAIN, _PROMPT = W + "dataBinding", W + "text", W + "showingPlcHdr"
_ITEM = "{http://schemas.openxmlformats.org/officeDocument/2006/customXml}itemID"
_PATH = lazy(r"[/\w:.@\[\]-]{1,400}")
_PREFIX = lazy(r"xmlns:([\w.-]+)=[\"']([^\"']+)[\"']")


def fill_bound(root: etree._Element, package: Package) -> list[tuple[str, str]]:
    """Put the data into the plain-text controls of a part that are bound to them; return what stood there and
    what stands there now, for each that was changed.

    A control with tracked changes or another control in it, or whose data cannot be found, stays as it is.
    """
    found: list[tuple[str, str]] = []
    stores: dict[str, etree._Element] | None = None
    for control in root.iter(SDT):
        properties, content = control.find(W + "sdtPr"), control.find(SDT_CONTENT)
        if properties is None or content is None or properties.find(_BINDING) is None:
            continue
        if properties.find(_PLAIN) is None or properties.find(_PROMPT) is not None:
            continue
        stores = _stores(package) if stores is None else stores
        value = _value(properties.find(_BINDING), stores)
        texts = list(content.iter(T))
        shown = "".join(text.text or "" for text in texts)
        tracked = next(content.iter(INS, DEL, SDT), None) is not None
        if not value or not texts or tracked or value.split() == shown.split():
            continue
        texts[0].text = value
        for text in texts[1:]:
            text.text = ""
        found.append((shown, value))
    return found


def _stores(package: Package) -> dict[str, etree._Element]:
    """Return the data of the file by the id of each store."""
    found: dict[str, etree._Element] = {}
    for relation in package.relations(package.main).values():
        if relation.kind != "customXml" or relation.external:
            continue
        for about in package.relations(relation.target).values():
            properties = package.xml(about.target) if about.kind == "customXmlProps" else None
            data = package.xml(relation.target) if properties is not None else None
            if properties is not None and data is not None:
                found[properties.get(_ITEM, "").lower()] = data
    return found


def _value(binding: etree._Element | None, stores: dict[str, etree._Element]) -> str:
    """Return what a control is bound to, empty where that is no single text that can be found."""
    if binding is None:
        return ""
    data = stores.get(binding.get(W + "storeItemID", "").lower())
    path = binding.get(W + "xpath", "")
    if data is None or not _PATH.fullmatch(path):
        return ""
    names = dict(_PREFIX.findall(binding.get(W + "prefixMappings", "")))
    try:
        nodes = data.xpath(path, namespaces=names)
    except etree.XPathError:
        return ""
    if not isinstance(nodes, list) or len(nodes) != 1:
        return ""
    node = nodes[0]
    if isinstance(node, str):
        return str(node).strip()
    return (node.text or "").strip() if isinstance(node, etree._Element) and not len(node) else ""
