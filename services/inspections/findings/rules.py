"""How grave a finding is, and what a finding must say."""

from __future__ import annotations

from enum import StrEnum

from libs.kernel.errors import Refusal
from libs.law.checklists import Checklist

FINDINGS_MAX = 60


class Severity(StrEnum):
    """How grave a finding is."""

    MINOR = "minor"  # thiếu sót
    SERIOUS = "serious"  # vi phạm
    GRAVE = "grave"  # vi phạm nghiêm trọng


class TooManyFindings(Refusal):
    """Một cuộc kiểm tra ghi tối đa 60 phát hiện."""


class FindingOffTheList(Refusal):
    """Phiếu kiểm tra này không có dòng đó. Hãy chọn dòng khác hoặc để trống."""


class EvidenceOwed(Refusal):
    """Vi phạm phải có minh chứng (ảnh hoặc văn bản) thì mới ghi được."""


def check_finding(
    lines: Checklist, line: str, severity: Severity, proven: bool, before: int
) -> None:
    """What is more than an omission is proven; the line, where one is named, is on the list."""
    if before >= FINDINGS_MAX:
        raise TooManyFindings
    if line and lines.line(line) is None:
        raise FindingOffTheList(fields={"line": "Chọn lại."})
    if severity is not Severity.MINOR and not proven:
        raise EvidenceOwed(fields={"evidence": "Cần một minh chứng."})
