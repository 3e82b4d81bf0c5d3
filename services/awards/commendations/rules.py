"""What a commendation goes through, and whether the ward grants its title or only proposes it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from libs.kernel.errors import Conflict, Refusal
from libs.law.titles import Holder, Title, title
from services.awards.decisions.rules import TitleNotForHolder


class CommendationState(StrEnum):
    """How far a commendation is."""

    PROPOSED = "proposed"  # đã đề nghị
    APPRAISED = "appraised"  # đã thẩm định
    VOTED = "voted"  # Hội đồng thông qua
    FALLEN = "fallen"  # không đủ phiếu
    GRANTED = "granted"  # đã khen thưởng
    REFUSED = "refused"  # không khen thưởng
    SENT = "sent"  # đã trình cấp trên
    GRANTED_ABOVE = "granted_above"  # cấp trên khen thưởng
    REFUSED_ABOVE = "refused_above"  # cấp trên không khen thưởng
    WITHDRAWN = "withdrawn"  # đã thu hồi


State = CommendationState
WORDS: Mapping[State, str] = {
    State.PROPOSED: "đang chờ thẩm định",
    State.APPRAISED: "đã được thẩm định",
    State.VOTED: "đã được Hội đồng thông qua",
    State.FALLEN: "không đủ phiếu của Hội đồng",
    State.GRANTED: "đã được khen thưởng",
    State.REFUSED: "không được khen thưởng",
    State.SENT: "đã được trình cấp trên",
    State.GRANTED_ABOVE: "đã được cấp trên khen thưởng",
    State.REFUSED_ABOVE: "không được cấp trên khen thưởng",
    State.WITHDRAWN: "đã bị thu hồi",
}


IN_WORK = (State.PROPOSED, State.APPRAISED, State.VOTED, State.FALLEN, State.SENT)


class CommendationNotInThisState(Conflict):
    """Đề nghị này {now} nên không làm việc này được."""


class CouncilFirst(Conflict):
    """“{title}” phải qua Hội đồng bỏ phiếu trước."""


class NoCouncilAsked(Conflict):
    """“{title}” không cần Hội đồng bỏ phiếu."""


class PersonUnnamed(Refusal):
    """Hãy ghi họ tên cá nhân được đề nghị."""


class GrantedHere(Refusal):
    """“{title}” do Chủ tịch phường quyết định nên không phải trình cấp trên."""


class AnsweredOutOfTime(Refusal):
    """Ngày trả lời phải từ ngày trình đến hôm nay."""


def check_state(now: State, *wanted: State) -> None:
    """Refuse what does not belong to this state."""
    if now not in wanted:
        raise CommendationNotInThisState(now=WORDS[now])


def check_proposed(title_id: str, holder: Holder, person: str, on: date) -> None:
    """The title is there on that day and fits its holder; a person has a name."""
    chosen = title(title_id)
    if holder not in chosen.holders or chosen.granting(on) is None:
        raise TitleNotForHolder(title=chosen.title, fields={"title": "Chọn danh hiệu khác."})
    if holder is Holder.INDIVIDUAL and not person:
        raise PersonUnnamed(fields={"person": "Ghi họ tên."})


def check_put_to_council(chosen: Title) -> None:
    """The council votes only on what it is asked for."""
    if not chosen.council:
        raise NoCouncilAsked(title=chosen.title)


def check_ready(now: State, chosen: Title) -> None:
    """It can be decided or sent: appraised, and adopted by the council where the title asks."""
    check_state(now, State.APPRAISED, State.VOTED)
    if chosen.council and now is State.APPRAISED:
        raise CouncilFirst(title=chosen.title)


def check_sent_up(chosen: Title, on: date) -> None:
    """Only what is granted above is proposed upward."""
    if chosen.is_granted_by_ward(on):
        raise GrantedHere(title=chosen.title)


def check_answered(sent_on: date | None, answered_on: date, today: date) -> None:
    """An answer comes after the proposal, and not from the future."""
    if sent_on is None or not sent_on <= answered_on <= today:
        raise AnsweredOutOfTime(fields={"answered_on": "Xem lại ngày trả lời."})
