"""Where the cross-references of a contract lead."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from reviewer.language.references import find_references
from reviewer.model import Reference
from reviewer.patterns import lazy
from reviewer.structure.headings import find_heading
from reviewer.structure.markers import candidates, read_label
from reviewer.structure.ordinals import cn_int

if TYPE_CHECKING:
    from reviewer.model import Clause

_UNITS = lazy(r"[条款项目章节编]|部分")
_LOOSE = lazy(r"部分|^Part|[A-Z]\d*\s?(?:[条款项章节编])")
"""Words that mean a place of the contract only where it has parts or letters."""
_ANNEX = lazy(r"附|合\s*同\s*附|(?i:annex|appendix|attachment|exhibit|schedule)")
_ANNEX_NUMBER = lazy(r"([一二三四五六七八九十]+|\d+|[A-Z]|[IVX]+)$")
_NUMBERED = lazy(r"[一二三四五六七八九\dA-Z]$")
_LOWER = lazy(r"第\s?[（(]?([0-9一二三四五六七八九十]+)[)）]?([款项目])")
_DECIMAL = lazy(r"[1-9][0-9]{0,3}(?:\.[1-9][0-9]{0,2}){1,5}")
"""The plainest numbers, which are their own canonical form."""
_BACK = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4}


def find_targets(clauses: tuple[Clause, ...]) -> tuple[Reference, ...]:
    """Return the cross-references of all clauses, in order, each with the clauses it leads to."""
    places = _Places(clauses)
    found: list[Reference] = []
    for clause in clauses:
        for mention in find_references(clause.text):
            words = clause.text[mention.start : mention.end]
            targets = tuple(places.find(clause, mention.kind, number, words) for number in mention.numbers)
            if not any(targets) and _LOOSE.search(words) and not places.divided:
                continue
            found.append(
                Reference(clause.id, mention.start, mention.end, mention.kind, mention.numbers, targets)
            )
    return tuple(found)


@lru_cache(maxsize=65536)
def canonical_number(number: str) -> tuple[str, str]:
    """Return family and canonical form of a displayed number: `（三）` is `3`, `第十二条之一` is `12-1`."""
    if _DECIMAL.fullmatch(number):
        return "decimal", number
    if _ANNEX.match(number) and (found := _ANNEX_NUMBER.search(number)):
        value = cn_int(found.group(1))
        return "annex", found.group(1) if value is None else str(value)
    readings = candidates(number)
    marks = [mark for mark in readings if mark.rest >= len(number)] or read_label(number)
    mark = marks[0]
    if mark.family == "decimal" or mark.family == "1-1":
        return mark.family, ".".join(map(str, mark.value))
    if mark.family in ("A、", "A.", "A)", "(A)", "A1") and 0 < mark.value[0] < 27:
        return mark.family, chr(64 + mark.value[0]) + "".join(map(str, mark.value[1:]))
    if mark.family[:2] in ("(a", "a)", "a."):
        return mark.family, chr(96 + mark.value[0]) if 0 < mark.value[0] < 27 else str(mark.value[0])
    return mark.family, "-".join(map(str, mark.value))


class _Places:
    """Look-ups over the tree."""

    def __init__(self, clauses: tuple[Clause, ...]) -> None:
        self.by_id = {clause.id: clause for clause in clauses}
        self.below: dict[str, list[Clause]] = {}
        self.index: dict[tuple[str, str, str], str] = {}
        self.scope: dict[str, str] = {}
        self.articles: dict[str, list[str]] = {}
        self.annexes: list[str] = []
        self.divided = False
        """Whether the contract has parts, or articles with letters."""
        for clause in clauses:
            parent = clause.parent
            scope = clause.id if clause.kind == "annex" else self.scope.get(parent, "") if parent else ""
            self.scope[clause.id] = scope
            if parent:
                self.below.setdefault(parent, []).append(clause)
            if clause.kind == "annex":
                self.annexes.append(clause.id)
            if not clause.number:
                continue
            family, value = canonical_number(clause.number)
            self.divided = (
                self.divided or family == "part" or (value[:1].isupper() and clause.kind == "article")
            )
            if clause.kind == "annex":
                self.index.setdefault(("", "annex", value), clause.id)
            elif clause.kind == "article":
                self.index.setdefault((scope, "article", value), clause.id)
                self.articles.setdefault(scope, []).append(clause.id)
            elif clause.kind == "chapter":
                self.index.setdefault((scope, "chapter", value), clause.id)
            elif family in ("decimal", "1-1", "A1"):
                self.index.setdefault((scope, "decimal", value), clause.id)

    def find(self, clause: Clause, kind: str, number: str, words: str) -> str:
        """Return the id of the clause that a reference in `clause` means, empty where there is none."""
        if kind == "annex":
            return self._annex(number.removeprefix("annex:"))
        if kind == "relative":
            return self._relative(clause, number)
        units = _UNITS.findall(words)
        steps = number.split("/")
        scope = self.scope[clause.id]
        first = units[0] if units else "条"
        if first in "款项目" and "." not in steps[0] and "-" not in steps[0]:
            home = self._article_of(clause)
            return self._walk(home, list(zip(steps, units[-len(steps) :], strict=False))) if home else ""
        start = self._numbered(scope, steps[0], first) or (
            self._numbered("", steps[0], first) if scope else ""
        )
        rest = units[1:] if len(units) > len(steps) - 1 else units
        return (
            self._walk(start, list(zip(steps[1:], [*rest, *["项"] * len(steps)], strict=False)))
            if start
            else ""
        )

    def _numbered(self, scope: str, value: str, unit: str) -> str:
        if unit == "部分" and not value[0].isalpha():
            return next(
                (
                    found
                    for kind in ("chapter", "article")
                    if (found := self.index.get((scope, kind, value), ""))
                ),
                "",
            )
        if unit in "章编节" and not value[0].isalpha():
            return self.index.get((scope, "chapter", value), "")
        return (
            self.index.get((scope, "decimal", value), "")
            if "." in value
            else self.index.get((scope, "article", value), "")
            or self.index.get((scope, "decimal", value), "")
        )

    def _annex(self, value: str) -> str:
        known = self.index.get(("", "annex", value), "")
        if known:
            return known
        single = len(self.annexes) == 1 and value in ("1", "")
        lone = self.by_id[self.annexes[0]] if single else None
        return lone.id if lone and (not lone.number or not _NUMBERED.search(lone.number)) else ""

    def _article_of(self, clause: Clause) -> str:
        at: Clause | None = clause
        last = ""
        while at is not None:
            last = at.id
            if at.kind == "article":
                return at.id
            at = self.by_id[at.parent] if at.parent else None
        return last

    def _walk(self, start: str, steps: list[tuple[str, str]]) -> str:
        here = start
        for value, unit in steps:
            children = self.below.get(here, [])
            found = self._paragraph(here, value) if unit == "款" else ""
            if not found:
                found = next(
                    (c.id for c in children if c.number and _last(canonical_number(c.number)[1]) == value), ""
                )
            if not found and unit == "款" and value == "1" and self.by_id[here].text:
                found = here
            if not found and unit == "项":
                found = self._deep(children, value)
            if not found:
                return ""
            here = found
        return here

    def _deep(self, children: list[Clause], value: str) -> str:
        """Return the item of that number under the only paragraph that has items."""
        holders = [child for child in children if not child.number and child.id in self.below]
        if len(holders) != 1:
            return ""
        return next(
            (c.id for c in self.below[holders[0].id] if c.number and canonical_number(c.number)[1] == value),
            "",
        )

    def _paragraph(self, article: str, value: str) -> str:
        """Return the paragraph of that number; the article's own text counts unless it is a heading."""
        clause = self.by_id[article]
        plain = [
            child.id for child in self.below.get(article, []) if not child.number and child.kind == "clause"
        ]
        heading = find_heading(clause.text, top=True)
        own = bool(clause.text) and not (heading and len(heading) >= len(clause.text.rstrip(" :：")))
        paragraphs = [article, *plain] if own else plain
        if not plain and not own:
            return ""
        nth = int(value) if value.isdigit() else 0
        return paragraphs[nth - 1] if 0 < nth <= len(paragraphs) else ""

    def _relative(self, clause: Clause, words: str) -> str:
        unit = next(iter(_UNITS.findall(words)), "")
        if words.startswith("本"):
            home = clause.id if unit in "款项" and len(words) == 2 else self._article_of(clause)
            more = _LOWER.findall(words)
            return self._walk(home, [(str(cn_int(n)), u) for n, u in more]) if more and home else home
        if not words.startswith(("前", "上")) or not unit or "述" in words:
            return ""
        back = next((_BACK[ch] for ch in words if ch in _BACK), 1)
        if unit == "条":
            row = self.articles.get(self.scope[clause.id], [])
            home = self._article_of(clause)
            place = row.index(home) - back if home in row else -1
            return row[place] if place >= 0 else ""
        here = clause
        if unit == "款" and clause.kind == "item" and clause.parent:
            here = self.by_id[clause.parent]
        if not here.parent:
            return ""
        siblings = self.below[here.parent]
        place = siblings.index(here) - back
        if place >= 0:
            return siblings[place].id
        return here.parent if unit == "款" and self.by_id[here.parent].text else ""


def _last(value: str) -> str:
    return value.rsplit(".", 1)[-1]
