"""An act that one clause forbids a party and another allows it: 承运人不得将货物转交第三方承运, and elsewhere
可选择合作车队实际承运，无须事先告知托运人."""

from __future__ import annotations

from functools import lru_cache, partial
from typing import TYPE_CHECKING

from msgspec import Struct

from reviewer.findings.inspect.scene import is_content
from reviewer.findings.inspect.twice import Said, perhaps_one, told_once_each
from reviewer.findings.tables import table
from reviewer.language.pairs import han_pairs
from reviewer.patterns import either, lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Mapping

    from reviewer.findings.inspect.scene import Scene
    from reviewer.findings.observation import Observation
    from reviewer.model import Clause

__all__ = ["acts"]

_NO = lazy(
    r"不得|不能|无权|禁止|严禁|不予|不享有|不再(?!续)|不应(?!低|少|超)|\b(?:shall|may|must|will) not\b"
    r"|\bhas no (?:authority|right)\b|\bnot entitled\b|\bneither party (?:may|shall)\b"
)
_YES = lazy(
    r"可以|有权|(?<!不)可(?!能|靠|行|用|抗|供|见|再|以)|享有|允许"
    r"|\bmay\b(?! not)|\bis entitled\b|\bhas the right\b"
)
_HINTS = tuple("不得 不能 无权 禁止 严禁 不予 不享有 不再 不应 可 有权 享有 允许".split())
_HINTS_EN = ("may", "shall not", "must not", "will not", "entitled", "authority", "right")
"""What every match of the two expressions above holds."""
_DENIED = lazy(r"(?:不|无|未|neither party |neither party shall )$")
_CONSENT = lazy(
    r"(?:未经|非经|未征得|未取得|须经|应经|须征得|须取得|应征得)[^。；，]{0,14}(?:同意|批准|许可)"
    r"|\b(?:consent|approval)\b"
)
_AGREED = lazy(
    r"(?:经|征得|取得)[^。；，]{0,14}(?:同意|批准|许可)|\bwith (?:the )?[^.;,]{0,30}(?:consent|approval)"
)
_NEVER = lazy(
    r"任何情[况形](?:之?下)?|一律|绝对|无论何种|不论何种|无论任何|不论任何"
    r"|\bunder no circumstances\b|\bin no (?:case|event)\b|\bat no time\b"
)
_EMPTY = lazy(
    r"[的了和与及或将把其该本以向为给在至从对由之于自地]|任何|其他|其它|全部|部分|相关|有关|有偿|第三[方人]|他人|合同|协议"
)
_LATIN = lazy(r"[a-z]{4,}")
_IDLE = frozenset(
    "shall that this with from without prior written consent which other agreement party parties such"
    " under their".split()
)
_NO_EXCEPTION = lazy(r"[解删拆清排扣铲消免去移剔废]除|除(?=[草尘锈雪湿臭虫害名])")
"""What holds 除 and makes no exception: 解除, 除草."""
_AFTER_VERB = lazy(r"(?:擅自|自行|随意|任意|单方|再行?|予以|进行)*")
"""What is left of the words behind a prohibition where what is acted on stands before it."""
_REACH, _REACH_EN, _STEM = 36, 110, 6
_NEXT, _NEXT_EN, _SHARED, _TWO = 14, 24, 2, 2
_CONFLICTING = (
    {"no", "yes"},
    {"no", "freely"},
    {"consent", "freely"},
    {"never", "yes"},
    {"never", "freely"},
    {"never", "consent"},
    {"never", "agreed"},
)


class _Words(Struct, frozen=True):
    """The acts of one language."""

    verbs: Mapping[str, str]
    """The name of the act for each word for it."""
    said: re.Pattern[str]
    """What finds these words."""
    alone: frozenset[str]
    conditional: tuple[str, ...]
    freely: tuple[str, ...]


class _Act(Said, frozen=True):
    """An act forbidden or allowed, and where it is said."""

    who: str | None
    of: frozenset[str]
    how: str
    """`no`, `never` (in no case), `consent` (not without leave), `yes`, `agreed` (with leave), `freely`."""


@lru_cache(maxsize=2)
def _table(*, chinese: bool) -> _Words:
    row = table("acts")["zh" if chinese else "en"]
    verbs = {
        word: name
        for group in ("with_object", "alone")
        for name, words in row[group].items()
        for word in words
    }
    return _Words(
        verbs=verbs,
        said=lazy(either(sorted(verbs, key=len, reverse=True))),
        alone=frozenset(row["alone"]),
        conditional=tuple(row["conditional"]),
        freely=tuple(row["freely"]),
    )


def acts(scene: Scene) -> Iterator[Observation]:
    """Yield `consistency.contradiction` where one clause forbids a party what another allows it, or lets it
    do freely what elsewhere needs the other side's leave. Sentences about a case of their own and tables
    are left alone."""
    words = _table(chinese=scene.chinese)
    hints = _HINTS if scene.chinese else _HINTS_EN
    given = (
        (name, act.by(clause))
        for clause in scene.holding(words.verbs, hints)
        if clause.kind != "table" and is_content(clause)
        for name, act in scene.read_once("acts", clause, partial(_acts, scene, words))
    )
    yield from told_once_each(
        scene, "act", given, partial(_conflict, words), lambda act: (act.how, act.who), _opposed
    )


def _acts(scene: Scene, words: _Words, clause: Clause) -> list[tuple[str, _Act]]:
    """Return every act that a clause forbids or allows, by its name."""
    return list(_said(scene, words, clause, scene.text(clause)))


def _said(scene: Scene, words: _Words, clause: Clause, text: str) -> Iterator[tuple[str, _Act]]:
    for start, end in scene.sentences(clause):
        for pattern, allows in ((_NO, False), (_YES, True)):
            for found in pattern.finditer(text, start, end):
                if allows and _DENIED.search(text, start, found.start()):
                    continue
                span = _scope(scene, text, (start, end), found)
                how = _how(words, text, (start, *span), allows=allows)
                if how is None:
                    continue
                behind = text[found.end() : span[1]]
                if not words.said.search(behind):
                    continue
                near = _NEXT if scene.chinese else _NEXT_EN
                verbs = {
                    name
                    for hit in words.said.finditer(behind)
                    if (name := words.verbs[hit[0]]) in words.alone or not allows or hit.end() <= near
                }
                lead = text[span[0] : found.start()]
                if _AFTER_VERB.fullmatch(words.said.sub("", behind)):
                    before = max(start, text.rfind("，", start, max(start, span[0] - 1)) + 1)
                    lead = text[before : found.start()]
                of = _of(scene, lead + "|" + behind)
                who = _actor(scene, _CONSENT.sub("", text[start : found.start()]))
                yield from ((name, _Act(clause, span, who, of, how)) for name in sorted(verbs))


def _scope(scene: Scene, text: str, sentence: tuple[int, int], found: re.Match[str]) -> tuple[int, int]:
    """Return the part between commas around a word of permission, with the next one where little follows."""
    comma, reach = ("，", _REACH) if scene.chinese else (",", _REACH_EN)
    low = max(text.rfind(comma, sentence[0], found.start()) + 1, sentence[0])
    high = text.find(comma, found.end(), sentence[1])
    if 0 <= high < found.end() + 8:
        high = text.find(comma, high + 1, sentence[1])
    return low, min(high if high >= 0 else sentence[1], found.end() + reach)


def _how(words: _Words, text: str, places: tuple[int, int, int], *, allows: bool) -> str | None:
    """Return how an act is forbidden or allowed; None where that is for a case of its own."""
    start, low, high = places
    lead = _NO_EXCEPTION.sub("", text[start:high])
    if any(word in lead for word in words.conditional):
        return None
    if not allows:
        if _CONSENT.search(text, start, high):
            return "consent"
        return "never" if _NEVER.search(text, start, high) else "no"
    if any(word in text[low : high + _REACH] for word in words.freely):
        return "freely"
    return "agreed" if _AGREED.search(text, start, high) else "yes"


def _of(scene: Scene, words: str) -> frozenset[str]:
    """Return what an act is done to: every two characters of Chinese, the stems of English words."""
    if not scene.chinese:
        return frozenset(word[:_STEM] for word in _LATIN.findall(words) if word not in _IDLE)
    for label in scene.party_labels:
        words = words.replace(label, "|")
    return han_pairs(_EMPTY.sub("|", words))


def _actor(scene: Scene, words: str) -> str | None:
    """Return the party named last; None where none is."""
    named = [(at, label) for label in scene.party_labels if (at := words.rfind(label)) >= 0]
    return max(named)[1] if named else None


def _opposed(one: tuple[str, str | None], two: tuple[str, str | None]) -> bool:
    """Tell whether of one act for one party both ways cannot be."""
    (how, who), (other_how, other_who) = one, two
    return {how, other_how} in _CONFLICTING and perhaps_one(who, other_who)


_WHERE = lazy(r"(?:^|[^存现])在(?P<where>[一-鿿、]{2,20})")


def _elsewhere(words: _Words, one: _Act, two: _Act) -> bool:
    """Tell whether two acts are each said to be done in a place, and the places have nothing in common."""
    places: list[frozenset[str]] = []
    for act in (one, two):
        found = _WHERE.search(act.clause.text, *act.span)
        verb = words.said.search(found["where"]) if found else None
        if found is None or verb is None or verb.start() < _TWO:
            return False
        places.append(han_pairs(found["where"][: verb.start()]))
    return not places[0] & places[1]


def _conflict(words: _Words, name: str, one: _Act, two: _Act) -> bool:
    if one.clause.id == two.clause.id or _elsewhere(words, one, two):
        return False
    verbs = {word[:size] for word, known in words.verbs.items() if known == name for size in (_TWO, _STEM)}
    return name in words.alone or len((one.of & two.of) - verbs) >= _SHARED
