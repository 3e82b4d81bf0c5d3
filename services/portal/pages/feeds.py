"""Ways to follow a ward: a feed of its news, a calendar of its public days."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import Response

from services.portal.asking import Refused
from services.portal.glances import KINDS, LAST_DAYS, all_of, asked_all, newest_first, soonest_first
from services.portal.look.feeds import News, PublicDay, as_atom, as_calendar
from services.portal.reading import Told, the_day
from services.portal.views import FormView, WardView
from services.portal.views.glance import Feed, FollowView, SubscriptionView
from services.portal.visit import Visit, Visited, refused_form

router = APIRouter()
NEWS_MAX, DAYS_MAX = 50, 100
# Programs ask often; a few minutes later is early enough for them.
MORNING = "Thông báo vẫn có ở trang làm việc; muốn nhận thư lại thì bật ở trang Thông báo."
KEPT = {"cache-control": "public, max-age=300"}


@router.get("/{ward:ward}/tin.atom")
async def news(visit: Visited) -> Response:
    """Everything public of every service, newest first."""
    ward = await _ward(visit)
    answers = await _of_all(visit, NEWS_MAX)
    newest = newest_first(all_of(answers, "new"))[:NEWS_MAX]
    entries = [
        News(told["title"], KINDS[told["kind"]], _page(visit, told), the_day(told["day"]))
        for told in newest
    ]
    feed = as_atom(ward.name, _base(visit), f"{_base(visit)}/tin.atom", entries, visit.now)
    return Response(feed, 200, KEPT, "application/atom+xml; charset=utf-8")


@router.get("/{ward:ward}/lich.ics")
async def public_days(visit: Visited) -> Response:
    """Reception days, meetings, votes, and the last days on which people may say something."""
    ward = await _ward(visit)
    answers = await _of_all(visit, DAYS_MAX)
    days = [
        PublicDay(_summary(told), _page(visit, told), the_day(told["until"]))
        for told in soonest_first(all_of(answers, "coming"))
    ]
    calendar = as_calendar(ward.name, _base(visit), days, visit.now)
    return Response(calendar, 200, KEPT, "text/calendar; charset=utf-8")


@router.get("/{ward:ward}/theo-doi-tin")
async def follow(visit: Visited) -> Response:
    """The ways to follow this ward."""
    ward = await _ward(visit)
    form = FormView(f"{visit.home}/theo-doi-tin") if ward.mail else None
    return await visit.page("follow.html.j2", FollowView(_feeds(visit.home), form))


@router.post("/{ward:ward}/theo-doi-tin")
async def ask_by_mail(visit: Visited) -> Response:
    """A mail goes to the address and asks; the page says the same whoever has it."""
    typed, feeds = await visit.form(), _feeds(visit.home)
    try:
        await visit.asking.post("directory", "subscriptions", {"email": typed.get("email", "")})
    except Refused as refused:
        form = refused_form(f"{visit.home}/theo-doi-tin", typed, refused)
        return await visit.page("follow.html.j2", FollowView(feeds, form), 422)
    return await visit.page("follow.html.j2", FollowView(feeds, asked=True))


@router.get("/{ward:ward}/theo-doi-tin/xac-nhan/{key}")
async def confirmation(visit: Visited, key: str) -> Response:
    """Ask once, so that a mail program that follows links confirms nothing."""
    form = FormView(f"{visit.home}/theo-doi-tin/xac-nhan/{key}")
    text = "Mỗi ngày có tin mới, bạn nhận một thư; ngày không có tin thì không có thư."
    view = SubscriptionView("Nhận tin qua thư", text, "Đồng ý nhận tin", form)
    return await visit.page("subscription.html.j2", view)


@router.post("/{ward:ward}/theo-doi-tin/xac-nhan/{key}")
async def confirm(visit: Visited, key: str) -> Response:
    """From now on a digest a day."""
    await visit.asking.post("directory", "subscriptions/confirmations", {"key": key})
    text = "Thư nào cũng có đường dẫn để thôi nhận, bấm một lần là xong."
    view = SubscriptionView("Bạn đã đăng ký nhận tin", text)
    return await visit.page("subscription.html.j2", view)


@router.get("/{ward:ward}/thoi-nhan-tin/{key}")
async def stopping(visit: Visited, key: str) -> Response:
    """Ask once; a mail program stops by sending this form itself (RFC 8058)."""
    form = FormView(f"{visit.home}/thoi-nhan-tin/{key}")
    text = "Địa chỉ thư của bạn bị xóa khỏi hệ thống ngay."
    view = SubscriptionView("Thôi nhận tin qua thư", text, "Thôi nhận tin", form)
    return await visit.page("subscription.html.j2", view)


@router.post("/{ward:ward}/thoi-nhan-tin/{key}")
async def stop(visit: Visited, key: str) -> Response:
    """No more mail."""
    await visit.asking.post("directory", "subscriptions/stops", {"key": key})
    view = SubscriptionView("Đã thôi nhận tin", "Địa chỉ thư của bạn đã được xóa.")
    return await visit.page("subscription.html.j2", view)


@router.get("/{ward:ward}/thoi-nhan-thu-sang/{key}")
async def stopping_morning_mail(visit: Visited, key: str) -> Response:
    """Ask once; a mail program stops by sending this form itself (RFC 8058)."""
    form = FormView(f"{visit.home}/thoi-nhan-thu-sang/{key}")
    view = SubscriptionView("Thôi nhận thư buổi sáng", MORNING, "Thôi nhận thư", form)
    return await visit.page("subscription.html.j2", view)


@router.post("/{ward:ward}/thoi-nhan-thu-sang/{key}")
async def stop_morning_mail(visit: Visited, key: str) -> Response:
    """No more counts by mail; the notifications at the desk stay."""
    await visit.asking.post("directory", "morning-mail/stops", {"key": key})
    view = SubscriptionView("Đã thôi nhận thư buổi sáng", MORNING)
    return await visit.page("subscription.html.j2", view)


async def _ward(visit: Visit) -> WardView:
    ward = await visit.ward()
    if ward is None or ward.of_province:
        raise Refused(404, "Không tìm thấy trang này.", {})
    return ward


async def _of_all(visit: Visit, limit: int) -> list[Told]:
    """Of every service: without one, a program would take what it lacks for gone."""
    answers, away = await asked_all(visit.asking, "glance", limit=limit)
    if away:
        raise Refused(503, "Phần này của hệ thống đang tạm ngừng. Hãy thử lại sau ít phút.", {})
    return answers


def _base(visit: Visit) -> str:
    return f"{visit.request.app.state.base_url}{visit.home}"


def _page(visit: Visit, told: Told) -> str:
    return f"{_base(visit)}{told['path']}"


def _summary(told: Told) -> str:
    """Ngày tiếp dân by its own name; for what is asked until a day, that it is the last."""
    if told["kind"] in LAST_DAYS:
        act = LAST_DAYS[told["kind"]].removesuffix(" đến hết")
        return f"Ngày cuối {act}: {told['title']}"
    return str(told["title"])


def _feeds(home: str) -> list[Feed]:
    api = f"/api/wards{home}"
    return [
        Feed(f"{home}/tin.atom", "Mọi tin mới (Atom)", "mọi điều vừa công khai, trả lời, mở ra"),
        Feed(
            f"{home}/lich.ics",
            "Lịch chung (ICS)",
            "ngày tiếp công dân, họp dân, bầu, bỏ phiếu, ngày cuối góp ý",
        ),
        Feed(
            f"{api}/disclosures/feed.atom", "Tin công khai (Atom)", "văn bản, đính chính, thu hồi"
        ),
        Feed(f"{api}/disclosures/days.ics", "Hạn niêm yết (ICS)", "hạn công khai, ngày được gỡ"),
        Feed(f"{api}/planning/loudspeakers.ics", "Lịch phát thanh (ICS)", "loa truyền thanh"),
        Feed(f"{home}/du-lieu-mo", "Dữ liệu mở", "tải về, dùng lại tự do"),
    ]
