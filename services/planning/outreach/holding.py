"""An activity was held: its reach and proof, the progress of its task, and what is told."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.evidence import Evidence
from libs.contracts.planning.outreach import OutreachHeld
from libs.contracts.planning.tasks import Quantity
from libs.kernel.actor import Actor
from libs.kernel.clock import VIETNAM
from libs.kernel.files import StoredFile
from libs.kernel.history import record
from libs.kernel.outbox import emit
from services.planning.outreach import rules
from services.planning.outreach.actions import activity_of
from services.planning.outreach.rules import ActivityState, Kind, Reach, Slot
from services.planning.outreach.tables import Activity, Campaign
from services.planning.rules import NotYetHappened
from services.planning.tables import Progress
from services.planning.tasks.carrying import note_on_task

MEASURES = {
    Kind.BROADCAST: Quantity.MINUTES,
    Kind.MEETING: Quantity.PEOPLE,
    Kind.ARTICLE: Quantity.ARTICLES,
    Kind.POSTER: Quantity.SHEETS,
    Kind.LEAFLET: Quantity.SHEETS,
}
DONE = {
    Kind.BROADCAST: "Đã phát thanh",
    Kind.MEETING: "Đã tổ chức",
    Kind.ARTICLE: "Đã đăng tin, bài",
    Kind.POSTER: "Đã treo, dán",
    Kind.LEAFLET: "Đã phát tờ rơi",
}


async def hold_activity(
    session: AsyncSession,
    activity_id: UUID,
    *,
    amount: int,
    address: str,
    evidence: Sequence[StoredFile],
    by: Actor,
    now: datetime,
) -> Activity:
    """Note what came of an activity; its task gets its progress by this, typed once."""
    row = await activity_of(session, activity_id, "hold_activity", by)
    kind = Kind(row.kind)
    _refuse_too_early(row, now)
    if kind is Kind.ARTICLE and not address.startswith("https://"):
        raise rules.AddressMissing(fields={"address": "Ví dụ: https://…"})
    reach = rules.reach_of(kind, amount)
    # An article proves itself by its address.
    proven = bool(evidence) or kind is Kind.ARTICLE
    rules.check_reach(kind, reach, row.minutes, proven)
    row.state, row.address = ActivityState.HELD, address
    row.amount = 1 if kind is Kind.ARTICLE else amount
    row.evidence = [asdict(file) for file in evidence]
    record(session, by, "hold_activity", row.id, now, kind=kind, amount=row.amount)
    campaign = await session.get(Campaign, row.campaign_id)
    assert campaign is not None, "an activity belongs to a campaign"
    if campaign.task_id:
        progress = Progress(
            task_id=campaign.task_id,
            on=row.on,
            noted_at=now,
            author_id=by.id,
            note=f"{DONE[kind]}: {row.title} ({row.place}).",
            quantity=row.amount,
            measure=MEASURES[kind],
            evidence=row.evidence,
        )
        await note_on_task(session, progress, row.id)
    emit(session, _held(row, campaign, reach, now))
    return row


def _refuse_too_early(row: Activity, now: datetime) -> None:
    if row.starts_at is None or row.minutes is None:
        if row.on > now.date():
            raise NotYetHappened(on=f"{row.on:%d/%m/%Y}")
        return
    begins = datetime.combine(row.on, row.starts_at, VIETNAM)
    if begins + timedelta(minutes=row.minutes) > now:
        slot = Slot(row.on, row.starts_at, row.minutes).words
        raise rules.AiredBeforeItsTime(slot=slot, on=f"{row.on:%d/%m/%Y}")


def _held(row: Activity, campaign: Campaign, reach: Reach, now: datetime) -> OutreachHeld:
    return OutreachHeld(
        occurred_at=now,
        activity_id=row.id,
        campaign_id=campaign.id,
        task_id=campaign.task_id,
        kind=row.kind,
        unit_id=row.unit_id,
        on=row.on,
        **asdict(reach),
        evidence=tuple(Evidence(**file) for file in row.evidence),
    )
