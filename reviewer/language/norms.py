"""The norms of a sentence: who must, must not, may or need not do what, to whom, on what condition and by
whose leave.

Subjects that a sentence leaves out are taken from the part before it, from its own condition
(`乙方逾期的，应…`), or from the heading or lead-in above it (`3.1 甲方的权利义务：`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING

from msgspec import Struct

from reviewer.language.modality import Cue, burden, find_cues, modality_table
from reviewer.language.norms_bearer import bearer_in, due_within, holds_right, name_of, performs
from reviewer.language.norms_consent import Consent, find_consents
from reviewer.language.norms_parts import (
    Span,
    goes_on_with_a_case,
    is_latin,
    parts_of,
    sentence_spans,
    spans_of,
    stretches_of,
)
from reviewer.language.norms_slots import Mention, find_mentions
from reviewer.language.norms_turned import (
    barred_by_subject,
    barred_from_the_front,
    frees,
    named_behind,
    named_otherwise,
    of_an_actor,
)
from reviewer.language.sentences import full_stops
from reviewer.patterns import compiled, lazy

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reviewer.language.norms_inherited import Kind
    from reviewer.language.norms_parts import Part

__all__ = ["Norm", "Span", "norms_of", "sentence_spans"]

_start = attrgetter("start")


class Norm(Struct, frozen=True):
    """One rule of conduct; every span is an offset range in the text that was read."""

    start: int
    end: int
    sentence: Span
    """The sentence that states it, with its conditions."""
    bearer: str | None
    """Label, collective or variable word as written; None where nobody is named."""
    bearer_span: Span | None
    """None where the bearer was inherited from outside the text."""
    counterparty: str | None
    grade: str
    """As in `Cue.grade`; a plain statement counts as O3 with `implied` set."""
    cue: Span | None
    action: Span
    conditions: tuple[Span, ...] = ()
    exceptions: tuple[Span, ...] = ()
    consents: tuple[Consent, ...] = ()
    time: Span | None = None
    implied: bool = False
    derived: bool = False
    """A duty read from another's right to demand it (`甲方有权要求乙方赔偿`)."""

    @property
    def burden(self) -> float:
        """How heavily the norm weighs on its bearer; a right that goes on without its word is a right."""
        plain = burden(self.grade)
        return burden("implied") if self.implied and plain > 0 else plain

    def moved(self, by: int) -> Norm:
        """Return the norm with every span so many characters farther on."""
        if not by:
            return self
        start, end = self.sentence
        held, cue, time = self.bearer_span, self.cue, self.time
        return Norm(
            self.start + by,
            self.end + by,
            (start + by, end + by),
            self.bearer,
            (held[0] + by, held[1] + by) if held else None,
            self.counterparty,
            self.grade,
            (cue[0] + by, cue[1] + by) if cue else None,
            (self.action[0] + by, self.action[1] + by),
            tuple((a + by, b + by) for a, b in self.conditions) if self.conditions else (),
            tuple((a + by, b + by) for a, b in self.exceptions) if self.exceptions else (),
            tuple(one.moved(by) for one in self.consents) if self.consents else (),
            (time[0] + by, time[1] + by) if time else None,
            self.implied,
            self.derived,
        )


_TIME = lazy(
    r"立即|即时|即刻|当日|当场|及时|尽快|适时|定期|不定期|按时|按期|随时|在?合理(?:的)?(?:期限|时间)内|提前[^，。；]{1,8}?(?:日|天|月)|[^，。；、]{1,8}?(?:工作日|日|天|小时|个月)内"
    r"|(?i:\bpromptly\b|\bimmediately\b|\bwithin\s+[\w() ]{1,24}?(?:days?|hours?|months?)\b)"
)


@lru_cache(maxsize=1)
def _exception_pattern() -> re.Pattern[str]:
    words = modality_table()["exceptions"]["words"]
    pieces = [r"[^，。；,;]{1,30}?".join(map(re.escape, word.split("…"))) for word in words]
    return compiled("|".join(pieces))


@lru_cache(maxsize=1)
def _exception_openings() -> tuple[str, ...]:
    """Return words of which every exception holds one: the first piece of each, none that holds another."""
    pieces = {next(filter(None, word.split("…"))) for word in modality_table()["exceptions"]["words"]}
    return tuple(sorted(one for one in pieces if not any(two in one for two in pieces - {one})))


def _exceptions(text: str, sentence: Span) -> tuple[Span, ...]:
    """Return where a sentence states an exception."""
    low, high = sentence
    words = text[low:high]
    if not any(map(words.__contains__, _exception_openings())):
        return ()
    return tuple((low + m.start(), low + m.end()) for m in _exception_pattern().finditer(words))


_INFINITIVE = lazy(
    r"(?:(?:at all times|also|further|forthwith|promptly),? )?"
    r"(?P<act>(?P<not>not )?to(?P<free> be (?:free|at liberty|entitled|allowed|permitted) to)?)(?= [a-z])"
    r"(?! (?:the|its?|an?|any|all) )",
    re.IGNORECASE,
)
"""How a member of a list of covenants says what is owed: To pay the rent, not to sublet."""
_NOBODY = frozenset({"neither party", "no party", "neither of us", "none of us"})


def norms_of(
    text: str, labels: Iterable[str], *, subject: str | None = None, listed_as: Kind | None = None
) -> tuple[Norm, ...]:
    """Return the norms of a text in order.

    `labels` are the parties' labels in this document. `subject` and `listed_as` come from the headings above
    (see `inherited`): a part with neither a cue nor a subject is a duty of `subject` in a list of duties.
    """
    return _norms(text, tuple(sorted(labels)), subject, listed_as)


@lru_cache(maxsize=4096)
def _norms(
    text: str, labels: tuple[str, ...], subject: str | None, listed_as: Kind | None
) -> tuple[Norm, ...]:
    latin = is_latin(text)
    if latin or ("其" in text and any(one.sort == "pronoun" for one in find_mentions(text, labels))):
        return _read(text, labels, subject, listed_as, latin=latin)
    return tuple(
        norm.moved(low)
        for low, sentence in full_stops(text)
        for norm in _read(sentence, labels, subject, listed_as, latin=latin)
    )


@lru_cache(maxsize=8192)
def _read(
    text: str, labels: tuple[str, ...], subject: str | None, listed_as: Kind | None, *, latin: bool
) -> tuple[Norm, ...]:
    """Return the norms of a text or of a sentence of it; only what a pronoun stands for is told by the words
    before the sentence."""
    mentions = find_mentions(text, labels)
    cues = find_cues(text)
    if latin and subject and listed_as == "duties" and (owed := _INFINITIVE.match(text)):
        grade = "F3" if owed["not"] else "P" if owed["free"] else "O3"
        cues = (Cue(owed.start("act"), owed.end("act"), grade, owed["act"]), *cues)
    consents = find_consents(text, labels)
    norms: list[Norm] = []
    for sentence in spans_of(text, latin=latin):
        norms.extend(_sentence_norms(text, sentence, mentions, cues, consents, subject, listed_as))
    return tuple(norms)


def _sentence_norms(
    text: str,
    sentence: Span,
    mentions: tuple[Mention, ...],
    cues: tuple[Cue, ...],
    consents: tuple[Consent, ...],
    subject: str | None,
    listed_as: Kind | None,
) -> list[Norm]:
    """Return the norms of one sentence: who acts in one part of it, and how strongly he is bound, holds for
    the parts behind that say nothing of it."""
    parts = parts_of(text, sentence, mentions, cues)
    conditions = tuple((part.start, part.end) for part in parts if part.condition)
    exceptions = _exceptions(text, sentence)
    first, last = (bisect_left(consents, place, key=_start) for place in sentence)
    leave = consents[first:last]
    norms: list[Norm] = []
    holder: Mention | None = None
    force: str | None = None
    only_in_case = False
    at_fault: Mention | None = None
    for part in parts:
        if part.condition:
            at_fault = _at_fault(text, part) or at_fault
            acting = _left_acting(text, part)
            only_in_case = acting is not None and holder is None
            holder = acting or holder
            continue
        for start, end, cue in stretches_of(part):
            words = text[start:end]
            turned = cue is not None and barred_from_the_front(text, start, cue)
            denied = cue is not None and barred_by_subject(text, start, cue.end)
            bearer = named_behind(part, cue) if cue and turned else bearer_in(text, part, start, end, cue)
            if any(low <= start and end <= high + 1 for low, high in exceptions) and (
                cue is None or _ONLY_EXCEPTS.fullmatch(text, start, end)
            ):
                continue
            if cue is None:
                if bearer is not None and bearer.slot == "agent" and goes_on_with_a_case(text, part):
                    continue
                nobody = bearer is None and holder is None and subject is None
                if nobody or not performs(words, bearer, start, listed_as, force):
                    if bearer is not None and _begins_row(text, bearer, start, end):
                        holder = bearer
                    continue
            if (
                bearer is None
                and only_in_case
                and listed_as in ("rights", "both")
                and cue is not None
                and cue.grade in ("R", "R+", "P")
            ):
                holder = None if subject else holder
            only_in_case = only_in_case and bearer is None
            if subject is None and cue is not None and cue.grade in ("O3", "O4") and _ANSWERS.search(words):
                holder = holder or at_fault
            holder = bearer or holder
            stated = cue is None and bearer is not None and bearer.slot == "agent" and words.isascii()
            owned = _is_owned(bearer, cue) if cue else stated and holds_right(words)
            grade = "R" if owned else _grade(cue, bearer, force, listed_as, words)
            if (
                holder
                and holder.label in _NOBODY
                and bearer is None
                and cue
                and named_otherwise(text, start, cue)
            ):
                holder = None
            stranger = bearer is None and cue is not None and of_an_actor(text, start, cue)
            holder = None if stranger else holder
            if holder and holder.label in _NOBODY:
                grade = _grade_of_nobody(grade, cue, text[cue.end : end] if cue else "")
            begin = bearer.end if turned and bearer else cue.end if cue else (bearer.end if bearer else start)
            if turned or denied:
                grade = "E" if frees(text[begin:end], of_things=denied) else "F3"
            if grade == "F3" and (leave or exceptions):
                grade = "F3c"
            action = (start if stated else begin, end)
            if bearer is None and cue is not None and _PAID_ALREADY.match(text, cue.start):
                holder = None
            other = _counterparty(part, start)
            if bearer is None and cue is not None and _KEEPS.search(text, cue.start, min(end, cue.end + 2)):
                payer = _payer(text, mentions, sentence[0], cue.start)
                holder, other = (None, payer) if payer else (holder, other)
            time = _TIME.search(text, action[0], end)
            force = force if grade == "D" else grade
            norms.append(
                Norm(
                    start,
                    end,
                    sentence,
                    name_of(holder, mentions) if holder else None if stranger else subject,
                    (holder.start, holder.end) if holder else None,
                    other.label if other else None,
                    grade,
                    (cue.start, cue.end) if cue else None,
                    action,
                    conditions,
                    exceptions,
                    leave,
                    time.span() if time else None,
                    cue is None and not owned,
                )
            )
            if cue and cue.grade in ("R", "R+", "P") and other and other.slot == "object":
                norms.append(_derived(norms[-1], other, holder.label if holder else subject))
    return norms


_ONLY_EXCEPTS = lazy(
    r"\s*(?:但|惟|唯)?(?:是|因|由|如|若|属于)?[^，,。；;甲乙丙丁双方]{2,40}?的(?:情形|情况|部分|事项)?(?:除外|不在此限|例外)[。；;]?\s*"
)
"""An exception that names no party: what somebody must do in it is the case, and no duty."""


_FAILS = lazy(r"(?:(?:构成|发生|存在|有)[^，。；]{0,6})?违约(?:行为|情形)?的?[，,]?\s*$")
_ANSWERS = lazy(r"支付|赔偿|承担|补偿|返还|退还")


def _at_fault(text: str, part: Part) -> Mention | None:
    """Return the only party of a case that says of it that it breaks the contract: 乙方违约的. It is the one
    to answer for it where what follows names nobody."""
    named = [m for m in part.mentions if m.sort == "party"]
    if len(named) != 1 or not _FAILS.fullmatch(text, named[0].end, part.end):
        return None
    return named[0]


_PAID_ALREADY = lazy(r"(?:不再|无[需须]|不)(?:另行|另外|再行|额外|单独)(?:支付|计取|计费|计价|结算|付费)")
"""What nobody pays beside a price that holds it, whoever did the work named before: 不再另行支付."""


_KEEPS = lazy(r"不(?:予|再)?(?:因[^，。；]{1,16}而)?(?:退|返还)")
_PAYS = lazy(r"支付|交纳|缴纳|缴付|缴存|预付|预缴|付清|付讫|[已所]付|[已所][交缴]|(?:交|付)[纳付]?的")
_TAKES = lazy(r"收取|收到|收下|[已所]收")


def _payer(text: str, mentions: tuple[Mention, ...], low: int, high: int) -> Mention | None:
    """Return who has paid what is not given back: the last party before these words of which they say that it
    pays. It is the other who keeps the money, whoever was the subject so far: 乙方支付定金，定金概不退还."""
    named = [one for one in mentions if low <= one.start and one.end <= high and one.sort == "party"]
    for place in range(len(named) - 1, -1, -1):
        last = named[place + 1].start if place + 1 < len(named) else high
        if _TAKES.search(text, named[place].end, last):
            return None
        if named[place].slot in ("bearer", "agent", "possessor", "owner", "cause") and _PAYS.search(
            text, named[place].end, high
        ):
            return named[place]
    return None


_GOES_ON = lazy(r"(?:并且|并|且(?!不)|同时)(?![不未无])")


def _begins_row(text: str, bearer: Mention, start: int, end: int) -> bool:
    """Whether whoever opens a part is the subject of the next, which goes on with what he does, though the
    part itself names no act that is known: 双方逐一核点，并在清单上签字."""
    opens = bearer.slot == "bearer" and not text[start : bearer.start].strip()
    return opens and text[:end].endswith(("，", ",")) and _GOES_ON.match(text, end) is not None


_WHILE = lazy(r"(?:均|亦|也|仍|只有|仅)?[在于](?![\u4e00-\u9fff]?[先职]|场)")
"""Behind whoever acts, what begins the case in which he does: 甲方在不影响乙方生产的前提下，有权查验."""


def _left_acting(text: str, part: Part) -> Mention | None:
    """Return who acts behind a part that puts a case: whoever acts last in it, but for those whom the case of
    somebody who stands before it names; None where nobody does."""
    acting = [m for m in part.mentions if m.slot in ("bearer", "agent")]
    return next((m for m in acting if _WHILE.match(text, m.end)), acting[-1] if acting else None)


def _grade(
    cue: Cue | None, bearer: Mention | None, force: str | None, listed_as: Kind | None, words: str
) -> str:
    """Return how strongly a stretch of a sentence binds: as its own word says; without one as the stretch
    before it does, where it goes on of the same person, and else as a plain statement or a listed right."""
    if cue:
        return cue.grade
    if bearer is None and force:
        owed = _REPORTS.match(words) or due_within(words)
        return "O3" if force in ("P", "R", "R+") and owed else force
    return "R" if bearer is None and listed_as == "rights" else "O3"


_REPORTS = lazy(
    r"(?:并且|并|且|同时|但)(?:立即|及时|即时|同时|尽快|随即|当日|提前|事先|[在于][^，。；]{1,10}?[前后内])?(?:以?书面(?:形式|方式)?|如实)?"
    r"(?:将[^，。；]{1,12}?)?(?:向[^，。；]{1,6}?)?(?:通知|告知|知会|通报|报告|说明)"
)
"""Behind a right, the report that goes with its use and is owed: 有权停用，并立即告知甲方."""


def _grade_of_nobody(grade: str, cue: Cue | None, rest: str) -> str:
    """Return what a grade is where nobody bears it: what nobody may do is forbidden to all, what nobody must
    do is owed by none."""
    if grade in ("P", "R"):
        return "F3"
    if grade in ("O3", "O4"):
        return "F3" if cue is not None and _bars(cue, rest) else "E"
    return grade


def _counterparty(part: Part, start: int) -> Mention | None:
    """Return the first party from a place of a part on whom its act is done to or for."""
    sides = ("beneficiary", "object", "affected")
    return next((m for m in part.mentions if m.start >= start and m.slot in sides), None)


def _is_owned(bearer: Mention | None, cue: Cue) -> bool:
    """Whether an English modal word says whose something shall be: shall vest in the Buyer."""
    return (
        bearer is not None
        and bearer.slot == "owner"
        and bearer.start >= cue.end
        and cue.grade == "O3"
        and cue.text.isascii()
    )


def _bars(cue: Cue, rest: str) -> bool:
    """Whether nobody may do what follows (neither party shall disclose), and is not only free of it (neither
    party shall be liable, neither party is obliged to renew)."""
    return cue.text.lower() in ("shall", "must", "will") and not frees(rest)


def _derived(right: Norm, debtor: Mention, creditor: str | None) -> Norm:
    return Norm(
        debtor.start,
        right.end,
        right.sentence,
        debtor.label,
        (debtor.start, debtor.end),
        creditor,
        "O3",
        None,
        (debtor.end, right.end),
        right.conditions,
        right.exceptions,
        right.consents,
        derived=True,
    )
