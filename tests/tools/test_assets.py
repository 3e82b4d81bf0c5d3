"""Third-party web files: only what was read and committed is ever served."""

import hashlib
import json
from pathlib import Path

import pytest

from tools import assets


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name, source in assets.SOURCES.items():
        file = tmp_path / "node_modules" / source
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"contents of {name}")
    (tmp_path / "tools").mkdir()
    assets.lock(tmp_path)
    return tmp_path


def test_every_file_is_copied_and_old_ones_go(project: Path) -> None:
    served = project / assets.VENDOR
    served.mkdir(parents=True)
    (served / "htmx-of-last-year.js").write_text("")

    copied = assets.copy(project)

    assert {path for path in served.rglob("*") if path.is_file()} == set(copied)
    assert (served / "htmx.min.js").read_text() == "contents of htmx.min.js"


def test_a_file_that_differs_stops_everything(project: Path) -> None:
    (project / "node_modules" / assets.SOURCES["htmx.min.js"]).write_text("something else")

    with pytest.raises(assets.AssetDiffers, match=r"htmx\.min\.js"):
        assets.copy(project)
    assert not (project / assets.VENDOR).exists()


def test_a_missing_file_is_named(project: Path) -> None:
    (project / "node_modules" / assets.SOURCES["htmx.min.js"]).unlink()

    with pytest.raises(assets.AssetDiffers, match="make setup"):
        assets.copy(project)


def test_what_is_served_here_is_what_was_committed() -> None:
    sums = json.loads((assets.ROOT / assets.LOCK).read_text())
    folder = assets.ROOT / assets.VENDOR
    served = [path for path in folder.rglob("*") if path.is_file()]

    assert sums == {
        file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in served
    }
