"""How days, moments, numbers and sizes are written on the pages."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


def dmy(day: date) -> str:
    """dd/MM/yyyy; a moment is first brought to Vietnamese time."""
    return f"{local(day):%d/%m/%Y}"


def dm(day: date) -> str:
    """dd/MM, where the year is plain from the place."""
    return f"{local(day):%d/%m}"


def weekday(day: date) -> str:
    """The day of the week."""
    return WEEKDAYS[local(day).weekday()]


def opening(text: str) -> str:
    """The text with a capital first letter and the rest as it is: thứ Hai becomes Thứ Hai."""
    return text[:1].upper() + text[1:]


def moment(at: datetime) -> str:
    """Hour, weekday and day: 10:12, thứ Hai 23/11/2026."""
    return f"{local(at):%H:%M}, {weekday(at)} {dmy(at)}"


def number(value: float, places: int | None = None) -> str:
    """1.234,5: a dot between thousands, a comma before the decimals."""
    places = (0 if float(value).is_integer() else 1) if places is None else places
    text = f"{value:,.{places}f}"
    return text.translate(str.maketrans(",.", ".,"))


def share(part: int, whole: int) -> str:
    """A percentage never without its n: 87,3% (48/55)."""
    if not whole:
        return "chưa có số liệu"
    return f"{number(100 * part / whole)}% ({number(part)}/{number(whole)})"


def size(octets: int) -> str:
    """The size of a file in the largest unit that leaves at least one."""
    if octets < 1024:
        return f"{octets} byte"
    if octets < 1024 * 1024:
        return f"{number(octets / 1024, 0)} KB"
    return f"{number(octets / 1024 / 1024, 1)} MB"


def local(day: date) -> date:
    """The day in Việt Nam of a moment; a day as it is."""
    if isinstance(day, datetime) and day.tzinfo:
        return day.astimezone(VIETNAM)
    return day
