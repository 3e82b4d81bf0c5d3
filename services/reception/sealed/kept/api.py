"""For how long letters are kept, and the form that sets it."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter
from pydantic import BaseModel, Field

from libs.kernel.edges import By, Now, Session
from libs.permissions import permit
from services.reception.sealed.kept import actions, rules
from services.reception.sealed.kept.rules import Keep

router = APIRouter()


class TermForm(BaseModel):
    """So many years from now on."""

    years: Annotated[int, Field(ge=1, le=rules.YEARS_MAX)]


class TermView(BaseModel):
    """For how many years letters of a class are kept; `set_here` when the ward decided it."""

    kept_as: Keep
    years: int
    set_here: bool


@router.get("/keeping-terms")
async def keeping_terms(session: Session, by: By, now: Now) -> list[TermView]:
    """The term of every class that has one."""
    permit(by, "see_looks")
    own = await actions.terms(session)
    return [
        TermView(
            kept_as=kept_as,
            years=own.get(kept_as) or rules.usual_years(kept_as, now.date()),
            set_here=kept_as in own,
        )
        for kept_as in rules.RULES
    ]


@router.put("/keeping-terms/{kept_as}", status_code=204)
async def set_keeping_term(
    kept_as: Keep, form: TermForm, session: Session, by: By, now: Now
) -> None:
    """Set the term for letters that are closed from now on."""
    await actions.set_keeping_term(session, kept_as=kept_as, years=form.years, by=by, now=now)
