"""Mail over SMTP: one message for each addressee, so that none reads another's address."""

from __future__ import annotations

from email.message import EmailMessage
from email.utils import make_msgid
from typing import Any
from urllib.parse import unquote, urlsplit

import aiosmtplib
import structlog

from libs.kernel.settings import Settings

log = structlog.get_logger()

SECONDS_MAX = 20


async def send(
    settings: Settings,
    addresses: list[str],
    subject: str,
    text: str,
    *,
    about: str,
    headers: dict[str, str] | None = None,
) -> None:
    """Send the same words to each address; nothing without a mail server.

    A server that is away raises, and whoever calls tries again later. What can never be sent, to
    an address that is none or one that the server refuses for good, is passed over and noted by
    what the mail was `about`, never by the address: tried again, it would hold up all others.
    """
    if not settings.smtp_url or not addresses:
        return
    host = urlsplit(settings.base_url).hostname or "localhost"
    async with aiosmtplib.SMTP(**server_of(settings.smtp_url)) as server:
        for address in addresses:
            try:
                await server.send_message(_message(host, address, subject, text, headers or {}))
            except (ValueError, aiosmtplib.SMTPException) as error:
                if not _is_for_good(error):
                    raise
                log.warning("mail_refused", about=about)


def one_click(stop: str) -> dict[str, str]:
    """The headers by which a mail program offers to stop these mails at an address (RFC 8058)."""
    return {
        "List-Unsubscribe": f"<{stop}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }


def _message(
    host: str, address: str, subject: str, text: str, headers: dict[str, str]
) -> EmailMessage:
    message = EmailMessage()
    message["From"] = f"Dân Biết <khong-tra-loi@{host}>"
    message["To"] = address
    message["Subject"] = subject
    message["Message-ID"] = make_msgid(domain=host)
    message["Auto-Submitted"] = "auto-generated"
    for name, value in headers.items():
        message[name] = value
    message.set_content(text)
    return message


def _is_for_good(error: Exception) -> bool:
    """Whether the same mail would be refused again: no address, letters or an answer of 5xx."""
    if isinstance(error, aiosmtplib.SMTPRecipientsRefused):
        return all(refusal.code >= 500 for refusal in error.recipients)
    if isinstance(error, aiosmtplib.SMTPResponseException):
        return error.code >= 500
    return isinstance(error, ValueError | aiosmtplib.SMTPNotSupported)


def server_of(url: str) -> dict[str, Any]:
    """The server behind smtp://user:password@host:port; smtps:// means TLS from the start."""
    parts = urlsplit(url)
    secure = parts.scheme == "smtps"
    return {
        "hostname": parts.hostname or "127.0.0.1",
        "port": parts.port or (465 if secure else 25),
        "username": unquote(parts.username) if parts.username else None,
        "password": unquote(parts.password) if parts.password else None,
        "use_tls": secure,
        "timeout": SECONDS_MAX,
    }
