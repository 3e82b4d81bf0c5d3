"""Where the document font is: Tinos, which draws every Vietnamese letter and is set like Times."""

import os
import struct
from functools import cache
from pathlib import Path

from PIL import ImageFont
from typst import Fonts

_PACKAGE = Path("node_modules", "@expo-google-fonts", "tinos")
_FACES = ("400Regular", "400Regular_Italic", "700Bold", "700Bold_Italic")
_UNKNOWN = "\ufffd"
_MEASURED_PT = 100
_MM_PER_PT = 25.4 / 72


class FontsMissing(RuntimeError):
    """Chưa có phông chữ cho văn bản; hãy chạy `make setup`."""

    def __init__(self, folder: Path) -> None:
        """Say which folder was looked into."""
        super().__init__(f"{self.__doc__} ({folder})")


def font_folder() -> Path:
    """The folder of the font package; DANBIET_FONTS names another one."""
    chosen = os.environ.get("DANBIET_FONTS")
    return Path(chosen) if chosen else Path(__file__).resolve().parents[2] / _PACKAGE


def document_fonts() -> Fonts:
    """The four faces of Tinos and nothing else, so that no letter comes from another font."""
    return _load(font_folder())


def drawable(text: str) -> str:
    """The text with '\ufffd' for each sign the font lacks; an emoji must not stop a report."""
    letters = _letters(font_folder())
    return "".join(sign if ord(sign) < 128 or ord(sign) in letters else _UNKNOWN for sign in text)


def bold_width_mm(text: str, size_pt: float) -> float:
    """How long a bold line is on paper, in millimetres; the same in Times New Roman."""
    face = _face(font_folder(), "700Bold")
    # The basic layout is in every build of Pillow, so that the lines are the same on every machine.
    font = ImageFont.truetype(face, _MEASURED_PT, layout_engine=ImageFont.Layout.BASIC)
    one_line = " ".join(text.split())
    return font.getlength(one_line) / _MEASURED_PT * size_pt * _MM_PER_PT


@cache
def _load(folder: Path) -> Fonts:
    return Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[_face(folder, face).parent for face in _FACES],
    )


def _face(folder: Path, face: str) -> Path:
    path = folder / face / f"Tinos_{face}.ttf"
    if not path.is_file():
        raise FontsMissing(folder)
    return path


@cache
def _letters(folder: Path) -> frozenset[int]:
    """The code points in the font's table 'cmap', format 4; all four faces hold the same."""
    font = _face(folder, _FACES[0]).read_bytes()
    tables = struct.unpack_from(">H", font, 4)[0]
    entries = (struct.unpack_from(">4s4xII", font, 12 + 16 * place) for place in range(tables))
    cmap = next(offset for tag, offset, _ in entries if tag == b"cmap")
    found: set[int] = set()
    for place in range(struct.unpack_from(">H", font, cmap + 2)[0]):
        start = cmap + struct.unpack_from(">I", font, cmap + 4 + 8 * place + 4)[0]
        kind, _, _, doubled = struct.unpack_from(">4H", font, start)
        if kind == 4:
            lasts = struct.unpack_from(f">{doubled // 2}H", font, start + 14)
            firsts = struct.unpack_from(f">{doubled // 2}H", font, start + 16 + doubled)
            for first, last in zip(firsts, lasts, strict=True):
                found.update(range(first, last + 1))
    return frozenset(found - {0xFFFF})
