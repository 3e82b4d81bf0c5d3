"""What keeps a Word file from being a template, each in a sentence that says what to do."""

import io
import re
import zipfile
from difflib import get_close_matches

from libs.documents.docx_template import BLOCKS, NEEDED, PARTS, WHOLE, WORDS, places_in

BYTES_MAX = 2 * 1024 * 1024
UNPACKED_BYTES_MAX = 30 * 1024 * 1024
ENTRIES_MAX = 400
MAIN = b"wordprocessingml.document.main+xml"
CARRIED = re.compile(r"vba|activex|embeddings/|afchunk|\.bin$|\.exe$", re.I)
OUTSIDE = re.compile(rb"TargetMode\s*=\s*[\"']External", re.I)
FETCHES = re.compile(rb"\b(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|MACROBUTTON)\b")
DECLARES = re.compile(rb"<!(DOCTYPE|ENTITY)", re.I)
WRITTEN = re.compile(rb"<w:(ins|del|comment|moveFrom) ")


def template_faults(content: bytes) -> tuple[str, ...]:
    """Every fault of a file as a template; none when it may be used."""
    if len(content) > BYTES_MAX:
        return ("Mẫu nặng quá 2 MB; hãy thu nhỏ hình trong mẫu.",)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            found = _of_package(package)
        return found or _of_places(*places_in(content))
    except Exception:  # a broken package fails in as many ways as it may be broken
        return ("Không đọc được tệp này như một tệp Word (.docx); hãy lưu lại từ Word.",)


def _of_package(package: zipfile.ZipFile) -> tuple[str, ...]:
    """Faults of what the file carries; nothing is unpacked before its size is known."""
    entries = package.infolist()
    if len(entries) > ENTRIES_MAX or sum(each.file_size for each in entries) > UNPACKED_BYTES_MAX:
        return ("Tệp giải nén ra quá lớn nên không nhận làm mẫu.",)
    names = [each.filename for each in entries]
    if MAIN not in package.read("[Content_Types].xml") or any(map(CARRIED.search, names)):
        return ("Mẫu có macro hoặc tệp nhúng; chỉ nhận tệp .docx không có macro, không nhúng tệp.",)
    texts = [package.read(name) for name in names if name.endswith((".xml", ".rels"))]
    said = (
        (DECLARES, "Tệp có khai báo XML không an toàn nên không nhận."),
        (OUTSIDE, "Mẫu có liên kết ra ngoài (đường dẫn, ảnh trên mạng); hãy bỏ các liên kết đó."),
        (FETCHES, "Mẫu có trường lấy dữ liệu từ tệp khác; hãy bỏ các trường đó."),
        (
            WRITTEN,
            "Mẫu còn nhận xét hoặc sửa đổi được theo dõi; hãy chấp nhận hết và xóa nhận xét.",
        ),
    )
    return tuple(words for mark, words in said if any(mark.search(text) for text in texts))


def _of_places(named: list[str], alone: list[str]) -> tuple[str, ...]:
    known = {**WORDS, **BLOCKS}
    found = []
    for name in dict.fromkeys(named):
        if name not in known:
            near = get_close_matches(name, known, 1)
            hint = f" (có phải {{{{{near[0]}}}}}?)" if near else ""
            found.append(f"Không có chỗ điền {{{{{name}}}}}{hint}.")
        elif name in BLOCKS and named.count(name) != alone.count(name):
            found.append(f"{{{{{name}}}}} phải đứng một mình một dòng, không nằm trong bảng.")
        elif name in BLOCKS and named.count(name) > 1:
            found.append(f"{{{{{name}}}}} chỉ được dùng một lần.")
    found += [f"Thiếu {{{{{name}}}}}: {WORDS[name]}." for name in NEEDED if name not in named]
    parts = [name for name in PARTS if name in named]
    if WHOLE in named and parts:
        found.append(f"Dùng {{{{{WHOLE}}}}} hoặc từng mục, không dùng cả hai.")
    elif WHOLE not in named:
        found += [f"Thiếu {{{{{name}}}}}: {BLOCKS[name]}." for name in PARTS if name not in parts]
    return tuple(found)
