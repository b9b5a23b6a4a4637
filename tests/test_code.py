"""What a linter does not see in the program's own code."""

from __future__ import annotations

import ast
from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
REACHED_FROM_OUTSIDE = {"__all__", "__getattr__", "__version__", "compare"}
"""Names that Python, a packager or another program asks for."""
SEARCHES = {f"re.{name}" for name in "compile search match fullmatch finditer findall sub subn split".split()}


@cache
def modules(folder: str) -> dict[str, ast.Module]:
    """Return the syntax of every module below a folder by its path."""
    return {
        str(path.relative_to(ROOT)): ast.parse(path.read_text(encoding="utf-8"))
        for path in sorted((ROOT / folder).rglob("*.py"))
    }


def assigned(module: ast.Module) -> Iterator[str]:
    """Yield the names that a module gives a value at its top level, each as often as it does."""
    for statement in module.body:
        targets = statement.targets if isinstance(statement, ast.Assign) else []
        if isinstance(statement, ast.AnnAssign):
            targets = [statement.target]
        yield from (one.id for target in targets for one in ast.walk(target) if isinstance(one, ast.Name))


def defined(module: ast.Module) -> Iterator[str]:
    """Yield the names that a module defines at its top level."""
    yield from assigned(module)
    for statement in module.body:
        if isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            yield statement.name


def used(module: ast.Module) -> Iterator[str]:
    """Yield the names that a module reads; one that it only imports, to hand it on, is not read."""
    for node in ast.walk(module):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            yield node.id
        elif isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, ast.alias) and node.asname:
            yield node.name


def test_no_module_gives_one_of_its_names_a_second_value():
    twice = {
        f"{path}: {name}"
        for folder in ("reviewer", "tests", "benchmarks")
        for path, module in modules(folder).items()
        for name, times in Counter(assigned(module)).items()
        if times > 1
    }
    assert not twice


def test_nothing_of_the_program_is_there_for_the_tests_alone():
    program = modules("reviewer")
    needed = {name for module in program.values() for name in used(module)} | REACHED_FROM_OUTSIDE
    assert not {
        f"{path}: {name}"
        for path, module in program.items()
        for name in defined(module)
        if name not in needed
    }


def test_no_expression_is_compiled_before_it_is_needed():
    assert not {
        f"{path}:{node.lineno}"
        for path, module in modules("reviewer").items()
        for statement in module.body
        if not isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef))
        for node in ast.walk(statement)
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "re.compile"
    }


def test_how_often_is_no_field_of_a_formatted_expression():
    """`rf"x{0,9}"` is the text `x(0, 9)`: the braces must be doubled."""
    assert not {
        f"{path}:{node.lineno}"
        for path, module in modules("reviewer").items()
        for node in ast.walk(module)
        if isinstance(node, ast.FormattedValue) and isinstance(node.value, (ast.Tuple, ast.Constant))
    }


def test_an_expression_of_the_program_has_a_name_and_is_kept():
    assert not {
        f"{path}:{node.lineno}"
        for path, module in modules("reviewer").items()
        for node in ast.walk(module)
        if isinstance(node, ast.Call) and ast.unparse(node.func) in SEARCHES
        if node.args and isinstance(node.args[0], ast.Constant)
    }
