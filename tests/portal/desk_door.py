"""A small door that shows sample pages of the desk over real HTTP, and answers forms as told."""

from __future__ import annotations

import mimetypes
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

from services.gateway.shell import PROTECTION
from tests.portal.samples.frame import OFFICIAL
from tests.portal.test_in_a_browser import STATIC
from tests.portal.test_templates import render

FORM, INBOX, SIGN_IN = "/06811/viec/cong-khai/moi", "/06811/viec", "/06811/dang-nhap"
SAMPLES = {FORM: "disclosure-edit", INBOX: "inbox", SIGN_IN: "sign-in"}

SUMMARY = 'aria-describedby="h-summary" rows="3"></textarea>'


@dataclass
class DeskDoor:
    """Who is signed in, where a sent form leads to, and what was sent."""

    address: str = ""
    account: str = OFFICIAL.account
    leads_to: str = INBOX  # empty: refused with 422
    sent: list[str] = field(default_factory=list)
    summary: str = ""  # written by somebody else in the meantime

    def page(self, path: str) -> bytes:
        """A sample page as this account sees it."""
        html = render(SAMPLES.get(path, "inbox")).replace(OFFICIAL.account, self.account)
        html = html.replace(SUMMARY, SUMMARY.replace("><", f">{self.summary}<"))
        # Where a form was sent the sign-in page does not know what to lead back to.
        return html.replace('name="next" value="/06811/viec"', 'name="next" value=""').encode()


class Answering(BaseHTTPRequestHandler):
    """What comes is answered as the door says."""

    door: DeskDoor

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        if path.startswith("/static/"):
            file = STATIC / path.removeprefix("/static/")
            kind = mimetypes.guess_type(path)[0] or "text/plain"
            self._answer(200, file.read_bytes(), kind)
        else:
            self._answer(200, self.door.page(path))

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["content-length"]))
        if self.path == SIGN_IN or self.path.endswith("dang-xuat"):
            self._lead(INBOX if self.path == SIGN_IN else SIGN_IN)
            return
        self.door.sent.append(body.decode(errors="replace"))
        if self.door.leads_to:
            self._lead(self.door.leads_to)
        else:
            alert = b'<main id="noi-dung"><div class="alert" role="alert" tabindex="-1">x</div>'
            page = self.door.page(FORM).replace(b'<main id="noi-dung">', alert)
            self._answer(422, page)

    def _lead(self, path: str) -> None:
        self.send_response(303)
        self.send_header("location", path)
        self.send_header("content-length", "0")
        self.end_headers()

    def _answer(self, status: int, body: bytes, kind: str = "text/html; charset=utf-8") -> None:
        self.send_response(status)
        headers = PROTECTION | {"content-type": kind, "content-length": str(len(body))}
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *said: object) -> None:
        """Says nothing."""


class Server(ThreadingHTTPServer):
    """Of a machine that is asked for all files of a page at once."""

    request_queue_size = 64


@contextmanager
def desk_door() -> Iterator[DeskDoor]:
    """The door, open on a port of this machine."""
    door = DeskDoor()
    server = Server(("127.0.0.1", 0), type("Here", (Answering,), {"door": door}))
    door.address = f"http://127.0.0.1:{server.server_address[1]}"
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield door
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
