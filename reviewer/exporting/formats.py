"""Which export goes by which file ending, and how it reaches the disk without harm to what stood there."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from reviewer.errors import ExportError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from reviewer.exporting.word import WordOptions
    from reviewer.model import Decision, Message, Review

__all__ = ["ENDINGS", "check_ending", "export", "schema_text"]

ENDINGS = (".md", ".json", ".txt", ".docx")


def export(
    review: Review,
    decisions: Mapping[str, Decision],
    target: str | Path,
    *,
    date: str | None = None,
    word: WordOptions | None = None,
    tell: Callable[[Message], object] | None = None,
) -> Path:
    """Write the review to `target` in the format its ending names, and return the path.

    `date` is printed in the notes as given, and stands in tracked changes and comments. `word` says how a
    Word file is written; `tell` is called with each notice of what it could not show.

    The file is whole or not there: it is written beside its place and then moved onto it. Raises
    `ExportError` for an ending that is not in `ENDINGS`, for a target that is one of the files
    compared, and where the disk refuses.
    """
    path = Path(target)
    check_ending(path)
    for contract in (review.comparison.base, review.comparison.draft):
        if _same_file(path, contract.document.path):
            raise ExportError("export.own_source", path=str(target))
    if path.suffix.lower() == ".docx":
        from reviewer.exporting.word import WordOptions, write_word

        content, notices = write_word(review, decisions, word or WordOptions(date=date))
        if tell is not None:
            for notice in notices:
                tell(notice)
    else:
        text = _written(review, decisions, path.suffix.lower(), date)
        content = text.encode("utf-8", "backslashreplace")
    try:
        _write(path, content)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise ExportError("export.cannot_write", path=str(target), reason=reason) from error
    return path


def check_ending(target: str | Path) -> None:
    """Raise `ExportError` where no export goes by that ending, before any work is done."""
    ending = Path(target).suffix.lower()
    if ending not in ENDINGS:
        endings = "、".join(ENDINGS)
        raise ExportError("export.ending", path=str(target), ending=ending or "—", endings=endings)


def schema_text(name: str) -> str:
    """Return the JSON Schema of that name, `comparison` or `check`."""
    from importlib.resources import files

    return files("reviewer.exporting").joinpath("schema", f"{name}.json").read_text(encoding="utf-8")


def _written(review: Review, decisions: Mapping[str, Decision], ending: str, date: str | None) -> str:
    if ending == ".md":
        from reviewer.exporting.markdown import write_markdown

        return write_markdown(review, decisions, date=date)
    if ending == ".json":
        from reviewer.exporting.comparison_json import comparison_json

        return comparison_json(review, decisions)
    from reviewer.exporting.report import comparison_report

    return comparison_report(review, decisions)


def _same_file(path: Path, source: str) -> bool:
    try:
        return source != "-" and path.exists() and path.samefile(source)
    except OSError:
        return False


def _write(target: Path, content: bytes) -> None:
    path = target.resolve()
    if path.exists() and not path.is_file():
        path.write_bytes(content)
        return
    handle, name = tempfile.mkstemp(prefix=".reviewer-", dir=path.parent)
    scratch = Path(name)
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        mask = os.umask(0)
        os.umask(mask)
        scratch.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~mask)
        scratch.replace(path)
    except BaseException:
        scratch.unlink(missing_ok=True)
        raise
