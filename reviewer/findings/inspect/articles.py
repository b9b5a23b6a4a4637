"""Article numbers of statutes: one that does not exist, belongs to another subject, or is that of an older
version."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from reviewer.findings.observation import Observation
from reviewer.findings.tables import table
from reviewer.language.statutes import find_statutes
from reviewer.model import Message
from reviewer.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reviewer.findings.inspect.scene import Scene
    from reviewer.language.statutes import Statute
    from reviewer.model import Clause

__all__ = ["article_numbers"]

_CITED = lazy(
    r"(?:法典?|条例|规定|办法|解释(?:（[一二三四五]）)?)(?:（[^）]{0,20}）)?》?(?:（[^）]{0,20}）)?的?"
    r"第?[一二三四五六七八九十百千零〇\d]{1,9}条"
)
"""What a citation with an article holds."""
_ABOUT = lazy(
    r"[中里]?关于(?P<what>[^，。；]{2,24}?)的(?:有关|相关)?规定|(?:规定|所定)?的(?P<of>[^，。；的]{2,8})(?:罚则|规则|规定|制度)"
)
_VERSION = lazy(r"(?P<year>(?:19|20)\d{2})年?(?:第[一二三四五六七八九十]次)?(?:修正|修订|修改)")
"""The version that a citation names: 《公司法（2018修正）》."""


def article_numbers(scene: Scene) -> Iterator[Observation]:
    """Yield `law.article` for an article that a statute does not have, and for one that is about something
    else than the sentence, of which the subject stands under another number (`data/articles.toml`)."""
    if not scene.chinese:
        return
    known = table("articles")
    for clause, text in scene.matching(_CITED):
        for start, end in scene.sentences(clause):
            for cited in find_statutes(clause.text[start:end]):
                law = known.get(cited.name)
                if law is None or not cited.articles or _before(scene, law):
                    continue
                named = _VERSION.search(clause.text, start + cited.start, start + cited.end)
                if named and named["year"] != law["text"][:4]:
                    continue
                yield from _judged(scene, clause, (start, end), cited, law, text)


def _before(scene: Scene, law: Mapping[str, Any]) -> bool:
    """Tell whether the contract is older than the version whose numbers are known."""
    signed, since = scene.signed, law.get("since")
    return bool(signed and since and signed < since[: len(signed)])


@lru_cache(maxsize=512)
def _written_out(numbers: tuple[str, ...]) -> tuple[str, ...]:
    """Return article numbers with each range (`704..734`) written out."""
    every: list[str] = []
    for number in numbers:
        low, _, high = number.partition("..")
        every.extend(map(str, range(int(low), int(high or low) + 1)))
    return tuple(every)


def _numbers(row: Mapping[str, Any], key: str) -> tuple[str, ...]:
    return _written_out(tuple(row.get(key, ())))


def _speaks_of(row: Mapping[str, Any], words: str) -> bool:
    """Tell whether words name a subject, words that hold its name by chance left out."""
    for stranger in row.get("not", ()):
        words = words.replace(stranger, "")
    return any(word in words for word in row["words"])


def _judged(
    scene: Scene,
    clause: Clause,
    span: tuple[int, int],
    cited: Statute,
    law: Mapping[str, Any],
    text: str,
) -> Iterator[Observation]:
    words = text[span[0] : span[1]]
    spoken = [row for row in law["about"] if _speaks_of(row, words)]
    right = {article for row in spoken for key in ("articles", "also") for article in _numbers(row, key)}
    numbers = [article.partition("/")[0] for article in cited.articles]
    if any("-" in number for number in numbers) or right.intersection(numbers):
        numbers = [number for number in numbers if number.isdigit() and int(number) > law["last"]]
    about = _ABOUT.match(words, cited.end)
    meant = [row for row in spoken if about and _speaks_of(row, about["what"] or about["of"])]
    for number in numbers:
        facts: dict[str, str | int | float | Message] = {"statute": cited.name, "number": number}
        if int(number) > law["last"]:
            yield _told(scene, clause, span, cited, "none", facts | {"last": str(law["last"])})
            continue
        clear = any(word in words for word in law.get("clear", {}).get(number, ()))
        old = next((row for row in (*meant, *spoken) if not clear and number in _numbers(row, "old")), None)
        owner = next((row for row in law["about"] if number in _numbers(row, "articles")), None)
        sharp = next((row for row in spoken if row.get("sharp") and owner and owner.get("sharp")), None)
        row = old or (meant[0] if meant else sharp)
        if row is None:
            continue
        facts |= {"zh": row["zh"], "en": row["en"], "right": _numbers(row, "articles")[0]}
        if row is old:
            yield _told(scene, clause, span, cited, "old", facts)
        elif row is sharp and owner:
            facts |= {"other_zh": owner["zh"], "other_en": owner["en"]}
            yield _told(scene, clause, span, cited, "other", facts)
        else:
            yield _told(scene, clause, span, cited, "about", facts)


def _told(
    scene: Scene,
    clause: Clause,
    span: tuple[int, int],
    cited: Statute,
    key: str,
    facts: Mapping[str, str | int | float | Message],
) -> Observation:
    where = span[0] + cited.start, span[0] + cited.end
    return Observation(
        kind="law.article",
        message=Message(f"check.article.{key}", {**facts, "words": clause.text[slice(*where)]}),
        draft=scene.quote(clause, *where),
        topic="law.article/minor" if key == "other" else "law.article/major",
        data={"check": key, "statute": cited.name, "article": str(facts["number"])},
    )
