"""Whether an English statement only gained or lost its `shall`: the rent is due, the rent shall be due.

What a contract states of its own terms it lays down, in whatever tense; a ban and a statement that something
is not done are two things, so what is denied is the same only where it speaks of an effect.
"""

from __future__ import annotations

from reviewer.language.english_words import PIECE, stem, words_of
from reviewer.language.folding import fold_same

__all__ = ["same_but_for_shall"]

_FUTURE = frozenset({"shall", "will", "must"})
_HELPING = frozenset({"do", "does"})
_BEING = {"is": "be", "are": "be", "has": "have"}


def same_but_for_shall(before: str, after: str) -> bool:
    """Whether two passages are the same but for `shall`, `will` or `must` before verbs on one side."""
    old, new = (PIECE.findall(fold_same(side).lower()) for side in (before, after))
    counts = [sum(word in _FUTURE for word in side) for side in (old, new)]
    if counts[0] == counts[1] or min(counts):
        return False
    if "not" in old or "not" in new:
        old, new = _of_effect(old), _of_effect(new)
    bare, owed = (new, old) if counts[0] else (old, new)
    verbs, plain = _verbs(owed)
    return len(bare) == len(plain) and all(
        one == two or (at in verbs and _same_verb(one, two))
        for at, (one, two) in enumerate(zip(bare, plain, strict=True))
    )


def _verbs(owed: list[str]) -> tuple[set[int], list[str]]:
    """Return the words without `shall`, and at which places of them a verb stands that it governs."""
    plain: list[str] = []
    verbs: set[int] = set()
    due = False
    for word in owed:
        if word in _FUTURE:
            due = True
            continue
        adverb = word.endswith("ly") and not word.endswith(("ply", "rely"))
        if due and not adverb and word not in ("not", "also", "then"):
            verbs.add(len(plain))
            due = False
        due = due or (bool(verbs) and word in ("and", "or"))
        plain.append(word)
    return verbs, plain


def _of_effect(words: list[str]) -> list[str]:
    """Return the words with `does not apply` put as `not apply`, and `not be` as `be not`."""
    found = [
        word
        for at, word in enumerate(words)
        if not (
            word in _HELPING
            and words[at + 1 : at + 2] == ["not"]
            and stem("".join(words[at + 2 : at + 3])) in words_of("effects")
        )
    ]
    for at, word in enumerate(found[:-1]):
        if word == "not" and found[at + 1] == "be":
            found[at : at + 2] = ["be", "not"]
    return found


def _same_verb(bare: str, plain: str) -> bool:
    """Whether a word is the verb of another in the present tense."""
    if _BEING.get(bare, bare) == plain:
        return True
    return bare in (f"{plain}s", f"{plain}es") or (plain.endswith("y") and bare == f"{plain[:-1]}ies")
