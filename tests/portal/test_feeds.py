"""A ward is followed by programs: its news as a feed, its public days as a calendar."""

from __future__ import annotations

from datetime import date
from xml.etree import ElementTree

from icalendar import Calendar

from tests.portal.house import House, text_of
from tests.portal.test_pages import published

ATOM = "{http://www.w3.org/2005/Atom}"


async def test_the_feed_has_what_came_out_with_whole_addresses(house: House) -> None:
    page = await published(house, number="821/TB-UBND", title="Đề án <cây> & nước")

    answer = await house.looker().open("/06811/tin.atom")
    feed = ElementTree.fromstring(answer.body)  # noqa: S314 (our own)
    entries = {entry.findtext(f"{ATOM}title"): entry for entry in feed.findall(f"{ATOM}entry")}
    one = entries["Công khai: Đề án <cây> & nước"]
    link = one.find(f"{ATOM}link")

    assert str(answer.header("content-type")).startswith("application/atom+xml")
    assert link is not None
    assert str(link.get("href")).startswith("http")
    assert str(link.get("href")).endswith(page)
    assert one.findtext(f"{ATOM}updated") == "2026-11-23T00:00:00+07:00"


async def test_the_calendar_has_reception_days_to_come(house: House, plan: str) -> None:
    answer = await house.looker().open("/06811/lich.ics")
    events = [
        (str(event["summary"]), event.decoded("dtstart"), str(event["uid"]), str(event["url"]))
        for event in Calendar.from_ical(answer.body).walk("VEVENT")
    ]
    receptions = [page for title, _, _, page in events if title == "Tiếp công dân"]

    assert receptions
    assert all(on >= date(2026, 11, 23) for _, on, _, _ in events)
    assert len({uid for _, _, uid, _ in events}) == len(events)
    assert "/06811/tiep-cong-dan/" in receptions[0]


async def test_the_page_to_follow_leads_to_feeds_that_are_there(house: House) -> None:
    html = await house.looker().see("/06811/theo-doi-tin")

    for feed in ("/06811/tin.atom", "/06811/lich.ics", "/api/wards/06811/disclosures/feed.atom"):
        assert f'href="{feed}"' in html
    assert (await house.looker().open("/P0022/tin.atom")).status == 404


async def test_a_resident_asks_for_mail_without_an_account(house: House, with_mail: None) -> None:
    resident = house.looker()
    here = "/06811/theo-doi-tin"

    bad = await resident.send(here, email="khong phai")
    assert bad.status == 422
    assert 'id="e-email"' in bad.body.decode()
    for _ in range(2):  # whoever asks again is told the same
        sent = await resident.send(here, email="ba.mau@example.vn")
        assert sent.status == 200
        assert "Hãy mở hộp thư của bạn." in text_of(sent.body.decode())
        assert "ba.mau" not in sent.body.decode()


async def test_the_addresses_out_of_a_mail_ask_before_they_act(house: House) -> None:
    resident, key = house.looker(), "x" * 22

    asking = await resident.see(f"/06811/theo-doi-tin/xac-nhan/{key}")
    assert "Đồng ý nhận tin" in text_of(asking)
    assert (await resident.send(f"/06811/theo-doi-tin/xac-nhan/{key}")).status == 404
    assert "Thôi nhận tin" in text_of(await resident.see(f"/06811/thoi-nhan-tin/{key}"))
    stopped = await resident.send(f"/06811/thoi-nhan-tin/{key}")
    assert "Đã thôi nhận tin" in text_of(stopped.body.decode())
