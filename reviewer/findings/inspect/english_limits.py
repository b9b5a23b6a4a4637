"""Limits of Chinese law on leases in English: twenty years with the renewals agreed beforehand, and the court
of the place where the building lies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.findings.inspect.limits import LONGEST_LEASE, MONTHS, other_court, renewed_beyond
from reviewer.findings.inspect.periods import lengths_in
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewer.findings.inspect.scene import Scene
    from reviewer.findings.observation import Observation

__all__ = ["english_leases"]

_CHINESE_LAW = ("people's republic of china", "laws of china", "law of china", "prc", "p.r.c")
_TERM = lazy(
    r"\b(?:term|period)\b[^.;]{0,120}?(?:\bof|\bbeing|\bfor)"
    r"(?: a (?:fixed )?(?:term|period) of| an initial term of)?\s*$"
)
_RENEWS = lazy(
    r"\bautomatically (?:be )?(?:renew|extend)\w*|\b(?:renew|extend)(?:ed|s)? automatically"
    r"|\bautomatic (?:renewal|extension)\b"
)
_FOR = lazy(r"(?:\bof|\bfor|\ba|\banother)(?: (?:a )?(?:further|additional|successive|one further))*\s*$")
_COURT = lazy(
    r"(?:jurisdiction of|submitted to|referred to|brought (?:in|before)|heard by)"
    r" the (?:[a-z']+ )*courts? (?:of|in|at) (?P<where>[^.;]{3,60}?)"
    r"(?=$|[.;]|,? where\b|,? in which\b|,? which\b)"
)
_LIES = lazy(r"premises|building|property|situated|located|lease of|address")
_WORD = lazy(r"[a-z]{3,}")
_NO_PLACE = frozenset(
    "the people's peoples court courts intermediate basic higher new area district city province county"
    " republic china prc competent proper jurisdiction place where which premises located situated property"
    " are is its this".split()
)


def english_leases(scene: Scene) -> Iterator[Observation]:
    """Yield `limit.statutory` for an English lease under Chinese law that its automatic renewal takes beyond
    20 years (民法典 705), and for a court of a place that the building does not lie in (民事诉讼法 34)."""
    if scene.chinese or "lease" not in scene.types or not scene.lines.any(_CHINESE_LAW):
        return
    yield from _renewed(scene)
    yield from _elsewhere(scene)


def _renewed(scene: Scene) -> Iterator[Observation]:
    terms = {
        months
        for clause, text in scene.saying("term", "period")
        for start, end in scene.sentences(clause)
        if not _RENEWS.search(text, start, end)
        for one, months in lengths_in(scene, clause, (start, end), MONTHS)
        if not one.per and _TERM.search(text, start, one.start)
    }
    term = max(terms, default=None)
    if term is None or term > LONGEST_LEASE:
        return
    for clause, text in scene.saying("automatic"):
        for start, end in scene.sentences(clause):
            found = _RENEWS.search(text, start, end)
            if found is None or " not " in text[start : found.start()]:
                continue
            lengths = [
                months
                for one, months in lengths_in(scene, clause, (found.end(), end), MONTHS)
                if _FOR.search(text, found.end(), one.start)
            ]
            if not lengths or term + lengths[0] <= LONGEST_LEASE:
                continue
            yield renewed_beyond(scene, clause, (found.start(), end), term + lengths[0])
            return


def _elsewhere(scene: Scene) -> Iterator[Observation]:
    lies = " ".join(text for clause, text in scene.saying("premises", "building") if _LIES.search(text))
    for clause, text in scene.saying("court"):
        for found in _COURT.finditer(text):
            named = set(_WORD.findall(found["where"])) - _NO_PLACE
            about = lies.replace(text, "")
            if not named or any(word in about for word in named):
                continue
            where = next((one.text for one, words in scene.saying('"premises"') if "means" in words), "")
            words = clause.text[slice(*found.span("where"))]
            yield other_court(scene, clause, found.span(), words, where[:80] or "the premises")
            return
