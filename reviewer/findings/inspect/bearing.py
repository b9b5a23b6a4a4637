"""One cost that two clauses lay on two parties: 水电费由甲方承担, and elsewhere 水费、电费由乙方自行缴纳."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from reviewer.findings.inspect.rolewords import PAYEES, with_roles
from reviewer.findings.inspect.twice import Said, told_otherwise
from reviewer.findings.tables import table
from reviewer.patterns import either, lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from reviewer.findings.inspect.scene import Scene
    from reviewer.findings.observation import Observation
    from reviewer.model import Clause

__all__ = ["bearing"]

_BORNE = (
    r"由(?P<who><party>)(?:自行|单独|全部|全额|另行|直接|依法|据实|按实|按[表月季实][^。；，]{0,6}?)*(?:向<party>)?"
    r"(?:承担|负担|支付|缴纳|交纳|缴付|自理)"
    r"|(?P<who2><party>)(?:应当?|须|自行|负责|单独|全额|另行|依法)*(?:承担|负担|缴纳|交纳)(?P<costs>[^。；，]{2,40})"
)
_INCLUDED = lazy(
    r"(?:包含|包括|计入|含)(?:在|于)[^。；，]{0,10}(?:费|价|总价|价款|报酬|租金)"
    r"|(?:单价|总价|价款|服务费|运费|租金|报酬|合同价|费用)[^。；，]{0,10}(?:包含|包括|含)(?:了)?(?P<costs>[^。；]{2,40})"
)
_BEFORE = lazy(r"(?:，[^。；，]{0,6})?(?:均|全部|应当?|一律|一概|统一|仍|已)*$")
_REACH = 44
_CASE = lazy(
    r"如果|如|若|因|除|超过|逾期|未按|不合格|的，|造成|导致|各自|双方|败诉|违约|代缴|代付|垫付|先行|期满后|终止后|解除后|提前|不承担|不负担|退还"
)


class _Said(Said, frozen=True):
    """Who bears a cost, and where it is said."""

    who: str
    apart: frozenset[str]


@lru_cache(maxsize=1)
def _costs() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, lazy(words)) for name, words in table("borne")["costs"].items())


@lru_cache(maxsize=1)
def _apart() -> re.Pattern[str]:
    return lazy(either(table("borne")["apart"]))


def bearing(scene: Scene) -> Iterator[Observation]:
    """Yield `consistency.contradiction` where one cost falls on two parties, or is said to be in the price
    here and to be borne by the payer there. What holds on a condition only is not compared."""
    borne = with_roles(scene, _BORNE) if scene.chinese else None
    if borne is None:
        return
    payees = frozenset(_payees(scene))
    given: defaultdict[str, list[_Said]] = defaultdict(list)
    told: set[str] = set()
    for clause, text in scene.saying("费", "税", "场租"):
        if clause.kind == "table" or (scene.chinese and scene.article(clause).kind == "annex"):
            continue
        for start, end in scene.sentences(clause):
            for name, said in _said(scene, clause, text, (start, end), borne):
                other = next((it for it in given[name] if _conflict(it, said, payees)), None)
                if other is not None and not told & {name, f"{said.clause.id}/{other.clause.id}"}:
                    told |= {name, f"{said.clause.id}/{other.clause.id}"}
                    yield told_otherwise(scene, "bearing", said, other)
                given[name].append(said)


def _payees(scene: Scene) -> list[str]:
    """Return what the parties are called that are paid for what the contract is about."""
    return [scene.levelled(name) for role in PAYEES for name in scene.names(role)]


def _said(
    scene: Scene, clause: Clause, text: str, span: tuple[int, int], borne: re.Pattern[str]
) -> Iterator[tuple[str, _Said]]:
    for pattern, included in ((borne, False), (_INCLUDED, True)):
        last = span[0]
        for found in pattern.finditer(text, *span):
            low = max(last, found.start() - _REACH)
            last = found.end()
            if _CASE.search(text, span[0], found.end()):
                continue
            named = found.groupdict()
            costs, start = named["costs"], found.start()
            if not costs:
                lead = _BEFORE.search(text, low, found.start())
                costs, start = text[low : lead.start() if lead else found.start()], low
            who = "" if included else named["who"] or named["who2"]
            apart = frozenset(_apart().findall(costs))
            for name, cost in _costs():
                if cost.search(costs):
                    yield name, _Said(clause, (start, found.end()), who, apart)


def _conflict(one: _Said, two: _Said, payees: frozenset[str]) -> bool:
    if one.clause.id == two.clause.id or one.who == two.who or one.apart != two.apart:
        return False
    if one.who and two.who:
        return True
    who = one.who or two.who
    return bool(payees) and who not in payees
