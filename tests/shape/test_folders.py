"""Features of a service stand above or below one another: no two folders know each other."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

import pytest

from tests.shape.tree import ROOT


def pairs(service: Path) -> list[tuple[str, str]]:
    """Folders of a service of which each imports the other."""
    name = re.escape(service.name)
    imports = re.compile(rf"^from services\.{name}(?:\.(\w+)(?:\.\w+)* import| import (\w+))", re.M)
    knows: dict[str, set[str]] = defaultdict(set)
    for file in service.glob("*/**/*.py"):
        folder = file.relative_to(service).parts[0]
        for found in imports.findall(file.read_text()):
            knows[folder] |= {each for each in found if each and each != folder}
    return sorted((a, b) for a in knows for b in knows[a] if a < b and a in knows.get(b, ()))


@pytest.mark.parametrize("service", ["gateway", "participation", "reception", "reporting"])
def test_no_two_folders_know_each_other(service: str) -> None:
    assert pairs(ROOT / "services" / service) == []


def test_a_pair_is_found_however_deep_and_by_either_import(tmp_path: Path) -> None:
    here = tmp_path / "here"
    for folder in ("upper/inner", "lower", "alone"):
        (here / folder).mkdir(parents=True)
    (here / "upper" / "inner" / "rules.py").write_text("from services.here.lower.rules import a\n")
    (here / "lower" / "rules.py").write_text("from services.here import upper\n")
    (here / "alone" / "rules.py").write_text("from services.here.lower.rules import a\n")

    assert pairs(here) == [("lower", "upper")]
