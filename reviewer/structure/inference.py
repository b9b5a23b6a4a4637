"""Which function a party has where no role word says so: from the recitals, else from its duties."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.language.roles import class_of_title, compiled_with, role_classes
from reviewer.patterns import either, lazy

if TYPE_CHECKING:
    from reviewer.language.roles import RoleClass
    from reviewer.model import Clause, Party

_OPENING = ("recital", "preamble", "item")
_COUNTED = lazy(r"[\d一二三]+$")
_CLAIMS_OR_COLLECTS = lazy(r"有权要求|收取")
_CLAIMS = lazy(r"有权要求")


def infer_roles(
    parties: tuple[Party, ...], clauses: tuple[Clause, ...], title: str
) -> dict[str, tuple[str, str]]:
    """Return role and basis (`recital` or `duties`) of the parties without a role whose acts show one."""
    if len(parties) < 2 or all(party.role for party in parties):
        return {}
    given = {party.label: party.role for party in parties if party.role}
    by_name = {entry.name: entry for entry in role_classes()}
    classes = [entry for entry in by_name.values() if given and set(given.values()) & {entry.a, entry.b}]
    if not classes:
        classes = [by_name[name] for name in class_of_title(title)]
    if not classes:
        classes = [by_name["service"], by_name["sale"]]
    opening = [clause.text for clause in clauses[: _first_article(clauses)] if clause.kind in _OPENING]
    duties = [clause.text for clause in clauses[:1500] if clause.kind in ("article", "clause", "item")]
    stems = {party.label: _COUNTED.sub("", party.label) for party in parties}
    labels = list(dict.fromkeys(stems.values()))
    given = {stems[label]: role for label, role in given.items()}
    for texts, basis, least in ((opening, "recital", 1), (duties, "duties", 2)):
        acts = _acts(texts, labels)
        for entry in classes:
            found = _judge(acts, entry, labels, least)
            if found and all(given.get(label, role) == role for label, role in found.items()):
                return {
                    party.label: (found[stems[party.label]], basis)
                    for party in parties
                    if not party.role and stems[party.label] in found
                }
    return {}


def _first_article(clauses: tuple[Clause, ...]) -> int:
    starts = (at for at, clause in enumerate(clauses) if clause.kind in ("chapter", "article"))
    return min(next(starts, 0), 80)


def _acts(texts: list[str], labels: list[str]) -> dict[str, list[str]]:
    """Return for each label the words that follow it as a subject, up to the next subject or a full stop."""
    anyone = either(labels)
    subject = compiled_with(
        labels,
        rf"(?:^|(?<=[，,。；;：:、由就于]))\s*({anyone})([^。；;]{{1,60}}?)(?=[。；;]|[，,]\s*(?:{anyone})|$)",
    )
    found: dict[str, list[str]] = {label: [] for label in labels}
    for text in texts:
        place = 0
        while match := subject.search(text, place):
            found[match.group(1)].append(match.group(2))
            place = match.end(2)
    return found


def _judge(
    acts: dict[str, list[str]], entry: RoleClass, labels: list[str], least: int
) -> dict[str, str] | None:
    if entry.acts_a is None or entry.acts_b is None:
        return None
    scores = {}
    for label in labels:
        a = sum(
            1
            for words in acts[label]
            if entry.acts_a.search(words) and not _CLAIMS_OR_COLLECTS.search(words[:8])
        )
        b = sum(1 for words in acts[label] if entry.acts_b.search(words) and not _CLAIMS.search(words[:8]))
        scores[label] = a - b
    ranked = sorted(labels, key=lambda label: -scores[label])
    high, low = ranked[0], ranked[-1]
    if scores[high] - scores[low] < least or scores[high] == scores[low]:
        return None
    return {high: entry.a, low: entry.b}
