"""A question that a contract answers once: two clauses that answer it differently cannot both stand."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from msgspec import Struct

from reviewer.findings.context import shorten
from reviewer.findings.inspect.rolewords import with_roles
from reviewer.findings.inspect.twice import Said, told_twice
from reviewer.findings.tables import table
from reviewer.patterns import group_of, lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from reviewer.findings.inspect.scene import Scene
    from reviewer.findings.observation import Observation
    from reviewer.model import Clause

__all__ = ["settled_twice"]

_OTHERWISE = lazy(r"另有约定|另行约定|除外|除非|但|紧急|不适用|otherwise|except|unless|provided that|save ")
_CHARGED = lazy(r"运输|运费|运杂费|装卸|安装|调试|培训|保险|包装")


class _Answer(Struct, frozen=True):
    """One answer to a question, and how it is said."""

    name: str
    """Empty where the group `q` of what is said is the answer."""
    say: str


class _Question(Struct, frozen=True):
    """What a contract settles once."""

    name: str
    needs: tuple[str, ...]
    any: tuple[str, ...]
    without: tuple[str, ...]
    types: frozenset[str]
    before: bool
    """Whether a proviso behind what is said does not matter."""
    initial: bool
    """Whether each charge that is named is one thing, by its first character: 运费, 运输."""
    anyway: bool
    """Whether a proviso in the sentence does not matter at all."""
    within: bool
    """Whether two sentences of one clause may contradict each other."""
    alike: frozenset[frozenset[str]]
    """Answers that may well stand beside each other."""
    answers: tuple[_Answer, ...]


class _Given(Said, frozen=True):
    """An answer, where it stands, and of which thing it speaks."""

    answer: str
    what: str | None

    @property
    def words(self) -> str:
        return shorten(self.clause.text[slice(*self.span)].strip())


@lru_cache(maxsize=2)
def _questions(*, chinese: bool) -> tuple[_Question, ...]:
    return tuple(
        _Question(
            name,
            tuple(row.get("needs", ())),
            tuple(row["any"]),
            tuple(row.get("without", ())),
            frozenset(row.get("types", ())),
            row.get("before", False),
            row.get("initial", False),
            row.get("anyway", False),
            row.get("within", False),
            frozenset(map(frozenset, row.get("alike", ()))),
            tuple(_Answer(answer, say) for answer, say in row["answers"].items()),
        )
        for name, row in table("settled").items()
        if row.get("english", False) != chinese
    )


def settled_twice(scene: Scene) -> Iterator[Observation]:
    """Yield `consistency.contradiction` where two clauses answer one question of `data/settled.toml`
    differently: the property passes on delivery here, on payment there.

    Annexes and tables, and sentences with a proviso of their own, are left alone.
    """
    for question in _questions(chinese=scene.chinese):
        if question.types and not question.types & scene.types:
            continue
        if question.needs and not scene.lines.any(question.needs):
            continue
        saying = scene.saying(*question.any)
        if len(saying) < 2 or not (says := _says(scene, question)):
            continue
        given: defaultdict[str | None, list[_Given]] = defaultdict(list)
        for one in _given(scene, question, says, saying):
            other = _other(question, given, one)
            if other is not None:
                here, words = (one.clause, *one.span), (one.words, other.words)
                measure = question.name.removeprefix("en_")
                yield told_twice(scene, measure, here, other.clause, words, say="settled")
                break
            given[one.what].append(one)


def _says(scene: Scene, question: _Question) -> list[tuple[str, re.Pattern[str]]]:
    """Return each answer with its expression; an answer that speaks of a role nobody has is left out."""
    written = ((answer.name, with_roles(scene, answer.say)) for answer in question.answers)
    return [(name, pattern) for name, pattern in written if pattern is not None]


def _given(
    scene: Scene,
    question: _Question,
    says: list[tuple[str, re.Pattern[str]]],
    saying: list[tuple[Clause, str]],
) -> Iterator[_Given]:
    """Yield what each clause answers."""
    answering = partial(_answered, scene, question, says)
    for clause, _ in saying:
        if clause.kind == "table":
            continue
        given = scene.read_once(("settled", question.name), clause, answering)
        if not given or (scene.chinese and scene.article(clause).kind == "annex"):
            continue
        yield from (one.by(clause) for one in given)


def _answered(
    scene: Scene, question: _Question, says: list[tuple[str, re.Pattern[str]]], clause: Clause
) -> list[_Given]:
    """Return what each sentence of a clause answers; one that gives two answers weighs them itself and is
    left alone."""
    text = scene.text(clause)
    given: list[_Given] = []
    if any(pattern.search(text) for _, pattern in says):
        for start, end in scene.sentences(clause):
            hits = [(name, found) for name, pattern in says if (found := pattern.search(text, start, end))]
            if len(hits) != 1:
                continue
            name, found = hits[0]
            stop = found.end() if question.before else end
            if (not question.anyway and _OTHERWISE.search(text, start, stop)) or any(
                word in text[start:stop] for word in question.without
            ):
                continue
            said = group_of(found, "q")
            answer = name if said is None else _plain(said)
            what, of = group_of(found, "what"), group_of(found, "of")
            what = f"{what or ''}/{of}" if of else what
            things = {one[:1]: None for one in _CHARGED.findall(found[0])} if question.initial else (what,)
            given += [_Given(clause, found.span(), answer, thing) for thing in things]
    return given


def _plain(words: str) -> str:
    return words.replace("中华人民共和国", "中国").removesuffix("市").strip()


def _other(question: _Question, given: defaultdict[str | None, list[_Given]], one: _Given) -> _Given | None:
    """Return the first answer of another clause that cannot stand beside this one."""
    for other in given[one.what]:
        if other.answer == one.answer or (other.clause.id == one.clause.id and not question.within):
            continue
        if frozenset((other.answer, one.answer)) not in question.alike:
            return other
    return None
