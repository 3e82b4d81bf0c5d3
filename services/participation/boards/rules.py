"""What a board must be to be formed, filled and recognised, and when somebody is missing.

Ban Thanh tra nhân dân and Ban Giám sát đầu tư của cộng đồng: Luật 10/2022/QH15, articles 36 to 45.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta
from uuid import UUID

from libs.kernel.errors import Conflict, Refusal
from libs.law.calendar import national_calendar
from libs.law.clocks import add_months
from libs.law.deadlines import Deadline, compute_deadline, last_day_before
from libs.law.rules import Rule, rule
from services.participation.boards.kinds import BoardKind, Source
from services.participation.candidates.rules import Cause
from services.participation.headships.rules import term_until

INSPECTORS_RULE = "supervision.inspectors_min"
INVESTMENT_RULE = "supervision.investment_min"
RESIDENTS_RULE = "supervision.investment_residents_max"
DEPUTIES_RULE = "supervision.deputies_max"
BY_ELECTION_RULE = "supervision.by_election"
ENDING_RULE = "supervision.board_ending"
RECOGNITION_RULE = "participation.recognition_front"
MEMBERS_MAX = 100


class SeatsWrong(Refusal):
    """Ban Thanh tra nhân dân có {size} thành viên, mỗi khu phố ít nhất một người; đang ghi {given}.
    Căn cứ: {basis}."""


class ResidentsWrong(Refusal):
    """Các khu phố bầu từ 1 đến {most} đại diện vào Ban này, không phải {given}. Căn cứ: {basis}."""


class MemberOfNowhere(Refusal):
    """Người được bầu phải ghi khu phố đã bầu; Ban Thanh tra nhân dân chỉ có người được bầu."""


class SizeWrong(Refusal):
    """Ban phải có ít nhất {least} thành viên và đủ chỗ cho người được bầu. Căn cứ: {basis}."""


class ProjectUnnamed(Refusal):
    """Ban Giám sát đầu tư của cộng đồng gắn với một chương trình, dự án: hãy ghi tên dự án."""


class ProjectNowhere(Refusal):
    """Dự án thuộc một khu phố đang hoạt động, hoặc để trống nếu của cả phường."""


class FormingAlready(Conflict):
    """Đang có một Ban Thanh tra nhân dân chờ công nhận. Hãy làm tiếp ở đó."""


class InOfficeAlready(Conflict):
    """Phường đã có Ban Thanh tra nhân dân, nhiệm kỳ đến {until}."""


class BoardOver(Conflict):
    """Ban này đã kết thúc."""


class RecognisedAlready(Conflict):
    """Ban này đã được công nhận."""


class SeatsFilled(Conflict):
    """Khu phố này đã bầu đủ thành viên của Ban, hoặc không bầu vào Ban này."""


class ElectingAlready(Conflict):
    """Khu phố này đang bầu vào Ban này rồi."""


class TermTooShort(Refusal):
    """Nhiệm kỳ còn dưới {months} tháng nên không bầu bổ sung. Căn cứ: {basis}."""


class NotRepresented(Refusal):
    """Chưa công nhận được: {count} khu phố chưa có thành viên ({names}). Căn cứ: {basis}."""


class TooFewMembers(Refusal):
    """Mới có {count} thành viên, cần ít nhất {least}. Căn cứ: {basis}."""


class MembersFromResidentsOnly(Refusal):
    """Thành viên Ban Thanh tra nhân dân đều do các hộ gia đình bầu (Điều 37 Luật 10/2022/QH15)."""


class BoardFull(Refusal):
    """Ban có {size} chỗ, trong đó {elected} chỗ do các hộ gia đình bầu; không còn chỗ cử thêm."""


class NotOnTheBoard(Conflict):
    """Người này không còn là thành viên của Ban."""


class NotLeftThisWay(Refusal):
    """Cho thôi thành viên do các hộ gia đình quyết định: hãy đưa ra bàn."""


class OnlyTheElectedDismissed(Refusal):
    """Các hộ gia đình chỉ cho thôi người do mình bầu; người được cử do nơi cử thay."""


class BeingDismissed(Conflict):
    """Việc cho thôi thành viên này đang được đưa ra bàn."""


class LeadWrong(Refusal):
    """Hãy chọn một Trưởng ban và không quá {most} Phó Trưởng ban, đều đang là thành viên, mỗi người
    một chức. Căn cứ: {basis}."""


class DayWrong(Refusal):
    """Ngày phải từ {first} đến hết hôm nay."""


class EndBeforeStart(Refusal):
    """Nhiệm kỳ phải kết thúc sau ngày bắt đầu và trong vòng 10 năm."""


def size_of_inspectors(neighbourhoods: int, on: date) -> int:
    """One member for each neighbourhood, and five where there are fewer (article 37)."""
    return max(neighbourhoods, rule(INSPECTORS_RULE, on).value)


def check_seats(
    kind: BoardKind, seats: Mapping[UUID, int], units: Collection[UUID], size: int, on: date
) -> None:
    """How many each neighbourhood elects, among those that work."""
    given = sum(seats.values())
    if kind is BoardKind.PEOPLE:
        wanted, law = size_of_inspectors(len(units), on), rule(INSPECTORS_RULE, on)
        if given != wanted or set(seats) != set(units) or min(seats.values()) < 1:
            raise SeatsWrong(size=wanted, given=given, basis=law.basis)
        return
    law = rule(RESIDENTS_RULE, on)
    if not 1 <= given <= law.value or set(seats) - set(units) or min(seats.values()) < 1:
        raise ResidentsWrong(most=law.value, given=given, basis=law.basis)
    least = rule(INVESTMENT_RULE, on)
    if not max(least.value, given) <= size <= MEMBERS_MAX:
        raise SizeWrong(least=least.value, basis=least.basis)


def check_place(unit_id: UUID | None, units: Collection[UUID]) -> None:
    """A project is of one neighbourhood that works, or of the whole ward."""
    if unit_id and unit_id not in units:
        raise ProjectNowhere(fields={"unit_id": "Chọn một khu phố hoặc cả phường."})


def smallest(kind: BoardKind, on: date) -> Rule:
    """How many members a board has at least."""
    return rule(INSPECTORS_RULE if kind is BoardKind.PEOPLE else INVESTMENT_RULE, on)


def check_recognisable(
    kind: BoardKind, members: int, unrepresented: Sequence[str], on: date
) -> None:
    """Enough members, and of the people's inspectors one of every neighbourhood."""
    law = smallest(kind, on)
    if kind is BoardKind.PEOPLE and unrepresented:
        names = ", ".join(unrepresented[:5])
        raise NotRepresented(count=len(unrepresented), names=names, basis=law.basis)
    if members < law.value:
        raise TooFewMembers(count=members, least=law.value, basis=law.basis)


def term_of(kind: BoardKind, since: date, heads: Collection[date]) -> date | None:
    """The end that most heads share, for the term follows theirs; a project's has none.

    `heads`: the last day of each elected head in office.
    """
    if kind is BoardKind.INVESTMENT:
        return None
    ends = Counter(sorted(each for each in heads if each > since))
    return ends.most_common(1)[0][0] if ends else term_until(since)


def is_worth_electing(kind: BoardKind, until: date | None, today: date) -> bool:
    """Whether so much of the term is left that whoever is missing is elected anew."""
    if kind is BoardKind.INVESTMENT or until is None:
        return True
    return add_months(today, rule(BY_ELECTION_RULE, today).value) <= until


def check_worth_electing(kind: BoardKind, until: date | None, today: date) -> None:
    """Refuse a by-election so late in a term."""
    if not is_worth_electing(kind, until, today):
        law = rule(BY_ELECTION_RULE, today)
        raise TermTooShort(months=law.value, basis=law.basis)


def cause_of(*, left: bool, before: bool) -> Cause:
    """Why a neighbourhood elects: somebody left, nobody was elected before, or the board is new."""
    if left:
        return Cause.MEMBER_LEFT
    return Cause.AGAIN if before else Cause.NEW_BOARD


def check_entered_members(
    kind: BoardKind, members: Sequence[tuple[Source, UUID | None]], units: Collection[UUID]
) -> None:
    """Whoever was elected was elected by a neighbourhood that works; others are not."""
    for source, unit in members:
        of_unit = unit in units if unit else False
        if (source is Source.ELECTED) != of_unit or (kind is BoardKind.PEOPLE and not of_unit):
            raise MemberOfNowhere


def check_lead(head: UUID, deputies: Sequence[UUID], members: Collection[UUID], on: date) -> None:
    """One head and at most two deputies, all of them members."""
    law, chosen = rule(DEPUTIES_RULE, on), [head, *deputies]
    if len(deputies) > law.value or len(set(chosen)) != len(chosen) or set(chosen) - set(members):
        raise LeadWrong(most=law.value, basis=law.basis)


def check_day(on: date, first: date, today: date) -> None:
    """What is written down happened, and not before it could."""
    if not first <= on <= today:
        raise DayWrong(first=f"{first:%d/%m/%Y}")


def check_entered_term(since: date, until: date | None, today: date) -> None:
    """A board from before the ward began with the product: begun already, of a readable term."""
    if since > today:
        raise DayWrong(first="ngày công nhận")
    if until and not since < until <= since + timedelta(days=3660):
        raise EndBeforeStart


def recognised_by(since: date) -> Deadline:
    """By when the Front recognises a board whose last member is there (article 21.2)."""
    return compute_deadline(rule(RECOGNITION_RULE, since), since, national_calendar())


def reminded_on(until: date) -> date:
    """From which day on the Front is reminded that a term ends."""
    return last_day_before(rule(ENDING_RULE, until), until, national_calendar())
