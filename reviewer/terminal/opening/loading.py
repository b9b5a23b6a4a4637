"""From two paths to a review, telling each step; no screen is touched here."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reviewer.model import Review

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reviewer.model import Language, Party

    Opener = Callable[[Callable[[str], None]], Review]
    """Makes a review; is given what to call as each step begins, which may raise to give up."""


class Files(NamedTuple):
    """What was chosen to be opened."""

    base: str
    draft: str
    side: str | None = None
    ask: bool = False
    """Whether to ask which party is ours."""

    @property
    def matter(self) -> bool:
        """True where one file was chosen, that of a matter."""
        return not self.draft


def load(
    files: Files,
    lang: Language,
    reach: Callable[[str], None],
    ask: Callable[[Sequence[Party]], str | None] = lambda parties: None,
) -> Review:
    """Return the review of two files.

    `reach` is called as each step begins, and may raise to give up; `ask` is called with the baseline's
    parties where our side is to be asked for. Raises `ReviewerError` where a file cannot be read or is no
    contract, or the side is no party of it.
    """
    from reviewer.comparison import compare_contracts
    from reviewer.findings import without_marks
    from reviewer.negotiation.house import judged
    from reviewer.reading import read_document
    from reviewer.structure import build_contract, require_contract
    from reviewer.structure.sides import our_side

    reach("read_base")
    before = require_contract(build_contract(read_document(files.base)))
    reach("read_draft")
    after = require_contract(build_contract(read_document(files.draft)))
    side = files.side
    if files.ask and side is None and before.parties:
        side = ask(before.parties)
    reach("compare")
    comparison = compare_contracts(before, after)
    side = our_side(side, before, files.base, comparison)
    reach("judge")
    findings = judged(comparison, side=side, unmarked=without_marks(after, base=before))
    return Review(comparison, findings, side, lang)
