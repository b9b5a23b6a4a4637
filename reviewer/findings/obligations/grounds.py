"""What is forbidden whatever the ground, or allowed on a good one: 不得以任何理由拒绝, 无正当理由不得拒绝.

In Chinese a plain ban that gains a ground is one only of refusals; the force of other bans tells by itself.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from reviewer.findings.obligations.gains import favoured
from reviewer.findings.obligations.words import observed
from reviewer.findings.tables import table
from reviewer.patterns import compiled, either

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewer.findings.obligations.reading import Reading
    from reviewer.findings.observation import Observation
    from reviewer.language.norms import Span

__all__ = ["grounds"]

_REFUSAL = "refusal"
"""Stands for every act that refuses: whoever may not reject may not refuse."""


class Barred(NamedTuple):
    """An act that is forbidden, and whether a good ground allows it."""

    start: int
    end: int
    act: str
    allowed: bool


def grounds(reading: Reading) -> Iterator[Observation]:
    """Yield an observation for each act forbidden on both sides that a good ground allows on one side
    alone."""
    texts = reading.base.text, reading.draft.text
    if not any(word in text for text in texts for word in _signs()):
        return
    after = _barred(texts[1])
    if not after:
        return
    for old in _barred(texts[0]):
        low, high = reading.across(reading.base.sentence(old.start), from_base=True)
        new = next((one for one in after if low <= one.start < high and one.act == old.act), None)
        if new is None or new.allowed == old.allowed:
            continue
        words, others = _evened(reading, (old.start, old.end), (new.start, new.end))
        if reading.touched(words, base=True) or reading.touched(others, base=False):
            after.remove(new)
            yield _told(reading, words, others, old.act, opened=new.allowed)


def _told(reading: Reading, base: Span, draft: Span, act: str, *, opened: bool) -> Observation:
    kind = "refusal" if act == _REFUSAL else "act"
    change = f"{kind}_{'opened' if opened else 'closed'}"
    position = "bearer" if opened else "other"
    gainers = {
        favoured(reading, side, span, position)
        for side, span in ((reading.base, base), (reading.draft, draft))
    }
    return observed(
        reading,
        "condition",
        f"condition.{change}",
        "consent_word",
        base=base,
        draft=draft,
        favours=gainers.pop() if len(gainers) == 1 else "unclear",
        data={
            "what": "withholding_consent" if act == _REFUSAL else "grounds",
            "from": reading.base.text[slice(*base)],
            "to": reading.draft.text[slice(*draft)],
            "change": change,
        },
    )


def _evened(reading: Reading, base: Span, draft: Span) -> tuple[Span, Span]:
    """Return both passages so long that each holds what answers to the other, so that no word of either goes
    unquoted."""
    low, high = reading.image(base)
    if low < high:
        draft = min(low, draft[0]), max(high, draft[1])
    low, high = reading.across(draft, from_base=False)
    return (min(low, base[0]), max(high, base[1])), draft


@lru_cache(maxsize=1)
def _signs() -> tuple[str, ...]:
    words = table("grounds")
    return (
        *words["zh"]["grounds"],
        *words["zh"]["groundless"],
        *words["en"]["groundless"],
        *(f" {word}" for word in words["en"]["grounds"]),
    )


def _barred(text: str) -> list[Barred]:
    """Return the acts that a text forbids, in order, the longest reading at each place."""
    english = text.isascii() or " not " in text
    found = [
        Barred(*match.span(), _act(match["act"]), kind == "good")
        for kind, expression in (_english() if english else _chinese())
        for match in expression.finditer(text)
    ]
    found.sort(key=lambda one: (one.start, -one.end))
    kept: list[Barred] = []
    for one in found:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def _act(word: str) -> str:
    word = word.casefold()
    words = table("grounds")
    if word in words["en"]["refusing"] or word in words["zh"]["refusing"]:
        return _REFUSAL
    return word


@lru_cache(maxsize=1)
def _chinese() -> tuple[tuple[str, re.Pattern[str]], ...]:
    words = table("grounds")["zh"]
    no = f"(?:{either(words['denials'])})"
    ground = f"(?:{either(words['grounds'])})"
    good = f"(?:无|没有|非因|非有|非基于|缺乏)(?:{either(words['fitting'])})的?{ground}"
    act = rf"(?P<act>{either(words['refusing'])}|[\u4e00-\u9fff]{{2}})"
    return (
        ("good", compiled(rf"(?:如|若)?{good}(?:的)?[，,]?[^，,。；;]{{0,12}}?(?:均|都|一律)?{no}{act}")),
        ("good", compiled(rf"{no}(?:{good}|{either(words['groundless'])})地?而?{act}")),
        ("good", compiled(rf"(?:{either(words['groundless'])}){no}{act}")),
        (
            "never",
            compiled(rf"{no}(?:以|因|基于|出于|凭|借)任何(?:形式的)?{ground}(?:为由)?(?:而|来)?{act}"),
        ),
        (
            "never",
            compiled(
                rf"(?:无论|不论|不管)(?:以|因|基于|出于|有)?(?:何种|任何|何等|什么)?{ground}(?:如何)?[，,]?"
                rf"[^，,。；;]{{0,12}}?(?:均|都|一律|也)?{no}{act}"
            ),
        ),
        ("never", compiled(rf"{no}(?P<act>{either(words['refusing'])})")),
    )


@lru_cache(maxsize=1)
def _english() -> tuple[tuple[str, re.Pattern[str]], ...]:
    words = table("grounds")["en"]
    ground = f"(?:{either(words['grounds'])})"
    good = rf"without\s+(?:an?\s+|any\s+)?(?:(?:{either(words['fitting'])})\s+)?{ground}"
    without = rf"(?:{either(words['groundless'])}|{good})"
    never = (
        rf"(?:for|on|upon|under)\s+(?:whatever|any)\s+{ground}(?:\s+what(?:so)?ever|\s+at\s+all)?"
        r"(?!\s+(?:other|except|but|save|set|stated|of|in|permitted))"
    )
    act = r"(?:be\s+)?(?P<act>(?!be\b|for\b|on\b|unless\b|only\b)[a-z]+)\b"
    held = r"(?:(?!\bnot\b|\bwhich\b)[^.;:\n]){0,120}?"
    patterns = (
        ("good", rf"\bnot,?\s+{without},?\s+{act}"),
        ("good", rf"\bnot\s+be\s+{without}\s+(?P<act>[a-z]+)\b"),
        ("good", rf"\bnot\s+{act}{held}\b{without}\b"),
        ("never", rf"\bnot,?\s+{never},?\s+{act}"),
        ("never", rf"\bnot\s+{act}{held}\b{never}\b"),
        ("never", rf"\bnot\s+{act}"),
    )
    return tuple((kind, compiled(pattern, int(re.IGNORECASE))) for kind, pattern in patterns)
