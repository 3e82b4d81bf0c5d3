"""An official of one ward, however mighty there, sees and changes nothing of another ward."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import httpx
import pytest

from tests.flows.busy import Busy
from tests.flows.forms import KINDS, Forms, Given, is_id
from tools.people import Person, sample_photo
from tools.samples.cast import given

pytestmark = pytest.mark.timeout(300)

OTHER = "06838"
MIGHTY = ["chair", "office", "culture", "reception_clerk"]  # whoever needs no unit of their own
FIXED = {
    "key": "period.published",
    "headline": "published",
    "year": "2025",
    "quarter": "1",
    "number": "2",
    "paper": "pdf",
    "wanted": "pdf",
    "item": "2c",
    "token": "khong-co",
    "move": "file",
    "kept_as": "settled",
    "which": "suspension",
}
# Ids of one name that mean something else behind these words of a path.
SCOPED = {
    "unit-plans": "unit_plan_id",
    "disclosure-plans": "disclosure_plan_id",
    "missing-sheets": "missing_report_id",
    "workplaces": "workplace_id",
    "feedback": "feedback_code",
    "photos": "feedback_photo",
    "neighbourhoods": "neighbourhood_id",
    "survey-sheets": "survey_sheet_code",
    "meetings-of-residents": "meeting_of_residents_id",
    "community-conferences": "community_conference_id",
    "community-conferences-at-work": "community_conference_id",
    "draft-opinions": "draft_opinion_id",
    "published-conclusions": "published_conclusion_id",
}
# A plan of one version has none to compare with; nobody sees how an open survey stands.
NOTHING_YET = (
    *("/plans/{plan_id}/changes", "/results", "/results/{paper}"),
    *(
        "/minutes.{wanted}",
        "/matters/{matter_id}/decision",  # of the whole ward: it asks of which neighbourhood
        "/decision.{wanted}",
        "/total-paper.{wanted}",
        "/ballots",
        "/opened-ballots",
        "/result.{wanted}",
    ),  # nothing was counted
    # nobody stands yet
    *("/elections/{election_id}/nomination.{wanted}", "/elections/{election_id}/notice.{wanted}"),
    "/consultations/{consultation_id}/document",  # nothing is explained
    *("/hearing-minutes", "/hearing-minutes.{wanted}"),  # it does not concern those it obliges
    "/public-models/{model_id}",  # the council has not voted
    "/opinion-groups/{group_id}",  # groups are made after the last day
    "/published-critiques/{critique_id}",  # the Front has issued nothing
    "/published-supervisions/{supervision_id}",  # nothing is concluded
    "/inspections/{inspection_id}/conclusion.{wanted}",  # that check goes on
    "/matters/{matter_id}/acceptances",  # for who writes them down, of the own neighbourhood
    "/funds/{fund_id}/book",  # for the head of the own neighbourhood
    "/ballot-rounds/{round_id}/voters",  # for who gives out papers, of the own neighbourhood
)
# What is no uuid, as nobody's would look.
NOBODYS = dict.fromkeys(("code", "feedback_code", "honour_code", "survey_sheet_code"), "ZZZZ2222")
# Whoever wants to know may ask, and whoever has something to say may write, from anywhere.
FOR_EVERYBODY = (
    "/disclosures/information-requests",
    "/reception/petitions",
    "/consultations/{consultation_id}/opinions",
    "/public-models/{model_id}/comments",
    "/directory/subscriptions",
    "/directory/subscriptions/stops",  # of a key that nobody has, which is told to nobody
    "/directory/morning-mail/stops",  # likewise
)


@dataclass
class Wall:
    """Two wards, somebody mighty in each, and every operation between them."""

    busy: Busy
    theirs: Person  # of the busy ward
    stranger: Person  # of the other ward
    document: dict[str, Any]
    forms: Forms


@pytest.fixture(scope="module")
async def wall(busy: Busy) -> Wall:
    house = busy.house
    other = await house.onboarded(OTHER)
    theirs, stranger = await _mighty(busy.cast), await _mighty(other)
    document = (await stranger.client.get("/openapi.json")).json()
    receipt = await stranger.upload(sample_photo("other ward"))
    return Wall(busy, theirs, stranger, document, Forms(document, house.today.isoformat(), receipt))


async def _mighty(cast: Any) -> Person:
    """Somebody with every role there is in a ward."""
    chair = await cast.person("chutich")
    username = f"toanquyen{cast.ward}"
    cast.passwords[username] = secrets.token_urlsafe(12)
    await chair.post(
        "directory/officials",
        username=username,
        display_name="Toàn quyền (mẫu)",
        position="Chuyên viên",
        roles=MIGHTY,
        password=given(cast.passwords[username]),
    )
    await cast.begin(username)
    return await cast.person(username)


def _operations(wall: Wall) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, methods in wall.document["paths"].items():
        for method, operation in methods.items():
            yield method, path, operation


def _target(path: str, ward: str, given: Given) -> str:
    path = path.replace("{ward}", ward)
    for before, name in re.findall(r"([^/]+)/[^/{]*\{(\w+)\}", path):
        path = path.replace(f"{{{name}}}", FIXED.get(name) or given(SCOPED.get(before, name)))
    for name in re.findall(r"\{(\w+)\}", path):
        path = path.replace(f"{{{name}}}", FIXED.get(name) or given(name))
    return path


async def _call(person: Person, method: str, url: str, body: Any) -> httpx.Response:
    headers = {"x-csrf-token": person.csrf} if person.csrf else {}
    return await person.client.request(method, url, json=body, headers=headers)


async def _as_stranger(
    wall: Wall, method: str, path: str, operation: dict[str, Any], given: Given
) -> tuple[int, str]:
    """The answer to a call from the other ward on its own path, the ids in it blanked."""
    used: list[str] = []

    def noted(kind: str) -> str:
        used.append(given(kind))
        return used[-1]

    body = wall.forms.body(operation, noted)
    url = f"{_target(path, OTHER, noted)}?{_query(operation, noted)}"
    answer = await _call(wall.stranger, method, url, body)
    text = answer.text
    for each in used:
        text = text.replace(each, "…")
    return answer.status_code, text


def _query(operation: dict[str, Any], given: Given) -> str:
    """What an operation takes in its query that names something."""
    names = [one["name"] for one in operation.get("parameters", []) if one["in"] == "query"]
    return "&".join(f"{name}={given(KINDS.get(name, name))}" for name in names if is_id(name))


def _takes_ids(wall: Wall, path: str, operation: dict[str, Any]) -> bool:
    found: list[str] = []

    def noted(kind: str) -> str:
        found.append(kind)
        return str(uuid4())

    wall.forms.body(operation, noted)
    _target(path, OTHER, noted)
    _query(operation, noted)
    return bool(found)


async def test_every_id_of_the_busy_ward_opens_something_there(wall: Wall):
    """Otherwise the next tests would prove nothing."""
    given = wall.busy.ids.__getitem__
    closed = []
    for method, path, operation in _operations(wall):
        if method == "get" and "_id}" in path and not path.endswith(NOTHING_YET):
            url = f"{_target(path, wall.busy.cast.ward, given)}?{_query(operation, given)}"
            answer = await _call(wall.theirs, method, url, None)
            if answer.status_code != 200:
                closed.append((path, answer.status_code, answer.text[:200]))
    assert closed == [], "\n".join(map(str, closed))


async def test_every_operation_with_ids_of_another_ward_answers_as_if_they_did_not_exist(
    wall: Wall,
):
    known = wall.busy.ids
    random: dict[str, str] = {}
    seen, told_apart, accepted = 0, [], []
    for method, path, operation in _operations(wall):
        if not _takes_ids(wall, path, operation):
            continue
        of_theirs = await _as_stranger(wall, method, path, operation, known.__getitem__)
        of_nobody = await _as_stranger(
            wall,
            method,
            path,
            operation,
            lambda kind: random.setdefault(kind, NOBODYS.get(kind) or str(uuid4())),
        )
        seen += 1
        if of_theirs != of_nobody:
            told_apart.append((method, path, of_theirs, of_nobody))
        # A list asked for what nobody has may be empty; everything else must be refused.
        empty = method == "get" and "_id}" not in path and of_theirs[0] == 200
        if not empty and of_theirs[0] not in (403, 404, 422):
            accepted.append((method, path, of_theirs))
    assert seen >= 40
    assert told_apart == []
    assert accepted == [], "\n".join(map(str, accepted))


async def test_lists_of_the_other_ward_hold_nothing_of_this_one(wall: Wall):
    known = set(wall.busy.ids.values())
    leaks = []
    for method, path, operation in _operations(wall):
        if method == "get" and not _takes_ids(wall, path, operation):
            answer = await _call(
                wall.stranger, method, f"{_target(path, OTHER, str)}?year=2025", None
            )
            leaks += [(path, each) for each in known if each in answer.text]
    assert leaks == []


async def test_on_the_busy_wards_own_paths_a_stranger_is_anybody(wall: Wall):
    """A session of one ward says nothing in another: the answer is that to any visitor."""
    ward, given = wall.busy.cast.ward, wall.busy.ids.__getitem__
    anybody = wall.busy.cast.citizen()
    anybody.client.cookies.clear()  # the browser of somebody who answered a sheet is not anybody's
    apart, accepted = [], []
    for method, path, operation in _operations(wall):
        url, body = _target(path, ward, given), wall.forms.body(operation, given)
        answers = [await _call(person, method, url, body) for person in (wall.stranger, anybody)]
        statuses = [answer.status_code for answer in answers]
        if len(set(statuses)) > 1:
            apart.append((method, path, statuses))
        if method != "get" and statuses[0] < 400 and not path.endswith(FOR_EVERYBODY):
            accepted.append((method, path, statuses))
    assert apart == []
    assert accepted == [], "\n".join(map(str, accepted))


async def test_files_of_another_ward_are_not_taken_and_not_shown(wall: Wall):
    receipt = await wall.theirs.upload(sample_photo("of the busy ward"))
    form = {"item": "12a", "title": "Mẫu", "number": "1/QĐ", "signer_position": "Chủ tịch"}
    form |= {"signed_on": wall.busy.house.today.isoformat(), "receipt": receipt}
    url = f"/api/wards/{OTHER}/disclosures/documents"
    refused = await _call(wall.stranger, "post", url, form)
    assert (refused.status_code, refused.json()["type"]) == (422, "ReceiptNotGood")

    page = await wall.theirs.get(f"disclosures/disclosures/{wall.busy.ids['disclosure_id']}")
    link = page["file"]["href"]
    assert (await wall.stranger.client.get(link)).status_code == 200  # who holds a link may read
    elsewhere = link.replace(f"/{wall.busy.cast.ward}/", f"/{OTHER}/")
    assert (await wall.stranger.client.get(elsewhere)).status_code == 410
