"""Qualifiers that an edit put in, took out or exchanged: conditions, exceptions, scope, caps, remedies and
their kin."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from reviewer.findings.obligations.claims import Claims, acts_told_whole
from reviewer.findings.obligations.faults import in_new_exception, of_listed_faults
from reviewer.findings.obligations.further_acts import BESIDES
from reviewer.findings.obligations.gains import favoured
from reviewer.findings.obligations.own_word import of_own_word, of_right_at_any_time, time_alone
from reviewer.findings.obligations.still_said import (
    asked_in_form,
    cured_still,
    deemed_still,
    limited_still,
)
from reviewer.findings.obligations.word_pairs import WITH_THEIR_CASE, pairs
from reviewer.findings.obligations.word_places import (
    among_others,
    bare,
    binds,
    bounds_figure,
    edit_around,
    limit_turned,
    replaced,
    rewritten,
    verb_denied,
    widened,
)
from reviewer.findings.obligations.words import observed
from reviewer.language.quantities import find_quantities
from reviewer.language.risk_words import Change, Hit, group_words, groups
from reviewer.language.sentences import part_around
from reviewer.language.spans import SpanIndex
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reviewer.findings.obligations.matches import Matches
    from reviewer.findings.obligations.reading import Reading
    from reviewer.findings.observation import Observation
    from reviewer.language.norms import Span
    from reviewer.language.risk_words import Group

__all__ = ["qualifiers"]

_BESIDE_QUANTITIES = {"start_event", "start_day", "event_phrase", "bound", "frequency"}
"""Groups whose words may be the event, bound or unit of a quantity."""
_ALONE_IN_LATIN = {"connective", "bound", "assent"}
"""Groups whose English words say nothing of themselves inside a rewritten passage."""


_PASSING = "passing"
"""The group of words that bind alike and yet do another thing: hereby assigns, agrees to assign."""


def qualifiers(reading: Reading, matches: Matches, told: Iterable[Observation]) -> Iterator[Observation]:
    """Yield an observation for each word of risk that an edit changed; words already told are passed over."""
    told = tuple(told)
    claimed, wide = Claims(reading, told, forces_alone=True), Claims(reading, ())
    in_law = Claims(reading, (one for one in told if one.kind != "text.changed"))
    acts, alone = acts_told_whole(reading, told), _lone(reading)
    edited = _edited(reading)
    for group in groups():
        if group.number not in edited and "period" not in group.members:
            continue
        own = Claims(reading, ())
        for old, new in pairs(reading, group, matches):
            change = group.change(old.member if old else None, new.member if new else None)
            if change is None:
                continue
            change = (
                _of_forum(reading, old, new)
                or _of_things(reading, group, old, new)
                or of_listed_faults(reading, group, old, new)
                or of_right_at_any_time(reading, group, old, new)
                or of_own_word(reading, group, old, new)
                or change
            )
            if change.say.startswith("any_time"):
                old, new = time_alone(old), time_alone(new)
            base, draft = _passages(reading, group, old, new)
            if _goes_along(reading, group, old, new, base, draft):
                continue
            words = _span(old), _span(new)
            lone = not (old and new)
            if (
                lone
                and not group.alone
                and (
                    _inside(words, acts)
                    or _in_whole_sentence(reading, alone, *words)
                    or _with_an_act(reading, matches, *words)
                )
            ):
                continue
            spoken = claimed if group.name != _PASSING else in_law
            if spoken.has(*words) or own.has(base, draft) or _is_event(reading, group, old, new):
                continue
            own.add(base, draft)
            say = change.say
            if (
                wide.has(base, None)
                or wide.has(None, draft)
                or (lone and not (base and draft) and replaced(reading, base, draft))
            ):
                base, draft = words
            if say == "time_dropped" and base and draft:
                say = "time_otherwise"
            claimed.add(*words)
            if group.name in _PUT_FOR:
                claimed.add(base, draft)
            wide.add(base, draft)
            seen = observed(
                reading,
                "condition",
                f"condition.{say}",
                change.topic,
                base=base,
                draft=draft,
                favours=_favours(reading, old, new, change.gains),
                data={
                    "what": change.topic if change.topic == "forum_exclusivity" else group.name,
                    "from": old.text if old else None,
                    "to": new.text if new else None,
                    "change": say,
                },
                source=change.source,
            )
            if change.say in _TOPICS:
                yield replace(seen, kind="number.bound", topic=_TOPICS[change.say])
            elif group.name == "bound" and bounds_figure(reading, old, new):
                yield replace(seen, kind="number.bound", topic="number.bound")
            else:
                yield seen


_COURT = lazy(r"\bexclusively\b[^.;]{0,60}?\b(?:courts?|tribunals?)\b", re.IGNORECASE)


def _of_forum(reading: Reading, old: Hit | None, new: Hit | None) -> Change | None:
    """Return the change by which a court alone may be asked, or not alone: exclusively in the courts of X."""
    hit, side = (old, reading.base) if old else (new, reading.draft)
    if hit is None or (old and new) or not _COURT.match(side.text, hit.start):
        return None
    return Change("forum_unsettled" if old else "forum_closed", "unclear", "forum_exclusivity", None)


_THINGS = frozenset({"duration", "count", "time", "date"})
_OWED = lazy(r"赔|责任|违约|损失|罚|金|款|费|价|元|担保|保证|债|税|[A-Za-z]")


def _of_things(reading: Reading, group: Group, old: Hit | None, new: Hit | None) -> Change | None:
    """Return the change by which a limit came or went that bounds no money: of a number of times or of a
    length, or in a sentence that speaks of nothing owed. 顺延以一次为限, 累计不超过三分钟."""
    if group.name != "cap":
        return None
    for hit, side in ((old, reading.base), (new, reading.draft)):
        if hit is None:
            continue
        figures = [one for one in find_quantities(side.text) if hit.start <= one.start <= hit.end]
        low, high = side.sentence(hit.start)
        if figures and not all(one.sort in _THINGS for one in figures):
            return None
        if not figures and _OWED.search(side.text, low, high):
            return None
        if figures and _PAID.search(side.text, max(low, hit.start - 1), hit.end):
            return None
    if (old and old.member == "listing") or (new and new.member == "listing"):
        return None
    capped = (old is None and new is not None and new.member == "cap") or (
        old is not None and old.member == "uncapped"
    )
    return Change("limit_added" if capped else "limit_removed", "unclear", "bound", None)


_PAID = lazy(r"赔偿|责任|违约金|损失|liab|[租服]|费")
_TOPICS = {"bound_reversed": "number.bound/reversed", "bound_moved": "number.bound/boundary"}
"""A limit turned round, or one that takes its figure in or out (民法典 1259), is told as one, though it has
no figure: the price, the sums of the list below."""


def _passages(
    reading: Reading, group: Group, old: Hit | None, new: Hit | None
) -> tuple[Span | None, Span | None]:
    """Return what to quote for words of risk on both sides; None on a side that has none."""
    if old and new and old.text == new.text:
        return edit_around(reading, old, new)
    whole = group.name in WITH_THEIR_CASE and not (old and new)
    base = widened(reading, old, base=True, whole=whole) if old else None
    draft = widened(reading, new, base=False, whole=whole) if new else None
    if old and new and not (old.text + new.text).isascii():
        return _with_partner(reading, base, draft, base=True), _with_partner(reading, draft, base, base=False)
    if group.name in _PUT_FOR and not (old and new):
        return _put_for(reading, base, draft)
    return base, draft


_PUT_FOR = {"fault", "threshold", "openness", "discretion", "time", "effort", "cap"}
"""Groups whose words are quoted with the short word that they stand for, or that stands for them."""
_SHORT = 12


def _put_for(reading: Reading, base: Span | None, draft: Span | None) -> tuple[Span | None, Span | None]:
    """Return a word that came or went with the few Chinese words in its place: 擅自, 故意."""
    for mark in reading.marks:
        mine, other = (mark.base, mark.draft) if base else (mark.draft, mark.base)
        words = (reading.draft if base else reading.base).text[slice(*other)]
        if mine == (base or draft) and 0 < len(words) <= _SHORT and not words.isascii():
            return mark.base, mark.draft
    return base, draft


def _with_partner(reading: Reading, span: Span | None, partner: Span | None, *, base: bool) -> Span | None:
    """Return the words of one side with what stands there in the place of edited words of the other: 影响 for
    重大影响 with the 任何 before it."""
    if span is None or partner is None or reading.touched(span, base=base):
        return span
    for mark in reading.marks:
        mine, its = (mark.base, mark.draft) if base else (mark.draft, mark.base)
        if partner[0] <= its[0] and its[1] <= partner[1] and mine[0] < mine[1] <= span[0] <= mine[1] + _SHORT:
            return mine[0], span[1]
    return span


def _goes_along(
    reading: Reading, group: Group, old: Hit | None, new: Hit | None, base: Span | None, draft: Span | None
) -> bool:
    """Whether a word only came, went or changed with the words around it, which say nothing in its group."""
    lone = not (old and new)
    return (
        (lone and (verb_denied(reading, old, new) or binds(reading, group, old, new)))
        or (lone and group.name == "deemed" and _denied_still(reading, old, new))
        or (
            lone
            and group.name == "assent"
            and (_own_assent(reading, old, new) or _asked_still(reading, old, new))
        )
        or (lone and group.name == "deemed" and deemed_still(reading, old, new))
        or (lone and group.name == "form" and asked_in_form(reading, old, new))
        or (lone and group.name == "cure_period" and cured_still(reading, old, new))
        or (lone and group.name == "cap" and limited_still(reading, old, new))
        or (lone and group.name == "cap" and limit_turned(reading, old, new))
        or (lone and group.name == "fault" and in_new_exception(reading, old, new))
        or (lone and group.name == "exception" and _beside_another(reading, old, new))
        or (lone and group.name == "exception" and _excepted_still(reading, old, new))
        or (lone and group.name == "quantifier" and _listed_otherwise(reading, old, new))
        or (group.bare and not bare(reading, old, new))
        or (group.name in _ALONE_IN_LATIN and among_others(reading, old, new))
        or (group.pure and lone and replaced(reading, base, draft))
        or (group.hosted and lone and rewritten(reading, base, draft, old or new))
    )


def _beside_another(reading: Reading, old: Hit | None, new: Hit | None) -> bool:
    """Whether the words of an exception name an act that is owed beside another: 除退款外，还应赔偿."""
    hit, side = (old, reading.base) if old else (new, reading.draft)
    return hit is not None and BESIDES.match(side.text, hit.start) is not None


_EXCEPTED = lazy(
    r"除(?!非)[^。；;]{2,120}?(?:之外|以外|情形外|情况外|者外|[^，,。；;]外)(?=[，,])", needs="除"
)


def _excepted_still(reading: Reading, old: Hit | None, new: Hit | None) -> bool:
    """Whether an exception stands on the other side with more or fewer cases in it, which are told by
    themselves: 除甲方违反第三条以及任何一方违反保密义务的情形外."""
    hit, other = (old, reading.draft) if old else (new, reading.base)
    if hit is None or not hit.text.startswith("除"):
        return False
    low, high = reading.across((hit.start, hit.end), from_base=old is not None)
    return any(found.start() < high and low < found.end() for found in _EXCEPTED.finditer(other.text))


_LISTED = lazy(r"不?(?:包括|包含|含)")


def _listed_otherwise(reading: Reading, old: Hit | None, new: Hit | None) -> bool:
    """Whether a word came or went with what is included on one side and left out on the other:
    包括合理的律师费, 不包括律师费."""
    hit, side, other = (old, reading.base, reading.draft) if old else (new, reading.draft, reading.base)
    if hit is None:
        return False
    part = part_around(side.text, (hit.start, hit.end), "，,。；;、")
    low, high = reading.across(part, from_base=old is not None)
    said = _LISTED.search(side.text, *part), _LISTED.search(other.text, low, high)
    return all(said) and len({one.group()[0] == "不" for one in said if one}) > 1


def _denied_still(reading: Reading, old: Hit | None, new: Hit | None) -> bool:
    """Whether what was not deemed is not so on the other side either: shall not be deemed a waiver, is not a
    waiver."""
    hit, side, other = (old, reading.base, reading.draft) if old else (new, reading.draft, reading.base)
    if hit is None or not _NOT_BE.search(side.text, max(0, hit.start - 10), hit.start):
        return False
    low, high = reading.across(side.sentence(hit.start), from_base=old is not None)
    return bool(_NOT.search(other.text, low, high))


_NOT_BE = lazy(r"\b(?:not|never) (?:be )?$", re.IGNORECASE)
_NOT = lazy(r"\b(?:not|never|nor|neither)\b", re.IGNORECASE)


def _own_assent(reading: Reading, old: Hit | None, new: Hit | None) -> bool:
    """Whether a party says that it agrees, so that nobody has to be asked: 乙方同意由甲方代扣."""
    hit, side = (old, reading.base) if old else (new, reading.draft)
    if hit is None or hit.text not in _AGREES:
        return False
    begin, end = side.sentence(hit.start)
    before = _BREAK.split(side.text[begin : hit.start])[-1]
    return not _ASKED.search(before) and not _THEN.match(side.text, hit.end, end)


def _asked_still(reading: Reading, old: Hit | None, new: Hit | None) -> bool:
    """Whether leave in another word stands in the place of one that came or went: 经乙方同意, 经乙方确认."""
    hit, other = (old, reading.draft) if old else (new, reading.base)
    if hit is None or hit.text.isascii():
        return False
    base = old is not None
    low, high = reading.across((hit.start, hit.end), from_base=base)
    if _LEAVE.search(other.text, low, high):
        return True
    if _ASKS.fullmatch(hit.text):
        part = reading.across(
            part_around((reading.base if base else reading.draft).text, (hit.start, hit.end), "，,。；;"),
            from_base=base,
        )
        if _LEAVE.search(other.text, *part):
            return True
    side = reading.base if base else reading.draft
    low, high = reading.across(side.sentence(hit.start), from_base=base)
    at = other.text.find(hit.text, low, high)
    return at >= 0 and reading.touched((at, at + len(hit.text)), base=not base)


_ASKS = lazy(r"取得|征得|获得|得到|取得|经")
_LEAVE = lazy(r"(?:书面)?(?:同意|确认|认可|批准|许可|核准|审核|审批|签认)")
_AGREES = {"同意", "认可"}
_BREAK = lazy(r"[，,；;：:]")
_ASKED = lazy(
    r"经|取得|征得|得到|获得?|待|有|以|需|须|应|凭|无|未|不|事先|事前|书面|另行|报|请|给予|予以|表示|是否|除非|若|如|明确"
)
"""Words before an assent that make it one to be asked for, or given in some way."""
_THEN = lazy(r"[后的前时，,。；;：:]|与否|方可|才|之|或|、|$")
"""What follows an assent on which something depends."""


def _lone(reading: Reading) -> tuple[SpanIndex, SpanIndex]:
    """Return where the words stand that only the baseline has, and those that only the draft has."""
    gone = [mark.base for mark in reading.marks if mark.draft[0] == mark.draft[1]]
    come = [mark.draft for mark in reading.marks if mark.base[0] == mark.base[1]]
    return SpanIndex(gone), SpanIndex(come)


def _in_whole_sentence(
    reading: Reading, lone: tuple[SpanIndex, SpanIndex], old: Span | None, new: Span | None
) -> bool:
    """Whether a word came or went with its whole sentence, which is told as that."""
    side, span, index = (reading.base, old, lone[0]) if old else (reading.draft, new, lone[1])
    if span is None:
        return False
    start, end = side.sentence(span[0])
    start += len(side.text[start:end]) - len(side.text[start:end].lstrip())
    return bool(index.holding((start, end - 1)))


def _with_an_act(reading: Reading, matches: Matches, old: Span | None, new: Span | None) -> bool:
    """Whether a word stands in a case that came or went with the act that hangs on it."""
    span = old or new
    return span is not None and matches.with_its_norm(reading, span, base=old is not None)


def _inside(words: tuple[Span | None, Span | None], acts: tuple[SpanIndex, SpanIndex]) -> bool:
    return any(span is not None and index.holding(span) for span, index in zip(words, acts, strict=True))


def _edited(reading: Reading) -> set[int]:
    """Return the numbers of the groups of which an edit touches a word."""
    return {
        number
        for side, base in ((reading.base, True), (reading.draft, False))
        for number, words in group_words(side.text).items()
        if any(reading.touched((start, end), base=base) for start, end, _ in words)
    }


def _span(hit: Hit | None) -> Span | None:
    return (hit.start, hit.end) if hit else None


def _favours(reading: Reading, old: Hit | None, new: Hit | None, position: str) -> str:
    """Return who gains where the sentences of both sides agree on it; `unclear` where they do not."""
    sides = ((reading.draft, new), (reading.base, old))
    told = {favoured(reading, side, (hit.start, hit.end), position) for side, hit in sides if hit is not None}
    known = told - {"unclear"}
    return known.pop() if len(known) == 1 else "unclear"


def _is_event(reading: Reading, group: Group, old: Hit | None, new: Hit | None) -> bool:
    """Whether the words are the start event or the bound of a quantity, which other rules tell."""
    spread = {hit.member for hit in (old, new) if hit} & {"instalments", "lump"}
    if group.name not in _BESIDE_QUANTITIES or spread:
        return False
    return any(
        hit is not None
        and any(
            span is not None and span[0] < hit.end and hit.start < span[1]
            for quantity in find_quantities(side.text)
            for span in (quantity.event_span, quantity.bound_span, (quantity.start, quantity.end))
        )
        for side, hit in ((reading.base, old), (reading.draft, new))
    )
