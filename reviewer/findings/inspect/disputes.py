"""Court and arbitration both chosen: the agreement to arbitrate is void."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.findings.index import ContractIndex
from reviewer.findings.observation import Observation
from reviewer.model import Message, Quote
from reviewer.patterns import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator

    from reviewer.model import Clause, Contract

_ARBITRATE = lazy(
    r"(?:仲裁委员会|仲裁机构|仲裁院|仲裁中心)[^。；;，,]{0,12}|(?:申请|提交|提请|进行)[^。；;，,]{0,12}仲裁",
    needs="裁",
)
_SUE = lazy(
    r"(?:向|由)[^。；;]{0,40}(?:人民法院|法院)[^。；;，,]{0,12}(?:诉讼|起诉|管辖|解决|裁决)|提起诉讼|向[^。；;]{0,30}法院起诉",
    needs=("法院", "提起诉讼"),
)
_SUBJECT = lazy(r"争议|纠纷|争端|分歧|协商不成|协商不能|协商未果|协商解决")
_OTHERWISE = lazy(
    r"撤销|执行(?!本?(?:合同|协议|合约|条款))|保全|不服|劳动争议|仲裁裁决|先行仲裁|仲裁前置|另行达成|另有仲裁|证据|仲裁费|（选择|以下第|下列第|择一|二选一|□|☐|☑|√"
)
_CHOOSE = lazy(r"第[^。；]{0,8}种|(?:下列|以下)[^。；]{0,8}方式|选择|任选|□|☐|☑|√|劳动|前置")
_SOURCE = "仲裁法解释 7"


def conflicting_forums(contract: Contract) -> Iterator[Observation]:
    """Yield `dispute.conflict` once where the same disputes go to arbitration and to court alike.

    Court orders that accompany an arbitration (保全, 执行, 撤销裁决) and labour disputes, which go to
    arbitration first by law, are no conflict.
    """
    for clause in contract.clauses:
        text = clause.text
        if not _SUBJECT.search(text) or _OTHERWISE.search(text):
            continue
        arbitrate, sue = _ARBITRATE.search(text), _SUE.search(text)
        if arbitrate and sue:
            start, end = min(arbitrate.start(), sue.start()), max(arbitrate.end(), sue.end())
            yield Observation(
                kind="dispute.conflict",
                message=Message(
                    "findings.inspect.dispute", {"arbitration": arbitrate.group(), "court": sue.group()}
                ),
                draft=Quote(clause.id, start, end, text[start:end]),
                data={"arbitration": arbitrate.group(), "court": sue.group()},
                source=_SOURCE,
            )
            return
    yield from _between_clauses(contract)


def _between_clauses(contract: Contract) -> Iterator[Observation]:
    """Yield the same fault where one clause of an article on disputes sends them to arbitration, its sibling
    to court."""
    index = ContractIndex(contract)
    for parent, clauses in index.children.items():
        above = contract.clause(parent)
        words = "".join(clause.text for clause in (above, *clauses))
        if "仲裁" not in words or "法院" not in words or _CHOOSE.search(words) or _OTHERWISE.search(words):
            continue
        if not _SUBJECT.search(words):
            continue
        arbitrate, sue = _first(_ARBITRATE, clauses), _first(_SUE, clauses)
        if arbitrate and sue and arbitrate[0].id != sue[0].id:
            clause, found = max(arbitrate, sue, key=lambda hit: contract.index[hit[0].id])
            facts = {"arbitration": arbitrate[1].group(), "court": sue[1].group()}
            yield Observation(
                kind="dispute.conflict",
                message=Message("findings.inspect.dispute", facts),
                draft=Quote(clause.id, found.start(), found.end(), found.group()),
                data=facts,
                source=_SOURCE,
            )
            return


def _first(pattern: re.Pattern[str], clauses: Iterable[Clause]) -> tuple[Clause, re.Match[str]] | None:
    for clause in clauses:
        found = pattern.search(clause.text)
        if found:
            return clause, found
    return None
