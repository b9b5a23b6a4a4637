"""Spans found by their place."""

from hypothesis import given
from hypothesis import strategies as st

from reviewer.language.spans import SpanIndex

SPANS = st.lists(
    st.tuples(st.integers(0, 30), st.integers(0, 9)).map(lambda at: (at[0], sum(at))), max_size=12
)
SPAN = st.tuples(st.integers(0, 30), st.integers(1, 9)).map(lambda at: (at[0], sum(at)))


@given(SPANS, SPAN)
def test_the_spans_that_hold_another_are_found_as_by_looking_at_each(
    spans: list[tuple[int, int]], span: tuple[int, int]
) -> None:
    found = SpanIndex(spans).holding(span)
    assert sorted(found) == [
        place for place, (low, high) in enumerate(spans) if low <= span[0] and span[1] <= high
    ]


@given(SPANS, SPAN)
def test_the_spans_that_meet_another_are_found_as_by_looking_at_each(
    spans: list[tuple[int, int]], span: tuple[int, int]
) -> None:
    found = SpanIndex(spans).meeting(span)
    assert sorted(found) == [
        place for place, (low, high) in enumerate(spans) if low < span[1] and span[0] < high
    ]
