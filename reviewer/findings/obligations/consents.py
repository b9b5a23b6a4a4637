"""Leave and notice: a veto that became a notice, and leave that lost its form or its time."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from reviewer.findings.contents import told_as_wording
from reviewer.findings.obligations.claims import Claims, acts_told_whole
from reviewer.findings.obligations.gains import who
from reviewer.findings.obligations.limits import limited
from reviewer.findings.obligations.words import observed
from reviewer.language.norms_consent import find_consents
from reviewer.language.quantities import find_quantities
from reviewer.model import Message
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reviewer.findings.obligations.matches import Matches
    from reviewer.findings.obligations.reading import Reading
    from reviewer.findings.observation import Observation
    from reviewer.language.norms import Norm
    from reviewer.language.norms_consent import Consent

__all__ = ["consent_changes", "leave_alone", "turned"]


def consent_changes(reading: Reading, matches: Matches, told: Iterable[Observation]) -> Iterator[Observation]:
    """Yield one observation for each consent phrase whose act, form or time an edit changed; one that came or
    went with an act of which it was told says nothing more."""
    acts_gone, acts_new = acts_told_whole(reading, told)
    claimed = Claims(reading, told)
    left, came = (
        {*turned(reading, norms, base=base)} for norms, base in ((matches.gone, True), (matches.new, False))
    )
    base = [
        c
        for c in find_consents(reading.base.text, reading.base.labels)
        if c in left
        or not matches.inside_gone(c.span)
        or not (acts_gone.meeting(c.span) or claimed.has(c.span, None))
    ]
    draft = [
        c
        for c in find_consents(reading.draft.text, reading.draft.labels)
        if c in came
        or not matches.inside_new(c.span)
        or not (acts_new.meeting(c.span) or claimed.has(None, c.span))
    ]
    free = list(draft)
    opened = {
        one for old, new in matches.pairs if _barred(old) and new.grade == "F3c" for one in new.consents
    }
    closed = {
        one for old, new in matches.pairs if _barred(new) and old.grade == "F3c" for one in old.consents
    }
    for old in base:
        low, high = reading.across((old.start, old.end), from_base=True)
        new = next((c for c in free if c.start < high and low < c.end), None)
        moved = None if new else _elsewhere(reading, old, free)
        if moved is not None:
            free.remove(moved)
            yield from _changed(reading, old, moved)
        elif new is not None:
            free.remove(new)
            yield from _changed(reading, old, new)
        elif (
            reading.touched((old.start, old.end), base=True)
            and reading.kept_share((old.start, old.end), base=True) < 0.5
        ):
            if matches.with_its_norm(reading, old.span, base=True) or _still_given(reading, old, base=True):
                continue
            name = "waiver_gone" if old.waived else "ban_closed" if old in closed else "consent_removed"
            yield _told(reading, name, "consent", old, None, gains=-1 if name == "consent_removed" else 1)
    for new in free:
        if (
            reading.kept_share((new.start, new.end), base=False) < 0.5
            and not matches.with_its_norm(reading, new.span, base=False)
            and not _still_given(reading, new, base=False)
        ):
            name = "waived" if new.waived else "ban_opened" if new in opened else "consent_added"
            yield _told(reading, name, "consent", None, new, gains=1 if name == "consent_added" else -1)


def _elsewhere(reading: Reading, old: Consent, free: Sequence[Consent]) -> Consent | None:
    """Return the leave of the same party that stands elsewhere in the sentence now, in Chinese where it is
    the only one there."""
    if old.holder is None:
        return None
    low, high = reading.across(reading.base.sentence(old.start), from_base=True)
    key = reading.base.key(old.holder.label)
    english = reading.base.text[old.start : old.end].isascii()
    found = [
        one
        for one in free
        if low <= one.start < high
        and one.act == old.act
        and one.holder
        and reading.draft.key(one.holder.label) == key
        and not (english and reading.kept_share((one.start, one.holder.start), base=False))
    ]
    return found[0] if found and (english or len(found) == 1) else None


def _still_given(reading: Reading, one: Consent, *, base: bool) -> bool:
    """Whether a notice that either party may give is the one that the sentence of the other side says neither
    gives: unless either party gives notice, if neither party serves notice."""
    mine, its = (reading.base, reading.draft) if base else (reading.draft, reading.base)
    if one.act != "notice" or not _EITHER_GIVES.search(mine.text, one.start, one.end):
        return False
    low, high = reading.across(mine.sentence(one.start), from_base=base)
    return _NEITHER_GIVES.search(its.text, low, high) is not None


def _reworded(reading: Reading, old: Consent, new: Consent) -> Observation:
    """Return the change of leave that says the same in other words at another place."""
    base, draft = reading.base.quote(old.start, old.end), reading.draft.quote(new.start, new.end)
    return told_as_wording(reading.view.pair.id, base, draft, 1)


def _barred(norm: Norm) -> bool:
    """Whether a norm bars something outright, whoever agrees."""
    return norm.grade == "F3" and not norm.consents


_OTHERWISE = lazy(r"\b(?:unless|except|save|if|where|when|provided|to the extent)\b", re.IGNORECASE)
"""What lets somebody do without leave, or brings in a further case."""
_EITHER_GIVES = lazy(
    r"\b(?:either|any) party (?:gives|serves|sends|has (?:given|served|sent))\b", re.IGNORECASE
)
_NEITHER_GIVES = lazy(
    r"\b(?:neither party|no party) (?:gives|serves|sends|has (?:given|served|sent))\b[^.;]{0,40}\bnotice\b"
    r"|\bno (?:written )?notice (?:is|has been) (?:given|served|sent) by either party\b",
    re.IGNORECASE,
)
_PROVISO = lazy(r"[，,；;]?(?:但是?|且|并|同时)?[^，,。；;]{0,12}?(?:应当?|须|需|必须)?(?:事先|事前|书面)?")
_EDGE = " ，,。；;、的后方可"


def leave_alone(reading: Reading, norm: Norm, *, base: bool) -> Observation | None:
    """Return the observation of a norm that says nothing but that leave is needed: 但转让须经甲方同意."""
    leave = _alone(reading, norm, base=base)
    if leave is None:
        return None
    words = replace(leave, start=norm.start, end=norm.end)
    if base:
        return _told(reading, "consent_removed", "consent", words, None, gains=-1)
    return _told(reading, "consent_added", "consent", None, words, gains=1)


def _alone(reading: Reading, norm: Norm, *, base: bool) -> Consent | None:
    """Return the leave that is all a norm speaks of."""
    text = (reading.base if base else reading.draft).text
    leave = next((one for one in norm.consents if norm.start <= one.start and one.end <= norm.end), None)
    if leave is None or leave.act != "consent" or leave.holder is None:
        return None
    whole = _PROVISO.fullmatch(text, norm.start, leave.start) and not text[leave.end : norm.end].strip(_EDGE)
    return leave if whole else None


def turned(reading: Reading, norms: Iterable[Norm], *, base: bool) -> Iterator[Consent]:
    """Yield the leave of each norm that speaks of nothing else, where the sentence of the other side needs
    leave of the same party too: 须经甲方同意后方可转租, 未经甲方同意不得转租."""
    mine, its = (reading.base, reading.draft) if base else (reading.draft, reading.base)
    for norm in norms:
        leave = _alone(reading, norm, base=base)
        if leave is None or leave.holder is None:
            continue
        low, high = reading.across(norm.sentence, from_base=base)
        key = mine.key(leave.holder.label)
        if any(
            low <= one.start < high
            and one.act == "consent"
            and one.holder
            and its.key(one.holder.label) == key
            and reading.touched((one.start, one.end), base=not base)
            for one in find_consents(its.text, its.labels)
        ):
            yield leave


def _changed(reading: Reading, old: Consent, new: Consent) -> Iterator[Observation]:
    if not (
        reading.touched((old.start, old.end), base=True) or reading.touched((new.start, new.end), base=False)
    ):
        return
    if old.act != new.act:
        name = f"{old.act}_to_{new.act}"
        rank = {"consent": 2, "negotiation": 1, "notice": 0}
        yield _told(
            reading,
            name,
            "veto" if "notice" in name else "consent",
            old,
            new,
            gains=rank[new.act] - rank[old.act],
        )
    elif old.form != new.form:
        name = "form_added" if new.form else "form_lost"
        if old.prior and not new.prior and not new.form:
            name = "form_and_prior_lost"
        yield _told(reading, name, "form", old, new, gains=1 if new.form else -1)
    elif old.prior != new.prior:
        yield _told(
            reading,
            "prior_added" if new.prior else "prior_lost",
            "prior",
            old,
            new,
            gains=1 if new.prior else -1,
        )
    elif _same_leave(reading, old, new):
        yield _reworded(reading, old, new)


def _same_leave(reading: Reading, old: Consent, new: Consent) -> bool:
    """Whether leave of the same party, as early and in the same form, is put in other words; in Chinese,
    where what was forbidden without it is allowed with it now, or the reverse."""
    words = reading.base.text[old.start : old.end], reading.draft.text[new.start : new.end]
    if len({tuple(one.key for one in find_quantities(side)) for side in words}) > 1:
        return False
    if words[0] == words[1] or not (old.holder and new.holder):
        return False
    if reading.base.key(old.holder.label) != reading.draft.key(new.holder.label):
        return False
    if "".join(words).isascii():
        return old.needed == new.needed and len({len(_OTHERWISE.findall(side)) for side in words}) == 1
    sentences = (side.sentence(one.start) for side, one in ((reading.base, old), (reading.draft, new)))
    before, after = (
        side.text[slice(*span)] for side, span in zip((reading.base, reading.draft), sentences, strict=True)
    )
    return old.needed != new.needed and limited(before, after)


def _told(
    reading: Reading, name: str, topic: str, old: Consent | None, new: Consent | None, *, gains: int
) -> Observation:
    from_base = old is not None and not name.startswith("negotiation_to")
    side, consent = (reading.base, old) if from_base else (reading.draft, new)
    assert consent is not None
    key = side.key(consent.holder.label) if consent.holder else None
    favours = "unclear"
    if key in reading.parties:
        favours = (key if gains > 0 else reading.other(key)) or "unclear"
    return observed(
        reading,
        "condition",
        f"consent.{name}",
        topic,
        base=(old.start, old.end) if old else None,
        draft=(new.start, new.end) if new else None,
        favours=favours,
        params={
            "holder": who(key),
            "act": Message(f"obligations.act.{consent.act}"),
            "thing": Message(f"obligations.thing.{consent.act}"),
        },
        data={"what": "consent", "change": name, "holder": key},
        source=None,
    )
