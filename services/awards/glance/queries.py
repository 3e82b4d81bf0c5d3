"""What everybody may see of awards: models that hang or are recognised, by their titles."""

from __future__ import annotations

from datetime import date

from sqlalchemy.ext.asyncio import AsyncSession

from libs.glance.lines import line
from libs.glance.queries import Lines
from libs.rows import ward_of
from services.awards.models.tables import AwardModel
from services.awards.notices.queries import PUBLIC


async def public_lines(session: AsyncSession, today: date) -> Lines:
    """Models, and until when residents may say what they think.

    Honours are left out: most are of one person, who is shown on a page and not searched for.
    """
    models = line(
        "model",
        AwardModel.title,
        AwardModel.noticed_on,
        "/mo-hinh/",
        AwardModel.id,
        until=AwardModel.notice_until,
    ).where(
        AwardModel.ward_id == ward_of(session),
        AwardModel.state.in_(PUBLIC),
        AwardModel.noticed_on.is_not(None),
    )
    return [models]
