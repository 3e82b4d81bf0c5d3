"""A name is only where it must be: in no event, no log, no span, and in no other database."""

from __future__ import annotations

import pytest

from tests.flows.busy import Busy
from tests.flows.searching import dump, files, holds
from tools import docs
from tools.parts import SERVICES
from tools.people import sample_photo
from tools.samples.cast import given
from tools.samples.showing import Paper, publish, register

pytestmark = pytest.mark.timeout(300)

# Nobody is called so. Each is typed in one place, and may be found in one database only.
OFFICIAL = "Hoàng Thị Tên Trồng Một"
IN_PROGRESS = "Lò Văn Tên Trồng Hai"
IN_NARRATIVE = "Vừ A Tên Trồng Ba"
IN_SUMMARY = "Đinh Tên Trồng Bốn"
ON_ROLL = "Sùng Tên Trồng Năm"
IN_SURVEY = "Giàng Tên Trồng Sáu"
COMMENDED = "Lường Tên Trồng Bảy"
KEPT_BY = {
    OFFICIAL: {"directory"},
    IN_PROGRESS: {"planning"},
    IN_NARRATIVE: {"reporting"},
    IN_SUMMARY: {"disclosures"},
    ON_ROLL: {"participation"},
    IN_SURVEY: {"participation"},
    COMMENDED: {"awards"},
}
USERNAME = "tentrong"


async def commended(busy: Busy) -> None:
    """Somebody is proposed, appraised, and granted a giấy khen without agreeing to be named."""
    chair, culture = await busy.cast.person("chutich"), await busy.cast.person("vhxh")
    office = await busy.cast.person("vanphong")
    units = await culture.get("awards/units")
    # Of no unit about which something is pending: that would keep it waiting.
    quiet = [each["id"] for each in units if each["kind"] == "neighbourhood"][-1]
    said = {"holder": "individual", "title": "merit", "merit": "Mẫu."}
    of = {"unit_id": quiet, "person": COMMENDED}
    one = await culture.post("awards/commendations", **said, **of)
    path = f"awards/commendations/{one['id']}"
    await office.post(f"{path}/appraisal", opinion="Đúng.", number="21/BC")
    await chair.post(f"{path}/grant", number="88/QĐ-UBND")


@pytest.fixture(scope="module")
async def planted(busy: Busy) -> Busy:
    """The names are typed where people type names, in the course of work."""
    chair, culture = await busy.cast.person("chutich"), await busy.cast.person("vhxh")
    password = busy.cast.passwords.setdefault(USERNAME, "Mùa xuân 2026 ấm áp")
    await chair.post(
        "directory/officials",
        username=USERNAME,
        display_name=OFFICIAL,
        position="Chuyên viên",
        roles=["office"],
        password=given(password),
    )
    await busy.cast.begin(USERNAME)
    named = await busy.cast.person(USERNAME)
    task = f"planning/tasks/{busy.ids['task_id']}"
    today = busy.house.today.isoformat()
    photo = await named.upload(sample_photo(OFFICIAL))
    note = f"{IN_PROGRESS} trình bày tại hội nghị."
    await named.post(f"{task}/progress", on=today, note=note, evidence=[photo])
    report = f"reporting/reports/{busy.ids['report_id']}"
    part = (await culture.get(report))["parts"][0]
    words = {"text": f"Theo ông {IN_NARRATIVE}.", "text_sha256": part["text_sha256"]}
    await culture.put(f"{report}/sections/{part['key']}", **words)
    paper = Paper("7e", "Kết quả bình xét (mẫu)", "77/TB-UBND", busy.house.today)
    owed = await register(busy.cast, paper)
    await publish(busy.cast, owed, f"Bà {IN_SUMMARY} được xét hỗ trợ.")
    await commended(busy)
    household = f"participation/households/{busy.ids['household_id']}"
    speaks = {"full_name": ON_ROLL, "born": "1970", "capable": True}
    await named.post(f"{household}/representative", **speaks)
    sheet = f"participation/survey-sheets/{busy.ids['survey_sheet_code']}/answers"
    written = {"c1": "0", "c2": f"{IN_SURVEY} tiếp dân chậm."}
    somebody = busy.cast.citizen()
    somebody.client.cookies.clear()  # another browser: this one may have answered here
    await somebody.post(sheet, answers=written)
    await busy.house.settle()
    return busy


async def test_a_name_is_in_the_one_database_that_must_hold_it(planted: Busy):
    dumps = {service: dump(planted.house, service) for service in SERVICES}
    found = {
        name: {service for service, content in dumps.items() if holds(content, name)}
        for name in KEPT_BY
    }
    assert found == KEPT_BY


async def test_no_name_is_in_what_a_service_tells(planted: Busy):
    """Outbox and stream; that the search can find anything there is shown first."""
    home = planted.house.machine.home
    store = b"".join(path.read_bytes() for path in files(home / "nats" / "store"))
    assert holds(store, "Kết quả bình xét (mẫu)")
    assert [name for name in KEPT_BY if holds(store, name)] == []
    for service in filter(docs.events().get, SERVICES):
        content = dump(planted.house, service)
        told = content.partition(b"COPY public.outbox ")[2].partition(b"\n\\.\n")[0]
        assert told.count(b"events.") > 1, service
        assert [name for name in KEPT_BY if holds(told, name)] == []


async def test_no_name_is_in_a_log_or_a_span_or_the_name_of_a_file(planted: Busy):
    home = planted.house.machine.home
    logs = [*files(home / "logs"), *home.glob("*.log"), *home.glob("*/*.log")]
    assert {path.stem for path in logs} >= {*SERVICES, "gateway", "portal", "nats", "postgres"}
    spans = planted.house.spans
    assert holds(spans.read_bytes(), "POST planning")
    named = [
        (path.name, name)
        for path in (*logs, spans)
        for name in KEPT_BY
        if holds(path.read_bytes(), name)
    ]
    assert named == []
    names = " ".join(path.name for path in files(home / "files")).encode()
    assert [name for name in KEPT_BY if holds(names, name)] == []
