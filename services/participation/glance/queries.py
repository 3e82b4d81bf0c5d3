"""What everybody may see of participation: what residents are asked, decide and hear of."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from sqlalchemy import Select, case, literal
from sqlalchemy.ext.asyncio import AsyncSession

from libs.glance.lines import at_home, line
from libs.glance.queries import Lines
from libs.law.decisions import VoteForm
from libs.rows import ward_of
from services.participation.agenda.duties import still_voted_on
from services.participation.ballots.tables import BallotRound
from services.participation.candidates.tables import Election
from services.participation.conferences.queries import PUBLIC as CONFERENCES
from services.participation.conferences.rules import ConferenceState
from services.participation.conferences.tables import CommunityConference
from services.participation.consultations.rules import State
from services.participation.consultations.tables import Consultation
from services.participation.contributions.tables import Fund
from services.participation.conventions.rules import UNSEEN as UNSEEN_CONVENTIONS
from services.participation.conventions.tables import Convention
from services.participation.critiques.queries import PUBLIC as CRITIQUES
from services.participation.critiques.tables import Critique
from services.participation.matters.rules import UNSEEN as UNSEEN_MATTERS
from services.participation.matters.tables import Matter
from services.participation.meetings.rules import MeetingState
from services.participation.meetings.tables import Meeting
from services.participation.surveys.rules import Audience
from services.participation.surveys.rules import State as SurveyState
from services.participation.surveys.tables import Survey
from services.participation.tables import Unit

MATTERS = "/nhan-dan-ban/"
# A vote that closes at midnight was open to the end of the day before.
A_MOMENT = timedelta(microseconds=1)


async def public_lines(session: AsyncSession, today: date) -> Lines:
    """What is asked and until when, what is decided, where people meet, what came of it.

    No opinion, comment, question, candidate, giver or household: only what was put to residents.
    """
    ward = ward_of(session)
    return [
        *_asked(ward),
        *_decided(ward),
        *_meeting(ward, today),
        *_kept(ward),
    ]


def _asked(ward: str) -> list[Select[Any]]:
    consultation, survey, critique = Consultation, Survey, Critique
    is_open = (consultation.state == State.OPEN, consultation.closes_on)
    may_answer = (survey.state == SurveyState.OPENED) & (survey.audience == Audience.RESIDENTS)
    return [
        line(
            "consultation", consultation.title, consultation.published_on,
            "/lay-y-kien/", consultation.id, until=case(is_open), said=consultation.summary,
        ).where(
            consultation.ward_id == ward,
            consultation.published_on.is_not(None),
            consultation.withdrawn_on.is_(None),
        ),
        line(
            "survey", survey.title, survey.opens_on, "/khao-sat/", survey.id,
            until=case((may_answer, survey.closes_on)), said=survey.purpose,
        ).where(
            survey.ward_id == ward,
            survey.state.not_in((SurveyState.DRAFT, SurveyState.WITHDRAWN)),
            survey.opens_on.is_not(None),
        ),
        line(
            "critique", critique.title, critique.issued_on, "/phan-bien/", critique.id,
            said=critique.summary,
        ).where(critique.ward_id == ward, critique.state.in_(CRITIQUES)),
    ]  # fmt: skip


def _decided(ward: str) -> list[Select[Any]]:
    matter, vote = Matter, BallotRound
    return [
        line("matter", matter.title, matter.last_on, MATTERS, matter.id, said=matter.summary).where(
            matter.ward_id == ward, matter.state.not_in(UNSEEN_MATTERS)
        ),
        line(
            "vote", vote.title, at_home(vote.opens_at), "/bieu-quyet/", vote.id,
            until=at_home(vote.closes_at - A_MOMENT),
        ).where(vote.ward_id == ward),
    ]  # fmt: skip


def _meeting(ward: str, today: date) -> list[Select[Any]]:
    conference, election, meeting = CommunityConference, Election, Meeting
    of_ward = Unit.ward_id == ward
    return [
        line(
            "meeting", literal("Họp dân ") + Unit.name, meeting.on, MATTERS, meeting.matter_id,
            until=meeting.on, news=False, said=meeting.place,
        ).where(
            meeting.ward_id == ward, meeting.state == MeetingState.PLANNED,
            meeting.noticed_on.is_not(None), meeting.on >= today,
            Matter.ward_id == ward, Matter.id == meeting.matter_id,
            still_voted_on(VoteForm.MEETING),
            of_ward, Unit.id == meeting.unit_id,
        ),
        line(
            "election", Matter.title + ", " + Unit.name, election.decided_on,
            "/bau-cu/", election.id, until=election.on,
        ).where(
            election.ward_id == ward, election.called_off_on.is_(None),
            Matter.ward_id == ward, Matter.id == election.matter_id,
            Matter.state.not_in(UNSEEN_MATTERS),
            of_ward, Unit.id == election.unit_id,
        ),
        line(
            "conference", literal("Hội nghị cộng đồng dân cư ") + Unit.name,
            case((conference.state == ConferenceState.INVITED, conference.invited_on),
                 else_=conference.on),
            "/hoi-nghi-dan-cu/", conference.id,
            until=case((conference.state == ConferenceState.INVITED, conference.on)),
            said=conference.place,
        ).where(
            conference.ward_id == ward, conference.state.in_(CONFERENCES),
            of_ward, Unit.id == conference.unit_id,
        ),
    ]  # fmt: skip


def _kept(ward: str) -> list[Select[Any]]:
    fund, convention = Fund, Convention
    return [
        line("fund", fund.title, fund.opened_on, "/dong-gop/", fund.id).where(fund.ward_id == ward),
        line(
            "convention", convention.title, convention.last_on, "/huong-uoc/", convention.id
        ).where(convention.ward_id == ward, convention.state.not_in(UNSEEN_CONVENTIONS)),
    ]
