"""A survey from its draft to its results; and nobody learns whose an answer is."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from pydantic import ValidationError
from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.participation.surveys import SurveyClosed
from libs.kernel.errors import NotFound
from libs.kernel.outbox import told
from libs.permissions import NotYourRole, NotYourUnit
from services.participation.surveys import actions, ending, rules
from services.participation.surveys.actions import Paper
from services.participation.surveys.answering import actions as answering
from services.participation.surveys.answering import rules as answering_rules
from services.participation.surveys.answering.rules import (
    POINT_A_DAY_MAX,
    CodeUnknown,
    CodeUsed,
    TooManyAnswersToday,
)
from services.participation.surveys.questions import (
    AnswersWrong,
    ChoicesMissing,
    NothingCounted,
    Question,
    QuestionKind,
    RangeMissing,
    SameQuestionTwice,
    TooManyTexts,
    check_questionnaire,
    read_answers,
)
from services.participation.surveys.ready import ready_forms
from services.participation.surveys.results.queries import results_of
from services.participation.surveys.results.rules import Detail
from services.participation.surveys.rules import Audience, Sample, State
from services.participation.surveys.sampling import actions as sampling
from services.participation.surveys.sampling.rules import CodesInUse, DrawnAlready
from services.participation.surveys.tables import SurveyAnswer, SurveyCode
from tests.participation import asking, ward

SCALE, YES_NO, WORDS = QuestionKind.SCALE5, QuestionKind.YES_NO, QuestionKind.TEXT


def test_the_seven_ready_forms_can_be_asked_as_they_are() -> None:
    forms = ready_forms()

    assert list(forms) == [f"pks0{n}" for n in range(1, 8)]
    for form in forms.values():
        check_questionnaire(form.on(asking.DRAFTED).questions)
    counter = forms["pks05"].on(asking.DRAFTED).questions
    assert any("tiền hoặc quà" in question.text for question in counter)
    assert sum(question.kind is QuestionKind.SCALE4 for question in counter) == 1


def q(words: str = "Câu hỏi thử", kind: QuestionKind = SCALE, **more: object) -> Question:
    return Question(text=words, kind=kind, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("questions", "refusal"),
    [
        ([q(), q("CÂU HỎI THỬ")], SameQuestionTwice),
        ([q(kind=QuestionKind.CHOICE, choices=("Một",))], ChoicesMissing),
        ([q(kind=QuestionKind.CHOICE, choices=("Một", "một"))], ChoicesMissing),
        ([q(kind=QuestionKind.NUMBER, low=5, high=5)], RangeMissing),
        ([q(kind=WORDS)], NothingCounted),
        ([q(), *(q(f"Góp ý thứ {n}", WORDS) for n in range(4))], TooManyTexts),
    ],
)
def test_a_questionnaire_that_cannot_be_asked_is_refused(
    questions: list[Question], refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        check_questionnaire(questions)


def test_an_answer_is_read_question_by_question() -> None:
    typed = {"c1": "4", "c2": "1", "c3": " 15 ", "c4": "  Nên có ghế. "}
    assert read_answers(asking.QUESTIONS, typed) == (
        {"c1": 4, "c2": 1, "c3": 15},
        {"c4": "Nên có ghế."},
    )
    assert read_answers(asking.QUESTIONS, {"c1": "0"}) == ({"c1": 0}, {})
    for wrong in (
        {},
        {"c2": "0"},
        {"c1": "5"},
        {"c1": "-1"},
        {"c1": "x"},
        {"c1": "1", "c3": "601"},
        {"c1": "1", "c9": "1"},
    ):
        with pytest.raises(AnswersWrong):
            read_answers(asking.QUESTIONS, wrong)


async def test_what_went_out_cannot_be_asked_otherwise(session: AsyncSession) -> None:
    survey = await asking.draft(session)
    changed = Paper("Tên khác của phiếu", "Mục đích khác.", Audience.RESIDENTS, asking.QUESTIONS)
    who = {"by": ward.OFFICIAL, "now": ward.at(asking.DRAFTED)}
    await actions.change_survey(session, survey.id, changed, **who)
    assert survey.title == "Tên khác của phiếu"
    with pytest.raises(rules.NobodyToAsk):
        await asking.opened(session, survey)
    await asking.point(session, survey)
    early = {"opens_on": asking.DRAFTED - timedelta(1), "closes_on": asking.LAST}
    with pytest.raises(rules.OpeningDaysWrong):
        await actions.open_survey(session, survey.id, **early, **who)

    await asking.opened(session, survey)

    for act in (
        actions.change_survey(session, survey.id, changed, **who),
        asking.opened(session, survey),
        asking.codes(session, survey, {ward.NORTH: 10}, 5),
    ):
        with pytest.raises((rules.QuestionsFixed, rules.NotADraft)):
            await act
    for outsider in (ward.FRONT_OFFICIAL, ward.CHAIR, ward.HEAD):
        with pytest.raises(NotYourRole):
            await actions.draft_survey(session, asking.PAPER, by=outsider, now=who["now"])


async def test_one_answer_for_each_code(session: AsyncSession) -> None:
    survey = await asking.draft(session)
    made = await asking.codes(session, survey, {ward.NORTH: 240, ward.SOUTH: 60}, 10)
    assert [unit for unit, _ in made].count(ward.NORTH) == 8
    with pytest.raises(DrawnAlready):
        await asking.codes(session, survey, {ward.NORTH: 240}, 10)
    await asking.opened(session, survey)
    with pytest.raises(CodesInUse):
        await sampling.print_codes(
            session, survey.id, by=ward.OFFICIAL, now=ward.at(asking.DRAFTED)
        )
    code, now, said = made[0][1], ward.at(asking.OPENS), {"c1": "3"}

    await answering.answer_with_code(session, survey.id, code, said, now=now)

    with pytest.raises(CodeUsed):
        await answering.answer_with_code(session, survey.id, code, said, now=now)
    with pytest.raises(CodeUnknown):
        await answering.answer_with_code(session, survey.id, "A" * 16, said, now=now)
    for day in (asking.OPENS - timedelta(1), asking.AFTER):
        with pytest.raises(rules.NotOpenToday, match="từ ngày 2026-03-09"):
            await answering.answer_with_code(session, survey.id, made[1][1], said, now=ward.at(day))
    assert len(await _answers(session, survey.id)) == 1


async def _answers(session: AsyncSession, survey_id: UUID) -> list[SurveyAnswer]:
    query = select(SurveyAnswer).where(SurveyAnswer.survey_id == survey_id)
    return list((await session.execute(query)).scalars())


async def test_a_paper_is_typed_in_by_its_own_counter_and_marked(session: AsyncSession) -> None:
    survey = await asking.draft(session)
    made = await asking.codes(session, survey, {ward.NORTH: 50}, 2)
    at = await asking.point(session, survey)
    await asking.opened(session, survey)
    now = ward.at(asking.OPENS)
    clerk = ward.OFFICIAL
    await answering.enter_paper_answer(session, at.code, {"c1": "2"}, by=clerk, now=now)
    await answering.enter_paper_answer(
        session, at.code, {"c1": "2"}, code=made[0][1], by=clerk, now=now
    )

    kept = {(one.sample, one.unit_id, one.on_paper) for one in await _answers(session, survey.id)}
    assert kept == {
        (Sample.VOLUNTEERS, ward.CULTURE, True),
        (Sample.FRAME, ward.NORTH, True),
    }
    noted = [line for line in session.info["said"] if line["object_id"] == str(at.id)]
    assert [(line["actor_id"], line["said"]) for line in noted] == [("binh", "{}")] * 2
    for outsider, refusal in ((ward.HEAD, NotYourRole), (ward.ELSEWHERE_CLERK, NotYourUnit)):
        with pytest.raises(refusal):
            await answering.enter_paper_answer(session, at.code, {"c1": "2"}, by=outsider, now=now)


async def test_a_sheet_takes_no_thousands_a_day(
    session: AsyncSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert POINT_A_DAY_MAX == 1_000
    monkeypatch.setattr(answering_rules, "POINT_A_DAY_MAX", 3)
    survey = await asking.draft(session)
    at = await asking.point(session, survey)
    await asking.opened(session, survey)
    await asking.answered(session, at, 3, 3)
    with pytest.raises(TooManyAnswersToday):
        await asking.answered(session, at, 3, 1)
    with pytest.raises(NotFound):
        await answering.answer_at_point(session, "22222222", {"c1": "1"}, now=ward.at(asking.OPENS))


async def test_the_clock_closes_and_nobody_sees_how_it_stands_before(
    session: AsyncSession,
) -> None:
    survey = await asking.draft(session)
    at = await asking.point(session, survey)
    await asking.opened(session, survey)
    await asking.answered(session, at, 4, 20)
    with pytest.raises(rules.NotClosedYet):
        await results_of(session, survey)
    await ending.close_surveys(session, by=ward.CLOCK, now=ward.at(asking.LAST, 23))
    assert survey.state == State.OPENED

    await asking.closed(session)

    assert survey.state == State.CLOSED
    [result] = await results_of(session, survey)
    assert (result.sample, result.asked.answered) == (Sample.VOLUNTEERS, 20)
    assert result.questions[0].shown.detail is Detail.FULL
    assert result.questions[0].shown.cells == (0, 0, 0, 0, 20)
    event = SurveyClosed.model_validate_json(told(session)[-1]["body"])
    assert (event.volunteers, event.drawn, event.answered_of_drawn) == (20, 0, 0)


async def test_nothing_in_the_database_ties_an_answer_to_a_code(session: AsyncSession) -> None:
    survey = await asking.draft(session)
    made = await asking.codes(session, survey, {ward.NORTH: 40}, 12)
    await asking.opened(session, survey)
    for n, (_, code) in enumerate(made):
        await answering.answer_with_code(
            session, survey.id, code, {"c1": str(n % 5)}, now=ward.at(asking.OPENS)
        )
        await session.flush()
    before = [one.id for one in await _answers(session, survey.id)]

    await asking.closed(session)

    mixed = "SELECT xmin::text, cmin::text, ctid::text, id FROM {} WHERE survey_id = :survey"
    written: dict[str, list[tuple[str, UUID]]] = {}
    for table in ("survey_answer", "survey_code"):
        rows = await session.execute(text(mixed.format(table)), {"survey": survey.id})
        written[table] = [(row.xmin + row.cmin, row.id) for row in rows]
    # All were written by one statement each, so no two rows belong together.
    assert {len({one[0] for one in rows}) for rows in written.values()} == {1}
    after = [one[1] for one in written["survey_answer"]]
    assert len(after) == 12
    assert not set(after) & set(before)
    columns = set(SurveyAnswer.__table__.columns.keys())
    assert columns == {
        *("id", "ward_id", "survey_id", "sample", "unit_id"),
        *("answered_on", "on_paper", "answers"),
    }
    used = select(SurveyCode.used).where(SurveyCode.survey_id == survey.id)
    assert set((await session.execute(used)).scalars()) == {True}
    # Codes themselves are nowhere: not in a row, an event, or the history.
    spoken = f"{told(session)} {session.info['said']}"
    assert not any(code in spoken for _, code in made)


def test_a_question_has_limits() -> None:
    for wrong in ({"text": "x" * 301}, {"text": "a\nb câu hỏi"}, {"choices": ("a",) * 13}):
        with pytest.raises(ValidationError):
            q(
                **{
                    "words": "Câu hỏi thử",
                    **{("words" if k == "text" else k): v for k, v in wrong.items()},
                }
            )


async def test_a_survey_that_asked_wrong_is_taken_back_with_every_answer(
    session: AsyncSession,
) -> None:
    survey = await asking.draft(session)
    made = await asking.codes(session, survey, {ward.NORTH: 50}, 2)
    at = await asking.point(session, survey)
    who = {"by": ward.OFFICIAL, "now": ward.at(asking.OPENS)}
    reason = "Câu hỏi thiếu phương án."
    with pytest.raises(rules.NotOpened):
        await ending.withdraw_survey(session, survey.id, because=reason, **who)
    await asking.opened(session, survey)
    await asking.answered(session, at, 3, 4)
    with pytest.raises(NotYourRole):
        await ending.withdraw_survey(
            session, survey.id, because=reason, by=ward.CHAIR, now=who["now"]
        )

    await ending.withdraw_survey(session, survey.id, because=reason, **who)

    assert await _answers(session, survey.id) == []
    for act in (
        asking.answered(session, at, 3, 1),
        answering.answer_with_code(session, survey.id, made[0][1], {"c1": "1"}, now=who["now"]),
    ):
        with pytest.raises(rules.NotOpenToday):
            await act
    await asking.closed(session)
    assert survey.state == State.WITHDRAWN
    with pytest.raises(rules.NotOpenToday):
        await asking.point(session, survey)
    with pytest.raises(rules.NotClosedYet):
        await results_of(session, survey)
    assert reason not in str(told(session))
