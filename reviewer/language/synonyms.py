"""Words of one force and one meaning: 应, 应当 and 须 bind alike, 可 and 可以 allow alike."""

from __future__ import annotations

import re
from functools import lru_cache

from reviewer.language.modality import find_cues
from reviewer.language.tables import table
from reviewer.patterns import compiled, either, lazy

_HINT = lazy(r"[应须需可得及和与式它他因列下关存]|shall|must", re.IGNORECASE)


@lru_cache(maxsize=1)
def _forces() -> dict[str, str]:
    return {word: group[0] for group in table("synonyms")["force"] for word in group}


@lru_cache(maxsize=1)
def _latin() -> re.Pattern[str]:
    """Return an expression for the Latin words of force, which count wherever they stand: what a verb of duty
    is followed by makes it no other verb."""
    words = either(word for word in _forces() if word.isascii())
    return compiled(rf"\b(?:{words})\b", re.IGNORECASE)


def both_plain_duties(before: str, after: str) -> bool:
    """Whether two words of force are Chinese words of a plain duty: 应当, 须, 必须."""
    return {before, after} <= {*table("synonyms")["duty"]}


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], dict[str, str]]:
    rows: dict[str, str] = table("synonyms")["pattern"]
    keys = {f"g{place}": key for place, key in enumerate(rows)}
    return compiled("|".join(f"(?P<{name}>{rows[key]})" for name, key in keys.items())), keys


@lru_cache(maxsize=4096)
def synonyms_in(flat: str) -> tuple[tuple[int, int, str], ...]:
    """Return where a folded text has a word with synonyms, and the key that it shares with them."""
    if not _HINT.search(flat):
        return ()
    forces = _forces()
    grants: tuple[str, ...] = tuple(table("synonyms")["grant"])
    duty, granted = table("synonyms")["force"][0][0], table("synonyms")["force"][1][0]
    found: list[tuple[int, int, str]] = []
    for cue in find_cues(flat):
        key = forces.get(cue.text)
        if key is None or key.isascii():
            continue
        end = cue.end
        if key == duty:
            grant = next((word for word in grants if flat.startswith(word, end)), "")
            key, end = (granted, end + len(grant)) if grant else (key, end)
        found.append((cue.start, end, key))
    found.extend((*match.span(), forces[match.group().casefold()]) for match in _latin().finditer(flat))
    pattern, keys = _patterns()
    found.extend((*match.span(), keys[match.lastgroup or ""]) for match in pattern.finditer(flat))
    return tuple(found)
