"""The library that phones get agrees with RFC 9474, in a real browser, under our door's policy.

Everything random that the vector fixes is handed to the browser in the order in which it asks.
"""

from __future__ import annotations

import base64
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Page, Route, async_playwright

import services.portal
from libs.assets import Assets
from libs.ballots import rsabssa
from services.gateway.shell import POLICY
from tests.ballots import vectors
from tests.ballots.vectors import integer, octets

pytestmark = pytest.mark.browser

CHROMIUM = shutil.which("chromium")
HOME = "https://ward.test"
ASSETS = Assets(Path(str(services.portal.__file__)).parent / "static")
LIBRARY = ASSETS.url("vendor/blindrsa/blindrsa.js")

FOLLOW_THE_VECTOR = """async ({library, key, drawn, message, blindSignature}) => {
  const bytes = (hex) => Uint8Array.from(hex.match(/../g), (each) => parseInt(each, 16));
  const hex = (all) => [...all].map((each) => each.toString(16).padStart(2, "0")).join("");
  const { BlindRSA, PrepareType } = await import(library);
  const suite = new BlindRSA({
    hash: "SHA-384", saltLength: 48, prepareType: PrepareType.Randomized,
  });
  const spki = Uint8Array.from(atob(key), (each) => each.charCodeAt(0));
  const algorithm = { name: "RSA-PSS", hash: "SHA-384" };
  const signer = await crypto.subtle.importKey("spki", spki, algorithm, true, ["verify"]);
  const random = crypto.getRandomValues.bind(crypto);
  crypto.getRandomValues = (room) => {
    const next = drawn.length ? bytes(drawn.shift()) : random(new Uint8Array(room.length));
    if (next.length !== room.length) throw new Error(`asked for ${room.length}`);
    room.set(next);
    return room;
  };
  const prepared = suite.prepare(bytes(message));
  const { blindedMsg, inv } = await suite.blind(signer, prepared);
  const signature = await suite.finalize(signer, prepared, bytes(blindSignature), inv);
  let refused = "";
  try {
    await suite.finalize(signer, prepared, blindedMsg, inv);
  } catch (error) {
    refused = error.message;
  }
  return {
    name: suite.toString(), prepared: hex(prepared), blinded: hex(blindedMsg), inverse: hex(inv),
    signature: hex(signature), refused,
  };
}"""


@pytest.fixture
async def page() -> AsyncIterator[Page]:
    if not CHROMIUM:
        pytest.skip("no chromium on this machine: the library was not tried in a browser")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM)
        page = await browser.new_page()
        await page.route("**/*", _answer)
        await page.goto(HOME)
        yield page
        await browser.close()


async def _answer(route: Route) -> None:
    path = route.request.url.removeprefix(HOME)
    content, kind = ASSETS.file(path.removeprefix("/static/")) or (b"<title>x</title>", "text/html")
    headers = {"content-type": kind, "content-security-policy": POLICY}
    await route.fulfill(body=content, headers=headers)


async def test_the_browser_blinds_and_unblinds_as_the_rfc_says(page: Page) -> None:
    key = vectors.key()
    public = key.public_key()
    factor = pow(integer("inv"), -1, public.public_numbers().n).to_bytes(512).hex()
    said = await page.evaluate(
        FOLLOW_THE_VECTOR,
        {
            "library": LIBRARY,
            "key": base64.b64encode(rsabssa.public_bytes(public)).decode(),
            "drawn": [octets("msg_prefix").hex(), octets("salt").hex(), factor],
            "message": octets("msg").hex(),
            "blindSignature": octets("blind_sig").hex(),
        },
    )

    assert said["name"] == rsabssa.VARIANT
    assert said["prepared"] == (octets("msg_prefix") + octets("msg")).hex()
    assert said["blinded"] == octets("blinded_msg").hex()
    assert said["inverse"] == octets("inv").hex()
    assert said["signature"] == octets("sig").hex()
    assert said["refused"] == "invalid signature"
