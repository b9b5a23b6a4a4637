"""Numbers of paragraphs that differ between the sides, so that rejecting brings back what was there.

Where one side types the number that Word writes on the other, no reader sees a difference: none is marked.
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, NamedTuple

from reviewer.exporting.word.cutting import cut
from reviewer.exporting.word.lists import hold_number
from reviewer.exporting.word.marks import insert_property, paragraph_properties
from reviewer.exporting.word.paragraph import text_of
from reviewer.reading.docx.names import PPR, RPR, P, W

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lxml import etree

    from reviewer.exporting.word.lists import Lists, Numbering
    from reviewer.exporting.word.marks import Marker
    from reviewer.exporting.word.transfer import Transfer

__all__ = ["Numbers", "drop_words", "take_numbering"]

_LIST_LOOK = (W + "numPr", W + "pStyle", W + "ind")
_GOES_ON = ".．、"
"""What continues a number: `1.` is not the number of `1.1`."""


class _Typed(NamedTuple):
    """A number typed on one side as Word writes it on the other, and the marked runs that hold it."""

    old: etree._Element
    new: etree._Element
    label: str
    runs: Sequence[etree._Element]
    in_base: bool


class Numbers:
    """The paragraphs that answer to each other, until it is known which lists do."""

    def __init__(
        self,
        transfer: Transfer,
        lists: Lists,
        stories: tuple[Sequence[etree._Element], Sequence[etree._Element]],
    ) -> None:
        """Read the numbers of both documents; `stories` are their parts, the baseline's first."""
        self._transfer, self._lists = transfer, lists
        self._stories = stories[0]
        self._pairs: list[tuple[etree._Element, etree._Element]] = []
        self._typed: list[_Typed] = []
        self._before: dict[etree._Element, str] = {}
        self._after: dict[etree._Element, str] = {}
        for old in stories[0]:
            self._before |= lists.labels_there(old.iter(P))
        for new in stories[1]:
            self._after |= lists.labels_here(new.iter(P))

    def compare(self, old: etree._Element, new: etree._Element) -> None:
        """Take down that a paragraph of the draft answers to one of the baseline."""
        self._pairs.append((old, new))

    def typed(self, old: etree._Element, new: etree._Element) -> tuple[int, int]:
        """Return how many characters of each side's words are a number that Word writes on the other."""
        before, after = self._before.get(old), self._after.get(new)
        if after is not None and before is None:
            return _length(text_of(old), after), 0
        if before is not None and after is None:
            return 0, _length(text_of(new), before)
        return 0, 0

    def hold(self, old: etree._Element, new: etree._Element, runs: Sequence[etree._Element]) -> None:
        """Take down the marked runs that hold such a number, until it is known whether the mark can go."""
        in_base = old not in self._before
        label = self._after[new] if in_base else self._before[old]
        self._typed.append(_Typed(old, new, label, runs, in_base))

    def settle(self, parts: Iterable[etree._Element], marker: Marker) -> int:
        """Number what was brought over into the parts of the redline; mark what is numbered otherwise now.

        Return how many numbers typed on one side were left as Word writes them on the other.
        """
        lists = self._lists
        lists.settle(self._pairs, self._stories)
        quiet = self._quiet()
        for old, new in self._pairs:
            if old not in quiet and lists.final(lists.theirs(old)) != lists.ours(new):
                marker.former_properties(new, self._former(old))
        for one in quiet.values():
            _unmark(one)
        for part in parts:
            lists.release(part)
        return len(quiet)

    def _quiet(self) -> dict[etree._Element, _Typed]:
        """Return the typed numbers that need no mark to read as they did when all is rejected."""
        quiet = {one.old: one for one in self._typed}
        for story in self._stories if quiet else ():
            paragraphs = [p for p in story.iter(P) if p in quiet or p in self._before]
            while any(p in quiet for p in paragraphs):
                wrong = self._wrong(paragraphs, quiet)
                if not wrong:
                    break
                loud = wrong & quiet.keys() or quiet.keys() & set(paragraphs)
                quiet = {old: one for old, one in quiet.items() if old not in loud}
        return quiet

    def _wrong(
        self, paragraphs: Sequence[etree._Element], quiet: dict[etree._Element, _Typed]
    ) -> set[etree._Element]:
        """Return the paragraphs of the baseline that would not show the number they had."""
        sequence: list[tuple[etree._Element, Numbering | None, bool]] = []
        wanted: dict[etree._Element, str | None] = {}
        for p in paragraphs:
            one = quiet.get(p)
            if one is None:
                sequence.append((p, self._lists.theirs(p), False))
                wanted[p] = self._before.get(p)
            elif one.in_base:
                sequence.append((p, self._lists.ours(one.new), True))
                wanted[p] = one.label
        found = self._lists.labels_restored(sequence)
        return {p for p, label in wanted.items() if found.get(p) != label}

    def _former(self, old: etree._Element) -> list[etree._Element]:
        source = old.find(PPR)
        properties = self._transfer.properties(source if source is not None else old.makeelement(PPR))
        return [child for child in properties if child.tag != RPR]


def _length(words: str, label: str) -> int:
    """Return how many characters at the beginning of the words are that number with the blanks around it."""
    at = 0
    for char in "".join(label.split()):
        while at < len(words) and words[at].isspace():
            at += 1
        if at == len(words) or words[at] != char:
            return 0
        at += 1
    end = at
    while end < len(words) and words[end].isspace():
        end += 1
    goes_on = end == at and at < len(words) and (words[at].isdigit() or words[at] in _GOES_ON)
    return 0 if goes_on else end


def _unmark(typed: _Typed) -> None:
    """Take the mark from a typed number: one of the baseline goes, one of the draft stays as it is."""
    for run in typed.runs:
        mark = run.getparent()
        if mark is None:
            continue
        if typed.in_base:
            mark.remove(run)
        else:
            mark.addprevious(run)
        holder = mark.getparent()
        if not len(mark) and holder is not None:
            holder.remove(mark)


def drop_words(paragraph: etree._Element, count: int) -> None:
    """Take the first characters of a paragraph out of it."""
    for slot in cut(paragraph, (count,)):
        holder = slot.element.getparent()
        if slot.end <= count and slot.text and holder is not None:
            holder.remove(slot.element)


def take_numbering(paragraph: etree._Element, like: etree._Element | None) -> None:
    """Give a paragraph the style, list and indents of these properties; without any, no list."""
    properties = paragraph_properties(paragraph)
    for name in _LIST_LOOK if like is not None else _LIST_LOOK[:1]:
        for former in properties.findall(name):
            properties.remove(former)
        found = like.find(name) if like is not None else None
        if found is not None:
            insert_property(properties, deepcopy(found))
    if like is None:
        hold_number(properties, None)
