"""Parties of another contract: 承租人 in a contract of sale, the Licensee in one of services."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from reviewer.findings.observation import Observation
from reviewer.findings.tables import table
from reviewer.language.roles import role_classes
from reviewer.model import Message
from reviewer.patterns import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from reviewer.findings.inspect.scene import Scene

__all__ = ["strangers"]

_OUTSIDE = ("title", "party", "recital", "preamble", "signature", "table", "note")
_OTHERS = lazy(r"劳务|派遣|外包|用工|人力|居间|中介|三方|补充|转让|债务|承继|概括")
"""Words of a title of contracts that speak of other contracts' parties."""
_DOES = (
    "shall|must|may|will|agrees|undertakes|warrants|retains|owns|grants"
    "|acknowledges|reserves|represents|is entitled"
)
_ROLE_SHALL = lazy(r"the [a-z]+(?:or|ee|er|ant|rd|or) (?:" + _DOES + r")\b")


@lru_cache(maxsize=1)
def _acting() -> re.Pattern[str]:
    words = "|".join(sorted(table("strangers")["words"], key=len, reverse=True))
    return lazy(
        rf"(?:(?<![^，。；：、\s])(?:如|若|因|由|经|但|且|则|并)?(?P<one>{words})(?=(?:进入|使用|提取|领取|办理|到场|提前|收到)?[^，。；]{{0,6}}?(?:应当|须|必须|不得|有权|可以)|应|须|必须|不得"
        rf"|有权|无权|可以|可|负责|承担|保证|承诺|同意|逾期|未|不|违反|违约|按|在|于|擅自|提前)"
        rf"|(?:由|向|经|对|给|归|为|通知|征得|取得|报请?)(?P<two>{words})(?=审核|审批|批准|许可|认可|指定|要求|交还|移交|归还|报告|通知|出具|提交|缴纳|支付|交付|提供|承担|负责|所有|享有|同意"
        rf"|书面|确认|验收|退还|返还|赔偿|自行|，|。|；|$))"
    )


def strangers(scene: Scene) -> Iterator[Observation]:
    """Yield `consistency.party` once for each word that names a party, in a role that nobody has here, and is
    said to owe, may or receive something. Words that the head or a definition explains are known."""
    if not scene.chinese:
        yield from _english(scene)
        return
    if len(scene.contract.parties) < 2 or _OTHERS.search(scene.contract.title):
        return
    roles = {party.role for party in scene.contract.parties if party.role}
    if not roles:
        return
    explained = "\n".join(
        clause.text
        for clause in scene.contract.clauses
        if clause.kind in ("title", "party", "recital", "preamble")
    )
    known = {definition.term for definition in scene.contract.definitions}
    told: set[str] = set()
    for clause, text in scene.matching(_acting()):
        if clause.kind in _OUTSIDE:
            continue
        for found in _acting().finditer(text):
            group = "one" if found["one"] else "two"
            word, start = found[group], found.start(group)
            if word in told or word in known or word in explained or _alias(word, roles):
                continue
            if text.endswith("作为", 0, start) or f"“{word}”" in scene.whole:
                continue
            told.add(word)
            yield Observation(
                kind="consistency.party",
                message=Message("check.party.role", {"word": word}),
                draft=scene.quote(clause, start, start + len(word)),
                topic="consistency.party/unknown",
                data={"label": word, "check": "role"},
            )


@lru_cache(maxsize=1)
def _acting_english() -> re.Pattern[str]:
    words = "|".join(sorted(table("strangers")["english"], key=len, reverse=True))
    return lazy(rf"(?<=[Tt]he )(?P<word>(?i:{words})) (?={_DOES})")


def _english(scene: Scene) -> Iterator[Observation]:
    """Yield the same for an English contract: a role in capitals that the contract gives to nobody."""
    parties = scene.contract.parties
    if len(parties) < 2:
        return
    roles = {party.role for party in parties if party.role}
    known = "\n".join(
        (
            scene.contract.title,
            *(f"{party.label} {party.designation} {party.name}" for party in parties),
            *(definition.term for definition in scene.contract.definitions),
        )
    ).lower()
    told: set[str] = set()
    for clause, _ in scene.matching(_ROLE_SHALL):
        for found in _acting_english().finditer(clause.text):
            word = found["word"].lower()
            if (
                not found["word"][0].isupper()
                or word in told
                or word in known
                or _alias(found["word"], roles)
            ):
                continue
            told.add(word)
            if scene.lines.any((f'"{word}"', f'"the {word}"', f"(the {word})", f"({word})", f"{word} means")):
                continue
            yield Observation(
                kind="consistency.party",
                message=Message("check.party.role", {"word": found["word"]}),
                draft=scene.quote(clause, *found.span("word")),
                topic="consistency.party/unknown",
                data={"label": found["word"], "check": "role"},
            )


def _alias(word: str, roles: set[str]) -> bool:
    """Tell whether a word is another name for the role of a party."""
    return any(kind.side(word) in roles for kind in role_classes() if kind.side(word))
