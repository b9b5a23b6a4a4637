"""Court and arbitration both chosen: the agreement to arbitrate is void."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.findings.context import place
from reviewer.findings.index import ContractIndex
from reviewer.findings.observation import Observation
from reviewer.model import Message, Quote
from reviewer.patterns import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator

    from reviewer.findings.inspect.scene import Scene
    from reviewer.model import Clause, Contract

_ARBITRATE = lazy(
    r"(?:仲裁委员会|仲裁机构|仲裁院|仲裁中心)[^。；;，,]{0,12}|(?:申请|提交|提请|进行)[^。；;，,]{0,12}仲裁",
    needs="裁",
)
_SUE = lazy(
    r"(?:向|由)[^。；;]{0,40}(?:人民法院|法院)[^。；;，,]{0,12}(?:诉讼|起诉|管辖|解决|裁决|受理"
    r"|审理|裁判|判决)|提起诉讼"
    r"|向[^。；;]{0,30}法院起诉",
    needs=("法院", "提起诉讼"),
)
_SUBJECT = lazy(
    r"争议|纠纷|争端|分歧|协商不成|协商不能|协商未果|协商解决|协商[^。；，]{0,12}(?:未能|不能)解决"
)
_OTHERWISE = lazy(
    r"撤销|执行(?!本?(?:合同|协议|合约|条款))|保全|不服|劳动争议|不履行仲裁裁决|先行仲裁|仲裁前置|另行达成"
    r"|另有仲裁|证据|仲裁费|（选择|以下第|下列第|择一|二选一|□|☐|☑|√"
)
_CHOOSE = lazy(r"第[^。；]{0,8}种|(?:下列|以下)[^。；]{0,8}方式|选择|任选|□|☐|☑|√|劳动|前置")
_SOME = lazy(
    r"知识产权|商业秘密|保密|竞业|除[^。；]{0,20}外|消费者|关于[^。；，]{1,12}的(?:争议|纠纷)|票据"
    r"|(?:附属|从|另一|该)(?:合同|协议)"
)
"""Words of a clause that is not for all disputes."""
_COURT = lazy(
    r"(?:向|由|至|到|提交|提请|移送)(?P<place>[一-鿿]{2,18}?)(?:有(?:专属)?管辖权(?:的)?)?(?:各?级)?(?:人民)?法"
    r"院",
    needs="法院",
)
_BODY = lazy(r"(?:向|由|至|到|提交|提请|交由)(?P<place>[一-鿿]{2,18}?仲裁(?:委员会|院|中心))", needs="仲裁")
_SOURCE = "仲裁法解释 7"
_SOURCE_BODIES = "仲裁法解释 5"


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
    between = next(_between_clauses(contract), None) or next(_between_articles(contract), None)
    if between is not None:
        yield between


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
            yield _conflict(contract, arbitrate, sue)
            return


def _between_articles(contract: Contract) -> Iterator[Observation]:
    """Yield the same fault where two clauses far apart each settle disputes, one before arbitrators, one
    before a court, and neither says for which disputes it is meant."""
    settling = [
        clause
        for clause in contract.clauses
        if ("仲裁" in clause.text or "法院" in clause.text)
        and _SUBJECT.search(clause.text)
        and not _OTHERWISE.search(clause.text)
        and not _CHOOSE.search(clause.text)
        and not _SOME.search(clause.text)
    ]
    arbitrate, sue = _first(_ARBITRATE, settling), _first(_SUE, settling)
    if arbitrate and sue and arbitrate[0].id != sue[0].id:
        yield _conflict(contract, arbitrate, sue)


def _conflict(
    contract: Contract, arbitrate: tuple[Clause, re.Match[str]], sue: tuple[Clause, re.Match[str]]
) -> Observation:
    clause, found = max(arbitrate, sue, key=lambda hit: contract.index[hit[0].id])
    other = arbitrate[0] if clause.id == sue[0].id else sue[0]
    facts = {"arbitration": arbitrate[1].group(), "court": sue[1].group()}
    return Observation(
        kind="dispute.conflict",
        message=Message("findings.inspect.dispute", facts),
        draft=Quote(clause.id, found.start(), found.end(), found.group()),
        data={**facts, "other_clause": other.id},
        source=_SOURCE,
    )


def forums(scene: Scene) -> Iterator[Observation]:
    """Yield `consistency.contradiction` where two clauses settle the same disputes before different courts,
    and `dispute.conflict` where they name different arbitral institutions."""
    if not scene.chinese:
        return
    settling = [
        (clause, text)
        for clause, text in scene.saying("法院", "仲裁")
        if _SUBJECT.search(text) and not _OTHERWISE.search(text) and not _SOME.search(text)
    ]
    for key, pattern in (("courts", _COURT), ("bodies", _BODY)):
        named = [(clause, one) for clause, text in settling if (one := _only(pattern, text))]
        if len(named) < 2:
            continue
        (first, one), (second, two) = named[0], named[-1]
        if one["place"] == two["place"]:
            continue
        facts: dict[str, str | int | float | Message] = {
            "one": second.text[two.start() : two.end()],
            "two": first.text[one.start() : one.end()],
            "place": place(first),
        }
        yield Observation(
            kind="consistency.contradiction" if key == "courts" else "dispute.conflict",
            message=Message(f"check.forum.{key}", facts),
            draft=scene.quote(second, two.start(), two.end()),
            topic="consistency.contradiction/major" if key == "courts" else "dispute.conflict",
            data={"check": key, "here": facts["one"], "there": facts["two"], "other_clause": first.id},
            source=None if key == "courts" else _SOURCE_BODIES,
        )
        return


def _only(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """Return the one place that a clause names; None where it leaves a choice or names none."""
    found = list(pattern.finditer(text))
    return found[0] if len({one["place"] for one in found}) == 1 else None


def _first(pattern: re.Pattern[str], clauses: Iterable[Clause]) -> tuple[Clause, re.Match[str]] | None:
    for clause in clauses:
        found = pattern.search(clause.text)
        if found:
            return clause, found
    return None
