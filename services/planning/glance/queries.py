"""What everybody may see of plans: the plan itself, its work by title, and campaigns."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Text, case, cast, func, literal
from sqlalchemy.ext.asyncio import AsyncSession

from libs.glance.lines import line
from libs.glance.queries import Lines
from libs.rows import ward_of
from services.planning.outreach.tables import Campaign
from services.planning.plans.queries import NOT_OWED
from services.planning.rules import BINDING_STATES, OUTSIDE_COMMITTEE, SIGNED_STATES
from services.planning.tables import Plan, Task, Unit
from services.planning.tasks.queries import is_late

PAGE = "/ke-hoach"


async def public_lines(session: AsyncSession, today: date) -> Lines:
    """Signed plans, the work of the one that binds, campaigns of the committee that began.

    Nobody's lateness: how much is late is a number, as on the page of the plan.
    """
    ward = ward_of(session)
    plans = line("plan", Plan.title, Plan.signed_on, f"{PAGE}?ban=", Plan.id).where(
        Plan.ward_id == ward, Plan.state.in_(SIGNED_STATES), Plan.signed_on.is_not(None)
    )
    of_binding = (
        Plan.ward_id == ward,
        Plan.state.in_(BINDING_STATES),
        Task.ward_id == ward,
        Task.plan_id == Plan.id,
        Task.state.not_in(NOT_OWED),
    )
    tasks = line("task", Task.title, Plan.signed_on, f"{PAGE}-nam?ban=", Plan.id, news=False).where(
        *of_binding
    )
    owed = literal("Số việc của kế hoạch năm đã quá hạn: ") + cast(func.count(), Text)
    over = case((Task.due_on < today, Task.due_on))
    late = (
        line(
            "late_tasks", owed, func.coalesce(func.min(over), today),
            f"{PAGE}?ban=", Plan.id, late=True, news=False,
        )
        .where(*of_binding, is_late(today))
        .group_by(Plan.id)
    )  # fmt: skip
    campaigns = line(
        "campaign", Campaign.title, Campaign.starts_on, "/tuyen-truyen", said=Campaign.document
    ).where(
        Campaign.ward_id == ward,
        Campaign.starts_on <= today,
        Unit.ward_id == ward,
        Unit.id == Campaign.unit_id,
        Unit.kind.not_in(OUTSIDE_COMMITTEE),
    )
    return [plans, tasks, late, campaigns]
