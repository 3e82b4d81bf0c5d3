"""One request to a page: who asks, for which ward, what was typed, and the page that answers."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Annotated
from urllib.parse import parse_qsl, quote

from fastapi import Depends, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from jinja2 import Environment
from starlette.convertors import StringConvertor, register_url_convertor
from starlette.routing import Match

from libs import languages
from libs.kernel import actor as actors
from libs.kernel import clock
from libs.ward_kinds import WRITTEN_FOR
from services.portal import visitors
from services.portal.asking import NOWHERE, Asking, Refused
from services.portal.english.engine import English, led
from services.portal.listed_at import files_of
from services.portal.menu import public_menu
from services.portal.views import FormView, WardView
from services.portal.visitors import Visitor, visitor

# Everything else shows something of a ward, and is not there for the platform itself.
WITHOUT_WARD = (
    "landing.html.j2",
    "sign_in.html.j2",
    "password.html.j2",
    "components.html.j2",
    "error.html.j2",
    "ops.html.j2",
    "letting_in.html.j2",
    "founding.html.j2",
)
UNREAD_WAIT_SECONDS = 1.0
# These are shown at the address of a ward that does not use the product yet, too.
BEFORE_A_WARD = ("founding.html.j2",)
KEY = 'name="key"'  # the key of a form, by which the same sent twice counts once
FIELDS_MAX = 2_000  # a page of a plan review has some hundred


class WardConvertor(StringConvertor):
    """The code of a ward in an address, so that /dang-nhap is not taken for a ward."""

    regex = "[0-9A-Z]{5}"


register_url_convertor("ward", WardConvertor())


@dataclass(frozen=True)
class Visit:
    """What a page needs to be shown."""

    request: Request
    asking: Asking
    visitor: Visitor
    now: datetime
    home: str = ""

    @property
    def today(self) -> date:
        """The day in Việt Nam."""
        return self.now.date()

    @property
    def in_english(self) -> bool:
        """Whether the page is wanted in English; whoever works at the desk reads Vietnamese."""
        asked = self.request.headers.get(languages.HEADER) == languages.ENGLISH
        return asked and not self.visitor.known

    async def ward(self) -> WardView | None:
        """The ward of this page; None where the page belongs to none. Raises Refused."""
        if self.asking.ward == NOWHERE:
            return None
        ward: WardView = await self.request.app.state.wards.ward(self.asking)
        return ward

    async def form(self) -> dict[str, str]:
        """What was typed, without the token; raises Refused when there are too many fields."""
        try:
            text = (await self.request.body()).decode()
            pairs = parse_qsl(text, keep_blank_values=True, max_num_fields=FIELDS_MAX)
        except ValueError as error:
            raise Refused(400, "Biểu mẫu gửi lên không đọc được. Hãy tải lại trang.", {}) from error
        return {name: value for name, value in pairs if name != "csrf"}

    async def _unread(self, ward: WardView | None) -> int | None:
        """How much came to the official that is not read; None for whom nothing is kept."""
        works = self.visitor.known and not self.visitor.must_change_password
        if not works or ward is None or ward.of_province:
            return None
        try:
            hurried = self.asking.within(UNREAD_WAIT_SECONDS)
            told = await hurried.get("directory", "notifications/unread")
        except Refused:  # no account of this ward, or the directory is away: the page matters more
            return None
        return int(told["count"])

    async def page(self, template: str, view: object, status: int = 200) -> Response:
        """The page, written for this visitor."""
        ward = None if template in BEFORE_A_WARD else await self.ward()
        if ward and (self.request.method != "GET" or self.visitor.must_change_password):
            ward = replace(ward, live="")  # no address at which it could be had anew
        if template not in WITHOUT_WARD and not _belongs(template, ward):
            raise Refused(404, "Không tìm thấy trang này.", {})
        english: English = self.request.app.state.english
        here = self.request.url.path
        whole = self.in_english and english.has(template)
        plain: Environment = self.request.app.state.engines.of(ward.kind if ward else WRITTEN_FOR)
        shown = {
            "view": view,
            "ward": ward,
            "public": public_menu(ward, here) if ward else (),
            "me": self.visitor.person(self.home, here, await self._unread(ward)),
            "now": self.now,
            "csrf": self.request.headers.get("danbiet-csrf", ""),
            "here": here,
            "other": self._other(),
            "taking": files_of(self.home, here) if self.visitor.known and status == 200 else None,
            "only_vietnamese": self.in_english and not whole,
        }
        html = (
            english.page(template, shown) if whole else plain.get_template(template).render(shown)
        )
        html = led(html) if self.in_english else html
        kept = "no-cache" if status == 200 and self._for_everybody(html) else "no-store"
        return HTMLResponse(html, status, {"cache-control": kept, "vary": "cookie"})

    def _for_everybody(self, html: str) -> bool:
        """Whether a page may be kept, here or at the door, and shown to whoever asks next.

        Not what a form was answered with, which holds what somebody typed; nor a form with a key,
        for two who sent the same words under one key would count as one. And a desk on a shared
        machine must not show its pages again after signing out.
        """
        return self.request.method == "GET" and not self.visitor.known and KEY not in html

    def _other(self) -> str:
        """The address of this page in the other language; of the first page after a form."""
        url = self.request.url
        here = url.path + (f"?{url.query}" if url.query else "")
        plain = here if self.request.method == "GET" else self.home or "/"
        return plain if self.in_english else languages.in_english(plain)


def _belongs(template: str, ward: WardView | None) -> bool:
    """Whether a page is there: a province has pages of its own, and none of a ward's."""
    return ward is not None and ward.of_province == template.startswith("province")


def go(target: str) -> Response:
    """After something was done: look at it, and do not do it again on reload."""
    return RedirectResponse(target, 303)


def to_sign_in(visit: Visit) -> Response:
    """The sign-in page, which leads back here, where there is a page to come back to."""
    url = visit.request.url
    here = url.path + (f"?{url.query}" if url.query else "")
    back = f"?next={quote(here, safe='')}" if _is_page(visit.request) else ""
    return RedirectResponse(f"{visit.home}/dang-nhap{back}", 303)


def _is_page(request: Request) -> bool:
    """Whether a page can be opened at the address of this request: many forms are sent to none."""
    asked = {**request.scope, "method": "GET"}
    routes = request.app.router.routes
    return any(route.matches(asked)[0] is Match.FULL for route in routes)


def local(path: str) -> str:
    """The path to return to after signing in, if it is one of ours; else nothing."""
    ours = path.startswith("/") and not path.startswith(("//", "/\\"))
    return path if ours and path.isprintable() and "\\" not in path else ""


def refused_form(
    action: str, values: Mapping[str, str], refused: Refused, prefix: str = ""
) -> FormView:
    """The form again with what was typed, and what is wrong with it; else raises `refused`."""
    if not refused.mendable:
        raise refused
    return FormView(action, values, refused.fields, refused.title, prefix)


def form_key() -> str:
    """A key of one form, kept by nobody: sending the form twice is sending it once."""
    return secrets.token_urlsafe(18)


def file_of(typed: Mapping[str, str], field: str) -> str | None:
    """The receipt of a file field, None where no file was sent; raises Refused for a bad file."""
    if said := typed.get(f"{field}.refused"):
        raise Refused(422, said, {field: said})
    return typed.get(field) or None


def held(typed: Mapping[str, str], fields: Iterable[str]) -> dict[str, str]:
    """The form with the files of an earlier try, where no other was chosen in their place."""
    return {**typed, **{f: typed.get(f) or typed.get(f"{f}.held", "") for f in fields}}


def needed_file(typed: Mapping[str, str], field: str) -> str:
    """The receipt of a file that must be there; raises Refused, since a receipt is no word."""
    receipt = file_of(typed, field)
    if receipt is None:
        said = "Hãy chụp hoặc chọn tệp rồi gửi lại."
        raise Refused(422, said, {field: said})
    return receipt


async def visit_of(request: Request) -> Visit:
    """The visit behind a request. Asynchronous, because FastAPI runs plain ones in a thread."""
    ward, bus, now = request.path_params.get("ward", ""), request.app.state.bus, clock.now()
    if not ward:
        # Who looks is somebody in a ward; a page of no ward greets nobody and asks for anyone.
        return Visit(request, Asking(bus, NOWHERE, ""), visitor(NOWHERE, ""), now)
    sent = request.headers
    return Visit(
        request=request,
        asking=Asking(bus, ward, sent.get(actors.HEADER, "")),
        visitor=visitor(ward, sent.get(visitors.HEADER, "")),
        now=now,
        home=f"/{ward}",
    )


async def visit_of_page(request: Request) -> Visit:
    """The same for a page; whoever comes to the desk signed out signs in before all else.

    Else a form that is sent after its session ended would be shown with its faults, to nobody.
    """
    visit = await visit_of(request)
    if not visit.visitor.known and f"{request.url.path}/".startswith(f"{visit.home}/viec/"):
        raise Refused(401, "Cần đăng nhập.", {})
    return visit


Visited = Annotated[Visit, Depends(visit_of_page)]
