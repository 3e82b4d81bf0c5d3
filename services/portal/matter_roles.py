"""To whom the law gives a step of a matter: proposer, who chairs, who recognises."""

from __future__ import annotations

from libs.permissions import Role
from services.portal.reading import Told
from services.portal.visitors import Visitor

PROPOSING = ("ask_form", "choose_form", "reconsider_form", "withdraw_matter")
CHOOSING = ("choose_form", "reconsider_form")  # also whoever was appointed in the head's place
CHAIRED = ("convene_meeting", "write_decision", "send_decision")
DECIDING = ("write_decision", "send_decision")
RECOGNISING = ("recognise_decision", "refuse_decision")
# Ballots on paper are handed out by either; on the head himself by whoever chairs.
HANDING_OUT = {Role.NEIGHBOURHOOD_HEAD, Role.FRONT}


def may_take(visitor: Visitor, told: Told, action: str) -> bool:
    """Whether a step of this matter makes sense for this person."""
    roles = visitor.actor.roles
    own = appointed_in(visitor, told)
    chooses = action in CHOOSING and told["unit_id"] in own
    if action in PROPOSING and told["led_by"] not in roles and not chooses:
        return False
    if action in CHAIRED and told["chaired_by"] not in roles and not own:
        return False
    if action in DECIDING and told["scope"] == "commune" and not _owes_part(visitor, told, own):
        return False
    if action == "plan_handout" and not holds_gathering(visitor, False, told):
        return False
    if action == "withdraw_matter" and told["clause"] == "head":
        return False
    if action in RECOGNISING and (told["recogniser"] == "front") != ("front" in roles):
        return False
    return visitor.may(action, told["unit_id"] or str(visitor.actor.unit_id))


def appointed_in(visitor: Visitor, told: Told) -> set[str]:
    """In which neighbourhoods this person was appointed to call the meeting."""
    me = visitor.actor.id
    return {each["unit_id"] for each in told["conveners"] if each["official_id"] == me}


def _owes_part(visitor: Visitor, told: Told, appointed: set[str]) -> bool:
    """Whether the own neighbourhood, or one this person was appointed for, has not sent yet."""
    unsent = {part["unit_id"] for part in told["parts"] if part["sent_on"] is None}
    return bool(unsent & {str(visitor.actor.unit_id), *appointed})


def holds_gathering(visitor: Visitor, meeting: bool, matter: Told, unit_id: str = "") -> bool:
    """Whether this person calls the meeting, or hands out the ballots, of a matter."""
    roles = visitor.actor.roles
    if meeting and unit_id in appointed_in(visitor, matter):
        return True
    if meeting or matter["clause"] == "head":
        return matter["chaired_by"] in roles
    return bool(HANDING_OUT & roles)
