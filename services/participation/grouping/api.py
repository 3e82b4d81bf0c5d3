"""Routes of groups, for officials."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.edges import By, Now, Session
from libs.kernel.errors import NotFound
from libs.permissions import permit
from libs.rows import found
from services.participation.consultations.queries import consultation_for
from services.participation.grouping import actions
from services.participation.grouping.queries import grouped, grouping_setting
from services.participation.grouping.tables import OpinionGroup
from services.participation.grouping.views import (
    ExplanationForm,
    GroupLineView,
    GroupView,
    MergingForm,
    MovingForm,
    ShareForm,
    ShareView,
    for_officials,
    group_line,
    share_view,
)
from services.participation.opinions.tables import Opinion

router = APIRouter()
GROUPS_MAX = 1_000
MEMBERS_MAX = 500
Page = Annotated[int, Query(ge=1, le=1_000)]
ALL = "/consultation-work/{consultation_id}/groups"


async def _view(session: AsyncSession, consultation_id: UUID) -> list[GroupView]:
    await session.flush()
    return [for_officials(each) for each in await grouped(session, consultation_id)]


@router.get(ALL)
async def opinion_groups(
    consultation_id: UUID,
    session: Session,
    by: By,
    page: Page = 1,
    size: Annotated[int, Query(ge=1, le=GROUPS_MAX)] = GROUPS_MAX,
    members: Annotated[int | None, Query(ge=1, le=MEMBERS_MAX)] = None,
) -> list[GroupView]:
    """One page of the groups of one draft, the largest first; each with so many opinions."""
    row = await consultation_for(session, consultation_id, drafts=False)
    permit(by, "see_opinions", unit_id=row.unit_id)
    groups = await grouped(session, row.id)
    return [for_officials(each, 1, members) for each in groups[(page - 1) * size : page * size]]


@router.get(f"{ALL}/names")
async def opinion_group_names(
    consultation_id: UUID, session: Session, by: By
) -> list[GroupLineView]:
    """Every group of one draft, the largest first, without its opinions."""
    row = await consultation_for(session, consultation_id, drafts=False)
    permit(by, "see_opinions", unit_id=row.unit_id)
    return [group_line(each) for each in await grouped(session, row.id)]


@router.get("/opinion-groups/{group_id}")
async def opinion_group(
    group_id: UUID,
    session: Session,
    by: By,
    page: Page = 1,
    size: Annotated[int, Query(ge=1, le=MEMBERS_MAX)] = MEMBERS_MAX,
) -> GroupView:
    """One group with one page of its opinions, its leader first."""
    group = await found(session, OpinionGroup, group_id)
    row = await consultation_for(session, group.consultation_id, drafts=False)
    permit(by, "see_opinions", unit_id=row.unit_id)
    for each in await grouped(session, row.id):
        if each.group.id == group.id:
            return for_officials(each, page, size)
    raise NotFound


@router.post(ALL)
async def group_opinions(
    consultation_id: UUID, session: Session, by: By, now: Now
) -> list[GroupView]:
    """Put what says alike together."""
    await actions.group_opinions(session, consultation_id, by=by, now=now)
    return await _view(session, consultation_id)


@router.post("/opinions/{opinion_id}/group")
async def move_opinion(
    opinion_id: UUID, form: MovingForm, session: Session, by: By, now: Now
) -> list[GroupView]:
    """Put it elsewhere."""
    opinion = await found(session, Opinion, opinion_id)
    await actions.move_opinion(session, opinion_id, group_id=form.group_id, by=by, now=now)
    return await _view(session, opinion.consultation_id)


@router.post("/opinion-groups/{group_id}/merging")
async def merge_groups(
    group_id: UUID, form: MergingForm, session: Session, by: By, now: Now
) -> list[GroupView]:
    """Two of them say the same."""
    group = await actions.merge_groups(session, group_id, other_id=form.other_id, by=by, now=now)
    return await _view(session, group.consultation_id)


@router.post("/opinion-groups/{group_id}/explanation")
async def explain_group(
    group_id: UUID, form: ExplanationForm, session: Session, by: By, now: Now
) -> list[GroupView]:
    """Say whether it is taken up, and why."""
    group = await actions.explain_group(session, group_id, **form.model_dump(), by=by, now=now)
    return await _view(session, group.consultation_id)


@router.get("/grouping-share")
async def grouping_share(session: Session, by: By, now: Now) -> ShareView:
    """From which share on opinions are alike in this ward."""
    permit(by, "see_consultations")
    return share_view(await grouping_setting(session), now.date())


@router.put("/grouping-share")
async def set_grouping_share(form: ShareForm, session: Session, by: By, now: Now) -> ShareView:
    """Choose it."""
    row = await actions.set_grouping_share(session, form.share, by=by, now=now)
    return share_view(row, now.date())
