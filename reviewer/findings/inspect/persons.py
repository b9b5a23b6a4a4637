"""A person named twice with another character or letter in the name, and an identity number that is not of
the day of birth or the sex beside it."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from rapidfuzz.distance import Levenshtein

from reviewer.findings.context import place
from reviewer.findings.observation import Observation
from reviewer.findings.tables import table
from reviewer.model import Message
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewer.findings.inspect.scene import Scene
    from reviewer.model import Clause

__all__ = ["identity_numbers", "persons"]

_ROLES = (
    *"联系人 负责人 代表人 代理人 经办人 保证人 担保人 项目经理 委派代表 收件人".split(),
    *"授权代表 监护人 承办人 主讲人 讲师 导师 律师 入住老人 被保险人 受益人 共有人 配偶".split(),
)
_NAMED = lazy(
    rf"(?:{'|'.join(_ROLES)})(?:）|姓名|为|是|：|由|，)*(?P<name>[一-鿿]{{3}})(?![一-鿿]{{0,3}}(?:公司|中心|部))"
)
_TITLED = lazy(
    r"\b(?:[Dd]r|[Mm]r|[Mm]rs|[Mm]s|[Pp]rof(?:essor)?)\.? ?"
    r"(?P<name>[A-Z][a-z]+(?: [A-Z]\.)?(?: [A-Z][a-z]+){1,2})"
)
_NO_NAME = lazy(r"[的应须由或及和与在对其各双甲乙丙一本该未将可不人员者签章个组费理工]")
_LED = lazy(r"(?:由|经|与|和|向|给|致|请|对|因|即|为|是|、|，|：|（|：?\s|人|方|理|师|表|托|权|生|士|交|送)$")
_FOLLOWED = lazy(
    r"(?:在|为|担任|签|负责|先生|女士|，|。|；|、|（|）|收|于|应|须|无|有|书面|确认|承担|出具|代|同意|本人|是|亲|通|作|对|$|\s)"
)
_SIBLING, _LONG = 3, 8
_NUMBER = lazy(r"(?<!\d)(?P<number>\d{6}(?P<day>(?:19|20)\d{6})\d{2}(?P<sex>\d)[\dXx])(?!\d)")
_BORN = lazy(
    r"(?P<year>(?:19|20)\d{2})年(?P<month>\d{1,2})月(?P<day>\d{1,2})日(?:出生|生(?=[，。；]))|出生(?:日期|年月日)?(?:：|于|为)*"
    r"(?P<year2>(?:19|20)\d{2})年(?P<month2>\d{1,2})月(?P<day2>\d{1,2})日"
)
_SEX = lazy(r"[，（、：](?:性别：?)?(?P<sex>男|女)(?=[，）、。\s]|$)")


def persons(scene: Scene) -> Iterator[Observation]:
    """Yield `consistency.party` where the name of a person whom the contract names stands a second time with
    one other character (沈佩芳, 沈佩芬), or one other letter (Lu Weimin, Lu Weiming)."""
    if scene.chinese:
        yield from _chinese(scene)
    elif any(map(scene.raw.has, ("Mr", "Ms", "Mrs", "Dr", "Prof"))):
        yield from _english(scene)


def _chinese(scene: Scene) -> Iterator[Observation]:
    named: dict[str, Clause] = {}
    for party in scene.contract.parties:
        if party.name and len(party.name) == _SIBLING and _is_name(party.name):
            clause = next((one for one in scene.clauses if party.name in one.text), None)
            if clause is not None:
                named[party.name] = clause
    for number in scene.lines.holding(_ROLES):
        clause = scene.clauses[number]
        for found in _NAMED.finditer(scene.lines.texts[number]):
            if _is_name(found["name"]):
                named.setdefault(found["name"], clause)
    whole = scene.whole
    for name, clause in named.items():
        if len(named) > _MOST:
            return
        for wrong in _lookalikes(name, whole):
            word = wrong.group()
            if word in named or any(name in one.text for one in scene.holding((word,))):
                continue
            number = scene.lines.line_at(wrong.start())
            other, low = scene.clauses[number], wrong.start() - scene.lines.start_of(number)
            text = scene.text(other)
            led, followed = _LED.search(text, 0, low), _FOLLOWED.match(text, low + len(word))
            if (low and not led) or not followed or other.id == clause.id:
                continue
            if scene.order[other.id] < scene.order[clause.id]:
                continue
            yield _told(scene, (other, low, low + len(word)), (clause, name))
            return


_MOST = 24


def _is_name(word: str) -> bool:
    """Tell whether three characters may be a person's name."""
    return word[0] in table("surnames")["one"] and not _NO_NAME.search(word)


def _lookalikes(name: str, whole: str) -> Iterator[re.Match[str]]:
    """Yield where a name of three characters stands with another second or third one."""
    first, second, third = tuple(name)
    han = "[一-鿿]"
    for said in (f"{first}{second}(?!{third}){han}", f"{first}(?!{second}){han}{third}"):
        yield from re.compile(said).finditer(whole)


def _english(scene: Scene) -> Iterator[Observation]:
    seen: dict[str, Clause] = {}
    for clause in scene.clauses:
        if "r" not in clause.text and "s" not in clause.text:
            continue
        for found in _TITLED.finditer(clause.text):
            name = found["name"]
            other = next((one for one in seen if one != name and _one_letter(one, name)), None)
            if other is not None and seen[other].id != clause.id:
                yield _told(scene, (clause, *found.span("name")), (seen[other], other))
                return
            seen.setdefault(name, clause)


def _one_letter(one: str, two: str) -> bool:
    """Tell whether two names differ by one letter in one of their words, by two in a long word."""
    here, there = one.split(), two.split()
    if len(here) != len(there):
        return False
    differing = [(a, b) for a, b in zip(here, there, strict=True) if a != b]
    if len(differing) != 1:
        return False
    short, long = sorted(differing[0], key=len)
    most = 1 if len(short) < _LONG else 2
    return len(short) > _SIBLING and short[0] == long[0] and Levenshtein.distance(short, long) <= most


def _told(scene: Scene, here: tuple[Clause, int, int], there: tuple[Clause, str]) -> Observation:
    clause, start, end = here
    other, name = there
    one = clause.text[start:end]
    facts: dict[str, str | int | float | Message] = {"one": one, "two": name, "place": place(other)}
    return Observation(
        kind="consistency.party",
        message=Message("check.party.person", facts),
        draft=scene.quote(clause, start, end),
        topic="consistency.party/person",
        data={"check": "person", "one": one, "two": name, "other_clause": other.id},
    )


def identity_numbers(scene: Scene) -> Iterator[Observation]:
    """Yield `consistency.contradiction` for a citizen's number whose digits for the day of birth and the sex
    (GB 11643) are not those that the same clause states."""
    if not scene.chinese or not scene.lines.any(("出生", "男", "女")):
        return
    for number in scene.lines.matching(_NUMBER):
        clause, text = scene.clauses[number], scene.lines.texts[number]
        found = list(_NUMBER.finditer(text))
        if len(found) != 1:
            continue
        one = found[0]
        born, sex = _BORN.search(text), _SEX.search(text)
        day = _day(born) if born else None
        digits = one["day"]
        wrong: tuple[str, str] | None = None
        if day is not None and day.strftime("%Y%m%d") != digits:
            wrong = "born", f"{digits[:4]}-{digits[4:6]}-{digits[6:]}"
        elif sex and (int(one["sex"]) % 2 == 1) != (sex["sex"] == "男"):
            wrong = "sex", "男" if sex["sex"] == "女" else "女"
        if wrong is None:
            continue
        said = born if wrong[0] == "born" else sex
        if said is None:
            continue
        start, end = sorted((said.span(), one.span()))
        words = clause.text[slice(*said.span())].strip("，（、")
        yield Observation(
            kind="consistency.contradiction",
            message=Message(f"check.party.{wrong[0]}", {"words": words, "shown": wrong[1]}),
            draft=scene.quote(clause, start[0], end[1]),
            topic="consistency.contradiction/identity",
            data={"check": wrong[0], "words": words},
            source="GB 11643",
        )


def _day(born: re.Match[str]) -> date | None:
    year, month, day = (int(born[key] or born[f"{key}2"]) for key in ("year", "month", "day"))
    try:
        return date(year, month, day)
    except ValueError:
        return None
