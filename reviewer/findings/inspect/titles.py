"""Titles that differ where they should be one: an annex called by two titles, a work by two names of which
one character differs."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from reviewer.findings.inspect.twice import Said, told_otherwise
from reviewer.language.numerals import parse_number
from reviewer.language.pairs import pairs_in
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewer.findings.inspect.scene import Scene
    from reviewer.findings.observation import Observation

__all__ = ["annex_titles", "work_titles"]

_ANNEX = lazy(
    r"(?<!主合同)(?<!原合同)(?<!主协议)附件\s*(?P<number>[一二三四五六七八九十]{1,3}|\d{1,2})\s*(?:为|是|：|即)?\s*《(?P<title>[^《》\n]{2,30})》"
)
_EXHIBIT = lazy(
    r"\b(?P<word>[Ee]xhibit|[Ss]chedule|[Aa]nnex|[Aa]ppendix|[Aa]ttachment)\s+(?P<number>[A-Z]|\d{1,2})\s*"
    r"\((?:[Tt]he )?(?P<title>[A-Z][A-Za-z&' -]{2,50})\)"
)
_STEMS = lazy(r"[a-z]{3,}")
_IDLE = frozenset(("the", "and", "for", "form"))
_STEM = 5
_ALIKE = 0.6
_WORK = lazy(r"《(?P<name>[一-鿿·，：]{5,30})》")
_DOCUMENT = lazy(
    r"(?:[书单表册证函图法]|合同|协议|条例|办法|规定|标准|规范|准则|方案|手册|规程|细则|制度|报告|通知|要求|须知|守则|章程"
    r"|定额|指南|意见|公约|目录|名录|说明|计划|纪要|规则|守约)(?:（[^（）]*）)?$"
)
_ORDINAL = frozenset("一二三四五六七八九十甲乙丙丁")


class _Title(Said, frozen=True):
    """A title, and where it stands."""

    title: str


def annex_titles(scene: Scene) -> Iterator[Observation]:
    """Yield `consistency.contradiction` for an annex that two clauses call by two titles, none of them a
    shorter form of the other."""
    first: dict[str, _Title] = {}
    told: set[str] = set()
    for number, said in _annexes(scene):
        other = first.setdefault(number, said)
        if other.clause.id == said.clause.id or number in told:
            continue
        if not _one_title(other.title, said.title, chinese=scene.chinese):
            told.add(number)
            yield told_otherwise(scene, "annex_title", said, other)


def _annexes(scene: Scene) -> Iterator[tuple[str, _Title]]:
    """Yield each annex that is named with its title, by its number."""
    words = ("附件",) if scene.chinese else ("exhibit", "schedule", "annex", "appendix", "attachment")
    for clause, text in scene.saying(*words):
        if scene.chinese:
            for found in _ANNEX.finditer(text):
                number = parse_number(found["number"])
                if number is not None:
                    yield str(int(number)), _Title(clause, found.span(), found["title"])
        else:
            for found in _EXHIBIT.finditer(clause.text):
                title = _Title(clause, found.span(), found["title"].lower())
                yield f"{found['word'].lower()} {found['number']}", title


def _one_title(one: str, two: str, *, chinese: bool) -> bool:
    """Tell whether two titles may be forms of one."""
    if not chinese:
        stems = [{word[:_STEM] for word in _STEMS.findall(title)} - _IDLE for title in (one, two)]
        return not all(stems) or 2 * len(stems[0] & stems[1]) >= min(map(len, stems))
    short, long = sorted((one, two), key=len)
    if _within(short, long):
        return True
    pairs = [pairs_in((title,)) for title in (short, long)]
    return len(pairs[0] & pairs[1]) >= _ALIKE * max(1, min(map(len, pairs)))


def _within(short: str, long: str) -> bool:
    """Tell whether the characters of one stand in the other in their order."""
    rest = iter(long)
    return all(glyph in rest for glyph in short)


def work_titles(scene: Scene) -> Iterator[Observation]:
    """Yield `consistency.contradiction` where the title of a work is written in two ways that differ in one
    character. Kinds of documents, laws, and parts told apart by a number are left alone."""
    if not scene.chinese or scene.whole.count("《") < 2:
        return
    first: dict[str, _Title] = {}
    for clause in scene.holding("《"):
        if clause.kind == "signature":
            continue
        for found in _WORK.finditer(scene.text(clause)):
            if not _DOCUMENT.search(found["name"]):
                first.setdefault(found["name"], _Title(clause, found.span(), found["name"]))
    for one, two in combinations(list(first.values())[:_MOST], 2):
        if _one_off(one.title, two.title):
            yield told_otherwise(scene, "work_title", two, one)


_MOST = 40
"""So many titles are held against each other; a list of works is longer."""


def _one_off(one: str, two: str) -> bool:
    if len(one) != len(two):
        return False
    apart = [(left, right) for left, right in zip(one, two, strict=True) if left != right]
    if len(apart) != 1:
        return False
    return one[0] == two[0] and one[-1] == two[-1] and not set(apart[0]) <= _ORDINAL
