"""What the chair reads before signing."""

from pydantic import BaseModel

from services.planning.plans.views import PlanView
from services.planning.review.returns import ReturnView


class DutyView(BaseModel):
    """A duty as people confirmed it: what, who, and by when."""

    path: str
    title: str
    sentence: str
    leads: list[str]
    cooperating: list[str]
    cadence: str
    due: str  # "trước ngày 25/5", empty where the plan names no day


class ConsequencesView(BaseModel):
    """What becomes of the tasks of the plan in force when this version is approved."""

    plan: PlanView
    kept: int
    changed: list[str]  # "Báo cáo quý I: hạn 24/05/2025 thành 30/05/2025"
    added: list[str]
    withdrawn: list[str]


class SheetView(BaseModel):
    """A submitted plan as it would be signed; whoever approves names its hash."""

    plan: PlanView
    content_sha256: str
    duties: list[DutyView]
    amends: ConsequencesView | None
    returns: list[ReturnView]
