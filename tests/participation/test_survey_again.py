"""Two surveys of one list: no number about the few who came or went follows from both."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from services.participation.surveys import actions, ending
from services.participation.surveys.actions import Paper
from services.participation.surveys.answering.actions import answer_with_code
from services.participation.surveys.questions import Question, QuestionKind
from services.participation.surveys.results.actions import publish_survey
from services.participation.surveys.results.queries import SampleResult, results_of
from services.participation.surveys.results.rules import (
    Average,
    Counts,
    Detail,
    Limits,
    shown,
    shown_beside,
    shows_average,
)
from services.participation.surveys.rules import Audience
from tests.participation import asking, ward
from tests.participation.test_survey_numbers import splits

LIMITS = Limits(cell=5, sample=20)
Cells = tuple[int, ...]
CONTENT = Question(text="Mức hài lòng chung", kind=QuestionKind.SCALE4)


def counts(cells: Cells) -> Counts:
    """A rating whose best level is satisfied, the silent last."""
    return Counts(cells[:-1], cells[-1], 1)


def added(one: Cells, other: Cells) -> Cells:
    return tuple(a + b for a, b in zip(one, other, strict=True))


@pytest.mark.parametrize("came", [True, False])
@pytest.mark.parametrize(
    ("limits", "stayed", "moved", "parts"),
    [
        *itertools.product([LIMITS], (20, 24, 29), (1, 2, 4, 5, 9), [3]),
        *itertools.product([Limits(cell=3, sample=8)], (8, 9, 11), (1, 2, 3, 4), [4]),
    ],
)
def test_whoever_knows_both_results_computes_no_small_number_of_those_who_moved(
    limits: Limits, stayed: int, moved: int, parts: int, came: bool
) -> None:
    """Every pair of tables is tried, all others having answered as they did the first time.

    Where everybody answered alike, one result alone says it of each: that is no subtraction.
    """
    both: dict[object, list[tuple[Cells, Cells]]] = defaultdict(list)
    alone: dict[object, list[tuple[Cells, Cells]]] = defaultdict(list)
    for few, others in itertools.product(splits(moved, parts), splits(stayed, parts)):
        small, large = counts(others), counts(added(others, few))
        before, after = (small, large) if came else (large, small)
        first, second = shown(before, limits), shown_beside(after, [before], limits)
        both[first, second].append((few, others))
        alone[1, first].append((few, others))
        alone[2, second].append((few, others))

    for (first, second), pairs in both.items():
        for which, place in itertools.product(range(2), range(parts)):
            if _sure(pairs, which, place, limits):
                assert any(
                    _sure(one, which, place, limits) for one in (alone[1, first], alone[2, second])
                )


def _sure(pairs: Sequence[tuple[Cells, Cells]], which: int, place: int, limits: Limits) -> bool:
    """Whether all that look alike have one and the same small number there."""
    values = {pair[which][place] for pair in pairs}
    return len(values) == 1 and not limits.allow(*values)


def test_single_levels_are_hidden_where_only_they_differ_by_few() -> None:
    before, after = Counts((10, 10, 20), 0, 1), Counts((12, 8, 20), 0, 1)

    assert shown(after, LIMITS).detail is Detail.FULL
    assert shown_beside(after, [before], LIMITS).detail is Detail.GROUPS
    assert shown_beside(Counts((12, 28), 0), [Counts((10, 30), 0)], LIMITS).detail is Detail.HIDDEN
    assert shown_beside(after, [Counts((3, 3, 3), 0, 1)], LIMITS).detail is Detail.FULL  # unknown
    assert shown_beside(after, [Counts((0, 0, 40), 0, 1)], LIMITS).detail is Detail.FULL


def test_an_average_is_hidden_where_few_more_filled_in_a_number_than_before() -> None:
    assert not shows_average(Average(26, 300, 0), LIMITS, [Average(25, 280, 0)])
    assert shows_average(Average(30, 300, 0), LIMITS, [Average(25, 280, 0)])
    assert shows_average(Average(26, 300, 0), LIMITS, [Average(19, 280, 0)])  # never shown


PAPER = Paper("Phiếu thử", "Để thử.", Audience.OFFICIALS, [CONTENT])
NO, YES = "0", "3"


async def published(
    session: AsyncSession,
    said: dict[UUID, str],
    *,
    on: date = asking.DRAFTED,
    more: int = 0,
) -> SampleResult:
    """Everybody on the lists of these units answered, a letter each, and it was published.

    With `more` the lists are longer than what was drawn from them.
    """
    who = {"by": ward.OFFICIAL, "now": ward.at(on)}
    row = await actions.draft_survey(session, PAPER, **who)
    sizes = {unit: len(answers) + more for unit, answers in said.items()}
    made = await asking.codes(session, row, sizes, sum(map(len, said.values())))
    last = on + timedelta(days=7)
    await actions.open_survey(session, row.id, opens_on=on, closes_on=last, **who)
    for unit, code in made:
        answers = iter(said[unit])
        said[unit] = said[unit][1:]
        await answer_with_code(session, row.id, code, {"c1": next(answers)}, now=ward.at(on))
    after = ward.at(last + timedelta(days=1))
    await ending.close_surveys(session, by=ward.CLOCK, now=after)
    await publish_survey(session, row.id, summary="", by=ward.OFFICIAL, now=after)
    [result] = await results_of(session, row)
    return result


def detail(result: SampleResult) -> Detail:
    [question] = result.questions
    return question.shown.detail


async def test_a_list_asked_again_soon_does_not_tell_what_who_came_since_answered(
    session: AsyncSession,
) -> None:
    first = await published(session, {ward.NORTH: YES * 20 + NO * 5})
    again = await published(session, {ward.NORTH: YES * 20 + NO * 6})
    twice = await published(session, {ward.NORTH: YES * 20 + NO * 5, ward.SOUTH: YES * 3})

    assert (detail(first), detail(again), detail(twice)) == (
        Detail.FULL,
        Detail.HIDDEN,
        Detail.HIDDEN,
    )
    apart = await published(session, {ward.NORTH: YES * 28 + NO * 12, ward.SOUTH: NO * 20})
    assert (detail(apart), apart.rows) == (Detail.FULL, [])
    elsewhere = await published(session, {ward.OFFICE: YES * 21 + NO * 5})
    assert detail(elsewhere) is Detail.FULL


async def test_a_unit_shown_before_is_not_subtracted_from_what_it_is_part_of_now(
    session: AsyncSession,
) -> None:
    said = {ward.NORTH: YES * 30 + NO * 10, ward.SOUTH: YES * 25 + NO * 10}
    first = await published(session, said)
    assert len(first.rows) == 2

    assert detail(await published(session, {ward.NORTH: YES * 32 + NO * 10})) is Detail.HIDDEN
    both = {ward.SOUTH: YES * 25 + NO * 10, ward.CULTURE: YES * 2}
    assert detail(await published(session, both)) is Detail.HIDDEN


async def test_results_stand_alone_after_some_months_and_where_a_lot_was_drawn(
    session: AsyncSession,
) -> None:
    await published(session, {ward.NORTH: YES * 20 + NO * 5})

    later = asking.DRAFTED + timedelta(days=91)
    assert (
        detail(await published(session, {ward.NORTH: YES * 20 + NO * 6}, on=later)) is Detail.FULL
    )
    near = later + timedelta(days=90)
    drawn = await published(session, {ward.NORTH: YES * 20 + NO * 7}, on=near, more=10)
    assert detail(drawn) is Detail.FULL
