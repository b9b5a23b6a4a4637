"""Which law governs, which statute is cited, and where a dispute is heard."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from reviewer.findings.context import NOTHING, changes, overlaps, sentence_at, shorten, shorten_both
from reviewer.findings.forums import forums, seats
from reviewer.findings.observation import Observation
from reviewer.language.statutes import find_statutes
from reviewer.language.tables import table
from reviewer.model import Message
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewer.findings.context import Change
    from reviewer.findings.view import ClauseView, PairView
    from reviewer.model import Quote

_FORUM = lazy(
    r"法院|仲裁|准据法|诉讼|管辖"
    r"|\bcourts?\b|arbitrat|jurisdiction|\bvenue\b|governed by|governing law|\bseat\b",
    re.IGNORECASE,
)
_LAW_ONLY = (
    r"(?:(?!,? and (?:that )?(?:the |any |all |each |both |either |exclusively )?"
    r"(?:courts?|disputes?|claims?|part(?:y|ies)|arbitration|subject|submit|shall|will|is|are)\b)[^,.;])"
)
"""A letter of what an English sentence says of the law, and not of the court that it names besides."""
_GOVERNING = lazy(
    r"适用[^，。；]{0,24}?法律?(?=[，,。；;、及和并且]|$|解释|管辖)|受[^，。；]{0,24}?法律?(?:管辖|约束|调整)|"
    r"(?:解释|效力|履行|订立|争议)(?:(?!仲裁|提交|诉讼)[^。；]){0,12}?[，,]?(?:悉|均|概|皆|应)?(?:依|依照|依据|按照|遵循|以)"
    r"(?!其|本|上述|前述|有关|相关)"
    r"[\u4e00-\u9fff]{2,16}?(?:法律|法)(?=[，,。；;]|$|解释|为(?:准据法|依据|准))|"
    r"准据法(?:为|是|系|采用?|适用)[^，,。；;]{2,16}?法律?(?=[，,。；;、]|$)|以[^，,。；;]{2,16}?法律?为准据法|"
    r"governed (?:by|under|in accordance with|according to|pursuant to)"
    r"(?:,? and (?:construed|interpreted|enforced) (?:in accordance with|according to|under))?"
    rf"{_LAW_ONLY}{{0,60}}"
    r"|\b(?:construed|interpreted|enforced) in accordance with (?:the )?"
    rf"[^,.;]{{0,30}}\blaws?\b{_LAW_ONLY}{{0,48}}"
    r"|\b(?:in (?:accordance|compliance) with|as (?:required|permitted) by|pursuant to) the laws? of "
    rf"(?:the )?(?-i:[A-Z]){_LAW_ONLY}{{1,48}}"
    r"|\b(?:construed|interpreted|decided|determined|resolved) (?:in accordance with|according to|under)"
    rf" (?:the )?laws? (?:of|in)\b{_LAW_ONLY}{{0,60}}"
    r"|\b(?:the )?laws? of [^,.;]{1,40}?(?= (?:shall |will )?(?:governs?|apply|applies)\b)"
    r"|\b[A-Z][a-z]+(?: [A-Z][a-z]+)? law(?= (?:shall |will )?(?:govern|appl))"
    r"|(?:\b(?:governing|applicable|proper) law|^law)(?: and jurisdiction)?\s?:\s*"
    rf"(?:the )?(?:laws? of (?:the )?)?(?-i:[A-Z]){_LAW_ONLY}{{1,60}}"
    r"|\b(?:is|are|be) (?:exclusively )?subject to "
    r"(?:the laws? of (?-i:[A-Z])[^,.;]{1,40}|(?-i:[A-Z])[a-z]+ law\b)",
    re.IGNORECASE,
)
_ARBITRATION = lazy(r"仲裁|arbitrat", re.IGNORECASE)
_COURT = lazy(r"人民法院|法院|诉讼|起诉|\bcourts?\b", re.IGNORECASE)
_PLACES = {"所在地": "seat", "住所地": "domicile", "注册地": "registered", "经营地": "business"}
_HOLDER = lazy(f"({'|'.join(_PLACES)})")


_BOOK = lazy(r"[的之中]?(?:总则|物权|合同|人格权|婚姻家庭|继承|侵权责任)编")
"""A book of the Civil Code, named behind it."""
_LAW = lazy(r"\blaws?\b")
_NOBODY = frozenset({"Party", "Parties"})
"""Who is no forum, beside the labels of the parties: three arbitrators appointed by the Parties."""


class _Spot(Struct, frozen=True):
    what: str
    start: int
    end: int


def law_changes(view: PairView) -> Iterator[Observation]:
    """Yield `law.changed` for statutes, governing law and forum that an edit touches, once a sentence and
    matter."""
    if not any(_may_speak(side.text) for side in (*view.base, *view.draft)):
        return
    found: dict[tuple[str, int, int], tuple[Change, _Spot | None, _Spot | None]] = {}
    for change in changes(view):
        if change.edit in view.settled or _of_exclusivity(change):
            continue
        old, new = _unheld(view, _spot(view.base[0], *change.base), _spot(view.draft[0], *change.draft))
        if (old is None or new is None) and not _heard(view, old, new):
            continue
        what = "forum" if old and new and old.what != new.what else (old or new).what  # type: ignore[union-attr]
        mark = _mark(view, change, what, old, new)
        first = found.get(mark)
        found[mark] = (first[0], _join(first[1], old), _join(first[2], new)) if first else (change, old, new)
        if what == "governing_law" and old and new:
            courts = _forum(view.base[0], *change.base), _forum(view.draft[0], *change.draft)
            if all(courts):
                found.setdefault(_mark(view, change, "forum", *courts), (change, *courts))
    for (what, _, _), (change, old, new) in found.items():
        if old and new and old.what == new.what == "forum" and _same_forum(view, old, new):
            continue
        if old and new and old.what == new.what == "governing_law" and _same_law(view, old, new):
            continue
        if what == "governing_law" and (old is None) != (new is None) and _governs_still(view, old, new):
            continue
        yield _observation(view, change, what, old, new)


_GOVERNS = lazy(r"准据法|适用|管辖|约束")
_LEFT_OUT = lazy(r"不包括|不包含|不含|不适用|排除|除外?|而非|不受|不是")
_NEAR_LAW = 12
"""So many letters before its name may say that a law does not govern."""


def _governs_still(view: PairView, old: _Spot | None, new: _Spot | None) -> bool:
    """Whether the law that one passage names governs by the other side too, in words that no edit touched:
    适用中国法律, 中国法律为本协议的准据法."""
    spot, side, other = (old, view.base[0], view.draft[0]) if old else (new, view.draft[0], view.base[0])
    law = _OF_LAW.search(side.text, spot.start, spot.end) if spot else None
    at = other.text.find(law["law"]) if law else -1
    if at < 0 or _LEFT_OUT.search(other.text, max(0, at - _NEAR_LAW), at):
        return False
    return bool(_GOVERNS.search(other.text, *sentence_at(other.text, at, at + 1)))


def _unheld(view: PairView, old: _Spot | None, new: _Spot | None) -> tuple[_Spot | None, _Spot | None]:
    """Return two spots without a statute that stands beside the other one on both sides: of two statutes
    cited together one came or went."""
    if old is None or new is None or not old.what == new.what == "statute":
        return old, new
    before, after = view.base[0].text, view.draft[0].text
    one, two = before[old.start : old.end], after[new.start : new.end]
    kept = one in after[slice(*sentence_at(after, new.start, new.end))]
    there = two in before[slice(*sentence_at(before, old.start, old.end))]
    return (None if kept and not there else old), (None if there and not kept else new)


_EXCLUSIVITY = lazy(
    r"(?:非|不|专属|排他性?|独家|唯一|的|(?:non-?\s*)?exclusive(?:ly)?|sole|concurrent|and|\s)*",
    re.IGNORECASE,
)
"""Whether a court alone may be asked, which rules of qualifiers tell; the court stays the same."""


def _of_exclusivity(change: Change) -> bool:
    return all(
        quote is None or _EXCLUSIVITY.fullmatch(quote.quote)
        for quote in (change.edit.base, change.edit.draft)
    )


_ADDRESSED = lazy(
    r"(?:说明|申报|陈述|报告|披露|举证|出具|缴存|缴纳|支付|备案|登记|移送|提供|告知|通知|作证|提存|申请(?!仲裁)|提交(?!仲裁|诉讼)"
    r"|许可|批准|准许|同意|认可|核准|查封|冻结|扣押|强制执行|拍卖|宣告|受理|指定|认定)"
)
"""What is done before a court that no dispute of the parties is brought to: 向法院申报债权."""


_AWARD = lazy(r"(?:所?[作做]出的?|之|的)?(?:终局|最终)?(?:裁决|裁定|判决)")
"""What a court or institution gave: who names it there says nothing of where a dispute is brought."""


_ORDERING = lazy(
    r"\w(?:ed|en|made) by (?:the|a|any) court|\b(?:order|leave|direction)s? of (?:the|a|any) court",
    re.IGNORECASE,
)
"""What a court does that no dispute is brought to by these words: until revised by the court."""


def _same_forum(view: PairView, old: _Spot, new: _Spot) -> bool:
    """Whether the sentences of two passages name the same courts, institutions and places to sit, whoever
    turns to them and however."""
    one, two = (
        {
            _in_baseline(side, _TURNS_TO.sub("", name))
            for name in seats(side.text, *sentence_at(side.text, spot.start, spot.end))
        }
        for side, spot in ((view.base[0], old), (view.draft[0], new))
    )
    return bool(one) and one == two


_OF_LAW = lazy(
    r"(?:适用|依照?|依据|按照?|遵循|以|受|为|是|系|采用?)(?P<law>(?!准据法)[^，,。；;适用依据按照遵循]{2,24}?)(?:法律?法规|法律|法)"
    r"(?=为|[，,。；;]|$|管辖|约束|调整|解释|并|且|及其)"
)
"""The name of the law that governs, whatever the words beside it."""


_ENGLISH_LAW = lazy(
    r"\bthe (?:substantive |internal |domestic )?laws? of (?P<of>(?:the )?(?-i:[A-Z])[\w'’ ]{2,50}?)"
    r"(?=[,.;]|$| (?:and (?!wales)|shall|will|without|excluding|to the|applicable|which|but)\b)"
    r"|\b(?P<adjective>(?-i:[A-Z])\w+(?: (?-i:[A-Z])\w+){0,2}) laws?\b",
    re.IGNORECASE,
)


def _english_law(side: ClauseView, spot: _Spot) -> frozenset[str]:
    """Return the names of the law that an English passage names; none where it names none."""
    end = side.text.find(".", spot.end)
    found = _ENGLISH_LAW.search(side.text, spot.start, end if end >= 0 else len(side.text))
    if found is None:
        return frozenset()
    name = (found["of"] or found["adjective"]).lower().replace("’", "'").removeprefix("the ")
    groups = [{words.removeprefix("the ") for words in row} for row in table("statutes")["governing"]]
    return frozenset({name}.union(*(row for row in groups if name in row)))


def _same_law(view: PairView, old: _Spot, new: _Spot) -> bool:
    """Whether two passages name the same law as the one that governs: 适用日本法律, 以日本法律为准据法;
    English law, the laws of England and Wales."""
    one, two = _english_law(view.base[0], old), _english_law(view.draft[0], new)
    if one & two:
        return True
    found = [
        _OF_LAW.search(side.text, spot.start, spot.end)
        for side, spot in ((view.base[0], old), (view.draft[0], new))
    ]
    return all(found) and len({one["law"] for one in found if one}) == 1


def _in_baseline(side: ClauseView, words: str) -> str:
    """Return words with each party called as in the baseline."""
    labels = "|".join(map(re.escape, sorted(side.labels, key=len, reverse=True)))
    return re.sub(labels, lambda found: side.labels[found.group()], words) if labels else words


def _heard(view: PairView, old: _Spot | None, new: _Spot | None) -> bool:
    """Whether a passage on one side alone says by what law, or where, disputes of the parties are heard."""
    spot, side = (old, view.base[0]) if old else (new, view.draft[0])
    if spot is not None and any(
        found.start() < spot.end <= found.end() for found in _ORDERING.finditer(side.text)
    ):
        return False
    if spot is None or spot.what != "forum":
        return spot is not None
    return not (_ADDRESSED.match(side.text, spot.end) or _AWARD.match(side.text, spot.end))


def _join(one: _Spot | None, two: _Spot | None) -> _Spot | None:
    if one is None or two is None:
        return one or two
    return _Spot(one.what, min(one.start, two.start), max(one.end, two.end))


def _mark(
    view: PairView, change: Change, what: str, old: _Spot | None, new: _Spot | None
) -> tuple[str, int, int]:
    """Return what makes two observations the same: the statute's own place, the English passage, else the
    sentence of the forum."""
    if what == "statute":
        return what, old.start if old else change.base[0], new.start if new else change.draft[0]
    spot = old or new
    if spot is not None and (view.base if old else view.draft)[0].text[spot.start : spot.end].isascii():
        return what, spot.start, -1 if old else -2
    before, _ = sentence_at(view.base[0].text, *change.base)
    after, _ = sentence_at(view.draft[0].text, *change.draft)
    return what, before, after


def _may_speak(text: str) -> bool:
    """Tell whether a clause can hold a passage of law or forum: most hold none, whatever is edited."""
    return bool(
        find_statutes(text)
        or _FORUM.search(text)
        or _LAW.search(text)
        or ("法" in text and any(word in text for word in ("适用", "受", "解释", "效力")))
    )


def _spot(side: ClauseView, start: int, end: int) -> _Spot | None:
    """Return the passage of law or forum that a range touches: a statute, the governing law, or the forum's
    name."""
    for statute in find_statutes(side.text):
        book = _BOOK.match(side.text, statute.end)
        stop = book.end() if book else statute.end
        if overlaps(start, end, statute.start, stop):
            return _Spot("statute", statute.start, stop)
    begin, stop = sentence_at(side.text, start, end)
    if not _FORUM.search(side.text, begin, stop) and not _GOVERNING.search(side.text, begin, stop):
        return None
    for governing in _GOVERNING.finditer(side.text, begin, stop):
        if overlaps(start, end, governing.start(), governing.end()):
            return _Spot("governing_law", governing.start(), governing.end())
    return _forum(side, start, end)


def _forum(side: ClauseView, start: int, end: int) -> _Spot | None:
    """Return the name of a court or an institution that a range touches; the law that governs, named before
    it, is no part of it."""
    begin, stop = sentence_at(side.text, start, end)
    laws = [found.end() for found in _GOVERNING.finditer(side.text, begin, stop)]
    for low, high in forums(side.text, begin, stop):
        low = max([low, *(law for law in laws if low < law < high)])
        joint = _JOINT.match(side.text, low, high)
        low = joint.end() if joint else low
        if overlaps(start, end, low, high) and side.text[low:high] not in _NOBODY | side.labels.keys():
            return _Spot("forum", low, high)
    return None


_JOINT = lazy(r"[\s,]*and\s+", re.IGNORECASE)


_TURNS_TO = lazy(
    r"^.*(?:请求|诉请|申请|诉至|起诉至|提交|提请|报请|递交|移交|移送|送交|交付|交由|约定|选择|选定|同意|向|由|交)"
)
"""Who turns to a court, and how."""
_LEAD = lazy(r"^.*(?:提交|提请|递交|交由|向|由|至|到)")
"""What stands before the name of a court or institution."""


def _named(what: str, quote: Quote | None) -> str:
    words = quote.quote if quote else ""
    return _LEAD.sub("", words) or words if what == "forum" else words


def _observation(
    view: PairView, change: Change, what: str, old: _Spot | None, new: _Spot | None
) -> Observation:
    before, after = view.base[0], view.draft[0]
    base = before.quote(old.start, old.end) if old else change.edit.base
    draft = after.quote(new.start, new.end) if new else change.edit.draft
    kinds = _forum_kind(base.quote if base else ""), _forum_kind(draft.quote if draft else "")
    kind_changed = what == "forum" and all(kinds) and kinds[0] != kinds[1]
    detail = "forum_kind" if kind_changed else what
    effect = Message("findings.law.kind_changed") if kind_changed else NOTHING
    holders = [
        _holder(side, quote.quote) if what == "forum" and quote else "unclear"
        for side, quote in ((before, base), (after, draft))
    ]
    state = "changed" if base and draft else "new" if draft else "gone"
    named = shorten_both(_named(what, base), _named(what, draft))
    params: dict[str, str | Message] = {
        "what": Message(f"findings.law.what.{what}"),
        "old": named[0],
        "new": named[1],
        "effect": effect,
    }
    if state == "changed" and not kind_changed and any(holder != "unclear" for holder in holders):
        state = "seat"
        params = {
            "old": _seat(holders[0], base.quote if base else ""),
            "new": _seat(holders[1], draft.quote if draft else ""),
        }
    return Observation(
        kind="law.changed",
        message=Message(f"findings.law.{state}", params),
        pair=view.pair.id,
        base=base,
        draft=draft,
        topic=f"law.changed/{detail}",
        favours=holders[1],
        data={"what": what, "old": base.quote if base else None, "new": draft.quote if draft else None},
    )


def _seat(holder: str, words: str) -> Message:
    """Return where disputes are heard: at the place of a party, named as in the baseline, or in the text's
    own words."""
    if holder == "unclear":
        return Message("findings.law.quoted", {"words": shorten(words)})
    place = _HOLDER.search(words)
    return Message(f"findings.law.at.{_PLACES[place[1]] if place else 'seat'}", {"party": holder})


def _forum_kind(words: str) -> str:
    if _ARBITRATION.search(words):
        return "arbitration"
    return "court" if _COURT.search(words) else ""


def _holder(side: ClauseView, words: str) -> str:
    """Return the party at whose place the dispute is now heard; `unclear` where the words name no single
    one."""
    held = {mapped for label, mapped in side.labels.items() if label in words and _HOLDER.search(words)}
    return held.pop() if len(held) == 1 else "unclear"
