"""Public pages are kept for a moment: never for the signed-in, never past an event of the ward."""

from __future__ import annotations

from starlette.requests import Request

from libs.kernel.bus import Answer
from services.gateway import shelf as shelves
from services.gateway.shelf import Shelf

PAGE = Answer(200, [("content-type", "text/html; charset=utf-8")], b"<p>b\xe1\xba\xa3ng</p>" * 50)


def request(encoding: str = "gzip") -> Request:
    headers = [(b"accept-encoding", encoding.encode())]
    return Request({"type": "http", "method": "GET", "path": "/06811", "headers": headers})


def kept(shelf: Shelf, answer: Answer = PAGE) -> Answer | None:
    shelf.keep("06811", "/06811", answer, shelf.moment("06811"))
    return shelf.find(request(), "06811", "/06811")


def test_a_page_comes_packed_to_who_takes_it_so():
    shelf = Shelf()

    packed = kept(shelf)
    plain = shelf.find(request("identity"), "06811", "/06811")

    assert packed is not None
    assert packed.header("content-encoding") == "gzip"
    assert len(packed.body) < len(PAGE.body)
    assert plain == PAGE


def test_an_event_of_the_ward_clears_its_pages_and_no_others():
    shelf = Shelf()
    kept(shelf)
    shelf.keep("06820", "/06820", PAGE, shelf.moment("06820"))

    shelf.clear("06811")

    assert shelf.find(request(), "06811", "/06811") is None
    assert shelf.find(request(), "06820", "/06820") is not None


def test_a_page_made_while_something_happened_is_not_kept():
    shelf = Shelf()
    moment = shelf.moment("06811")
    shelf.clear("06811")

    shelf.keep("06811", "/06811", PAGE, moment)

    assert shelf.find(request(), "06811", "/06811") is None


def test_refusals_secrets_cookies_and_other_things_than_pages_are_not_kept():
    html = ("content-type", "text/html")
    for answer in (
        Answer(404, [html], b"x"),
        Answer(200, [html, ("set-cookie", "a=1")], b"x"),
        Answer(200, [html, ("cache-control", "no-store")], b"x"),
        Answer(200, [("content-type", "application/json")], b"{}"),
        Answer(200, [html], b"x" * (shelves.PAGE_BYTES_MAX + 1)),
    ):
        assert kept(Shelf(), answer) is None


def test_a_page_grows_old(monkeypatch):
    shelf = Shelf()
    monkeypatch.setattr(shelves, "KEPT_SECONDS", -1.0)

    assert kept(shelf) is None


def test_a_ward_keeps_a_bounded_number_of_pages():
    shelf = Shelf()
    for number in range(shelves.PAGES_OF_A_WARD_MAX + 10):
        shelf.keep("06811", f"/06811?q={number}", PAGE, shelf.moment("06811"))

    assert shelf.find(request(), "06811", "/06811?q=0") is None
    assert shelf.find(request(), "06811", f"/06811?q={number}") is not None
