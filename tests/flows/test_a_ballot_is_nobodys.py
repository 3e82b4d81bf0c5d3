"""A neighbourhood votes on phones and on paper; nobody learns who chose what.

Phones are a real browser at the real door. Then everything a machine keeps is searched for what
could tie a ballot to a household. `HOUSEHOLDS_VOTING=240` takes as many as large ones have.
"""

from __future__ import annotations

import base64
import json
import os
import random
import shutil
from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser, async_playwright

from libs.ballots.bulletin import Bulletin, Receipt, faults, number_of
from tests.flows import phones, web_votes
from tests.flows.house import House
from tests.flows.phones import Phone
from tests.flows.searching import dump, files, read
from tools import ballots as recount
from tools.parts import DATABASES, SERVICES
from tools.people import Person, Refused
from tools.samples.cast import Cast

pytestmark = [pytest.mark.browser, pytest.mark.timeout(2_400)]

CODE = "06877"
CHROMIUM = shutil.which("chromium")
HOUSEHOLDS, ON_PAPER, AT_HOME = int(os.environ.get("HOUSEHOLDS_VOTING", "60")), 22, 18
ON_THE_WEB = HOUSEHOLDS - ON_PAPER - AT_HOME
WAITING = 2  # phones that let the ballot go by itself
PAPERS = (15, 5, 1)  # what the papers say, and one is invalid


@dataclass
class Voted:
    """The vote after its count."""

    house: House
    cast: Cast
    head: Person
    round_id: str
    phones: list[Phone]
    before: list[str]  # what everybody was told about the result before the count
    answer: dict[str, Any]
    count: str  # the path of the count
    roll: list[str]  # the households' ids

    @property
    def page(self) -> str:
        """The address of the vote."""
        return f"{self.cast.base_url}/{CODE}/bieu-quyet/{self.round_id}"


@pytest.fixture(scope="module")
async def browser() -> AsyncIterator[Browser]:
    if not CHROMIUM:
        pytest.skip("no chromium on this machine: nobody voted in a browser")
    async with async_playwright() as playwright:
        launched = await playwright.chromium.launch(executable_path=CHROMIUM)
        yield launched
        await launched.close()


@pytest.fixture(scope="module")
async def voted(house: House, browser: Browser) -> Voted:
    """From the roll to the count."""
    cast = await house.founded(CODE)
    head = await cast.person("khu01")
    unit = next(u["id"] for u in await head.get("participation/units") if u["name"] == "Khu phố 1")
    for number in range(1, HOUSEHOLDS + 1):
        who = {"full_name": f"Người Mẫu {number}", "born": "1970", "capable": True}
        where = f"participation/neighbourhoods/{unit}/households"
        await head.post(where, address=f"Số {number}, ngõ mẫu", **who)
    front = await cast.person("mttq")
    matter = await web_votes.agreed(head, front, unit)
    roll = [each["household_id"] for each in (await head.get(f"{matter}/acceptances"))["roll"]]
    accepting = roll[: HOUSEHOLDS // 2 + 1]
    vote = await web_votes.opened(head, front, matter, house.today, accepting=accepting)
    cards = phones.cards_of(await head.post(f"participation/neighbourhoods/{unit}/household-codes"))
    drawn = random.Random(240)
    numbers = drawn.sample(range(1, HOUSEHOLDS + 1), HOUSEHOLDS - AT_HOME)
    papers, web = numbers[:ON_PAPER], numbers[ON_PAPER:]
    held = [Phone(number, *cards[number], drawn.choice([1, 1, 2, 3])) for number in web]
    count = f"participation/web-votes/{vote['id']}/count"
    told = Voted(house, cast, head, str(vote["ballot_round_id"]), held, [], {}, count, roll)
    await house.live_until(house.today + timedelta(days=3))
    await _on_paper(told, papers)
    for phone in held[:-WAITING]:
        await phones.vote(browser, told.page, phone)
    for phone in held[-WAITING:]:
        await phones.let_go(browser, told.page, phone)
    told.before += await _looked_early(told)
    await house.live_until(house.today + timedelta(days=3))
    await head.post(count, paper_counts=list(PAPERS), paper_invalid=1, witness_ids=roll[:2])
    told.answer = await head.get(f"participation/ballot-rounds/{told.round_id}")
    await house.settle()
    return told


async def _on_paper(told: Voted, numbers: list[int]) -> None:
    path = f"participation/ballot-rounds/{told.round_id}/voters"
    by_number = {each["household_number"]: each for each in await told.head.get(path)}
    for number in numbers:
        await told.head.post(f"{path}/{by_number[number]['household_id']}/paper")


async def _looked_early(told: Voted) -> list[str]:
    """Everybody asks how it stands while people still vote; so does who tries to count."""
    path = f"participation/ballot-rounds/{told.round_id}"
    answers = []
    for username in ("chutich", "vanphong", "mttq", "khu01"):
        person = await told.cast.person(username)
        answers.append(json.dumps(await person.get(path)))
        answers.append(json.dumps(await person.get(f"{path}/turnout")))
        for below in ("ballots", "opened-ballots"):
            with pytest.raises(Refused, match="404 NotCounted"):
                await person.get(f"{path}/{below}")
    with pytest.raises(Refused, match="409 NotEnded"):
        await told.head.post(told.count, witness_ids=told.roll[:2], paper_counts=list(PAPERS))
    return answers


def test_the_result_is_what_was_chosen(voted: Voted) -> None:
    chosen = Counter(phone.option for phone in voted.phones)
    result = voted.answer["result"]

    assert len(voted.phones) == ON_THE_WEB
    assert result["online"] == [chosen[1], chosen[2], chosen[3]]
    assert result["paper"] == list(PAPERS)
    assert result["counts"] == [a + b for a, b in zip(result["online"], PAPERS, strict=True)]
    assert result["invalid"] == 1


def test_nobody_was_told_how_it_stands_before_the_count(voted: Voted) -> None:
    assert len(voted.before) == 8
    assert all('"result": null' in said for said in voted.before[::2])
    turnout = json.loads(voted.before[1])
    assert (turnout["households"], turnout["online"]) == (HOUSEHOLDS, ON_THE_WEB)
    assert (turnout["paper"], turnout["papers_spoiled"]) == (ON_PAPER, 0)


async def test_every_phone_finds_its_ballot_counted_as_it_was_meant(
    voted: Voted, browser: Browser
) -> None:
    for phone in voted.phones[:3] + voted.phones[-WAITING:]:
        async with phones.in_hand(browser, voted.page, phone) as page:
            await page.locator("[data-step=found]").wait_for(state="visible")
            said = await page.locator("[data-step=found]").inner_text()
        assert ["Đồng ý", "Không đồng ý", "Ý kiến khác"][phone.option - 1] in said
    changed = Phone(0, "", "", 1, dict(voted.phones[0].kept))
    own = json.loads(changed.kept["value"])
    changed.kept["value"] = json.dumps(own | {"option": str(own["option"]) + "9"})
    async with phones.in_hand(browser, voted.page, changed) as page:
        await page.locator("[data-step=changed]").wait_for(state="visible")
    changed.kept["value"] = json.dumps(own | {"number": "0" * 64})
    async with phones.in_hand(browser, voted.page, changed) as page:
        await page.locator("[data-step=missing]").wait_for(state="visible")


async def test_a_household_learns_whether_a_ballot_was_signed_for_it(voted: Voted) -> None:
    """Nobody can take a household's ballot without the household being able to see it."""
    phone = voted.phones[0]
    citizen = voted.cast.citizen()
    path = f"participation/ballot-rounds/{voted.round_id}/own-ballot"
    said = await citizen.post(path, code=phone.code, secret=phone.secret)
    assert said == {"form": "online"}
    with pytest.raises(Refused, match="404"):
        await citizen.post(path, code=phone.code, secret=voted.phones[1].secret)


async def test_anybody_recounts_the_list_and_every_receipt_is_in_it(
    voted: Voted, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answer = await voted.cast.citizen().client.get(
        f"/api/wards/{CODE}/participation/ballot-rounds/{voted.round_id}/ballots"
    )
    file, kept = tmp_path / "phieu.json", tmp_path / "bien-nhan.json"
    file.write_bytes(answer.content)
    listed = Bulletin.model_validate_json(answer.content)
    for phone in voted.phones:
        own = json.loads(phone.kept["value"])
        said = {"vote_id": voted.round_id, "number": own["number"], "signature": own["receipt"]}
        kept.write_text(json.dumps(said))
        assert faults(listed, Receipt.model_validate_json(kept.read_bytes())) == []

    argv = [str(file), "--receipt", str(kept), "--keys", voted.answer["keys"][:32]]
    assert recount.main(argv) == 0
    assert f"{ON_THE_WEB} phiếu, {ON_THE_WEB} hộ đã được ký phiếu" in capsys.readouterr().out


def _traces(phone: Phone) -> list[bytes]:
    """How a ballot could be recognised wherever it lay: its number, its message, its signature."""
    sent = json.loads(phone.ballot)
    message = base64.urlsafe_b64decode(sent["message"])
    signature = base64.urlsafe_b64decode(sent["signature"])
    number = number_of(message)
    return [
        *(number.encode(), bytes.fromhex(number), message, message.hex().encode()),
        *(sent["message"].encode(), base64.b64encode(message)),
        *(signature, signature.hex().encode(), sent["signature"].encode()),
    ]


def test_a_ballot_lies_in_its_table_and_nowhere_else(voted: Voted) -> None:
    """Not in a stream, a log, a span, a file, another table, another database."""
    ballots = {trace for phone in voted.phones for trace in _traces(phone)}
    home = voted.house.machine.home
    searched: set[str] = set()
    for path in (*files(home), voted.house.spans):
        content = read(path)
        searched.add(path.stem)
        assert not [trace for trace in ballots if trace in content], path
    assert searched >= {*SERVICES, "gateway", "portal"}  # the logs are among them
    for database in DATABASES:
        name = database.rpartition(".")[2]
        for table, rows in _tables(dump(voted.house, name)).items():
            found = [trace for trace in ballots if trace in rows]
            assert bool(found) == (table == "ballot"), (name, table)


def test_beside_a_ballot_stands_nothing_of_a_household(voted: Voted) -> None:
    tables = _tables(dump(voted.house, "participation"))
    households = {
        line.split(b"\t")[0] for line in tables["household"].splitlines() if CODE.encode() in line
    }
    codes = {phone.code.encode() for phone in voted.phones}
    secrets = {phone.secret.encode() for phone in voted.phones}
    assert len(households) == HOUSEHOLDS
    assert all(each in tables["ballot_voter"] for each in households)  # the search would find it

    assert not [each for each in households | codes | secrets if each in tables["ballot"]]
    assert not [each for each in secrets if any(each in rows for rows in tables.values())]
    # Who voted on the web is in no history and no event: these say when.
    on_the_web = {
        line.split(b"\t")[3]
        for line in tables["ballot_voter"].splitlines()
        if b"\tonline\t" in line
    }
    assert len(on_the_web) == ON_THE_WEB
    for table in ("outbox", "answered"):
        assert not [each for each in on_the_web if each in tables[table]], table
    acts = [line for line in tables["history"].splitlines() if voted.round_id.encode() in line]
    assert not [each for each in on_the_web for line in acts if each in line]


def _tables(content: bytes) -> dict[str, bytes]:
    """The rows of every table of a dump, as text."""
    found = {}
    for part in content.split(b"\nCOPY public.")[1:]:
        head, _, rows = part.partition(b"\n")
        found[head.split(b" ")[0].decode()] = rows.partition(b"\n\\.\n")[0]
    return found
