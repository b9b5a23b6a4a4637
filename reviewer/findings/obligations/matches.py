"""Which norm of the draft is which norm of the baseline, and which came or went whole."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from msgspec import Struct
from rapidfuzz import fuzz

from reviewer.findings.obligations.grades import family
from reviewer.language.english_words import read, words_of
from reviewer.language.spans import SpanIndex
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reviewer.findings.obligations.reading import Reading
    from reviewer.findings.obligations.side import Side
    from reviewer.language.norms import Norm, Span

__all__ = ["Matches", "match_norms"]

_LETTER = lazy(r"[^\W_]")
_GONE = 0.4
"""A norm of whose letters less than this share stayed did not survive in its old place."""
_ALIKE = 62.0
"""From this likeness (0 to 100) two norms that stand in one edit are one norm, reworded."""
_MOVED = 88.0
"""From this likeness words that went are words that came elsewhere."""
_SAID_ANEW = 0.6
"""From this share of letters in common, 0 to 1, two norms of one kind for one party are one, in whatever
order."""
_WORDS_ANEW = 0.5
"""The same for the words of English norms."""
_SENTENCE_ANEW = 0.6
"""The same for the words of the sentences in which two norms stand, the only ones of their kind."""
_FEWEST, _FEWEST_WORDS = 6, 2
"""So many letters, or words, in common at least."""
_BUDGET = 2_500
"""So many pairs of norms at most are weighed so: a clause with more is no sentence put in other words."""
_JOINING = 3
"""So many letters at most have words that only join others."""


class Matches(Struct, frozen=True):
    """Norms that answer to each other, and those that have no counterpart."""

    pairs: tuple[tuple[Norm, Norm], ...]
    gone: tuple[Norm, ...]
    new: tuple[Norm, ...]
    parted: tuple[Norm, ...] = ()
    """Those of `gone` and `new` whose words stayed in part, in a rule of another kind for another party."""
    paid: tuple[Norm, ...] = ()
    """Those of `parted` of which one side does something and the other pays for it."""
    where: tuple[SpanIndex, SpanIndex] = (SpanIndex(()), SpanIndex(()))
    """The places of `gone` and of `new`."""
    bearers: tuple[frozenset[Span | None], frozenset[Span | None]] = (frozenset(), frozenset())
    """Where, on either side, those stand who are sure to bear still what they bore."""

    def inside_gone(self, span: Span) -> bool:
        """Whether a span of the baseline lies in a norm that is gone."""
        return bool(self.where[0].holding(span))

    def still_bears(self, span: Span, *, base: bool) -> bool:
        """Whether a span is the name of whoever bears a norm that is still his."""
        return span in self.bearers[not base]

    def inside_new(self, span: Span) -> bool:
        """Whether a span of the draft lies in a norm that is new."""
        return bool(self.where[1].holding(span))

    def with_its_norm(self, reading: Reading, case: Span, *, base: bool) -> bool:
        """Whether a case came or went in one edit with what holds in it: 乙方未开票的，甲方有权拒付.

        That is what is said next, and after it what names nobody of its own.
        """
        side, lone = (reading.base, self.gone) if base else (reading.draft, self.new)
        low, high = side.sentence(case[0])
        hung = [
            norm
            for norm in side.norms
            if low <= case[0] <= norm.start < high and not norm.derived and norm.grade != "D"
        ]
        hung = [norm for place, norm in enumerate(hung) if not place or _inherited(norm)]
        return (
            any(norm.start >= case[1] for norm in hung)
            and all(norm in lone for norm in hung)
            and not reading.kept_share((case[0], max(norm.end for norm in hung)), base=base)
        )


def match_norms(reading: Reading) -> Matches:
    """Match the norms of both sides by the words that stayed, then by likeness inside one edit."""
    old = [norm for norm in reading.base.norms if not norm.derived]
    new = [norm for norm in reading.draft.norms if not norm.derived]
    index = SpanIndex([(norm.start, norm.end) for norm in new])
    scored = sorted(
        (-score, place, other)
        for place, one in enumerate(old)
        for other in index.meeting(reading.image((one.start, one.end)))
        if (score := _score(reading, one, new[other])) > 0
    )
    taken_old: dict[int, int] = {}
    taken_new: set[int] = set()
    for _, place, other in scored:
        if place not in taken_old and other not in taken_new:
            taken_old[place] = other
            taken_new.add(other)
    left = [norm for place, norm in enumerate(old) if place not in taken_old]
    came = [norm for place, norm in enumerate(new) if place not in taken_new]
    pairs = [(old[place], new[other]) for place, other in sorted(taken_old.items())]
    for one in list(left):
        likeness = [(_likeness(reading, one, two), place) for place, two in enumerate(came)]
        best, place = max(likeness, default=(0.0, -1))
        together = place >= 0 and _same_edit(reading, one, came[place])
        shared = (
            place >= 0 and reading.overlap((one.start, one.end), (came[place].start, came[place].end)) >= 2
        )
        if best >= _MOVED or (together and (best >= _ALIKE or shared)):
            if together:
                pairs.append((one, came[place]))
            left.remove(one)
            came.pop(place)
    anew = tuple(_anew(reading, left, came)) if len(left) * len(came) <= _BUDGET else ()
    pairs += anew
    matched = {id(norm) for pair in anew for norm in pair}
    left = [norm for norm in left if id(norm) not in matched]
    came = [norm for norm in came if id(norm) not in matched]
    held = [*anew, *(pair for pair in pairs if _same_bearer(reading, *pair))]
    paid = [pair for pair in pairs if _pays_instead(reading, *pair)]
    parted = [*paid, *(pair for pair in pairs if pair not in paid and _another_rule(reading, *pair))]
    lost = *(one for one, _ in parted), *(norm for norm in left if _whole(reading, norm, base=True))
    found = *(two for _, two in parted), *(norm for norm in came if _whole(reading, norm, base=False))
    return Matches(
        tuple(pair for pair in pairs if pair not in parted),
        lost,
        found,
        tuple(norm for pair in parted for norm in pair),
        tuple(norm for pair in paid for norm in pair),
        (_places(lost), _places(found)),
        (frozenset(one.bearer_span for one, _ in held), frozenset(two.bearer_span for _, two in held)),
    )


def _places(norms: Iterable[Norm]) -> SpanIndex:
    """Return the places of norms that are told as such when they come or go; a list of what a word takes in
    (包括律师费) is not."""
    return SpanIndex([(norm.start, norm.end) for norm in norms if norm.grade != "D"])


def _same_bearer(reading: Reading, old: Norm, new: Norm) -> bool:
    """Whether two norms of one kind have one bearer: English ones wherever they name him, Chinese ones that
    both begin with him."""
    key = reading.base.key(old.bearer)
    if key is None or key != reading.draft.key(new.bearer):
        return False
    if reading.base.text[old.start : old.end].isascii():
        return True
    return family(old.grade) == family(new.grade) and all(
        norm.bearer_span is not None and norm.bearer_span[0] == norm.start for norm in (old, new)
    )


def _anew(reading: Reading, left: Sequence[Norm], came: Sequence[Norm]) -> Iterator[tuple[Norm, Norm]]:
    """Yield the norms without a counterpart that are one norm said in other words."""
    old, new = list(left), list(came)
    for one in left:
        found = [(_said_anew(reading, one, two), -place) for place, two in enumerate(new)]
        best, place = max(found, default=(0.0, 0))
        if best:
            yield one, new[-place]
            old.remove(one)
            new.pop(-place)
    yield from _alone_in_alike(reading, old, new)


def _said_anew(reading: Reading, one: Norm, two: Norm) -> float:
    """Return the share of letters (Latin: words) that two norms of one kind for one party have in common, in
    whatever order, 0 to 1; 0 for norms of another kind or party, and for too few."""
    if family(one.grade) != family(two.grade):
        return 0.0
    if reading.base.key(one.bearer) != reading.draft.key(two.bearer):
        return 0.0
    ours, theirs = (
        Counter(_words_of(side, (norm.start, norm.end)))
        for side, norm in ((reading.base, one), (reading.draft, two))
    )
    shared = (ours & theirs).total()
    least, share = (_FEWEST_WORDS, _WORDS_ANEW) if reading.base.text.isascii() else (_FEWEST, _SAID_ANEW)
    likeness = 2 * shared / max(ours.total() + theirs.total(), 1)
    return likeness if shared >= least and likeness >= share else 0.0


def _alone_in_alike(reading: Reading, left: Sequence[Norm], came: Sequence[Norm]) -> list[tuple[Norm, Norm]]:
    """Return the English norms that are the only one of their kind and party left on either side, in
    sentences of much the same words: what the Seller shall supply, what is made available by the Seller."""
    if not (left and came and reading.base.text.isascii()):
        return []
    ours, theirs = (_by_kind(side, norms) for side, norms in ((reading.base, left), (reading.draft, came)))
    return [
        (one, theirs[kind][0])
        for kind, (one, *more) in ours.items()
        if not more and len(theirs.get(kind, ())) == 1 and _alike(reading, one, theirs[kind][0])
    ]


def _by_kind(side: Side, norms: Iterable[Norm]) -> dict[tuple[str, str | None], list[Norm]]:
    found: dict[tuple[str, str | None], list[Norm]] = {}
    for norm in norms:
        found.setdefault((family(norm.grade), side.key(norm.bearer)), []).append(norm)
    return found


def _alike(reading: Reading, one: Norm, two: Norm) -> bool:
    """Whether the sentences of two norms have most of their words in common."""
    joining = words_of("phrase_starts") | words_of("weak")
    ours, theirs = (
        Counter(word for word in _words_of(side, norm.sentence) if word not in joining)
        for side, norm in ((reading.base, one), (reading.draft, two))
    )
    return 2 * (ours & theirs).total() >= _SENTENCE_ANEW * (ours.total() + theirs.total()) > 0


def _words_of(side: Side, span: Span) -> list[str]:
    """Return the letters of some words; of English ones the stems, but for parties and for words that only
    join others."""
    words = side.text[slice(*span)]
    if not words.isascii():
        return _LETTER.findall(words.lower())
    names = {word for label in side.labels for word in read(label)}
    return [word for word in read(words) if len(word) > _JOINING and word not in names]


def _another_rule(reading: Reading, old: Norm, new: Norm) -> bool:
    """Whether one party's right stands where the other's duty stood, or the reverse, and one of them bears it
    by the words before alone: 甲方有权要求整改, 乙方违约的，应整改."""
    holders = reading.base.key(old.bearer), reading.draft.key(new.bearer)
    if holders[0] == holders[1] or not set(holders) <= set(reading.parties):
        return False
    if old.burden * new.burden >= 0:
        return False
    return _inherited(old) != _inherited(new)


_BEARS_COST = lazy(
    r"(?:应当?|必?须|需|负责|同意)?(?:承担|负担|支付)[^，,。；;]{0,30}?(?:费用|开支|花费|支出)"
    r"(?:的?(?:全部|一半|[0-9]+[%％]))?[，,。；;]?$"
)
_MONEY = lazy(r"费|款|金|价|支出|开支|承担|负担|支付")


def _pays_instead(reading: Reading, old: Norm, new: Norm) -> bool:
    """Whether one party had to do something and must pay for it now, or the reverse: 应配合培训, 应承担培训的
    费用."""
    if family(old.grade) != family(new.grade) or old.burden <= 0:
        return False
    acts = [
        side.text[(norm.cue or norm.action)[0] : norm.action[1]]
        for side, norm in ((reading.base, old), (reading.draft, new))
    ]
    bears = [_BEARS_COST.match(act) is not None for act in acts]
    return bears[0] != bears[1] and not _MONEY.search(acts[bears[0]])


def _inherited(norm: Norm) -> bool:
    return norm.bearer_span is None or norm.bearer_span[1] <= norm.start


def _whole(reading: Reading, norm: Norm, *, base: bool) -> bool:
    """Whether a norm without a counterpart came or went with its words, and not by another way of reading
    them."""
    if _elsewhere(reading, norm, base=base):
        return False
    if reading.kept_share((norm.start, norm.end), base=base) < _GONE:
        return True
    return norm.cue is not None and reading.kept_share(norm.cue, base=base) == 0.0


def _score(reading: Reading, one: Norm, two: Norm) -> float:
    """Return the share of letters that both norms kept in common, 0 where too little to call them one."""
    shared = reading.overlap((one.start, one.end), (two.start, two.end))
    if not shared:
        return 0.0
    wide = min(one.end - one.start, two.end - two.start)
    in_action = reading.overlap(one.action, two.action)
    same_cue = bool(one.cue and two.cue and reading.overlap(one.cue, two.cue))
    if not in_action and not same_cue:
        return 0.0
    score = (shared + in_action + (2 if same_cue else 0)) / max(wide, 1)
    return score if score >= 0.2 else 0.0


def _words(reading: Reading, norm: Norm, *, base: bool) -> str:
    text = reading.base.text if base else reading.draft.text
    return text[norm.action[0] : norm.action[1]].strip("，,。；; ")


def _likeness(reading: Reading, one: Norm, two: Norm) -> float:
    return fuzz.ratio(_words(reading, one, base=True), _words(reading, two, base=False))


def _same_edit(reading: Reading, one: Norm, two: Norm) -> bool:
    return any(
        mark.base[0] < one.end
        and one.start < mark.base[1]
        and mark.draft[0] < two.end
        and two.start < mark.draft[1]
        for mark in reading.marks
    )


def _elsewhere(reading: Reading, norm: Norm, *, base: bool) -> bool:
    """Whether the words stand, all but unchanged, in some other place of the other side's text."""
    side, other = (reading.base, reading.draft) if base else (reading.draft, reading.base)
    words = side.text[norm.start : norm.end].strip("，,。；; ")
    if len(words) < 8:
        return False
    cue = side.text[slice(*norm.cue)] if norm.cue else ""
    return any(
        cue in other.text[low:high] and fuzz.ratio(words, other.text[low:high].strip("，,。；; ")) >= _MOVED
        for low, high in other.sentences
    )
