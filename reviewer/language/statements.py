"""A passage of Chinese read statement by statement: who does what to whom, how strongly, in which case and by
whose leave.

A statement keeps its words in pieces, cut where a drafter may put a phrase elsewhere (before 由 and whoever
acts, behind a time, at a comma), so that the same statement told in another order has the same pieces (see
`reviewer.language.same_statements`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from reviewer.language.coded import PARTY
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
_COORDINATOR = lazy(
    r"(?<=[^,，。;；合兼吞归一])(?=(?:并且|同时|并(?![网购列表存用入排行联发非未不]|盖章|签字|签名|加盖))(?!且))"
)
_THINGS = ("损失", "费用", "责任", "后果", "支出", "款项", "义务", "权利", "违约金")
"""What a part that begins with 因 is about, if it puts no case."""
_TURNS = (
    (lazy(r"由此", needs="由"), "因此"),
    (lazy(r"未(?:能)?在(?:该|此|上述|前述|约定|规定)的?(?:期限|时间|期间)内", needs="未"), "逾期未"),
    (lazy(r"(?:无需|无须|毋须|毋需|不必|不再)(?=承担|负担|负责|支付|赔偿)"), "不"),
    (lazy(rf"(?:归属于|属于|归)(?P<whose>{PARTY})(?:所有)?", needs="归属"), r"归\g<whose>所有"),
    (
        lazy(
            r"^(?:如有违反|如违反(?:前述|上述|该等)?(?:约定|承诺|保证)?|违反(?:前述|上述)(?:约定|承诺|保证|规定)的?)(?=[,，])"
        ),
        "否则",
    ),
    (
        lazy(
            r"(?:非经|未经)(?P<done>[^,，。;；]{2,24}?)[,，]?(?:均|一律|概)?(?:不生效力?|不发生效力|不产生效力|不具效力)",
            needs="效",
        ),
        r"须经\g<done>方生效",
    ),
    (
        lazy(
            r"(?:必须|须|应当?|需)?经(?P<done>[^,，。;；]{2,24}?)(?:之?后)?[,，]?(?:方|始|才)(?:能|可|得)?(?:生效力?|发生效力|产生效力|具有效力)",
            needs="效",
        ),
        r"须经\g<done>方生效",
    ),
    (lazy(r"(?<=[致生成])者(?=外|除外|以外|之外)", needs="者"), ""),
    (lazy(rf"{PARTY}中[的之]?(?={PARTY})", needs="中"), ""),
    (lazy(r"^经(?=提前|书面通知|以书面)", needs="经"), ""),
    (lazy(r"^(?:因|就|对于?|凡)(?=[^,，。;；]{1,24}?所?(?:引起|产生|发生|引发)的)"), ""),
    (
        lazy(
            r"(?:提交|提请|递交|送交|交由|向|由)(?P<seat>[^,，。;；]{2,20}?(?:仲裁院|仲裁委员会|仲裁中心))"
            r"(?:申请|提起|进行)?(?:(?:[以用]|通过|采[取用])?仲裁(?:的?(?:方式|途径))?(?:予以|加以|进行)?(?:解决|处理|裁决)|仲裁)",
            needs="仲裁",
        ),
        r"\g<seat>仲裁",
    ),
    (lazy(r"负有?(?P<act>[^,，。;；]{2,40}?)[之的]义务(?=[,，。;；]|$)", needs="负"), r"应\g<act>"),
    (
        lazy(rf"无(?:正当|合理)(?:的)?理由[,，]?(?P<who>(?:{PARTY})?)均?不得", needs="理由"),
        r"\g<who>不得无故",
    ),
    (lazy(r"不得(?:无(?:正当|合理)(?:的)?理由|无理|无端|不合理)地?而?", needs="不得"), "不得无故"),
    (lazy(rf"(?:禁止|严禁)(?P<whose>{PARTY})", needs="禁"), r"\g<whose>不得"),
    (lazy(r"以(?P<what>[^,，。;；]{2,24}?)为准", needs="为准"), r"\g<what>优先适用"),
    (lazy(r"、", needs="、"), "和"),
    (lazy(r"(?<=要求|责令|通知|催告|督促)其"), ""),
)
"""What refers to something told before, and how it is read."""
_LIGHT = lazy(
    r"((?:[理事自缘]由|对[方应账价比象外内照]|给[付予]|[原规细准]则|平均|均价|在[线途建岗职库]|将来|把握|首都))"
    rf"|[将把在于对由给则均都,，。；;：:！!？?\n{CUT}]"
)
"""Letters that only say where a phrase stands, and marks; words with such a letter in them stay whole."""


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
    for low, high in _parts(sentence):
        part = sentence[low:high]
        if part.rstrip("。；;").endswith("除外"):
            continue
        after = sentence[high:]
        lead = bool(after) and (_is_lead(part, after) or _is_topic(part, after) or _is_judged(part, after))
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


def _is_lead(part: str, after: str) -> bool:
    """Whether a part gives a case, a time or a leave for what follows."""
    patterns = turns_of()
    bare = part.rstrip(",，:：")
    if bare.startswith("除") or (("未经" in bare or "非经" in bare) and "不得" not in bare):
        return True
    if bound := modals(bare):
        only_when = patterns["when"].fullmatch(bare, bound[-1][1])
        return bare.endswith(("的", "时")) or bool(only_when or patterns["only"].match(after))
    return any(patterns[name].search(bare) for name in ("case_tail", "time_tail", "case_head"))


def _joins(part: str) -> bool:
    """Whether a part tells a further act of whoever acted before."""
    return part.startswith(("并", "且", "同时", "或", "以及", "及", "还"))


def _plain(words: str) -> str:
    """Return a statement with turns of phrase that do nothing but refer written in one way."""
    for pattern, plain in _TURNS:
        words = pattern.sub(plain, words)
    return words


def _is_judged(part: str, after: str) -> bool:
    """Whether a part puts a case without a word for it: 乙方逾期付款，甲方可以停止供货."""
    patterns = turns_of()
    if modals(part):
        return False
    return bool(
        after.startswith("则")
        or patterns["failed"].search(part)
        or (patterns["judged"].match(part) and patterns["bound"].match(after))
        or (
            patterns["first"].match(part)
            and patterns["goes_on"].match(after)
            and not patterns["time_tail"].search(part)
        )
    )


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
    leave, left = find_leave(_plain(words))
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
    if subject:
        rest = [part.replace(f"要求{subject}", "要求") for part in rest]
    last = before.actor if before else ""
    own = actor or (subject if cases else "") or last
    if not (modal or cases or actor or leave) and before is not None and _joins(words):
        force, leave = list(before.force), before.leave
    force = [name for name in force if name != "duty"]
    if leave is not None and leave.sort == "only":
        force = ["ban", *(name for name in force if name == "free")]
    return Statement(
        start,
        start + len(words),
        sentence,
        own,
        tuple(force),
        receivers,
        leave,
        tuple(piece for case in cases for piece in case.split(CUT) if piece),
        (subject or last or own) if cases else "",
        _pieces(rest),
    )


def _cases(words: str) -> tuple[list[str], str, list[str]]:
    """Return the cases that stand before a statement, whose they are, and the parts of the statement
    itself."""
    patterns = turns_of()
    parts = [words[low:high] for low, high in _parts(words)]
    count = max((at + 1 for at, part in enumerate(parts[:-1]) if _is_case(part, parts[at + 1])), default=0)
    cases: list[str] = []
    subject = ""
    for part in parts[:count]:
        case = patterns["case_tail"].sub("", patterns["case_head"].sub("", part.strip(",，" + CUT)))
        case = case.lstrip("自在于从")
        opening = None if subject else patterns["first"].match(case) or patterns["timed"].search(case)
        if opening:
            subject = opening["who"]
            case = case[: opening.start("who")] + CUT + case[opening.end() :]
        cases.append(CUT.join(_pieces([case])))
    return [case for case in cases if case], subject, parts[count:]


def _is_case(part: str, after: str) -> bool:
    """Whether a part puts a case for the one behind it."""
    patterns = turns_of()
    bare = part.strip(",，:：" + CUT)
    if bare.endswith(_THINGS):
        return False
    if patterns["case_head"].match(bare) or _is_judged(bare, after):
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
        cases.append(_bare(case))
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
    return tuple(piece for one in CUT.join(marked).split(CUT) if (piece := _bare(one)))


def _bare(words: str) -> str:
    """Return words without those that only say where a phrase stands."""
    return _LIGHT.sub(lambda match: match[1] or "", words)
