"""Work in a copy of the process gives what work in the process gives."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import textwrap

import pytest

from benchmarks.generate import generate
from reviewer.beside import begin
from reviewer.cli.pipeline import JUDGING

COPIES = sys.platform == "linux" and len(os.sched_getaffinity(0)) > 1


def run(script):
    command = [sys.executable, "-c", textwrap.dedent(script)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()


def test_the_work_is_done_in_another_process_where_a_core_is_free():
    script = """
        import os
        from reviewer.beside import begin
        later = begin(os.getpid)
        print(os.getpid() == later(), begin(os.getpid, worth=False)() == os.getpid())
    """
    assert run(script) == [str(not COPIES), "True"]


def test_it_can_be_asked_whether_the_other_process_is_still_at_work():
    script = """
        import os, select
        from reviewer.beside import begin
        told, tell = os.pipe()
        later = begin(lambda: os.read(told, 1), worth=True)
        put_off = begin(os.getpid, worth=False)
        print(later.at_work(), put_off.at_work())
        os.write(tell, b"!")
        if later.at_work():
            select.select([later._answer], [], [])
        print(later.at_work(), later())
    """
    assert run(script) == [str(COPIES), "False", "False", "b'!'"]


def test_work_that_failed_in_the_copy_is_done_here():
    script = """
        import os
        from reviewer.beside import begin
        own = os.getpid()
        def work():
            if os.getpid() != own:
                raise OSError
            return "here"
        print(begin(work)())
    """
    assert run(script) == ["here"]


def test_what_cannot_be_handed_over_is_made_here():
    script = """
        from reviewer.beside import begin
        print(begin(lambda: (lambda: "made"))()())
    """
    assert run(script) == ["made"]


def test_halves_come_back_in_order_and_one_is_done_elsewhere():
    script = """
        import os
        from reviewer.beside import begin, in_halves
        def work(items):
            return [(item, os.getpid()) for item in items]
        nobody = begin(os.getpid, worth=False)
        made = list(in_halves(work, range(50), nobody, many=20, few=5))
        print([item for item, _ in made] == list(range(50)), len({process for _, process in made}))
        made = list(in_halves(work, range(50), nobody, many=60, few=5))
        print([item for item, _ in made] == list(range(50)), len({process for _, process in made}))
    """
    assert run(script) == ["True", "2" if COPIES else "1", "True", "1"]


@pytest.mark.parametrize(("fails", "join"), [(False, True), (True, True), (True, False), (False, False)])
def test_each_part_is_done_once_by_whichever_process_takes_it(fails, join):
    script = f"""
        import os
        from reviewer.beside import begin_shared
        own = os.getpid()
        def work(numbers):
            made = [(number, os.getpid()) for number in numbers]
            if {fails} and os.getpid() != own:
                raise OSError
            return made
        later = begin_shared(work, 200, join={join})
        made = later()
        print(sorted(number for number, _ in made) == list(range(200)))
        print(all(process == own for _, process in made))
        print(len(begin_shared(work, 7, worth=False)()))
    """
    told = run(script)
    assert told[::2] == ["True", "7"]
    assert told[1] == "True" or not fails


@pytest.mark.skipif(not COPIES, reason="needs a second core and a system that copies processes")
def test_who_waits_does_what_parts_are_left():
    script = """
        import os
        from reviewer.beside import begin_shared
        told, tell = os.pipe()
        own = os.getpid()
        def work(numbers):
            made = []
            for number in numbers:
                made.append((number, os.getpid() == own))
                if os.getpid() != own:
                    os.read(told, 1)
            return made
        import threading
        later = begin_shared(work, 200)
        threading.Timer(0.5, os.write, (tell, b"!" * 200)).start()
        made = later()
        print(sorted(number for number, _ in made) == list(range(200)))
        print(sum(here for _, here in made) >= 197)
    """
    assert run(script) == ["True", "True"]


@pytest.mark.skipif(not COPIES, reason="needs a second core and a system that copies processes")
def test_while_others_are_at_work_all_is_done_here():
    script = """
        import os
        from reviewer.beside import begin, in_halves
        told, tell = os.pipe()
        others = begin(lambda: os.read(told, 1))
        made = set(in_halves(lambda items: [os.getpid()] * len(items), range(50), others, many=20, few=5))
        os.write(tell, b"!")
        print(made == {os.getpid()}, others())
    """
    assert run(script) == ["True", "b'!'"]


def test_a_process_with_threads_is_never_copied():
    script = """
        import os, threading
        from reviewer.beside import begin
        over = threading.Event()
        threading.Thread(target=over.wait).start()
        print(begin(os.getpid)() == os.getpid())
        over.set()
    """
    assert run(script) == ["True"]


def test_a_worker_of_a_batch_is_never_copied(monkeypatch):
    monkeypatch.setattr("multiprocessing.process.parent_process", lambda: object())
    assert begin(os.getpid)() == os.getpid()


@pytest.mark.skipif(not COPIES, reason="needs a second core and a system that copies processes")
def test_a_long_contract_is_judged_alike_on_one_core_and_on_two(tmp_path):
    made = generate(1_200)
    files = [tmp_path / "base.txt", tmp_path / "draft.txt"]
    for file, lines in zip(files, (made.base, made.draft), strict=True):
        file.write_text("\n".join(lines), encoding="utf-8")
    compare = [sys.executable, "-m", "reviewer", "compare", *map(str, files), "--format", "json"]
    bound = (
        "import os, sys; os.sched_setaffinity(0, {min(os.sched_getaffinity(0))}); "
        "os.execv(sys.argv[1], sys.argv[1:])"
    )
    one, two = (
        subprocess.run([*before, *compare], check=True, capture_output=True).stdout
        for before in ([sys.executable, "-c", bound], [])
    )
    assert one == two
    assert json.loads(two)["findings"]


@pytest.mark.parametrize("broken", ["base", "draft"])
def test_a_long_file_that_cannot_be_read_is_refused_in_one_line(tmp_path, broken):
    files = {name: tmp_path / f"{name}.txt" for name in ("base", "draft")}
    for file in files.values():
        file.write_text("\n".join(generate(1_200).base), encoding="utf-8")
    files[broken] = tmp_path / f"{broken}.docx"
    files[broken].write_bytes(b"PK\3\4" + b"\0" * 200_000)
    compare = [sys.executable, "-m", "reviewer", "compare", *map(str, files.values())]
    run = subprocess.run(compare, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr.startswith(str(files[broken]))
    assert run.stderr.count("\n") == 1


def test_modules_are_loaded_only_while_the_other_process_is_at_work():
    script = """
        import os, sys
        from reviewer.beside import begin, load_while
        told, tell = os.pipe()
        later = begin(lambda: os.read(told, 1))
        load_while(later, ["colorsys"])
        os.write(tell, b"!")
        later()
        load_while(begin(os.getpid, worth=False), ["calendar"])
        print("colorsys" in sys.modules, "calendar" in sys.modules)
    """
    assert run(script) == [str(COPIES), "False"]


def test_what_is_loaded_ahead_is_what_a_comparison_needs(tmp_path):
    made = generate(12)
    paths = [tmp_path / "base.md", tmp_path / "draft.md"]
    for path, clauses in zip(paths, (made.base, made.draft), strict=True):
        path.write_text("\n".join(clauses), encoding="utf-8")
    script = f"""
        import io, sys
        import reviewer.beside
        reviewer.beside._room = lambda: False
        from reviewer.cli.main import main
        told, sys.stdout = sys.stdout, io.StringIO()
        status = main(["compare", *{[str(path) for path in paths]!r}, "--format", "json"])
        print(status, *[name for name in {JUDGING!r} if name not in sys.modules], file=told)
    """
    assert run(script) == ["0"]
