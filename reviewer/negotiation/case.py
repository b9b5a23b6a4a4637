"""A matter opened for work: its drafts read, laid beside each other and beside its playbook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from reviewer.findings import without_marks
from reviewer.model import Review
from reviewer.negotiation.exchanges import exchanges
from reviewer.negotiation.playbook_files import find_playbook
from reviewer.negotiation.playbook_reading import load_playbook
from reviewer.negotiation.positions import positions
from reviewer.negotiation.progress import negotiate
from reviewer.reading import read_document
from reviewer.structure import build_contract, require_contract

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from reviewer.model import Comparison, Contract, Decision, Language
    from reviewer.negotiation.exchanges import Exchanges
    from reviewer.negotiation.matter import Round
    from reviewer.negotiation.playbook import Playbook
    from reviewer.negotiation.positions import Position
    from reviewer.negotiation.progress import Negotiation

__all__ = ["Case", "lay_rounds", "marks_rejected", "past_of", "stands_in"]


class Case(Struct, frozen=True):
    """The rounds of a matter, read."""

    rounds: tuple[Round, ...]
    negotiation: Negotiation
    side: str | None
    """Our label in the baseline."""
    lang: Language


def lay_rounds(
    rounds: Sequence[Round],
    paths: Sequence[Path],
    decisions: Mapping[str, Decision],
    *,
    side: str | None,
    lang: Callable[[Contract], Language],
    reach: Callable[[str], None] = lambda step: None,
) -> Case:
    """Read the files of the rounds and return what became of every point.

    `lang` chooses the language by the baseline; `reach` is called as each step begins, and may raise to give
    up. Raises `ReviewerError` for a file that cannot be read.
    """
    contracts = []
    for number, path in enumerate(paths):
        reach("read_base" if number == 0 else "read_draft")
        contracts.append(require_contract(build_contract(read_document(path))))
    chosen = lang(contracts[0])
    reach("compare")
    senders = [one.sender for one in rounds]
    found = negotiate(senders, contracts, decisions, side=side, lang=chosen, rejected=marks_rejected)
    return Case(tuple(rounds), found, side, chosen)


def marks_rejected(comparison: Comparison) -> Contract | None:
    """Return the draft of a comparison with its tracked changes rejected, read again from its file."""
    return without_marks(comparison.draft, base=comparison.base)


def past_of(case: Case) -> Exchanges:
    """Return every exchange of the rounds, with what was found in it; the files are read again for it."""
    return exchanges(case.negotiation, side=case.side, lang=case.lang, rejected=marks_rejected)


def stands_in(case: Case, name: str | None) -> tuple[Playbook | None, tuple[Position, ...]]:
    """Return the playbook of that name and where the counterparty's newest draft stands in it.

    A position's pair is one of the newest exchange. Nothing where no name is given or no draft came in.
    Raises `UsageError` for a playbook that is not there, is faulty or is for another side.
    """
    seen = case.negotiation
    if name is None or seen.received is None or seen.latest is None:
        return None, ()
    playbook = load_playbook(find_playbook(name))
    beside = seen.from_base[seen.received - 1]
    found = positions(Review(beside, (), case.side, case.lang), playbook)
    return playbook, tuple(replace(one, pair=_pair_of(one, seen)) for one in found)


def _pair_of(position: Position, seen: Negotiation) -> str | None:
    """Return the pair of the newest exchange that a topic stands in; a clause they left out has one too."""
    assert seen.latest is not None
    assert seen.received is not None
    latest = seen.latest.comparison
    if position.clauses:
        return latest.pair_of_draft[position.clauses[0]]
    beside = seen.from_base[seen.received - 1]
    gone = {c for pair in beside.pairs if pair.id == position.pair for c in pair.base}
    for point in seen.points:
        if gone.intersection(point.thread.clauses[0]) and point.thread.clauses[seen.sent]:
            return latest.pair_of_base[point.thread.clauses[seen.sent][0]]
    return None
