"""Numbers of sibling clauses that repeat, leave a gap, or stand under the wrong article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.findings.context import place
from reviewer.findings.observation import Observation
from reviewer.language.numerals import parse_number
from reviewer.language.tongues import tongue_of
from reviewer.model import Message, Quote
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reviewer.model import Clause, Contract

_SHAPE = lazy(
    r"^(?P<open>第?\s*[（(]?)(?P<prefix>(?:\d+[.．])*)"
    r"(?P<last>\d+|[零〇○一二三四五六七八九十百千]+)(?P<close>.*)$"
)


def numbering(contract: Contract) -> Iterator[Observation]:
    """Yield `consistency.numbering` for written numbers out of step with the sibling before them.

    Numbers that Word computes cannot be out of step and are left alone; so are lists that begin anew, and a
    number said again in another language. Numbers of another article are told once for all that stand
    together.
    """
    last: dict[tuple[str | None, str], tuple[int, Clause]] = {}
    articles: dict[str, int] = {}
    running: tuple[int, Clause, str] | None = None
    strayed: set[tuple[str | None, str]] = set()
    for clause in contract.clauses:
        shape = _SHAPE.match(clause.number or "")
        if shape is None or clause.automatic or clause.kind in ("annex", "table", "note"):
            continue
        value = parse_number(shape["last"])
        if value is None:
            continue
        number = int(value)
        depth = shape["prefix"].count(".")
        family = f"{shape['open']}{shape['close'].strip()}{depth}{shape['last'].isdigit()}"
        before = last.get((clause.parent, family))
        last[clause.parent, family] = (number, clause)
        if clause.kind == "article":
            if before is None and running and running[2] == family and running[1].parent != clause.parent:
                before = running[:2] if number > 1 else None
            running = (number, clause, family)
        wrong_parent = _wrong_parent(contract, clause, shape["prefix"], articles)
        if wrong_parent:
            stray = clause.parent, shape["prefix"]
            if stray not in strayed:
                yield _told(clause, "parent", {"number": clause.number or "", "parent": wrong_parent})
            strayed.add(stray)
        elif before is not None and number == before[0]:
            if tongue_of(clause.text) == tongue_of(before[1].text):
                yield _told(clause, "repeat", {"number": clause.number or ""})
        elif before is not None and number > before[0] + 1:
            params = {"before": before[1].number or "", "number": clause.number or ""}
            yield _told(clause, "gap", params)
        if clause.level == 0 or clause.kind == "article":
            articles[clause.id] = number


def _wrong_parent(
    contract: Contract, clause: Clause, prefix: str, articles: dict[str, int]
) -> Message | None:
    """Return the name of the article above where a decimal number begins with another article's number."""
    head = prefix.split(".")[0].split("．")[0]
    if not head or clause.parent not in articles or prefix.count(".") + prefix.count("．") != 1:
        return None
    above = contract.clause(clause.parent)
    return place(above) if int(head) != articles[clause.parent] else None


def _told(clause: Clause, key: str, params: Mapping[str, str | Message]) -> Observation:
    words = clause.text[: min(len(clause.text), 24)]
    return Observation(
        kind="consistency.numbering",
        message=Message(f"findings.inspect.numbering.{key}", params),
        draft=Quote(clause.id, 0, len(words), words),
        topic=f"consistency.numbering/{key}",
        data={"number": clause.number, "fault": key},
    )
