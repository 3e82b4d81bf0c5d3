"""A model becomes public; residents say what they think; a clerk looks before it is shown."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.awards.decisions import ModelNoticed
from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.kernel.outbox import emit
from libs.permissions import permit
from libs.rows import found
from services.awards.models.actions import locked
from services.awards.models.rules import ModelState, check_no_part
from services.awards.models.tables import AwardModel
from services.awards.notices import queries, rules
from services.awards.notices.rules import CommentState, Ground
from services.awards.notices.tables import NoticeComment


async def notice_model(
    session: AsyncSession, model_id: UUID, *, by: Actor, now: datetime
) -> AwardModel:
    """From today everybody may read of the model and say what they think."""
    permit(by, "notice_model")
    model = await locked(session, model_id, ModelState.VOTED)
    check_no_part(by.unit_id, model.involved)
    model.state, model.noticed_on = ModelState.NOTICED, now.date()
    model.notice_until = rules.last_day(now.date())
    record(session, by, "notice_model", model_id, now, until=model.notice_until)
    told = {"kind": model.kind, "noticed_on": now.date(), "until": model.notice_until}
    emit(session, ModelNoticed(occurred_at=now, model_id=model_id, **told))
    return model


async def comment_on_model(
    session: AsyncSession, model_id: UUID, *, text: str, now: datetime
) -> NoticeComment:
    """Somebody says what they think; who it is nobody asks. No event, no line of history."""
    model = await queries.public_model(session, model_id, lock=True)
    until = model.notice_until if model.state == ModelState.NOTICED else None
    waiting = await queries.count_of(session, model_id, CommentState.WAITING)
    sent = await queries.count_of(session, model_id, *CommentState)
    rules.check_open(until, now.date(), sent, waiting)
    row = NoticeComment(model_id=model_id, text=text, sent_on=now.date())
    session.add(row)
    return row


async def sort_comment_on_model(
    session: AsyncSession,
    comment_id: UUID,
    *,
    shown: bool,
    ground: Ground | None,
    by: Actor,
    now: datetime,
) -> AwardModel:
    """A clerk shows a comment, or says why not; one that is public can be hidden to the end."""
    permit(by, "sort_comment_on_model")
    comment = await found(session, NoticeComment, comment_id, lock=True)
    hiding = () if shown else (ModelState.RECOGNISED,)
    model = await locked(session, comment.model_id, ModelState.NOTICED, *hiding)
    check_no_part(by.unit_id, model.involved)
    rules.check_ground(ground, shown=shown)
    _sort(comment, shown, ground)
    record(session, by, "sort_comment_on_model", comment_id, now, state=comment.state)
    return model


async def sort_comments_on_model(
    session: AsyncSession,
    model_id: UUID,
    comment_ids: Collection[UUID],
    *,
    shown: bool,
    ground: Ground | None,
    by: Actor,
    now: datetime,
) -> AwardModel:
    """A clerk shows several comments that wait, or hides them all for one reason."""
    permit(by, "sort_comments_on_model")
    model = await locked(session, model_id, ModelState.NOTICED)
    check_no_part(by.unit_id, model.involved)
    rules.check_ground(ground, shown=shown)
    comments = await queries.waiting_among(session, model_id, comment_ids)
    rules.check_chosen(len(set(comment_ids)), len(comments))
    for comment in comments:
        _sort(comment, shown, ground)
        record(session, by, "sort_comments_on_model", comment.id, now, state=comment.state)
    return model


def _sort(comment: NoticeComment, shown: bool, ground: Ground | None) -> None:
    comment.state = CommentState.SHOWN if shown else CommentState.HIDDEN
    comment.ground = None if shown else ground
