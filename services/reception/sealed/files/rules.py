"""What may be attached to a letter, and how much of it."""

from __future__ import annotations

from datetime import timedelta

from libs.kernel.errors import NotFound, Refusal, TooMany

FILES_MAX = 5
KINDS = ("image/jpeg", "image/png", "application/pdf")
FILE_BYTES_MAX = 8 * 1024 * 1024  # as large as a request may be: it comes and goes as one
# A sent file waits so long for its letter; then it is destroyed.
WAIT_MAX = timedelta(days=1)
# Of those without an account, by ward: nobody fills the disk from many addresses.
STRANGERS_A_DAY_BYTES_MAX = 2 * 1024**3


class LetterFileKindNotTaken(Refusal):
    """Chỉ nhận ảnh JPEG, PNG và tệp PDF. Tệp này không phải loại đó."""


class LetterFileTooLarge(Refusal):
    """Tệp quá lớn: mỗi tệp tối đa 8 MB."""


class TooManyFilesToday(TooMany):
    """Hôm nay phường đã nhận quá nhiều tệp qua mạng. Hãy gửi không kèm tệp, nộp tệp sau."""


class LetterFileGone(Refusal):
    """Tệp gửi kèm không còn dùng được. Hãy chọn lại tệp rồi gửi lại."""


class NoSuchLetterFile(NotFound):
    """Đơn này không có tệp đó."""


def check_file(media_type: str, size_bytes: int) -> None:
    """Refuse a kind that is not taken, and what is too large to be handed out again."""
    if media_type not in KINDS:
        raise LetterFileKindNotTaken
    if size_bytes > FILE_BYTES_MAX:
        raise LetterFileTooLarge


def check_day(strangers_bytes: int) -> None:
    """Refuse when too much came on the web since yesterday."""
    if strangers_bytes > STRANGERS_A_DAY_BYTES_MAX:
        raise TooManyFilesToday
