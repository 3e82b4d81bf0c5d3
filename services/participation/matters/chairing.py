"""Who calls, chairs and signs for a matter (article 18): never a head his own election or end."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from libs.kernel.actor import Actor
from libs.kernel.errors import Forbidden
from libs.law import decisions
from libs.law.decision_law import Chairing
from libs.law.decisions import Chair, Clause, Scope, VotingAct
from libs.permissions import Role
from services.participation.matters.rules import PROPOSERS, check_proposer
from services.participation.matters.tables import Matter

# Facts of a matter (data/decisions/matter.yaml) that decide who chairs.
DISMISSAL = "dismissal"
HEADS_COMMITTEE = "heads_committee"
CHAIRS = {
    Chair.HEAD: (Role.NEIGHBOURHOOD_HEAD, "Trưởng khu phố"),
    # Neither has accounts of its own: the Front acts for both.
    Chair.ELECTION_TEAM: (Role.FRONT, "Tổ bầu cử"),
    Chair.FRONT_COMMITTEE: (Role.FRONT, "Trưởng ban công tác Mặt trận"),
    Chair.WARD_CHAIR: (Role.CHAIR, "Chủ tịch Ủy ban nhân dân"),
}


class ChairedByOthers(Forbidden):
    """Cuộc họp này do {who} triệu tập và chủ trì. Căn cứ: {basis}."""


def act_of(facts: Collection[str]) -> VotingAct:
    """What residents meet for, as far as that decides who chairs."""
    if DISMISSAL not in facts:
        return VotingAct.DECIDE
    return VotingAct.DISMISS_COMMITTEE_HEAD if HEADS_COMMITTEE in facts else VotingAct.DISMISS


def chairing(matter: Matter, on: date) -> Chairing:
    """The line of law that says who chairs."""
    return decisions.chair(Clause(matter.clause), on, act_of(matter.facts))


def chair_role(matter: Matter, on: date) -> Role:
    """The role that calls, chairs and signs."""
    return CHAIRS[chairing(matter, on).chair][0]


def proposer_role(matter: Matter, on: date) -> Role:
    """The role that chooses the form: of a head whoever chairs, else whoever put it forward."""
    if matter.clause == Clause.HEAD:
        return chair_role(matter, on)
    return PROPOSERS[Scope(matter.scope)][0]


def check_chair(by: Actor, matter: Matter, on: date) -> None:
    """The head calls and chairs; of his own election or dismissal others do (article 18)."""
    line = chairing(matter, on)
    role, who = CHAIRS[line.chair]
    if role not in by.roles:
        raise ChairedByOthers(who=who, basis=line.basis)


def check_leader(by: Actor, matter: Matter, on: date) -> None:
    """Whoever put it forward leads it to the vote; of a head whoever calls the meeting."""
    if matter.clause == Clause.HEAD:
        check_chair(by, matter, on)
    else:
        check_proposer(by, Scope(matter.scope), on)
