"""What is asked of every draft of a batch, and what is known of a draft when it is done."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Literal

from msgspec.structs import asdict as members

from reviewer.findings.inspect.dismissal import Dismissals
from reviewer.messages import say

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Mapping

    from reviewer.errors import ReviewerError
    from reviewer.findings.inspect.rulebook import RuleFile
    from reviewer.model import Language, Severity
    from reviewer.reading import Limits

    Engine = Callable[["Job", Iterator["Task"]], Generator[tuple["Task", "Done"], None, None]]
    """Compares drafts as it can take them, and gives each back with its result in any order."""

__all__ = ["Done", "Job", "Outcome", "Standard", "Status", "Task", "refused", "told"]

Status = Literal["compared", "failed", "skipped", "pending"]


@dataclass(frozen=True, slots=True)
class Standard:
    """A baseline that drafts are held against."""

    name: str
    """As the table calls it."""
    path: str
    """As the reports call the file."""
    language: Language
    """Of the reports against it."""
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Job:
    """All that a result depends on beside the draft itself."""

    version: str
    """Of the program."""
    standards: tuple[Standard, ...]
    language: Language
    """Of the table."""
    reports: tuple[str, ...]
    """Endings of the reports wanted for each draft: `.md`, `.html`, `.json`."""
    limits: Limits
    side: str | None = None
    """Our party in the baseline: its label, its role or its name."""
    overrides: Mapping[str, Severity] = field(default_factory=dict)
    rules: tuple[RuleFile, ...] = field(default=(), repr=False)
    """The firm's own rules, beside those that come with the program."""
    dismissals: Dismissals = field(default_factory=Dismissals, repr=False)
    """Faults put aside everywhere, or in one of the standards."""
    our_author: str | None = None
    least: float = 0.0
    """Nearness, 0 to 1, below which no baseline is the draft's own; looked at in a library only."""
    library: bool = False
    """Whether each draft is held against the nearest of the standards."""

    def key(self) -> str:
        """Return a digest of all this: equal where, and only where, equal drafts give equal results."""
        values = asdict(self)
        for standard in values["standards"]:
            standard["data"] = hashlib.sha256(standard["data"]).hexdigest()
        return hashlib.sha256(json.dumps(values, sort_keys=True, default=members).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Task:
    """One draft: its name, from the folder on, and its bytes, which are never shown or logged."""

    name: str
    data: bytes = field(repr=False)
    dismissed: Mapping[str, str] = field(default_factory=dict, repr=False)
    """Faults put aside in this very file: their keys, with the reasons."""

    def key(self, job: str) -> str:
        """Return the digest that names the result of this draft in the job with that key."""
        head = f"{job} {' '.join((hashlib.sha256(self.data).hexdigest(), *sorted(self.dismissed)))} ".encode()
        return hashlib.sha256(head + self.name.encode("utf-8", "surrogateescape")).hexdigest()


@dataclass(frozen=True, slots=True)
class Outcome:
    """A draft's line in the table."""

    status: Status
    baseline: str = ""
    nearness: int | None = None
    """Percent of phrases shared with the baseline; None where it was not chosen by it."""
    changed: int = 0
    """Clauses that differ from the baseline."""
    counts: tuple[int, ...] = ()
    """Findings by severity, in the order of `SEVERITIES`."""
    adverse: int | None = None
    """Findings against us; None where no side was named."""
    worst: tuple[str, ...] = ()
    """The gravest points, a sentence each."""
    cause: str = ""
    remedy: str = ""

    def to_json(self) -> str:
        """Return the values as one line of JSON."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> Outcome:
        """Return the outcome that `to_json` wrote."""
        values = json.loads(text)
        return cls(**{**values, "counts": tuple(values["counts"]), "worst": tuple(values["worst"])})


@dataclass(frozen=True, slots=True)
class Done:
    """A draft's result: its line, and its reports by ending."""

    outcome: Outcome
    reports: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    passing: bool = False
    """Whether it may turn out otherwise another time: a process that died, a limit of time."""


def told(status: Status, key: str, lang: Language, **params: object) -> Outcome:
    """Return the line of a draft that was not compared, with the cause and the remedy of that entry."""
    cause, remedy = (say(f"{key}.{part}", lang, **params) for part in ("cause", "remedy"))
    return Outcome(status, cause=cause, remedy=remedy)


def refused(error: ReviewerError, lang: Language) -> Outcome:
    """Return the line of a draft that cannot be compared for a reason known to the user's errors."""
    return told("failed", f"errors.{error.key}", lang, **error.params)
