"""Finds due days and cadences: "trước ngày 25/5", "ngày 01 và 15 hằng tháng", "hàng quý"."""

import re
from collections.abc import Iterator

from services.planning.importing.plan import Node
from services.planning.importing.proposals.findings import (
    Cadence,
    Confidence,
    DueKind,
    DueRule,
    Finding,
    FindingKind,
)
from services.planning.importing.sentences import Sentence

_DAYS_OF_MONTH = re.compile(
    r"ngày (?P<days>\d{1,2}(?:(?:,| và|, ngày| và ngày) ?\d{1,2}){0,8}) h[ằà]ng tháng",
    re.IGNORECASE,
)
_FIXED = re.compile(
    r"(?P<how>trước|chậm nhất(?: là| vào)?|muộn nhất(?: là)?|hạn(?: cuối)?|xong trước)"
    r"(?: ngày)? (?P<d>\d{1,2})(?:/| tháng )(?P<m>\d{1,2})"
    r"(?:(?:/| năm )(?P<y>20\d{2}))?(?![\d/])"
    r"(?P<what>,? (?:hằng năm|hàng năm|đối với báo cáo (?:\d+ tháng|sáu tháng|năm|quý)))?",
    re.IGNORECASE,
)
_WORDS = (
    (Cadence.WEEKLY, r"h[ằà]ng tuần", "ghi “hằng tuần”"),
    (Cadence.MONTHLY, r"h[ằà]ng tháng", "ghi “hằng tháng”"),
    (Cadence.QUARTERLY, r"h[ằà]ng quý|theo quý|báo cáo quý", "ghi “hàng quý”"),
    (Cadence.HALF_YEARLY, r"(?:6|06|sáu) tháng(?! \d)", "ghi “6 tháng”"),
    (Cadence.YEARLY, r"h[ằà]ng năm|báo cáo năm", "ghi “hằng năm” hoặc “báo cáo năm”"),
    (Cadence.CONTINUOUS, r"thường xuyên", "ghi “thường xuyên”"),
    (Cadence.PERIODIC, r"định kỳ", "ghi “định kỳ”"),
    (Cadence.PROMPT, r"kịp thời", "ghi “kịp thời”"),
    (Cadence.AD_HOC, r"đột xuất|báo cáo chuyên đề", "ghi “đột xuất” hoặc “chuyên đề”"),
)
_CADENCES = tuple((c, re.compile(words, re.IGNORECASE), why) for c, words, why in _WORDS)
_MONTH_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
# "Bộ phận thường xuyên tiếp xúc với Nhân dân" describes people, not a duty.
_DESCRIBES = re.compile(r"\s+(?:tiếp xúc|có biểu hiện)")


def find_dues(node: Node) -> Iterator[Finding]:
    """Yield the due days of a node; a day no calendar has is left to the flags."""
    for sentence in node.sentences:
        for found, rule, reason in dues_in(sentence.text):
            sure = Confidence.HIGH if rule.cadence else Confidence.MEDIUM
            yield Finding(FindingKind.DUE, rule, node.path, sentence, *found.span(), sure, reason)


def dues_in(text: str) -> Iterator[tuple[re.Match[str], DueRule, str]]:
    """Yield the words that fix a day, the rule they give, and how it is understood."""
    for found in _DAYS_OF_MONTH.finditer(text):
        days = tuple(int(day) for day in re.findall(r"\d+", found["days"]))
        if all(1 <= day <= max(_MONTH_DAYS) for day in days):
            rule = DueRule(DueKind.DAYS_OF_MONTH, days, cadence=Cadence.DAYS_OF_MONTH)
            yield found, rule, "Các ngày cố định trong mỗi tháng."
    for found in _FIXED.finditer(text):
        if is_real_day(int(found["d"]), int(found["m"])):
            yield found, *_fixed(found)


def impossible_days(sentence: Sentence) -> Iterator[str]:
    """Yield the words that name a day no calendar has, such as "trước ngày 31/6"."""
    for found in _FIXED.finditer(sentence.text):
        if not is_real_day(int(found["d"]), int(found["m"])):
            yield found.group()


def is_real_day(day: int, month: int) -> bool:
    """Tell whether some year has this day."""
    return 1 <= month <= len(_MONTH_DAYS) and 1 <= day <= _MONTH_DAYS[month - 1]


def _fixed(found: re.Match[str]) -> tuple[DueRule, str]:
    strict = "trước" in found["how"].lower()
    day, month, what = int(found["d"]), int(found["m"]), (found["what"] or "").lower()
    cadence = None
    if "tháng" in what:
        cadence = Cadence.HALF_YEARLY
    elif "quý" in what:
        cadence = Cadence.QUARTERLY
    elif "năm" in what:
        cadence = Cadence.YEARLY
    year = int(found["y"]) if found["y"] else None
    rule = DueRule(DueKind.BEFORE if strict else DueKind.BY, (day,), month, cadence, year)
    reason = (
        f"“Trước ngày {day}/{month}” nghĩa là chính ngày {day}/{month} đã trễ."
        if strict
        else f"Ngày {day}/{month} là ngày cuối cùng còn trong hạn."
    )
    return rule, reason


def cadences_in(text: str) -> tuple[Cadence, ...]:
    """Return the cadences that words name, in the order of this module."""
    return tuple(cadence for cadence, pattern, _ in _CADENCES if pattern.search(text))


def find_cadences(node: Node) -> Iterator[Finding]:
    """Yield the cadences of a node."""
    for sentence in node.sentences:
        for cadence, pattern, why in _CADENCES:
            for found in pattern.finditer(sentence.text):
                yield Finding(
                    FindingKind.CADENCE,
                    cadence,
                    node.path,
                    sentence,
                    *found.span(),
                    _confidence(cadence, sentence, found),
                    f"Câu {why}.",
                )


def _confidence(cadence: Cadence, sentence: Sentence, found: re.Match[str]) -> Confidence:
    if _DESCRIBES.match(sentence.text, found.end()):
        return Confidence.LOW
    vague = (Cadence.CONTINUOUS, Cadence.PERIODIC, Cadence.PROMPT, Cadence.AD_HOC)
    return Confidence.MEDIUM if cadence in vague and found.start() > 0 else Confidence.HIGH
