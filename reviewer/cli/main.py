"""The entry point: streams made safe, one command run, every failure one line."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewer.model import Language

__all__ = ["main"]

DONE, REFUSED, INTERRUPTED = 0, 2, 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run the `reviewer` command and return its exit status.

    0 done; 1 only with `--fail-on`, where a finding is severe enough; 2 where the request cannot be carried
    out, with one line on standard error and nothing on standard output; 130 when interrupted.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments and arguments[0] in ("--version", "-V"):
        return _version()
    _make_streams_safe()
    from reviewer.cli import speech
    from reviewer.kept import keep

    wish = speech.asked(arguments)
    try:
        return _run(arguments, wish)
    except BrokenPipeError:
        _leave_quietly()
        return DONE
    except KeyboardInterrupt:
        return INTERRUPTED
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else DONE
    except Exception as error:
        return _refuse(error, speech.for_user(wish))
    finally:
        keep()


def _run(arguments: list[str], wish: Language | None) -> int:
    from reviewer.cli import speech
    from reviewer.cli.arguments import build_parser, with_command

    parser = build_parser(speech.for_user(wish))
    options = parser.parse_args(with_command(arguments))
    if options.version:
        return _version()
    from reviewer.cli.commands import RUN, has_terminal

    if options.command is None:
        if has_terminal():
            from reviewer.terminal.app import run_start

            return run_start(speech.for_user(wish))
        parser.print_help()
        return DONE
    return RUN[options.command](options, wish)


def _version() -> int:
    from reviewer import __version__

    sys.stdout.write(f"reviewer {__version__}\n")
    return DONE


def _make_streams_safe() -> None:
    """Write UTF-8 whatever the locale, and never fail on a character."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def _refuse(error: Exception, lang: Language) -> int:
    """Say in one line what is wrong; the traceback only where REVIEWER_DEBUG asks for it."""
    from reviewer.errors import ReviewerError
    from reviewer.messages import describe, say

    if os.environ.get("REVIEWER_DEBUG") == "1":
        import traceback

        traceback.print_exception(error)
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
