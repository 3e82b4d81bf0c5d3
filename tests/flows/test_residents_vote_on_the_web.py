"""A matter of khoản 6 from its proposal to the recount, and the service dies while people vote."""

from __future__ import annotations

import asyncio
import contextlib
from collections import Counter
from datetime import timedelta
from typing import Any

import nats.errors
import pytest

from libs.ballots.bulletin import Bulletin, faults
from libs.kernel import clock
from tests.faults.house import House as Faults
from tests.flows import phones, web_votes
from tests.flows.house import House
from tests.flows.plain_phones import PlainPhone
from tools.conductor import NotSettled
from tools.people import Person, Refused
from tools.samples.cast import Cast

pytestmark = pytest.mark.timeout(600)

CODE = "06862"
HOUSEHOLDS, ON_THE_WEB, ON_PAPER = 24, 13, 4
YES_ON_THE_WEB, PAPERS = 10, [3, 1, 0]
KILLED_AFTER = 4  # ballots that were acknowledged


async def test_a_vote_on_the_web_from_the_proposal_to_the_recount(house: House) -> None:
    cast = await house.founded(CODE)
    head, front = await cast.person("khu01"), await cast.person("mttq")
    unit = next(u["id"] for u in await head.get("participation/units") if u["name"] == "Khu phố 1")
    held = await _roll(head, unit)
    matter = await web_votes.agreed(head, front, unit)
    roll = await _accepted(cast.citizen(), head, front, matter, held)
    opened = await web_votes.opened(head, front, matter, house.today)
    await house.live_until(house.today + timedelta(days=3))
    vote = await head.get(f"participation/ballot-rounds/{opened['ballot_round_id']}")
    assert (vote["phase"], vote["households"]) == ("open", HOUSEHOLDS)

    await _papers(head, vote["id"], roll, held)
    await _vote_while_the_service_dies(house, cast, vote, held)
    count = f"participation/web-votes/{opened['id']}/count"
    papers = {"paper_counts": PAPERS, "paper_invalid": 0, "witness_ids": roll[:2]}
    await _nobody_knows_yet(cast, head, vote["id"], count, papers)
    await house.live_until(house.today + timedelta(days=3))
    await front.post(count, **papers)
    await house.settle()

    await _each_ballot_is_there_once(cast.citizen(), vote["id"], held)
    await _it_is_adopted_and_sent(cast, head, matter, opened["id"], roll)


async def _roll(head: Person, unit: str) -> list[PlainPhone]:
    """So many households with their papers; the first ones vote on the web."""
    where = f"participation/neighbourhoods/{unit}"
    for number in range(1, HOUSEHOLDS + 1):
        who = {"full_name": f"Người Mẫu {number}", "born": "1970", "capable": True}
        await head.post(f"{where}/households", address=f"Số {number}, ngõ mẫu", **who)
    cards = phones.cards_of(await head.post(f"{where}/household-codes"))
    options = [1] * YES_ON_THE_WEB + [2, 2, 3] + [0] * (HOUSEHOLDS - ON_THE_WEB)
    return [PlainPhone(number, *cards[number], option) for number, option in enumerate(options, 1)]


async def _accepted(
    citizen: Person, head: Person, front: Person, matter: str, held: list[PlainPhone]
) -> list[str]:
    """Half of all is not enough; one more on paper is. Gives the households' ids."""
    for phone in held[: HOUSEHOLDS // 2]:
        await citizen.post(f"{matter}/own-acceptance", **phone.key)
    assert (await head.get(f"{matter}/acceptances"))["needed"] == HOUSEHOLDS // 2 + 1
    with pytest.raises(Refused, match="trên 50%"):
        await head.post(f"{matter}/form", form="online")
    roll = [each["household_id"] for each in (await head.get(f"{matter}/acceptances"))["roll"]]
    noted = await front.post(f"{matter}/acceptances", household_ids=[roll[-1]])
    assert noted["accepting"] == noted["needed"]
    return roll


async def _papers(head: Person, vote: str, roll: list[str], held: list[PlainPhone]) -> None:
    path = f"participation/ballot-rounds/{vote}/voters"
    for household in roll[ON_THE_WEB : ON_THE_WEB + ON_PAPER]:
        await head.post(f"{path}/{household}/paper")
    with pytest.raises(Refused, match="HasPaper"):
        await head.post(f"{path}/{roll[ON_THE_WEB]}/paper")


async def _vote_while_the_service_dies(
    house: House, cast: Cast, vote: dict[str, Any], held: list[PlainPhone]
) -> None:
    """All phones at once; after some were acknowledged the service is killed and begins again."""
    citizen, machine = cast.citizen(), Faults(house.machine, cast)
    voting = held[:ON_THE_WEB]
    at_work = [asyncio.create_task(phone.vote(citizen, vote)) for phone in voting]
    while sum(phone.receipt is not None for phone in voting) < KILLED_AFTER:
        await asyncio.sleep(0)
    before = {phone.number for phone in voting if phone.receipt}
    dead = machine.pid("participation")
    assert machine.kill("participation")
    async with asyncio.timeout(60):
        while machine.pid("participation") in (0, dead):
            await asyncio.sleep(0.05)
    await _same_hour_again(house)
    await asyncio.gather(*at_work)
    assert KILLED_AFTER <= len(before) < ON_THE_WEB
    assert sum(phone.repeated for phone in voting) > 0
    for phone in voting[:3]:  # an answer that was lost is given again, and counts once
        again = await phone.cast(citizen, vote)
        assert phone.receipt
        assert again.number == phone.receipt.number
    with pytest.raises(Refused, match="HasBallot"):
        await PlainPhone(1, voting[0].code, voting[0].secret, 2).vote(citizen, vote)
    with pytest.raises(Refused, match="HasPaper"):
        await held[ON_THE_WEB].vote(citizen, vote)


async def _same_hour_again(house: House) -> None:
    """Who begins again in a simulated machine is told the hour once more."""
    async with asyncio.timeout(60):
        while True:
            with contextlib.suppress(NotSettled, TimeoutError, nats.errors.Error):
                await house.conductor.move_to(clock.now())
                return
            await asyncio.sleep(0.1)


async def _nobody_knows_yet(
    cast: Cast, head: Person, vote: str, count: str, papers: dict[str, Any]
) -> None:
    """Neither the team nor the ward sees how it stands while the box is closed."""
    chair = await cast.person("chutich")
    path = f"participation/ballot-rounds/{vote}"
    for person in (head, chair, cast.citizen()):
        assert (await person.get(path))["result"] is None
        with pytest.raises(Refused, match="404 NotCounted"):
            await person.get(f"{path}/ballots")
    turnout = await head.get(f"{path}/turnout")
    assert (turnout["online"], turnout["paper"]) == (ON_THE_WEB, ON_PAPER)
    with pytest.raises(Refused, match="409 NotEnded"):
        await head.post(count, **papers)


async def _each_ballot_is_there_once(citizen: Person, vote: str, held: list[PlainPhone]) -> None:
    """What was acknowledged is in the list once; everybody recounts it."""
    path = f"participation/ballot-rounds/{vote}/ballots"
    answer = await citizen.client.get(f"/api/wards/{CODE}/{path}")
    listed = Bulletin.model_validate_json(answer.content)
    receipts = [phone.receipt for phone in held if phone.receipt]
    assert len(receipts) == len(listed.ballots) == listed.given_online == ON_THE_WEB
    for receipt in receipts:
        assert faults(listed, receipt) == []
    options = Counter(phone.option for phone in held[:ON_THE_WEB])
    assert listed.counts == [options[1], options[2], options[3]]
    page = await citizen.client.get(f"/{CODE}/bieu-quyet/{vote}")
    assert all(receipt.number[:20] in page.text for receipt in receipts)


async def _it_is_adopted_and_sent(
    cast: Cast, head: Person, matter: str, web_vote: str, roll: list[str]
) -> None:
    """The sum of web and paper decides; the papers are printed, the decision is sent."""
    citizen = cast.citizen()
    seen = await citizen.get(matter)
    yes = YES_ON_THE_WEB + PAPERS[0]
    assert (seen["state"], seen["yes"], seen["households"]) == ("adopted", yes, HOUSEHOLDS)
    [counted] = seen["rounds"]
    assert (counted["form"], counted["present"]) == ("online", ON_THE_WEB + ON_PAPER)
    minutes = await head.get(f"participation/web-votes/{web_vote}/minutes.pdf")
    assert minutes.startswith(b"%PDF-")
    await head.put(
        f"{matter}/decision",
        kind="resolution",
        decision="Nhà văn hóa đóng cửa lúc 21 giờ (mẫu).",
        head_name="Trưởng Khu Mẫu",
        front_name="Mặt Trận Mẫu",
        signer_ids=roll[:2],
    )
    assert (await head.get(f"{matter}/decision.docx")).startswith(b"PK")
    assert (await head.post(f"{matter}/sending"))["state"] == "sent"
    page = await citizen.client.get(f"/{CODE}/nhan-dan-ban/{matter.rpartition('/')[2]}")
    assert f"/{CODE}/bieu-quyet/" in page.text
    assert "Biểu quyết trực tuyến" in page.text
