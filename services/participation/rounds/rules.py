"""What a count must be to be believed, and what it decides (articles 18 to 21)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum

from libs.kernel.errors import Conflict, Refusal
from libs.law import decisions
from libs.law.decisions import Clause
from libs.law.rules import rule


class RoundState(StrEnum):
    """How far a round is."""

    OPEN = "open"  # đang lấy ý kiến
    COUNTED = "counted"  # đã kiểm phiếu
    LACKING = "lacking"  # không đủ đại diện hộ
    BROKEN_OFF = "broken_off"  # dừng giữa chừng, chưa biểu quyết


# It ended, and nobody said yes or no: the neighbourhood may vote anew.
WITHOUT_A_VOTE = (RoundState.LACKING, RoundState.BROKEN_OFF)


@dataclass(frozen=True)
class Count:
    """What was counted: households that voted, and what they said. No household is named."""

    present: int
    yes: int
    no: int
    other: int = 0  # ý kiến khác, không biểu quyết
    invalid: int = 0  # phiếu không hợp lệ

    @classmethod
    def of(cls, row: object) -> Count:
        """The sums that a row keeps under the same names."""
        return cls(**{each.name: getattr(row, each.name) for each in fields(cls)})

    @property
    def said(self) -> int:
        """Everything that was counted."""
        return self.yes + self.no + self.other + self.invalid

    def __add__(self, more: Count) -> Count:
        return Count(
            self.present + more.present,
            self.yes + more.yes,
            self.no + more.no,
            self.other + more.other,
            self.invalid + more.invalid,
        )


NOBODY = Count(0, 0, 0)


class RoundOpenAlready(Conflict):
    """Khu phố này đang lấy ý kiến về nội dung này rồi."""


class RoundNotOpen(Conflict):
    """Lượt lấy ý kiến này đã kết thúc."""


class CountsDoNotAddUp(Refusal):
    """{where} có {present} đại diện hộ nhưng cộng các ý kiến được {said}. Hãy đếm lại."""


class SumsDiffer(Refusal):
    """Tổng ghi là {given} nhưng cộng các cụm được {summed} ({what}). Hãy kiểm tra lại."""


class MoreThanAll(Refusal):
    """{where} có {present} đại diện hộ, nhiều hơn {households} hộ trong danh sách."""


class TooFewPresent(Refusal):
    """Mới có {present} trong {households} hộ; cần ít nhất {needed} hộ (Điều 19 khoản 1 điểm b)."""


class EnoughPresent(Refusal):
    """Đã có {present} trong {households} hộ, đủ để biểu quyết (cần {needed})."""


class TooFewWitnesses(Refusal):
    """Cần ít nhất {least} đại diện hộ khác nhau chứng kiến. Căn cứ: {basis}."""


class TeamWrong(Refusal):
    """Tổ phát phiếu, kiểm phiếu phải có từ {least} đến {most} người khác nhau, do Ban công tác Mặt
    trận làm Tổ trưởng. Căn cứ: {basis}."""


class NotOnTheRoll(Refusal):
    """Có hộ không thuộc danh sách đã chốt của lượt lấy ý kiến này."""


class StillVoting(Refusal):
    """Còn {count} khu phố chưa có kết quả: {names}."""


class BallotsOwed(Refusal):
    """Có {count} khu phố họp không đủ đại diện hộ mà chưa phát phiếu: {names}. Hãy phát phiếu, hoặc
    xác nhận không phát phiếu (Điều 19 khoản 1 điểm b)."""


class VotedSince(Conflict):
    """Khu phố này đã kết thúc và các hộ đã được lấy ý kiến ở khu phố mới."""


WHAT = {
    "present": "số dự",
    "yes": "tán thành",
    "no": "không tán thành",
    "other": "ý kiến khác",
    "invalid": "không hợp lệ",
}


def check_count(count: Count, households: int, where: str = "Cuộc họp") -> None:
    """Everybody who voted said one thing, and no more voted than there are."""
    if count.present > households:
        raise MoreThanAll(where=where, present=count.present, households=households)
    if count.said != count.present:
        raise CountsDoNotAddUp(where=where, present=count.present, said=count.said)


def check_total(total: Count, parts: list[Count]) -> None:
    """What was written as the sum of the clusters is their sum."""
    summed = sum(parts, NOBODY)
    for name, words in WHAT.items():
        if getattr(total, name) != getattr(summed, name):
            raise SumsDiffer(given=getattr(total, name), summed=getattr(summed, name), what=words)


def check_enough(clause: Clause, present: int, households: int, on: date) -> None:
    """Those who came could adopt it; else the meeting lacks representatives (article 19.1.b)."""
    if decisions.lacks(clause, present, households, on):
        needed = decisions.needed_present(clause, households, on)
        raise TooFewPresent(present=present, households=households, needed=needed)


def check_lacking(clause: Clause, present: int, households: int, on: date) -> None:
    """Nobody calls a meeting short that could decide."""
    if not decisions.lacks(clause, present, households, on):
        needed = decisions.needed_present(clause, households, on)
        raise EnoughPresent(present=present, households=households, needed=needed)


def check_witnesses(count: int, on: date) -> None:
    """Two household representatives see the counting and sign (articles 18 and 20.2)."""
    asked = rule("participation.witnesses", on)
    if count < asked.value:
        raise TooFewWitnesses(least=asked.value, basis=asked.basis)


def check_team(team: Sequence[str], on: date) -> None:
    """Three to five people; the head of the Front's committee leads them."""
    least, most = rule("participation.tellers_min", on), rule("participation.tellers_max", on)
    names = {name.casefold() for name in team}
    if not least.value <= len(team) <= most.value or len(names) != len(team):
        raise TeamWrong(least=least.value, most=most.value, basis=least.basis)
