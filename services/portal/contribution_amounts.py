"""Amounts of contributions in words: money, days of labour, what is asked of each household."""

from __future__ import annotations

from services.portal.look.words import dmy, number
from services.portal.reading import Told, day, the_day
from services.portal.views import State
from services.portal.views.contributions import LevelLine


def dong(amount: int) -> str:
    """2.000.000 đồng, never on two lines."""
    return f"{number(amount)}\N{NO-BREAK SPACE}đồng"


def days(half_days: int) -> str:
    """Half days as people say them: 3 are 1,5 ngày công."""
    return f"{number(half_days / 2)} ngày công"


def amount(told: Told) -> str:
    """What a line is about: money, labour, or what material was estimated at."""
    if told["kind"] == "labour":
        return days(told["half_days"])
    if told["kind"] == "material":
        return f"ước {dong(told['dong'])}" if told["dong"] else ""
    return dong(told["dong"])


def level(told: Told) -> str:
    """What residents decided for each household, as it was typed."""
    said = _level(told["level_dong"], told["level_half_days"])
    return f"{said} (Mặt trận chưa xác nhận)" if told.get("level_waits") else said


def _level(money: int, half_days: int) -> str:
    parts = [dong(money)] if money else []
    if half_days:
        parts.append(days(half_days))
    return f"mỗi hộ {' và '.join(parts)}" if parts else "không định mức mỗi hộ"


def levels_of(told: Told, home: str) -> list[LevelLine]:
    """Each level an account had, leading to its decision, and whether the Front compared them."""
    asks = [each for each in told["levels"] if each["waits"] or each["confirmed_on"]]
    return [
        LevelLine(
            f"Từ {dmy(the_day(each['from_on']))}: {_level(each['dong'], each['half_days'])}",
            f"{home}/nhan-dan-ban/{each['matter_id']}",
            f"Số dư chuyển vào {dong(each['opening'])}" if each["opening"] else "",
            _confirmed(told, each),
        )
        for each in (asks if len(told["levels"]) < 2 else told["levels"])
    ]


def _confirmed(told: Told, each: Told) -> State:
    if on := day(each["confirmed_on"]):
        return State("done", f"Mặt trận xác nhận {dmy(on)}")
    if not each["waits"]:
        return State("none", "Không định mức")
    if told["level_due"] and told["level_due"]["days_left"] < 0:
        return State("late", "Quá hạn xác nhận")
    return State("todo", "Chờ Mặt trận xác nhận")
