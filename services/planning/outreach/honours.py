"""What was granted is made known by the service centre; what is taken back is not."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.awards.commendations import CommendationWithdrawn
from libs.contracts.awards.decisions import ModelWithdrawn
from libs.contracts.awards.publicity import PublicityRequested
from libs.kernel.events import Heard
from libs.kernel.history import record
from libs.kernel.listener import Hears
from libs.law.deadlines import compute_deadline
from libs.law.rules import rule
from libs.law.titles import title
from libs.permissions import the_clock
from libs.vietnamese import dmy, fold
from services.planning.days import calendar_known_on
from services.planning.outreach.rules import ActivityState, Audience, Kind
from services.planning.outreach.tables import Activity, Campaign
from services.planning.tables import Unit

PUBLICITY_RULE = "award.publicity"
CENTRE, CENTRE_WORDS = "service_centre", "cung ung dich vu"
TITLE = "Tuyên truyền điển hình: {title}"
AIMS = "Giới thiệu tập thể, cá nhân, cách làm vừa được công nhận để các nơi học tập."
TAKEN_BACK = "Danh hiệu đã bị thu hồi."


async def publicise_honour(session: AsyncSession, event: PublicityRequested, heard: Heard) -> None:
    """The centre has a campaign with an article to write, to which it adds broadcasts.

    A ward without a centre of its own has nobody to ask, and nothing is planned.
    """
    unit = await _centre(session, heard.ward_id)
    if unit is None:
        return
    by = the_clock(heard.ward_id)
    until = _until(event.decided_on, heard.now.date())
    row = Campaign(
        task_id=None,
        unit_id=unit.id,
        title=TITLE.format(title=title(event.title).title),
        document=f"Quyết định số {event.number} ngày {dmy(event.decided_on)}",
        aims=AIMS,
        audiences=[Audience.RESIDENTS],
        starts_on=event.decided_on,
        ends_on=until,
        author_id=by.id,
        honoured_id=event.subject_id,
        honour_code=event.honour_code,
    )
    session.add(row)
    await session.flush()
    article = Activity(
        campaign_id=row.id,
        unit_id=unit.id,
        kind=Kind.ARTICLE,
        title="Tin, bài giới thiệu",
        place="Trang thông tin của Ủy ban nhân dân",
        on=until,
        author_id=by.id,
    )
    session.add(article)
    record(session, by, "publicise_honour", row.id, heard.now, ends_on=until)


async def drop_publicity(
    session: AsyncSession, event: ModelWithdrawn | CommendationWithdrawn, heard: Heard
) -> None:
    """What is only planned for it is not done any more."""
    subject_id = event.model_id if isinstance(event, ModelWithdrawn) else event.commendation_id
    query = (
        select(Activity)
        .join(Campaign, Campaign.id == Activity.campaign_id)
        .where(Activity.ward_id == heard.ward_id, Campaign.ward_id == heard.ward_id)
        .where(Campaign.honoured_id == subject_id, Activity.state == ActivityState.PLANNED)
        .with_for_update(of=Activity)
    )
    by = the_clock(heard.ward_id)
    for row in (await session.scalars(query)).all():
        row.state, row.reason = ActivityState.DROPPED, TAKEN_BACK
        record(session, by, "drop_activity", row.id, heard.now)


async def _centre(session: AsyncSession, ward_id: str) -> Unit | None:
    """Of several centres the one that provides services (Trung tâm Cung ứng dịch vụ)."""
    query = select(Unit).where(
        Unit.ward_id == ward_id, Unit.kind == CENTRE, Unit.closed_on.is_(None)
    )
    centres = (await session.scalars(query.order_by(Unit.id))).all()
    called = [unit for unit in centres if CENTRE_WORDS in fold(unit.name).lower()]
    return next(iter(called or centres), None)


def _until(decided_on: date, today: date) -> date:
    """By when it is made known, counted in the calendar known today."""
    law = rule(PUBLICITY_RULE, decided_on)
    due_on = compute_deadline(law, decided_on, calendar_known_on(today)).due_on
    assert due_on is not None  # nothing suspends it
    return due_on


HEARS: Hears = {
    PublicityRequested: publicise_honour,
    ModelWithdrawn: drop_publicity,
    CommendationWithdrawn: drop_publicity,
}
