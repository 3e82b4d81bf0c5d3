"""What people ask about an amendment: what changed since another version."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.errors import NotFound
from libs.permissions import may
from services.planning.amending.differences import Said, duty_changes, sentence_changes
from services.planning.amending.views import ChangesView
from services.planning.plans.queries import plan_seen, plans_seen
from services.planning.plans.views import PlanView
from services.planning.review.actions import bodies_of, duties_of, proposals_of
from services.planning.tables import Node, Plan, Sentence
from services.planning.tasks.queries import names_of


class OnlyVersion(NotFound):
    """Kế hoạch này chưa có bản nào khác của cùng năm để so sánh."""


async def changes_between(
    session: AsyncSession, by: Actor, plan_id: UUID, since_id: UUID | None
) -> ChangesView:
    """What differs between a version and another of its year: named, amended, or just before."""
    after = await plan_seen(session, by, plan_id)
    before = await plan_seen(session, by, since_id) if since_id else None
    before = before or await _before(session, by, after)
    if before.year != after.year:
        raise OnlyVersion
    duties = None
    if may(by, "see_tasks"):
        bodies = await bodies_of(session, by.ward_id)
        old = duties_of(await proposals_of(session, before, kind="task"), bodies)
        new = duties_of(await proposals_of(session, after, kind="task"), bodies)
        duties = duty_changes(old, new, await names_of(session, by.ward_id))
    return ChangesView(
        before=PlanView.model_validate(before),
        after=PlanView.model_validate(after),
        sentences=sentence_changes(await _said(session, before), await _said(session, after)),
        duties=duties,
    )


async def _before(session: AsyncSession, by: Actor, after: Plan) -> Plan:
    """The version it amends; for a draft the one that binds; else the newest before it."""
    if after.amends_id:
        return await plan_seen(session, by, after.amends_id)
    others = [
        plan for plan in await plans_seen(session, by, after.year) if plan.version < after.version
    ]
    others.sort(key=lambda plan: (plan.number is not None, plan.version), reverse=True)
    if not others:
        raise OnlyVersion
    return others[0]


async def _said(session: AsyncSession, plan: Plan) -> list[Said]:
    """The sentences of a version in the order of the document, each with its place."""
    query = (
        select(Node.path, Sentence.text)
        .join(Node, Node.id == Sentence.node_id)
        .where(Sentence.ward_id == plan.ward_id, Sentence.plan_id == plan.id)
        .order_by(Node.place, Sentence.ordinal)
    )
    return [(row.path, row.text) for row in await session.execute(query)]
