"""What a model goes through, whose it can be, and who keeps its papers."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from enum import StrEnum
from uuid import UUID

from libs.kernel.errors import Conflict, Forbidden, Refusal
from libs.law.rubrics import ModelKind, Rubric, RubricVersion, rubric


class ModelState(StrEnum):
    """How far a model is."""

    REGISTERED = "registered"  # đã đăng ký
    DECLINED = "declined"  # Ban Chỉ đạo không đồng ý
    APPROVED = "approved"  # đang triển khai
    SCORED = "scored"  # đã tự chấm
    APPRAISED = "appraised"  # đã thẩm định
    VOTED = "voted"  # Hội đồng thông qua
    FALLEN = "fallen"  # không đủ phiếu
    NOTICED = "noticed"  # đang công khai
    RECOGNISED = "recognised"  # đã công nhận
    REFUSED = "refused"  # không công nhận
    WITHDRAWN = "withdrawn"  # đã thu hồi


WORDS: Mapping[ModelState, str] = {
    ModelState.REGISTERED: "đang chờ Ban Chỉ đạo phê duyệt đăng ký",
    ModelState.DECLINED: "không được phê duyệt đăng ký",
    ModelState.APPROVED: "đang được triển khai",
    ModelState.SCORED: "đã tự chấm điểm",
    ModelState.APPRAISED: "đã được thẩm định",
    ModelState.VOTED: "đã được Hội đồng thông qua",
    ModelState.FALLEN: "không đủ phiếu của Hội đồng",
    ModelState.NOTICED: "đang được công khai",
    ModelState.RECOGNISED: "đã được công nhận",
    ModelState.REFUSED: "không được công nhận",
    ModelState.WITHDRAWN: "đã bị thu hồi",
}

# Before the council voted: the unit may give it up, or end, and only the chair can end it then.
UNVOTED = (ModelState.APPROVED, ModelState.SCORED, ModelState.APPRAISED)
IN_WORK = (ModelState.REGISTERED, *UNVOTED, ModelState.VOTED, ModelState.FALLEN, ModelState.NOTICED)

# The kinds of units in the directory that can have a model of each kind.
UNITS_OF: Mapping[ModelKind, tuple[str, ...]] = {
    ModelKind.NEIGHBOURHOOD: ("neighbourhood",),
    ModelKind.OFFICE: ("office", "department", "front", "party", "council"),
    ModelKind.UNIT: ("service_centre", "organisation"),
    ModelKind.SCHOOL: ("school",),
}


class ModelNotInThisState(Conflict):
    """Mô hình này {now} nên không làm việc này được."""


class OwnModel(Forbidden):
    """Mô hình của đơn vị mình hoặc do đơn vị mình lập hồ sơ thì đơn vị khác làm bước này."""


class KindNotOfUnit(Refusal):
    """Đơn vị đã chọn không thuộc loại hình này."""


class RubricNotOfKind(Refusal):
    """Bộ tiêu chí {title} không dùng cho loại hình này."""


class EnterpriseUnnamed(Refusal):
    """Hãy ghi tên doanh nghiệp có mô hình."""


def check_no_part(by_unit_id: UUID | None, involved: Collection[UUID]) -> None:
    """Nobody appraises, counts or clears what their own unit did or wrote."""
    if by_unit_id in involved:
        raise OwnModel


def check_state(now: ModelState, *wanted: ModelState) -> None:
    """Refuse what does not belong to this state."""
    if now not in wanted:
        raise ModelNotInThisState(now=WORDS[now])


def check_holder(kind: ModelKind, unit_kind: str, holder: str) -> None:
    """A model is of the unit's own kind; an enterprise is no unit and is named."""
    if kind is ModelKind.ENTERPRISE:
        if not holder:
            raise EnterpriseUnnamed(fields={"holder": "Ghi tên doanh nghiệp."})
    elif unit_kind not in UNITS_OF[kind]:
        raise KindNotOfUnit(fields={"unit_id": "Chọn đơn vị thuộc loại hình này."})


def keeper_of(kind: ModelKind, unit_id: UUID, by_unit_id: UUID | None) -> UUID | None:
    """The unit that keeps the papers: a school and an enterprise have nobody who signs in."""
    return by_unit_id if kind in (ModelKind.SCHOOL, ModelKind.ENTERPRISE) else unit_id


def chosen_rubric(rubric_id: str, kind: ModelKind, on: date) -> tuple[Rubric, RubricVersion]:
    """The rubric in its version of that day. Raises RubricNotOfKind."""
    chosen = rubric(rubric_id)
    if kind not in chosen.kinds:
        said = {"rubric": "Chọn bộ tiêu chí dùng cho loại hình này."}
        raise RubricNotOfKind(title=chosen.title, fields=said)
    return chosen, chosen.on(on)
