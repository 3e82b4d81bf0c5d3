"""The same for several at once: each decided by its own rule, told apart, and done once."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from datetime import timedelta

from libs.kernel import clock
from services.portal.asking import Refused
from services.portal.several import SEVERAL_MAX, One, lines_of
from tests.portal.house import NOON, House, Looker, text_of
from tests.portal.planned import OFFICE
from tests.portal.test_feedback import DESK as FEEDBACK
from tests.portal.test_feedback import reported
from tests.portal.test_pages import published
from tests.portal.test_petitions import DESK, FINANCE, case_of, sent
from tests.portal.test_report_parts import CULTURE, asked_for, the_part

LATE = "/06811/viec/don-doc"


def key_of(page: str) -> str:
    """The key of the form for several."""
    [form] = re.findall(r'<form method="post" id="several".*?</form>', page, re.S)
    [key] = re.findall(r'name="key" value="([^"]+)"', form)
    return str(key)


async def test_after_the_first_silence_no_more_is_asked_and_each_says_so(house: House) -> None:
    asked: list[str] = []

    def act(status: int, name: str) -> Callable[[str], Awaitable[object]]:
        async def ask(key: str) -> None:
            asked.append(name)
            raise Refused(status, "Không được.", {})

        return ask

    statuses = {"a": 409, "b": 503, "c": 503}
    things = [One(name, name, "/", act(status, name)) for name, status in statuses.items()]
    lines = await lines_of({"key": "k"}, things)

    assert asked == ["a", "b"]
    assert [line.state.text for line in lines] == ["Không làm được"] * 2 + ["Chưa gửi"]
    assert "trước khi gửi lại" in lines[1].said


async def _given(clerk: Looker, **typed: str) -> tuple[int, str]:
    answer = await clerk.send(f"{DESK}/giao?xem=open&trang=1", **typed)
    return answer.status, text_of(answer.body.decode())


async def test_several_petitions_are_given_each_by_its_own_rule_and_once(house: House) -> None:
    clerk = house.looker("reception_clerk", unit=OFFICE)
    unit = str(house.units[FINANCE])
    pages = []
    for number in range(4):
        letter, *_ = await sent(house, text=f"Đề nghị sửa mương số {number}.")
        pages.append(await case_of(clerk, letter, "inbox"))
    named = {"kind": "denunciation", "on": "2026-11-23", f"unit-{unit}": "1"}
    await clerk.done(f"{pages[2]}/sort", summary="Cấp phép sai quy định", **named)
    placed = {"kind": "proposal", "on": "2026-11-23", "matter": "land"}
    for page in pages[:2]:
        await clerk.done(f"{page}/sort", summary="Sửa mương", **placed)
    *ids, unsorted = [page.rsplit("/", 1)[1] for page in pages]
    listed = await clerk.see(DESK)
    assert [f'name="chon.{each}"' in listed for each in (*ids, unsorted)] == [True] * 3 + [False]

    status, none = await _given(clerk, key="k", unit_id=unit)
    assert (status, "Hãy chọn ít nhất một dòng." in none) == (422, True)
    many = {f"chon.{number}": "1" for number in range(SEVERAL_MAX + 1)}
    assert (await _given(clerk, key="k", unit_id=unit, **many))[0] == 422

    chosen = {f"chon.{each}": "1" for each in ids} | {"chon.not-in-the-list": "1"}
    form = {"key": key_of(listed), "unit_id": unit, **chosen}
    status, said = await _given(clerk, **form)
    assert (status, "Đã làm 2/4" in said) == (200, True)
    assert "Điều 56 Luật Tố cáo" in said  # whoever is accused is given nothing
    assert "không còn trong danh sách của bạn" in said
    assert "Đã làm 2/4" in (await _given(clerk, **form))[1]
    for each in ids[:2]:
        steps = (await house.ask(clerk, "GET", f"reception/cases/{each}"))["steps"]
        assert [step["move"] for step in steps].count("assign") == 1
    narrowed = await clerk.see(f"{DESK}?xem=open&linh-vuc=land")
    assert f'action="{DESK}/giao?xem=open&amp;linh-vuc=land&amp;trang=1"' in narrowed
    handler = house.looker("department", unit=FINANCE)
    assert 'id="several"' not in await handler.see(DESK)
    assert "Đã làm 0/" in (await _given(handler, **form))[1]


async def test_late_tasks_of_a_unit_are_urged_with_one_letter(house: House, plan: str) -> None:
    office = house.looker("office", unit=OFFICE)
    clock.hold(NOON + timedelta(days=45))
    try:
        page = await office.see(LATE)
        ticks = re.findall(r'name="(chon\.[0-9a-f-]{36})"', page)
        assert ticks
        form = {"key": key_of(page), "text": "Đề nghị báo cáo ngay.", "answer_by": ""}
        bare = await office.send(f"{LATE}/nhieu", **form | {"text": ""}, **{ticks[0]: "1"})
        assert (bare.status, f'name="{ticks[0]}" value="1" checked' in bare.body.decode()) == (
            422,
            True,
        )
        before = len(set(re.findall(rf"{LATE}/[0-9a-f-]{{36}}", page)))
        for _ in range(2):  # a second click sends nothing twice
            answer = await office.send(f"{LATE}/nhieu", **form, **dict.fromkeys(ticks, "1"))
            assert answer.status == 200
            assert "Không làm được" not in text_of(answer.body.decode())
        after = len(set(re.findall(rf"{LATE}/[0-9a-f-]{{36}}", await office.see(LATE))))
        units = re.findall(r"Đã làm (\d+)/", text_of(answer.body.decode()))
        assert after - before == int(units[0])
        chair = house.looker("chair")
        assert 'id="several"' in await chair.see(LATE)
    finally:
        clock.hold(NOON)


async def test_posting_ends_at_several_houses_with_one_record(house: House) -> None:
    office = house.looker("office", unit=OFFICE)
    page = await published(house, number="188/TB-UBND")
    desk = page.replace("/cong-khai/", "/viec/niem-yet/")
    places = re.findall(r'<option value="([0-9a-f-]{36})"', await office.see(desk))[:2]
    photo = await house.photo("Hai nơi")
    hung = {"posted_on": "2026-11-23", "photo": photo}
    await office.done(f"{desk}/dan", place_id=places[0], **hung)
    try:
        clock.hold(NOON + timedelta(days=20))
        late = {"posted_on": "2026-12-13", "photo": await house.photo("Nơi hai")}
        await office.done(f"{desk}/dan", place_id=places[1], **late)
        clock.hold(NOON + timedelta(days=31))
        form = await office.see(desk)
        assert all(f'name="chon.{place}"' in form for place in places)
        [key] = re.findall(r'/go".*?name="key" value="([^"]+)"', form, re.S)
        ended = {"key": key, "ended_on": "2026-12-24", "proof": await house.photo("Biên bản")}
        none = await office.send(f"{desk}/go", **ended)
        assert (none.status, "ít nhất một dòng" in text_of(none.body.decode())) == (422, True)
        chosen = {f"chon.{place}": "1" for place in places} | {"chon.no-place": "1"}
        said = text_of((await office.send(f"{desk}/go", **ended, **chosen)).body.decode())
        assert "Đã làm 1/3" in said
        assert "Ở địa điểm này chưa ghi nhận tờ niêm yết nào." in said
        assert "Không làm được" in said
    finally:
        clock.hold(NOON)


async def test_sheets_hang_at_several_houses_each_with_a_photo_of_its_own(house: House) -> None:
    office = house.looker("office", unit=OFFICE)
    head = house.looker("neighbourhood_head", unit="Khu 1", position="Trưởng khu")
    page = await published(house, number="189/TB-UBND")
    desk = page.replace("/cong-khai/", "/viec/niem-yet/")
    form = await office.see(desk)
    places = list(dict.fromkeys(re.findall(r'name="anh\.([0-9a-f-]{36})"', form)))
    [key] = re.findall(r'/dan-nhieu".*?name="key" value="([^"]+)"', form, re.S)
    hung = {"key": key, "posted_on": "2026-11-23"}
    assert 'id="dan-nhieu"' not in await head.see(desk)  # he has one wall

    none = await office.send(f"{desk}/dan-nhieu", **hung, **{f"anh.{places[0]}": ""})
    assert (none.status, "ít nhất một nơi" in text_of(none.body.decode())) == (422, True)

    photos = {f"anh.{places[0]}": await house.photo("Nơi một", 189)}
    photos |= {f"anh.{places[1]}.refused": "Ảnh bị hỏng.", f"anh.{places[2]}": ""}
    photos["anh.no-place"] = await house.photo("Nơi lạ", 190)
    for _ in range(2):  # a second click hangs nothing twice
        said = text_of((await office.send(f"{desk}/dan-nhieu", **hung, **photos)).body.decode())
        assert "Đã làm 1/3" in said
        assert "Ảnh bị hỏng." in said
        assert "Nơi này không thuộc phần việc của bạn." in said
    assert f'name="anh.{places[0]}"' not in await office.see(desk)
    other = {f"anh.{places[1]}": await house.photo("Khu khác", 191)}
    if places[1] == str(house.units["Khu 1"]):
        other = {f"anh.{places[2]}": await house.photo("Khu khác", 191)}
    of_head = await head.send(f"{desk}/dan-nhieu", **hung | {"key": "h" * 24}, **other)
    assert "Đã làm 0/1" in text_of(of_head.body.decode())


async def test_plans_of_units_are_read_and_approved_together_each_under_its_number(
    house: House, plan: str
) -> None:
    here, chair = "/06811/viec/duyet-ke-hoach-don-vi", house.looker("chair", position="Chủ tịch")
    ids = []
    for unit in ("Khu 2", "Khu 3"):  # whose plans no other story of the house makes
        own = house.looker("neighbourhood_head", unit=unit)
        page = await own.done("/06811/viec/ke-hoach-don-vi?nam=2026")
        await own.done(f"{page}/them", title=f"Sửa loa của {unit}", due_on="2026-12-01")
        await own.done(f"{page}/trinh")
        ids.append(page.rsplit("/", 1)[1])
    assert (await house.looker("office", unit=OFFICE).open(here)).status == 403
    read = await chair.see(here)
    assert "Sửa loa của Khu 2 (hạn 01/12/2026)" in text_of(read)
    form = {"key": key_of(read), "signed_on": "2026-11-23", "reason": ""}
    hashes = dict(re.findall(r'name="(doc\.[0-9a-f-]{36})" value="([0-9a-f]{64})"', read))
    ticks = {f"chon.{each}": "1" for each in ids}
    numbers = {f"so.{ids[0]}": "05/KH-KT", f"so.{ids[1]}": ""}

    bare = await chair.send(here, **form, act="tra-lai", **ticks)
    assert (bare.status, "Cần ghi cần sửa những gì." in text_of(bare.body.decode())) == (422, True)
    stale = hashes | {f"doc.{ids[0]}": "0" * 64}
    said = text_of((await chair.send(here, **form, **stale, **numbers, **ticks)).body.decode())
    assert "Đã làm 0/2" in said
    assert "đã thay đổi sau khi bạn mở trang này" in said
    fresh = form | {"key": "f" * 24}
    said = text_of((await chair.send(here, **fresh, **hashes, **numbers, **ticks)).body.decode())
    assert "Đã làm 1/2" in said
    back = {**fresh, "reason": "Ghi rõ ngày.", "act": "tra-lai"}
    said = text_of((await chair.send(here, **back, **ticks)).body.decode())
    assert "Đã làm 1/2" in said  # the one in force is not in the list any more
    assert "không còn chờ phê duyệt" in said
    lines = text_of(await chair.see("/06811/viec/ke-hoach-don-vi?nam=2026"))
    assert "Số 05/KH-KT ngày 23/11/2026" in lines


async def test_parts_of_a_report_go_back_together_with_one_reason(house: House) -> None:
    culture = house.looker("culture", unit=CULTURE)
    title = "Báo cáo chuyên đề về nhiều phần"
    _, collection = await asked_for(house, culture, title)
    heads = [house.looker("neighbourhood_head", unit=f"Khu {n}") for n in (1, 2, 3)]
    units = {f"unit-{each.actor.unit_id}": "1" for each in heads}
    await culture.done(collection, **units, key="p" * 24)
    ids = []
    for each in heads:
        one = await the_part(house, each, title)
        ids.append(one.rsplit("/", 1)[1])
        if len(ids) < 3:
            await each.done(one, act="hand", results="Đã xong.", difficulties="", proposals="")
    page = await culture.see(collection)
    assert len(re.findall(r'name="chon\.([0-9a-f-]{36})"', page)) == 2
    form = {"key": key_of(page), **{f"chon.{each}": "1" for each in ids}}

    bare = await culture.send(f"{collection}/tra-lai", **form, reason=" ")
    assert (bare.status, "Cần ghi lý do trả lại." in text_of(bare.body.decode())) == (422, True)
    said = await culture.send(f"{collection}/tra-lai", **form, reason="Ghi rõ số hộ.")

    assert "Đã làm 2/3" in text_of(said.body.decode())
    assert "không còn ở đây để trả lại" in text_of(said.body.decode())
    assert "Ghi rõ số hộ." in text_of(await heads[0].see(f"/06811/viec/phan-bao-cao/{ids[0]}"))
    chair = house.looker("chair")
    assert 'id="several"' not in await chair.see(collection)


async def test_feedback_told_several_times_is_joined_to_the_one_that_goes_on(house: House) -> None:
    clerk = house.looker("reception_clerk", unit=OFFICE)
    words = [f"Mương tắc số {number}" for number in range(4)]
    for text in words:
        await reported(house, category="noise", text=text)
    page = await clerk.see(FEEDBACK)
    found = [re.findall(rf'{FEEDBACK}/([0-9a-f-]+)">[^<]*{text}', page)[0] for text in words]
    form = {"key": key_of(page), "original_id": found[0]}
    ticks = {f"chon.{each}": "1" for each in found[:3]}

    alone = await clerk.send(f"{FEEDBACK}/gop-nhieu", **form, **{f"chon.{found[0]}": "1"})
    assert (alone.status, "ít nhất một phản ánh khác" in text_of(alone.body.decode())) == (
        422,
        True,
    )
    unnamed = await clerk.send(f"{FEEDBACK}/gop-nhieu", **form | {"original_id": ""}, **ticks)
    assert unnamed.status == 422
    said = await clerk.send(f"{FEEDBACK}/gop-nhieu", **form, **ticks, **{"chon.gone": "1"})

    assert "Đã làm 2/3" in text_of(said.body.decode())
    assert "không còn trong danh sách đang chờ" in text_of(said.body.decode())
    assert "3 người phản ánh" in text_of(await clerk.see(f"{FEEDBACK}/{found[0]}"))
    assert words[3] in await clerk.see(FEEDBACK)
