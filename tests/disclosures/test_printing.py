"""The sheet to print: its words, its days at each place, and what is never printed."""

from __future__ import annotations

import io
from uuid import uuid4

import httpx
import psycopg
import pytest
from pypdf import PdfReader

from libs.kernel import migrate, testing
from tests.disclosures import ward
from tests.disclosures.door import a_form, get, hung, post, shown
from tests.disclosures.ward import BINH, HEADQUARTERS, HOUSES, LAN, PAPER


def text_of(answer: httpx.Response) -> str:
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/pdf")
    [page] = PdfReader(io.BytesIO(answer.content)).pages
    return " ".join(page.extract_text().split())


async def sheet(
    client: httpx.AsyncClient, name: str, place: object = HEADQUARTERS, day: int = 0
) -> httpx.Response:
    return await get(client, f"/disclosures/{name}/sheet?place={place}", day=day)


async def test_anybody_prints_the_sheet_of_what_is_public(client: httpx.AsyncClient) -> None:
    form = a_form(number="12/QĐ-UBND")
    name = await shown(client, **form)
    await post(client, f"/disclosures/{name}/postings", hung())
    text = text_of(await sheet(client, name, day=9))

    assert "ỦY BAN NHÂN DÂN PHƯỜNG UÔNG BÍ" in text
    assert "Nội dung 2" in text
    assert "Điều 11 khoản 2 Luật 10/2022/QH15" in text
    assert form["title"] in text
    assert "Số, ký hiệu: 12/QĐ-UBND" in text
    assert "Nơi niêm yết: Trụ sở HĐND và UBND phường Uông Bí" in text
    assert "từ 02/03/2026 đến hết 01/04/2026" in text
    assert f"http://127.0.0.1:8080/{ward.CODE}/cong-khai/{name}" in text.replace("- ", "-")
    assert f"(SHA-256): {PAPER.sha256[:4]}" in text


async def test_a_sheet_keeps_the_root_of_the_log_with_its_own_line(
    client: httpx.AsyncClient,
) -> None:
    name = await shown(client)
    line = (await get(client, f"/disclosures/{name}")).json()["log_sequence"]
    root = (await get(client, "/log")).json()["root"]
    await shown(client)

    text = text_of(await sheet(client, name))
    assert f"mã gốc đến dòng {line}" in text
    assert root in text.replace(" ", "")


async def test_each_place_has_its_own_days(client: httpx.AsyncClient) -> None:
    name = await shown(client)
    hanging = (await post(client, f"/disclosures/{name}/postings", hung(HOUSES[0]))).json()
    broken = {"broken_on": "2026-03-07"}
    await post(client, f"/postings/{hanging['id']}/gap", broken, day=5)

    lost = text_of(await sheet(client, name, HOUSES[0], day=6))
    not_yet = text_of(await sheet(client, name, HOUSES[1], day=1))
    assert "từ 08/03/2026 đến hết 07/04/2026" in lost
    assert "từ 03/03/2026 đến hết 02/04/2026" in not_yet


async def test_what_stays_for_good_says_so(client: httpx.AsyncClient) -> None:
    name = await shown(client, item="4a")

    assert "từ 02/03/2026 niêm yết thường xuyên" in text_of(await sheet(client, name))


async def test_drafts_are_not_printed_even_for_officials(client: httpx.AsyncClient) -> None:
    owed = (await post(client, "/documents", a_form())).json()
    draft = await post(client, f"/obligations/{owed['id']}/disclosure", {"summary": "Dự toán."})
    path = f"/disclosures/{draft.json()['id']}/sheet?place={HEADQUARTERS}"

    assert (await get(client, path)).status_code == 404
    assert (await get(client, path, by=LAN)).status_code == 404


async def test_what_was_taken_back_is_not_printed(client: httpx.AsyncClient) -> None:
    name = await shown(client)
    reason = {"reason": "Văn bản có sai sót."}
    taken = await post(client, f"/disclosures/{name}/withdrawal", reason, by=BINH)

    assert taken.status_code == 201
    assert (await sheet(client, name)).status_code == 404


async def test_another_ward_prints_nothing_of_ours(client: httpx.AsyncClient) -> None:
    name = await shown(client)
    path = f"/api/wards/06820/disclosures/disclosures/{name}/sheet?place={HEADQUARTERS}"

    assert (await client.get(path)).status_code == 404


@pytest.mark.parametrize(("place", "status"), [("quanh đây", 422), (uuid4(), 404)])
async def test_a_place_that_is_not_there_has_no_sheet(
    client: httpx.AsyncClient, place: object, status: int
) -> None:
    assert (await sheet(client, await shown(client), place)).status_code == status


def test_wards_of_before_keep_their_names(migrated: str) -> None:
    with testing.copy_of(migrated, "disclosures") as name:
        owner = testing.role_url(migrated, "disclosures", "owner", name)
        migrate.downgrade("disclosures", owner, "0001")
        with psycopg.connect(owner) as db:
            db.execute(
                "INSERT INTO place (id, ward_id, kind, name) VALUES (gen_random_uuid(), '06811',"
                " 'headquarters', 'Trụ sở HĐND và UBND Phường Uông Bí')"
            )
        migrate.upgrade("disclosures", owner)
        with psycopg.connect(owner) as db:
            kept = db.execute("SELECT ward_id, name FROM ward").fetchall()

    assert kept == [("06811", "Phường Uông Bí")]
