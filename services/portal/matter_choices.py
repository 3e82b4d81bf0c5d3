"""What the fields of a matter's steps offer: neighbourhoods, bodies, forms, accounts."""

from __future__ import annotations

from dataclasses import replace

from services.portal.matter_fields import ANY_UNIT, FORM_TO_AGREE, OFFICIAL
from services.portal.matter_roles import appointed_in
from services.portal.matter_words import FORMS
from services.portal.reading import Told
from services.portal.views import Choice
from services.portal.views.matters import Field
from services.portal.visit import Visit
from services.portal.visitors import Visitor

CALLING = {"chair", "front", "office"}  # whose accounts may be appointed to call a meeting


def is_own(visitor: Visitor, unit: Told) -> bool:
    """Whether it is the unit of whoever looks."""
    return bool(unit["id"] == str(visitor.actor.unit_id))


async def appointable(visit: Visit) -> list[Choice]:
    """The accounts that may be appointed to call a meeting, for whoever appoints."""
    if not visit.visitor.may("appoint_convener"):
        return []
    told = await visit.asking.get("directory", "officials")
    return [
        Choice(each["account_id"], f"{each['display_name']}, {each['position']}")
        for each in told
        if CALLING & set(each["roles"])
    ]


def filled(field: Field, told: Told, units: list[Told], visitor: Visitor) -> Field:
    """A field with what it offers for this matter and this person."""
    if field is OFFICIAL:
        return replace(field, choices=told["officials"])
    if field.name == "unit_id":
        kept = [u for u in units if u["id"] == told["unit_id"]] or [
            u for u in units if u["kind"] == "neighbourhood"
        ]
        if field is ANY_UNIT:
            return replace(field, choices=[Choice(u["id"], u["name"]) for u in kept])
        called = appointed_in(visitor, told)
        mine = [u for u in kept if is_own(visitor, u) or u["id"] in called] or kept
        return replace(field, choices=[Choice(u["id"], u["name"]) for u in mine])
    if field is FORM_TO_AGREE:
        wanted = [form for form in FORMS if form in told["forms_to_agree"]]
        return replace(field, choices=[Choice(form, FORMS[form]) for form in wanted])
    if field.name == "lead_unit_id":
        kinds = ("office", "department", "service_centre")
        others = [Choice(u["id"], u["name"]) for u in units if u["kind"] in kinds]
        return replace(field, choices=[Choice("", "Chưa giao"), *others])
    return field
