"""What others tell that became public: a line of the next digest. Titles are the ward's own."""

from __future__ import annotations

from sqlalchemy import delete
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.awards.decisions import ModelNoticed, ModelWithdrawn
from libs.contracts.disclosures.papers import DisclosurePublished, DisclosureWithdrawn
from libs.contracts.inspections.inspections import ConclusionIssued
from libs.contracts.participation.consultations import ConsultationOpened, ConsultationWithdrawn
from libs.contracts.participation.matters import MatterOpened
from libs.contracts.participation.surveys import SurveyOpened, SurveyWithdrawn
from libs.contracts.reporting import ReportIssued
from libs.kernel.clock import VIETNAM
from libs.kernel.events import Event, Heard
from libs.kernel.ids import new_id
from libs.kernel.listener import Hears
from libs.rows import ward_of
from libs.vietnamese import dmy
from services.directory.subscribers.tables import Tiding


async def note_disclosure(session: AsyncSession, event: DisclosurePublished, heard: Heard) -> None:
    """A paper came out."""
    text = f"Công khai: {event.title}"
    await _note(session, event, heard, text, f"/cong-khai/{event.disclosure_id}")


async def note_consultation(session: AsyncSession, event: ConsultationOpened, heard: Heard) -> None:
    """Residents are asked about a draft."""
    text = f"Lấy ý kiến đến hết {dmy(event.closes_on)}: {event.title}"
    await _note(session, event, heard, text, f"/lay-y-kien/{event.consultation_id}")


async def note_survey(session: AsyncSession, event: SurveyOpened, heard: Heard) -> None:
    """A survey went out to residents; one of officials is none of theirs."""
    if event.audience == "residents":
        text = f"Khảo sát đến hết {dmy(event.closes_on)}: {event.title}"
        await _note(session, event, heard, text, f"/khao-sat/{event.survey_id}")


async def note_matter(session: AsyncSession, event: MatterOpened, heard: Heard) -> None:
    """A neighbourhood votes."""
    text = "Một khu dân cư bắt đầu biểu quyết"
    await _note(session, event, heard, text, f"/nhan-dan-ban/{event.matter_id}")


async def note_conclusion(session: AsyncSession, event: ConclusionIssued, heard: Heard) -> None:
    """The public paper of a check."""
    text = f"Kết luận kiểm tra số {event.notice_number}"
    await _note(session, event, heard, text, f"/ket-luan-kiem-tra/{event.inspection_id}.pdf")


async def note_model(session: AsyncSession, event: ModelNoticed, heard: Heard) -> None:
    """A model hangs, and residents may say what they think."""
    text = f"Mô hình được công khai, góp ý đến hết {dmy(event.until)}"
    await _note(session, event, heard, text, f"/mo-hinh/{event.model_id}")


async def note_report(session: AsyncSession, event: ReportIssued, heard: Heard) -> None:
    """A report was issued."""
    text = f"Báo cáo số {event.number}"
    await _note(session, event, heard, text, f"/bao-cao/{event.report_id}")


async def drop_disclosure(session: AsyncSession, event: DisclosureWithdrawn, heard: Heard) -> None:
    """A paper was taken back: a mail tells no more what the page does not show."""
    await _drop(session, f"/cong-khai/{event.disclosure_id}")


async def drop_consultation(
    session: AsyncSession, event: ConsultationWithdrawn, heard: Heard
) -> None:
    """Residents are asked no more."""
    await _drop(session, f"/lay-y-kien/{event.consultation_id}")


async def drop_survey(session: AsyncSession, event: SurveyWithdrawn, heard: Heard) -> None:
    """A survey was taken back."""
    await _drop(session, f"/khao-sat/{event.survey_id}")


async def drop_model(session: AsyncSession, event: ModelWithdrawn, heard: Heard) -> None:
    """What a model was granted is taken back."""
    await _drop(session, f"/mo-hinh/{event.model_id}")


HEARS: Hears = {
    DisclosurePublished: note_disclosure,
    ConsultationOpened: note_consultation,
    SurveyOpened: note_survey,
    MatterOpened: note_matter,
    ConclusionIssued: note_conclusion,
    ModelNoticed: note_model,
    ReportIssued: note_report,
    DisclosureWithdrawn: drop_disclosure,
    ConsultationWithdrawn: drop_consultation,
    SurveyWithdrawn: drop_survey,
    ModelWithdrawn: drop_model,
}


async def _note(session: AsyncSession, event: Event, heard: Heard, text: str, path: str) -> None:
    row = insert(Tiding).values(
        id=new_id(),
        ward_id=ward_of(session),
        event_id=heard.event_id,
        text=text,
        path=path,
        on=event.occurred_at.astimezone(VIETNAM).date(),
    )
    await session.execute(row.on_conflict_do_nothing())


async def _drop(session: AsyncSession, path: str) -> None:
    await session.execute(
        delete(Tiding).where(Tiding.ward_id == ward_of(session), Tiding.path == path)
    )
