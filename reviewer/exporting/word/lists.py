"""Lists of the baseline in a redline: each goes on in the draft's list that answers to it, or comes over.

A paragraph that is brought over says `base N` where the number of its list will stand. Only when all
paragraphs are laid is it known which list of the draft goes on with which of the baseline, and whether the
numbers then read as they did (ISO/IEC 29500-1, 17.9).
"""

from __future__ import annotations

from collections import Counter as Tally
from typing import TYPE_CHECKING

from lxml import etree

from reviewer.exporting.word.marks import insert_property
from reviewer.exporting.word.numbering_part import (
    ABSTRACT_ID,
    abstract_of,
    copy_abstract,
    copy_list,
    list_of,
    new_part,
)
from reviewer.reading.docx.names import PPR, VAL, P, W
from reviewer.reading.docx.numbering import Counter, List, read_lists, to_int
from reviewer.reading.docx.styles import Styles

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from reviewer.exporting.word.package import WordPackage

__all__ = ["Lists", "Numbering", "hold_number", "numbering_of"]

Numbering = tuple[str, int]
"""The number of a list and a level of it, 0 to 8."""
_NUMBERING, _NUM_ID, _LEVEL, _STYLE = W + "numPr", W + "numId", W + "ilvl", W + "pStyle"
_HELD = "base "
_NONE = "0"


class _Side:
    """The lists of one document, and which of them numbers a paragraph."""

    def __init__(self, package: WordPackage) -> None:
        styles, numbering = package.target("styles"), package.target("numbering")
        self.styles = Styles(package.read(styles) if styles else None)
        root = package.read(numbering) if numbering else None
        self.lists = read_lists(root, self.styles.linked_lists)

    def of(self, properties: etree._Element | None) -> Numbering | None:
        """Return the list and level that paragraph properties ask for, their style's included."""
        if not self.lists:
            return None
        named = properties.find(_STYLE) if properties is not None else None
        return self._said(properties, named.get(VAL) if named is not None else None)

    def at(self, paragraph: etree._Element) -> Numbering | None:
        """Return the list and level that number a paragraph."""
        return self.of(paragraph.find(PPR)) if self.lists else None

    def of_style(self, properties: etree._Element) -> Numbering | None:
        """Return the same where only the style is asked."""
        named = properties.find(_STYLE)
        return self._said(None, named.get(VAL) if named is not None else None)

    def _said(self, properties: etree._Element | None, name: str | None) -> Numbering | None:
        style = self.styles.get(name)
        key, level = style.num_id, None
        direct = properties.find(_NUMBERING) if properties is not None else None
        if direct is not None:
            number, depth = direct.find(_NUM_ID), direct.find(_LEVEL)
            if number is not None:
                key, level = number.get(VAL), 0
            if depth is not None:
                level = to_int(depth.get(VAL))
        if key is None or key not in self.lists:
            return None
        if level is None:
            linked = (place for place, one in enumerate(self.lists[key].levels) if one.style == name)
            level = next(linked, style.level or 0) if name is not None else style.level or 0
        return key, level


class Lists:
    """Which list here stands for each list of the other document."""

    def __init__(self, other: WordPackage, here: WordPackage) -> None:
        self._other, self._here = other, here
        self._theirs, self._ours = _Side(other), _Side(here)
        self._chosen: dict[str, str] = {}
        self._final: dict[str, str] = {_NONE: _NONE}
        self._abstracts: dict[str, str] = {}
        """Abstract list of the other document to the one here on which its lists count."""

    def theirs(self, paragraph: etree._Element) -> Numbering | None:
        """Return what numbers a paragraph of the other document, None where Word does not number it."""
        return self._theirs.at(paragraph)

    def ours(self, paragraph: etree._Element) -> Numbering | None:
        """Return what numbers a paragraph of this document."""
        return self._ours.at(paragraph)

    def labels_there(self, paragraphs: Iterable[etree._Element]) -> dict[etree._Element, str]:
        """Return the number that a reader sees before each of these paragraphs of the other document."""
        return _counted(self._theirs.lists, ((p, self.theirs(p)) for p in paragraphs))

    def labels_here(self, paragraphs: Iterable[etree._Element]) -> dict[etree._Element, str]:
        """Return the same for paragraphs of this document."""
        return _counted(self._ours.lists, ((p, self.ours(p)) for p in paragraphs))

    def labels_restored(
        self, numbered: Sequence[tuple[etree._Element, Numbering | None, bool]]
    ) -> dict[etree._Element, str]:
        """Return the numbers of paragraphs of the other document once it is restored in this one.

        Each comes with what numbers it, and whether that is a list of this document.
        """
        wanted = {found[0] for _, found, here in numbered if found is not None and not here}
        lists, renamed = self._laid_out(wanted, self._chosen)
        sequence = (
            (p, found if here or found is None else (renamed[found[0]], found[1]))
            for p, found, here in numbered
        )
        return _counted(lists, sequence)

    def hold(self, properties: etree._Element, source: etree._Element) -> None:
        """Write into properties brought over from `source` by which list they were numbered there."""
        hold_number(properties, self._theirs.of(source))

    def settle(
        self,
        pairs: Sequence[tuple[etree._Element, etree._Element]],
        stories: Iterable[etree._Element] = (),
    ) -> None:
        """Decide for each list of the other document where it goes on here.

        `pairs` are paragraphs that answer to each other. Over the paragraphs of `stories`, parts of the other
        document, the numbers must come out as they did there: a list for which they would not comes over.
        """
        chosen = self._voted(pairs)
        for story in stories:
            numbered = [(p, found) for p in story.iter(P) if (found := self.theirs(p)) is not None]
            for abstract in self._misread(numbered, chosen):
                chosen = {
                    key: to for key, to in chosen.items() if self._theirs.lists[key].abstract != abstract
                }
        self._chosen = chosen
        for key, to in chosen.items():
            self._final[key] = to
            self._abstracts[self._theirs.lists[key].abstract] = self._ours.lists[to].abstract

    def final(self, numbering: Numbering | None) -> Numbering | None:
        """Return what numbers here as that numbers in the other document; the list is brought if need be."""
        if numbering is None:
            return None
        key = self._final.get(numbering[0])
        if key is None:
            key = self._final[numbering[0]] = self._brought(numbering[0]) or _NONE
        return (key, numbering[1]) if key != _NONE else None

    def release(self, root: etree._Element) -> None:
        """Give every paragraph of a part that waits for the number of its list that number."""
        for number in list(root.iter(_NUM_ID)):
            value = number.get(VAL, "")
            numbering = number.getparent()
            properties = numbering.getparent() if numbering is not None else None
            if not value.startswith(_HELD) or numbering is None or properties is None:
                continue
            depth = numbering.find(_LEVEL)
            level = to_int(depth.get(VAL)) if depth is not None else 0
            found = self.final((value.removeprefix(_HELD), level))
            if found == self._ours.of_style(properties):
                properties.remove(numbering)
            else:
                number.set(VAL, found[0] if found is not None else _NONE)

    def _voted(self, pairs: Sequence[tuple[etree._Element, etree._Element]]) -> dict[str, str]:
        """Return for each list of the other document the one here with which most of its paragraphs went."""
        votes: Tally[tuple[str, str]] = Tally()
        for old, new in pairs:
            before, after = self.theirs(old), self.ours(new)
            if before is not None and after is not None and before[1] == after[1]:
                votes[before[0], after[0]] += 1
        found: dict[str, str] = {}
        bound: dict[str, str] = {}
        for (key, to), _ in sorted(votes.items(), key=lambda one: (-one[1], one[0])):
            theirs, ours = self._theirs.lists[key], self._ours.lists[to]
            taken = to in found.values() or ours.abstract in bound.values()
            if key in found or bound.get(theirs.abstract, ours.abstract) != ours.abstract:
                continue
            if to in found.values() or (taken and theirs.abstract not in bound):
                continue
            found[key] = to
            bound[theirs.abstract] = ours.abstract
        return found

    def _misread(
        self, numbered: Sequence[tuple[etree._Element, Numbering]], chosen: dict[str, str]
    ) -> set[str]:
        """Return the abstract lists some of whose numbers would be others in the lists chosen for them."""
        lists, renamed = self._laid_out({number for _, (number, _) in numbered}, chosen)
        before = _counted(self._theirs.lists, numbered)
        after = _counted(lists, ((p, (renamed[number], level)) for p, (number, level) in numbered))
        return {
            self._theirs.lists[number].abstract
            for p, (number, _) in numbered
            if before.get(p) != after.get(p)
        } & {self._theirs.lists[key].abstract for key in chosen}

    def _laid_out(
        self, wanted: Iterable[str], chosen: dict[str, str]
    ) -> tuple[dict[str, List], dict[str, str]]:
        """Return the lists as they will be here, and by what number each of the other document's goes on."""
        lists = dict(self._ours.lists)
        homes = {self._theirs.lists[key].abstract: lists[to].abstract for key, to in chosen.items()}
        renamed = dict(chosen)
        for key in wanted:
            if key not in chosen:
                this = self._theirs.lists[key]
                renamed[key] = _HELD + key
                home = homes.get(this.abstract, _HELD + this.abstract)
                lists[renamed[key]] = List(home, this.levels, this.starts)
        return lists, renamed

    def _brought(self, key: str) -> str | None:
        """Copy a list of the other document into this one; return its number, None where there is none."""
        theirs = self._other.target("numbering")
        source = self._other.read(theirs) if theirs else None
        num = list_of(source, key)
        pointer = num.find(ABSTRACT_ID) if num is not None else None
        if source is None or num is None or pointer is None:
            return None
        part = self._here.target("numbering") or new_part(self._here)
        root = self._here.edit(part) if part is not None else None
        if root is None:
            return None
        counted = self._theirs.lists[key].abstract
        if counted not in self._abstracts:
            definition = abstract_of(source, counted)
            if definition is None:
                return None
            self._abstracts[counted] = copy_abstract(definition, root)
        return copy_list(num, root, self._abstracts[counted])


def numbering_of(package: WordPackage) -> Callable[[etree._Element | None], Numbering | None]:
    """Return what tells which list and level paragraph properties ask for in a package as it is now."""
    return _Side(package).of


def hold_number(properties: etree._Element, numbering: Numbering | None) -> None:
    """Write into paragraph properties the list of the baseline, to be made one of the draft's later."""
    for former in properties.findall(_NUMBERING):
        properties.remove(former)
    key, level = numbering or (_NONE, 0)
    element = properties.makeelement(_NUMBERING)
    for tag, value in ((_LEVEL, str(level)), (_NUM_ID, _HELD + key)):
        etree.SubElement(element, tag).set(VAL, value)
    insert_property(properties, element)


def _counted(
    lists: dict[str, List], numbered: Iterable[tuple[etree._Element, Numbering | None]]
) -> dict[etree._Element, str]:
    counter = Counter(lists)
    found: dict[etree._Element, str] = {}
    for paragraph, numbering in numbered:
        label = counter.next(*numbering) if numbering is not None else None
        if label is not None:
            found[paragraph] = label
    return found
