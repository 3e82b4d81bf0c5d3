"""How long a consent holds, and when there are enough of them.

Law 10/2022/QH15, article 16; to dismiss a head Nghị định 59/2023/NĐ-CP, article 9.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from libs.kernel.actor import Actor
from libs.kernel.errors import Conflict, Forbidden, Refusal
from libs.law.calendar import national_calendar
from libs.law.deadlines import compute_deadline
from libs.law.decisions import Clause
from libs.law.rules import rule
from libs.permissions import Role

SHARE = "participation.initiative"
DISMISSAL_SHARE = "village_head.dismissal_petition"
VALIDITY = "participation.consent_validity"


class InitiativeState(StrEnum):
    """How far a demand is."""

    COLLECTING = "collecting"  # đang lấy sự đồng ý
    ON_AGENDA = "on_agenda"  # đã đưa ra bàn
    LAPSED = "lapsed"  # không còn sự đồng ý nào có giá trị


class NotCollecting(Conflict):
    """Đề xuất này không còn lấy sự đồng ý của các hộ nữa."""


class NotOfThisNeighbourhood(Refusal):
    """Hộ này không có trong danh sách hộ của khu phố vào ngày đồng ý."""


class ConsentTooOld(Refusal):
    """Sự đồng ý ngày {given_on} chỉ có giá trị đến ngày {until}. Căn cứ: {basis}."""


class ConsentTomorrow(Refusal):
    """Ngày hộ đồng ý còn ở tương lai."""


class ConsentedAlready(Conflict):
    """Hộ này đã đồng ý với đề xuất và sự đồng ý còn giá trị."""


class NoConsent(Refusal):
    """Hộ này chưa đồng ý với đề xuất."""


class NobodyConsents(Refusal):
    """Chưa có hộ nào đồng ý nên chưa đưa ra bàn được."""


class NotTheHeadsToWrite(Forbidden):
    """Kiến nghị cho thôi do Mặt trận ghi nhận; người khác chỉ xem khi đã đưa ra bàn."""


class PetitionTooSmall(Refusal):
    """Kiến nghị cho thôi cần {needed} trong {households} hộ đồng ý. Căn cứ: {basis}."""


class OnlyOfAHead(Refusal):
    """Chỉ kiến nghị cho thôi Trưởng khu phố mới ghi việc kiêm Trưởng ban Mặt trận."""


def share_of(clause: Clause) -> str:
    """The rule of the share that is needed; of khoản 4 residents petition only to dismiss."""
    return DISMISSAL_SHARE if clause is Clause.HEAD else SHARE


def check_writer(by: Actor | None, *, dismisses: bool) -> None:
    """Nobody sees or writes down who wants to dismiss him; the ward does not either.

    No household consents by its paper, as the head who printed papers could read along.
    """
    if dismisses and (by is None or Role.FRONT not in by.roles):
        raise NotTheHeadsToWrite


def valid_until(given_on: date) -> date:
    """The last day on which a consent counts: three months from the day it was given."""
    law = rule(VALIDITY, given_on)
    due_on = compute_deadline(law, given_on, national_calendar()).due_on
    assert due_on is not None  # nothing suspends it
    return due_on


def is_valid(given_on: date, on: date) -> bool:
    """Whether a consent counts on a day; its first and last day do."""
    return given_on <= on <= valid_until(given_on)


def check_given(given_on: date, today: date) -> None:
    """Given already, and still of value."""
    if given_on > today:
        raise ConsentTomorrow
    if not is_valid(given_on, today):
        until = f"{valid_until(given_on):%d/%m/%Y}"
        basis = rule(VALIDITY, given_on).basis
        raise ConsentTooOld(given_on=f"{given_on:%d/%m/%Y}", until=until, basis=basis)


def reached(clause: Clause, consents: int, households: int, on: date) -> bool:
    """Whether a tenth of all households, or more, demand it; to dismiss a head half of them."""
    return households > 0 and rule(share_of(clause), on).is_met(consents, households)


def needed(clause: Clause, households: int, on: date) -> int:
    """How many households that is."""
    return rule(share_of(clause), on).least(households)
