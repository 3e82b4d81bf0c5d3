"""A survey on its pages: built, drawn, opened, answered on a phone and from paper, published."""

from __future__ import annotations

import re
from datetime import timedelta

from libs.kernel import clock
from libs.kernel.actor import Actor
from services.participation.surveys.ending import close_surveys
from tests.portal.house import NOON, WARD, House, Looker, text_of

DESK, HERE = "/06811/viec/khao-sat", "/06811/khao-sat"
TODAY, LAST = NOON.date(), NOON.date() + timedelta(4)
DENOUNCED = "Cán bộ ở quầy vòi vĩnh phong bì (mẫu)."


async def _closed(house: House) -> None:
    part = next(part for part in house.running if part.service.name == "participation")
    after = NOON + timedelta(5)
    async with part.database.transaction(WARD) as session:
        by = Actor("clock", WARD, frozenset({"clock"}))
        await close_surveys(session, by=by, now=after)


async def _begun(office: Looker, source: str) -> str:
    edit = await office.done(DESK, source=source)
    return edit.removesuffix("/sua").rpartition("/")[2]


async def test_a_survey_from_the_builder_to_its_results(house: House) -> None:
    office, resident = house.looker("office", unit="Văn phòng HĐND và UBND"), house.looker()
    survey = await _begun(office, "pks06")
    work = f"{DESK}/{survey}"
    await _built(office, f"{work}/sua")
    assert (await resident.open(f"{HERE}/{survey}")).status == 404
    point = await _asked(house, office, work)
    await _answered(resident, point, survey)
    await _from_paper(house, office, point, work)
    assert (await office.open(f"{work}/ket-qua")).status == 422

    await _closed(house)
    await _comments(house, office, work)
    inspector = house.looker("inspector")
    assert "Công bố kết quả" not in await inspector.see(f"{work}/ket-qua")
    missing = await office.send(f"{work}/ket-qua", summary="")
    assert "Hãy viết tổng hợp" in text_of(missing.body.decode())
    await office.done(f"{work}/ket-qua", summary="Cần thêm ghế chờ.")

    shown = text_of(await resident.see(f"{HERE}/{survey}"))
    assert "22 phiếu; tỷ lệ trả lời 22/44 (50%)" in shown
    assert "Hài lòng và rất hài lòng: 100% của 22 người" in shown
    assert "Cần thêm ghế chờ." in shown
    assert "Nên có thêm ghế ngồi." in shown
    assert "phong bì" not in shown
    for kind, begins in (("pdf", b"%PDF"), ("xlsx", b"PK")):
        assert (await resident.open(f"{HERE}/{survey}/tai/{kind}")).body.startswith(begins)


async def test_a_survey_that_asked_wrong_is_taken_back_with_a_reason(house: House) -> None:
    office, resident = house.looker("office", unit="Văn phòng HĐND và UBND"), house.looker()
    survey = await _begun(office, "")
    work = f"{DESK}/{survey}"
    khu = str(house.units["Khu 1"])
    await office.done(f"{work}/buoc/diem", unit_id=khu, title="Quầy số 1")
    await office.done(f"{work}/buoc/phat-hanh", opens_on=str(TODAY), closes_on=str(LAST))
    short = await office.send(f"{work}/buoc/huy", because="Sai")
    assert (short.status, "Cần ít nhất 5 ký tự" in text_of(short.body.decode())) == (422, True)
    await office.done(f"{work}/buoc/huy", because="Câu hỏi thiếu phương án.")

    assert "Đã hủy" in text_of(await office.see(work))
    assert "Lý do: Câu hỏi thiếu phương án." in text_of(await resident.see(f"{HERE}/{survey}"))


async def _built(office: Looker, edit: str) -> None:
    """The questions of a ready form are changed; a fault is shown at its row."""
    assert "Ông/bà hài lòng thế nào với lời nói, cách chào hỏi?" in await office.see(edit)
    paper = {"title": "Khảo sát ở quầy", "purpose": "Để sửa.", "audience": "visitors"}
    bad = await office.send(edit, **paper, q1_text="Sao?", q1_kind="scale5")
    assert (bad.status, 'id="f-q1_text"' in bad.body.decode()) == (422, True)
    assert "Cần ít nhất 5 ký tự" in text_of(bad.body.decode())
    rating = {"q1_text": "Ông/bà hài lòng thế nào?", "q1_kind": "scale4", "q1_required": "1"}
    words = {"q4_text": "Ông/bà có góp ý gì thêm?", "q4_kind": "text"}
    await office.done(edit, **{**paper, "purpose": "Để sửa điều chưa tốt."}, **rating, **words)


async def _asked(house: House, office: Looker, work: str) -> str:
    """A sample is drawn, a sheet hung, the survey opened; the page that the sheet leads to."""
    khu = str(house.units["Khu 1"])
    too_many = await office.send(f"{work}/buoc/rut-mau", count="500", **{f"size_{khu}": "40"})
    assert "không nhiều hơn danh sách" in text_of(too_many.body.decode())
    await office.done(f"{work}/buoc/rut-mau", count="4", **{f"size_{khu}": "40"})
    printed = await office.send(f"{work}/buoc/in-ma")
    assert printed.body.startswith(b"%PDF")
    await office.done(f"{work}/buoc/diem", unit_id=khu, title="Quầy số 1")
    await office.done(f"{work}/buoc/phat-hanh", opens_on=str(TODAY), closes_on=str(LAST))
    page = await office.see(work)
    assert "Số gốc rút thăm" in page
    [sheet] = re.findall(rf'href="({DESK}/diem/[0-9a-f-]+/tai/pdf)"', page)
    assert (await office.open(sheet)).body.startswith(b"%PDF")
    [point] = re.findall(rf'href="({HERE}/diem/\w+)"', page)
    return str(point)


async def _answered(resident: Looker, point: str, survey: str) -> None:
    """On a phone, without an account and without scripts."""
    assert "đang nhận phiếu" in text_of(await resident.see(HERE))
    paper = await resident.see(point)
    assert "Không hỏi tên" in paper
    [key] = re.findall(r'name="key" value="(\w+)"', paper)
    empty = await resident.send(point, key=key)
    assert (empty.status, "Hãy trả lời câu này." in empty.body.decode()) == (422, True)
    for _ in range(2):  # sent twice, as impatient people do: it is one answer
        sent = {"key": key, "c1": "3", "c2": "Nên có thêm ghế."}
        assert await resident.done(point, **sent) == f"{HERE}/da-tra-loi"
    await resident.done(point, key="another", c1="2", c2=DENOUNCED)
    wrong = await resident.send(f"{HERE}/{survey}", code="abcd", c1="3")
    assert "Mã gồm 16 chữ và số" in wrong.body.decode()


async def _from_paper(house: House, office: Looker, point: str, work: str) -> None:
    """Twenty papers are typed in; who was served is noted beside them."""
    entry = point.replace(f"{HERE}/diem", f"{DESK}/nhap")
    assert "Nhập phiếu giấy" in await office.see(entry)
    for n in range(20):
        await office.done(entry, key=f"paper {n}", c1="3")
    khu = str(house.units["Khu 1"])
    await office.done(f"{work}/buoc/phuc-vu", unit_id=khu, on=str(TODAY), served="44")
    assert f"{TODAY:%d/%m/%Y} Khu 1 44 22" in text_of(await office.see(work))


async def _comments(house: House, office: Looker, work: str) -> None:
    """The official never sees what may be a petition, the clerk nothing else."""
    page = await office.see(f"{work}/y-kien")
    assert "Nên có thêm ghế." in page
    assert "phong bì" not in page
    waiting = await office.send(f"{work}/ket-qua", summary="Chưa xem hết.")
    assert "Còn 2 ý kiến" in text_of(waiting.body.decode())
    [release] = re.findall(r'action="([^"]+/cong-bo)"', page)
    await office.done(release, shown="Nên có thêm ghế ngồi.")
    assert (await office.open(f"{DESK}/y-kien-can-xem")).status == 403
    clerk = house.looker("reception_clerk")
    theirs = await clerk.see(f"{DESK}/y-kien-can-xem")
    assert DENOUNCED in theirs
    assert "Nên có thêm ghế" not in theirs
    inbox = text_of(await clerk.see("/06811/viec?loai=khao-sat")).partition("Việc của tôi")[2]
    assert re.search(r"Xem \d+ ý kiến khảo sát có thể là đơn", inbox), inbox
    _, _, below = theirs.partition(DENOUNCED)
    register = re.findall(r'action="([^"]+/vao-so)"', below)[0]
    wrong = await clerk.send(register, claimed="poem")
    assert wrong.status == 422
    assert DENOUNCED in wrong.body.decode()
    before = [each["id"] for each in await _letters(house, clerk)]
    await clerk.done(register, claimed="denunciation")
    assert DENOUNCED not in await clerk.see(f"{DESK}/y-kien-can-xem")
    [letter] = [each for each in await _letters(house, clerk) if each["id"] not in before]
    assert letter["received_on"] == str(TODAY)
    assert clock.now() == NOON


async def _letters(house: House, clerk: Looker) -> list[dict[str, str]]:
    return (await house.ask(clerk, "GET", "reception/cases?sight=inbox"))["lines"]
