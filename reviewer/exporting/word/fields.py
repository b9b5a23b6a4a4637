"""Fields of a paragraph: what one asks for, and a simple one written out with the marks of a field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.exporting.word.paragraph import SPACE
from reviewer.reading.docx.names import FLD_CHAR, RUN, W

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml import etree

    from reviewer.exporting.word.paragraph import Slot

__all__ = ["SIMPLE_FIELD", "as_field", "instruction_of"]

SIMPLE_FIELD = W + "fldSimple"


def instruction_of(found: Sequence[Slot], number: int) -> str:
    """Return the instruction of a field."""
    codes = (code for slot in found if slot.field == number for code in slot.element.iter(W + "instrText"))
    return "".join(code.text or "" for code in codes)


def as_field(
    slot: Slot, run: etree._Element, field: etree._Element, found: Sequence[Slot], wanted: Sequence[Slot]
) -> Iterator[etree._Element]:
    """Yield a run of a simple field, and around those of one that comes whole the marks of a field."""
    mine = [one for one in found if field in one.element.iterancestors(SIMPLE_FIELD)]
    if any(one not in wanted for one in mine):
        yield run
        return
    if slot is mine[0]:
        yield _field_run(run, FLD_CHAR, "begin")
        yield _field_run(run, W + "instrText", field.get(W + "instr", ""))
        yield _field_run(run, FLD_CHAR, "separate")
    yield run
    if slot is mine[-1]:
        yield _field_run(run, FLD_CHAR, "end")


def _field_run(like: etree._Element, tag: str, said: str) -> etree._Element:
    run = like.makeelement(RUN, nsmap={"w": W[1:-1]})
    mark = run.makeelement(tag)
    if tag == FLD_CHAR:
        mark.set(W + "fldCharType", said)
    else:
        mark.text = said
        mark.set(SPACE, "preserve")
    run.append(mark)
    return run
