"""Duties, prohibitions, rights and exemptions that came or went as a whole."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from reviewer.findings.obligations.consents import leave_alone, turned
from reviewer.findings.obligations.further_acts import JOINT, further_acts
from reviewer.findings.obligations.gains import done_to, one_of, party_of
from reviewer.findings.obligations.plain_acts import held_against, word_alone
from reviewer.findings.obligations.restated import restated
from reviewer.findings.obligations.restated_in_english import restated_in_english
from reviewer.findings.obligations.reworded import turned_otherwise
from reviewer.findings.obligations.side import BOTH
from reviewer.findings.obligations.words import force_span, observed, shorten
from reviewer.language.alike import says_the_same
from reviewer.language.modality import find_cues
from reviewer.language.risk_words import find_hits, groups
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reviewer.findings.obligations.matches import Matches
    from reviewer.findings.obligations.reading import Reading
    from reviewer.findings.obligations.side import Side
    from reviewer.findings.observation import Observation
    from reviewer.language.norms import Norm, Span
    from reviewer.language.risk_words import Group

__all__ = ["came_and_went", "sort_of", "whole_clause"]

_SORTS = {
    "duty": ("O4", "O3"),
    "warranty": ("O3w",),
    "effort": ("O2", "O1"),
    "ban": ("F3", "F3c", "F1"),
    "right": ("P", "R"),
    "discretion": ("R+",),
    "exemption": ("E",),
    "waiver": ("W",),
    "rule": ("D",),
}
_BY_GRADE = {grade: sort for sort, grades in _SORTS.items() for grade in grades}
_STRENGTH = ("rule", "effort", "warranty", "right", "duty", "ban", "discretion", "exemption", "waiver")
"""Sorts of norms by how much a lawyer must see them, the least first."""
_SHORT = 40
"""A norm of so many letters is quoted whole."""
_LETTER = lazy(r"\w")
_OPEN_END = lazy(r"(?<=[\u4e00-\u9fff])[，,]?(?:而且?|并且?|且|但)$")
"""The word that leads on to the next norm, at the end of the words of one."""
_FORUM = lazy(
    r"(?:[向由在]|提交|提请)[^，,。；;]{0,30}(?:法院|仲裁(?:委员会|委|院|中心|机构))[^，,。；;]{0,6}?(?:起诉|诉讼|管辖|仲裁|裁决|审理|解决)"
)
_STAYED = 0.5
"""From this share of letters kept, 0 to 1, what an edit changed is the force of a norm and not the norm."""


def sort_of(norm: Norm) -> str:
    """Return what a norm is: duty, warranty, effort, ban, right, discretion, exemption, waiver or rule."""
    return _BY_GRADE[norm.grade]


def came_and_went(reading: Reading, matches: Matches) -> Iterator[Observation]:
    """Yield an observation for each norm that an edit put in or took out, and for each act added to a
    norm's acts."""
    for norms, base in ((matches.gone, True), (matches.new, False)):
        side = reading.base if base else reading.draft
        for norm in norms:
            if (
                _charged_again(reading, norm, base=base)
                or any(turned(reading, (norm,), base=base))
                or _promised(reading, norm, base=base)
                or _falls_to(reading, norm, base=base)
                or held_against(reading, norm, base=base)
                or _included_anyway(reading, norm, base=base)
                or _said_again(reading, norm, matches.new if base else matches.gone, base=base)
                or _still_a_forum(reading, norm, base=base)
                or restated(reading, norm, base=base)
                or turned_otherwise(reading, norm, base=base)
                or restated_in_english(reading, norm, base=base)
            ):
                continue
            if (leave := leave_alone(reading, norm, base=base)) is not None:
                yield leave
            elif norm not in matches.parted and (forced := word_alone(reading, norm, base=base)) is not None:
                yield forced
            elif sort_of(norm) != "rule" and not _device(side, norm):
                whole = norm in matches.paid
                span = (norm.start, norm.end) if whole else _extent(reading, norm, base=base)
                yield _told(reading, side, norm, span, base=base, case=_case(reading, norm, span, base=base))
    for side, norm, span, base in further_acts(reading, matches):
        yield _told(reading, side, norm, span, base=base)


def _still_a_forum(reading: Reading, norm: Norm, *, base: bool) -> bool:
    """Whether a norm says before whom disputes are brought, as the other side does in other words: another
    court is told as another forum, 任何一方可向甲方所在地法院起诉, 提交乙方所在地法院诉讼解决."""
    side, other = (reading.base, reading.draft) if base else (reading.draft, reading.base)
    return bool(_FORUM.search(side.text, norm.start, norm.end) and _FORUM.search(other.text))


def _promised(reading: Reading, norm: Norm, *, base: bool) -> bool:
    """Whether a norm is the word of a promise alone, and the other side promises the same without a comma:
    乙方承诺，其享有, 乙方保证其享有."""
    side, other = (reading.base, reading.draft) if base else (reading.draft, reading.base)
    if norm.grade != "O3w" or any(map(str.isalnum, side.text[slice(*norm.action)])):
        return False
    low, high = reading.across(norm.sentence, from_base=base)
    return any(cue.grade == "O3w" for cue in find_cues(other.text[low:high]))


_NOTHING_MORE = lazy(r"(?:不再|无[需须]|不)(?:另行|另外|再行|额外|单独)")
_INCLUDED = lazy(r"包含|包括|计入|含[在于入]|均含|已含")


def _included_anyway(reading: Reading, norm: Norm, *, base: bool) -> bool:
    """Whether it only came or went that nothing more is paid for what the price holds on both sides:
    费用已包含在单价之内, 费用计入单价，不再另行支付."""
    side, other = (reading.base, reading.draft) if base else (reading.draft, reading.base)
    if norm.bearer is not None or norm.cue is None or not _NOTHING_MORE.match(side.text, norm.cue[0]):
        return False
    low, high = reading.across(norm.sentence, from_base=base)
    return bool(_INCLUDED.search(side.text, *norm.sentence) and _INCLUDED.search(other.text, low, high))


_WITHOUT_REASON = lazy(
    r"不得(?:无正当理由|没有正当理由|无合理理由|无理由|无端)|(?:无|没有|非有)(?:正当|合理)理由[，,]?不得"
)


_SPARED = lazy(
    r"(?:双方|各方|任何一方|任一方|彼此|相互|互相|互|均|都|皆|概)*(?:不|无[需须]|毋须|毋需|不必)(?:再|予|应|须)?"
    r"(?:就此|因此)?(?:承担|负担|担负|负有?|追究)(?:任何)?(?P<what>[\u4e00-\u9fff]{0,6}?)(?:的|之)?责任?(?=[，,。；;]|$)"
)
"""That both owe nothing for an event, in other words: 互不承担违约责任, 双方均无须负违约之责."""


def _said_again(reading: Reading, norm: Norm, others: Iterable[Norm], *, base: bool) -> bool:
    """Whether a norm of the same kind for the same party says the same on the other side in other words:
    不得无故拖延, 无正当理由不得迟延."""
    side, other = (reading.base, reading.draft) if base else (reading.draft, reading.base)
    words, key = side.text[norm.start : norm.end], side.key(norm.bearer)
    if words.isascii():
        return False
    plain = _WITHOUT_REASON.sub("不得无故", words)
    spared = _SPARED.match(words)
    return any(
        sort_of(one) == sort_of(norm)
        and other.key(one.bearer) == key
        and (
            says_the_same(plain, _WITHOUT_REASON.sub("不得无故", other.text[one.start : one.end]))
            or (
                spared is not None
                and (again := _SPARED.match(other.text, one.start, one.end)) is not None
                and again["what"] == spared["what"]
            )
        )
        for one in others
    )


_BORNE = lazy(r"(?:承担|负担|负责|承受)(?=$|[，,。；;])")
_FALLS = lazy(
    r"(?:责任|后果|损失|费用|风险|税费|延误)(?:均|全部|应)?(?:归属于|归于|归|在)(?=[\u4e00-\u9fff])"
)
"""How the words put it that somebody bears what is named before them: 责任归于乙方."""


def _falls_to(reading: Reading, norm: Norm, *, base: bool) -> bool:
    """Whether what a party bears falls to the same party on the other side in words that bind nobody."""
    side, other = (reading.base, reading.draft) if base else (reading.draft, reading.base)
    if norm.bearer is None or norm.cue is None or not _BORNE.match(side.text, norm.cue[0]):
        return False
    low, high = reading.across(norm.sentence, from_base=base)
    key = side.key(norm.bearer)
    return any(
        other.key(mention.label) == key
        for found in _FALLS.finditer(other.text, low, high)
        for mention in other.mentions_from((found.end(), found.end() + 1))
    )


@lru_cache(maxsize=1)
def _charging() -> Group:
    return next(group for group in groups() if group.name == "charging")


def _charged_again(reading: Reading, norm: Norm, *, base: bool) -> bool:
    """Whether the word of a waiver gave way to one by which the same is charged, which the qualifiers tell:
    免收, 照收."""
    if sort_of(norm) != "waiver" or norm.cue is None:
        return False
    side, other = (reading.base, reading.draft) if base else (reading.draft, reading.base)
    there = reading.across(norm.cue, from_base=base)
    return any(
        one.start < norm.cue[1]
        and norm.cue[0] < one.end
        and two.start < there[1]
        and there[0] < two.end
        and one.member != two.member
        for one in find_hits(side.text, _charging())
        for two in find_hits(other.text, _charging())
    )


def _extent(reading: Reading, norm: Norm, *, base: bool) -> Span:
    """Return the words to quote: those that came or went, or the deontic word where the others stayed."""
    if reading.kept_share((norm.start, norm.end), base=base) < _STAYED:
        return _changed(reading, norm, base=base)
    if (
        norm.cue is not None
        and norm.end - norm.start <= _SHORT
        and not reading.kept_share(norm.cue, base=base)
    ):
        return norm.start, norm.end
    return force_span((reading.base if base else reading.draft).text, norm)


def _changed(reading: Reading, norm: Norm, *, base: bool) -> Span:
    """Return the words of a norm from the first to the last that an edit put in or took out."""
    flags = reading.changed[0 if base else 1]
    places = [place for place in range(norm.start, norm.end) if flags[place]]
    return (places[0], places[-1] + 1) if places else (norm.start, norm.end)


def _case(reading: Reading, norm: Norm, span: Span, *, base: bool) -> int | None:
    """Return where the words begin that came or went before a norm, as the case it is for; None for none."""
    side = reading.base if base else reading.draft
    low = max([norm.sentence[0], *(one.end for one in side.norms if one.end <= norm.start)])
    letter = _LETTER.search(side.text, low, norm.start)
    if span[0] != norm.start or letter is None:
        return None
    start = letter.start()
    return None if reading.kept_share((start, norm.start), base=base) else start


def _device(side: Side, norm: Norm) -> bool:
    """Whether a plain statement is a cap, a deeming rule or the like, which is told as what it is."""
    words = side.text[norm.start : norm.end]
    return norm.implied and any(group.alone and find_hits(words, group) for group in groups())


def _kept_from(reading: Reading, side: Side, norm: Norm, *, base: bool) -> str:
    """Return who gains by an exemption of nobody in particular from what is owed to a party that it names:
    定金概不退还, of the one who paid it."""
    owed = party_of(reading, side, norm.counterparty) if norm.grade == "E" else None
    if owed is None:
        return "unclear"
    return owed if base else reading.other(owed) or "unclear"


def _told(
    reading: Reading, side: Side, norm: Norm, span: Span, *, base: bool, case: int | None = None
) -> Observation:
    """Return the observation of a norm by the words of `span`; what is quoted begins with its case."""
    kind = "removed" if base else "added"
    sort = sort_of(norm)
    bearer = party_of(reading, side, norm.bearer)
    received = sort == "duty" and bearer is not None and done_to(side, norm)
    sort = "right" if received else sort
    relieved = base == (norm.burden > 0 and not received)
    if side.key(norm.bearer) == BOTH:
        favours = "none"
    elif bearer is None:
        favours = _kept_from(reading, side, norm, base=base)
    else:
        favours = bearer if relieved else (reading.other(bearer) or "unclear")
    quoted = (span[0] if case is None else case, span[1])
    words = _OPEN_END.sub("", JOINT.sub("", side.text[slice(*span)]))
    return observed(
        reading,
        kind,
        f"{kind}.{sort}",
        _row(sort, norm, bearer or side.key(norm.bearer)),
        base=quoted if base else None,
        draft=None if base else quoted,
        favours=favours,
        params={"one": one_of(side, norm.bearer), "words": shorten(words)},
        data={
            "grade": norm.grade,
            "bearer": bearer or side.key(norm.bearer),
            "implied": norm.implied,
            "text": side.text[span[0] : span[1]],
        },
    )


def _row(sort: str, norm: Norm, bearer: str | None) -> str:
    """Return the severity row: what binds nobody that the text names weighs less than what binds a party."""
    if bearer is None:
        return f"{sort}_unbound" if sort in ("duty", "ban") else "unbound"
    return f"{sort}_implied" if norm.implied else sort


def whole_clause(reading: Reading) -> Iterator[Observation]:
    """Yield one observation for the strongest norm of a clause that stands on one side alone."""
    base = bool(reading.base.views)
    side = reading.base if base else reading.draft
    if all(view.text == view.clause.heading for view in side.views):
        return
    norms = [n for n in side.norms if not n.derived and sort_of(n) != "rule"]
    norms = [n for place, n in enumerate(norms) if not (place and _of_a_right(norms[place - 1], n))]
    if not norms:
        return
    strongest = max(
        norms, key=lambda n: (not n.implied, _STRENGTH.index(sort_of(n)), abs(n.burden), -n.start)
    )
    if strongest.implied and all(view.clause.kind == "table" for view in side.views):
        return
    low, high = strongest.sentence
    yield _told(reading, side, strongest, (low, high), base=base)


def _of_a_right(right: Norm, norm: Norm) -> bool:
    """Whether a duty only goes with the right before it, whose holder it does not name again: 乙方可以分包，
    但应当通知甲方."""
    return (
        sort_of(right) == "right"
        and sort_of(norm) == "duty"
        and right.sentence == norm.sentence
        and right.bearer is not None
        and right.bearer_span == norm.bearer_span
    )
