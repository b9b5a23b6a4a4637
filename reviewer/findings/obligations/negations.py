"""Negations that came or went by themselves, in a subject too (neither, either); bans of a figure that turned
into leave for it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewer.findings.obligations.english_denials import denial_turned, who_gains
from reviewer.findings.obligations.gains import favoured, its, party_of
from reviewer.findings.obligations.limits import limited
from reviewer.findings.obligations.words import observed
from reviewer.language.lexicon import word_end
from reviewer.language.sentences import part_around
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from re import Pattern

    from reviewer.findings.obligations.reading import Mark, Reading
    from reviewer.findings.observation import Observation
    from reviewer.language.norms import Span
    from reviewer.model import Quote

__all__ = ["bans_lifted", "denials_beside", "negations"]

_NEGATIONS = (
    "不",
    "未",
    "无",
    "非",
    "没有",
    "不予",
    "并不",
    "不再",
    "not",
    "no",
    "never",
    "non-",
    "do not",
    "does not",
    "did not",
)
_TOLD_ELSEWHERE = lazy(
    r"不(?:超过|少于|低于|高于|多于|大于|小于|迟于|晚于|早于|足|满|含|包含|包括|计入|能履行)|非(?:独占|独家|排他)|non-\w"
)
"""Negations that bound a quantity or make another term of law."""
_REDUCES = lazy(r"(?:减去|加上|扣减)")
"""What a sum loses or gains, where nobody is told to do anything."""
_DONE_TO = lazy(
    r"经?(?:审计|评估|验收|检验|批准|备案|登记|公证|确认|认证|披露|分配|摊销|折旧)的?[\u4e00-\u9fff]{0,6}?"
    r"(?:利润|资产|报表|报告|收入|成本|负债|净值|产值|价值|权益|金额|款项|货物|产品|数据|信息|股权|份额|部分)"
)
"""What was done to a thing, as its description: 经审计净资产, 已披露的负债."""
_REACH = 24
_NOT_SO = lazy(r"(?:亦|也|均|并|仍|概|都)*不(?:得|应当?|因此|当然|必然|自动)?")
"""Words that deny what is deemed: 不得视为, 亦不因此视为."""
_DEEMED = lazy(
    r"(?:应当?|即|得)?(?:视为|视同|视作|推定)|\s*(?:be )?(?:deemed|treated as|regarded as)", re.IGNORECASE
)
_NOBODY = lazy(r"(?:neither|no|none|nobody|no one)(?:\s+of)?(?:\s+the)?(?:\s+part(?:y|ies))?", re.IGNORECASE)
_SOMEBODY = lazy(
    r"(?:either|each|every|any|both|all|anyone|everyone)(?:\s+of)?(?:\s+the)?(?:\s+part(?:y|ies))?",
    re.IGNORECASE,
)
"""Who may or must do nothing, and who may or must: Neither party, Either party."""
_FORBIDS = lazy(r"不得|不应当?|不可以?|不能|不许|shall not|may not|must not", re.IGNORECASE)
_DISSUADES = lazy(r"不宜|尽量不|一般不|原则上不得?|should not", re.IGNORECASE)
_ALLOWS = lazy(r"可以?|能够?|得|有权|may|can", re.IGNORECASE)
_ADVERB = lazy(r"[即则亦均仍也都将会皆乃遂]|当然|自动|随之|相应")
"""What may stand in the place of a negation without being one: 不免除, 即免除."""
_MANNER = lazy(
    r"(?:按照?|依照?|照|以|据)(?!期|时)[^，,。；;不无]{1,12}|全额|足额|如数|部分|酌情|酌|及时|立即|无息|有偿|无偿|免费|优先|继续|照常|另行|一并|单独|相应|予以|可|应"
)
"""What may stand before an act in the place of a negation of it: 按天数退, 不退."""
_AFTER = lazy(r"[^\W_]{1,6}[%％‰]?")
_LATIN_AFTER = lazy(r"\s*([A-Za-z][\w'’-]*)")


def negations(reading: Reading, told: Iterable[Observation]) -> Iterator[Observation]:
    """Yield an observation for each edit that does nothing but put in or take out a negation, where no
    other told it."""
    spoken = [quote for seen in told for quote in (seen.base, seen.draft) if quote is not None]
    for mark in reading.marks:
        before = reading.base.text[slice(*mark.base)]
        after = reading.draft.text[slice(*mark.draft)]
        added = _negates(after, before) or _nobody(after, before) or _none(reading, mark, base=False)
        plain = added or (
            _negates(before, after) or _nobody(before, after) or _none(reading, mark, base=True)
        )
        turned = None if plain else denial_turned(reading, mark)
        if not plain and turned is None:
            continue
        added = added or bool(turned)
        if mark in denials_beside(reading, (mark.base[0], mark.base[0]), (mark.draft[0], mark.draft[0])):
            continue
        denied = (after if added else before).strip() + reading.base.text[mark.base[1] :][:4]
        listing = _INCLUDES.search(denied)
        if _TOLD_ELSEWHERE.match(denied) and not listing:
            continue
        if _denied_elsewhere(reading.base.text, mark.base, reading.draft.text, mark.draft):
            continue
        if limited(
            reading.base.text[slice(*reading.base.sentence(mark.base[0]))],
            reading.draft.text[slice(*reading.draft.sentence(mark.draft[0]))],
        ):
            continue
        base, draft = mark.base, mark.draft
        if plain or len(before.split()) == 1 or not after.strip():
            base, draft = _with_verb(reading.base.text, base), _with_verb(reading.draft.text, draft)
        quotes = (reading.base.quote(*mark.base), reading.draft.quote(*mark.draft))
        if any(_meets(quote, other) for quote in quotes for other in spoken):
            continue
        if listing is not None:
            yield _listed(reading, mark, len(listing.group()) - 1, out=added)
            continue
        norm = reading.base.norm_at(*mark.base)
        behind = reading.base.text[mark.base[1] :][:_REACH]
        say = "sum_turned" if _REDUCES.match(behind) else "extent_changed" if _DONE_TO.match(behind) else ""
        if say and norm is None:
            yield observed(
                reading,
                "condition",
                f"condition.{say}",
                "negation",
                base=base,
                draft=draft,
                favours="unclear",
                data={"what": "negation", "from": before, "to": after, "change": say},
            )
            continue
        bearer = party_of(reading, reading.base, norm.bearer) if norm else None
        deemed = _DEEMED.match(behind)
        yield observed(
            reading,
            "modality",
            f"modality.negation_{'added' if added else 'removed'}",
            "reversed",
            base=base,
            draft=draft,
            favours=favoured(reading, reading.base, mark.base, "silent" if added else "speaker")
            if deemed
            else who_gains(reading, mark, denied=added),
            params={"its": its(reading.base, norm.bearer if norm else None)},
            data={"from": before, "to": after, "direction": "reversed", "bearer": bearer},
        )


_INCLUDES = lazy(r"^不(?:包括|包含|含)(?!但|在)")
"""What says that something is not among what is named before it."""


def _listed(reading: Reading, mark: Mark, verb: int, *, out: bool) -> Observation:
    """Return the observation of things that an edit took out of what includes them, or put into it, by a
    denial alone: 包括拆旧材料, 不包括拆旧材料. `verb` is the length of the word behind the denial."""
    change = "listed_out" if out else "listed_in"
    base, draft = (mark.base[0], mark.base[1] + verb), (mark.draft[0], mark.draft[1] + verb)
    return observed(
        reading,
        "condition",
        f"condition.{change}",
        "openness",
        base=base,
        draft=draft,
        favours="unclear",
        data={
            "what": "openness",
            "from": reading.base.text[slice(*base)],
            "to": reading.draft.text[slice(*draft)],
            "change": change,
        },
    )


def _denied_elsewhere(base: str, old: Span, draft: str, new: Span) -> bool:
    """Whether the part of the sentence denies as often on both sides, the negation only standing elsewhere:
    甲方未按时付清尾款, 尾款未由甲方按时付清."""
    ours, theirs = (
        sorted(
            "" if _NO_LEAVE.match(text, found.start()) else found.group()
            for found in _CHINESE_NOT.finditer(text, *part_around(text, span, _MARKS))
        )
        for text, span in ((base, old), (draft, new))
    )
    return bool(ours) and ours == theirs


_MARKS = "，,。；;：:\n"
_NO_LEAVE = lazy(
    r"[不未](?:[获经得]|取得|获得|征得|得到)?[^，,。；;不未]{0,6}?(?:认可|同意|批准|许可|确认|接受)"
)
"""What somebody does not agree to, whichever word denies it: 客户不认可的, 未获客户认可的."""
_CHINESE_NOT = lazy(r"[不未无非]|没有")


def denials_beside(reading: Reading, old: Span, new: Span) -> tuple[Mark, ...]:
    """Return the edits of the baseline's sentence that only put `not` to its verb, or take it from it, as
    another subject asks for it: neither party is liable, the Agent is not liable.

    `old` and `new` are where the subjects stand; their own words do not count.
    """
    low, high = reading.base.sentence(old[0])
    words = (
        reading.base.text[low:high],
        reading.draft.text[slice(*reading.across((low, high), from_base=True))],
    )
    if len(_NO_SUBJECT.findall(words[0])) == len(_NO_SUBJECT.findall(words[1])):
        return ()
    found = []
    for mark in reading.marks:
        rest = _behind(reading.base.text, mark.base, old), _behind(reading.draft.text, mark.draft, new)
        if low <= mark.base[0] <= high and _denies(rest[0]) != _denies(rest[1]):
            found.extend([mark] if all(map(_VERB_ALONE.fullmatch, rest)) else [])
    return tuple(found)


def _behind(text: str, span: Span, subject: Span) -> str:
    """Return the words of an edit, those behind the subject where it holds the subject."""
    holds = span[0] <= subject[0] + _ARTICLE and subject[1] <= span[1]
    return text[subject[1] if holds else span[0] : span[1]]


_ARTICLE = 4
"""The article before a subject takes so many letters with its blank."""


def _denies(words: str) -> bool:
    return bool(_NOT.search(words))


_NOT = lazy(r"\bnot\b", re.IGNORECASE)
_NO_SUBJECT = lazy(r"\b(?:neither|none|nobody|no one|no party)\b", re.IGNORECASE)
_VERB_ALONE = lazy(
    r"\s*(?:is|are|am|was|were|do|does|did|has|have|had|will|shall|may|can|must)?\s*(?:not)?\s*",
    re.IGNORECASE,
)


def _none(reading: Reading, mark: Mark, *, base: bool) -> bool:
    """Whether a side speaks of no thing where the other speaks of one, and its sentence is denied, made an
    exception to or bounded as on the other in all else: no deposit is due, a deposit is due."""
    sides = (reading.base.text, mark.base), (reading.draft.text, mark.draft)
    (ours, mine), (theirs, its_) = sides if base else sides[::-1]
    if ours[slice(*mine)].strip().lower() != "no" or not _ONE.fullmatch(theirs[slice(*its_)].strip()):
        return False
    old = reading.base.sentence(mark.base[0])
    new = reading.across(old, from_base=True)
    words = [
        sorted(_ELSE.findall(text[slice(*span)].lower()))
        for text, span in ((reading.base.text, old), (reading.draft.text, new))
    ]
    one, two = words if base else words[::-1]
    return one == sorted([*two, "no"])


_ONE = lazy(r"an?|the|any|some|each|every|all|one", re.IGNORECASE)
_ELSE = lazy(
    r"\b(?:no|not|nor|never|none|neither|nothing|nobody|without|cannot|unless|only|except|save|until"
    r"|other than|un\w{4,}|in(?:valid|effective)\w*)\b"
)
"""What denies, excepts or bounds a statement."""


def _nobody(one: str, two: str) -> bool:
    """Whether one side speaks of nobody where the other speaks of somebody."""
    return bool(_NOBODY.fullmatch(one.strip()) and _SOMEBODY.fullmatch(two.strip()))


_JOINT = lazy(r"^(?:但是?|并且|而且|同时|[并且而])(?=[不未无非])|^(?:但是?|并且|而且|同时|[并且而])$")
"""What joins an act to the one before it, beside a negation or in its place: 但不追溯, 并追溯."""


def _negates(longer: str, shorter: str) -> bool:
    longer, shorter = (_JOINT.sub("", words.strip()) for words in (longer, shorter))
    if _ADVERB.fullmatch(shorter) or (longer in _NEGATIONS and _MANNER.fullmatch(shorter)):
        shorter = ""
    more = len(longer) - len(shorter)
    return more > 0 and (
        (longer.endswith(shorter) and _denying(longer[:more].strip()))
        or (longer.startswith(shorter) and _denying(longer[-more:].strip()))
    )


def _denying(words: str) -> bool:
    return words in _NEGATIONS or bool(_NOT_SO.fullmatch(words))


def bans_lifted(reading: Reading, told: Iterable[Observation]) -> Iterator[Observation]:
    """Yield an observation for each ban of a figure that gave way to leave for it, or to advice against it,
    where no other told it."""
    spoken = [quote for seen in told for quote in (seen.base, seen.draft) if quote is not None]
    for mark in reading.marks:
        before, after = reading.base.text[slice(*mark.base)], reading.draft.text[slice(*mark.draft)]
        if _turns(before, after, _ALLOWS):
            say, direction = "ban_lifted", "reversed"
        elif _turns(before, after, _DISSUADES):
            say, direction = "ban_softened", "weakened"
        else:
            continue
        base, draft = _with_verb(reading.base.text, mark.base), _with_verb(reading.draft.text, mark.draft)
        quotes = (reading.base.quote(*base), reading.draft.quote(*draft))
        if any(_meets(quote, other) for quote in quotes for other in spoken):
            continue
        yield observed(
            reading,
            "modality",
            f"modality.{say}",
            say,
            base=base,
            draft=draft,
            favours="unclear",
            params={"its": its(reading.base, None)},
            data={"from": before, "to": after, "direction": direction, "bearer": None},
        )


def _turns(before: str, after: str, into: Pattern[str]) -> bool:
    """Whether a ban of whatever follows gave way to other words for it: 不得低于 to 可以低于 or 不宜低于."""
    before, after = before.strip(), after.strip()
    while before and after and before[-1] == after[-1] and not into.fullmatch(after):
        before, after = before[:-1], after[:-1]
    return bool(_FORBIDS.fullmatch(before) and into.fullmatch(after))


def _with_verb(text: str, span: Span) -> Span:
    if text[span[0] : span[1] + 1].isascii():
        word = _LATIN_AFTER.match(text, span[1])
        if word is None:
            return span
        return span[0] if span[0] < span[1] else word.start(1), word.end()
    words = _AFTER.match(text, span[1])
    return span[0], word_end(text, words.start(), words.end()) if words else span[1]


def _meets(one: Quote | None, two: Quote) -> bool:
    return one is not None and one.clause == two.clause and one.start < two.end and two.start < one.end
