"""Who owns, bears or must do a thing: said twice and differently."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from math import ceil
from typing import TYPE_CHECKING

from reviewer.findings.context import place, shorten
from reviewer.findings.inspect.scene import is_content
from reviewer.findings.observation import Observation
from reviewer.language.pairs import pairs_in
from reviewer.language.roles import compiled_with
from reviewer.model import Message
from reviewer.patterns import either, lazy

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reviewer.findings.inspect.scene import Scene
    from reviewer.model import Clause

    Said = tuple[Clause, int, int, str, str]
    """A clause, the range of the words, what is allotted, and to whom."""
    Deed = tuple[Clause, int, int, str, frozenset[str]]
    """A clause, the range of the words, who does it, and every two characters of what is done."""

__all__ = ["allocation", "options"]

_HINT = lazy(r"归|由|属|\b(?:borne|vests?|belongs?|owned|property)\b")
_CONDITION = lazy(
    r"如果|如|若|因(?!本(?:合同|协议|项目))|除|超过|逾期|未按|不合格|时，|的，|造成|导致|终止|解除"
    r"|期满|届满|各自|前|后，"
    r"|\b(?:if|where|unless|except|until|upon|after|caused|failure|fails?)\b"
)
_GENERAL = lazy(
    r"^(?:上述|该|此|相关|有关|其他|一切|全部|所有|由此|因此|所?产生|发生|所需|前述|其|相应|额外"
    r"|各项|的|部分|增加|任何)*"
    r"(?:费用|损失|责任|风险|后果|成本|税费|开支|权利|款项|costs?|expenses?|loss(?:es)?|risks?"
    r"|taxes|liabilit\w+)?$"
)
_FILLER = lazy(r"[的及和与、，“”\"\s]|\b(?:the|all|any|and|title to|in|of|to|shall|rights?)\b")
_LOOSE = lazy(
    r"^(?:因?本(?:合同|协议|项目)(?:项下|履行|签订|所)?(?:所?(?:产生|形成|发生|涉及|完成))?的?"
    r"|履行本(?:合同|协议)所?(?:产生|发生)的|全部|所有|相关|有关|货物的?"
    r"|产品的?|设备的?|标的物的?|(?:工作|开发|服务|项目|研发)?成果(?:及其?|的))+"
)
"""What stands before a thing and makes no other thing of it."""
_BUYING = frozenset(("采购", "供应", "购买", "提供"))
_LIST = lazy(r"[、和及与，]|以及")
_LEAST = 4


@lru_cache(maxsize=64)
def _naming(labels: tuple[str, ...]) -> re.Pattern[str]:
    """Return what every match of the Chinese pattern holds, and few clauses do."""
    return compiled_with(labels, rf"[归于属由](?:{'|'.join(map(re.escape, labels))})")


@lru_cache(maxsize=64)
def _pattern(labels: tuple[str, ...], *, chinese: bool) -> re.Pattern[str]:
    anyone = either(labels)
    if chinese:
        return compiled_with(
            labels,
            rf"(?P<thing>[^，。；：]{{2,30}}?)(?:均|全部|应当?|一律|仍)*"
            rf"(?:(?:归属于?|归|属于?)(?P<owner>{anyone})(?:单独|独家|共同)?(?:所有|享有)?"
            rf"|由(?P<bearer>{anyone})(?:自行|单独|全部|全额|独立)?"
            r"(?P<verb>享有|所有|承担|负担|支付|缴纳|交纳|采购|供应|购买|提供)"
            r"(?:[和、并]?(?:采购|供应|安装|提供))?)(?=[，。；并]|$)",
        )
    owned = (
        r"vests? in|belongs? to|be owned by|(?:be|remain) the (?:sole |exclusive )*property of|pass(?:es)? to"
    )
    return compiled_with(
        labels,
        rf"(?P<thing>[^.;,]{{3,60}}?) (?:shall |will |must )?"
        rf"(?:(?:{owned}) (?:the )?(?P<owner>{anyone})"
        rf"|(?:be |is |are )?(?P<verb>borne|paid) by (?:the )?(?P<bearer>{anyone}))\b",
    )


def allocation(scene: Scene) -> Iterator[Observation]:
    """Yield `consistency.contradiction` where one thing belongs to, or falls on, one party in one clause and
    another party in another. What holds on a condition only is not compared."""
    labels = scene.party_labels
    if len(labels) < 2:
        return
    pattern = _pattern(labels, chinese=scene.chinese)
    hint = _naming(labels) if scene.chinese else _HINT
    seen: defaultdict[str, list[Said]] = defaultdict(list)
    """By the end of what is allotted, which two that are the same share."""
    for clause, _ in scene.matching(hint):
        if clause.kind in ("annex", "table", "recital"):
            continue
        for said in _said(scene, clause, pattern):
            alike = seen[said[3][-_LEAST - 1 :]]
            earlier = next((one for one in alike if one[4] != said[4] and _same(one[3], said[3])), None)
            if earlier is None:
                alike.append(said)
                continue
            yield _told(scene, earlier, said, "allotted")


def _said(scene: Scene, clause: Clause, pattern: re.Pattern[str]) -> Iterator[Said]:
    text = scene.text(clause)
    for start, end in scene.sentences(clause):
        for found in pattern.finditer(text, start, end):
            if _CONDITION.search(text, start, found.end()):
                continue
            if found["verb"] in _BUYING:
                for part in _LIST.split(text[start : found.end("thing")]):
                    if len(part) >= 2 and not _GENERAL.search(part):
                        yield clause, found.start(), found.end(), f"{found['verb']} {part}", found["bearer"]
                continue
            thing = _FILLER.sub("", _LOOSE.sub("", text[start : found.end("thing")]))
            if len(thing) < (_LEAST if found["owner"] else 2) or _GENERAL.search(thing):
                continue
            kind = "own" if found["owner"] or found["verb"] in ("享有", "所有") else "bear"
            yield clause, found.start(), found.end(), f"{kind} {thing}", found["owner"] or found["bearer"]


def _same(one: str, two: str) -> bool:
    (kind, thing), (other_kind, other) = one.split(" ", 1), two.split(" ", 1)
    if kind != other_kind:
        return False
    short, long = sorted((thing, other), key=len)
    return thing == other or (len(short) > _LEAST and long.endswith(short))


_MAY = lazy(r"(?:可以|(?<![一-鿿])可|有权选择)(?!能|由|以由|要求|解除|终止|拒绝|请求|暂停)")
_MUST = lazy(r"应当|必须|应(?!收|付|用|急|对|答)|须|负责")
_CUES = "可有应必须负"
"""The first characters of what the two expressions above find."""
_IDLE = lazy(r"对|进行|将|予以|的|地|和|及|与|其|该|本合同|本协议|所|以|在|按照|根据|负责|应当|提供|、")
_ENDS = "。；！？\n"
_END = lazy(r"[。；！？，\n]")
_PAIRS, _MOST = 4, 0.75


def options(scene: Scene) -> Iterator[Observation]:
    """Yield `consistency.contradiction` where a party must do in one clause what it may do in another."""
    labels = scene.party_labels
    if not scene.chinese or len(labels) < 2:
        return
    opened = list(_opened(scene, labels))
    mays, musts = ([deed for found in opened if (deed := _deed(scene, cue, *found))] for cue in (_MAY, _MUST))
    holding: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for number, (_, _, _, bound, owed) in enumerate(musts):
        for pair in owed:
            holding[bound, pair].append(number)
    for clause, start, stop, free, pairs in mays:
        for number in _sharing(free, pairs, holding):
            other, other_start, other_stop, _, owed = musts[number]
            if (other.id, other_start) == (clause.id, start):
                continue
            if len(pairs & owed) / len(pairs) >= _MOST and "通知" not in other.text[other_start:other_stop]:
                yield _told(
                    scene, (other, other_start, other_stop, "", ""), (clause, start, stop, "", ""), "optional"
                )
                return


def _opened(scene: Scene, labels: Sequence[str]) -> Iterator[tuple[int, re.Match[str], int]]:
    """Yield each sentence of the whole text that begins with a party and what it may or must do: where the
    sentence begins, the party, and where the first part of it ends."""
    whole = scene.whole
    for party in re.finditer("|".join(map(re.escape, labels)), whole):
        if whole[party.end() : party.end() + 1] not in _CUES:
            continue
        start = party.start()
        while start and whole[start - 1] != "\n" and whole[start - 1].isspace():
            start -= 1
        if not start or whole[start - 1] in _ENDS:
            end = _END.search(whole, party.end())
            yield start, party, end.start() if end else len(whole)


def _deed(scene: Scene, cue: re.Pattern[str], start: int, party: re.Match[str], stop: int) -> Deed | None:
    """Return what a sentence says that the party may or must do, without condition."""
    whole = scene.whole
    found = cue.match(whole, party.end(), stop)
    if found is None or _CONDITION.search(whole, start, stop):
        return None
    pairs = _pairs(whole[found.end() : stop])
    number = scene.lines.line_at(start)
    clause = scene.clauses[number]
    if len(pairs) < _PAIRS or not is_content(clause):
        return None
    first = scene.lines.start_of(number)
    return clause, start - first, stop - first, party[0], pairs


def _sharing(
    party: str, pairs: frozenset[str], holding: Mapping[tuple[str, str], Sequence[int]]
) -> list[int]:
    """Return the places of the duties of that party that may share enough pairs, in order.

    Whatever shares that many holds one of any few that are left over; the rarest of them name the fewest.
    """
    known = sorted((holding.get((party, pair), ()) for pair in pairs), key=len)
    few = len(pairs) - ceil(_MOST * len(pairs)) + 1
    return sorted({number for places in known[:few] for number in places})


def _pairs(words: str) -> frozenset[str]:
    return pairs_in((_IDLE.sub("", words),))


def _told(scene: Scene, there: Said, here: Said, key: str) -> Observation:
    clause, start, stop = here[:3]
    other, low, high = there[:3]
    facts: dict[str, str | int | float | Message] = {
        "one": shorten(clause.text[start:stop].strip()),
        "two": shorten(other.text[low:high].strip()),
        "place": place(other),
    }
    return Observation(
        kind="consistency.contradiction",
        message=Message(f"check.stated.{key}", facts),
        draft=scene.quote(clause, start, stop),
        topic="consistency.contradiction/stated",
        data={"check": key, "here": facts["one"], "there": facts["two"], "other_clause": other.id},
    )
