"""Another party in the place of a party: duty, right, cost, consent, ownership, benefit, fault."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reviewer.findings.obligations.gains import gain, who
from reviewer.findings.obligations.presence import sort_of
from reviewer.findings.obligations.words import observed
from reviewer.language.modality import modality_table
from reviewer.language.norms_slots import Mention
from reviewer.model import Message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewer.findings.obligations.matches import Matches
    from reviewer.findings.obligations.reading import Reading, Side
    from reviewer.findings.observation import Observation
    from reviewer.language.norms import Norm, Span
    from reviewer.model import Quote

__all__ = ["party_shifts"]

_COST = re.compile(
    r"费|税|承担|损失|风险|开支|成本|(?i:\bcosts?\b|\bfees?\b|\bexpenses?\b|\btax|\brisks?\b|borne)"
)
_AGREE = re.compile(
    r"(?:共同|另行|友好|平等|一致)?(?:协商|商定|约定|商议|同意|确认)|(?i:\s*(?:mutually\s+)?agree)"
)
_NOMINEE = re.compile(
    r"(?:的(?:关联公司|关联方|子公司|母公司|股东)|指定的?(?:第三方|第三人|主体|单位|人员|其他方))"
)
_SOMEBODY = re.compile(r"[\u4e00-\u9fff]{0,10}(?:方|人|公司|会|机构|部门|单位|院|者|员|企业|银行|所|中心)$")
_HOLDING = {"bearer", "agent", "owner", "consenter", "decider", "beneficiary"}
_STAYED = 0.5
_SIGNING = {"title", "party", "signature"}
_BEARING = {"bearer", "agent"}


@dataclass(frozen=True, slots=True)
class _Shift:
    """A name and the name in its place; None where a name was dropped or put in."""

    old: Mention | None
    new: Mention | None


def party_shifts(reading: Reading, matches: Matches) -> Iterator[Observation]:
    """Yield an observation for each place where one party, or both, gave way to another.

    Two names exchanged in one sentence are one observation, and so is a mutual term made one-sided with the
    对方 that goes with it.
    """
    shifts = [shift for shift in _shifts(reading, matches) if _differs(reading, shift)]
    done: set[int] = set()
    for place, shift in enumerate(shifts):
        if place in done:
            continue
        later = range(place + 1, len(shifts))
        partner = next((other for other in later if _mirrors(reading, shift, shifts[other])), None)
        if partner is not None:
            done.add(partner)
            yield _exchange(reading, shift, shifts[partner])
            continue
        follow = [other for other in later if other not in done and _follows(reading, shift, shifts[other])]
        done.update(follow)
        seen = _single(reading, shift)
        yield (
            replace(seen, covers=tuple(_quotes(reading, shifts[other]) for other in follow))
            if follow
            else seen
        )


def _shifts(reading: Reading, matches: Matches) -> Iterator[_Shift]:
    base = [m for m in _mentions(reading, base=True) if not matches.inside_gone((m.start, m.end))]
    draft = [m for m in _mentions(reading, base=False) if not matches.inside_new((m.start, m.end))]
    free = list(draft)
    for old in base:
        low, high = reading.across((old.start, old.end), from_base=True)
        partners = [m for m in free if m.start < high and low < m.end]
        tight = [m for m in partners if reading.overlap((old.start, old.end), (m.start, m.end))]
        tight = tight or [m for m in partners if reading.touched((m.start, m.end), base=False)]
        partner = next((m for m in tight if m.slot == old.slot), tight[0] if tight else None)
        if partner is not None:
            free.remove(partner)
            yield _Shift(old, partner)
        elif reading.touched((old.start, old.end), base=True):
            yield _Shift(old, _stand_in(reading.draft, (low, high), old))
    for new in free:
        if not reading.touched((new.start, new.end), base=False):
            continue
        low, high = reading.across((new.start, new.end), from_base=False)
        if any(
            m.start < high and low < m.end and not reading.touched((m.start, m.end), base=True) for m in base
        ):
            continue
        yield _Shift(_stand_in(reading.base, (low, high), new), new)


def _stand_in(side: Side, span: Span, mention: Mention) -> Mention | None:
    """Return whoever is named in the place of a party without being one: 董事会, 项目公司, 专业机构."""
    words = side.text[slice(*span)]
    if mention.slot not in _HOLDING or not _SOMEBODY.match(words):
        return None
    return Mention(span[0], span[1], words, "variable", mention.slot)


def _mentions(reading: Reading, *, base: bool) -> list[Mention]:
    side = reading.base if base else reading.draft
    kinds = {view.clause.kind for view in side.views}
    if kinds & _SIGNING:
        return []
    return [m for m in side.mentions if m.sort not in ("third", "pronoun") and m.slot != "venue"]


def _differs(reading: Reading, shift: _Shift) -> bool:
    if shift.old and shift.new:
        touched = reading.touched((shift.old.start, shift.old.end), base=True) or reading.touched(
            (shift.new.start, shift.new.end), base=False
        )
        if _agreeing(reading.base, shift.old) or _agreeing(reading.draft, shift.new):
            return False
        if touched:
            return _key(reading, shift.old, base=True) != _key(reading, shift.new, base=False)
        return (
            _nominee(reading.base, shift.old) != _nominee(reading.draft, shift.new)
            and shift.old.slot != "possessor"
        )
    mention = shift.old or shift.new
    if mention is None or mention.sort == "variable" or mention.slot not in _BEARING:
        return False
    side, base = (reading.base, True) if shift.old else (reading.draft, False)
    norm = _borne(side, mention)
    if norm is None or reading.kept_share(norm.action, base=base) < _STAYED:
        return False
    whole = next((part for part in norm.conditions if part[0] <= mention.start < part[1]), None)
    if whole is not None and reading.kept_share(whole, base=base) < _STAYED:
        return False
    return _moves_bearer(reading, shift)


def _nominee(side: Side, mention: Mention) -> str:
    """Return the words after a name that put somebody else of its choice or group in its place."""
    match = _NOMINEE.match(side.text, mention.end)
    return match.group() if match else ""


def _agreeing(side: Side, mention: Mention) -> bool:
    """Whether the word only says that both agree on something (双方协商): who decides is told as a
    qualifier."""
    return mention.sort == "collective" and bool(_AGREE.match(side.text, mention.end))


def _key(reading: Reading, mention: Mention | None, *, base: bool) -> str | None:
    if mention is None:
        return None
    return (reading.base if base else reading.draft).key(mention.label)


def _moves_bearer(reading: Reading, shift: _Shift) -> bool:
    """Whether a name that was dropped or put in leaves the sentence with another bearer than it had."""
    before, after = _bearers(reading, shift)
    return before != after


def _bearers(reading: Reading, shift: _Shift) -> tuple[str | None, str | None]:
    if shift.old:
        norm = _borne(reading.base, shift.old)
        there = reading.across((norm.start, norm.end), from_base=True) if norm else None
        partner = _same(reading, norm, base=True) if norm and there else None
        return _key(reading, shift.old, base=True), reading.draft.key(partner.bearer) if partner else None
    if shift.new is None:
        return None, None
    norm = _borne(reading.draft, shift.new)
    partner = _same(reading, norm, base=False) if norm else None
    after = _key(reading, shift.new, base=False)
    if norm is None or partner is None:
        return after, after
    return reading.base.key(partner.bearer), after


def _same(reading: Reading, norm: Norm, *, base: bool) -> Norm | None:
    other = reading.draft if base else reading.base
    best, share = None, 0
    for candidate in other.norms:
        if candidate.derived:
            continue
        pair = (norm.action, candidate.action) if base else (candidate.action, norm.action)
        overlap = reading.overlap(*pair)
        if overlap > share:
            best, share = candidate, overlap
    return best


def _borne(side: Side, mention: Mention) -> Norm | None:
    for norm in side.norms:
        if norm.bearer_span == (mention.start, mention.end) and not norm.derived:
            return norm
    return side.norm_at(mention.start, mention.end)


def _same_sentence(reading: Reading, one: _Shift, two: _Shift) -> bool:
    if one.old is None or two.old is None:
        return False
    return reading.base.sentence(one.old.start) == reading.base.sentence(two.old.start)


def _mirrors(reading: Reading, one: _Shift, two: _Shift) -> bool:
    """Whether two names of one sentence changed places, a bearer among them."""
    if not _same_sentence(reading, one, two) or not (one.new and two.new):
        return False
    return (
        _key(reading, one.old, base=True) == _key(reading, two.new, base=False)
        and _key(reading, one.new, base=False) == _key(reading, two.old, base=True)
        and any(shift.old and shift.old.slot in _BEARING for shift in (one, two))
    )


def _follows(reading: Reading, one: _Shift, two: _Shift) -> bool:
    """Whether the second change only names who is left once the first turned a mutual word into one party."""
    if not _same_sentence(reading, one, two) or not (one.old and one.new and two.old and two.new):
        return False
    mutual, letter = (one.old, one.new) if one.new.sort == "party" else (one.new, one.old)
    other, name = (two.old, two.new) if two.new.sort == "party" else (two.new, two.old)
    if mutual.sort == "party" or letter.sort != "party" or other.sort != "variable" or name.sort != "party":
        return False
    base = (one.new.sort == "party", two.new.sort == "party")
    return base[0] == base[1] and letter.label != name.label


def _quotes(reading: Reading, shift: _Shift) -> tuple[Quote | None, Quote | None]:
    return (
        reading.base.quote(shift.old.start, shift.old.end) if shift.old else None,
        reading.draft.quote(shift.new.start, shift.new.end) if shift.new else None,
    )


def _exchange(reading: Reading, one: _Shift, two: _Shift) -> Observation:
    lead, other = (one, two) if one.old and one.old.slot in _BEARING else (two, one)
    seen = _single(reading, lead)
    old, new = _key(reading, lead.old, base=True), _key(reading, lead.new, base=False)
    return replace(
        seen,
        message=Message(
            "obligations.bearer.exchanged", {"old": who(old), "new": who(new), "gain": gain(seen.favours)}
        ),
        topic="obligation.bearer/exchanged",
        data={**seen.data, "slot": "exchanged"},
        covers=(_quotes(reading, other),),
    )


def _either(shift: _Shift) -> Mention:
    mention = shift.old or shift.new
    if mention is None:
        raise ValueError("a shift names somebody on one side at least")
    return mention


def _single(reading: Reading, shift: _Shift) -> Observation:
    slot = _either(shift).slot
    old, new = _key(reading, shift.old, base=True), _key(reading, shift.new, base=False)
    if shift.old is None or shift.new is None:
        old, new = _bearers(reading, shift)
    if shift.old and shift.new and old == new:
        return _nominated(reading, shift.old, shift.new)
    side = reading.base if shift.old else reading.draft
    mention = _either(shift)
    norm = _borne(side, mention)
    say = _say(reading, side, norm, mention, slot, old, new)
    gainer = _gainer(reading, norm, old, new) if slot in _BEARING else _slot_gainer(reading, slot, old, new)
    return observed(
        reading,
        "bearer",
        f"bearer.{say}",
        say,
        base=(shift.old.start, shift.old.end) if shift.old else None,
        draft=(shift.new.start, shift.new.end) if shift.new else None,
        favours=gainer,
        params={"old": who(old), "new": who(new)},
        data={"from": old, "to": new, "slot": slot, "grade": norm.grade if norm else None},
    )


def _nominated(reading: Reading, old: Mention, new: Mention) -> Observation:
    before, after = _nominee(reading.base, old), _nominee(reading.draft, new)
    key = _key(reading, old, base=True) or ""
    return observed(
        reading,
        "bearer",
        "bearer.nominee",
        "nominee",
        base=(old.start, old.end + len(before)),
        draft=(new.start, new.end + len(after)),
        favours="unclear",
        params={"old": who(key + before), "new": who(key + after)},
        data={"from": key + before, "to": key + after, "slot": old.slot},
    )


_TOLD_BY_SLOT = {"beneficiary", "consenter", "decider", "possessor", "owner", "object", "cause", "affected"}
_BY_SORT = {
    "duty": "duty",
    "warranty": "duty",
    "effort": "duty",
    "ban": "ban",
    "right": "right",
    "discretion": "right",
    "exemption": "exemption",
    "waiver": "waiver",
}


def _mutual(word: str) -> bool:
    """Whether a word stands for either party as events decide: 守约方, 一方, 对方."""
    return word in modality_table()["parties"]["variable"]


def _say(
    reading: Reading,
    side: Side,
    norm: Norm | None,
    mention: Mention,
    slot: str,
    old: str | None,
    new: str | None,
) -> str:
    if slot in _TOLD_BY_SLOT and not (slot == "cause" and old == "双方"):
        return slot
    if new is None:
        return "dropped"
    if old is None:
        return "named"
    if old == "双方" or (_mutual(old) and new in reading.parties):
        return "narrowed"
    if new == "双方" or (_mutual(new) and old in reading.parties):
        return "widened"
    sentence = side.sentence(mention.start)
    if any(low <= mention.start < high for low, high in (norm.conditions if norm else ())):
        return "cause"
    if norm is None:
        return "place"
    sort = sort_of(norm)
    if norm.burden > 0 and mention.slot == "agent" and _COST.search(side.text, *sentence):
        return "cost"
    return _BY_SORT.get(sort, "place")


def _gainer(reading: Reading, norm: Norm | None, old: str | None, new: str | None) -> str:
    """Who gains where the bearer of a norm changes: whoever sheds a burden, or takes over a right."""
    if norm is None or norm.grade == "D":
        return "unclear"
    sheds, takes = (old, new) if norm.burden > 0 else (new, old)
    if sheds in reading.parties:
        return sheds or "unclear"
    if takes in reading.parties:
        return reading.other(takes) or "unclear"
    return "unclear"


def _slot_gainer(reading: Reading, slot: str, old: str | None, new: str | None) -> str:
    if slot == "cause" and old == "双方" and new in reading.parties:
        return reading.other(new) or "unclear"
    if slot not in ("consenter", "decider", "owner", "beneficiary"):
        return "unclear"
    if new in reading.parties:
        return new or "unclear"
    return (reading.other(old) if new in (None, "双方") else None) or "unclear"
