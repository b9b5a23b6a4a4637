"""Annexes named and not attached, attached and not named."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from reviewer.findings.context import shorten
from reviewer.findings.observation import Observation
from reviewer.language.numerals import parse_number
from reviewer.model import Message
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reviewer.findings.inspect.scene import Scene
    from reviewer.model import Clause

__all__ = ["annexes", "skipped_annexes"]

_ANNEX = lazy(r"附件\s*([一二三四五六七八九十]{1,3}|\d{1,2})(?!\s*[份个页张])")
_UNNUMBERED = lazy(r"附件(?!\s*[一二三四五六七八九十\d])")
_ALL = lazy(r"(?:本(?:合同|协议)|所有|全部|各)(?:及其?|的|之)?附件|附件(?:为|是|作为|构成|均为|与)")
_LISTED = lazy(r"附件\s*(?:[一二三四五六七八九十]{1,3}|\d{1,2})\s*(?:[：、.《（]|\s)[^。；]{1,30}$")
"""A line behind the signatures that names an annex: a list of what is attached."""


def annexes(scene: Scene) -> Iterator[Observation]:
    """Yield `reference.broken` for an annex that is named but not among those attached, and for one attached
    that the text never names. Where no annex is attached at all, only a note is made: they are often files
    apart."""
    contract = scene.contract
    if not scene.chinese:
        yield from _schedules(scene)
        return
    if "附件" not in scene.whole:
        return
    named, attached, all_named = _named_and_attached(scene)
    missing = {number: at for number, at in named.items() if number not in attached}
    listed = _listed(scene)
    if listed and not attached:
        for number in [one for one in named if one not in listed]:
            clause, start, end = named[number]
            if _OWN_PAPER.search(scene.text(clause), max(0, start - 24), start):
                continue
            yield _annex(scene, clause, start, end, "unlisted", {"words": clause.text[start:end]})
            del missing[number]
    if attached and not contract.truncated:
        for clause, start, end in missing.values():
            yield _annex(scene, clause, start, end, "missing", {"words": clause.text[start:end]})
        for number, clause in attached.items():
            if number and number not in named and not all_named:
                words = shorten(f"{clause.number or ''} {clause.text}".strip(), 24)
                yield _annex(scene, clause, 0, min(24, len(clause.text)), "unnamed", {"words": words})
    elif missing and not attached:
        clause, start, end = next(iter(missing.values()))
        names = tuple(part.text[a:b] for part, a, b in missing.values())
        yield _annex(scene, clause, start, end, "none", {"list": names})


_ANNEX_LIST = lazy(
    r"(?:本(?:合同|协议)的?|合同|协议)?附件(?:目录|清单)?(?:如下|包括|为|有|共[^。；，：]{1,4}份)*(?:：|为|包括)(?=\s*附件)"
    r"|附件(?:包括|为|有|如下)(?:：)?(?=\s*附件)"
)
_OWN_PAPER = lazy(
    r"(?:主合同|框架合同|原合同|基础合同|补充协议|框架协议|招标文件|投标文件|《[^》]*(?:合同|协议)》)[^。；，]{0,8}$"
)
"""What makes an annex that of another paper."""


def _listed(scene: Scene) -> frozenset[int]:
    """Return the numbers of the annexes that the one list of them names; none where there is no list, or two,
    or one that leaves a number out."""
    found: list[frozenset[int]] = []
    for _, text in scene.saying("附件"):
        head = _ANNEX_LIST.search(text)
        if head is None:
            continue
        stop = next((at for at in range(head.end(), len(text)) if text[at] in "。；"), len(text))
        numbers = (parse_number(one[1]) for one in _ANNEX.finditer(text, head.end(), stop))
        found.append(frozenset(int(one) for one in numbers if one is not None))
    if len(found) != 1 or len(found[0]) < 2 or found[0] != frozenset(range(1, len(found[0]) + 1)):
        return frozenset()
    return found[0]


def _named_and_attached(
    scene: Scene,
) -> tuple[dict[int, tuple[Clause, int, int]], dict[int, Clause], bool]:
    """Return by their numbers where annexes are first named and the annexes attached, 0 for one without a
    number; and whether the text speaks of all annexes at once."""
    named: dict[int, tuple[Clause, int, int]] = {}
    attached: dict[int, Clause] = {}
    all_named = signed = False
    for clause in scene.clauses:
        signed = signed or clause.kind in ("signature", "annex")
        text = scene.text(clause)
        own = clause.number or ""
        if "附件" not in text and not own.startswith("附件"):
            continue
        if clause.kind == "annex" or (signed and _LISTED.match(text)):
            head = f"{own}{text}".strip()
            numbered = _ANNEX.match(head)
            if numbered and (number := parse_number(numbered[1])) is not None:
                attached.setdefault(int(number), clause)
            elif _UNNUMBERED.match(head):
                attached.setdefault(0, clause)
            continue
        all_named = all_named or bool(_ALL.search(text))
        if clause.kind in ("title", "signature"):
            continue
        for found in _ANNEX.finditer(text):
            if (number := parse_number(found[1])) is not None:
                named.setdefault(int(number), (clause, found.start(), found.end()))
    return named, attached, all_named


_SCHEDULE = lazy(
    r"(?P<word>schedule|annex|appendix|exhibit|attachment)\s+(?P<number>[a-z]\b|\d{1,2}\b|[ivx]{1,4}\b)"
)
_HEADS = lazy(
    r"(?:schedule|annex|appendix|exhibit|attachment)\s+(?:[a-z]\b|\d{1,2}\b|[ivx]{1,4}\b)\s*"
    r"(?:$|[:.(–—-]|[a-z ]{1,50}$)"
)
_ELSEWHERE = lazy(
    r"^\s*(?:to|of|in) (?:the|that|such) (?!agreement|contract)|^\s*(?:of|to) (?:regulation|directive|act)\b"
)


def _schedules(scene: Scene) -> Iterator[Observation]:
    """Hold the schedules that an English contract names against those it heads at its end."""
    attached: set[tuple[str, str]] = set()
    named: dict[tuple[str, str], tuple[Clause, int, int]] = {}
    lists: list[set[tuple[str, str]]] = []
    signed = False
    for clause in scene.clauses:
        text = scene.text(clause)
        signed = signed or clause.kind == "signature"
        head = f"{scene.levelled(clause.number or '')} {text}".strip()
        opening = _SCHEDULE.match(head) if _HEADS.match(head) and (signed or len(head) < 100) else None
        if (opening and clause.kind in ("annex", "signature", "title")) or (opening and clause.level == 0):
            attached.add((opening["word"], opening["number"]))
            continue
        for found in _SCHEDULE.finditer(text):
            if not _ELSEWHERE.match(text[found.end() : found.end() + 24]):
                named.setdefault((found["word"], found["number"]), (clause, *found.span()))
        titled = {(one["word"], one["number"]) for one in _TITLED.finditer(text)}
        if len(titled) > 1 and _PART_OF_IT.search(text):
            lists.append(titled)
    if len(lists) == 1 and not attached:
        unlisted = {key: at for key, at in named.items() if key not in lists[0] and key[0] in dict(lists[0])}
        for clause, start, end in unlisted.values():
            yield _annex(scene, clause, start, end, "unlisted", {"words": clause.text[start:end]})
        named = {key: at for key, at in named.items() if key not in unlisted}
    missing = {key: at for key, at in named.items() if key not in attached}
    if not missing or scene.contract.truncated:
        return
    if attached:
        for clause, start, end in missing.values():
            yield _annex(scene, clause, start, end, "missing", {"words": clause.text[start:end]})
        return
    clause, start, end = next(iter(missing.values()))
    listed = ", ".join(part.text[a:b] for part, a, b in missing.values())
    yield _annex(scene, clause, start, end, "none", {"list": listed})


_TITLED = lazy(
    r"(?P<word>schedule|annex|appendix|exhibit|attachment)\s+(?P<number>[a-z]\b|\d{1,2}\b|[ivx]{1,4}\b)"
    r"(?=\s*(?:\([a-z]|[:–—-] ?[a-z]|[“\"]))"
)
_PART_OF_IT = lazy(
    r"form(?:s|ing)? (?:an integral )?part|are (?:attached|annexed)|list of (?:schedules|annexes)|comprise"
    r"|(?:schedules|annexes|appendices|exhibits|attachments)(?: (?:to|of) this [a-z]+)?"
    r" (?:are|consist of|include)\b"
)
_SKIPPED = lazy(r"附件\s*(?P<number>[一二三四五六七八九十]{1,3}|\d{1,2})(?=\s*[《：])")


def skipped_annexes(scene: Scene) -> Iterator[Observation]:
    """Yield `consistency.numbering` where a list of annexes leaves a number out that no other words name."""
    if not scene.chinese or not scene.lines.has("附件"):
        return
    everywhere = {parse_number(found[1]) for found in _ANNEX.finditer(scene.whole)}
    for clause, text in scene.saying("附件"):
        hits = [(parse_number(one["number"]), one) for one in _SKIPPED.finditer(text)]
        if len(hits) < _LIST or clause.kind == "annex":
            continue
        for (before, first), (number, second) in pairwise(hits):
            if before is None or number is None or number <= before + 1 or before + 1 in everywhere:
                continue
            params = {"before": first[0], "number": second[0]}
            yield Observation(
                kind="consistency.numbering",
                message=Message("findings.inspect.numbering.gap", params),
                draft=scene.quote(clause, first.start(), second.end()),
                topic="consistency.numbering/gap",
                data={"number": second[0], "fault": "gap"},
            )
            return


_LIST = 3


def _annex(
    scene: Scene, clause: Clause, start: int, end: int, key: str, facts: Mapping[str, str | tuple[str, ...]]
) -> Observation:
    return Observation(
        kind="reference.broken",
        message=Message(f"check.annex.{key}", facts),
        draft=scene.quote(clause, start, end),
        topic=f"reference.broken/annex_{key}",
        data={"annex": key, **facts},
    )
