"""The entry point: streams made safe, one command run, every failure one line.

Until `_status` runs nobody catches Ctrl-C, so what is loaded before is kept to almost nothing.
"""

from __future__ import annotations

import errno
import gc
import os
import sys

TYPE_CHECKING = False  # as a checker of types reads it; to load `typing` takes longer than all that is here
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import NoReturn

__all__ = ["enter", "main"]

_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
"""What the system says of a disk, a quota or a file that is full."""
DONE, REFUSED, INTERRUPTED = 0, 2, 130


def enter() -> NoReturn:
    """Be the process of the `reviewer` command, and end with its exit status.

    The process ends at once where all is written and nobody else is at work in it: to take the values of a
    contract apart one by one is a seventh of the time of a comparison.
    """
    status = _status(sys.argv[1:])
    if _alone():
        os._exit(status)
    raise SystemExit(status)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the `reviewer` command and return its exit status.

    0 done; 1 only with `--fail-on`, where a finding is severe enough; 2 where the request cannot be carried
    out, with one line on standard error and nothing on standard output; 129 when the terminal of the screen
    went away; 130 when interrupted.
    """
    try:
        return _status(list(sys.argv[1:] if argv is None else argv))
    finally:
        gc.enable()


def _status(arguments: list[str]) -> int:
    _make_streams_safe()
    gc.disable()
    try:
        status = _run(arguments)
        sys.stdout.flush()
        return status
    except BrokenPipeError:
        _leave_quietly()
        return DONE
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        return _refuse(error, arguments)
    finally:
        if "reviewer.kept" in sys.modules:
            sys.modules["reviewer.kept"].keep()


def _run(arguments: list[str]) -> int:
    if arguments and arguments[0] in ("--version", "-V"):
        return _version()
    from reviewer.cli import speech
    from reviewer.cli.arguments import build_parser, with_command

    wish = speech.asked(arguments)
    parser = build_parser(speech.for_user(wish))
    try:
        options = parser.parse_args(with_command(arguments))
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else DONE
    if options.version:
        return _version()
    from reviewer.cli.commands import AT_ONE_GO, RUN, has_terminal

    if options.command not in AT_ONE_GO:
        gc.enable()
    if options.command is None:
        if has_terminal():
            from reviewer.terminal.app import run_start

            return run_start(speech.for_user(wish))
        parser.print_help()
        return DONE
    return RUN[options.command](options, wish)


def _alone() -> bool:
    """Tell whether no thread, no pool of processes and no unwritten word waits for the end of the process."""
    threading = sys.modules.get("threading")
    if "multiprocessing" in sys.modules or (threading is not None and threading.active_count() > 1):
        return False
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:
        _leave_quietly()
    return True


def _version() -> int:
    from reviewer import __version__

    sys.stdout.write(f"reviewer {__version__}\n")
    return DONE


def _make_streams_safe() -> None:
    """Write UTF-8 whatever the locale, and never fail on a character or on a stream that is closed."""
    if sys.stdout is None:
        sys.stdout = os.fdopen(os.open(os.devnull, os.O_WRONLY), "w", encoding="utf-8")
    if sys.stderr is None:
        sys.stderr = os.fdopen(os.open(os.devnull, os.O_WRONLY), "w", encoding="utf-8")
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def _refuse(error: Exception, arguments: list[str]) -> int:
    """Say in one line what is wrong; the traceback only where REVIEWER_DEBUG asks for it."""
    from reviewer.cli import speech
    from reviewer.errors import ExportError, ReviewerError
    from reviewer.messages import describe, say

    wish, of = speech.asked(arguments), getattr(error, "language", None)
    lang = speech.for_contract(wish, of) if of else speech.for_user(wish, *arguments)
    if os.environ.get("REVIEWER_DEBUG") == "1":
        import traceback

        traceback.print_exception(error)
    if isinstance(error, OSError) and error.errno in _NO_ROOM:
        error = ExportError("export.cannot_write", reason=str(error.strerror))
    if isinstance(error, ReviewerError):
        line = describe(error, lang)
    else:
        line = say(
            "cli.internal",
            lang,
            reason=f"{type(error).__name__}: {error}" if str(error) else type(error).__name__,
        )
    from reviewer.exporting.report import harmless

    sys.stderr.write(" ".join(harmless(line).split()) + "\n")
    return REFUSED


def _leave_quietly() -> None:
    """Give up standard output to a reader that has left, so that closing it at exit is no error."""
    sink = os.open(os.devnull, os.O_WRONLY)
    os.dup2(sink, sys.stdout.fileno())
    os.close(sink)
