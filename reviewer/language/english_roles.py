"""Who acts in an English sentence, and on whom: the same in the active, in the passive and by a noun."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from reviewer.language.english_roots import root
from reviewer.language.english_spoken import PERSONS
from reviewer.language.english_words import stem, words_of
from reviewer.language.tables import table
from reviewer.patterns import compiled, either, lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Collection, Sequence

__all__ = [
    "Act",
    "bound_alike",
    "cases_of",
    "find_acts",
    "may_be_party",
    "pronouns_in",
    "same_acts",
    "same_doers",
]

_MARKS = frozenset({",", ";", ":"})
_CASES = frozenset({"xif", "xonce", "xwhile", "xbefore", "xafter", "xuntil", "xsave", "xgate"})
_BEING = frozenset({"is", "are", "was", "were", "be", "been", "being"})
_FORCE = frozenset({"xdo", "xmay", "xnot", "xfree"})
_ENSURE = "ensur"
_HELPING = _BEING | _FORCE | {"has", "have", "had", "not", "also", "then", "ensure", "xdid", "should"}
_BETWEEN = _HELPING - _FORCE | {"and"}
_PRONOUNS = frozenset({"it", "its", "itself", "they", "their", "them", "he", "his", "him", "she", "her"})
_PARTICIPLE = lazy(
    r"\w+(?:ed|en)|made|paid|sent|borne|held|kept|told|sold|built|done|met|put|shown|read|left"
)
_TOWARDS = frozenset({"to", "of", "from", "against", "with", "for", "in", "than"})
_BESIDE = frozenset({"the", "a", "an", "any", "either", "each", "such", "other", "every", "both", "all"})


_BINDS = lazy(
    r"\b(?P<one>[A-Z]\w+) (?:shall|will|must|may|can)\b(?! (?:not )?(?:\w+ly )?be )"
    r"|\b(?:shall|will|must|may|can) (?:not )?(?:\w+ly )?be(?: (?!by\b)[a-z]\w*){1,6} by (?:the )?"
    r"(?P<two>[A-Z]\w+)"
)
_INITIALS = 3, 6
"""So many letters have the initials of a party: the RNLI."""


class Act(NamedTuple):
    """What a party does in a sentence."""

    who: str
    role: str
    """`agent`, `whose` (it is its own), `from`, `against`, `than`, or `other`."""
    verb: str
    """The root of what an agent does or of what is its own; empty where none stands beside it."""
    case: int
    """Number of the case in which it stands, from 1; 0 outside of any."""
    forced: bool = False
    """Whether it is an agent that must, may or must not do so."""


def cases_of(tokens: Sequence[str], signs: Collection[str]) -> list[int]:
    """Return for each word of a sentence the number of the case it stands in, from 1, begun by one of the
    signs; 0 outside of any. A case ends at a comma, or where the sentence that it heads begins."""
    found: list[int] = []
    count = case = 0
    said = held = False
    for at, token in enumerate(tokens):
        small = token.lower()
        if small in signs:
            count += 1
            case, held = count, False
        elif token in _MARKS:
            case = 0
        elif case and not said and held and small in _FORCE and tokens[at - 1][:1].isupper():
            back = at - 1
            while back > 0 and (tokens[back - 1][:1].isupper() or tokens[back - 1] in _BESIDE):
                back -= 1
            found[back:at] = [0] * (at - back)
            case = 0
        elif small not in _HELPING and small not in _BESIDE:
            said, held = said or not case, bool(case) and (held or token[:1].islower())
        found.append(case)
    return found


def find_acts(tokens: Sequence[str], cases: Sequence[int]) -> tuple[Act, ...]:
    """Return what each party named in a sentence, given word by word, does in it."""
    found = [
        Act(
            stem(_bare(token).lower()),
            role,
            verb,
            cases[at],
            role == "agent" and _forced(tokens, at, passive=_before(tokens, at)[0] == "by"),
        )
        for at, token in enumerate(tokens)
        if _is_party(token) and _before(tokens, at)[0] != "xcost"
        for role, verb in [_role(tokens, at)]
    ]
    return tuple(dict.fromkeys(found))


def may_be_party(word: str) -> bool:
    """Whether a word in capitals may name a party, as Tenant and Board may: by its ending, or by a list."""
    return _is_party(word)


def bound_alike(before: str, after: str) -> bool:
    """Whether the parties that must, may or must not act in two sentences, in the active or the passive, are
    not wholly others; who acts in a clause beside, with no word of force, is not read."""
    ours, theirs = (_bound(side) for side in (before, after))
    return not ours or not theirs or not ours.isdisjoint(theirs)


def _bound(sentence: str) -> set[str]:
    found = (match["one"] or match["two"] for match in _BINDS.finditer(sentence))
    return {stem(name.lower()) for name in found if _is_party(name)}


def pronouns_in(tokens: Sequence[str]) -> bool:
    """Whether a sentence takes up a party or a thing by a pronoun."""
    return not _PRONOUNS.isdisjoint(token.lower() for token in tokens)


def _bare(token: str) -> str:
    return token.removesuffix("'").removesuffix("'s")


def _is_party(token: str) -> bool:
    if token in ("party", "parties"):
        return True
    name = _bare(token)
    if name.isupper() and _INITIALS[0] <= len(name) <= _INITIALS[1] and name.isalpha():
        return name not in table("english_sense")["initials_of_things"]
    return name[:1].isupper() and bool(_named_so().fullmatch(name)) and stem(name.lower()) not in _things()


@lru_cache(maxsize=1)
def _named_so() -> re.Pattern[str]:
    """Return what a word in capitals looks like that may be a party."""
    words = table("english_sense")
    return compiled(rf"\w+(?:{either(words['party_endings'])})s?|(?:{either(words['parties'])})s?")


@lru_cache(maxsize=1)
def _things() -> frozenset[str]:
    return frozenset(stem(word) for word in table("english_sense")["things"])


def _role(tokens: Sequence[str], at: int) -> tuple[str, str]:
    """Return what a party is in its sentence, and the verb or noun that goes with it."""
    before, place = _before(tokens, at)
    if tokens[at].endswith(("'s", "'")):
        return "whose", _word(tokens, at + 1, 1)
    if before == "by":
        return "agent", _word(tokens, place - 1, -1)
    verb = at + 1
    while verb < len(tokens) and (tokens[verb].lower() in _HELPING or tokens[verb].lower().endswith("ly")):
        verb += 1
    helped = {token.lower() for token in tokens[at + 1 : verb]}
    if before not in _TOWARDS:
        if helped & _BEING and verb < len(tokens) and _PARTICIPLE.fullmatch(tokens[verb].lower()):
            return "other", ""
        if helped - {"not"} or _is_verb(tokens, at):
            return "agent", _ENSURE if "ensure" in helped else _word(tokens, verb, 1)
    if before == "of":
        return "whose", _word(tokens, place - 1, -1)
    return (before if before in ("from", "against", "than") else "other"), ""


def _forced(tokens: Sequence[str], at: int, *, passive: bool) -> bool:
    """Whether a word of force goes with what an agent does: behind its name, or before the passive."""
    if not passive:
        return at + 1 < len(tokens) and tokens[at + 1].lower() in _FORCE
    place = _before(tokens, at)[1] - 2
    while place >= 0 and ((small := tokens[place].lower()) in _BETWEEN or small.endswith(("ly", "ed"))):
        place -= 1
    return place >= 0 and tokens[place].lower() in _FORCE


def _word(tokens: Sequence[str], at: int, step: int) -> str:
    """Return the root of the first word from a place on, one way or the other, that says something."""
    light = table("english_sense")["light"]
    while 0 <= at < len(tokens):
        small = tokens[at].lower()
        if tokens[at][:1].isupper() or small in _CASES:
            return ""
        if small not in light and small not in _HELPING and small.isalpha() and not small.endswith("ly"):
            return root(stem(small))
        at += step
    return ""


def _is_verb(tokens: Sequence[str], at: int) -> bool:
    """Whether the word behind a party may be its verb."""
    after = tokens[at + 1].lower() if at + 1 < len(tokens) else ""
    if not after.isalpha() or after in words_of("phrase_starts") or after in _BESIDE or after.startswith("x"):
        return False
    if after in ("and", "or", "its", "written", "respectively") or (
        tokens[at] == "party" and after == "other"
    ):
        return False
    plural = tokens[at] in PERSONS or (tokens[at].endswith("s") and not tokens[at].endswith("ss"))
    return plural or (after.endswith("s") and not after.endswith("ss")) or after.endswith("ed")


def _before(tokens: Sequence[str], at: int) -> tuple[str, int]:
    """Return the word before a party and its place, articles and further names left out."""
    place = at - 1
    while place >= 0 and (tokens[place].lower() in _BESIDE or (tokens[place][:1].isupper() and place)):
        place -= 1
    return (tokens[place].lower() if place >= 0 else ""), place


def same_acts(one: Sequence[Act], two: Sequence[Act]) -> bool:
    """Whether the same parties do the same to one another: one may have what is its own where it acts on the
    other side."""
    if {act.who for act in one} != {act.who for act in two}:
        return False
    ours, theirs = ({(act.who, act.role) for act in side} for side in (one, two))
    left, right = ours - theirs, theirs - ours
    for side in (left, right):
        for who, role in sorted(side):
            if role == "whose" and any(who == name for name, _ in ours & theirs):
                side.discard((who, role))
    if left or right:
        if len(left) != 1 or len(right) != 1 or {who for who, _ in left} != {who for who, _ in right}:
            return False
        if {role for _, role in left | right} not in ({"agent", "whose"}, {"other", "whose"}):
            return False
    return same_doers(one, two) and _same_places(one, two)


def same_doers(one: Sequence[Act], two: Sequence[Act]) -> bool:
    """Whether, where several parties act, each does the same; where two do one thing to several it is not
    read."""
    bound = [{act.who for act in side if act.forced and not act.case} for side in (one, two)]
    if all(bound) and bound[0].isdisjoint(bound[1]):
        return False
    acting = [[act for act in side if act.role in ("agent", "whose") and act.verb] for side in (one, two)]
    doers = [{act.who for act in side if act.role == "agent"} for side in (one, two)]
    if max(map(len, doers)) < 2:
        return True
    for side, other in (acting, acting[::-1]):
        for act in side:
            if act.role == "agent" and any(
                act.verb == its.verb
                and act.who != its.who
                and act.case == its.case == 0
                and its.role == "agent"
                for its in side
            ):
                return False
            swapped = [its for its in other if its.verb == act.verb and bool(its.case) == bool(act.case)]
            if swapped and all(its.who != act.who for its in swapped):
                return False
    return True


def _same_places(one: Sequence[Act], two: Sequence[Act]) -> bool:
    """Whether the same parties are named in the cases, as far as both sides name any there."""
    ours, theirs = ({act.who for act in side if act.case} for side in (one, two))
    return not ours or not theirs or ours <= theirs or theirs <= ours
