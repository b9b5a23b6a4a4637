"""Decimal numbers at the head of a line: 3.1, 1-2, 12.3A; and where the number ends when digits follow it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.patterns import lazy
from reviewer.structure.node import Marker
from reviewer.structure.ordinals import WIDTH

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

__all__ = ["DECIMAL", "MONEY", "USUAL", "split_decimal"]

USUAL = 60
"""Articles up to which a decimal number needs no article of that number before it (`70.4` does)."""
DECIMAL = lazy(
    r"(\d{1,4}(?:\s?[.．]\s?\d{1,6}){1,5}|\d{1,2}(?:-\d{1,2}){1,3}(?!\d))([A-Z](?![A-Za-z]))?(\s?[.．、](?!\d))?(\s*)"
)
_UNIT = lazy(
    r"\s*(?:多|余)?\s*(?:万|亿|元(?![旦件器])|[%％‰倍折]|小时|个?月(?![租度结费均付供])|天(?![然猫津气])|日(?![常均租期志后])"
    r"|年(?![度租费均检终化限审])|秒|分钟|吨|米|公斤|千克|平方|㎡|亩|GB|MB|美元|[xX×*]\s?\d)"
)
MONEY = lazy(r"\s*(?:多|余)?\s*(?:万|亿|元|%|％|‰|倍|折|美元|平方|㎡)")
_JOINT = lazy(r"[.．-]")
_DATE_TAIL = lazy(r"\s*(?:前|之前|后|以前|以后|止|日|号|活动|版)")


def split_decimal(text: str, match: re.Match[str]) -> list[Marker]:
    """Return every reading of a decimal number, glued digits set free: `3.124小时` is 3.124, 3.12 and 3.1.

    The longest reading comes first; behind a blank no digits are glued to words. One that would make the
    number a quantity (`1.25万元`, `99.95%`) or a date (`12.31前`) is weak.
    """
    body = match.group(1)
    dash = "-" in body
    plain = body if body.isascii() else body.translate(WIDTH)
    parts = [int(part) for part in plain.replace("-", ".").split(".")]
    if not parts[0]:
        return []
    far = parts[0] > USUAL
    family = "1-1" if dash else "decimal"
    end = match.end()
    tail = text[end:]
    stop = match.group(3) or ""
    insert = (ord(match.group(2)) - 64,) if match.group(2) else ()
    last = (_JOINT.split(body)[-1] if dash or not body.isascii() else body.rpartition(".")[2]).strip()
    found: list[Marker] = []
    quantity = bool(not stop and (_UNIT.match(tail) or _DATE_TAIL.match(tail))) or (
        tail[:1] in "~～-–%/:：" and tail[1:2].isdigit()
    )
    if insert and not stop and match.group(4) and all(parts) and (tail[:1].islower() or insert == (1,)):
        at = match.end(1)
        found.append(Marker(family, tuple(parts), text[:at], at, weak=far))
    if all(parts) and len(last) <= 3:
        spaced = bool(match.group(4)) or bool(stop)
        number = text[: match.end(3)] if stop else text[: match.end(2) if insert else match.end(1)]
        found.append(
            Marker(
                family,
                (*parts, *insert),
                number.rstrip(),
                end,
                weak=quantity or far,
                sure=spaced and not quantity and not far,
            )
        )
    apart = bool(match.group(4)) and not _UNIT.match(tail)
    if not dash and not insert and not stop and not apart and all(parts[:-1]):
        found.extend(_shorter(text, match, tuple(parts[:-1]), last))
    return found


def _shorter(text: str, match: re.Match[str], above: tuple[int, ...], last: str) -> Iterator[Marker]:
    """Yield the readings of a number in which its last digits begin the words behind it."""
    tail = text[match.end() :]
    for cut in range(len(last) - 1, 0, -1):
        head, free = last[:cut], last[cut:]
        if not int(head) or (free[0] == "0" and len(free) > 1 and not tail.startswith((":", "："))):
            continue
        at = match.end(1) - len(free)
        weak = bool(MONEY.match(tail)) or len(free) > 4 or above[0] > USUAL
        yield Marker("decimal", (*above, int(head)), text[:at], at, weak=weak)
