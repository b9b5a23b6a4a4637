"""Statutes, regulations and judicial interpretations that a text cites."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from msgspec import Struct

from reviewer.language.folding import fold
from reviewer.language.numerals import HAN_NUMERAL, parse_number, plain
from reviewer.language.tables import table
from reviewer.patterns import compiled, either, lazy

_NUMBER = rf"[0-9{HAN_NUMERAL}]+"
_ARTICLE = rf"第({_NUMBER})条(?:之({_NUMBER}))?(?:第({_NUMBER})款)?(?:第\(?({_NUMBER})\)?项)?"
_ARTICLES = lazy(
    rf"(?:的|之|:)?(?:\((?:以下|下称|简称)[^)]{{0,30}}\))?"
    rf"(?:\(?\d{{4}}年?(?:第[{HAN_NUMERAL}]+次)?(?:修正|修订|修改)(?:版|本)?\)?)?{_ARTICLE}(?:(?:、|,|和|及|与|或|至|到|-)(?:第)?{_NUMBER}条)*"
)
_ONE_ARTICLE = lazy(rf"第?({_NUMBER})条(?:之({_NUMBER}))?(?:第({_NUMBER})款)?(?:第\(?({_NUMBER})\)?项)?")
_TITLE = lazy(r"《([^《》]{2,60}(?:《[^《》]{2,40}》[^《》]{0,30})?)》")
_NOTICE = lazy(
    r"(?:法释|法发|法办发|法|国发|国办发|国函|财税|工信部规|银发|证监发|国家税务总局公告|财政部令|商务部令)[\[(]?(?:19|20)\d{2}[\])]?(?:年)?第?\d+号"
)
_ENGLISH = lazy(
    r"(?<![\w(])[A-Z][\w’'-]*(?:\s+(?:[A-Z][\w’'-]*|of|and|the|for|to|in|on|at|\([A-Z][^()]{2,40}\)))*?"
    r"\s+(?:Act|Ordinance|Regulations?|Rules|Order|Code|Directive|Law|Statute)"
    r"(?:(?:,\s+|\s+(?:of\s+)?)(?:1[6-9]|20)\d\d(?!\d)|,?\s+\(?Cap\.?\s?\d+[A-Z]*\)?|\s+\((?:EU|EC|EEC)\)\s+(?:No\.?\s?)?\d+/\d+)"
    r"(?:\s+of\s+[A-Z]\w+(?:\s[A-Z]\w+)?)?"
    r"|(?<![\w(])(?:The\s+)?[A-Z][\w’'-]*(?:\s+(?:[A-Z][\w’'-]*|of|and|the|for|to|in|on))*?"
    r"\s+(?:Act|Ordinance|Regulations?|Rules|Code|Directive|Law|Measures)\s+of\s+(?:the\s+)?"
    r"(?:PRC|P\.R\.\s?C(?:hina|\.)?|People['’]s\s+Republic\s+of\s+China|EU|European\s+Union)(?!\w)"
    r"|\b[Tt]he\s+(?!Wrongful|Prohibited|Restricted|Corrupt|Relevant|Insured|Excluded|Further|Act\b)"
    r"[A-Z][\w’'-]*(?:\s+(?:[A-Z][\w’'-]*|of|and|the|for|to|in|on)){0,6}?\s+(?:Act|Ordinance)\b(?!\s+of\b|,?\s+\(?(?:\d|Cap))"
    r"|\b(?:Law|Regulations|Measures|Provisions|Rules)(?:\s+of\s+the\s+(?:People['’]s\s+Republic\s+of\s+China|PRC))?"
    r"\s+(?:on|for|concerning|governing)\s+(?:the\s+)?(?!Law\b|Regulations\b)[A-Z][\w’'-]*"
    r"(?:\s+(?:(?:of|and|the|for|in|to)\s+)*(?!Law\b|Regulations\b|Measures\b|Provisions\b)[A-Z][\w’'-]*)*"
    r"|\b(?:Regulation|Directive)\s+\((?:EU|EC|EEC)\)\s+(?:No\.?\s?)?\d+/\d+"
    r"|\b(?!the\b|this\b|that\b|an?\b|of\b|any\b|such\b|said\b|each\b)[a-z]{3,}\s+Act,?\s+(?:1[6-9]|20)\d\d(?!\d)"
    r"|\b\d+\s+U\.?S\.?C\.?\s+(?:§+\s*|[Ss]ection\s+)\d+\w*(?:\(\w+\))*"
)
"""A statute by its title and year or chapter, or by its title and who made it, an act by its title alone, a
law of China by its subject, a Union act by its number, a section of the U.S. Code."""
_OF_LAW = lazy(
    r"\b(?:[Aa]rt(?:icles?|s?\.)|[Ss]ections?|[Ss]ec\.|§+|[Cc]hapters?|Titles?|Parts?|Divisions?)\s*"
    r"(?P<articles>\d+\w*(?:\s?\(\w{1,4}\))*(?:(?:,\s|,?\s(?:and|or|to)\s|-)\d+\w*(?:\s?\(\w{1,4}\))*)*)"
    r"\s+of\s+(?:the\s+)?(?P<law>(?:[A-Z][\w’'&.-]*\s+(?:(?:of|and|on|for)\s+(?:the\s+)?)?){0,6}?"
    r"(?<!Applicable )(?<!Governing )(?:Act|Code(?!\s+of\b)|Laws?|Ordinance|Statutes?|Decree)\b(?!\s+Firm)"
    r"(?:,?\s+(?:of\s+)?\(?(?:1[6-9]|20)\d\d(?!\d)\)?)?(?:\s+of\s+(?:the\s+)?(?:PRC|People['’]s\s+Republic\s+of\s+China)\b)?)",
    needs=("rt", "ec", "§", "hapter", "itle", "ivision"),
)
"""Sections of a law by its name, with a year or without one: Section 12 of the Act."""
_OF_CODE = lazy(
    r"\b(?:Art(?:icles?|s?\.)|Sections?|Sec\.|§+)\s*\d+\w*(?:\s?\(\d+\w?\)|\s+(?:para(?:graph)?|al|Abs)\.?\s?\d+)*"
    r"\s+(?:of\s+the\s+)?(?:(?:Swiss|German|French|Austrian|Dutch|Italian|Spanish|Uniform)\s+)?"
    r"(?P<code>[A-Z][A-Za-z]{1,5}\b|(?:Civil|Commercial|Criminal|Penal|Labou?r|Companies)\s+Code\b|Code\s+of\s+"
    r"(?:Obligations|Civil Procedure|Commerce)\b)",
    needs=("Art", "ection", "Sec.", "§"),
)
"""An article of a code that letters or its subject name: Art. 189 ZPO, Section 438 of the Civil Code."""
_HAS = lazy(
    r"[法例》〕\]§]|\bArt(?:icles?|s?\.)\s*\d|\b[Ss]ec(?:tions?|\.)\s*\d|\b(?:Act|Ordinance|Regulations?|Measures|Provisions|Rules|Order|Code|Directive|Laws?|Statutes?)\b|U\.?S\.?C\b"
)
_LAW_TITLE = lazy(
    r"(?:法|法典|条例|规定|办法|解释|解释\([一二三四五]\)|细则|规则|决定|批复|通则|总则|意见|准则|宪法|公约|规范|指引|通知|章程|法律)(?:\(.{1,20}\))?$"
)


_STATE = lazy(r"中华人民共和国|最高人民法院|最高人民检察院|国务院|关于适用")
_HOUSE_RULES = lazy(
    r"(?:合同|协议|服务|公司|甲方|乙方|平台|员工|项目)[^法]{0,12}"
    r"(?:规定|办法|规则|细则|规范|章程|通知|意见|指引|解释|准则|决定)$"
)
_OF_CHINA = lazy(r"^(?:中华人民共和国|中国)")
_AMENDED = lazy(r"\((?:\d{4}年?)?(?:第[一二三四五六七八九十]+次)?(?:修正|修订|\d{4})[^)]*\)$")
_TO = frozenset({"至", "到", "-"})
_YEAR_IN_BRACKETS = lazy(r"[\[(](\d{4})[\])]")


class Statute(Struct, frozen=True):
    """One citation."""

    start: int
    end: int
    name: str
    """The usual short name: without 中华人民共和国, brackets and year of revision."""
    articles: tuple[str, ...] = ()
    """Articles cited, `585`, `585/2` for 第五百八十五条第二款, `133-1` for 第一百三十三条之一; of a range
    its two ends."""
    title_span: tuple[int, int] = (0, 0)
    """Offset range of the name alone, brackets included."""
    joined: tuple[str, ...] = ()
    """What the articles alone do not tell: `or` where one of them is meant, `to1` where all from the first to
    the second are."""

    @property
    def key(self) -> str:
        """A string that two citations share exactly when they cite the same words of the law."""
        return "|".join((self.name, *self.articles, *self.joined))


@lru_cache(maxsize=1)
def _known() -> re.Pattern[str]:
    names = either((*table("statutes")["names"], *table("statutes")["repealed"]))
    return compiled(rf"(?:中华人民共和国)?(?P<name>{names})(?![院律规官人庭定学案])")


def short_name(title: str) -> str:
    """Return the name of a statute as lawyers call it: `中华人民共和国民法典` is `民法典`."""
    name = _OF_CHINA.sub("", title.strip())
    name = _AMENDED.sub("", name)
    return str(table("statutes")["aliases"].get(name, name))


def is_law(title: str) -> bool:
    """Return whether the title in 《》 is that of a statute rather than of a contract or a document."""
    name = short_name(title)
    if name in table("statutes")["repealed"]:
        return True
    if not _LAW_TITLE.search(name) or (len(name) < 3 and name not in table("statutes")["names"]):
        return False
    return bool(_STATE.search(title)) or not _HOUSE_RULES.search(name)


@lru_cache(maxsize=4096)
def find_statutes(text: str) -> tuple[Statute, ...]:
    """Return every statute that `text` cites, in order, with the articles named behind it."""
    if not _HAS.search(text):
        return ()
    folded = fold(text)
    found = statutes_in(folded.text)
    if not folded.offsets:
        return found
    back = folded.original_span
    return tuple(
        Statute(*back(item.start, item.end), item.name, item.articles, back(*item.title_span), item.joined)
        for item in found
    )


@lru_cache(maxsize=65536)
def statutes_in(flat: str) -> tuple[Statute, ...]:
    """Return the statutes that a folded text cites."""
    if not _HAS.search(flat):
        return ()
    found = [
        _with_articles(flat, *match.span(), short_name(match[1]))
        for match in _TITLE.finditer(flat)
        if is_law(match[1])
    ]
    taken = [(item.start, item.end) for item in found]
    titles = [match.span() for match in _TITLE.finditer(flat)]
    for match in _OF_LAW.finditer(flat):
        taken.append(match.span())
        name, articles = (" ".join(match[group].split()) for group in ("law", "articles"))
        found.append(Statute(*match.span(), name, (articles,), match.span("law")))
    for match in _ENGLISH.finditer(flat):
        if any(low < match.end() and match.start() < high for low, high in taken):
            continue
        words = match.group()
        taken.append(match.span())
        found.append(Statute(*match.span(), " ".join(words.split()), (), match.span()))
    for match in _OF_CODE.finditer(flat):
        code = match["code"]
        if any(low < match.end() and match.start() < high for low, high in taken):
            continue
        if " " in code or code in table("statutes")["codes"]:
            taken.append(match.span())
            found.append(Statute(*match.span(), " ".join(match.group().split()), (), match.span()))
    for pattern in (_known(), _NOTICE):
        for match in pattern.finditer(flat):
            start, end = match.span()
            if any(low < end and start < high for low, high in (*taken, *titles)):
                continue
            name = (
                short_name(match["name"])
                if pattern is not _NOTICE
                else _YEAR_IN_BRACKETS.sub(r"〔\1〕", match.group())
            )
            found.append(_with_articles(flat, start, end, name))
            taken.append((found[-1].start, found[-1].end))
    found.sort(key=lambda item: item.start)
    return tuple(found)


def _with_articles(flat: str, start: int, end: int, name: str) -> Statute:
    match = _ARTICLES.match(flat, end) if flat.find("条", end, end + 80) >= 0 else None
    if not match:
        return Statute(start, end, name, (), (start, end))
    articles: list[str] = []
    joints = ["or"] if "或" in match.group() else []
    place = match.end()
    for one in _ONE_ARTICLE.finditer(flat, end, match.end()):
        numbers = [parse_number(part) if part else None for part in one.groups()]
        article = plain(numbers[0] or 0) if numbers[0] is not None else one[1]  # type: ignore[arg-type]
        if numbers[1] is not None:
            article += f"-{plain(numbers[1])}"
        for number in numbers[2:]:
            if number is not None:
                article += f"/{plain(number)}"
        if flat[place : one.start()] in _TO and not _follows(articles[-1], article):
            joints.append(f"to{len(articles)}")
        articles.append(article)
        place = one.end()
    return Statute(start, match.end(), name, tuple(articles), (start, end), tuple(joints))


def _follows(article: str, after: str) -> bool:
    """Tell whether an article is the next one, so that a range from one to the other is a list of both."""
    return article.isdigit() and after.isdigit() and int(after) == int(article) + 1


class Repeal(Struct, frozen=True):
    """That an instrument is no longer in force."""

    name: str
    since: str
    """ISO date from which it is not in force."""
    replaced_by: str
    source: str
    """Statute and article that repealed it."""


@lru_cache(maxsize=1)
def _dead_in_english() -> re.Pattern[str]:
    """Return what cites in English a statute that is not in force: one of China as that of China."""
    data = table("statutes")
    names = "|".join(map(re.escape, sorted(data["repealed_english"], key=len, reverse=True)))
    chinese = "|".join(map(re.escape, sorted(data["repealed_chinese"], key=len, reverse=True)))
    china = r"(?:the )?(?:People['’]s Republic of China|PRC|P\.R\. ?China|China)"
    return compiled(
        rf"\b(?:(?P<name>{names})|(?:PRC|P\.R\.C\.|Chinese|China['’]s) (?P<prc>{chinese})\b"
        rf"|(?P<of>{chinese}) of {china}\b)"
    )


def dead_in_english(text: str) -> tuple[tuple[int, int, Repeal], ...]:
    """Return where an English text cites a statute that is no longer in force, as offsets and the repeal."""
    found = []
    for match in _dead_in_english().finditer(text):
        name = match["name"] or match["prc"] or match["of"]
        entry = table("statutes")["repealed_english" if match["name"] else "repealed_chinese"][name]
        found.append((*match.span(), Repeal(match[0], entry["since"], entry["by"], entry["source"])))
    return tuple(found)


def repeal_of(name: str) -> Repeal | None:
    """Return the repeal of the statute of that short name, or None where the table knows of none."""
    entry: dict[str, Any] | None = table("statutes")["repealed"].get(short_name(name))
    if entry is None:
        for stem, facts in table("statutes")["repealed_interpretations"].items():
            if "解释" in name and re.search(rf"(?:^|[^\u4e00-\u9fff]|国|适用){stem}", name):
                entry = facts
                break
    if entry is None:
        return None
    return Repeal(short_name(name), entry["since"], entry["by"], entry["source"])
