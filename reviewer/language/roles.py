"""Who a party is by the word that stands beside its label: functional classes, and the labels themselves.

The letters 甲 and 乙 say nothing; `委托方`, `出租人` or `Provider` do, some only beside their counterpart.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from reviewer.language.tables import table
from reviewer.patterns import compiled, lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_BLANKS = lazy(r"[\s\u3000]+")
_PLAIN = "[甲乙丙丁戊己庚辛]"

LABEL_WORD = lazy(
    rf"{_PLAIN}\s*方(?:\s*[\d１-９一二三]{{1,2}}(?![\d日天年月个.]|、(?!\s*{_PLAIN})))?(?!代表|联系人|公司|指定)"
)
"""A lettered label anywhere in a text: `甲方`, `甲　方`, `乙方2`."""


class RoleClass(Struct, frozen=True):
    """Two opposite functions, the words that name them, and the acts that show them."""

    name: str
    a: str
    b: str
    words_a: frozenset[str]
    words_b: frozenset[str]
    title: tuple[str, ...]
    acts_a: re.Pattern[str] | None
    acts_b: re.Pattern[str] | None

    def side(self, word: str) -> str | None:
        """Return the role that the word names in this class, None where it names none."""
        return self.a if word in self.words_a else self.b if word in self.words_b else None


def _pattern(acts: list[str]) -> re.Pattern[str] | None:
    return compiled("|".join(acts)) if acts else None


def _data() -> dict[str, Any]:
    return table("roles")


@lru_cache(maxsize=1)
def role_classes() -> tuple[RoleClass, ...]:
    """Return the classes in order of precedence."""
    return tuple(
        RoleClass(
            entry["name"],
            entry["a"],
            entry["b"],
            frozenset(_key(word) for word in entry["words_a"]),
            frozenset(_key(word) for word in entry["words_b"]),
            tuple(entry["title"]),
            _pattern(entry["acts_a"]),
            _pattern(entry["acts_b"]),
        )
        for entry in _data()["class"]
    )


def _key(word: str) -> str:
    return word.casefold() if word.isascii() else _BLANKS.sub("", word)


@lru_cache(maxsize=1)
def role_words() -> tuple[str, ...]:
    """Return every word that names a role, longest first."""
    words = {word for entry in _data()["class"] for word in (*entry["words_a"], *entry["words_b"])}
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


def is_usual_label(label: str) -> bool:
    """Tell whether a party's label is one that this program knows, and so says nothing of who she is."""
    return label in _usual_labels()


def compiled_with(labels: Iterable[str], pattern: str) -> re.Pattern[str]:
    """Return the expression, which names parties by these labels; kept for the next run only where they are
    labels that this program knows."""
    return compiled(pattern) if all(map(is_usual_label, labels)) else re.compile(pattern)


@lru_cache(maxsize=1)
def _usual_labels() -> frozenset[str]:
    return frozenset((*_data()["labels"], *role_words(), *_data()["ambiguous"]))


@lru_cache(maxsize=1)
def _ambiguous() -> frozenset[str]:
    return frozenset(_key(word) for word in _data()["ambiguous"])


@lru_cache(maxsize=1)
def not_roles() -> tuple[str, ...]:
    """Return what stands in brackets after a label and names no role (`盖章`)."""
    return tuple(_data()["not_roles"])


@lru_cache(maxsize=1)
def opposites() -> dict[str, frozenset[str]]:
    """Return for every role the roles that stand against it."""
    found: dict[str, set[str]] = {}
    for entry in role_classes():
        found.setdefault(entry.a, set()).add(entry.b)
        found.setdefault(entry.b, set()).add(entry.a)
    return {role: frozenset(others) for role, others in found.items()}


def roles_named(word: str) -> frozenset[str]:
    """Return every role that a word names, or that is called so in the tables (`lessor`)."""
    key = _key(word.strip())
    named = {side for entry in role_classes() if (side := entry.side(key))}
    return frozenset(named or ({key} & opposites().keys()))


def opposed(role: str, other: str) -> bool:
    """Tell whether two roles are the two sides of one class."""
    return other in opposites().get(role, frozenset())


def class_of_title(title: str) -> tuple[str, ...]:
    """Return the names of the classes that a contract's title speaks for, best first."""
    low = title.casefold()
    scored = []
    for place, entry in enumerate(role_classes()):
        best = max(
            (low.rfind(word.casefold()) + len(word) for word in entry.title if word.casefold() in low),
            default=0,
        )
        if best:
            scored.append((-best, place, entry.name))
    return tuple(name for _, _, name in sorted(scored))


def assign_roles(designations: Mapping[str, str | None], title: str = "") -> dict[str, str | None]:
    """Give each party its functional role from the role words beside the labels.

    `designations` maps a label to its role word or None. A word of several classes takes the class that most
    parties share, then the one that the title speaks for; an ambiguous word counts only beside its opposite.
    """
    words = {label: _key(word) for label, word in designations.items() if word}
    hints = class_of_title(title)
    ranked: list[tuple[float, int, RoleClass]] = []
    for place, entry in enumerate(role_classes()):
        sides = {label: entry.side(word) for label, word in words.items()}
        known = [side for label, side in sides.items() if side and words[label] not in _ambiguous()]
        vague = [side for label, side in sides.items() if side and words[label] in _ambiguous()]
        both = len(set(known) | set(vague)) == 2
        if not known and not (both and vague):
            continue
        score = len(known) + 0.5 * len(vague) + (1.5 if both else 0) + (1.0 if entry.name in hints else 0)
        ranked.append((-score, place, entry))
    roles: dict[str, str | None] = dict.fromkeys(designations)
    for _, _, entry in sorted(ranked, key=lambda item: item[:2]):
        for label, word in words.items():
            side = entry.side(word)
            if side is None or roles[label] is not None:
                continue
            opposite = entry.b if side == entry.a else entry.a
            alone = not any(entry.side(other) == opposite for mate, other in words.items() if mate != label)
            if word in _ambiguous() and alone:
                continue
            roles[label] = side
    return roles


def _spaced(words: tuple[str, ...]) -> str:
    """Return a pattern for any of the words, blanks allowed inside short Chinese ones (`出 租 方`)."""
    return "|".join(
        " ?".join(map(re.escape, word)) if not word.isascii() and len(word) <= 4 else re.escape(word)
        for word in words
    )


_NOTE = r"(?:\s*[（(【\[][^（()）\]】]{1,40}[）)】\]])"

ROLE_WORD = lazy(rf"(?:{_spaced(role_words())})(?![\w（(]*(?:代表|联系人))")
"""Any word that names a role."""
LABEL = lazy(
    rf"{LABEL_WORD.pattern}{_NOTE}{{0,2}}"
    r"(?:\s*(?:[:：]|(?<=[）)])\s*(?=\S))|\s*[,，]?\s*(?=是|为.{1,12}公司|[_＿]{2,}))"
)
"""A lettered label at the head of its line or entry: `甲方（委托方）：`."""
ROLE_LABEL = lazy(rf"{ROLE_WORD.pattern}(?:\s*[\d１-９])?(?:{_NOTE}{{1,2}}\s*(?:[:：]|(?=\S|$))|\s*[:：])")
"""A role word used as a label: `出租方（甲方）：`, `发包人(全称)：`, `Customer:`."""
