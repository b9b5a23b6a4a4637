"""One clause that became several, and several that became one: found by containment among neighbours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from rapidfuzz.distance import LCSseq
from rapidfuzz.fuzz import ratio

from reviewer.comparison.anew import held_share, share_in_common
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from reviewer.comparison.matches import Matches
    from reviewer.comparison.texts import Side

_LEAST = 8
_CONTAINED = 0.75
_WHOLE = 0.72
_BETTER = 0.06
_HELD_ANEW, _WHOLE_ANEW, _MOSTLY = 0.5, 0.5, 0.65
"""The same as `_CONTAINED` and `_WHOLE` for words in whatever order."""
_MOST_PARTS = 12
_NEAR = 3
_OWN = 0.5
"""Share of a part that sentences of the whole come to at least where they are not there to the letter."""
_ENDS = "。.;"
_HEADING = 40
"""Letters of the longest heading."""
_SIGNS = lazy(r"[\s!-/:-@\[-`{-~，。；：、（）“”‘’？！　]+")
"""Blanks and marks; an English word is one private character here and no mark."""
_SENTENCE = lazy(rf"[^{_ENDS}]+[{_ENDS}]?")


class Group(Struct, frozen=True):
    """Clauses of one side that together say what one clause of the other side says."""

    base: tuple[int, ...]
    draft: tuple[int, ...]


def find_divided(matches: Matches) -> tuple[Group, ...]:
    """Return the splits and merges, and take their clauses out of the one-to-one matches."""
    taken_b: set[int] = set()
    taken_d: set[int] = set()
    found: list[Group] = []
    splits = _find(matches.base, matches.draft, matches.of_base, matches.of_draft)
    merges = _find(matches.draft, matches.base, matches.of_draft, matches.of_base)
    groups = [Group((one,), many) for one, many in splits] + [Group(many, (one,)) for one, many in merges]
    for group in groups:
        if taken_b.isdisjoint(group.base) and taken_d.isdisjoint(group.draft):
            taken_b.update(group.base)
            taken_d.update(group.draft)
            found.append(group)
    for group in found:
        for i in group.base:
            j = matches.of_base[i]
            if j >= 0:
                matches.of_base[i] = matches.of_draft[j] = -1
    return tuple(found)


def _find(
    whole: Side, parts: Side, of_whole: Sequence[int], of_parts: Sequence[int]
) -> list[tuple[int, tuple[int, ...]]]:
    """Return clauses of `whole` with the clauses of `parts` into which they were divided.

    A part is a clause without a partner, beside the partner of the whole or beside other parts.
    """
    found: list[tuple[int, tuple[int, ...]]] = []
    used: set[int] = set()
    lone = [place for place, partner in enumerate(of_parts) if partner < 0]
    seen: set[int] = set()
    for place in lone:
        if place in seen:
            continue
        run = _lone_from(place, of_parts)
        seen.update(run)
        for one, beside in _candidates(of_whole, of_parts, run):
            if one in used:
                continue
            text = whole.full(one)
            few = _few(text, parts.full, beside, of_parts)
            chosen = (
                _to_the_letter(text, parts.full, few)
                or _under_heading(text, parts.full, few)
                or _grow(text, parts.full, few, of_parts)
            )
            if len(chosen) > 1 and used.isdisjoint({one}):
                used.add(one)
                found.append((one, tuple(chosen)))
                break
    return found


def _lone_from(place: int, of_parts: Sequence[int]) -> list[int]:
    """Return the clauses from a place on that have no partner, up to the first that has one."""
    end = place
    while end < len(of_parts) and of_parts[end] < 0:
        end += 1
    return list(range(place, end))


def _few(text: str, read: Callable[[int], str], candidates: list[int], of_parts: Sequence[int]) -> list[int]:
    """Return those of many candidates that may be weighed: so many around the partner of the whole, or from
    the first on where it has none, and on either side as far as the text holds one to the letter."""
    if len(candidates) <= _MOST_PARTS:
        return candidates
    middle = next((at for at, place in enumerate(candidates) if of_parts[place] >= 0), 0)
    verbatim = [
        at
        for at, place in enumerate(candidates)
        if len(part := read(place).rstrip(_ENDS)) >= _LEAST and part in text
    ]
    low = min([max(0, middle - _MOST_PARTS), *verbatim])
    return candidates[low : max([middle + _MOST_PARTS, *verbatim]) + 1]


def _candidates(
    of_whole: Sequence[int], of_parts: Sequence[int], run: list[int]
) -> list[tuple[int, list[int]]]:
    """Return the clauses that a run of lone parts may come from, each with the parts in order."""
    before, after = run[0] - 1, run[-1] + 1
    found: list[tuple[int, list[int]]] = []
    if before >= 0 and of_parts[before] >= 0:
        found.append((of_parts[before], [before, *run]))
    if after < len(of_parts) and of_parts[after] >= 0:
        found.append((of_parts[after], [*run, after, *_lone_from(after + 1, of_parts)]))
    start = of_parts[before] + 1 if before >= 0 and of_parts[before] >= 0 else 0
    near = range(start, min(start + _NEAR, len(of_whole)))
    return found + [(one, list(run)) for one in near if of_whole[one] < 0 and len(run) > 1]


def _to_the_letter(text: str, read: Callable[[int], str], candidates: list[int]) -> list[int]:
    """Return the clauses, one behind another, that say what the text does and nothing else, however short
    one of them is: a last sentence that was put on a line of its own."""
    whole = _letters(text)
    parts = [_letters(read(place)) for place in candidates]
    for at, words in enumerate(parts):
        if not words or not whole.startswith(words):
            continue
        joined, end = words, at + 1
        while (
            end < len(parts)
            and candidates[end] == candidates[end - 1] + 1
            and parts[end]
            and whole.startswith(parts[end], len(joined))
        ):
            joined += parts[end]
            end += 1
        if joined == whole and end - at > 1:
            return candidates[at:end]
    return []


def _under_heading(text: str, read: Callable[[int], str], candidates: list[int]) -> list[int]:
    """Return a heading with which the text begins and the clauses behind it that go on as the text does:
    `1.2 Feedback. The Customer may …` in two lines."""
    whole = _letters(text)
    for at, heading in enumerate(candidates[:-1]):
        words = _letters(read(heading))
        behind = whole[len(words) :]
        if not words or len(words) > _HEADING or len(behind) < _LEAST or not whole.startswith(words):
            continue
        best, chosen, joined = 100 * _WHOLE, 0, ""
        for number, place in enumerate(candidates[at + 1 :], 1):
            joined += _letters(read(place))
            likeness = ratio(behind, joined, score_cutoff=best)
            best, chosen = (likeness, number) if likeness else (best, chosen)
            if place != heading + number or len(joined) > 2 * len(behind):
                break
        if chosen:
            return candidates[at : at + chosen + 1]
    return []


def _letters(words: str) -> str:
    return _SIGNS.sub("", words)


def _grow(text: str, read: Callable[[int], str], candidates: list[int], of_parts: Sequence[int]) -> list[int]:
    """Return the candidates that the text holds, where all together are liker to it than the best alone.

    A part may hold more than it had in the whole: of such a one only those sentences count that are left of
    the whole when all others have theirs.
    """
    held = {place: read(place) for place in candidates if of_parts[place] >= 0 or _held(read(place), text)}
    if len(held) < len(candidates):
        rest = [one for one in _SENTENCE.findall(text) if not any(_held(one, part) for part in held.values())]
        for place in candidates:
            if place not in held and (own := _own(read(place), rest) or _own_anew(read(place), text)):
                held[place] = own
    if len(held) < 2:
        return _built_anew(text, {place: read(place) for place in candidates}, of_parts)
    joined = "".join(held[place] for place in sorted(held))
    together = ratio(text, joined)
    if together < 100 * _WHOLE or _as_like_alone(text, held.values(), together - 100 * _BETTER):
        return _built_anew(text, {place: read(place) for place in candidates}, of_parts)
    return sorted(held)


def _as_like_alone(text: str, parts: Iterable[str], bar: float) -> bool:
    """Tell whether one of the parts is liker to the text than that; a short one cannot be."""
    return any(
        200 * min(len(part), len(text)) > bar * (len(part) + len(text)) and ratio(text, part) > bar
        for part in parts
    )


def _own_anew(part: str, text: str) -> str:
    """Return a part most of whose words the text has, in whatever order, else nothing."""
    return part if len(part) >= _LEAST and held_share(part, text) >= _MOSTLY else ""


def _built_anew(text: str, parts: Mapping[int, str], of_parts: Sequence[int]) -> list[int]:
    """Return the parts whose words the text holds in another order, where together they are liker to it than
    the best alone."""
    chosen = sorted(
        place
        for place, part in parts.items()
        if of_parts[place] >= 0 or (len(part) >= _LEAST and held_share(part, text) >= _HELD_ANEW)
    )
    if len(chosen) < 2:
        return []
    together = share_in_common(text, "。".join(parts[place] for place in chosen))
    alone = max(share_in_common(text, parts[place]) for place in chosen)
    return chosen if together >= _WHOLE_ANEW and together >= alone + _BETTER else []


def _own(part: str, rest: Sequence[str]) -> str:
    """Return those sentences of the rest that a part holds: to the letter, or as a good share of it."""
    own = [one for one in rest if _held(one, part)]
    joined = "".join(own)
    verbatim = all(one.rstrip(_ENDS) in part for one in own)
    return joined if verbatim or len(joined) >= _OWN * len(part) else ""


def _held(part: str, text: str) -> bool:
    if len(part) < _LEAST or len(part) > len(text) + _LEAST:
        return False
    return part in text or LCSseq.similarity(part, text) >= _CONTAINED * len(part)
