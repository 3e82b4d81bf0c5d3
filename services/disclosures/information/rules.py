"""The clocks, states and grounds of information on request (Law 104/2016/QH13 on access to it)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from libs.kernel.errors import NotFound, Refusal, TooMany
from libs.law.calendar import Calendar, national_calendar
from libs.law.clocks import Extension
from libs.law.deadlines import compute_deadline
from libs.law.rules import rule
from services.disclosures.obligations.rules import Due, explained

# Each has to be answered by law: a flood from many addresses must not bury the true ones.
ONLINE_A_DAY_MAX = 100
KEEP_RULE = "information.keep_requester"


class Channel(StrEnum):
    """How the request came, and how the law counts its days."""

    AT_OFFICE = "at_office"  # trực tiếp tại trụ sở
    ONLINE = "online"  # qua mạng điện tử
    POST = "post"  # qua bưu chính, fax


class Grade(StrEnum):
    """How much work it is."""

    SIMPLE = "simple"  # thông tin đơn giản, có sẵn
    COMPLEX = "complex"  # thông tin phức tạp, phải tập hợp


class Progress(StrEnum):
    """How far a request is."""

    RECEIVED = "received"  # đã nhận
    INCOMPLETE = "incomplete"  # chờ bổ sung
    ACCEPTED = "accepted"  # đã chấp nhận, đang giải quyết
    ANSWERED = "answered"  # đã cung cấp
    REFUSED = "refused"  # đã từ chối
    GUIDED = "guided"  # đã hướng dẫn đến cơ quan khác


class Ground(StrEnum):
    """Why the law lets a ward refuse."""

    NOT_ACCESSIBLE = "not_accessible"  # thông tin không được tiếp cận hoặc chưa đủ điều kiện
    ALREADY_PUBLIC = "already_public"  # đã được công khai
    NOT_OURS = "not_ours"  # không thuộc trách nhiệm cung cấp
    GIVEN_TWICE = "given_twice"  # đã cung cấp hai lần cho chính người này
    BEYOND_MEANS = "beyond_means"  # vượt quá khả năng đáp ứng
    NOT_PAID = "not_paid"  # không thanh toán chi phí


RULES = {
    (Channel.AT_OFFICE, Grade.SIMPLE): "information.at_office",
    (Channel.AT_OFFICE, Grade.COMPLEX): "information.at_office",
    (Channel.ONLINE, Grade.SIMPLE): "information.online_simple",
    (Channel.ONLINE, Grade.COMPLEX): "information.online_complex",
    (Channel.POST, Grade.SIMPLE): "information.post_simple",
    (Channel.POST, Grade.COMPLEX): "information.post_complex",
}
OPEN = (Progress.RECEIVED, Progress.INCOMPLETE, Progress.ACCEPTED)
WORDS = {
    Progress.RECEIVED: "đã nhận",
    Progress.INCOMPLETE: "chờ bổ sung",
    Progress.ACCEPTED: "đang giải quyết",
    Progress.ANSWERED: "đã cung cấp",
    Progress.REFUSED: "đã từ chối",
    Progress.GUIDED: "đã hướng dẫn đến cơ quan khác",
}
MOVES: dict[Progress, frozenset[Progress]] = {
    Progress.RECEIVED: frozenset(
        {Progress.INCOMPLETE, Progress.ACCEPTED, Progress.REFUSED, Progress.GUIDED}
    ),
    Progress.INCOMPLETE: frozenset({Progress.RECEIVED, Progress.REFUSED, Progress.GUIDED}),
    Progress.ACCEPTED: frozenset({Progress.ANSWERED, Progress.REFUSED, Progress.GUIDED}),
    Progress.ANSWERED: frozenset(),
    Progress.REFUSED: frozenset(),
    Progress.GUIDED: frozenset(),
}


class NotInThisState(Refusal):
    """Yêu cầu này đang ở trạng thái “{now}” nên không làm việc này được."""


class TooLateToAsk(Refusal):
    """Đã quá hạn trả lời ngày {due_on} nên không yêu cầu bổ sung được nữa. Hãy trả lời."""


class CodeOrSecretWrong(NotFound):
    """Không có yêu cầu nào với mã và khóa này. Hãy xem lại từng chữ trên giấy hoặc trang đã lưu."""


class TooManyToday(TooMany):
    """Hôm nay phường đã nhận quá nhiều yêu cầu qua mạng. Hãy gửi ngày mai hoặc gửi tại trụ sở."""


class ReceivedInFuture(Refusal):
    """Ngày nhận yêu cầu {received_on} còn ở tương lai."""


class NotExtendable(Refusal):
    """Yêu cầu này không được gia hạn: luật chỉ cho gia hạn với thông tin phức tạp, một lần."""


class AfterDue(Refusal):
    """Đã quá hạn {due_on} nên không gia hạn được nữa."""


class PublicNotNamed(Refusal):
    """Từ chối vì thông tin đã công khai thì phải chỉ ra nội dung đã công khai."""


def check_in_time(due_on: date | None, today: date) -> None:
    """Asking for more begins the days anew, so it must come before they are over."""
    if due_on and today > due_on:
        raise TooLateToAsk(due_on=f"{due_on:%d/%m/%Y}")


def check_move(now: Progress, wanted: Progress) -> None:
    """Refuse a move that is not in the table."""
    if wanted not in MOVES[now]:
        raise NotInThisState(now=WORDS[now])


def due(
    channel: Channel,
    grade: Grade | None,
    valid_on: date,
    extended_by: str | None = None,
    calendar: Calendar | None = None,
) -> Due:
    """By when a valid request is answered. Ungraded it has the days of a simple one, the fewest."""
    days = calendar or national_calendar()
    law = rule(RULES[channel, grade or Grade.SIMPLE], valid_on)
    extensions = tuple(
        Extension(extended_by, each.days, each.grade) for each in law.extensions[:1] if extended_by
    )
    deadline = compute_deadline(law, valid_on, days, extensions=extensions)
    return explained(deadline, days)


def check_extendable(
    channel: Channel, grade: Grade | None, valid_on: date, due_on: date, today: date, before: bool
) -> None:
    """Only once, in time, and where the law of this channel and grade knows an extension."""
    law = rule(RULES[channel, grade or Grade.SIMPLE], valid_on)
    if before or grade is not Grade.COMPLEX or not law.extensions:
        raise NotExtendable
    if today > due_on:
        raise AfterDue(due_on=f"{due_on:%d/%m/%Y}")


def keep_until(closed_on: date) -> date:
    """The last day on which it is known who asked."""
    last = compute_deadline(rule(KEEP_RULE, closed_on), closed_on, national_calendar()).due_on
    assert last is not None
    return last
