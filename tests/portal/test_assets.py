"""Static files keep for good: every name holds the hash of what is in the file."""

from __future__ import annotations

from pathlib import Path

from libs.assets import Assets


def test_a_stylesheet_names_its_fonts_by_their_hashed_names(tmp_path: Path) -> None:
    (tmp_path / "vendor").mkdir()
    (tmp_path / "vendor/font.woff2").write_bytes(b"font")
    (tmp_path / "app.css").write_text('a { src: url("vendor/font.woff2"), url("missing.png"); }')

    assets = Assets(tmp_path)
    sheet, media_type = assets.file(assets.url("app.css").removeprefix("/static/")) or (b"", "")

    assert media_type == "text/css"
    assert f'url("{assets.url("vendor/font.woff2")}")' in sheet.decode()
    assert 'url("missing.png")' in sheet.decode()
