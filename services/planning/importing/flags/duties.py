"""Flags of duties: what one part asks and another forgets, and what the law asks besides."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from services.planning.importing.flags.flag import Flag
from services.planning.importing.plan import PlanDraft
from services.planning.importing.proposals.findings import (
    Cadence,
    DueKind,
    DueRule,
    DutyKind,
    Finding,
    FindingKind,
)

_POSTED_AT_OFFICE = re.compile(r"bảng niêm yết[^.;]{0,30}(?:UBND|[UỦ]\w+ ban nhân dân)", re.I)
_COMMUNITY_HOUSE = re.compile(r"nhà văn h(?:oá|óa)|sinh hoạt cộng đồng", re.IGNORECASE)
# Law 10/2022/QH15, article 13, clause 2: items 1-3 and 5-12 of article 11.
_POSTED_AT_HOUSES = 11
_PERIOD_ENDS = {Cadence.HALF_YEARLY: (6, 30), Cadence.YEARLY: (12, 31)}
_ANY_YEAR = 2025


def flag_duties(draft: PlanDraft, findings: Sequence[Finding]) -> Iterator[Flag]:
    """Yield the gaps between what the plan orders and what it, or the law, needs."""
    yield from _flag_posting(draft)
    yield from _flag_quarterly(draft, findings)
    for finding in findings:
        if isinstance(finding.value, DueRule):
            yield from _flag_due(finding, finding.value)
            yield from _flag_other_year(finding, finding.value, draft.year)


def _flag_posting(draft: PlanDraft) -> Iterator[Flag]:
    for leaf in draft.leaves():
        for sentence in leaf.sentences:
            at_office = _POSTED_AT_OFFICE.search(sentence.text)
            if at_office and not _COMMUNITY_HOUSE.search(sentence.text):
                message = (
                    "Chỉ nêu niêm yết tại bảng của UBND; Điều 13 khoản 2 Luật 10/2022/QH15 buộc "
                    f"niêm yết {_POSTED_AT_HOUSES} khoản cả tại nhà văn hóa của mọi thôn, "
                    "tổ dân phố."
                )
                yield Flag("posted_only_at_office", (leaf.path,), sentence, message)


def _flag_quarterly(draft: PlanDraft, findings: Sequence[Finding]) -> Iterator[Flag]:
    reports = {f.node_path for f in findings if f.value is DutyKind.REPORT}
    when = [
        f
        for f in findings
        if f.node_path in reports and f.kind in (FindingKind.CADENCE, FindingKind.DUE)
    ]
    quarterly = [f for f in when if f.value is Cadence.QUARTERLY]
    dated = [f for f in when if isinstance(f.value, DueRule)]
    if not quarterly or any(
        isinstance(f.value, DueRule) and f.value.cadence is Cadence.QUARTERLY for f in dated
    ):
        return
    first = quarterly[0]
    yield Flag(
        "quarter_without_day",
        (first.node_path,),
        first.sentence,
        "Có báo cáo hàng quý nhưng không nêu hạn nộp; hãy đặt hạn cho từng quý.",
    )
    others = tuple(dict.fromkeys(f.node_path for f in dated))
    if others and first.node_path not in others:
        message = (
            f"Mục {first.node_path} yêu cầu báo cáo hàng quý, còn mục {', '.join(others)} "
            "chỉ nêu báo cáo 6 tháng và báo cáo năm."
        )
        paths = (first.node_path, *others)
        yield Flag("quarterly_report_in_one_place", paths, first.sentence, message)


def _flag_due(finding: Finding, rule: DueRule) -> Iterator[Flag]:
    if rule.kind is DueKind.DAYS_OF_MONTH:
        days = " và ".join(f"{day:02d}" for day in rule.days)
        message = (
            f"Ngày {days} có tháng rơi vào ngày nghỉ mà kế hoạch không nêu cách dời; "
            "lịch dời phải được thông báo trước."
        )
        yield Flag("days_may_be_holidays", (finding.node_path,), finding.sentence, message)
    elif rule.cadence in _PERIOD_ENDS and rule.last_day(_ANY_YEAR) < date(
        _ANY_YEAR, *_PERIOD_ENDS[rule.cadence]
    ):
        message = f"“{finding.words}”: hạn đến trước khi hết kỳ, nên phần cuối kỳ phải ghi là ước."
        yield Flag("due_before_period_ends", (finding.node_path,), finding.sentence, message)


def _flag_other_year(finding: Finding, rule: DueRule, year: int | None) -> Iterator[Flag]:
    if rule.year is not None and rule.year != year:
        message = f"“{finding.words}”: hạn của năm khác với năm của kế hoạch, nên chưa đặt hạn."
        yield Flag("due_in_another_year", (finding.node_path,), finding.sentence, message)
