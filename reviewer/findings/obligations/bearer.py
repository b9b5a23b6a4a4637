"""Another party in the place of a party: duty, right, cost, consent, ownership, benefit, fault."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from reviewer.findings.obligations.deciding import both_decide, manner_of
from reviewer.findings.obligations.gains import gain, who
from reviewer.findings.obligations.grades import family
from reviewer.findings.obligations.negations import denials_beside
from reviewer.findings.obligations.presence import sort_of
from reviewer.findings.obligations.shifts import BEARING, Shift, bearers_around, deducts, find_shifts
from reviewer.findings.obligations.side import BOTH
from reviewer.findings.obligations.whom import borne_norm, key_of, nominee, stand_in_of
from reviewer.findings.obligations.words import observed
from reviewer.language.modality import modality_table
from reviewer.model import Message
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reviewer.findings.obligations.matches import Matches
    from reviewer.findings.obligations.reading import Reading
    from reviewer.findings.obligations.side import Side
    from reviewer.findings.observation import Observation
    from reviewer.language.norms import Norm, Span
    from reviewer.language.norms_slots import Mention
    from reviewer.model import Quote

__all__ = ["other_bearers", "party_shifts"]

_OWNED = lazy(r"(?:单独|独家|独占|共同)?(?:所有|享有|拥有|共有)")
_GIVEN = lazy(
    r"[^，。；]{0,10}?(?:支付|付款|交付|提供|提交|移交|交还|返还|退还|归还|赔偿|补偿|给予|供应|披露|授予|通知|报告|告知|开具|承担|负责)"
)
_BURDEN = lazy(r"(?:风险|责任|损失|债务|亏损|义务|费用|税费)[^，,。；;]*$")
_AT_COST = lazy(r"(?i:['’]s?\s+(?:own\s+|sole\s+)*(?:expense|cost|risk)s?\b)|(?:的)?(?:费用|成本|风险)")
_ON_ACCOUNT = lazy(r"(?i:['’]s?\s+(?:own\s+|sole\s+)*account\b)")
_OTHER_SIDE = lazy(
    r"(?:对方|另一方|相对方|他方|守约(?:的?一)?方|非违约方|无过错(?:的?一)?方)|(?i:(?:the\s+)?(?:other|non-?\s?(?:defaulting|breaching))\s+party)"
)
_ACCOUNT = lazy(r"(?:的)?(?:共管|共同|指定|监管|专用|银行|收款)*[账帐][户号]")
"""Behind whoever owns it, an account, which binds nobody."""
_COST = lazy(
    r"费|税|承担|损失|风险|开支|成本|(?i:\bcosts?\b|\bfees?\b|\bexpenses?\b|\bcharges?\b|\bdues\b|\btax|\brisks?\b|\baccount\b|borne)"
)


def party_shifts(reading: Reading, matches: Matches) -> Iterator[Observation]:
    """Yield an observation for each place where one party, or both, gave way to another.

    Two names exchanged in one sentence are one observation, and so is a mutual term made one-sided with the
    对方 that goes with it.
    """
    shifts = find_shifts(reading, matches)
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
        covers = [_quotes(reading, shifts[other]) for other in follow]
        if shift.old and shift.new:
            places = [(who.start, who.end) for who in (shift.old, shift.new)]
            denied = denials_beside(reading, *places)
            manner = manner_of(reading, shift.old, shift.new)
            covers += [
                (
                    reading.base.quote(*mark.base) if mark.base[0] < mark.base[1] else None,
                    reading.draft.quote(*mark.draft) if mark.draft[0] < mark.draft[1] else None,
                )
                for mark in (*denied, *manner)
            ]
        yield replace(_single(reading, shift), covers=tuple(covers))


def other_bearers(reading: Reading, matches: Matches, told: Iterable[Observation]) -> Iterator[Observation]:
    """Yield an observation for each norm that another bears now, where no observation in `told` says so: the
    sentence may have been turned around, so that no name stands in the place of another."""
    named = {*reading.parties, BOTH}
    spoken = [seen for seen in told if seen.kind == "obligation.bearer"]
    for old, new in matches.pairs:
        keys = reading.base.key(old.bearer), reading.draft.key(new.bearer)
        if keys[0] == keys[1] or not {*keys} <= named or family(old.grade) != family(new.grade):
            continue
        before, after = _who(reading.base, old), _who(reading.draft, new)
        if before is None or after is None or _told_there(reading, old, new, spoken):
            continue
        if _names_nobody(reading, before, base=True) or _names_nobody(reading, after, base=False):
            continue
        if deducts(reading, before, after):
            continue
        if reading.touched((old.start, old.end), base=True) or reading.touched(
            (new.start, new.end), base=False
        ):
            yield _single(reading, Shift(before, after))


def _who(side: Side, norm: Norm) -> Mention | None:
    """Return the name by which a norm names its bearer in its own sentence."""
    span = norm.bearer_span
    if span is None or not norm.sentence[0] <= span[0] < norm.sentence[1]:
        return None
    return next((m for m in side.mentions_from(span) if m.end == span[1] and m.sort != "pronoun"), None)


def _names_nobody(reading: Reading, name: Mention, *, base: bool) -> bool:
    """Whether a name of one side stands unedited on the other, where it is the name of no party: `you` of a
    contract that calls the same party the Employee elsewhere."""
    mine, its = (reading.base, reading.draft) if base else (reading.draft, reading.base)
    span = name.start, name.end
    if name.sort != "party" or name.label in its.labels or reading.touched(span, base=base):
        return False
    low, high = reading.across(span, from_base=base)
    word = mine.text[slice(*span)].casefold()
    return word in its.text[max(0, low - len(word)) : high + len(word)].casefold()


def _told_there(reading: Reading, old: Norm, new: Norm, told: Iterable[Observation]) -> bool:
    """Whether one of the observations quotes words of either sentence."""
    for seen in told:
        for side, quote, norm in ((reading.base, seen.base, old), (reading.draft, seen.draft, new)):
            span = side.offset(quote) if quote else None
            if span and span[0] < norm.sentence[1] and norm.sentence[0] < span[1]:
                return True
    return False


def _same_sentence(reading: Reading, one: Shift, two: Shift) -> bool:
    if one.old is None or two.old is None:
        return False
    return reading.base.sentence(one.old.start) == reading.base.sentence(two.old.start)


def _mirrors(reading: Reading, one: Shift, two: Shift) -> bool:
    """Whether two names of one sentence changed places, a bearer among them."""
    if not _same_sentence(reading, one, two) or not (one.new and two.new):
        return False
    return (
        key_of(reading, one.old, base=True) == key_of(reading, two.new, base=False)
        and key_of(reading, one.new, base=False) == key_of(reading, two.old, base=True)
        and any(shift.old and shift.old.slot in BEARING for shift in (one, two))
    )


def _follows(reading: Reading, one: Shift, two: Shift) -> bool:
    """Whether the second change only names who is left once the first turned a mutual word into one party."""
    if not _same_sentence(reading, one, two) or not (one.old and one.new and two.old and two.new):
        return False
    mutual, letter = (one.old, one.new) if one.new.sort == "party" else (one.new, one.old)
    other, name = (two.old, two.new) if two.new.sort == "party" else (two.new, two.old)
    if mutual.sort == "party" or letter.sort != "party" or other.sort != "variable" or name.sort != "party":
        return False
    base = (one.new.sort == "party", two.new.sort == "party")
    return base[0] == base[1] and letter.label != name.label


def _quotes(reading: Reading, shift: Shift) -> tuple[Quote | None, Quote | None]:
    return (
        reading.base.quote(shift.old.start, shift.old.end) if shift.old else None,
        reading.draft.quote(shift.new.start, shift.new.end) if shift.new else None,
    )


def _exchange(reading: Reading, one: Shift, two: Shift) -> Observation:
    lead, other = (one, two) if one.old and one.old.slot in BEARING else (two, one)
    seen = _single(reading, lead)
    old, new = key_of(reading, lead.old, base=True), key_of(reading, lead.new, base=False)
    return replace(
        seen,
        message=Message(
            "obligations.bearer.exchanged", {"old": who(old), "new": who(new), "gain": gain(seen.favours)}
        ),
        topic="obligation.bearer/exchanged",
        data={**seen.data, "slot": "exchanged"},
        covers=(_quotes(reading, other),),
    )


def _either(shift: Shift) -> Mention:
    mention = shift.old or shift.new
    if mention is None:
        raise ValueError("a shift names somebody on one side at least")
    return mention


def _single(reading: Reading, shift: Shift) -> Observation:
    slots = [who.slot for who in (shift.old, shift.new) if who is not None]
    slot: str = "owner" if "owner" in slots else slots[0]
    if shift.old and shift.new and both_decide(reading, shift.old, shift.new):
        slot = "decider"
    old, new = key_of(reading, shift.old, base=True), key_of(reading, shift.new, base=False)
    if shift.old is None or shift.new is None:
        old, new = bearers_around(reading, shift)
    if shift.old and shift.new and old == new:
        return _nominated(reading, shift.old, shift.new)
    side = reading.base if shift.old else reading.draft
    mention = _either(shift)
    norm = borne_norm(side, mention)
    fellow = _fellow(reading, shift)
    if fellow:
        old, new = key_of(reading, shift.old, base=True), key_of(reading, shift.new, base=False)
    say = "" if fellow else _say(reading, side, norm, mention, slot, old, new)
    if fellow:
        say = "left_out" if shift.old else "taken_in"
    if say == "cause" and shift.performs:
        say = _BY_SORT.get(sort_of(norm), "place") if norm else "place"
    gainer = (
        _gainer(reading, norm, old, new)
        if slot in BEARING and not _pays(side, mention)
        else _slot_gainer(reading, side, mention, slot, old, new)
    )
    if (slot in BEARING or slot == "possessor") and _capped(side, mention):
        gainer = _spared(reading, old, new)
    elif norm is not None and (_answers(side, norm, mention) or _ends_by_notice(side, norm)):
        say = "right" if say == "duty" else say
        if gainer in reading.parties and slot in BEARING:
            gainer = reading.other(gainer) or "unclear"
    return observed(
        reading,
        "bearer",
        f"bearer.{say}",
        say,
        base=_phrase(reading.base, shift.old),
        draft=_phrase(reading.draft, shift.new),
        favours=gainer,
        params={
            "old": _called(reading.base, shift.old, old),
            "new": _called(reading.draft, shift.new, new),
            "name": fellow,
        },
        data={"from": old, "to": new, "slot": slot, "grade": norm.grade if norm else None},
    )


_FELLOW_BEHIND = lazy(
    r"(?:以及|[及和与或、])(?P<name>[\u4e00-\u9fff]{2,6}?)(?=有权|均|可|应|须|不得|享有|承担|负责|确认|同意)"
)
_FELLOW_BEFORE = lazy(r"(?P<name>[\u4e00-\u9fff]{2,6})(?:以及|[及和与或、])$")
_NAMED = 6


def _fellow(reading: Reading, shift: Shift) -> str:
    """Return the name of somebody who is no party and bears a norm beside a party that an edit took away or
    put there: 甲方及客户有权验收, 客户有权验收. Empty where there is none."""
    if (shift.old is None) == (shift.new is None):
        return ""
    mention, side, other = _either(shift), reading.draft, reading.base
    if shift.old:
        side, other = other, side
    found = _FELLOW_BEHIND.match(side.text, mention.end) or _FELLOW_BEFORE.search(
        side.text, max(0, mention.start - _NAMED - 2), mention.start
    )
    if found is None or any(
        m.sort != "third" and m.start < found.end() and found.start("name") < m.end for m in side.mentions
    ):
        return ""
    low, high = reading.across(side.sentence(mention.start), from_base=side is reading.base)
    return found["name"] if found["name"] in other.text[low:high] else ""


_CAPPED = lazy(
    r"(?:的|因|就|在|对|依|按|根据|违反|项下|向|承担|[^，,。；;]){0,40}?(?:责任|赔偿|违约金)(?:总额|总和|限额|金额)?(?:累计|合计|总计|总额|最高|在任何情况下|均|应当?|以)*"
    r"(?:不(?:得|应|会)?(?:超过|高于|超出)|[^，,。；;]{1,24}?为(?:最高)?上?限|(?:上限|最高额)为|限于|仅限)"
)
"""Behind a party, words that put a ceiling on what it answers for."""


def _capped(side: Side, mention: Mention) -> bool:
    return _CAPPED.match(side.text, mention.end, side.sentence(mention.start)[1]) is not None


def _spared(reading: Reading, old: str | None, new: str | None) -> str:
    """Return who gains where a ceiling on liability is for another party than before: whose it is now."""
    if new in reading.parties:
        return new or "unclear"
    return (reading.other(old) if old in reading.parties and new == BOTH else None) or "unclear"


_NOTICE_ENDS = lazy(
    r"(?:通知|告知)[^。；]{0,24}?(?:本?(?:合同|协议)|租约|委托|服务|合作)[^。；，]{0,6}?(?:即告|即行|即|自动|方|方可)?(?:终止|解除)"
    r"|(?:通知|告知)[^。；，]{0,10}?(?:终止|解除)(?:本?(?:合同|协议)|租约|委托|服务|合作)"
)


def _ends_by_notice(side: Side, norm: Norm) -> bool:
    """Whether a plain statement of who gives notice says who may end the contract by it, which is a right:
    任何一方提前三十日通知对方，本合同即告终止."""
    return norm.implied and bool(_NOTICE_ENDS.search(side.text, *norm.sentence))


def _answers(side: Side, norm: Norm, mention: Mention) -> bool:
    """Tell whether a right is the other side's answer to what somebody did: 一方违约的，守约方有权解除."""
    held = norm.bearer_span
    if norm.burden >= 0 or held is None or held[0] < mention.end:
        return False
    return bool(_OTHER_SIDE.fullmatch(side.text, *held))


_ALL_OF_THEM = frozenset({"三方", "四方", "各方", "多方", "全体当事人"})
"""Words for all the parties where there may be more than two."""


def _called(side: Side, mention: Mention | None, key: str | None) -> Message:
    """Return who a place names, for a sentence: with what puts somebody of a party's choice in its place."""
    if key == BOTH and mention and mention.label in _ALL_OF_THEM:
        return who(mention.label)
    return who(f"{key}{stand_in_of(side, mention)}" if key and mention and mention.sort == "party" else key)


def _nominated(reading: Reading, old: Mention, new: Mention) -> Observation:
    before, after = nominee(reading.base, old), nominee(reading.draft, new)
    key = key_of(reading, old, base=True) or ""
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
    if (slot == "owner" and _burdens(side, mention)) or _pays(side, mention):
        return "cost"
    if (
        slot == "possessor"
        and BOTH in (old, new)
        and old
        and new
        and not _ACCOUNT.match(side.text, mention.end)
    ):
        return "narrowed" if old == BOTH else "widened"
    if slot == "decider" and mention.slot != "decider":
        return "decision"
    if slot in _TOLD_BY_SLOT and not (slot == "cause" and old == BOTH):
        return slot
    if new is None:
        return "dropped"
    if old is None:
        return "named"
    if old == BOTH:
        return "narrowed"
    if new == BOTH:
        return "widened"
    if _mutual(old) and new in reading.parties:
        return "settled"
    if _mutual(new) and old in reading.parties:
        return "by_event"
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


def _phrase(side: Side, mention: Mention | None) -> Span | None:
    """Return the words of a mention, for an owner with those that make it one: 甲方所有, 双方共有."""
    if mention is None:
        return None
    owned = _OWNED.match(side.text, mention.end) if mention.slot == "owner" else None
    return mention.start, owned.end() if owned else mention.end


def _burdens(side: Side, mention: Mention) -> bool:
    """Whether what falls to somebody is a burden: a risk, a loss, a debt."""
    return bool(_BURDEN.search(side.text[side.sentence(mention.start)[0] : mention.start]))


def _pays(side: Side, mention: Mention) -> bool:
    """Whether something is at the cost of somebody: at the Supplier's expense, for the Supplier's account."""
    marks = {"possessor": _AT_COST, "agent": _ON_ACCOUNT}.get(mention.slot)
    return marks is not None and bool(marks.match(side.text, mention.end))


def _slot_gainer(
    reading: Reading, side: Side, mention: Mention, slot: str, old: str | None, new: str | None
) -> str:
    if slot == "beneficiary" and not _GIVEN.match(side.text, mention.end):
        return "unclear"
    if _pays(side, mention):
        return old if old in reading.parties else (reading.other(new) or "unclear")
    if slot == "owner" and _burdens(side, mention):
        old, new = new, old
    if slot == "cause" and old == BOTH and new in reading.parties:
        return reading.other(new) or "unclear"
    if slot not in ("consenter", "decider", "owner", "beneficiary"):
        return "unclear"
    if new in reading.parties:
        return new or "unclear"
    return (reading.other(old) if new in (None, BOTH) else None) or "unclear"
