"""Duties, prohibitions, rights and exemptions that came or went as a whole."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from reviewer.findings.obligations.consents import leave_alone, turned
from reviewer.findings.obligations.gains import one_of, party_of
from reviewer.findings.obligations.plain_acts import word_alone
from reviewer.findings.obligations.side import BOTH
from reviewer.findings.obligations.words import force_span, observed, shorten
from reviewer.language.modality import find_cues, modality_table
from reviewer.language.norms import Norm
from reviewer.language.risk_words import find_hits, groups
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reviewer.findings.obligations.matches import Matches
    from reviewer.findings.obligations.reading import Reading
    from reviewer.findings.obligations.side import Side
    from reviewer.findings.observation import Observation
    from reviewer.language.norms import Span
    from reviewer.language.risk_words import Group

__all__ = ["came_and_went", "sort_of", "whole_clause"]

_SORTS = {
    "duty": ("O4", "O3"),
    "warranty": ("O3w",),
    "effort": ("O2", "O1"),
    "ban": ("F3", "F3c", "F1"),
    "right": ("P", "R"),
    "discretion": ("R+",),
    "exemption": ("E",),
    "waiver": ("W",),
    "rule": ("D",),
}
_BY_GRADE = {grade: sort for sort, grades in _SORTS.items() for grade in grades}
_STRENGTH = ("rule", "effort", "warranty", "right", "duty", "ban", "discretion", "exemption", "waiver")
"""Sorts of norms by how much a lawyer must see them, the least first."""
_JOINED = lazy(
    r"^\s*[，,、]?\s*(?:并且|并|且|同时|以及|及|还|和|(?i:and|as well as))\s*"
    r"(?:应|应当|须|需)?(?:依法|及时|立即|免费|无偿|按照?[^，。；]{0,4}?(?:规定|约定|要求|程序|标准|比例|期|时|月|季|年|章|需|量)|一并|另行)?"
    r"(?:[在于][^，。；]{1,16}?(?:内|前|后|时|之日起?|当[日天]))?(?:[^，。；]{1,8}?[日天月年时]内)?(?:书面|如实|主动|无偿|免费|一并|足额)?"
    r"(?:(?:向|为|给|对)[^，。；]{1,6}?(?=[\u4e00-\u9fff]{2}))?"
    r"(?:将[^，。；]{1,12}?(?=[交送寄退还报存]))?"
)
_LISTED = lazy(r"[，,、]?(?=[\u4e00-\u9fff]{4})")
_HELP = lazy(r"(?:[、，,]|(?<=[、，,]))(?=(?:配合|协助)[\u4e00-\u9fff]{2})")
"""A further act of help, the last of a row of acts."""
_COMMA = lazy(r"[、，,]?")
_MORE = lazy(r"[，,、]?(?:并且|并|且|同时|以及)")
"""Further acts of one sentence: what stands before them is one of a row."""
_IS_DONE = lazy(r"(?<![\u4e00-\u9fff]自)(?:已经?|业已)(?:[^，,。；;、应须]{1,8})$")
"""Words of what is done already: a further act behind them is a state of things and no duty."""
_DONE_LONGEST = 10
"""So many letters these have at most."""
_HANDING = lazy(r"[交送寄报](?:给|至|予)?[^，。；]{1,10}(?:备案|备查|审批|批准|存档|保管|审核)?$")
"""An act of one word: handing something to somebody, reporting to somebody (交甲方, 报董事会备案)."""

_BASE_VERB = (
    r"(?!(?:with|without|for|from|by|to|of|in|on|at|under|over|after|before|until|if|when|where|any|all|each|every|the|an?"
    r"|its|their|his|her|such|no|not|only|that|which|who|is|are|be|was|were|has|have|had|as|upon|within|during|including"
    r"|subject|provided|except|save|unless|between|among|against|through|also|then|so|or|and|both|either)\b)"
    r"[a-z]{2,}(?<!ing)(?<!ion)(?<!ment)(?<!ness)(?<!ity)(?<!ance)(?<!ence)(?<![^s]s)"
)
_OBJECT = (
    r"(?:the|its|their|his|her|all|any|an?|such|each|every|it|them|those|these)\b"
    r"|in writing that\b|that (?:it|they|the)\b"
)
"""A verb in its plain form is told from a noun by what follows: certify in writing that, notify the Agent."""
_JOINT = lazy(r"^[，,、\s]*(?:以及|和|及(?![时其格])|(?i:and\b))\s*")
_THING = lazy(
    r"[\u4e00-\u9fff]{2,4}(?:报告|计划|记录|清单|方案|标准|凭证|证明|单据|费用|手续|资质|证书|数据|结果|条件|期限|方式|制度|流程|规范|资料|文件)"
)
"""A thing named by what is done with it: 检测报告, 整改计划."""
_BORDERS = lazy(r"[，,。；;：:、和及与或]")
_WITH = lazy(r"\s*(?i:(?:together|along) with|accompanied by|as well as)\s+")
_HANDS_OVER = lazy(
    r"(?i:\b(?:deliver|provide|suppl(?:y|ies)|send|submit|furnish|give|return|hand|present|procure)(?:s|es)?\b)"
)
"""What else is handed over goes with the act of handing over: accounts, together with a certificate."""
_VERB_NEXT = lazy(
    r"[，,、]?(?:并且|并)(?!非|未|能|可|不|无|其|该|以|为|在|经|由|与|对|向|于|就)[\u4e00-\u9fff]{2,8}$"
)
"""An act of few letters behind a word that joins acts alone: 并定期演练."""
_WITHIN = lazy(r"在[^，。；]{1,16}?(?:内|前)$")
_VERBS = lazy(r"(?:\s*,\s*|\s+and\s+)?[a-z]{3,}(?:,? (?:and )?[a-z]{3,})?(?:\s*,|\s+and)?\s*")
_JOINT_VERB = lazy(r"\s*(?:,\s*)?(?:and\s+)?")
_ROW = lazy(r"\s+(?:not\s+)?(?:[a-z]{3,}(?:\s*,\s*|\s+and\s+|\s*,\s*and\s+|\s*(?=$)))*")
"""Nothing but verbs between a modal word and the next of them."""
_ROW_ENDS = lazy(
    r"\s*(?:,|and\b|[a-z]+\s+and\b|(?:the|its|all|any|each|such)\b|(?:[a-z]+\s+){1,2}(?:the|its|all|any)\b)"
)
_NEAR = 40
_JOINED_ON, _JOINS_ON = lazy(r"(?:,|\band)\s*$|^\s*(?:,|and\b)"), lazy(r"\s*(?:,|and\b)")
_MANNER = lazy(r"ly\b")
"""An adverb is no verb of a row: shall promptly and fully notify."""
_STAGE = lazy(r"[之的]?(?:后|时|前|日起|之日|当天|当日|次日)|[的者][，,]|者[；;。]|合格后")
"""Words after an act that make it a stage in time or a case, not an act that is owed."""


_SHORT = 40
"""A norm of so many letters is quoted whole."""
_STAYED = 0.5
"""From this share of letters kept, 0 to 1, what an edit changed is the force of a norm and not the norm."""


def sort_of(norm: Norm) -> str:
    """Return what a norm is: duty, warranty, effort, ban, right, discretion, exemption, waiver or rule."""
    return _BY_GRADE[norm.grade]


def came_and_went(reading: Reading, matches: Matches) -> Iterator[Observation]:
    """Yield an observation for each norm that an edit put in or took out, and for each act added to a
    norm's acts."""
    for norm in matches.gone:
        if (
            _charged_again(reading, norm, base=True)
            or any(turned(reading, (norm,), base=True))
            or _promised(reading, norm, base=True)
        ):
            continue
        if (leave := leave_alone(reading, norm, base=True)) is not None:
            yield leave
        elif norm not in matches.parted and (forced := word_alone(reading, norm, base=True)) is not None:
            yield forced
        elif sort_of(norm) != "rule" and not _device(reading.base, norm):
            yield _told(reading, reading.base, norm, _extent(reading, norm, base=True), base=True)
    for norm in matches.new:
        if (
            _charged_again(reading, norm, base=False)
            or any(turned(reading, (norm,), base=False))
            or _promised(reading, norm, base=False)
        ):
            continue
        if (leave := leave_alone(reading, norm, base=False)) is not None:
            yield leave
        elif norm not in matches.parted and (forced := word_alone(reading, norm, base=False)) is not None:
            yield forced
        elif sort_of(norm) != "rule" and not _device(reading.draft, norm):
            yield _told(reading, reading.draft, norm, _extent(reading, norm, base=False), base=False)
    yield from _acts(reading, matches)


def _promised(reading: Reading, norm: Norm, *, base: bool) -> bool:
    """Whether a norm is the word of a promise alone, and the other side promises the same without a comma:
    乙方承诺，其享有, 乙方保证其享有."""
    side, other = (reading.base, reading.draft) if base else (reading.draft, reading.base)
    if norm.grade != "O3w" or any(map(str.isalnum, side.text[slice(*norm.action)])):
        return False
    low, high = reading.across(norm.sentence, from_base=base)
    return any(cue.grade == "O3w" for cue in find_cues(other.text[low:high]))


@lru_cache(maxsize=1)
def _charging() -> Group:
    return next(group for group in groups() if group.name == "charging")


def _charged_again(reading: Reading, norm: Norm, *, base: bool) -> bool:
    """Whether the word of a waiver gave way to one by which the same is charged, which the qualifiers tell:
    免收, 照收."""
    if sort_of(norm) != "waiver" or norm.cue is None:
        return False
    side, other = (reading.base, reading.draft) if base else (reading.draft, reading.base)
    there = reading.across(norm.cue, from_base=base)
    return any(
        one.start < norm.cue[1]
        and norm.cue[0] < one.end
        and two.start < there[1]
        and there[0] < two.end
        and one.member != two.member
        for one in find_hits(side.text, _charging())
        for two in find_hits(other.text, _charging())
    )


def _extent(reading: Reading, norm: Norm, *, base: bool) -> Span:
    """Return the words to quote: those that came or went, or the deontic word where the others stayed."""
    if reading.kept_share((norm.start, norm.end), base=base) < _STAYED:
        return _changed(reading, norm, base=base)
    if (
        norm.cue is not None
        and norm.end - norm.start <= _SHORT
        and not reading.kept_share(norm.cue, base=base)
    ):
        return norm.start, norm.end
    return force_span((reading.base if base else reading.draft).text, norm)


def _changed(reading: Reading, norm: Norm, *, base: bool) -> Span:
    """Return the words of a norm from the first to the last that an edit put in or took out."""
    flags = reading.changed[0 if base else 1]
    places = [place for place in range(norm.start, norm.end) if flags[place]]
    return (places[0], places[-1] + 1) if places else (norm.start, norm.end)


def _device(side: Side, norm: Norm) -> bool:
    """Whether a plain statement is a cap, a deeming rule or the like, which is told as what it is."""
    words = side.text[norm.start : norm.end]
    return norm.implied and any(group.alone and find_hits(words, group) for group in groups())


@lru_cache(maxsize=1)
def _english_act() -> re.Pattern[str]:
    verbs = modality_table()["implied"]["english_verbs"]
    placed = "|".join(modality_table()["implied"]["english_verbs_with"])
    stems = "|".join(verb.removesuffix("s") for verb in verbs if verb.endswith("s"))
    before = (
        r"(?:(?:shall|will|may|must|to|hereby)\s+)?(?:(?!only|early|daily|weekly|monthly|yearly)\w+ly\s+)?"
    )
    return re.compile(
        rf"(?i:{before}(?:(?:{stems})(?:s|es)?\s+\w|(?:{placed})\b|{_BASE_VERB}\s+(?:{_OBJECT})))"
    )


def _acts(reading: Reading, matches: Matches) -> Iterator[Observation]:
    verbs = modality_table()["implied"]["verbs"]
    for mark in reading.marks:
        for base in (True, False):
            span, empty = (mark.base, mark.draft) if base else (mark.draft, mark.base)
            if empty[0] != empty[1] or span[1] - span[0] < 3:
                continue
            side = reading.base if base else reading.draft
            words = side.text[span[0] : span[1]]
            row = _in_row(side, span)
            lead = _JOINED.match(words) or _WITH.match(words) or row
            if lead is None and _HELP.match(side.text, span[0]):
                lead = _COMMA.match(words)
            if lead is None and _MORE.match(side.text, span[1]):
                lead = _LISTED.match(words)
            told = matches.gone if base else matches.new
            if lead is None or any(norm.start < span[1] and span[0] < norm.end for norm in told):
                continue
            rest = words[lead.end() :]
            act = (
                any(rest.startswith(verb) for verb in verbs)
                or (words.isascii() and (_english_act().match(rest) or row))
                or _HANDING.match(rest)
                or (_WITH.match(words) and _HANDS_OVER.search(side.text, side.sentence(span[0])[0], span[0]))
                or (len(rest) >= 2 and _WITHIN.search(lead.group()))
                or _VERB_NEXT.match(lead.group() + rest)
            )
            if (
                not act
                or _STAGE.match(side.text, span[1])
                or _IS_DONE.search(side.text, max(0, span[0] - _DONE_LONGEST), span[0])
            ):
                continue
            if _JOINT.match(words) and (
                _THING.fullmatch(rest) or not _after_act(side.text[: span[0]], verbs)
            ):
                continue
            norm = side.norm_at(*span) or _implied(side, span)
            if norm is None or sort_of(norm) == "rule" or any(a <= span[0] < b for a, b in norm.conditions):
                continue
            yield _told(reading, side, norm, span, base=base)


def _in_row(side: Side, span: Span) -> re.Match[str] | None:
    """Return the mark that joins an English verb to others behind a modal word: shall weigh, sample and
    mark."""
    words = side.text[slice(*span)]
    if not _VERBS.fullmatch(words):
        return None
    cues = (norm.cue[1] for norm in side.norms if norm.cue and norm.cue[1] <= span[0])
    modal = max(cues, default=-1)
    if modal < 0:
        return None
    ahead, behind = side.text[modal : span[0]], side.text[span[1] : span[1] + _NEAR]
    joined = any(map(_JOINED_ON.search, (ahead, words))) or _JOINS_ON.match(behind)
    if _MANNER.search(words) or not joined or not _ROW.fullmatch(ahead) or not _ROW_ENDS.match(behind):
        return None
    return _JOINT_VERB.match(words)


def _after_act(before: str, verbs: Iterable[str]) -> bool:
    """Whether the member of a list that ends here is an act too, or has one, so that the next may be one."""
    member = _BORDERS.split(before)[-1]
    return before.isascii() or any(verb in member for verb in verbs)


def _implied(side: Side, span: Span) -> Norm | None:
    """Return an act as a duty of whoever acts in the words before it, where no norm was read there."""
    low, high = side.sentence(span[0])
    doer = next(
        (m for m in side.mentions if low <= m.start and m.end <= span[0] and m.slot in ("bearer", "agent")),
        None,
    )
    if doer is None and side.text[low:high].isascii() and (owes := side.owes(span[0])):
        return Norm(*span, (low, high), owes, None, None, "O3", None, span, implied=True)
    if doer is None or doer.sort == "third":
        return None
    return Norm(*span, (low, high), doer.label, (doer.start, doer.end), None, "O3", None, span, implied=True)


def _told(reading: Reading, side: Side, norm: Norm, span: Span, *, base: bool) -> Observation:
    kind = "removed" if base else "added"
    sort = sort_of(norm)
    bearer = party_of(reading, side, norm.bearer)
    relieved = base == (norm.burden > 0)
    if side.key(norm.bearer) == BOTH:
        favours = "none"
    elif bearer is None:
        favours = "unclear"
    else:
        favours = bearer if relieved else (reading.other(bearer) or "unclear")
    return observed(
        reading,
        kind,
        f"{kind}.{sort}",
        _row(sort, norm, bearer or side.key(norm.bearer)),
        base=span if base else None,
        draft=None if base else span,
        favours=favours,
        params={"one": one_of(side, norm.bearer), "words": shorten(_JOINT.sub("", side.text[slice(*span)]))},
        data={
            "grade": norm.grade,
            "bearer": bearer or side.key(norm.bearer),
            "implied": norm.implied,
            "text": side.text[span[0] : span[1]],
        },
    )


def _row(sort: str, norm: Norm, bearer: str | None) -> str:
    """Return the severity row: what binds nobody that the text names weighs less than what binds a party."""
    if bearer is None:
        return f"{sort}_unbound" if sort in ("duty", "ban") else "unbound"
    return f"{sort}_implied" if norm.implied else sort


def whole_clause(reading: Reading) -> Iterator[Observation]:
    """Yield one observation for the strongest norm of a clause that stands on one side alone."""
    base = bool(reading.base.views)
    side = reading.base if base else reading.draft
    if all(view.text == view.clause.heading for view in side.views):
        return
    norms = [n for n in side.norms if not n.derived and sort_of(n) != "rule"]
    if not norms:
        return
    strongest = max(
        norms, key=lambda n: (not n.implied, _STRENGTH.index(sort_of(n)), abs(n.burden), -n.start)
    )
    if strongest.implied and all(view.clause.kind == "table" for view in side.views):
        return
    low, high = strongest.sentence
    yield _told(reading, side, strongest, (low, high), base=base)
