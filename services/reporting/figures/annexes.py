"""The annex tables of the report, filled from the figures that these services feed."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from libs.documents.blocks import Annex, Cell, Column, Figure, HeaderCell, Table
from libs.law.catalogue import khoans
from libs.vietnamese import dmy, number
from services.reporting.figures.counting import Span, Values, key_of
from services.reporting.figures.definitions import Definition

NO_FIGURES = "Chưa có số liệu từ phần mềm trong kỳ này"
# Columns of table I after number and title: the span, the figure, the words over it.
TABLE_ONE: tuple[tuple[Span, str, str], ...] = (
    (Span.PERIOD, "published", "Trong kỳ"),
    (Span.YEAR, "published", "Luỹ kế"),
    (Span.PERIOD, "published_on_time", "Đúng hạn"),
    (Span.PERIOD, "published_late", "Trễ hạn"),
    (Span.PERIOD, "posted_headquarters", "Trụ sở"),
    (Span.PERIOD, "posted_houses", "Nhà văn hóa"),
    (Span.PERIOD, "broadcasts", "Truyền thanh"),
    (Span.PERIOD, "notices", "Qua Trưởng khu"),
    (Span.PERIOD, "completed", "Đủ theo luật"),
)
COLUMNS_ONE = (
    Column(4, "center"),
    Column(22),
    *(Column(5, "right") for _ in TABLE_ONE),
    Column(11, "center"),
)
HEAD_ONE: tuple[tuple[HeaderCell | str, ...], ...] = (
    (
        HeaderCell("Mã", rows=2),
        HeaderCell("Nội dung công khai (Điều 11)", rows=2),
        HeaderCell("Số lượt công khai", columns=2),
        HeaderCell("Thời hạn (trong kỳ)", columns=2),
        HeaderCell("Hình thức (lượt trong kỳ)", columns=4),
        HeaderCell("Đủ theo luật", rows=2),
        HeaderCell("Niêm yết từ - đến", rows=2),
    ),
    tuple(words for _, name, words in TABLE_ONE if name != "completed"),
)
# Heard of a document, not of an item: an item's cell would be a zero that nobody counted.
BY_KHOAN_ONLY = ("broadcasts", "notices")


@dataclass(frozen=True)
class Waiting:
    """A table whose figures no service tells yet: its columns are ready."""

    label: str
    title: str
    columns: tuple[str, ...]


# Filled where a report was counted with petitions (figures/petitions.py); older ones wait for it.
SEVEN = Waiting(
    "Biểu VII",
    "Đơn thư khiếu nại, tố cáo, kiến nghị, phản ánh",
    (
        *("Loại đơn", "Tồn đầu kỳ", "Tiếp nhận trong kỳ", "Tiếp nhận luỹ kế"),
        *("Giải quyết trong kỳ", "Giải quyết luỹ kế", "Tồn cuối kỳ"),
    ),
)
# Tables II to VIII as wards use them; both columns of time are asked everywhere.
BOTH = ("Trong kỳ", "Luỹ kế")
WAITING: tuple[Waiting, ...] = (
    Waiting(
        "Biểu II",
        "Nhân dân bàn và quyết định trực tiếp",
        (
            *("Cơ quan chủ trì", "Số phương án", "Nội dung", "Tổng giá trị", "Ngân sách nhà nước"),
            *("Dân góp tiền", "Ngày công", "Khác", "Hình thức", "Kết quả biểu quyết", *BOTH),
        ),
    ),
    Waiting(
        "Biểu IIb",
        "Nhân dân bàn, biểu quyết để cấp có thẩm quyền quyết định",
        ("Loại", "Nội dung", "Hình thức", "Kết quả biểu quyết", *BOTH),
    ),
    Waiting(
        "Biểu III",
        "Nhân dân tham gia ý kiến",
        ("Nội dung", "Hình thức", "Từ ngày", "Đến ngày", "Kế hoạch", "Giải trình", *BOTH),
    ),
    Waiting(
        "Biểu IIIb",
        "Huy động vốn xây dựng hạ tầng",
        ("Công trình", "Tổng số", "Nhân dân đóng góp", "Nhà nước", *BOTH),
    ),
    Waiting(
        "Biểu IV",
        "Nhân dân kiểm tra, giám sát",
        ("Chủ thể", "Kiến nghị với cấp ủy", "Kiến nghị với chính quyền", "Khác", *BOTH),
    ),
    Waiting(
        "Biểu V",
        "Hoạt động của Ban Thanh tra nhân dân",
        (
            *("Số cuộc", "Sai phạm", "Vụ kiến nghị", "Thu hồi tiền", "Xử lý khác (tiền)"),
            *("Thu hồi đất (m²)", "Xử lý khác (đất)", "Kiến nghị bất cập pháp luật", *BOTH),
        ),
    ),
    Waiting(
        "Biểu VI",
        "Hoạt động của Ban Giám sát đầu tư của cộng đồng",
        (
            *("Số công trình", "Cuộc giám sát", "Sai phạm", "Kiến nghị", "Thu hồi tiền"),
            *("Giảm trừ quyết toán", "Khác", *BOTH),
        ),
    ),
    SEVEN,
    Waiting(
        "Biểu VIII",
        "Họp thôn, tổ dân phố",
        ("Tổng số", "Họp 1 lần/năm", "Họp 2 lần/năm", "Khác", *BOTH),
    ),
)


def figure_cell(values: Values, span: Span, name: str, part: str = "") -> Figure:
    """A number of a table, with the key of the facts behind it."""
    key = key_of(span, name, part)
    value = values.get(key, 0)
    return Figure(key, number(value), value=value)


def table_one(
    values: Values, days: Mapping[str, Sequence[str]], titles: Mapping[str, str]
) -> Annex:
    """Table I, results of disclosure: fourteen khoản, under each the items with something done.

    `days` gives the first and last day of posting by item and khoản, `titles` the names of items.
    """
    rows: list[tuple[Cell, ...]] = []
    for khoan in khoans():
        rows.append(
            _row_one(values, days, str(khoan.number), f"Khoản {khoan.number}. {khoan.short}")
        )
        named = {key: title for key, title in titles.items() if _khoan_of(key) == khoan.number}
        keys = named | {item.key: item.title for item in khoan.items}
        rows += [
            _row_one(values, days, key, title)
            for key, title in sorted(keys.items())
            if any(key_of(span, name, key) in values for span, name, _ in TABLE_ONE)
        ]
    sums = [figure_cell(values, span, name) for span, name, _ in TABLE_ONE]
    table = Table(COLUMNS_ONE, HEAD_ONE, tuple(rows), total=("", "Tổng cộng", *sums, ""))
    return Annex("Biểu I", "Kết quả công khai", (table,))


def _khoan_of(item: str) -> int:
    """The khoản of an item: 2 of '2c'."""
    return int("".join(sign for sign in item if sign.isdigit()) or 0)


def _row_one(
    values: Values, days: Mapping[str, Sequence[str]], part: str, title: str
) -> tuple[Cell, ...]:
    cells: list[Cell] = [part, title]
    for span, name, _ in TABLE_ONE:
        counted = part.isdigit() or name not in BY_KHOAN_ONLY
        cells.append(figure_cell(values, span, name, part) if counted else "")
    first, last = days.get(part, ("", ""))
    ends = dmy(date.fromisoformat(last)) if last else "đang niêm yết"
    return (*cells, f"{dmy(date.fromisoformat(first))} - {ends}" if first else "")


def waiting_tables(counted: Collection[str]) -> Annex | None:
    """Those of tables II to VIII that were not counted, saying so; None when all were."""
    waiting = [each for each in WAITING if each.label not in counted]
    if not waiting:
        return None
    labels = ", ".join(each.label for each in waiting)
    title = "Các biểu chưa có số liệu từ phần mềm"
    return Annex(labels, title, tuple(_waiting(each) for each in waiting))


def _waiting(table: Waiting) -> Table:
    blanks = ("",) * (len(table.columns) - 1)
    return Table(
        columns=(Column(22), *(Column(8, "center") for _ in blanks)),
        header=(table.columns,),
        rows=((NO_FIGURES, *blanks),),
        total=("Tổng cộng", *("–" for _ in blanks)),
        caption=f"{table.label}. {table.title}",
    )


def work_table(
    values: Values,
    definitions: Sequence[Definition],
    manual: Sequence[Any],
    elsewhere: Collection[str],
) -> Annex:
    """The figures that stand in no other table, and those entered by hand, marked."""
    rows: list[tuple[Cell, ...]] = [
        (
            each.title,
            each.unit,
            figure_cell(values, Span.PERIOD, each.key),
            figure_cell(values, Span.YEAR, each.key),
            "Số tại ngày chốt" if each.stock else "",
        )
        for each in definitions
        if each.key not in elsewhere
    ]
    for entry in manual:
        words = "Ước thực hiện, số nhập tay" if entry.estimated else "Số nhập tay"
        cell = Figure(f"manual.{entry.ordinal}", number(entry.value), value=entry.value)
        rows.append((entry.title, entry.unit, cell, "", words))
    return Annex("Biểu IX", "Chỉ đạo, tổ chức thực hiện và các số liệu khác", (_lines(rows),))


def _lines(rows: list[tuple[Cell, ...]]) -> Table:
    return Table(
        columns=(Column(42), Column(12), Column(10, "right"), Column(10, "right"), Column(20)),
        header=(("Chỉ tiêu", "Đơn vị tính", "Trong kỳ", "Luỹ kế", "Ghi chú"),),
        rows=tuple(rows),
    )


def corrections_table(values: Values, definitions: Sequence[Definition]) -> Annex | None:
    """What belongs to the report before but was learned after its cut-off; None when nothing."""
    rows: list[tuple[Cell, ...]] = [
        (each.title, each.unit, figure_cell(values, Span.LATE, each.key))
        for each in definitions
        if values.get(key_of(Span.LATE, each.key))
    ]
    if not rows:
        return None
    table = Table(
        columns=(Column(60), Column(14), Column(14, "right")),
        header=(("Chỉ tiêu", "Đơn vị tính", "Điều chỉnh"),),
        rows=tuple(rows),
    )
    return Annex("Biểu X", "Điều chỉnh số liệu của báo cáo trước, ghi nhận sau ngày chốt", (table,))
