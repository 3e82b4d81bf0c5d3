"""A model is scored, voted on, waits while a petition about its unit is pending, and is made known.

Whoever is of the unit reads the same before, while and after it waits.
"""

from __future__ import annotations

import secrets
from datetime import date, timedelta
from typing import Any

import pytest

from libs.law.rubrics import rubric
from tests.flows.house import House
from tests.flows.searching import dump, holds
from tools.parts import SERVICES
from tools.people import Person, Refused, sample_photo
from tools.samples.cast import Cast, given

pytestmark = pytest.mark.timeout(300)
WARD = "06874"
RUBRIC = "skilled_mobilisation"
WHY = "có vụ việc đang được xem xét"
SUMMARY = "Việc thu tiền ở khu phố"
PERSON = "Triệu Tên Trồng Tám"
PAGES = ("viec", "viec/mo-hinh", "viec/khen-thuong", "viec/ky-luat", "viec/don-thu", "mo-hinh")


@pytest.fixture(scope="module")
async def cast(house: House) -> Cast:
    return await house.founded(WARD)


async def test_a_model_waits_while_a_petition_about_its_unit_is_pending(
    house: House, cast: Cast
) -> None:
    keeper, chair = await cast.person("khu01"), await cast.person("chutich")
    model = await _noticed(house, cast)
    decided_on = date.fromisoformat((await chair.get(model))["notice_until"]) + timedelta(days=1)
    await house.live_until(decided_on)
    before = await keeper.get(model)
    assert (await chair.get(model))["blocked"] == []

    case = await _petition(house, cast, before["unit_id"])
    assert (await chair.get(model))["blocked"] == []  # told by the night, not at once
    await _next_night(house)
    assert (await chair.get(model))["blocked"] == [WHY]
    with pytest.raises(Refused, match=f"Chưa quyết định được: {WHY}"):
        await chair.post(f"{model}/recognition", number="88/QĐ-UBND")
    assert f"Chưa quyết định được: {WHY}" in await _page(chair, model)

    await _the_unit_reads_nothing_of_it(keeper, model, before, case)
    await _settle(house, cast, case)
    await _next_night(house)
    assert (await chair.get(model))["blocked"] == []
    await chair.post(f"{model}/recognition", number="88/QĐ-UBND")
    await house.settle()
    code = (await keeper.get(model))["honour_code"]
    await _is_made_known(house, cast, code)
    await _is_counted(house, cast)
    _nobody_else_keeps_why(house, case, before["unit_id"])


async def _noticed(house: House, cast: Cast) -> str:
    """Registered, scored by its unit, appraised by the department, voted on, public."""
    keeper, chair = await cast.person("khu01"), await cast.person("chutich")
    culture = await cast.person("vhxh")
    unit = next(u for u in await keeper.get("awards/units") if u["name"] == "Khu phố 1")
    said = {"kind": "neighbourhood", "title": "Đường hoa (mẫu)", "aims": "Mỗi hộ một đoạn."}
    made = await keeper.post("awards/models", **said, unit_id=unit["id"], rubric=RUBRIC)
    model = f"awards/models/{made['id']}"
    await chair.post(f"{model}/approval", number="9/TB-BCĐ")
    lines = rubric(RUBRIC).on(house.today).lines
    for line in lines:
        photo = await keeper.upload(sample_photo(line.key))
        await keeper.post(f"{model}/proofs", line_key=line.key, note="Ảnh (mẫu).", file=photo)
    scores = [{"key": line.key, "points": line.points - 1} for line in lines]
    await keeper.post(f"{model}/scores", scores=scores)
    await keeper.post(f"{model}/score")
    await culture.post(f"{model}/findings", scores=scores)
    await culture.post(f"{model}/appraisal", number="20/BC-VHXH")
    await _voted(house, culture, model)
    await culture.post(f"{model}/notice")
    return model


async def _voted(house: House, culture: Person, model: str) -> None:
    for number in range(5):
        seat = {"full_name": f"Người mẫu {number}", "position": "Ủy viên", "number": "3/QĐ"}
        await culture.post("awards/council", **seat, begins_on=house.today.isoformat())
    await _next_night(house)  # it sits once its members were named
    today = house.today.isoformat()
    minutes = await culture.upload(sample_photo("minutes"))
    count = {"present": 5, "in_favour": 4, "against": 1, "blank": 0, "tellers": 3}
    said = {"title": "model", "held_on": today, "minutes": minutes}
    await culture.post(f"{model}/vote", **said, **count)


async def _petition(house: House, cast: Cast, unit_id: str) -> str:
    """Somebody complains of the unit; a clerk says which unit it is about."""
    chair = await cast.person("chutich")
    cast.passwords["donthu"] = secrets.token_urlsafe(12)
    official = {"username": "donthu", "display_name": "Cán bộ đơn thư (mẫu)"}
    official |= {"position": "Chuyên viên", "password": given(cast.passwords["donthu"])}
    await chair.post("directory/officials", **official, roles=["reception_clerk"])
    await cast.begin("donthu")
    clerk = await cast.person("donthu")
    letter = {"text": f"{SUMMARY} không đúng.", "full_name": PERSON, "accused": [PERSON]}
    sent = await cast.citizen().post("reception/petitions", **letter)
    path = f"reception/cases/{sent['case_id']}"
    kind = {"kind": "complaint", "summary": SUMMARY, "on": house.today.isoformat()}
    await clerk.post(f"{path}/kind", **kind, accused_unit_ids=[unit_id])
    return path


async def _settle(house: House, cast: Cast, case: str) -> None:
    clerk, on = await cast.person("donthu"), house.today.isoformat()
    said = {"number": "14/TB-UBND", "reason": "Không đủ điều kiện thụ lý."}
    await clerk.post(f"{case}/steps/decline", on=on, **said)


async def _next_night(house: House) -> None:
    await house.live_until(house.today + timedelta(days=1))
    await house.settle()


async def _page(person: Person, model: str) -> str:
    model_id = model.rsplit("/", 1)[1]
    return str((await person.client.get(f"/{person.ward}/viec/mo-hinh/{model_id}")).text)


async def _the_unit_reads_nothing_of_it(
    keeper: Person, model: str, before: dict[str, Any], case: str
) -> None:
    """Its answers are those of before, and no page it reaches has a word of it."""
    assert _lasting(await keeper.get(model)) == _lasting(before)
    own = f"viec/mo-hinh/{before['id']}"
    pages = {page: await _read(keeper, page) for page in (own, f"mo-hinh/{before['id']}", *PAGES)}
    assert before["title"].encode() in pages[own]
    telling = {WHY, "vụ việc", SUMMARY, PERSON, case.rsplit("/", 1)[1], "unit_standing"}
    assert [
        (page, word) for page, body in pages.items() for word in telling if holds(body, word)
    ] == []
    for path in (case, "awards/disciplines", "reception/cases"):
        with pytest.raises(Refused, match=r"40[34]"):
            await keeper.get(path)


async def _read(person: Person, page: str) -> bytes:
    answer = await person.client.get(f"/{person.ward}/{page}")
    assert answer.status_code in (200, 403), page
    return str(answer.headers).encode() + answer.content


def _lasting(told: Any) -> Any:
    """An answer without the links to files, which are made anew each time."""
    if isinstance(told, dict):
        return {name: _lasting(value) for name, value in told.items()}
    if isinstance(told, list):
        return [_lasting(each) for each in told]
    return "link" if isinstance(told, str) and "/files/" in told else told


async def _is_made_known(house: House, cast: Cast, code: str) -> None:
    """The service centre is asked, airs it, and its campaign leads back to the roll."""
    centre = await cast.person("dichvu")
    year = house.today.year
    [campaign] = [c for c in await centre.get("planning/campaigns", year=year) if c["honour_code"]]
    assert campaign["honour_code"] == code
    path, day = f"planning/campaigns/{campaign['id']}", house.today + timedelta(days=1)
    slot = {"title": "Đường hoa (mẫu)", "system": "Loa khu phố 1", "days": [day.isoformat()]}
    [aired] = await centre.post(
        f"{path}/broadcasts", **slot, times=["06:00"], minutes=15, script=[]
    )
    await _next_night(house)
    log = await centre.upload(sample_photo("loudspeaker"))
    await centre.post(f"planning/activities/{aired['id']}/result", amount=15, evidence=[log])
    page = await centre.client.get(f"/{WARD}/viec/tuyen-truyen/{campaign['id']}")
    assert f"/{WARD}/chung-nhan/{code}" in page.text
    roll = await cast.citizen().client.get(f"/{WARD}/mo-hinh")
    assert f"/{WARD}/chung-nhan/{code}" in roll.text


async def _is_counted(house: House, cast: Cast) -> None:
    await house.settle()
    culture, today = await cast.person("vhxh"), house.today.isoformat()
    order = {"title": "Báo cáo (mẫu)", "requested_by": "Thường trực HĐND phường", "due_on": today}
    order |= {"period_start": f"{house.today.year}-01-01", "cutoff_on": today}
    report = await culture.post("reporting/reports", on_demand=order)
    values = (await culture.get(f"reporting/reports/{report['id']}"))["values"]
    steps = ("registered", "approved", "scored", "appraised", "voted", "noticed", "recognised")
    assert {values[f"period.models_{step}"] for step in steps} == {1}
    assert values["period.models_refused"] == 0


def _nobody_else_keeps_why(house: House, case: str, unit_id: str) -> None:
    """The case stands in reception alone; who wrote in no database of them at all."""
    case_id = case.rsplit("/", 1)[1]
    keepers = {name for name in SERVICES if holds(dump(house, name), case_id)}
    named = {name for name in SERVICES if holds(dump(house, name), PERSON)}
    assert (keepers - {"reception", "reporting"}, named) == (set(), set())
