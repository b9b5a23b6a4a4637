"""Who the parties are: labels exchanged as a whole, and particulars that differ, the payee's account first
of all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewer.findings.context import NOTHING, overlaps, shorten
from reviewer.findings.index import ContractIndex
from reviewer.findings.observation import Observation
from reviewer.findings.particulars import differing
from reviewer.findings.tables import table
from reviewer.language.folding import fold_key
from reviewer.language.roles import LABEL_WORD, ROLE_WORD
from reviewer.model import Message, Quote
from reviewer.patterns import either

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewer.findings.view import PairView
    from reviewer.model import Comparison, Contract, Party, PartyField

_HEADING = ("party", "signature", "title", "preamble")


def party_changes(comparison: Comparison) -> Iterator[Observation]:
    """Yield `party.swap` at most once, and `party.identity` for each particular that differs."""
    swap = _swap(comparison)
    if swap:
        yield swap
    yield from _identities(comparison, exchanged=swap is not None)


def _party(contract: Contract, label: str | None) -> Party | None:
    return next((party for party in contract.parties if party.label == label), None)


def _swap(comparison: Comparison) -> Observation | None:
    crossed = _crossed_roles(comparison)
    if comparison.swapped:
        header_only = _letters_stay(comparison)
    elif crossed:
        header_only = True
    else:
        return None
    old, new = _counterparts(comparison, by_role=header_only)
    if old is None or new is None:
        return None
    name = "header" if header_only else "relabelled"
    params = {
        "base": old.label,
        "draft": new.label,
        "role": old.designation or (Message(f"findings.role.{old.role}") if old.role else NOTHING),
    }
    covers = _introductions(comparison) if header_only else ()
    return Observation(
        kind="party.swap",
        message=Message(f"findings.party.{name}", params),
        pair=comparison.pair_of_base.get(old.clause or ""),
        base=_introduction(comparison.base, old),
        draft=_introduction(comparison.draft, new),
        topic="party.swap/header" if header_only else "party.swap",
        favours="unclear" if header_only else "none",
        data={
            "header_only": header_only,
            "labels": {link.base: link.draft for link in comparison.links if link.base and link.draft},
            "roles": {party.label: party.role for party in comparison.base.parties},
        },
        covers=covers,
    )


def _crossed_roles(comparison: Comparison) -> bool:
    """Tell whether two labels kept their letters but each carries the other's former role, by words of the
    text."""
    base = {p.label: p.role for p in comparison.base.parties if p.role and not p.inferred}
    draft = {p.label: p.role for p in comparison.draft.parties if p.role and not p.inferred}
    labels = sorted(set(base) & set(draft))
    return any(
        base[one] == draft[two] != base[two] == draft[one]
        for place, one in enumerate(labels)
        for two in labels[place + 1 :]
    )


def _letters_stay(comparison: Comparison) -> bool:
    """Tell whether the clauses name the same letters in the same places although the heading exchanged
    them."""
    base_labels = [link.base for link in comparison.links if link.base and link.draft]
    if len(base_labels) < 2:
        return False
    pattern = re.compile(either(base_labels))
    kept = mapped = compared = 0
    naming = sum(
        clause.kind not in _HEADING and bool(pattern.search(clause.text))
        for clause in comparison.base.clauses
    )
    for pair in comparison.pairs:
        if len(pair.base) != 1 or len(pair.draft) != 1:
            continue
        before = comparison.base.clause(pair.base[0])
        if before.kind in _HEADING:
            continue
        old = pattern.findall(before.text)
        new = pattern.findall(comparison.draft.clause(pair.draft[0]).text)
        if not old or len(old) != len(new):
            continue
        compared += 1
        kept += sum(one == two for one, two in zip(old, new, strict=True))
        mapped += sum(one == comparison.to_base.get(two, two) for one, two in zip(old, new, strict=True))
    return 2 * compared >= naming and kept > 2 * mapped


def _counterparts(comparison: Comparison, *, by_role: bool) -> tuple[Party | None, Party | None]:
    """Return the first linked party of the baseline and who stands in its place in the draft, by role where
    asked."""
    for link in comparison.links:
        old, new = _party(comparison.base, link.base), _party(comparison.draft, link.draft)
        if old is None or new is None:
            continue
        if by_role and old.role != new.role:
            new = next((party for party in comparison.draft.parties if party.role == old.role), new)
        return old, new
    return None, None


def _introduction(contract: Contract, party: Party) -> Quote | None:
    """Return the words that introduce a party, with its name where the same clause gives it."""
    if party.clause is None:
        return None
    text = contract.clause(party.clause).text
    end = party.end if party.end > party.start else len(text)
    named = text.find(party.name, party.start) if party.name else -1
    if party.name and named >= 0:
        end = max(end, named + len(party.name))
    return Quote(party.clause, party.start, end, text[party.start : end])


def _introductions(comparison: Comparison) -> tuple[tuple[Quote | None, Quote | None], ...]:
    before = [(_introduction(comparison.base, party), None) for party in comparison.base.parties]
    after = [(None, _introduction(comparison.draft, party)) for party in comparison.draft.parties]
    return (*before, *after)


def _identities(comparison: Comparison, *, exchanged: bool) -> Iterator[Observation]:
    base, draft = ContractIndex(comparison.base), ContractIndex(comparison.draft)
    for link in comparison.links:
        old, new = _party(comparison.base, link.base), _party(comparison.draft, link.draft)
        if old is None or new is None:
            continue
        if exchanged and _taken_over(comparison, old):
            continue
        yield from _names(comparison, base, draft, old, new)
        yield from _labels(comparison, old, new)
        if not exchanged and old.designation and new.designation:
            yield from _designations(comparison, old, new)
        before = {fold_key(field.name): field for field in old.fields}
        for field in new.fields:
            earlier = before.get(fold_key(field.name))
            if earlier is not None and fold_key(earlier.value) != fold_key(field.value):
                yield from _field(comparison, base, draft, old, earlier, field)


def _taken_over(comparison: Comparison, old: Party) -> bool:
    """Tell whether the name of a baseline party stands in the draft under another label: the swap says so."""
    held = {link.draft for link in comparison.links if link.base == old.label}
    return bool(old.name) and any(
        party.name and fold_key(party.name) == fold_key(old.name or "") and party.label not in held
        for party in comparison.draft.parties
    )


def _names(
    comparison: Comparison, base: ContractIndex, draft: ContractIndex, old: Party, new: Party
) -> Iterator[Observation]:
    if not old.name or not new.name or fold_key(old.name) == fold_key(new.name):
        return
    quotes = (_find(comparison.base, old, old.name), _find(comparison.draft, new, new.name))
    if quotes[0] is None or quotes[1] is None or _blank(base, quotes[0]) or _blank(draft, quotes[1]):
        return
    yield _identity(comparison, "name", old, quotes[0], quotes[1], "party.identity/name")


def _labels(comparison: Comparison, old: Party, new: Party) -> Iterator[Observation]:
    """Tell that a short name was changed; letters and role words are exchanged without any effect."""
    if fold_key(old.label) == fold_key(new.label) or any(
        LABEL_WORD.fullmatch(party.label) or ROLE_WORD.fullmatch(party.label) for party in (old, new)
    ):
        return
    quotes = (_called(comparison.base, old), _called(comparison.draft, new))
    if quotes[0] and quotes[1]:
        yield _identity(comparison, "short_name", old, quotes[0], quotes[1], "party.identity/short_name")


def _called(contract: Contract, party: Party) -> Quote | None:
    """Return the label where the introduction of a party gives it, behind its name."""
    if party.clause is None:
        return None
    text = contract.clause(party.clause).text
    at = text.rfind(party.label, party.start, max(party.end, party.start + len(party.label)))
    return Quote(party.clause, at, at + len(party.label), party.label) if at >= 0 else None


def _designations(comparison: Comparison, old: Party, new: Party) -> Iterator[Observation]:
    if not old.designation or not new.designation or fold_key(old.designation) == fold_key(new.designation):
        return
    quotes = (_find(comparison.base, old, old.designation), _find(comparison.draft, new, new.designation))
    if quotes[0] and quotes[1]:
        detail = "same_role" if old.role and old.role == new.role else "designation"
        yield _identity(comparison, "designation", old, quotes[0], quotes[1], f"party.identity/{detail}")


def _find(contract: Contract, party: Party, words: str) -> Quote | None:
    if party.clause is None:
        return None
    text = contract.clause(party.clause).text
    at = text.find(words, party.start)
    at = text.find(words) if at < 0 else at
    return Quote(party.clause, at, at + len(words), words) if at >= 0 else None


def _blank(index: ContractIndex, quote: Quote) -> bool:
    return any(
        overlaps(quote.start, quote.end, blank.start, blank.end)
        for blank in index.blanks.get(quote.clause, ())
    )


def _field(
    comparison: Comparison,
    base: ContractIndex,
    draft: ContractIndex,
    party: Party,
    old: PartyField,
    new: PartyField,
) -> Iterator[Observation]:
    quotes = [Quote(field.clause, field.start, field.end, field.value) for field in (old, new)]
    if not old.value.strip() or not new.value.strip() or _blank(base, quotes[0]) or _blank(draft, quotes[1]):
        return
    yield _identity(
        comparison, old.name, party, quotes[0], quotes[1], f"party.identity/{_sort(old.name, party)}"
    )


def _sort(name: str, party: Party | None) -> str:
    """Return the detail of the severity row for a particular of that name."""
    lists = table("particulars")
    for sort in ("account", "contact"):
        if any(word.casefold() in name.casefold() for word in lists[sort]):
            if sort == "account" and party is not None and party.role in lists["roles"]["payer"]:
                return "payer_account"
            return sort
    return "particular"


def _identity(
    comparison: Comparison, name: str, party: Party | None, old: Quote, new: Quote, topic: str
) -> Observation:
    known = name in ("name", "designation", "short_name", "label", "incorporation")
    params: dict[str, str | Message] = {
        "party": party.label if party else NOTHING,
        "what": Message(f"findings.particular.{name}") if known else name,
        "old": shorten(old.quote, 60),
        "new": shorten(new.quote, 60),
    }
    detail = topic.partition("/")[2]
    key = detail if detail in ("account", "same_role") else "identity"
    key = key if party else "unowned_account" if key == "account" else "unowned"
    return Observation(
        kind="party.identity",
        message=Message(f"findings.party.{key}", params),
        pair=comparison.pair_of_draft.get(new.clause),
        base=old,
        draft=new,
        topic=topic,
        data={"party": party.label if party else None, "field": name, "old": old.quote, "new": new.quote},
    )


def particulars(view: PairView) -> Iterator[Observation]:
    """Yield `party.identity` for each particular, named in the heading or in a clause, whose words differ."""
    for old, new in differing(view):
        owner = old.owner or new.owner
        party = _party(view.comparison.base, owner)
        sort = _sort(old.name, party)
        yield _identity(view.comparison, old.name, party, old.value, new.value, f"party.identity/{sort}")
