"""Sizes, names, and what may stand where. Data files have names of their own below."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterable

import pytest

from tests.shape.tree import Source, sources

FILE_LINES_MAX = 250
TEST_FILE_LINES_MAX = 400
FUNCTION_LINES_MAX = 40
# Lists of names, which only grow longer by being complete.
DATA_FILES: frozenset[str] = frozenset({"services/portal/views/__init__.py"})

# About 150 a module and 1,500 in all were hoped for. What a kill in the middle of any step taught
# the bus, the listener and the relay is the difference; it is not to grow further unnoticed.
KERNEL_MODULE_LINES_MAX = 250
KERNEL_LINES_MAX = 3_220

FORBIDDEN = re.compile("utils?|helpers?|common|misc|core|manager|handler|processor|impl")
FORBIDDEN_LAST = re.compile("data|info")

# The clock itself, ids that sort by time, when the relay marked a row, signatures made in tests.
MAY_READ_A_CLOCK = frozenset(
    f"libs/kernel/{name}.py" for name in ("clock", "ids", "relay", "testing")
)
CLOCKS = frozenset(
    ["datetime.now", "datetime.utcnow", "datetime.today", "date.today", "time.time", "time.time_ns"]
)

Guard = Callable[[Iterable[Source]], list[str]]


def long_files(files: Iterable[Source]) -> list[str]:
    def limit(path: str) -> int:
        return TEST_FILE_LINES_MAX if path.startswith("tests/") else FILE_LINES_MAX

    kept = (file for file in files if file.path not in DATA_FILES)
    return [f"{file.path}: {file.lines} lines" for file in kept if file.lines > limit(file.path)]


def long_functions(files: Iterable[Source]) -> list[str]:
    return [
        f"{file.path}: {node.name} has {length} lines"
        for file in files
        for node in file.functions
        if (length := (node.end_lineno or 0) - node.lineno + 1) > FUNCTION_LINES_MAX
    ]


def a_grown_kernel(files: Iterable[Source]) -> list[str]:
    kernel = [file for file in files if file.path.startswith("libs/kernel/")]
    found = [f"{f.path}: {f.lines} lines" for f in kernel if f.lines > KERNEL_MODULE_LINES_MAX]
    total = sum(file.lines for file in kernel)
    return found + [f"libs/kernel: {total} lines"] * (total > KERNEL_LINES_MAX)


def commits_outside_the_edges(files: Iterable[Source]) -> list[str]:
    return [
        f"{file.path}:{call.lineno}: {name}"
        for file in files
        if file.path.startswith(("services/", "libs/")) and not file.path.startswith("libs/kernel/")
        for name, call in file.calls
        if name.endswith(".commit")
    ]


def prints_outside_tools(files: Iterable[Source]) -> list[str]:
    return [
        f"{file.path}:{call.lineno}"
        for file in files
        if not file.path.startswith("tools/")
        for name, call in file.calls
        if name == "print"
    ]


def clocks_of_their_own(files: Iterable[Source]) -> list[str]:
    return [
        f"{file.path}:{call.lineno}: {name}"
        for file in files
        if file.path.startswith(("services/", "libs/")) and file.path not in MAY_READ_A_CLOCK
        for name, call in file.calls
        if name.removeprefix("datetime.") in CLOCKS or name in CLOCKS
    ]


def vague_names(files: Iterable[Source]) -> list[str]:
    found = []
    for file in files:
        named = [file.path.removesuffix(".py").replace("/", "_")]
        named += [node.name for node in (*file.functions, *file.nodes(ast.ClassDef))]
        found += [f"{file.path}: {name}" for name in named if _is_vague(name)]
    return found


def _is_vague(name: str) -> bool:
    words = re.findall(r"[A-Z]?[a-z0-9]+|[A-Z]+", name)
    low = [word.lower() for word in words]
    if len(low) > 1 and FORBIDDEN_LAST.fullmatch(low[-1]):
        return True
    return any(FORBIDDEN.fullmatch(word) for word in low)


def silent_modules(files: Iterable[Source]) -> list[str]:
    return [file.path for file in files if not ast.get_docstring(file.tree)]


BITES: dict[Guard, Source] = {
    long_files: Source("services/a/rules.py", "x = 1\n" * 251),
    long_functions: Source("services/a/rules.py", "def f():\n" + "    x = 1\n" * 40),
    a_grown_kernel: Source("libs/kernel/a.py", "x = 1\n" * 251),
    commits_outside_the_edges: Source("services/a/actions.py", "await session.commit()"),
    prints_outside_tools: Source("services/a/rules.py", "print(1)"),
    clocks_of_their_own: Source("services/a/rules.py", "from datetime import date\ndate.today()"),
    vague_names: Source("services/a/rules.py", "class PetitionManager: ..."),
    silent_modules: Source("services/a/rules.py", "x = 1"),
}
EVERYWHERE = {long_files, long_functions}


@pytest.mark.parametrize("guard", BITES, ids=lambda guard: guard.__name__)
def test_there_are_none(guard: Guard) -> None:
    kept = sources("services", "libs", "tools", "tests") if guard in EVERYWHERE else sources()

    found = guard(kept)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("guard", BITES, ids=lambda guard: guard.__name__)
def test_each_is_found_where_it_is(guard: Guard) -> None:
    assert len(guard([BITES[guard]])) == 1


def test_a_kernel_grown_by_many_small_modules_is_found() -> None:
    many = [Source(f"libs/kernel/a{number}.py", "x = 1\n" * 150) for number in range(22)]

    assert a_grown_kernel(many) == ["libs/kernel: 3300 lines"]


@pytest.mark.parametrize(
    "name", ["utils", "date_helpers", "EventHandler", "petition_data", "ServiceImpl"]
)
def test_a_vague_name_is_known(name: str) -> None:
    assert _is_vague(name)


@pytest.mark.parametrize("name", ["data", "handles", "scores", "commonwealth", "publish_score"])
def test_a_plain_name_is_not_vague(name: str) -> None:
    assert not _is_vague(name)
