"""The fixed words of every export: what a severity, an answer, a kind or a role is called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.messages import catalogue, say

if TYPE_CHECKING:
    from reviewer.model import Finding, Language, Pair

__all__ = ["effect_words", "is_silent", "kind_words", "pair_words", "role_words", "with_note", "word"]


def word(group: str, name: str, lang: Language) -> str:
    """Return the word for a value of that group (`severity`, `verdict`, `format`, …)."""
    return say(f"words.{group}.{name}", lang)


def kind_words(kind: str, lang: Language) -> str:
    """Return what a lawyer calls that kind of finding; a kind without a name stands as it is."""
    family, _, detail = kind.partition(".")
    names = catalogue("words", lang)["kind"].get(family, {})
    return str(names.get(detail, kind))


def role_words(role: str | None, lang: Language) -> str | None:
    """Return what a functional role is called; None where there is none."""
    return None if role is None else str(catalogue("words", lang)["role"].get(role, role))


def effect_words(finding: Finding, lang: Language) -> str:
    """Return for whom a finding is good or bad: first for us where we have a side, then who gains.

    Nothing for one that says no more than that nobody marked a change: what it means is said beside it.
    """
    favours = finding.favours
    if is_silent(finding) and finding.impact in (None, "unclear"):
        return ""
    if favours in ("both", "none", "unclear"):
        gain = word("favours", favours, lang)
    else:
        gain = say("words.favours.party", lang, party=favours)
    if finding.impact is None:
        return gain
    ours = word("impact", finding.impact, lang)
    if finding.impact == "unclear" or favours == "unclear":
        return ours
    return with_note(ours, gain, lang)


def is_silent(finding: Finding) -> bool:
    """Tell whether a finding says of a change that nobody marked it, and not what it means."""
    return finding.kind == "tracking.untracked"


def with_note(words: str, note: str | None, lang: Language) -> str:
    """Return words with a note in brackets of the language behind them; alone where there is none."""
    if not note:
        return words
    return f"{words}（{note}）" if lang == "zh" else f"{words} ({note})"


def pair_words(pair: Pair, lang: Language) -> str:
    """Return what happened to a clause: `修改`, `移位并修改`, `仅编号变化`."""
    shape = word("pair", pair.kind, lang)
    if pair.kind == "same":
        return word("pair", "renumbered", lang) if pair.renumbered else shape
    if pair.kind == "edited" and pair.moved:
        shape = word("pair", "moved", lang)
    if pair.kind in ("added", "deleted") or not pair.edits:
        return shape
    if pair.kind == "edited" and not pair.moved:
        return shape
    return say("words.pair.and_edited", lang, shape=shape)
