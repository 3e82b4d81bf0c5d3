"""When a plan is reviewed: every task decided, every flag seen, every duty in somebody's hands."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from libs.kernel.errors import NotFound, Refusal
from services.planning.importing.proposals.findings import (
    Cadence,
    Confidence,
    DueKind,
    DueRule,
    DutyKind,
)
from services.planning.review.bodies import Bodies

# A leap year: 29 February is a day some years have.
_LEAP_YEAR = 2024
_CONFIDENCES = (Confidence.LOW, Confidence.MEDIUM, Confidence.HIGH)
# The same report is often asked for in the part on contents and in the part on who does it.
_DATED_REPORTS = (Cadence.QUARTERLY, Cadence.HALF_YEARLY, Cadence.YEARLY)


class ProposalState(StrEnum):
    """What people made of a proposal."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    CHANGED = "changed"
    REJECTED = "rejected"
    REPLACED = "replaced"  # merged into another, or split into others


TAKEN = (ProposalState.ACCEPTED, ProposalState.CHANGED)


class TasksUndecided(Refusal):
    """Còn {count} nhiệm vụ đề xuất chưa được xem xét."""


class FlagsUnseen(Refusal):
    """Còn {count} điểm bất thường của văn bản chưa được xem."""


class DutiesWithoutLead(Refusal):
    """Còn {count} nhiệm vụ chưa có đơn vị chủ trì, ví dụ: {example}."""


class NoDuties(Refusal):
    """Kế hoạch chưa có nhiệm vụ nào được chấp nhận."""


class DayNotInCalendar(Refusal):
    """Ngày {day}/{month} không có trong lịch."""


class DueIncomplete(Refusal):
    """Hạn chưa đủ: hạn theo ngày cần đúng một ngày và tháng, hạn hằng tháng chỉ cần các ngày."""


class ProposalReplaced(Refusal):
    """Việc này đã được gộp hoặc tách trong lúc bạn xem; hãy tải lại trang."""


class ProposalUnknown(NotFound):
    """Không tìm thấy đề xuất hoặc điểm bất thường này trong kế hoạch."""


class UnitUnknown(NotFound):
    """Không tìm thấy đơn vị này trong phường, hoặc đơn vị đã ngừng hoạt động."""


class ChangeEmpty(Refusal):
    """Cần ghi nội dung sửa khi sửa một đề xuất."""


# What is to be seen of a duty: its product, its measure, its proof.
WANTED = ("output", "indicator", "evidence_asked")


@dataclass(frozen=True)
class PlannedDuty:
    """A task of the plan as people confirmed it, with the units that each owe it."""

    proposal_id: UUID
    group: str
    kind: str
    title: str
    lead_unit_ids: tuple[UUID, ...]
    cooperating: tuple[UUID, ...]
    cadence: str | None
    due: DueRule | None
    path: str
    sentence: str
    also_from: tuple[str, ...] = ()
    output: str = ""  # what is to be seen in the end (sản phẩm)
    indicator: str = ""  # what tells how well it was done (chỉ tiêu)
    evidence_asked: str = ""  # with what its doing is proven (minh chứng)


def at_least(confidence: str, least: str) -> bool:
    """Whether a confidence reaches another."""
    return _CONFIDENCES.index(Confidence(confidence)) >= _CONFIDENCES.index(Confidence(least))


def check_due(due: DueRule) -> None:
    """Refuse a due day that no year has, or one said by halves."""
    if due.kind is DueKind.DAYS_OF_MONTH:
        if due.month is not None or not due.days:
            raise DueIncomplete
        return
    if due.month is None or len(due.days) != 1:
        raise DueIncomplete
    try:
        date(_LEAP_YEAR, due.month, due.days[0])
    except ValueError as error:
        raise DayNotInCalendar(day=due.days[0], month=due.month) from error


def read_due(value: dict[str, Any] | None) -> DueRule | None:
    """A due rule out of its stored form."""
    if value is None:
        return None
    cadence = Cadence(value["cadence"]) if value.get("cadence") else None
    return DueRule(DueKind(value["kind"]), tuple(value["days"]), value.get("month"), cadence)


def duty_of(
    proposal_id: UUID, value: dict[str, Any], changed: dict[str, Any], bodies: Bodies
) -> PlannedDuty:
    """The duty behind an accepted or changed task proposal, its bodies turned into units."""
    said = value | changed
    leads = bodies.open_ones(map(UUID, said.get("lead_unit_ids", ())))
    if not leads and said["lead"]:
        leads = bodies.units_of(said["lead"])
    beside = [
        *map(UUID, said.get("cooperating_unit_ids", ())),
        *(unit_id for body in said["cooperating"] for unit_id in bodies.units_of(body)),
    ]
    others = tuple(each for each in bodies.open_ones(beside) if each not in leads)
    due = read_due(said["due"])
    return PlannedDuty(
        proposal_id=proposal_id,
        group=said["group"],
        kind=said["kind"],
        title=said["title"],
        lead_unit_ids=leads,
        cooperating=others,
        cadence=due.cadence if due and due.cadence else said["cadence"],
        due=due,
        path=said["node_path"],
        sentence=said["sentence"],
        also_from=tuple(said.get("also_from", ())),
        output=said.get("output", ""),
        indicator=said.get("indicator", ""),
        evidence_asked=said.get("evidence_asked", ""),
    )


def merge_reports(duties: Iterable[PlannedDuty]) -> list[PlannedDuty]:
    """The same report asked for in two places becomes one duty that names both places."""
    kept: dict[object, PlannedDuty] = {}
    for duty in duties:
        key: object = duty.proposal_id
        if duty.kind == DutyKind.REPORT and duty.cadence in _DATED_REPORTS:
            key = (duty.cadence, duty.lead_unit_ids)
        first = kept.setdefault(key, duty)
        if first is not duty:
            # The place that names a day is the one to point at.
            main, other = (duty, first) if duty.due and not first.due else (first, duty)
            paths = dict.fromkeys((*first.also_from, *duty.also_from, other.path))
            wanted = {name: getattr(main, name) or getattr(other, name) for name in WANTED}
            kept[key] = replace(main, also_from=tuple(paths), **wanted)
    return list(kept.values())


def check_reviewed(undecided: int, unseen: int, duties: Sequence[PlannedDuty]) -> None:
    """Refuse a plan that is not ready to be handed to the chair."""
    if undecided:
        raise TasksUndecided(count=undecided)
    if unseen:
        raise FlagsUnseen(count=unseen)
    if not duties:
        raise NoDuties
    if alone := [duty for duty in duties if not duty.lead_unit_ids]:
        example = f"mục {alone[0].path}, “{alone[0].title}”"
        raise DutiesWithoutLead(count=len(alone), example=example)
