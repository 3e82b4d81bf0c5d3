"""Surveys of the tests, made by the service's own actions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from services.participation.surveys import actions, ending
from services.participation.surveys.actions import Paper
from services.participation.surveys.answering.actions import answer_at_point
from services.participation.surveys.questions import Question, QuestionKind
from services.participation.surveys.rules import Audience
from services.participation.surveys.sampling import actions as sampling
from services.participation.surveys.sampling.rules import Stratum
from services.participation.surveys.tables import Survey, SurveyPoint
from tests.participation import ward

DRAFTED, OPENS, LAST = date(2026, 3, 2), date(2026, 3, 9), date(2026, 3, 20)
AFTER = LAST + timedelta(1)

QUESTIONS = (
    Question(text="Ông/bà hài lòng thế nào?", kind=QuestionKind.SCALE5, required=True),
    Question(text="Hồ sơ có bị trễ hẹn không?", kind=QuestionKind.YES_NO),
    Question(text="Ông/bà chờ bao nhiêu phút?", kind=QuestionKind.NUMBER, low=0, high=600),
    Question(text="Ông/bà có góp ý gì thêm?", kind=QuestionKind.TEXT),
)
PAPER = Paper("Khảo sát mẫu ở quầy", "Để sửa điều chưa tốt.", Audience.VISITORS, QUESTIONS)


async def draft(session: AsyncSession, paper: Paper = PAPER) -> Survey:
    """A survey nobody was asked yet."""
    return await actions.draft_survey(session, paper, by=ward.OFFICIAL, now=ward.at(DRAFTED))


async def point(
    session: AsyncSession, survey: Survey, unit_id: UUID = ward.CULTURE, title: str = "Quầy 1"
) -> SurveyPoint:
    """A sheet that anybody may scan."""
    return await sampling.add_survey_point(
        session, survey.id, unit_id, title, by=ward.OFFICIAL, now=ward.at(DRAFTED)
    )


async def codes(
    session: AsyncSession, survey: Survey, sizes: Mapping[UUID, int], count: int
) -> Sequence[tuple[UUID, str]]:
    """A sample drawn by lot, and its codes."""
    who = {"by": ward.OFFICIAL, "now": ward.at(DRAFTED)}
    frame = [Stratum(unit_id, size) for unit_id, size in sizes.items()]
    await sampling.draw_sample(session, survey.id, frame, count, **who)
    _, made = await sampling.print_codes(session, survey.id, **who)
    return made


async def opened(session: AsyncSession, survey: Survey) -> Survey:
    """The same, after it went out."""
    days = {"opens_on": OPENS, "closes_on": LAST}
    return await actions.open_survey(
        session, survey.id, **days, by=ward.OFFICIAL, now=ward.at(DRAFTED)
    )


async def answered(session: AsyncSession, at: SurveyPoint, level: int, times: int) -> None:
    """So many people chose a level."""
    for _ in range(times):
        await answer_at_point(session, at.code, {"c1": str(level)}, now=ward.at(OPENS))


async def closed(session: AsyncSession) -> None:
    """The clock, on the day after the last one."""
    await ending.close_surveys(session, by=ward.CLOCK, now=ward.at(AFTER, 0))
