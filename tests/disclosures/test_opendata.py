"""What programs read: open data, its dictionary, the feed and the calendar; never a person."""

from __future__ import annotations

import csv
import io
from datetime import date
from typing import Any
from xml.etree import ElementTree

import httpx
import pytest
from icalendar import Calendar

from services.disclosures.opendata.rules import DisclosureRow, as_csv, dictionary
from tests.disclosures import ward
from tests.disclosures.door import a_form, get, hung, post, shown
from tests.disclosures.ward import BINH, PAPER

ATOM = "{http://www.w3.org/2005/Atom}"
NAMED = "Danh sách hộ ông Nguyễn Văn Mẫu"
PLAIN = "Danh sách đối tượng thụ hưởng"
FEEDS = ("/open-data/disclosures.json", "/open-data/disclosures.csv", "/feed.atom", "/days.ics")


async def rows(client: httpx.AsyncClient, query: str = "", day: int = 1) -> dict[str, Any]:
    answer = await get(client, f"/open-data/disclosures.json{query}", day=day)
    assert answer.status_code == 200, answer.text
    told: dict[str, Any] = answer.json()
    return told


async def entries(client: httpx.AsyncClient, day: int = 1) -> list[dict[str, str]]:
    answer = await get(client, "/feed.atom", day=day)
    assert answer.headers["content-type"].startswith("application/atom+xml")
    feed = ElementTree.fromstring(answer.content)  # noqa: S314 (our own)
    needed = ("id", "title", "updated", "author", "link")
    assert all(feed.find(ATOM + tag) is not None for tag in needed)
    return [
        {tag: str(entry.findtext(ATOM + tag)) for tag in ("id", "title", "updated", "summary")}
        for entry in feed.findall(f"{ATOM}entry")
    ]


def test_the_dictionary_says_every_field_in_vietnamese() -> None:
    fields = dictionary()

    assert [field.name for field in fields] == list(DisclosureRow.model_fields)
    assert all(field.text[0].isupper() and field.kind for field in fields)
    kinds = {field.name: field.kind for field in fields}
    assert (kinds["published_on"], kinds["completed_on"]) == ("ngày (năm-tháng-ngày)",) * 2
    assert (kinds["khoan"], kinds["title"]) == ("số nguyên", "chữ")


async def test_a_disclosure_is_a_row_with_its_page_and_hash(client: httpx.AsyncClient) -> None:
    name = await shown(client, title="Dự toán =1+1", number="12/QĐ-UBND-mở")
    await post(client, f"/disclosures/{name}/postings", hung())
    told = await rows(client, "?khoan=2")
    row = next(row for row in told["rows"] if row["id"] == name)

    assert set(row) == set(DisclosureRow.model_fields)
    assert (row["title"], row["file_sha256"]) == ("Dự toán =1+1", PAPER.sha256)
    assert (row["places_posted"], row["places_of"], row["days_late"]) == (1, 3, 0)
    assert row["page"].endswith(f"/{ward.CODE}/cong-khai/{name}")
    assert "ghi nguồn" in told["licence"]
    assert "Dự toán năm 2026." not in str(told)


async def test_rows_are_filtered_and_come_a_page_at_a_time(client: httpx.AsyncClient) -> None:
    for _ in range(3):
        await shown(client, item="6a")
    first = await rows(client, "?khoan=6&limit=2")
    second = await rows(client, "?khoan=6&limit=2&offset=2")
    ids = [row["id"] for row in (*first["rows"], *second["rows"])]

    assert (first["total"], len(ids), len(set(ids))) == (3, 3, 3)
    assert (await rows(client, "?since=2026-03-03"))["total"] == 0
    assert (await rows(client, "?until=2026-03-01"))["total"] == 0
    assert (await rows(client, "?khoan=6&since=2026-03-02&until=2026-03-02"))["total"] == 3


@pytest.mark.parametrize("query", ["?limit=501", "?khoan=15", "?offset=-1", "?since=x"])
async def test_what_is_out_of_bounds_is_refused(client: httpx.AsyncClient, query: str) -> None:
    assert (await get(client, f"/open-data/disclosures.json{query}")).status_code == 422


async def test_the_csv_says_the_same_and_runs_no_formula(client: httpx.AsyncClient) -> None:
    await shown(client, item="5a", title="=HYPERLINK(1)")
    answer = await get(client, "/open-data/disclosures.csv?khoan=5", day=1)
    [row] = csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")))

    assert answer.content.startswith(b"\xef\xbb\xbf")
    assert (row["title"], row["khoan"]) == ("'=HYPERLINK(1)", "5")
    assert as_csv([]).split("\r\n")[0] == ",".join(DisclosureRow.model_fields)


async def test_the_feed_tells_what_came_changed_and_went(client: httpx.AsyncClient) -> None:
    name = await shown(client, title="Văn bản <một> & hai", number="7/QĐ-nguồn")
    [came] = [each for each in await entries(client) if "7/QĐ-nguồn" in each["summary"]]
    assert came["title"] == "Công khai: Văn bản <một> & hai"
    assert came["id"].startswith("urn:uuid:")
    assert came["updated"] == "2026-03-02T09:00:00+07:00"

    form = a_form(number="8/QĐ-nguồn", title="Bản sửa", summary="Sửa.", reason="Sai")
    keys = ("title", "summary", "number", "signed_on", "signer_position", "reason")
    body = {key: form[key] for key in keys}
    await post(client, f"/disclosures/{name}/correction", body, day=1)
    assert not [each for each in await entries(client) if "Bản sửa" in each["title"]]
    await post(client, f"/disclosures/{name}/approval", by=BINH, day=1)
    await post(client, f"/disclosures/{name}/publication", day=1)
    after = await entries(client, day=2)
    assert "Đính chính: Bản sửa" in [each["title"] for each in after]
    assert came in after

    await post(client, f"/disclosures/{name}/withdrawal", {"reason": "Nhầm"}, by=BINH, day=3)
    gone = await entries(client, day=3)
    assert "Bản sửa" not in str(gone)
    [went] = [each for each in gone if each["title"].startswith("Thu hồi:")]
    assert "dự toán" in went["title"].lower()
    assert came["id"] in [each["id"] for each in gone]


async def test_the_calendar_says_what_is_due_and_when_sheets_may_come_down(
    client: httpx.AsyncClient,
) -> None:
    await post(client, "/documents", a_form(item="3c", title="Kế hoạch quỹ đất"))
    name = await shown(client, number="9/QĐ-lịch")
    await post(client, f"/disclosures/{name}/postings", hung())
    answer = await get(client, "/days.ics", day=1)
    events = {str(e["summary"]): e for e in Calendar.from_ical(answer.content).walk("VEVENT")}

    assert events["Hạn công khai: Kế hoạch quỹ đất"]["dtstart"].dt == date(2026, 3, 9)
    [down] = [e for title, e in events.items() if "9/QĐ-lịch tại Trụ sở" in title]
    assert down["dtstart"].dt == date(2026, 4, 2)
    assert str(down["uid"]).startswith("sheet-")
    again = await get(client, "/days.ics", day=1)
    assert again.content == answer.content


async def test_no_feed_names_a_list_of_persons_even_while_it_is_shown(
    client: httpx.AsyncClient,
) -> None:
    await shown(client, item="7c", title=NAMED, number="77/DS")
    await post(client, "/documents", a_form(item="9c", title=NAMED))
    for path in FEEDS:
        text = (await get(client, path, day=1)).text
        assert "Mẫu" not in text, path
    assert PLAIN in str(await rows(client, "?khoan=7"))


async def test_drafts_and_other_wards_are_in_no_feed(client: httpx.AsyncClient) -> None:
    owed = (await post(client, "/documents", a_form(title="Bí mật"))).json()
    await post(client, f"/obligations/{owed['id']}/disclosure", {"summary": "Nháp."})
    for path in FEEDS[:3]:
        assert "Bí mật" not in (await get(client, path)).text, path
    there = "/api/wards/06820/disclosures"
    assert (await client.get(f"{there}/open-data/disclosures.json")).json()["total"] == 0
    assert (await client.get(f"{there}/feed.atom")).status_code == 404
