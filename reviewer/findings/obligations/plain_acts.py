"""An act that stayed while the word that gives it force came or went: 工期顺延, 工期不予顺延."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewer.findings.obligations.gains import its, party_of
from reviewer.findings.obligations.grades import (
    BAN_LIFTED,
    DUTY,
    DUTY_TO_EFFORT,
    DUTY_TO_OPTION,
    EFFORT,
    EFFORT_TO_DUTY,
    FREE,
    NEGATION_ADDED,
    NEGATION_REMOVED,
    NEGATIVE,
    OPTION_TO_DUTY,
    PRINCIPLE,
    RIGHT_DENIED,
    WORDING,
    Judged,
    judge_plain,
)
from reviewer.findings.obligations.words import force_span, observed
from reviewer.language.modality import find_cues
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from reviewer.findings.obligations.reading import Reading
    from reviewer.findings.observation import Observation
    from reviewer.language.norms import Norm

__all__ = ["held_against", "word_alone"]

_FORBIDS = lazy(
    r"不得|不应当?|不可以?|不能|不许|不准|不予|不再|禁止|shall not|may not|must not|cannot", re.IGNORECASE
)
_ADVERB = lazy(
    r"相应|可|会|将|能|另行|均|一律|依法|应|予以|当然|自然|仍然?|依然|继续|自动|自行|随之|随即|立即|即行?|同时|一并"
)
_OPTION = lazy(r"may|can|might|could", re.IGNORECASE)
"""Words that leave it open, where they are read as no norm of their own: the Agent, which may object."""
_REACHED = lazy(r"达到|达成|实现|做到|(?:保持|维持)?(?:不(?:低|少|小|高|多|大|迟|晚)于|不超[过出])|保持|维持")
_COMPARES = lazy(r"不?(?P<how>等于|大于|小于|高于|低于|多于|少于|长于|短于|早于|晚于|迟于|超过|超出|等同于)")
_LEAST = lazy(
    r"(?:应当?|须)?(?:不(?:得|应|可)?(?:(?:低|少|小|高|多|大|迟|晚)于|超[过出])|达到?|至少|至多|不低)"
)
"""What says how much there must or may be, where an effort took its place or gave it up: 不低于, 力争达到."""
_AT_ONCE = lazy(r"立即|即时|即刻|即行|马上|随即")
"""Behind a word that leaves it open, what may go with it: 可以立即终止, 自动终止."""
_BARE = "不"
"""Before an act of a plain statement, what says that it is not done: 不停止施工, 可以停止施工."""
_ACT, _KEPT_ACT = 2, 0.7
"""Letters an act has at least, and the share of them that stayed."""


def word_alone(reading: Reading, norm: Norm, *, base: bool) -> Observation | None:
    """Return the observation of a norm that is one by a deontic word put before (or taken from) words that
    stayed: 工期顺延, 工期不予顺延; None where the act itself came or went."""
    if norm.cue is None or norm.derived:
        return None
    if (denied := _denied(reading, norm, base=base)) is not None or reading.kept_share(norm.cue, base=base):
        return denied
    side, other = (reading.base, reading.draft) if base else (reading.draft, reading.base)
    reached = _REACHED.match(side.text, norm.cue[1]) if norm.grade in EFFORT else None
    at_once = _AT_ONCE.match(side.text, norm.cue[1]) if norm.grade in FREE else None
    word = (norm.cue[0], reached.end() if reached else at_once.end() if at_once else norm.cue[1])
    act = (max(norm.action[0], word[1]), norm.action[1])
    letters = sum(letter.isalnum() for letter in side.text[slice(*act)])
    if letters < _ACT or reading.kept_share(act, base=base) < _KEPT_ACT:
        return None
    there = reading.across(word, from_base=base)
    cue, instead = side.text[slice(*word)], other.text[slice(*there)].strip("，,。；;、：: ")
    before, after = (cue, instead) if base else (instead, cue)
    least = norm.grade in EFFORT and bool(_LEAST.fullmatch(instead))
    of_force = (
        least
        or (norm.grade in FREE and instead == _BARE)
        or PRINCIPLE.fullmatch(instead)
        or _ADVERB.fullmatch(instead)
        or _FORBIDS.fullmatch(instead)
        or find_cues(instead)
    )
    if instead and not of_force:
        return None
    judged = _judged(norm, cue, instead, base=base)
    if judged is None:
        return None
    bearer = party_of(reading, side, norm.bearer)
    span, image = force_span(side.text, norm), (there[0], reading.across(act, from_base=base)[1])
    if reached:
        span = (span[0], max(span[1], act[1]))
    return observed(
        reading,
        "modality",
        f"modality.{judged.say}",
        judged.row,
        base=span if base else image,
        draft=image if base else span,
        favours=_gainer(reading, bearer, judged),
        params={"its": its(side, norm.bearer)},
        data={
            "from": before,
            "to": after,
            "direction": judged.direction,
            "grade_from": norm.grade if base else "O3",
            "grade_to": "O3" if base else norm.grade,
            "bearer": bearer,
        },
    )


def held_against(reading: Reading, norm: Norm, *, base: bool) -> bool:
    """Whether a norm holds one thing against another by a word that was another: 租期不得短于贷款期限,
    应当等于贷款期限. Its words tell that by themselves."""
    if norm.cue is None:
        return False
    side, other = (reading.base, reading.draft) if base else (reading.draft, reading.base)
    compared = _COMPARES.match(side.text, norm.cue[1])
    if compared is None or not reading.touched(compared.span(), base=base):
        return False
    low, high = reading.across((norm.cue[0], compared.end()), from_base=base)
    instead = _COMPARES.search(other.text, low, high)
    return instead is not None and instead["how"] != compared["how"]


def _judged(norm: Norm, cue: str, instead: str, *, base: bool) -> Judged | None:
    """Return what it is that a word of force went (`base`) or came, by what stands in its place on the other
    side; None where it changed nothing."""
    before, after = (cue, instead) if base else (instead, cue)
    if len(NEGATIVE.findall(before)) % 2 and len(NEGATIVE.findall(after)) % 2:
        return WORDING
    if norm.grade in FREE and instead == _BARE:
        return RIGHT_DENIED if base else BAN_LIFTED
    if _FORBIDS.fullmatch(before) and norm.grade in FREE:
        return BAN_LIFTED
    if _FORBIDS.fullmatch(cue) and norm.bearer is None:
        return NEGATION_REMOVED if base else NEGATION_ADDED
    if norm.grade in DUTY and PRINCIPLE.fullmatch(instead):
        return DUTY_TO_EFFORT if base else EFFORT_TO_DUTY
    if norm.grade in DUTY and _OPTION.fullmatch(instead):
        return DUTY_TO_OPTION if base else OPTION_TO_DUTY
    return judge_plain(norm.grade, bare=base)


def _gainer(reading: Reading, bearer: str | None, judged: Judged) -> str:
    """Return who gains by a change of force: who is bound less, or the other."""
    if bearer is None or judged.direction == "same":
        return "unclear"
    if judged.direction == "weakened" or judged.say in ("ban_lifted", "duty_to_exemption"):
        return bearer
    if judged.direction == "strengthened" or judged.say == "exemption_to_duty":
        return reading.other(bearer) or "unclear"
    return "unclear"


_BARE_DENIAL = lazy(r"(?:概|一概|恕|一律)不予?")
"""A refusal without the act: 概不, before 退还."""
_DENIAL = lazy(r"(?:概|一概|均|一律|恕)?不(?:予|再)?(?P<act>[\u4e00-\u9fff]{1,4})")


def _spoken(act: str) -> tuple[str, ...]:
    """Return the ways to say an act: 退 is 退还 too."""
    return (act, *(act + end for end in "还付回款")) if len(act) == 1 else (act,)


def _denied(reading: Reading, norm: Norm, *, base: bool) -> Observation | None:
    """Return the observation of an act that stayed while the words before it gave way to a refusal of it:
    按比例退还, 不予退还; or the reverse."""
    side, other = (reading.base, reading.draft) if base else (reading.draft, reading.base)
    start, end = norm.cue or (0, 0)
    bare = _BARE_DENIAL.fullmatch(side.text, start, end)
    end = min(norm.end, end + 2) if bare else end
    refused = _DENIAL.fullmatch(side.text, start, end)
    if refused is None:
        return None
    act = refused.span("act")
    low, high = reading.across((start, act[1]), from_base=base)
    words = other.text[low:high].strip("，,。；;、：: ")
    if not words.endswith(_spoken(refused["act"])) or words == refused["act"] or _DENIAL.search(words):
        return None
    bearer = party_of(reading, side, norm.bearer)
    return observed(
        reading,
        "modality",
        f"modality.negation_{'removed' if base else 'added'}",
        "reversed",
        base=(start, end) if base else (low, high),
        draft=(low, high) if base else (start, end),
        favours="unclear",
        params={"its": its(side, norm.bearer)},
        data={
            "from": side.text[start:end] if base else words,
            "to": words if base else side.text[start:end],
            "direction": "reversed",
            "bearer": bearer,
        },
    )
