"""An account through the service's door: what everybody reads, and what only its head does."""

from __future__ import annotations

import io
from typing import Any
from uuid import UUID, uuid4

import httpx
import openpyxl
import pytest
from pypdf import PdfReader
from sqlalchemy import select

from libs.kernel import testing
from libs.kernel.actor import Actor
from libs.kernel.database import Database
from libs.kernel.files import Desk
from services.participation.households.access.actions import issue_household_codes
from services.participation.matters.tables import Matter
from tests.participation import ward
from tests.participation.contributions import BILL, DECIDED, HEAD, decided

ON = DECIDED.isoformat()
SECRETS = ("Người Mẫu", "Nhà Hảo Tâm", "poor", "Hộ nghèo")


class Account:
    """A road that six households decided to pay for, and the account of it."""

    def __init__(self, client: httpx.AsyncClient, key: dict[str, str]) -> None:
        self.client, self.key = client, key
        self.id = ""
        self.roll: list[str] = []

    async def ask(self, method: str, path: str, by: Actor, **form: Any) -> httpx.Response:
        """The answer, whatever it is."""
        with testing.time_is(ward.at(DECIDED, 22)):
            said = {"json": form} if form else {}
            where = f"{ward.API}/{path}"
            return await self.client.request(method, where, headers=testing.signed(by), **said)

    async def post(self, path: str, by: Actor = ward.HEAD, **form: Any) -> Any:
        """What comes of something that is allowed."""
        answer = await self.ask("POST", path, by, **form)
        assert answer.status_code in (200, 201), answer.text
        return answer.json()

    async def get(self, path: str, by: Actor = ward.STRANGER) -> Any:
        """What somebody reads."""
        answer = await self.ask("GET", path, by)
        assert answer.status_code == 200, answer.text
        return answer.json()


@pytest.fixture
async def account(door: tuple[httpx.AsyncClient, Database], client: httpx.AsyncClient) -> Account:
    """The module has one database: each story gets the one account, written into by all."""
    _, database = door
    async with database.transaction(ward.CODE) as session:
        if await session.scalar(select(Matter).limit(1)) is None:
            await decided(session)
    async with database.transaction(ward.CODE) as session:
        matter = await session.scalar(select(Matter).limit(1))
        roll = [row["id"] for row in await _roll(client)]
        first = [UUID(roll[0])]
        [card] = await issue_household_codes(session, ward.NORTH, household_ids=first, **HEAD)
    made = Account(client, {"code": card.code, "secret": card.secret})
    made.roll = roll
    known = await made.get("funds", ward.STRANGER)
    if not known:
        about = {"matter_id": str(matter.id), "unit_id": str(ward.NORTH)}
        level = {"level_dong": 2_000_000, "level_half_days": 2}
        known = [await made.post("funds", **about, **level)]
        path = f"funds/{known[0]['id']}/levels/{matter.id}"
        assert (await made.ask("POST", f"{path}/confirmation", ward.HEAD)).status_code == 422
        await made.post(f"{path}/confirmation", ward.FRONT_OFFICIAL, from_on=ON, **level)
        again = await made.ask("POST", f"{path}/correction", ward.HEAD, from_on=ON, **level)
        assert again.status_code == 409  # confirmed
    made.id = known[0]["id"]
    return made


async def _roll(client: httpx.AsyncClient) -> list[dict[str, Any]]:
    path = f"{ward.API}/neighbourhoods/{ward.NORTH}/households?on={ON}"
    with testing.time_is(ward.at(DECIDED, 22)):
        answer = await client.get(path, headers=testing.signed(ward.HEAD))
    return list(answer.json()["households"])


async def test_everybody_reads_sums_and_days_and_nobody_who_gave(account: Account):
    path = f"funds/{account.id}"
    money = {"kind": "money", "on": ON}
    await account.post(
        f"{path}/contributions", household_ids=account.roll[:3], dong=2_000_000, **money
    )
    poor = {"household_ids": account.roll[5:], "kind": "poor"}
    await account.post(f"{path}/exemptions", **poor)
    for shown, name in ((False, "Nhà Hảo Tâm Kín"), (True, "Công ty Mẫu")):
        await account.post(f"{path}/gifts", full_name=name, shown=shown, dong=500_000, **money)
    evidence = Desk("a key for tests").receipt(ward.CODE, BILL, ward.at(DECIDED))
    bill = {"on": ON, "dong": 1_000_000, "words": "Xi măng (mẫu)", "evidence": evidence}
    told = await account.post(f"{path}/spendings", **bill)
    [spending] = told["spendings"]

    public = await account.get(path)
    assert (public["received"], public["spent"], public["balance"]) == (
        7_000_000,
        1_000_000,
        6_000_000,
    )
    assert public["exempt"] == 1
    assert [(each["households"], each["donor"]) for each in public["receipts"]] == [
        (3, ""),
        (0, "Một nhà hảo tâm"),
        (0, "Công ty Mẫu"),
    ]
    assert spending["evidence"]
    assert public["spendings"][0]["evidence"] is None
    await account.post(f"ledger-entries/{spending['id']}/confirmation", ward.FRONT_OFFICIAL)
    assert (await account.get(path))["spendings"][0]["evidence"]
    text = (await account.ask("GET", path, ward.STRANGER)).text
    assert not [each for each in (*SECRETS, *account.roll) if each in text]


@pytest.mark.parametrize(
    "by", [ward.STRANGER, ward.OTHER_HEAD, ward.OFFICIAL, ward.CHAIR, ward.FRONT_OFFICIAL]
)
async def test_only_the_head_reads_who_gave_and_writes(account: Account, by: Actor):
    gift = {"kind": "money", "on": ON, "dong": 1}
    for method, path, form in (
        ("GET", "book", {}),
        ("POST", "contributions", {"household_ids": account.roll[:1], **gift}),
        ("POST", "settlement", {"left_use": "Khác"}),
    ):
        answer = await account.ask(method, f"funds/{account.id}/{path}", by, **form)
        assert answer.status_code in (401, 403), (path, answer.text)


async def test_the_head_reads_the_book_by_household(account: Account):
    given = {"kind": "labour", "on": ON, "half_days": 3, "household_ids": account.roll[:1]}
    await account.post(f"funds/{account.id}/contributions", **given)
    book = await account.get(f"funds/{account.id}/book", ward.HEAD)

    first = book["households"][0]
    assert (first["number"], first["speaker"], first["half_days"]) == (1, "Người Mẫu 1", 3)
    number = book["entries"][0]
    await account.post(f"ledger-entries/{number['id']}/reversal", reason="twice")
    again = await account.get(f"funds/{account.id}/book", ward.HEAD)
    assert again["households"][0]["half_days"] == 0
    assert again["entries"][0]["reverses"] == number["number"]


async def test_a_household_reads_its_own_line_by_its_paper(account: Account):
    [own] = await account.post("household-contributions", ward.STRANGER, **account.key)
    assert (own["fund_id"], own["level_dong"]) == (account.id, 2_000_000)
    wrong = account.key | {"secret": "ABCDEFGHJKLM2345"}
    answer = await account.ask("POST", "household-contributions", ward.STRANGER, **wrong)
    assert answer.status_code in (404, 422)


async def test_what_a_household_reads_is_not_kept_to_be_given_again(account: Account):
    path = f"{ward.API}/household-contributions"
    headers = testing.signed(ward.STRANGER) | {"idempotency-key": "of one phone"}

    async def read() -> int:
        with testing.time_is(ward.at(DECIDED, 22)):
            answer = await account.client.post(path, json=account.key, headers=headers)
        assert answer.status_code == 200, answer.text
        return int(answer.json()[0]["dong"])

    before = await read()
    given = {"kind": "money", "on": ON, "dong": 70_000, "household_ids": account.roll[:1]}
    await account.post(f"funds/{account.id}/contributions", **given)
    assert await read() == before + 70_000


async def test_the_sheet_is_printed_for_everybody_without_a_household(account: Account):
    gift = {"kind": "money", "on": ON, "dong": 300_000, "full_name": "Nhà Hảo Tâm Kín"}
    await account.post(f"funds/{account.id}/gifts", **gift)
    path = f"funds/{account.id}/sheet"
    pdf = await account.ask("GET", f"{path}.pdf", ward.STRANGER)
    pages = PdfReader(io.BytesIO(pdf.content)).pages
    text = " ".join(page.extract_text() for page in pages)
    sums = (await account.get(f"funds/{account.id}"))["balance"]
    xlsx = (await account.ask("GET", f"{path}.xlsx", ward.STRANGER)).content
    sheet = openpyxl.load_workbook(io.BytesIO(xlsx)).worksheets[0]
    cells = [str(cell.value) for row in sheet.iter_rows() for cell in row]

    assert f"{sums:,}".replace(",", ".") in text
    assert "Số tiền (đồng)" in cells
    assert not [each for each in SECRETS if each in text or each in " ".join(cells)]


async def test_what_is_of_another_neighbourhood_or_nobodys_is_refused(account: Account):
    head = Actor("ke-gia", ward.ELSEWHERE, frozenset({"neighbourhood_head"}), ward.NORTH)
    answer = await account.ask("GET", f"funds/{account.id}", head)
    assert answer.status_code in (403, 404)
    missing = await account.ask("GET", f"funds/{uuid4()}", ward.STRANGER)
    assert missing.status_code == 404
