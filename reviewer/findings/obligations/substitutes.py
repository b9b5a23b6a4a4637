"""Somebody else in a place where no norm was read: told by the words exchanged and the words around them.

A name put for a name (`由售方指定` to `由开证行指定`), a phrase that names another party (`由受让方承继` to
`仍由让与方履行`), and a party added to or taken from the owners or bearers (`归甲方和乙方共同所有`).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from reviewer.findings.obligations.claims import Claims
from reviewer.findings.obligations.deciding import ends_of
from reviewer.findings.obligations.gains import relieved, who
from reviewer.findings.obligations.pronouns import taken_up
from reviewer.findings.obligations.shifts import WITH_HIM, at_an_event, kept_out
from reviewer.findings.obligations.side import BOTH
from reviewer.findings.obligations.words import observed
from reviewer.language.tables import table
from reviewer.patterns import compiled, lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from re import Pattern

    from reviewer.findings.obligations.matches import Matches
    from reviewer.findings.obligations.reading import Mark, Reading
    from reviewer.findings.obligations.side import Side
    from reviewer.findings.observation import Observation
    from reviewer.language.norms import Span
    from reviewer.language.norms_slots import Mention

__all__ = ["substitutes"]

_SOMEBODY = lazy(
    r"(?![非未已]?经|[如若因在向对与])[\u4e00-\u9fff]{0,12}(?:方|人|公司|委员会|董事会|股东会|机构|部门|单位|院|者|员|师|(?:银|商|支|分|总|央|证|付|知|保兑|理|牵头|贷|款|管|单|卡)行|所|中心|企业|双方|各方)"
    r"(?:本人|自行|共同|各自|指定)?"
)
_NOBODY = lazy(
    r"(?:本|该|此|对|另一|多|地|官|处|双|各)?方(?:式|法|案|面|可)?$|.*(?:银行|进行|执行|发行|场所|前者|后者|或者|再者)$"
)
_DONE_BY = lazy(r"(?:由|归)$")
_NO_ACT = lazy(r"(?:所在|住所|注册|营业)地|住所|签|盖章")
"""Words after a name that make it the place of a court or a form of signing, which other rules tell."""
_MANNER = lazy(
    r"[可得应须]?(?:自行|径行|迳行|径自|径直|直接|先行|另行|即行|随时|单方面?|擅自|任意|无条件)$"
    r"|[可得应须]?(?:在(?!职)|经(?![理纪办])|于|待|俟|凭|会同|与|和(?!解)|商|按|依|提前|事先|事后|报)"
)
"""What tells how, when or with whose leave somebody acts, and is nobody itself: 径行, 在乙方同意后."""
_AROUND = lazy(r"^(?:仍|概|均|应|须|改|则)?[由归](?=.{2})|(?<=.{2})(?:自行|各自|共同|单独)$")
"""Words beside a name that are no part of it: 仍由甲方, 该第三方自行."""
_WHOEVER = lazy(r"谁")
"""A word for whoever it may be, and for nobody in particular."""
_AGREED = lazy(r"协商|商定|商议")
_ALONE = lazy(r"自行|单方|独自|有权")
_PLACE = lazy(r"(?:由|归|交由|交|交给|付给|付至|支付给|返还|退还|通知|移交|属于|归于|经)$")
_JOINED = lazy(
    r"^(?:、|和|与|及|以及)(?P<name>[^，,。；;、]{2,12}?)(?:共同|各自|均)?$|^(?P<lead>[^，,。；;、]{2,12}?)(?:、|和|与|及)$"
)
_ON_BEHALF = lazy(r"(?:代表|代替|代|替)(?P<name>[^，,。；;、]{2,12})")
_PARTY_THAT = lazy(
    r"(?:the\s+)?(?:\w+\s+)?(?:party|person|side|whoever|whichever)\b(?!(?:['’]s)).{3,}", re.IGNORECASE
)
"""A party that events name: the party placing the product on the market."""
_ARTICLE = lazy(r"(?:the|a|an)\s+", re.IGNORECASE)
_LEAD = 3
"""So many letters may stand before whoever does something: 改由乙方."""
_BORNE = lazy(r"承担|负担|支付|给付|缴纳|自[理负担付]|赔偿|补偿|偿还")
"""Acts by which somebody bears a cost, a loss or a risk."""
_SAYS = {"borne": "cost", "done": "duty"}
"""What is said of who acts: he bears a cost, or owes an act."""
_CARRIED = {"bearer", "agent", "owner", "beneficiary", "consenter", "decider", "object"}


def substitutes(
    reading: Reading, matches: Matches, told: Iterable[Observation], *, parties: bool
) -> Iterator[Observation]:
    """Yield an observation for each edit, not yet told, that puts somebody else in a place or adds one.

    With `parties`, a party is named among the words; without, only their place tells that they mean somebody.
    """
    told = tuple(told)
    claimed = Claims(reading, told)
    for before, after in (covered for seen in told for covered in seen.covers):
        claimed.add(
            reading.base.offset(before) if before else None, reading.draft.offset(after) if after else None
        )
    names = [pair for mark in reading.marks if (pair := _exchanged_in_english(reading, mark))]
    turned = {(old, new) for old, new in names if (new, old) in names}
    for mark in reading.marks:
        if turned and _exchanged_in_english(reading, mark) in turned:
            continue
        base = mark.base if mark.base[0] < mark.base[1] else None
        draft = mark.draft if mark.draft[0] < mark.draft[1] else None
        if claimed.has(base, draft) or _formal(reading) or _told_whole(reading, mark, told):
            continue
        found = (
            _exchanged(reading, matches, mark, parties=parties)
            if base and draft
            else _joined(reading, base, draft)
        )
        if found is None:
            continue
        old, new, slot = found
        if old and new and _DECIDES.search(old) and _DECIDES.search(new):
            continue
        if base and draft and {old, new} <= {*reading.parties, BOTH} and (spans := _settle(reading, mark)):
            yield _decision(reading, spans, old, new)
            continue
        yield observed(
            reading,
            "bearer",
            "bearer.named"
            if not old
            else "bearer.dropped"
            if not new
            else f"bearer.{_SAYS.get(slot, 'place')}",
            _SAYS.get(slot, "place"),
            base=base,
            draft=draft,
            favours=relieved(reading, old, new) if slot in _SAYS else "unclear",
            params={"old": who(old), "new": who(new)},
            data={"from": old, "to": new, "slot": slot, "grade": None},
        )


def _settle(reading: Reading, mark: Mark) -> tuple[Span, Span] | None:
    """Return the words by which whoever an edit names, before and after, settles something for both; None
    where he does not."""
    for old in reading.base.mentions_from(mark.base):
        for new in reading.draft.mentions_from(mark.draft):
            if all(ends := ends_of(reading, old, new)):
                return _from_sign(reading.base, old, ends[0]), _from_sign(reading.draft, new, ends[1])
    return None


def _from_sign(side: Side, named: Mention, end: int) -> Span:
    return named.start - (side.text[max(0, named.start - 1) : named.start] == "由"), end


def _decision(reading: Reading, spans: tuple[Span, Span], old: str, new: str) -> Observation:
    """Return the observation of another one who settles something for both: he gains."""
    return observed(
        reading,
        "bearer",
        "bearer.decision",
        "decision",
        base=spans[0],
        draft=spans[1],
        favours=new if new in reading.parties else reading.other(old) or "unclear",
        params={"old": who(old), "new": who(new)},
        data={"from": old, "to": new, "slot": "decider", "grade": None},
    )


_DECIDES = lazy(r"(?:仲裁委员会|仲裁委|仲裁院|仲裁中心|仲裁机构|法院)$")
"""A court or an institution that decides: another one is told as another forum, and is no party."""


def _exchanged_in_english(reading: Reading, mark: Mark) -> tuple[str, str] | None:
    """Return the one party that an English edit names before and the other that it names after; two edits of
    a sentence that exchange them only turn it, and who owes what is told by its rules of conduct."""
    words = reading.base.text[slice(*mark.base)], reading.draft.text[slice(*mark.draft)]
    if not "".join(words).isascii():
        return None
    old, new = _parties(reading.base, mark.base), _parties(reading.draft, mark.draft)
    return (old[0], new[0]) if len(old) == len(new) == 1 and old != new else None


def _told_whole(reading: Reading, mark: Mark, told: Iterable[Observation]) -> bool:
    """Whether words went with one rule and came with one of another sort: 互不承担责任, 应付租金."""
    sorts = []
    for kind, span, base in (("removed", mark.base, True), ("added", mark.draft, False)):
        side = reading.base if base else reading.draft
        for seen in told:
            quote = seen.base if base else seen.draft
            place = side.offset(quote) if quote and seen.kind == f"obligation.{kind}" else None
            if place and place[0] <= span[0] and span[1] <= place[1]:
                sorts.append(seen.data["grade"])
                break
    return len(sorts) == 2 and sorts[0] != sorts[1]


def _formal(reading: Reading) -> bool:
    return any(
        view.clause.kind in ("preamble", "recital") for view in (*reading.base.views, *reading.draft.views)
    )


def _parties(side: Side, span: Span) -> list[str]:
    """Return who is named inside a span, in the baseline's labels; both, where a name in it is one of both
    that are named together (甲方、乙方)."""
    return [
        side.key(m.label) or m.label
        for m in side.mentions_from(span)
        if (m.end <= span[1] or m.sort == "collective")
        and m.sort in ("party", "collective")
        and m.slot != "venue"
        and not kept_out(side, m)
    ]


def _exchanged(
    reading: Reading, matches: Matches, mark: Mark, *, parties: bool
) -> tuple[str, str, str] | None:
    before, after = reading.base.text[slice(*mark.base)], reading.draft.text[slice(*mark.draft)]
    if before == after:
        return None
    if (_AGREED.search(before) and _ALONE.search(after)) or (_AGREED.search(after) and _ALONE.search(before)):
        return None
    sides = (reading.base, mark.base), (reading.draft, mark.draft)
    if any(
        mention.slot == "venue" or kept_out(side, mention)
        for side, span in sides
        for mention in side.mentions_from(span)
    ):
        return None
    if not (before + after).isascii() and any(
        matches.still_bears((mention.start, mention.end), base=side is reading.base)
        for side, span in sides
        for mention in side.mentions_from(span)
    ):
        return None
    named = _parties(*sides[0]), _parties(*sides[1])
    for base in (True, False):
        own, others = (named[0], named[1]) if base else (named[1], named[0])
        span = sides[0][1] if base else sides[1][1]
        if len(own) == 1 and not others and taken_up(reading, span, own[0], base=base):
            return None
    if not any(named) and (_WHOEVER.search(before) or _WHOEVER.search(after)):
        return None
    if bool(named[0]) != bool(named[1]) and at_an_event(reading.base.text, mark.base):
        return None
    if named[0] and named[1]:
        if set(named[0]) != set(named[1]):
            if BOTH in {*named[0], *named[1]} and _both_have(reading, mark):
                return None
            return "、".join(dict.fromkeys(named[0])), "、".join(dict.fromkeys(named[1])), "named"
        if BOTH in named[0]:
            return None
    if named_in_english := _named_in_english(reading, before, after):
        return named_in_english
    if _MANNER.match(before) or _MANNER.match(after):
        return None
    if not parties and not any(named) and (one := _done_by_one(reading, mark)) is not None:
        return one
    if max(len(before), len(after)) > 12 or not (before + after).isalpha() or parties != any(named):
        return None
    if _NO_ACT.match(reading.base.text, mark.base[1]) or _NO_ACT.search(before):
        return None
    somebody = bool(named[0]) or _names(before), bool(named[1]) or _names(after)
    done_by, placed = _stands(reading, mark, _DONE_BY), _stands(reading, mark, _PLACE)
    if not (done_by and any(somebody)) and not ((placed or any(named)) and all(somebody)):
        return None
    if done_by and (both := (_doer(before), _doer(after))) and all(both):
        return *both, "borne" if any(_BORNE.search(words) for words in (before, after)) else "done"
    return _AROUND.sub("", before), _AROUND.sub("", after), "named"


def _doer(words: str) -> str:
    """Return who stands before an act, 乙方缴纳, 司机自理; empty where no act stands behind him."""
    act = _acts().search(words)
    return words[: act.start()] if act else ""


@lru_cache(maxsize=1)
def _acts() -> Pattern[str]:
    rows = sorted(table("chinese_order")["bearing"], key=len, reverse=True)
    return compiled(rf"(?<=.)(?:自行|各自|共同|单独)?(?:{'|'.join(rows)})$")


def _done_by_one(reading: Reading, mark: Mark) -> tuple[str, str, str] | None:
    """Return who does something after an edit, or did before it, where the other side names nobody:
    计入成本, 由业主分摊."""
    doers = []
    for side, (low, high) in ((reading.base, mark.base), (reading.draft, mark.draft)):
        doer = next(
            (
                m
                for m in side.mentions_from((low, high))
                if m.slot == "agent" and m.end <= high and m.start - low <= _LEAD
            ),
            None,
        )
        if doer is None and "由" in side.text[low:high]:
            return None
        doers.append(doer)
    old, new = doers
    if (old is None) == (new is None):
        return None
    if old is not None:
        return reading.base.key(old.label) or old.label, "", "agent"
    return "", (reading.draft.key(new.label) or new.label) if new else "", "agent"


def _both_have(reading: Reading, mark: Mark) -> bool:
    """Whether what somebody has with the party named on one side is called what both have on the other:
    与乙方的合作, 双方合作."""
    sides = (reading.base.text, mark.base), (reading.draft.text, mark.draft)
    things = [WITH_HIM.match(text, span[1]) for text, span in sides]
    return (
        things[0] is not None
        and things[1] is not None
        and things[0]["what"] == things[1]["what"]
        and any(text[max(0, low - 1) : low + 1].startswith(("与", "和", "同")) for text, (low, _) in sides)
    )


def _named_in_english(reading: Reading, before: str, after: str) -> tuple[str, str, str] | None:
    """Return who is named by his label alone and who stands in his place: another party, or one that events
    name."""
    if not (before + after).isascii():
        return None
    old, new = (
        side.key(words) if (words := _ARTICLE.sub("", passage.strip(), count=1)) in side.labels else None
        for side, passage in ((reading.base, before), (reading.draft, after))
    )
    if old and new:
        return (old, new, "named") if old != new else None
    if (old and _PARTY_THAT.fullmatch(after)) or (new and _PARTY_THAT.fullmatch(before)):
        return old or before, new or after, "named"
    return None


def _stands(reading: Reading, mark: Mark, place: Pattern[str]) -> bool:
    """Whether the words exchanged stand behind a word that says what somebody is there."""
    texts = (reading.base.text, mark.base[0]), (reading.draft.text, mark.draft[0])
    return all(place.search(text, max(0, start - 3), start) for text, start in texts)


def _names(words: str) -> bool:
    return bool(_SOMEBODY.fullmatch(words)) and not _NOBODY.match(words)


def _joined(reading: Reading, base: Span | None, draft: Span | None) -> tuple[str, str, str] | None:
    """Return who held a place before and after, where a party joined another or left it."""
    side, span = (reading.base, base) if base else (reading.draft, draft)
    if span is None:
        return None
    words = side.text[slice(*span)]
    agent = _ON_BEHALF.fullmatch(words)
    if agent and agent["name"] in side.labels:
        bearer = next((m for m in side.mentions if m.end == span[0]), None)
        doer = (side.key(bearer.label) if bearer else None) or BOTH
        return (words, doer, "principal") if base else (doer, words, "principal")
    match = _JOINED.match(words)
    if match is None:
        return None
    name = match["name"] or match["lead"]
    if name not in side.labels:
        return None
    if match["name"]:
        first = next((m for m in side.mentions if m.end == span[0] and m.slot in _CARRIED), None)
    else:
        first = next((m for m in side.mentions if m.start == span[1] and m.slot in _CARRIED), None)
    joined = first or next((m for m in side.mentions if m.start <= span[0] < m.end), None)
    if joined is None:
        return None
    one = side.key(joined.label) if first else None
    here = side.key(name) or name
    alone = one or next(
        (label for label in (side.key(x) for x in joined.label.split("、")) if label != here), None
    )
    if alone is None:
        return None
    both = f"{alone}、{here}"
    return (both, alone, "joined") if base else (alone, both, "joined")
