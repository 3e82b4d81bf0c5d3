"""When the level of an account may change, which one holds on a day, who confirms it (15.1, 22)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from libs.kernel.errors import Conflict, Refusal
from libs.law.calendar import national_calendar
from libs.law.deadlines import Deadline, compute_deadline
from libs.law.decisions import Clause
from libs.law.rules import ONE_DAY, rule
from services.participation.contributions.rules import PAID_FOR, NoLevel
from services.participation.matters.rules import DECIDED, MatterState

CONFIRMING_RULE = "contribution.level_confirmed"


class LevelNeedsADecision(Refusal):
    """Mức góp của sổ chỉ đổi khi các hộ có quyết định mới đang có hiệu lực (Điều 15, Điều 22)."""


class DecisionHasItsAccount(Conflict):
    """Quyết định này đã có sổ riêng, hoặc đã được dùng để đổi mức góp của một sổ."""


class LevelTooEarly(Refusal):
    """Mức mới áp dụng từ ngày {since} trở đi, không áp dụng cho thời gian trước đó."""


class SameLevel(Refusal):
    """Mức này bằng mức ngay trước hoặc ngay sau nó nên không có gì để đổi."""


class LevelTooLate(Refusal):
    """Mức sau áp dụng từ ngày {next_on} nên mức này phải áp dụng trước ngày đó."""


class LevelFieldsFixed(Refusal):
    """Ngày áp dụng của mức đầu là ngày mở sổ; số dư chuyển vào chỉ ghi ở mức đầu."""


class LevelUnconfirmed(Conflict):
    """Mặt trận chưa xác nhận mức góp của sổ đúng như quyết định của các hộ nên chưa ghi thu của các
    hộ được (khoản 1 Điều 15 Luật 10/2022/QH15)."""


class LevelConfirmed(Conflict):
    """Mức góp này đã được Mặt trận xác nhận nên không sửa được; chỉ đổi theo quyết định mới."""


class LevelRetyped(Conflict):
    """Mức góp vừa được ghi lại khác với mức bạn đang xem. Hãy xem lại rồi xác nhận."""


class NothingToConfirm(Refusal):
    """Sổ này không định mức mỗi hộ và không có số dư chuyển vào nên không có gì để xác nhận."""


@dataclass(frozen=True)
class Level:
    """What is asked of a household, from which day on, by which decision.

    `opening` is what an account held before its first level; `confirmed_on` when the Front
    compared all of it with the decision.
    """

    dong: int
    half_days: int
    from_on: date
    matter_id: UUID
    opening: int = 0
    written_on: date | None = None
    confirmed_on: date | None = None

    @property
    def waits(self) -> bool:
        """Whether the Front has yet to look at it; where nothing is asked there is nothing."""
        return self.confirmed_on is None and bool(self.dong or self.half_days or self.opening)


def level_on(levels: Sequence[Level], day: date) -> Level:
    """The level on a day, of levels in the order of their days; the first holds before as well.

    A later one that the Front did not confirm asks nothing of anybody yet.
    """
    later = [each for each in levels[1:] if not each.waits]
    return next((each for each in reversed(later) if each.from_on <= day), levels[0])


def confirming_due(written_on: date) -> Deadline:
    """By when the Front looks at a level that was typed."""
    return compute_deadline(rule(CONFIRMING_RULE, written_on), written_on, national_calendar())


def check_confirming(level: Level, seen: Level) -> None:
    """What is confirmed is what was looked at, and it is confirmed once."""
    if level.confirmed_on:
        raise LevelConfirmed
    if not level.waits:
        raise NothingToConfirm
    now, then = (replace(each, written_on=None) for each in (level, seen))
    if now != then:
        raise LevelRetyped


def check_correcting(level: Level) -> None:
    """Until somebody else confirmed it, whoever typed it wrongly types it again."""
    if level.confirmed_on:
        raise LevelConfirmed


def check_fields(level: Level, new: Level, *, first: bool) -> None:
    """What a level cannot change is not typed in vain: the first its day, another the opening."""
    if first and new.from_on != level.from_on:
        raise LevelFieldsFixed(fields={"from_on": f"Ngày mở sổ là {level.from_on:%d/%m/%Y}."})
    if not first and new.opening:
        raise LevelFieldsFixed(fields={"opening_dong": "Để trống."})


def check_before(new: Level, following: Level) -> None:
    """A level ends where the next one begins, which asks for something else."""
    if (new.dong, new.half_days) == (following.dong, following.half_days):
        raise SameLevel
    if new.from_on >= following.from_on:
        next_on = f"{following.from_on:%d/%m/%Y}"
        raise LevelTooLate(next_on=next_on, fields={"from_on": f"Chọn trước ngày {next_on}."})


def changed(before: Level, after: Level) -> dict[str, object]:
    """What is asked otherwise than before, by name."""
    names = ("dong", "half_days", "from_on", "opening")
    said = {name: getattr(after, name) for name in names}
    return {name: value for name, value in said.items() if value != getattr(before, name)}


def check_taking(levels: Sequence[Level]) -> None:
    """Nobody asks households for what only the head says that they decided."""
    if levels[0].waits:
        raise LevelUnconfirmed


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
