"""Rules as data: one TOML file a topic, the program's own and a firm's, checked before any is used."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn

from reviewer import tables
from reviewer.errors import UsageError
from reviewer.findings.inspect.rules import BOUND, Against, Limit, Rule, Rulebook
from reviewer.findings.tables import table
from reviewer.model import SEVERITIES
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


__all__ = ["RuleFile", "is_shipped", "rule_files", "rulebook_with", "shipped_rulebook"]

KINDS = (
    "limit.statutory",
    "term.confusable",
    "dispute.conflict",
    "consistency.contradiction",
    "consistency.wording",
    "consistency.party",
    "law.repealed",
    "law.article",
    "advice.vague",
    "advice.balance",
    "advice.risk",
)
SCOPES = ("sentence", "clause", "article", "contract")
SORTS = ("amount", "percent", "duration", "count")
_ROLE = lazy(r"(?<!P)<([a-z]+)>")
_DATE = lazy(r"\d{4}-\d{2}-\d{2}")
_FIELDS: Mapping[str, type] = {
    "id": str, "title": dict, "kind": str, "severity": str, "sure": str, "types": list, "not_types": list,
    "scope": str, "any": list, "with": list, "without": list, "contract_with": list, "contract_without": list,
    "article_without": list, "pattern": str, "against": dict, "quantity": dict, "once": bool, "message": dict,
    "source": str, "from": str, "until": str,
}  # fmt: skip
_QUANTITY = ("sort", "unit", "above", "below", "at_least", "at_most", "not_in", "yearly", "per", "of_total")
_AGAINST = ("any", "pattern", "without", "same")


class RuleFile(NamedTuple):
    """A file of a firm's rules or rates."""

    path: str
    text: str


@lru_cache(maxsize=1)
def shipped_rulebook() -> Rulebook:
    """Return the rules that come with the program."""
    place = ("findings", "data", "rules")
    rules = [
        rule for name in tables.names(*place) for rule in _rules(name, tables.read(*place, name), ours=True)
    ]
    return Rulebook(tuple(rules), table("rates"))


def is_shipped(rule: Rule) -> bool:
    """Tell whether a rule is one of the program's own, not a firm's."""
    return _shipped().get(rule.id) is rule


@lru_cache(maxsize=1)
def _shipped() -> dict[str, Rule]:
    return {rule.id: rule for rule in shipped_rulebook().rules}


def rule_files(folders: tuple[Path, ...]) -> tuple[RuleFile, ...]:
    """Return the files of a firm's folders in their order; `UsageError` where one cannot be read."""
    files: list[RuleFile] = []
    for folder in folders:
        try:
            paths = sorted(path for path in folder.iterdir() if path.suffix == ".toml")
            files += [RuleFile(str(path), path.read_text(encoding="utf-8-sig")) for path in paths]
        except (OSError, UnicodeDecodeError) as error:
            raise UsageError("rules.unreadable", path=str(folder)) from error
    return tuple(files)


def rulebook_with(files: Iterable[RuleFile]) -> Rulebook:
    """Return the shipped rules with those of a firm's files: a rule of the same id takes the older's place.

    A file `rates.toml` replaces rates of the same name. Raises `UsageError` naming the file, the rule and
    what is wrong with it.
    """
    book = shipped_rulebook()
    rules = {rule.id: rule for rule in book.rules}
    rates = dict(book.rates)
    for path, text in files:
        if Path(path).name == "rates.toml":
            rates.update(_rates(path, text))
            continue
        rules.update((rule.id, rule) for rule in _rules(path, _parsed(path, text)))
    return Rulebook(tuple(rules.values()), rates)


def _parsed(path: str, text: str) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UsageError("rules.not_toml", path=path, reason=str(error)) from error


def _rates(path: str, text: str) -> dict[str, Any]:
    rates = _parsed(path, text)
    for name, rate in rates.items():
        try:
            for value in rate["values"]:
                Decimal(str(value["value"]))
                str(value["from"])
        except (KeyError, TypeError, InvalidOperation) as error:
            raise UsageError("rules.rate", path=path, name=name) from error
    return rates


def _rules(path: str, loaded: Mapping[str, Any], *, ours: bool = False) -> Iterable[Rule]:
    """Yield the rules of a file; `ours`, those that come with the program, are not checked in every run."""
    entries = loaded.get("rule")
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise UsageError("rules.no_rules", path=path)
    seen: set[str] = set()
    for place, entry in enumerate(entries, start=1):
        name = str(entry.get("id") or f"#{place}")
        if name in seen:
            _refuse(path, name, "id", name)
        seen.add(name)
        if not ours:
            _check(path, name, entry)
        yield _rule(path, name, entry)


def _refuse(path: str, rule: str, name: str, value: object) -> NoReturn:
    raise UsageError("rules.wrong", path=path, rule=rule, field=name, value=str(value))


def _check(path: str, name: str, entry: dict[str, Any]) -> None:
    """Refuse a rule in which something is missing, unknown or of the wrong kind."""
    for key, value in entry.items():
        if key not in _FIELDS or not isinstance(value, _FIELDS[key]):
            _refuse(path, name, key, value)
    for key in ("id", "kind", "severity", "any", "message"):
        if not entry.get(key):
            raise UsageError("rules.missing", path=path, rule=name, field=key)
    sure = entry.get("sure", "P")
    checks = (
        ("kind", entry["kind"], KINDS),
        ("severity", entry["severity"], SEVERITIES),
        ("scope", entry.get("scope", "sentence"), SCOPES),
        ("sure", sure, ("V", "N", "M", "P")),
    )
    for key, value, known in checks:
        if value not in known:
            _refuse(path, name, key, value)
    if sure == "M" and entry["severity"] != "info":
        _refuse(path, name, "severity", entry["severity"])
    for key in ("from", "until"):
        if key in entry and not _DATE.fullmatch(entry[key]):
            _refuse(path, name, key, entry[key])
    against = entry.get("against")
    for pattern in (entry.get("pattern"), against and against.get("pattern")):
        _check_pattern(path, name, pattern)
    message = _both(entry["message"])
    try:
        for text in message.values():
            text.format(words="", other="", value="", limit="", place="", other_place="", seen="", count=1)
    except (KeyError, IndexError, ValueError):
        _refuse(path, name, "message", message)


def _rule(path: str, name: str, entry: dict[str, Any]) -> Rule:
    """Return the rule that an entry sets out; `UsageError` where a list of it holds no words."""
    against = entry.get("against")
    return Rule(
        id=name,
        title=_both(entry.get("title", {"zh": name})),
        kind=entry["kind"],
        severity=entry["severity"],
        sure=entry.get("sure", "P"),
        message=_both(entry["message"]),
        any=_words(path, name, "any", entry["any"]),
        types=frozenset(_words(path, name, "types", entry.get("types", []))),
        not_types=frozenset(_words(path, name, "not_types", entry.get("not_types", []))),
        scope=entry.get("scope", "sentence"),
        with_=tuple(_words(path, name, "with", group) for group in entry.get("with", [])),
        without=_words(path, name, "without", entry.get("without", [])),
        contract_with=tuple(
            _words(path, name, "contract_with", group) for group in entry.get("contract_with", [])
        ),
        contract_without=_words(path, name, "contract_without", entry.get("contract_without", [])),
        article_without=_words(path, name, "article_without", entry.get("article_without", [])),
        pattern=entry.get("pattern"),
        against=_against(path, name, against) if against else None,
        quantity=_limit(path, name, entry["quantity"]) if "quantity" in entry else None,
        once=entry.get("once", True),
        source=entry.get("source"),
        start=entry.get("from"),
        until=entry.get("until"),
        file=Path(path).name,
    )


def _check_pattern(path: str, name: str, pattern: object) -> None:
    if pattern is None:
        return
    try:
        re.compile(_ROLE.sub("x", str(pattern)).replace("{g}", "x").replace("{h}", "x"))
    except re.error:
        _refuse(path, name, "pattern", pattern)


def _both(words: Mapping[str, str]) -> dict[str, str]:
    zh, en = words.get("zh"), words.get("en")
    return {"zh": str(zh or en or ""), "en": str(en or zh or "")}


def _words(path: str, rule: str, name: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(word, str) and word for word in value):
        _refuse(path, rule, name, value)
    return tuple(word.lower() for word in value)


def _against(path: str, name: str, entry: dict[str, Any]) -> Against:
    for key in entry:
        if key not in _AGAINST:
            _refuse(path, name, f"against.{key}", entry[key])
    if not entry.get("any") or not entry.get("pattern"):
        raise UsageError("rules.missing", path=path, rule=name, field="against.any, against.pattern")
    return Against(
        _words(path, name, "against.any", entry["any"]),
        str(entry["pattern"]),
        _words(path, name, "against.without", entry.get("without", [])),
        bool(entry.get("same", True)),
    )


def _limit(path: str, name: str, entry: dict[str, Any]) -> Limit:
    for key, value in entry.items():
        if key not in _QUANTITY:
            _refuse(path, name, f"quantity.{key}", value)
        if key in ("above", "below", "at_least", "at_most") and not BOUND.fullmatch(str(value)):
            _refuse(path, name, f"quantity.{key}", value)
    if entry.get("per") not in (None, "day", "week", "month", "quarter", "year"):
        _refuse(path, name, "quantity.per", entry["per"])
    if entry.get("sort") not in SORTS:
        _refuse(path, name, "quantity.sort", entry.get("sort"))
    bounds = {key: str(entry[key]) for key in ("above", "below", "at_least", "at_most") if key in entry}
    return Limit(
        sort=entry["sort"],
        unit=entry.get("unit"),
        not_in=tuple(str(value) for value in entry.get("not_in", [])),
        yearly=bool(entry.get("yearly", False)),
        per=entry.get("per"),
        of_total=bool(entry.get("of_total", False)),
        **bounds,
    )
