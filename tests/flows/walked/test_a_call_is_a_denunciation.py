"""Flow 4 page by page: a hotline call is really a denunciation, and nobody is named on any page.

Only the one answer to a look, to which a second person agreed, shows who called.
"""

from __future__ import annotations

import re
from contextlib import suppress

import pytest
from playwright.async_api import Error, Response

from tests.flows.hands import Everybody, Mouse

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

RECEIVING = "Tiếp dân, đơn thư"
CLERK = "tiepcongdan"
NAME, ADDRESS, ACCUSED = "Khuất Thị Tên Trồng", "Số 1987 ngõ Quanh Co", "Bạch Văn Bị Nêu"
TEXT = f"Tôi là {NAME}, ông {ACCUSED} thu tiền sai."
SUMMARY = "Thu tiền sai quy định, xem trang (mẫu)"
ACCUSED_UNIT = "Phòng Kinh tế, Hạ tầng và Đô thị"
STEP = "Ghi bước này"
EXTENDING = "Gia hạn giải quyết tố cáo"
LAST_DAY = re.compile(r"Hạn (\d\d)/(\d\d)/(\d{4})")


@pytest.mark.usefixtures("clerk")
async def test_a_call_is_classified_sealed_extended_once_and_concluded(people: Everybody) -> None:
    people.scripts = False  # residents need none
    pages = dict[str, str]()
    key = await _the_call_is_written_down(people, pages)
    await _a_name_is_refused_and_it_is_a_denunciation(people)
    await _two_look_at_it_once(people)
    await _it_goes_its_way_and_is_extended_once(people)
    await _nobody_of_the_accused_unit_reads_of_it(people)
    await _who_called_follows_it_without_scripts(people, key)
    await _it_is_counted(people)
    await people.house.settle()
    told = "\n".join(pages.values())
    assert len(pages) > 20
    assert [words for words in (NAME, ADDRESS, ACCUSED) if words in told] == []


async def _the_call_is_written_down(people: Everybody, pages: dict[str, str]) -> tuple[str, str]:
    """Code and secret, as the clerk reads them out on the telephone."""
    clerk = await people.at(CLERK)
    for who in (clerk, await people.at("chutich"), await people.at("kinhte"), await people.at()):
        _remember(who, pages)
    await clerk.open("Đơn thư", below=RECEIVING)
    call = {"Cách đến": "Đường dây nóng", "Ngày nhận": people.house.today, "Nội dung đơn": TEXT}
    call |= {"Họ và tên": NAME, "Địa chỉ": ADDRESS, "Người bị khiếu nại, tố cáo": ACCUSED}
    call |= {"Người gửi gọi đây là": "Kiến nghị, phản ánh"}
    await clerk.take("Ghi đơn nhận trực tiếp", "Ghi đơn", call)
    code, secret = await clerk.page.locator("p.big b").all_inner_texts()
    return code, secret


def _remember(who: Mouse, pages: dict[str, str]) -> None:
    """Every page that is loaded from now on, but the one answer to a look."""

    async def keep(answer: Response) -> None:
        html = "text/html" in answer.headers.get("content-type", "")
        if html and answer.status == 200 and not answer.url.endswith("/xem"):
            with suppress(Error):  # the next page was faster, and this one's body is gone
                pages[f"{answer.request.method} {answer.url} {len(pages)}"] = await answer.text()

    who.page.on("response", keep)


async def _a_name_is_refused_and_it_is_a_denunciation(people: Everybody) -> None:
    clerk = await people.at(CLERK)
    await clerk.open("Việc của tôi")
    await clerk.open("chưa phân loại")
    kind = {"Loại đơn": "Tố cáo", "Tóm tắt một dòng, không nêu ai": f"Đơn của {NAME}"}
    step = ("Phân loại", "Ghi phân loại")
    assert "Hãy viết lại, không nêu ai" in await clerk.refused(*step, kind)
    kind["Tóm tắt một dòng, không nêu ai"] = SUMMARY
    kind["Đơn vị có người bị khiếu nại, tố cáo"] = ACCUSED_UNIT
    await clerk.take(*step, kind)
    assert "Đã phân loại, chờ thụ lý" in await clerk.reads()


async def _two_look_at_it_once(people: Everybody) -> None:
    clerk, chair = await people.at(CLERK), await people.at("chutich")
    await clerk.open("Đọc lá đơn niêm phong")
    await clerk.say({"Lý do đề nghị xem": "Xác minh nội dung đơn"})
    await clerk.press("Đề nghị người thứ hai đồng ý")
    assert "Chờ người thứ hai" in await clerk.reads()
    await chair.open("Việc của tôi")
    await chair.open("Trả lời đề nghị xem đơn niêm phong: Xác minh nội dung đơn")
    await chair.press("Đồng ý cho", exact=False)
    await clerk.open("Việc của tôi")
    await clerk.open("Xem đơn niêm phong: Xác minh nội dung đơn")
    await clerk.say({"Lý do xem": "Xác minh nội dung đơn"})
    await clerk.press("Xem một lần")
    seen = await clerk.reads()
    assert all(words in seen for words in (NAME, ADDRESS, ACCUSED))


async def _it_goes_its_way_and_is_extended_once(people: Everybody) -> None:
    clerk = await people.at(CLERK)
    await clerk.open("Việc của tôi")
    await clerk.open(SUMMARY)
    await clerk.take("Thụ lý tố cáo", STEP, {"Số văn bản": "211/QĐ-UBND"})
    await clerk.take("Thông báo việc thụ lý", STEP)
    before = await _last_day(clerk)
    longer = {"Số văn bản": "212/QĐ-UBND", "Mức phức tạp": "phức tạp"}
    await clerk.take(EXTENDING, STEP, longer)
    assert await _last_day(clerk) > before
    again = {**longer, "Số văn bản": "212a/QĐ-UBND"}
    assert "chỉ được gia hạn tối đa 1 lần" in await clerk.refused(EXTENDING, STEP, again)
    await clerk.take("Kết luận nội dung tố cáo", STEP, {"Số văn bản": "213/KL-UBND"})
    await clerk.take("Gửi kết luận nội dung tố cáo", STEP)
    await clerk.take("Xử lý theo kết luận", STEP, {"Lý do": "Thu hồi số tiền thu sai (mẫu)."})
    await clerk.take("Công khai kết luận, không nêu người tố cáo", STEP)
    assert "Đã công khai kết luận" in await clerk.reads()


async def _last_day(clerk: Mouse) -> tuple[str, ...]:
    """The latest of the last days that run, as year, month, day."""
    clocks = await clerk.page.get_by_role("region", name="Thời hạn").inner_text()
    return max((year, month, day) for day, month, year in LAST_DAY.findall(clocks))


async def _nobody_of_the_accused_unit_reads_of_it(people: Everybody) -> None:
    accused = await people.at("kinhte")
    await accused.open("Việc của tôi")
    assert SUMMARY not in await accused.reads()


async def _who_called_follows_it_without_scripts(people: Everybody, key: tuple[str, str]) -> None:
    resident = await people.at()
    await resident.open("Gửi, tra cứu đơn", below="Gặp, hỏi, gửi")
    await resident.take("Tra cứu đơn", "Xem", {"Mã (8 chữ)": key[0], "Khóa (16 chữ)": key[1]})
    seen = await resident.reads()
    assert "Đường dây nóng" in seen
    assert "Đã công khai kết luận" in seen


async def _it_is_counted(people: Everybody) -> None:
    clerk = await people.at(CLERK)
    await clerk.open("Đơn thư", below=RECEIVING)
    [kind, *counts] = (await clerk.page.get_by_role("row", name="Tố cáo").inner_text()).split("\t")
    opening, received, settled, closing = (int(each) for each in counts)
    assert settled >= 1
    assert opening + received - settled == closing, kind
