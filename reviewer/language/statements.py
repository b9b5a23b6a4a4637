"""A passage of Chinese read statement by statement: who does what to whom, how strongly, in which case and by
whose leave.

A statement keeps its words in pieces, cut where a drafter may put a phrase elsewhere (before 由 and whoever
acts, behind a time, at a comma), so that the same statement told in another order has the same pieces (see
`reviewer.language.same_statements`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from reviewer.language.leaves import Leave, find_leave
from reviewer.language.statement_words import CUT, modals, turns_of
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewer.language.coded import Coded

__all__ = ["Statement", "statements_of"]

_SENTENCE = lazy(r"[^。；;!！?？\n]+[。；;!！?？\n]*")
_PART = lazy(r"[^,，:：]+[,，:：]?")
_JOINT = lazy(r"[及其以和与、]")
_COORDINATOR = lazy(r"(?<=[^,，。;；])(?=(?:并且|同时|并(?![网购列表存用入排行联发非未不]))(?!且))")
_LIGHT = str.maketrans("", "", "将把在于对由给则均都,，。；;：:！!？?\n" + CUT)
"""Letters that only say where a phrase stands, and marks."""
_NOT_THERE_AND_THEN = ("场", "日", "天", "月", "年", "面", "地", "事")
"""What makes 应当 the word 应 and another: 应当场清点."""


_LIGHT = str.maketrans("", "", "将把在于对由给则均都,，。；;：:！!？?\n" + CUT)
"""Letters that only say where a phrase stands, and marks."""


class Statement(Struct, frozen=True):
    """What one stretch of a passage says; `start` and `end` are places in the coded passage."""

    start: int
    end: int
    sentence: int
    actor: str
    """Sign of whoever acts, also where only the words before name him; empty where nobody is named."""
    force: tuple[str, ...]
    """`may`, `ban` or `free` for each plain modal word; a duty, said or understood, has none."""
    receivers: tuple[str, ...]
    leave: Leave | None
    cases: tuple[str, ...]
    """The cases in which it holds, without 如 and 的."""
    case_subject: str
    pieces: tuple[str, ...]

    @property
    def words(self) -> str:
        """All that it says but for who, how strongly and in which case."""
        return "".join(self.pieces)


def statements_of(passage: Coded) -> tuple[Statement, ...]:
    """Return what a coded passage says, in order."""
    found: list[Statement] = []
    for number, match in enumerate(_SENTENCE.finditer(passage.text)):
        sentence = match.group()
        for start, end in _stretches(sentence):
            before = found[-1] if found else None
            found.append(_statement(sentence[start:end], match.start() + start, number, before))
    return tuple(found)


def _stretches(sentence: str) -> list[tuple[int, int]]:
    """Return the stretches of a sentence that say one thing each, with the cases and times before them."""
    found: list[tuple[int, int]] = []
    start = 0
    headed = False
    parts = _parts(sentence)
    for place, (low, high) in enumerate(parts):
        part = sentence[low:high]
        if part.rstrip("。；;").endswith("除外"):
            continue
        lead = place < len(parts) - 1 and (_is_lead(part) or _is_topic(part, sentence[high:]))
        head = not lead and _is_head(part)
        if headed:
            found.append((start, low))
            start, headed = low, False
        headed = headed or head
    found.append((start, len(sentence)))
    return found


def _parts(sentence: str) -> list[tuple[int, int]]:
    """Return the parts between commas, cut also where a case ends without one (逾期的应付款) and before a
    further act (付款并开票)."""
    found: list[tuple[int, int]] = []
    joint = turns_of()["joint"]
    for part in _PART.finditer(sentence):
        low, high = part.span()
        cuts = {
            mark.start()
            for pattern in (joint, _COORDINATOR)
            for mark in pattern.finditer(sentence, low + 2, high)
        }
        for cut in sorted(cuts):
            found.append((low, cut))
            low = cut
        found.append((low, high))
    return found


def _is_lead(part: str) -> bool:
    """Whether a part gives a case, a time or a leave for what follows."""
    patterns = turns_of()
    bare = part.rstrip(",，:：")
    if bare.startswith("除") or (("未经" in bare or "非经" in bare) and "不得" not in bare):
        return True
    if modals(bare):
        return bare.endswith(("的", "时"))
    return any(patterns[name].search(bare) for name in ("case_tail", "time_tail", "case_head"))


def _is_topic(part: str, after: str) -> bool:
    """Whether a part only names what the next is about: 守约方的损失，由违约方赔偿."""
    patterns = turns_of()
    if modals(part):
        return False
    return bool(
        patterns["by"].match(after) or (patterns["thing"].match(part) and patterns["bound"].match(after))
    )


def _is_head(part: str) -> bool:
    """Whether a part says that somebody must, may or must not, or that somebody acts."""
    patterns = turns_of()
    return bool(modals(part) or any(patterns[name].search(part) for name in ("first", "by", "timed")))


def _statement(words: str, start: int, sentence: int, before: Statement | None) -> Statement:
    leave, left = find_leave(words)
    cases, subject, rest = _cases(left)
    modal = False
    force: list[str] = []
    for place, part in enumerate(rest):
        rest[place], names = _without_force(part)
        modal = modal or bool(names)
        force += names
    rest, actor = _acting(rest)
    inner_subject = ""
    for place, part in enumerate(rest):
        rest[place], inner, whose = _inner_cases(part)
        cases += inner
        inner_subject = inner_subject or whose
    rest, receivers = _given(rest)
    subject = subject or inner_subject
    last = before.actor if before else ""
    own = actor or (subject if cases else "") or last
    if not (modal or cases or actor or leave) and before is not None and before.sentence == sentence:
        force, leave = list(before.force), leave or before.leave
    force = [name for name in force if name != "duty"]
    if leave is not None:
        force = ["ban", *(name for name in force if name == "free")]
    return Statement(
        start,
        start + len(words),
        sentence,
        own,
        tuple(force),
        receivers,
        leave,
        tuple(case for case in cases if case),
        (subject or last or own) if cases else "",
        _pieces(rest),
    )


def _cases(words: str) -> tuple[list[str], str, list[str]]:
    """Return the cases that stand before a statement, whose they are, and the parts of the statement
    itself."""
    patterns = turns_of()
    cases: list[str] = []
    rest: list[str] = []
    subject = ""
    for low, high in _parts(words):
        part = words[low:high]
        if high == len(words) or not _is_case(part):
            rest.append(part)
            continue
        case = patterns["case_tail"].sub("", patterns["case_head"].sub("", part)).strip(",，")
        opening = patterns["first"].match(case)
        if opening and not cases:
            subject, case = opening["who"], case[opening.end() :]
        cases.append(case.translate(_LIGHT))
    return cases, subject, rest


def _is_case(part: str) -> bool:
    patterns = turns_of()
    bare = part.rstrip(",，:：")
    if patterns["case_head"].match(bare):
        return True
    return bool(patterns["case_tail"].search(bare)) and not patterns["time_tail"].search(bare)


def _inner_cases(part: str) -> tuple[str, list[str], str]:
    """Return a part without the cases put inside it (在乙方违约时), those cases, and whose the first is."""
    patterns = turns_of()
    cases: list[str] = []
    subject = ""
    for match in patterns["inner_case"].finditer(part):
        case = match["case"]
        if (opening := patterns["first"].match(case)) and not cases:
            subject, case = opening["who"], case[opening.end() :]
        cases.append(case.translate(_LIGHT))
    return (patterns["inner_case"].sub(CUT, part), cases, subject) if cases else (part, [], "")


def _without_force(part: str) -> tuple[str, list[str]]:
    """Return a part with a cut for each plain modal word, and what they make of it."""
    left: list[str] = []
    at = 0
    found = modals(part)
    for low, high, _ in found:
        left += [part[at:low], CUT]
        at = high
    return "".join((*left, part[at:])), [name for _, _, name in found]


def _acting(parts: list[str]) -> tuple[list[str], str]:
    """Return the parts without whoever acts in them, a cut in his place, and his sign."""
    patterns = turns_of()
    for name in ("by", "modal", "first", "timed"):
        for place, part in enumerate(parts):
            match = patterns[name].search(part)
            if match:
                kept = match.start("who") if name == "timed" else match.start()
                left = part[:kept] + CUT + part[match.end() :]
                return [*parts[:place], left, *parts[place + 1 :]], _JOINT.sub("", match["who"])
    return parts, ""


def _given(parts: Sequence[str]) -> tuple[list[str], tuple[str, ...]]:
    """Return the parts without those to whom something is done, a cut in their place, and their signs."""
    pattern = turns_of()["to"]
    found = [match["to"] or match["given"] for part in parts for match in pattern.finditer(part)]
    return [pattern.sub(lambda m: CUT + (m["act"] or "") + CUT, part) for part in parts], tuple(sorted(found))


def _pieces(parts: Sequence[str]) -> tuple[str, ...]:
    """Return what parts say, cut before and behind each time and before words of manner."""
    patterns = turns_of()
    marked = (
        patterns["manner"].sub(CUT, patterns["time"].sub(lambda m: m.group().strip("在于自从") + CUT, part))
        for part in parts
    )
    return tuple(piece for one in CUT.join(marked).split(CUT) if (piece := one.translate(_LIGHT)))
