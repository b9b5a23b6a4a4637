"""The force of a norm that stayed: weakened, strengthened or turned round."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from reviewer.findings.obligations.gains import done_to, its, party_of
from reviewer.findings.obligations.grades import (
    DUTY,
    DUTY_TO_EFFORT,
    DUTY_TO_OPTION,
    EFFORT,
    EFFORT_TO_DUTY,
    NEGATION_ADDED,
    NEGATION_REMOVED,
    OPTION_TO_DUTY,
    PRINCIPLE,
    RIGHT_DENIED,
    WORDING,
    Judged,
    family,
    judge,
)
from reviewer.findings.obligations.limits import both_limit, turned_out
from reviewer.findings.obligations.refusals import denials, for_a_reason, refusal_turned
from reviewer.findings.obligations.side import BOTH
from reviewer.findings.obligations.words import force_span, observed
from reviewer.language.alike import says_the_same
from reviewer.language.modality import find_cues, force_of
from reviewer.language.norms_parts import condition_patterns
from reviewer.language.norms_turned import barred_by_subject
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewer.findings.obligations.matches import Matches
    from reviewer.findings.obligations.reading import Reading
    from reviewer.findings.observation import Observation
    from reviewer.language.norms import Norm, Span

__all__ = ["force_changes"]

_SAME_ACT = 0.5
"""From this share of letters kept on both sides, 0 to 1, a norm still speaks of the same act."""
_MAY = lazy(r"^(?:有权利?|可以?|能够?|得以?)(?:自行|随时)?")
_VERB = 2
"""A Chinese verb has so many letters."""


def force_changes(reading: Reading, matches: Matches) -> Iterator[Observation]:
    """Yield one observation for each norm whose deontic word an edit changed."""
    for one, two in matches.pairs:
        old, new = _with_force(reading, one, two, base=True), _with_force(reading, two, one, base=False)
        before, after = _cue(reading, old, base=True), _cue(reading, new, base=False)
        denied = _denied_by_subject(reading, old, new)
        stayed = before == after or _same_cue(old, new, before, after) or not _edited(reading, old, new)
        if stayed and not denied:
            continue
        judged = _judged(reading, old, new, before, after)
        if judged is None:
            continue
        if (
            _spared_first(reading, old, new)
            or for_a_reason(old, new, before, after)
            or _act_apart(reading, old, new)
        ):
            continue
        if judged.say in ("right_word_added", "right_word_dropped") and _other_holder(reading, old, new):
            continue
        same = judged == WORDING and old.grade != "O3w"
        if same and (mended := _in_principle(reading, old, new)):
            judged, same = mended, False
        if same and _shared_otherwise(reading, old, new):
            continue
        if same and _other_bearer(reading, old, new):
            continue
        bearer = party_of(reading, reading.base, old.bearer) or party_of(reading, reading.draft, new.bearer)
        received = done_to(reading.base, old) and done_to(reading.draft, new)
        gains = "none" if same else _favours(reading, bearer, old, new, judged)
        seen = observed(
            reading,
            "modality",
            f"modality.{judged.say}",
            judged.row,
            base=_to_cue(old) if denied else _words_of_force(reading, old, new, base=True),
            draft=_to_cue(new) if denied else _words_of_force(reading, new, old, base=False),
            favours=reading.other(gains) or gains if received else gains,
            params={"its": its(reading.base, None if received else old.bearer or new.bearer)},
            data={
                "from": before,
                "to": after,
                "direction": judged.direction,
                "grade_from": old.grade,
                "grade_to": new.grade,
                "bearer": bearer,
            },
        )
        yield replace(seen, kind="text.changed", topic="text.changed/wording") if same else seen


def _judged(reading: Reading, old: Norm, new: Norm, before: str, after: str) -> Judged | None:
    """Return what a change of force is, by the two words of force and by what stands beside them; None where
    it is none, or is told by another rule."""
    if refusal_turned(reading, old, new):
        return WORDING
    judged = _put_before(reading, old, new, before, after) or judge(old, new, before, after)
    if judged is None or turned_out(reading, old, new):
        return None
    if judged.say == "exemption_to_right" and _denial_lifted(reading, new, before):
        return NEGATION_REMOVED
    if judged.say in ("duty_to_ban", "ban_to_duty") and _stays_whole(reading, old, new):
        return None
    if judged.say == "ban_to_duty" and _NOT_TO.match(reading.draft.text, *new.action):
        return Judged("ban_softened", "ban_softened", "weakened")
    if judged.say == "duty_to_ban" and _LESSENS.match(reading.base.text, *old.action):
        return Judged("ban_hardened", "ban_softened", "strengthened")
    if judged.row == "ban_softened" and any(
        _WILD.match(side.text, *norm.action) for side, norm in ((reading.base, old), (reading.draft, new))
    ):
        return WORDING
    if judged.say in ("ban_lifted", "right_denied") and both_limit(reading, old, new):
        return None
    if judged.say == "right_to_exemption" and _refused(reading, old, after):
        return RIGHT_DENIED
    if judged.row == "effort" and _other_help(reading, old, new):
        return None
    return _doubted(reading, old, new, judged) if judged.row == "wording" else judged


_WILD = lazy(r"乱|胡乱|滥")
"""Acts that are done at will by their own word: 乱停乱放 is 随意停放."""
_STAYS = lazy(r"\s*(?:continue|remain|stay|survive|subsist)\b", re.IGNORECASE)
_HARMED = lazy(
    r"\s*(?:(?:be|in any way|thereby|in any manner)\s+)*"
    r"(?:affect|impair|invalidat|prejudic|diminish|vitiat)\w*",
    re.IGNORECASE,
)


def _stays_whole(reading: Reading, old: Norm, new: Norm) -> bool:
    """Whether one side says that a thing stays as it is and the other that nothing harms it: the rest shall
    continue in force, it shall not affect the rest."""
    acts = (reading.base.text, *old.action), (reading.draft.text, *new.action)
    return any(_STAYS.match(*one) and _HARMED.match(*two) for one, two in (acts, acts[::-1]))


_LETS = frozenset({"允许", "准许"})


def _put_before(reading: Reading, old: Norm, new: Norm, before: str, after: str) -> Judged | None:
    """Return what a word for an option is that was put before an act of giving leave, or taken from it:
    允许甲方到场, 可允许甲方到场."""
    if new.cue and before in _LETS and after not in _LETS and family(new.grade) == "free":
        return DUTY_TO_OPTION if reading.draft.text.startswith(before, new.cue[1]) else None
    if old.cue and after in _LETS and before not in _LETS and family(old.grade) == "free":
        return OPTION_TO_DUTY if reading.base.text.startswith(after, old.cue[1]) else None
    return None


def _with_force(reading: Reading, norm: Norm, other: Norm, *, base: bool) -> Norm:
    """Return a norm that binds by no word of its own with the force of the word that stands in the place of
    the other's: in 应持续投保 and 可持续投保 the second takes 可 for part of another word."""
    if norm.cue or other.cue is None:
        return norm
    low, high = reading.across(other.cue, from_base=not base)
    grade = force_of((reading.base if base else reading.draft).text[low:high])
    return replace(norm, grade=grade, cue=(low, high), implied=False) if grade else norm


_SPARED = lazy(r"(?:无[需须]|毋[需须]|不必|[毋无]庸)[^，,。；;]{1,16}?(?:即|便|就|而)(?:可以?|得|有权)")
"""A right that needs nothing before it: 无须另行催告即可解除."""


def _spared_first(reading: Reading, old: Norm, new: Norm) -> bool:
    """Whether a right stayed one and what must be done before it came or went, which the words say by
    themselves: 可以解除, 无须催告即可解除."""
    sides = [
        (family(norm.grade), bool(norm.cue and _SPARED.match(side.text, norm.cue[0])))
        for side, norm in ((reading.base, old), (reading.draft, new))
    ]
    return sides[0][1] != sides[1][1] and all(kind == "free" or spared for kind, spared in sides)


def _other_bearer(reading: Reading, old: Norm, new: Norm) -> bool:
    """Whether two norms bind different parties, or an edit touches who is bound: then more than the words
    changed, as is told elsewhere."""
    one, two = party_of(reading, reading.base, old.bearer), party_of(reading, reading.draft, new.bearer)
    if one is not None and two is not None:
        return one != two
    return old.bearer_span is not None and reading.touched(old.bearer_span, base=True)


def _other_holder(reading: Reading, old: Norm, new: Norm) -> bool:
    """Whether both hold on one side what one of them holds on the other, which is told as that:
    由双方协商分配, 归甲方享有."""
    keys = reading.base.key(old.bearer), reading.draft.key(new.bearer)
    return keys[0] != keys[1] and BOTH in keys and None not in keys


def _in_principle(reading: Reading, old: Norm, new: Norm) -> Judged | None:
    """Return what a duty becomes where a word that allows of exceptions took the place of its word of force,
    or gave it up: 应每季度对账, 原则上每季度对账."""
    said = (
        len(PRINCIPLE.findall(reading.base.text, old.start, old.end)),
        len(PRINCIPLE.findall(reading.draft.text, new.start, new.end)),
    )
    if said[0] == said[1] or not {old.grade, new.grade} <= DUTY:
        return None
    return DUTY_TO_EFFORT if said[1] > said[0] else EFFORT_TO_DUTY


_SHARES = lazy(r"平均|各自|分别|各半|按比例|按份|连带|共同|单独|均摊")


def _shared_otherwise(reading: Reading, old: Norm, new: Norm) -> bool:
    """Whether how something is borne by several changed beside the word for it: 平均分担, 各自承担."""
    return _SHARES.findall(reading.base.text, *old.sentence) != _SHARES.findall(
        reading.draft.text, *new.sentence
    )


_FURTHER = lazy(r"[、，,](?:并|且|同时)?")


def _act_apart(reading: Reading, old: Norm, new: Norm) -> bool:
    """Whether the word of force of one side stands in a further act, which came or went whole: 采取措施、
    配合调查."""
    if old.implied == new.implied:
        return False
    norm, base = (new, False) if old.implied else (old, True)
    text = (reading.base if base else reading.draft).text
    for mark in reading.marks:
        span, empty = (mark.base, mark.draft) if base else (mark.draft, mark.base)
        if norm.cue and empty[0] == empty[1] and span[0] <= norm.cue[0] and norm.cue[1] < span[1]:
            lead = _FURTHER.match(text, max(0, span[0] - (span[0] == norm.cue[0])))
            return lead is not None and lead.end() == norm.cue[0]
    return False


def _words_of_force(reading: Reading, norm: Norm, other: Norm, *, base: bool) -> Span:
    """Return the words to quote for the force of a norm; where it has none, those put for the other's."""
    text = (reading.base if base else reading.draft).text
    if norm.cue is None and other.cue is not None:
        low, high = reading.across(other.cue, from_base=not base)
        if norm.start <= low < high - 1 and not text[low:high].isascii():
            return low, high
    return force_span(text, norm)


def _to_cue(norm: Norm) -> Span:
    """Return the words of a rule up to its modal word: no rent shall."""
    return norm.start, norm.cue[1] if norm.cue else norm.end


def _denied_by_subject(reading: Reading, old: Norm, new: Norm) -> bool:
    """Whether an English rule of a thing gained or lost the `no` of its subject: no rent shall be due, rent
    shall be due."""
    if old.cue is None or new.cue is None or family(old.grade) == family(new.grade):
        return False
    sides = (reading.base.text, old, old.cue, True), (reading.draft.text, new, new.cue, False)
    if not all(text[norm.start : norm.end].isascii() for text, norm, _, _ in sides):
        return False
    denied = [barred_by_subject(text, norm.start, cue[1]) for text, norm, cue, _ in sides]
    return denied[0] != denied[1] and any(
        reading.touched((norm.start, cue[0]), base=base) for _, norm, cue, base in sides
    )


_LESSENING = r"(?:尽量|尽可能|尽力|努力|合理)*(?:地)?(?:减少|减轻|降低|避免|防止|控制)"
_LESSENS = lazy(_LESSENING)
_NOT_TO = lazy(
    rf"\s*(?:not to|to (?:avoid|prevent|refrain|abstain|minimi[sz]e))\b|{_LESSENING}", re.IGNORECASE
)
"""What makes an effort one to leave something undone: reasonable efforts not to disclose."""
_ENDS = 2


def _same_cue(old: Norm, new: Norm, before: str, after: str) -> bool:
    """Whether the same word only runs into its verb on one side (有权, 有权要求), or holds other words
    between its two parts (拥有完整、合法的所有权, 拥有合法的所有权)."""
    short, long = sorted((before, after), key=len)
    if not short or (old.grade != new.grade and not {old.grade, new.grade} <= {"P", "R"}):
        return False
    around = (
        not long.isascii()
        and len(short) > 2 * _ENDS
        and short[:_ENDS] == long[:_ENDS]
        and short[-_ENDS:] == long[-_ENDS:]
    )
    return long.startswith(short) or around


_HELPS = frozenset({"协助", "配合", "积极协助", "积极配合"})


def _other_help(reading: Reading, old: Norm, new: Norm) -> bool:
    """Whether in the place of a word of help another verb with the same object stands, so that nobody owes a
    result instead of an effort: 协助双方办理, 代表双方办理."""
    if old.implied == new.implied:
        return False
    norm, base = (new, False) if old.implied else (old, True)
    if norm.cue is None:
        return False
    side, other = (reading.base, reading.draft) if base else (reading.draft, reading.base)
    low, high = reading.across(norm.cue, from_base=base)
    instead = other.text[low:high].strip("，,。；;、")
    return side.text[slice(*norm.cue)] in _HELPS and len(instead) >= _VERB and not find_cues(instead)


_DENIED = lazy(r"(?:概|均|一律|恕)?不(?:予|再|得)?(?P<act>[\u4e00-\u9fff]{1,4})$")


def _denial_lifted(reading: Reading, new: Norm, before: str) -> bool:
    """Whether what was not to be done now may be done: 概不退还, 可全额退还."""
    denied = _DENIED.search(before)
    return denied is not None and denied["act"] in reading.draft.text[new.start : new.end]


_REFUSES = lazy(r"(?:概|均|一律|一概|恕)?不(?:予|再|得)?(?![必须需用])")
_ACT = 2


def _refused(reading: Reading, old: Norm, after: str) -> bool:
    """Whether what might be done now is refused: 可扣减, 概不扣减."""
    act = reading.base.text[old.action[0] : old.action[0] + _ACT]
    return bool(_REFUSES.match(after)) and len(act) == _ACT and reading.kept_share(old.action, base=True) > 0


def _doubted(reading: Reading, old: Norm, new: Norm, judged: Judged) -> Judged | None:
    """Take back that a change is one of wording where the act itself changed or gained or lost a negation."""
    before, after = (
        denials(side.text[_part_start(side.text, norm) : norm.end])
        for side, norm in ((reading.base, old), (reading.draft, new))
    )
    if (before + after) % 2 and {old.grade, new.grade} & (DUTY | EFFORT) and not _in_cue(old, new):
        return NEGATION_ADDED if after > before else NEGATION_REMOVED
    acts = reading.kept_share(old.action, base=True), reading.kept_share(new.action, base=False)
    if old.implied != new.implied and _other_verb(reading, old, new):
        return None
    if judged.say == "option_wording" and not _same_choice(reading, old, new):
        return None
    return judged if min(acts) >= _SAME_ACT else None


def _part_start(text: str, norm: Norm) -> int:
    """Return where the part begins in which a norm of effort stands, words that bind before it included:
    shall not use its best endeavours; of a statement with whoever acts behind its verb, where what follows
    `and` does; of other norms, their own beginning."""
    if norm.implied and norm.bearer_span and norm.bearer_span[0] > norm.start:
        return max(norm.start, text.rfind(" and ", norm.start, norm.bearer_span[0]))
    if norm.grade not in EFFORT:
        return norm.start
    return max(norm.sentence[0], *(text.rfind(mark, 0, norm.start) + 1 for mark in ",，;；"))


def _other_verb(reading: Reading, old: Norm, new: Norm) -> bool:
    """Whether another verb stands where a verb that binds of itself stood: 负担运费, 垫付运费."""
    norm, side, other = (old, reading.base, reading.draft) if old.cue else (new, reading.draft, reading.base)
    if norm.cue is None:
        return False
    low, high = reading.across(norm.cue, from_base=side is reading.base)
    words, instead = side.text[slice(*norm.cue)], other.text[low:high]
    if not any(cue.lexical for cue in find_cues(words)) or instead.isascii() or find_cues(instead):
        return False
    return bool(condition_patterns()[1].search(instead)) and not says_the_same(words, instead)


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


_AGAINST = lazy(
    r"(?:给予|作出|处以|进行)?[^，。；]{0,16}?(?:处罚|罚款|扣减|扣除|扣罚|没收|追究|停单|停工整改|索赔|追偿)|收取[^，。；]{0,10}?(?:违约金|滞纳金|罚金)"
)
"""Acts of a party that weigh on the other: to be barred from them
is no relief for whoever does them."""


def _against_other(reading: Reading, old: Norm, new: Norm) -> bool:
    """Whether a plain word of what a party will do to the other gave way to a ban of it, or the reverse:
    甲方将给予处罚, 甲方不再给予处罚."""
    sides = (reading.base.text, old), (reading.draft.text, new)
    return all(_AGAINST.match(text, *norm.action) for text, norm in sides) and {
        family(old.grade),
        family(new.grade),
    } == {"duty", "ban"}


def _favours(reading: Reading, bearer: str | None, old: Norm, new: Norm, judged: Judged) -> str:
    """Return who gains by a change of force: its bearer where it binds him less, the other where more."""
    if bearer is None:
        return "unclear"
    if _against_other(reading, old, new):
        other = reading.other(bearer) or "unclear"
        return other if family(new.grade) == "ban" else reading.other(other) or "unclear"
    if {old.grade, new.grade} <= {"P", "R"}:
        return "none"
    if judged.say == "effort_changed":
        return bearer if judged.direction == "weakened" else reading.other(bearer) or "unclear"
    if new.implied and family(old.grade) in ("ban", "soft_ban"):
        return bearer
    if (family(old.grade), family(new.grade)) == ("free", "exempt"):
        return reading.other(bearer) or "unclear"
    if judged in (NEGATION_ADDED, NEGATION_REMOVED) and {old.grade, new.grade} <= DUTY:
        return bearer if judged == NEGATION_ADDED else reading.other(bearer) or "unclear"
    if old.burden == new.burden:
        if family(old.grade) == "duty" and family(new.grade) == "ban":
            return bearer
        return "none" if old.grade == new.grade or {old.grade, new.grade} <= DUTY else "unclear"
    if new.burden < old.burden:
        return bearer
    return reading.other(bearer) or "unclear"
