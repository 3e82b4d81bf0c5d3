"""Writes what was read into rows: every node, every sentence on its node, proposals, flags."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from pydantic_core import to_jsonable_python
from sqlalchemy.ext.asyncio import AsyncSession

from services.planning import tables
from services.planning.importing import plan as reading
from services.planning.importing.proposals.findings import Finding
from services.planning.importing.proposals.task import TaskProposal
from services.planning.importing.review import Review
from services.planning.importing.sentences import Sentence

# The reader's place for a sentence: the path of its node, and where it begins there.
Places = dict[tuple[str, int], tables.Sentence]


async def store_tree(session: AsyncSession, plan: tables.Plan, review: Review) -> None:
    """Add the rows below `plan`; the plan's own row must be known to the session."""
    await session.flush()  # parents first: rows without mapped relations are not sorted for us
    nodes = list(_nodes(plan.id, review.draft))
    session.add_all(nodes)
    await session.flush()
    by_path = {node.path: node for node in nodes}
    places: Places = {}
    for read in review.draft.walk():
        for number, sentence in enumerate(read.sentences, start=1):
            places[read.path, sentence.start] = tables.Sentence(
                plan_id=plan.id, node_id=by_path[read.path].id, ordinal=number, text=sentence.text
            )
    session.add_all(places.values())
    await session.flush()
    session.add_all(_proposals(plan.id, review, places))
    session.add_all(_flags(plan, review, places))
    await session.flush()


def _nodes(plan_id: UUID, draft: reading.PlanDraft) -> Iterator[tables.Node]:
    place = 0

    def below(read: reading.Node, parent_id: UUID | None) -> Iterator[tables.Node]:
        nonlocal place
        place += 1
        node = tables.Node(
            plan_id=plan_id,
            parent_id=parent_id,
            place=place,
            path=read.path,
            ordinal=read.ordinal,
            kind=read.kind,
            mark=read.mark,
            text=read.text,
            page=read.source.page,
        )
        yield node
        for child in read.children:
            yield from below(child, node.id)

    for read in draft.roots:
        yield from below(read, None)


def _proposals(plan_id: UUID, review: Review, places: Places) -> Iterator[tables.Proposal]:
    proposed: list[tuple[str, TaskProposal | Finding, Sentence, dict[str, Any]]] = [
        *(("task", task, task.sentences[0], _task_value(task, places)) for task in review.tasks),
        *((found.kind, found, found.sentence, _found_value(found)) for found in review.findings),
    ]
    for place, (kind, one, sentence, value) in enumerate(proposed, start=1):
        row = places[one.node_path, sentence.start]
        yield tables.Proposal(
            plan_id=plan_id,
            node_id=row.node_id,
            sentence_id=row.id,
            place=place,
            kind=kind,
            value=value,
            confidence=one.confidence,
            reason=one.reason,
        )


def _task_value(task: TaskProposal, places: Places) -> dict[str, Any]:
    said = [places[task.node_path, sentence.start].text for sentence in task.sentences]
    fields = ("title", "group", "lead", "cooperating", "cadence", "due", "node_path", "output")
    value = {name: getattr(task, name) for name in fields}
    plain: dict[str, Any] = to_jsonable_python({**value, "kind": task.duty})
    return plain | {"sentence": " ".join(said)}


def _found_value(found: Finding) -> dict[str, Any]:
    plain = to_jsonable_python(found.value)
    value = plain if isinstance(plain, dict) else {"name": plain}
    return {**value, "words": found.words, "start": found.start, "end": found.end}


def _flags(plan: tables.Plan, review: Review, places: Places) -> Iterator[tables.Flag]:
    found: list[tuple[str, tuple[str, ...], str, Sentence | None]] = [
        *((notice.code, (), notice.message, None) for notice in review.draft.notices),
        *((flag.code, flag.node_paths, flag.message, flag.sentence) for flag in review.flags),
    ]
    if review.draft.year not in (None, plan.year):
        message = f"Văn bản ghi năm {review.draft.year}, còn kế hoạch nhập cho năm {plan.year}."
        found.append(("year_differs", (), message, None))
    for place, (code, paths, message, sentence) in enumerate(found, start=1):
        row = places.get((paths[0], sentence.start)) if paths and sentence else None
        yield tables.Flag(
            plan_id=plan.id,
            place=place,
            code=code,
            paths=list(paths),
            message=message,
            sentence_id=row.id if row else None,
        )
