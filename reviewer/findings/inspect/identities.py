"""Who signs and who is paid: accounts, holders and names that differ between places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.findings.context import place
from reviewer.findings.observation import Observation
from reviewer.language.folding import fold_key
from reviewer.model import Message
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reviewer.findings.inspect.scene import Scene
    from reviewer.model import Clause

__all__ = ["identities"]

_ACCOUNT = lazy(r"(?:银行)?(?:账|帐)(?:号|户号码)(?:为)?：?\s*(?P<value>\d[\d \-]{7,30}\d)")
_HOLDER = lazy(
    r"(?:户名|账户名称|帐户名称|开户名称|开户名|收款人)(?:(?:为)?：\s*|为(?=[“\"])|为?(?=[一-鿿]{4,30}公司[，。；、]))[“\"]?(?P<value>[^，。；：、”\"\s【_]{2,40})"
)
_PERSON = lazy(r"[一-鿿]{2,3}(?:·[一-鿿]{1,8})?$")
_APPOINTED = lazy(r"指定|委托|代收|监管|共管|托管|公证|提存|第三方")
_FIRM = lazy(r"(?:公司|中心|合伙企业|厂|店|事务所|研究院|学校|医院)$")
_SIGNED = lazy(
    r"^(?P<label>[甲乙丙丁]方)(?:（[^）]{0,12}）)?：\s*(?P<value>[^（）：\s_【]{4,40}(?:公司|中心|合伙企业|厂|店|事务所))"
)
_OWNER = lazy(r"([甲乙丙丁]方)(?:的)?(?:指定|收款|银行|账户|帐户|以下|下列|如下)")
_FIELD = lazy(r"[^\n\t]+")
_NOT_A_DIGIT = lazy(r"\D")


def identities(scene: Scene) -> Iterator[Observation]:
    """Yield `consistency.party` for a party's account that differs between two places, an account holder that
    is none of the parties, and a signature under another name than the heading's."""
    if scene.contract.language != "zh":
        return
    yield from _accounts(scene)
    yield from _holders(scene)
    yield from _signatures(scene)


def _told(
    scene: Scene,
    clause: Clause,
    span: tuple[int, int],
    key: str,
    facts: Mapping[str, str | int | float | tuple[str, ...] | Message],
) -> Observation:
    data = {name: value for name, value in facts.items() if isinstance(value, str)}
    return Observation(
        kind="consistency.party",
        message=Message(f"check.party.{key}", facts),
        draft=scene.quote(clause, *span),
        topic=f"consistency.party/{key}",
        data={"check": key, **data},
    )


def _owner(scene: Scene, clause: Clause, start: int) -> str | None:
    """Return the label of the party whose account is given at that place; None where that cannot be told."""
    for party in scene.contract.parties:
        if clause.id == party.clause or any(
            above.id == party.clause for above in scene.index.ancestors(clause)
        ):
            return party.label
    holder = _HOLDER.search(scene.text(clause))
    if holder:
        named = fold_key(holder["value"])
        for party in scene.contract.parties:
            if party.name and fold_key(party.name) == named:
                return party.label
    if clause.kind == "signature":
        return _signing(scene, clause)
    chain = [scene.text(clause)[:start], *(scene.text(above) for above in scene.index.ancestors(clause))]
    for text in chain:
        found = _OWNER.findall(text)
        if len(set(found)) == 1:
            return str(found[0])
    return None


def _signing(scene: Scene, clause: Clause) -> str | None:
    """Return the label of the party in whose part of the signature block a line stands."""
    labels = {scene.levelled(label): label for label in scene.labels("party")}
    for above in reversed(scene.clauses[: scene.order.get(clause.id, 0) + 1]):
        if above.kind != "signature":
            return None
        opening = next((label for label in labels if scene.text(above).startswith(label)), None)
        if opening is not None:
            return labels[opening]
    return None


def _accounts(scene: Scene) -> Iterator[Observation]:
    if "号" not in scene.whole:
        return
    seen: dict[str, tuple[Clause, str]] = {}
    for clause in scene.holding(("账", "帐")):
        for found in _ACCOUNT.finditer(scene.text(clause)):
            owner = _owner(scene, clause, found.start())
            if owner is None:
                continue
            digits = _NOT_A_DIGIT.sub("", found["value"])
            if owner not in seen:
                seen[owner] = clause, digits
            elif seen[owner][1] != digits:
                facts: dict[str, str | int | float | Message] = {
                    "label": owner,
                    "one": digits,
                    "two": seen[owner][1],
                    "place": place(seen[owner][0]),
                }
                yield _told(scene, clause, found.span("value"), "account", facts)


def _holders(scene: Scene) -> Iterator[Observation]:
    names = [party.name for party in scene.contract.parties if party.name]
    if len(names) < len(scene.contract.parties) or not any(map(_FIRM.search, names)):
        return
    known = {fold_key(name) for name in names}
    for clause in scene.clauses:
        text = scene.text(clause)
        if "户名" not in text and "账户名称" not in text and "收款人" not in text and "开户名" not in text:
            continue
        for found in _HOLDER.finditer(text):
            holder = found["value"]
            person = _PERSON.fullmatch(holder) and not _APPOINTED.search(text)
            if (_FIRM.search(holder) or person) and fold_key(holder) not in known:
                facts: dict[str, str | tuple[str, ...]] = {"holder": holder, "names": tuple(names)}
                yield _told(scene, clause, found.span("value"), "holder", facts)


def _signatures(scene: Scene) -> Iterator[Observation]:
    names = {
        party.label: party.name for party in scene.contract.parties if party.name and _FIRM.search(party.name)
    }
    if not names:
        return
    for clause in scene.clauses:
        if clause.kind != "signature":
            continue
        for part in _FIELD.finditer(scene.text(clause)):
            found = _SIGNED.match(part.group().strip())
            if found is None or found["label"] not in names:
                continue
            signed, named = found["value"], names[found["label"]]
            if fold_key(signed) != fold_key(named):
                start = clause.text.find(signed)
                facts: dict[str, str | int | float | Message] = {
                    "label": found["label"],
                    "one": signed,
                    "two": named,
                }
                if start >= 0:
                    yield _told(scene, clause, (start, start + len(signed)), "signature", facts)
