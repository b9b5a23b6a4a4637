"""References that cite a clause for a subject of which it says nothing: 第九条约定的付款, and 第九条 is about
secrecy."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from reviewer.findings.context import place
from reviewer.findings.observation import Observation
from reviewer.findings.tables import table
from reviewer.language.pairs import pairs_in
from reviewer.model import Message
from reviewer.patterns import either, lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Mapping, Sequence

    from reviewer.findings.inspect.scene import Scene
    from reviewer.model import Clause, Quote

__all__ = ["about_another", "misdirected", "strayed"]

_ABOUT = lazy(
    r"\s*(?:中|里|内)?(?:关于|有关|对于|就)(?P<what>[一-鿿]{2,8}?)的?(?:有关|相关)?(?:约定|规定|条款|方法|办法|标准|要求|程序|内容)"
)
_IDLE = frozenset(("本合同", "本协议", "上述", "前述", "双方"))
_NAMES = lazy(
    r"^(?:所列|所述|列明|列|所定|约定|规定|载明|所载)的(?P<noun>[一-鿿]{3,8}?)"
    r"(?=及|和|与|或|、|，|。|；|的|为|计|执|支|承|处|完|进|办|向|由|$)"
)
_TAIL = lazy(
    r"(?:标准|要求|方式|方法|程序|期限|时间|比例|金额|费用|价格|责任|义务|权利|条件|情形|范围|内容|事项|清单|办法|流程|地点)$"
)
_COMMON = lazy(
    r"上述|前述|全部|相应|有关|任何|其他|各项|本项|该项|工作|合同|协议|条款|双方|甲方|乙方|服务|货物|产品|项目|行为|情况|地址"
    r"|账户|原因|事由|比率|数额|款项"
)


class _Known(Struct, frozen=True):
    """The subjects of `data/cited_subjects.toml`."""

    about: Mapping[str, Sequence[str]]
    behind: re.Pattern[str]
    """What follows a reference and names one of them."""
    before: re.Pattern[str]
    """What comes before a reference and names one of them."""


@lru_cache(maxsize=1)
def _known() -> _Known:
    written = table("cited_subjects")
    about: dict[str, Sequence[str]] = {**written["named"], **written["plain"]}
    every, plain = either(about), either(written["plain"])
    return _Known(
        about,
        lazy(
            r"(?:(?:的)?(?:所)?(?:约定|规定|载明|列明|列|述)?的|(?:中|里)?关于|（|所述的?|所称的?|所涉的?|所列的?)"
            rf"(?P<one>{every})|(?:所列|所述|约定|规定)?(?P<two>{plain})(?!外|以外|之外)"
        ),
        lazy(
            rf"(?P<one>{plain})(?:应当?|均|，)?(?:按照?|依照?|依据|根据|详?见|适用|参照|执行)(?:本(?:合同|协议))?$"
        ),
    )


def misdirected(scene: Scene) -> Iterator[Observation]:
    """Yield `reference.broken` where a sentence says what the clause it names is about, and that clause does
    not hold one word of it (第九条约定的付款…, and 第九条 is about secrecy)."""
    if not scene.chinese:
        return
    known = _known()
    for reference, clause, target in scene.cited:
        text = scene.text(clause)
        says = known.behind.match(text, reference.end, reference.end + 16)
        said = None if says else known.before.search(text, max(0, reference.start - 16), reference.start)
        if says is None and said is None:
            continue
        subject = (says["one"] or says["two"]) if says else said["one"] if said else ""
        words = _under(scene, target)
        if any(word in words for word in known.about[subject]):
            continue
        begins = said.start() if said else reference.start
        ends = says.end() if says else reference.end
        yield _not_about(scene.quote(clause, begins, ends), target, subject)


def _under(scene: Scene, clause: Clause) -> str:
    """Return the words of a clause, the headings above it and all that stands under it."""
    texts = [above.heading or "" for above in scene.index.ancestors(clause)]
    queue = [clause]
    while queue:
        one = queue.pop()
        texts.append(scene.text(one))
        queue.extend(scene.index.children.get(one.id, ()))
    return "\n".join(texts)


def about_another(scene: Scene) -> Iterator[Observation]:
    """Yield `reference.broken` where a sentence cites a clause for a subject of which no two characters stand
    in the article of that clause, while all of it stands in another article."""
    if not scene.chinese or not scene.lines.any(("关于", "有关", "对于")):
        return
    for reference, clause, target in scene.cited:
        found = _ABOUT.match(scene.text(clause), reference.end)
        if found is None or found["what"] in _IDLE or found["what"].startswith(tuple(_known().about)):
            continue
        words = scene.articles[scene.article(target).id]
        if any(pair in words for pair in pairs_in((found["what"],))) or not _elsewhere(
            scene, found["what"], clause, target
        ):
            continue
        yield _not_about(scene.quote(clause, reference.start, found.end()), target, found["what"])


def _elsewhere(scene: Scene, subject: str, clause: Clause, target: Clause) -> bool:
    """Tell whether a subject is spoken of in an article that is neither the citing one nor the cited one."""
    apart = {scene.article(clause).id, scene.article(target).id}
    return any(scene.article(one).id not in apart for one in scene.holding((subject,)))


def strayed(scene: Scene) -> Iterator[Observation]:
    """Yield `reference.broken` where a sentence names what a clause lays down (第九条所列的装修标准), and not
    one character of it stands in that clause, while another clause speaks of it."""
    if not scene.chinese:
        return
    for reference, clause, target in scene.cited:
        text = scene.text(clause)
        says = _NAMES.match(text[reference.end : reference.end + 20])
        if says is None:
            continue
        noun = _TAIL.sub("", says["noun"])
        if len(noun) < 2 or noun == says["noun"] or _COMMON.search(noun):
            continue
        article = scene.article(target)
        words = scene.articles.get(article.id, "") + (article.heading or "")
        if set(noun) & set(words):
            continue
        if not any(one.id != clause.id for one, _ in scene.saying(noun)):
            continue
        quote = scene.quote(clause, reference.start, reference.end + says.end())
        yield _not_about(quote, target, says["noun"])


def _not_about(quote: Quote, target: Clause, subject: str) -> Observation:
    """Return `reference.broken` for words that cite a clause for a subject of which it says nothing."""
    return Observation(
        kind="reference.broken",
        message=Message(
            "check.reference.subject", {"words": quote.quote, "place": place(target), "subject": subject}
        ),
        draft=quote,
        topic="reference.broken/subject",
        data={"words": quote.quote, "target": target.id, "subject": subject},
    )
