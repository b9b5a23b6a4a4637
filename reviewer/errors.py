"""The one family of errors a user can meet: each says the cause, then the remedy, and names the file."""

from __future__ import annotations

from typing import Literal

Param = str | int | float | tuple[str, ...]
"""What fills a place in the words of an error."""


class ReviewerError(Exception):
    """A request that cannot be carried out.

    `key` names an entry of `reviewer/messages/<lang>/errors.toml` with the fields `cause` and `remedy`;
    `params` fill it; a tuple of names becomes a list of them. `path` is the file concerned, as the user gave
    it. `language` is that of the contract that was read before, where one was.
    """

    language: Literal["zh", "en"] | None = None

    def __init__(self, key: str, *, path: str | None = None, **params: Param) -> None:
        super().__init__(key)
        self.key = key
        self.path = path
        self.params = params

    def __str__(self) -> str:
        facts = " ".join(f"{name}={value}" for name, value in self.params.items())
        return " ".join(part for part in (self.key, self.path, facts) if part)


class ReadingError(ReviewerError):
    """A file that cannot be read as a document."""


class StructureError(ReviewerError):
    """A document that cannot stand as a side of a comparison."""


class UsageError(ReviewerError):
    """A request that contradicts itself or names something that is not there."""


class StoreError(ReviewerError):
    """A store of decisions that cannot be opened, read or written safely."""


class ExportError(ReviewerError):
    """An output that cannot be written."""
