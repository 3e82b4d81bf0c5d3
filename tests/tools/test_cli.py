"""The command `danbiet`: finds tools by name without loading them."""

import sys
from pathlib import Path

import pytest

from tools import cli


def test_help_lists_the_tools_that_are_here(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main([]) == 0

    shown = capsys.readouterr().out
    assert "check" in shown
    here = {path.stem for path in Path(cli.__file__).parent.iterdir()}
    assert set(cli.tools()) == here & set(cli.NAMES)


def test_help_loads_no_tool(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in cli.NAMES:
        monkeypatch.delitem(sys.modules, f"tools.{name}", raising=False)

    cli.main(["help"])

    assert not {f"tools.{name}" for name in cli.NAMES} & set(sys.modules)


def test_an_unknown_name_is_refused_in_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["nonsense"]) == 2

    assert "there is no 'nonsense'" in capsys.readouterr().err


def test_a_tool_gets_the_arguments_after_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tool = tmp_path / "year.py"
    tool.write_text('"""A tool."""\n\n\ndef main(argv):\n    return len(argv)\n')
    monkeypatch.setattr(cli, "_FOLDER", tmp_path)
    monkeypatch.setattr("tools.__path__", [str(tmp_path)])
    monkeypatch.delitem(sys.modules, "tools.year", raising=False)

    assert cli.main(["year", "2025", "--fast"]) == 2
    assert cli.tools() == {"year": "A tool."}
    del sys.modules["tools.year"]
