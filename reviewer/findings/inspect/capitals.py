"""Terms that an English contract writes with capitals as its own and nobody defines: the Steering Board."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from reviewer.findings.observation import Observation
from reviewer.findings.tables import table
from reviewer.model import Message
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewer.findings.inspect.scene import Scene

__all__ = ["capitals"]

_PHRASE = lazy(
    r"(?<=[a-z,;)] )(?:the|a|an|any|each) (?P<term>[A-Z][a-z]+(?:-[A-Za-z]?[a-z]+)?"
    r"(?: [A-Z][a-z]+(?:-[A-Za-z]?[a-z]+)?){0,3})"
    r"(?![\w'’-]| (?:of|for|on|and) (?:the )?[A-Z]| [A-Z(])"
    r"|(?:^|(?<=[.;:] ))The (?P<first>[A-Z][a-z]+(?:-[A-Za-z]?[a-z]+)?(?: [A-Z][a-z]+(?:-[A-Za-z]?[a-z]+)?){"
    r"0,3})"
    r"(?![\w'’-]| (?:of|for|on|and) (?:the )?[A-Z]| [A-Z(])"
)
_ELSEWHERE = lazy(
    r"cover page|order form|key terms|framework terms|term sheet|capitali[sz]ed terms"
    r"|(?:defined|meanings? given|described) in (?:the |a |any |each )?"
    r"(?:relevant |applicable )?statement of work"
    r"|(?:terms|expressions|words) (?:used|defined) in"
)
"""Words of papers that leave it to another one what terms mean."""
_IS = lazy(r" (?:is|are|shall be|means|will be|comprises?|consists?)\b")
"""What explains the term where it stands."""
_LEAST = 3
"""From so many definitions on a contract is held to define its terms."""
_OUTSIDE = ("title", "party", "recital", "preamble", "signature", "annex", "table", "note")


@lru_cache(maxsize=1)
def _words() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Return the words that a term ends with, those that stand before, and those that are one alone."""
    data = table("capitals")
    heads, modifiers, alone = (frozenset(data[key].split()) for key in ("heads", "modifiers", "alone"))
    return heads, modifiers, alone


def capitals(scene: Scene) -> Iterator[Observation]:
    """Yield `term.undefined` once for each phrase in capitals that reads like a term of the contract and is
    neither defined nor a heading, a name or part of one."""
    contract = scene.contract
    if contract.language != "en" or len(contract.definitions) < _LEAST or _ELSEWHERE.search(scene.whole):
        return
    known = {_plain(definition.term) for definition in contract.definitions}
    named = [party.name or "" for party in contract.parties]
    named += [clause.heading or "" for clause in contract.clauses]
    named += [clause.text for clause in contract.clauses if clause.kind in ("title", "party", "annex")]
    names = "\n".join(named).casefold()
    told: set[str] = set()
    for clause in scene.contents:
        if clause.kind in _OUTSIDE:
            continue
        for found in _PHRASE.finditer(clause.text):
            group = "term" if found["term"] else "first"
            term = found[group]
            if (
                _IS.match(clause.text[found.end() :])
                or term in told
                or not _is_term(term)
                or term.casefold() in names
                or _is_known(term, known)
            ):
                continue
            told.add(term)
            yield Observation(
                kind="term.undefined",
                message=Message("check.terms.capital", {"term": term}),
                draft=scene.quote(clause, *found.span(group)),
                data={"term": term, "count": clause.text.count(term), "clauses": [clause.id]},
            )


def _plain(term: str) -> str:
    return term.casefold().rstrip("s")


def _is_term(term: str) -> bool:
    """Tell whether all words of a phrase are such as contracts make terms of."""
    heads, modifiers, alone = _words()
    *before, last = term.casefold().split()
    if not before:
        return last in alone
    return last in heads and all(word in modifiers or word in heads for word in before)


def _is_known(term: str, known: set[str]) -> bool:
    """Tell whether a phrase, or a part of it, is defined; or a defined term holds it."""
    words = term.casefold().split()
    spans = {
        " ".join(words[low:high]).rstrip("s")
        for low in range(len(words))
        for high in range(low + 1, len(words) + 1)
    }
    return bool(spans & known) or any(_plain(term) in one for one in known)
