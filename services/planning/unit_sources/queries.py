"""The text of a unit's plan, and the steps read from it that still wait for the unit."""

from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from services.planning.unit_plans.tables import UnitPlan
from services.planning.unit_sources.rules import ProposalState, ProposalsUndecided
from services.planning.unit_sources.tables import UnitPlanPassage, UnitPlanProposal, UnitPlanSource
from services.planning.unit_sources.views import PassageView, ReadStepView, SourceView, TextView


async def source_of(session: AsyncSession, plan: UnitPlan) -> UnitPlanSource | None:
    """What a version was read from; None where its steps were typed one by one."""
    query = select(UnitPlanSource).where(
        UnitPlanSource.ward_id == plan.ward_id, UnitPlanSource.unit_plan_id == plan.id
    )
    return (await session.execute(query)).scalar_one_or_none()


async def passages_of(session: AsyncSession, plan: UnitPlan) -> list[UnitPlanPassage]:
    """The text in the order of the document."""
    query = select(UnitPlanPassage).where(
        UnitPlanPassage.ward_id == plan.ward_id, UnitPlanPassage.unit_plan_id == plan.id
    )
    return list((await session.execute(query.order_by(UnitPlanPassage.place))).scalars())


async def check_decided(session: AsyncSession, plan: UnitPlan) -> None:
    """Refuse while the unit has neither taken over nor dropped some step that was read."""
    query = select(func.count(UnitPlanProposal.id)).where(
        UnitPlanProposal.ward_id == plan.ward_id,
        UnitPlanProposal.unit_plan_id == plan.id,
        UnitPlanProposal.state == ProposalState.PROPOSED,
    )
    if undecided := (await session.execute(query)).scalar_one():
        raise ProposalsUndecided(count=undecided)


async def text_of(session: AsyncSession, plan: UnitPlan, reader: UUID | None) -> TextView:
    """The text for whoever may see the plan; what stands beside it is for its unit alone."""
    source, own = await source_of(session, plan), reader == plan.unit_id
    query = select(UnitPlanProposal).where(
        UnitPlanProposal.ward_id == plan.ward_id, UnitPlanProposal.unit_plan_id == plan.id
    )
    steps = (await session.execute(query.order_by(UnitPlanProposal.place))).scalars()
    return TextView(
        source=SourceView.model_validate(source) if source else None,
        passages=[PassageView.model_validate(one) for one in await passages_of(session, plan)],
        steps=[ReadStepView.model_validate(one) for one in steps] if own else [],
        left_out=list(source.left_out) if source and own else [],
    )
