"""Routes of a vote: look, get a signature, put a ballot in, take the list; and the team's."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Request, Response
from sqlalchemy.ext.asyncio import AsyncSession

from libs.ballots.bulletin import Bulletin
from libs.happened import happened, without_actors
from libs.kernel.actor import Actor
from libs.kernel.edges import ONCE_ONLY, By, Now, Session
from libs.permissions import permit
from libs.rows import found
from services.participation.ballots import actions, casting, queries, rules
from services.participation.ballots.keys import Keyring
from services.participation.ballots.rules import Phase
from services.participation.ballots.tables import BallotRound
from services.participation.ballots.views import (
    BallotForm,
    FormOfBallotView,
    OpenedBallotView,
    ReceiptView,
    ResultView,
    RoundView,
    SignatureForm,
    SignatureView,
    TurnoutView,
    VoterView,
)
from services.participation.ballots.words import STEPS
from services.participation.households.access.api import AccessForm
from services.participation.households.access.queries import code_of
from services.participation.tables import Unit

router = APIRouter()


async def _keyring(request: Request) -> Keyring:
    return Keyring(request.app.state.settings.ballot_key)


Keys = Annotated[Keyring, Depends(_keyring)]


@router.get("/ballot-rounds")
async def ballot_rounds(session: Session, by: By, now: Now) -> list[RoundView]:
    """Votes by secret ballot, the newest first; public."""
    return [await _view(session, row, now) for row in await queries.rounds(session)]


@router.get("/ballot-rounds/{round_id}")
async def ballot_round(round_id: UUID, session: Session, by: By, now: Now) -> RoundView:
    """A vote with its keys, and its result once it is counted; public."""
    view = await _view(session, await found(session, BallotRound, round_id), now)
    told = without_actors(await happened(session, STEPS, round_id))
    return view.model_copy(update={"timeline": told})


@router.get("/ballot-rounds/{round_id}/ballots")
async def ballot_list(round_id: UUID, session: Session, by: By, response: Response) -> Bulletin:
    """Every ballot of a counted vote, with all that a recount needs; public."""
    response.headers["content-disposition"] = f'attachment; filename="phieu-{round_id}.json"'
    return await queries.bulletin(session, round_id)


@router.get("/ballot-rounds/{round_id}/opened-ballots")
async def opened_ballots(round_id: UUID, session: Session, by: By) -> list[OpenedBallotView]:
    """Every ballot of a counted vote with what it chose; public."""
    await queries.tally(session, round_id)
    return [
        OpenedBallotView(number=each.number, option=each.option or 0)
        for each in await queries.ballots(session, round_id)
    ]


# Neither answer is kept for a retry: the same request gets the same again by itself, and what is
# kept would say when.
@router.post("/ballot-rounds/{round_id}/signature", dependencies=[ONCE_ONLY])
async def sign_ballot(
    round_id: UUID, form: SignatureForm, session: Session, by: By, now: Now, keys: Keys
) -> SignatureView:
    """A household gets the one signature that makes its ballot valid."""
    # On the frozen roll it stands also when it left that of the neighbourhood meanwhile.
    code = await code_of(session, form.access(), today=now.date())
    signature = await casting.give_signature(
        session, round_id, code.household_id, form.blinded, keys=keys, now=now
    )
    return SignatureView(blind_signature=signature)


@router.post("/ballot-rounds/{round_id}/ballots", dependencies=[ONCE_ONLY])
async def cast_ballot(
    round_id: UUID, form: BallotForm, session: Session, by: By, now: Now, keys: Keys
) -> ReceiptView:
    """Somebody puts a ballot into the box. Who it is nobody asks."""
    number, receipt = await casting.cast_ballot(
        session, round_id, form.message, form.signature, keys=keys, now=now
    )
    return ReceiptView(number=number, receipt=receipt)


@router.post("/ballot-rounds/{round_id}/own-ballot", dependencies=[ONCE_ONLY])
async def own_ballot(
    round_id: UUID, form: AccessForm, session: Session, by: By, now: Now
) -> FormOfBallotView:
    """Whether a ballot was given to one's own household: nobody else may take it."""
    code = await code_of(session, form.access(), today=now.date())
    voter = await queries.voter_of(session, round_id, code.household_id)
    return FormOfBallotView(form=voter.form)


@router.get("/ballot-rounds/{round_id}/turnout")
async def ballot_turnout(round_id: UUID, session: Session, by: By) -> TurnoutView:
    """How many households have which ballot; never how many voted so far."""
    row = await _seen(session, round_id, "see_turnout", by)
    return TurnoutView(**vars(await queries.turnout(session, row)))


@router.get("/ballot-rounds/{round_id}/voters")
async def ballot_voters(round_id: UUID, session: Session, by: By) -> list[VoterView]:
    """The households by number with the form of their ballot, for who gives out papers."""
    await _seen(session, round_id, "see_voters", by)
    return [
        VoterView.model_validate(voter, from_attributes=True)
        for voter in await queries.voters(session, round_id)
    ]


@router.post("/ballot-rounds/{round_id}/voters/{household_id}/paper")
async def give_paper_ballot(
    round_id: UUID, household_id: UUID, session: Session, by: By, now: Now
) -> FormOfBallotView:
    """The household gets its ballot on paper."""
    voter = await actions.give_paper_ballot(session, round_id, household_id, by=by, now=now)
    return FormOfBallotView(form=voter.form)


@router.post("/ballot-rounds/{round_id}/voters/{household_id}/return")
async def take_back_paper_ballot(
    round_id: UUID, household_id: UUID, session: Session, by: By, now: Now
) -> FormOfBallotView:
    """The household returns its paper unused."""
    voter = await actions.take_back_paper_ballot(session, round_id, household_id, by=by, now=now)
    return FormOfBallotView(form=voter.form)


@router.post("/ballot-rounds/{round_id}/voters/{household_id}/replacement")
async def replace_paper_ballot(
    round_id: UUID, household_id: UUID, session: Session, by: By, now: Now
) -> FormOfBallotView:
    """A spoiled paper is replaced by a fresh one."""
    voter = await actions.replace_paper_ballot(session, round_id, household_id, by=by, now=now)
    return FormOfBallotView(form=voter.form)


async def _seen(session: AsyncSession, round_id: UUID, action: str, by: Actor) -> BallotRound:
    row = await found(session, BallotRound, round_id)
    permit(by, action, unit_id=row.neighbourhood_id)
    return row


async def _view(session: AsyncSession, row: BallotRound, now: datetime) -> RoundView:
    phase = rules.phase(row.opens_at, row.closes_at, row.counted_at, now)
    result = await _result(session, row.id) if phase is Phase.COUNTED else None
    unit = await found(session, Unit, row.neighbourhood_id)
    own = set(RoundView.model_fields) - {"phase", "keys", "result", "neighbourhood", "timeline"}
    return RoundView(
        **{name: getattr(row, name) for name in own},
        neighbourhood=unit.name,
        phase=phase,
        keys=actions.print_of(row),
        result=result,
    )


async def _result(session: AsyncSession, round_id: UUID) -> ResultView:
    tally = await queries.tally(session, round_id)
    return ResultView(
        online=list(tally.online),
        paper=list(tally.paper),
        counts=list(tally.counts),
        invalid=tally.invalid,
    )
