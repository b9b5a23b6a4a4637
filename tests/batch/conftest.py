"""A folder of drafts beside their baseline, and the command over it."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.batch.drafts import BASE, HARSH, MILD, environment, given

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of drafts beside their baseline: `基准.txt` and `drafts/`."""
    (tmp_path / "基准.txt").write_text(BASE, encoding="utf-8")
    drafts = tmp_path / "drafts"
    (drafts / "华东").mkdir(parents=True)
    (drafts / "甲稿.txt").write_text(HARSH, encoding="utf-8")
    (drafts / "乙稿.txt").write_text(MILD, encoding="utf-8")
    (drafts / "华东" / "甲稿.txt").write_text(MILD, encoding="utf-8")
    return tmp_path


@pytest.fixture
def batch(folder: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Return a function that runs `reviewer batch` in the folder of the baseline, with one process."""

    def run(*arguments: object, lang: str = "zh") -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*given("--jobs", 1, *arguments), "--lang", lang],
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=120,
            check=False,
            cwd=folder,
            env=environment(folder),
        )

    return run
