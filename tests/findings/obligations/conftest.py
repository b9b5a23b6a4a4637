"""What the rules of the obligation family say of two sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reviewer.findings.obligations import obligations
from reviewer.messages import render

if TYPE_CHECKING:
    from collections.abc import Callable

    from reviewer.findings.observation import Observation
    from reviewer.findings.view import PairView


@pytest.fixture
def observe(view_of) -> Callable[..., list[Observation]]:
    """Return a function that gives the observations between two sentences, each checked for honest
    evidence."""

    def run(base: str, draft: str, **rest: object) -> list[Observation]:
        view: PairView = view_of(base, draft, **rest)
        seen = list(obligations(view))
        for one in seen:
            for quote, text in ((one.base, base), (one.draft, draft)):
                assert quote is None or text[quote.start : quote.end] == quote.quote
            assert one.base or one.draft
            for lang in ("zh", "en"):
                sentence = render(one.message, lang)
                assert "{" not in sentence
                assert sentence.endswith(("。", "."))
        return seen

    return run


@pytest.fixture
def topics(observe) -> Callable[..., set[str]]:
    """Return a function that gives the severity rows of the observations between two sentences."""

    def run(base: str, draft: str, **rest: object) -> set[str]:
        return {one.topic.removeprefix("obligation.") for one in observe(base, draft, **rest)}

    return run
