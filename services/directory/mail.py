"""Mail to the officials of a unit when something is asked of it. Names nobody but the addressee."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs import mail, vietnamese
from libs.contracts.disclosures.obligations import DisclosureLate
from libs.contracts.planning.urgings import UrgingMoved, UrgingSent
from libs.kernel.effects import Causes
from libs.kernel.events import Heard
from libs.kernel.settings import Settings
from services.directory.officials.queries import addresses_of

URGED = """\
Kính gửi đồng chí,

Văn phòng HĐND và UBND đôn đốc đơn vị của đồng chí thực hiện một nhiệm vụ trong kế hoạch \
thực hiện dân chủ ở cơ sở.
Đề nghị trả lời trước ngày {answer_by}.

Xem nhiệm vụ và trả lời tại: {link}
"""
MOVED = """\
Kính gửi đồng chí,

Lịch làm việc thay đổi nên hạn trả lời văn bản đôn đốc gửi đơn vị của đồng chí chuyển từ ngày \
{was} sang ngày {answer_by}.

Xem nhiệm vụ và trả lời tại: {link}
"""
LATE = """\
Kính gửi đồng chí,

Nội dung phải công khai “{title}” do đơn vị của đồng chí phụ trách đã quá hạn {days} ngày làm việc \
(hạn công khai: {due_on}).

Công khai nội dung này tại: {link}
"""


async def tell_urged_unit(session: AsyncSession, event: UrgingSent, heard: Heard) -> None:
    """The unit was urged: its officials read it in their mail."""
    answer_by = vietnamese.dmy(event.answer_by)
    text = URGED.format(answer_by=answer_by, link=_link(session, heard))
    subject = f"Đôn đốc thực hiện nhiệm vụ, trả lời trước ngày {answer_by}"
    await _send(session, event.unit_id, subject, text)


async def tell_moved_unit(session: AsyncSession, event: UrgingMoved, heard: Heard) -> None:
    """The day to answer moved: whoever was mailed the former one is mailed the new one."""
    days = {
        "was": vietnamese.dmy(event.was_answer_by),
        "answer_by": vietnamese.dmy(event.answer_by),
    }
    text = MOVED.format(**days, link=_link(session, heard))
    await _send(session, event.unit_id, "Hạn trả lời đôn đốc thay đổi theo lịch làm việc", text)


async def tell_late_unit(session: AsyncSession, event: DisclosureLate, heard: Heard) -> None:
    """A disclosure is late: the officials of the unit that owes it read it in their mail."""
    text = LATE.format(
        title=event.title,
        days=event.days_late,
        due_on=vietnamese.dmy(event.due_on),
        link=_link(session, heard),
    )
    await _send(
        session, event.owner_unit_id, f"Quá hạn công khai {event.days_late} ngày làm việc", text
    )


EFFECTS: Causes = {
    UrgingSent: tell_urged_unit,
    UrgingMoved: tell_moved_unit,
    DisclosureLate: tell_late_unit,
}


def _settings(session: AsyncSession) -> Settings:
    settings: Settings = session.info["settings"]
    return settings


def _link(session: AsyncSession, heard: Heard) -> str:
    return f"{_settings(session).base_url}/{heard.ward_id}/viec"


async def _send(session: AsyncSession, unit_id: UUID | None, subject: str, text: str) -> None:
    settings = _settings(session)
    if settings.smtp_url and unit_id:
        addresses = await addresses_of(session, unit_id)
        await mail.send(settings, addresses, subject, text, about=f"unit {unit_id}")
