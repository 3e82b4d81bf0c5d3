"""Routes of the catalogue: what this ward must disclose, and what it adds to the law."""

from __future__ import annotations

from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field

from libs.kernel.edges import By, Now, Session
from libs.kernel.text import Line, Note, Number
from libs.law.catalogue import Item
from libs.law.forms import Form, Place, Rhythm
from libs.permissions import permit
from services.disclosures.proving.rules import required_forms
from services.disclosures.widening import actions, queries
from services.disclosures.widening.rules import DAYS_MAX

router = APIRouter()
Days = Annotated[int, Field(ge=1, le=DAYS_MAX)]
OwnerKey = Annotated[str, Field(pattern=r"^[a-z_]{2,20}$")]
ItemKey = Annotated[str, Field(pattern=r"^\d{1,2}[a-z]{1,2}$")]


class ItemForm(BaseModel):
    """A content of khoản 14; with `days` it hangs so long at headquarters and community houses."""

    title: Line
    rhythm: Rhythm
    owner: OwnerKey
    privacy: Note = ""
    days: Days | None = None
    of_reports: bool = False  # every issued report on grassroots democracy belongs to it
    number: Number
    issued_on: date
    valid_from: date


class FormForm(BaseModel):
    """A form at a place that an item needs beyond the law, or for longer than the law says."""

    item: ItemKey
    form: Form
    place: Place
    days: Days | None = None
    permanent: bool = False
    number: Number
    issued_on: date
    valid_from: date


class AdditionView(BaseModel):
    """What the ward adds, from which day on, resting on which paper."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    kind: str
    item: str
    title: str
    form: str
    place: str
    of_reports: bool
    days: int | None
    permanent: bool
    valid_from: date
    valid_to: date | None
    regulation_number: str
    regulation_on: date
    state: str


class AskedView(BaseModel):
    """One form at one kind of place, with its article."""

    model_config = ConfigDict(from_attributes=True)

    form: str
    place: str
    days: int | None
    permanent: bool
    if_present: bool
    basis: str


class ItemView(BaseModel):
    """One thing this ward must disclose, as of today."""

    key: str
    khoan: int
    title: str
    rhythm: str
    owner: str
    privacy: str
    forms: list[AskedView]


class CatalogueView(BaseModel):
    """The catalogue of this ward; `owners` names whom the items propose."""

    version: str
    owners: dict[str, str]
    items: list[ItemView]


@router.get("/catalogue")
async def catalogue(session: Session, now: Now) -> CatalogueView:
    """What this ward must disclose: the law's items and its own."""
    found = await queries.catalogue_of(session)

    def view(item: Item) -> ItemView:
        asked = required_forms(item.key, now.date(), found)
        forms = [AskedView.model_validate(form) for form in asked]
        return ItemView(khoan=item.khoan, forms=forms, **item.model_dump(exclude={"other_law"}))

    owners = {key: owner.name for key, owner in found.owners.items()}
    items = [view(item) for item in found.items()]
    return CatalogueView(version=found.version, owners=owners, items=items)


@router.get("/catalogue/additions")
async def additions(session: Session, by: By) -> list[AdditionView]:
    """Everything the ward added or was asked to add, for officials."""
    permit(by, "see_obligations")
    return [AdditionView.model_validate(row) for row in await queries.additions(session)]


@router.post("/catalogue/items", status_code=201)
async def propose_item(form: ItemForm, session: Session, by: By, now: Now) -> AdditionView:
    """Propose a content of khoản 14."""
    row = await actions.propose_item(session, **form.model_dump(), by=by, now=now)
    await session.flush()
    return AdditionView.model_validate(row)


@router.post("/catalogue/forms", status_code=201)
async def propose_form(form: FormForm, session: Session, by: By, now: Now) -> AdditionView:
    """Propose another form, another place, or more days."""
    row = await actions.propose_form(session, **form.model_dump(), by=by, now=now)
    await session.flush()
    return AdditionView.model_validate(row)


@router.post("/catalogue/additions/{addition_id}/approval", status_code=201)
async def approve_addition(addition_id: UUID, session: Session, by: By, now: Now) -> AdditionView:
    """Let an addition bind."""
    row = await actions.approve_addition(session, addition_id, by=by, now=now)
    return AdditionView.model_validate(row)


@router.post("/catalogue/additions/{addition_id}/refusal", status_code=201)
async def decline_addition(addition_id: UUID, session: Session, by: By, now: Now) -> AdditionView:
    """Turn a proposal down."""
    row = await actions.decline_addition(session, addition_id, by=by, now=now)
    return AdditionView.model_validate(row)
