"""Who bears a norm: the name that its words give, and whether a plain statement says that somebody acts."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from reviewer.language.modality import modality_table
from reviewer.language.norms_parts import condition_patterns
from reviewer.patterns import compiled, either, lazy

if TYPE_CHECKING:
    from reviewer.language.modality import Cue
    from reviewer.language.norms_inherited import Kind
    from reviewer.language.norms_parts import Part
    from reviewer.language.norms_slots import Mention

__all__ = ["bearer_in", "due_within", "holds_right", "name_of", "performs"]

_CHOSEN = lazy(r"(?:共同)?(?:委托|指定|聘请|认可|选定|指派|委派|授权|推荐)的")
"""Behind a party, what puts somebody of its choice in its place: 由甲方委托的检测机构进行."""
_BEFORE_BEARER, _BEFORE_AGENT = 8, 24
"""So many letters may stand before whoever acts in a plain statement; before 由甲方退还 more than before
甲方退还."""
_HOLDS = lazy(r"(?:认为|认定|判断|主张|声称)(?:其|系|属于)?")
"""Between a party and a word of force, what makes the party one who holds that somebody is bound."""
_AT_WHICH = lazy(r"[^，,。；;]{0,12}?(?:之日|之时|当日|时|之?后)(?:即|应|均)?")
"""Between somebody and what is deemed, what makes his act the time of it: 乙方阅读时视为送达."""
_MEANWHILE = lazy(r"[在于][^，,。；;]{1,30}(?:期间|过程中|期内|之时|时|之前|前|之后|后)[，,]?\s*$")
"""Behind a party, what says when he is at something, and nothing that he does."""
_KNOWN = lazy(r"(?:知道|理解|了解|知悉|知晓|明白|清楚|认识到)$")
"""Before a party, what makes its act a thing that somebody knows: 您知道乙方处理请求需要时间."""
_SINCE = ("自", "从", "于", "在", "至", "待", "直至", "直到")
_UNTIL = lazy(r"[^，,。；;]{1,16}?(?:之日|之时|之后|之前|时|后|前|当日)")
"""What makes an act of somebody the event from which a thing runs: 所有权自甲方付清货款时转移."""
_BY = 10
"""So many letters may stand between somebody else by whom something is done and the word that binds."""
_PRESENT = lazy(
    r"\s+(?:(?!only\b)\w+ly\s+|also\s+|then\s+)?(?!(?:is|has|was|does|its|this|plus|as|wishes|intends|knows|believes|"
    r"means|includes|remains|becomes|needs|wants|fails|breaches|defaults|refuses|ceases|suffers|incurs|receives|learns|"
    r"discovers|finds|seems|appears|exceeds|falls|lies|rests|dies|exists|ends|acknowledges|recognises|recognizes|"
    r"understands|requests|requires|asks|chooses|prefers|thinks|considers|holds)\b)"
    r"[a-z]{2,}[^\Wsu]s\b(?=\s+[\w£$€“\"'(])(?!\s+(?:is|are|was|were|has|have|had|shall|will|may|must|can|and|or|of|which|that)\b)"
)
"""What a party does, said in the present: Agency fills each Order. No noun that it owns, and nothing that
befalls it or goes on in its mind."""
_RIGHT = lazy(
    r"\W*(?:(?i:the|an?|any|all)\s+)?(?:\w+\s+)?"
    r"(?i:rights?|options?|decisions?|choices?|discretion|powers?|authority|privileges?|benefits?|control|entitlements?)\b"
)
_BESIDE_THE_POINT = lazy(
    r"(?i:\b(?:after|before|when|whenever|if|(?<!save )(?<!except )(?<!provided )that|which|who|until|upon"
    r"|where|unless|because|since|once|as)\b)"
)
"""What begins a clause of its own, in which somebody else may act: after the invoice has been issued by."""


_SUFFERS = lazy(r"\s*(?:not\s+)?(?:\w+ly\s+)?be(?:en)?\b", re.IGNORECASE)
"""Behind an English word of force, what makes the subject one to whom something is done by somebody else: the
Buyer shall be told by the Seller, but not the Buyer shall pay what was spent by the Seller."""


def bearer_in(text: str, part: Part, start: int, end: int, cue: Cue | None) -> Mention | None:
    """Return who bears the norm that stands in a range of a part of a text; `cue` is its deontic word. None
    where its own words name nobody."""
    inside = [m for m in part.mentions if start <= m.start < end and m.sort != "third"]
    if cue is not None and cue.grade == "D":
        held = next((m for m in inside if m.slot == "owner" and cue.start <= m.start < cue.end), None)
        if held is not None:
            return held
    agent = next((m for m in inside if m.slot == "agent"), None)
    limit = cue.start if cue else end
    named = [m for m in inside if m.slot in ("bearer", "owner") and m.end <= limit]
    acts = cue is not None and cue.text.isascii() and bool(named) and not _SUFFERS.match(text, cue.end)
    if agent and not acts and not (cue and _BESIDE_THE_POINT.search(text, cue.end, agent.start)):
        return agent
    if cue is None:
        return named[0] if named else None
    if named and cue.grade == "D" and _AT_WHICH.fullmatch(text, named[-1].end, limit):
        named = named[:-1]
    if named:
        return next((m for m in named[::-1] if not _HOLDS.fullmatch(text, m.end, limit)), None)
    strangers = [
        m
        for m in part.mentions
        if m.sort == "third"
        and start <= m.start
        and 0 <= cue.start - m.end <= (_BY if m.slot == "agent" else 1)
    ]
    if strangers:
        return strangers[0]
    return next(
        (m for m in inside if m.slot == "object" and m.end <= limit and start == m.start), None
    ) or next((m for m in inside if m.slot == "owner"), None)


def name_of(mention: Mention, mentions: tuple[Mention, ...]) -> str:
    """Return the label of a mention; of a pronoun that of whoever acts last before it, else of the last
    named."""
    if mention.sort != "pronoun":
        return mention.label
    before = [m for m in mentions if m.end <= mention.start and m.sort in ("party", "variable", "collective")]
    acting = [m for m in before if m.slot in ("bearer", "agent")]
    return (acting or before)[-1].label if before else mention.label


def performs(
    words: str, bearer: Mention | None, start: int, listed_as: Kind | None, force: str | None
) -> bool:
    """Whether a part without a deontic word states that somebody does something."""
    _, verbs, joins, _ = condition_patterns()
    if words.rstrip().endswith(("：", ":")) and len(words) < 12:
        return False
    if bearer is not None:
        lead = words[: bearer.start - start].strip()
        rest = words[bearer.end - start :]
        facts, matters, relative = _statement_patterns()
        if bearer.slot == "agent" and lead.isascii():
            return _bears(words, bearer, start)
        if bearer.slot == "agent" and _CHOSEN.match(rest):
            return False
        if lead.endswith(_SINCE) and _UNTIL.match(rest):
            return False
        if (
            len(lead) > (_BEFORE_AGENT if bearer.slot == "agent" else _BEFORE_BEARER)
            or matters.match(lead)
            or facts.match(rest)
            or relative.match(rest)
            or _MEANWHILE.match(rest)
            or _KNOWN.search(lead)
        ):
            return False
        return bool(verbs.search(rest) or _PRESENT.match(rest)) and not rest.startswith(
            ("：", ":", "（", "(")
        )
    if force is not None:
        return bool(joins.match(words) and verbs.search(words)) or due_within(words)
    return listed_as is not None and bool(verbs.search(words[:40]))


_DUE_WITHIN = lazy(
    r"(?:[在于自]|应?在)?[\u4e00-\u9fff]{0,8}?(?:之日起|日起|[之以]?后)?的?\s?[0-9一二三四五六七八九十两]{1,3}\s?个?(?:工作)?"
    r"(?:日|天|小时|月)(?:之|以)?内(?:书面|如实|及时)?(?:[将向就][^，。；]{1,10}?)?"
    r"(?:通知|告知|知会|通报|报告|提交|交付|支付|退还|返还|归还|提供|补足|答复|回复)"
)
"""What is done within a time, by whoever did what was said before it: 调整后3日内告知."""


def due_within(words: str) -> bool:
    """Whether a part of a sentence that names nobody says what is to be done within so many days."""
    return _DUE_WITHIN.match(words) is not None


def _bears(words: str, bearer: Mention, start: int) -> bool:
    """Whether an English statement, which begins at `start`, says of a thing who bears it or does it."""
    lead = _borne().search(words[: bearer.start - start])
    return lead is not None and not _BESIDE_THE_POINT.search(words, 0, lead.start())


def holds_right(words: str) -> bool:
    """Whether what an English statement lays in somebody's hands is a right: the decision rests with."""
    return bool(_RIGHT.match(words))


@lru_cache(maxsize=1)
def _borne() -> re.Pattern[str]:
    done = "|".join(modality_table()["implied"]["english_participles"])
    return compiled(
        rf"(?i:\b(?:(?:is|are)(?:\s+(?:\w+ly\s+)?(?:(?:{done})\b[^.;:]{{0,40}}?\bby"
        r"|(?:pay|repay|refund|reimburs|return)able\b[^.;:]{0,40}?\bby|(?:for|at|on)(?:\s+the\s+\w+\s+of)?"
        r"|the\s+(?:responsibility|duty|obligation|burden)\s+of|due\s+from|charge(?:d|able)\s+to|incumbent\s+(?:up)?on))?"
        r"|(?:lies?|rests?|falls?)\s+(?:\w+ly\s+)?(?:with|on|upon|to))\s+(?:the\s+)?$)"
    )


_PREDICATE = "(?:归|由|属于|为|是|符合|达到|视为|作为|系|均|不|仍|可|需|会|能|已|未|经)"
"""What makes the words before it, up to 的, a thing of which something is said: 甲方提供全部的图纸归甲方."""


@lru_cache(maxsize=1)
def _statement_patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    table = modality_table()["implied"]
    facts, matters, verbs = (either(table[name]) for name in ("facts", "matters", "verbs"))
    return (
        compiled(rf"(?:{facts})"),
        compiled(rf"(?:{matters})"),
        compiled(
            rf"(?:{verbs})(?:[过了给于与向][^，,。；]{{0,10}}?)?(?<!方)的(?![^，,。；]{{0,12}}(?:{verbs}))"
            rf"|(?:{verbs})[^，,。；]{{1,10}}?(?<!方)的(?=[^，,。；]*{_PREDICATE})(?![^，,。；]{{0,12}}(?:{verbs}))"
            rf"|(?:(?:以|通过|采用|按|依|经|向|对)[^，,。；的提交供付]{{1,14}})?(?:{either(table['said'])})的"
            rf"[^，,。；的]{{0,4}}(?:{either(table['sayings'])})[，,]?\s*$"
        ),
    )
