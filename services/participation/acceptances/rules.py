"""When households are asked whether they accept the web, and how many have to.

Luật 10/2022/QH15, Điều 17 khoản 2; Nghị định 59/2023/NĐ-CP, Điều 5.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from libs.kernel.errors import Conflict, Refusal
from libs.law import decisions
from libs.law.decisions import Before, Clause, Scope, VoteForm
from libs.law.rules import rule
from services.participation.matters.rules import MatterState

SHARE = "participation.online_accepted"
ASKED = (MatterState.AGREED, MatterState.PREPARED)


class NotAskedNow(Conflict):
    """Nội dung này hiện không hỏi các hộ về biểu quyết trực tuyến."""


class NotOfThisMatter(Refusal):
    """Có hộ không thuộc danh sách hộ của khu phố này."""


class AcceptedAlready(Conflict):
    """Hộ đã đồng ý biểu quyết trực tuyến về nội dung này rồi: số {numbers}."""


class NotAccepted(Conflict):
    """Hộ chưa đồng ý biểu quyết trực tuyến về nội dung này: số {numbers}."""


@dataclass(frozen=True)
class Tally:
    """How many households accept the web for a matter, of how many, and how many are needed."""

    accepting: int
    households: int
    needed: int
    basis: str


def check_asked(clause: Clause, scope: Scope, state: str, on: date) -> None:
    """Only other matters of a neighbourhood (khoản 6), and only until households are frozen."""
    decisions.form_allowed(clause, scope, VoteForm.ONLINE, on, after=[Before.ACCEPTED])
    if state not in ASKED:
        raise NotAskedNow


def enough(accepting: int, households: int, on: date) -> bool:
    """Whether more than half of all households accept; exactly half is not."""
    return households > 0 and rule(SHARE, on).is_met(accepting, households)


def tally(accepting: int, households: int, on: date) -> Tally:
    """The numbers of a day with what the law asks for."""
    share = rule(SHARE, on)
    needed = share.least(households) if households else 0
    return Tally(accepting, households, needed, share.basis)
