"""The sentences of a text, their parts, and the stretches of a part that one modal word governs."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct

from reviewer.language.modality import Cue, modality_table
from reviewer.patterns import compiled, either, lazy

if TYPE_CHECKING:
    from reviewer.language.norms_slots import Mention

__all__ = [
    "Part",
    "Span",
    "condition_patterns",
    "ends_in_hours",
    "goes_on_with_a_case",
    "is_latin",
    "parts_of",
    "sentence_spans",
    "spans_of",
    "stretches_of",
]

Span = tuple[int, int]
Mark = TypeVar("Mark", "Mention", Cue)

_START = attrgetter("start")
_CASE_OF = lazy(
    r"\b(?i:if|unless|until|when|whenever|where|once|whether|as long as|so long as"
    r"|to the extent(?: that)?|insofar as|in so far as)\s+"
    r"(?:(?:(?i:the|an?|any|all|both|either|neither|each|no|such|that)\s+(?:[\w’'-]+\s+){1,2})|(?:(?i:it|they|he|she|you|we)|[A-Z][\w’'-]*)\s+)$"
)
"""What puts the verb behind it into a case: a joining word and a subject of up to three words."""

_ABLE_TO = lazy(
    r"\b(?i:as|which|who|(?<!agree )(?<!agrees )(?<!agreed )(?<!provided )(?<!ensure )(?<!procure )"
    r"(?<!acknowledge )(?<!acknowledges )(?<!so )that)\s+"
    r"(?:(?:(?i:the|an?|any|all|both|either|neither|each|no|such|that)\s+(?:[\w’'-]+\s+){1,2})|(?:(?i:it|they|he|she|you|we)|[A-Z][\w’'-]*)\s+)?$"
)
"""What makes `can` behind it a word of ability in a relative clause: outlay that the Buyer cannot recover."""
_OR_MAY = lazy(r"\b(?:(?!(?:this|its|his|us|terms|parties)\b)[a-z]+s|are|have|has been) or $")
"""What makes `may` behind it a mere possibility: an event that endangers or may endanger the aircraft."""
_KNOWN = lazy(
    r"(?: reasonably)? (?:have(?: reasonably)? "
    r"(?:known|been aware|foreseen|realised|realized|discovered|noticed)"
    r"|know|be aware|foresee|realise|realize|discover)\b",
    re.IGNORECASE,
)
"""What makes `ought to` before it a measure of what somebody knows: knew or ought to have known."""
_WHEN = lazy(r"[在于自待][^，,：:]{2,40}[后前时][，,]\s*")
_LETTER = lazy(r"[A-Za-z]")
_SENTENCE = lazy(r"[^。；;！!？?\n]+[。；;！!？?]?")
_PART = lazy(r"(?:[^，,：:]|(?<=\d)[：:](?=\d)|(?<=\d),(?=\d{3}(?!\d)))+[，,：:]?")
_LATIN_SENTENCE = lazy(r"[^.;\n。；]+(?:\.(?=\d)[^.;\n。；]*)*[.;。；]?")


@lru_cache(maxsize=4096)
def sentence_spans(text: str) -> tuple[Span, ...]:
    """Return the sentences of a text: between full stops, semicolons and line ends."""
    return spans_of(text, latin=is_latin(text))


def is_latin(text: str) -> bool:
    """Whether more than half of a text are Latin letters."""
    return len(_LETTER.findall(text)) * 2 > len(text)


def spans_of(text: str, *, latin: bool) -> tuple[Span, ...]:
    """Return the sentences of a text that is Latin or is not, or is part of one."""
    pattern = _LATIN_SENTENCE if latin else _SENTENCE
    return tuple(match.span() for match in pattern.finditer(text) if match.group().strip())


@lru_cache(maxsize=1)
def condition_patterns() -> tuple[re.Pattern[str], ...]:
    """Return what begins a condition, does something, joins on, and surely begins a condition."""
    table = modality_table()
    conditions, verbs = table["conditions"], table["implied"]["verbs"]
    latin = "|".join(conditions["english_starts"])
    refused = "|".join(map(re.escape, conditions["not_starts"]))
    starts = "|".join(map(re.escape, conditions["starts"]))
    head = rf"^\s*(?:但|但是|并|且|而|同时)?(?:(?!{refused})(?:{starts})|(?i:(?:{latin})\b))"
    latin_verbs = "|".join(table["implied"]["english_verbs"])
    doing = either(verbs) + rf"|\b(?:{latin_verbs})\b"
    joins = "|".join(map(re.escape, table["implied"]["joins"]))
    return (
        compiled(head),
        compiled(doing),
        compiled(rf"^\s*(?:{joins})"),
        compiled(
            rf"^\s*(?:但|但是|并|且|而)?(?!{refused})(?:{'|'.join(map(re.escape, conditions['firm']))})"
        ),
    )


@lru_cache(maxsize=1)
def _condition_ends() -> tuple[str, ...]:
    return tuple(modality_table()["conditions"]["ends"])


class Part(Struct):
    """What stands between two commas or colons of a sentence, with its subjects and its modal words."""

    start: int
    end: int
    text: str
    condition: bool
    mentions: tuple[Mention, ...]
    cues: tuple[Cue, ...]


def parts_of(text: str, sentence: Span, mentions: tuple[Mention, ...], cues: tuple[Cue, ...]) -> list[Part]:
    """Return the parts of a sentence in order, each known for a condition or not."""
    head, _, _, firm = condition_patterns()
    ends = _condition_ends()
    spans = [
        (sentence[0] + m.start(), sentence[0] + m.end())
        for m in _PART.finditer(text[sentence[0] : sentence[1]])
    ]
    parts: list[Part] = []
    held: tuple[int, Cue] | None = None
    for place, (start, end) in enumerate(spans):
        bound, held = held, None
        begin = bound[0] if bound else start
        words = text[begin:end]
        last = place == len(spans) - 1
        trimmed = words.rstrip("，,：: ").rstrip()
        ended = trimmed.endswith(ends)
        inner = tuple(cue for cue in _within(cues, start, end) if not _subordinate(text, begin, cue))
        inner = (bound[1], *inner) if bound else inner
        modal = any(not cue.lexical for cue in inner)
        ended = ended and not (modal and ends_in_hours(trimmed))
        if ended and not last and modal and _only_when(text, inner[0], end):
            following = _within(cues, *spans[place + 1])
            if all(cue.lexical for cue in following):
                held = begin, inner[0]
                continue
        named = modal and not last and _of_a_matter(text, begin, inner[0], trimmed)
        starts = bool(head.match(words)) and (named or not modal)
        condition = not last and (ended or bool(firm.match(words)) or starts)
        parts.append(Part(begin, end, words, condition, _within(mentions, begin, end), inner))
    return parts


_MATTER = lazy(
    r"[^，,的]{1,8}的(?:部分|余款|款项|价款|货款|金额|差额|货物|产品|商品|种子|材料|设备|部位|费用|事项|订单|批次|数量|情形|人员|房屋|股权|份额)"
)


def _of_a_matter(text: str, begin: int, cue: Cue, words: str) -> bool:
    """Whether a word that binds only says of which thing the sentence speaks: 对于甲方不予收购的部分."""
    return text.startswith(("对于", "就", "关于"), begin) and bool(
        _MATTER.fullmatch(text, cue.end, begin + len(words))
    )


def goes_on_with_a_case(text: str, part: Part) -> bool:
    """Tell whether an English part is the second half of the case that ends the one before it: until they are
    delivered, and a receipt is issued by the Keeper."""
    return bool(_AND.match(text, part.start)) and bool(
        _CASE_LAST.search(text, max(0, part.start - _CASE_REACH), part.start)
    )


_AND = lazy(r"\s*and\b", re.IGNORECASE)
_CASE_REACH = 80
_CASE_LAST = lazy(
    r"\b(?:until|once|unless|after|before|when|whenever|as soon as)\s+(?:[\w’'-]+\s+){1,5}?"
    r"(?:is|are|has|have|[a-z]{3,}s)\b(?:(?!\b(?:shall|will|may|must)\b)[^.,;])*,\s*$",
    re.IGNORECASE,
)


def ends_in_hours(words: str) -> bool:
    """Tell whether words end like a case and are none: 留样48小时, 送货须准时."""
    return words.endswith(_HOURS)


_HOURS = ("小时", "工时", "课时", "学时", "按时", "及时", "准时", "随时", "实时", "临时", "定时", "限时")


def _only_when(text: str, cue: Cue, end: int) -> bool:
    """Whether behind a modal word only the time is told before the comma, and what is due behind it:
    乙方应于期满后，将设备交还."""
    return bool(_WHEN.fullmatch(text, cue.end, end)) and not cue.text.isascii()


def _subordinate(text: str, start: int, cue: Cue) -> bool:
    """Whether an English word of force only says in what case something else is due: unless all parties
    agree to renew it."""
    if not cue.text.isascii():
        return False
    small = cue.text.lower()
    if small in ("ought to", "should") and _KNOWN.match(text, cue.end):
        return True
    if small in ("may", "might", "could") and _OR_MAY.search(text, start, cue.start):
        return True
    able = small in ("can", "cannot", "can not") and _ABLE_TO.search(text, start, cue.start)
    return bool(able or _CASE_OF.search(text, start, cue.start))


def _within(marks: tuple[Mark, ...], start: int, end: int) -> tuple[Mark, ...]:
    """Return the marks, which stand in order, that begin from `start` up to `end`."""
    return marks[bisect_left(marks, start, key=_START) : bisect_left(marks, end, key=_START)]


def stretches_of(part: Part) -> list[tuple[int, int, Cue | None]]:
    """Cut a part where a further modal word begins; a verb with force counts where no modal word stands
    before it."""
    chosen: list[Cue] = []
    for cue in part.cues:
        if cue.grade == "D" and len(part.cues) > 1:
            continue
        if not chosen:
            chosen.append(cue)
        elif not cue.lexical and chosen[-1].lexical and not _further(part, chosen[-1], cue):
            chosen[-1] = cue
        elif cue.grade == "O1" and chosen[-1].grade == "P" and cue.start - chosen[-1].end <= _BLANKS:
            words = part.text[chosen[-1].start - part.start : cue.end - part.start]
            chosen[-1] = Cue(chosen[-1].start, cue.end, "P", words, lexical=False)
        elif not cue.lexical or (cue.text.lower() in _ADVISING and _further(part, chosen[-1], cue)):
            chosen.append(cue)
        elif (
            cue.grade in ("O1", "E", "W")
            and (cue.start - chosen[-1].end <= 2 or _at_a_time(part, chosen[-1].end, cue.start))
            and chosen[-1].grade in ("O3", "O4")
        ):
            last = chosen[-1]
            if cue.grade == "O1" and cue.text.startswith(_TRYING):
                words = part.text[last.start - part.start : cue.end - part.start]
                chosen[-1] = Cue(last.start, cue.end, "O2", words, lexical=False)
            else:
                grade = "O2" if cue.grade == "O1" and len(cue.text) > 2 else last.grade
                chosen[-1] = Cue(last.start, last.end, grade, last.text, lexical=False)
    if not chosen:
        return [(part.start, part.end, None)]
    stretches: list[tuple[int, int, Cue | None]] = []
    for place, cue in enumerate(chosen):
        start = part.start if place == 0 else _cut(part, chosen[place - 1], cue)
        if stretches:
            stretches[-1] = (stretches[-1][0], start, stretches[-1][2])
        stretches.append((start, part.end, cue))
    return stretches


_BLANKS = 2
_ADVISING = ("should", "ought to", "should not", "ought not to")
_TRYING = ("尽", "努力", "力求", "争取", "商业上", "合理努力", "最大努力")
"""How words begin that make a duty one of effort: 应在三日内尽力提供."""
_TIMED = lazy(
    r"(?:在|于|自|经|收到|接到)?[^，。；]{1,24}(?:内|后|前|时|下|起|当日|即日|当天|次日|期间|之日)$"
)


def _at_a_time(part: Part, low: int, high: int) -> bool:
    """Whether only a time stands between two words: 应在收到通知后合理时间内尽力提供."""
    return bool(_TIMED.fullmatch(part.text[low - part.start : high - part.start]))


def _further(part: Part, first: Cue, second: Cue) -> bool:
    """Whether a modal word begins a statement of its own behind a verb with force: it has its own bearer, or
    is joined to what the verb says: 负责施工并应提交报告, should keep them and shall not."""
    if any(first.end <= m.start < second.start and m.slot == "bearer" for m in part.mentions):
        return True
    between = part.text[first.end - part.start : second.start - part.start]
    joint = _JOINED.search(between)
    return joint is not None and len(between[: joint.start()].strip()) >= _ACT


_ACT = 2
"""So many letters at least are something done."""
_JOINED = lazy(
    r"(?:并且?|且|而且|同时"
    r"|\b(?i:and|or|but)\b(?:,?\s+(?i:also|then|thereafter|likewise|in (?:any|that|such) case))?,?)\s*$"
)
"""What joins a word that binds to the one before it: whoever was named between them is not its subject."""
_ASKED = lazy(r"要求|责令|督促|敦促|(?i:\b(?:require|request|demand|direct|instruct|cause|procure|ensure)\b)")
"""Whoever is asked to do one thing has to do the next as well: 有权要求乙方整改并应赔偿."""


def _cut(part: Part, first: Cue, second: Cue) -> int:
    """Return where the stretch of the second of two words that bind begins."""
    low, high = first.end, second.start
    between = part.text[low - part.start : high - part.start]
    joined = _JOINED.search(between)
    if joined and (second.grade in ("P", "R", "R+") or not _ASKED.search(first.text + between)):
        return low + joined.start()
    subject = next(
        (m for m in part.mentions if low <= m.start < high and m.slot in ("bearer", "object")), None
    )
    if subject:
        return subject.start
    place = max(
        (between.rfind(word) for word in ("并", "且", "但", "或", " and ", " or ", " but ")), default=-1
    )
    return low + place if place >= 0 else high
