"""A page to write Chinese on: lines break as in print, as the texts beside it do."""

from __future__ import annotations

from textual.document._document_navigator import DocumentNavigator
from textual.document._wrapped_document import WrappedDocument
from textual.widgets import TextArea

from reviewer.language.quantities import find_quantities
from reviewer.language.wrapping import wrap


class SetDocument(WrappedDocument):
    """Lines that no closing mark leads and no amount or date is broken by."""

    def wrap(self, width: int, tab_width: int | None = None) -> None:
        """Break all lines for a width in cells; 0 leaves them as they are."""
        super().wrap(0, tab_width)
        self._width = width
        if not width:
            return
        self._wrap_offsets = [breaks(line, width) for line in self.document.lines]
        self._offset_to_line_info = [
            (number, section)
            for number, offsets in enumerate(self._wrap_offsets)
            for section in range(len(offsets) + 1)
        ]
        self._line_index_to_offsets = [[] for _ in self._wrap_offsets]
        for y, (number, _) in enumerate(self._offset_to_line_info):
            self._line_index_to_offsets[number].append(y)

    def wrap_range(self, start: object, old_end: object, new_end: object) -> None:
        """Break the lines again after an edit: a clause is short."""
        self.wrap(self._width, self._tab_width)


def breaks(text: str, width: int) -> list[int]:
    """Return the offsets at which a line of text goes on in the next line of `width` cells."""
    atoms = [(quantity.start, quantity.end) for quantity in find_quantities(text)]
    return [start for start, _ in wrap(text, width, atoms)[1:]]


class WritingPage(TextArea):
    """The page of a note or of a proposed wording."""

    def _set_document(self, text: str, language: str | None) -> None:
        super()._set_document(text, language)
        self.wrapped_document = SetDocument(self.document, tab_width=self.indent_width)
        self.navigator = DocumentNavigator(self.wrapped_document)
        self._rewrap_and_refresh_virtual_size()
