"""When the level of an account may change, and which one holds on a day (article 15.1, 22)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from libs.kernel.errors import Conflict, Refusal
from libs.law.decisions import Clause
from libs.law.rules import ONE_DAY
from services.participation.contributions.rules import PAID_FOR, NoLevel
from services.participation.matters.rules import DECIDED, MatterState


class LevelNeedsADecision(Refusal):
    """Mức góp của sổ chỉ đổi khi các hộ có quyết định mới đang có hiệu lực (Điều 15, Điều 22)."""


class DecisionHasItsAccount(Conflict):
    """Quyết định này đã có sổ riêng, hoặc đã được dùng để đổi mức góp của một sổ."""


class LevelTooEarly(Refusal):
    """Mức mới áp dụng từ ngày {since} trở đi, không áp dụng cho thời gian trước đó."""


class SameLevel(Refusal):
    """Mức này đang được áp dụng, không có gì để đổi."""


@dataclass(frozen=True)
class Level:
    """What is asked of a household, from which day on, by which decision."""

    dong: int
    half_days: int
    from_on: date
    matter_id: UUID


def level_on(levels: Sequence[Level], day: date) -> Level:
    """The level on a day, of levels in the order of their days; the first holds before as well."""
    return next((each for each in reversed(levels) if each.from_on <= day), levels[0])


def check_level(
    clause: Clause, state: MatterState, effective_on: date | None, new: Level, last: Level
) -> None:
    """Another level has another decision, and no effect on days before it (article 15, 22)."""
    if clause not in PAID_FOR or state not in DECIDED or effective_on is None:
        raise LevelNeedsADecision
    if clause is Clause.WORKS and not (new.dong or new.half_days):
        raise NoLevel(fields={"level_dong": "Ghi số tiền mỗi hộ, hoặc số ngày công."})
    if (new.dong, new.half_days) == (last.dong, last.half_days):
        raise SameLevel
    since = max(effective_on, last.from_on + ONE_DAY)
    if new.from_on < since:
        said = {"from_on": f"Chọn từ ngày {since:%d/%m/%Y}."}
        raise LevelTooEarly(since=f"{since:%d/%m/%Y}", fields=said)
