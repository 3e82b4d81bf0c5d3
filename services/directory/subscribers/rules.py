"""What a subscription obeys: how many, how often, how long an unconfirmed one is kept."""

from __future__ import annotations

import re
from datetime import date, timedelta

from libs.kernel.errors import NotFound, Refusal, TooMany

# One address, as RFC 5321 writes it without quotes: what is typed by strangers must not become a
# list of recipients, nor a header in disguise (=?...?=), nor a mail that can never be sent.
ATOM = r"[A-Za-z0-9!#$%&'*+/^_`{|}~-]+"
LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
ADDRESS = re.compile(rf"(?=[^@]{{1,64}}@){ATOM}(?:\.{ATOM})*@(?:{LABEL}\.)+[A-Za-z]{{2,24}}")
OF_WARD_MAX = 20_000
# Mails that ask, in a day of a ward: more is somebody at play.
ASKED_A_DAY_MAX = 500
UNCONFIRMED_DAYS = 3
# What is told later than this is no news, such as all of the past when this began to listen.
NEWS_DAYS = 2
LINES_MAX = 30

ASKED_SUBJECT = "Xác nhận nhận tin của {ward}"
ASKED = """\
Có người, có lẽ là bạn, muốn nhận tin công khai của {ward} qua địa chỉ này.

Đồng ý thì bấm vào đây: {confirm}

Không phải bạn thì không cần làm gì: sau {days} ngày {ward} xóa địa chỉ này, và trong thời gian \
đó không gửi thêm thư nào.
"""
DIGEST_SUBJECT = "{ward}: {count} tin công khai ngày {day}"
DIGEST = """\
{lines}

Trang của {ward}: {home}

Không nhận nữa, bấm vào đây: {stop}
"""


class AddressNotOne(Refusal):
    """Địa chỉ thư chưa đúng. Hãy gõ một địa chỉ, ví dụ ten@example.vn."""


class TooManyAsked(TooMany):
    """Hôm nay đã có quá nhiều người đăng ký nhận tin ở đây. Hãy thử lại ngày mai."""


class MailNotSetUp(Refusal):
    """Ở đây chưa có máy chủ thư nên chưa gửi được thư nào. Hãy dùng cách khác ở trang này."""


class NoRoomLeft(TooMany):
    """Đã đủ số người nhận tin qua thư ở đây. Hãy theo dõi bằng chương trình đọc tin."""


class NoSuchSubscription(NotFound):
    """Đường dẫn này không còn dùng được. Nếu muốn nhận tin, hãy đăng ký lại."""


def one_address(typed: str) -> str:
    """The address, its server in small letters; raises AddressNotOne."""
    found = typed.strip()
    if not ADDRESS.fullmatch(found):
        raise AddressNotOne(fields={"email": AddressNotOne.__doc__ or ""})
    name, _, server = found.rpartition("@")
    return f"{name}@{server.lower()}"


def check_mail_leaves(smtp_url: str) -> None:
    """Refuse where no mail server is set up: nobody waits for a mail that never comes."""
    if not smtp_url:
        raise MailNotSetUp


def check_room(kept: int, asked_today: int) -> None:
    """Refuse where a ward has as many as it may, or too many asked today."""
    if kept >= OF_WARD_MAX:
        raise NoRoomLeft
    if asked_today >= ASKED_A_DAY_MAX:
        raise TooManyAsked


def too_old(today: date) -> date:
    """What was told before this day is no news."""
    return today - timedelta(days=NEWS_DAYS)


def given_up(today: date) -> date:
    """Who was asked on this day or before and never confirmed is forgotten."""
    return today - timedelta(days=UNCONFIRMED_DAYS)
