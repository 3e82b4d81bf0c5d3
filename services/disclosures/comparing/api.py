"""The route of what changed between two versions, for everybody."""

from __future__ import annotations

import asyncio
from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response
from pydantic import BaseModel, ConfigDict

from libs.kernel.edges import By, Now, Session
from libs.permissions import may
from services.disclosures.comparing.queries import two_versions
from services.disclosures.comparing.rules import Change, Piece, compared, replaced
from services.disclosures.tables import Version

router = APIRouter()
PROSE = ("title", "summary", "body")
VersionNumber = Annotated[int | None, Query(ge=1, le=1_000)]


class PieceView(BaseModel):
    """Some words in a row that were kept, deleted or inserted."""

    model_config = ConfigDict(from_attributes=True)

    change: Change
    text: str


class PartView(BaseModel):
    """One part of a version, its words in one row; empty when neither version has it."""

    part: str
    changed: bool
    pieces: list[PieceView]


class ComparedVersionView(BaseModel):
    """One of the two versions."""

    model_config = ConfigDict(from_attributes=True)

    number: int
    reason: str
    published_at: datetime | None


class ChangesView(BaseModel):
    """What changed from the old to the new version, part by part."""

    disclosure_id: UUID
    title: str
    old: ComparedVersionView
    new: ComparedVersionView
    list_of_persons: bool
    parts: list[PartView]


@router.get("/disclosures/{disclosure_id}/changes")
async def disclosure_changes(
    disclosure_id: UUID,
    session: Session,
    by: By,
    now: Now,
    response: Response,
    old: VersionNumber = None,
    new: VersionNumber = None,
) -> ChangesView:
    """What changed between two public versions; who may see drafts compares them, too."""
    older, newer = await two_versions(
        session,
        disclosure_id,
        old,
        new,
        drafts=may(by, "see_drafts"),
        official=may(by, "see_obligations"),
        today=now.date(),
    )
    persons = bool(older.columns or newer.columns)
    if persons:
        response.headers["x-robots-tag"] = "noindex, noarchive"
    return ChangesView(
        disclosure_id=disclosure_id,
        title=newer.title,
        old=ComparedVersionView.model_validate(older),
        new=ComparedVersionView.model_validate(newer),
        list_of_persons=persons,
        parts=await asyncio.to_thread(_parts, older, newer),
    )


def _parts(old: Version, new: Version) -> list[PartView]:
    parts = [(name, compared(getattr(old, name), getattr(new, name))) for name in PROSE]
    parts += [
        ("document_number", replaced(old.document_number, new.document_number)),
        ("document_on", replaced(f"{old.document_on:%d/%m/%Y}", f"{new.document_on:%d/%m/%Y}")),
        ("signer_position", replaced(old.signer_position, new.signer_position)),
        ("file", replaced(_hash(old), _hash(new))),
    ]
    return [_part(name, pieces) for name, pieces in parts]


def _part(name: str, pieces: list[Piece]) -> PartView:
    changed = any(piece.change is not Change.SAME for piece in pieces)
    views = [PieceView.model_validate(piece) for piece in pieces]
    return PartView(part=name, changed=changed, pieces=views)


def _hash(version: Version) -> str:
    return str(version.file["sha256"]) if version.file else ""
