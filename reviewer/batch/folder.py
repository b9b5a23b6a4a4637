"""Which files of a folder are drafts: found in the order of their names, sub-folders included."""

from __future__ import annotations

import os
import tomllib
from fnmatch import fnmatchcase
from functools import lru_cache
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, NamedTuple

from reviewer.errors import ReadingError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

__all__ = ["Found", "find_drafts"]

DRAFT, LINK, SPECIAL, OTHER, OWN_BASELINE, CLOSED = (
    "draft",
    "link",
    "special",
    "other",
    "own_baseline",
    "closed",
)
"""What a name can stand for; for all but the first, `batch.skipped` says why nothing was compared."""


class Found(NamedTuple):
    """A name in the folder."""

    name: str
    """From the folder on, its parts joined by `/`."""
    sort: str


def find_drafts(
    folder: Path, *, without: Collection[Path] = (), baselines: Collection[Path] = ()
) -> Iterator[Found]:
    """Yield what the folder holds, in the order of the names.

    Folders in `without` are not entered. Links to files are followed and links to folders are not, so that
    nothing is met twice and no circle is walked. Files of `baselines` are no drafts. Raises `ReadingError`
    where the folder itself cannot be read.
    """
    try:
        barred = {path.resolve() for path in without}
        own = {(seen.st_dev, seen.st_ino) for path in baselines if (seen := _seen(path)) is not None}
        yield from _walk(folder, "", barred, own)
    except PermissionError as error:
        raise ReadingError("reading.no_permission", path=str(folder)) from error
    except OSError as error:
        raise ReadingError("reading.unreadable", path=str(folder)) from error


def _walk(folder: Path, above: str, barred: set[Path], own: set[tuple[int, int]]) -> Iterator[Found]:
    with os.scandir(folder) as entries:
        listed = sorted(entries, key=lambda entry: os.fsencode(entry.name))
    for entry in listed:
        if _is_silent(entry.name):
            continue
        name, path = above + entry.name, folder / entry.name
        try:
            if not entry.is_dir(follow_symlinks=False):
                yield Found(name, _sort(entry, own))
            elif path.resolve() not in barred:
                yield from _walk(path, name + "/", barred, own)
        except OSError:
            yield Found(name, CLOSED)


def _sort(entry: os.DirEntry[str], own: set[tuple[int, int]]) -> str:
    if entry.is_symlink() and entry.is_dir():
        return LINK
    if entry.is_symlink() and not Path(entry.path).exists():
        return DRAFT  # a broken link: opening it says so
    if not entry.is_file():
        return SPECIAL
    seen = _seen(Path(entry.path))
    if seen is not None and (seen.st_dev, seen.st_ino) in own:
        return OWN_BASELINE
    return OTHER if PurePath(entry.name).suffix.lower() in _names()[1] else DRAFT


def _seen(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except (OSError, ValueError):
        return None


def _is_silent(name: str) -> bool:
    lowered = name.lower()
    return any(fnmatchcase(lowered, pattern) for pattern in _names()[0])


@lru_cache(maxsize=1)
def _names() -> tuple[tuple[str, ...], frozenset[str]]:
    table = tomllib.loads((Path(__file__).parent / "data" / "passed_over.toml").read_text(encoding="utf-8"))
    return tuple(table["silent"]), frozenset(table["endings"])
