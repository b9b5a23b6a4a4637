"""The promise to scripts: what is printed is what the schema says, all of it described, every quote exact."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest
from jsonschema import Draft202012Validator
from msgspec.structs import replace

from reviewer.exporting.check_json import check_json
from reviewer.exporting.comparison_json import comparison_json
from reviewer.exporting.formats import schema_text
from reviewer.model import Decision
from reviewer.negotiation import point_keys


def described(value: object, schema: dict, root: dict, where: str = "$") -> list[str]:
    """Return the places of members that the schema does not describe."""
    if "$ref" in schema:
        schema = root["$defs"][schema["$ref"].rpartition("/")[2]]
    if "oneOf" in schema:
        schema = next((one for one in schema["oneOf"] if one.get("type") != "null"), schema)
        return described(value, schema, root, where) if value is not None else []
    if isinstance(value, dict) and "properties" in schema:
        missing = [f"{where}.{name}" for name in value if name not in schema["properties"]]
        known = ((name, inner) for name, inner in value.items() if name in schema["properties"])
        return missing + [
            bad
            for name, inner in known
            for bad in described(inner, schema["properties"][name], root, f"{where}.{name}")
        ]
    if isinstance(value, list) and "items" in schema:
        return [bad for inner in value for bad in described(inner, schema["items"], root, f"{where}[]")]
    return []


@pytest.mark.parametrize("name", ["comparison", "check"])
def test_each_schema_is_a_schema(name: str):
    Draft202012Validator.check_schema(json.loads(schema_text(name)))


def test_a_comparison_is_what_its_schema_says(hostile_review):
    schema = json.loads(schema_text("comparison"))
    decided = {point_keys(hostile_review)["f1"]: Decision("k", "accepted", "好")}
    for text in (comparison_json(hostile_review), comparison_json(hostile_review, decided)):
        value = json.loads(text)
        Draft202012Validator(schema).validate(value)
        assert described(value, schema, schema) == []


def test_a_check_is_what_its_schema_says(hostile_review):
    schema = json.loads(schema_text("check"))
    value = json.loads(check_json(hostile_review.comparison.draft, hostile_review.findings[2:3], "zh"))
    Draft202012Validator(schema).validate(value)
    assert described(value, schema, schema) == []


def test_every_quote_is_a_slice_of_its_clause(hostile_review):
    value = json.loads(comparison_json(hostile_review))
    texts = {
        side: {clause["id"]: clause["text"] for clause in value[side]["clauses"]}
        for side in ("base", "draft")
    }
    holders = [*value["findings"], *(edit for pair in value["pairs"] for edit in pair["edits"])]
    quotes = [(side, holder[side]) for holder in holders for side in ("base", "draft") if holder[side]]
    assert quotes
    for side, quote in quotes:
        assert texts[side][quote["clause"]][quote["start"] : quote["end"]] == quote["quote"]


def test_the_summary_counts_what_is_there(hostile_review):
    summary = json.loads(comparison_json(hostile_review))["summary"]
    assert summary["by_severity"] == {"critical": 1, "major": 2, "minor": 1, "info": 1}
    assert summary["clauses"] == {
        "same": 1, "edited": 1, "moved": 0, "added": 1, "deleted": 1, "split": 0, "merged": 0,
    }  # fmt: skip


def test_values_of_any_sort_become_json(hostile_review):
    odd = {"a": Decimal("0.10"), "b": (1, 2), "c": {"y", "x"}, "d": hostile_review.findings[0].draft}
    review = replace(hostile_review, findings=(replace(hostile_review.findings[0], data=odd),))
    data = json.loads(comparison_json(review))["findings"][0]["data"]
    assert data["a"] == "0.10"
    assert data["b"] == [1, 2]
    assert data["c"] == ["x", "y"]
    assert data["d"]["quote"] == "千分之五"


def test_no_control_character_reaches_the_reader(hostile_review):
    odd = {"a": "x\x1b[31m\x9b31m\u202e\ud800"}
    review = replace(hostile_review, findings=(replace(hostile_review.findings[0], data=odd),))
    text = comparison_json(review)
    assert not any(char in text for char in "\x1b\x9b\u202e\ud800")
    assert json.loads(text)["findings"][0]["data"] == odd
