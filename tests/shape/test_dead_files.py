"""A file that nobody imports and nobody runs is dead."""

from __future__ import annotations

import ast
from collections.abc import Iterable

from tests.shape.tree import Source, sources
from tools import cli, parts

# Run, not imported: parts by name, tools by command, migrations by Alembic.
RUN = frozenset(
    [
        *(f"services.{part}.main" for part in parts.PARTS),
        *(f"services.{service}.tables" for service in parts.SERVICES),
        *(f"tools.{name}" for name in cli.NAMES),
        "tools.cli",
        "tools.setup",
        "tools.assets",
        "tools.image",
        "libs.kernel.testing",
    ]
)


def dead(files: Iterable[Source]) -> list[str]:
    """Modules that none of the others imports, and that their package does not run by name."""
    packages, modules = {}, []
    alive = set(RUN)
    for file in files:
        alive |= _imported(file)
        if file.path.endswith("__init__.py"):
            packages[file.name] = file.text
        elif "/migrations/" not in file.path:
            modules.append(file.name)
    return [name for name in modules if name not in alive and not _run_by(packages, name)]


def _run_by(packages: dict[str, str], name: str) -> bool:
    package, _, last = name.rpartition(".")
    return "import_module" in packages.get(package, "") and f'"{last}"' in packages[package]


def _imported(file: Source) -> set[str]:
    found = {alias.name for node in file.nodes(ast.Import) for alias in node.names}
    for node in file.nodes(ast.ImportFrom):
        if node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found - {file.name}


def test_every_file_is_imported_or_run() -> None:
    found = dead(sources())

    assert not found, "\n".join(found)


def test_a_dead_file_is_found() -> None:
    alive = Source("services/planning/main.py", "from services.planning import rules")
    runs = Source("services/planning/__init__.py", 'NAMES = ("run",); import_module(NAMES[0])')
    rest = [Source(f"services/planning/{name}.py", "") for name in ("rules", "run", "old_rules")]

    assert dead([alive, runs, *rest]) == ["services.planning.old_rules"]
