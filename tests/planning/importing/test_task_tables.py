"""Task tables, in the plan or in an appendix, in Word, PDF or pasted: columns become proposals."""

import json

import pytest
import typst

from services.planning.importing.importer import read_pasted, read_plan
from services.planning.importing.plan import NodeKind, PlanDraft
from services.planning.importing.proposals.days import days_in
from services.planning.importing.proposals.findings import (
    Body,
    Cadence,
    Confidence,
    DueKind,
    DueRule,
    DutyKind,
)
from services.planning.importing.reading import Cell
from services.planning.importing.review import review_plan
from services.planning.importing.table_heads import Column, heads_of
from tests.planning.papers import HEAD, OPENING, add_table, define_list, number_with, paper, saved

OFFICE, CULTURE = "Văn phòng HĐND và UBND", "Phòng Văn hóa - Xã hội"
ROWS = (
    HEAD,
    ("I", "CÔNG KHAI", "", "", "", ""),
    ("1", "Niêm yết công khai 14 nội dung", OFFICE, "Các khu phố", "Trước 25/5", "Biên bản"),
    ("2", "Khảo sát mức độ hài lòng", CULTURE, f"{OFFICE}; MTTQ", "Tháng 6", "Báo cáo"),
    ("3", "Tập huấn cho cán bộ", "Công an phường", "", "15/9/2026", "Danh sách"),
)


def _as_word(*rows: tuple[str, ...]) -> bytes:
    document = paper(*OPENING, "II. NỘI DUNG", "1. Phân công")
    add_table(document, rows)
    return saved(document)


def _as_pasted(*rows: tuple[str, ...]) -> bytes:
    lines = [*OPENING, "II. NỘI DUNG", "1. Phân công", *("\t".join(row) for row in rows)]
    return "\n".join(lines).encode()


def _as_pdf(*rows: tuple[str, ...]) -> bytes:
    written = [f"#par({_quoted(t)})" for t in (*OPENING, "II. NỘI DUNG", "1. Phân công")]
    cells = ", ".join(f"[#{_quoted(cell)}]" for row in rows for cell in row)
    table = f"#table(columns: {len(rows[0])}, {cells})"
    return typst.compile("\n\n".join(["#set text(size: 8pt)", *written, table]).encode())


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _tasks(plan: PlanDraft):
    return [task for task in review_plan(plan).tasks if task.node_path.startswith("II.1/")]


@pytest.mark.parametrize("written", [_as_word, _as_pasted, _as_pdf])
def test_each_row_is_a_node_with_its_cells_and_each_column_says_its_thing(written):
    plan = read_plan(written(*ROWS))

    assert [n.text for n in plan.node("II.1").children] == [
        " | ".join(cell for cell in row if cell) for row in ROWS
    ]
    assert [(t.title, t.duty, t.lead, t.cooperating, t.due, t.output) for t in _tasks(plan)] == [
        (
            "Niêm yết công khai 14 nội dung",
            DutyKind.DISCLOSURE,
            Body.OFFICE,
            (Body.NEIGHBOURHOOD,),
            DueRule(DueKind.BEFORE, (25,), 5),
            "Biên bản",
        ),
        (
            "Khảo sát mức độ hài lòng",
            DutyKind.SURVEY,
            Body.CULTURE,
            (Body.OFFICE, Body.FRONT),
            DueRule(DueKind.BY, (30,), 6),
            "Báo cáo",
        ),
        (
            "Tập huấn cho cán bộ",
            DutyKind.TRAINING,
            None,
            (),
            DueRule(DueKind.BY, (15,), 9),
            "Danh sách",
        ),
    ]


def test_how_sure_a_row_is_and_why():
    sure, month, unknown = _tasks(read_plan(_as_word(*ROWS)))

    assert sure.confidence is Confidence.HIGH
    assert f"Cột chủ trì ghi “{OFFICE}”." in sure.reason
    assert month.confidence is Confidence.LOW
    assert "được hiểu là ngày cuối tháng" in month.reason
    assert unknown.confidence is Confidence.LOW
    assert "“Công an phường”, chưa rõ là đơn vị nào" in unknown.reason


def test_a_cell_merged_downwards_stands_once_and_counts_for_each_row():
    document = paper(*OPENING, "II. NỘI DUNG", "1. Phân công")
    table = add_table(document, [HEAD, ROWS[2], ROWS[3]])
    table.cell(2, 2).text = ""
    table.cell(1, 2).merge(table.cell(2, 2))

    plan = read_plan(saved(document))

    assert [t.lead for t in _tasks(plan)] == [Body.OFFICE, Body.OFFICE]
    assert [f"| {OFFICE} |" in row.text for row in plan.node("II.1").children] == [
        *(False, True, False),
    ]


def test_the_ordinal_word_counts_in_a_cell_is_kept():
    document = paper(*OPENING, "II. NỘI DUNG", "1. Phân công")
    table = add_table(document, [HEAD, ("", *ROWS[2][1:]), ("", *ROWS[3][1:])])
    define_list(document, 81, ("decimal", "%1"))
    for row in (1, 2):
        number_with(table.cell(row, 0).paragraphs[0], 81)

    rows = read_plan(saved(document)).node("II.1").children

    assert [row.text.partition(" | ")[0] for row in rows] == ["TT", "1", "2"]


def test_an_appendix_has_a_tree_of_its_own_and_its_table_gives_tasks():
    document = paper(*OPENING, "II. NỘI DUNG", "- Việc theo phụ lục.", "Nơi nhận:", "- Lưu: VT.")
    for text in ("PHỤ LỤC I", "PHÂN CÔNG NHIỆM VỤ", "(Kèm theo Kế hoạch)"):
        document.add_paragraph(text)
    add_table(document, ROWS)
    for text in ("Phụ lục 2", "I. PHẦN CHUNG", "1. Kết quả", "- Số cuộc họp.", "II. KIẾN NGHỊ"):
        document.add_paragraph(text)

    plan = read_plan(saved(document))
    review = review_plan(plan)

    assert [(n.path, n.ordinal, n.kind) for n in plan.appendices] == [
        ("PL1", "I", NodeKind.APPENDIX),
        ("PL2", "2", NodeKind.APPENDIX),
    ]
    assert [n.path for n in plan.node("PL2").walk()] == [
        *("PL2", "PL2.I", "PL2.I.1", "PL2.I.1/1", "PL2.II"),
    ]
    assert [n.text for n in plan.recipients] == ["Lưu: VT."]
    in_appendix = [t.node_path for t in review.tasks if t.node_path.startswith("PL")]
    assert in_appendix == ["PL1/4", "PL1/5", "PL1/6"]


def test_a_sentence_that_mentions_an_appendix_opens_none():
    plan = read_pasted("I. A\n- Một.\nII. B\n- Theo\nPhụ lục 1 kèm theo Kế hoạch này.")

    assert plan.appendices == ()


def test_a_table_without_such_columns_is_kept_row_by_row_and_is_no_task_table():
    plan = read_plan(_as_word(("Khu phố", "Số hộ", "Ghi chú"), ("Bắc", "120", "Đã họp.")))

    assert [n.text for n in plan.node("II.1").children][1] == "Bắc | 120 | Đã họp."
    assert all(task.output == "" for task in _tasks(plan))


@pytest.mark.parametrize(
    ("words", "column"),
    [
        ("STT", Column.ORDINAL),
        ("Nội dung thực hiện", Column.CONTENT),
        ("Nhiệm vụ", Column.CONTENT),
        ("Đơn vị thực hiện", Column.LEAD),
        ("Cơ quan chủ trì, phối hợp", Column.LEAD),
        ("Đơn vị phối hợp", Column.COOPERATING),
        ("Thời gian thực hiện", Column.DUE),
        ("Thời hạn hoàn thành", Column.DUE),
        ("Sản phẩm, kết quả", Column.OUTPUT),
    ],
)
def test_columns_are_known_under_their_usual_names(words, column):
    names = {Column.CONTENT: "Công việc", Column.LEAD: "Chủ trì"}
    rest = [word for each, word in names.items() if each is not column]
    heads = heads_of(Cell(place, each, 0) for place, each in enumerate([words, *rest]))

    assert heads[0] is column


@pytest.mark.parametrize(
    ("words", "due", "cadence"),
    [
        ("Trước ngày 25/5", DueRule(DueKind.BEFORE, (25,), 5), Cadence.YEARLY),
        ("30/6/2026", DueRule(DueKind.BY, (30,), 6), Cadence.YEARLY),
        ("Tháng 2", DueRule(DueKind.BY, (28,), 2), Cadence.YEARLY),
        ("Tháng 2/2026", DueRule(DueKind.BY, (28,), 2), Cadence.YEARLY),
        ("Quý III/2026", DueRule(DueKind.BY, (30,), 9), Cadence.YEARLY),
        ("Quý 4", DueRule(DueKind.BY, (31,), 12), Cadence.YEARLY),
        ("15/01/2027", None, None),
        ("31/6", None, None),
        ("Hằng quý", None, Cadence.QUARTERLY),
        ("Thường xuyên", None, Cadence.CONTINUOUS),
        ("Khi có yêu cầu", None, None),
    ],
)
def test_the_column_of_days_is_read_with_care(words, due, cadence):
    found = days_in(words, 2026)

    assert [(when.due, when.cadence) for when in found] in ([(due, cadence)], [])
    assert bool(found) or (due, cadence) == (None, None)


def test_a_day_of_another_year_is_flagged_and_gives_no_deadline():
    row = ("1", "Báo cáo năm", OFFICE, "", "Trước ngày 15/01/2027", "Báo cáo")
    review = review_plan(read_plan(_as_word(HEAD, row)))

    assert [t.due for t in review.tasks if t.node_path == "II.1/2"] == [None]
    assert "due_in_another_year" in {flag.code for flag in review.flags}
