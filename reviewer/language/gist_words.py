"""The words by which two passages of Chinese that are built quite differently are held against one another,
and the turns of phrase that are written in one way before (see `reviewer.language.gist`)."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from reviewer.language.coded import PARTY, Codes, coded
from reviewer.language.gist_plain import plainly
from reviewer.language.gist_provisos import with_provisos_last
from reviewer.language.gist_turns import turned
from reviewer.language.tables import table
from reviewer.patterns import compiled, either, lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Mapping

__all__ = [
    "alternatives",
    "denies",
    "has",
    "in_cases",
    "in_one_way",
    "letters_of",
    "names_again",
    "related",
    "signs_of",
    "timed",
    "without_leave",
]

_END = r"(?=$|[,，。;；])"
_BEGIN = r"(?:(?<=^)|(?<=[,，。;；]))"
_PHRASE = r"[^,，。;；]"
_LEAVE_LAST = lazy(
    rf"{_BEGIN}(?P<who>(?:{PARTY})?)(?P<act>{_PHRASE}{{2,60}}?)(?:的|时)?[,，]?均?"
    rf"(?:(?:应当?|必须|须|需)(?:事先|事前|提前|先)?(?:取得|征得|得到|获得|经|得)"
    rf"(?P<what>{PARTY}(?!{_PHRASE}{{0,8}}(?:方|才|始)[可能得]){_PHRASE}{{0,12}}?)"
    rf"|(?:应当?|须)?以(?:取得|征得|得到|获得|经)?(?P<premise>{PARTY}{_PHRASE}{{0,12}}?)(?:为|作为)(?:前提|条件|前提条件)){_END}"
)
"""Leave said of an act behind it: 乙方转租的，须取得甲方书面同意."""
_REFERRED = lazy(r"该等?(?P<thing>[\u4e00-\u9fff]{2})")
"""A thing named once more: 抵押财产 and 该财产."""
_NOT = lazy(r"不|未|无|非|没有|免")
_OR = lazy(r"或者|抑或|或")
_PIECE = lazy(r"[a-z0-9.]+|[^\W_]|[\ue000-\uf8fe]")
_CAUSED = ("造成的", "导致的", "产生的", "遭受的", "因此", "由此")
_PLACED = ("前", "后", "之前", "之后", "以前", "以后")
_LISTED_CASE = lazy(r"[^,，。;；]{1,30}?(?:的|时)(?=[,，])|(?:如有?|若有?|因)[^,，。;；]{1,30}(?=[,，])")
_ALONE = lazy(r"擅自|私自")
_UNASKED = lazy(
    rf"未(?:经|获得?|得到?|取得)(?:{PARTY}的?)?(?:同意|许可|允许|准许)(?:的情况下)?[,，]?(?:擅自)?"
)
_MARKS = lazy(r"[,，。;；:：]")
_TIMED = lazy(
    r"(?<![提目然随事以之])(?:[之以]?前(?![款述者置期台]|提(?![交供出报请起]))|(?<!满)[之以]?后(?![果续者期来台]))"
)

Word = tuple[str, str]
"""What a word says, and the word as it stands."""


@lru_cache(maxsize=1)
def _words() -> tuple[re.Pattern[str], dict[str, str], frozenset[str]]:
    """Return the expression for the words of the tables, what each says, and those that say nothing."""
    rows = table("gist")
    heads: dict[str, str] = {}
    for groups in (rows["groups"], table("wordings")["groups"], table("alike")["groups"]):
        for group in groups:
            sign = next((heads[word] for word in group if word in heads), group[0])
            for word in group:
                if not word.isascii() and not word.startswith(_CAUSED):
                    heads.setdefault(word, sign)
    soft = frozenset(rows["soft"])
    words = {*heads, *soft, *rows["whole"], *rows["any_one"], *rows["relations"]}
    return compiled(rf"{either(words)}|{_PIECE.pattern}"), heads, soft


@lru_cache(maxsize=1)
def _relations() -> re.Pattern[str]:
    return compiled(either(table("gist")["relations"]))


@lru_cache(maxsize=1)
def _holding() -> re.Pattern[str]:
    return compiled(either(table("gist")["holding"]))


@lru_cache(maxsize=2048)
def signs_of(text: str) -> tuple[Word, ...]:
    """Return what a piece of a passage says, word by word; what is denied with what denies it."""
    pattern, heads, soft = _words()
    rows = table("gist")
    whole = (*rows["whole"], *rows["any_one"])
    found: list[Word] = []
    denied = ""
    for match in pattern.finditer(text):
        word = match.group()
        if word in whole or _OR.fullmatch(word):
            continue
        if _NOT.fullmatch(word):
            denied = "" if denied else "不"
        elif word not in _PLACED and (not soft & {word, heads.get(word, word)} or (denied and len(word) > 1)):
            found.append((f"{denied}{heads.get(word, word)}", f"{denied}{word}"))
            denied = ""
    return (*found, (denied, denied)) if denied else tuple(found)


def without_leave(one: str, two: str) -> tuple[str, str]:
    """Return two coded passages, what is done without somebody's leave in one word on both sides where one
    side has that word: 擅自转租, 未经甲方同意转租. Leave in writing or beforehand is more."""
    alone = [bool(_ALONE.search(text)) for text in (one, two)]
    if alone[0] == alone[1]:
        return one, two
    plain = (
        (_ALONE if own else _UNASKED).sub("擅自", text, count=1)
        for text, own in zip((one, two), alone, strict=True)
    )
    return next(plain), next(plain)


def in_cases(text: str) -> str:
    """Return a passage in which the cases listed one beside the other are cases of which either will do:
    遗失、损坏的, 如有遗失或损坏."""
    return _LISTED_CASE.sub(lambda match: match.group().replace("、", "或"), text)


def names_again(text: str) -> bool:
    """Whether a passage may name a thing once more: 该等风险."""
    return "该" in text


def in_one_way(text: str, labels: Mapping[str, str], codes: Codes, *, referring: bool = True) -> str:
    """Return a passage coded, with its turns of phrase written in one way; where `referring`, a thing named
    once more stands as a pronoun."""
    text = plainly(with_provisos_last(text))
    if referring and "该" in text:
        text = _REFERRED.sub(_named_before, text)
    text = turned(coded(text, 0, len(text), labels, codes).text)
    return _LEAVE_LAST.sub(_leave_first, text)


def _named_before(match: re.Match[str]) -> str:
    return "其" if match["thing"] in match.string[: match.start()] else match.group()


def _leave_first(match: re.Match[str]) -> str:
    return f"未经{match['what'] or match['premise']},{match['who']}不得{match['act']}"


def related(text: str) -> Iterator[tuple[str, str, str]]:
    """Yield the words whose order with their neighbours has a meaning, with these: with both, or with the
    word behind what limits it (直接损失)."""
    for match in _holding().finditer(text):
        behind = signs_of(text[match.end() :])
        yield match.group(), "", behind[0][0] if behind else ""
    for match in _relations().finditer(text):
        before, behind = signs_of(text[: match.start()]), signs_of(text[match.end() :])
        yield match.group(), before[-1][0] if before else "", behind[0][0] if behind else ""


def timed(text: str) -> list[tuple[str, str, frozenset[str]]]:
    """Return 前 and 后 with the word before each and all words of its part before it: 付款后, 出具清单后."""
    found = []
    for match in _TIMED.finditer(text):
        words = signs_of(_MARKS.split(text[: match.start()])[-1])
        named = [sign for sign, _ in words if not "\ue000" <= sign <= "\ue7ff"]
        found.append((match.group()[-1], named[-1] if named else "", frozenset(named)))
    return found


def has(text: str, row: str) -> bool:
    """Whether a passage holds a word of a row of the table."""
    return any(word in text for word in table("gist")[row])


def denies(text: str) -> bool:
    """Whether a passage denies something."""
    return bool(_NOT.search(text))


def alternatives(text: str) -> int:
    """Return how many times a passage says 或."""
    return len(_OR.findall(text))


def letters_of(word: str) -> str:
    """Return the letters of a word without those that say nothing, unless it has no others."""
    soft = _words()[2]
    return "".join(letter for letter in word if letter not in soft) or word
