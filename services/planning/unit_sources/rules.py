"""What the text of a unit's plan proposes: steps with their days, and the ward task each serves."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from libs.kernel.errors import Conflict, NotFound, TooLarge
from libs.law.calendar import Calendar
from libs.law.reception import DayOffPolicy
from services.planning.amending.rules import ALIKE_IN_PLACE, likeness
from services.planning.importing.proposals.task import TaskProposal
from services.planning.tasks.rules import Duty, Occurrence, occurrences

PROPOSALS_MAX = 200
# What comes back more often, every month or every week, is one step that lasts all year.
TURNS_MAX = 4


class ProposalState(StrEnum):
    """What the unit made of a step that was read."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    DROPPED = "dropped"


class TooManyProposals(TooLarge):
    """Văn bản có hơn 200 việc, không phải kế hoạch của một đơn vị; hãy chỉ gửi phần kế hoạch."""


class ProposalsUndecided(Conflict):
    """Còn {count} việc đọc từ văn bản chưa xem; hãy nhận hoặc bỏ từng việc rồi mới trình."""


class StepUnknown(NotFound):
    """Không tìm thấy việc này trong văn bản đã đọc."""


class StepAccepted(Conflict):
    """Việc này đã được nhận vào kế hoạch; hãy sửa trong danh sách việc."""


@dataclass(frozen=True)
class ReadStep:
    """A step as the text words it, with its place and its whole sentences."""

    title: str
    due_on: date | None
    path: str
    sentence: str


def steps_read(task: TaskProposal, year: int, calendar: Calendar) -> Iterator[ReadStep]:
    """The steps of one passage: one for each time it is owed, if those times are few."""
    duty = Duty(task.duty, task.cadence, task.due, task.node_path)
    turns = list(occurrences(duty, year, calendar, DayOffPolicy.NEXT_WORKING_DAY))
    if len(turns) > TURNS_MAX:
        turns = [Occurrence()]
    sentence = " ".join(one.text for one in task.sentences)
    for turn in turns:
        title = f"{task.title}, {turn.period}" if turn.period else task.title
        day = turn.due_on if turn.due_on and turn.due_on.year == year else None
        yield ReadStep(title, day, task.node_path, sentence)


def served_by(sentence: str, tasks: Sequence[tuple[UUID, str]]) -> UUID | None:
    """The ward task whose sentence is most alike, if any is alike enough to be the same duty."""
    alike = [(likeness(sentence, said), task_id) for task_id, said in tasks]
    best = max(alike, default=(0.0, None), key=lambda one: one[0])
    return best[1] if best[0] >= ALIKE_IN_PLACE else None
