"""What a change from one degree of force to another is: the sentence, its weight and its direction."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reviewer.language.modality import burden
from reviewer.language.synonyms import both_plain_duties
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from reviewer.language.norms import Norm

__all__ = [
    "BAN_LIFTED",
    "DUTY",
    "DUTY_TO_EFFORT",
    "DUTY_TO_OPTION",
    "EFFORT",
    "EFFORT_TO_DUTY",
    "FREE",
    "NEGATION_ADDED",
    "NEGATION_REMOVED",
    "NEGATIVE",
    "OPTION_TO_DUTY",
    "PRINCIPLE",
    "RIGHT_DENIED",
    "WORDING",
    "Judged",
    "family",
    "judge",
    "judge_plain",
]


class Judged(NamedTuple):
    """What a change of force is."""

    say: str
    """The sentence that tells it, an entry of `modality` in the messages."""
    row: str
    """How grave it is, a row of the table of severity."""
    direction: str
    """What becomes of the norm: weakened, strengthened, reversed or same."""


WORDING = Judged("wording", "wording", "same")
DUTY_TO_OPTION = Judged("duty_to_option", "duty_to_option", "weakened")
OPTION_TO_DUTY = Judged("option_to_duty", "option_to_duty", "strengthened")
RIGHT_DENIED = Judged("right_denied", "reversed", "reversed")
BAN_LIFTED = Judged("ban_lifted", "ban_lifted", "reversed")
NEGATION_ADDED = Judged("negation_added", "reversed", "reversed")
NEGATION_REMOVED = Judged("negation_removed", "reversed", "reversed")
DUTY_TO_EFFORT = Judged("duty_to_effort", "effort", "weakened")
EFFORT_TO_DUTY = Judged("effort_to_duty", "effort", "strengthened")
_DUTY_TO_BAN = Judged("duty_to_ban", "reversed", "reversed")
_DUTY_TO_EXEMPTION = Judged("duty_to_exemption", "reversed", "reversed")
_EXEMPTION_TO_DUTY = Judged("exemption_to_duty", "reversed", "reversed")
_BAN_SOFTENED = Judged("ban_softened", "ban_softened", "weakened")
_BAN_HARDENED = Judged("ban_hardened", "ban_softened", "strengthened")
_WAIVER = Judged("waiver", "right_removed", "strengthened")
_WAIVER_LIFTED = Judged("waiver_lifted", "right_removed", "weakened")

DUTY = frozenset({"O4", "O3", "O3w"})
EFFORT = frozenset({"O2", "O1"})
_BAN = frozenset({"F3", "F3c"})
FREE = frozenset({"P", "R", "R+"})
_PLAIN_WORDS = frozenset(
    ("", *"应 应当 应该 须 需 需要 应予 应予以 shall will 可 可以 保证 保障 担保 确保".split())
)
NEGATIVE = lazy(
    r"(?<!不但)(?<!不仅)不(?!但|仅|限于|可抗力|动产|断|低于|少于|超过|高于)|未(?!来)|(?i:\bnot\b(?!\s+(?:less|more|later|fewer|earlier|sooner)\s+than\b|\s+(?:exceeding|limited|only)\b)|\bnever\b"
    r"|\bno\b(?!\s+(?:less|more|later|fewer|earlier|sooner)\s+than\b|\s+(?:\w+\s+)?(?:cost|charge|expense)\b))"
)
PRINCIPLE = lazy(r"原则上|(?:一般|通常)(?:情况下)?|尽可能|尽量")
"""Words that allow of exceptions to a duty."""
_VIEWS = frozenset(
    {"预计", "预期", "相信", "估计", "期望", "希望", "expects", "believes", "anticipates"}
    | {"expect that", "believe that", "anticipate that"}
)
"""Words of somebody's view of the future, which bind to nothing."""


def judge(old: Norm, new: Norm, before: str, after: str) -> Judged | None:
    """Return what a change of force is, by the norms and their deontic words; None where there is none."""
    one, two = old.grade, new.grade
    views = (before.lower() in _VIEWS, after.lower() in _VIEWS)
    if views == (False, True) and one in DUTY:
        return Judged("undertaking_to_view", "effort", "weakened")
    if views == (True, False) and two in DUTY:
        return Judged("view_to_undertaking", "effort", "strengthened")
    if one == two == "D" and {before.lower()[:3], after.lower()[:3]} == {"may", "sha"}:
        return DUTY_TO_OPTION if after.lower().startswith("may") else OPTION_TO_DUTY
    if one == two and not (old.implied or new.implied):
        if one in ("D", "R+", "W") or (one == "E" and not _both_owed(before, after)):
            return None
        if one in EFFORT and _rank(before) != _rank(after):
            return Judged("effort_changed", "effort", _to(stronger=_rank(after) > _rank(before)))
        if before in _PLAIN_WORDS and after in _PLAIN_WORDS:
            return None if one == "O3w" else WORDING
        return WORDING
    if "D" in (one, two) or ({one, two} == {"O3", "O4"} and _plain_duties(before, after)):
        return None
    if both_plain_duties(before, after):
        return WORDING
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


def judge_plain(grade: str, *, bare: bool) -> Judged | None:
    """Judge a cue that was dropped (`bare`) or put into a plain statement that a party does something."""
    match family(grade):
        case "duty":
            return WORDING
        case "effort":
            return EFFORT_TO_DUTY if bare else DUTY_TO_EFFORT
        case "ban" | "soft_ban":
            return BAN_LIFTED if bare else _DUTY_TO_BAN
        case "free":
            if bare:
                return Judged("right_word_dropped", "right_word", "weakened")
            return Judged("right_word_added", "duty_to_option", "weakened")
        case "exempt":
            return _EXEMPTION_TO_DUTY if bare else _DUTY_TO_EXEMPTION
        case "waiver":
            return _WAIVER_LIFTED if bare else _WAIVER
        case _:
            return None


def _to(*, stronger: bool) -> str:
    return "strengthened" if stronger else "weakened"


def _judge_grades(one: str, two: str) -> Judged | None:
    """Judge a grade that gave way to another."""
    match (family(one), family(two)):
        case ("duty", "duty"):
            if {one, two} == {"O4", "O3"}:
                return Judged("emphasis", "emphasis", _to(stronger=two == "O4"))
            return Judged("warranty", "emphasis", _to(stronger=two == "O3w"))
        case ("duty", "effort"):
            return DUTY_TO_EFFORT
        case ("effort", "duty"):
            return EFFORT_TO_DUTY
        case ("effort", "effort"):
            return Judged("effort_changed", "emphasis", _to(stronger=burden(two) >= burden(one)))
        case ("duty" | "effort", "free"):
            return DUTY_TO_OPTION
        case ("free", "duty" | "effort"):
            return OPTION_TO_DUTY
        case ("duty" | "effort", "ban" | "soft_ban"):
            return _DUTY_TO_BAN
        case ("ban" | "soft_ban", "duty" | "effort"):
            return Judged("ban_to_duty", "reversed", "reversed")
        case ("duty" | "effort", "exempt"):
            return _DUTY_TO_EXEMPTION
        case ("exempt", "duty" | "effort"):
            return _EXEMPTION_TO_DUTY
        case ("ban", "ban"):
            return _BAN_SOFTENED if one == "F3" else _BAN_HARDENED
        case ("ban", "soft_ban"):
            return _BAN_SOFTENED
        case ("soft_ban", "ban"):
            return _BAN_HARDENED
        case ("ban" | "soft_ban", "free"):
            return BAN_LIFTED
        case ("free", "ban" | "soft_ban"):
            return Judged("right_denied", "reversed", "reversed")
        case ("ban" | "soft_ban", "exempt"):
            return Judged("ban_to_exemption", "ban_softened", "weakened")
        case ("exempt", "ban" | "soft_ban"):
            return Judged("exemption_to_ban", "reversed", "strengthened")
        case ("free", "free"):
            if {one, two} <= {"P", "R"}:
                return Judged("option_wording", "wording", _to(stronger=two == "R"))
            return Judged("discretion", "discretion", _to(stronger=two == "R+"))
        case ("free", "exempt" | "waiver"):
            return Judged("right_to_exemption", "right_removed", "reversed")
        case ("exempt", "free"):
            return Judged("exemption_to_right", "emphasis", "strengthened")
        case (_, "waiver"):
            return _WAIVER
        case ("waiver", _):
            return _WAIVER_LIFTED
        case _:
            return None


def family(grade: str) -> str:
    """Return the sort of a grade: duty, effort, ban, free, soft_ban, exempt, waiver or plain."""
    for name, grades in (("duty", DUTY), ("effort", EFFORT), ("ban", _BAN), ("free", FREE)):
        if grade in grades:
            return name
    return {"F1": "soft_ban", "E": "exempt", "W": "waiver"}.get(grade, "plain")
