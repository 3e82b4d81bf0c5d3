"""What is behind a figure, over HTTP."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Path, Query
from pydantic import BaseModel

from libs.kernel.edges import By, Files, Now, Session
from libs.kernel.files import Desk, StoredFile
from libs.permissions import may
from services.reporting.facts.queries import labels_of, whole_facts
from services.reporting.facts.rules import FactRow
from services.reporting.figures.counting import SPAN_WORDS, Span
from services.reporting.figures.definitions import Mode
from services.reporting.reports.counting import behind_figure
from services.reporting.reports.queries import manual_figures, readable_report
from services.reporting.rules import NoSuchFigure
from services.reporting.tables import ManualFigure

router = APIRouter()
Key = Annotated[str, Path(max_length=80, pattern=r"^[a-z0-9_.]+$")]
COUNTED_HOW = {
    Mode.SUM: "Cộng các sự việc có ngày xảy ra trong khoảng thời gian của báo cáo.",
    Mode.FIRST: "Mỗi đối tượng tính một lần, theo lần ghi nhận đầu tiên.",
    Mode.FURTHEST: "Mỗi đối tượng tính một lần, theo bước xa nhất đã ghi nhận.",
    Mode.STANDING: "Cộng các sự việc có ngày xảy ra trong khoảng thời gian của báo cáo, trừ những"
    " việc đã bị hủy hoặc thu hồi.",
    Mode.NEWEST: "Lấy theo lần ghi nhận mới nhất, thay cho các lần trước.",
}
COUNTED_ONCE = "Mỗi nơi tính một lần, theo số lần trong khoảng thời gian của báo cáo."


class ProofView(BaseModel):
    """What proves a fact; the link is good for ten minutes, and not for visitors.

    Without a media type only the hash of a document was told, which the public log holds too.
    """

    sha256: str
    media_type: str
    link: str | None = None


class FactView(BaseModel):
    """One fact in a figure: which event, when it happened, when we learned of it, what it adds."""

    event_id: UUID
    event: str
    stream: str
    sequence: int
    occurred_on: date
    recorded_at: datetime
    object_type: str
    object_id: str
    part_of: str  # the disclosure whose sheet it is
    object: str
    label: str
    amount: int
    evidence: list[ProofView]


class FigureView(BaseModel):
    """A number with its definition and the facts it counts; `sum` over all of them is `value`."""

    key: str
    title: str
    unit: str
    span: str
    counted_how: str
    value: int
    total: int
    facts: list[FactView]
    manual_reason: str = ""
    estimated: bool = False
    evidence: list[ProofView] = []


@router.get("/reports/{report_id}/figures/{key}")
async def figure(
    report_id: UUID,
    key: Key,
    session: Session,
    by: By,
    now: Now,
    files: Files,
    offset: Annotated[int, Query(ge=0, le=1_000_000)] = 0,
    limit: Annotated[int, Query(ge=1, le=500)] = 100,
) -> FigureView:
    """The list behind a number of a report: its amounts sum to the number."""
    report = await readable_report(session, report_id, by)
    inside = may(by, "see_report_drafts")
    desk = files if inside else None
    if key.startswith("manual."):
        entries = await manual_figures(session, report.id)
        return _by_hand(key, entries, lambda proofs: proof_views(proofs, desk, by.ward_id, now))
    definition, behind = await behind_figure(session, report, key, inside=inside)
    page = behind[offset : offset + limit]
    names = await labels_of(session, [fact.object_id for fact, _ in page])
    whole = await whole_facts(session, [fact.id for fact, _ in page])
    return FigureView(
        key=key,
        title=definition.title,
        unit=definition.unit,
        span=SPAN_WORDS[Span(key.partition(".")[0])],
        counted_how=COUNTED_ONCE if definition.per else COUNTED_HOW[definition.mode],
        value=report.snapshot["values"].get(key, 0),
        total=len(behind),
        facts=[
            fact_view(fact, amount, names, proof_views(fact.evidence, desk, by.ward_id, now))
            for fact, amount in ((whole[each.id], amount) for each, amount in page)
        ],
    )


def fact_view(
    fact: FactRow, amount: int, names: dict[str, str], evidence: list[ProofView]
) -> FactView:
    """A fact with what it adds; `names` are the titles of the objects."""
    return FactView(
        event_id=fact.event_id,
        event=fact.event_type,
        stream=fact.stream,
        sequence=fact.sequence,
        occurred_on=fact.occurred_on,
        recorded_at=fact.recorded_at,
        object_type=fact.object_type,
        object_id=fact.object_id,
        part_of=fact.dimensions.get("disclosure_id", ""),
        object=names.get(fact.object_id, fact.label),
        label=fact.label,
        amount=amount,
        evidence=evidence,
    )


def _by_hand(key: str, entries: Sequence[ManualFigure], proofs: Any) -> FigureView:
    entry = next((each for each in entries if f"manual.{each.ordinal}" == key), None)
    if entry is None:
        raise NoSuchFigure(key=key)
    return FigureView(
        key=key,
        title=entry.title,
        unit=entry.unit,
        span=SPAN_WORDS[Span.PERIOD],
        counted_how="Số nhập tay, không đếm từ sự việc.",
        value=entry.value,
        total=0,
        facts=[],
        manual_reason=entry.reason,
        estimated=entry.estimated,
        evidence=proofs(entry.evidence),
    )


def proof_views(
    stored: Sequence[dict[str, Any]], desk: Desk | None, ward_id: str, now: datetime
) -> list[ProofView]:
    """The files; only officials get links, because lists of attendance name people."""
    return [
        ProofView(
            sha256=each["sha256"],
            media_type=each["media_type"],
            link=desk.link(ward_id, StoredFile(**each), now)
            if desk and each["media_type"]
            else None,
        )
        for each in stored
    ]
