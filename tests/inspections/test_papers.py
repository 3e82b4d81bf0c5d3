"""Minutes and conclusion as papers: drafts say so, what is signed is kept, nobody is in public."""

from __future__ import annotations

import io
from typing import Any

import pypdf
import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel import outbox
from libs.kernel.actor import Actor
from libs.kernel.files import FileStore
from libs.permissions import NotYourRole
from services.inspections.checklists.actions import answer_line
from services.inspections.checklists.rules import LineAnswer
from services.inspections.findings.actions import add_finding, remove_finding
from services.inspections.findings.queries import findings_of
from services.inspections.findings.rules import Severity
from services.inspections.inspections import actions as inspections
from services.inspections.inspections.concluding import conclude_inspection
from services.inspections.inspections.rules import (
    ConclusionNumberTaken,
    InspectionKind,
    MinutesFixed,
    NotOnTheTeam,
    SelfCheckNotOrdered,
)
from services.inspections.inspections.tables import Inspection
from services.inspections.inspections.teams import OnTheTeamYourself
from services.inspections.papers import actions, rules
from services.inspections.papers.queries import paper_of
from services.inspections.papers.rules import PaperKind, SigningForm
from services.inspections.recommendations.rules import ConclusionIssuedAlready
from tests.inspections import checks, ward
from tests.inspections.asking import ASKED, asked
from tests.inspections.checks import (
    CHAIR,
    DRAFTER,
    HEAD,
    LEADER,
    MEMBER,
    OTHER_OFFICE,
    PAPER,
    appoint_everybody,
    drafted,
    on,
    started,
    told,
)
from tests.inspections.test_self_checks import KEYS, begun, filled, finished

STORE = FileStore("memory:///")
PERSON = "Nguyễn Thị Mẫu"  # whoever types a name all the same
SIGNED = {"notice_number": "61/TB-UBND", "signing_form": SigningForm.FOR_CHAIR}
SIGNED |= {"signer_name": "Trần Văn Mẫu"}
THERE = ward.at(on(5))


@pytest.fixture(autouse=True)
async def officials(session: AsyncSession) -> None:
    await appoint_everybody(session)


async def seen(session: AsyncSession, kind: InspectionKind = InspectionKind.PLANNED) -> Inspection:
    """A check that goes on: two lines answered, one by two people, and something found."""
    row = await started(session, kind)
    given: dict[str, Any] = {"device": "", "entry_id": None, "seen_at": None, "corrects": None}
    given |= {"photo": None, "now": THERE}
    no = {"line": "fees", "said": LineAnswer.NO, "note": f"{PERSON} treo mức cũ."}
    partly = {"line": "fees", "said": LineAnswer.PARTLY, "note": "Thiếu một mức."}
    yes = {"line": "present", "said": LineAnswer.YES, "note": ""}
    await answer_line(session, row.id, **yes, **given, by=LEADER)
    await answer_line(session, row.id, **partly, **given | {"photo": PAPER}, by=MEMBER)
    await answer_line(session, row.id, **no, **given, by=LEADER)
    await find(session, row)
    return row


async def find(session: AsyncSession, row: Inspection) -> None:
    """A grave finding at the line of the fees."""
    found = {"severity": Severity.GRAVE, "text": f"{PERSON} thu quá mức.", "line": "fees"}
    found |= {"basis": "Điều 11 khoản 12", "evidence": PAPER}
    await add_finding(session, row.id, **found, by=LEADER, now=THERE)


async def close_minutes(session: AsyncSession, row: Inspection, by: Actor = LEADER) -> None:
    how = {"number": "3/BB-KT", "store": STORE, "by": by, "now": THERE}
    await actions.sign_minutes(session, row.id, **how)


async def conclude(session: AsyncSession, row: Inspection, number: str = "50/KL-UBND") -> None:
    how = {"number": number, "conclusion": f"Phê bình {PERSON}.", "now": ASKED}
    await conclude_inspection(session, row.id, **how, by=CHAIR)


async def issue(session: AsyncSession, row: Inspection, by: Actor = CHAIR, **other: Any) -> None:
    how = {**SIGNED, "store": STORE, "now": ASKED} | other
    await actions.issue_conclusion(session, row.id, **how, by=by)


async def text_of(session: AsyncSession, row: Inspection, kind: PaperKind) -> str:
    """What stands in a paper as it was kept."""
    await session.flush()
    paper = await paper_of(session, row.id, kind)
    assert paper is not None
    return words(await STORE.read(ward.CODE, paper.files["pdf"]["sha256"]))


def words(pdf: bytes) -> str:
    pages = pypdf.PdfReader(io.BytesIO(pdf)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


async def test_minutes_say_who_checked_what_was_seen_and_by_how_much_it_is_proven(
    session: AsyncSession,
) -> None:
    row = await seen(session)
    await close_minutes(session, row)

    said = await text_of(session, row, PaperKind.MINUTES)
    for part in (
        *("Số: 3/BB-KT", "ngày 07 tháng 3 năm 2026", "Quyết định số 41/QĐ-UBND"),
        *("Trưởng đoàn: Phòng Kinh tế, Hạ tầng và Đô thị.", "Thành viên: Ban Thanh tra nhân dân."),
        *("đã ghi 2 trên 7 dòng", "Đạt một phần; Không đạt", "Thiếu một mức.", "(1 ảnh)"),
        *("Vi phạm nghiêm trọng", "Điều 11 khoản 12", "Đại diện Phòng Văn hóa - Xã hội"),
        *("Ý kiến của Phòng Văn hóa - Xã hội", "TRƯỞNG ĐOÀN KIỂM TRA", "Chưa ghi"),
    ):
        assert part in said, part
    assert "DỰ THẢO" not in said
    # Its own file and the photo at its line.
    assert "Điều 11 khoản 12 2" in said


async def test_only_the_leader_closes_minutes_that_say_something_and_once(
    session: AsyncSession,
) -> None:
    empty = await started(session)
    with pytest.raises(rules.MinutesEmpty):
        await close_minutes(session, empty)
    row = await seen(session)
    with pytest.raises(rules.NotTheLeader):
        await close_minutes(session, row, MEMBER)
    with pytest.raises(NotOnTheTeam):
        await close_minutes(session, row, OTHER_OFFICE)
    await close_minutes(session, row)
    await session.flush()
    with pytest.raises(rules.MinutesSigned):
        await close_minutes(session, row)


async def test_nothing_is_written_or_taken_back_behind_closed_minutes(
    session: AsyncSession,
) -> None:
    row = await seen(session)
    [finding] = await findings_of(session, row.id)
    entry = ward.an_id("sent before")
    given: dict[str, Any] = {"line": "manner", "said": LineAnswer.YES, "note": "", "photo": None}
    given |= {"device": "", "seen_at": None, "corrects": None, "by": LEADER, "now": THERE}
    kept = await answer_line(session, row.id, **given, entry_id=entry)
    await close_minutes(session, row)
    await session.flush()

    with pytest.raises(MinutesFixed):
        await answer_line(session, row.id, **given, entry_id=None)
    with pytest.raises(MinutesFixed):
        await find(session, row)
    with pytest.raises(MinutesFixed):
        await remove_finding(session, finding.id, by=LEADER, now=THERE)
    # A phone that sends once more what it sent before is still told that it is there.
    assert await answer_line(session, row.id, **given, entry_id=entry) is kept


async def test_a_conclusion_holds_findings_and_all_that_is_asked_by_when(
    session: AsyncSession,
) -> None:
    row = await seen(session)
    await close_minutes(session, row)
    await conclude(session, row)
    await asked(session, row)
    await asked(session, row, unit_id=ward.LAND, text="Soát lại mức phí.")
    await issue(session, row)

    said = await text_of(session, row, PaperKind.CONCLUSION)
    for part in (
        *("Số: 50/KL-UBND", "Biên bản kiểm tra số 3/BB-KT", "Thay bảng phí đang treo."),
        *("Soát lại mức phí.", "Phê bình Nguyễn Thị Mẫu", "KT. CHỦ TỊCH", "Trần Văn Mẫu"),
        *("1 dòng đạt, 1 dòng không đạt, 5 dòng chưa ghi", "Vi phạm nghiêm trọng"),
        *("Phòng Kinh tế, Hạ tầng và Đô thị", "10/04/2026"),
    ):
        assert part in said, part
    with pytest.raises(ConclusionIssuedAlready):
        await asked(session, row)
    with pytest.raises(rules.ConclusionSigned):
        await issue(session, row, notice_number="62/TB-UBND")


async def test_the_public_paper_holds_nothing_that_anybody_typed(session: AsyncSession) -> None:
    row = await seen(session)
    row.subject, row.scope = f"Kiểm tra {PERSON}", f"Việc của {PERSON}"
    await conclude(session, row)
    await asked(session, row, text=f"{PERSON} xin lỗi dân.", basis=f"Đơn tố {PERSON}")
    await issue(session, row)

    said = await text_of(session, row, PaperKind.NOTICE)
    typed = ("Mẫu", "Phê bình", "xin lỗi", "treo mức cũ", "thu quá mức", "Đơn tố", "Thiếu một mức")
    assert [each for each in typed if each in said] == []
    for part in (
        *("Số: 61/TB-UBND", "Kết luận số 50/KL-UBND", "Số phát hiện: 1 vi phạm nghiêm trọng"),
        *("Không đạt: Mức phí, lệ phí được niêm yết và thu đúng", "Điều 11 khoản 10"),
        *("Phòng Văn hóa - Xã hội", "10/04/2026"),
    ):
        assert part in said, part
    [event] = told(session, "conclusion.issued")
    assert (event["recommendations"], event["notice_number"]) == (1, "61/TB-UBND")
    assert "Mẫu" not in str([each["said"] for each in session.info["said"]])
    assert "Mẫu".encode() not in b"".join(each["body"] for each in outbox.told(session))


async def test_whoever_checked_does_not_sign_and_numbers_are_given_once(
    session: AsyncSession,
) -> None:
    deputy = checks.official("deputy", "chair")
    row = await drafted(session, leader_id=ward.an_id("chair"))
    await inspections.decide_inspection(session, row.id, number="1", by=deputy, now=ward.at(on(1)))
    await inspections.announce_inspection(session, row.id, by=DRAFTER, now=ward.at(on(2)))
    await inspections.start_inspection(session, row.id, by=CHAIR, now=THERE)
    with pytest.raises(rules.NoConclusionYet):
        await issue(session, row, deputy)
    how = {"conclusion": "Đạt.", "by": deputy, "now": ASKED}
    await conclude_inspection(session, row.id, number="50/KL-UBND", **how)
    with pytest.raises(OnTheTeamYourself):
        await issue(session, row)
    with pytest.raises(NotYourRole):
        await issue(session, row, DRAFTER)
    await issue(session, row, deputy)

    other = await started(session)
    with pytest.raises(ConclusionNumberTaken, match="50/KL-UBND"):
        await conclude(session, other)
    await conclude(session, other, "51/KL-UBND")
    with pytest.raises(rules.NoticeNumberTaken, match="61/TB-UBND"):
        await issue(session, other)
    await issue(session, other, notice_number="62/TB-UBND")


async def test_a_self_check_has_minutes_and_no_conclusion_of_the_chair(
    session: AsyncSession,
) -> None:
    row = await begun(session)
    await filled(session, row, HEAD, KEYS)
    await actions.sign_minutes(
        session, row.id, number="1/BB", store=STORE, by=HEAD, now=ward.at(on(1))
    )
    await finished(session, row)
    said = await text_of(session, row, PaperKind.MINUTES)
    assert "Tự kiểm tra tại Khu phố Bắc" in said
    with pytest.raises(SelfCheckNotOrdered):
        await issue(session, row)
