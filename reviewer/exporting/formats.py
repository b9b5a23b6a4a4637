"""Which export goes by which file ending, and how it reaches the disk without harm to what stood there."""

from __future__ import annotations

import os
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from reviewer.errors import ExportError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from io import BufferedRandom

    from reviewer.exporting.issues import Audience
    from reviewer.exporting.word import WordOptions
    from reviewer.model import Decision, Message, Review, Severity
    from reviewer.negotiation.playbook import Playbook
    from reviewer.negotiation.positions import Position

__all__ = [
    "ENDINGS",
    "Reader",
    "check_ending",
    "export",
    "place_of",
    "put",
    "replacing",
    "schema_text",
    "write_whole",
]

ENDINGS = (".md", ".json", ".txt", ".docx", ".html", ".csv", ".xlsx")
SCRATCH = ".reviewer-"
"""What the name of a file begins with while it is being written."""
LISTS = (".csv", ".xlsx")
"""Endings that only the issues list goes by."""


class Reader(Struct, frozen=True):
    """For whom an export is made, and what it draws on beside the answers."""

    audience: Audience = "internal"
    issues: bool = False
    """The issues list, and not the notes or the redline."""
    positions: Sequence[Position] = ()
    playbook: Playbook | None = None
    least: Severity | None = None
    """Our own notes, report or list with what is at least that severe alone."""


def export(
    review: Review,
    decisions: Mapping[str, Decision],
    target: str | Path,
    *,
    date: str | None = None,
    word: WordOptions | None = None,
    tell: Callable[[Message], object] | None = None,
    reader: Reader | None = None,
) -> Path:
    """Write the review to `target` in the format its ending names, and return the path.

    `date` is printed in the notes as given, and stands in tracked changes and comments. `word` says how a
    Word file is written; `tell` is called with each notice of what it could not show. What goes to the
    counterparty as a list, a page, Markdown or JSON holds nothing of our assessment.

    The file is whole or not there: it is written beside its place and then moved onto it. Raises
    `ExportError` for an ending that is not in `ENDINGS`, for a target that is one of the files
    compared, and where the disk refuses.
    """
    path = place_of(target, review.comparison.base.document.path, review.comparison.draft.document.path)
    ending, seen = path.suffix.lower(), reader or Reader()
    if ending == ".html" or ending in LISTS or seen.issues or (_shown(seen) and ending in (".md", ".json")):
        from reviewer.exporting.shared import ISSUES, written_for

        if ending not in (".html", *ISSUES):
            raise ExportError("export.ending", path=str(target), ending=ending, endings=ISSUES)
        content = written_for(
            seen.audience, ending, review, decisions, seen.positions, date=date, least=seen.least
        )
    elif ending == ".docx":
        from reviewer.exporting.word import WordOptions

        content, notices = _word_file(review, decisions, word or WordOptions(date=date))
        if tell is not None:
            for notice in notices:
                tell(notice)
    else:
        if _shown(seen):
            raise ExportError("export.internal_only", path=str(target), ending=ending)
        text = _written(review, decisions, ending, date, seen)
        content = text.encode("utf-8", "backslashreplace")
    return put(path, content)


def place_of(target: str | Path, *sources: str) -> Path:
    """Return the path of an output; ExportError for an ending that no export goes by, and for a source."""
    path = Path(target)
    check_ending(path)
    if any(_same_file(path, source) for source in sources):
        raise ExportError("export.own_source", path=str(target))
    return path


def put(path: Path, content: bytes) -> Path:
    """Write an output whole or not at all, and return its path; ExportError where the disk refuses."""
    try:
        write_whole(path, content)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise ExportError("export.cannot_write", path=str(path), reason=reason) from error
    return path


def check_ending(target: str | Path) -> None:
    """Raise `ExportError` where no export goes by that ending, before any work is done."""
    ending = Path(target).suffix.lower()
    if ending not in ENDINGS:
        raise ExportError("export.ending", path=str(target), ending=ending or "—", endings=ENDINGS)


def schema_text(name: str) -> str:
    """Return the JSON Schema of that name, `comparison` or `check`."""
    from importlib.resources import files

    return files("reviewer.exporting").joinpath("schema", f"{name}.json").read_text(encoding="utf-8")


def _shown(reader: Reader) -> bool:
    return reader.audience == "counterparty"


def _word_file(
    review: Review, decisions: Mapping[str, Decision], options: WordOptions
) -> tuple[bytes, list[Message]]:
    """Return a Word file with what is to be told of it: what it could not show, what goes out unanswered."""
    from reviewer.exporting.unanswered import left_open
    from reviewer.exporting.word import write_word

    content, notices = write_word(review, decisions, options)
    waiting = left_open(review, decisions) if options.response else None
    return content, [*notices, *([waiting] if waiting else [])]


def _written(
    review: Review, decisions: Mapping[str, Decision], ending: str, date: str | None, reader: Reader
) -> str:
    if ending == ".md":
        from reviewer.exporting.markdown import write_markdown

        notes = write_markdown(review, decisions, date=date, least=reader.least)
        if reader.playbook is None:
            return notes
        from reviewer.exporting.positions import positions_markdown

        return notes + "\n" + positions_markdown(review, reader.playbook, reader.positions)
    if ending == ".json":
        from reviewer.exporting.comparison_json import comparison_json

        return comparison_json(review, decisions)
    from reviewer.exporting.report import comparison_report

    report = comparison_report(review, decisions, least=reader.least)
    if reader.playbook is None:
        return report
    from reviewer.exporting.positions import positions_report

    return report + "\n" + positions_report(review, reader.playbook, reader.positions)


def _same_file(path: Path, source: str) -> bool:
    try:
        return source != "-" and path.exists() and path.samefile(source)
    except OSError:
        return False


def write_whole(target: Path, content: bytes, *, durable: bool = True) -> None:
    """Write a file that is whole or not there, keeping the mode of one it replaces; raise OSError.

    `durable` waits until the disk has it, so that not even a power cut loses it.
    """
    path = target.resolve()
    if path.exists() and not path.is_file():
        path.write_bytes(content)
        return
    with replacing(path, durable=durable) as out:
        out.write(content)


@contextmanager
def replacing(path: Path, *, durable: bool = True) -> Iterator[BufferedRandom]:
    """Give a stream beside a file, which takes the file's place once all is written and goes if it is not."""
    handle, name = tempfile.mkstemp(prefix=SCRATCH, dir=path.parent)
    scratch = Path(name)
    try:
        with os.fdopen(handle, "w+b") as out:
            yield out
            out.flush()
            if durable:
                os.fsync(out.fileno())
        mask = os.umask(0)
        os.umask(mask)
        scratch.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~mask)
        scratch.replace(path)
    except BaseException:
        scratch.unlink(missing_ok=True)
        raise
