"""The force of a norm that stayed: weakened, strengthened or turned round."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from reviewer.findings.obligations.gains import its, party_of
from reviewer.findings.obligations.words import force_span, observed
from reviewer.language.modality import burden
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewer.findings.obligations.matches import Matches
    from reviewer.findings.obligations.reading import Reading
    from reviewer.findings.observation import Observation
    from reviewer.language.norms import Norm, Span

__all__ = ["FREE", "NEGATIVE", "force_changes", "judge_plain"]

_DUTY = {"O4", "O3", "O3w"}
_EFFORT = {"O2", "O1"}
_BAN = {"F3", "F3c"}
FREE = {"P", "R", "R+"}
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

NEGATIVE = lazy(
    r"(?<!不但)(?<!不仅)不(?!但|仅|限于|可抗力|动产|断|低于|少于|超过|高于)|未(?!来)|(?i:\bnot\b|\bno\b|\bnever\b)"
)
_VIEWS = frozenset(
    (
        "预计",
        "预期",
        "相信",
        "估计",
        "期望",
        "希望",
        "expects",
        "expect",
        "believes",
        "believe",
        "anticipates",
    )
)
"""Words of somebody's view of the future, which bind to nothing."""
_SAME_ACT = 0.5
"""From this share of letters kept on both sides, 0 to 1, a norm still speaks of the same act."""
_MAY = lazy(r"^(?:有权利?|可以?|能够?|得以?)(?:自行|随时)?")
_VERB = 2
"""A Chinese verb has so many letters."""


def force_changes(reading: Reading, matches: Matches) -> Iterator[Observation]:
    """Yield one observation for each norm whose deontic word an edit changed."""
    for old, new in matches.pairs:
        before, after = _cue(reading, old, base=True), _cue(reading, new, base=False)
        if before == after or _same_cue(old, new, before, after) or not _edited(reading, old, new):
            continue
        judged = judge(old, new, before, after)
        if judged is not None and _denial_lifted(reading, new, before, judged[0]):
            judged = "negation_removed", "reversed", "reversed"
        if (
            judged is not None
            and judged[0] == "ban_to_duty"
            and _NOT_TO.match(reading.draft.text, *new.action)
        ):
            judged = "ban_softened", "ban_softened", "weakened"
        if judged is not None and judged[1] == "wording":
            judged = _doubted(reading, old, new, judged)
        if judged is None:
            continue
        say, topic, direction = judged
        bearer = party_of(reading, reading.base, old.bearer) or party_of(reading, reading.draft, new.bearer)
        seen = observed(
            reading,
            "modality",
            f"modality.{say}",
            topic,
            base=_words_of_force(reading, old, new, base=True),
            draft=_words_of_force(reading, new, old, base=False),
            favours=_favours(reading, bearer, old, new, direction if say == "effort_changed" else ""),
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
        same = say == "wording" and old.grade != "O3w"
        yield replace(seen, kind="text.changed", topic="text.changed/wording") if same else seen


def _words_of_force(reading: Reading, norm: Norm, other: Norm, *, base: bool) -> Span:
    """Return the words to quote for the force of a norm; where it has none, those put for the other's."""
    text = (reading.base if base else reading.draft).text
    if norm.cue is None and other.cue is not None:
        low, high = reading.across(other.cue, from_base=not base)
        if norm.start <= low < high and not text[low:high].isascii():
            return low, high
    return force_span(text, norm)


_NOT_TO = lazy(r"\s*(?:not to|to (?:avoid|prevent|refrain|abstain|minimi[sz]e))\b", re.IGNORECASE)
"""What makes an effort one to leave something undone: reasonable efforts not to disclose."""
_ENDS = 2


def _same_cue(old: Norm, new: Norm, before: str, after: str) -> bool:
    """Whether the same word only runs into its verb on one side (有权, 有权要求), or holds other words
    between its two parts (拥有完整、合法的所有权, 拥有合法的所有权)."""
    short, long = sorted((before, after), key=len)
    if not short or (old.grade != new.grade and not {old.grade, new.grade} <= {"P", "R"}):
        return False
    around = len(short) > 2 * _ENDS and short[:_ENDS] == long[:_ENDS] and short[-_ENDS:] == long[-_ENDS:]
    return long.startswith(short) or around


_DENIED = lazy(r"(?:概|均|一律|恕)?不(?:予|再|得)?(?P<act>[\u4e00-\u9fff]{1,4})$")


def _denial_lifted(reading: Reading, new: Norm, before: str, judged: str) -> bool:
    """Whether what was not to be done now may be done: 概不退还, 可全额退还."""
    denied = _DENIED.search(before) if judged == "exemption_to_right" else None
    return denied is not None and denied["act"] in reading.draft.text[new.start : new.end]


def _doubted(
    reading: Reading, old: Norm, new: Norm, judged: tuple[str, str, str]
) -> tuple[str, str, str] | None:
    """Take back that a change is one of wording where the act itself changed or gained or lost a negation."""
    before = len(NEGATIVE.findall(reading.base.text, old.start, old.end))
    after = len(NEGATIVE.findall(reading.draft.text, new.start, new.end))
    if (before + after) % 2 and {old.grade, new.grade} & {"O3", "O4", "O3w"} and not _in_cue(old, new):
        return ("negation_added" if after > before else "negation_removed"), "reversed", "reversed"
    acts = reading.kept_share(old.action, base=True), reading.kept_share(new.action, base=False)
    if judged[0] == "option_wording" and not _same_choice(reading, old, new):
        return None
    return judged if min(acts) >= _SAME_ACT else None


def _same_choice(reading: Reading, old: Norm, new: Norm) -> bool:
    """Whether the same verb stands behind both words for an option."""
    if reading.base.text[old.start : old.end].isascii():
        acts = [
            side.text[slice(*norm.action)].split(maxsplit=1)[:1]
            for side, norm in ((reading.base, old), (reading.draft, new))
        ]
        return acts[0] == acts[1]
    verbs = {
        _MAY.sub("", side.text[norm.cue[0] : norm.cue[1] + _VERB])[:_VERB]
        for side, norm in ((reading.base, old), (reading.draft, new))
        if norm.cue is not None
    }
    return len(verbs) == 1


def _in_cue(old: Norm, new: Norm) -> bool:
    return old.grade[0] != "O" or new.grade[0] != "O"


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
    views = (before.lower() in _VIEWS, after.lower() in _VIEWS)
    if views == (False, True) and one in _DUTY:
        return "undertaking_to_view", "effort", "weakened"
    if views == (True, False) and two in _DUTY:
        return "view_to_undertaking", "effort", "strengthened"
    if one == two and not (old.implied or new.implied):
        if one in ("D", "R+", "W") or (one == "E" and not _both_owed(before, after)):
            return None
        if one in _EFFORT and _rank(before) != _rank(after):
            return "effort_changed", "effort", "weakened" if _rank(after) < _rank(before) else "strengthened"
        if before in _PLAIN_WORDS and after in _PLAIN_WORDS:
            same = one == "O3w"
            return None if same else ("wording", "wording", "same")
        return "wording", "wording", "same"
    if "D" in (one, two):
        return None
    if old.implied or new.implied:
        return judge_plain(one if new.implied else two, bare=new.implied)
    return _judge_grades(one, two)


def _both_owed(before: str, after: str) -> bool:
    """Whether both words are words of duty, of which nobody is free: neither party has to, is required to."""
    return (
        bool(before and after) and not NEGATIVE.search(f"{before} {after}") and f"{before}{after}".isascii()
    )


def _rank(cue: str) -> int:
    """Return how much effort a word asks for, from 0 (as far as possible) to 3 (best efforts)."""
    words = cue.lower()
    if "best" in words or "最大" in words:
        return 3
    if "all reasonable" in words:
        return 2
    return 1 if "reasonable" in words or "合理" in words else 0


def judge_plain(grade: str, *, bare: bool) -> tuple[str, str, str] | None:
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
    for name, grades in (("duty", _DUTY), ("effort", _EFFORT), ("ban", _BAN), ("free", FREE)):
        if grade in grades:
            return name
    return {"F1": "soft_ban", "E": "exempt", "W": "waiver"}.get(grade, "plain")


def _favours(reading: Reading, bearer: str | None, old: Norm, new: Norm, degree: str = "") -> str:
    if bearer is None:
        return "unclear"
    if {old.grade, new.grade} <= {"P", "R"}:
        return "none"
    if degree:
        return bearer if degree == "weakened" else reading.other(bearer) or "unclear"
    if new.implied and _family(old.grade) in ("ban", "soft_ban"):
        return bearer
    if old.burden == new.burden:
        if _family(old.grade) == "duty" and _family(new.grade) == "ban":
            return bearer
        return "none" if old.grade == new.grade or {old.grade, new.grade} <= _DUTY else "unclear"
    if new.burden < old.burden:
        return bearer
    return reading.other(bearer) or "unclear"
