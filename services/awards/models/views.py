"""What is typed and handed out of models; a score is its unit's own until it is handed in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, Field

from libs.happened import HappenedView
from libs.kernel.actor import Actor
from libs.kernel.files import Desk, StoredFile
from libs.kernel.text import Line, Note, Number, Paragraphs
from libs.law.rubrics import ModelKind, RubricLine, rubric
from libs.law.titles import title
from services.awards.blocks.queries import Blocks
from services.awards.blocks.rules import may_know_why
from services.awards.councils.tables import CouncilVote
from services.awards.decisions.tables import Honour
from services.awards.models.rules import ModelState
from services.awards.models.tables import AwardModel, ModelLine, ModelProof
from services.awards.notices.views import NoticeDueView, due_view

OVER = (
    *(ModelState.DECLINED, ModelState.FALLEN, ModelState.RECOGNISED),
    *(ModelState.REFUSED, ModelState.WITHDRAWN),
)
Key = Annotated[str, Field(max_length=40)]


class ModelForm(BaseModel):
    """A model that a unit registers."""

    kind: ModelKind
    title: Line
    aims: Paragraphs
    unit_id: UUID
    holder: Note = ""
    rubric: Key


class CommitteeForm(BaseModel):
    """The number of the steering committee's paper."""

    number: Number


class ReasonForm(BaseModel):
    """Why not."""

    reason: Paragraphs


class RubricView(BaseModel):
    """A rubric that can be chosen today."""

    id: str
    title: str
    kinds: list[ModelKind]
    points: int
    basis: str


class ProofView(BaseModel):
    """A proof, with a short link to its file."""

    id: UUID
    line_key: str
    note: str
    added_on: date
    file: str | None


class LineView(BaseModel):
    """A line of the rubric as far as it is scored."""

    section: str
    key: str
    title: str
    points_max: int
    self_points: int | None
    self_note: str
    points: int | None
    reason: str


class VoteView(BaseModel):
    """The sums of the council's secret vote, and the minutes of its tellers."""

    held_on: date
    members: int
    present: int
    in_favour: int
    against: int
    blank: int
    adopted: bool
    minutes: str


class ModelView(BaseModel):
    """A model; lines and proofs are empty for those who may not see them yet."""

    id: UUID
    kind: ModelKind
    title: str
    aims: str
    unit_id: UUID
    unit: str
    holder: str
    keeper_id: UUID
    rubric: str
    rubric_title: str
    registered_on: date
    state: ModelState
    committee_number: str
    reason: str
    approved_on: date | None
    scored_on: date | None
    appraised_on: date | None
    appraisal_number: str
    points_max: int
    self_points: int | None
    points: int | None
    title_name: str
    notice_until: date | None
    notice: NoticeDueView | None  # how that day was counted
    vote: VoteView | None
    honour_code: str
    comments_waiting: int
    blocked: list[str]  # why it cannot be decided now, for those who decide and are not of the unit
    lines: list[LineView]
    proofs: list[ProofView]
    timeline: list[HappenedView] = []  # where one is asked for


@dataclass(frozen=True)
class Dossier:
    """A model with its lines and proofs."""

    model: AwardModel
    lines: Mapping[str, ModelLine]
    proofs: Sequence[ModelProof]
    vote: CouncilVote | None = None
    honour: Honour | None = None
    blocks: Blocks | None = None
    points: int = 0  # of the appraisers, in all
    waiting: int = 0  # comments of residents that nobody looked at


def view(
    dossier: Dossier, names: Mapping[UUID, str], *, by: Actor, files: Desk, now: datetime
) -> ModelView:
    """One model as somebody may see it."""
    model = dossier.model
    whole = rubric(model.rubric)
    version = whole.on(model.registered_on)
    handed_in = model.scored_on is not None
    inside = handed_in or by.unit_id == model.keeper_id
    # What the appraisers write is theirs until they issue it.
    outside = by.unit_id not in (model.unit_id, model.keeper_id)
    found = model.appraised_on is not None or outside
    lines = [
        _line(section.title, line, dossier.lines[line.key], found)
        for section in version.sections
        for line in section.lines
        if inside and line.key in dossier.lines
    ]
    derived = {"unit", "rubric_title", "points_max", "self_points", "points", "lines", "proofs"}
    derived |= {"title_name", "vote", "honour_code", "blocked", "comments_waiting"}
    derived |= {"timeline", "notice"}
    return ModelView(
        **{name: getattr(model, name) for name in set(ModelView.model_fields) - derived},
        unit=model.holder or names.get(model.unit_id, ""),
        rubric_title=whole.title,
        points_max=version.points,
        self_points=sum(line.self_points or 0 for line in lines) if lines else None,
        points=dossier.points if model.appraised_on else None,
        title_name=title(model.title_id).title if model.title_id else "",
        notice=due_view(model.noticed_on, model.notice_until),
        vote=vote_view(dossier.vote, by, files, now) if dossier.vote else None,
        honour_code=dossier.honour.code if dossier.honour else "",
        blocked=_blocked(dossier, by),
        comments_waiting=dossier.waiting,
        lines=lines,
        proofs=[_proof(each, by, files, now) for each in dossier.proofs] if inside else [],
    )


def _blocked(dossier: Dossier, by: Actor) -> list[str]:
    model, blocks = dossier.model, dossier.blocks
    if blocks is None or model.state in OVER or not may_know_why(by, model.involved):
        return []
    return list(blocks.of(model.honoured_unit_id).reasons)


def _line(section: str, line: RubricLine, row: ModelLine, found: bool) -> LineView:
    return LineView(
        section=section,
        key=line.key,
        title=line.title,
        points_max=line.points,
        self_points=row.self_points,
        self_note=row.self_note,
        points=row.points if found else None,
        reason=row.reason if found else "",
    )


def vote_view(row: CouncilVote, by: Actor, files: Desk, now: datetime) -> VoteView:
    """The sums of a vote, with a short link to the signed minutes."""
    same = set(VoteView.model_fields) - {"minutes"}
    minutes = files.link(by.ward_id, StoredFile(**row.minutes), now)
    return VoteView(**{name: getattr(row, name) for name in same}, minutes=minutes)


def _proof(row: ModelProof, by: Actor, files: Desk, now: datetime) -> ProofView:
    kept = StoredFile(**row.file) if row.file else None
    return ProofView(
        **{name: getattr(row, name) for name in ("id", "line_key", "note", "added_on")},
        file=files.link(by.ward_id, kept, now) if kept else None,
    )
