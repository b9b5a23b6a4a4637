"""The command over a folder of drafts: what is asked is gathered, the batch run, and its end told."""

from __future__ import annotations

import hashlib
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import reviewer
from reviewer.batch.job import Job, Standard
from reviewer.batch.run import Order, run_batch
from reviewer.cli import speech
from reviewer.cli.batch_progress import ProgressLine
from reviewer.cli.pipeline import limits_of, read_contract
from reviewer.errors import UsageError
from reviewer.findings.inspect.dismissal import load_dismissals
from reviewer.messages import say
from reviewer.model import SEVERITIES
from reviewer.negotiation.house import dismissals_file, house_files
from reviewer.reading.document import read_bytes

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Mapping

    from reviewer.batch.job import Engine
    from reviewer.batch.run import Summary
    from reviewer.findings.inspect.dismissal import Dismissals
    from reviewer.findings.inspect.rulebook import RuleFile
    from reviewer.model import Language, Severity
    from reviewer.reading import Limits

__all__ = ["batch"]

DONE, FOUND, INTERRUPTED = 0, 1, 130


def batch(options: Namespace, wish: Language | None) -> int:
    """Compare every draft of a folder and write the table and the reports.

    Returns 0; 1 with `--fail-on` where a finding is severe enough; 130 where it was interrupted.
    """
    folder, out = Path(options.folder), Path(options.output)
    if not folder.is_dir():
        raise UsageError("usage.batch_folder", path=options.folder)
    dismissals = load_dismissals(dismissals_file())
    job, files = _asked(options, wish, dismissals)
    order = Order(job, folder, out, files, options.table, options.force, dismissals)
    lang = job.language
    with ProgressLine(lang) as line:
        summary = run_batch(order, _engine(options), line.show)
    _tell(summary, order, lang)
    if summary.interrupted:
        left = summary.total - summary.statuses.total()
        sys.stderr.write(say("batch.stopped", lang, left=left, total=summary.total) + "\n")
        return INTERRUPTED
    severe = SEVERITIES[: SEVERITIES.index(options.fail_on) + 1] if options.fail_on else ()
    return FOUND if any(summary.severities[severity] for severity in severe) else DONE


def _engine(options: Namespace) -> Engine:
    if options.scheduler is None:
        from reviewer.batch.crew import crew

        return crew(options.jobs or _cores(), options.timeout)
    try:
        from reviewer.batch.cluster import cluster
    except ImportError as error:
        raise UsageError("usage.batch_no_cluster") from error
    return cluster(options.scheduler)


def _cores() -> int:
    """Return on how many cores this process may run."""
    allowed = getattr(os, "sched_getaffinity", None)
    return len(allowed(0)) if allowed else os.cpu_count() or 1


def _asked(options: Namespace, wish: Language | None, dismissals: Dismissals) -> tuple[Job, tuple[Path, ...]]:
    """Return the job that the options describe, its baselines read, and the files of the baselines.

    Raises `ReviewerError` where a baseline cannot be read or is no contract, where the one that was named has
    no party as `--side` says, and where a rule of the firm's is none.
    """
    from reviewer.cli.baselines import LEAST

    limits = limits_of(options)
    if options.against_library:
        named, files = _library(limits)
    else:
        files = (Path(options.base),)
        named = [(files[0].name, options.base, read_bytes(options.base, limits))]
    standards = []
    for name, path, data in named:
        standards.append(Standard(name, path, _language(path, data, limits, options, wish), data))
    job = Job(
        version=reviewer.__version__,
        standards=tuple(standards),
        language=standards[0].language,
        reports=options.report,
        limits=limits,
        side=options.side.strip() if options.side else None,
        overrides=_overrides(options.severity_table),
        rules=_rules(options.rules),
        dismissals=dismissals.about(hashlib.sha256(standard.data).hexdigest() for standard in standards),
        our_author=options.our_author,
        least=LEAST if options.against_library else 0.0,
        library=options.against_library,
    )
    return job, files


def _language(path: str, data: bytes, limits: Limits, options: Namespace, wish: Language | None) -> Language:
    """Return the language to speak of drafts against a baseline, once it is known to be one."""
    contract = read_contract(path, limits, data)
    if not options.against_library:
        from reviewer.structure.sides import our_side

        with speech.about(contract.language):
            our_side(options.side, contract, path)
    return speech.for_contract(wish, contract.language)


def _library(limits: Limits) -> tuple[list[tuple[str, str, bytes]], tuple[Path, ...]]:
    """Return name, file name and content of every baseline of the library, and where they are."""
    from reviewer.cli.baselines import all_baselines

    known = all_baselines()
    if not known:
        raise UsageError("usage.batch_empty_library")
    files = tuple(one.path for one in known)
    return [(one.id, one.path.name, read_bytes(str(one.path), limits)) for one in known], files


def _rules(folder: str | None) -> tuple[RuleFile, ...]:
    """Return the firm's own rules, once they are known to be rules."""
    from reviewer.findings.inspect.rulebook import rulebook_with

    files = house_files([Path(folder)] if folder else [])
    rulebook_with(files)
    return files


def _overrides(path: str | None) -> Mapping[str, Severity]:
    if path is None:
        return {}
    from reviewer.findings.assess import load_overrides

    return load_overrides(path)


def _tell(summary: Summary, order: Order, lang: Language) -> None:
    """Print what became of the batch and where its results are."""
    from reviewer.exporting.words import word

    seen = summary.statuses
    lines = [
        say(
            "batch.finished",
            lang,
            total=summary.total,
            compared=seen["compared"],
            failed=seen["failed"],
            skipped=seen["skipped"],
        )
    ]
    if summary.reused:
        lines.append(say("batch.reused", lang, n=summary.reused))
    counts = [f"{word('severity', name, lang)} {summary.severities[name]}" for name in SEVERITIES]
    lines.append(say("batch.counts", lang, counts=say("notes.semicolon", lang).join(counts)))
    if ".xlsx" in order.tables and not any(path.suffix == ".xlsx" for path in summary.tables):
        lines.append(say("batch.too_many", lang))
    if summary.tables:
        paths = say("notes.semicolon", lang).join(map(str, summary.tables))
        lines.append(say("batch.tables", lang, paths=paths))
    if order.job.reports and seen["compared"]:
        lines.append(say("batch.reports", lang, path=order.out / "reports"))
    speech.tell("\n".join(lines))
