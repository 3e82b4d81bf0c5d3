"""A mail that can never be sent is passed over; one that may be sent later is tried again."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import aiosmtplib
import pytest
from structlog.testing import capture_logs

from libs import mail
from libs.kernel.settings import Settings
from tests.post import Post


class Strict(Post):
    """A server that knows no letters outside ASCII, and refuses whom a code names."""

    async def handle_EHLO(
        self, server: Any, session: Any, envelope: Any, hostname: str, responses: list[str]
    ) -> list[str]:
        session.host_name = hostname
        return [line for line in responses if "SMTPUTF8" not in line]

    async def handle_RCPT(
        self, server: Any, session: Any, envelope: Any, address: str, options: list[str]
    ) -> str:
        if address[:3] in ("550", "450"):
            return f"{address[:3]} no"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        if envelope.rcpt_tos[0].startswith("554"):
            return "554 no"
        return await super().handle_DATA(server, session, envelope)


@pytest.fixture
async def post() -> AsyncIterator[Post]:
    async with Strict() as post:
        yield post


@pytest.mark.parametrize(
    "never",
    ["ten@gmail..com", "ă@x.vn", "=?utf-8?q?a=0D=0Ab?=@x.vn", "550@example.vn", "554@example.vn"],
)
async def test_what_can_never_be_sent_holds_up_no_other(
    settings: Settings, post: Post, never: str
) -> None:
    reachable = settings.model_copy(update={"smtp_url": post.url})

    with capture_logs() as logs:
        await mail.send(reachable, [never, "ba.mau@example.vn"], "Tin", "Có tin.", about="a test")

    assert len(await post.to("ba.mau@example.vn", 1)) == 1
    assert [(log["event"], log["about"]) for log in logs] == [("mail_refused", "a test")]
    assert never not in str(logs)


async def test_what_is_refused_for_now_is_tried_again(settings: Settings, post: Post) -> None:
    reachable = settings.model_copy(update={"smtp_url": post.url})

    with pytest.raises(aiosmtplib.SMTPRecipientsRefused):
        await mail.send(reachable, ["450@example.vn"], "Tin", "Có tin.", about="a test")
