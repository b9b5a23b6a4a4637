"""What the head of every export says: parties side by side, how much changed, what was not read."""

from __future__ import annotations

from collections import Counter
from pathlib import PurePath
from typing import TYPE_CHECKING, get_args

from msgspec import Struct

from reviewer.exporting.words import role_words, word
from reviewer.messages import render, say
from reviewer.model import Message, PairKind

if TYPE_CHECKING:
    from reviewer.model import Comparison, Contract, Language, Pair, PartyLink, Review

__all__ = [
    "PartyRow",
    "cautions",
    "change_counts",
    "file_name",
    "is_changed",
    "notices",
    "parties",
    "party_words",
    "pretty_side",
    "swap_words",
]

_MANY = 3
"""Blanks opened, and for each one filled in, from which on the files were perhaps exchanged."""


class PartyRow(Struct, frozen=True):
    """A party as both documents present it."""

    role: str
    base: str
    draft: str
    basis: str


def file_name(contract: Contract) -> str:
    """Return the name of the file without its folders, which are nobody's business but the user's."""
    return PurePath(contract.document.path).name or contract.document.path


def parties(comparison: Comparison, lang: Language) -> tuple[PartyRow, ...]:
    """Return the parties in the order of the links."""
    missing = say("notes.parties.missing", lang)
    return tuple(
        PartyRow(
            role=role_words(link.role, lang) or say("notes.none", lang),
            base=party_words(comparison.base, link.base, lang) or missing,
            draft=party_words(comparison.draft, link.draft, lang) or missing,
            basis=word("basis", link.basis, lang),
        )
        for link in comparison.links
    )


def swap_words(comparison: Comparison, lang: Language) -> str | None:
    """Return the sentence that says which labels are exchanged; None where they are not."""
    if not comparison.swapped:
        return None
    crossed: list[PartyLink] = [link for link in comparison.links if link.base and link.draft]
    glue = say("notes.and", lang)
    return say(
        "notes.parties.swapped",
        lang,
        base=glue.join(link.base or "" for link in crossed),
        draft=glue.join(link.draft or "" for link in crossed),
    )


def pretty_side(review: Review, lang: Language) -> str:
    """Return whom we act for as a sentence."""
    if review.side is None:
        return say("notes.parties.no_side", lang)
    side = party_words(review.comparison.base, review.side, lang, name=False) or review.side
    return say("notes.parties.side", lang, side=side)


def is_changed(pair: Pair) -> bool:
    """Return whether a reader must see the pair: anything but the same words in the same place."""
    return pair.kind != "same" or bool(pair.edits) or pair.moved


def change_counts(comparison: Comparison, lang: Language) -> str:
    """Return how many clauses changed in which way, as a sentence."""
    counts = Counter(pair.kind for pair in comparison.pairs)
    renumbered = sum(pair.renumbered and not is_changed(pair) for pair in comparison.pairs)
    words = [
        say("notes.summary.count", lang, shape=word("pair", kind, lang), n=counts[kind])
        for kind in get_args(PairKind)
        if kind != "same" and counts[kind]
    ] or [say("notes.summary.unchanged", lang)]
    if renumbered:
        words.append(say("notes.summary.renumbered", lang, n=renumbered))
    return say("notes.summary.clauses", lang, changes=say("notes.semicolon", lang).join(words))


def notices(comparison: Comparison, lang: Language) -> tuple[tuple[str, str], ...]:
    """Return what must be known of the reading: the side (empty for the comparison), then the words."""
    found = [(say("notes.base", lang), render(notice, lang)) for notice in comparison.base.notices]
    found += [(say("notes.draft", lang), render(notice, lang)) for notice in comparison.draft.notices]
    found += [("", render(notice, lang)) for notice in cautions(comparison)]
    return tuple(found)


def cautions(comparison: Comparison) -> tuple[Message, ...]:
    """Return what must be known of the comparison as a whole: what it did not reach, that a file was laid
    beside itself, or that the two may have been exchanged."""
    found = list(comparison.notices)
    if comparison.base.document.sha256 == comparison.draft.document.sha256:
        found.append(Message("notes.compared.same_file"))
    elif count := _opened(comparison):
        found.append(Message("notes.compared.exchanged", {"n": count}))
    return tuple(found)


def _opened(comparison: Comparison) -> int:
    """Return how many blanks stand in the draft where the baseline has words, 0 where few, or as many others
    were filled in: a draft fills the blanks of its baseline, and seldom opens any."""
    base, draft = comparison.base, comparison.draft
    if len(draft.blanks) - len(base.blanks) < _MANY:
        return 0
    after = Counter(comparison.pair_of_draft.get(blank.clause, "") for blank in draft.blanks)
    before = Counter(comparison.pair_of_base.get(blank.clause, "") for blank in base.blanks)
    edited = {pair.id for pair in comparison.pairs if pair.base and pair.draft and pair.edits}
    opened = sum((after - before)[pair] for pair in edited)
    filled = sum((before - after)[pair] for pair in edited)
    return opened if opened >= _MANY * (filled + 1) else 0


def party_words(contract: Contract, label: str | None, lang: Language, *, name: bool = True) -> str:
    """Return a party by its label, what it is called and, where wanted, its name; nothing for no label."""
    if label is None:
        return ""
    party = next((party for party in contract.parties if party.label == label), None)
    if party is None:
        return label
    shown = label
    if party.designation and party.designation != label:
        shown = say("notes.parties.named", lang, label=label, designation=party.designation)
    return f"{shown} {party.name}" if name and party.name and party.name != label else shown
