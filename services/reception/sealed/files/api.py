"""Routes to the files of letters: anybody sends one, and only who opens the letter gets it back."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path, Request
from fastapi.responses import Response
from pydantic import BaseModel

from libs.kernel.edges import ONCE_ONLY, By, Now, Session
from libs.kernel.files import KINDS
from services.reception.sealed.files import actions, rules
from services.reception.sealed.forms import WhyForm

router = APIRouter()
BYTES = {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}
SENT = {"requestBody": {"required": True, "content": BYTES}}
Number = Annotated[int, Path(ge=1, le=rules.FILES_MAX)]


class LetterFileView(BaseModel):
    """What a sent file is named by when its letter is sent, within a day."""

    receipt: str


@router.post("/letters/files", status_code=201, openapi_extra=SENT)
async def send_letter_file(request: Request, session: Session, by: By, now: Now) -> LetterFileView:
    """Send a file for a letter: its bytes as the body, and no name."""
    content = await request.body()
    receipt = await actions.send_letter_file(session, content, by=by, now=now)
    return LetterFileView(receipt=receipt)


@router.post("/letters/{letter_id}/files/{number}/looks", dependencies=[ONCE_ONLY])
async def open_letter_file(
    letter_id: UUID, number: Number, form: WhyForm, session: Session, by: By, now: Now
) -> Response:
    """One look at a file. A program in it finds nothing here to run with."""
    file, content = await actions.open_letter_file(
        session, letter_id, number, by=by, reason=form.reason, now=now
    )
    name = f"tep-{number}.{KINDS[file.media_type]}"
    headers = {"cache-control": "no-store", "content-disposition": f'inline; filename="{name}"'}
    return Response(content, headers=headers, media_type=file.media_type)
