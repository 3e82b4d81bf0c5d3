"""A province's open data: every ward's report as a row, with a dictionary, never few persons."""

from __future__ import annotations

import csv
import io
from datetime import timedelta

import httpx
import openpyxl
import pytest

from libs.kernel import testing
from libs.kernel.database import Database
from services.reporting.figures.definitions import headline_figures
from services.reporting.province.open_rows import WardRow, dictionary, hidden_in
from tests.reporting.province import AFTER, CODES, DUE_ON, HOME, asked, commit, due, issued

FIRST, SECOND, SILENT = CODES[:3]


@pytest.fixture
async def client(door: tuple[httpx.AsyncClient, Database]) -> httpx.AsyncClient:
    """Two wards that issued, one of them late, and one that did not."""
    client, database = door
    few = {"published": 3, "visits": 4, "feedback_received": 60}
    many = {"published": 20, "visits": 70, "survey_rated": 30, "survey_satisfied": 28}
    late = issued(SECOND, DUE_ON + timedelta(days=2), days_late=2, **many)
    told = {FIRST: [due(FIRST), issued(FIRST, **few)], SECOND: [due(SECOND), late]}
    await commit(database, told | {SILENT: [due(SILENT), due(SILENT, kind="year")]})
    return client


async def anybody(client: httpx.AsyncClient, path: str, **query: object) -> httpx.Response:
    answer = await asked(client, f"open-data/{path}", None, **query)
    assert answer.status_code == 200, answer.text
    return answer


async def rows(client: httpx.AsyncClient, **query: object) -> dict[str, dict]:
    told = (await anybody(client, "wards.json", kind="half_year", **query)).json()
    return {each["ward"]: each for each in told["rows"]}


async def test_the_dictionary_says_every_field_in_vietnamese(client) -> None:
    told = (await anybody(client, "dictionary")).json()
    names = [each["name"] for each in told["fields"]]

    assert names == [*WardRow.model_fields, *(each.key for each in headline_figures())]
    assert "ghi nguồn" in told["licence"]
    assert all(each.text[0].isupper() and each.kind for each in dictionary())
    row = (await rows(client))[FIRST]
    assert list(row) == names


async def test_a_row_says_how_a_ward_stands_and_leads_to_its_report(client) -> None:
    found = await rows(client)

    assert [found[code]["status"] for code in (FIRST, SECOND, SILENT)] == [
        "submitted",
        "submitted_late",
        "overdue",
    ]
    assert (found[SECOND]["days_late"], found[SILENT]["days_late"]) == (2, 4)
    assert f"/{FIRST}/bao-cao/" in found[FIRST]["page"]
    assert (found[SILENT]["page"], found[SILENT]["published"]) == ("", None)


async def test_few_persons_are_hidden_and_it_is_said_which(client) -> None:
    found = await rows(client)

    assert (found[FIRST]["visits"], found[FIRST]["hidden"]) == (None, "visits")
    assert (found[FIRST]["published"], found[FIRST]["feedback_received"]) == (3, 60)  # 3 papers
    # 28 of 30 would say that two persons were not content.
    assert (found[SECOND]["survey_satisfied"], found[SECOND]["survey_rated"]) == (None, 30)
    assert found[SECOND]["hidden"] == "survey_satisfied"
    assert hidden_in({"survey_rated": 30, "survey_satisfied": 25, "visits": 0}) == []


async def test_csv_and_workbook_say_the_same(client) -> None:
    table = (await anybody(client, "wards.csv", kind="half_year")).content
    [first, *_] = [
        row
        for row in csv.DictReader(io.StringIO(table.decode("utf-8-sig")))
        if row["ward"] == FIRST
    ]
    book = openpyxl.load_workbook(
        io.BytesIO((await anybody(client, "wards.xlsx", kind="half_year")).content)
    )
    names, *lines = book["Dữ liệu"].iter_rows(values_only=True)
    line = dict(zip(names, next(each for each in lines if each[0] == FIRST), strict=True))

    assert table.startswith(b"\xef\xbb\xbf")
    assert (first["published"], first["visits"], first["due_on"]) == ("3", "", "2026-05-22")
    assert (line["published"], line["visits"], line["due_on"].date()) == (3, None, DUE_ON)
    assert [row[0] for row in book["Từ điển"].iter_rows(min_row=2, values_only=True)] == list(names)


async def test_rows_are_filtered_and_come_a_page_at_a_time(client) -> None:
    whole = (await anybody(client, "wards.json")).json()
    first = (await anybody(client, "wards.json", limit=2)).json()
    rest = (await anybody(client, "wards.json", limit=2, offset=2)).json()

    assert (whole["total"], len(whole["rows"])) == (4, 4)
    assert first["rows"] + rest["rows"] == whole["rows"]
    assert (await anybody(client, "wards.json", year=2025)).json()["total"] == 0
    assert (await anybody(client, "wards.json", kind="year")).json()["total"] == 1


@pytest.mark.parametrize("query", [{"limit": 501}, {"offset": -1}, {"kind": "x"}, {"year": 1}])
async def test_what_is_out_of_bounds_is_refused(client, query: dict[str, object]) -> None:
    assert (await asked(client, "open-data/wards.csv", None, **query)).status_code == 422


@pytest.mark.parametrize("ending", ["json", "csv", "xlsx"])
async def test_who_has_it_already_is_not_sent_it_again(client, ending: str) -> None:
    first = await anybody(client, f"wards.{ending}")
    with testing.time_is(AFTER):
        again = await client.get(
            f"{HOME}/open-data/wards.{ending}", headers={"if-none-match": first.headers["etag"]}
        )

    assert (again.status_code, again.content) == (304, b"")
    assert (await anybody(client, f"wards.{ending}", year=2025)).headers["etag"] != first.headers[
        "etag"
    ]
