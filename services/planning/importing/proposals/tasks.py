"""Turns findings into tasks a ward could take over: who, what, when, and the sentences behind."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from services.planning.importing.plan import Node, PlanDraft
from services.planning.importing.proposals.findings import (
    Cadence,
    Confidence,
    DueKind,
    DueRule,
    DutyKind,
    Finding,
    FindingKind,
)
from services.planning.importing.proposals.roles import Roles
from services.planning.importing.proposals.rows import tasks_of_row
from services.planning.importing.proposals.task import TaskProposal, short_title, weakest
from services.planning.importing.sentences import Sentence
from services.planning.importing.table_heads import task_rows

# A report that comes back gives one task for each of these; any other duty has one cadence.
_REPORT_CADENCES = (
    Cadence.MONTHLY,
    Cadence.QUARTERLY,
    Cadence.HALF_YEARLY,
    Cadence.YEARLY,
    Cadence.AD_HOC,
)
_CADENCES_BY_WEIGHT = (Cadence.WEEKLY, *_REPORT_CADENCES, *(Cadence.PROMPT, Cadence.CONTINUOUS))


@dataclass(frozen=True)
class _Stretch:
    """The sentences of one leaf that speak of one duty, with what was found in them."""

    node: Node
    duty: Finding | None
    sentences: tuple[Sentence, ...]
    findings: tuple[Finding, ...]

    def of(self, kind: FindingKind) -> list[Finding]:
        return [finding for finding in self.findings if finding.kind is kind]


def propose_tasks(draft: PlanDraft, findings: Sequence[Finding]) -> Iterator[TaskProposal]:
    """Yield the tasks of the parts that give work, in the order of the plan; aims give none.

    An appendix gives tasks by its task tables only: its other text may be a form to fill in.
    """
    roles = Roles.of(draft, findings)
    rows = task_rows(draft)
    by_node: dict[str, list[Finding]] = {}
    for finding in _of_this_year(findings, draft.year):
        by_node.setdefault(finding.node_path, []).append(finding)
    working = [part for part in draft.parts if roles.gives_work(part)]
    for root in (*working, *draft.appendices):
        for leaf in root.leaves():
            found = by_node.get(leaf.path, [])
            if row := rows.get(leaf.path):
                yield from tasks_of_row(leaf, row, found, roles, draft.year)
            elif root in working and leaf is not root:
                for stretch in _stretches(leaf, found):
                    yield from _tasks(stretch, roles)


def _of_this_year(findings: Sequence[Finding], year: int | None) -> Iterator[Finding]:
    """Leave out the days of another year, which the flags show; tasks are owed in the plan's."""
    for finding in findings:
        due = finding.value
        if not isinstance(due, DueRule) or due.year is None:
            yield finding
        elif due.year == year:
            yield replace(finding, value=replace(due, year=None))


def _stretches(leaf: Node, findings: Sequence[Finding]) -> Iterator[_Stretch]:
    """Cut a leaf where a sentence names a duty of its own that is not the one before."""
    by_start: dict[int, list[Finding]] = {}
    for finding in findings:
        by_start.setdefault(finding.sentence.start, []).append(finding)
    begun: list[tuple[Finding | None, list[Sentence]]] = []
    for sentence in leaf.sentences:
        inside = by_start.get(sentence.start, [])
        named = next((f for f in inside if f.kind is FindingKind.DUTY), None)
        own = named is not None and named.confidence is Confidence.HIGH
        if not begun or (own and begun[-1][0] and named and begun[-1][0].value != named.value):
            begun.append((named, [sentence]))
        else:
            begun[-1][1].append(sentence)
            begun[-1] = (begun[-1][0] or named, begun[-1][1])
    for duty, sentences in begun:
        found = (by_start.get(sentence.start, []) for sentence in sentences)
        yield _Stretch(leaf, duty, tuple(sentences), tuple(chain.from_iterable(found)))


def _tasks(stretch: _Stretch, roles: Roles) -> Iterator[TaskProposal]:
    dues = stretch.of(FindingKind.DUE)
    for due in dues:
        assert isinstance(due.value, DueRule)
        monthly = due.value.kind is DueKind.DAYS_OF_MONTH
        cadence = due.value.cadence or (None if monthly else Cadence.YEARLY)
        yield _task(stretch, roles, cadence, due)
    cadences = {
        finding.value: finding
        for finding in reversed(stretch.of(FindingKind.CADENCE))
        if finding.confidence is not Confidence.LOW
    }
    # A day without a word on how often comes once a year: it is the yearly report's own day.
    covered = {
        due.value.cadence or Cadence.YEARLY for due in dues if isinstance(due.value, DueRule)
    }
    if stretch.duty is not None and stretch.duty.value is DutyKind.REPORT:
        left = [c for c in _REPORT_CADENCES if c in cadences and c not in covered]
        for cadence in left:
            yield _task(stretch, roles, cadence, cadences[cadence])
        if left:
            return
    if not dues:
        main = next((c for c in _CADENCES_BY_WEIGHT if c in cadences), None)
        yield _task(stretch, roles, main, None)


def _task(
    stretch: _Stretch, roles: Roles, cadence: Cadence | None, when: Finding | None
) -> TaskProposal:
    duty = stretch.duty.value if stretch.duty is not None else DutyKind.GENERAL
    assert isinstance(duty, DutyKind)
    title = short_title(stretch.sentences[0].text)
    # One line may give several reports; their titles must differ.
    if when is not None and (duty is DutyKind.REPORT or when.words not in title):
        title = f"{title}: {when.words}"
    sure = stretch.duty is not None and stretch.duty.confidence is Confidence.HIGH
    lead = roles.lead(stretch.node, duty if sure else None, stretch.of(FindingKind.BODY))
    reasons = [finding.reason for finding in (stretch.duty, when) if finding is not None]
    return TaskProposal(
        node_path=stretch.node.path,
        title=title,
        group=roles.group(stretch.node, duty),
        duty=duty,
        lead=lead.body,
        cooperating=lead.cooperating,
        cadence=cadence,
        due=when.value if when is not None and isinstance(when.value, DueRule) else None,
        sentences=stretch.sentences,
        confidence=weakest(stretch.duty, lead.confidence),
        reason=" ".join([*reasons, lead.reason]),
    )
