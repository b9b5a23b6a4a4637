"""The export dialog: what is written, for whom, how it will look, where; then where it is."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace
from textual.widgets import Input

from reviewer.errors import ReviewerError
from reviewer.exporting.formats import ENDINGS, check_ending
from reviewer.language.wrapping import pad
from reviewer.messages import describe, say
from reviewer.negotiation.copies import by_name
from reviewer.terminal.desk.wording import notice_words
from reviewer.terminal.dialogs.boxes import Dialog, Reader, words
from reviewer.terminal.export.plan import ENDING, Plan, named
from reviewer.terminal.keys.actions import actions
from reviewer.terminal.keys.hints import key_shown
from reviewer.terminal.looks.line_view import LineView
from reviewer.terminal.looks.spans import Line, Span, typeset
from reviewer.terminal.opening.task import Task, unforeseen

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.widget import Widget

    from reviewer.model import Language, Message
    from reviewer.terminal.desk.desk import Desk
    from reviewer.terminal.export.plan import Kind

SHOWN = 60_000
"""Characters of the text that the preview shows."""
LABEL = 8
"""Cells of the labels at the left."""


class ExportScreen(Dialog[None]):
    """Choices above, the preview below them, the path at the foot; the ending of the path names the kind."""

    DEFAULT_CSS = """
    ExportScreen #choices { height: 3; }
    ExportScreen #body { border-top: solid $border; border-bottom: solid $border; }
    """
    place = "export"
    hints = (
        ("Enter", "write"),
        ("next_format", "format"),
        ("audience", "audience"),
        ("leave", "cancel"),
        ("up down", "scroll"),
        ("copy_notes", "copy_all"),
    )

    def __init__(self, desk: Desk, lang: Language, *, today: str | None = None) -> None:
        super().__init__(lang, say("terminal.export.title", lang))
        self.add_class("tall")
        self.desk = desk.exported
        self.today = today or date.today().isoformat()
        self.plan = Plan()
        self._texts: dict[Plan, str] = {}
        self._making: Task | None = None
        self._writing = False

    def content(self) -> Sequence[Widget]:
        """Return choices, preview and path."""
        return (
            LineView(id="choices"),
            LineView(id="body"),
            Input(self._usual("notes"), id="line", compact=True),
        )

    def on_mount(self) -> None:
        """Show the notes as they will be written."""
        super().on_mount()
        self.plan = replace(self.plan, author=self.program.settings.author)
        for name in ("choices", "body"):
            self.query_one(f"#{name}", LineView).can_focus = False
        self.query_one("#line", Input).focus()
        self.call_after_refresh(self._show)

    def on_resize(self) -> None:
        """Set the preview in the new room."""
        super().on_mount()
        self.call_after_refresh(self._show)

    def on_unmount(self) -> None:
        """Give up what is being made."""
        self._give_up()

    def _usual(self, kind: Kind) -> str:
        return f"{say(f'terminal.export.name_{kind}', self.lang)}{ENDING[kind]}"

    def _choices(self) -> list[Line]:
        keymap = getattr(self.app, "keymap", None) or actions()
        rows = [self._choice("kind", [self.plan.kind], key_shown(keymap, "next_format"))]
        rows.append(self._choice("audience", self.plan.audiences, key_shown(keymap, "audience")))
        if self.plan.comment_choices:
            rows.append(self._choice("comments", self.plan.comment_choices, key_shown(keymap, "comments")))
        return rows

    def _choice(self, what: str, choices: Sequence[str], key: str) -> Line:
        chosen = getattr(self.plan, what)
        spans = [Span(pad(say(f"terminal.export.{what}", self.lang), LABEL), "label")]
        for name in choices:
            own = name == chosen
            sign = "● " if own and len(choices) > 1 else "○ " if len(choices) > 1 else ""
            words = say(f"terminal.export.{what}_{name}", self.lang)
            spans.append(Span(f"{sign}{words}  ", "strong" if own else "dim"))
        if len(choices) > 1 or what == "kind":
            spans += [Span(f" {key} ", "key"), Span(say("terminal.hint.change", self.lang), "dim")]
        return tuple(spans)

    def _show(self) -> None:
        """Show choices and preview; the preview is made aside where it is not known yet."""
        if not self.is_mounted:
            return
        self.query_one("#choices", LineView).show(self._choices())
        text = self._texts.get(self.plan)
        if text is None:
            self._say("terminal.export.preparing")
            self._prepare(self.plan)
        else:
            view = self.query_one("#body", LineView)
            view.show(typeset(text[:SHOWN], max(20, view.room)))

    def _say(self, key: str, **params: object) -> None:
        view = self.query_one("#body", LineView)
        view.show(typeset(say(key, self.lang, **params), max(20, view.room), role="dim"))

    def _prepare(self, plan: Plan) -> None:
        review, decisions, today = self.desk.review, self.desk.answers.decisions, self.today
        margin = self.desk.margin

        def made(text: str) -> None:
            self._texts[plan] = text
            if plan == self.plan and not self._writing:
                self._show()

        self._aside(
            lambda: plan.preview(review, decisions, today, margin),
            made,
            lambda error: made(describe(error, self.lang)),
        )

    def _aside(
        self,
        make: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[ReviewerError], None],
    ) -> None:
        """Make something without holding up the screen, then hand it to `done`, an error to `failed`."""
        self._give_up()

        def work(task: Task) -> None:
            try:
                finish = partial(done, make())
            except ReviewerError as error:
                finish = partial(failed, by_name(error))
            except Exception as error:
                finish = partial(failed, unforeseen(error))
            if not task.abandoned:
                self.app.call_from_thread(lambda: finish() if self.is_mounted else None)

        self._making = Task(work)
        self._making.start()

    def _give_up(self) -> None:
        if self._making:
            self._making.abandon()

    def _failed(self, error: ReviewerError) -> None:
        self._writing = False
        self.app.push_screen(Reader(self.lang, self.head, words(describe(error, self.lang))))
        self.query_one("#choices", LineView).show(self._choices())

    # choosing

    def on_input_changed(self, event: Input.Changed) -> None:
        """Follow the ending that is typed."""
        plan = self.plan.at(PurePath(event.value.strip()))
        if plan is None:
            self._say("terminal.export.endings", endings=" ".join(ENDINGS))
        elif plan != self.plan or not event.value:
            self.plan = plan
            self._show()
        elif self.plan in self._texts:
            self._show()

    def _turn(self, plan: Plan) -> None:
        field = self.query_one("#line", Input)
        self.plan = plan
        path = named(field.value.strip(), plan, self._usual)
        if path != field.value:
            field.value = path
            field.cursor_position = len(path)
        self._show()

    def do_next_format(self) -> None:
        """Write something else."""
        self._turn(self.plan.turned("kind"))

    def do_audience(self) -> None:
        """Write it for the other reader."""
        self._turn(self.plan.turned("audience"))

    def do_comments(self) -> None:
        """Write a Word file with other comments."""
        self._turn(self.plan.turned("comments"))

    def on_line_view_picked(self, event: LineView.Picked) -> None:
        """Choose with the mouse."""
        if event.view.id == "choices":
            turns = (self.do_next_format, self.do_audience, self.do_comments)
            turns[min(event.row, len(turns) - 1)]()

    def do_down(self) -> None:
        """Scroll the preview."""
        self.query_one("#body", LineView).step(1)

    def do_up(self) -> None:
        """Scroll the preview."""
        self.query_one("#body", LineView).step(-1)

    def do_page_down(self) -> None:
        """Scroll the preview by a screen."""
        view = self.query_one("#body", LineView)
        view.step(view.shown_rows - 1)

    def do_page_up(self) -> None:
        """Scroll the preview by a screen."""
        view = self.query_one("#body", LineView)
        view.step(1 - view.shown_rows)

    def do_copy_notes(self) -> None:
        """Copy what is shown."""
        text = self._texts.get(self.plan)
        if text is not None:
            self.app.copy_to_clipboard(text)
            self.notify(say("terminal.told.copied", self.lang), markup=False)

    # writing

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Write the file; ask first where one is there."""
        if not event.value.strip() or self._writing:
            return
        path = Path(event.value.strip()).expanduser()
        try:
            check_ending(path)
        except ReviewerError as error:
            self._failed(error)
            return
        if path.exists():
            question = say("terminal.export.exists", self.lang, path=str(path))
            self.app.push_screen(
                Reader(self.lang, self.head, words(question), question=True),
                lambda yes: self._write(path) if yes else None,
            )
        else:
            self._write(path)

    def _write(self, path: Path) -> None:
        self._writing = True
        self._say("terminal.export.writing", path=str(path))
        review, decisions, plan = self.desk.review, self.desk.answers.decisions, self.plan
        margin = self.desk.margin
        self._aside(
            lambda: plan.write(review, decisions, path, self.today, margin),
            lambda done: self._done(*done),
            self._failed,
        )

    def _done(self, path: Path, notices: Sequence[Message]) -> None:
        told = say("terminal.export.written", self.lang, path=str(path))
        app = self.app
        self.dismiss(None)
        if notices:
            body = "\n\n".join((told, *(notice_words(notice, self.lang) for notice in notices)))
            app.push_screen(Reader(self.lang, self.head, words(body)))
        else:
            app.notify(told, timeout=8, markup=False)
