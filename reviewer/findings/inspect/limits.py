"""Limits of law that no single number shows: a lease between two dates, interest in 分 and 厘."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reviewer.findings.inspect.periods import date_ranges, lengths_in
from reviewer.findings.observation import Observation
from reviewer.language.numerals import parse_number, plain
from reviewer.model import Message
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewer.findings.inspect.rules import Rulebook
    from reviewer.findings.inspect.scene import Scene
    from reviewer.model import Clause

__all__ = [
    "LONGEST_LEASE",
    "MONTHS",
    "coined_interest",
    "court_elsewhere",
    "earnest",
    "long_leases",
    "other_court",
    "renewed_beyond",
    "renewed_leases",
]

_LEASED = ("租赁", "租期", "出租", "租用", "承租", "lease", "term")
_LEASE = lazy(r"租赁|租期|出租|租用|承租|\blease|\bterm\b")
_YEARS = 20
_BUILDINGS = ("房屋", "商铺", "厂房", "写字楼", "施工", "建设工程", "不动产", "仓库")
_LIES = lazy(
    r"(?:房屋|厂房|商铺|仓库|物业|租赁物|工程|项目)(?:的)?(?:位于|坐落于?|座落于?|地址|地点)(?:为|是|：|在|于)*"
    r"(?P<where>[一-鿿]{2,20}[省市区县][一-鿿]{0,20})"
    r"|位于(?P<of>[一-鿿]{2,20}[省市区县][^，。；]{0,30}?)的[^，。；]{0,12}(?:房屋|厂房|商铺|仓库|写字楼|房产)"
)
_DOMICILE = lazy(r"[方人告](?:的)?(?:住所|所在|注册|经营)|所在地|住所地|履行地|签订地|管辖")
_COURT = lazy(
    r"(?:向|由|提交|到)(?P<where>[一-鿿]{2,12}?)(?:中级|基层)?人民法院(?!规定)(?<!所在地人民法院)(?<!管辖权的人民法院)"
)
MONTHS = {"month": 1, "year": 12}
LONGEST_LEASE = _YEARS * 12
"""In months (民法典 705)."""
_MONTH_DAYS = 30.4375
_LEASED_FOR = lazy(r"(?:租赁期限?|租期|租赁年限|租赁的期限)(?:共|为|是|：|计|共计|合计)*$")
_RENEWS = lazy(r"自动(?:续展|续租|续期|续约|续签|延长|延续|展期|顺延)")
_NOT_RENEWED = lazy(r"不(?:再)?自动|不得自动|免租|装修期|维修|停工")
_NOTICE = lazy(r"[前提]前?$")
_RENEWED_FOR = lazy(r"自动|每次|续")
_TIMES_RENEWED = lazy(r"(?:续展|续租|续期|续约|延长|延续|展期)(?P<number>[一二两三四五六七八九\d]{1,2})次")
_FEN = lazy(
    r"(?P<by>月息|月利率|月利|年息|年利率|利息每?(?:为)?每?月|每月利息|利息为?每月|每月|按月)(?:为"
    r"|是|按|：|以)*"
    r"(?P<number>[一二三四五六七八九十两\d][一二三四五六七八九十点\d.]*)\s*(?P<coin>分|厘)(?P<half>半)?(?!之"
    r"|钟|期|批|次|别)"
)
_COINS = {"分": Decimal("0.01"), "厘": Decimal("0.001")}
_INTEREST = ("息", "利率", "利")


def long_leases(scene: Scene) -> Iterator[Observation]:
    """Yield `limit.statutory` for a lease that runs more than 20 years from date to date (民法典 705)."""
    if "lease" not in scene.types or (not scene.chinese and not scene.lines.has("china")):
        return
    for clause, text in scene.saying(*_LEASED):
        for first, last, begins, ends in date_ranges(scene, clause):
            years = ends.year - begins.year - ((ends.month, ends.day) < (begins.month, begins.day))
            over = years > _YEARS or (years == _YEARS and (ends.month, ends.day) > (begins.month, begins.day))
            if not over or not _LEASE.search(text, 0, first.start):
                continue
            words = clause.text[first.start : last.end]
            yield Observation(
                kind="limit.statutory",
                message=Message("check.limit.lease", {"words": words, "limit": str(_YEARS)}),
                draft=scene.quote(clause, first.start, last.end),
                topic="limit.statutory/critical",
                data={"rule": "L8", "sure": "V", "value": words, "limit": str(_YEARS)},
                source="民法典 705",
            )
            return


def renewed_leases(scene: Scene) -> Iterator[Observation]:
    """Yield `limit.statutory` for a lease within 20 years that its automatic renewal, agreed beforehand,
    takes beyond them (民法典 705: a renewal is agreed anew, and runs 20 years from then at most)."""
    if "lease" not in scene.types or not scene.chinese or not scene.lines.has("自动"):
        return
    term = _lease_months(scene)
    if term is None or term > LONGEST_LEASE:
        return
    for clause, text in scene.saying("自动"):
        for start, end in scene.sentences(clause):
            found = _RENEWS.search(text, start, end)
            if found is None or _NOT_RENEWED.search(text, start, end):
                continue
            lengths = [
                months
                for one, months in lengths_in(scene, clause, (start, end), MONTHS)
                if not _NOTICE.search(text, max(start, one.start - 6), one.start)
                and _RENEWED_FOR.search(text, start, one.start)
            ]
            times = _TIMES_RENEWED.search(text, start, end)
            count = (parse_number(times["number"]) or 1) if times else 1
            if not lengths or term + lengths[-1] * count <= LONGEST_LEASE:
                continue
            yield renewed_beyond(scene, clause, (found.start(), end), term + lengths[-1] * count)
            return


def renewed_beyond(scene: Scene, clause: Clause, span: tuple[int, int], months: Decimal) -> Observation:
    """Return that a renewal takes a lease to so many months, beyond the limit."""
    years = plain((months / 12).quantize(Decimal("0.1")).normalize())
    facts = {"words": clause.text[slice(*span)].strip(), "years": years, "limit": str(_YEARS)}
    return Observation(
        kind="limit.statutory",
        message=Message("check.limit.renewed", facts),
        draft=scene.quote(clause, *span),
        topic="limit.statutory/major",
        data={"rule": "L8", "sure": "V", "value": years, "limit": str(_YEARS)},
        source="民法典 705",
    )


def _lease_months(scene: Scene) -> Decimal | None:
    """Return the term of a lease in months; the shorter one where two places differ, None where
    it is not stated."""
    found: set[Decimal] = set()
    for clause, text in scene.saying("租赁期", "租期", "租赁年限", "租赁的期限"):
        for one, months in lengths_in(scene, clause, (0, len(text)), MONTHS):
            if not one.per and _LEASED_FOR.search(text, max(0, one.start - 16), one.start):
                found.add(months)
        for first, _, begins, ends in date_ranges(scene, clause):
            if _LEASE.search(text, 0, first.start):
                found.add(Decimal(round((ends - begins).days / _MONTH_DAYS)))
    return min(found, default=None)


def court_elsewhere(scene: Scene) -> Iterator[Observation]:
    """Yield `limit.statutory` for a court by name that shares no place with the address of the building that
    is let or built (民事诉讼法 34: it belongs to the court where the property lies)."""
    if not scene.chinese or not scene.types & {"lease", "construction"} or not scene.lines.any(_BUILDINGS):
        return
    lies = "".join(
        found["where"] or found["of"]
        for _, text in scene.saying("位于", "坐落", "地址", "地点")
        for found in _LIES.finditer(text)
    )
    if not lies:
        return
    for clause, text in scene.saying("人民法院"):
        for found in _COURT.finditer(text):
            where = found["where"] or found["of"]
            if _DOMICILE.search(where) or any(where[at : at + 2] in lies for at in range(len(where) - 1)):
                continue
            yield other_court(scene, clause, found.span(), clause.text[slice(*found.span())], lies[:20])
            return


def other_court(scene: Scene, clause: Clause, span: tuple[int, int], words: str, lies: str) -> Observation:
    """Return that a court, called by those words, is not that of the place where the building lies."""
    return Observation(
        kind="limit.statutory",
        message=Message("check.limit.court", {"words": words, "lies": lies}),
        draft=scene.quote(clause, *span),
        topic="limit.statutory/major",
        data={"rule": "L20", "sure": "V", "value": words},
        source="民事诉讼法 34",
    )


def earnest(scene: Scene) -> Iterator[Observation]:
    """Yield `limit.statutory` for earnest money above 20% of what a contract without a total price comes to
    (民法典 586): what is due a year, or a month, times its term."""
    if not scene.chinese or not scene.lines.has("定金") or scene.total is not None:
        return
    due = _due(scene)
    months = _agreed_months(scene)
    for clause, text in scene.saying("定金"):
        for start, end in scene.sentences(clause):
            for one in scene.quantities_in(clause, start, end):
                if one.sort != "amount" or one.per or one.bound or isinstance(one.value, str):
                    continue
                whole = (due[0] * months, due[1]) if due and months else _joined(scene, clause)
                if whole is None or not _EARNEST.search(text, start, one.start) or one.value <= whole[0] / 5:
                    continue
                total, words = whole
                shown = plain(total.quantize(Decimal("0.01")).normalize())
                facts = {"value": clause.text[one.start : one.end], "words": words, "total": shown}
                yield Observation(
                    kind="limit.statutory",
                    message=Message("check.limit.earnest", facts),
                    draft=scene.quote(clause, one.start, one.end),
                    topic="limit.statutory/major",
                    data={"rule": "L2b", "sure": "V", "value": facts["value"], "limit": "20%"},
                    source="民法典 586",
                )
                return


_EARNEST = lazy(r"(?<![确审核暂约固指规商议拟锁])定金(?!额)(?:为|是|：|共计|人民币|¥|￥)*\s*$")
_PERIODIC = lazy(
    r"(?P<by>全年|每年|年度?|每个?月|(?<!个)月)(?:的)?(?:[一-鿿]{2,3}费|租金|费用)(?:共计|合计|总计|总额|为|是|：|计)*(?:人民币|¥|￥)?\s*$"
)
_AGREED_FOR = lazy(r"(?:期限|有效期|租期|服务期)(?:为|共|是|：|计)*[^。；，\d]{0,2}$")


_JOINED = lazy(r"(?:费|款|价|报酬|酬金)[^。；]{0,30}(?:合计|共计|总计)(?:为|是|：|人民币|¥|￥)*\s*$")


def _joined(scene: Scene, deposit: Clause) -> tuple[Decimal, str] | None:
    """Return the one sum to which the article of a deposit adds up what is paid, and its words."""
    article = scene.article(deposit).id
    found = {
        Decimal(one.value): clause.text[start.start() : one.end]
        for clause, text in scene.saying("合计", "共计", "总计")
        if scene.article(clause).id == article
        for one in scene.quantities(clause)
        if one.sort == "amount" and not one.per and not isinstance(one.value, str)
        if (start := _JOINED.search(text, max(0, one.start - 44), one.start))
    }
    return next(iter(found.items())) if len(found) == 1 else None


def _due(scene: Scene) -> tuple[Decimal, str] | None:
    """Return what is due a month, and the words that say so; the largest sum where several do, None for
    none."""
    found = [
        (Decimal(one.value) / (1 if "月" in by["by"] else 12), clause.text[by.start() : one.end])
        for clause, text in scene.saying("费", "租金")
        for one in scene.quantities(clause)
        if one.sort == "amount" and not isinstance(one.value, str)
        if (by := _PERIODIC.search(text, max(0, one.start - 20), one.start))
    ]
    return max(found, default=None)


def _agreed_months(scene: Scene) -> Decimal | None:
    """Return the term of a contract in months; None where it is not stated once."""
    found = {
        months
        for clause, text in scene.saying("期限", "有效期", "租期", "服务期")
        for one, months in lengths_in(scene, clause, (0, len(text)), MONTHS)
        if not one.per and _AGREED_FOR.search(text, max(0, one.start - 12), one.start)
    }
    return found.pop() if len(found) == 1 else None


def coined_interest(scene: Scene, book: Rulebook) -> Iterator[Observation]:
    """Yield `limit.statutory` for interest by 分 or 厘 (月息二分 is 2% a month, 年息一分 10% a year) above
    four times the one-year LPR (民间借贷规定 25)."""
    if "loan" not in scene.types or (rate := book.rate("lpr_1y", scene.signed)) is None:
        return
    for clause, text in scene.saying(*_INTEREST):
        for found in _FEN.finditer(text):
            number = parse_number(found["number"])
            if number is None:
                continue
            value = (number + (Decimal("0.5") if found["half"] else 0)) * _COINS[found["coin"]]
            yearly = value * 10 if found["by"].startswith("年") else value * 12
            if yearly <= rate * 4:
                continue
            facts = {
                "value": clause.text[found.start() : found.end()],
                "yearly": f"{plain(yearly * 100)}%",
                "limit": f"{plain(rate * 400)}%",
            }
            yield Observation(
                kind="limit.statutory",
                message=Message("check.limit.interest", facts),
                draft=scene.quote(clause, *found.span()),
                topic="limit.statutory/critical",
                data={"rule": "L10", "sure": "V", **facts},
                source="民间借贷规定 25、28、29；民法典 680",
            )
            return
