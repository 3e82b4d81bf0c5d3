"""Word files as a ward might make them, with names to be filled in."""

from __future__ import annotations

import io
import zipfile

import docx

LINES = (
    "{{co_quan}}",
    "Số: {{so_ky_hieu}}",
    "{{noi_ngay}}",
    "{{du_thao}}",
    "{{loai}}: {{trich_yeu}}",
    "{{noi_dung}}",
    "{{quyen_han_ky}}",
    "{{nguoi_ky}}",
)


def a_template(*lines: str, footer: str = "Mẫu của phường, {{so_ky_hieu}}") -> bytes:
    """A template of these lines; a name torn over runs is written with a bar: {{so_|ky_hieu}}."""
    word = docx.Document()
    for line in lines or LINES:
        paragraph = word.add_paragraph()
        for piece in line.split("|"):
            paragraph.add_run(piece)
    word.sections[0].footer.paragraphs[0].text = footer
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def with_entry(content: bytes, name: str, added: bytes, *, into: bool = False) -> bytes:
    """The package with another entry, or with something put before the end of one it has."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.infolist():
            kept = old.read(entry)
            if into and entry.filename == name:
                end = kept.rindex(b"</")
                kept = kept[:end] + added + kept[end:]
            new.writestr(entry, kept, zipfile.ZIP_DEFLATED)
        if not into:
            new.writestr(name, added, zipfile.ZIP_DEFLATED)
    return out.getvalue()
