"""Who may take which step of a matter, and what a decision must hold (articles 16 to 22)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from uuid import UUID

from libs.kernel.actor import Actor
from libs.kernel.errors import Forbidden, Refusal
from libs.law import decisions
from libs.law.calendar import national_calendar
from libs.law.deadlines import compute_deadline
from libs.law.decisions import Clause, Recogniser, Scope, Starts
from libs.law.rules import rule
from libs.permissions import Role

TYPED_RULE = "participation.told_typed"
TITLE_MAX = 300
# What a neighbourhood itself carries out; the others take effect by somebody's recognition.
CARRIED_OUT = (Clause.WORKS, Clause.SPENDING, Clause.OTHER)
# A title of these could name whom residents elect or dismiss.
ABOUT_PERSONS = (Clause.HEAD, Clause.BOARD)


class MatterState(StrEnum):
    """How far a matter is; the moves between them are law (data/decisions/matter.yaml)."""

    PROPOSED = "proposed"
    AGREED = "agreed"
    PREPARED = "prepared"
    OPENED = "opened"
    ADOPTED = "adopted"
    SENT = "sent"
    IN_FORCE = "in_force"
    RECOGNISED = "recognised"
    REFUSED = "refused"
    REJECTED = "rejected"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    REPLACED = "replaced"
    ABOLISHED = "abolished"


class AppointedBecause(StrEnum):
    """Why somebody else than the head calls a meeting."""

    VACANT = "vacant"  # khuyết Trưởng khu phố
    NOT_CONVENED = "not_convened"  # Trưởng khu phố không triệu tập


# What can still be changed, replaced or abolished (article 22).
DECIDED = (MatterState.ADOPTED, MatterState.SENT, MatterState.IN_FORCE, MatterState.RECOGNISED)
# Neither resident nor visitor sees what was never put to a vote.
UNSEEN = (MatterState.PROPOSED, MatterState.DECLINED, MatterState.WITHDRAWN)
# A fact of what was on the agenda: taken back later, it stays to be read with the reason.
ANNOUNCED = "announced"


class NotTheProposer(Forbidden):
    """Nội dung phạm vi {where} do {who} nêu. Căn cứ: {basis}."""


class NotTheRecogniser(Forbidden):
    """Nội dung này do {who} công nhận. Căn cứ: {basis}."""


class HeadsGoTheirOwnWay(Refusal):
    """Bầu bắt đầu bằng quyết định, cho thôi bằng kiến nghị (Điều 6 đến 9 NĐ 59/2023/NĐ-CP)."""


class BoardsGoTheirOwnWay(Refusal):
    """Bầu, cho thôi thành viên Ban bắt đầu từ trang của Ban đó, để không ai được nêu tên ở đây."""


class PutForwardByResidents(Refusal):
    """Nội dung này do các hộ gia đình đề xuất nên không ai rút thay được (Điều 16)."""


class NoNeighbourhood(Refusal):
    """Hãy chọn khu phố cho nội dung trong phạm vi khu phố, và để trống cho phạm vi toàn phường."""


class StepTomorrow(Refusal):
    """Ngày {on} còn ở tương lai."""


class ToldBeforeAgreed(Refusal):
    """Ngày {on} trước ngày {since} là ngày nội dung được thống nhất, hình thức được chọn."""


class TypedTooLate(Refusal):
    """Việc đã làm ngày {on} phải được ghi chậm nhất ngày {due_on} ({basis}). Hãy thông báo lại."""


class CarriedOutPast(Refusal):
    """Ngày phải làm xong phải sau hôm nay."""


class NothingToCarryOut(Refusal):
    """Chỉ nội dung khoản 1, khoản 2, khoản 6 Điều 15 mới có hạn thực hiện."""


class NotReplaceable(Refusal):
    """Chỉ sửa đổi, thay thế được quyết định còn hiệu lực của chính khu phố này (Điều 22)."""


class NoLeadUnit(Refusal):
    """Hãy chọn đơn vị thực hiện nội dung trong phạm vi toàn phường."""


class EffectBeforeDecision(Refusal):
    """Ngày có hiệu lực không được trước ngày thông qua {decided_on}."""


PROPOSERS = {
    Scope.COMMUNE: (Role.CHAIR, "Chủ tịch Ủy ban nhân dân"),
    Scope.NEIGHBOURHOOD: (Role.NEIGHBOURHOOD_HEAD, "Trưởng khu phố"),
}
RECOGNISERS = {
    Recogniser.WARD: (Role.CHAIR, "Ủy ban nhân dân"),
    Recogniser.FRONT: (Role.FRONT, "Ủy ban Mặt trận Tổ quốc"),
}
SCOPE_WORDS = {Scope.COMMUNE: "toàn phường", Scope.NEIGHBOURHOOD: "khu phố"}


def check_proposer(by: Actor, scope: Scope, on: date) -> None:
    """The chair for the whole ward, the head for a neighbourhood (article 16)."""
    role, who = PROPOSERS[scope]
    if role not in by.roles:
        basis = decisions.proposal(scope, on).basis
        raise NotTheProposer(where=SCOPE_WORDS[scope], who=who, basis=basis)


def check_own_way(clause: Clause) -> None:
    """Nobody puts an election or a dismissal forward in words of his own."""
    if clause is Clause.HEAD:
        raise HeadsGoTheirOwnWay
    if clause is Clause.BOARD:
        raise BoardsGoTheirOwnWay


def check_withdrawing(clause: Clause, initiative_id: UUID | None) -> None:
    """Only what was put forward by an official himself is taken back (article 16)."""
    if clause is Clause.HEAD:
        raise HeadsGoTheirOwnWay
    if initiative_id:
        raise PutForwardByResidents


def check_recogniser(by: Actor, clause: Clause, scope: Scope, on: date) -> None:
    """The ward recognises conventions and heads, the Front boards (article 21.2)."""
    effect = decisions.effect(clause, scope, on)
    if effect.recogniser is None:
        return
    role, who = RECOGNISERS[effect.recogniser]
    if role not in by.roles:
        raise NotTheRecogniser(who=who, basis=effect.basis)


def facts_of(clause: Clause, scope: Scope, on: date, *, demanded: bool) -> list[str]:
    """What is so of a matter from its first day and changes what the law asks."""
    effect = decisions.effect(clause, scope, on)
    known = {
        "commune": scope is Scope.COMMUNE,
        "recognised_by_ward": effect.starts is Starts.RECOGNISED
        and effect.recogniser is Recogniser.WARD,
        "recognised_by_front": effect.recogniser is Recogniser.FRONT,
        "demanded": demanded,
        "convention": clause is Clause.CONVENTION,
    }
    return sorted(fact for fact, holds in known.items() if holds)


def check_carrying_out(clause: Clause, by_day: date | None, today: date) -> None:
    """Work has a day by which it is done; an election has none."""
    if by_day is None:
        return
    if clause not in CARRIED_OUT:
        raise NothingToCarryOut
    if by_day <= today:
        raise CarriedOutPast(fields={"carry_out_by": "Chọn một ngày sắp tới."})


def check_day(on: date, today: date) -> None:
    """What happened, happened."""
    if on > today:
        raise StepTomorrow(on=f"{on:%d/%m/%Y}")


def check_typed(told_on: date, agreed_on: date | None, form_on: date | None, today: date) -> None:
    """What was told on paper first may be typed for some days, none before it could be told.

    That is once the matter was agreed and its form chosen.
    """
    since = max((day for day in (agreed_on, form_on) if day), default=told_on)
    if told_on < since:
        raise ToldBeforeAgreed(on=f"{told_on:%d/%m/%Y}", since=f"{since:%d/%m/%Y}")
    law = rule(TYPED_RULE, told_on)
    due_on = compute_deadline(law, told_on, national_calendar()).due_on
    if due_on and today > due_on:
        last = f"{due_on:%d/%m/%Y}"
        raise TypedTooLate(on=f"{told_on:%d/%m/%Y}", due_on=last, basis=law.basis)


def public_title(clause: Clause, title: str) -> str:
    """How a matter is called outside this service: an election only by what it is."""
    if clause in ABOUT_PERSONS:
        return decisions.content(clause).short
    line = " ".join(title.split())
    return line if len(line) <= TITLE_MAX else f"{line[: TITLE_MAX - 1].rstrip()}…"
