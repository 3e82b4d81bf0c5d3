"""Collectives and individuals are proposed; granted here, or only proposed upward; never named."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import httpx
import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel import outbox
from libs.kernel.actor import Actor
from libs.kernel.errors import NotFound
from libs.law.titles import Holder
from libs.permissions import NotYourRole, NotYourUnit, YourOwnWork
from services.awards.commendations import actions, deciding, queries, rules
from services.awards.commendations.rules import CommendationState
from services.awards.commendations.tables import Commendation
from services.awards.councils.queries import members_on
from services.awards.councils.rules import Count
from services.awards.decisions.queries import honour_of, honours
from services.awards.decisions.rules import OnlyProposed, TitleNotForHolder
from services.awards.models.rules import OwnModel
from tests.awards import modelled, ward
from tests.awards.modelled import PAPER, ask, on, told
from tests.awards.ward import APPRAISER, CHAIR, HEAD, OFFICIAL, OTHER_HEAD

PERSON = "Nguyễn Thị Mẫu"


async def proposed(session: AsyncSession, **changes: Any) -> Commendation:
    """The head of the north proposes somebody of the neighbourhood for a giấy khen."""
    said: dict[str, Any] = {
        "holder": Holder.INDIVIDUAL,
        "title_id": "merit",
        "unit_id": ward.NORTH,
        "person": PERSON,
        "position": "Tổ trưởng",
        "listed": False,
        "merit": "Vận động 40 hộ hiến đất.",
        "by": HEAD,
        "now": on(0),
    }
    row = await actions.propose_commendation(session, **(said | changes))
    await session.flush()
    return row


async def appraised(
    session: AsyncSession, handled_by: Actor = APPRAISER, **changes: Any
) -> Commendation:
    row = await proposed(session, **changes)
    how = {"opinion": "Đúng như đề nghị.", "number": "21/BC-VHXH", "now": on(10)}
    return await actions.appraise_commendation(session, row.id, **how, by=handled_by)


async def voted(
    session: AsyncSession, in_favour: int = 6, handled_by: Actor = APPRAISER, **changes: Any
) -> Commendation:
    row = await appraised(session, handled_by, **changes)
    if not await members_on(session, on(20).date()):
        await modelled.seated(session)
    said = {"held_on": on(20).date(), "count": Count(9, in_favour, 9 - in_favour, 0, 3)}
    how = {"minutes": PAPER, "by": handled_by, "now": on(20)}
    await actions.record_commendation_vote(session, row.id, **said, **how)
    await session.flush()
    return row


async def test_a_unit_proposes_its_own_and_names_a_person(session: AsyncSession) -> None:
    with pytest.raises(NotYourUnit):
        await proposed(session, by=OTHER_HEAD)
    with pytest.raises(rules.PersonUnnamed):
        await proposed(session, person="")
    with pytest.raises(TitleNotForHolder):
        await proposed(session, title_id="advanced_collective")
    with pytest.raises(NotFound):
        await proposed(session, title_id="nothing")
    row = await proposed(session, holder=Holder.COLLECTIVE)
    assert (row.person, row.position, row.listed) == ("", "", True)
    assert (await proposed(session, by=OFFICIAL)).proposer_id == ward.OFFICE


async def test_who_proposed_does_not_appraise(session: AsyncSession) -> None:
    row = await proposed(session, by=APPRAISER)
    how = {"opinion": "Tốt.", "number": "1", "now": on(10)}
    with pytest.raises(YourOwnWork):
        await actions.appraise_commendation(session, row.id, **how, by=APPRAISER)
    await actions.appraise_commendation(session, row.id, **how, by=OFFICIAL)
    with pytest.raises(rules.CommendationNotInThisState, match="đã được thẩm định"):
        await actions.appraise_commendation(session, row.id, **how, by=OFFICIAL)


async def test_what_one_appraising_office_proposes_for_the_other_is_not_stuck(
    session: AsyncSession,
) -> None:
    """Somebody else of the office appraises it; or the chair says no at once."""
    how = {"opinion": "Tốt.", "number": "1", "now": on(10)}
    row = await proposed(session, unit_id=ward.CULTURE, by=OFFICIAL)
    with pytest.raises(OwnModel):
        await actions.appraise_commendation(session, row.id, **how, by=APPRAISER)
    colleague = replace(OFFICIAL, id="dong-nghiep")
    await actions.appraise_commendation(session, row.id, **how, by=colleague)

    refused = await proposed(session, unit_id=ward.CULTURE, by=OFFICIAL)
    said = {"reason": "Chưa rõ thành tích.", "by": CHAIR, "now": on(10)}
    await deciding.refuse_commendation(session, refused.id, **said)
    assert refused.state == "refused"


async def test_what_one_office_proposed_for_the_other_goes_to_its_end(
    session: AsyncSession,
) -> None:
    """Mistyped sums are voided and what came from above is noted, by the proposer's office."""
    colleague = replace(OFFICIAL, id="dong-nghiep")
    said: dict[str, Any] = {"unit_id": ward.CULTURE, "by": OFFICIAL, "title_id": "provincial_merit"}
    row = await voted(session, handled_by=colleague, **said)
    sums = {"reason": "Gõ nhầm.", "now": on(20)}
    with pytest.raises(OwnModel):
        await actions.void_commendation_vote(session, row.id, **sums, by=APPRAISER)
    await actions.void_commendation_vote(session, row.id, **sums, by=replace(OFFICIAL, id="khac"))

    row = await voted(session, handled_by=colleague, **said)
    await deciding.send_commendation(session, row.id, number="30/TTr-UBND", by=CHAIR, now=on(21))
    answer = {"granted": True, "number": "500/QĐ", "answered_on": on(39).date(), "now": on(40)}
    with pytest.raises(OwnModel):
        await deciding.record_commendation_answer(session, row.id, **answer, by=APPRAISER)
    await deciding.record_commendation_answer(session, row.id, **answer, by=colleague)
    assert row.state == CommendationState.GRANTED_ABOVE


async def test_a_person_is_granted_a_title_and_is_named_nowhere_else(
    session: AsyncSession,
) -> None:
    row = await appraised(session)
    with pytest.raises(rules.GrantedHere):
        await deciding.send_commendation(session, row.id, number="1", by=CHAIR, now=on(20))
    grant = {"number": "88/QĐ-UBND", "now": on(20)}
    with pytest.raises(NotYourRole):
        await deciding.grant_commendation(session, row.id, **grant, by=OFFICIAL)
    await deciding.grant_commendation(session, row.id, **grant, by=CHAIR)
    await session.flush()

    honour = await honour_of(session, row.id)
    assert honour is not None
    assert (honour.holder, honour.prize_dong) == (PERSON, None)  # no amount is known
    assert await honours(session) == []  # the person did not agree to be on the roll
    await deciding.withdraw_commendation(
        session, row.id, number="90/QĐ-UBND", reason=f"{PERSON} kê sai.", by=CHAIR, now=on(30)
    )
    await session.flush()
    assert honour.withdrawn_on == on(30).date()
    names = [row["subject"] for row in outbox.told(session)]
    assert [name.rsplit(".", 1)[1] for name in names[-4:]] == [
        *("proposed", "appraised", "granted", "withdrawn")
    ]
    everything = str(outbox.told(session)) + str(session.info["said"])
    assert "Mẫu" not in everything
    assert str(ward.NORTH) not in everything


async def test_the_council_is_asked_where_the_title_asks(session: AsyncSession) -> None:
    row = await appraised(session, title_id="advanced_worker")
    grant = {"number": "88/QĐ-UBND", "by": CHAIR, "now": on(21)}
    with pytest.raises(rules.CouncilFirst):
        await deciding.grant_commendation(session, row.id, **grant)
    merit = await appraised(session)
    how = {"minutes": PAPER, "by": APPRAISER, "now": on(20)}
    said = {"held_on": on(20).date(), "count": Count(9, 9, 0, 0, 3)}
    with pytest.raises(rules.NoCouncilAsked):
        await actions.record_commendation_vote(session, merit.id, **said, **how)
    adopted = await voted(session, title_id="advanced_worker")
    assert adopted.state == CommendationState.VOTED
    await deciding.grant_commendation(session, adopted.id, **grant)
    await session.flush()
    honour = await honour_of(session, adopted.id)
    assert honour is not None
    assert honour.prize_dong  # 0.3 of the base salary
    [vote] = told(session, "commendation.voted")
    assert "in_favour" not in vote


async def test_too_few_votes_end_it(session: AsyncSession) -> None:
    row = await voted(session, 5, title_id="advanced_worker")
    assert row.state == CommendationState.FALLEN
    with pytest.raises(rules.CommendationNotInThisState, match="không đủ phiếu"):
        await deciding.grant_commendation(session, row.id, number="1", by=CHAIR, now=on(21))


async def test_what_is_granted_above_is_only_proposed(session: AsyncSession) -> None:
    row = await voted(session, title_id="provincial_merit")
    with pytest.raises(OnlyProposed):
        await deciding.grant_commendation(session, row.id, number="1", by=CHAIR, now=on(21))
    await deciding.send_commendation(session, row.id, number="30/TTr-UBND", by=CHAIR, now=on(21))
    answer: dict[str, Any] = {"granted": True, "number": "500/QĐ", "by": OFFICIAL}
    day = {"answered_on": on(20).date(), "now": on(40)}
    with pytest.raises(rules.AnsweredOutOfTime):
        await deciding.record_commendation_answer(session, row.id, **answer, **day)
    day = {"answered_on": on(39).date(), "now": on(40)}
    await deciding.record_commendation_answer(session, row.id, **answer, **day)
    assert row.state == CommendationState.GRANTED_ABOVE
    assert await honour_of(session, row.id) is None  # the certificate is theirs
    [sent], [answered] = told(session, "commendation.sent"), told(session, "commendation.answered")
    assert (sent["title"], answered["granted"]) == ("provincial_merit", True)


@pytest.mark.parametrize(("day", "here"), [(date(2025, 6, 30), False), (date(2025, 7, 1), True)])
async def test_the_day_decides_who_grants(session: AsyncSession, day: date, here: bool) -> None:
    row = await voted(session, title_id="grassroots_fighter")
    grant = {"number": "88/QĐ-UBND", "by": CHAIR, "now": ward.at(day)}
    if here:
        await deciding.grant_commendation(session, row.id, **grant)
        assert row.state == CommendationState.GRANTED
        return
    with pytest.raises(OnlyProposed):
        await deciding.grant_commendation(session, row.id, **grant)


async def test_another_unit_sees_nothing_of_it(session: AsyncSession) -> None:
    row = await proposed(session)
    assert list(await queries.commendations(session, OTHER_HEAD)) == []
    with pytest.raises(NotFound):
        await queries.commendation(session, row.id, OTHER_HEAD)
    assert await queries.commendation(session, row.id, HEAD) is row


async def test_over_http_a_proposal_is_decided_and_printed(client: httpx.AsyncClient) -> None:
    form = {"holder": "individual", "title": "merit", "unit_id": str(ward.NORTH), "merit": "Tốt."}
    short = await ask(client, "POST", "commendations", form, by=HEAD)
    assert (short.status_code, "person" in short.text) == (422, True)
    made = await ask(client, "POST", "commendations", form | {"person": PERSON}, by=HEAD)
    one = f"commendations/{made.json()['id']}"
    assert (await ask(client, "GET", one, by=OTHER_HEAD)).status_code == 404
    opinion = {"opinion": "Đúng.", "number": "21/BC"}
    await ask(client, "POST", f"{one}/appraisal", opinion, by=APPRAISER, day=5)
    granted = await ask(client, "POST", f"{one}/grant", {"number": "88/QĐ"}, by=CHAIR, day=6)
    told = granted.json()
    assert (told["state"], told["prize_dong"], len(told["honour_code"])) == ("granted", None, 8)
    honour = f"honours/{told['honour_code']}"
    assert (await ask(client, "GET", honour)).json()["holder"] == PERSON
    printed = await ask(client, "GET", f"{honour}/certificate.pdf", by=CHAIR, day=6)
    assert printed.content[:5] == b"%PDF-"
    assert PERSON not in (await ask(client, "GET", "honours")).text
