"""Party labels in folded text: one private character for a party, the same in both documents."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from reviewer.language.folding import fold_key, is_han

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from reviewer.model import PartyLink

BASE, DRAFT = 0xE100, 0xE180
"""First characters for the parties of the baseline and for those of the draft alone."""


def signs(labels: Iterable[str], first: int = BASE) -> dict[str, str]:
    """Return one private character for each label."""
    return {label: chr(first + place) for place, label in enumerate(labels)}


def masker(marks: Mapping[str, str]) -> Callable[[str], str]:
    """Return the function that puts the mark in the place of every label of a folded text."""
    folded = {fold_key(label): mark for label, mark in marks.items() if fold_key(label)}
    if not folded:
        return str
    words = sorted(folded, key=len, reverse=True)
    if all(_stands_alone(word, words) for word in words):
        return partial(_put, [(word, folded[word]) for word in words])
    pattern = re.compile(
        "|".join(
            (r"(?<![a-z])" if word[0].isascii() and word[0].isalnum() else "")
            + re.escape(word)
            + (r"(?![a-z])" if word[-1].isascii() and word[-1].isalnum() else "")
            for word in words
        )
    )
    return lambda text: pattern.sub(lambda match: folded[match[0]], text)


def _stands_alone(label: str, labels: Iterable[str]) -> bool:
    """Tell whether a label is of Chinese characters alone and none ends with what another begins with, so
    that each can be looked for by itself, the longer ones first."""
    ends = [label[start:] for start in range(1, len(label))]
    return all(map(is_han, label)) and not any(
        other != label and other.startswith(end) for other in labels for end in ends
    )


def _put(marks: Sequence[tuple[str, str]], text: str) -> str:
    for label, mark in marks:
        text = text.replace(label, mark)
    return text


def keys_of(links: Iterable[PartyLink]) -> tuple[dict[str, str], dict[str, str]]:
    """Return the token keys of the labels of both sides: linked labels share the key of the baseline's.

    A label of the draft without a counterpart has a key that no label of the baseline has. Either side may
    also use a label of the other that is nobody's on its own: a heading may rename a party, or put another in
    its place, while the clauses go on calling it what they did.
    """
    base: dict[str, str] = {}
    draft: dict[str, str] = {}
    linked: list[tuple[str, str]] = []
    for link in links:
        if link.base:
            base[link.base] = link.base
        if link.draft:
            draft[link.draft] = link.base or f"+{link.draft}"
        if link.base and link.draft:
            linked.append((link.base, link.draft))
    for ours, theirs in linked:
        if theirs not in base and ours not in draft:
            base[theirs] = draft[ours] = ours
    return {**draft, **base}, {**base, **draft}


def marks_of(links: Iterable[PartyLink]) -> tuple[dict[str, str], dict[str, str]]:
    """Return the private characters of the labels of both sides: linked labels share one."""
    base, draft = keys_of(links)
    known = signs(dict.fromkeys(base.values()))
    alone = signs(dict.fromkeys(key for key in draft.values() if key not in known), DRAFT)
    marks = {**known, **alone}
    return (
        {label: marks[key] for label, key in base.items()},
        {label: marks[key] for label, key in draft.items()},
    )
