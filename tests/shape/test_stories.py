"""Every sentence of a story is of an action that some code of its service notes in the history."""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping
from pathlib import Path

from tests.shape.tree import ROOT

SERVICES = ROOT / "services"


def tables(source: str) -> list[str]:
    """The actions that tables of sentences in a module have words for."""
    found = [
        node.value
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.AnnAssign) and ast.unparse(node.annotation) == "Sentences"
    ]
    keys = [key for table in found if isinstance(table, ast.Dict) for key in table.keys if key]
    return [str(key.value) for key in keys if isinstance(key, ast.Constant)]


def unnoted(modules: Mapping[Path, str]) -> list[str]:
    """The actions with a sentence that no module without a table of sentences names."""
    told = {path: tables(source) for path, source in modules.items()}
    rest = "\n".join(source for path, source in modules.items() if not told[path])
    named = set(re.findall(r'"([a-z_]+)"', rest))
    # A step is noted as f"{step}_matter".
    named |= {name + end for end in re.findall(r'}(_[a-z_]+)"', rest) for name in named}
    return [f"{path}: {each}" for path, keys in told.items() for each in keys if each not in named]


def test_a_sentence_of_an_action_that_nobody_notes_is_found() -> None:
    table = 'SENTENCES: Sentences = {"open_fund": "Mở sổ.", "close_fund": "Đóng sổ."}'
    modules = {Path("words.py"): table, Path("actions.py"): 'record(session, by, "open_fund")'}

    assert unnoted(modules) == ["words.py: close_fund"]


def test_every_sentence_is_of_an_action_that_is_noted() -> None:
    for service in sorted(SERVICES.iterdir()):
        modules = {path: path.read_text() for path in service.rglob("*.py")}

        assert unnoted(modules) == []
