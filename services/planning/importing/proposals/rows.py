"""Turns a row of a task table into tasks: each column says one thing about them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from services.planning.importing.plan import Node
from services.planning.importing.proposals.bodies import bodies_in
from services.planning.importing.proposals.days import When, days_in
from services.planning.importing.proposals.findings import (
    Body,
    Confidence,
    DutyKind,
    Finding,
    FindingKind,
)
from services.planning.importing.proposals.roles import Lead, Roles
from services.planning.importing.proposals.task import TaskProposal, short_title, weakest
from services.planning.importing.table_heads import Column, TaskRow


def tasks_of_row(
    node: Node, row: TaskRow, findings: Sequence[Finding], roles: Roles, year: int | None
) -> Iterator[TaskProposal]:
    """Yield a task for each day the row names, or one without a day; none for a head."""
    if not row.gives_work:
        return
    named = _duty(row, findings)
    duty = named.value if named is not None else DutyKind.GENERAL
    assert isinstance(duty, DutyKind)
    lead = _lead(node, row, findings, roles, duty)
    title = short_title(row.words(Column.CONTENT))
    whens = days_in(row.words(Column.DUE), year) or [When()]
    for when in whens:
        reasons = [
            each for each in (named.reason if named else "", lead.reason, when.reason) if each
        ]
        yield TaskProposal(
            node_path=node.path,
            title=f"{title}: {when.words}" if len(whens) > 1 else title,
            group=roles.group(node, duty),
            duty=duty,
            lead=lead.body,
            cooperating=lead.cooperating,
            cadence=when.cadence,
            due=when.due,
            sentences=node.sentences,
            confidence=Confidence.LOW if when.unsure else weakest(named, lead.confidence),
            reason=" ".join(reasons),
            output=row.words(Column.OUTPUT),
        )


def _duty(row: TaskRow, findings: Sequence[Finding]) -> Finding | None:
    """The duty that the column of contents names, a strong word before a weak one."""
    content = row.columns[Column.CONTENT]
    inside = [
        found
        for found in findings
        if found.kind is FindingKind.DUTY
        and content.start is not None
        and 0 <= found.sentence.start + found.start - content.start < len(content.text)
    ]
    sure = (found for found in inside if found.confidence is Confidence.HIGH)
    return next(sure, inside[0] if inside else None)


def _lead(
    node: Node, row: TaskRow, findings: Sequence[Finding], roles: Roles, duty: DutyKind
) -> Lead:
    leading = bodies_in(row.words(Column.LEAD))
    beside = [*leading[1:], *bodies_in(row.words(Column.COOPERATING))]
    said = row.words(Column.LEAD)
    if leading:
        sure = Confidence.HIGH if len(leading) == 1 else Confidence.MEDIUM
        return Lead(leading[0], _without(beside, leading[0]), sure, f"Cột chủ trì ghi “{said}”.")
    if said:
        reason = f"Cột chủ trì ghi “{said}”, chưa rõ là đơn vị nào."
        return Lead(None, _without(beside, None), Confidence.LOW, reason)
    bodies = [found for found in findings if found.kind is FindingKind.BODY]
    lead = roles.lead(node, duty, bodies)
    return replace(lead, cooperating=_without([*lead.cooperating, *beside], lead.body))


def _without(bodies: Sequence[Body], lead: Body | None) -> tuple[Body, ...]:
    return tuple(body for body in dict.fromkeys(bodies) if body is not lead)
