"""What people ask about plans. Drafts are seen only by those who may see drafts."""

from collections import defaultdict
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.errors import NotFound
from libs.kernel.files import KINDS, Desk, StoredFile
from libs.permissions import may, permit
from services.planning.plans.views import NodeView, PlanTreeView, PlanView, SourceView, WorkView
from services.planning.rules import SIGNED_STATES, TaskState
from services.planning.tables import Node, Plan, Sentence, Task

PLANS_MAX = 100
# What nobody owed, or no longer does, is no work of the plan.
NOT_OWED = (TaskState.LAPSED, TaskState.WITHDRAWN)
MEDIA_TYPES = {short: media_type for media_type, short in KINDS.items()}


async def plans_seen(session: AsyncSession, by: Actor, year: int | None) -> list[Plan]:
    """The plans `by` may see, newest year and version first."""
    query = select(Plan).where(Plan.ward_id == by.ward_id)
    if year is not None:
        query = query.where(Plan.year == year)
    if not may(by, "see_drafts"):
        query = query.where(Plan.state.in_(SIGNED_STATES))
    newest = query.order_by(Plan.year.desc(), Plan.version.desc()).limit(PLANS_MAX)
    return list((await session.execute(newest)).scalars())


async def plan_seen(session: AsyncSession, by: Actor, plan_id: UUID) -> Plan:
    """A plan `by` may see; for others a draft does not exist."""
    plan = await session.get(Plan, plan_id)
    if plan is None or not (plan.state in SIGNED_STATES or may(by, "see_drafts")):
        raise NotFound
    return plan


def source_of(plan: Plan, by: Actor, desk: Desk, now: datetime) -> SourceView:
    """The source of a plan, for those who may see drafts."""
    permit(by, "see_drafts")
    link = None
    if plan.source_text is None:
        file = StoredFile(plan.source_sha256, plan.source_bytes, MEDIA_TYPES[plan.source_kind])
        link = desk.link(plan.ward_id, file, now)
    return SourceView(
        kind=plan.source_kind,
        sha256=plan.source_sha256,
        size_bytes=plan.source_bytes,
        text=plan.source_text,
        link=link,
    )


async def tree(session: AsyncSession, by: Actor, plan: Plan, today: date) -> PlanTreeView:
    """The plan's text as a tree, with the work that hangs on each node.

    What the source holds beside the text, comments and deleted words, is for the office only.
    """
    ours = (Node.ward_id == plan.ward_id, Node.plan_id == plan.id)
    nodes = list((await session.execute(select(Node).where(*ours).order_by(Node.place))).scalars())
    said: dict[UUID, list[str]] = defaultdict(list)
    sentences = select(Sentence).where(
        Sentence.ward_id == plan.ward_id, Sentence.plan_id == plan.id
    )
    for row in (await session.execute(sentences.order_by(Sentence.ordinal))).scalars():
        said[row.node_id].append(row.text)
    work = await _work(session, plan, today)
    views: dict[UUID, NodeView] = {}
    roots: list[NodeView] = []
    for node in nodes:
        view = NodeView(
            path=node.path,
            kind=node.kind,
            mark=node.mark,
            text=node.text,
            page=node.page,
            sentences=said[node.id],
            work=work.get(node.path, WorkView()),
            children=[],
        )
        views[node.id] = view
        (views[node.parent_id].children if node.parent_id else roots).append(view)
    whole = WorkView()
    for root in roots:
        _add(whole, _sum_up(root))
    shown = PlanView.model_validate(plan)
    left_out = plan.left_out if may(by, "see_drafts") else []
    return PlanTreeView(plan=shown, work=whole, nodes=roots, left_out=left_out)


async def _work(session: AsyncSession, plan: Plan, today: date) -> dict[str, WorkView]:
    query = select(Task.source_path, Task.state, Task.due_on, Task.late_obligations).where(
        Task.ward_id == plan.ward_id, Task.plan_id == plan.id, Task.state.not_in(NOT_OWED)
    )
    work: dict[str, WorkView] = defaultdict(WorkView)
    for path, state, due_on, obligations in await session.execute(query):
        late = state == TaskState.OPEN and bool(obligations or (due_on and due_on < today))
        _add(work[path], WorkView(total=1, done=state == TaskState.DONE, late=late))
    return work


def _sum_up(node: NodeView) -> WorkView:
    for child in node.children:
        _add(node.work, _sum_up(child))
    return node.work


def _add(to: WorkView, more: WorkView) -> None:
    to.total += more.total
    to.done += more.done
    to.late += more.late
