"""Each stage of a comparison by itself, over generated pairs: `make bench-stages`; no part of the tests.

What a stage needs from those before it is made once and not measured.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from benchmarks.generate import generate, write_docx
from reviewer.comparison import compare_contracts
from reviewer.exporting.comparison_json import comparison_json
from reviewer.exporting.markdown import write_markdown
from reviewer.exporting.word import WordOptions, write_word
from reviewer.findings import find
from reviewer.model import Review
from reviewer.reading import read_document
from reviewer.structure import build_contract

if TYPE_CHECKING:
    from pathlib import Path

    from pytest_benchmark.fixture import BenchmarkFixture

    from reviewer.model import Comparison, Contract, Document

SIZES = (60, 300, 3_000)


@dataclass(frozen=True, slots=True)
class Stages:
    """A pair after every stage."""

    paths: tuple[Path, Path]
    documents: tuple[Document, Document]
    contracts: tuple[Contract, Contract]
    comparison: Comparison
    review: Review


@pytest.fixture(scope="module", params=SIZES, ids=lambda size: f"{size} clauses")
def pair(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Stages:
    folder = tmp_path_factory.mktemp("pair")
    made = generate(request.param)
    paths = (
        write_docx(made.base, folder / "base.docx"),
        write_docx(made.draft, folder / "draft.docx"),
    )
    documents = (read_document(paths[0]), read_document(paths[1]))
    contracts = (build_contract(documents[0]), build_contract(documents[1]))
    comparison = compare_contracts(*contracts)
    review = Review(comparison, find(comparison), None, "zh")
    return Stages(paths, documents, contracts, comparison, review)


def test_reading(benchmark: BenchmarkFixture, pair: Stages):
    assert benchmark(read_document, pair.paths[1]).blocks


def test_structure(benchmark: BenchmarkFixture, pair: Stages):
    assert benchmark(build_contract, pair.documents[1]).clauses


def test_comparison(benchmark: BenchmarkFixture, pair: Stages):
    assert benchmark(compare_contracts, *pair.contracts).pairs


def test_findings(benchmark: BenchmarkFixture, pair: Stages):
    assert benchmark(find, pair.comparison)


def test_json(benchmark: BenchmarkFixture, pair: Stages):
    assert benchmark(comparison_json, pair.review)


def test_markdown(benchmark: BenchmarkFixture, pair: Stages):
    assert benchmark(write_markdown, pair.review)


def test_redline(benchmark: BenchmarkFixture, pair: Stages):
    content, _ = benchmark(write_word, pair.review, {}, WordOptions(date="2026-01-31"))
    assert content
