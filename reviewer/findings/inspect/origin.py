"""Faults of the draft as a comparison shows them: which came with the draft, and which the baseline had
already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from reviewer.language.folding import fold_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from reviewer.findings.inspect.registry import Told
    from reviewer.findings.inspect.rules import Rulebook
    from reviewer.findings.observation import Observation
    from reviewer.model import Comparison, Contract, Quote

    Inspected = tuple[list[Observation], list[Observation]]
    """What one rule found in the draft and in the baseline."""

_OF_THE_WHOLE = frozenset({"consistency.truncated", "dispute.conflict", "law.repealed", "consistency.party"})
"""Faults that are the same wherever they stand in the document."""


def inspect_both(
    base: Contract, draft: Contract, book: Callable[[], Rulebook | None] = lambda: None
) -> list[Inspected]:
    """Return what each rule that finds something in the draft found there, and in the baseline.

    `book` gives the rules kept as data, the shipped ones where left out. They are loaded here, like the rules
    themselves, for the process in which this runs may be the only one that needs them.
    """
    from reviewer.findings.inspect.registry import each_rule, once
    from reviewer.findings.inspect.scene import Scene

    after = Scene(draft, beside=base)
    before = Scene(base, like=after, beside=draft)
    told: Told = set()
    seen = []
    for rule in each_rule(book()):
        found = list(once(rule(after), told))
        if found:
            seen.append((found, list(rule(before))))
    return seen


def faults(comparison: Comparison, inspected: Iterable[Inspected]) -> Iterator[Observation]:
    """Yield the draft's faults with `data.origin`; a fault that the draft mended is told by its change
    alone.

    A rule that speaks once for several places is the draft's where one of the places is new, and quotes it.
    """
    for found, earlier in inspected:
        yield from _judged(found, _by_mark(earlier, comparison), comparison)


def _by_mark(found: Iterable[Observation], comparison: Comparison) -> dict[tuple[str, str], Observation]:
    """Return the first of the baseline's faults under each of their marks."""
    earlier: dict[tuple[str, str], Observation] = {}
    for fault in found:
        for place in _places(fault):
            for mark in _marks(fault, place, comparison.pair_of_base, {}):
                earlier.setdefault(mark, fault)
    return earlier


def _judged(
    found: Iterable[Observation], earlier: Mapping[tuple[str, str], Observation], comparison: Comparison
) -> Iterator[Observation]:
    for fault in found:
        twin: Observation | None = None
        quote = fault.draft
        for place in _places(fault):
            marks = _marks(fault, place, comparison.pair_of_draft, comparison.to_base)
            twin = next((earlier[mark] for mark in marks if mark in earlier), None)
            if twin is None:
                quote = place
                break
        if twin is None and fault.kind.startswith("advice.") and not _is_new(quote, comparison):
            continue
        yield replace(
            fault,
            pair=comparison.pair_of_draft.get(quote.clause if quote else ""),
            base=twin.draft if twin else None,
            draft=quote,
            favours="none" if fault.favours == "unclear" else _mapped(fault.favours, comparison),
            covers=fault.covers if fault.kind == "placeholder.open" else (),
            data={**fault.data, "origin": "baseline" if twin else "draft"},
        )


def _is_new(quote: Quote | None, comparison: Comparison) -> bool:
    """Tell whether advice speaks of words that the draft put in: a clause of its own, or an edited part.

    Elsewhere in an edited clause the words stood in the baseline too, where the same rule kept silent for a
    reason that the edit took away; the edit itself tells that.
    """
    if quote is None:
        return False
    pair = comparison.pairs_by_id.get(comparison.pair_of_draft.get(quote.clause, ""))
    if pair is None:
        return False
    return pair.kind == "added" or any(
        edit.draft is not None
        and edit.draft.clause == quote.clause
        and edit.draft.start < quote.end
        and quote.start < edit.draft.end
        for edit in pair.edits
    )


def _mapped(label: str, comparison: Comparison) -> str:
    """Return the baseline label of a party of the draft."""
    return comparison.to_base.get(label, label)


def _places(fault: Observation) -> list[Quote | None]:
    """Return every quote of a fault that is told once for several places."""
    return [fault.draft, *(quote for _, quote in fault.covers)]


def _marks(
    fault: Observation, quote: Quote | None, pairs: Mapping[str, str], labels: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Yield what a fault of the other document must share to be the same: its pair of clauses, or its
    words; `labels` maps those of this document to the baseline's."""
    if fault.kind in _OF_THE_WHOLE:
        label = fault.data.get("statute") or fault.data.get("label") or fault.data.get("code")
        yield fault.kind, str(label or fault.data.get("check") or "")
        return
    rule = str(fault.data.get("rule") or fault.data.get("check") or fault.data.get("annex") or "")
    if quote is None:
        unequal = (one.split(":") for one in fault.data.get("asymmetries", ()))
        named = sorted(f"{key} {labels.get(label, label)}" for key, label in unequal)
        yield f"{fault.kind} {rule}", f"whole {fault.data.get('item') or named or ''}"
        return
    if quote.clause in pairs:
        yield f"{fault.kind} {rule}", f"pair {pairs[quote.clause]}"
    if fault.kind != "placeholder.open":
        yield f"{fault.kind} {rule}", f"words {fold_key(quote.quote)}"
