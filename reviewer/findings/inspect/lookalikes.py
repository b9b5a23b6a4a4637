"""Characters put for others that look the same: letters among digits, a foreign letter in a word, 申方 for
甲方, a name that differs from a party's by a character."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from reviewer.findings.observation import Observation
from reviewer.findings.tables import table
from reviewer.language.folding import fold_key
from reviewer.model import Message, Quote
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reviewer.findings.inspect.scene import Scene
    from reviewer.model import Clause

__all__ = ["lookalikes"]

_LETTER_IN_NUMBER = lazy(
    r"(?<![A-Za-z\d.,-])(?:(?<=[¥￥$£€])|(?=[\dOoIl][\d,.OoIl]*\s*(?:元|万|亿|%|％|[日天年月个台套件份]|days?\b|months?\b|years?\b)))"
    r"(?=[\d,.OoIl]*\d)(?=[\d,.]*[OoIl])[\dOoIl][\d,.OoIl]*[\dOoIl](?![A-Za-z])"
)
_FOREIGN = lazy(
    r"(?<!\w)(?=\w*[A-Za-z]{2})(?=\w*[\u0370-\u03a8\u03aa-\u03bb\u03bd-\u03ff\u0400-\u04ff])[A-Za-z\u0370-\u04ff]+(?!\w)"
)
_HINT = lazy(
    r"[oil\d\u0370-\u04ff](?:(?<=[oil])[\d,，.oil]*\d|(?<=\d)[\d,，.oil]*[oil]|(?<=[\u0370-\u04ff]))"
)
"""Whatever the two expressions above find holds one of these, in levelled words: a letter by a digit, or a
Greek or Cyrillic letter."""
_FIRMS = ("公司", "合伙企业", "事务所", "研究院", "中心", "集团")
_FIRM = lazy("|".join(_FIRMS))
_WORDS = frozenset({"己方", "大方", "千方", "田方", "由方"})
_LEAST_NAME = 7


@lru_cache(maxsize=1)
def _alike() -> Mapping[str, str]:
    """Return for each character those that look like it."""
    found: dict[str, str] = {}
    for group in table("lookalikes")["groups"]:
        for glyph in group:
            if glyph > "一":
                found[glyph] = found.get(glyph, "") + group.replace(glyph, "")
    return found


def lookalikes(scene: Scene) -> Iterator[Observation]:
    """Yield `hidden.text` for characters that pass for others, and `consistency.party` for a firm's name
    that is nearly a party's."""
    for clause, _ in scene.matching(_HINT):
        for found in _LETTER_IN_NUMBER.finditer(clause.text):
            yield _told(clause, found.span(), "letter_in_number")
        for found in _FOREIGN.finditer(clause.text):
            yield _told(clause, found.span(), "foreign_letter")
    if scene.chinese:
        yield from _words(scene)
        yield from _names(scene)


def _told(clause: Clause, span: tuple[int, int], key: str, **facts: str) -> Observation:
    words = clause.text[span[0] : span[1]]
    return Observation(
        kind="hidden.text",
        message=Message(f"check.alike.{key}", {"words": words, **facts}),
        draft=Quote(clause.id, *span, words),
        topic="hidden.text/alike",
        data={"check": key, **facts},
    )


def _words(scene: Scene) -> Iterator[Observation]:
    """Yield a label or defined term of which one character gave way to one that looks like it."""
    known = {*scene.labels("party"), *(definition.term for definition in scene.contract.definitions)}
    alike = _alike()
    for term in sorted(known):
        if len(term) < 2 or not term.strip():
            continue
        for at, glyph in enumerate(term):
            for other in alike.get(glyph, ""):
                false = term[:at] + other + term[at + 1 :]
                if false in known or false in _WORDS or not scene.lines.has(false):
                    continue
                clause = next(one for one in scene.clauses if false in scene.text(one))
                start = scene.text(clause).find(false)
                yield _told(clause, (start, start + len(false)), "word", term=term)


def _names(scene: Scene) -> Iterator[Observation]:
    """Yield a firm's name that differs from a party's by one or two characters."""
    names = {
        fold_key(party.name): party.name
        for party in scene.contract.parties
        if party.name and len(party.name) >= _LEAST_NAME and _FIRM.search(party.name[-4:])
    }
    told: set[str] = set()
    for clause in scene.holding(_FIRMS) if names else ():
        if clause.kind == "title":
            continue
        for found in _FIRM.finditer(clause.text):
            for key, name in names.items():
                near = _nearest(clause.text, found.end(), name)
                if near is None or fold_key(near) in names or near in told:
                    continue
                if near[0] != name[0] or _distance(fold_key(near), key) > 2:
                    continue
                told.add(near)
                start = found.end() - len(near)
                yield Observation(
                    kind="consistency.party",
                    message=Message("check.party.near_name", {"words": near, "name": name}),
                    draft=Quote(clause.id, start, found.end(), near),
                    topic="consistency.party/signature",
                    data={"check": "near_name", "name": name, "words": near},
                )


def _distance(one: str, two: str) -> int:
    from rapidfuzz.distance import Levenshtein

    return Levenshtein.distance(one, two)


def _nearest(text: str, end: int, name: str) -> str | None:
    """Return the words of about a name's length that end there and begin as the name does."""
    for length in (len(name), len(name) + 1, len(name) - 1):
        words = text[max(0, end - length) : end]
        if len(words) == length and words[:1] == name[:1] and words[-2:] == name[-2:]:
            return words
    return None
