"""Finds the bodies a sentence names; the names vary, the kinds do not."""

import re
from collections.abc import Iterator

from services.planning.importing.plan import Node
from services.planning.importing.proposals.findings import Body, Confidence, Finding, FindingKind

# Longer names come first: Văn phòng HĐND is not the council, Phòng Văn hóa not any department.
_NAMES = (
    (Body.OFFICE, r"Văn phòng (?:HĐND|UBND|Hội đồng nhân dân)(?:\s?(?:&|và)\s?UBND)?"),
    (Body.CULTURE, r"Phòng Văn h(?:oá|óa)(?: - Xã hội)?|Phòng VH-?XH|(?<!\w)VH-?XH"),
    (Body.SERVICE_CENTRE, r"Trung tâm Cung ứng dịch vụ"),
    (Body.ONE_STOP, r"Bộ phận tiếp nhận và trả kết quả|Trung tâm Phục vụ hành chính công"),
    (Body.INSPECTION_BOARD, r"Ban (?:Thanh tra nhân dân|TTND)"),
    (Body.INVESTMENT_BOARD, r"Ban (?:giám sát đầu tư của cộng đồng|GSĐTCĐ)"),
    (Body.STEERING_COMMITTEE, r"Ban chỉ đạo|(?<!\w)BCĐ"),
    (Body.FRONT, r"(?:Ủy ban |Uỷ ban |UB |Ban công tác )?Mặt trận(?: Tổ quốc(?: Việt Nam)?)?|MTTQ"),
    (Body.ORGANISATION, r"(?:tổ chức|đoàn thể) chính trị(?: - xã hội)?|đoàn thể"),
    (Body.DEPARTMENT, r"các phòng(?: chuyên môn|, ban)?|phòng (?:chuyên môn|kinh tế)|các bộ phận"),
    (Body.NEIGHBOURHOOD, r"khu phố|khu dân cư|tổ dân phố|các khu(?!\s(?:phố|dân))|Trưởng thôn"),
    (Body.SCHOOL, r"trường học"),
    (Body.PARTY_COMMITTEE, r"Đảng (?:ủy|uỷ)|cấp (?:ủy|uỷ)"),
    (Body.COUNCIL, r"HĐND|Hội đồng nhân dân"),
    (Body.LEADERSHIP, r"(?:lãnh đạo|Chủ tịch|các PCT) UBND|người đứng đầu"),
)
_BODY = re.compile("|".join(f"(?P<{body.name}>{names})" for body, names in _NAMES), re.IGNORECASE)


def find_bodies(node: Node) -> Iterator[Finding]:
    """Yield the bodies named in a node, in order, no words counted for two bodies."""
    for sentence in node.sentences:
        for found in _BODY.finditer(sentence.text):
            yield Finding(
                FindingKind.BODY,
                Body[found.lastgroup or ""],
                node.path,
                sentence,
                *found.span(),
                Confidence.HIGH,
                f"Câu gọi tên “{found.group()}”.",
            )


def bodies_in(text: str) -> tuple[Body, ...]:
    """Return the bodies that words name, each once, in their order."""
    found = (Body[each.lastgroup or ""] for each in _BODY.finditer(text))
    return tuple(dict.fromkeys(found))
