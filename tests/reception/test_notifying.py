"""What a sender is told, and how; of what may denounce somebody the code alone."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from services.reception.addresses import address_in, number_in
from services.reception.notifying import rules
from services.reception.notifying.gateways import Away, HttpGateway, Refused, gateways
from services.reception.notifying.rules import Notice


class Texts(BaseHTTPRequestHandler):
    """A gateway that answers as it is told, and keeps what it was asked."""

    answers: list[int]
    asked: list[tuple[str, str, dict]]

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["content-length"])))
        self.asked.append((self.path, self.headers.get("authorization", ""), body))
        self.send_response(self.answers.pop(0) if self.answers else 204)
        self.send_header("content-length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@pytest.fixture
def texts() -> Iterator[tuple[str, type[Texts]]]:
    """A real HTTP server: its address, and what it was asked."""
    kind = type("TheseTexts", (Texts,), {"answers": [], "asked": []})
    server = ThreadingHTTPServer(("127.0.0.1", 0), kind)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://:a%20token@127.0.0.1:{server.server_port}/send", kind
    server.shutdown()
    server.server_close()
    thread.join()


async def test_a_gateway_is_asked_as_its_contract_says(texts):
    url, server = texts

    await HttpGateway(url).send("+84987000111", "Mã AB có thông tin mới.", key="k1")

    said = {"to": "+84987000111", "text": "Mã AB có thông tin mới.", "key": "k1"}
    assert server.asked == [("/send", "Bearer a token", said)]


@pytest.mark.parametrize(
    ("status", "refusal"), [(200, None), (409, None), (404, Refused), (429, Away), (503, Away)]
)
async def test_what_a_gateway_answers(texts, status, refusal):
    url, server = texts
    server.answers.append(status)

    sending = HttpGateway(url).send("+84987000111", "x", key="k")
    if refusal is None:
        await sending
    else:
        with pytest.raises(refusal):
            await sending


async def test_a_gateway_that_is_not_there_is_asked_again_later():
    with pytest.raises(Away):
        await HttpGateway("http://127.0.0.1:1/").send("+84987000111", "x", key="k")


def test_there_is_no_gateway_unless_one_is_named():
    assert gateways("") == []
    assert len(gateways("zalo=https://a.example, sms=https://b.example/x")) == 2


def test_of_what_may_be_a_denunciation_nothing_is_said_but_the_code():
    for notice in Notice:
        assert rules.said(notice, "AB12CD34", secret=True) == "Mã AB12CD34 có thông tin mới."
    assert "gia hạn" in rules.said(Notice.EXTENDED, "AB12CD34", secret=False)
    every = [rules.SUBJECT, rules.BARE, rules.LETTER, rules.TEXT, *rules.WORDS.values()]
    assert not [text for text in every if "tố cáo" in text.lower() or "khiếu nại" in text.lower()]


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "a@b",
        "a@b.vn, c@d.vn",
        "a@b.vn\nBcc: c@d.vn",
        "Lan <a@b.vn>",
        "a@b.vn;c@d.vn",
        "a b@c.vn",
    ],
)
def test_no_list_of_recipients_is_made_of_what_a_stranger_typed(typed):
    assert address_in(typed) == ""


def test_one_address_and_one_number_are_read():
    assert address_in("lan.nguyen+don@thu.example.vn") == "lan.nguyen+don@thu.example.vn"
    for typed in ("0987 000 111", "0987.000.111", "+84987000111", "84-987-000-111"):
        assert number_in(typed) == "+84987000111"
    for typed in ("", "113", "19001234", "0987000111; 0912345678", "02033854000"):
        assert number_in(typed) == ""
