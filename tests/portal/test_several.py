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
from tests.portal.test_pages import published
from tests.portal.test_petitions import DESK, FINANCE, case_of, sent

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
    for number in range(3):
        letter, *_ = await sent(house, text=f"Đề nghị sửa mương số {number}.")
        pages.append(await case_of(clerk, letter, "inbox"))
    named = {"kind": "denunciation", "on": "2026-11-23", f"unit-{unit}": "1"}
    await clerk.done(f"{pages[2]}/sort", summary="Cấp phép sai quy định", **named)
    placed = {"kind": "proposal", "on": "2026-11-23", "matter": "land"}
    await clerk.done(f"{pages[0]}/sort", summary="Sửa mương", **placed)
    ids = [page.rsplit("/", 1)[1] for page in pages]
    listed = await clerk.see(DESK)
    assert all(f'name="chon.{each}"' in listed for each in ids)

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
