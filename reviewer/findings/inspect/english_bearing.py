"""One cost that two clauses of an English contract lay on two parties: the Licensor shall pay the annuities,
and elsewhere all annuities shall be paid by the Licensee."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from reviewer.findings.inspect.twice import Said, told_otherwise
from reviewer.findings.tables import table
from reviewer.language.roles import compiled_with
from reviewer.patterns import either, lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from reviewer.findings.inspect.scene import Scene
    from reviewer.findings.observation import Observation
    from reviewer.model import Clause

__all__ = ["english_bearing"]

_CASE = lazy(
    r"\b(?:if|unless|except|where|when|to the extent|in case|in the event|breach|default|delay|late|excess"
    r"|additional|reimburse|refund|respectively|return|reject|defect|each party|both parties|failing|fails?"
    r"|on behalf of|advance|prior to|before|until|save)\b"
)
_CUES = ("pay", "paid", "bear", "borne", "account of", "expense of", "cost of", "responsible for")


class _Said(Said, frozen=True):
    """Who bears a cost, and where it is said."""

    who: str
    apart: frozenset[str]


@lru_cache(maxsize=1)
def _costs() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, lazy(rf"\b(?:{words})\b")) for name, words in table("borne")["english"].items())


@lru_cache(maxsize=1)
def _apart() -> re.Pattern[str]:
    return lazy(either(table("borne")["english_apart"]))


@lru_cache(maxsize=64)
def _patterns(labels: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    anyone = either(labels)
    return (
        compiled_with(
            labels,
            rf"(?P<who>{anyone}) (?:shall|will|must|agrees to|undertakes to)(?: [a-z]+){{0,2}}? "
            r"(?:pay|bear|be responsible for)\b(?P<costs>[^.;]{2,80})",
        ),
        compiled_with(
            labels,
            r"(?P<costs>[^.;]{3,90}?)\b(?:shall be|is|are|will be|must be) (?:exclusively |solely )?"
            r"(?:paid|borne|payable)(?: in full| exclusively| solely)? by (?:the )?"
            rf"(?P<who>{anyone})\b",
        ),
        compiled_with(
            labels,
            r"(?P<costs>[^.;]{3,90}?)\b(?:for the account of|at the (?:sole )?(?:cost|expense) of) (?:the )?"
            rf"(?P<who>{anyone})\b",
        ),
    )


def english_bearing(scene: Scene) -> Iterator[Observation]:
    """Yield `consistency.contradiction` where one cost of `data/borne.toml` falls on two parties of an
    English contract. What holds on a condition only is not compared."""
    labels = scene.party_labels
    if scene.chinese or len(labels) < 2:
        return
    given: defaultdict[str, list[_Said]] = defaultdict(list)
    told: set[str] = set()
    for clause, text in scene.saying(*_CUES):
        if clause.kind == "table":
            continue
        for span in scene.sentences(clause):
            for name, said in _said(clause, text, span, _patterns(labels)):
                other = next((one for one in given[name] if _conflict(one, said)), None)
                if other is not None and name not in told:
                    told.add(name)
                    yield told_otherwise(scene, "bearing", said, other)
                given[name].append(said)


def _said(
    clause: Clause, text: str, span: tuple[int, int], patterns: tuple[re.Pattern[str], ...]
) -> Iterator[tuple[str, _Said]]:
    if _CASE.search(text, *span):
        return
    for pattern in patterns:
        for found in pattern.finditer(text, *span):
            costs = found["costs"]
            apart = frozenset(_apart().findall(costs))
            for name, cost in _costs():
                if cost.search(costs):
                    yield name, _Said(clause, found.span(), found["who"], apart)


def _conflict(one: _Said, two: _Said) -> bool:
    return one.clause.id != two.clause.id and one.who != two.who and one.apart == two.apart
