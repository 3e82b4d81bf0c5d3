"""The route of one disclosure, for everybody."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query, Response

from libs.kernel.edges import By, Files, Now, Session
from libs.law.catalogue import national_catalogue
from libs.law.forms import Form
from libs.permissions import may
from services.disclosures.announcing.tables import FormUse
from services.disclosures.proving.rules import NOTICES, Need, is_proven
from services.disclosures.queries import stored
from services.disclosures.showing.leaving import (
    without_accounts,
    without_ended,
    without_persons,
    without_words,
)
from services.disclosures.showing.queries import Page, page_of
from services.disclosures.showing.views import (
    BroadcastLineView,
    DisclosureView,
    FileView,
    FormUseLineView,
    NoticeLineView,
    ProvenView,
    WallView,
)
from services.disclosures.tables import Broadcast, Notice

router = APIRouter()
Link = Callable[[dict[str, Any] | None], FileView | None]
SHOWN_OF_VERSION = ("title", "summary", "body", "document_number", "document_on")


@router.get("/disclosures/{disclosure_id}")
async def disclosure(
    disclosure_id: UUID,
    session: Session,
    by: By,
    now: Now,
    files: Files,
    response: Response,
    version: Annotated[int | None, Query(ge=1, le=1_000)] = None,
) -> DisclosureView:
    """A disclosure with the proof of every form at every place, in the version asked for."""
    official = may(by, "see_obligations")
    drafts = may(by, "see_drafts")
    page = await page_of(session, disclosure_id, version, drafts=drafts, today=now.date())
    # What was taken back may have named somebody: only that it existed stays public.
    withdrawn = page.disclosure.withdrawn_on is not None and not official
    left = page.has_left and not official
    if page.version.columns:
        response.headers["x-robots-tag"] = "noindex, noarchive"

    def link(file: dict[str, Any] | None) -> FileView | None:
        kept = None if withdrawn else stored(file)
        if not file or not kept:
            return None
        return FileView(**file, href="" if left else files.link(by.ward_id, kept, now))

    whole = _view(page, link)
    if not official:
        whole = without_ended(without_accounts(whole), page.ended)
    if left:
        whole = without_persons(whole)
    return without_words(whole) if withdrawn else whole


def _view(page: Page, link: Link) -> DisclosureView:
    row, version, owed = page.disclosure, page.version, page.obligation
    item = page.wanted.item(row.item)
    taken = ("id", "khoan", "item", "state", "owner_unit_id", "due_on", "published_on")
    dates = ("days_late", "completed_on", "withdrawn_on", "withdrawal_reason")
    said = (*SHOWN_OF_VERSION, "signer_position", "published_at")
    return DisclosureView(
        **{name: getattr(row, name) for name in (*taken, *dates)},
        **{name: getattr(version, name) for name in said},
        item_title=item.title,
        privacy=item.privacy,
        version=version.number,
        owner_unit=page.owner_unit,
        columns=version.columns or [],
        searchable_until=page.searchable_until,
        has_left=page.has_left,
        file=link(version.file),
        source_path=owed.source_path,
        source_sentence=owed.source_sentence,
        forms=_forms(page),
        walls=[_wall(page, need, link) for need in page.needs if need.form is Form.POSTING],
        broadcasts=[_broadcast(page, held, link) for held in page.broadcasts],
        notices=[_notice(page, need, link) for need in page.needs if need.form in NOTICES],
        uses=[_use(use, link) for use in page.uses],
        explanation=page.explanation,
        versions=page.versions,
        log_sequence=page.log_sequence,
        timeline=page.timeline,
    )


def _forms(page: Page) -> list[ProvenView]:
    """One line for each form, however many spots it has."""
    lines: dict[Form, list[Need]] = {}
    for need in page.needs:
        lines.setdefault(need.form, []).append(need)
    return [
        ProvenView(
            form=form,
            basis=needs[0].basis,
            days=max((need.days for need in needs if need.days), default=None),
            permanent=any(need.permanent for need in needs),
            needed=len(needs),
            proven=sum(is_proven(need, page.proofs) for need in needs),
        )
        for form, needs in lines.items()
    ]


def _wall(page: Page, need: Need, link: Link) -> WallView:
    sheet = page.postings.get(need.target_id) if need.target_id else None
    place = {"place_id": need.target_id or UUID(int=0), "kind": need.kind, "name": need.name}
    if sheet is None:
        return WallView(**place, state="missing", proven=False)
    dates = ("attempt", "posted_on", "keep_until", "broken_on", "ended_on", "days_kept", "state")
    return WallView(
        **place,
        **{name: getattr(sheet, name) for name in dates},
        posting_id=sheet.id,
        last_seen_on=page.last_seen.get(sheet.id),
        proven=is_proven(need, page.proofs),
        photo=link(sheet.photo),
        posted_by=sheet.posted_by,
        end_proof=link(sheet.end_proof),
    )


def _notice(page: Page, need: Need, link: Link) -> NoticeLineView:
    told: Notice | None = page.notices.get((need.form, need.target_id))
    line = NoticeLineView(form=need.form, unit_id=need.target_id, name=need.name)
    if told is None:
        return line
    confirmed = page.confirmed.get(told.id)
    said = {"id": told.id, "on": told.on, "way": told.way, "proof": link(told.proof)}
    said |= {"confirmed_at": confirmed[0][1] if confirmed else None}
    return line.model_copy(update={**said, "proven": is_proven(need, page.proofs)})


def _broadcast(page: Page, held: Broadcast, link: Link) -> BroadcastLineView:
    confirmed = page.confirmed.get(held.id, [])
    return BroadcastLineView(
        id=held.id,
        on=held.on,
        minutes=held.minutes,
        proof=link(held.proof),
        confirmed_in=[unit_id for unit_id, _ in confirmed],
        proven=held.on in page.proofs.broadcasts,
    )


def _use(use: FormUse, link: Link) -> FormUseLineView:
    law = national_catalogue().form(Form(use.form))
    return FormUseLineView(
        form=use.form,
        point=law.point,
        title=law.title,
        on=use.on,
        said=use.said,
        address=use.address,
        proof=link(use.proof),
    )
