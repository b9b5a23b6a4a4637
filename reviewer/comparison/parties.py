"""Who of the draft stands where whom of the baseline stood: the letters 甲 and 乙 tell nothing by themselves.

A link rests on the role words beside the labels, else on the names, else on the mapping under which the
duties of both texts agree best, else on the label. Where the role words say one thing and the clauses
overwhelmingly another, the clauses decide (basis `duties`): somebody exchanged the heads of the contract
and left its body, or the reverse, and the difference stays visible in `Party.role`.
"""

from __future__ import annotations

from collections import Counter
from itertools import permutations
from typing import TYPE_CHECKING, Literal

from reviewer.comparison.labels import BASE, DRAFT, masker, signs
from reviewer.language.folding import fold_key
from reviewer.language.placeholders import find_blanks
from reviewer.language.roles import opposed
from reviewer.model import PartyLink
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reviewer.model import Contract, Party

    Mapping = tuple[int | None, ...]
    """For each party of the draft the place of its counterpart among the baseline's parties."""

_ROLE, _OPPOSED, _NAME, _LABEL, _PLACE = 100, -60, 40, 5, 1
_MOST_PERMUTED = 5
_MOST_CLAUSES = 4_000
_ANYBODY = lazy(f"[{chr(BASE)}-{chr(BASE + 63)}{chr(DRAFT)}-{chr(DRAFT + 63)}]")
_SILENT = frozenset({"title", "party", "signature", "note"})
_OVERWHELMING = 4
"""How many times as many clauses must agree for the clauses to outvote the role words."""
_FEWEST, _SHARE = 2, 0.3
"""How many clauses must agree at least, and what share of those that name a party to outvote the role words:
a few clauses that each put one party for the other are changes."""


def link_parties(base: Contract, draft: Contract) -> tuple[PartyLink, ...]:
    """Link every party of either side, in the baseline's order, then those that only the draft has."""
    scores = [
        [_score(b, d, same_place=i == j) for i, b in enumerate(base.parties)]
        for j, d in enumerate(draft.parties)
    ]
    by_words = _by_words(scores, len(base.parties))
    mapping, agreed, others = by_words, 0, 0
    if 0 < len(draft.parties) <= _MOST_PERMUTED and 0 < len(base.parties) <= _MOST_PERMUTED:
        before, after = _labelled(base, BASE), _labelled(draft, DRAFT)
        counts = _agreement(before, after, (len(base.parties), len(draft.parties)))
        agreed = counts.get(by_words, 0)
        best = max(counts, key=lambda each: (counts[each], _total(scores, each))) if counts else by_words
        strong = any(i is not None and scores[j][i] >= _NAME - abs(_LABEL) for j, i in enumerate(by_words))
        needed = agreed * _OVERWHELMING if strong else agreed
        enough = max(_FEWEST, _SHARE * sum(after.values())) if strong else _FEWEST
        if counts.get(best, 0) > needed and counts[best] >= enough:
            mapping, agreed = best, counts[best]
        others = max((count for each, count in counts.items() if each != mapping), default=0)
    return _links(base, draft, mapping, by_words, agreed, others)


def _score(base: Party, draft: Party, *, same_place: bool) -> int:
    score = _PLACE if same_place else 0
    if base.role and draft.role:
        score += _ROLE if base.role == draft.role else _OPPOSED if opposed(base.role, draft.role) else 0
    if base.designation and draft.designation and fold_key(base.designation) == fold_key(draft.designation):
        score += _LABEL
    if _same_name(base, draft):
        score += _NAME
    if fold_key(base.label) == fold_key(draft.label):
        score += _LABEL
    return score


def _same_name(base: Party, draft: Party) -> bool:
    if not base.name or not draft.name or find_blanks(base.name):
        return False
    return fold_key(base.name) == fold_key(draft.name)


def _total(scores: list[list[int]], mapping: Mapping) -> int:
    return sum(scores[j][i] for j, i in enumerate(mapping) if i is not None)


def _mappings(bases: int, drafts: int) -> list[Mapping]:
    places: list[int | None] = [*range(bases), *([None] * max(0, drafts - bases))]
    return list(dict.fromkeys(permutations(places, drafts)))


def _by_words(scores: list[list[int]], bases: int) -> Mapping:
    drafts = len(scores)
    if not drafts or not bases:
        return (None,) * drafts
    if max(bases, drafts) <= _MOST_PERMUTED:
        return max(_mappings(bases, drafts), key=lambda each: _total(scores, each))
    ranked = sorted((-scores[j][i], j, i) for j in range(drafts) for i in range(bases))
    found: dict[int, int] = {}
    for _, j, i in ranked:
        if j not in found and i not in found.values():
            found[j] = i
    return tuple(found.get(j) for j in range(drafts))


def _agreement(before: Counter[str], after: Counter[str], parties: tuple[int, int]) -> Counter[Mapping]:
    """Count for each mapping the clauses that are alike under it but not whatever the mapping."""
    known = set(_blind(before))
    shared = [text for text, blind in zip(after, _blind(after), strict=True) if blind in known]
    counts: Counter[Mapping] = Counter()
    if not shared:
        return counts
    joined = "\n".join(shared)
    for mapping in _mappings(*parties):
        mapped = joined
        for j, i in enumerate(mapping):
            if i is not None:
                mapped = mapped.replace(chr(DRAFT + j), chr(BASE + i))
        counts[mapping] = sum(
            min(after[text], before.get(other, 0))
            for text, other in zip(shared, mapped.split("\n"), strict=True)
        )
    return counts


def _blind(texts: Iterable[str]) -> list[str]:
    """Return folded texts, which hold no line break, with one sign in the place of every party."""
    joined = "\n".join(texts)
    return _ANYBODY.sub("\ue000", joined).split("\n") if joined else []


def _labelled(contract: Contract, first: int) -> Counter[str]:
    mask = masker(signs((party.label for party in contract.parties), first))
    found: Counter[str] = Counter()
    for clause in contract.clauses:
        if clause.kind not in _SILENT and len(found) < _MOST_CLAUSES:
            text = fold_key(clause.text)
            masked = mask(text)
            if masked != text:
                found[masked] += 1
    return found


def _links(
    base: Contract, draft: Contract, mapping: Mapping, by_words: Mapping, agreed: int, others: int
) -> tuple[PartyLink, ...]:
    answering = {i: j for j, i in enumerate(mapping) if i is not None}
    sure = agreed / (agreed + others) if agreed else 0.5
    links: list[PartyLink] = []
    for i, party in enumerate(base.parties):
        j = answering.get(i)
        if j is None:
            links.append(PartyLink(party.label, None, party.role, "role" if party.role else "label", 0.5))
            continue
        other = draft.parties[j]
        basis, confidence = _basis(party, other, sure, by_words=mapping == by_words, told=agreed > others)
        links.append(
            PartyLink(party.label, other.label, party.role or other.role, basis, round(confidence, 2))
        )
    links.extend(
        PartyLink(None, party.label, party.role, "role" if party.role else "label", 0.5)
        for party, i in zip(draft.parties, mapping, strict=True)
        if i is None
    )
    return tuple(links)


def _basis(
    base: Party, draft: Party, sure: float, *, by_words: bool, told: bool
) -> tuple[Literal["role", "name", "duties", "label"], float]:
    if not by_words:
        return "duties", sure
    if base.role and base.role == draft.role:
        return "role", 0.98 if told else 0.9
    if _same_name(base, draft):
        return "name", 0.95 if told else 0.85
    if told and sure > 0.6:
        return "duties", sure
    return "label", 0.7 if fold_key(base.label) == fold_key(draft.label) else 0.4
