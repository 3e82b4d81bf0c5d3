"""Routes of the public log: its head, its lines, its proofs. Anybody may ask."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Path, Query, Request, Response
from pydantic import BaseModel
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.edges import Now, Session
from libs.publiclog import heads, merkle
from libs.publiclog.files import SIZE_MAX, ConsistencyFile, ProofFile
from libs.publiclog.merkle import Span
from libs.rows import ward_of
from services.disclosures.publiclog import queries, rules
from services.disclosures.publiclog.tables import LogEntry

router = APIRouter()
Number = Annotated[int, Path(ge=1, le=SIZE_MAX)]
First = Annotated[int, Query(ge=1, le=SIZE_MAX)]
Size = Annotated[int, Query(ge=0, le=SIZE_MAX)]
PLAIN = "text/plain; charset=utf-8"


class Notary:
    """Signs heads of the ward's log with the deployment's keys."""

    def __init__(self, session: AsyncSession, base_url: str, keys: str) -> None:
        self.session = session
        self.origin = rules.origin(base_url, ward_of(session))
        self._signers = rules.signers(keys)

    @property
    def keys(self) -> list[str]:
        """The public keys, the oldest first."""
        return [str(signer.public(self.origin)) for signer in self._signers]

    async def head(self, size: int) -> heads.Head:
        """The head of the log when it had that size."""
        [root] = await queries.hashes_of(self.session, [Span(0, size)])
        return heads.Head(self.origin, size, root)

    async def checkpoint(self, size: int) -> str:
        """The same, signed."""
        return heads.signed((await self.head(size)).text, self.origin, self._signers)


async def _notary(request: Request, session: Session) -> Notary:
    settings = request.app.state.settings
    return Notary(session, settings.base_url, settings.log_key)


Signed = Annotated[Notary, Depends(_notary)]


class LogView(BaseModel):
    """The head of the log as it is: signed in `checkpoint`, with the keys that check it.

    One download has at most `lines_max` lines.
    """

    origin: str
    size: int
    root: str
    checkpoint: str
    keys: list[str]
    lines_max: int


class LinesView(BaseModel):
    """Some lines of the log, byte for byte what is hashed."""

    size: int
    first: int
    entries: list[str]


@router.get("/log")
async def public_log(session: Session, notary: Signed) -> LogView:
    """The signed head of the log."""
    size = await queries.size_of(session)
    head = await notary.head(size)
    return LogView(
        origin=head.origin,
        size=size,
        root=head.root.hex(),
        checkpoint=await notary.checkpoint(size),
        keys=notary.keys,
        lines_max=rules.LINES_MAX,
    )


@router.get("/log/checkpoint", response_class=Response)
async def log_checkpoint(session: Session, notary: Signed) -> Response:
    """The signed head alone, in the format c2sp.org/tlog-checkpoint: what an auditor keeps."""
    return Response(await notary.checkpoint(await queries.size_of(session)), media_type=PLAIN)


@router.get("/log/keys", response_class=Response)
async def log_keys(notary: Signed) -> Response:
    """The public keys, one a line."""
    return Response("".join(f"{key}\n" for key in notary.keys), media_type=PLAIN)


@router.get("/log/entries")
async def log_entries(
    session: Session, first: First = 1, limit: Annotated[int, Query(ge=1, le=200)] = 50
) -> LinesView:
    """Lines from the number `first` on."""
    lines = await queries.entries_from(session, first, limit)
    return LinesView(size=await queries.size_of(session), first=first, entries=list(lines))


@router.get("/log/entries.jsonl", response_class=Response)
async def log_lines(session: Session, first: First = 1) -> Response:
    """The log to keep: a line an entry, up to 5,000 from the number `first` on."""
    lines = await queries.entries_from(session, first, rules.LINES_MAX)
    name = f"so-cong-khai-{ward_of(session)}-{first}.jsonl"
    return Response(
        "".join(f"{line}\n" for line in lines),
        media_type="application/jsonl; charset=utf-8",
        headers=_attached(name),
    )


@router.get("/log/entries/{number}/proof")
async def log_proof(
    number: Number, session: Session, notary: Signed, now: Now, response: Response
) -> ProofFile:
    """The proof file of one line."""
    response.headers.update(_attached(f"chung-cu-{ward_of(session)}-{number}.json"))
    return await _proof(session, notary, await queries.entry_at(session, number), now)


@router.get("/disclosures/{disclosure_id}/proof")
async def disclosure_proof(
    disclosure_id: UUID,
    session: Session,
    notary: Signed,
    now: Now,
    response: Response,
    version: Annotated[int | None, Query(ge=1, le=1_000)] = None,
) -> ProofFile:
    """The proof file of a version of a disclosure, else of the newest line about it."""
    entry = await queries.entry_about(session, disclosure_id, version)
    response.headers.update(_attached(f"chung-cu-{ward_of(session)}-{entry.sequence}.json"))
    return await _proof(session, notary, entry, now)


@router.get("/log/consistency")
async def log_consistency(
    session: Session, notary: Signed, response: Response, old: Size, new: Size | None = None
) -> ConsistencyFile:
    """That the log of `new` lines, else as it is, begins with the log of `old` lines."""
    now = await queries.size_of(session)
    size = now if new is None else new
    rules.check_sizes(old, size, now)
    spans = merkle.consistency(old, size)
    response.headers.update(_attached(f"nhat-quan-{ward_of(session)}-{old}-{size}.json"))
    return ConsistencyFile(
        old_size=old,
        size=size,
        hashes=[value.hex() for value in await queries.hashes_of(session, spans)],
        checkpoint=await notary.checkpoint(size),
        keys=notary.keys,
    )


async def _proof(
    session: AsyncSession, notary: Notary, entry: LogEntry, now: datetime
) -> ProofFile:
    size = await queries.size_of(session)
    index = entry.sequence - 1
    hashes = await queries.hashes_of(session, merkle.inclusion(index, size))
    return ProofFile(
        entry=entry.text,
        index=index,
        size=size,
        hashes=[value.hex() for value in hashes],
        checkpoint=await notary.checkpoint(size),
        keys=notary.keys,
        shown=await queries.shown_by(session, entry, now.date()),
    )


def _attached(name: str) -> dict[str, str]:
    return {"content-disposition": f'attachment; filename="{name}"'}
