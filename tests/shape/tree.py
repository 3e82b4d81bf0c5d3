"""The source files of the project, read once, and sources made up for a test."""

from __future__ import annotations

import ast
import subprocess
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TypeVar, cast

ROOT = Path(__file__).resolve().parents[2]
CODE = ("services", "libs", "tools")
Node = TypeVar("Node", bound=ast.AST)


@dataclass(frozen=True)
class Source:
    """One Python file: its path from the root, and its text."""

    path: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text, self.path)

    @cached_property
    def _sorted(self) -> dict[type[ast.AST], list[ast.AST]]:
        """The nodes by their class: walked once, asked for by many guards."""
        found: dict[type[ast.AST], list[ast.AST]] = {}
        for node in ast.walk(self.tree):
            found.setdefault(type(node), []).append(node)
        return found

    def nodes(self, *kinds: type[Node]) -> list[Node]:
        """Every node of these classes."""
        return [cast(Node, node) for kind in kinds for node in self._sorted.get(kind, ())]

    @property
    def functions(self) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
        return [*self.nodes(ast.FunctionDef), *self.nodes(ast.AsyncFunctionDef)]

    @cached_property
    def calls(self) -> list[tuple[str, ast.Call]]:
        """Every call as written: `datetime.now`, `print`, `session.commit`."""
        return [(_written(node.func), node) for node in self.nodes(ast.Call)]

    @property
    def name(self) -> str:
        """The dotted name under which it is imported."""
        return self.path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")

    @property
    def lines(self) -> int:
        return len(self.text.splitlines())


def _written(called: ast.expr) -> str:
    if isinstance(called, ast.Attribute):
        return f"{_written(called.value)}.{called.attr}"
    return called.id if isinstance(called, ast.Name) else "()"


@cache
def sources(*folders: str) -> tuple[Source, ...]:
    """Every Python file of `folders`; of all code when none is named."""
    files = (file for folder in folders or CODE for file in sorted((ROOT / folder).rglob("*.py")))
    return tuple(_source(file) for file in files)


@cache
def _source(file: Path) -> Source:
    """One file, the same for all who ask: it is parsed once."""
    return Source(str(file.relative_to(ROOT)), file.read_text())


@cache
def tracked() -> tuple[str, ...]:
    """Every file under version control, or, in an unpacked archive, every file that is there."""
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True)
    if listed.returncode == 0 and listed.stdout:
        return tuple(path for path in listed.stdout.splitlines() if (ROOT / path).is_file())
    hidden = {".git", ".venv", ".local", "node_modules", "vendor", "__pycache__"}
    files = (file.relative_to(ROOT) for file in ROOT.rglob("*") if file.is_file())
    return tuple(str(file) for file in files if not hidden & set(file.parts))
