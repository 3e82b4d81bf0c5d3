"""Migrations are numbered, in one line, and HEAD names the newest: two at once are a conflict."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from tests.shape.tree import ROOT
from tools.parts import DATABASES


def faults(folder: Path) -> list[str]:
    """What is wrong with a service's folder of migrations."""
    found = []
    before = None
    files = sorted(folder.glob("*.py"))
    for number, file in enumerate(files, start=1):
        said = _constants(file)
        if not re.fullmatch(rf"{number:04}_[a-z0-9_]+", file.stem):
            found.append(f"{file.name}: should begin with {number:04}_")
        if said.get("revision") != f"{number:04}" or said.get("down_revision") != before:
            found.append(f"{file.name}: does not follow {before}")
        if not ast.get_docstring(ast.parse(file.read_text())):
            found.append(f"{file.name}: does not say what it does")
        before = said.get("revision")
    head = (folder / "HEAD").read_text().strip() if (folder / "HEAD").exists() else None
    if files and head != files[-1].stem:
        found.append(f"HEAD: {head}")
    return found if files else ["there are none"]


def _constants(file: Path) -> dict[str, object]:
    return {
        node.targets[0].id: node.value.value
        for node in ast.parse(file.read_text()).body
        if isinstance(node, ast.Assign)
        and isinstance(node.targets[0], ast.Name)
        and isinstance(node.value, ast.Constant)
    }


@pytest.mark.parametrize("service", DATABASES)
def test_the_migrations_of_a_service_are_in_one_line(service: str) -> None:
    assert faults(ROOT / "services" / service.replace(".", "/") / "migrations") == []


MIGRATION = '"""Makes something."""\nrevision = "{0}"\ndown_revision = {1}\n'


def test_a_good_line_has_no_fault(tmp_path: Path) -> None:
    (tmp_path / "0001_a.py").write_text(MIGRATION.format("0001", None))
    (tmp_path / "0002_b.py").write_text(MIGRATION.format("0002", '"0001"'))
    (tmp_path / "HEAD").write_text("0002_b\n")

    assert faults(tmp_path) == []


def test_a_forked_line_and_a_forgotten_head_are_found(tmp_path: Path) -> None:
    (tmp_path / "0001_a.py").write_text(MIGRATION.format("0001", None))
    (tmp_path / "0002_b.py").write_text(MIGRATION.format("0002", None))
    (tmp_path / "2_c.py").write_text("revision = 'c'\n")
    (tmp_path / "HEAD").write_text("0001_a\n")

    assert faults(tmp_path) == [
        "0002_b.py: does not follow 0001",
        "2_c.py: should begin with 0003_",
        "2_c.py: does not follow 0002",
        "2_c.py: does not say what it does",
        "HEAD: 0001_a",
    ]
    assert faults(tmp_path / "empty") == ["there are none"]
