"""Every object has one page with what happened, its papers, what proves it, and why its last day
is that day: by the table of objects_of_people.py and objects_of_ward.py, on the sample pages."""

from __future__ import annotations

import re

import pytest
from fastapi.routing import APIRoute

from services.portal.objects import DESK, PUBLIC
from services.portal.pages import PAGES as MODULES
from tests.portal import objects_of_people, objects_of_ward
from tests.portal.object_rows import TOLD, WHY, Row, Shows, Without
from tests.portal.samples.pages import PAGES
from tests.portal.test_templates import render

ROWS = objects_of_people.ROWS + objects_of_ward.ROWS
REASON_LETTERS_MIN = 30
# Kinds of events whose objects are shown on the page of another one.
PART_OF = {"posting": "disclosure", "obligation": "disclosure"}
# Addresses that end with an id and lead on or explain: no page of an object.
LEADS_ON = {
    "viec/nghia-vu": "leads to the form or the disclosure of what is owed",
    "bao-cao/ky": "explains a day and leads back to the reports",
}
ENDS_IN_ID = re.compile(r"/\{ward:ward\}/(.*)/\{\w+_id(?::uuid)?\}")


def by_kind(rows: tuple[Row, ...]) -> dict[str, Row]:
    """The rows by the name of their kind."""
    return {row.kind: row for row in rows}


def shown(row: Row) -> str:
    """The pages of a row, one after the other."""
    return "".join(render(name) for name in row.samples.split())


def lacks(row: Row, html: str) -> list[str]:
    """What a row says of a page and the page does not bear out."""
    said = {name: getattr(row, name) for name in ("timeline", "documents", "evidence", "deadline")}
    found = [name for name, it in said.items() if isinstance(it, Shows) and not re.search(it, html)]
    for name, mark in (("timeline", TOLD), ("deadline", WHY)):
        if isinstance(said[name], Without) and re.search(mark, html):
            found.append(f"{name}, which it has by now")
    return found


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.kind)
def test_a_page_shows_what_its_row_says(row: Row) -> None:
    assert lacks(row, shown(row)) == []


def test_every_kind_that_an_event_is_about_has_a_row() -> None:
    kinds = set(PUBLIC) | set(DESK) | set(PART_OF)

    assert kinds - set(by_kind(ROWS)) - set(PART_OF) == set()
    assert set(PART_OF.values()) <= set(by_kind(ROWS))


def test_every_address_that_ends_with_an_id_is_in_a_row() -> None:
    """A page of an object that is new needs its row, and a row needs its page."""
    routes = [route for pages in MODULES for route in pages.router.routes]
    paths = [each.path for each in routes if isinstance(each, APIRoute) and each.methods == {"GET"}]
    there = {found[1] for path in paths if (found := ENDS_IN_ID.fullmatch(path))}
    told = {at for row in ROWS for at in row.at.split()} | set(LEADS_ON)

    assert there - told == set()
    assert {at for at in told if at not in there} == set()


def test_rows_are_of_pages_that_there_are_and_reasons_are_whole() -> None:
    reasons = [
        said
        for row in ROWS
        for said in (row.timeline, row.documents, row.evidence, row.deadline)
        if isinstance(said, Without)
    ]

    assert len(by_kind(ROWS)) == len(ROWS)
    assert {name for row in ROWS for name in row.samples.split()} <= set(PAGES)
    assert all(len(said) >= REASON_LETTERS_MIN and said.endswith(".") for said in reasons)


def test_a_page_that_lacks_what_its_row_says_is_seen() -> None:
    """The guard itself: without its timeline a page is at fault, and so is a row that is late."""
    row = by_kind(ROWS)["disclosure"]
    html = re.sub(r'<ol class="story">.*?</ol>', "", shown(row), flags=re.DOTALL)

    assert lacks(row, html) == ["timeline"]
    assert lacks(row, shown(row).replace('id="h-proof"', "")) == ["evidence"]
    late = Row(*(getattr(row, name) for name in ("kind", "at", "samples")), *[Without("No.")] * 4)
    assert lacks(late, shown(row)) == [
        "timeline, which it has by now",
        "deadline, which it has by now",
    ]
