"""What people ask about urging: letters, their papers, everything late, the ward's pace."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.documents.blocks import Document
from libs.happened import happened
from libs.kernel.actor import Actor
from libs.kernel.errors import NotFound
from libs.kernel.history import history_of
from libs.law.rules import rule
from libs.permissions import RULES, permit
from services.planning.letterhead.queries import letterhead
from services.planning.tables import Task, Unit
from services.planning.tasks.words import LETTERS
from services.planning.urging.document import letter_of
from services.planning.urging.letters import LETTERS_MAX, pace_of
from services.planning.urging.moving import MOVED
from services.planning.urging.rules import HEAD
from services.planning.urging.tables import LateDisclosure, Urging, UrgingPace
from services.planning.urging.views import (
    AnswerMoveView,
    LateDisclosureView,
    LetterView,
    PaceView,
    urging_shown,
)


@dataclass(frozen=True)
class Asked:
    """Which letters are asked for."""

    answered: bool | None = None
    unit_id: UUID | None = None


async def letters_seen(session: AsyncSession, by: Actor, asked: Asked) -> Sequence[Urging]:
    """The newest letters; a unit sees those it got."""
    query = select(Urging).where(Urging.ward_id == by.ward_id)
    if by.roles & RULES["see_urgings"].roles:
        permit(by, "see_urgings")
        wanted = asked.unit_id
    else:
        permit(by, "see_urgings", unit_id=by.unit_id)
        wanted = by.unit_id
    if wanted:
        query = query.where(Urging.unit_id == wanted)
    if asked.answered is not None:
        missing = Urging.answered_on.is_(None)
        query = query.where(~missing if asked.answered else missing)
    newest = query.order_by(Urging.sent_on.desc(), Urging.id.desc()).limit(LETTERS_MAX)
    return (await session.execute(newest)).scalars().all()


async def letter_seen(session: AsyncSession, by: Actor, urging_id: UUID) -> Urging:
    """A letter, for whoever sends and for the unit it is sent to."""
    urging = await session.get(Urging, urging_id)
    if urging is None:
        raise NotFound
    permit(by, "see_urgings", unit_id=urging.unit_id)
    return urging


async def letter_shown(
    session: AsyncSession, by: Actor, urging_id: UUID, today: date
) -> LetterView:
    """A letter with how its day to answer was counted, and what moved that day."""
    letter = await letter_seen(session, by, urging_id)
    moves = [
        AnswerMoveView(**line["said"])
        for line in await history_of(session, letter.noted_with[0])
        if line["action"] == MOVED and line["said"]["urging_id"] == str(letter.id)
    ]
    return LetterView(
        **urging_shown(letter, today).model_dump(),
        clock=letter.clock,
        moves=moves,
        timeline=await happened(
            session, LETTERS, letter.noted_with[0], only={"urging_id": letter.id}
        ),
    )


async def letter_paper(session: AsyncSession, by: Actor, urging_id: UUID) -> Document:
    """A letter as a document."""
    urging = await letter_seen(session, by, urging_id)
    wanted = [UUID(each) for each in urging.task_ids]
    query = select(Task).where(Task.ward_id == by.ward_id, Task.id.in_(wanted))
    tasks = (await session.execute(query.order_by(Task.place))).scalars().all()
    unit = await session.get(Unit, urging.unit_id)
    ward = await letterhead(session, by.ward_id)
    return letter_of(urging, tasks, unit.name if unit else "", ward)


async def late_documents(session: AsyncSession, by: Actor) -> list[LateDisclosureView]:
    """Every document not shown in time and still missing, the oldest first."""
    permit(by, "see_late_work")
    query = (
        select(LateDisclosure, Urging, Unit)
        .outerjoin(Urging, Urging.id == LateDisclosure.urging_id)
        .outerjoin(Unit, Unit.id == LateDisclosure.unit_id)
        .where(LateDisclosure.ward_id == by.ward_id, LateDisclosure.shown_on.is_(None))
        .order_by(LateDisclosure.due_on, LateDisclosure.id)
        .limit(LETTERS_MAX)
    )
    return [
        LateDisclosureView(
            **{name: getattr(late, name) for name in _KEPT},
            unit=unit.name if unit else "",
            urged_on=urging.sent_on if urging else None,
            answer_by=urging.answer_by if urging else None,
        )
        for late, urging, unit in await session.execute(query)
    ]


async def pace_seen(session: AsyncSession, by: Actor, today: date) -> PaceView:
    """The ward's numbers, and whether it set them itself."""
    permit(by, "see_tasks")
    query = select(UrgingPace.id).where(UrgingPace.ward_id == by.ward_id)
    own = (await session.execute(query)).scalar_one_or_none() is not None
    pace = await pace_of(session, by.ward_id, today)
    return PaceView(**vars(pace), own=own, basis=rule(HEAD, today).basis)


_KEPT = (
    *("obligation_id", "task_id", "khoan", "item", "title", "unit_id", "due_on"),
    *("urging_id", "escalated_on"),
)
