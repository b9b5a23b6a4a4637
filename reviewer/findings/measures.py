"""What a quantity measures, whom its sentence binds, and who gains when it rises: told by tables, never
guessed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from reviewer.findings.context import sentence_at
from reviewer.findings.tables import table
from reviewer.language.norms_slots import find_mentions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from reviewer.findings.view import ClauseView
    from reviewer.language.quantities import Quantity
    from reviewer.model import Contract

_BEFORE, _AFTER = 48, 16
_AFTER_COST = {"duration": 0}
"""How much nearer a cue behind the quantity must stand than one before it: periods are told by the verb
behind."""
_AFTER_ELSE = 6
_WEAK_COST = 20
"""A weak cue (a bare verb of payment) gives way to any cue of substance in the sentence."""
_COLLECTS = re.compile(
    r"收取|获得|取得|享有|领取|扣除|扣留|没收|\b(?:receive|collect|deduct|charge)", re.IGNORECASE
)
_DEMANDED = re.compile(r"(?:要求|责令|请求|require|request)\s*(?:the\s+)?$", re.IGNORECASE)
_NAMED_BY_HEADING = 20


@dataclass(frozen=True, slots=True)
class _Row:
    name: str
    sorts: frozenset[str]
    cues: re.Pattern[str]
    weak: re.Pattern[str] | None


@lru_cache(maxsize=1)
def _rows() -> tuple[_Row, ...]:
    return tuple(
        _Row(
            name,
            frozenset(row["sorts"]),
            _any(row["cues"]),
            _any(row["weak"]) if "weak" in row else None,
        )
        for name, row in table("measures").items()
    )


def _any(words: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern for any of those words, Latin ones from the beginning of a word."""
    longest = sorted(words, key=len, reverse=True)
    return re.compile(
        "|".join((r"\b" if word[0].isascii() else "") + re.escape(word) for word in longest), re.IGNORECASE
    )


def measure_of(view: ClauseView, quantity: Quantity) -> str:
    """Return what the quantity measures, a key of `data/measures.toml`; an empty string where nothing
    tells."""
    begin, end = sentence_at(view.text, quantity.start, quantity.end)
    text = _without_event(view.text, quantity)
    around = (
        text[max(begin, quantity.start - _BEFORE) : quantity.start],
        text[quantity.start : quantity.end],
        text[quantity.end : min(end, quantity.end + _AFTER)],
    )
    rows = [row for row in _rows() if quantity.sort in row.sorts]
    after_cost = _AFTER_COST.get(quantity.sort, _AFTER_ELSE)
    best, best_cost = "", 1000
    for row in rows:
        for cost in _costs(row, *around, after_cost):
            if cost < best_cost:
                best, best_cost = row.name, cost
    if best:
        return best
    headings = [view.clause.heading or "", *view.clause.columns]
    headings += [above.heading or "" for above in view.index.ancestors(view.clause)]
    for heading in headings:
        for row in rows:
            if heading and row.cues.search(heading):
                return row.name
    return ""


def _without_event(text: str, quantity: Quantity) -> str:
    """Return the text with the start event blanked out: 收到通知后 does not make a period one of notice."""
    if quantity.event_span is None:
        return text
    start, end = quantity.event_span
    return text[:start] + " " * (end - start) + text[end:]


def _costs(row: _Row, before: str, own: str, after: str, after_cost: int) -> Iterator[int]:
    for cues, cost in ((row.cues, 0), (row.weak, _WEAK_COST)):
        if cues is None:
            continue
        if cues.search(own):
            yield cost
        for cue in cues.finditer(before):
            yield cost + 1 + len(before) - cue.end()
        for cue in cues.finditer(after):
            yield cost + 1 + cue.start() + after_cost


def bearer_of(view: ClauseView, start: int, measure: str) -> str | None:
    """Return the baseline label of the one whom the sentence binds, `both` for either party, None where
    unclear.

    The nearest party in subject position before `start` serves; then a heading that names one; then, for
    measures that only one role can owe, the party of that role.
    """
    begin, _ = sentence_at(view.text, start, start)
    row: Mapping[str, Any] = table("impact")["measures"].get(measure, {})
    subject = _subject(view, begin, start)
    if subject is not None:
        label, after = subject
        if label != "both" and _COLLECTS.search(view.text, after, start):
            return other_party(view.contract, view.labels, label)
        return label
    for above in view.index.ancestors(view.clause):
        heading = above.heading or above.text[:_NAMED_BY_HEADING]
        named = {label for label in view.labels if label in heading}
        if len(named) == 1:
            return view.labels[named.pop()]
    group = row.get("bearer")
    return _by_role(view.contract, view.labels, table("impact")["groups"][group]) if group else None


def _subject(view: ClauseView, begin: int, start: int) -> tuple[str, int] | None:
    """Return the last party before `start` that acts or is made to act, and the offset behind it."""
    found: tuple[str, int] | None = None
    for mention in find_mentions(view.text, view.labels):
        if not begin <= mention.start < start or mention.sort == "third":
            continue
        demanded = mention.slot == "object" and _DEMANDED.search(view.text[begin : mention.start])
        if mention.slot not in ("bearer", "agent") and not demanded:
            continue
        if mention.sort == "party" and mention.label in view.labels:
            found = view.labels[mention.label], mention.end
        elif mention.sort in ("collective", "variable"):
            found = "both", mention.end
    return found


def _by_role(contract: Contract, labels: Mapping[str, str], roles: Iterable[str]) -> str | None:
    wanted = set(roles)
    fitting = [party.label for party in contract.parties if party.role in wanted]
    return labels.get(fitting[0], fitting[0]) if len(fitting) == 1 else None


def other_party(contract: Contract, labels: Mapping[str, str], label: str) -> str | None:
    """Return the baseline label of the opposite party where there are just two, else None."""
    mapped = [labels.get(party.label, party.label) for party in contract.parties]
    if len(mapped) != 2 or label not in mapped:
        return None
    return mapped[1 - mapped.index(label)]


def gainer(view: ClauseView, measure: str, bearer: str | None, *, rises: bool) -> str:
    """Return whom a rise (or fall) of the measure favours: a baseline label, `none` or `unclear`."""
    up = table("impact")["measures"].get(measure, {}).get("up", "unclear")
    if up == "none" or (bearer == "both" and up != "unclear"):
        return "none"
    if up == "unclear" or bearer is None or bearer == "both":
        return "unclear"
    to_bearer = (up == "bearer") == rises
    return bearer if to_bearer else other_party(view.contract, view.labels, bearer) or "unclear"
