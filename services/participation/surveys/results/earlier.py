"""Finds what everybody knows from before about nearly the same people.

Where everybody on a list is asked (no lot is drawn), and asked again soon, only those who came or
went stand between the two results. Of a sample drawn by lot, and of volunteers, nobody knows who
answered either time, so their results stand alone.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.rows import ward_of
from services.participation.surveys.answering.queries import answers_of
from services.participation.surveys.questions import Question, as_asked, key_of, words_of
from services.participation.surveys.rules import Sample, State, asked_again
from services.participation.surveys.tables import Survey

Answers = Sequence[dict[str, Any]]


def listed(row: Survey) -> frozenset[UUID]:
    """The units whose lists were asked whole; none where a lot was drawn from one of them."""
    if any(len(one["drawn"]) < one["size"] for one in row.strata):
        return frozenset()
    return frozenset(UUID(one["unit_id"]) for one in row.strata)


def asks(question: Question) -> Hashable:
    """What makes two questions the same to whoever compares their results."""
    return question.text.casefold(), question.kind, words_of(question)


async def known_before(session: AsyncSession, row: Survey) -> dict[Hashable, list[Answers]]:
    """The answers behind what earlier results said, by what was asked, for units in common."""
    known: dict[Hashable, list[Answers]] = {}
    mine = listed(row)
    for before in await _published_near(session, row) if mine else ():
        of_unit = await answers_by_unit(session, before.id)
        for units in _comparable(mine, listed(before)):
            said = [answers for unit in sorted(units) for answers in of_unit.get(unit, ())]
            for place, question in enumerate(as_asked(before.questions)):
                answers = [_moved(one, place) for one in said]
                known.setdefault(asks(question), []).append(answers)
    return known


async def answers_by_unit(
    session: AsyncSession, survey_id: UUID, sample: Sample = Sample.FRAME
) -> Mapping[UUID, list[dict[str, Any]]]:
    """The answers of a sample in their units."""
    of_unit: dict[UUID, list[dict[str, Any]]] = {}
    for unit_id, answers in await answers_of(session, survey_id, sample):
        of_unit.setdefault(unit_id, []).append(answers)
    return of_unit


def _comparable(mine: frozenset[UUID], theirs: frozenset[UUID]) -> list[frozenset[UUID]]:
    """Of which units the earlier results can be subtracted: all of them, those that are mine."""
    nested = [theirs] if theirs <= mine or mine <= theirs else []
    shared = mine & theirs
    return [*nested, *([shared] if shared and shared not in nested else [])]


def _moved(answers: dict[str, Any], place: int) -> dict[str, Any]:
    """The answer to one question, as if it had been the first."""
    key = key_of(place)
    return {key_of(0): answers[key]} if key in answers else {}


async def _published_near(session: AsyncSession, row: Survey) -> Sequence[Survey]:
    """What was published until this one was, and closed nearly when it did."""
    assert row.closed_on
    within = asked_again(row.closed_on)
    query = (
        select(Survey)
        .where(Survey.ward_id == ward_of(session), Survey.id != row.id)
        .where(Survey.state == State.PUBLISHED)
        .where(Survey.closed_on.between(row.closed_on - within, row.closed_on + within))
        .order_by(Survey.published_on, Survey.id)
    )
    if row.published_on:
        query = query.where(Survey.published_on <= row.published_on)
    return (await session.scalars(query)).all()
