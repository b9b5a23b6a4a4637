"""Leave, notice and agreement on which an act depends: who holds it, in what form, how early."""

from __future__ import annotations

import re
from bisect import bisect_left
from operator import attrgetter
from typing import TYPE_CHECKING, Literal

from msgspec import Struct
from msgspec.structs import replace

from reviewer.language.norms_slots import Mention, find_mentions
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["Consent", "find_consents"]

_start = attrgetter("start")


class Consent(Struct, frozen=True):
    """Leave that must be had, or notice that must be given, before something may be done."""

    start: int
    end: int
    holder: Mention | None
    form: bool
    """Leave must be in writing."""
    prior: bool
    """Leave must come beforehand."""
    act: Literal["consent", "notice", "negotiation"]
    needed: bool
    """The phrase forbids (`未经…同意`) rather than tells (`经…同意后`)."""

    waived: bool = False
    """Something may be done without it (`may enter without notice`)."""

    @property
    def span(self) -> tuple[int, int]:
        """The range of the phrase."""
        return self.start, self.end

    def moved(self, by: int) -> Consent:
        """Return the phrase so many characters farther on."""
        holder = self.holder.moved(by) if self.holder else None
        return replace(self, start=self.start + by, end=self.end + by, holder=holder)


_CONSENT = lazy(
    r"(?P<need>未经|非经|未取得|未获得|未征得|须经|应经|需经|经过|(?<![财曾神])经(?![理济营销办验费历常])|征得|取得|获得|得到"
    r"|(?:应|须|需|先)报(?:经|请|送)?(?![告价酬表关销废警案]))"
    r"(?P<who>[^，。；,;]{0,14}?)(?P<free>的)?"
    r"(?P<prior>事先|事前|提前|预先)?(?:的)?(?P<form>书面|明确书面)?(?:形式)?(?:的)?(?P<act>同意|批准|认可|许可|确认|授权|审批|追认|审核|核准|核可|准许|首肯|点首|签认|认账|应允|允准|通知|告知|协商一致|协商同意|协商)"
)
_CONSENT_LATIN = lazy(
    r"(?i)(?<!comply )(?<!complies )(?<!complied )(?<!complying )(?<!accordance )(?<!compliance )"
    r"(?P<need>without|with|subject to|unless)\s+(?:the\s+)?(?P<who>[\w ]{0,30}?(?:['’]s?)?)\s*"
    r"(?P<prior>(?:prior|previous)(?:\s+and|,)?\s+)?(?:express\s+)?(?P<form>written(?:\s+and|,)?\s+)?(?P<prior2>(?:prior|previous)\s+)?"
    r"(?P<act>consent(?:ed|s)?|approv(?:al|ed|es)|notice|notification)\b"
    r"(?:\s+(?:to\s+(?:it|this|the\s+same)|thereto|it|(?:this|that)(?=\s+in\s+writing|[.,;]|$))\b)?"
    r"(?P<late>\s+(?:beforehand|first|in advance)(?:\s+and)?)?(?P<form2>\s+in writing)?"
    r"(?P<late2>\s+(?:beforehand|first|in advance))?"
    r"(?:\s+(?:of|from|to)\s+(?:the\s+)?(?P<who2>[\w ]{2,30}))?"
)
_TELLING = lazy(
    r"(?P<need>未)(?P<prior>事先|事前|提前|预先|先行)?(?:以)?(?P<form>书面)?(?:形式|方式)?(?:通知|告知|知会)"
    r"|(?i:\b(?P<without>without)\s+(?P<first>(?:first|previously)\s+)?(?:notifying|informing|telling|advising)\s+"
    r"(?:the\s+)?)"
)
"""Notice told by its verb, the one who is to have it behind: 未通知甲方, without informing the Client."""
_TELLS = ("未", "without")
_THUS = lazy(
    r"(?i)(?P<form>\s+in\s+writing)?(?P<late>\s+(?:beforehand|first|in\s+advance))?(?:\s+in\s+writing)?"
)
_THEN_BARRED = lazy(r"(?:的|之前|前)?[，,]?[^，。；,;]{0,8}?(?:不得|不可以?|不能|无权|禁止)")
_BARRED_BEFORE = lazy(r"(?:不得|不可|不能|禁止)[^，。；,;]{0,4}$")
"""What makes of 未通知甲方 a leave to be had, and no fault that was committed."""
_BARRED = lazy(
    r"(?i:\b(?:not|no|nor|neither|never|cannot|nothing|nobody|none|void|invalid|ineffective|breach|prohibited|unless|unlawful)\b|n't\b)"
)
"""What makes leave or notice necessary where something is done without it; else it is dispensed with."""
_NEEDLESS = lazy(r"(?:无需|无须|不需要?|毋须|毋需|毋庸|无庸|不必|不须|勿需|勿须|不用)(?:再|另行|事先)?$")
_BEFORE = 6
"""Words before a phrase by which no leave is needed: 无须征得甲方同意."""
_ACTS = (
    *"同意 批准 认可 许可 确认 授权 审批 追认 审核 核准 核可 准许 首肯 点首 签认 认账 应允 允准".split(),
    *"通知 告知 协商".split(),
)
_EARLY = lazy(r"事先|事前|提前|\b(?:first|previously|beforehand)\b", re.IGNORECASE)
_AHEAD = lazy(r"\b(?:beforehand|in advance)\b", re.IGNORECASE)
_TAIL = 12
"""So many letters behind whoever consents are read for the form of it."""
_OF_ANYBODY = frozenset({"同意", "批准", "审批", "通知", "consent", "approval", "notice"})
"""What somebody must give even where nobody is named."""
_LETTER = lazy(r"[A-Za-z]")
"""What the phrases of either language hold: a look before the search."""
_NOTICES = {"通知", "告知", "notice", "notification"}


def _sentence(text: str, start: int, end: int) -> str:
    """Return the English sentence around a range, as far as the full stops or semicolons beside it."""
    low = max(
        (text.rfind(mark, 0, start) + len(mark) for mark in (". ", "; ", "\n") if mark in text[:start]),
        default=0,
    )
    ends = [at for mark in (". ", ";", "\n") if (at := text.find(mark, end)) >= 0]
    return text[low : min(ends, default=len(text))]


def find_consents(text: str, labels: Iterable[str]) -> tuple[Consent, ...]:
    """Return the phrases that make an act depend on somebody's leave, notice or agreement, in order."""
    mentions = find_mentions(text, labels)
    found: list[Consent] = []
    chinese, latin = any(map(text.__contains__, _ACTS)), _LETTER.search(text)
    for pattern, may in ((_CONSENT, chinese), (_CONSENT_LATIN, latin)):
        for match in pattern.finditer(text) if may else ():
            if _NEEDLESS.search(text, max(0, match.start() - _BEFORE), match.start()):
                continue
            groups = match.groupdict()
            act = groups["act"].lower()
            behind = text[match.start("who2") : match.end() + _TAIL] if groups.get("who2") else ""
            first = bisect_left(mentions, match.start(), key=_start)
            last = bisect_left(mentions, match.end(), key=_start)
            holder = next((m for m in mentions[first:last] if m.end <= match.end()), None)
            if holder is None and act not in _OF_ANYBODY:
                continue
            kind: Literal["consent", "notice", "negotiation"] = "consent"
            if act in _NOTICES:
                kind = "notice"
            elif act.startswith("协商"):
                kind = "negotiation"
            found.append(
                Consent(
                    match.start(),
                    match.end(),
                    holder,
                    form=bool(
                        groups["form"]
                        or groups.get("form2")
                        or "书面" in groups["who"]
                        or "in writing" in behind
                    ),
                    prior=any(groups.get(name) for name in ("prior", "prior2", "late", "late2"))
                    or bool(_EARLY.search(groups["who"]) or _AHEAD.search(behind)),
                    act=kind,
                    needed=groups["need"].lower()
                    in {"未经", "非经", "未取得", "未获得", "未征得", "without", "unless"},
                    waived=groups["need"].lower() == "without"
                    and not _BARRED.search(_sentence(text, *match.span())),
                )
            )
    if any(map(text.__contains__, _TELLS)):
        found.extend(one for one in _told(text, mentions) if not any(_meet(one, other) for other in found))
    return tuple(sorted(found, key=lambda consent: consent.start))


def _told(text: str, mentions: Sequence[Mention]) -> Iterator[Consent]:
    """Yield the phrases that make an act depend on notice by the verb of it."""
    for match in _TELLING.finditer(text):
        at = bisect_left(mentions, match.end(), key=_start)
        if at == len(mentions) or mentions[at].start != match.end():
            continue
        holder = mentions[at]
        end, written, early = holder.end, bool(match["form"]), bool(match["prior"] or match["first"])
        if match["without"]:
            thus = _THUS.match(text, end)
            assert thus is not None
            written, early, end = "writing" in thus.group().lower(), early or bool(thus["late"]), thus.end()
        elif not (_THEN_BARRED.match(text, end) or _BARRED_BEFORE.search(text, 0, match.start())):
            continue
        waived = bool(match["without"]) and not _BARRED.search(_sentence(text, match.start(), end))
        yield Consent(
            match.start(), end, holder, form=written, prior=early, act="notice", needed=True, waived=waived
        )


def _meet(one: Consent, other: Consent) -> bool:
    return one.start < other.end and other.start < one.end
