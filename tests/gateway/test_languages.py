"""English pages have addresses of their own, and behind the door every guard knows them."""

from __future__ import annotations

import re

import pytest
from starlette.requests import Request

from libs import languages as addresses
from libs.kernel import errors
from libs.kernel.bus import Answer
from libs.kernel.errors import Refusal
from services.gateway import languages, refusals
from services.gateway.english import SENTENCES
from services.gateway.limits import MAIL, SEARCH
from services.gateway.refusals import FormTooOld, TooManyRequests, refused
from services.gateway.shelf import Shelf
from services.gateway.strangers import PHOTO_PAGE

WARD = "06811"
BLANK = re.compile(r"\{(\w+)\}")
PAGE = Answer(200, [("content-type", "text/html; charset=utf-8")], b"<p>board</p>")


def scope(path: str, raw: bytes | None = None) -> dict:
    return {"type": "http", "method": "GET", "path": path, "raw_path": raw or path.encode()}


@pytest.mark.parametrize(
    ("asked", "page"),
    [
        ("/en", "/"),
        ("/en/", "/"),
        ("/en/06811", "/06811"),
        ("/en/06811/khoan/2", "/06811/khoan/2"),
        ("/en/06811/", "/06811/"),
        ("/en/dang-nhap", "/dang-nhap"),
    ],
)
def test_an_english_address_is_that_of_a_page_with_its_language_beside_it(asked, page):
    told = languages.told_apart(scope(asked))

    assert told["path"] == page
    assert told["raw_path"].decode() == page
    assert languages.told_language(Request({**told, "headers": []})) == [("danbiet-language", "en")]


@pytest.mark.parametrize(
    "asked",
    [
        *("/06811", "/english", "/fr/06811", "/en/en/06811", "/en/api/wards/06811/planning/plans"),
        *("/en/static/app.css", "/en/files/06811/ab", "/en/06811/tin.atom", "/en/openapi.json"),
        *("/en06811", "/endang-nhap", "/en/06811/huong-uoc/1/tai/pdf"),
    ],
)
def test_what_is_no_page_has_no_english_address(asked):
    told = scope(asked)

    assert languages.told_apart(told) is told


@pytest.mark.parametrize("raw", [b"/%65n/06811", b"/en%2F06811"])
def test_an_address_that_only_decodes_to_english_is_left_as_it_is(raw):
    hidden = scope("/en/06811", raw)

    assert languages.told_apart(hidden) is hidden


@pytest.mark.parametrize(
    ("guard", "path"),
    [
        (SEARCH, "/06811/tim"),
        (MAIL, "/06811/theo-doi-tin"),
        (PHOTO_PAGE, f"/06811/cong-khai/{'0' * 8}-0000-7000-8000-{'0' * 12}/khong-thay"),
    ],
)
def test_limits_count_english_pages_as_they_count_the_others(guard, path):
    assert guard.fullmatch(languages.told_apart(scope(addresses.in_english(path)))["path"])


@pytest.mark.parametrize(
    ("path", "target"),
    [
        ("/06811", "/06811"),
        ("/06811/tim", "/06811/tim?q=mau-01.pdf"),
        ("/dang-nhap", "/dang%2Dnhap"),
    ],
)
def test_nobody_is_shown_the_page_kept_for_the_other_language(path, target):
    shelf, raw = Shelf(), target.partition("?")[0]
    vietnamese = Request({**scope(path, raw.encode()), "headers": []})
    told = languages.told_apart(scope(f"/en{path}", f"/en{raw}".encode()))
    english = Request({**told, "headers": []})

    shelf.keep(WARD, languages.kept_as(vietnamese, target), PAGE, shelf.moment(WARD))

    assert shelf.find(vietnamese, WARD, languages.kept_as(vietnamese, target)) == PAGE
    assert shelf.find(english, WARD, languages.kept_as(english, target)) is None


def test_what_somebody_looks_for_does_not_decide_what_is_a_page():
    assert addresses.in_english("/06811/tim?q=mau-01.pdf") == "/en/06811/tim?q=mau-01.pdf"
    assert addresses.in_english("/06811/tin.atom?nam=2026") == "/06811/tin.atom?nam=2026"


async def test_the_portal_is_told_the_language_by_the_door_alone(visitor):
    told = (await visitor.get("/en/06811/khoan/2?trang=2")).json()
    plain = (await visitor.get("/06811/khoan/2", headers={"danbiet-language": "en"})).json()

    assert told["path"] == "/06811/khoan/2"
    assert told["told"] == {"danbiet-language": "en"}
    assert plain["told"] == {}


async def test_a_redirect_leads_on_in_english(visitor):
    sheet = {"c1": "1", "key": "0" * 32}
    sent = await visitor.post("/en/06811/khao-sat/diem/WXYZ6789", data=sheet)

    assert sent.status_code == 303
    assert sent.headers["location"] == "/en/06811/khao-sat/da-tra-loi"


async def test_a_sheet_answered_in_one_language_is_answered_in_the_other(visitor):
    sheet = {"c1": "1", "key": "1" * 32}
    first = await visitor.post("/en/06811/khao-sat/diem/ABCD2345", data=sheet)
    again = await visitor.post("/06811/khao-sat/diem/ABCD2345", data=sheet)

    assert (first.status_code, again.status_code) == (303, 409)


async def test_the_desk_reads_no_page_at_an_english_address(lan, visitor):
    sent = await lan.get("/en/06811/tim?q=ngan%20sach")
    shown = await visitor.get("/en/06811/tim?q=ngan%20sach")

    assert (sent.status_code, sent.headers["location"]) == (303, "/06811/tim?q=ngan%20sach")
    assert shown.status_code == 200


async def test_the_desk_is_led_on_in_vietnamese(lan):
    sent = await lan.post("/en/06811/khao-sat/diem/WXYZ6789", data={"c1": "1", "key": "2" * 32})

    assert sent.headers["location"] == "/06811/khao-sat/da-tra-loi"


def test_a_refusal_at_the_door_is_told_in_the_language_of_the_address():
    english = Request({**languages.told_apart(scope("/en/06811/don-thu")), "headers": []})
    vietnamese = Request({**scope("/06811/don-thu"), "headers": []})
    said = refused(english, TooManyRequests(wait_seconds=7)).body.decode()

    assert '<html lang="en">' in said
    assert "You send too many requests. Wait 7 seconds and try again." in said
    assert 'href="/en">' in said
    assert "Biểu mẫu đã cũ." in refused(vietnamese, FormTooOld()).body.decode()
    assert "form" not in refused(vietnamese, FormTooOld()).body.decode()


def the_doors_own() -> list[type[Refusal]]:
    """What the door itself may say no with; Open311 is a program's and has no page."""
    kinds = [each for module in (errors, refusals) for each in vars(module).values()]
    return [each for each in kinds if isinstance(each, type) and issubclass(each, Refusal)]


@pytest.mark.parametrize("kind", the_doors_own())
def test_every_refusal_of_the_door_has_english_with_the_same_blanks(kind):
    said = SENTENCES[kind.__name__]

    assert set(BLANK.findall(said)) == set(BLANK.findall(kind.__doc__ or ""))
    assert said.isascii()


async def test_a_form_that_is_too_old_is_refused_in_english_at_an_english_address(lan):
    lan.headers["x-csrf-token"] = "old"
    old = await lan.post("/en/06811/dang-xuat", data={"csrf": "old"})

    assert (old.status_code, "The form is too old." in old.text) == (403, True)
