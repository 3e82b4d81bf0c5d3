"""What the public log refuses, what it is called, and who signs its heads."""

from __future__ import annotations

from libs.kernel.errors import Refusal, Unavailable
from libs.publiclog.heads import Signer

# A download has at most so many lines, about 3 MB: answers travel over the bus whole.
LINES_MAX = 5_000


class LogNotSigned(Unavailable):
    """Sổ công khai chưa có khóa ký nên chưa cấp được chứng cứ. Hãy báo người quản trị hệ thống."""


class NoSuchSize(Refusal):
    """Sổ công khai có {size} dòng, không có bản {asked} dòng. Hãy chọn số từ 0 đến {size}."""


class OldSizeLarger(Refusal):
    """Bản cũ ({old} dòng) phải ngắn hơn hoặc bằng bản mới ({size} dòng)."""


def check_sizes(old: int, size: int, now: int) -> None:
    """Two sizes that the log had, the older first; `now` is its size."""
    if max(old, size) > now:
        raise NoSuchSize(size=now, asked=max(old, size))
    if old > size:
        raise OldSizeLarger(old=old, size=size)


def origin(base_url: str, ward: str) -> str:
    """The name of a ward's log: the deployment's address without its scheme, and the ward."""
    return f"{base_url.partition('://')[2].strip('/')}/{ward}"


def signers(keys: str) -> list[Signer]:
    """The keys of the setting: 64 hex digits each, the oldest first; refuses what is none.

    Two, with a comma between, sign while a key is changed for another.
    """
    try:
        return [Signer(bytes.fromhex(seed)) for seed in keys.split(",")]
    except ValueError as error:
        raise LogNotSigned from error
