"""What a change from one degree of force to another is: the sentence, its weight and its direction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.language.modality import burden
from reviewer.language.synonyms import both_plain_duties
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from reviewer.language.norms import Norm

__all__ = ["DUTY", "EFFORT", "FREE", "NEGATIVE", "family", "judge", "judge_plain"]


DUTY = {"O4", "O3", "O3w"}
EFFORT = {"O2", "O1"}
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
    r"(?<!不但)(?<!不仅)不(?!但|仅|限于|可抗力|动产|断|低于|少于|超过|高于)|未(?!来)|(?i:\bnot\b(?!\s+(?:less|more|later|fewer|earlier|sooner)\s+than\b|\s+(?:exceeding|limited|only)\b)|\bnever\b"
    r"|\bno\b(?!\s+(?:less|more|later|fewer|earlier|sooner)\s+than\b|\s+(?:\w+\s+)?(?:cost|charge|expense)\b))"
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


def judge(old: Norm, new: Norm, before: str, after: str) -> tuple[str, str, str] | None:
    """Return the sentence, the severity row and the direction of a change of force; None where there is
    none."""
    one, two = old.grade, new.grade
    views = (before.lower() in _VIEWS, after.lower() in _VIEWS)
    if views == (False, True) and one in DUTY:
        return "undertaking_to_view", "effort", "weakened"
    if views == (True, False) and two in DUTY:
        return "view_to_undertaking", "effort", "strengthened"
    if one == two == "D" and {before.lower()[:3], after.lower()[:3]} == {"may", "sha"}:
        weaker = after.lower().startswith("may")
        return (
            ("duty_to_option", "duty_to_option", "weakened")
            if weaker
            else ("option_to_duty", "option_to_duty", "strengthened")
        )
    if one == two and not (old.implied or new.implied):
        if one in ("D", "R+", "W") or (one == "E" and not _both_owed(before, after)):
            return None
        if one in EFFORT and _rank(before) != _rank(after):
            return "effort_changed", "effort", "weakened" if _rank(after) < _rank(before) else "strengthened"
        if before in _PLAIN_WORDS and after in _PLAIN_WORDS:
            same = one == "O3w"
            return None if same else ("wording", "wording", "same")
        return "wording", "wording", "same"
    if "D" in (one, two) or ({one, two} == {"O3", "O4"} and _plain_duties(before, after)):
        return None
    if both_plain_duties(before, after):
        return "wording", "wording", "same"
    if old.implied or new.implied:
        return judge_plain(one if new.implied else two, bare=new.implied)
    return _judge_grades(one, two)


def _both_owed(before: str, after: str) -> bool:
    """Whether both words are words of duty, of which nobody is free: neither party has to, is required to."""
    return (
        bool(before and after) and not NEGATIVE.search(f"{before} {after}") and f"{before}{after}".isascii()
    )


def _plain_duties(before: str, after: str) -> bool:
    """Whether both are English words of duty without emphasis: shall, must, is bound to."""
    words = f"{before} {after}"
    return words.isascii() and "unconditional" not in words.lower() and "at all times" not in words.lower()


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
    match family(grade):
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
    match (family(one), family(two)):
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


def family(grade: str) -> str:
    """Return the sort of a grade: duty, effort, ban, free, soft_ban, exempt, waiver or plain."""
    for name, grades in (("duty", DUTY), ("effort", EFFORT), ("ban", _BAN), ("free", FREE)):
        if grade in grades:
            return name
    return {"F1": "soft_ban", "E": "exempt", "W": "waiver"}.get(grade, "plain")
