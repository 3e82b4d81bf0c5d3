"""The plan and the reports on the pages: handed in, reviewed, approved, worked on, counted."""

from __future__ import annotations

import re
from datetime import date

from libs.kernel.actor import Actor
from services.portal.pages.report_view import may_draft
from services.portal.visitors import Visitor
from tests.portal.house import House, Looker, text_of
from tests.portal.planned import OFFICE, TEXT

KEY = "r" * 24  # of a form, however often it is sent


async def test_residents_read_the_approved_plan_and_officials_its_tasks(
    house: House, plan: str
) -> None:
    resident, office = house.looker(), house.looker("office", unit=OFFICE)

    read = text_of(await resident.see("/06811/ke-hoach"))
    worked = await office.see(plan)

    assert "36/KH-UBND, 23/11/2026" in read
    assert "II. Nội dung thực hiện" in read
    assert "/viec/nhiem-vu/" not in await resident.see("/06811/ke-hoach")
    assert "hạn 09/12/2026" in text_of(worked)


async def test_a_day_that_no_calendar_has_is_refused_with_the_page_as_typed(house: House) -> None:
    culture = house.looker("culture", unit="Phòng Văn hóa - Xã hội")
    review = await culture.done("/06811/viec/ke-hoach/moi", year="2027", text=TEXT, receipt="")
    key = re.findall(r'id="cau-([0-9a-f-]{36})"', await culture.see(review))[0]

    typed = {f"{key}.decision": "change", f"{key}.text": "Việc đã sửa", f"{key}.due_kind": "by"}
    answer = await culture.send(f"{review}?trang=1", **typed, **{f"{key}.due": "hôm nào đó"})

    html = answer.body.decode()
    assert answer.status == 422
    assert "ngày “hôm nào đó” chưa đúng" in html
    assert ">Việc đã sửa</textarea>" in html


async def test_what_is_wanted_of_a_task_is_written_in_the_review(house: House) -> None:
    culture = house.looker("culture", unit="Phòng Văn hóa - Xã hội")
    review = await culture.done("/06811/viec/ke-hoach/moi", year="2027", text=TEXT, receipt="")
    key = re.findall(r'id="cau-([0-9a-f-]{36})"', await culture.see(review))[0]

    typed = {"decision": "change", "indicator": "33/33 nhà văn hóa", "evidence_asked": "Ảnh chụp"}
    await culture.done(f"{review}?trang=1", **{f"{key}.{name}": it for name, it in typed.items()})

    kept = await culture.see(review)
    assert f'name="{key}.indicator" value="33/33 nhà văn hóa"' in kept
    assert f'name="{key}.evidence_asked" value="Ảnh chụp"' in kept


async def test_a_plan_is_not_submitted_before_it_was_read(house: House) -> None:
    culture = house.looker("culture", unit="Phòng Văn hóa - Xã hội")
    review = await culture.done("/06811/viec/ke-hoach/moi", year="2027", text=TEXT, receipt="")

    answer = await culture.send(f"{review}/trinh")

    assert answer.status == 422
    assert "chưa được xem xét" in text_of(answer.body.decode())


async def test_a_task_is_urged_answered_and_finished_on_its_page(house: House, plan: str) -> None:
    office = house.looker("office", unit=OFFICE)
    task = re.findall(r'href="(/06811/viec/nhiem-vu/[0-9a-f-]{36})"', await office.see(plan))[0]

    await office.done(f"{task}/don-doc", text="Đề nghị báo cáo ngay.", answer_by="2026-11-30")
    asked = await office.see(task)
    answer = re.findall(r'action="([^"]+/tra-loi/[^"]+)"', asked)[0]
    await office.done(answer, answer="Đã phát ba buổi.")
    refused = await office.send(f"{task}/tien-do", outcome="partly", note="", evidence="")
    await office.done(
        f"{task}/tien-do", outcome="partly", note="Còn hai cụm loa hỏng.", evidence=""
    )

    assert refused.status == 422
    page = text_of(await office.see(task))
    assert "Trả lời: Đã phát ba buổi." in page
    assert "Hoàn thành một phần Còn hai cụm loa hỏng." in page


async def test_a_letter_is_numbered_printed_and_listed_with_what_is_late(
    house: House, plan: str
) -> None:
    office, chair = house.looker("office", unit=OFFICE), house.looker("chair", position="Chủ tịch")
    task = re.findall(r'href="(/06811/viec/nhiem-vu/[0-9a-f-]{36})"', await office.see(plan))[-1]

    await office.done(f"{task}/don-doc", text="Đề nghị gửi số liệu.", answer_by="")
    letter = re.findall(r'href="(/06811/viec/don-doc/[0-9a-f-]{36})"', await office.see(task))[0]
    inbox = text_of(await office.see("/06811/viec"))
    signed = {"signed_on": "2026-11-23", "signing": "tl"}
    refused = await office.send(f"{letter}/so", number="45", **signed)
    await office.done(f"{letter}/so", number="45/UBND-VP", **signed)
    paper = await office.open(f"{letter}/tai/pdf")
    listed = text_of(await chair.see("/06811/viec/don-doc"))

    assert "Cấp số, ký văn bản đôn đốc ngày 23/11/2026" in inbox
    assert refused.status == 422
    assert "Số, ký hiệu viết chưa đúng" in text_of(refused.body.decode())
    assert paper.body.startswith(b"%PDF")
    assert "Văn bản 45/UBND-VP, gửi 23/11/2026" in listed
    assert "Quá hạn 3 ngày làm việc: báo người đứng đầu đơn vị." in listed


async def test_the_ward_sets_when_the_chair_is_told_and_a_wrong_order_is_refused(
    house: House,
) -> None:
    chair = house.looker("chair", position="Chủ tịch")
    here = "/06811/viec/don-doc"

    wrong = await chair.send(f"{here}/thoi-han", answer_days="3", head_days="5", chair_days="5")
    await chair.done(f"{here}/thoi-han", answer_days="3", head_days="4", chair_days="8")

    assert wrong.status == 422
    assert "số ngày phải lớn hơn 5" in text_of(wrong.body.decode())
    assert "Quá hạn 8 ngày làm việc: báo Chủ tịch." in text_of(await chair.see(here))


async def sent_once_each(culture: Looker, sending: str) -> None:
    """The report leaves for one of those who get it, and is not sent there again."""
    assert f'href="{sending}"' in await culture.see("/06811/viec?loai=bao-cao")
    sent = {"recipient": "party", "way": "paper", "sent_on": "2026-11-23"}
    ahead = await culture.send(sending, **sent | {"sent_on": "2026-11-24"})
    assert "Ngày gửi phải từ ngày ban hành" in text_of(ahead.body.decode())
    await culture.done(sending, **sent)
    again = await culture.send(sending, **sent)
    assert "đã được ghi là đã gửi Đảng ủy" in text_of(again.body.decode())
    assert "Đảng ủy ngày 23/11/2026 văn bản giấy Đã gửi" in text_of(await culture.see(sending))


async def read_by_everybody_and_opened_inside(
    resident: Looker, culture: Looker, behind: str
) -> None:
    """A number of internal matters stands on the page; its list is linked for insiders only."""
    page = behind.partition("/so/")[0]
    for each in (resident, culture):
        assert "Văn bản đôn đốc" in text_of(await each.see(page))
    assert f'href="{behind}"' not in await resident.see(page)
    refused = await resident.open(behind)
    assert refused.status == 403
    assert "việc nội bộ" in text_of(refused.body.decode())
    assert f'href="{behind}"' in await culture.see(page)
    assert "sự việc sau con số này" in text_of(await culture.see(behind))


def read_of(page: str) -> str:
    """What the page of a report says was read, for its approval."""
    [said] = re.findall(r'name="content_sha256" value="(\w+)"', page)
    return str(said)


async def written_and_approved(culture: Looker, chair: Looker, page: str, work: str) -> None:
    """Words are put over those that were read, and what is approved is what was read."""
    seen = read_of(await chair.see(page))
    [began] = re.findall(r'name="text_sha256" value="(\w+)"', await culture.see(f"{work}/muc/V"))
    words = {"text": "Đề nghị cấp thêm kinh phí.", "text_sha256": began}
    await culture.done(f"{work}/muc/V", **words)
    over = await culture.send(f"{work}/muc/V", **words)
    assert "Mục này đã đổi sau khi mở ra để sửa." in text_of(over.body.decode())
    changed = (await chair.send(f"{work}/duyet", content_sha256=seen)).body.decode()
    assert "Báo cáo đã đổi sau khi mở trang này." in text_of(changed)
    await chair.done(f"{work}/duyet", content_sha256=read_of(changed))


async def test_a_report_is_drafted_approved_issued_and_every_figure_opens(
    house: House, plan: str
) -> None:
    culture = house.looker("culture", unit="Phòng Văn hóa - Xã hội")
    chair = house.looker("chair", position="Chủ tịch")
    desk = await culture.see("/06811/viec/bao-cao")
    assert 'action="/06811/viec/bao-cao/ky/' in desk  # the plan opened the periods of its year
    asked = {"title": "Báo cáo chuyên đề về công khai", "requested_by": "Đảng ủy phường"}
    days = {"period_start": "2026-10-01", "cutoff_on": "2026-11-23", "due_on": "2026-11-30"}

    page = await culture.done("/06811/viec/bao-cao", **asked, **days, key=KEY)
    assert await culture.done("/06811/viec/bao-cao", **asked, **days, key=KEY) == page
    assert 'name="key"' in desk
    work = page.replace("/bao-cao/", "/viec/bao-cao/")
    [again] = re.findall(r'action="(/06811/viec/bao-cao/ky/[^"]+)"', await culture.see(page))
    assert await culture.done(again) == page  # with what was noted meanwhile
    await written_and_approved(culture, chair, page, work)
    assert "Lập lại dự thảo từ số liệu mới, bỏ phê duyệt" in await culture.see(page)
    assert "Lập lại dự thảo" not in await chair.see(page)
    signed = {"number": "320", "issued_on": "2026-11-23", "signing_form": "tm"}
    await culture.done(f"{work}/ban-hanh", **signed, signer_name="Người Ký Mẫu")

    await sent_once_each(culture, f"{work}/gui")
    read = await (resident := house.looker()).see(page)
    assert "320/BC-UBND, 23/11/2026" in text_of(read)
    assert "Đề nghị cấp thêm kinh phí." in text_of(read)
    figure = await resident.see(f"{page}/so/period.published")
    assert "sự việc sau con số này" in text_of(figure)
    await read_by_everybody_and_opened_inside(resident, culture, f"{page}/so/period.urgings_sent")
    paper = await resident.open(f"{page}/tai/pdf")
    assert paper.header("content-type") == "application/pdf"
    assert paper.body.startswith(b"%PDF")
    await replaced_in_the_making(culture, resident, page, again)


async def test_a_request_is_taken_back_on_the_page_of_its_draft(house: House, plan: str) -> None:
    culture = house.looker("culture", unit="Phòng Văn hóa - Xã hội")
    asked = {"title": "Báo cáo nhầm kỳ", "requested_by": "Sở Nội vụ", "due_on": "2026-11-30"}
    days = {"period_start": "2026-10-01", "cutoff_on": "2026-11-23"}
    page = await culture.done("/06811/viec/bao-cao", **asked, **days)
    take_back = page.replace("/bao-cao/", "/viec/bao-cao/") + "/rut"
    assert f'action="{take_back}"' in await culture.see(page)

    silent = await culture.send(take_back, reason="")
    assert (silent.status, f'action="{take_back}"' in silent.body.decode()) == (422, True)
    await culture.done(take_back, reason="Nhầm kỳ.")
    shown = await culture.see(page)
    assert "Yêu cầu báo cáo này đã được rút ngày 23/11/2026." in text_of(shown)
    assert take_back not in shown
    assert "Báo cáo nhầm kỳ" not in await culture.see("/06811/viec/bao-cao")


async def replaced_in_the_making(culture: Looker, resident: Looker, page: str, begin: str) -> None:
    """One that would replace the issued report is begun there, and hides it from nobody."""
    asked = f'action="{begin}"'
    assert asked not in await resident.see(page)
    assert asked in await culture.see(page)
    draft = await culture.done(begin)
    listed = f'href="{page}"'
    assert listed in await resident.see("/06811/bao-cao")
    assert draft not in await resident.see("/06811/bao-cao")
    assert listed in await culture.see("/06811/bao-cao")
    shown = await culture.see(page)
    assert f'href="{draft}"' in shown
    assert asked not in shown


async def test_no_draft_is_written_of_days_to_come(house: House) -> None:
    culture = house.looker("culture", unit="Phòng Văn hóa - Xã hội")
    asked = {"title": "Báo cáo chuyên đề về công khai", "requested_by": "Đảng ủy phường"}
    ahead = {"period_start": "2026-11-24", "cutoff_on": "2026-11-24", "due_on": "2026-11-30"}

    early = await culture.send("/06811/viec/bao-cao", **asked, **ahead)

    assert "Kỳ này bắt đầu ngày 24/11/2026; chưa lập dự thảo được." in text_of(early.body.decode())


def test_a_draft_is_offered_from_the_first_day_of_a_period_to_who_drafts() -> None:
    culture, chair = (
        Visitor(Actor(each, "06811", frozenset({each}))) for each in ("culture", "chair")
    )
    period = {"period_start": "2026-10-01"}

    offered = [may_draft(culture, period, date(2026, *day)) for day in ((9, 30), (10, 1))]

    assert offered == [False, True]
    assert not may_draft(chair, period, date(2026, 10, 1))


async def test_a_list_of_units_is_checked_line_by_line_and_then_entered(house: House) -> None:
    office = house.looker("office", unit=OFFICE)
    head = "Loại,Tên,Tên viết tắt,Thuộc đơn vị,Nhà văn hóa"
    wrong = f"{head}\nKhu phố,Khu 8,,,Nhà văn hóa Khu 8\nBản gì đó,Khu 9,,,\n"
    right = f"{head}\nKhu phố,Khu 8,,,Nhà văn hóa Khu 8\n"

    checked = (await office.send("/06811/viec/don-vi/kiem-tra", text=wrong)).body.decode()
    preview = (await office.send("/06811/viec/don-vi/kiem-tra", text=right)).body.decode()
    await office.done("/06811/viec/don-vi/nhap", text=right, receipt="")

    assert "1/2 dòng có lỗi, chưa nhập dòng nào" in text_of(checked)
    assert "Nhập 1 dòng" in text_of(preview)
    assert "Khu 8" in text_of(await office.see("/06811/viec/don-vi?q=khu+8"))
