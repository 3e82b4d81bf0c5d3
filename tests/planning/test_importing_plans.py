"""Importing over HTTP: what is read, what is refused with which sentence, and nothing half-done."""

from __future__ import annotations

import asyncio
import hashlib
import io

import pytest
from PIL import Image
from sqlalchemy import func, select

from libs.kernel import testing
from libs.kernel.files import Desk, FileStore
from libs.old_fonts import from_tcvn3
from services.planning.importing.importer import read_pasted
from services.planning.tables import Node, Plan
from tests.planning.files import as_pdf, as_word
from tests.planning.ward import API, BINH, CHAIR, HOA, LAN, NOW, WARD, actor


async def upload(settings, content: bytes) -> str:
    """Keep a file as the gateway does, and hand back its receipt."""
    stored = await FileStore(settings.files_url).keep(WARD, content)
    return Desk(settings.link_key).receipt(WARD, stored, NOW)


async def plans_kept(faces) -> int:
    async with faces.database.transaction(WARD) as session:
        plans = (await session.execute(select(func.count(Plan.id)))).scalar_one()
        nodes = (await session.execute(select(func.count(Node.id)))).scalar_one()
    assert (plans == 0) == (nodes == 0)
    return plans


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("", "EmptyPlan"),
        ("   \n\n  ", "EmptyPlan"),
        ("Kính gửi bà con, mai họp tổ dân phố.", "NotAPlan"),
        ("PK\x03\x04 \x00\x01 I. MỤC ĐÍCH II. NỘI DUNG", "UnknownFormat"),
    ],
)
async def test_a_text_that_is_no_plan_is_refused_and_nothing_is_kept(faces, text, kind):
    answer = await faces.post("plans", {"year": 2025, "text": text}, by=LAN)

    assert answer.status_code == 422
    assert answer.json()["type"] == kind
    assert answer.json()["title"].endswith(".")
    assert await plans_kept(faces) == 0


async def test_a_pasted_text_over_two_megabytes_is_refused(faces, small_plan):
    long = small_plan + "Nội dung lặp lại. " * 130_000

    answer = await faces.post("plans", {"year": 2025, "text": long}, by=LAN)

    assert answer.status_code == 413
    assert "2 MB" in answer.json()["title"]
    assert await plans_kept(faces) == 0


async def test_a_text_of_thousands_of_sentences_is_refused(faces, small_plan):
    endless = small_plan + "- Họp dân.\n" * 4_000

    answer = await faces.post("plans", {"year": 2025, "text": endless}, by=LAN)

    assert (answer.status_code, answer.json()["type"]) == (413, "PlanTooManySentences")
    assert await plans_kept(faces) == 0


async def test_imports_at_once_are_numbered_one_after_the_other(faces, small_plan):
    await asyncio.gather(*(faces.imported(small_plan) for _ in range(4)))

    plans = (await faces.get("plans", LAN)).json()

    assert [plan["version"] for plan in plans] == [4, 3, 2, 1]


async def test_a_text_of_fifty_megabytes_is_refused(faces):
    answer = await faces.post("plans", {"year": 2025, "text": "x" * 50_000_000}, by=LAN)

    assert answer.status_code == 422
    assert answer.json()["fields"]["text"].startswith("Dài quá")
    assert await plans_kept(faces) == 0


async def test_a_lone_half_of_a_character_is_refused_as_a_form_error(faces):
    body = b'{"year": 2025, "text": "I. \\ud800"}'
    headers = {**testing.signed(LAN), "content-type": "application/json"}

    answer = await faces.client.post(f"{API}/plans", content=body, headers=headers)

    assert answer.status_code == 422
    assert await plans_kept(faces) == 0


async def test_a_scanned_pdf_is_refused_with_advice(faces, settings):
    page = io.BytesIO()
    Image.new("L", (595, 842), 255).save(page, "PDF")
    receipt = await upload(settings, page.getvalue())

    answer = await faces.post("plans", {"year": 2025, "receipt": receipt}, by=LAN)

    assert answer.status_code == 422
    assert answer.json()["type"] == "ScannedPdf"
    assert await plans_kept(faces) == 0


async def test_a_photo_of_a_plan_is_refused(faces, settings):
    photo = io.BytesIO()
    Image.new("RGB", (64, 64)).save(photo, "JPEG")

    form = {"year": 2025, "receipt": await upload(settings, photo.getvalue())}
    answer = await faces.post("plans", form, by=LAN)

    assert answer.json()["type"] == "UnknownFormat"
    assert await plans_kept(faces) == 0


@pytest.mark.parametrize("form", [{}, {"receipt": "x", "text": "y"}])
async def test_a_plan_comes_from_one_source(faces, form):
    answer = await faces.post("plans", {"year": 2025, **form}, by=LAN)

    assert answer.json()["type"] == "SourceMissing"


async def test_a_forged_receipt_is_refused(faces):
    answer = await faces.post("plans", {"year": 2025, "receipt": "a.b.c"}, by=LAN)

    assert answer.json()["type"] == "ReceiptNotGood"


@pytest.mark.parametrize("year", [2023, 2027])
async def test_a_year_before_the_law_or_after_the_next_one_is_refused(faces, small_plan, year):
    answer = await faces.post("plans", {"year": year, "text": small_plan}, by=LAN)

    assert answer.json()["type"] == "YearOutOfReach"
    assert "2026" in answer.json()["title"]


@pytest.mark.parametrize(("by", "status"), [(None, 401), (HOA, 403), (CHAIR, 403)])
async def test_only_culture_and_office_import(faces, small_plan, by, status):
    answer = await faces.post("plans", {"year": 2025, "text": small_plan}, by=by)

    assert answer.status_code == status
    assert await plans_kept(faces) == 0


async def test_a_plan_in_old_fonts_is_read_and_said_to_be(faces, small_plan):
    answer = await faces.post("plans", {"year": 2025, "text": in_tcvn3(small_plan)}, by=LAN)
    review = (await faces.get(f"plans/{answer.json()['id']}/review", LAN)).json()

    assert answer.status_code == 201, answer.text
    assert "tcvn3" in {flag["code"] for flag in review["flags"]}


async def test_a_plan_of_another_year_is_flagged(faces, small_plan):
    plan_id = await faces.imported(small_plan, year=2026)

    review = (await faces.get(f"plans/{plan_id}/review", LAN)).json()

    assert "year_differs" in {flag["code"] for flag in review["flags"]}


async def test_a_word_file_and_a_pdf_give_the_tree_of_the_text(faces, settings, small_plan):
    draft = read_pasted(small_plan)
    trees = []
    for content in (as_word(draft), as_pdf(draft)):
        form = {"year": 2025, "receipt": await upload(settings, content)}
        plan = (await faces.post("plans", form, by=LAN)).json()
        source = (await faces.get(f"plans/{plan['id']}/source", LAN)).json()
        assert source["sha256"] in source["link"]
        tree = (await faces.get(f"plans/{plan['id']}", LAN)).json()
        trees.append([(node["path"], node["text"]) for node in _walk(tree["nodes"])])

    expected = [(node.path, node.text) for node in draft.walk()]
    assert [expected, expected] == trees


async def test_each_import_of_a_year_is_a_version_of_its_own(faces, small_plan):
    await faces.imported(small_plan)
    await faces.imported(small_plan, by=BINH)

    plans = (await faces.get("plans", LAN, year=2025)).json()

    assert [plan["version"] for plan in plans] == [2, 1]


async def test_a_pasted_text_is_kept_as_it_was_pasted(faces, small_plan):
    plan_id = await faces.imported(small_plan)

    source = (await faces.get(f"plans/{plan_id}/source", LAN)).json()

    assert (source["text"], source["link"]) == (small_plan, None)
    assert source["sha256"] == hashlib.sha256(small_plan.encode()).hexdigest()


async def test_visitors_and_the_front_do_not_see_drafts(faces, small_plan):
    plan_id = await faces.imported(small_plan)

    for by in (None, actor("son", "front")):
        assert (await faces.get("plans", by)).json() == []
        assert (await faces.get(f"plans/{plan_id}", by)).status_code == 404
        assert (await faces.get(f"plans/{plan_id}/review", by)).status_code == 404


def in_tcvn3(text: str) -> str:
    """The same text as an old ABC font shows it in a Unicode program."""
    table = {from_tcvn3(chr(code)): chr(code) for code in range(0xA1, 0x100)}
    return "".join(table.get(letter, table.get(letter.lower(), letter)) for letter in text)


def _walk(nodes):
    for node in nodes:
        yield node
        yield from _walk(node["children"])
