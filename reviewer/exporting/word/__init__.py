"""Word out: the draft's own document as a redline against the baseline, or turned around as our response."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from reviewer.errors import ExportError
from reviewer.messages import say
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from reviewer.exporting.word.comments import Remark
    from reviewer.exporting.word.package import WordPackage
    from reviewer.exporting.word.redline import Redline
    from reviewer.model import Contract, Decision, Document, Language, Message, Review
    from reviewer.reading import Limits

__all__ = [
    "Comments",
    "WordOptions",
    "lay_words",
    "says_more_than_words",
    "write_redline",
    "write_word",
]

Comments = Literal["none", "ours", "clean"]
_DAY = lazy(r"\d{4}-\d{2}-\d{2}")


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
    comparison = review.comparison
    if not options.response:
        return _redline(comparison.base, comparison.draft, review.language, options, (review, decisions))
    from reviewer.exporting.word.response import write_response

    packages = _packages(comparison.base, comparison.draft)
    return write_response(
        review, decisions, packages, _marked(options, review.language), comments=options.comments
    )


def write_redline(
    base: Contract, draft: Contract, lang: Language, options: WordOptions
) -> tuple[bytes, tuple[Message, ...]]:
    """Return the bytes of a redline of all differences of words, and notices as `write_word` does.

    It says nothing of what the differences mean and holds no reply, so that the contracts need not be
    compared. Raises ExportError as `write_word` does.
    """
    return _redline(base, draft, lang, options)


def lay_words(
    base: tuple[str, bytes],
    draft: tuple[str, bytes],
    limits: Limits,
    known: Callable[[], tuple[Iterable[str], Language]],
    options: WordOptions,
) -> tuple[bytes, tuple[Message, ...]]:
    """Return what `write_redline` does, for two Word files, each by path and content.

    `known` is asked when the paragraphs have been laid side by side: for the labels of the parties on both
    sides and for the language to speak. It raises whatever makes a file unfit to be compared. Raises
    ReadingError where a file is corrupt, over a limit, or no Word document.
    """
    from reviewer.exporting.word.package import WordPackage
    from reviewer.exporting.word.redline import lay_over, settle

    old, new = (WordPackage(content, path, limits) for path, content in (base, draft))
    settled = settle(old, new)
    labels, lang = known()
    return _finished(lay_over(old, new, *_marked(options, lang), _sorted(labels), settled), lang, options)


def says_more_than_words(options: WordOptions, decisions: Mapping[str, Decision]) -> bool:
    """Tell whether a Word file holds more than the differences of words: answers, remarks, replies."""
    if options.response or options.comments == "ours":
        return True
    if options.comments == "none" or not decisions:
        return False
    from reviewer.exporting.word.remarks import has_replies

    return has_replies(decisions)


def _packages(base: Contract, draft: Contract) -> tuple[WordPackage, WordPackage]:
    over = _opened(draft.document, base=False)
    return _opened(base.document, base=True), over


def _marked(options: WordOptions, lang: Language) -> tuple[str, str]:
    """Return the author and the time of tracked changes."""
    return options.author or say("word.author", lang), _time(options.date)


def _redline(
    base: Contract,
    draft: Contract,
    lang: Language,
    options: WordOptions,
    reviewed: tuple[Review, Mapping[str, Decision]] | None = None,
) -> tuple[bytes, tuple[Message, ...]]:
    from reviewer.exporting.word.redline import lay_over

    labels = _sorted(party.label for party in (*base.parties, *draft.parties))
    redline = lay_over(*_packages(base, draft), *_marked(options, lang), labels)
    said: Iterable[Remark] = ()
    if reviewed is not None and options.comments != "none":
        said = _remarks(*reviewed, options.comments, redline)
    return _finished(redline, lang, options, said)


def _sorted(labels: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(labels)))


def _finished(
    redline: Redline, lang: Language, options: WordOptions, said: Iterable[Remark] = ()
) -> tuple[bytes, tuple[Message, ...]]:
    """Return the bytes of a redline with its remarks, and one at each spot that no tracked change shows."""
    if options.comments != "none" and (redline.spots or said):
        from reviewer.exporting.word.comments import Remark, add_comments
        from reviewer.exporting.word.paragraph import text_of
        from reviewer.exporting.word.places import Span

        spots = [
            Remark(Span(spot.paragraph, 0, len(text_of(spot.paragraph))), say(f"word.spot.{spot.kind}", lang))
            for spot in redline.spots
        ]
        add_comments(redline.package, redline.marker, [*spots, *said])
    return redline.package.write(), tuple(redline.notices)


def _remarks(
    review: Review, decisions: Mapping[str, Decision], comments: Comments, redline: Redline
) -> list[Remark]:
    from reviewer.exporting.word.places import Places
    from reviewer.exporting.word.remarks import our_remarks, quoted_words, replies

    base = Places(review.comparison.base, redline.base_pages)
    draft = Places(review.comparison.draft, redline.draft_pages)
    if comments == "ours":
        return [*_scope(redline, review), *our_remarks(review, decisions, base, draft, review.language)]
    return list(replies(review, decisions, lambda entry, pair: quoted_words(entry, base, draft)))


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
