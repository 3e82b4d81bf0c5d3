"""The ward's contact over HTTP: everybody reads it."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, StringConstraints

from libs.kernel.edges import By, Now, Session
from libs.kernel.text import Line, Note
from services.directory.contact import actions, queries

router = APIRouter()
# A telephone of an office, as people write it: 0203 3854 123, +84 (203) 3854 123, 1900 1234.
Phone = Annotated[
    str, StringConstraints(strip_whitespace=True, pattern=r"^\+?[0-9][0-9 ().-]{2,28}[0-9]$")
]
Mailbox = Annotated[
    str, StringConstraints(strip_whitespace=True, pattern=r"^([^@\s<>]{1,64}@[^@\s<>]{3,190})?$")
]


class ContactForm(BaseModel):
    """How the ward is reached; mail and hours may be left out."""

    address: Line
    phone: Phone
    email: Mailbox = ""
    hours: Note = ""


class ContactView(BaseModel):
    """The same as everybody may see it; empty before the ward said anything."""

    model_config = ConfigDict(from_attributes=True)

    address: str = ""
    phone: str = ""
    email: str = ""
    hours: str = ""


@router.get("/contact")
async def contact(session: Session) -> ContactView:
    """How the ward is reached."""
    row = await queries.contact_of(session)
    return ContactView.model_validate(row) if row else ContactView()


@router.put("/contact")
async def set_contact(form: ContactForm, session: Session, by: By, now: Now) -> ContactView:
    """Say it anew."""
    row = await actions.set_contact(session, **form.model_dump(), by=by, now=now)
    return ContactView.model_validate(row)
