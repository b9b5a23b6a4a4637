"""How long something holds, given as a term and as a time within which it holds: 保密期限为合同终止后三年,
该义务在合同终止后三年内有效."""

from __future__ import annotations

from reviewer.language.alike import says_the_same
from reviewer.patterns import lazy

__all__ = ["same_term"]

_WHAT = r"(?P<what>[\u4e00-\u9fff]{0,10}?)"
_AS_TERM = lazy(rf"{_WHAT}(?:有效期限?|期限|期间|期)(?:应当?)?(?:为|是|系|[:：])?(?P<long>.+)", needs="期")
_AS_TIME = lazy(
    rf"{_WHAT}(?:应当?|将|均)?(?:在|自|于)(?P<long>.+?)(?:期间|之内|以内|内)(?:持续|继续|仍然?|一直|始终|保持)*有效",
    needs="有效",
)
_JOINS = lazy(r"[在自于的起]|之日")
_NAMED = lazy(r"^(?:该|此|其|上述|前述|本条|本款)")
_HOLDING = lazy(r"义务|责任|约定|条款|承诺")
_LONGEST = 48


def same_term(before: str, after: str) -> bool:
    """Whether two parts of a sentence, without the marks at their ends, say that one thing holds equally
    long, one of them as a term and the other as a time within which it holds."""
    if max(len(before), len(after)) > _LONGEST:
        return False
    for one, two in ((before, after), (after, before)):
        term, held = _AS_TERM.fullmatch(one), _AS_TIME.fullmatch(two)
        if term is None or held is None or not _HOLDING.search(held["what"]):
            continue
        if not _NAMED.match(held["what"]) and not (term["what"] and term["what"] in held["what"]):
            continue
        lengths = [_JOINS.sub("", found["long"]) for found in (term, held)]
        if lengths[0] == lengths[1] or says_the_same(*lengths):
            return True
    return False
