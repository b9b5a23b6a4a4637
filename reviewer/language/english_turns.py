"""English sentences turned so that two ways of building them read alike.

A ban by its subject or by its verb, leave by its noun or by its verb, a verb for the noun made of it, the
receiver before or behind what he is given (`english_turns.toml`): each is put into one of its forms before
words are compared.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from reviewer.language.tables import table
from reviewer.patterns import either, lazy

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["turned"]

_NAME = r"(?:other(?:\sparty)?|party\s(?-i:[A-Z]|\d)\b|(?-i:[A-Z])\w*)"
_PARTS = {
    "<w>": r"[\w'’-]+",
    "<modal>": "shall|may|will|must|can",
    "<who>": rf"(?:(?:the|an?|any)\s)?(?P<who>{_NAME}|\w+\spart(?:y|ies)|persons?)",
    "<name>": rf"(?:(?:the|an?|any)\s)?(?P<name>{_NAME}|\w+\spart(?:y|ies)|persons?)",
    "<firm>": r"(?:(?:the|an?|any)\s)?(?P<who>other(?:\sparty)?|(?-i:[A-Z])\w*(?:\s(?-i:[A-Z])\w*){0,2})",
    "<leave>": "(?:consent|approval|agreement|permission|authori[sz]ation)",
    "<thing>": r"[^,.;:]{2,80}?",
    "<clash>": (
        r"(?:any\s|an?\s)?(?:conflicts?|inconsistenc(?:y|ies)|discrepanc(?:y|ies)|contradictions?|ambiguity)"
    ),
    "<rules>": (
        r"(?:(?:shall|will)\s)?(?:prevails?|controls?|governs?|(?:takes?|has|have)\s(?:precedence|priority))"
    ),
    "<grades>": r"(?P<kind>(?:(?:prior|previous|express|written)(?:\sand\s|,\s|\s)?)*)",
}
_ARTICLE = lazy(r"^\s*(?:the|an?)\s+", re.IGNORECASE)
_EARLY = lazy("prior|previous|first|beforehand|advance")


class _Turn(NamedTuple):
    """One form that is put for another where a passage holds one of the words it needs."""

    needs: frozenset[str]
    pattern: re.Pattern[str]
    put: str | Callable[[re.Match[str]], str]


def turned(words: str, name: str = "english_turns") -> str:
    """Return a passage with its sentences in one form by the rows of a table; as it stands where none of them
    can be turned."""
    held = _needed_in(words, name)
    for turn in _turns(name) if held else ():
        if not held.isdisjoint(turn.needs):
            found = turn.pattern.sub(turn.put, words)
            if found != words:
                words, held = found, _needed_in(found, name)
    return words


def _needed_in(words: str, name: str) -> set[str]:
    """Return which of the words that any turn needs a passage holds."""
    small = words.lower()
    return {need for need in _all_needs(name) if need in small}


def _consent(found: re.Match[str]) -> str:
    """Return leave by its noun: without prior written consent of the other."""
    how = " ".join(part for name, part in found.groupdict().items() if part and name != "who").casefold()
    grades = ("prior", _EARLY.search(how)), ("express", "express" in how), ("written", "writ" in how)
    return " ".join(["without", *(word for word, holds in grades if holds), "consent of", found["who"]])


def _given(found: re.Match[str]) -> str:
    """Return a gift with its receiver behind it."""
    return f"{found['verb']} {found['what'].rstrip()} to {found['who']} "


def _happened(found: re.Match[str]) -> str:
    """Return the noun of what happened to a thing: after the termination of this Agreement."""
    return f"{found['when']} {_participles()[found['done'].casefold()]} of {found['what']}"


@lru_cache(maxsize=1)
def _participles() -> dict[str, str]:
    """Return the noun that is made of each verb of the table, by its participle."""
    return dict(table("english")["happened"])


def _made(found: re.Match[str]) -> str:
    """Return the verb for the noun made of it: try mediation, try mediate."""
    verb = table("english")["nominal"][found["noun"].casefold()]
    return f"try {verb}" if found["try"] else str(verb)


def _prevails(found: re.Match[str]) -> str:
    """Return which of two texts that clash goes before the other; the passage as it stands where the one
    that does is neither."""
    one, two, winner = (_ARTICLE.sub("", found[name]).strip() for name in ("one", "two", "winner"))
    if winner.casefold() not in (one.casefold(), two.casefold()):
        return found.group()
    loser = two if winner.casefold() == one.casefold() else one
    return f"{winner} prevail over {loser}"


def _answers(found: re.Match[str]) -> str:
    """Return who answers for a thing before it."""
    return f"{_named(found)} shall be responsible for {found['what']}"


def _borne(found: re.Match[str]) -> str:
    """Return by whom a cost is borne."""
    return f"shall be borne by {_named(found)}"


def _named(found: re.Match[str]) -> str:
    return str(found["who"] or found["name"])


def _denied(found: re.Match[str]) -> str:
    return f"not {table('english')['denied'][found.group().casefold()]}"


def _lasting(found: re.Match[str]) -> str:
    """Return how long something lasts by what stays so: for as long as it remains."""
    return f"while {found['w'] or found['v']} is"


def _signed(found: re.Match[str]) -> str:
    """Return by whom a document is signed: a written amendment which all parties sign."""
    signers = found["a"] or found["b"]
    return f"{found['w']} signed by {signers}" if signers else f"{found['w']} signed by"


_MAKERS: dict[str, Callable[[re.Match[str]], str]] = {
    "consent": _consent,
    "given": _given,
    "happened": _happened,
    "made": _made,
    "denied": _denied,
    "prevails": _prevails,
    "answers": _answers,
    "borne": _borne,
    "lasting": _lasting,
    "signed": _signed,
}


@lru_cache(maxsize=4)
def _turns(name: str) -> tuple[_Turn, ...]:
    """Return the rows of the table in order."""
    words = table("english")
    parts = {
        **_PARTS,
        "<denied>": either(words["denied"]),
        "<done>": either(words["happened"]),
        "<noun>": either(words["nominal"]),
        "<verb>": either(set(words["nominal"].values())),
    }
    found: list[_Turn] = []
    for row in table(name)["turn"]:
        pattern = row["find"]
        for part, stands in parts.items():
            pattern = pattern.replace(f"(?P{part}", "\0").replace(part, stands).replace("\0", f"(?P{part}")
        put = _MAKERS[row["by"]] if "by" in row else row["put"]
        found.append(_Turn(frozenset(row["needs"]), lazy(pattern, re.IGNORECASE), put))
    return tuple(found)


@lru_cache(maxsize=4)
def _all_needs(name: str) -> tuple[str, ...]:
    return tuple(sorted({need for turn in _turns(name) for need in turn.needs}))
