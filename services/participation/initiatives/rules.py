"""How long a consent holds, and when there are enough of them (Law 10/2022/QH15, article 16)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from libs.kernel.errors import Conflict, Refusal
from libs.law.calendar import national_calendar
from libs.law.deadlines import compute_deadline
from libs.law.rules import rule

SHARE = "participation.initiative"
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


def reached(consents: int, households: int, on: date) -> bool:
    """Whether a tenth of all households, or more, demand it."""
    return households > 0 and rule(SHARE, on).is_met(consents, households)


def needed(households: int, on: date) -> int:
    """How many households make a tenth."""
    return rule(SHARE, on).least(households)
