"""A clause cited for a subject by its name, of which it says nothing, while another article is about it:
第五条关于退费的约定, and 第五条 is about meals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.findings.context import place
from reviewer.findings.inspect.annexes import ABOUT
from reviewer.findings.observation import Observation
from reviewer.language.pairs import pairs_in
from reviewer.model import Message
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewer.findings.inspect.scene import Scene
    from reviewer.model import Clause

__all__ = ["about_another"]

_ABOUT = lazy(
    r"\s*(?:中|里|内)?(?:关于|有关|对于|就)(?P<what>[一-鿿]{2,8}?)的?(?:有关|相关)?(?:约定|规定|条款|方法|办法|标准|要求|程序|内容)"
)
_IDLE = frozenset(("本合同", "本协议", "上述", "前述", "双方"))


def about_another(scene: Scene) -> Iterator[Observation]:
    """Yield `reference.broken` where a sentence cites a clause for a subject of which no two characters stand
    in the article of that clause, while all of it stands in another article."""
    if not scene.chinese or not scene.lines.any(("关于", "有关", "对于")):
        return
    contract = scene.contract
    for reference in contract.references:
        if reference.kind != "clause" or len(reference.targets) != 1 or not reference.targets[0]:
            continue
        clause = contract.clause(reference.clause)
        found = _ABOUT.match(scene.text(clause), reference.end)
        if found is None or found["what"] in _IDLE or any(map(found["what"].startswith, ABOUT)):
            continue
        target = contract.clause(reference.targets[0])
        words = scene.articles[scene.article(target).id]
        if any(pair in words for pair in pairs_in((found["what"],))) or not _elsewhere(
            scene, found["what"], clause, target
        ):
            continue
        quote = scene.quote(clause, reference.start, found.end())
        facts = {"words": quote.quote, "place": place(target), "subject": found["what"]}
        yield Observation(
            kind="reference.broken",
            message=Message("check.reference.subject", facts),
            draft=quote,
            topic="reference.broken/subject",
            data={"words": quote.quote, "target": target.id, "subject": found["what"]},
        )


def _elsewhere(scene: Scene, subject: str, clause: Clause, target: Clause) -> bool:
    """Tell whether a subject is spoken of in an article that is neither the citing one nor the cited one."""
    apart = {scene.article(clause).id, scene.article(target).id}
    return any(scene.article(one).id not in apart for one in scene.holding((subject,)))
