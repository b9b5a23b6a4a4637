"""A matter opened for a command: found, its drafts read and laid beside each other."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from reviewer.cli import speech
from reviewer.errors import UsageError
from reviewer.negotiation.copies import Copies
from reviewer.negotiation.matter import (
    ENDING,
    Matter,
    is_same_matter,
    known_matters,
    matter_folder,
    matter_path,
)

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable, Iterator

    from reviewer.model import Language, Review
    from reviewer.negotiation.case import Case
    from reviewer.negotiation.progress import Negotiation

__all__ = ["Opened", "chosen_matter", "latest_of", "opened_matter"]


class Opened(Struct, frozen=True):
    """A matter with its rounds read."""

    matter: Matter
    case: Case

    @property
    def negotiation(self) -> Negotiation:
        """Every point with its history."""
        return self.case.negotiation

    @property
    def side(self) -> str | None:
        """Our label in the baseline."""
        return self.case.side

    @property
    def lang(self) -> Language:
        """The language to speak."""
        return self.case.lang

    def playbook(self, options: Namespace) -> str | None:
        """Return the playbook that the options name, else the matter's own."""
        named: str | None = options.playbook
        return named or self.matter.facts.get("playbook")


@contextmanager
def opened_matter(options: Namespace, wish: Language | None) -> Iterator[Opened]:
    """Give the matter that the options name, its drafts read from copies that last as long as it is open."""
    from reviewer.negotiation.case import lay_rounds

    with Matter(chosen_matter(options.matter)) as kept, Copies(kept) as copies:
        case = lay_rounds(
            kept.rounds,
            copies.paths,
            kept.ledger.decisions,
            side=kept.side,
            lang=lambda contract: speech.for_contract(wish, contract.language),
        )
        with speech.about(case.lang):
            yield Opened(kept, case)


def latest_of(seen: Opened) -> Review:
    """Return the last text we sent against their newest; UsageError where they sent none."""
    if seen.negotiation.latest is None:
        raise UsageError("usage.no_draft", path=str(seen.matter.path), name=seen.matter.name)
    return seen.negotiation.latest


def chosen_matter(name: str | None) -> Path:
    """Return the file of the matter that is meant; never guess between two, or between one and its backup."""
    if name is None:
        known = known_matters()
        if not known:
            raise UsageError("usage.no_matter")
        if len(known) > 1:
            raise UsageError("usage.which_matter", names=tuple(path.stem for path in known))
        return _alone(known[0], known_matters(matter_folder()))
    if name.endswith(ENDING) or _is_file(name):
        return Path(name)
    beside, far = matter_path(name, "."), matter_path(name)
    return _alone(beside, [far]) if beside.is_file() else far


def _alone(near: Path, far: Iterable[Path]) -> Path:
    """Return a matter beside the documents, unless one of the others is the same: then either may be the one
    that is worked on, and the other its backup."""
    for other in far:
        if other.is_file() and not other.samefile(near) and is_same_matter(near, other):
            raise UsageError("usage.which_matter", names=(str(near), str(other)))
    return near


def _is_file(name: str) -> bool:
    try:
        return Path(name).is_file()
    except (OSError, ValueError):
        return False
