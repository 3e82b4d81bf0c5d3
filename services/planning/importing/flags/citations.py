"""Flags of citations: incomplete, misspelt, repeated, or by a body that no longer exists."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from services.planning.importing.flags.flag import Flag
from services.planning.importing.plan import PlanDraft
from services.planning.importing.proposals.findings import Finding, LegalReference

# The two-tier local government began this day: since then no city below a province has a
# people's committee. Law 72/2025/QH15.
TWO_TIER_FROM = date(2025, 7, 1)
_CENTRAL_CITIES = ("Hà Nội", "Hồ Chí Minh", "Hải Phòng", "Huế", "Đà Nẵng", "Cần Thơ")
_CITY_COMMITTEE = re.compile(r"(?:UBND|[UỦ]\w+ ban nhân dân) thành phố(?P<name>.*)")
_COMMITTEE = re.compile(r"UBND|[UỦ]\w+ ban nhân dân")
_YEAR_IN_NUMBER = ("Nghị định", "Thông tư", "Luật")
_BARE_D = re.compile(r"(?<![A-ZĐ])(?:QD|ND)(?![A-ZĐ])")
_BROKEN = re.compile(r"\d\s?[-/]\s+[A-ZĐ]|[A-ZĐ]\s+[-/]|[-/]\s+[A-ZĐ]")


def flag_citations(draft: PlanDraft, findings: Sequence[Finding]) -> Iterator[Flag]:
    """Yield what is odd about the citations, each with its sentence."""
    for finding in findings:
        if isinstance(finding.value, LegalReference) and finding.value.number is not None:
            yield from _flag_form(finding, finding.value)
            yield from _flag_time(draft, finding, finding.value)
    yield from _flag_repeats(findings)


def _flag_form(finding: Finding, reference: LegalReference) -> Iterator[Flag]:
    if reference.form in _YEAR_IN_NUMBER and reference.year is None:
        yield _flag("decree_without_year", finding, "thiếu năm ban hành trong số hiệu.")
    if reference.symbol and _BARE_D.search(reference.symbol):
        yield _flag("number_spelling", finding, "ký hiệu viết D thay cho Đ.")
    if _BROKEN.search(finding.words.partition(" ngày ")[0]):
        yield _flag("number_broken", finding, "số hiệu có khoảng trắng thừa.")


def _flag_time(draft: PlanDraft, finding: Finding, cited: LegalReference) -> Iterator[Flag]:
    if cited.dated is None or cited.issuer is None:
        return
    city = _CITY_COMMITTEE.match(cited.issuer)
    gone = city is not None and not city["name"].strip().startswith(_CENTRAL_CITIES)
    if gone and cited.dated >= TWO_TIER_FROM:
        said = "kế hoạch được gọi là của phường, " if "của phường" in finding.sentence.text else ""
        message = f"{said}nhưng sau ngày 01/7/2025 không còn UBND thành phố thuộc tỉnh."
        yield _flag("city_after_two_tier", finding, message)
    recent = draft.year is not None and cited.dated.year == draft.year
    if recent and cited.dated < TWO_TIER_FROM and _COMMITTEE.match(cited.issuer):
        message = "ban hành trước ngày 01/7/2025, trước khi tổ chức chính quyền địa phương hai cấp."
        yield _flag("before_two_tier", finding, message)


def _flag_repeats(findings: Sequence[Finding]) -> Iterator[Flag]:
    cited: Counter[tuple[str, str, int, str]] = Counter()
    for finding in findings:
        if isinstance(finding.value, LegalReference) and finding.value.code is not None:
            place = (finding.node_path, finding.sentence.text, finding.sentence.start)
            key = (*place, finding.value.code)
            cited[key] += 1
            if cited[key] == 2:
                yield _flag("repeated_citation", finding, "được viện dẫn hai lần trong một câu.")


def _flag(code: str, finding: Finding, said: str) -> Flag:
    message = f"“{finding.words}”: {said}"
    return Flag(code, (finding.node_path,), finding.sentence, message)
