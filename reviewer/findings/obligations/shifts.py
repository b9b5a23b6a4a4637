"""Where somebody else stands in the place of a party: names laid on names through the words that stayed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from reviewer.findings.obligations.pronouns import taken_up
from reviewer.findings.obligations.whom import agreeing, borne_norm, key_of, meant, nominee, same_norm
from reviewer.language.norms_slots import Mention
from reviewer.language.sentences import part_around
from reviewer.language.spans import SpanIndex
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reviewer.findings.obligations.matches import Matches
    from reviewer.findings.obligations.reading import Reading
    from reviewer.findings.obligations.side import Side
    from reviewer.language.norms import Norm, Span

__all__ = [
    "BEARING",
    "WITH_HIM",
    "Shift",
    "at_an_event",
    "bearers_around",
    "deducted",
    "deducts",
    "find_shifts",
    "kept_out",
]

_HAS = lazy(r"(?:单独|独家|全部)?(?:享有|所有|取得|收取|拥有|承担|负担)")
"""Behind somebody, what makes a thing his, or a burden: 由双方协商分配, 由甲方享有."""
_STAYED = 0.5
_MARKS = "，,。；;：:"
_SINCE = lazy(r"[自从][^，,。；;]{0,20}$")
_HAPPENS = lazy(r"[^，,。；;]{0,8}?(?:之日|之时|时|当日|次日)起?")
_THEN_DEEMED = lazy(r"[^，,。；;]{0,10}?(?:之日|之时|当日|时|后)(?:即|应|均)?(?:视为|视同|视作|即为)")
"""Behind whoever does it, what makes an act the time at which a thing is deemed done: 乙方阅读时视为送达."""
_EVENT = 24
"""So many letters at most stand before whoever takes part in an event from which something runs."""
_NOT_FAR = 24
"""So many letters before a name tell that it is kept out."""
_NOT = lazy(r"\b(?:and|but) not (?:(?:of|by|to|for) )?(?:the )?$", re.IGNORECASE)
"""What keeps whoever is named next out: the Buyer, and not the Seller, shall insure."""
_SIGNING = {"title", "party", "signature"}
_SOMEBODY = lazy(
    r"(?![非未已]?经|[如若因在向对与])[\u4e00-\u9fff]{0,10}(?:(?<!单)方|人|公司|会|机构|部门|单位|院|者|员|企业|银行|所|中心)$"
)
_BODY = lazy(
    r"\s*(?:(?:the|an?)\s+)?(?:[A-Z][a-z]+\s+){0,2}?(?:Board|Bank|Agent|Company|College|Council|Committee|Manager|Engineer"
    r"|Trustee|Guarantor|Institute|Office|Authority|Registrar|Operator|Fund|Foundation|School|University|Hospital)\s*"
    r"|\s*(?:the\s+)?(?:part(?:y|ies)|person|one)\s+(?:that|which|who)\s+[^,.;]{2,60}"
)
"""An English name of somebody who is no party: the College, the Escrow Agent."""
_WHOEVER = {"任何一方", "任一方", "任意一方", "一方"}
"""Words for whichever party it may be."""
_THAT_ONE = frozenset({"该方", "该一方"})
"""Whoever was named before, where somebody may be either: 任何一方违约的，该方应赔偿."""
_ANYBODY = {"谁"}
_ACTING = lazy(r"([\u4e00-\u9fff]{2,4})(?:一方|方)")
_HOLDING = {"bearer", "agent", "owner", "consenter", "decider", "beneficiary"}
BEARING = {"bearer", "agent"}
_BESIDE = {"cause", "possessor", "affected"}
WITH_HIM = lazy(r"的?(?P<what>合作|合同|协议|关系|业务|交易|往来|租赁|劳动关系)")
"""Behind a party, what two have with one another."""
_TAKES_OUT = lazy(r"(?:有权|可以?|应)?(?:直接|按月|一次性)?[自从][^，,。；;]{1,20}?(?:扣|划|抵)")
_LONG_EDIT = 12
_MUCH = 1
"""So many letters that went with a name say something of him."""


class Shift(Struct, frozen=True):
    """A name and the name in its place; None where a name was dropped or put in."""

    old: Mention | None
    new: Mention | None
    performs: bool = False
    """The norm stayed, and the sentence says now by whom it is performed, or no longer says it."""


def find_shifts(reading: Reading, matches: Matches) -> list[Shift]:
    """Return each place of a norm that stayed where somebody else now stands, in the order of the
    baseline."""
    shifts = _joined(reading, list(_lined_up(reading, matches)))
    shifts = [shift for shift in shifts if _differs(reading, shift)]
    found = (*shifts, *_done_by(reading, matches, shifts))
    return [shift for shift in found if not _same_names(reading, shift)]


def _done_by(reading: Reading, matches: Matches, shifts: Iterable[Shift]) -> Iterator[Shift]:
    """Yield the places where an edit says by whom a norm that stayed is performed, or no longer says it, so
    that somebody else bears it: 应就分包人的行为负责, 由分包人负责."""
    told = [(shift.old, shift.new) for shift in shifts]
    for old, new in matches.pairs:
        if old.bearer_span is None or new.bearer_span is None or old.cue is None or new.cue is None:
            continue
        if not any(
            side.text[span[0] - 1 : span[0]] == "由" and reading.touched((span[0] - 1, span[0]), base=base)
            for side, span, base in (
                (reading.base, old.bearer_span, True),
                (reading.draft, new.bearer_span, False),
            )
        ):
            continue
        pair = _at(reading.base, old.bearer_span), _at(reading.draft, new.bearer_span)
        if None in pair or any(one in (before, after) for one in pair for before, after in told):
            continue
        if key_of(reading, pair[0], base=True) != key_of(reading, pair[1], base=False):
            yield Shift(*pair, performs=True)


def _at(side: Side, span: Span) -> Mention | None:
    return next((m for m in side.mentions if (m.start, m.end) == span), None)


def _joined(reading: Reading, shifts: list[Shift]) -> list[Shift]:
    """Join who was dropped with who was put in elsewhere in the sentence: 双方承担费用, 费用由乙方承担."""
    for place, gone in enumerate(shifts):
        if gone.old is None or gone.new is not None or gone.old.slot not in BEARING:
            continue
        low, high = reading.across(reading.base.sentence(gone.old.start), from_base=True)
        for other, come in enumerate(shifts):
            new = come.new
            if come.old is None and new is not None and new.slot in BEARING and low <= new.start < high:
                left = [shift for at, shift in enumerate(shifts) if at not in (place, other)]
                return [*left[:place], Shift(gone.old, new), *left[place:]]
    return shifts


def _lined_up(reading: Reading, matches: Matches) -> Iterator[Shift]:
    base = [m for m in _mentions(reading, base=True) if not _settled(matches, m, base=True)]
    draft = [m for m in _mentions(reading, base=False) if not _settled(matches, m, base=False)]
    index = SpanIndex([(m.start, m.end) for m in draft])
    taken: set[int] = set()
    for old in base:
        low, high = reading.across((old.start, old.end), from_base=True)
        near = {draft[at]: at for at in sorted(index.meeting((low, high))) if at not in taken}
        partners = list(near)
        tight = [m for m in partners if reading.overlap((old.start, old.end), (m.start, m.end))]
        tight = tight or [m for m in partners if reading.touched((m.start, m.end), base=False)]
        tight = [m for m in tight if not _torn_apart(reading, old, m)]
        partner = next((m for m in tight if m.slot == old.slot), tight[0] if tight else None)
        if partner is not None:
            taken.add(near[partner])
            yield Shift(old, partner)
        elif reading.touched((old.start, old.end), base=True) and not at_an_event(
            reading.base.text, (old.start, old.end)
        ):
            yield Shift(old, _stand_in(reading.draft, (low, high), old))
    for new in (m for at, m in enumerate(draft) if at not in taken):
        span = new.start, new.end
        if not reading.touched(span, base=False) or at_an_event(reading.draft.text, span):
            continue
        low, high = reading.across((new.start, new.end), from_base=False)
        if any(
            m.start < high and low < m.end and not reading.touched((m.start, m.end), base=True) for m in base
        ):
            continue
        yield Shift(_stand_in(reading.base, (low, high), new), new)


def _torn_apart(reading: Reading, old: Mention, new: Mention) -> bool:
    """Whether whose fault or thing something is stands in the same long edit as whoever acts elsewhere: a
    sentence put for another, and no name for a name."""
    if (old.slot in _BESIDE and new.slot in BEARING) or (new.slot in _BESIDE and old.slot in BEARING):
        return any(
            mark.base[0] <= old.start < mark.base[1]
            and mark.draft[0] <= new.start < mark.draft[1]
            and min(mark.base[1] - mark.base[0], mark.draft[1] - mark.draft[0]) > _LONG_EDIT
            for mark in reading.marks
        )
    return False


def _settled(matches: Matches, mention: Mention, *, base: bool) -> bool:
    """Whether a name came or went with its norm, or bears still what it bore."""
    span = mention.start, mention.end
    inside = matches.inside_gone(span) if base else matches.inside_new(span)
    return inside or matches.still_bears(span, base=base)


def _stand_in(side: Side, span: Span, mention: Mention) -> Mention | None:
    """Return whoever is named in the place of a party without being one: 董事会, 项目公司, 专业机构."""
    words = side.text[slice(*span)]
    if mention.slot not in _HOLDING or not (_SOMEBODY.match(words) or _BODY.fullmatch(words)):
        return None
    return Mention(span[0], span[1], words, "variable", mention.slot)


def _mentions(reading: Reading, *, base: bool) -> list[Mention]:
    side = reading.base if base else reading.draft
    kinds = {view.clause.kind for view in side.views}
    if kinds & _SIGNING:
        return []
    return [m for m in side.mentions if _may_hold(m) and m.slot != "venue" and not kept_out(side, m)]


def at_an_event(text: str, span: Span) -> bool:
    """Whether words stand inside the event from which something runs: 自货物交付买方时起."""
    if _THEN_DEEMED.match(text, span[1]):
        return True
    return bool(_SINCE.search(text, max(0, span[0] - _EVENT), span[0]) and _HAPPENS.match(text, span[1]))


def _at_another_event(reading: Reading, old: Mention, new: Mention) -> bool:
    """Whether both take part in events, one put for the other: 自双方签章之日起, 自甲方付款之日起."""
    acts = []
    for text, one in ((reading.base.text, old), (reading.draft.text, new)):
        if not at_an_event(text, (one.start, one.end)):
            return False
        happens = _HAPPENS.match(text, one.end)
        acts.append(happens.group() if happens else "")
    return acts[0] != acts[1]


def kept_out(side: Side, mention: Mention) -> bool:
    """Whether whoever is named is named as not meant."""
    return bool(_NOT.search(side.text, max(0, mention.start - _NOT_FAR), mention.start))


def _may_hold(mention: Mention) -> bool:
    """Whether a mention is of somebody who can bear, own or consent under the contract: of others only one
    by whom something is done (由分包人自行负责)."""
    return mention.sort != "pronoun" and (mention.sort != "third" or mention.slot == "agent")


def _same_names(reading: Reading, shift: Shift) -> bool:
    """Whether the same are named, one of them twice, or somebody by a word that says of nobody who he is."""
    if shift.old is None or shift.new is None:
        return False
    both = shift.old, shift.new
    if any(one.sort == "pronoun" for one in both):
        return True
    if any(one.label in _THAT_ONE for one in both) and any(one.sort == "collective" for one in both):
        return True
    if any(one.label in _ANYBODY for one in both) and not any(one.sort == "party" for one in both):
        return True
    keys = key_of(reading, shift.old, base=True), key_of(reading, shift.new, base=False)
    return {*(keys[0] or "").split("、")} == {*(keys[1] or "").split("、")} and keys[0] != keys[1]


def _differs(reading: Reading, shift: Shift) -> bool:
    alone = shift.new if shift.old is None else shift.old if shift.new is None else None
    if alone is not None:
        base = alone is shift.old
        if taken_up(reading, (alone.start, alone.end), key_of(reading, alone, base=base), base=base):
            return False
    if shift.old and shift.new:
        touched = reading.touched((shift.old.start, shift.old.end), base=True) or reading.touched(
            (shift.new.start, shift.new.end), base=False
        )
        agreed = agreeing(reading.base, shift.old) or agreeing(reading.draft, shift.new)
        held = _HAS.match(reading.base.text, shift.old.end) or _HAS.match(reading.draft.text, shift.new.end)
        if agreed and not held:
            return False
        if {shift.old.label, shift.new.label} <= _WHOEVER or _by_its_act(reading, shift.old, shift.new):
            return False
        if _between_them(reading, shift.old, shift.new) or deducts(reading, shift.old, shift.new):
            return False
        if _at_another_event(reading, shift.old, shift.new):
            return False
        if touched:
            keys = meant(reading, shift.old, base=True), meant(reading, shift.new, base=False)
            return keys[0] != keys[1]
        return (
            nominee(reading.base, shift.old) != nominee(reading.draft, shift.new)
            and shift.old.slot != "possessor"
        )
    mention = shift.old or shift.new
    if mention is None or mention.sort == "variable" or mention.slot not in BEARING:
        return False
    side, base = (reading.base, True) if shift.old else (reading.draft, False)
    if mention.slot == "agent" and _told_of_a_thing(side, mention):
        return False
    norm = borne_norm(side, mention)
    if norm is None or reading.kept_share(norm.action, base=base) < _STAYED:
        return False
    if norm.bearer_span != (mention.start, mention.end) and (
        _names_another(side, norm)
        or _acts_elsewhere(side, norm, mention)
        or _went_with_more(reading, norm, mention, base=base)
    ):
        return False
    if _with_its_case(reading, mention, base=base) or _of_nobody_yet(reading, shift):
        return False
    low, high = part_around(side.text, (mention.start, mention.end), _MARKS)
    if _named_there(reading, mention, high, base=base):
        return False
    beside = ((low, mention.start), (mention.end, high))
    if all(reading.kept_share(span, base=base) < _STAYED for span in beside if span[0] < span[1]):
        return False
    whole = next((part for part in norm.conditions if part[0] <= mention.start < part[1]), None)
    if whole is not None and reading.kept_share(whole, base=base) < _STAYED:
        return False
    return _moves_bearer(reading, shift)


_DONE_BY = lazy(
    r"(?P<is>\b(?:be|is|are|was|were|been|being)\s+(?:\w+\s+){0,2})?\b(?:\w{2,}ed|paid|made|given|borne|met|held|set|done"
    r"|kept|taken|sent|chosen|built|bought|drawn|written)\s+by\s+(?:the\s+)?$"
)
"""A participle before whoever does it; without a form of `be` it describes the thing before it."""


def _told_of_a_thing(side: Side, mention: Mention) -> bool:
    """Whether an English phrase only says of a thing by whom something was done to it: the price last paid by
    the Owners."""
    found = _DONE_BY.search(side.text, max(0, mention.start - _FAR), mention.start)
    return found is not None and found["is"] is None


_FAR = 60


def _names_another(side: Side, norm: Norm) -> bool:
    """Whether an English norm names its bearer in its own words: somebody else in them bears nothing."""
    named = norm.bearer_span
    return (
        named is not None and norm.start <= named[0] < norm.end and side.text[norm.start : norm.end].isascii()
    )


def _went_with_more(reading: Reading, norm: Norm, mention: Mention, *, base: bool) -> bool:
    """Whether somebody named in a case went or came with what is said of him, and whoever bears the norm
    stayed: 乙方逾期或者不接受甲方条件的，视为拒绝."""
    if norm.bearer_span is None or reading.touched(norm.bearer_span, base=base):
        return False
    span = mention.start, mention.end
    return any(
        low <= span[0] and span[1] <= high and high - low > span[1] - span[0] + _MUCH
        for low, high in (mark.base if base else mark.draft for mark in reading.marks)
    )


def _of_nobody_yet(reading: Reading, shift: Shift) -> bool:
    """Whether who is named now has leave for an act that bound nobody by words of the sentence before:
    视同违约并终止合同, 视同违约，甲方可以终止合同."""
    if shift.new is None or shift.old is not None:
        return False
    norm = borne_norm(reading.draft, shift.new)
    partner = same_norm(reading, norm, base=False) if norm else None
    return (
        norm is not None
        and norm.cue is not None
        and partner is not None
        and (partner.implied or partner.grade == "D")
        and (partner.bearer_span is None or partner.bearer_span[1] <= partner.sentence[0])
    )


_ALTERNATIVE = lazy(r"(?:或者?|且|并且|、)\s*$|^\s*(?:或者?|且|并且|、)")


def _with_its_case(reading: Reading, mention: Mention, *, base: bool) -> bool:
    """Whether somebody came or went with what he does as one of several cases: 甲方拒签或两日内未签的."""
    side = reading.base if base else reading.draft
    return any(
        low <= mention.start
        and mention.end <= high
        and high - low > mention.end - mention.start + 1
        and _ALTERNATIVE.search(side.text[low:high]) is not None
        for low, high in (mark.base if base else mark.draft for mark in reading.marks)
    )


def _acts_elsewhere(side: Side, norm: Norm, mention: Mention) -> bool:
    """Whether somebody by whom something is done is named outside the words of a Chinese norm, and in no case
    of it: 可续约一次，价格由双方议定."""
    if mention.slot != "agent" or side.text[norm.start : norm.end].isascii():
        return False
    spans = ((norm.start, norm.end), *norm.conditions)
    return not any(low <= mention.start < high for low, high in spans)


def _named_there(reading: Reading, mention: Mention, end: int, *, base: bool) -> bool:
    """Whether the words behind a name, up to the end of its part, still stand behind the same name."""
    side, other = (reading.base, reading.draft) if base else (reading.draft, reading.base)
    if mention.end >= end or reading.kept_share((mention.end, end), base=base) < _STAYED:
        return False
    low, high = reading.across((mention.end, end), from_base=base)
    begin = max(other.text.rfind(mark, 0, low) for mark in _MARKS) + 1
    key = side.key(mention.label)
    return any(
        begin <= one.start < high and one.slot == mention.slot and other.key(one.label) == key
        for one in other.mentions
    )


def _between_them(reading: Reading, old: Mention, new: Mention) -> bool:
    """Whether what somebody has with the other is called what both have: 与乙方的合作, 双方合作."""
    for one, side, two, other in (
        (old, reading.base, new, reading.draft),
        (new, reading.draft, old, reading.base),
    ):
        thing = WITH_HIM.match(side.text, one.end)
        if (
            thing
            and side.text[one.start - 1 : one.start] in ("与", "和", "同")
            and two.sort == "collective"
            and other.text.startswith((thing["what"], f"的{thing['what']}"), two.end)
        ):
            return True
    return False


def deducted(reading: Reading, old: Span | None, new: Span | None) -> bool:
    """Whether the names at two places are of one that takes a cost out of what it owes and of the other,
    which agrees."""
    before, after = _at(reading.base, old) if old else None, _at(reading.draft, new) if new else None
    return before is not None and after is not None and deducts(reading, before, after)


def deducts(reading: Reading, old: Mention, new: Mention) -> bool:
    """Whether a party that takes a cost out of what it owes does so on both sides, and the other is named as
    agreeing to it on one alone: 乙方同意甲方从其货款中扣除运费, 运费由甲方从乙方货款中扣除."""
    sides = (old, reading.base, reading.draft), (new, reading.draft, reading.base)
    for one, side, other in sides:
        if not _TAKES_OUT.match(side.text, one.end):
            continue
        base = side is reading.base
        low, high = reading.across(side.sentence(one.start), from_base=base)
        key = side.key(one.label)
        if any(
            other.key(two.label) == key and _TAKES_OUT.match(other.text, two.end)
            for two in other.mentions_from((low, high))
        ):
            return True
    return False


def _by_its_act(reading: Reading, old: Mention, new: Mention) -> bool:
    """Whether whoever does something is named by what the other side says he does: 任何一方变更地址的,
    变更方."""
    for one, two, side in ((old, new, reading.base), (new, old, reading.draft)):
        act = _ACTING.fullmatch(two.label)
        if one.label in _WHOEVER and act and side.text.startswith(act[1], one.end):
            return True
    return False


def _moves_bearer(reading: Reading, shift: Shift) -> bool:
    """Whether a name that was dropped or put in leaves the sentence with another bearer than it had."""
    before, after = bearers_around(reading, shift)
    return before != after


def bearers_around(reading: Reading, shift: Shift) -> tuple[str | None, str | None]:
    """Return who bore the norm before and who bears it now, where a name was dropped or put in."""
    if shift.old:
        norm = borne_norm(reading.base, shift.old)
        there = reading.across((norm.start, norm.end), from_base=True) if norm else None
        partner = same_norm(reading, norm, base=True) if norm and there else None
        return key_of(reading, shift.old, base=True), reading.draft.key(partner.bearer) if partner else None
    if shift.new is None:
        return None, None
    norm = borne_norm(reading.draft, shift.new)
    partner = same_norm(reading, norm, base=False) if norm else None
    after = key_of(reading, shift.new, base=False)
    if norm is None or partner is None:
        return after, after
    return reading.base.key(partner.bearer), after
