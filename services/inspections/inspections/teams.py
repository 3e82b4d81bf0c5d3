"""Who may be on the team of a check: nobody checks their own unit, or judges their own check."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from uuid import UUID

from libs.kernel.actor import Actor
from libs.kernel.errors import Conflict, Refusal
from services.inspections.inspections.rules import Secrecy
from services.inspections.officials.rules import Posted

TEAM_MAX = 20


class OnTheTeamYourself(Conflict):
    """Bạn ở trong đoàn kiểm tra này nên người khác phải ký quyết định và kết luận."""


class UnitUnknown(Refusal):
    """Có người trong đoàn chưa được gắn với đơn vị nào. Hãy gắn đơn vị cho tài khoản trước."""


class OfTheInspected(Refusal):
    """Người của đơn vị được kiểm tra không lập, không tham gia đoàn kiểm tra đơn vị mình."""


class NotAnOfficial(Refusal):
    """Đoàn kiểm tra có tài khoản không còn công tác ở phường. Hãy chọn lại thành viên."""


class TeamTooLarge(Refusal):
    """Một đoàn kiểm tra có tối đa 20 người, kể cả trưởng đoàn."""


def check_independent(one: Secrecy, by: Actor) -> None:
    """Whoever carries a check out neither orders nor concludes it."""
    if by.id in one.team:
        raise OnTheTeamYourself


def check_team(
    unit_id: UUID, author: Actor, team: Collection[UUID], officials: Mapping[UUID, Posted]
) -> None:
    """Everybody on the team works in the ward, and nobody in the unit that is checked."""
    if len(set(team)) > TEAM_MAX:
        raise TeamTooLarge(fields={"team": "Bớt thành viên."})
    if set(team) - set(officials):
        raise NotAnOfficial(fields={"team": "Chọn lại thành viên."})
    everybody = [Posted(author.unit_id, author.roles), *(officials[each] for each in team)]
    if any(each.unplaced for each in everybody):
        raise UnitUnknown(fields={"team": "Bỏ người chưa gắn với đơn vị."})
    if unit_id in {each.unit_id for each in everybody}:
        raise OfTheInspected(fields={"team": "Bỏ người của đơn vị được kiểm tra."})
