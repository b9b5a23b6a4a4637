"""Who owes what under a contract: duties, bans, rights, remedies and penalties of each party, and where they
are unequal."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from reviewer.findings.observation import Observation
from reviewer.language.norms import norms_of
from reviewer.language.norms_inherited import inherited
from reviewer.messages import render, say
from reviewer.model import Message, Quote
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewer.findings.inspect.scene import Scene
    from reviewer.language.norms import Norm
    from reviewer.model import Clause, Language

__all__ = ["Balance", "Entry", "balance_of", "imbalance"]

Kind = Literal["duty", "ban", "right", "remedy", "penalty"]
_REMEDY = lazy(
    r"解除|终止本|单方终止|暂停|中止|拒绝|要求[^，。；]{0,12}(?:赔偿|整改|退还|返还|支付违约金)|扣减|扣除|追究|索赔"
)
_EXIT = lazy(r"(?:解除|终止)")
_PENALTY = lazy(r"违约金|滞纳金|罚款|罚息|双倍返还")
_LIABLE = lazy(r"赔偿|利息|资金占用费|违约责任|违约金|滞纳金|承担[^，。；]{0,10}损失")
_MUTUAL = lazy(r"双方|各方|任何一方|任一方|一方违约|一方违反|一方未|违约方|守约方|另一方|对方")
_SLOT = lazy(r"【[^】]*】")
_OWED = lazy(r"(?:支付|付|承担|缴纳)[^，。；]{0,6}违约金|(?:应|须|需|予以|负责)[^，。；]{0,6}赔偿")
_ENOUGH = 8


class Entry(Struct, frozen=True):
    """One duty, ban, right, remedy or penalty."""

    party: str
    """Label, or `both`."""
    kind: Kind
    strength: str
    """Grade of `data/modality.toml`: O4 absolute duty … P permission, R right."""
    quote: Quote


class Asymmetry(Struct, frozen=True):
    """One way in which the parties are not on equal terms."""

    key: Literal["duties", "penalty", "remedy", "liability", "discretion"]
    party: str
    """Who bears more, or who alone has the right."""
    other: str
    more: int = 0
    fewer: int = 0


class Balance(Struct, frozen=True):
    """The table of a contract."""

    parties: tuple[str, ...]
    entries: tuple[Entry, ...]
    asymmetries: tuple[Asymmetry, ...]

    def of(self, party: str, *kinds: Kind) -> tuple[Entry, ...]:
        """Return the entries of a party of those kinds, those of both parties included."""
        return tuple(e for e in self.entries if e.party in (party, "both") and e.kind in kinds)

    def own(self, party: str, *kinds: Kind) -> tuple[Entry, ...]:
        """Return the entries of that party alone."""
        return tuple(e for e in self.entries if e.party == party and e.kind in kinds)


def balance_of(scene: Scene) -> Balance:
    """Return who owes what, under which clause and how strongly, and where the two sides are unequal."""
    labels = scene.labels("party")
    entries = tuple(entry for clause in scene.contents for entry in _entries(scene, clause, labels))
    unequal = tuple(_asymmetries(scene, labels, entries)) if len(labels) == 2 else ()
    return Balance(labels, entries, unequal)


def _entries(scene: Scene, clause: Clause, labels: Sequence[str]) -> Iterator[Entry]:
    if clause.kind in ("recital", "annex", "table") or clause.heading == clause.text:
        return
    above = inherited(scene.contract, clause)
    for norm in norms_of(clause.text, labels, subject=above.subject, listed_as=above.listed_as):
        if norm.derived or norm.bearer is None or _stray(norm):
            continue
        party = norm.bearer if norm.bearer in labels else "both" if _MUTUAL.search(norm.bearer) else None
        kind = _kind(clause.text, norm)
        if party is not None and kind is not None:
            start, end = norm.sentence if norm.bearer_span is None else (norm.start, norm.end)
            yield Entry(party, kind, norm.grade, scene.quote(clause, start, end))


def _stray(norm: Norm) -> bool:
    """Tell whether a plain statement only names the party on the way (`客户通过甲方邮箱发送的…`)."""
    return norm.implied and norm.bearer_span is not None and norm.bearer_span[0] > norm.sentence[0] + 2


def _kind(text: str, norm: Norm) -> Kind | None:
    action = text[norm.action[0] : norm.action[1]]
    if norm.grade in ("R", "R+", "P"):
        return "remedy" if _REMEDY.search(action) else "right"
    if norm.grade in ("F3", "F3c", "F1"):
        return "ban"
    if norm.grade in ("O4", "O3", "O3w", "O2", "O1"):
        return "penalty" if _PENALTY.search(action) else "duty"
    return None


def _asymmetries(scene: Scene, labels: Sequence[str], entries: Sequence[Entry]) -> Iterator[Asymmetry]:
    table = Balance(tuple(labels), tuple(entries), ())
    counts = {label: len(table.own(label, "duty", "ban")) for label in labels}
    light, heavy = sorted(labels, key=lambda label: counts[label])
    if counts[heavy] >= _ENOUGH and not counts[light]:
        yield Asymmetry("duties", heavy, light, counts[heavy], counts[light])
    both = " ".join(scene.text(clause) for clause in scene.contents if _MUTUAL.search(scene.text(clause)))
    liable, exits, fined = _liabilities(scene, labels)
    if not _LIABLE.search(both) and not _nobodys(scene, labels):
        for party, other in (labels, labels[::-1]):
            if party in liable and other not in liable:
                yield Asymmetry("liability", party, other)
            elif party in fined and other not in fined and other in liable:
                yield Asymmetry("penalty", party, other)
    if not _EXIT.search(both):
        for party, other in (labels, labels[::-1]):
            if party in exits and other not in exits:
                yield Asymmetry("remedy", party, other)
    for party, other in (labels, labels[::-1]):
        alone = [entry for entry in table.own(party, "right", "remedy") if entry.strength == "R+"]
        if len(alone) >= 2 and not any(
            entry.strength == "R+" for entry in table.own(other, "right", "remedy")
        ):
            yield Asymmetry("discretion", party, other, len(alone))


def _liabilities(scene: Scene, labels: Sequence[str]) -> tuple[set[str], set[str], set[str]]:
    """Return who is liable for breach, who may end the contract, and who pays a penalty, one party at a
    time."""
    liable: set[str] = set()
    exits: set[str] = set()
    fined: set[str] = set()
    fine, loss = "违约金|滞纳金", "赔偿|违约金|违约责任|滞纳金|损失|利息|资金占用费"
    for clause in scene.contents:
        text = scene.text(clause)
        for start, end in scene.sentences(clause):
            words = _SLOT.sub("【】", text[start:end])
            if not (_LIABLE.search(words) or _EXIT.search(words)):
                continue
            for label in labels:
                name = re.escape(scene.levelled(label))
                owes = rf"(?<![向给对予]){name}(?:(?!有权|要求|可以|无权|[。；，]).){{0,40}}?"
                if re.search(owes + f"(?:{loss})", words) or _named_before(words, name, loss):
                    liable.add(label)
                if re.search(owes + f"(?:{fine})", words) or _named_before(words, name, fine):
                    fined.add(label)
                if re.search(rf"{name}(?:有权|可以?|可单方|有权单方)[^。；]{{0,24}}(?:解除|终止)", words):
                    exits.add(label)
    return liable | fined, exits, fined


def _nobodys(scene: Scene, labels: Sequence[str]) -> bool:
    """Tell whether a penalty or damages are owed by whoever other words name (`迟付：每日…付违约金`)."""
    names = [scene.levelled(label) for label in labels]
    return any(
        _OWED.search(text, start, end) and not any(text.find(name, start, end) >= 0 for name in names)
        for clause, text in scene.saying("违约金", "赔偿")
        for start, end in scene.sentences(clause)
    )


def _named_before(words: str, name: str, consequence: str) -> bool:
    """Tell whether a sentence opens with the party and its own later part, which names no other subject,
    holds the consequence (`甲方…的，应支付…违约金`)."""
    return bool(
        re.search(
            rf"^\W*{name}[^。；]*，\s*(?:还|并|则|均|每[^。；，]{{0,8}}?)*(?:应|须|需|按)"
            rf"[^。；，]{{0,40}}(?:{consequence})",
            words,
        )
    )


def imbalance(scene: Scene) -> Iterator[Observation]:
    """Yield `advice.balance` once, with the asymmetries of the table in one sentence; nothing where
    there are none."""
    contract = scene.contract
    if (
        "employment" in scene.types
        or contract.language != "zh"
        or contract.kind != "contract"
        or len(scene.contents) < _ENOUGH
    ):
        return
    table = balance_of(scene)
    if not table.asymmetries:
        return
    parts = {"zh": _list(table.asymmetries, "zh"), "en": _list(table.asymmetries, "en")}
    favours = _favoured(table)
    yield Observation(
        kind="advice.balance",
        message=Message("check.balance.finding", {"list": Message("check.rule", parts)}),
        topic="advice.balance/table",
        favours=favours,
        data={
            "asymmetries": [f"{one.key}:{one.party}" for one in table.asymmetries],
            "counts": {
                label: {
                    kind: len(table.own(label, kind))
                    for kind in ("duty", "ban", "right", "remedy", "penalty")
                }
                for label in table.parties
            },
        },
    )


def words_of(one: Asymmetry) -> Message:
    """Return an asymmetry as a part of a sentence."""
    if one.key == "duties":
        facts: dict[str, str | int] = {
            "heavy": one.party, "light": one.other, "more": one.more, "fewer": one.fewer,
        }  # fmt: skip
    elif one.key == "discretion":
        facts = {"party": one.party, "other": one.other, "count": one.more}
    else:
        facts = {"party": one.party, "other": one.other}
    if one.key == "duties" and not one.fewer:
        facts.pop("fewer")
        return Message("check.balance.duties_none", facts)
    return Message(f"check.balance.{one.key}", facts)


def _list(asymmetries: Sequence[Asymmetry], lang: Language) -> str:
    return say("check.balance.separator", lang).join(render(words_of(one), lang) for one in asymmetries)


def _favoured(table: Balance) -> str:
    """Return the party whom every asymmetry favours; `unclear` where they point both ways."""
    gains = {one.party if one.key in ("remedy", "discretion") else one.other for one in table.asymmetries}
    return gains.pop() if len(gains) == 1 else "unclear"
