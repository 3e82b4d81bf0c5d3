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


def test_a_module_imports_others_by_their_hashed_names(tmp_path: Path) -> None:
    (tmp_path / "vendor/sums").mkdir(parents=True)
    (tmp_path / "vendor/sums/index.js").write_text("export default 1;")
    (tmp_path / "vendor/mid.js").write_text("import one from './sums/index.js';")
    (tmp_path / "a.js").write_text('import { x } from "./vendor/mid.js";\nimport "bare";')

    assets = Assets(tmp_path)
    script, media_type = assets.file(assets.url("a.js").removeprefix("/static/")) or (b"", "")
    middle, _ = assets.file(assets.url("vendor/mid.js").removeprefix("/static/")) or (b"", "")

    assert media_type == "text/javascript"
    assert (
        script.decode() == f'import {{ x }} from "{assets.url("vendor/mid.js")}";\nimport "bare";'
    )
    assert middle.decode() == f"import one from '{assets.url('vendor/sums/index.js')}';"


def test_another_content_far_below_is_another_address_above(tmp_path: Path) -> None:
    (tmp_path / "below.js").write_text("export default 1;")
    (tmp_path / "above.js").write_text('import one from "./below.js";')
    before = Assets(tmp_path).url("above.js")
    (tmp_path / "below.js").write_text("export default 2;")

    assert Assets(tmp_path).url("above.js") != before
