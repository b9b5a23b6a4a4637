"""Whether two English sentences say the same, however each is built.

A sentence is read for what it speaks of (words by what they share with those made of them), what it denies
and allows, in which cases, who acts and on whom. All of this must be the same; the order of the words, the
voice, a noun for a verb and a turn of phrase (`english_sense.toml`) need not.
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from reviewer.language.english_anew import built_anew, light_words
from reviewer.language.english_order import one_to_one
from reviewer.language.english_roles import Act, cases_of, find_acts, pronouns_in, same_acts
from reviewer.language.english_roots import root, rooted
from reviewer.language.english_spoken import named
from reviewer.language.english_turns import turned
from reviewer.language.english_words import Piece, in_figures, read, stem
from reviewer.language.folding import fold_same
from reviewer.language.tables import table
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Sense", "same_sense", "same_set", "sense_of"]

_TOKEN = lazy(r"[\w$£€%]+(?:[.,'&/-]\w+)*'?|[,;:]")
_ALL_BUT = lazy(r"\b(?:not|from)\b[^.;]{2,160}\b(?:other(?:wise)? than|except|save|unless)\b")
_MOST = 420
"""So many letters at most are read."""
_STRICT = frozenset({"xwhile", "xbefore", "xafter", "xuntil", "xsave", "xgate", "without", "xonce"})
_CASES = _STRICT | {"xif"}
_SIGNS_OF_CASES = _CASES | {"unless", "without", "xgate"}
_UN = 5
"""So many letters at most has a word that begins with `un` and denies nothing."""
_FORCE = frozenset({"xmay", "xnot", "xfree", "xdo"})
_ONLY = frozenset({"only", "solely", "exclusively"})
_GATED = {"unless", "without", "xuntil", "xsave", "xbefore"}
"""What says, behind a ban, when it is lifted."""
_KEPT = frozenset({"according", "pursuant", "within", "through"})
_LIGHT_ALONE = frozenset({"for", "as", "in", "to", "under", "with", "by", "on", "upon"})
_ALONE = _KEPT | _LIGHT_ALONE | {"xif", "xafter", "xonce", "xgate"}
"""What says, behind `only`, when something may be done."""
_JOINTS = frozenset({",", ";", ":", "and", "but", "who", "which"})
"""What parts a sentence where each part may have a force of its own."""
_SIGNS = {"xnot": "", "xfree": "free ", "over": "over ", "than": "than "}
"""What stands before a word that is denied, or that another goes before, and how that is put down."""
_BINDING = frozenset({"over", "than"})
_ITS = frozenset({"its", "their", "his", "her"})


class Sense(NamedTuple):
    """What a sentence says."""

    words: tuple[str, ...]
    """The stems of all that it speaks of, in order."""
    denied: frozenset[str]
    """The roots of the words that it denies."""
    force: tuple[str, ...]
    cases: tuple[tuple[str, frozenset[str]], ...]
    """The cases by the sign before them, with the roots of their words."""
    figures: tuple[str, ...]
    acts: tuple[Act, ...]
    payer: str
    """Stem of whoever bears a cost; empty where none is told."""
    pronoun: bool
    parts: tuple[frozenset[str], ...]
    """The roots of each part that has a word of force; nothing where fewer than two have one."""
    signs: frozenset[str]
    """The signs of the reader, and what says that something is denied, for which leave is needed or which is
    left out."""
    denials: int
    """How many words deny."""


def same_sense(before: str, after: str) -> bool:
    """Whether two sentences say the same. What only gained or lost words, or exchanged two, is never held to
    do so: other rules read it word by word."""
    if max(len(before), len(after)) > _MOST:
        return False
    before, after = named(before), named(after)
    if not (built_anew(before, after) or _only_turned(before, after)):
        return False
    one, two = sense_of(before), sense_of(after)
    return (
        one.figures == two.figures
        and one.force == two.force
        and one.payer == two.payer
        and same_set(one.denied, two.denied)
        and _same_words(one.words, two.words)
        and _same_cases(one, two)
        and _same_parts(one.parts, two.parts)
        and same_acts(one.acts, two.acts)
    )


def _only_turned(before: str, after: str) -> bool:
    """Whether one sentence allows or asks a thing in one case only, and the other bans it in all but one."""
    one, two = before.lower(), after.lower()
    return any(
        " only " in mine and " only " not in its and _ALL_BUT.search(its) is not None
        for mine, its in ((one, two), (two, one))
    )


@lru_cache(maxsize=1)
def _light_stems() -> frozenset[str]:
    return frozenset(stem(word) for word in light_words())


@lru_cache(maxsize=512)
def sense_of(sentence: str) -> Sense:
    """Return what a sentence says."""
    plain = in_figures(turned(turned(fold_same(sentence).replace("’", "'")), "english_sense"))
    tokens = _TOKEN.findall(plain)
    acts = find_acts(tokens, cases_of(tokens, _CASES | {"unless", "without"}))
    said = [token.lower() for token in tokens]
    tokens, gated = _gated(tokens)
    cases: list[tuple[str, set[str]]] = []
    words: list[str] = []
    denied: list[str] = []
    force = ["xgate"] if gated else []
    figures: list[str] = []
    payer = sign = ""
    said_in = 0
    for token, case in zip(tokens, cases_of(tokens, _CASES), strict=True):
        small = token.lower()
        if small in _CASES:
            cases.append((small, set()))
        elif small in _FORCE or small == "xcost" or small in _BINDING:
            sign, said_in = (small, case) if small != "xdo" else (sign, said_in)
            force += ["xmay"] if small == "xmay" else []
            words += ["xcost"] if small == "xcost" else []
        elif sign == "xcost" and small != "the":
            payer, sign = payer or ("its" if small in _ITS else stem(small.removesuffix("'s"))), ""
        elif any(letter.isdigit() for letter in small) or small[0] in "$£€":
            figures.append(small)
        elif (stems := read(token)) and small not in light_words() and stems[0] not in _light_stems():
            roots = [root(one) for one in stems]
            if sign in _SIGNS and said_in == case and not small.endswith("ly") and small != "earlier":
                denied.append(_SIGNS[sign] + roots[0])
                sign = ""
            words += stems
            if stems[-1] == "exceed":
                sign, said_in = "than", case
            if case and not token[0].isupper():
                cases[case - 1][1].update(roots)
    if payer == "its":
        payer = next((act.who for act in acts if act.role == "agent"), "its")
    return Sense(
        tuple(words),
        frozenset(denied),
        tuple(sorted(force)),
        tuple((mark, frozenset(held)) for mark, held in cases),
        tuple(sorted(figures)),
        acts,
        payer,
        pronouns_in(tokens),
        _parts(tokens),
        frozenset(said) & _SIGNS_OF_CASES,
        sum(map(_denies, said)),
    )


def _denies(word: str) -> bool:
    """Whether a word denies what follows it, or is denied by its beginning."""
    near = table("english_near")
    return word in near["denying"] or (
        word.startswith("un") and len(word) > _UN and word not in near["plain_un"]
    )


def _parts(tokens: Sequence[str]) -> tuple[frozenset[str], ...]:
    """Return what each part of a sentence speaks of that has a word of force; nothing of fewer than two."""
    found: list[set[str]] = [set()]
    forced: set[int] = set()
    for token in tokens:
        small = token.lower()
        if small in _JOINTS:
            found.append(set())
        elif small in _FORCE:
            forced.add(len(found) - 1)
        elif token[0].islower() and small not in light_words() and small not in _CASES:
            found[-1].update(root(one) for one in read(token) if one not in _light_stems())
    return tuple(frozenset(found[at]) for at in sorted(forced)) if len(forced) > 1 else ()


def _gated(tokens: list[str]) -> tuple[list[str], bool]:
    """Return the words with a ban until leave is had, and with leave for that case only, put as one."""
    small = [token.lower() for token in tokens]
    if "xgate" in small:
        return [token for token, one in zip(tokens, small, strict=True) if one not in ("xnot", "xmay")], True
    if "xnot" in small:
        lifted = [at for at, one in enumerate(small) if one in _GATED]
        if len(lifted) == 1 and small.count("xnot") == 1:
            found = list(tokens)
            found[lifted[0]] = "xgate"
            banned = small.index("xnot")
            if banned > lifted[0]:
                found[banned] = "xdo"
            return [one for one in found if one.lower() not in ("xnot", "xmay", "earlier")], True
    if not _ONLY.isdisjoint(small):
        at = next(place for place, one in enumerate(small) if one in _ONLY)
        behind = small[at + 1] if at + 1 < len(small) else ""
        if behind in _ALONE and "xnot" not in small:
            found = [*tokens[:at], "xgate", *tokens[at + (1 if behind in _KEPT else 2) :]]
            return [one for one in found if one.lower() != "xmay"], True
    return [token if token.lower() != "unless" else "xsave" for token in tokens], False


def _same_words(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    """Whether two sentences speak of the same; one of them may name a thing again."""
    for single in (False, True):
        ours, theirs = (_graded(rooted(side, single=single)) for side in (one, two))
        left, right = _beyond(ours, theirs), _beyond(theirs, ours)
        for again, whole in () if left and right else ((left, ours), (right, theirs)):
            again[:] = [piece for piece in again if not _named_again(piece, whole)]
        if one_to_one(left, right):
            return True
    return False


def _graded(pieces: Sequence[Piece]) -> list[Piece]:
    """Return words of which those that grade another have no synonym."""
    grades = words_of_sense("grades")
    return [(size, word, frozenset() if word in grades else groups) for size, word, groups in pieces]


def _beyond(side: Sequence[Piece], other: Sequence[Piece]) -> list[Piece]:
    """Return the words of a side beyond those that the other has too."""
    rest = Counter(word for _, word, _ in other)
    found: list[Piece] = []
    for piece in side:
        if rest[piece[1]]:
            rest[piece[1]] -= 1
        else:
            found.append(piece)
    return found


def _named_again(piece: Piece, whole: Sequence[Piece]) -> bool:
    return piece[1] not in words_of_sense("grades") and sum(one[1] == piece[1] for one in whole) > 1


@lru_cache(maxsize=4)
def words_of_sense(name: str) -> frozenset[str]:
    """Return the roots of a list of `english_sense.toml`."""
    return frozenset(root(stem(word)) for word in table("english_sense")[name])


def same_set(one: frozenset[str], two: frozenset[str]) -> bool:
    """Whether two sets of words, given by their roots, are the same but for synonyms."""
    return one_to_one([*_as_pieces(one - two)], [*_as_pieces(two - one)])


def _as_pieces(words: frozenset[str]) -> list[Piece]:
    return [rooted((word,), single=True)[0] for word in sorted(words)]


def _same_cases(one: Sense, two: Sense) -> bool:
    """Whether two sentences hold in the same cases."""
    ours, theirs = (Counter(sign for sign, _ in side.cases) for side in (one, two))
    if any(ours[sign] != theirs[sign] for sign in _STRICT):
        return False
    for sign in _CASES:
        if ours[sign] == theirs[sign] == 1:
            mine, its = (next(held for mark, held in side.cases if mark == sign) for side in (one, two))
            if not _same_case(mine, its, one, two):
                return False
    return True


def _same_parts(one: Sequence[frozenset[str]], two: Sequence[frozenset[str]]) -> bool:
    """Whether each part of a sentence speaks of what a part of another speaks of, as far as both have
    several."""
    if not one or not two:
        return True
    return all(any(same_set(mine, its) for its in two) for mine in one)


def _same_case(mine: frozenset[str], its: frozenset[str], one: Sense, two: Sense) -> bool:
    """Whether two cases are the same; a pronoun may stand for what the sentence names elsewhere."""
    return same_set(mine, its) or (one.pronoun and mine < its) or (two.pronoun and its < mine)
