"""What groups hand out: to officials who arrange them, and to everybody once explained."""

from __future__ import annotations

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, BeforeValidator, Field, StringConstraints

from libs.kernel.text import Line, tidy
from services.participation.grouping.queries import Grouped
from services.participation.grouping.rules import SHARE_MAX, SHARE_MIN, Answer, alike_from
from services.participation.grouping.tables import GroupingSetting

NAME_MAX = 60
Words = Annotated[str, StringConstraints(min_length=1, max_length=4_000), BeforeValidator(tidy)]


class MovingForm(BaseModel):
    """Where an opinion goes; without a group it gets one of its own."""

    group_id: UUID | None = None


class MergingForm(BaseModel):
    """The group that says the same."""

    other_id: UUID


class ExplanationForm(BaseModel):
    """What a group says, whether it is taken up, and why."""

    title: Line
    answer: Answer
    explanation: Words


class ShareForm(BaseModel):
    """From which share on, of a hundred, two opinions are alike."""

    share: Annotated[int, Field(ge=0, le=100)]


class ShareView(BaseModel):
    """The ward's share in numbers and words, the usual one, and what may be chosen."""

    share: int
    says: str
    usual: int
    least: int
    most: int


class MemberView(BaseModel):
    """An opinion in a group, and why it is there."""

    id: UUID
    text: str
    leads: bool
    by_hand: bool
    shared: list[str]
    shared_count: int
    whole_count: int


class GroupView(BaseModel):
    """A group for officials."""

    id: UUID
    stance: str
    title: str
    by_hand: bool
    answer: str | None
    explanation: str
    size: int
    members: list[MemberView]


class GroupLineView(BaseModel):
    """A group in the list of all: what it is called, and whether it is explained."""

    id: UUID
    stance: str
    name: str  # its title, or the beginning of what leads it
    size: int
    explained: bool


class AnsweredView(BaseModel):
    """A group as everybody reads it: what was said how often, and what the ward answers."""

    stance: str
    title: str
    size: int
    answer: str
    explanation: str


def group_line(each: Grouped) -> GroupLineView:
    """A group in the list of all."""
    group, [(_, leader), *_] = each.group, each.members
    name = group.title or " ".join(leader.text.split())
    return GroupLineView(
        id=group.id,
        stance=group.stance,
        name=name if len(name) <= NAME_MAX else f"{name[:NAME_MAX].rstrip()}…",
        size=len(each.members),
        explained=group.answer is not None,
    )


def for_officials(each: Grouped, page: int = 1, size: int | None = None) -> GroupView:
    """A group with its opinions, or with so many of them."""
    shown = each.members if size is None else each.members[(page - 1) * size : page * size]
    kept = ("id", "stance", "title", "by_hand", "answer", "explanation")
    of_placement = ("leads", "by_hand", "shared", "shared_count", "whole_count")
    return GroupView(
        **{name: getattr(each.group, name) for name in kept},
        size=len(each.members),
        members=[
            MemberView(
                id=opinion.id,
                text=opinion.text,
                **{name: getattr(placement, name) for name in of_placement},
            )
            for placement, opinion in shown
        ],
    )


def for_all(each: Grouped) -> AnsweredView:
    """An explained group without a word of an opinion that was not released."""
    kept = ("stance", "title", "answer", "explanation")
    said = {name: getattr(each.group, name) for name in kept}
    return AnsweredView(**said, size=len(each.members))


def share_view(row: GroupingSetting | None, on: date) -> ShareView:
    """From which share on opinions are alike in this ward."""
    now = alike_from(row.share if row else None, on)
    usual = alike_from(None, on).value
    return ShareView(share=now.value, says=now.says, usual=usual, least=SHARE_MIN, most=SHARE_MAX)
