"""Which style of one document answers to which of another: ids are their own in each, names are shared.

Programs number their styles, so that the heading of one file bears the id of a table style in the next
(ISO/IEC 29500-1, 17.7.4.17 and 17.7.4.9).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.reading.docx.names import VAL, W

if TYPE_CHECKING:
    from reviewer.exporting.word.package import WordPackage

__all__ = ["styles_alike"]


def styles_alike(other: WordPackage, here: WordPackage) -> dict[tuple[str, str], str]:
    """Return for each style of another document, by sort and id, the id of the one here of the same name."""
    ours = {key: number for number, key in _styles(here).items()}
    return {number: ours[key][1] for number, key in _styles(other).items() if key in ours}


def _styles(package: WordPackage) -> dict[tuple[str, str], tuple[str, str]]:
    """Return sort and name of each style by its sort and id; names do not differ by case."""
    part = package.target("styles")
    root = package.read(part) if part else None
    found: dict[tuple[str, str], tuple[str, str]] = {}
    for style in root.iterchildren(W + "style") if root is not None else ():
        sort, number, name = (
            style.get(W + "type", "paragraph"),
            style.get(W + "styleId", ""),
            style.find(W + "name"),
        )
        said = name.get(VAL) if name is not None else None
        found[sort, number] = sort, (said or number).casefold()
    return found
