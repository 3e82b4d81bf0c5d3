"""A plan as a paper: PDF, Word, and its tasks as a workbook."""

from __future__ import annotations

import io

import openpyxl
from docx import Document

from tests.planning.ward import BINH, FRONT, FRONT_MAN, LAN


async def words_of(faces, plan_id: str, by=None) -> str:
    """Every word of the plan as Word file, tables included."""
    answer = await faces.get(f"plans/{plan_id}/document.docx", by)
    assert answer.status_code == 200, answer.text
    paper = Document(io.BytesIO(answer.content))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in paper.paragraphs), *cells])


async def test_everybody_gets_the_signed_text_and_officials_its_tasks(faces, named, small_plan):
    plan_id = await faces.approved(small_plan)

    public, office = await words_of(faces, plan_id), await words_of(faces, plan_id, BINH)

    for words in (public, office):
        assert "Số: 168a/KH-UBND" in words
        assert "Hoa Ban, ngày 08 tháng 01 năm 2025" in words
        assert "KT. CHỦ TỊCH" in words
        assert "Niêm yết công khai 14 nội dung" in words
    assert "Phụ lục".upper() not in public.upper()
    assert "Phòng Văn hóa - Xã hội" in office
    assert "23/05/2025" in office


async def test_the_pdf_is_a_pdf_and_its_name_holds_no_person(faces, named, small_plan):
    plan_id = await faces.approved(small_plan)

    answer = await faces.get(f"plans/{plan_id}/document.pdf", BINH)

    assert answer.content.startswith(b"%PDF")
    assert answer.headers["content-disposition"] == 'inline; filename="ke-hoach-2025-ban-1.pdf"'


async def test_the_workbook_counts_with_days_and_progress(faces, named, small_plan):
    plan_id = await faces.approved(small_plan)
    [report] = [one for one in await faces.tasks() if one["period"] == "6 tháng đầu năm"]
    note = {"on": "2025-01-10", "note": "Đang tổng hợp."}
    await faces.post(f"tasks/{report['id']}/progress", note, by=LAN)

    answer = await faces.get(f"plans/{plan_id}/document.xlsx", LAN)
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).worksheets[0]
    rows = list(sheet.iter_rows(values_only=True))

    head = next(place for place, row in enumerate(rows) if row[0] == "STT")
    columns = {title: place for place, title in enumerate(rows[head])}
    [line] = [row for row in rows[head + 1 :] if "6 tháng đầu năm" in str(row[columns["Nhiệm vụ"]])]
    assert line[columns["Hạn"]].date().isoformat() == "2025-05-23"
    assert line[columns["Trạng thái"]] == "Đang thực hiện"
    assert line[columns["Lần ghi tiến độ"]] == 1
    assert "trước ngày 25/5" in line[columns["Câu của kế hoạch"]]


async def test_tasks_are_not_for_strangers_and_drafts_for_nobody_outside(faces, named, small_plan):
    plan_id = await faces.approved(small_plan)
    draft = await faces.imported(small_plan)

    workbook = await faces.get(f"plans/{plan_id}/document.xlsx")
    stranger = await faces.get(f"plans/{draft}/document.pdf")
    front = await faces.get(f"plans/{draft}/document.pdf", FRONT_MAN)

    assert (workbook.status_code, stranger.status_code, front.status_code) == (401, 404, 404)
    assert "168a" not in await words_of(faces, draft, LAN)


async def test_without_the_name_of_the_ward_there_is_no_paper(faces, small_plan):
    plan_id = await faces.approved(small_plan)

    answer = await faces.get(f"plans/{plan_id}/document.pdf")

    assert (answer.status_code, answer.json()["type"]) == (404, "WardNotNamed")


async def test_the_year_is_for_everybody_and_says_no_reason_and_nobody_late(faces, small_plan):
    draft = await faces.submitted(small_plan)
    early = await faces.get(f"plans/{draft}/year")
    await faces.approve(draft)
    [mine] = [one for one in await faces.tasks() if one["lead_unit"]["id"] == str(FRONT)]
    said = {"outcome": "not_done", "reason": "Ông Sơn ốm."}
    await faces.post(f"tasks/{mine['id']}/outcome", said, by=FRONT_MAN)

    told = (await faces.get(f"plans/{draft}/year")).json()

    assert early.status_code == 404
    fields = {name for task in told for name in task}
    assert fields == {"title", "group", "lead", "cadence", "due_on", "state"}
    [shown] = [task for task in told if task["lead"] == "Ủy ban Mặt trận Tổ quốc"]
    assert shown["state"] == "not_done"
