"""Whole clauses that came, went, moved, were divided or joined; a number that merely shifted is nothing."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from reviewer.findings.context import NOTHING, place, shorten
from reviewer.findings.index import ContractIndex
from reviewer.findings.observation import Observation
from reviewer.findings.tables import table
from reviewer.model import Message, Quote
from reviewer.patterns import compiled, lazy

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reviewer.model import Clause, Comparison, Contract, Pair

_BEHIND = 24
"""So many characters of the clause before show where one stands."""
_MARKS = "。；;，,"
_FORMAL = ("title", "note", "signature")
_EMPTY = lazy(r"[\W_]*", re.UNICODE)
_TO_SIGN = lazy(r"(?:[^：:，,。；;]{1,16}[：:][\s_＿\d年月日/（）()]*(?:[（(][^（）()：:]{1,12}[）)]\s*)?)+")
"""A line of labels with room behind them: 代表人：____ 电话：____."""


def whole_clauses(comparison: Comparison) -> Iterator[Observation]:
    """Yield `clause.added`, `.deleted`, `.moved`, `.split` and `.merged`, each pair of that kind once."""
    base, draft = ContractIndex(comparison.base), ContractIndex(comparison.draft)
    added = {c for pair in comparison.pairs if pair.kind == "added" for c in pair.draft}
    deleted = {c for pair in comparison.pairs if pair.kind == "deleted" for c in pair.base}
    lists: defaultdict[tuple[str, str], list[Pair]] = defaultdict(list)
    for pair in comparison.pairs:
        if pair.kind == "added":
            for clause in pair.draft:
                yield _lone(pair, "added", draft, clause, added)
        elif pair.kind == "deleted":
            for clause in pair.base:
                yield _lone(pair, "deleted", base, clause, deleted)
        elif pair.kind == "split":
            yield _divided(pair, "split", comparison)
        elif pair.kind == "merged":
            yield _divided(pair, "merged", comparison)
        if pair.kind == "moved" or pair.moved:
            list_of = _list_regrouped(pair, comparison)
            if list_of is None:
                yield _moved(pair, comparison, base, draft)
            else:
                lists[list_of].append(pair)
    yield from (_list_moved(pairs, comparison, base, draft) for pairs in lists.values())


def _lone(pair: Pair, kind: str, index: ContractIndex, clause_id: str, fellows: set[str]) -> Observation:
    clause = index.contract.clause(clause_id)
    quote = _whole(clause)
    below = _below(index, clause_id, fellows)
    subject = subject_of(clause, index)
    inside = clause.parent in fellows
    bare = clause.text == clause.heading and bool(index.children.get(clause_id)) and not below
    if bare or clause.kind in _FORMAL or _EMPTY.fullmatch(clause.text) or _TO_SIGN.fullmatch(clause.text):
        topic = f"clause.{kind}/form"
    elif inside:
        topic = f"clause.{kind}/part"
    else:
        topic = f"clause.{kind}/{subject}" if subject else f"clause.{kind}"
    more = Message("findings.clause.with_parts", {"count": len(below)}) if below else NOTHING
    if bare:
        more = Message(f"findings.clause.parts_{kind}")
    where = place(clause) if inside else _spot(clause, _headed_parent(index.contract, clause))
    words = NOTHING if clause.heading or not clause.number else _words(clause)
    return Observation(
        kind=f"clause.{kind}",
        message=Message(f"findings.clause.{kind}", {"place": where, "words": words, "more": more}),
        pair=pair.id,
        base=quote if kind == "deleted" else None,
        draft=quote if kind == "added" else None,
        topic=topic,
        data={"number": clause.number, "heading": clause.heading, "subject": subject, "parts": below},
    )


def _headed_parent(contract: Contract, clause: Clause) -> Clause | None:
    above = _parent(contract, clause)
    return above if above and above.heading and above.number else None


def _words(clause: Clause) -> Message:
    return Message("findings.clause.words", {"text": shorten(clause.text)})


def _below(index: ContractIndex, clause_id: str, fellows: set[str]) -> list[str]:
    found: list[str] = []
    waiting = list(index.children.get(clause_id, ()))
    while waiting:
        clause = waiting.pop(0)
        if clause.id in fellows:
            found.append(clause.id)
            waiting.extend(index.children.get(clause.id, ()))
    return found


def _divided(pair: Pair, kind: str, comparison: Comparison) -> Observation:
    """Tell of a clause that was divided or joined; quoted is the part that left or was put to the other."""
    one, many = (pair.base, pair.draft) if kind == "split" else (pair.draft, pair.base)
    contract, other = (
        (comparison.base, comparison.draft) if kind == "split" else (comparison.draft, comparison.base)
    )
    whole = contract.clause(one[0])
    first, last = other.clause(many[0]), other.clause(many[-1])
    params: dict[str, str | int | Message] = {
        "place": place(whole),
        "count": len(many),
        "first": place(first),
        "last": place(last),
    }
    part = _whole(other.clause(many[1]))
    quotes = (_whole(whole), part) if kind == "split" else (part, _whole(whole))
    return Observation(
        kind=f"clause.{kind}",
        message=Message(f"findings.clause.{kind}", params),
        pair=pair.id,
        base=quotes[0],
        draft=quotes[1],
        favours="none",
        data={"base": list(pair.base), "draft": list(pair.draft)},
    )


def _moved(pair: Pair, comparison: Comparison, base: ContractIndex, draft: ContractIndex) -> Observation:
    before, after = comparison.base.clause(pair.base[0]), comparison.draft.clause(pair.draft[0])
    above, under = _parent(base.contract, before), _parent(draft.contract, after)
    parent_changed = not _answer(comparison, above, under)
    scope = Message("findings.clause.scope") if parent_changed else NOTHING
    if before.path == after.path and not parent_changed:
        params = {"place": _spot(after, under), "old": _behind(base, before), "new": _behind(draft, after)}
        message = Message("findings.clause.reordered", params)
    else:
        params = {"old": _spot(before, above), "new": _spot(after, under), "scope": scope}
        message = Message("findings.clause.moved", params)
    return Observation(
        kind="clause.moved",
        message=message,
        pair=pair.id,
        base=_whole(before),
        draft=_whole(after),
        topic="clause.moved/parent" if parent_changed else "clause.moved",
        favours="unclear" if parent_changed else "none",
        data={"old_path": list(before.path), "new_path": list(after.path), "parent_changed": parent_changed},
    )


def _list_regrouped(pair: Pair, comparison: Comparison) -> tuple[str, str] | None:
    """Return the clauses above a moved one before and after where the one came or the other went, so that
    all that stands under it is moved by that alone; else None."""
    before, after = comparison.base.clause(pair.base[0]), comparison.draft.clause(pair.draft[0])
    if before.parent is None or after.parent is None:
        return None
    old, new = comparison.pair_of_base.get(before.parent), comparison.pair_of_draft.get(after.parent)
    gone = old is not None and not comparison.pairs_by_id[old].draft
    come = new is not None and not comparison.pairs_by_id[new].base
    return (before.parent, after.parent) if gone or come else None


def _list_moved(
    pairs: Sequence[Pair], comparison: Comparison, base: ContractIndex, draft: ContractIndex
) -> Observation:
    """Tell once of clauses that a clause above them, which came or went, put under another."""
    first = _moved(pairs[0], comparison, base, draft)
    if len(pairs) == 1:
        return first
    others = [
        (_whole(comparison.base.clause(pair.base[0])), _whole(comparison.draft.clause(pair.draft[0])))
        for pair in pairs[1:]
    ]
    message = Message("findings.clause.moved_with", {"told": first.message, "count": len(others)})
    data = {**first.data, "with": [pair.id for pair in pairs[1:]]}
    return replace(first, message=message, covers=(*first.covers, *others), data=data)


def _behind(index: ContractIndex, clause: Clause) -> Message:
    """Return behind which words a clause stands, for one that moved and kept its number."""
    last = None
    for fellow in index.beside(clause):
        if fellow.id == clause.id:
            break
        last = fellow
    if last is None:
        return Message("findings.clause.at_the_head")
    return Message(
        "findings.clause.behind", {"text": shorten(last.heading or last.text, _BEHIND).rstrip(_MARKS)}
    )


def _parent(contract: Contract, clause: Clause) -> Clause | None:
    return contract.clause(clause.parent) if clause.parent else None


def _answer(comparison: Comparison, above: Clause | None, under: Clause | None) -> bool:
    """Tell whether the clauses above a moved one answer to each other (or both are roots)."""
    if above is None or under is None:
        return above is under
    return comparison.pair_of_base.get(above.id) == comparison.pair_of_draft.get(under.id)


def _spot(clause: Clause, parent: Clause | None) -> Message:
    here = place(clause)
    if parent is None or parent.kind == "title":
        return here
    return Message("findings.place.under", {"place": here, "parent": place(parent)})


def _whole(clause: Clause) -> Quote:
    return Quote(clause.id, 0, len(clause.text), clause.text)


@lru_cache(maxsize=1)
def _subjects() -> tuple[tuple[str, re.Pattern[str], re.Pattern[str] | None], ...]:
    rows: Mapping[str, Any] = table("subjects")
    return tuple(
        (
            name,
            compiled("|".join(map(re.escape, row["heads"])), re.IGNORECASE),
            compiled("|".join(map(re.escape, row["words"])), re.IGNORECASE) if row.get("words") else None,
        )
        for name, row in rows.items()
    )


def subject_of(clause: Clause, index: ContractIndex) -> str:
    """Return what a clause is about (a key of `data/subjects.toml`), by its words, its heading, or those
    above it.

    An empty string where nothing tells.
    """
    for name, _, words in _subjects():
        if words and words.search(clause.text):
            return name
    for each in (clause, *index.ancestors(clause)):
        heading = each.heading or ("" if len(each.text) > 24 else each.text)
        for name, heads, _ in _subjects():
            if heading and heads.search(heading):
                return name
    return ""
