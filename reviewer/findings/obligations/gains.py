"""Who is better off: the positions of the parties in a sentence, turned into a label of the baseline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.findings.bearers import bearer_of
from reviewer.findings.obligations.side import BOTH, OTHER
from reviewer.model import Message
from reviewer.patterns import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping

    from reviewer.findings.obligations.reading import Reading
    from reviewer.findings.obligations.side import Side
    from reviewer.language.norms import Norm

__all__ = ["done_to", "favoured", "gain", "its", "one_of", "party_of", "relieved", "who"]

_PLURAL = lazy(r"[a-z]s$")
_PAY = lazy(r"支付|付款|付清|缴纳|(?i:\bpay)")
_OWN = lazy(r"(?i:\s*,?\s*(?:in|at)(?:\s+its)?\s*)")


def party_of(reading: Reading, side: Side, label: str | None) -> str | None:
    """Return the baseline label of a word if it names one party of the baseline."""
    key = side.key(label)
    return key if key in reading.parties else None


def relieved(reading: Reading, old: str, new: str) -> str:
    """Return who gains where one sheds a burden and another takes it: the one who is rid of it, else the
    other of the one who has it now. Of a right the two stand the other way round."""
    if old in reading.parties:
        return old
    return (reading.other(new) if new in reading.parties else None) or "unclear"


def its(side: Side, label: str | None) -> Message:
    """Return the words for whose duty a sentence speaks of: 乙方的, or 该项 where nobody is named."""
    key = side.key(label)
    if key == BOTH:
        return Message("obligations.who.its_both")
    if not key:
        return Message("obligations.who.the")
    return Message(f"obligations.who.its{'_plural' if _PLURAL.search(key) else ''}", {"label": key})


def one_of(side: Side, label: str | None) -> Message:
    """Return the words for whose duty came or went: 乙方的, or 一项 where nobody is named."""
    key = side.key(label)
    if key in (BOTH, OTHER):
        return Message("obligations.who.of_both" if key == BOTH else "obligations.who.of_other")
    return Message("obligations.who.of", {"label": key}) if key else Message("obligations.who.one")


def who(label: str | None) -> Message:
    """Return a party's name for a sentence, given its key."""
    if label in (BOTH, OTHER):
        return Message("obligations.who.both" if label == BOTH else "obligations.who.other")
    return (
        Message("obligations.who.named", {"label": tuple(label.split("、"))})
        if label
        else Message("obligations.who.nobody")
    )


def gain(favours: str) -> Message:
    """Return the end of a sentence that says who gains; empty where nobody in particular does."""
    if favours in ("both", "none", "unclear"):
        return Message("obligations.gain.nobody")
    return Message("obligations.gain.party", {"party": favours})


def favoured(reading: Reading, side: Side, span: tuple[int, int], position: str) -> str:
    """Return who holds a position in the sentence around `span`: a baseline label, `both`, `none` or
    `unclear`."""
    if position in ("both", "none", "unclear"):
        return position
    turned = position.startswith("other_")
    plain = position.removeprefix("other_")
    found = _holder(reading, side, span, plain)
    if found is None:
        return "unclear"
    if turned:
        found = reading.other(found)
    return found or "unclear"


def _holder(reading: Reading, side: Side, span: tuple[int, int], position: str) -> str | None:
    norm = side.norm_at(*span)
    bearer = party_of(reading, side, norm.bearer if norm else None)
    match position:
        case "bearer":
            return bearer
        case "other":
            return reading.other(bearer)
        case "taker":
            return bearer if norm is not None and norm.burden < 0 else reading.other(bearer)
        case "exception":
            return _relieved(reading, bearer, norm)
        case "liable":
            return _liable(reading, side, span) or None
        case "injured":
            return reading.other(_liable(reading, side, span))
        case "speaker" | "silent":
            silent = _conditional_subject(reading, side, span)
            return silent if (position == "silent") != _is_sender(side, span) else reading.other(silent)
        case "breacher":
            if norm is not None and norm.burden < 0 and bearer is not None:
                return reading.other(bearer)
            return _conditional_subject(reading, side, span) or reading.other(bearer)
        case "payer":
            return _bearer_of(reading, side, span, _PAY)
        case "payee":
            return reading.other(_bearer_of(reading, side, span, _PAY))
        case "invoicer":
            return _invoicer(reading, side, span)
        case "awaited":
            return _awaited(reading, side, span)
        case "actor" | "holder":
            return _nearest(reading, side, span)
        case "decider":
            named = {m.label for m in side.mentions_from(span) if m.sort == "party"}
            return party_of(reading, side, named.pop()) if len(named) == 1 else None
        case _:
            return None


def _relieved(reading: Reading, bearer: str | None, norm: Norm | None) -> str | None:
    if norm is None or norm.grade == "D":
        return None
    return bearer if norm.burden > 0 else reading.other(bearer)


def _awaited(reading: Reading, side: Side, span: tuple[int, int]) -> str | None:
    """Return who gains by an event that one party must bring about: the other, once it must come first."""
    actors = {
        party
        for mention in side.mentions
        if span[0] <= mention.start < span[1]
        and mention.slot == "bearer"
        and (party := party_of(reading, side, mention.label))
    }
    if len(actors) != 1:
        return None
    actor = actors.pop()
    return reading.other(actor) if side is reading.draft else actor


def _bearer_of(reading: Reading, side: Side, span: tuple[int, int], words: re.Pattern[str]) -> str | None:
    sentence = side.sentence(span[0])
    for norm in side.norms:
        if norm.sentence[0] >= sentence[1] or norm.sentence[1] <= sentence[0]:
            continue
        if norm.burden > 0 and words.search(side.text, norm.start, norm.end):
            return party_of(reading, side, norm.bearer)
    return None


def _liable(reading: Reading, side: Side, span: tuple[int, int]) -> str | None:
    """Return who pays or answers for a loss in the sentence: the party that its words make pay, whoever is
    its subject."""
    found = side.locate(span[0])
    if found is None:
        return None
    view, start = found
    return party_of(reading, side, _own(view.labels, bearer_of(view, start, "liability_cap")))


def _own(labels: Mapping[str, str], key: str | None) -> str | None:
    """Return the label in this document of a party named by its baseline label."""
    return next((label for label, base in labels.items() if base == key), key)


def _conditional_subject(reading: Reading, side: Side, span: tuple[int, int]) -> str | None:
    sentence = side.sentence(span[0])
    before = [
        party
        for mention in side.mentions
        if sentence[0] <= mention.start < max(span[0], sentence[0] + 1)
        and mention.slot in ("bearer", "cause")
        and (party := party_of(reading, side, mention.label))
    ]
    return before[0] if before else None


_SENT = lazy(r"发出|寄出|发送|寄送|投递|交寄|送出|发至|寄至")
_SERVED = lazy(r"(?:视为|视同|视作|推定为?)(?:已经?|有效)*(?:送达|收到|收悉|签收|妥收|知悉)")


def _is_sender(side: Side, span: tuple[int, int]) -> bool:
    """Tell whether a sentence takes what somebody sent for served: it is he whom that spares the proof."""
    low, high = side.sentence(span[0])
    sent = _SENT.search(side.text, low, high)
    return bool(sent and _SERVED.search(side.text, sent.end(), high))


def _invoicer(reading: Reading, side: Side, span: tuple[int, int]) -> str | None:
    sentence = side.sentence(span[0])
    for norm in side.norms:
        if norm.start <= span[0] < norm.end and sentence[0] <= norm.start:
            return party_of(reading, side, norm.bearer)
    return None


def _nearest(reading: Reading, side: Side, span: tuple[int, int]) -> str | None:
    sentence = side.sentence(span[0])
    inside = [m for m in side.mentions if sentence[0] <= m.start < sentence[1]]
    after = [m for m in inside if m.slot == "owner"]
    before = [
        m
        for m in inside
        if m.end <= span[0] + 1
        and (m.slot in ("bearer", "agent", "owner") or _OWN.fullmatch(side.text, m.end, span[0]))
    ]
    for mention in (*reversed(before), *after):
        if party := party_of(reading, side, mention.label):
            return party
    return None


_RECEIVES = lazy(
    r"\s*be (?:\w+ly )?(?:refunded|reimbursed|repaid|paid|compensated|credited|indemnified|notified|informed"
    r"|supplied|provided|released|discharged|held harmless|given|granted|sent|offered|allowed|furnished)\b"
    r"(?! (?:by|in accordance) (?:it|him|her|them)\b)"
)
"""What is done to the subject of an English sentence for its good: shall be refunded any deposit."""


_PUT_OFF = lazy(
    r"的?[^，,。；;]{0,12}?(?:期限?|时间|日期|期间)(?:应当?|可以?|予以|得以|[亦也均]|相应地?|随之|依此|自动|同时)*(?:顺延|延长|延后|推迟)"
)


def done_to(side: Side, norm: Norm) -> bool:
    """Whether a duty names as its subject the party to which something is done: who is to be paid owes
    nothing, the other does; whose time is put off (甲方付款期限相应顺延) is given time."""
    if norm.bearer_span is not None and _PUT_OFF.match(side.text, norm.bearer_span[1], norm.end):
        return True
    named = norm.bearer_span is not None and norm.cue is not None and norm.bearer_span[0] < norm.cue[0]
    return named and norm.cue is not None and _RECEIVES.match(side.text, norm.cue[1]) is not None
