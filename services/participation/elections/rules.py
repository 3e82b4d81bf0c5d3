"""What an election is refused for: a step too late, somebody who may not stand, wrong sums.

Nghị định 59/2023/NĐ-CP, articles 6 to 8; Nghị định 185/2026/NĐ-CP.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from libs.kernel.errors import Conflict, Refusal
from libs.law.rules import rule
from libs.law.standing import in_force
from services.participation.candidates.rules import RULES, Step, due
from services.participation.households.rules import Birth, age_reached, name_key
from services.participation.rounds.rules import Count, SumsDiffer

AGE_RULE = "village_head.age"
AHEAD_MAX = timedelta(days=120)
TEAM_MAX = 15
CANDIDATES_MAX = 10


class ElectionTooSoon(Refusal):
    """{what} phải xong chậm nhất ngày {due_on} để bầu ngày {on}. Căn cứ: {basis}."""


class ElectionDayPast(Refusal):
    """Ngày bầu cử phải ở phía trước, trong vòng 120 ngày tới."""


class ElectionDayOver(Conflict):
    """Ngày bầu cử {on} đã qua. Hãy hủy cuộc bầu này rồi ban hành quyết định mới."""


class PaperTomorrow(Refusal):
    """Ngày {on} của văn bản còn ở tương lai."""


class ElectedAlready(Conflict):
    """Khu phố này đang có một cuộc bầu Trưởng khu phố chưa xong."""


class ElectionNotHeld(Conflict):
    """Cuộc bầu cử này đã hủy."""


class CandidatesSent(Conflict):
    """Danh sách người ứng cử đã gửi Ủy ban nhân dân nên không sửa được nữa."""


class NoCandidate(Refusal):
    """Phải có ít nhất một người ứng cử, mỗi người ghi một lần. Căn cứ: {basis}."""


class CandidateTooYoung(Refusal):
    """{name} chưa đủ {years} tuổi vào ngày bầu cử. Căn cứ: {basis}."""


class CandidateBirthDayNeeded(Refusal):
    """{name} đủ {years} tuổi trong năm bầu cử: hãy ghi đủ ngày, tháng, năm sinh."""


class CandidatesBeforeDecision(Refusal):
    """Cuộc họp giới thiệu người ứng cử phải sau quyết định bầu cử ngày {decided_on}."""


class TeamUnclear(Refusal):
    """Tổ bầu cử phải có người, mỗi người ghi một lần; người ứng cử không ở trong Tổ bầu cử."""


class TeamBeforeDecision(Refusal):
    """Tổ bầu cử phải thành lập sau quyết định bầu cử ngày {decided_on}."""


class AnnouncedAlready(Conflict):
    """Cuộc bầu cử đã thông báo đến Nhân dân ngày {on} nên không làm lại bước này được."""


class NotReadyToAnnounce(Conflict):
    """Chưa thông báo được: còn thiếu {what}. Căn cứ: {basis}."""


class NothingVacant(Conflict):
    """Việc cho thôi Trưởng khu phố trước cuộc bầu này đã bị bãi bỏ nên khu phố không còn khuyết;
    hãy từ chối công nhận với lý do đó (Điều 21, Điều 22 Luật 10/2022/QH15)."""


class CandidatesDiffer(Refusal):
    """Hãy ghi số phiếu của đúng từng người ứng cử, ở từng cụm và ở dòng tổng."""


class BallotsDiffer(Refusal):
    """{valid} phiếu hợp lệ có bầu phải cho từ {valid} đến {most} lượt bầu, không phải {summed}.
    Hãy đếm lại."""


class NotAskedOfABoard(Refusal):
    """Bước này chỉ có khi bầu Trưởng khu phố (Điều 6 đến Điều 8 Nghị định 59/2023/NĐ-CP)."""


class MayNotBeMember(Refusal):
    """Hãy xác nhận người ứng cử thường trú trên địa bàn, không phải cán bộ, công chức, người hoạt
    động không chuyên trách (Điều 37, Điều 42 Luật 10/2022/QH15)."""


class FewerThanSeats(Refusal):
    """Khu phố bầu {seats} người nên danh sách ứng cử phải có ít nhất {seats} người."""


@dataclass(frozen=True)
class Nominee:
    """Somebody put forward: the name and what is known of the day of birth."""

    full_name: str
    birth: Birth


@dataclass(frozen=True)
class Ballots:
    """What was counted where there are several candidates. No household is named."""

    present: int
    votes: Mapping[UUID, int]
    nobody: int = 0  # không bầu cho ai
    invalid: int = 0

    @property
    def valid(self) -> int:
        """Ballots that name somebody."""
        return self.present - self.nobody - self.invalid

    def count(self, leader: UUID) -> Count:
        """As every vote is counted: yes for one candidate, no for nobody, other for the rest."""
        yes = self.votes[leader]
        return Count(self.present, yes, self.nobody, self.valid - yes, self.invalid)


def check_in_time(step: Step, done_on: date, on: date, today: date, *, board: bool = False) -> None:
    """Done already, and early enough before the election."""
    if done_on > today:
        raise PaperTomorrow(on=f"{done_on:%d/%m/%Y}")
    last = due(step, on, board=board)
    assert last.due_on is not None  # nothing suspends it
    if done_on > last.due_on:
        raise ElectionTooSoon(
            what=last.rule.title,
            due_on=f"{last.due_on:%d/%m/%Y}",
            on=f"{on:%d/%m/%Y}",
            basis=last.basis,
        )


def check_of_head(board_id: UUID | None) -> None:
    """A step that the law asks of the election of a head alone."""
    if board_id:
        raise NotAskedOfABoard


def check_day(on: date, today: date) -> None:
    """A day ahead, and not too far."""
    if not today < on <= today + AHEAD_MAX:
        raise ElectionDayPast(fields={"on": "Chọn ngày khác."})


def check_candidates(people: Sequence[Nominee], on: date) -> None:
    """Of a head: at least one, each once, each old enough on the day of the election."""
    check_named_once(people, rule(RULES[Step.CANDIDATES], on).basis)
    if not in_force(AGE_RULE, on):
        return
    law = rule(AGE_RULE, on)
    for each in people:
        reached = age_reached(each.birth, law.value, on)
        if reached is None:
            raise CandidateBirthDayNeeded(name=each.full_name, years=law.value)
        if not reached:
            raise CandidateTooYoung(name=each.full_name, years=law.value, basis=law.basis)


def check_board_candidates(people: Sequence[Nominee], seats: int, *, confirmed: bool) -> None:
    """Into a board: each once, as many as there are seats, and none whom the law keeps out.

    Who is an official or lives elsewhere no list here knows: whoever writes it down confirms.
    """
    check_named_once(people, "Điều 37, Điều 42 Luật 10/2022/QH15")
    if len(people) < seats:
        raise FewerThanSeats(seats=seats)
    if not confirmed:
        raise MayNotBeMember(fields={"confirmed": "Hãy xác nhận."})


def check_named_once(people: Sequence[Nominee], basis: str) -> None:
    """At least one, each once."""
    keys = {name_key(each.full_name) for each in people}
    if not 1 <= len(people) == len(keys) <= CANDIDATES_MAX:
        raise NoCandidate(basis=basis)


def check_election_team(team: Sequence[str], candidates: Sequence[str]) -> None:
    """Somebody, each once; nobody counts votes for himself."""
    if not 1 <= len(team) == len({name_key(each) for each in team}) <= TEAM_MAX:
        raise TeamUnclear
    check_not_candidates(team, candidates)


def check_not_candidates(team: Sequence[str], candidates: Sequence[str]) -> None:
    """Nobody of the team, formed or not, stands."""
    if {name_key(each) for each in team} & {name_key(each) for each in candidates}:
        raise TeamUnclear


def leader_of(total: Ballots, order: Sequence[UUID]) -> UUID:
    """The candidate with most ballots; of equal ones the first, which then is no majority."""
    if set(total.votes) != set(order):
        raise CandidatesDiffer
    return max(order, key=lambda each: (total.votes[each], -order.index(each)))


def check_ballots(box: Ballots, seats: int) -> None:
    """Each ballot that counts names at least one candidate, and one for each seat at most."""
    summed, valid = sum(box.votes.values()), box.valid
    if not valid <= summed <= seats * valid or max(box.votes.values()) > valid:
        raise BallotsDiffer(summed=summed, valid=valid, most=seats * valid)


def check_sums(
    total: Ballots, parts: Sequence[Ballots], order: Sequence[UUID], seats: int = 1
) -> None:
    """Every part counts every candidate, and the sums that were written are their sums."""
    if any(set(each.votes) != set(order) for each in parts):
        raise CandidatesDiffer
    for each in parts:
        check_ballots(each, seats)
    for number, one in enumerate(order, 1):
        summed = sum(each.votes[one] for each in parts)
        if total.votes[one] != summed:
            said = f"phiếu của người ứng cử số {number}"
            raise SumsDiffer(given=total.votes[one], summed=summed, what=said)
