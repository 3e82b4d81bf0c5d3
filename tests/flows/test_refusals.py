"""Whatever is wrong is refused at the door with a sentence, and nothing is left half done."""

from __future__ import annotations

import io
from collections.abc import AsyncIterator
from datetime import date, timedelta
from typing import Any

import httpx
import pytest
from PIL import Image

from tests.flows.busy import Busy
from tools.people import Person, sample_photo

pytestmark = pytest.mark.timeout(300)

NAMES_OF_LISTS = (
    "planning/plans",
    "planning/tasks?limit=200",
    "disclosures/obligations?limit=200",
    "disclosures/disclosures?limit=100",
    "disclosures/sheets",
    "disclosures/monitoring",
    "reporting/reports",
    "directory/officials",
)


@pytest.fixture(scope="module")
async def receipts(busy: Busy) -> dict[str, str]:
    """A photo and a scanned paper that were uploaded and not used."""
    office = await busy.cast.person("vanphong")
    return {
        "photo": await office.upload(sample_photo("receipts"), purpose="posting"),
        "scan": await office.upload(_scan()),
    }


@pytest.fixture(scope="module")
async def before(busy: Busy, receipts: dict[str, str]) -> list[Any]:
    """Everything as it was before anybody was refused."""
    return await _everything(busy)


@pytest.fixture(autouse=True)
async def _nothing_is_left_half_done(busy: Busy, before: list[Any]) -> AsyncIterator[None]:
    """Every list and the files that are kept are the same after each refusal."""
    yield
    assert await _everything(busy) == before


async def _everything(busy: Busy) -> list[Any]:
    await busy.house.settle()
    office = await busy.cast.person("vanphong")
    lists = [await office.get(name) for name in NAMES_OF_LISTS]
    kept = busy.house.machine.home / "files" / busy.cast.ward
    return [*lists, sorted(path.name for path in kept.rglob("*") if path.is_file())]


async def _refused(person: Person, path: str, *, status: int, kind: str, **said: Any) -> dict:
    """Post and be refused: problem+json with a Vietnamese sentence."""
    headers = {"x-csrf-token": person.csrf} if person.csrf else {}
    url = f"/api/wards/{person.ward}/{path}"
    answer: httpx.Response = await person.client.post(url, headers=headers, **said)
    problem = answer.json()
    assert (answer.status_code, problem["type"]) == (status, kind), problem
    assert answer.headers["content-type"] == "application/problem+json"
    assert problem["status"] == status
    assert problem["title"].endswith(".")
    assert not problem["title"].isascii()
    return dict(problem)


def _scan() -> bytes:
    """A page of paper as a picture in a PDF: there is no text in it."""
    content = io.BytesIO()
    Image.new("RGB", (400, 600), "white").save(content, "PDF")
    return content.getvalue()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("", "EmptyPlan"),
        (" \n\t ", "EmptyPlan"),
        ("\x00\x01\x02 nhị phân", "UnknownFormat"),
        ("Thông báo nghỉ Tết. Mọi người nghỉ bảy ngày.", "NotAPlan"),
    ],
    ids=["empty", "blank", "binary", "another paper"],
)
async def test_a_text_that_is_no_plan_is_refused(busy: Busy, text: str, kind: str):
    culture = await busy.cast.person("vhxh")
    form = {"year": busy.house.today.year + 1, "text": text}
    await _refused(culture, "planning/plans", status=422, kind=kind, json=form)


async def test_a_plan_without_text_and_file_is_refused(busy: Busy):
    culture = await busy.cast.person("vhxh")
    form = {"year": busy.house.today.year + 1}
    await _refused(culture, "planning/plans", status=422, kind="SourceMissing", json=form)


@pytest.mark.parametrize(
    ("content", "status", "kind"),
    [
        (b"", 422, "FileEmpty"),
        (b"\x00\x01\x02" * 100, 422, "FileKindNotTaken"),
        ("KÕ ho¹ch\nI. Môc ®Ých".encode("latin-1"), 422, "FileKindNotTaken"),
        (b"%PDF-1.7" + b"x" * 50 * 1024 * 1024, 413, "BodyTooLarge"),
        (b"not a photo", 422, "FileKindNotTaken"),
        (sample_photo("cut off")[:300], 422, "PhotoBroken"),
    ],
    ids=["empty", "binary", "text in TCVN3", "50 MB", "words", "half a photo"],
)
async def test_a_file_that_is_not_what_it_should_be_is_refused(
    busy: Busy, content: bytes, status: int, kind: str
):
    office = await busy.cast.person("vanphong")
    files = {"file": ("anh.jpg", content, "image/jpeg")}
    await _refused(office, "files", status=status, kind=kind, files=files)


async def test_a_document_signed_on_a_day_that_does_not_exist_is_refused(busy: Busy):
    office = await busy.cast.person("vanphong")
    form = _document() | {"signed_on": f"{busy.house.today.year}-02-30"}
    path = "disclosures/documents"
    problem = await _refused(office, path, status=422, kind="MalformedRequest", json=form)
    assert list(problem["fields"]) == ["signed_on"]
    assert problem["fields"]["signed_on"].endswith(".")


async def test_a_document_signed_tomorrow_is_refused(busy: Busy):
    office = await busy.cast.person("vanphong")
    tomorrow = busy.house.today + timedelta(days=1)
    form = _document() | {"signed_on": tomorrow.isoformat()}
    await _refused(office, "disclosures/documents", status=422, kind="DocumentInFuture", json=form)


def _document() -> dict[str, str]:
    return {
        "item": "12a",
        "title": "Văn bản mẫu",
        "number": "99/QĐ-UBND",
        "signer_position": "Chủ tịch",
    }


async def test_a_paper_cannot_hang_before_it_was_signed(busy: Busy, receipts: dict[str, str]):
    office = await busy.cast.person("vanphong")
    page = await busy.cast.citizen().get(f"disclosures/disclosures/{busy.ids['disclosure_id']}")
    before = (date.fromisoformat(page["document_on"]) - timedelta(days=1)).isoformat()
    form = {"place_id": busy.ids["place_id"], "posted_on": before, "photo": receipts["photo"]}
    await _refused(office, _postings(busy), status=422, kind="ShownBeforeSigned", json=form)


async def test_a_scanned_paper_is_no_plan(busy: Busy, receipts: dict[str, str]):
    culture = await busy.cast.person("vhxh")
    form = {"year": busy.house.today.year + 1, "receipt": receipts["scan"]}
    await _refused(culture, "planning/plans", status=422, kind="ScannedPdf", json=form)


async def test_a_paper_is_no_photo_of_a_wall(busy: Busy, receipts: dict[str, str]):
    office = await busy.cast.person("vanphong")
    today = busy.house.today.isoformat()
    form = {"place_id": busy.ids["place_id"], "posted_on": today, "photo": receipts["scan"]}
    await _refused(office, _postings(busy), status=422, kind="NotAPhoto", json=form)


async def test_a_forged_receipt_is_refused(busy: Busy, receipts: dict[str, str]):
    office = await busy.cast.person("vanphong")
    head, body, seal = receipts["photo"].split(".")
    forged = f"{head}.{body}.{seal[::-1]}"
    today = busy.house.today.isoformat()
    form = {"place_id": busy.ids["place_id"], "posted_on": today, "photo": forged}
    await _refused(office, _postings(busy), status=422, kind="ReceiptNotGood", json=form)


@pytest.mark.parametrize(
    ("who", "status", "kind"),
    [("vanphong", 403, "NotYourRole"), ("khu01", 403, "NotYourRole"), ("", 401, "SignInNeeded")],
)
async def test_who_may_not_approve_is_refused(busy: Busy, who: str, status: int, kind: str):
    person = await busy.cast.person(who) if who else busy.cast.citizen()
    path = f"disclosures/disclosures/{busy.ids['draft_id']}/approval"
    await _refused(person, path, status=status, kind=kind)
    path, read = f"reporting/reports/{busy.ids['report_id']}/approval", {"content_sha256": "a" * 64}
    await _refused(person, path, status=status, kind=kind, json=read)
    signed = _signed(busy)
    path = f"planning/plans/{busy.ids['plan_id']}/approval"
    await _refused(person, path, status=status, kind=kind, json=signed)


async def test_what_is_approved_is_not_approved_again(busy: Busy):
    chair = await busy.cast.person("chutich")
    path = f"disclosures/disclosures/{busy.ids['disclosure_id']}/approval"
    await _refused(chair, path, status=422, kind="MoveNotAllowed")
    path = f"planning/plans/{busy.ids['plan_id']}/approval"
    await _refused(chair, path, status=409, kind="AlreadyApproved", json=_signed(busy))


async def test_a_form_of_another_site_is_refused(busy: Busy):
    """Whoever has no token of ours cannot use the session of a chair."""
    chair = await busy.cast.person("chutich")
    token, chair.csrf = chair.csrf, "stolen"
    try:
        path = f"disclosures/disclosures/{busy.ids['draft_id']}/approval"
        await _refused(chair, path, status=403, kind="FormTooOld")
    finally:
        chair.csrf = token


def _postings(busy: Busy) -> str:
    return f"disclosures/disclosures/{busy.ids['disclosure_id']}/postings"


def _signed(busy: Busy) -> dict[str, str]:
    return {
        "number": "113/KH-UBND",
        "signed_on": busy.house.today.isoformat(),
        "signing_form": "tm",
        "content_sha256": "0" * 64,
        "signer_position": "Chủ tịch",
    }
