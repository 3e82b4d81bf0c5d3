"""Turns findings into tasks a ward could take over: who, what, when, and the sentences behind."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from services.planning.importing.plan import Node, PlanDraft
from services.planning.importing.proposals.findings import (
    Body,
    Cadence,
    Confidence,
    DueKind,
    DueRule,
    DutyKind,
    Finding,
    FindingKind,
)
from services.planning.importing.proposals.roles import Roles
from services.planning.importing.sentences import Sentence

_TITLE_LETTERS_MAX = 110
_TITLE_LETTERS_MIN = 40
_CLAUSE_BORDER = re.compile(r"[,;:(…]| nhằm | để | theo ")
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
class TaskProposal:
    """A task the words seem to give; a person accepts, changes or drops it.

    `group` is the content of the plan it belongs to ("II.5"), `node_path` where it stands.
    """

    node_path: str
    title: str
    group: str
    duty: DutyKind
    lead: Body | None
    cooperating: tuple[Body, ...]
    cadence: Cadence | None
    due: DueRule | None
    sentences: tuple[Sentence, ...]
    confidence: Confidence
    reason: str


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
    """Yield the tasks of the parts that give work, in the order of the plan; aims give none."""
    roles = Roles.of(draft, findings)
    by_node: dict[str, list[Finding]] = {}
    for finding in findings:
        by_node.setdefault(finding.node_path, []).append(finding)
    for part in draft.parts:
        if roles.gives_work(part):
            for leaf in part.leaves():
                if leaf is not part:
                    for stretch in _stretches(leaf, by_node.get(leaf.path, [])):
                        yield from _tasks(stretch, roles)


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
    covered = {due.value.cadence for due in dues if isinstance(due.value, DueRule)}
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
        confidence=_weakest(stretch.duty, lead.confidence),
        reason=" ".join([*reasons, lead.reason]),
    )


def _weakest(duty: Finding | None, lead: Confidence) -> Confidence:
    both = {Confidence.LOW if duty is None else duty.confidence, lead}
    return next(c for c in (Confidence.LOW, Confidence.MEDIUM, Confidence.HIGH) if c in both)


def short_title(text: str) -> str:
    """Return the first clauses of a sentence, at most 110 letters, in its own words."""
    if len(text) <= _TITLE_LETTERS_MAX:
        return text.rstrip(" .;:…")
    borders = [
        border.start()
        for border in _CLAUSE_BORDER.finditer(text, _TITLE_LETTERS_MIN, _TITLE_LETTERS_MAX)
    ]
    if borders:
        return text[: borders[-1]].rstrip(" ,.;:…(")
    words = text[:_TITLE_LETTERS_MAX].rpartition(" ")[0] or text[:_TITLE_LETTERS_MAX]
    return f"{words}…"
