"""English sentences with one change in law put into each: none is told as wording alone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.findings.mutations import changed, first

CONTRACTS = Path(__file__).parents[2] / "benchmarks" / "accuracy" / "contracts" / "tuned"
MOST = 30
"""So many sentences are tried for each change, taken from all over the contracts."""
CONTRACT = (
    'SERVICES AGREEMENT\nThis Agreement is made between Alpha Ltd (the "{}") and Beta Ltd (the "{}").\n'
    "1. Services\n1.1 Each party shall act in good faith.\n1.2 {}\n1.3 Each party shall obey the law.\n"
)
PAIRS = (("Customer", "Supplier"), ("Tenant", "Landlord"), ("Buyer", "Seller"), ("Distributor", "Supplier"))
_EDIT = re.compile(r"⟦([^⟦⟧|⇒]*)⇒[^⟦⟧|]*\|[^⟧]*⟧")
_SENTENCE = re.compile(r"[A-Z][^.;\n⟦⟧]{40,220}[.;]")
_DENIES = re.compile(r"\b(?:no|none|neither|nor|nothing)\b", re.IGNORECASE)
_BINDS = re.compile(r"\b(?:shall|may|must|will)\b")


def affirmed(pattern: str, words: str):
    """Change no sentence whose subject denies: no claim may, must and shall be brought bar alike."""
    change = first(pattern, words)
    return lambda text: text if _DENIES.search(text) else change(text)


def exchanged(text: str) -> str:
    one, other = parties_of(text)
    return re.sub(rf"\b(?:{one}|{other})\b", lambda found: other if found[0] == one else one, text)


def parties_of(text: str) -> tuple[str, str]:
    return next((pair for pair in PAIRS if any(re.search(rf"\b{name}\b", text) for name in pair)), PAIRS[0])


CHANGES = {
    "parties exchanged": exchanged,
    "a duty made an option": affirmed(r"\bshall\b(?! (?:be deemed|mean|include|not))", "may"),
    "a right made a duty": affirmed(r"\bmay\b(?! not)", "must"),
    "a ban lifted": first(r"\b(?:shall|may|must) not\b", "may"),
    "a duty made a ban": first(r"\bshall\b(?! not)", "shall not"),
    "prior dropped": first(r"\bprior (?=written|consent)", ""),
    "writing dropped": first(r"\bwritten ", ""),
    "sole dropped": first(r"\b(?:sole|exclusive) ", ""),
    "or for and": first(r"\band\b", "or"),
    "before for after": first(r"\bafter\b", "before"),
    "an exception dropped": first(r", (?:unless|except|save) [^.;]*", ""),
    "a limit turned": first(r"\b(?:not|no) (?:less|fewer) than\b", "not more than"),
    "a longer term": first(r"(?<![\d.,])([1-9]\d?)(?= (?:days|months|years|Business Days)\b)", r"\g<1>0"),
}


@pytest.fixture(scope="module")
def sentences() -> list[str]:
    found = {
        sentence
        for path in sorted(CONTRACTS.glob("*english*.md"))
        for line in path.read_text(encoding="utf-8").splitlines()
        for sentence in _SENTENCE.findall(_EDIT.sub(r"\1", line))
        if sentence.isascii() and _BINDS.search(sentence)
    }
    return sorted(found)


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_in_law_is_never_told_as_wording_alone(sentences, findings_between, name):
    for before, after in changed(sentences, CHANGES[name], MOST):
        told = findings_between(CONTRACT.format(*parties_of(before), "{}"), before, after)
        assert any(one.severity != "info" for one in told), (before, after)
