"""How long a session lives, how long wrong tries must wait, what a password must be."""

from __future__ import annotations

import unicodedata
from datetime import datetime, timedelta
from enum import StrEnum

from libs.kernel.errors import NotFound, Refusal, SignInNeeded, TooMany

SESSION_LIFETIME = timedelta(hours=12)
IDLE_MAX = timedelta(hours=2)
# Between password and code: long enough to take out a phone.
CODE_WITHIN = timedelta(minutes=5)
# Seen is noted once a minute, so that reading pages does not write all the time.
SEEN_EVERY = timedelta(minutes=1)
FREE_TRIES = 5
FIRST_WAIT_SECONDS = 30
WAIT_SECONDS_MAX = 900
PASSWORD_CHARACTERS_MIN = 10
PASSWORD_CHARACTERS_MAX = 200


class Way(StrEnum):
    """Where somebody tries; counted apart, so that strangers lock nobody out of the rest."""

    ANYWHERE = "anywhere"
    KNOWN_BROWSER = "known_browser"  # this name signed in there before
    CODE = "code"  # after the right password
    SIGNED_IN = "signed_in"


class WrongSignIn(SignInNeeded):
    """Tên đăng nhập hoặc mật khẩu không đúng."""

    keep = True  # the failure is counted although the request is refused


class WrongCode(SignInNeeded):
    """Mã không đúng hoặc đã hết hạn."""

    keep = True


class TooManyTries(TooMany):
    """Bạn đã nhập sai quá nhiều lần. Hãy đợi {wait_seconds} giây rồi thử lại."""


class SessionEnded(SignInNeeded):
    """Phiên đăng nhập đã hết. Hãy đăng nhập lại."""


class PasswordUnchanged(Refusal):
    """Mật khẩu mới phải khác mật khẩu đang dùng."""


class PasswordTooWeak(Refusal):
    """Mật khẩu cần từ 10 đến 200 ký tự và không chứa tên đăng nhập."""


class SecondFactorAlreadyOn(Refusal):
    """Tài khoản này đã bật mã xác thực."""


class SecondFactorNotStarted(Refusal):
    """Hãy quét mã trước khi nhập mã xác nhận."""


class NoSuchKey(NotFound):
    """Không tìm thấy khóa này."""


def normalised(password: str) -> str:
    """The password in form NFKC: keyboards send the same Vietnamese letters in different forms."""
    return unicodedata.normalize("NFKC", password)


def check_password(password: str, username: str) -> None:
    """Refuse a password that is too short, too long, or holds the username."""
    fits = PASSWORD_CHARACTERS_MIN <= len(password) <= PASSWORD_CHARACTERS_MAX
    if not fits or username.lower() in password.lower():
        raise PasswordTooWeak


def wait_after(failures: int) -> timedelta | None:
    """How long to wait after that many wrong tries: none for four, then 30 s, doubling."""
    if failures < FREE_TRIES:
        return None
    seconds = FIRST_WAIT_SECONDS * 2 ** min(failures - FREE_TRIES, 10)
    return timedelta(seconds=min(seconds, WAIT_SECONDS_MAX))


def ends_at(started_at: datetime, seen_at: datetime, *, needs_code: bool) -> datetime:
    """When a session ends unless it is used."""
    if needs_code:
        return started_at + CODE_WITHIN
    return min(started_at + SESSION_LIFETIME, seen_at + IDLE_MAX)
