"""What a contract of its kind should settle: each item present, in part, blank or absent, from lists
kept as data."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal

from msgspec import Struct

from reviewer import tables
from reviewer.findings.observation import Observation
from reviewer.model import Message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reviewer.findings.inspect.scene import Scene
    from reviewer.model import Clause

__all__ = ["Coverage", "checklists", "coverage", "missing_items"]

State = Literal["present", "partial", "blank", "absent"]
_ENOUGH_CLAUSES, _ENOUGH_WORDS = 10, 600
"""A text shorter than this is a clause or a form, not a contract to be held against a list."""
_SHORT = 3
"""Words of so many letters at most only join others."""
_STEM = 6
"""So many letters of an English word stand for all its forms."""

_Weight = tuple[bool, bool, int, int]


class Coverage(Struct, frozen=True):
    """One item of a checklist as this contract meets it."""

    list: str
    """`general`, `service`, …"""
    id: str
    name: Mapping[str, str]
    state: State
    clause: str | None
    """Where it is settled, as far as words tell; None in what `missing_items` gives."""
    important: bool
    why: Mapping[str, str]


@lru_cache(maxsize=1)
def _lists() -> Mapping[str, Any]:
    place = ("findings", "data", "checklists")
    return {name.removesuffix(".toml"): tables.read(*place, name) for name in tables.names(*place)}


def coverage(scene: Scene, *, placed: bool = True) -> tuple[Coverage, ...]:
    """Return every item of the general list and of the lists for this kind of contract, with its state.

    Where each is settled is looked for only if `placed`.
    """
    tail = "" if scene.chinese else "_en"
    found: list[Coverage] = []
    for name, content in _lists().items():
        if name != "general" and not set(content["types"]) & scene.types:
            continue
        if set(content.get("not_types", ())) & scene.types:
            continue
        for item in content["item"]:
            if set(item.get("not_types", ())) & scene.types:
                continue
            if not item.get(f"any{tail}"):
                continue
            needed = item.get(f"only_if{tail}")
            if needed is not None and not scene.lines.any(needed):
                continue
            state, clause = _state(scene, item, placed=placed)
            found.append(
                Coverage(
                    name,
                    item["id"],
                    item["name"],
                    state,
                    clause,
                    bool(item.get("important")),
                    item.get("why", {"zh": "", "en": ""}),
                )
            )
    return tuple(found)


def _state(scene: Scene, item: Mapping[str, Any], *, placed: bool) -> tuple[State, str | None]:
    if item["id"] == "parties":
        places = [party.clause for party in scene.contract.parties if party.clause]
        return ("present", places[0]) if places else ("absent", None)
    if item["id"] == "signature" and (signed := [one for one in scene.clauses if one.kind == "signature"]):
        return "present", signed[0].id
    tail = "" if scene.chinese else "_en"
    words, also = item[f"any{tail}"], item.get(f"also{tail}")
    if not scene.lines.any(words):
        return "absent", None
    if item.get("both"):
        return _of_both(scene, words)
    first: str | None = None
    state: State = "absent"
    best: tuple[_Weight, str] | None = None
    for clause in scene.holding(words):
        if clause.kind == "title":
            continue
        text = scene.text(clause)
        starts = [at for word in words if (at := text.find(word)) >= 0]
        if not starts:
            continue
        blanks = scene.index.blanks.get(clause.id, ())
        if all(any(blank.start <= at < blank.end for blank in blanks) for at in starts):
            first, state = first or clause.id, "blank" if state == "absent" else state
            continue
        if also and not any(word in text for word in also):
            first, state = first or clause.id, "partial"
            continue
        if not placed:
            return "present", None
        weight = _weight(scene, clause, item, words, min(starts))
        if best is None or weight > best[0]:
            best = weight, clause.id
    return ("present", best[1]) if best else (state, first)


def _weight(scene: Scene, clause: Clause, item: Mapping[str, Any], words: Sequence[str], at: int) -> _Weight:
    """Return how likely a clause is the one that settles an item: no row of a table, under such a heading,
    by how much of the name it has, by how early the words stand."""
    heading = (clause.heading or "").lower()
    text = scene.text(clause)
    name = item["name"]["zh" if scene.chinese else "en"]
    if scene.chinese:
        parts = {name[place : place + 2] for place in range(len(name) - 1)}
    else:
        parts = {word[:_STEM] for word in name.lower().split() if len(word) > _SHORT}
    under = any(word in heading for word in words)
    return clause.kind != "table", under, sum(part in text for part in parts), -at


def _of_both(scene: Scene, words: Sequence[str]) -> tuple[State, str | None]:
    """Return whether each party, one at least, or none is the one of whom a sentence part says such words."""
    labels = scene.party_labels
    mutual = (
        ("双方", "各方", "任何一方", "一方", "违约方")
        if scene.chinese
        else ("each party", "either party", "parties")
    )
    names = (*labels, *mutual)
    found: dict[str, str] = {}
    for clause, text in scene.saying(*words):
        for name in names:
            at = text.find(name) if name not in found else -1
            if at >= 0 and any(word in text[at : at + 60] for word in words):
                found[name] = clause.id
    first = next(iter(found.values()), None)
    if len(labels) < 2 or set(labels) <= set(found) or set(mutual) & set(found):
        return ("present" if found else "absent"), first
    return ("partial" if found else "absent"), first


def missing_items(scene: Scene) -> list[Coverage]:
    """Return the items that a contract of some length does not touch at all, no item twice."""
    if scene.contract.kind != "contract":
        return []
    if len(scene.contents) < _ENOUGH_CLAUSES or len(scene.whole) < _ENOUGH_WORDS:
        return []
    told: set[str] = set()
    found = []
    for item in coverage(scene, placed=False):
        if item.state == "absent" and item.name["zh"] not in told:
            told.add(item.name["zh"])
            found.append(item)
    return found


def checklists(scene: Scene) -> Iterator[Observation]:
    """Yield `checklist.missing` for each important item that is absent, and once for all others together.

    In a text that breaks off the sentence says that only the visible text was searched.
    """
    items = missing_items(scene)
    seen = Message("check.seen.part" if scene.contract.truncated else "check.seen.whole")
    for item in items:
        if not item.important:
            continue
        facts: dict[str, str | int | float | Message] = {
            "seen": seen,
            "item": Message("check.rule", dict(item.name)),
            "why": Message("check.rule", dict(item.why)),
        }
        yield Observation(
            kind="checklist.missing",
            message=Message("check.checklist.absent", facts),
            topic="checklist.missing/important",
            data={"item": f"{item.list}.{item.id}", "list": item.list, "state": item.state},
        )
    others = [item for item in items if not item.important]
    if len(others) > 1:
        names = {
            lang: ("、" if lang == "zh" else ", ").join(item.name[lang] for item in others)
            for lang in ("zh", "en")
        }
        facts = {"seen": seen, "count": len(others), "list": Message("check.rule", names)}
        yield Observation(
            kind="checklist.missing",
            message=Message("check.checklist.group", facts),
            topic="checklist.missing/group",
            data={"items": [f"{item.list}.{item.id}" for item in others], "count": len(others)},
        )
