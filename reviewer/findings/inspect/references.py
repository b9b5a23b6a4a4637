"""References to clauses and annexes that are not there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.findings.observation import Observation
from reviewer.model import Message, Quote
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewer.model import Contract, Reference

_FIELD_ERROR = lazy(r"错误[!！]\s*未找到引用源[。.]?|Error! Reference source not found\.?")

_HEAD = lazy(r"^[【\[〖]\s*(第[一二三四五六七八九十百\d]+[章节编])")
"""The head of a chapter in brackets."""
_OTHER_PAPER = lazy(
    r"《[^》]*(?:合同|协议|公约|章程|规约|条款|办法)》[^。；]{0,40}其中(?:的)?$|(?:该|原|主|上述"
    r"|前述|另一|框架)(?:合同|协议)(?:的|中的|中)?$"
    r"|附件\s*(?:[一二三四五六七八九十]{1,3}|\d{1,2})(?:《[^》]*》)?(?:的|中的|中|之)?$"
)
_OF_OTHER_PAPER = lazy(
    r"\s*(?:of|in|to|under) (?:that|such|the (?:said|head|main|framework|other|underlying|loan"
    r"|facility|deed|policy|lease of)|its|their|his|her)\b"
    r"(?! (?:agreement|contract)\b)"
    r"|\s*of the (?:Head|Superior|Underlying|Prime|Ground|Framework|Main|Principal) [A-Z]"
)
_FIRST = lazy(r"(\d+)")
_LIST = lazy(r", \d| and \d")
_MOST = 150
"""No contract has so many sections."""
_STATUTE = lazy(
    r"\b(?:Acts?|Code|Statutes?|Regulations?|Directive|Law of|Constitution|Treaty|Convention|Ordinance"
    r"|Rules of|U\.?S\.?C|C\.?F\.?R|D?FARS?|GDPR|UCC|Stat\.|Companies House)\b"
)


def broken_references(contract: Contract) -> Iterator[Observation]:
    """Yield `reference.broken` for a number no clause answers to, and for Word's message of a broken field.

    In a text that breaks off, references beyond its last clause cannot be judged and are left alone; so are
    annexes, which are often kept in files of their own.
    """
    for clause in contract.clauses:
        if "错误" not in clause.text and "Error" not in clause.text:
            continue
        for found in _FIELD_ERROR.finditer(clause.text):
            yield _broken(Quote(clause.id, found.start(), found.end(), found.group()), "field")
    if contract.truncated:
        return
    heads = {head[1] for clause in contract.clauses if (head := _HEAD.match(clause.text))}
    for reference in contract.references:
        if reference.kind == "clause" and "" in reference.targets:
            text = contract.clause(reference.clause).text
            if text[reference.start : reference.end] in heads or _of_a_statute(contract, reference, text):
                continue
            if _elsewhere(text, reference):
                continue
            quote = Quote(
                reference.clause, reference.start, reference.end, text[reference.start : reference.end]
            )
            yield _broken(quote, "missing")


def _elsewhere(text: str, reference: Reference) -> bool:
    """Tell whether a reference is to another paper: 其中第二十六条 behind its name, clause 17 of that deed,
    an item of an annex."""
    start = max(text.rfind(mark, 0, reference.start) for mark in "。；;\n") + 1
    return bool(
        _OTHER_PAPER.search(text[start : reference.start])
        or _OF_OTHER_PAPER.match(text[reference.end : reference.end + 40])
    )


def _of_a_statute(contract: Contract, reference: Reference, text: str) -> bool:
    """Tell whether an English reference is to a section of a statute: its sentence names one near it, or the
    contract has no such number by far."""
    if contract.language != "en":
        return False
    words = text[reference.start : reference.end]
    number = _FIRST.search(words)
    alone = len(words) * 2 > len(text) and not _LIST.search(words)
    if (number and int(number[1]) > _MOST) or alone:
        return True
    near = text[max(0, reference.start - 40) : reference.end + 60]
    return (
        bool(words.startswith("§") or _STATUTE.search(near))
        and "Agreement" not in text[reference.end : reference.end + 24]
    )


def _broken(quote: Quote, key: str) -> Observation:
    return Observation(
        kind="reference.broken",
        message=Message(f"findings.inspect.reference.{key}", {"words": quote.quote}),
        draft=quote,
        topic=f"reference.broken/{key}",
        data={"words": quote.quote},
    )
