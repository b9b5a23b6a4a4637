"""Faults of the draft as a comparison shows them: which came with the draft, and which the baseline had
already."""

from __future__ import annotations

from collections import defaultdict
from operator import itemgetter
from typing import TYPE_CHECKING

from msgspec.structs import replace

from reviewer.findings.observation import once
from reviewer.language.folding import fold_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from reviewer.findings.inspect.registry import SceneRule
    from reviewer.findings.inspect.rules import Rulebook
    from reviewer.findings.observation import Observation, Told
    from reviewer.model import Comparison, Contract, Quote

    Mark = tuple[str, str]
    Inspected = tuple[int, list[Observation], list[Observation]]
    """The place of a rule among the rules, and what it found in the draft and in the baseline."""

PARTS = 255
"""Into so many parts the rules are divided between two processes: each of the program's is one by itself."""
_OF_THE_WHOLE = frozenset({"consistency.truncated", "dispute.conflict", "law.repealed", "consistency.party"})
"""Faults that are the same wherever they stand in the document."""


def inspect_both(
    base: Contract,
    draft: Contract,
    book: Callable[[], Rulebook | None] = lambda: None,
    parts: Iterable[int] = range(PARTS),
) -> list[Inspected]:
    """Return what each rule that finds something in the draft found there, and in the baseline.

    `book` gives the rules kept as data, the shipped ones where left out. They are loaded here, like the rules
    themselves, for the process in which this runs may be the only one that needs them. `parts`: which of the
    `PARTS` of the rules are asked; all where left out.
    """
    from reviewer.findings.inspect.registry import each_rule
    from reviewer.findings.inspect.scene import Scene

    rules: list[SceneRule] = []
    after = Scene(draft, beside=base)
    before = Scene(base, like=after, beside=draft)
    seen = []
    for part in parts:
        rules = rules or list(each_rule(book()))
        for place in range(part, len(rules), PARTS):
            found = list(rules[place](after))
            if found:
                seen.append((place, found, list(rules[place](before))))
    return seen


def faults(comparison: Comparison, inspected: Iterable[Inspected]) -> Iterator[Observation]:
    """Yield the draft's faults with `data.origin`, in the order of the rules; a fault that the draft mended
    is told by its change alone.

    A rule that speaks once for several places is the draft's where one of the places is new, and quotes it.
    """
    told: Told = set()
    for _, found, earlier in sorted(inspected, key=itemgetter(0)):
        known = _Earlier(earlier, found, comparison)
        yield from _judged(once(found, told), known, comparison)


class _Earlier:
    """The baseline's faults, to be known again in the draft."""

    def __init__(self, found: Iterable[Observation], again: Sequence[Observation], to: Comparison) -> None:
        """Take the faults of the baseline, those of the draft, and what leads from one to the other."""
        self._to = to
        self._same: dict[Mark, Observation] = {}
        self._near: defaultdict[Mark, list[Observation]] = defaultdict(list)
        for fault in found:
            for place in _places(fault):
                same, near = _marks(fault, place, to.pair_of_base, {})
                if same:
                    self._same.setdefault(same, fault)
                if near:
                    self._near[near].append(fault)
        marks = (self._own(fault, place)[0] for fault in again for place in _places(fault))
        self._taken = {id(self._same[mark]) for mark in marks if mark in self._same}

    def twin(self, fault: Observation, place: Quote | None) -> Observation | None:
        """Return the fault of the baseline that is the same as one of the draft: in the same words, or in the
        same pair of clauses, where no other fault of the draft has its words."""
        same, near = self._own(fault, place)
        found = self._same.get(same) if same else None
        if found is None and near:
            found = next((one for one in self._near.get(near, ()) if id(one) not in self._taken), None)
        return found

    def _own(self, fault: Observation, place: Quote | None) -> tuple[Mark | None, Mark | None]:
        return _marks(fault, place, self._to.pair_of_draft, self._to.to_base)


def _judged(found: Iterable[Observation], known: _Earlier, comparison: Comparison) -> Iterator[Observation]:
    for fault in found:
        twin: Observation | None = None
        quote = fault.draft
        for place in _places(fault):
            twin = known.twin(fault, place)
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
) -> tuple[Mark | None, Mark | None]:
    """Return what a fault of the other document must share to be the same: its words, or its pair of
    clauses; `labels` maps those of this document to the baseline's."""
    if fault.kind in _OF_THE_WHOLE:
        label = fault.data.get("statute") or fault.data.get("label") or fault.data.get("code")
        return (fault.kind, str(label or fault.data.get("check") or "")), None
    rule = str(fault.data.get("rule") or fault.data.get("check") or fault.data.get("annex") or "")
    name = f"{fault.kind} {rule}"
    if quote is None:
        unequal = (one.split(":") for one in fault.data.get("asymmetries", ()))
        named = sorted(f"{key} {labels.get(label, label)}" for key, label in unequal)
        return (name, f"whole {fault.data.get('item') or named or ''}"), None
    return (
        (name, f"words {fold_key(quote.quote)}") if fault.kind != "placeholder.open" else None,
        (name, f"pair {pairs[quote.clause]}") if quote.clause in pairs else None,
    )
