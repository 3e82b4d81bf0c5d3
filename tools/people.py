"""People at the door: what the samples, the year and the flow tests do goes through the gateway.

A `Person` signs in, asks, uploads, as a browser would; nothing here knows a database.
"""

from __future__ import annotations

import io
import re
import ssl
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Self

import httpx
from PIL import Image, ImageDraw

TIMEOUT_SECONDS = 60.0
CSRF_FIELD = re.compile(r'name="csrf" value="([^"]+)"')


class Refused(Exception):
    """The product said no: the status, the kind and the sentence of its answer."""

    def __init__(self, method: str, path: str, answer: httpx.Response) -> None:
        problem = answer.json() if "json" in answer.headers.get("content-type", "") else {}
        self.status = answer.status_code
        self.kind = str(problem.get("type", ""))
        self.sentence = str(problem.get("title", answer.text[:200]))
        self.fields = problem.get("fields", {})
        super().__init__(
            f"{method} {path}: {self.status} {self.kind}: {self.sentence} {self.fields or ''}"
        )


@cache
def _trusted() -> ssl.SSLContext:
    """The certificates of this machine, read once: hundreds of people come to one door."""
    return ssl.create_default_context()


@dataclass
class Person:
    """Somebody with a browser and, after `sign_in`, a session in one ward."""

    base_url: str
    ward: str
    name: str = "anyone"
    csrf: str = ""
    desk: str = "viec"  # the page that signing in leads to; a province's is another
    client: httpx.AsyncClient = field(init=False)

    def __post_init__(self) -> None:
        self.client = httpx.AsyncClient(
            base_url=self.base_url,
            timeout=TIMEOUT_SECONDS,
            verify=_trusted(),
            headers={"sec-fetch-site": "same-origin"},  # as browsers say of a page's own forms
        )
        self._credentials: dict[str, str] = {}

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.client.aclose()

    async def sign_in(self, username: str, password: str) -> Self:
        """Sign in to the ward through its page; raises Refused when it is not accepted."""
        self._credentials = {"username": username, "password": password}
        path = f"/{self.ward}/dang-nhap"
        answer = await self.client.post(path, data=self._credentials)
        if answer.status_code != 303:
            raise Refused("POST", path, answer)
        page = await self.client.get(f"/{self.ward}/{self.desk}")
        token = CSRF_FIELD.search(page.text)
        if token is None:
            raise Refused("GET", f"/{self.ward}/{self.desk}", page)
        self.name, self.csrf = username, token[1]
        return self

    async def choose_password(self, username: str, given: str, own: str) -> None:
        """At the first sign-in the password that was given has to be changed; the page asks so."""
        page = f"/{self.ward}/mat-khau"
        said = {"username": username, "password": given}
        await self.client.post(f"/{self.ward}/dang-nhap", data=said)
        asked = await self.client.get(f"/{self.ward}/viec", follow_redirects=True)
        token = CSRF_FIELD.search(asked.text)
        if token is None or asked.url.path != page:
            raise Refused("GET", page, asked)
        typed = {"csrf": token[1], "current": given, "new": own, "again": own}
        answer = await self.client.post(page, data=typed)
        if answer.status_code != 303:
            raise Refused("POST", page, answer)

    async def ask(self, method: str, path: str, **said: Any) -> Any:
        """Call `/api/wards/<ward>/<path>`; the answer's JSON, or its bytes; raises Refused."""
        path = f"/api/wards/{self.ward}/{path}"
        answer = await self._send(method, path, said)
        if answer.status_code == 401 and self._credentials:
            await self.sign_in(**self._credentials)  # the session has ended, as sessions do
            answer = await self._send(method, path, said)
        if answer.is_error:
            raise Refused(method, path, answer)
        is_json = "json" in answer.headers.get("content-type", "")
        return answer.json() if is_json and answer.content else answer.content

    async def _send(self, method: str, path: str, said: dict[str, Any]) -> httpx.Response:
        headers = {"x-csrf-token": self.csrf} if self.csrf else {}
        return await self.client.request(method, path, headers=headers, **said)

    async def get(self, path: str, **params: Any) -> Any:
        """Read something."""
        return await self.ask("GET", path, params=params)

    async def post(self, path: str, **form: Any) -> Any:
        """Do something; `form` is the JSON body."""
        return await self.ask("POST", path, json=form)

    async def put(self, path: str, **form: Any) -> Any:
        """Set something; `form` is the JSON body."""
        return await self.ask("PUT", path, json=form)

    async def upload(self, content: bytes, *, purpose: str = "evidence") -> str:
        """Upload a file; the receipt to attach it with."""
        files = {"file": ("tep", content)}
        kept = await self.ask("POST", "files", files=files, data={"purpose": purpose})
        return str(kept["receipt"])


def sample_photo(words: str, number: int = 0) -> bytes:
    """A drawn picture that says it is a sample, different for each `words` and `number`."""
    picture = Image.new("RGB", (480, 360), (244, 238, 228))
    pen = ImageDraw.Draw(picture)
    pen.rectangle((60, 40, 420, 320), fill=(255, 255, 255), outline=(140, 20, 24), width=6)
    for line in range(9):
        pen.line(
            (90, 90 + 22 * line, 390 - (number * 37 + line * 29) % 140, 90 + 22 * line),
            (90, 80, 70),
            4,
        )
    pen.text((90, 56), f"ANH MAU / SAMPLE {number}", (140, 20, 24))
    pen.text((90, 296), words.encode("ascii", "replace").decode()[:60], (60, 50, 40))
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=70)
    return out.getvalue()
