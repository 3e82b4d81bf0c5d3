"""A plan read before it is signed, what two versions differ in, and a decision on one task."""

from collections.abc import Sequence
from dataclasses import dataclass

from services.portal.views.frame import Choice, FormView, Link
from services.portal.views.plan import ApprovalView


@dataclass(frozen=True)
class DutyRow:
    """A duty as it will be owed; `due` is in the words of the plan."""

    path: str
    title: str
    leads: str
    due: str


@dataclass(frozen=True)
class Consequences:
    """What becomes of the tasks of the plan in force; `changes` leads to the comparison."""

    plan: Link
    changes: Link
    kept: int
    changed: Sequence[str]
    added: Sequence[str]
    withdrawn: Sequence[str]


@dataclass(frozen=True)
class PlanApprovalView(ApprovalView):
    """What the chair reads and signs."""

    duties: Sequence[DutyRow] = ()
    amends: Consequences | None = None
    sent_back: FormView | None = None


@dataclass(frozen=True)
class ChangeLine:
    """Something that came, went or reads otherwise; `mark` is thêm, bỏ or sửa."""

    mark: str
    path: str
    was: str = ""
    now: str = ""
    details: Sequence[str] = ()


@dataclass(frozen=True)
class PlanChangesView:
    """What a version changes against another; `duties` is None for who may not see tasks."""

    title: str
    before: Link
    after: Link
    sentences: Sequence[ChangeLine]
    duties: Sequence[ChangeLine] | None


@dataclass(frozen=True)
class TaskDecisionView:
    """The form by which a decision gives a task another lead or another day."""

    subject: Link
    lead: str
    due: str
    form: FormView
    units: Sequence[Choice]
