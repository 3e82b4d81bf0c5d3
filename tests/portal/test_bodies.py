"""Bodies that meet, on their pages: called, held, concluded, announced, worked on."""

from __future__ import annotations

import re

from libs.kernel import clock
from libs.kernel.actor import Actor
from services.planning.conferences.duties import owe_conferences
from tests.portal.house import House, links_of, text_of

WARD = "06811"
FINANCE = "Phòng Kinh tế, Hạ tầng và Đô thị"
OFFICE = "Văn phòng HĐND và UBND"
MEETING = {
    "title": "Sơ kết quý III",
    "on": "2026-11-20",
    "starts_at": "14:00",
    "place": "Phòng họp số 2",
    "agenda": "Đánh giá việc niêm yết.",
}


def read_on(page: str) -> dict[str, str]:
    """What a page says was read there, as its form sends it along."""
    [said] = re.findall(r'name="content_sha256" value="([0-9a-f]{64})"', page)
    return {"content_sha256": said}


async def test_a_committee_is_formed_anew_on_its_page(house: House) -> None:
    office = house.looker("office", unit=OFFICE)
    page = "/06811/viec/ban-chi-dao"
    decision = {
        "decision_number": "31/QĐ-UBND",
        "decided_on": "2026-01-15",
        "position-0": "Trưởng ban",
        "unit-0": str(house.units[OFFICE]),
        "fields-0": "Chỉ đạo chung, Cải cách hành chính",
        "position-1": "",
    }

    nobody = await office.send(f"{page}/kien-toan", **decision | {"unit-0": ""})
    await office.done(f"{page}/kien-toan", **decision)
    shown = text_of(await office.see(page))

    assert nobody.status == 422
    assert "Thành viên thứ 1 không phải là người hay đơn vị" in text_of(nobody.body.decode())
    assert "Trưởng ban Văn phòng HĐND và UBND Chỉ đạo chung; Cải cách hành chính" in shown
    assert "Quyết định 31/QĐ-UBND" in shown


async def test_a_conclusion_becomes_work_of_the_unit_that_it_names(house: House) -> None:
    office = house.looker("office", unit=OFFICE)
    chair = house.looker("chair", position="Chủ tịch")
    finance = house.looker("department", unit=FINANCE)

    page = await office.done("/06811/viec/ban-chi-dao/hop", **MEETING, documents="")
    counted = {"invited": "20", "present": "21", "minutes": await house.photo("Bien ban")}
    wrong = await office.send(f"{page}/bien-ban", **counted)
    await office.done(f"{page}/bien-ban", **counted | {"present": "18"})
    said = {"text": "Niêm yết đủ quyết toán.", "due_on": "2026-12-15"}
    without = await office.send(f"{page}/ket-luan", **said)
    await office.done(f"{page}/ket-luan", **said, **{f"unit-{house.units[FINANCE]}": "1"})
    waiting = text_of(await chair.see("/06811/viec"))
    signed = {"number": "12/TB-BCĐ", "signed_on": "2026-11-23"}
    signed |= {"signing_form": "tm", "signer_position": "Chủ tịch"}
    signing = await chair.see(f"{page}/thong-bao")
    assert "Ký Thông báo kết luận" in text_of(signing)
    assert f"1. Niêm yết đủ quyết toán. ({FINANCE}, hạn 15/12/2026)" in text_of(signing)
    stale = await chair.send(f"{page}/thong-bao/ky", **signed, content_sha256="0" * 64)
    await chair.done(f"{page}/thong-bao/ky", **signed, **read_on(signing))

    shown = await finance.see(page)
    task = next(link for link in links_of(shown) if "/viec/nhiem-vu/" in link)
    work = await finance.see(task)
    inbox = await finance.see("/06811/viec")

    assert "Ký Thông báo kết luận: Sơ kết quý III" in waiting
    assert "Ký Thông báo kết luận" not in text_of(await chair.see("/06811/viec"))
    assert "nhiều hơn số người được mời" in text_of(wrong.body.decode())
    assert "phải có cả đơn vị thực hiện và hạn" in text_of(without.body.decode())
    assert "Kết luận đã thay đổi sau khi bạn mở trang này" in text_of(stale.body.decode())
    assert "18/20 người" in text_of(shown)
    assert "Thông báo kết luận 12/TB-BCĐ" in text_of(shown)
    assert re.search(rf'<a href="{page}">Kết luận 1 của cuộc họp', work)
    assert "Niêm yết đủ quyết toán." in text_of(inbox)


async def test_the_committees_pages_are_not_for_everybody(house: House) -> None:
    office = house.looker("office", unit=OFFICE)
    front = house.looker("front", unit=OFFICE)
    page = await office.done("/06811/viec/ban-chi-dao/hop", **MEETING, documents="")

    assert (await front.open(page)).status == 404
    assert (await house.looker().open(page)).status == 303  # to the sign-in
    assert (await front.open("/06811/viec/mat-tran")).status == 200


async def owe_conferences_now(house: House) -> None:
    """What the clock does in the morning."""
    planning = next(part for part in house.running if part.service.name == "planning")
    async with planning.database.transaction(WARD) as session:
        by = Actor("clock", WARD, frozenset({"clock"}))
        await owe_conferences(session, by=by, now=clock.now())


async def test_a_conference_goes_from_plan_to_resolution_on_its_page(house: House) -> None:
    centre = await house.ask(
        house.looker("office", unit=OFFICE),
        "POST",
        "directory/units",
        {"kind": "service_centre", "name": "Trung tâm Cung ứng dịch vụ"},
    )
    await house.settle()
    office = house.looker("office", unit=OFFICE)
    page = f"/06811/viec/hoi-nghi/{centre['id']}"
    person = {"staff_count": "30", "year_end": "30/9", "speaker": "Công đoàn cơ sở"}
    await office.done(f"{page}/thong-tin", **person)
    await owe_conferences_now(house)

    plan = {"on": "2026-11-20", "place": "Hội trường", "form": "delegates", "staff_count": "30"}
    delegates = await office.send(f"{page}/ke-hoach", **plan, summoned="20")
    await office.done(f"{page}/ke-hoach", **plan | {"form": "plenary"}, summoned="")
    paper = await house.photo("Nghi quyet")
    result = {"on": "2026-11-20", "present": "20", "in_favour": "10", "resolution": paper}
    half = await office.send(f"{page}/ket-qua", **result)
    await office.done(f"{page}/ket-qua", **result | {"in_favour": "11"})
    shown = text_of(await office.see(page))
    listed = text_of(await office.see("/06811/viec/hoi-nghi"))

    assert "từ 100 người mới họp đại biểu (Điều 51" in text_of(delegates.body.decode())
    assert "chưa đủ 11 người" in text_of(half.body.decode())
    assert "20/30 người dự, 11 tán thành" in shown
    assert "20/05/2027" in shown  # the check, six months later
    assert "Đã thông qua nghị quyết" in listed


async def test_a_matter_of_the_staff_is_proposed_and_settled_on_its_page(house: House) -> None:
    office = house.looker("office", unit=OFFICE)
    page = f"/06811/viec/hoi-nghi/{house.units[OFFICE]}"
    person = {"staff_count": "30", "year_end": "31/12", "speaker": "Công đoàn cơ sở"}
    await office.done(f"{page}/thong-tin", **person)
    matter = {"matter": "49.2", "text": "Lập quỹ.", "proposed_by": "staff", "on": "2026-11-20"}

    few = await office.send(f"{page}/de-xuat", **matter, supporters="9")
    await office.done(f"{page}/de-xuat", **matter, supporters="10")
    shown = await office.see(page)
    settle = re.search(rf'action="({page}/noi-dung/[^"]+)"', shown)
    assert settle is not None
    decided = {"outcome": "adopted", "answer": "Nhất trí.", "on": "2026-11-23"}
    await office.done(settle[1], **decided)

    assert "cần ít nhất 10 người" in text_of(few.body.decode())
    assert "Tập thể thông qua" in text_of(await office.see(page))


async def test_a_joint_programme_is_written_by_two_sides_and_signed_by_both(house: House) -> None:
    office = house.looker("office", unit=OFFICE)
    front_unit = await house.ask(
        office, "POST", "directory/units", {"kind": "front", "name": "Ủy ban MTTQ phường"}
    )
    await house.settle()
    chair = house.looker("chair", position="Chủ tịch")
    front = house.looker("front")
    year = {"kind": "front", "year": "2027"}
    page = await office.done("/06811/viec/chuong-trinh", **year)
    ours = {"unit_id": str(house.units[FINANCE]), "text": "Công khai.", "due_on": "2027-06-30"}
    theirs = ours | {"unit_id": front_unit["id"], "text": "Giám sát."}

    await office.done(f"{page}/muc", **ours)
    wrong = await front.send(f"{page}/muc", **ours)
    await front.done(f"{page}/muc", **theirs)
    hidden = text_of(await office.see(page))
    before = read_on(await chair.see(page))
    early = await chair.send(f"{page}/ky", **before)
    for side in (office, front):
        await side.done(f"{page}/gui")
    stale = await chair.send(f"{page}/ky", **before)
    await chair.done(f"{page}/ky", **read_on(await chair.see(page)))
    waiting = text_of(await front.see("/06811/viec"))
    await front.done(f"{page}/dong-y", **read_on(await front.see(page)))
    shown = await front.see(page)

    assert await front.done("/06811/viec/chuong-trinh", **year) == page  # begun already
    assert "chỉ giao việc cho đơn vị của mình" in text_of(wrong.body.decode())
    assert "Giám sát." not in hidden
    assert "Chương trình đã thay đổi sau khi bạn mở trang này" in text_of(stale.body.decode())
    assert "Ký chương trình phối hợp năm 2027" in waiting
    assert "chưa gửi cho bên kia xem" in text_of(early.body.decode())
    assert "Đang thực hiện" in text_of(shown)
    task = next(link for link in links_of(shown) if "/viec/nhiem-vu/" in link)
    assert f'href="{page}"' in await front.see(task)
