"""What happened to an object, as its page tells it: each step in words, nobody and no vote."""

from __future__ import annotations

import importlib
import re
from collections.abc import Mapping, Sequence
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from libs.happened import HappenedView, Sentences, happened, without_actors
from libs.kernel.database import NOTE
from libs.law.decisions import Clause
from libs.law.procedures import CONVENTION, MATTER, procedure
from services.participation.agenda import views as matter_views
from services.participation.ballots import actions as papers
from services.participation.ballots.words import STEPS as VOTE_WORDS
from services.participation.boards import views as board_views
from services.participation.contributions import views as fund_views
from services.participation.contributions.keeping import confirm_spending, reverse_entry
from services.participation.elections import views as election_views
from services.participation.matters.tables import Matter
from services.participation.recognising.actions import send_decision
from services.participation.surveys.words import STEPS as SURVEY_WORDS
from services.participation.village.words import STEPS as CONVENTION_WORDS
from tests.participation import (
    asking,
    boards,
    contributions,
    conventions,
    elections,
    matters,
    voting,
    ward,
)
from tests.participation.households import households

SERVICE = Path(matter_views.__file__).parents[1]
NOTED = re.compile(r'record\(\s*session,\s*by,\s*f?"([^"]+)"')


def texts(timeline: Sequence[HappenedView]) -> list[str]:
    """The sentences; each is whole, in its order, and says nobody's account."""
    assert all(line.by_id is None for line in timeline)
    assert not [line.text for line in timeline if "…" in line.text or not line.text.endswith(".")]
    assert [line.at for line in timeline] == sorted(line.at for line in timeline)
    return [line.text for line in timeline]


async def written(session: AsyncSession) -> None:
    """What was done is in the history, as it is after the commit."""
    await session.flush()
    await session.execute(NOTE, session.info.pop("said"))


def tables() -> dict[str, Mapping[str, object]]:
    """Every table of sentences of the service, by its folder and name."""
    found: dict[str, Mapping[str, object]] = {}
    for path in sorted(SERVICE.glob("*/words.py")):
        module = importlib.import_module(f"services.participation.{path.parent.name}.words")
        named = {name: it for name, it in vars(module).items() if name.isupper()}
        found |= {f"{path.parent.name}.{name}": it for name, it in named.items()}
    return found


def test_a_sentence_is_of_a_use_case_that_is_noted() -> None:
    """A word for what nobody notes would never be read, and hide that another one is missing."""
    source = "".join(path.read_text() for path in SERVICE.rglob("*.py"))
    noted = set(NOTED.findall(source))
    noted |= {
        f"{move.id}_{kind}" for kind in (MATTER, CONVENTION) for move in procedure(kind).moves
    }
    sentences = {name: set(table) - noted for name, table in tables().items()}

    assert len(sentences) > 10
    assert {name: unknown for name, unknown in sentences.items() if unknown} == {}


def test_no_page_tells_what_a_household_did() -> None:
    """Consents, papers, acceptances, gifts: when they were noted tells who it was."""
    of_households = re.compile(
        r"consent|paper_ballot|acceptance|accept_online|tick_|contributions|gift|donor|opinion"
        r"|answer$|comment|exemption|complaint"
    )
    told = {action for table in tables().values() for action in table}

    assert [action for action in told if of_households.search(action)] == []


async def test_a_matter_tells_every_step_until_its_decision_is_sent(session: AsyncSession) -> None:
    roll = await households(session, 6)
    matter = await matters.agreed(session)
    await matters.voted(session, matter, 6, roll, 6)
    await matters.written(session, matter, roll)
    now = ward.at(matter.last_on, 22)
    await send_decision(session, matter.id, by=ward.HEAD, now=now)

    await written(session)
    view = await matter_views.worked_on(session, matter, now)

    assert texts(view.timeline) == [
        "Nêu nội dung để Nhân dân bàn, quyết định.",
        "Thống nhất đưa ra bàn ngày 02/03/2026.",
        "Chọn hình thức lấy ý kiến quyết định.",
        "Định họp các hộ vào ngày 05/03/2026.",
        "Thông báo cuộc họp đến các hộ ngày 02/03/2026.",
        "Mở lấy ý kiến quyết định ngày 05/03/2026.",
        "Được thông qua ngày 05/03/2026.",
        "Đếm và ghi kết quả biểu quyết tại cuộc họp.",
        "Gửi quyết định ngày 05/03/2026.",
    ]


async def test_an_account_tells_its_lines_by_number_and_no_gift(session: AsyncSession) -> None:
    fund, roll = await contributions.opened(session)
    await contributions.gave(session, fund, roll, contributions.money())
    entry = await contributions.spent(session, fund, 1_000_000)
    await session.flush()
    front = {"by": ward.FRONT_OFFICIAL, "now": contributions.NOW}
    await confirm_spending(session, entry.id, **front)  # type: ignore[arg-type]
    said = {"reason": "wrong_amount", **contributions.HEAD}
    await reverse_entry(session, entry.id, **said)  # type: ignore[arg-type]

    await written(session)
    view = await fund_views.shown(session, fund, contributions.NOW, lambda file: "", official=False)

    assert texts(view.timeline) == [
        "Mở sổ thu, chi.",
        "Mặt trận đối chiếu và xác nhận mức góp.",
        "Ghi khoản chi ở dòng 7.",
        "Mặt trận xem chứng từ, xác nhận khoản chi ở dòng 7.",
        "Sửa sổ: dòng 8 hủy dòng 7.",
    ]


async def test_a_convention_is_told_from_its_draft_to_its_recognition(
    session: AsyncSession,
) -> None:
    row = await conventions.recognised(session, await households(session, 6))
    await written(session)

    assert texts(without_actors(await happened(session, CONVENTION_WORDS, row.id))) == [
        "Bắt đầu soạn thảo.",
        "Ghi bản 1 của văn bản.",
        f"Niêm yết dự thảo từ ngày {conventions.DAY:%d/%m/%Y}.",
        "Đưa ra các hộ biểu quyết.",
        "Được các hộ thông qua ngày 02/04/2026.",
        "Gửi hồ sơ đề nghị công nhận ngày 02/04/2026.",
        "Được công nhận ngày 02/04/2026.",
    ]


async def test_an_election_is_told_with_its_vote_and_names_no_candidate(
    session: AsyncSession,
) -> None:
    roll = await households(session, 6)
    row = await elections.announced(session)
    matter = await session.get_one(Matter, row.matter_id)
    held = await elections.opened(session, matter, row.on)
    await matters.attended(session, held, roll, ward.FRONT_OFFICIAL)

    await written(session)
    view = await election_views.shown(session, row, matter, ward.at(row.on, 22))

    assert texts(view.timeline) == [
        f"Quyết định bầu vào ngày {row.on:%d/%m/%Y}, theo văn bản số 12/QĐ-UBND.",
        f"Gửi danh sách người ứng cử ngày {elections.DAY:%d/%m/%Y}.",
        f"Lập Tổ bầu cử ngày {elections.DAY:%d/%m/%Y}, theo văn bản số 13/QĐ-UBND.",
        f"Thông báo cuộc bầu đến các hộ ngày {elections.DAY:%d/%m/%Y}.",
        f"Mở bỏ phiếu ngày {row.on:%d/%m/%Y}.",
    ]
    assert "Mẫu" not in " ".join(texts(view.timeline))


async def test_a_board_and_a_survey_are_told(session: AsyncSession) -> None:
    board = await boards.formed(session)
    survey = await asking.draft(session)
    await asking.point(session, survey)
    await asking.opened(session, survey)
    await asking.closed(session)

    await written(session)
    one = await board_views.one(session, board, boards.DAY)
    asked = without_actors(await happened(session, SURVEY_WORDS, survey.id))

    assert texts(one.timeline) == ["Bắt đầu thành lập, phải có 5 thành viên."]
    assert texts(asked) == [
        "Soạn phiếu hỏi.",
        "Thêm một điểm lấy ý kiến.",
        f"Nhận phiếu từ ngày {asking.OPENS:%d/%m/%Y} đến hết ngày {asking.LAST:%d/%m/%Y}.",
        "Hết thời gian nhận phiếu.",
    ]


async def test_a_secret_vote_tells_nothing_of_its_papers(session: AsyncSession) -> None:
    row = await voting.opened(session)
    for number in (1, 2):
        who = {"by": ward.HEAD, "now": voting.DURING}
        await papers.give_paper_ballot(session, row.id, voting.household(number), **who)  # type: ignore[arg-type]

    await written(session)
    told = without_actors(await happened(session, VOTE_WORDS, row.id))

    assert texts(told) == ["Ghi danh sách hộ, công bố khóa và giờ biểu quyết."]


@pytest.mark.parametrize("clause", [Clause.WORKS, Clause.OTHER])
async def test_a_timeline_holds_no_account(session: AsyncSession, clause: Clause) -> None:
    matter = await matters.agreed(session, clause)
    now = ward.at(matters.DAY + timedelta(1))

    await written(session)
    view = (await matter_views.shown(session, matter, now)).model_dump_json()

    assert ward.HEAD.id not in view
    assert ward.FRONT_OFFICIAL.id not in view


def test_a_table_with_a_wrong_name_would_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    wrong: Sentences = {"open_the_fund": "Mở sổ."}
    monkeypatch.setattr("services.participation.contributions.words.STEPS", wrong)

    with pytest.raises(AssertionError, match="open_the_fund"):
        test_a_sentence_is_of_a_use_case_that_is_noted()
