"""Static files are found under a name that changes with their content."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

import pytest

from libs.assets import Assets


def test_a_file_is_found_under_its_hashed_name_and_no_other(tmp_path: Path):
    (tmp_path / "vendor").mkdir()
    (tmp_path / "vendor" / "letters.woff2").write_bytes(b"letters")
    assets = Assets(tmp_path)

    url = assets.url("vendor/letters.woff2")

    digest = hashlib.sha256(b"letters").hexdigest()[:10]
    assert url == f"/static/vendor/letters.{digest}.woff2"
    assert assets.file(url.removeprefix("/static/")) == (b"letters", "font/woff2")
    assert assets.file("vendor/letters.woff2") is None
    assert assets.file("../letters.woff2") is None


def test_another_content_is_another_address_and_another_seal(tmp_path: Path):
    file = tmp_path / "app.js"
    file.write_text("one")
    before = Assets(tmp_path)
    file.write_text("two")
    after = Assets(tmp_path)

    seal = base64.b64encode(hashlib.sha384(b"two").digest()).decode()
    assert before.url("app.js") != after.url("app.js")
    assert after.integrity("app.js") == f"sha384-{seal}"


def test_a_template_that_names_a_missing_file_fails(tmp_path: Path):
    with pytest.raises(KeyError):
        Assets(tmp_path).url("gone.css")
