"""The force of a norm that stayed: weakened, strengthened or turned round."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewer.findings.obligations.gains import its, party_of
from reviewer.findings.obligations.words import force_span, observed
from reviewer.language.modality import burden
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reviewer.findings.obligations.matches import Matches
    from reviewer.findings.obligations.reading import Reading
    from reviewer.findings.observation import Observation
    from reviewer.language.norms import Norm, Span
    from reviewer.model import Quote

__all__ = ["bans_lifted", "force_changes", "negations"]

_DUTY = {"O4", "O3", "O3w"}
_EFFORT = {"O2", "O1"}
_BAN = {"F3", "F3c"}
_FREE = {"P", "R", "R+"}
_PLAIN_WORDS = {
    "应",
    "应当",
    "应该",
    "须",
    "需",
    "需要",
    "应予",
    "应予以",
    "shall",
    "will",
    "",
    "可",
    "可以",
    "保证",
    "保障",
    "担保",
    "确保",
}

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
    r"不(?:超过|少于|低于|高于|多于|大于|小于|迟于|晚于|早于|足|满|含税|能履行)|非(?:独占|独家|排他)"
)
"""Negations that bound a quantity or make another term of law."""
_NEGATIVE = lazy(
    r"(?<!不但)(?<!不仅)不(?!但|仅|限于|可抗力|动产|断|低于|少于|超过|高于)|未(?!来)|(?i:\bnot\b|\bno\b|\bnever\b)"
)
_FORBIDS = lazy(r"不得|不应当?|不可以?|不能|不许|shall not|may not|must not", re.IGNORECASE)
_ALLOWS = lazy(r"可以?|能够?|得|有权|may|can", re.IGNORECASE)
_AFTER = lazy(r"[^\W_]{1,6}")
_LATIN_AFTER = lazy(r"\s*([A-Za-z][\w'’-]*)")
_SAME_ACT = 0.5
"""From this share of letters kept on both sides, 0 to 1, a norm still speaks of the same act."""


def force_changes(reading: Reading, matches: Matches) -> Iterator[Observation]:
    """Yield one observation for each norm whose deontic word an edit changed."""
    for old, new in matches.pairs:
        before, after = _cue(reading, old, base=True), _cue(reading, new, base=False)
        if before == after or not _edited(reading, old, new):
            continue
        judged = judge(old, new, before, after)
        if judged is not None and judged[1] == "wording":
            judged = _doubted(reading, old, new, judged)
        if judged is None:
            continue
        say, topic, direction = judged
        bearer = party_of(reading, reading.base, old.bearer) or party_of(reading, reading.draft, new.bearer)
        yield observed(
            reading,
            "modality",
            f"modality.{say}",
            topic,
            base=force_span(reading.base.text, old),
            draft=force_span(reading.draft.text, new),
            favours=_favours(reading, bearer, old, new),
            params={"its": its(reading.base, old.bearer or new.bearer)},
            data={
                "from": before,
                "to": after,
                "direction": direction,
                "grade_from": old.grade,
                "grade_to": new.grade,
                "bearer": bearer,
            },
        )


def _doubted(
    reading: Reading, old: Norm, new: Norm, judged: tuple[str, str, str]
) -> tuple[str, str, str] | None:
    """Take back that a change is one of wording where the act itself changed or gained or lost a negation."""
    before = len(_NEGATIVE.findall(reading.base.text, old.start, old.end))
    after = len(_NEGATIVE.findall(reading.draft.text, new.start, new.end))
    if (before + after) % 2 and {old.grade, new.grade} & {"O3", "O4", "O3w"} and not _in_cue(old, new):
        return ("negation_added" if after > before else "negation_removed"), "reversed", "reversed"
    acts = reading.kept_share(old.action, base=True), reading.kept_share(new.action, base=False)
    return judged if min(acts) >= _SAME_ACT else None


def _in_cue(old: Norm, new: Norm) -> bool:
    return old.grade[0] != "O" or new.grade[0] != "O"


def negations(reading: Reading, told: Iterable[Observation]) -> Iterator[Observation]:
    """Yield an observation for each edit that does nothing but put in or take out a negation, where no
    other told it."""
    spoken = [quote for seen in told for quote in (seen.base, seen.draft) if quote is not None]
    for mark in reading.marks:
        before = reading.base.text[slice(*mark.base)]
        after = reading.draft.text[slice(*mark.draft)]
        added = _negates(after, before)
        if not added and not _negates(before, after):
            continue
        if _TOLD_ELSEWHERE.match((after if added else before) + reading.base.text[mark.base[1] :][:4]):
            continue
        base, draft = _with_verb(reading.base.text, mark.base), _with_verb(reading.draft.text, mark.draft)
        quotes = (reading.base.quote(*base), reading.draft.quote(*draft))
        if any(_meets(quote, other) for quote in quotes for other in spoken):
            continue
        norm = reading.base.norm_at(*mark.base)
        bearer = party_of(reading, reading.base, norm.bearer) if norm else None
        yield observed(
            reading,
            "modality",
            f"modality.negation_{'added' if added else 'removed'}",
            "reversed",
            base=base,
            draft=draft,
            favours="unclear",
            params={"its": its(reading.base, norm.bearer if norm else None)},
            data={"from": before, "to": after, "direction": "reversed", "bearer": bearer},
        )


def _negates(longer: str, shorter: str) -> bool:
    longer, shorter = longer.strip(), shorter.strip()
    return any(longer == word + shorter or longer == shorter + word for word in _NEGATIONS)


def bans_lifted(reading: Reading, told: Iterable[Observation]) -> Iterator[Observation]:
    """Yield an observation for each ban of a figure that gave way to leave for it, where no other told it."""
    spoken = [quote for seen in told for quote in (seen.base, seen.draft) if quote is not None]
    for mark in reading.marks:
        before, after = reading.base.text[slice(*mark.base)], reading.draft.text[slice(*mark.draft)]
        if not _lifts(before, after):
            continue
        base, draft = _with_verb(reading.base.text, mark.base), _with_verb(reading.draft.text, mark.draft)
        quotes = (reading.base.quote(*base), reading.draft.quote(*draft))
        if any(_meets(quote, other) for quote in quotes for other in spoken):
            continue
        yield observed(
            reading,
            "modality",
            "modality.ban_lifted",
            "ban_lifted",
            base=base,
            draft=draft,
            favours="unclear",
            params={"its": its(reading.base, None)},
            data={"from": before, "to": after, "direction": "reversed", "bearer": None},
        )


def _lifts(before: str, after: str) -> bool:
    """Whether a ban of whatever follows gave way to leave for it: 不得低于, 可以低于."""
    before, after = before.strip(), after.strip()
    while before and after and before[-1] == after[-1]:
        before, after = before[:-1], after[:-1]
    return bool(_FORBIDS.fullmatch(before) and _ALLOWS.fullmatch(after))


def _with_verb(text: str, span: Span) -> Span:
    if text[span[0] : span[1] + 1].isascii():
        word = _LATIN_AFTER.match(text, span[1])
        if word is None:
            return span
        return span[0] if span[0] < span[1] else word.start(1), word.end()
    words = _AFTER.match(text, span[1])
    return span[0], words.end() if words else span[1]


def _meets(one: Quote | None, two: Quote) -> bool:
    return one is not None and one.clause == two.clause and one.start < two.end and two.start < one.end


def _cue(reading: Reading, norm: Norm, *, base: bool) -> str:
    text = reading.base.text if base else reading.draft.text
    return text[norm.cue[0] : norm.cue[1]] if norm.cue else ""


def _edited(reading: Reading, old: Norm, new: Norm) -> bool:
    return bool(
        (old.cue and reading.touched(old.cue, base=True))
        or (new.cue and reading.touched(new.cue, base=False))
    )


def judge(old: Norm, new: Norm, before: str, after: str) -> tuple[str, str, str] | None:
    """Return the sentence, the severity row and the direction of a change of force; None where there is
    none."""
    one, two = old.grade, new.grade
    if one == two and not (old.implied or new.implied):
        if one in ("D", "R+", "W", "E"):
            return None
        if before in _PLAIN_WORDS and after in _PLAIN_WORDS:
            same = one == "O3w"
            return None if same else ("wording", "wording", "same")
        return "wording", "wording", "same"
    if "D" in (one, two):
        return None
    if old.implied or new.implied:
        return _judge_plain(one if new.implied else two, bare=new.implied)
    return _judge_grades(one, two)


def _judge_plain(grade: str, *, bare: bool) -> tuple[str, str, str] | None:
    """Judge a cue that was dropped (`bare`) or put into a plain statement that a party does something."""
    match _family(grade):
        case "duty":
            return "wording", "wording", "same"
        case "effort":
            return (
                ("effort_to_duty", "effort", "strengthened")
                if bare
                else ("duty_to_effort", "effort", "weakened")
            )
        case "ban" | "soft_ban":
            return (
                ("ban_lifted", "ban_lifted", "reversed") if bare else ("duty_to_ban", "reversed", "reversed")
            )
        case "free":
            if bare:
                return "right_word_dropped", "right_word", "weakened"
            return "right_word_added", "duty_to_option", "weakened"
        case "exempt":
            if bare:
                return "exemption_to_duty", "reversed", "reversed"
            return "duty_to_exemption", "reversed", "reversed"
        case "waiver":
            return (
                ("waiver_lifted", "right_removed", "weakened")
                if bare
                else ("waiver", "right_removed", "strengthened")
            )
        case _:
            return None


def _judge_grades(one: str, two: str) -> tuple[str, str, str] | None:
    match (_family(one), _family(two)):
        case ("duty", "duty"):
            if {one, two} == {"O4", "O3"}:
                return "emphasis", "emphasis", "strengthened" if two == "O4" else "weakened"
            return "warranty", "emphasis", "strengthened" if two == "O3w" else "weakened"
        case ("duty", "effort"):
            return "duty_to_effort", "effort", "weakened"
        case ("effort", "duty"):
            return "effort_to_duty", "effort", "strengthened"
        case ("effort", "effort"):
            return "effort_changed", "emphasis", "weakened" if burden(two) < burden(one) else "strengthened"
        case ("duty" | "effort", "free"):
            return "duty_to_option", "duty_to_option", "weakened"
        case ("free", "duty" | "effort"):
            return "option_to_duty", "option_to_duty", "strengthened"
        case ("duty" | "effort", "ban" | "soft_ban"):
            return "duty_to_ban", "reversed", "reversed"
        case ("ban" | "soft_ban", "duty" | "effort"):
            return "ban_to_duty", "reversed", "reversed"
        case ("duty" | "effort", "exempt"):
            return "duty_to_exemption", "reversed", "reversed"
        case ("exempt", "duty" | "effort"):
            return "exemption_to_duty", "reversed", "reversed"
        case ("ban", "ban"):
            if one == "F3":
                return "ban_softened", "ban_softened", "weakened"
            return "ban_hardened", "ban_softened", "strengthened"
        case ("ban", "soft_ban"):
            return "ban_softened", "ban_softened", "weakened"
        case ("soft_ban", "ban"):
            return "ban_hardened", "ban_softened", "strengthened"
        case ("ban" | "soft_ban", "free"):
            return "ban_lifted", "ban_lifted", "reversed"
        case ("free", "ban" | "soft_ban"):
            return "right_denied", "reversed", "reversed"
        case ("ban" | "soft_ban", "exempt"):
            return "ban_to_exemption", "ban_softened", "weakened"
        case ("exempt", "ban" | "soft_ban"):
            return "exemption_to_ban", "reversed", "strengthened"
        case ("free", "free"):
            if {one, two} <= {"P", "R"}:
                return "option_wording", "wording", "strengthened" if two == "R" else "weakened"
            return "discretion", "discretion", "strengthened" if two == "R+" else "weakened"
        case ("free", "exempt" | "waiver"):
            return "right_to_exemption", "right_removed", "reversed"
        case ("exempt", "free"):
            return "exemption_to_right", "emphasis", "strengthened"
        case (_, "waiver"):
            return "waiver", "right_removed", "strengthened"
        case ("waiver", _):
            return "waiver_lifted", "right_removed", "weakened"
        case _:
            return None


def _family(grade: str) -> str:
    for name, grades in (("duty", _DUTY), ("effort", _EFFORT), ("ban", _BAN), ("free", _FREE)):
        if grade in grades:
            return name
    return {"F1": "soft_ban", "E": "exempt", "W": "waiver"}.get(grade, "plain")


def _favours(reading: Reading, bearer: str | None, old: Norm, new: Norm) -> str:
    if bearer is None:
        return "unclear"
    if new.implied and _family(old.grade) in ("ban", "soft_ban"):
        return bearer
    if old.burden == new.burden:
        if _family(old.grade) == "duty" and _family(new.grade) == "ban":
            return bearer
        return "none" if old.grade == new.grade or {old.grade, new.grade} <= _DUTY else "unclear"
    if new.burden < old.burden:
        return bearer
    return reading.other(bearer) or "unclear"
