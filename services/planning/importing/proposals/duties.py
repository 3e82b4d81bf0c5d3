"""Finds what kind of duty a sentence asks for, by its words."""

import re
from collections.abc import Iterator

from services.planning.importing.plan import Node
from services.planning.importing.proposals.findings import (
    Confidence,
    DutyKind,
    Finding,
    FindingKind,
)
from services.planning.importing.sentences import Sentence

# Words that name the duty itself.
_STRONG_WORDS = (
    (DutyKind.DISCLOSURE, r"niêm yết|nội dung công khai|phải công khai(?! ở cơ quan)"),
    (DutyKind.RECEPTION, r"tiếp (?:công )?dân"),
    (DutyKind.REPORT, r"(?:chế độ|tổng hợp|thông tin) báo cáo|báo cáo (?:kết quả|định kỳ)"),
    (DutyKind.SURVEY, r"khảo sát"),
    (DutyKind.TRAINING, r"lớp đào tạo|đào tạo, bồi dưỡng|tập huấn"),
    (DutyKind.OUTREACH, r"tuyên truyền|phổ biến|quán triệt|truyền thanh|hệ thống loa"),
    (DutyKind.AWARD, r"khen thưởng|mô hình|điển hình tiên tiến|gương điển hình|thi đua"),
    (DutyKind.STEERING, r"hoạt động của Ban chỉ đạo|kiện toàn Ban chỉ đạo"),
    (
        DutyKind.STAFF_DEMOCRACY,
        r"(?:cán bộ|công chức|viên chức)[^.;]{0,40}(?:bàn và quyết định|tham gia ý kiến)"
        r"|hội nghị (?:cán bộ|CBCCVC)|công khai ở cơ quan, đơn vị",
    ),
    (DutyKind.FRONT_COORDINATION, r"(?:quy chế|công tác) phối hợp với (?:[UỦ]\w+ ban )?Mặt trận"),
    (DutyKind.COMMUNITY, r"họp của cộng đồng|Nhân dân bàn và quyết định"),
    (
        DutyKind.INSPECTION,
        r"tự kiểm tra|kiểm tra đột xuất|(?:công tác|kế hoạch) kiểm tra|hướng dẫn Ban Thanh tra"
        r"|tổ chức (?:kiểm tra, )?giám sát",
    ),
    (DutyKind.PETITION, r"giải quyết (?:đơn|khiếu nại|kịp thời những phản ánh)|ý kiến phản ánh"),
    (DutyKind.ADMIN_REFORM, r"cải cách hành chính|chuyển đổi số|phân cấp, (?:ủy|uỷ) quyền"),
)
# Words that only hint at it, used when nothing stronger stands there.
_WEAK_WORDS = (
    (DutyKind.DISCLOSURE, r"công khai(?! h(?:oá|óa))"),
    (DutyKind.INSPECTION, r"kiểm tra|giám sát"),
    (DutyKind.STEERING, r"Ban chỉ đạo"),
    (DutyKind.MONITORING, r"theo dõi|đôn đốc"),
    (DutyKind.PLANNING, r"xây dựng (?:kế hoạch|nội dung|chương trình)"),
    (DutyKind.REPORT, r"báo cáo"),
    (DutyKind.PETITION, r"khiếu nại|phản ánh|kiến nghị"),
)


def _compiled(
    words: tuple[tuple[DutyKind, str], ...],
) -> tuple[tuple[DutyKind, re.Pattern[str]], ...]:
    return tuple((duty, re.compile(pattern, re.IGNORECASE)) for duty, pattern in words)


_STRONG, _WEAK = _compiled(_STRONG_WORDS), _compiled(_WEAK_WORDS)


def find_duties(node: Node) -> Iterator[Finding]:
    """Yield the duties of a node, for each sentence strong words first, then in order."""
    for sentence in node.sentences:
        strong = _matches(node, sentence, _STRONG, Confidence.HIGH)
        known = {finding.value for finding in strong}
        weak = _matches(node, sentence, _WEAK, Confidence.LOW)
        yield from strong
        yield from (finding for finding in weak if finding.value not in known)


def duty_in(text: str) -> DutyKind | None:
    """Return the duty that words name first by a strong word; None when they only hint at one."""
    found = [(match.start(), duty) for duty, words in _STRONG if (match := words.search(text))]
    return min(found)[1] if found else None


def _matches(
    node: Node,
    sentence: Sentence,
    patterns: tuple[tuple[DutyKind, re.Pattern[str]], ...],
    confidence: Confidence,
) -> list[Finding]:
    named = []
    for duty, pattern in patterns:
        found = pattern.search(sentence.text)
        if found is not None:
            reason = f"Câu có từ “{found.group()}”."
            named.append(
                Finding(
                    FindingKind.DUTY, duty, node.path, sentence, *found.span(), confidence, reason
                )
            )
    return sorted(named, key=lambda finding: finding.start)
