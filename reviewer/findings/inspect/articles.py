"""Article numbers of statutes: one that does not exist, belongs to another subject, or is that of an older
version."""

from __future__ import annotations

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

_CITED = lazy(r"法典?》?(?:（[^）]{0,20}）)?的?第?[一二三四五六七八九十百千零〇\d]{1,9}条")
"""What a citation with an article holds."""
_ABOUT = lazy(r"[中里]?关于(?P<what>[^，。；]{2,24}?)的(?:有关|相关)?规定")


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
                yield from _judged(scene, clause, (start, end), cited, law, text)


def _before(scene: Scene, law: Mapping[str, Any]) -> bool:
    """Tell whether the contract is older than the version whose numbers are known."""
    signed, since = scene.signed, law.get("since")
    return bool(signed and since and signed < since[: len(signed)])


def _judged(
    scene: Scene,
    clause: Clause,
    span: tuple[int, int],
    cited: Statute,
    law: Mapping[str, Any],
    text: str,
) -> Iterator[Observation]:
    words = text[span[0] : span[1]]
    spoken = [row for row in law["about"] if any(word in words for word in row["words"])]
    right = {article for row in spoken for article in (*row["articles"], *row.get("also", ()))}
    numbers = [article.partition("/")[0] for article in cited.articles]
    if any("-" in number for number in numbers) or right.intersection(numbers):
        numbers = [number for number in numbers if number.isdigit() and int(number) > law["last"]]
    about = _ABOUT.match(words, cited.end)
    meant = [row for row in spoken if about and any(word in about["what"] for word in row["words"])]
    for number in numbers:
        facts: dict[str, str | int | float | Message] = {"statute": cited.name, "number": number}
        if int(number) > law["last"]:
            yield _told(scene, clause, span, cited, "none", facts | {"last": str(law["last"])})
            continue
        others = [row for row in law["about"] if number in row["articles"]]
        row = next((row for row in (*meant, *spoken) if number in row.get("old", ()) or others), None)
        if row is None and meant:
            facts |= {"zh": meant[0]["zh"], "en": meant[0]["en"], "right": meant[0]["articles"][0]}
            yield _told(scene, clause, span, cited, "about", facts)
            continue
        if row is None or row in others:
            continue
        facts |= {"zh": row["zh"], "en": row["en"], "right": row["articles"][0]}
        if number in row.get("old", ()):
            yield _told(scene, clause, span, cited, "old", facts)
        else:
            facts |= {"other_zh": others[0]["zh"], "other_en": others[0]["en"]}
            yield _told(scene, clause, span, cited, "other", facts)


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
