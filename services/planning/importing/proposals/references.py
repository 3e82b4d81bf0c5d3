"""Finds citations of legal documents, also broken and incomplete ones."""

import re
from collections.abc import Iterator
from datetime import date

from services.planning.importing.plan import Node
from services.planning.importing.proposals.findings import (
    Confidence,
    Finding,
    FindingKind,
    LegalReference,
)
from services.planning.importing.sentences import Sentence

_UPPER = "".join(
    chr(code) for code in (*range(0x41, 0x250), *range(0x1EA0, 0x1EFA)) if chr(code).isupper()
)
_FORMS = (
    "Luật|Pháp lệnh|Nghị định|Nghị quyết|Quyết định|Chỉ thị|Thông tư|Kế hoạch|Công văn"
    "|Hướng dẫn|Kết luận|Quy định|Thông báo|Đề án|Chương trình"
)
_DATE = (
    r"ngày\s?(?P<d>\d{1,2})(?:\s?/\s?|\s?-\s?| tháng )(?P<m>\d{1,2})"
    r"(?:\s?/\s?|\s?-\s?| năm )(?P<y>\d{4})"
)
_ISSUER = (
    r"Thủ tướng Chính phủ|Chính phủ|Bộ Chính trị|Ban Bí thư|Ban Chấp hành Trung ương|Quốc hội"
    rf"|(?:UBND|HĐND|(?:Ủy|Uỷ) ban nhân dân|Tỉnh ủy|Đảng ủy)"
    rf"(?: (?:tỉnh|thành phố|phường|xã|đặc khu|huyện|quận))?(?: [{_UPPER}]\w*){{0,4}}"
    rf"|Bộ [{_UPPER}]\w*(?: [\w]+)?"
)
_NUMBERED = re.compile(
    rf"(?P<form>{_FORMS})(?: số)? ?(?P<number>\d{{1,4}}[a-z]?)"
    r"\s?[/-]\s?(?:(?P<year>\d{4})\s?/\s?)?"
    rf"(?P<symbol>[{_UPPER}][\w&]*(?:\s?[-/]\s?[{_UPPER}][\w&]*)*)"
    rf"(?:,? {_DATE})?(?: của (?P<issuer>{_ISSUER}))?"
)
_PLACE = (
    r"(?P<place>(?:(?i:điểm|khoản|điều|mục|chương) [\dIVXa-zđ]{1,4}(?:, ?\d{1,3})*"
    r"(?:,? (?:của )?|, (?:và )?)){1,6})?"
)
_NAMED_LAW = re.compile(
    _PLACE + r"(?P<form>Luật) (?P<name>(?i:thực hiện dân chủ ở cơ sở|tiếp công dân|khiếu nại"
    r"|tố cáo|tiếp cận thông tin|thi đua, khen thưởng|tổ chức chính quyền địa phương))"
)
_PARTY = re.compile(
    r"(?P<form>Nghị quyết) (?P<name>(?:Trung ương|Đại hội) \d{1,2}(?: \([Kk]h(?:óa|oá) [IVX]+\))?)"
)
# The number of these holds the year: Luật 80/2015/QH13 and Nghị định 30/2020/NĐ-CP on drafting.
_YEAR_IN_NUMBER = ("Luật", "Nghị định", "Thông tư")
_SYMBOL_MIN = 2


def find_references(node: Node) -> Iterator[Finding]:
    """Yield the citations of a node in order; the words are kept, only the value is tidied."""
    for sentence in node.sentences:
        cited = [
            _numbered(node, sentence, found)
            for found in _NUMBERED.finditer(sentence.text)
            if len(found["symbol"]) >= _SYMBOL_MIN
        ]
        for pattern in (_NAMED_LAW, _PARTY):
            cited += [_named(node, sentence, found) for found in pattern.finditer(sentence.text)]
        yield from sorted(cited, key=lambda finding: finding.start)


def _numbered(node: Node, sentence: Sentence, found: re.Match[str]) -> Finding:
    missing = []
    if found["form"] in _YEAR_IN_NUMBER and not found["year"]:
        missing.append("thiếu năm ban hành trong số hiệu")
    if not found["d"] and not found["year"]:
        missing.append("thiếu ngày ban hành")
    if re.search(r"\s", found["symbol"]) or re.search(r"\d\s?- ", found.group()):
        missing.append("số hiệu bị ngắt quãng")
    reason = f"Có loại văn bản và số hiệu “{found['number']}”"
    reference = LegalReference(
        form=found["form"],
        number=found["number"],
        year=int(found["year"]) if found["year"] else None,
        symbol=re.sub(r"\s", "", found["symbol"]),
        dated=_date(found),
        issuer=found["issuer"],
    )
    return Finding(
        FindingKind.REFERENCE,
        reference,
        node.path,
        sentence,
        *found.span(),
        Confidence.MEDIUM if missing else Confidence.HIGH,
        f"{reason}, nhưng {', '.join(missing)}." if missing else f"{reason}.",
    )


def _named(node: Node, sentence: Sentence, found: re.Match[str]) -> Finding:
    place = (found.groupdict().get("place") or "").strip(" ,") or None
    return Finding(
        FindingKind.REFERENCE,
        LegalReference(form=found["form"], name=found["name"], place=place),
        node.path,
        sentence,
        *found.span(),
        Confidence.HIGH if place else Confidence.MEDIUM,
        f"Gọi tên {found['form'].lower()}, không ghi số hiệu.",
    )


def _date(found: re.Match[str]) -> date | None:
    if not found["d"]:
        return None
    try:
        return date(int(found["y"]), int(found["m"]), int(found["d"]))
    except ValueError:
        return None
