"""What keeps a Word file from being a template, each in a sentence that says what to do."""

import io
import re
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any

import docx
from docx.opc.part import XmlPart
from docx.oxml.parser import parse_xml

from libs.documents.docx_template import BLOCKS, NEEDED, PARTS, WHOLE, WORDS, places_in

BYTES_MAX = 2 * 1024 * 1024
UNPACKED_BYTES_MAX = 30 * 1024 * 1024
ENTRIES_MAX = 400
MAIN = b"wordprocessingml.document.main+xml"
CARRIED = re.compile(r"vba|activex|embeddings/|afchunk|\.bin$|\.exe$", re.I)
PICTURE = re.compile(r"\.(png|jpe?g|gif|bmp|tiff?|emf|wmf|odttf)$", re.I)
# Of what counts pages nothing is fetched; of every other field we would have to know what it does.
FIELDS = ("PAGE", "NUMPAGES", "SECTIONPAGES")
LOOK_OF_FIELD = re.compile(r"\\\*\s*\w+")
OTHER_LETTERS = re.compile(rb"^[^<]*<\?xml[^>]*encoding\s*=\s*[\"'](?!utf-?8[\"'])", re.I)
DECLARES = re.compile(rb"<!(DOCTYPE|ENTITY)", re.I)
WRITTEN = re.compile(rb"<w:(ins|del|comment|moveFrom)[\s/>]")


def template_faults(content: bytes) -> tuple[str, ...]:
    """Every fault of a file as a template; none when it may be used."""
    if len(content) > BYTES_MAX:
        return ("Mẫu nặng quá 2 MB; hãy thu nhỏ hình trong mẫu.",)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            found = _of_package(package)
        found = found or _of_parts(docx.Document(io.BytesIO(content)))
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
    texts = [package.read(name) for name in names if not PICTURE.search(name)]
    if not all(map(_is_plain, texts)):
        return ("Tệp có phần không viết bằng UTF-8 nên không đọc chắc được; hãy lưu lại từ Word.",)
    said = (
        (DECLARES, "Tệp có khai báo XML không an toàn nên không nhận."),
        (
            WRITTEN,
            "Mẫu còn nhận xét hoặc sửa đổi được theo dõi; hãy chấp nhận hết và xóa nhận xét.",
        ),
    )
    return tuple(words for mark, words in said if any(mark.search(text) for text in texts))


def _is_plain(text: bytes) -> bool:
    """Whether the marks we look for would be seen: UTF-8, and said to be nothing else."""
    try:
        text.decode()
    except UnicodeDecodeError:
        return False
    return b"\0" not in text and not OTHER_LETTERS.match(text)


def _of_parts(word: Any) -> tuple[str, ...]:
    """Faults of what the parts say once they are read, however it was written."""
    package = word.part.package
    parts = list(package.iter_parts())
    found = []
    if any(rel.is_external for owner in (package, *parts) for rel in owner.rels.values()):
        found.append("Mẫu có liên kết ra ngoài (đường dẫn, ảnh trên mạng); hãy bỏ các liên kết đó.")
    if any(each not in FIELDS for part in parts for said in _fields(part) for each in said):
        found.append("Mẫu có trường tự động khác số trang; hãy bỏ các trường đó.")
    return tuple(found)


def _fields(part: Any) -> Iterator[list[str]]:
    """The words of every field, without how it looks; Word may tear one over several runs."""
    if not part.content_type.endswith("xml"):
        return
    root = part.element if isinstance(part, XmlPart) else parse_xml(part.blob)
    torn: dict[Any, str] = defaultdict(str)
    for text in root.iter("{*}instrText", "{*}delInstrText"):
        torn[next(text.iterancestors("{*}p"), None)] += text.text or ""
    whole = [
        value
        for field in root.iter("{*}fldSimple")
        for name, value in field.attrib.items()
        if name.endswith("instr")
    ]
    for said in (*torn.values(), *whole):
        yield LOOK_OF_FIELD.sub(" ", said).upper().split()


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
