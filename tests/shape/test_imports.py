"""The walls between services, layers and libraries; a copy with holes sees each wall break."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.shape.tree import CODE, ROOT

pytestmark = pytest.mark.timeout(400)  # the whole tree is read, twice

# For each contract: a line that breaks it, in a file of a service or library made up for it.
HOLES = {
    "services-apart": ("services/here/apart.py", "services.there.rules"),
    "services-tell": ("services/here/asking.py", "libs.kernel.bus"),
    "libs-no-service": ("libs/hole.py", "services.there.rules"),
    "no-tools": ("services/here/tooling.py", "tools.check"),
    "rules-innermost": ("services/here/rules.py", "services.here.tables"),
    "tables-know-rules": ("services/here/tables.py", "services.here.queries"),
    "actions-no-edge": ("services/here/actions.py", "services.here.jobs"),
    "http-apart": ("services/here/api.py", "services.here.consumers"),
    "listening-apart": ("services/here/consumers.py", "services.here.api"),
    "rules-pure": ("services/here/feature/rules.py", "asyncio"),
    "actions-no-transport": ("services/here/queries.py", "fastapi"),
    "contracts-plain": ("libs/contracts/hole.py", "libs.kernel.outbox"),
    "law-free": ("libs/law/hole.py", "libs.kernel.clock"),
    "kernel-no-domain": ("libs/kernel/hole.py", "libs.permissions"),
}
EMPTY = ("services/there/rules.py", "services/here/jobs.py", "services/here/main.py")


def lint(root: Path) -> str:
    """What import-linter says of a tree."""
    program = Path(sys.executable).with_name("lint-imports")
    argv = [str(program), "--no-logo", "--no-cache", "--verbose"]
    surroundings = {**os.environ, "COLUMNS": "400"}
    done = subprocess.run(argv, cwd=root, env=surroundings, capture_output=True, text=True)
    return done.stdout + done.stderr


def contracts() -> dict[str, str]:
    """The name of every contract, by its id."""
    configuration = tomllib.loads((ROOT / "pyproject.toml").read_text())
    written = configuration["tool"]["importlinter"]["contracts"]
    return {contract["id"]: contract["name"] for contract in written}


@pytest.fixture(scope="module")
def holed(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What is said of a copy in which every wall has a hole."""
    copy = tmp_path_factory.mktemp("copy")
    shutil.copy(ROOT / "pyproject.toml", copy)
    only_python = shutil.ignore_patterns("vendor", "static", "templates", "data", "__pycache__")
    for folder in CODE:
        shutil.copytree(ROOT / folder, copy / folder, ignore=only_python)
    for path, imported in [*HOLES.values(), *((path, "") for path in EMPTY)]:
        file = copy / path
        file.parent.mkdir(parents=True, exist_ok=True)
        (file.parent / "__init__.py").touch()
        file.write_text(f"import {imported}\n" if imported else "")
    return lint(copy)


def test_every_wall_stands() -> None:
    said = lint(ROOT)

    assert f"Contracts: {len(contracts())} kept, 0 broken." in said, said


def test_every_contract_has_a_hole_to_be_tried_with() -> None:
    assert contracts().keys() == HOLES.keys()


@pytest.mark.parametrize("contract", HOLES)
def test_a_forbidden_import_breaks_its_contract(contract: str, holed: str) -> None:
    path, imported = HOLES[contract]
    importer = path.removesuffix(".py").replace("/", ".")
    name = re.escape(contracts()[contract])

    broken = holed.partition("Broken contracts")[2]
    section = re.search(rf"^{name}\n-+\n(.*?)(?:^-+$|\Z)", broken, re.DOTALL | re.MULTILINE)
    assert section, holed[-3000:]
    assert f"{importer} -> {imported}" in section[1]
