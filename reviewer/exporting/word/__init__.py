"""Word out: the draft's own document as a redline against the baseline, or turned around as our response."""

from __future__ import annotations

import hashlib
import re
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from reviewer.errors import ExportError
from reviewer.messages import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reviewer.exporting.word.comments import Remark
    from reviewer.exporting.word.package import WordPackage
    from reviewer.exporting.word.redline import Redline
    from reviewer.model import Decision, Document, Message, Review

__all__ = ["Comments", "WordOptions", "write_word"]

Comments = Literal["none", "ours", "clean"]
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class WordOptions(Struct, frozen=True):
    """How a Word file is to be written."""

    response: bool = False
    """Our response from the stored answers, and not a redline of all differences."""
    comments: Comments = "clean"
    """None; ours with severities and notes; or only the replies meant for the counterparty."""
    author: str | None = None
    date: str | None = None
    """A day or a time in ISO 8601; now where it is None."""


def write_word(
    review: Review, decisions: Mapping[str, Decision], options: WordOptions
) -> tuple[bytes, tuple[Message, ...]]:
    """Return the bytes of the Word file, and notices of what could not be written as tracked changes.

    Raises ExportError where the draft is no Word file, came from standard input, was changed since it was
    compared, or where the options contradict each other; the same input and date give the same bytes.
    """
    if options.response and options.comments == "ours":
        raise ExportError("export.response_ours", path=review.comparison.draft.document.path)
    draft = _opened(review.comparison.draft.document, base=False)
    base = _opened(review.comparison.base.document, base=True)
    author = options.author or say("word.author", review.language)
    stamp = _time(options.date)
    if options.response:
        from reviewer.exporting.word.response import write_response

        return write_response(review, decisions, (base, draft), (author, stamp), comments=options.comments)
    return _redline(review, decisions, (base, draft), (author, stamp), options.comments)


def _redline(
    review: Review,
    decisions: Mapping[str, Decision],
    packages: tuple[WordPackage, WordPackage],
    marked: tuple[str, str],
    comments: Comments,
) -> tuple[bytes, tuple[Message, ...]]:
    from reviewer.exporting.word.comments import Remark, add_comments
    from reviewer.exporting.word.paragraph import text_of
    from reviewer.exporting.word.places import Places, Span
    from reviewer.exporting.word.redline import lay_over
    from reviewer.exporting.word.remarks import our_remarks, replies

    comparison, lang = review.comparison, review.language
    parties = (*comparison.base.parties, *comparison.draft.parties)
    labels = tuple(sorted({party.label for party in parties}))
    redline = lay_over(*packages, *marked, labels)
    base, draft = (
        Places(contract, pages)
        for contract, pages in (
            (comparison.base, redline.base_pages),
            (comparison.draft, redline.draft_pages),
        )
    )
    if comments != "none":
        spots = [
            Remark(Span(spot.paragraph, 0, len(text_of(spot.paragraph))), say(f"word.spot.{spot.kind}", lang))
            for spot in redline.spots
        ]
        if comments == "ours":
            said = [*_scope(redline, review), *our_remarks(review, decisions, base, draft, lang)]
        else:
            said = list(replies(review, decisions, base, draft))
        add_comments(redline.package, redline.marker, [*spots, *said])
    return redline.package.write(), tuple(redline.notices)


def _scope(redline: Redline, review: Review) -> Iterator[Remark]:
    """Yield one comment at the first words of the document: which parts were compared and which were not."""
    from reviewer.exporting.coverage import coverage_lines
    from reviewer.exporting.word.comments import Remark
    from reviewer.exporting.word.paragraph import text_of
    from reviewer.exporting.word.places import Span

    lang = review.language
    words = "\n".join((say("word.coverage.head", lang), *coverage_lines(review.comparison, lang)))
    for paragraph in redline.draft_pages.paragraphs.get(redline.package.main, ()):
        if paragraph is not None and text_of(paragraph).strip():
            yield Remark(Span(paragraph, 0, len(text_of(paragraph))), words)
            return


def _opened(document: Document, *, base: bool) -> WordPackage:
    """Open the file a document was read from, which must be the same as when it was read."""
    from reviewer.exporting.word.package import WordPackage
    from reviewer.exporting.word.plain import as_package
    from reviewer.reading import Limits

    if document.format != "docx":
        if not base:
            raise ExportError("export.word_draft", path=document.path)
        return WordPackage(as_package(document), document.path)
    if document.path == "-":
        raise ExportError("export.word_input", path=document.path)
    try:
        data = Path(document.path).read_bytes()
    except OSError as error:
        raise ExportError("export.word_changed", path=document.path) from error
    if hashlib.sha256(data).hexdigest() != document.sha256:
        raise ExportError("export.word_changed", path=document.path)
    wide = Limits(entries=1 << 24, unpacked=1 << 40, ratio=1 << 30)
    return WordPackage(data, document.path, wide)


def _time(given: str | None) -> str:
    """Return a time as tracked changes carry it."""
    if given is None:
        moment = datetime.now(UTC)
    else:
        try:
            if _DAY.fullmatch(given.strip()):
                day = date.fromisoformat(given.strip())
                moment = datetime(day.year, day.month, day.day, tzinfo=UTC)
            else:
                moment = datetime.fromisoformat(given.strip())
        except ValueError as error:
            raise ExportError("export.word_date", date=given) from error
    if moment.tzinfo is not None:
        moment = moment.astimezone(UTC)
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
