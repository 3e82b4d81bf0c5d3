"""Files that people attach, as they come: a photo that says where it was made, papers."""

from __future__ import annotations

import io
import zipfile

from PIL import Image

from tools.people import sample_photo


def _photo() -> bytes:
    out, exif = io.BytesIO(), Image.Exif()
    exif[0x010F] = "Máy của Lường Thị"
    Image.open(io.BytesIO(sample_photo("ngo bi lan"))).save(out, "JPEG", exif=exif)
    return out.getvalue()


def _docx() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as parts:
        for name in ("[Content_Types].xml", "_rels/.rels", "word/document.xml"):
            parts.writestr(name, "<x/>")
    return out.getvalue()


PHOTO = _photo()
PAPER = b"%PDF-1.7\n% Ong Quang Van Bi To nhan tien cua dan khu Bac\n%%EOF\n"
DOCX = _docx()
